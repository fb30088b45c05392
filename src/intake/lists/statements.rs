//! Balance sheets, statements of profit and of cash flows as tables (资产负债表、利润表、现金流量表), told by the names of
//! their lines: in one list, or with two sides beside each other. Every sum that a statement gives is worked out again.

mod layout;
mod lines;
mod names;
mod sums;

use super::heading::{self, Form, currency, has_dates, skip};
use super::{periods, times};
use crate::intake::controls::Control;
use crate::intake::decimal::Decimal;
use crate::intake::document::{DocumentFinding, DocumentPart, StatementFigure, StatementPeriod, StatementRow};
use crate::intake::draft::Draft;
use crate::intake::finding::{ControlFigure, IntakeFinding};
use crate::intake::format::Format;
use crate::intake::question::Question;
use crate::intake::readers::Ask;
use crate::intake::recipe::Recipe;
use crate::intake::record::ControlTotal;
use crate::intake::table::Table;
use crate::intake::words::is_chinese;
use crate::kernel::{Currency, Finding, Origin, Severity};
use layout::{Column, Layout, Side};
use names::Role;
use sums::{Sums, add_up, near};

/// Which statement a table is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Sheet {
    Balance,
    Profit,
    Cash,
}

impl Sheet {
    const ALL: [Self; 3] = [Self::Balance, Self::Profit, Self::Cash];

    /// What its rows say they are of.
    const fn group(self) -> &'static str {
        match self {
            Self::Balance => "balance-sheet",
            Self::Profit => "profit-and-loss",
            Self::Cash => "cash-flow",
        }
    }
}

/// Whether a line raises or lowers a sum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sign {
    Plus,
    Less,
}

/// A line of a statement.
struct Line {
    /// Its row of the table.
    row: usize,
    /// Its name as written.
    written: String,
    /// The same without numbers and marks.
    name: String,
    /// What it is; `None` for a heading.
    role: Option<Role>,
    sign: Sign,
    /// In a balance sheet: on the side of what is owed and of the owners.
    owed: bool,
    /// The headings it stands under, the outermost first, or the line that it is a part of.
    under: String,
    /// Its amounts by column of its side.
    values: Vec<Option<Decimal>>,
}

/// A list of lines with its sums.
struct List<'l> {
    side: &'l Side,
    lines: Vec<Line>,
    sums: Sums,
}

/// The draft of a table that is a statement.
pub(super) fn draft(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>) -> Option<Draft> {
    let mut layout = layout::find(table, recipe)?;
    if has_dates(table, layout.heading) {
        return None;
    }
    let mut draft = Draft::new(Format::FinancialStatement);
    let amounts: Vec<usize> = layout.sides.iter().flat_map(|side| side.columns.iter().map(|c| c.at)).collect();
    let grouped = Recipe { decimal: recipe.decimal.or_else(|| layout::grouped(table, &layout)), ..recipe.clone() };
    let form = Form::decide(table, layout.heading, &[], &amounts, &grouped, &mut draft);
    let own = match layout.currency.filter(|_| recipe.currency.is_none()) {
        Some(named) => named,
        None => currency(table, layout.heading, recipe, ask.currency, &mut draft),
    };
    let read: Vec<Vec<Line>> =
        layout.sides.iter().map(|side| lines::lines(table, &layout, side, form, &mut draft)).collect();
    for (side, lines) in layout.sides.iter_mut().zip(&read) {
        settle_columns(side, lines);
    }
    told(table, &layout, &mut draft);
    draft.question = question(table, &layout, recipe);
    let unit = rounding(&layout);
    let lists: Vec<List<'_>> =
        layout.sides.iter().zip(read).map(|(side, lines)| proven(layout.sheet, side, lines, unit)).collect();
    for list in &lists {
        keep(table, &layout, list, own, &mut draft);
    }
    let mut rows: Vec<usize> =
        lists.iter().flat_map(|list| &list.lines).filter(|l| l.role.is_some()).map(|l| l.row).collect();
    rows.sort_unstable();
    rows.dedup();
    draft.paper_rows = rows.len();
    let known =
        |row: &usize| rows.contains(row) || draft.unread.iter().any(|unread| unread.line == table.rows[*row].line);
    let left: Vec<usize> = (0..table.rows.len()).filter(|row| !known(row)).collect();
    left.into_iter().for_each(|row| skip(table, row, &mut draft));
    if draft.papers.statement.is_empty() {
        return None;
    }
    prove(table, &lists, own, unit, &mut draft);
    draft.currency = Some(own);
    Some(draft)
}

/// Two columns cannot tell of one time: the second is left without one, which is told unless it says the same.
fn settle_columns(side: &mut Side, lines: &[Line]) {
    let same = |a: usize, b: usize| lines.iter().all(|line| line.values[a] == line.values[b]);
    let mut at = 1;
    while at < side.columns.len() {
        let twin =
            (0..at).find(|a| side.columns[*a].period.is_some() && side.columns[*a].period == side.columns[at].period);
        match twin {
            Some(twin) if same(twin, at) => side.columns[at].twin = true,
            Some(_) => side.columns[at].period = None,
            None => {}
        }
        at += 1;
    }
}

/// Columns without a time and amounts whose unit is not named are told.
fn told(table: &Table<'_>, layout: &Layout, draft: &mut Draft) {
    let line = table.rows[layout.heading].line;
    let mut lacks = |of: &str, part: DocumentPart| {
        let kind = IntakeFinding::Document(DocumentFinding::Lacks { of: of.to_owned(), part });
        let finding = Finding::at(Severity::Warning, kind, Origin::Line { file: 0, line });
        if !draft.findings.contains(&finding) {
            draft.findings.push(finding);
        }
    };
    let columns = || layout.sides.iter().flat_map(|side| &side.columns).filter(|column| !column.twin);
    for column in columns().filter(|column| column.period.is_none()) {
        lacks(&column.heading, DocumentPart::Period);
    }
    let chinese = (0..=layout.heading).any(|row| is_chinese(table.line_text(row)));
    if layout.unit.is_none() && layout.decimals == 0 && chinese {
        lacks("", DocumentPart::Unit);
    }
    for column in columns().filter(|column| column.chosen) {
        periods::told(column.period, &column.heading, line, &mut draft.findings);
    }
}

/// The question for the days that the statement does not name: of the whole, if that settles a column, else of the
/// first column without any. An answer stays to be changed.
fn question(table: &Table<'_>, layout: &Layout, recipe: &Recipe) -> Option<Question> {
    let flow = layout.sheet != Sheet::Balance;
    let open = periods::Open { line: table.rows[layout.heading].line, flow, title: layout.title, recipe };
    let columns = || layout.sides.iter().flat_map(|side| side.columns.iter().filter(|column| !column.twin));
    let unsettled = || columns().filter(|column| column.period.is_none());
    let whole = open.chosen("").is_some();
    if !whole && unsettled().any(|column| column.by_whole) {
        return Some(open.ask(None, ""));
    }
    let of = |column: &Column| open.ask(Some(column.at), &column.heading);
    if let Some(column) = unsettled().find(|column| !column.heading.is_empty()) {
        return Some(of(column));
    }
    let own = || columns().find(|column| column.chosen && open.chosen(&column.heading).is_some());
    if whole && columns().any(|column| column.chosen) { Some(open.ask(None, "")) } else { own().map(of) }
}

/// The smallest step that rounded amounts can differ by; nothing where amounts are exact.
fn rounding(layout: &Layout) -> Decimal {
    let power = layout.unit.unwrap_or(0) - i32::try_from(layout.decimals).unwrap_or(0);
    let one = Decimal::parse("1").unwrap_or_default();
    if power >= 0 { one.scaled(power).unwrap_or_default() } else { Decimal::ZERO }
}

/// Adds a side up; costs count as they are written where only that gives the sums.
fn proven(sheet: Sheet, side: &Side, mut lines: Vec<Line>, unit: Decimal) -> List<'_> {
    let mut sums = add_up(sheet, &lines, unit);
    if sheet != Sheet::Balance && sums.wrong(unit) > 0 {
        let signs: Vec<Sign> = lines.iter().map(|line| line.sign).collect();
        lines.iter_mut().for_each(|line| line.sign = Sign::Plus);
        let other = add_up(sheet, &lines, unit);
        if other.wrong(unit) < sums.wrong(unit) {
            sums = other;
        } else {
            lines.iter_mut().zip(signs).for_each(|(line, sign)| line.sign = sign);
        }
    }
    List { side, lines, sums }
}

/// Keeps the amounts of a side as rows.
fn keep(table: &Table<'_>, layout: &Layout, list: &List<'_>, own: Currency, draft: &mut Draft) {
    let scale = layout.unit.unwrap_or(0) - i32::try_from(layout.decimals).unwrap_or(0);
    let decimals = i8::try_from(-scale).ok().filter(|_| layout.unit.is_some_and(|unit| unit > 0));
    for (at, line) in list.lines.iter().enumerate() {
        let Some(role) = line.role else { continue };
        let kind = match role {
            _ if list.sums.alone.contains(&at) => "",
            Role::Item if line.sign == Sign::Less => " less",
            Role::Item => "",
            Role::Total | Role::Net => " total",
            Role::Part => " part",
        };
        let kept = list.side.columns.iter().zip(&line.values).filter(|(column, _)| !column.twin);
        for (column, value) in kept.filter_map(|(column, value)| Some((column, (*value)?))) {
            let Some((money, rounded)) = value.money(own) else { continue };
            let line_number = table.rows[line.row].line;
            if rounded {
                let of = line.written.clone();
                let kind = IntakeFinding::Document(DocumentFinding::Rounded { of, text: value.to_string() });
                draft.findings.push(Finding::at(Severity::Note, kind, Origin::Line { file: 0, line: line_number }));
            }
            draft.papers.statement.push(StatementRow {
                line: line_number,
                code: line.name.clone(),
                name: line.written.clone(),
                group: format!("{}{kind}", layout.sheet.group()),
                parent: line.under.clone(),
                period: column.period,
                dimensions: Vec::new(),
                decimals,
                figure: StatementFigure::Amount(money),
            });
        }
    }
}

/// Sets every sum of the statement beside ours, and assets beside what is owed and the owners' share.
fn prove(table: &Table<'_>, lists: &[List<'_>], own: Currency, unit: Decimal, draft: &mut Draft) {
    let mut control = |row: usize, text: String, stated: Decimal, computed: Decimal, parts: usize| {
        let (Some((stated_money, _)), Some((computed_money, _))) = (stated.money(own), computed.money(own)) else {
            return;
        };
        let severity = if near(stated, computed, parts, unit) { Severity::Note } else { Severity::Warning };
        let (line, stated, computed) =
            (table.rows[row].line, ControlFigure::Sum(stated_money), ControlFigure::Sum(computed_money));
        draft.controls.push(Control { total: ControlTotal { line, text, stated, computed }, severity });
    };
    let named = |list: &List<'_>, line: &Line, column: usize| {
        let column = &list.side.columns[column];
        let time = match column.period {
            Some(StatementPeriod::On(day)) => day.to_string(),
            Some(StatementPeriod::Span(first, last)) => format!("{first} – {last}"),
            None => column.heading.clone(),
        };
        format!("{} {time}", line.written)
    };
    for list in lists {
        for check in list.sums.checks.iter().filter(|check| !list.side.columns[check.column].twin) {
            let line = &list.lines[check.line];
            control(line.row, named(list, line, check.column), check.stated, check.computed, check.parts);
        }
    }
    let grand = |is: fn(&str) -> bool| {
        lists.iter().find_map(|list| Some((list, list.lines.iter().find(|l| l.role.is_some() && is(&l.name))?)))
    };
    let pair = grand(names::is_grand_assets).zip(grand(names::is_grand_owed));
    let pair = pair.or_else(|| grand(names::is_net_assets).zip(grand(names::is_all_equity)));
    if let Some(((left, assets), (right, owed))) = pair {
        for (column, value) in assets.values.iter().enumerate() {
            let period = left.side.columns[column].period;
            let other =
                right.side.columns.iter().position(|c| c.period == period && period.is_some()).unwrap_or(column);
            if let (Some(stated), Some(Some(computed))) = (*value, owed.values.get(other).copied()) {
                let text = format!("{} = {}", named(left, assets, column), owed.written);
                control(assets.row, text, stated, computed, 1);
            }
        }
    }
}

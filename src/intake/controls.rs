//! Totals that a file states about itself: banner lines of bills, rows of totals, opening and closing balances.

use super::amounts::{self, Amount, Cell, Side};
use super::finding::ControlFigure;
use super::money::{Mode, Money as Where};
use super::plan::Plan;
use super::proof::{self, Stated};
use super::recipe::DecimalSign;
use super::record::{ControlTotal, Record, Role};
use super::rows::Rows;
use super::table::Table;
use super::wechat;
use super::words::{self, Summary};
use crate::kernel::{Currency, Money, Severity};

/// A total of the file beside ours, and how much a difference matters.
pub(super) struct Control {
    /// The total.
    pub total: ControlTotal,
    /// How much a difference matters.
    pub severity: Severity,
}

/// Which rows a label speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    In,
    Out,
    Neutral,
}

/// Our figures, by the bill's own classes.
struct Ours {
    rows: u64,
    count: [u64; 3],
    sum: [i128; 3],
    refunds: i64,
    currency: Currency,
}

impl Ours {
    fn of(records: &[Record], unread: usize, refunds: i64, currency: Currency) -> Self {
        let (mut count, mut sum) = ([0; 3], [0; 3]);
        for record in records.iter().filter(|record| record.amount.currency() == currency) {
            let minor = i128::from(record.amount.minor());
            let at = if record.neutral { 2 } else { usize::from(minor < 0) };
            count[at] += 1;
            sum[at] += minor.abs();
        }
        let rows = u64::try_from(records.len() + unread).unwrap_or(u64::MAX);
        Self { rows, count, sum, refunds, currency }
    }

    fn sum(&self, of: Of) -> Money {
        proof::money(self.sum[of as usize], self.currency)
    }

    fn net(&self) -> Money {
        proof::money(self.sum[0] - self.sum[1], self.currency)
    }
}

/// Balances that the file states in rows of summaries or in lines around the table.
pub(super) fn stated(table: &Table<'_>, plan: &Plan, rows: &Rows, currency: Currency) -> Stated {
    let mut out = Stated::default();
    // A statement in several currencies states a balance of each.
    let named = |row: usize| plan.column(Role::Currency).and_then(|column| words::currency(table.raw(row, column)));
    for (summary, row) in &rows.summaries {
        if named(*row).is_some_and(|of| of != currency) {
            continue;
        }
        let place = match summary {
            Summary::Opening => &mut out.opening,
            Summary::Closing => &mut out.closing,
            Summary::Total => continue,
        };
        if place.is_none() || *summary == Summary::Closing {
            *place = balance_of(table, plan, *row, currency).or(*place);
        }
    }
    for row in &rows.skipped {
        let Some(first) = (0..table.rows[*row].count).map(|c| table.raw(*row, c)).find(|cell| !cell.is_empty()) else {
            continue;
        };
        let place = match words::summary(first) {
            Some(Summary::Opening) => &mut out.opening,
            Some(Summary::Closing) => &mut out.closing,
            _ => continue,
        };
        if place.is_none() {
            *place = balance_of(table, plan, *row, currency).or_else(|| after_words(table.line_text(*row), currency));
        }
    }
    out
}

/// The balance in a summary row: its balance cell, else its amount with the direction, else its last amount.
fn balance_of(table: &Table<'_>, plan: &Plan, row: usize, currency: Currency) -> Option<Money> {
    let read = |column: usize| match amounts::lex(table.raw(row, column)) {
        Cell::Amount(amount) => {
            let minor = plan.minor(&amount, column, currency.minor_digits()).ok()?;
            let side = plan.column(Role::Direction).and_then(|c| words::direction(table.raw(row, c)));
            let debt = amount.minus || amount.side == Some(Side::Out) || side == Some(Side::Out);
            Some(Money::from_minor(if debt { -minor } else { minor }, currency))
        }
        Cell::Nothing | Cell::Other => None,
    };
    let first = plan.column(Role::Balance).and_then(read);
    let columns = plan.found.map(|found| found.money.columns()).unwrap_or_default();
    first
        .or_else(|| columns.into_iter().find_map(read))
        .or_else(|| (0..table.rows[row].count).rev().filter(|c| Some(*c) != plan.date).find_map(read))
}

/// The first amount behind the words of a line such as `期初余额：1,234.00元`.
fn after_words(line: &str, currency: Currency) -> Option<Money> {
    let (_, rest) = line.split_once([':', '：'])?;
    first_amount(rest, currency).map(|(money, _)| money)
}

/// The first number of a text and what stands behind it.
fn first_amount(text: &str, currency: Currency) -> Option<(Money, &str)> {
    let start = text.find(|c: char| c.is_ascii_digit() || c == '-')?;
    let end = text[start..]
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-'))
        .map_or(text.len(), |end| start + end);
    let number = text[start..end].trim_end_matches([',', '.', '-']);
    let Cell::Amount(amount) = amounts::lex(number) else { return None };
    let minor = amount.minor(DecimalSign::Point, currency.minor_digits()).ok()?;
    Some((Money::from_minor(if amount.minus { -minor } else { minor }, currency), &text[end..]))
}

/// All totals the file states. `bill` says that they stand in a bill whose own notice warns of differences.
pub(super) fn find(table: &Table<'_>, plan: &Plan, rows: &Rows, currency: Currency, bill: bool) -> Vec<Control> {
    let severity = if bill { Severity::Note } else { Severity::Warning };
    let mut out = if bill { wechat::totals(table, plan, rows, currency) } else { Vec::new() };
    let ends = |row: usize| row < 60 || row + 20 >= table.rows.len();
    let banners: Vec<usize> =
        rows.skipped.iter().copied().filter(|row| ends(*row) && is_banner(table.line_text(*row))).collect();
    if banners.is_empty() && rows.summaries.is_empty() {
        return out;
    }
    let ours = Ours::of(&rows.records, rows.unread.len(), rows.refunds, currency);
    for row in banners {
        banner(table, row, &ours, severity, &mut out);
    }
    let totals: Vec<usize> =
        rows.summaries.iter().filter(|(summary, _)| *summary == Summary::Total).map(|(_, row)| *row).collect();
    let dated =
        totals.iter().any(|row| plan.date.is_some_and(|date| super::dates::lex(table.raw(*row, date)).is_some()));
    if let (Some(last), false) = (totals.last(), dated) {
        total_row(table, plan, *last, &ours, &mut out);
    }
    if dated {
        for row in totals {
            turnover(table, plan, row, &ours, &mut out);
        }
    }
    out
}

/// Whether a line may state how many rows there are.
fn is_banner(line: &str) -> bool {
    line.contains('笔') && line.trim().trim_matches(['"', ',']).chars().count() <= 80
}

/// Lines such as `共66笔记录`, `收入：1笔 28.50元`, `支出：16笔(含4笔部分退款)，1648.43元`.
fn banner(table: &Table<'_>, row: usize, ours: &Ours, severity: Severity, out: &mut Vec<Control>) {
    let line = table.line_text(row).trim().trim_matches(['"', ',']);
    let mut give = |stated: ControlFigure, computed: ControlFigure| {
        let total = ControlTotal { line: table.rows[row].line, text: line.to_owned(), stated, computed };
        out.push(Control { total, severity });
    };
    let number = |text: &str| -> Option<u64> {
        let digits: String =
            text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let label = line.trim_start_matches(['已', ' ', '#']);
    if label.starts_with('共') && (label.contains("笔记录") || label.contains("笔交易")) {
        if let Some(stated) = number(label) {
            give(ControlFigure::Count(stated), ControlFigure::Count(ours.rows));
        }
        return;
    }
    let of = if label.starts_with("收入") {
        Of::In
    } else if label.starts_with("支出") {
        Of::Out
    } else if label.starts_with("不计收支") || label.starts_with("中性交易") {
        Of::Neutral
    } else {
        return;
    };
    let Some((before, after)) = label.split_once('笔') else { return };
    if let Some(stated) = number(before) {
        give(ControlFigure::Count(stated), ControlFigure::Count(ours.count[of as usize]));
    }
    // A remark in brackets may count refunds before the sum comes.
    let after = match (after.find(['(', '（']), after.find([')', '）'])) {
        (Some(open), Some(close)) if open < close => &after[close..],
        _ => after,
    };
    if let Some((stated, _)) = first_amount(after, ours.currency) {
        let gross = ours.sum(of);
        let net = proof::money(i128::from(gross.minor()) - i128::from(ours.refunds), ours.currency);
        let computed = if of == Of::Out && ours.refunds > 0 { net } else { gross };
        // Some write spending with a minus.
        let stated = if of == Of::Out { stated.abs() } else { stated };
        give(ControlFigure::Sum(stated), ControlFigure::Sum(computed));
    }
}

fn cell(table: &Table<'_>, plan: &Plan, row: usize, column: usize, ours: &Ours) -> Option<(Amount, Money)> {
    let Cell::Amount(amount) = amounts::lex(table.raw(row, column)) else { return None };
    let minor = plan.minor(&amount, column, ours.currency.minor_digits()).ok()?;
    let minor = if amount.minus { -minor } else { minor };
    Some((amount, Money::from_minor(minor, ours.currency)))
}

/// A row of totals below the table: each column's total beside ours.
fn total_row(table: &Table<'_>, plan: &Plan, row: usize, ours: &Ours, out: &mut Vec<Control>) {
    let text: String =
        table.line_text(row).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect();
    let mut give = |stated: Money, computed: Money| {
        let (stated, computed) = (ControlFigure::Sum(stated), ControlFigure::Sum(computed));
        let total = ControlTotal { line: table.rows[row].line, text: text.clone(), stated, computed };
        out.push(Control { total, severity: Severity::Warning });
    };
    match plan.found.map(|found| found.money) {
        Some(Where::Two { debit, credit, .. }) => {
            for (column, of) in [(debit, Of::Out), (credit, Of::In)] {
                if let Some((_, stated)) = column.and_then(|column| cell(table, plan, row, column, ours)) {
                    give(stated.abs(), ours.sum(of));
                }
            }
        }
        Some(Where::One { column, mode }) => {
            if let Some((_, stated)) = cell(table, plan, row, column, ours) {
                let (into, spent) = (ours.sum(Of::In), ours.sum(Of::Out));
                let gross = proof::money(i128::from(into.minor()) + i128::from(spent.minor()), ours.currency);
                let net = if mode == Mode::Flipped { ours.net().negated() } else { ours.net() };
                let computed = [net, gross, into, spent].into_iter().find(|sum| *sum == stated).unwrap_or(net);
                give(stated, computed);
            }
        }
        None => {}
    }
}

/// A dated row of turnover with a direction: the sum of one side.
fn turnover(table: &Table<'_>, plan: &Plan, row: usize, ours: &Ours, out: &mut Vec<Control>) {
    let Some(Where::One { column, .. }) = plan.found.map(|found| found.money) else { return };
    let side = plan.column(Role::Direction).and_then(|c| words::direction(table.raw(row, c)));
    let of = match side {
        Some(Side::In) => Of::In,
        Some(Side::Out) => Of::Out,
        Some(Side::Neither) | None => return,
    };
    if let Some((_, stated)) = cell(table, plan, row, column, ours) {
        let text = table.line_text(row).trim().chars().take(120).collect();
        let total = ControlTotal {
            line: table.rows[row].line,
            text,
            stated: ControlFigure::Sum(stated.abs()),
            computed: ControlFigure::Sum(ours.sum(of)),
        };
        out.push(Control { total, severity: Severity::Warning });
    }
}

//! Headings of lists, and the form of their dates and amounts, decided over whole columns.

use crate::intake::amounts::{self, Cell, Hint, Unit};
use crate::intake::dates;
use crate::intake::decimal::Decimal;
use crate::intake::draft::Draft;
use crate::intake::finding::IntakeFinding;
use crate::intake::preamble;
use crate::intake::recipe::{DateOrder, DecimalSign, Recipe};
use crate::intake::record::SkippedLine;
use crate::intake::table::Table;
use crate::intake::words;
use crate::kernel::{Currency, Date, Finding, Origin, Severity};
use std::collections::BTreeMap;

/// Rows in which a heading is looked for.
const LOOK: usize = 40;

/// A heading without blanks, marks and units: `金额(元)` is `金额`, `Invoice No.` is `invoice no`.
pub(super) fn plain(text: &str) -> String {
    let text = words::normal(text);
    let cut = text.find('(').filter(|at| *at > 0).map_or(&*text, |at| &text[..at]);
    let chinese = words::is_chinese(cut);
    let kept = cut.chars().filter(|c| !(matches!(c, '.' | ':' | '*' | '"') || chinese && c.is_whitespace()));
    kept.map(|c| if matches!(c, '-' | '_') { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// A heading row and what its columns mean.
pub(super) struct Columns<R> {
    /// Its row.
    pub row: usize,
    /// First column of each meaning.
    pub of: BTreeMap<R, usize>,
}

impl<R: Ord + Copy> Columns<R> {
    /// The first row that has a column for each of some meanings.
    pub fn find(table: &Table<'_>, roles: &[(R, &[&str])], must: &[&[R]]) -> Option<Self> {
        (0..table.rows.len().min(LOOK)).find_map(|row| {
            let mut of = BTreeMap::new();
            for column in 0..table.rows[row].count {
                let text = plain(&table.cell(row, column));
                if text.is_empty() || text.chars().count() > 40 {
                    continue;
                }
                let known = |text: &str| roles.iter().find(|(_, words)| words.contains(&text));
                // `Account #` is the number of an account, not its name.
                let numbered = table.cell(row, column).trim_end().ends_with('#').then(|| format!("{text} #"));
                let role = numbered.and_then(|text| known(&text)).or_else(|| known(&text));
                if let Some((role, _)) = role {
                    of.entry(*role).or_insert(column);
                }
            }
            let has = |any: &&[R]| any.iter().any(|role| of.contains_key(role));
            must.iter().all(has).then_some(Self { row, of })
        })
    }

    /// The text of a row's cell of a meaning.
    pub fn text(&self, table: &Table<'_>, row: usize, role: R) -> String {
        self.of.get(&role).map(|column| table.cell(row, *column).trim().to_owned()).unwrap_or_default()
    }

    /// Whether there is a column of a meaning.
    pub fn has(&self, role: R) -> bool {
        self.of.contains_key(&role)
    }
}

/// How dates and amounts of a list are written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Order of day, month and year.
    pub order: DateOrder,
    /// Decimal sign.
    pub decimal: DecimalSign,
}

impl Form {
    /// Decides it over all cells of some columns below a row; what cannot be decided is told.
    pub fn decide(
        table: &Table<'_>,
        below: usize,
        dates: &[usize],
        amounts: &[usize],
        recipe: &Recipe,
        draft: &mut Draft,
    ) -> Self {
        let order = recipe.date_order.unwrap_or_else(|| order(table, below, dates, draft));
        let decimal = recipe.decimal.unwrap_or_else(|| decimal(table, below, amounts, draft));
        Self { order, decimal }
    }

    /// A date; `Err` when the cell holds something else.
    pub fn date(self, text: &str) -> Result<Option<Date>, ()> {
        if amounts::is_nothing(text) {
            return Ok(None);
        }
        dates::lex(text).and_then(|read| read.resolve(self.order).ok()).map(Some).ok_or(())
    }

    /// An amount, exact; `Err` when the cell holds something else.
    pub fn amount(self, text: &str) -> Result<Option<Decimal>, ()> {
        match amounts::lex(text) {
            Cell::Nothing => Ok(None),
            Cell::Other => Err(()),
            Cell::Amount(amount) => {
                let minor = amount.minor(self.decimal, 6)?;
                let value = Decimal::parse(&minor.to_string()).and_then(|value| value.scaled(-6)).ok_or(())?;
                Ok(Some(if amount.minus { value.negated() } else { value }))
            }
        }
    }
}

fn order(table: &Table<'_>, below: usize, columns: &[usize], draft: &mut Draft) -> DateOrder {
    let mut fits = [true; 3];
    let mut example = None;
    for row in below + 1..table.rows.len() {
        for column in columns {
            let text = table.raw(row, *column);
            if let Some(read) = dates::lex(text).filter(|read| read.form != dates::Form::NoYear) {
                for (fit, order) in fits.iter_mut().zip(DateOrder::ALL) {
                    *fit &= read.fits(order);
                }
                example.get_or_insert(text);
            }
        }
    }
    let left: Vec<DateOrder> = DateOrder::ALL.into_iter().zip(fits).filter(|(_, fit)| *fit).map(|(o, _)| o).collect();
    match left.as_slice() {
        [one] => *one,
        [] => DateOrder::YearMonthDay,
        // Year first is certain wherever it fits; the other two differ by day and month.
        [DateOrder::YearMonthDay, ..] => DateOrder::YearMonthDay,
        _ => {
            let kind = IntakeFinding::DateOrderUndecided { example: example.unwrap_or_default().to_owned() };
            draft.findings.push(Finding::at(Severity::Warning, kind, Origin::File(0)));
            DateOrder::DayMonthYear
        }
    }
}

fn decimal(table: &Table<'_>, below: usize, columns: &[usize], draft: &mut Draft) -> DecimalSign {
    let (mut point, mut comma, mut open) = (0_u32, 0_u32, None);
    for row in below + 1..table.rows.len() {
        for column in columns {
            let text = table.raw(row, *column);
            let Cell::Amount(amount) = amounts::lex(text) else { continue };
            match amount.hint() {
                Hint::Sure(DecimalSign::Point) | Hint::Likely(DecimalSign::Point) => point += 1,
                Hint::Sure(DecimalSign::Comma) | Hint::Likely(DecimalSign::Comma) => comma += 1,
                Hint::Open => {
                    open.get_or_insert(text);
                }
                Hint::Plain | Hint::Wrong => {}
            }
        }
    }
    if let (0, 0, Some(example)) = (point, comma, open) {
        let kind = IntakeFinding::DecimalUndecided { example: example.to_owned() };
        draft.findings.push(Finding::at(Severity::Warning, kind, Origin::File(0)));
    }
    if comma > point { DecimalSign::Comma } else { DecimalSign::Point }
}

/// Whether a row is a total and no entry of the list.
pub(super) fn is_total(table: &Table<'_>, row: usize) -> bool {
    let first = (0..table.rows[row].count).map(|column| plain(table.raw(row, column))).find(|text| !text.is_empty());
    first.is_some_and(|text| {
        let named = [
            "合计",
            "总计",
            "小计",
            "本页合计",
            "资产合计",
            "total",
            "totals",
            "grand total",
            "sum",
            "summe",
            "gesamt",
        ];
        named.contains(&text.as_str()) || text.ends_with("合计") || text.ends_with("小计")
    })
}

/// Whether a column below a heading holds dates: charts and balances of accounts have none, statements have.
pub(super) fn has_dates(table: &Table<'_>, heading: usize) -> bool {
    let width = table.rows[heading].count;
    (0..width).any(|column| {
        let cells = (heading + 1..table.rows.len()).take(200).map(|row| table.raw(row, column));
        let (mut filled, mut dated) = (0, 0);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            filled += 1;
            // Eight digits alone may be the number of an account.
            let written = cell.chars().any(|c| !c.is_ascii_digit()) && amounts_not(cell);
            dated += u32::from(written && dates::lex(cell).is_some());
        }
        dated > 0 && dated * 2 >= filled
    })
}

/// Whether a cell is no amount: `1.02` has the look of both.
fn amounts_not(cell: &str) -> bool {
    !matches!(amounts::lex(cell), Cell::Amount(_))
}

/// Keeps a row that is not read as an entry.
pub(super) fn skip(table: &Table<'_>, row: usize, draft: &mut Draft) {
    let text = table.line_text(row).trim().chars().take(400).collect();
    draft.skipped.push(SkippedLine { line: table.rows[row].line, text });
}

/// The currency of a list: chosen, named above it or in its amounts, that of Chinese headings, or that of the case,
/// which is told.
pub(super) fn currency(
    table: &Table<'_>,
    below: usize,
    recipe: &Recipe,
    case: Currency,
    draft: &mut Draft,
) -> Currency {
    if let Some(chosen) = recipe.currency {
        return chosen;
    }
    let cells = (0..table.rows[below].count).map(|column| table.raw(below, column));
    if cells.into_iter().any(words::is_chinese) {
        return Currency::CNY;
    }
    if let Some(named) = preamble::read(table, below).currency {
        return named;
    }
    let body = below + 1..table.rows.len().min(below + 1 + LOOK);
    let cells = body.flat_map(|row| (0..table.rows[row].count).map(move |column| (row, column)));
    let unit = |(row, column): (usize, usize)| match amounts::lex(table.raw(row, column)) {
        Cell::Amount(amount) => amount.unit,
        _ => None,
    };
    match cells.into_iter().find_map(unit) {
        Some(Unit::Is(named)) => return named,
        Some(Unit::Sign(sign, currency)) => {
            let kind = IntakeFinding::CurrencyBySign { sign, currency };
            draft.findings.push(Finding::at(Severity::Note, kind, Origin::File(0)));
            return currency;
        }
        None => {}
    }
    draft.findings.push(Finding::at(Severity::Warning, IntakeFinding::CurrencyAssumed, Origin::File(0)));
    case
}

//! Batches of bookings as DATEV writes them (EXTF): a line about the file, a heading, and in each row an account, the
//! account against it, and on which side the first stands. Days have no year; the first line names it.

use super::super::heading::{Form, plain};
use super::{Book, Line, Plan};
use crate::intake::draft::Draft;
use crate::intake::finding::{IntakeFinding, UnreadReason};
use crate::intake::readers::Ask;
use crate::intake::recipe::{DateOrder, DecimalSign, Recipe};
use crate::intake::record::UnreadRow;
use crate::intake::table::Table;
use crate::kernel::{Currency, Date, Finding, Origin, Severity, date};

/// Places in the first line.
const YEAR_START: usize = 12;
const FIRST_DAY: usize = 14;
const CURRENCY: usize = 21;
const PLAN: usize = 26;

pub(super) fn read(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>, draft: &mut Draft) -> Option<Book> {
    if table.rows.len() < 3 || !matches!(&*table.cell(0, 0), "EXTF" | "DTVF") {
        return None;
    }
    let column = |name: &str| (0..table.rows[1].count).find(|at| plain(&table.cell(1, *at)) == name);
    let (amount, side) = (column("umsatz")?, column("soll/haben kennzeichen")?);
    let (account, against, day) = (column("konto")?, column("gegenkonto")?, column("belegdatum")?);
    let cell = |row: usize, at: Option<usize>| at.map(|at| table.cell(row, at).trim().to_owned()).unwrap_or_default();
    let (number, text, unit) = (column("belegfeld 1"), column("buchungstext"), column("wkz umsatz"));
    let start = [FIRST_DAY, YEAR_START].into_iter().find_map(|at| whole(&table.cell(0, at)));
    let form = Form { order: DateOrder::DayMonthYear, decimal: recipe.decimal.unwrap_or(DecimalSign::Comma) };
    let named = Currency::parse(&cell(0, Some(CURRENCY)));
    let own = recipe.currency.or(named).unwrap_or(ask.currency);
    if named.is_none() && recipe.currency.is_none() {
        draft.findings.push(Finding::at(Severity::Note, IntakeFinding::CurrencyAssumed, Origin::File(0)));
    }
    let mut lines = Vec::new();
    for row in 2..table.rows.len() {
        let value = form.amount(&cell(row, Some(amount))).ok().flatten();
        let sign = match cell(row, Some(side)).as_str() {
            "S" => Some(false),
            "H" => Some(true),
            _ => None,
        };
        let dated = start.and_then(|start| on(&cell(row, Some(day)), start));
        let reason = match (value, sign, dated) {
            (None, ..) => UnreadReason::BadAmount,
            (_, None, _) => UnreadReason::UnknownDirection,
            (.., None) => UnreadReason::BadDate,
            (Some(value), Some(credit), Some(date)) => {
                let amount = if credit { value.negated() } else { value };
                let voucher = format!("{} {}", cell(row, number), table.rows[row].line).trim().to_owned();
                for (at, amount) in [(account, amount), (against, amount.negated())] {
                    lines.push(Line {
                        row,
                        date,
                        voucher: voucher.clone(),
                        account: cell(row, Some(at)),
                        amount,
                        weight: amount,
                        text: cell(row, text),
                        party: String::new(),
                        currency: cell(row, unit),
                    });
                }
                continue;
            }
        };
        let text = table.line_text(row).trim().chars().take(400).collect();
        draft.unread.push(UnreadRow { line: table.rows[row].line, text, reason });
    }
    let plan = match cell(0, Some(PLAN)).as_str() {
        "03" => Plan::Skr03,
        "04" => Plan::Skr04,
        _ => Plan::Named,
    };
    Some(Book { lines, plan, own })
}

/// `20240131`.
fn whole(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    date(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?)
}

/// `0501` or `501` is 5 January, in the year that begins with the file's.
fn on(text: &str, start: Date) -> Option<Date> {
    let text = text.trim();
    if !(3..=4).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (day, month) = text.split_at(text.len() - 2);
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    let found = date(start.year(), month, day)?;
    if found < start { date(start.year() + 1, month, day) } else { Some(found) }
}

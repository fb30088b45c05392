//! Lines of balance sheets, statements of profit and of cash flows mapped to the lines of the short accounts: by their
//! names, else by the heading they stand under. Sums and parts of other lines count once.

use super::ledger::{Corrections, LineId};
use super::statement::{MappingReason, StatementItem, StatementLine};
use super::statement_words as words;
use crate::intake::{StatementFigure, StatementPeriod, StatementRow};
use crate::kernel::{Date, Money, days_between};
use StatementItem as I;
use std::collections::BTreeSet;

/// The kind of a statement and of a line in it, as its row carries them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Balance,
    Profit,
    Cash,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Item,
    Less,
    Total,
    Part,
}

fn kinds(row: &StatementRow) -> Option<(Sheet, Kind)> {
    let (sheet, kind) = row.group.split_once(' ').unwrap_or((&row.group, ""));
    let sheet = match sheet {
        "balance-sheet" => Sheet::Balance,
        "profit-and-loss" => Sheet::Profit,
        "cash-flow" => Sheet::Cash,
        _ => return None,
    };
    let kind = match kind {
        "less" => Kind::Less,
        "total" => Kind::Total,
        "part" => Kind::Part,
        _ => Kind::Item,
    };
    Some((sheet, kind))
}

/// Last days of spans of a year that statements tell of.
pub(super) fn year_ends<'r>(rows: impl IntoIterator<Item = &'r StatementRow>) -> BTreeSet<Date> {
    rows.into_iter()
        .filter_map(|row| match row.period {
            Some(StatementPeriod::Span(first, last)) if is_year(first, last) => Some(last),
            _ => None,
        })
        .collect()
}

fn is_year(first: Date, last: Date) -> bool {
    (350..=380).contains(&days_between(first, last))
}

/// The mapped lines of a statement: those of years only.
pub(super) fn lines(
    rows: &[StatementRow],
    file: u16,
    ends: &BTreeSet<Date>,
    corrections: &Corrections,
) -> Vec<StatementLine> {
    let days: BTreeSet<Date> = rows
        .iter()
        .filter_map(|row| match row.period {
            Some(StatementPeriod::On(day)) => Some(day),
            _ => None,
        })
        .collect();
    // A day is the end of a year of accounts when it is the calendar's, or a statement of a year ends on it, or the
    // same day a year before or after stands beside it.
    let closes = |day: Date| {
        let beside = |other: &Date| is_year(*other.min(&day), *other.max(&day)) && other.month() == day.month();
        (day.month(), day.day()) == (12, 31) || ends.contains(&day) || days.iter().any(beside)
    };
    rows.iter().filter_map(|row| line(row, file, &closes, corrections)).collect()
}

fn line(
    row: &StatementRow,
    file: u16,
    closes: &dyn Fn(Date) -> bool,
    corrections: &Corrections,
) -> Option<StatementLine> {
    let (sheet, kind) = kinds(row)?;
    let StatementFigure::Amount(written) = row.figure else { return None };
    let end = match row.period? {
        StatementPeriod::On(day) => Some(day).filter(|day| closes(*day)),
        StatementPeriod::Span(first, last) => Some(last).filter(|_| is_year(first, last)),
    }?;
    let chosen = corrections.statement.get(&row.code).map(|item| (Some(*item), MappingReason::Chosen));
    let found = chosen.or_else(|| place(sheet, kind, row));
    let item = found.as_ref().and_then(|(item, _)| *item);
    Some(StatementLine {
        id: LineId { file, line: row.line },
        code: row.code.clone(),
        name: row.name.clone(),
        year: u16::try_from(end.year()).ok()?,
        end,
        item,
        amount: amount(sheet, kind, item, written),
        reason: found.map(|(_, reason)| reason),
    })
}

/// The amount in the item's own sign.
fn amount(sheet: Sheet, kind: Kind, item: Option<StatementItem>, written: Money) -> Money {
    let effect = if kind == Kind::Less { written.negated() } else { written };
    let cost = match sheet {
        Sheet::Balance => false,
        Sheet::Profit => item.is_some_and(|item| !item.on_credit()),
        Sheet::Cash => matches!(item, Some(I::Capex | I::Dividends)),
    };
    if cost { effect.negated() } else { effect }
}

/// The line of the short accounts, or why it is none of its own. `None` when neither is known.
fn place(sheet: Sheet, kind: Kind, row: &StatementRow) -> Option<(Option<StatementItem>, MappingReason)> {
    let name = row.code.as_str();
    let by_name = |item: StatementItem| Some((Some(item), MappingReason::Name(name.to_owned())));
    match (sheet, kind) {
        (Sheet::Balance, Kind::Total) if words::is_total_assets(name) => by_name(I::TotalAssets),
        (Sheet::Profit, Kind::Total) if words::is_net_profit(name) => by_name(I::NetProfit),
        (_, Kind::Total) => Some((None, MappingReason::Sum)),
        (Sheet::Cash, _) => match words::cash_flow(name) {
            Some((item, word)) if kind != Kind::Part || item == I::Depreciation => {
                Some((Some(item), MappingReason::Name(word.to_owned())))
            }
            _ => Some((None, MappingReason::NoPlace)),
        },
        (_, Kind::Part) => Some((None, MappingReason::PartOf(row.parent.clone()))),
        (Sheet::Balance | Sheet::Profit, _) => {
            let flow = sheet == Sheet::Profit;
            let section = words::section(flow, &row.parent, name);
            let fits = |item: StatementItem| {
                item.is_flow() == flow
                    && !item.needs_statement()
                    && section.as_ref().is_none_or(|(by, _)| like(*by, item))
            };
            let named = words::named(name, &fits).map(|(item, word)| (item, MappingReason::Name(word.to_owned())));
            let found = named.or_else(|| section.map(|(item, heading)| (item, MappingReason::Section(heading))));
            found.map(|(item, reason)| (Some(item), reason))
        }
    }
}

/// Whether a line under a heading that holds one item may be another: what is owned stays owned, what is owed owed, the
/// owners' share theirs; costs of sales are nothing else.
fn like(section: StatementItem, item: StatementItem) -> bool {
    let equity = |item: StatementItem| matches!(item, I::PaidInCapital | I::RetainedEarnings);
    if matches!(section, I::CostOfSales | I::Cash) {
        return section == item;
    }
    section.on_credit() == item.on_credit() && equity(section) == equity(item)
}

/// Files and years whose mapped lines add up to the statement's own total, so that a line that is not there is nothing.
/// `true` for statements of profit.
pub(super) fn complete(lines: &[StatementLine]) -> BTreeSet<(u16, u16, bool)> {
    let keys: BTreeSet<(u16, u16, bool)> =
        lines.iter().filter_map(|line| line.item.map(|item| (line.id.file, line.year, item.is_flow()))).collect();
    keys.into_iter().filter(|(file, year, flow)| adds_up(lines, *file, *year, *flow)).collect()
}

fn adds_up(lines: &[StatementLine], file: u16, year: u16, flow: bool) -> bool {
    let own = || lines.iter().filter(move |line| line.id.file == file && line.year == year);
    if own().any(|line| line.reason.is_none() && line.amount.minor() != 0) {
        return false;
    }
    let sum = |of: &dyn Fn(StatementItem) -> bool| -> i128 {
        own().filter(|line| line.item.is_some_and(of)).map(|line| i128::from(line.amount.minor())).sum()
    };
    let has = |item: StatementItem| own().any(|line| line.item == Some(item));
    let parts = |credit: bool| {
        sum(&move |item: StatementItem| item.is_flow() == flow && !item.needs_statement() && item.on_credit() == credit)
    };
    if flow {
        has(I::NetProfit) && parts(true) - parts(false) == sum(&|item| item == I::NetProfit)
    } else {
        let assets = parts(false);
        assets != 0 && assets == parts(true) && (!has(I::TotalAssets) || assets == sum(&|item| item == I::TotalAssets))
    }
}

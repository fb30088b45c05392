//! The months: flows by category, and the balance of all accounts together.

use super::balances::{Balances, balances};
use super::build::revenue;
use super::ledger::{Flow, MonthFlow, Revenue};
use super::lines::Line;
use crate::intake::RecordSet;
use crate::kernel::{Currency, Date, Money, Month};
use crate::rules::{Category, CategoryRules};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A sum as money; a sum beyond the range of an amount stays at its end.
pub(super) fn clamp(minor: i128, currency: Currency) -> Money {
    let limit = i128::from(i64::MAX);
    Money::from_minor(i64::try_from(minor.clamp(-limit, limit)).unwrap_or_default(), currency)
}

/// Sums of one month.
#[derive(Default)]
struct Sums {
    inflow: i128,
    outflow: i128,
    revenue: i128,
    by_category: BTreeMap<Category, i128>,
    lines: u32,
}

/// What the balances of a month come to.
#[derive(Default)]
struct MonthBalance {
    end: Option<i128>,
    least: Option<i128>,
    mean: Option<i128>,
    negative_days: u32,
}

/// Every month from the first to the last counted line.
pub(super) fn months(
    sets: &[Rc<RecordSet>],
    lines: &[Line<'_>],
    accounts: usize,
    currency: Currency,
    rules: &CategoryRules,
) -> Vec<MonthFlow> {
    let mut counted = lines.iter().filter(|line| line.counts()).map(|line| line.row.date);
    let Some(first) = counted.next() else { return Vec::new() };
    let last = counted.fold(first, Date::max);
    let mut sums: BTreeMap<i32, Sums> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.counts()) {
        add(sums.entry(Month::of(line.row.date).index()).or_default(), line, rules);
    }
    let balances = balances(sets, lines, accounts);
    let spans = spans(sets);
    (Month::of(first).index()..=Month::of(last).index())
        .filter_map(Month::from_index)
        .map(|month| {
            let sums = sums.remove(&month.index()).unwrap_or_default();
            let days = (month.first_day().max(first), month.last_day().min(last));
            let balance = month_balance(&balances, days, rules.matching.carry_balance_days);
            let money = |minor| clamp(minor, currency);
            MonthFlow {
                month,
                total: Flow { inflow: money(sums.inflow), outflow: money(sums.outflow) },
                revenue: money(sums.revenue),
                by_category: sums.by_category.into_iter().map(|(category, sum)| (category, money(sum))).collect(),
                end_balance: balance.end.map(money),
                min_balance: balance.least.map(money),
                mean_balance: balance.mean.map(money),
                negative_days: balance.negative_days,
                lines: sums.lines,
                covered_days: covered(&spans, month),
            }
        })
        .collect()
}

fn add(sums: &mut Sums, line: &Line<'_>, rules: &CategoryRules) {
    let amount = i128::from(line.minor());
    if line.category != Category::OwnTransfer {
        sums.inflow += amount.max(0);
        sums.outflow -= amount.min(0);
    }
    if revenue(line, rules) != Revenue::No {
        sums.revenue += amount;
    }
    *sums.by_category.entry(line.category).or_default() += amount;
    sums.lines += 1;
}

/// End, least and mean of the accounts' balances over some days; unknown if one account is unknown on one day.
fn month_balance(accounts: &[Balances], (from, to): (Date, Date), carry: i32) -> MonthBalance {
    let mut result = MonthBalance::default();
    let (mut sum, mut days, mut whole) = (0_i128, 0_i128, !accounts.is_empty());
    for day in from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to) {
        let mut total = Some(0_i128);
        let mut below = false;
        for account in accounts {
            let balance = account.at(day, carry);
            below |= balance.is_some_and(|balance| balance < 0);
            total = total.zip(balance).map(|(total, balance)| total + i128::from(balance));
        }
        result.negative_days += u32::from(below);
        match total {
            Some(total) => {
                result.end = Some(total);
                result.least = Some(result.least.map_or(total, |least| least.min(total)));
                sum += total;
                days += 1;
            }
            None => whole = false,
        }
    }
    if whole && days > 0 {
        // Half away from zero.
        result.mean = Some((2 * sum + sum.signum() * days) / (2 * days));
    } else {
        (result.end, result.least) = (None, None);
    }
    result
}

/// First and last day of every file, as the file tells it.
fn spans(sets: &[Rc<RecordSet>]) -> Vec<(Date, Date)> {
    let of_rows = |set: &Rc<RecordSet>| {
        let rows = &set.parts().rows;
        let first = rows.iter().map(|row| row.date).min()?;
        Some((first, rows.iter().map(|row| row.date).max()?))
    };
    sets.iter().filter_map(|set| set.parts().proof.span.or_else(|| of_rows(set))).collect()
}

/// Days of a month inside at least one span.
fn covered(spans: &[(Date, Date)], month: Month) -> u32 {
    let last = month.last_day().day();
    let inside = |day: &i8| {
        crate::kernel::date(month.year(), month.month(), *day)
            .is_some_and(|day| spans.iter().any(|(from, to)| (*from..=*to).contains(&day)))
    };
    u32::try_from((1..=last).filter(inside).count()).unwrap_or_default()
}

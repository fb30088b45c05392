//! End-of-day balances of every account.

use super::ledger::Counted;
use super::lines::Line;
use crate::intake::RecordSet;
use crate::kernel::Date;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One account's balances.
pub(super) struct Balances {
    /// End-of-day balance of each day with lines, in order; empty when the file has no balances.
    pub(super) days: Vec<(Date, i64)>,
    /// Balance before the first line.
    pub(super) opening: Option<i64>,
}

impl Balances {
    /// The balance at a day's end: that of the last day with lines, carried forward at most `carry` days. Before the
    /// first line it is the opening balance, within the first line's month or as long as it is zero.
    pub(super) fn at(&self, day: Date, carry: i32) -> Option<i64> {
        match self.days.partition_point(|(date, _)| *date <= day) {
            0 => {
                let (first, _) = self.days.first()?;
                let same_month = (first.year(), first.month()) == (day.year(), day.month());
                self.opening.filter(|opening| same_month || *opening == 0)
            }
            after => {
                let (date, balance) = self.days[after - 1];
                (crate::kernel::days_between(date, day) <= carry).then_some(balance)
            }
        }
    }
}

/// The balances of the accounts that have lines in the case's currency.
pub(super) fn balances(sets: &[Rc<RecordSet>], lines: &[Line<'_>], accounts: usize) -> Vec<Balances> {
    let descending: Vec<bool> = sets.iter().map(|set| runs_backwards(set)).collect();
    let mut by_account: Vec<BTreeMap<Date, Vec<&Line<'_>>>> = vec![BTreeMap::new(); accounts];
    for line in lines {
        if !matches!(line.counted, Counted::OtherCurrency | Counted::DuplicateOf(_)) {
            by_account[line.account].entry(line.row.date).or_default().push(line);
        }
    }
    by_account.into_iter().filter(|days| !days.is_empty()).map(|days| of_account(days, &descending)).collect()
}

/// Whether a file tells the newest row first.
fn runs_backwards(set: &RecordSet) -> bool {
    let rows = &set.parts().rows;
    matches!((rows.first(), rows.last()), (Some(first), Some(last)) if first.date > last.date)
}

fn of_account(days: BTreeMap<Date, Vec<&Line<'_>>>, descending: &[bool]) -> Balances {
    let mut result = Balances { days: Vec::new(), opening: None };
    for (date, lines) in days {
        let before = result.days.last().map(|(_, balance)| *balance);
        let Some((start, end)) = day_ends(&lines, before, descending) else { continue };
        result.opening = result.opening.or(Some(start));
        result.days.push((date, end));
    }
    result
}

/// The first and the last balance of a day. Each line leads from a balance to a balance; what is led to but not led
/// from is the end, whatever the order of the rows. Where that does not tell, the file's order does.
fn day_ends(lines: &[&Line<'_>], before: Option<i64>, descending: &[bool]) -> Option<(i64, i64)> {
    let mut steps: BTreeMap<i64, i32> = BTreeMap::new();
    let mut rows: Vec<(&Line<'_>, i64)> = Vec::new();
    for line in lines {
        let Some(balance) = line.row.balance.map(|balance| balance.minor()) else { continue };
        *steps.entry(balance).or_default() += 1;
        *steps.entry(balance.saturating_sub(line.minor())).or_default() -= 1;
        rows.push((line, balance));
    }
    let only = |way: i32| {
        let mut ends = steps.iter().filter(|(_, count)| **count * way > 0);
        match (ends.next(), ends.next()) {
            (Some((balance, count)), None) if count.abs() == 1 => Some(*balance),
            _ => None,
        }
    };
    match (only(-1), only(1)) {
        (Some(start), Some(end)) => Some((start, end)),
        // A day that ends where it began.
        _ if steps.values().all(|count| *count == 0) && before.is_some_and(|b| steps.contains_key(&b)) => {
            before.map(|b| (b, b))
        }
        _ => {
            rows.sort_by_key(|(line, _)| (line.row.time, line.id.file, order(line, descending)));
            let ((first, balance), (_, end)) = (rows.first()?, rows.last()?);
            Some((balance.saturating_sub(first.minor()), *end))
        }
    }
}

/// The line's place in the order of time.
fn order(line: &Line<'_>, descending: &[bool]) -> i64 {
    let place = i64::from(line.id.line);
    if descending.get(usize::from(line.id.file)) == Some(&true) { -place } else { place }
}

//! Figures that need the lines themselves rather than the monthly sums.

use super::bank_window::Window;
use super::builder::ratio;
use super::key::FactKey;
use crate::books::{Category, Posting, Revenue};
use crate::kernel::{Date, Money, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// Sums by party over a window, largest first, and the sum of all, those without a name included.
pub(super) struct Parties {
    sums: Vec<f64>,
    total: f64,
    /// Money whose other side the file does not name.
    unnamed: f64,
    /// What could be typed instead.
    typed: FactKey,
}

impl Parties {
    /// Share of the largest so many. Missing where most of the money has no name: the largest may be among it.
    pub(super) fn top(&self, count: usize) -> Reading<f64> {
        if self.mostly_unnamed() {
            return Reading::missing(self.typed.id());
        }
        // A sum of no numbers is -0.0; a share is not.
        ratio(self.sums.iter().take(count).fold(0.0, |sum, part| sum + part), self.total)
    }

    fn mostly_unnamed(&self) -> bool {
        self.unnamed > self.total / 2.0
    }

    /// Sum of squared shares of all named parties; missing as [`Self::top`].
    pub(super) fn squares(&self) -> Reading<f64> {
        if self.mostly_unnamed() {
            return Reading::missing(self.typed.id());
        }
        ratio(self.sums.iter().fold(0.0, |sum, part| sum + part * part), self.total * self.total)
    }
}

/// Revenue by customer, or payments by supplier; money given back is taken off, and parties that got back more than
/// they paid are left out. What a collector hands over belongs to no one by name.
pub(super) fn parties(window: &Window<'_>, customers: bool) -> Parties {
    let counts = |line: &Posting| {
        let supplier = matches!(line.category, Category::Suppliers | Category::SupplierRefund);
        if customers { line.revenue != Revenue::No } else { supplier }
    };
    let mut sums: BTreeMap<(&str, bool), i64> = BTreeMap::new();
    for line in window.lines().filter(|line| counts(line)) {
        let amount = if customers { line.amount } else { line.amount.negated() }.minor();
        let party = if line.collector { "" } else { line.party.as_str() };
        let sum = sums.entry((party, line.collector)).or_default();
        *sum = sum.saturating_add(amount);
    }
    let major = |minor: i64| Money::from_minor(minor, window.currency()).to_f64();
    sums.retain(|_, sum| *sum > 0);
    let total = sums.values().map(|sum| major(*sum)).sum();
    let unnamed = sums.get(&("", false)).map_or(0.0, |sum| major(*sum));
    let named = sums.into_iter().filter(|((party, _), _)| !party.is_empty());
    let mut sums: Vec<f64> = named.map(|(_, sum)| major(sum)).collect();
    sums.sort_by(|a, b| b.total_cmp(a));
    let typed = if customers { FactKey::CustomerTop1 } else { FactKey::SupplierTop1 };
    Parties { sums, total, unnamed, typed }
}

/// Cash paid in.
pub(super) fn cash_in(window: &Window<'_>) -> Money {
    let cash = window.lines().filter(|line| line.category == Category::Cash && line.amount.is_positive());
    add(window, cash.map(|line| line.amount.minor()))
}

/// Money in that left again on the same day to the same party in the same amount; own transfers are not looked at.
pub(super) fn same_day(window: &Window<'_>) -> Money {
    let mut seen: BTreeMap<(Date, &str, i64), (u32, u32)> = BTreeMap::new();
    for line in window.lines().filter(|line| !line.party.is_empty() && line.category != Category::OwnTransfer) {
        let (ins, outs) = seen.entry((line.date, &line.party, line.amount.abs().minor())).or_default();
        if line.amount.is_positive() {
            *ins += 1;
        } else if line.amount.is_negative() {
            *outs += 1;
        }
    }
    add(window, seen.into_iter().map(|((_, _, amount), (ins, outs))| amount.saturating_mul(i64::from(ins.min(outs)))))
}

/// Different named lenders paid.
pub(super) fn lenders(window: &Window<'_>) -> u32 {
    let loan = |line: &&Posting| matches!(line.category, Category::LoanRepayment | Category::LoanCost);
    let paid = window.lines().filter(loan).filter(|line| line.amount.is_negative() && !line.party.is_empty());
    u32::try_from(paid.map(|line| line.party.as_str()).collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX)
}

fn add(window: &Window<'_>, amounts: impl Iterator<Item = i64>) -> Money {
    Money::from_minor(amounts.fold(0, i64::saturating_add), window.currency())
}

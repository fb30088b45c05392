//! Interest and every other item of cost, as the official list of costs in mainland China has them.

use super::sum;
use crate::kernel::{Money, Rounding};
use crate::loans::{FeeAmount, FeeKind, FeeTime, OfferSchedule, Terms, Totals};

/// Who gets an item of cost.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Payee {
    /// The lender, as interest or what takes its place.
    Interest,
    /// The lender, as interest taken in advance.
    Deducted,
    /// As a fee.
    Fee(FeeKind),
}

/// An item of cost.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CostItem {
    /// What for and to whom.
    pub payee: Payee,
    /// How much in all.
    pub amount: Money,
    /// How much a year for each unit of principal in use, reckoned simply. The items add up to the simple rate.
    pub yearly: f64,
}

/// The items of cost with an amount, interest first.
#[must_use]
pub fn items(terms: &Terms, schedule: &OfferSchedule, totals: &Totals) -> Vec<CostItem> {
    let zero = Money::zero(terms.principal.currency());
    let of = |amount: FeeAmount| match amount {
        FeeAmount::Amount(money) => Some(money),
        FeeAmount::Share(share) => terms.principal.times(share, Rounding::HalfUp),
    };
    let mut found = vec![
        (Payee::Interest, sum(zero, schedule.rows.iter().map(|row| row.interest))),
        (Payee::Deducted, Some(schedule.deducted)),
    ];
    for fee in &terms.fees {
        let times = if fee.time == FeeTime::EachPayment { schedule.rows.len() } else { 1 };
        let amount = of(fee.amount).and_then(|one| sum(zero, std::iter::repeat_n(one, times)));
        let payee = Payee::Fee(fee.kind);
        match found.iter_mut().find(|(other, _)| *other == payee) {
            Some((_, before)) => *before = before.and_then(|before| before.checked_add(amount?)),
            None => found.push((payee, amount)),
        }
    }
    let item = |(payee, amount): (Payee, Option<Money>)| {
        let amount = amount.filter(|amount| payee == Payee::Interest || !amount.is_zero())?;
        Some(CostItem { payee, amount, yearly: amount.to_f64() / totals.principal_years })
    };
    let finite = |item: &CostItem| item.yearly.is_finite();
    found.into_iter().filter_map(item).filter(finite).collect()
}

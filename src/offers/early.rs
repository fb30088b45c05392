//! Repaying all at once after a payment.

use super::sum;
use crate::kernel::{Money, Rounding};
use crate::loans::{Form, OfferSchedule, Terms, cost};

/// Repaying all that is left right after a payment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Early {
    /// Index of the payment, from 0.
    pub after: usize,
    /// What must then be paid: balance and penalty; with a factor or a share of revenue the whole rest.
    pub to_pay: Money,
    /// Total cost then, what was paid before included.
    pub total: Money,
    /// Yearly cost then, effective; nothing if no rate prices it.
    pub effective: Option<f64>,
}

/// Early repayments worked out at most; longer schedules are looked at every few payments.
const MOST: usize = 130;

/// Repaying early after each payment but the last one. The rule: the balance times (1 + penalty) settles the loan; where
/// a multiple of the sum is owed, all of the rest is. Schedules above 130 payments are looked at every few of them.
#[must_use]
pub fn early(terms: &Terms, schedule: &OfferSchedule, penalty: f64) -> Vec<Early> {
    let whole_rest = matches!(terms.form, Form::Factor { .. } | Form::RevenueShare { .. });
    let step = schedule.rows.len().div_ceil(MOST).max(1);
    let points = (step - 1..schedule.rows.len().saturating_sub(1)).step_by(step);
    points.filter_map(|after| one(schedule, after, penalty, whole_rest)).collect()
}

fn one(schedule: &OfferSchedule, after: usize, penalty: f64, whole_rest: bool) -> Option<Early> {
    let zero = Money::zero(schedule.received.currency());
    let balance = schedule.rows.get(after)?.balance;
    let extra = if whole_rest {
        sum(zero, schedule.rows[after + 1..].iter().map(|row| row.interest))?
    } else {
        balance.times(penalty, Rounding::HalfUp)?
    };
    let mut cut = schedule.clone();
    cut.rows.truncate(after + 1);
    let last = cut.rows.last_mut()?;
    last.principal = last.principal.checked_add(balance)?;
    last.fees = last.fees.checked_add(extra)?;
    last.balance = zero;
    let totals = crate::loans::totals(&cut).ok()?;
    let effective = cost(&cut).ok().map(|cost| cost.effective);
    Some(Early { after, to_pay: balance.checked_add(extra)?, total: totals.total, effective })
}

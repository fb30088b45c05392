//! What an offer costs: in money, and as yearly rates with their basis named.

use super::plan::OfferSchedule;
use crate::kernel::{Money, Rounding};
use crate::loans::{TimedFlow, choose_rate, timed_rates};

/// What an offer costs in money.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Totals {
    /// What reaches the firm's account at the start.
    pub received: Money,
    /// Everything that the firm pays back, further draws taken off, a deposit given back taken off.
    pub repaid: Money,
    /// Repaid less received.
    pub total: Money,
    /// Total cost for each 100 received.
    pub per_hundred: f64,
    /// Mean payment.
    pub mean_payment: Money,
    /// Principal in use times the years it is in use, in major units: what a simple yearly rate divides by.
    pub principal_years: f64,
}

/// The cost of an offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Cost {
    /// In money.
    pub totals: Totals,
    /// Internal rate of return per period times the periods of a year (China's IRR practice, Regulation Z).
    pub nominal: f64,
    /// Effective yearly rate: (1 + period rate)^periods − 1 (EU APRC, UK APR).
    pub effective: f64,
    /// Total cost over the mean principal in use and the years it is in use; must be called simple where it is shown.
    pub simple: f64,
    /// Other rates that price the same flows, effective a year; the one shown is chosen by the rule of
    /// [`choose_rate`].
    pub other_rates: Vec<f64>,
}

/// Why no cost can be told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CostError {
    /// No yearly rate prices these flows to zero.
    NoRate,
    /// An amount is beyond the range of an amount.
    Range,
}

/// What an offer's schedule costs in money.
///
/// # Errors
/// If a sum is out of range.
pub fn totals(schedule: &OfferSchedule) -> Result<Totals, CostError> {
    let received = schedule.received;
    let repaid = schedule
        .flows()
        .iter()
        .skip(1)
        .try_fold(Money::zero(received.currency()), |sum, (_, amount)| sum.checked_sub(*amount))
        .ok_or(CostError::Range)?;
    let total = repaid.checked_sub(received).ok_or(CostError::Range)?;
    let payments = schedule.rows.iter().filter(|row| !row.principal.is_negative()).count();
    #[expect(clippy::cast_precision_loss, reason = "a number of payments")]
    let mean_payment = Money::from_f64(
        (repaid.to_f64() + schedule.held_back.to_f64()) / payments.max(1) as f64,
        received.currency(),
        Rounding::HalfUp,
    )
    .ok_or(CostError::Range)?;
    let per_hundred = total.to_f64() / received.to_f64() * 100.0;
    Ok(Totals { received, repaid, total, per_hundred, mean_payment, principal_years: principal_years(schedule) })
}

/// The cost of an offer's schedule.
///
/// # Errors
/// If no rate prices the flows, or a sum is out of range.
pub fn cost(schedule: &OfferSchedule) -> Result<Cost, CostError> {
    let totals = totals(schedule)?;
    let flows = schedule.flows();
    let timed: Vec<TimedFlow> =
        flows.iter().map(|(period, amount)| TimedFlow { time: *period, amount: amount.to_f64() }).collect();
    let rates = timed_rates(&timed).map_err(|_| CostError::NoRate)?;
    let rate = choose_rate(&rates).ok_or(CostError::NoRate)?;
    let yearly = |rate: f64| libm::expm1(schedule.per_year * libm::log1p(rate));
    let (nominal, effective) = (rate * schedule.per_year, yearly(rate));
    let simple = totals.total.to_f64() / totals.principal_years;
    if !(nominal.is_finite() && effective.is_finite() && simple.is_finite()) {
        return Err(CostError::NoRate);
    }
    let other_rates = rates.into_iter().filter(|other| (other - rate).abs() > 0.0).map(yearly).collect();
    Ok(Cost { totals, nominal, effective, simple, other_rates })
}

/// Money in use times the years it is in use: what was received, less principal as it is repaid.
fn principal_years(schedule: &OfferSchedule) -> f64 {
    let (mut in_use, mut from, mut area) = (schedule.received.to_f64(), 0.0, 0.0);
    for row in &schedule.rows {
        area += in_use * (row.period - from) / schedule.per_year;
        from = row.period;
        in_use -= row.principal.to_f64();
    }
    area
}

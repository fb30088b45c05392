//! Rates that price flows to zero: IRR, dated IRR, and the yearly cost under the rules of Regulation Z and of the EU.

use super::day_count::DayCount;
use super::roots::{ExponentialSum, NoRate, solve};
use crate::kernel::Date;

/// A flow at a time; the unit of time is that of the rate. Money received is positive for the borrower.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TimedFlow {
    /// When.
    pub time: f64,
    /// How much.
    pub amount: f64,
}

/// A flow on a date.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DatedFlow {
    /// When.
    pub date: Date,
    /// How much.
    pub amount: f64,
}

/// All rates per unit of time, above −100 %, at which flows are worth nothing, lowest first.
///
/// # Errors
/// Why there is none.
pub fn timed_rates(flows: &[TimedFlow]) -> Result<Vec<f64>, NoRate> {
    ExponentialSum::new(flows.iter().map(|flow| (flow.time, flow.amount)))?.rates()
}

/// The rule where several rates price the same flows: the one nearest to zero as a rate of growth, that is with the
/// least |ln(1 + r)|; of two equally near, the positive one. A screen that shows it also says that there are others.
#[must_use]
pub fn choose_rate(rates: &[f64]) -> Option<f64> {
    rates.iter().copied().min_by(|a, b| libm::log1p(*a).abs().total_cmp(&libm::log1p(*b).abs()).then(b.total_cmp(a)))
}

/// Internal rate of return per period of flows one period apart, the first at time 0: every rate r with
/// Σ aₖ·(1 + r)^−k = 0.
///
/// # Errors
/// Why there is none.
pub fn irr(values: &[f64]) -> Result<Vec<f64>, NoRate> {
    ExponentialSum::new(values.iter().enumerate().map(|(period, amount)| (count(period), *amount)))?.rates()
}

/// Net present value of flows one period apart: Σ aₖ·(1 + r)^−(k + s), with s = 0 if the first flow is at time 0,
/// else 1 (the spreadsheet's rule).
#[must_use]
pub fn npv(rate: f64, values: &[f64], start_at_zero: bool) -> f64 {
    let shift = if start_at_zero { 0.0 } else { 1.0 };
    values.iter().enumerate().map(|(k, a)| a * libm::pow(1.0 + rate, -(count(k) + shift))).sum()
}

/// Modified internal rate of return: money out is financed at one rate, money in reinvested at another.
/// `None` unless there are both.
#[must_use]
pub fn mirr(values: &[f64], finance_rate: f64, reinvest_rate: f64) -> Option<f64> {
    let n = count(values.len().checked_sub(1)?);
    let (mut paid, mut earned) = (0.0, 0.0);
    for (k, amount) in values.iter().enumerate() {
        if *amount < 0.0 {
            paid += amount * libm::pow(1.0 + finance_rate, -count(k));
        } else {
            earned += amount * libm::pow(1.0 + reinvest_rate, n - count(k));
        }
    }
    let result = libm::pow(-earned / paid, 1.0 / n) - 1.0;
    (paid < 0.0 && earned > 0.0 && n > 0.0 && result.is_finite()).then_some(result)
}

fn years(flows: &[DatedFlow], convention: DayCount) -> Option<Vec<(f64, f64)>> {
    let first = flows.iter().map(|flow| flow.date).min()?;
    Some(flows.iter().map(|flow| (convention.years(first, flow.date), flow.amount)).collect())
}

/// Dated internal rate of return per year: every rate r with Σ aᵢ·(1 + r)^−tᵢ = 0, tᵢ in years from the earliest date.
///
/// # Errors
/// Why there is none.
pub fn xirr(flows: &[DatedFlow], convention: DayCount) -> Result<Vec<f64>, NoRate> {
    ExponentialSum::new(years(flows, convention).ok_or(NoRate::NoFlows)?)?.rates()
}

/// Value of dated flows on the earliest date.
#[must_use]
pub fn xnpv(rate: f64, flows: &[DatedFlow], convention: DayCount) -> Option<f64> {
    Some(years(flows, convention)?.into_iter().map(|(t, a)| a * libm::pow(1.0 + rate, -t)).sum())
}

/// Value of dated flows on the latest date.
#[must_use]
pub fn xnfv(rate: f64, flows: &[DatedFlow], convention: DayCount) -> Option<f64> {
    let timed = years(flows, convention)?;
    let last = timed.iter().map(|(t, _)| *t).fold(0.0, f64::max);
    Some(timed.into_iter().map(|(t, a)| a * libm::pow(1.0 + rate, last - t)).sum())
}

/// Whether a flow is drawn or paid by the borrower.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drawn {
    /// The borrower receives it.
    Advance,
    /// The borrower pays it.
    Payment,
}

/// A flow in unit-periods: `whole` of them and a fraction of one more.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct UnitPeriodFlow {
    /// Direction.
    pub drawn: Drawn,
    /// Amount, positive.
    pub amount: f64,
    /// Whole unit-periods from the start of the term.
    pub whole: f64,
    /// Fraction of a unit-period.
    pub fraction: f64,
}

/// Annual percentage rate of Regulation Z (12 CFR 1026, Appendix J, general equation): the rate i per unit-period with
/// Σ A/((1 + f·i)(1 + i)^t) = Σ P/((1 + f·i)(1 + i)^t), times the unit-periods of a year. As a share: 0.0969 is 9.69 %.
///
/// # Errors
/// If there is no rate between −99 % and 10⁶ % a unit-period.
pub fn regulation_z_apr(flows: &[UnitPeriodFlow], unit_periods_per_year: f64) -> Result<f64, NoRate> {
    let sums = |drawn| flows.iter().filter(|flow| flow.drawn == drawn).map(|flow| flow.amount).sum::<f64>();
    let (advances, payments) = (sums(Drawn::Advance), sums(Drawn::Payment));
    if advances == 0.0 && payments == 0.0 {
        return Err(NoRate::NoFlows);
    }
    let excess = |i: f64| -> f64 {
        flows
            .iter()
            .map(|flow| {
                let present = flow.amount / ((1.0 + flow.fraction * i) * libm::pow(1.0 + i, flow.whole));
                if flow.drawn == Drawn::Advance { present } else { -present }
            })
            .sum()
    };
    // The excess of advances rises with the rate; from zero, the bracket grows towards the root.
    let at_zero = excess(0.0);
    if at_zero == 0.0 {
        return Ok(0.0);
    }
    let (mut inner, mut outer) = (0.0, if at_zero < 0.0 { 0.01 } else { -0.01 });
    while (excess(outer) < 0.0) == (at_zero < 0.0) {
        inner = outer;
        outer = if outer > 0.0 { outer * 2.0 } else { outer - (1.0 + outer) / 2.0 };
        if !(-0.999..=10_000.0).contains(&outer) {
            return Err(NoRate::NoRoot);
        }
    }
    let (low, high) = if inner < outer { (inner, outer) } else { (outer, inner) };
    Ok(solve(low, high, excess) * unit_periods_per_year)
}

#[expect(clippy::cast_precision_loss, reason = "numbers of periods are far below 2^53")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}

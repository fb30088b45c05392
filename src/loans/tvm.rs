//! Time value of money, with the spreadsheets' signs: money received is positive, money paid is negative.
//! Every function solves pv·(1 + i)^n + pmt·(1 + i·d)·((1 + i)^n − 1)/i + fv = 0, where d is 1 for payments at the
//! beginning of a period; at i = 0 the limit pv + pmt·n + fv = 0. Rates are per period, as shares.

use super::rate::irr;
use super::roots::solve;

/// When payments fall due.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Due {
    /// At the end of each period.
    #[default]
    End,
    /// At its beginning.
    Beginning,
}

impl Due {
    const fn factor(self) -> f64 {
        match self {
            Self::End => 0.0,
            Self::Beginning => 1.0,
        }
    }
}

/// Why there is no result.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TvmError {
    /// An argument is outside its range.
    Range,
    /// No rate or number of periods solves the equation.
    NoSolution,
}

fn finite(x: f64) -> Result<f64, TvmError> {
    if x.is_finite() { Ok(x) } else { Err(TvmError::NoSolution) }
}

/// (1 + i)^n, exact for small i.
fn growth(rate: f64, n: f64) -> f64 {
    libm::exp(n * libm::log1p(rate))
}

/// ((1 + i)^n − 1)/i, and n at i = 0.
fn annuity(rate: f64, n: f64) -> f64 {
    if rate == 0.0 { n } else { libm::expm1(n * libm::log1p(rate)) / rate }
}

/// Payment per period (PMT).
///
/// # Errors
/// If the number of periods is 0.
pub fn payment(rate: f64, n: f64, pv: f64, fv: f64, due: Due) -> Result<f64, TvmError> {
    finite(-(pv * growth(rate, n) + fv) / ((1.0 + rate * due.factor()) * annuity(rate, n)))
}

/// Future value (FV).
///
/// # Errors
/// If the result is not finite.
pub fn future_value(rate: f64, n: f64, pmt: f64, pv: f64, due: Due) -> Result<f64, TvmError> {
    finite(-(pv * growth(rate, n) + pmt * (1.0 + rate * due.factor()) * annuity(rate, n)))
}

/// Present value (PV).
///
/// # Errors
/// If the result is not finite.
pub fn present_value(rate: f64, n: f64, pmt: f64, fv: f64, due: Due) -> Result<f64, TvmError> {
    finite(-(fv + pmt * (1.0 + rate * due.factor()) * annuity(rate, n)) / growth(rate, n))
}

/// Number of periods (NPER).
///
/// # Errors
/// If no number of periods solves the equation.
pub fn periods(rate: f64, pmt: f64, pv: f64, fv: f64, due: Due) -> Result<f64, TvmError> {
    if rate == 0.0 {
        return finite(-(pv + fv) / pmt);
    }
    let flow = pmt * (1.0 + rate * due.factor()) / rate;
    finite(libm::log((flow - fv) / (flow + pv)) / libm::log1p(rate))
}

/// Rate per period (RATE): of several, the one nearest to the guess.
///
/// # Errors
/// If no rate above −100 % solves the equation.
pub fn rate(n: f64, pmt: f64, pv: f64, fv: f64, due: Due, guess: f64) -> Result<f64, TvmError> {
    if n <= 0.0 || !n.is_finite() {
        return Err(TvmError::Range);
    }
    if n.fract() == 0.0 && n <= 2_000.0 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number up to 2,000")]
        let whole = n as usize;
        let mut flows = vec![0.0; whole + 1];
        flows[0] += pv;
        flows[whole] += fv;
        let first = if due == Due::Beginning { 0 } else { 1 };
        for flow in flows.iter_mut().skip(first).take(whole) {
            *flow += pmt;
        }
        let rates = irr(&flows).map_err(|_| TvmError::NoSolution)?;
        return rates
            .into_iter()
            .min_by(|a, b| (a - guess).abs().total_cmp(&(b - guess).abs()))
            .ok_or(TvmError::NoSolution);
    }
    let value = |i: f64| pv * growth(i, n) + pmt * (1.0 + i * due.factor()) * annuity(i, n) + fv;
    let (low, high) = (-0.999_999, 1_000.0);
    if (value(low) < 0.0) == (value(high) < 0.0) {
        return Err(TvmError::NoSolution);
    }
    Ok(solve(low, high, value))
}

fn checked_period(per: f64, n: f64) -> Result<(), TvmError> {
    if per >= 1.0 && per <= n { Ok(()) } else { Err(TvmError::Range) }
}

/// Interest in the payment of a period (IPMT); periods count from 1.
///
/// # Errors
/// If the period is outside 1 … n.
pub fn interest_part(rate: f64, per: f64, n: f64, pv: f64, fv: f64, due: Due) -> Result<f64, TvmError> {
    checked_period(per, n)?;
    if due == Due::Beginning && per <= 1.0 {
        return Ok(0.0);
    }
    let pmt = payment(rate, n, pv, fv, due)?;
    // The debt before the payment is the value of what is still to come: counted back from the end, rounding errors
    // shrink; counted forward from the start, they grow with (1 + i)^per.
    let before = -present_value(rate, n - per + 1.0, pmt, fv, due)?;
    let interest = before * rate;
    finite(if due == Due::Beginning { interest / (1.0 + rate) } else { interest })
}

/// Principal in the payment of a period (PPMT).
///
/// # Errors
/// If the period is outside 1 … n.
pub fn principal_part(rate: f64, per: f64, n: f64, pv: f64, fv: f64, due: Due) -> Result<f64, TvmError> {
    Ok(payment(rate, n, pv, fv, due)? - interest_part(rate, per, n, pv, fv, due)?)
}

fn checked_span(rate: f64, n: f64, pv: f64, start: f64, end: f64) -> Result<(), TvmError> {
    let fits = rate > 0.0 && n > 0.0 && pv > 0.0 && start >= 1.0 && end >= start && end <= n;
    if fits { Ok(()) } else { Err(TvmError::Range) }
}

/// Interest paid from period `start` to `end`, both included (CUMIPMT).
///
/// # Errors
/// If rate, n or pv is not positive, or the span is not within 1 … n.
pub fn cumulative_interest(rate: f64, n: f64, pv: f64, start: f64, end: f64, due: Due) -> Result<f64, TvmError> {
    checked_span(rate, n, pv, start, end)?;
    let mut sum = 0.0;
    let mut per = start;
    while per <= end {
        sum += interest_part(rate, per, n, pv, 0.0, due)?;
        per += 1.0;
    }
    finite(sum)
}

/// Principal paid from period `start` to `end`, both included (CUMPRINC).
///
/// # Errors
/// As [`cumulative_interest`].
pub fn cumulative_principal(rate: f64, n: f64, pv: f64, start: f64, end: f64, due: Due) -> Result<f64, TvmError> {
    checked_span(rate, n, pv, start, end)?;
    let mut sum = 0.0;
    let mut per = start;
    while per <= end {
        sum += principal_part(rate, per, n, pv, 0.0, due)?;
        per += 1.0;
    }
    finite(sum)
}

/// Effective yearly rate of a nominal one with m periods a year (EFFECT); m is cut to a whole number.
///
/// # Errors
/// If the rate is not positive or m is below 1.
pub fn effective(nominal: f64, m: f64) -> Result<f64, TvmError> {
    let m = libm::trunc(m);
    if nominal <= 0.0 || m < 1.0 {
        return Err(TvmError::Range);
    }
    finite(libm::expm1(m * libm::log1p(nominal / m)))
}

/// Nominal yearly rate of an effective one with m periods a year (NOMINAL); m is cut to a whole number.
///
/// # Errors
/// If the rate is not positive or m is below 1.
pub fn nominal(effective: f64, m: f64) -> Result<f64, TvmError> {
    let m = libm::trunc(m);
    if effective <= 0.0 || m < 1.0 {
        return Err(TvmError::Range);
    }
    finite(m * libm::expm1(libm::log1p(effective) / m))
}

/// Periods for a sum to grow from pv to fv (PDURATION).
///
/// # Errors
/// If rate, pv or fv is not positive.
pub fn pduration(rate: f64, pv: f64, fv: f64) -> Result<f64, TvmError> {
    if rate <= 0.0 || pv <= 0.0 || fv <= 0.0 {
        return Err(TvmError::Range);
    }
    finite(libm::log(fv / pv) / libm::log1p(rate))
}

/// Rate at which pv grows to fv in n periods (RRI).
///
/// # Errors
/// If n is not positive, or fv/pv is negative.
pub fn rri(n: f64, pv: f64, fv: f64) -> Result<f64, TvmError> {
    if n <= 0.0 || pv == 0.0 || fv / pv < 0.0 {
        return Err(TvmError::Range);
    }
    finite(libm::pow(fv / pv, 1.0 / n) - 1.0)
}

/// Future value at rates that change (FVSCHEDULE).
#[must_use]
pub fn future_value_schedule(pv: f64, rates: &[f64]) -> f64 {
    rates.iter().fold(pv, |value, rate| value * (1.0 + rate))
}

/// Interest of a period of a loan with equal principal (ISPMT), as spreadsheets count it: the first period is 0.
///
/// # Errors
/// If n is 0.
pub fn ispmt(rate: f64, per: f64, n: f64, pv: f64) -> Result<f64, TvmError> {
    finite(-pv * rate * (1.0 - per / n))
}

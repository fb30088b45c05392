//! Every real rate that prices a set of flows to zero.
//!
//! With x = ln(1 + r), the value of flows aᵢ at times tᵢ is the exponential sum f(x) = Σ aᵢ·e^(−x·tᵢ). It has at most
//! as many real zeros as its coefficients, in order of time, change sign (Descartes' rule for exponential sums).
//! Multiplying by e^(c·x) with c between two times of opposite sign and differentiating gives another such sum with
//! one change of sign less, whose zeros separate those of f (Rolle). So all zeros are found, one level at a time,
//! each in an interval where the function is monotone.
//!
//! With one change of sign, as nearly every loan has, there is at most one zero, and `only.rs` finds it faster.

mod only;

/// Flows by time, summed where times are equal, zeros left out.
#[derive(Clone, PartialEq, Debug)]
pub struct ExponentialSum {
    terms: Vec<Term>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Term {
    time: f64,
    amount: f64,
}

/// Why no rate prices the flows to zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoRate {
    /// There is no flow other than zero.
    NoFlows,
    /// All flows have the same sign.
    OneSign,
    /// Flows of both signs, but no rate above −100 % prices them to zero.
    NoRoot,
    /// An amount or a time is not a finite number.
    NotFinite,
}

/// Rates are looked for with |ln(1 + r)| below this: from −99.99999999 % to above 10¹² %.
const REACH: f64 = 23.0;

/// A minimum of |f| this small beside its largest term is a zero that only touches.
const TOUCH: f64 = 1e-13;

impl ExponentialSum {
    /// The sum of flows given as (time, amount).
    ///
    /// # Errors
    /// If a number is not finite, or nothing but zero remains.
    pub fn new(flows: impl IntoIterator<Item = (f64, f64)>) -> Result<Self, NoRate> {
        let flows = flows.into_iter();
        let mut terms = Vec::with_capacity(flows.size_hint().0);
        for (time, amount) in flows {
            if !time.is_finite() || !amount.is_finite() {
                return Err(NoRate::NotFinite);
            }
            terms.push(Term { time, amount });
        }
        if !terms.is_sorted_by(|a, b| a.time < b.time) {
            terms.sort_by(|a, b| a.time.total_cmp(&b.time));
            terms.dedup_by(|next, last| {
                let same = last.time.total_cmp(&next.time).is_eq();
                if same {
                    last.amount += next.amount;
                }
                same
            });
        }
        terms.retain(|term| term.amount != 0.0);
        if terms.is_empty() { Err(NoRate::NoFlows) } else { Ok(Self { terms }) }
    }

    /// The value of the flows at time 0 at a rate per unit of time.
    #[must_use]
    pub fn value_at(&self, rate: f64) -> f64 {
        let x = libm::log1p(rate);
        self.terms.iter().map(|term| term.amount * libm::exp(-x * term.time)).sum()
    }

    /// All rates above −100 % at which the value is zero, lowest first.
    ///
    /// # Errors
    /// Why there is none.
    pub fn rates(&self) -> Result<Vec<f64>, NoRate> {
        let zeros = match sign_changes(&self.terms) {
            0 => return Err(NoRate::OneSign),
            1 => only::zero(&self.terms).map_or_else(|| zeros(&self.terms), |zero| vec![zero]),
            _ => zeros(&self.terms),
        };
        if zeros.is_empty() { Err(NoRate::NoRoot) } else { Ok(zeros.into_iter().map(libm::expm1).collect()) }
    }
}

fn sign_changes(terms: &[Term]) -> usize {
    terms.windows(2).filter(|pair| (pair[0].amount < 0.0) != (pair[1].amount < 0.0)).count()
}

/// The sum with its largest exponential taken out, so that nothing overflows; same sign and zeros. And the sum of
/// the absolute terms, to judge how small a value is.
fn scaled(terms: &[Term], x: f64) -> (f64, f64) {
    let Some((first, last)) = terms.first().zip(terms.last()) else { return (0.0, 0.0) };
    let origin = if x >= 0.0 { first.time } else { last.time };
    let (mut sum, mut size) = (0.0, 0.0);
    for term in terms {
        let part = term.amount * libm::exp(-x * (term.time - origin));
        sum += part;
        size += part.abs();
    }
    (sum, size)
}

/// All zeros within reach, lowest first. The number of levels is the number of sign changes.
fn zeros(terms: &[Term]) -> Vec<f64> {
    let Some(change) = terms.windows(2).position(|pair| (pair[0].amount < 0.0) != (pair[1].amount < 0.0)) else {
        return Vec::new();
    };
    let mut marks = vec![-REACH];
    if sign_changes(terms) > 1 {
        let between = f64::midpoint(terms[change].time, terms[change + 1].time);
        marks.extend(zeros(&slope(terms, between)));
    }
    marks.push(REACH);
    let mut found: Vec<f64> = Vec::new();
    for (index, pair) in marks.windows(2).enumerate() {
        let (low, high) = (scaled(terms, pair[0]), scaled(terms, pair[1]));
        let touches = |(sum, size): (f64, f64)| sum.abs() <= TOUCH * size;
        if index > 0 && touches(low) {
            found.push(pair[0]);
        } else if !touches(high) && (low.0 < 0.0) != (high.0 < 0.0) {
            found.push(between(terms, pair[0], pair[1]));
        }
    }
    found
}

/// The terms of d/dx (e^(c·x)·f), up to a factor that changes neither sign nor zeros.
fn slope(terms: &[Term], c: f64) -> Vec<Term> {
    let span = terms.last().map_or(1.0, |last| last.time) - terms.first().map_or(0.0, |first| first.time);
    let mut next: Vec<Term> =
        terms.iter().map(|term| Term { time: term.time, amount: term.amount * (c - term.time) / span }).collect();
    let greatest = next.iter().map(|term| term.amount.abs()).fold(0.0, f64::max);
    if greatest > 0.0 {
        for term in &mut next {
            term.amount /= greatest;
        }
    }
    next.retain(|term| term.amount != 0.0);
    next
}

/// The zero between two points of opposite sign: Chandrupatla's method (1997), which bisects when the inverse
/// quadratic step is not safe.
fn between(terms: &[Term], low: f64, high: f64) -> f64 {
    solve(low, high, |x| scaled(terms, x).0)
}

/// Finds a zero of a function that has opposite signs at `low` and `high`, to the last bits of x.
pub(super) fn solve(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut a, mut b) = (high, low);
    let (mut fa, mut fb) = (f(a), f(b));
    let (mut c, mut fc);
    let mut step = 0.5;
    for _ in 0..200 {
        let x = a + step * (b - a);
        let fx = f(x);
        if (fx < 0.0) == (fa < 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, fc, b, fb) = (b, fb, a, fa);
        }
        (a, fa) = (x, fx);
        let (best, best_value) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let tolerance = f64::EPSILON * best.abs() + 1e-16;
        let share = tolerance / (b - a).abs();
        if share > 0.5 || best_value == 0.0 {
            return best;
        }
        let xi = (a - b) / (c - b);
        let phi = (fa - fb) / (fc - fb);
        let safe = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi;
        step = if safe {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        step = step.clamp(share, 1.0 - share);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(values: &[f64]) -> Vec<f64> {
        let flows = values.iter().enumerate().map(|(t, a)| (f64::from(u32::try_from(t).unwrap()), *a));
        ExponentialSum::new(flows).unwrap().rates().unwrap_or_default()
    }

    /// (1+r) is a root of the polynomial with these roots: expand Π (1 − q/(1+r)) by hand.
    #[test]
    fn every_root_of_a_known_polynomial_is_found() {
        // 1/(1+r) = v. (v−1/1.1)(v−1/1.5)(v−1/3) has its roots at r = 10 %, 50 %, 200 %.
        let (a, b, c) = (1.0 / 1.1, 1.0 / 1.5, 1.0 / 3.0);
        let values = [-a * b * c, a * b + b * c + a * c, -(a + b + c), 1.0];
        let found = rates(&values);
        assert_eq!(found.len(), 3, "{found:?}");
        for (found, expected) in found.iter().zip([0.1, 0.5, 2.0]) {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    }

    #[test]
    fn a_root_that_only_touches_is_found_once() {
        // (v − 1/1.1)²: a double root at 10 %.
        let a = 1.0 / 1.1;
        let found = rates(&[a * a, -2.0 * a, 1.0]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!((found[0] - 0.1).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn flows_without_a_rate_say_why() {
        let sum = |flows: &[(f64, f64)]| ExponentialSum::new(flows.iter().copied());
        assert_eq!(sum(&[(0.0, 0.0)]), Err(NoRate::NoFlows));
        assert_eq!(sum(&[(0.0, f64::NAN)]), Err(NoRate::NotFinite));
        assert_eq!(sum(&[(0.0, 1.0), (1.0, 2.0)]).unwrap().rates(), Err(NoRate::OneSign));
        // 1 − v + v² has no real root.
        assert_eq!(sum(&[(0.0, 1.0), (1.0, -1.0), (2.0, 1.0)]).unwrap().rates(), Err(NoRate::NoRoot));
    }
}

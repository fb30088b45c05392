//! The one zero of an exponential sum with one change of sign.
//!
//! Let P and N be the sums of the positive terms and of the negative ones without sign. h(x) = ln(P/N) has the zero of
//! P − N, is nearly straight, and −h′ is the distance between the mean times of P and N, which one change of sign keeps
//! above zero: h is monotone. Halley's step needs only the mean times and their variances, which come with the sums.
//! At x = 0 every exponential is 1, so the first step is almost free. The sign of h tells on which side the zero is; a
//! step beyond what is known of it is replaced by a halving.

use super::{REACH, Term};

/// Steps after which the slower way is taken.
const STEPS: usize = 60;
/// A step this small leaves an error far below the last bit, as each step's error is of the third order.
const SMALL: f64 = 1e-6;

/// Weight, mean time and mean square of time of the terms of one sign.
#[derive(Clone, Copy, Default)]
struct Side {
    sum: f64,
    first: f64,
    second: f64,
}

impl Side {
    fn add(&mut self, time: f64, part: f64) {
        self.sum += part;
        self.first += part * time;
        self.second += part * time * time;
    }
}

/// The terms of both signs at a point.
#[derive(Clone, Copy, Default)]
struct Sides {
    plus: Side,
    minus: Side,
}

impl Sides {
    fn add(&mut self, time: f64, part: f64) {
        if part > 0.0 { self.plus.add(time, part) } else { self.minus.add(time, -part) }
    }

    /// Halley's step for h, and whether the zero is above.
    fn step(&self) -> (f64, bool) {
        let (plus, minus) = (self.plus, self.minus);
        // ln(1 + y) keeps the bits that ln(P/N) loses near the zero; far from it y may round to −1.
        let over = (plus.sum - minus.sum) / minus.sum;
        let value = if over.abs() < 0.5 { libm::log1p(over) } else { libm::log(plus.sum) - libm::log(minus.sum) };
        let (early, late) = (plus.first / plus.sum, minus.first / minus.sum);
        let slope = late - early;
        let bend = (plus.second / plus.sum - early * early) - (minus.second / minus.sum - late * late);
        (-2.0 * value * slope / (2.0 * slope * slope - value * bend), (value < 0.0) == (slope > 0.0))
    }
}

/// The zero within reach, of terms that change sign once; `None` when the steps do not settle within it.
pub(super) fn zero(terms: &[Term]) -> Option<f64> {
    let even = evenly_spaced(terms);
    let (mut low, mut high) = (-REACH, REACH);
    let (mut x, mut settled) = (0.0, false);
    let mut sides = at_zero(terms);
    for _ in 0..STEPS {
        let (step, above) = sides.step();
        if step.is_nan() {
            return None;
        }
        if step.abs() < SMALL {
            if settled || !even {
                return ((x + step).abs() < REACH).then_some(x + step);
            }
            // Powers gather the rounding of their base; the last step is made without them.
            settled = true;
        } else if above {
            low = x;
        } else {
            high = x;
        }
        let next = x + step;
        x = if low < next && next < high { next } else { f64::midpoint(low, high) };
        sides = if even && !settled { by_powers(terms, x) } else { by_exponentials(terms, x) };
    }
    None
}

/// Whether the times are whole numbers that follow each other.
fn evenly_spaced(terms: &[Term]) -> bool {
    #[expect(clippy::float_cmp, reason = "whole numbers are exact")]
    terms.windows(2).all(|pair| pair[1].time - pair[0].time == 1.0)
}

fn at_zero(terms: &[Term]) -> Sides {
    let mut sides = Sides::default();
    let origin = terms.first().map_or(0.0, |term| term.time);
    for term in terms {
        sides.add(term.time - origin, term.amount);
    }
    sides
}

/// Times count from the end at which the exponentials are largest, so that nothing overflows.
fn by_exponentials(terms: &[Term], x: f64) -> Sides {
    let mut sides = Sides::default();
    let end = if x >= 0.0 { terms.first() } else { terms.last() };
    let origin = end.map_or(0.0, |term| term.time);
    for term in terms {
        let time = term.time - origin;
        sides.add(time, term.amount * libm::exp(-x * time));
    }
    sides
}

fn by_powers(terms: &[Term], x: f64) -> Sides {
    let mut sides = Sides::default();
    let base = libm::exp(-x.abs());
    let (mut power, mut time) = (1.0, 0.0);
    let mut take = |term: &Term, step: f64| {
        sides.add(time, term.amount * power);
        power *= base;
        time += step;
    };
    if x >= 0.0 {
        terms.iter().for_each(|term| take(term, 1.0));
    } else {
        terms.iter().rev().for_each(|term| take(term, -1.0));
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::super::{ExponentialSum, zeros};
    use super::*;

    fn terms(flows: &[(f64, f64)]) -> Vec<Term> {
        flows.iter().map(|(time, amount)| Term { time: *time, amount: *amount }).collect()
    }

    /// The general way, which bisects where it must, is the measure.
    #[test]
    fn the_quick_way_finds_what_the_general_way_finds() {
        for rate in [-0.9999, -0.9, -0.5, -0.01, -1e-9, 1e-9, 0.004, 0.06, 0.5, 3.0, 90.0, 1e6] {
            for periods in [1, 2, 12, 36, 360] {
                for stretch in [1.0, 31.0 / 365.0, 2.5] {
                    let x = libm::log1p(rate) / stretch;
                    let mut flows = vec![(0.0, 0.0)];
                    for period in 1..=periods {
                        let time = f64::from(period) * stretch;
                        let amount = f64::from(1 + period * 7 % 5);
                        flows[0].1 -= amount * libm::exp(-x * time);
                        flows.push((time, amount));
                    }
                    if !flows[0].1.is_finite() || x.abs() * stretch * f64::from(periods) > 600.0 || x.abs() >= REACH {
                        continue;
                    }
                    let terms = terms(&flows);
                    let (quick, general) = (zero(&terms), zeros(&terms));
                    let quick = quick.unwrap_or_else(|| panic!("nothing at {rate}, {periods}, {stretch}"));
                    assert_eq!(general.len(), 1, "{rate}, {periods}, {stretch}");
                    let close = 1e-14 * x.abs() + 1e-15;
                    assert!((quick - general[0]).abs() <= close, "{quick} is not {} at {rate}, {periods}", general[0]);
                }
            }
        }
    }

    #[test]
    fn a_zero_out_of_reach_is_left_to_the_general_way() {
        assert_eq!(zero(&terms(&[(0.0, -1e-300), (1.0, 1e300)])), None);
        let sum = ExponentialSum::new([(0.0, -1.0), (1e-3, 2.0)]).unwrap();
        assert_eq!(sum.rates(), Err(super::super::NoRate::NoRoot));
    }
}

//! Truth and numbers that may be unknown, or known only to be at most something.

use super::value::{ExprValue, Outcome, Unknown};
use super::{Arithmetic, Compare, Function};
use crate::kernel::NotApplicable;

pub(super) fn truth(yes: bool) -> Outcome {
    Outcome::Known(ExprValue::Bool(yes))
}

/// A number, or unknown when it is not finite.
pub(super) fn number(x: f64) -> Outcome {
    if x.is_finite() {
        Outcome::Known(ExprValue::Number(x))
    } else {
        Outcome::Unknown(Unknown { why: Some(NotApplicable::ZeroDenominator), ..Unknown::default() })
    }
}

/// Everything unknown in some outcomes, joined.
pub(super) fn join<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Unknown {
    let mut joined = Unknown::default();
    for outcome in outcomes {
        if let Outcome::Unknown(unknown) = outcome {
            joined.missing.extend(unknown.missing.iter().cloned());
            joined.why = joined.why.or(unknown.why);
        }
    }
    joined.missing.sort();
    joined.missing.dedup();
    joined
}

pub(super) fn at_most(outcome: &Outcome) -> Option<f64> {
    match outcome {
        Outcome::Known(ExprValue::Number(x)) => Some(*x),
        Outcome::Known(_) => None,
        Outcome::Unknown(unknown) => unknown.at_most,
    }
}

/// The least of the bounds that are known: an unknown argument can only lower a minimum.
pub(super) fn least(outcomes: &[Outcome]) -> Option<f64> {
    outcomes.iter().filter_map(at_most).reduce(f64::min)
}

/// The greatest of the bounds, when all are known.
pub(super) fn greatest(outcomes: &[Outcome]) -> Option<f64> {
    outcomes.iter().map(at_most).try_fold(f64::NEG_INFINITY, |top, bound| bound.map(|bound| top.max(bound)))
}

/// A comparison with an unknown side: decided when the side's upper bound decides it.
pub(super) fn bounded(compare: Compare, left: &Outcome, right: &Outcome) -> Outcome {
    let known = |outcome: &Outcome| match outcome {
        Outcome::Known(ExprValue::Number(x)) => Some(*x),
        _ => None,
    };
    let decided = if let (Some(top), Some(than)) = (at_most(left), known(right)) {
        below(compare, top, than)
    } else if let (Some(than), Some(top)) = (known(left), at_most(right)) {
        let turned = match compare {
            Compare::Less => Compare::Greater,
            Compare::LessOrEqual => Compare::GreaterOrEqual,
            Compare::Greater => Compare::Less,
            Compare::GreaterOrEqual => Compare::LessOrEqual,
            same @ (Compare::Equal | Compare::NotEqual) => same,
        };
        below(turned, top, than)
    } else {
        None
    };
    decided.map_or_else(|| Outcome::Unknown(join([left, right])), truth)
}

/// Whether `x compare than` is decided for every `x` not above `top`.
fn below(compare: Compare, top: f64, than: f64) -> Option<bool> {
    match compare {
        Compare::Greater => (top <= than).then_some(false),
        Compare::GreaterOrEqual | Compare::Equal => (top < than).then_some(false),
        Compare::Less | Compare::NotEqual => (top < than).then_some(true),
        Compare::LessOrEqual => (top <= than).then_some(true),
    }
}

pub(super) fn arithmetic(operation: Arithmetic, left: &Outcome, right: &Outcome) -> Outcome {
    if let (Outcome::Known(ExprValue::Number(a)), Outcome::Known(ExprValue::Number(b))) = (left, right) {
        return number(match operation {
            Arithmetic::Plus => a + b,
            Arithmetic::Minus => a - b,
            Arithmetic::Times => a * b,
            Arithmetic::Over => a / b,
        });
    }
    // The bound passes through where the operation rises with its unknown side.
    let at_most = match (left, right) {
        (Outcome::Unknown(Unknown { at_most: Some(top), .. }), Outcome::Known(ExprValue::Number(x))) => match operation
        {
            Arithmetic::Plus => Some(top + x),
            Arithmetic::Minus => Some(top - x),
            Arithmetic::Times if *x >= 0.0 => Some(top * x),
            Arithmetic::Over if *x > 0.0 => Some(top / x),
            Arithmetic::Times | Arithmetic::Over => None,
        },
        (Outcome::Known(ExprValue::Number(x)), Outcome::Unknown(Unknown { at_most: Some(top), .. })) => match operation
        {
            Arithmetic::Plus => Some(x + top),
            Arithmetic::Times if *x >= 0.0 => Some(x * top),
            Arithmetic::Minus | Arithmetic::Times | Arithmetic::Over => None,
        },
        _ => None,
    };
    Outcome::Unknown(Unknown { at_most: at_most.filter(|top| top.is_finite()), ..join([left, right]) })
}

/// A function of numbers; not finite where it has no value.
pub(super) fn apply(function: Function, x: &[f64]) -> f64 {
    match (function, x) {
        (Function::Min, _) => x.iter().copied().fold(f64::INFINITY, f64::min),
        (Function::Max, _) => x.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        (Function::Floor, [x, step]) => libm::floor(x / step) * step,
        (Function::Ceil, [x, step]) => libm::ceil(x / step) * step,
        (Function::Principal, [payment, rate, months]) => payment * annuity(*rate, *months),
        (Function::Payment, [principal, rate, months]) => principal / annuity(*rate, *months),
        _ => f64::NAN,
    }
}

/// The present value of one a month for some months: `(1 − (1 + r)^−n) / r`, and `n` at no interest.
fn annuity(rate: f64, months: f64) -> f64 {
    let r = rate / 12.0;
    if r.abs() < 1e-12 { months } else { (1.0 - libm::pow(1.0 + r, -months)) / r }
}

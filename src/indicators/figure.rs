//! A figure under construction: what it is so far, and the facts that went in.

use crate::facts::{FactKey, FactSheet};
use crate::kernel::{Id, NotApplicable, Reading};
use std::ops::{Add, Sub};

/// Reads facts as figures.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a>(pub(super) &'a FactSheet);

impl Facts<'_> {
    /// A fact.
    pub(super) fn get(self, key: FactKey) -> Figure {
        Figure { reading: self.0.number(key), inputs: vec![key.id()] }
    }

    /// A fact, or the first known one of those that can stand in for it; what is missing is the fact itself.
    pub(super) fn first(self, key: FactKey, others: &[FactKey]) -> Figure {
        let known = |key: &FactKey| self.0.number(*key).is_known();
        let stand_in = others.iter().copied().find(known).filter(|_| !known(&key));
        self.get(stand_in.unwrap_or(key))
    }

    /// The higher of two facts; one alone when the other is not known.
    pub(super) fn higher(self, one: FactKey, other: FactKey) -> Figure {
        let (a, b) = (self.get(one), self.get(other));
        match (a.reading.known(), b.reading.known()) {
            (Some(x), Some(y)) => {
                let reading = Reading::Known(x.max(*y));
                Figure { reading, inputs: [a.inputs, b.inputs].concat() }
            }
            (None, Some(_)) => b,
            (_, None) => a,
        }
    }
}

/// A reading and the ids of the facts it is made of, in the formula's order.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Figure {
    /// What is known of it.
    pub(super) reading: Reading<f64>,
    /// The facts.
    pub(super) inputs: Vec<Id>,
}

impl Figure {
    fn with(self, other: Self, join: impl FnOnce(f64, f64) -> Reading<f64>) -> Self {
        let mut inputs = self.inputs;
        for id in other.inputs {
            if !inputs.contains(&id) {
                inputs.push(id);
            }
        }
        Self { reading: self.reading.zip(other.reading).and_then(|(a, b)| join(a, b)), inputs }
    }

    /// The figure times a constant of the formula, such as 365 days.
    pub(super) fn times(self, factor: f64) -> Self {
        Self { reading: self.reading.map(|number| number * factor), ..self }
    }

    /// The figure plus a constant of the formula.
    pub(super) fn plus(self, constant: f64) -> Self {
        Self { reading: self.reading.map(|number| number + constant), ..self }
    }

    /// The figure over another; not applicable where that one is zero or negative.
    pub(super) fn over(self, denominator: Self) -> Self {
        self.over_or(denominator, NotApplicable::ZeroDenominator)
    }

    /// The figure over what is owed or due; where nothing is, the firm has no debt of the kind.
    pub(super) fn over_due(self, denominator: Self) -> Self {
        self.over_or(denominator, NotApplicable::NoDebt)
    }

    fn over_or(self, denominator: Self, when_zero: NotApplicable) -> Self {
        self.with(denominator, |a, b| match () {
            () if zero(b) => Reading::NotApplicable(when_zero),
            () if b < 0.0 => Reading::NotApplicable(NotApplicable::NegativeDenominator),
            () => Reading::Known(a / b),
        })
    }

    /// Says that the figure has no meaning where another is zero (or less); that one is then among the inputs.
    pub(super) fn unless_none(self, other: &Self, why: NotApplicable) -> Self {
        if !other.reading.known().is_some_and(|number| *number < 1e-9) {
            return self;
        }
        Self { reading: Reading::NotApplicable(why), ..self.with(other.clone(), |a, _| Reading::Known(a)) }
    }

    /// The figure with a number too large to be told taken as division by nearly nothing, so that infinity never leaves.
    pub(super) fn finite(self) -> Self {
        let reading = self.reading.and_then(|number| {
            let finite = number.is_finite();
            if finite { Reading::Known(number) } else { Reading::NotApplicable(NotApplicable::ZeroDenominator) }
        });
        Self { reading, ..self }
    }
}

impl Add for Figure {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| Reading::Known(a + b))
    }
}

impl Sub for Figure {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| Reading::Known(a - b))
    }
}

/// Amounts are whole minor units, so anything smaller is zero.
fn zero(number: f64) -> bool {
    number.abs() < 1e-9
}

//! Facts become ratios and measures: one family a file, one function an indicator.

mod key;

pub use key::{Family, IndicatorKey};

use crate::facts::FactSheet;
use crate::kernel::{Because, Reading};

/// One indicator of a firm.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// Which.
    pub key: IndicatorKey,
    /// The figure in the indicator's unit. Always finite when known.
    pub reading: Reading<f64>,
    /// Formula, inputs and parameters.
    pub because: Because,
}

/// All indicators of a firm, in the order of [`IndicatorKey::ALL`].
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorSet {
    all: Vec<Indicator>,
}

impl IndicatorSet {
    /// Computes every indicator.
    #[must_use]
    pub fn compute(facts: &FactSheet) -> Self {
        let _ = facts;
        Self { all: Vec::new() }
    }

    /// All, in order.
    #[must_use]
    pub fn all(&self) -> &[Indicator] {
        &self.all
    }

    /// One.
    #[must_use]
    pub fn get(&self, key: IndicatorKey) -> Option<&Indicator> {
        self.all.iter().find(|indicator| indicator.key == key)
    }
}

//! Facts become ratios and measures: one family a file, one function an indicator.

use crate::facts::FactSheet;
use crate::kernel::{Because, Reading, Unit};

/// A family of indicators.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Family {
    /// Can it pay what falls due?
    Liquidity,
    /// How much is owed?
    Leverage,
    /// Does income cover debt service?
    Coverage,
    /// What is left of sales?
    Profitability,
    /// How fast do stock and receivables turn?
    Efficiency,
    /// How does it grow?
    Growth,
    /// Cash buffer and volatility from bank lines.
    Cash,
    /// How much hangs on few partners?
    Concentration,
    /// Tax and credit record, compliance.
    Record,
}

/// Declares the indicators: the enum, all of them, ids, families and units.
macro_rules! indicators {
    ($( $(#[$doc:meta])* $name:ident = $id:literal, $family:ident, $unit:ident; )*) => {
        /// An indicator.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum IndicatorKey { $( $(#[$doc])* $name, )* }

        impl IndicatorKey {
            /// All indicators, family by family.
            pub const ALL: &'static [IndicatorKey] = &[ $( IndicatorKey::$name, )* ];

            /// The stable id.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }

            /// The family.
            #[must_use]
            pub const fn family(self) -> Family {
                match self { $( Self::$name => Family::$family, )* }
            }

            /// The unit.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $( Self::$name => Unit::$unit, )* }
            }
        }
    };
}

indicators! {
    /// Current assets over current liabilities.
    CurrentRatio = "indicator.current_ratio", Liquidity, Times;
}

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

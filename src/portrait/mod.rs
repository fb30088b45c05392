//! Indicators become ten dimensions, scored from the pack's bins.

use crate::facts::{EvidenceGrade, FactSheet};
use crate::indicators::IndicatorSet;
use crate::kernel::{Because, Date, Id, Reading, Status};
use crate::rules::Pack;

/// A dimension of the portrait.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dimension {
    /// Repayment ability.
    Repayment,
    /// Liquidity.
    Liquidity,
    /// Profitability and cash generation.
    Profitability,
    /// Leverage and capital.
    Leverage,
    /// Activity and working capital.
    Activity,
    /// Operating stability.
    Stability,
    /// Transactions and supply chain.
    SupplyChain,
    /// Credit history of firm and owner.
    CreditHistory,
    /// Growth.
    Growth,
    /// Compliance, governance, owner and management.
    Governance,
}

impl Dimension {
    /// All ten, in the order of the radar.
    pub const ALL: [Self; 10] = [
        Self::Repayment,
        Self::Liquidity,
        Self::Profitability,
        Self::Leverage,
        Self::Activity,
        Self::Stability,
        Self::SupplyChain,
        Self::CreditHistory,
        Self::Growth,
        Self::Governance,
    ];

    /// The stable id.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Repayment => "dimension.repayment",
            Self::Liquidity => "dimension.liquidity",
            Self::Profitability => "dimension.profitability",
            Self::Leverage => "dimension.leverage",
            Self::Activity => "dimension.activity",
            Self::Stability => "dimension.stability",
            Self::SupplyChain => "dimension.supply_chain",
            Self::CreditHistory => "dimension.credit_history",
            Self::Growth => "dimension.growth",
            Self::Governance => "dimension.governance",
        }
    }
}

/// One scored item of a dimension: an indicator or fact, the bin it fell in, and the points.
#[derive(Clone, PartialEq, Debug)]
pub struct Contribution {
    /// The indicator or fact scored.
    pub input: Id,
    /// Its figure, or why there is none.
    pub reading: Reading<f64>,
    /// The bin: lower and upper edge; `None` is without end.
    pub bin: Option<(Option<f64>, Option<f64>)>,
    /// Points given, 0 to 100; 50 is typical. `None` when there is no figure.
    pub points: Option<f64>,
    /// Points of the best bin.
    pub best: f64,
    /// Edges of the best bin, to tell what would help.
    pub best_bin: (Option<f64>, Option<f64>),
    /// Weight within the dimension before missing items are left out.
    pub weight: f64,
    /// What the bins rest on.
    pub status: Status,
    /// Support of the figure.
    pub evidence: Option<EvidenceGrade>,
    /// Why.
    pub because: Because,
}

/// One dimension of a firm.
#[derive(Clone, PartialEq, Debug)]
pub struct DimensionScore {
    /// Which.
    pub dimension: Dimension,
    /// Weighted mean of the points of the items that have a figure, 0 to 100; missing when none has.
    pub score: Reading<f64>,
    /// Share of the dimension's weight that has a figure, 0 to 1.
    pub seen: f64,
    /// Whether every bin of the dimension is judgement (convention or assumption) rather than measured.
    pub judged: bool,
    /// The items.
    pub contributions: Vec<Contribution>,
}

/// Something that could not be seen, and the document or file that would show it.
#[derive(Clone, PartialEq, Debug)]
pub struct Unseen {
    /// The dimension it belongs to.
    pub dimension: Dimension,
    /// The items without a figure.
    pub items: Vec<Id>,
    /// Facts that would make them known.
    pub facts: Vec<Id>,
    /// Code of the document that would show them, from the pack.
    pub document: Id,
    /// Weight of the items in the dimension.
    pub weight: f64,
}

/// The portrait.
#[derive(Clone, PartialEq, Debug)]
pub struct Portrait {
    pub(crate) dimensions: Vec<DimensionScore>,
    pub(crate) strengths: Vec<(Dimension, usize)>,
    pub(crate) weaknesses: Vec<(Dimension, usize)>,
    pub(crate) unseen: Vec<Unseen>,
}

impl Portrait {
    /// Scores the ten dimensions from the pack's bins.
    #[must_use]
    pub fn compute(facts: &FactSheet, indicators: &IndicatorSet, pack: &Pack, as_of: Date) -> Self {
        let _ = (facts, indicators, pack, as_of);
        Self { dimensions: Vec::new(), strengths: Vec::new(), weaknesses: Vec::new(), unseen: Vec::new() }
    }

    /// The ten dimensions in order.
    #[must_use]
    pub fn dimensions(&self) -> &[DimensionScore] {
        &self.dimensions
    }

    /// At most three strengths: dimension and index of the contribution.
    #[must_use]
    pub fn strengths(&self) -> &[(Dimension, usize)] {
        &self.strengths
    }

    /// At most four weaknesses, the most points lost first: dimension and index of the contribution.
    #[must_use]
    pub fn weaknesses(&self) -> &[(Dimension, usize)] {
        &self.weaknesses
    }

    /// What could not be seen.
    #[must_use]
    pub fn unseen(&self) -> &[Unseen] {
        &self.unseen
    }
}

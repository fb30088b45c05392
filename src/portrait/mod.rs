//! Indicators become ten dimensions, scored from the pack's bins. No default probability and no overall score.

mod score;
mod reasons;
mod support;
#[cfg(test)]
mod tests;

use crate::facts::{EvidenceGrade, FactSheet};
use crate::indicators::IndicatorSet;
use crate::kernel::{Because, Date, Id, Reading, Status, Value};
use crate::rules::{Better, Edges, Pack};

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

    /// The id as an [`Id`].
    #[must_use]
    pub const fn id(self) -> Id {
        Id::new(self.as_str())
    }

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
    /// Its figure, or why there is none. Of a code the figure is its place in the pack's list, from 1, best first.
    pub reading: Reading<f64>,
    /// The figure with its unit, or the code, as it is shown; `None` when there is none.
    pub value: Option<Value>,
    /// The bin: lower and upper edge; `None` is without end, and codes have no edges.
    pub bin: Option<Edges>,
    /// Points given, 0 to 100; 50 is typical. `None` when there is no figure.
    pub points: Option<f64>,
    /// Points of the best bin.
    pub best: f64,
    /// Edges of the best bin, to tell what would help.
    pub best_bin: Edges,
    /// Which way is better.
    pub better: Better,
    /// Weight within the dimension before missing items are left out.
    pub weight: f64,
    /// What it tells about; items of one concept give one reason.
    pub concept: Id,
    /// What the bins rest on.
    pub status: Status,
    /// Key of the source of the bins in the pack.
    pub source: Id,
    /// Code of the document that would show the figure.
    pub document: Id,
    /// Support of the figure: that of its weakest input.
    pub evidence: Option<EvidenceGrade>,
    /// Why: the figure that went in and the bins used.
    pub because: Because,
}

/// One dimension of a firm.
#[derive(Clone, PartialEq, Debug)]
pub struct DimensionScore {
    /// Which.
    pub dimension: Dimension,
    /// Weighted mean of the points of the items that have a figure, 0 to 100; missing when none has.
    pub score: Reading<f64>,
    /// Share of the weight of all items that apply to the firm which has a figure, 0 to 1.
    pub seen: f64,
    /// Whether every item with a figure, or every item when none has one, rests on judgement (convention or
    /// assumption) rather than on statistics or the habits of lenders.
    pub judged: bool,
    /// The items, as the pack lists them.
    pub contributions: Vec<Contribution>,
    /// Why: the items with a figure.
    pub because: Because,
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
    /// Scores the ten dimensions from the pack's bins of the day.
    #[must_use]
    pub fn compute(facts: &FactSheet, indicators: &IndicatorSet, pack: &Pack, as_of: Date) -> Self {
        let scored = score::Scored { facts, indicators, pack, as_of };
        let dimensions: Vec<_> = Dimension::ALL.into_iter().map(|dimension| scored.dimension(dimension)).collect();
        let weaknesses = reasons::weaknesses(&dimensions, pack.scorecard().reasons());
        let strengths = reasons::strengths(&dimensions, pack.scorecard().reasons());
        let unseen = reasons::unseen(&dimensions);
        Self { dimensions, strengths, weaknesses, unseen }
    }

    /// One dimension.
    #[must_use]
    pub fn dimension(&self, dimension: Dimension) -> Option<&DimensionScore> {
        self.dimensions.get(dimension as usize)
    }

    /// One item, as [`Portrait::strengths`] and [`Portrait::weaknesses`] name it.
    #[must_use]
    pub fn contribution(&self, (dimension, place): (Dimension, usize)) -> Option<&Contribution> {
        self.dimension(dimension)?.contributions.get(place)
    }

    /// What could not be seen, by document: the document that shows most of it first.
    #[must_use]
    pub fn unseen_by_document(&self) -> Vec<(&Id, Vec<&Unseen>)> {
        let mut found: Vec<(&Id, Vec<&Unseen>)> = Vec::new();
        for unseen in &self.unseen {
            match found.iter_mut().find(|(document, _)| *document == &unseen.document) {
                Some((_, list)) => list.push(unseen),
                None => found.push((&unseen.document, vec![unseen])),
            }
        }
        found
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

    /// What could not be seen: the document that shows most first, its dimensions by weight.
    #[must_use]
    pub fn unseen(&self) -> &[Unseen] {
        &self.unseen
    }
}

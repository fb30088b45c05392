//! What is looked at in each of the ten dimensions: the items of the pack's scorecard with the points of their bins, how
//! much of it was seen, and which document would show the rest.
//!
//! No dimension is scored here. Where it stands is a group of the score's own terms (`score::DimensionSum`), so that
//! portrait and probability cannot disagree; the points of an item count there as judgement, where no model reads it.

mod score;
mod support;
mod unseen;
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

/// What is looked at in one dimension.
#[derive(Clone, PartialEq, Debug)]
pub struct DimensionItems {
    /// Which.
    pub dimension: Dimension,
    /// Share of the weight of all items that apply to the firm which has a figure, 0 to 1.
    pub seen: f64,
    /// The items, as the pack lists them.
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
    pub(crate) dimensions: Vec<DimensionItems>,
    pub(crate) unseen: Vec<Unseen>,
}

impl Portrait {
    /// Gives the items of the ten dimensions their points from the pack's bins of the day.
    #[must_use]
    pub fn compute(facts: &FactSheet, indicators: &IndicatorSet, pack: &Pack, as_of: Date) -> Self {
        let scored = score::Scored { facts, indicators, pack, as_of, told: true };
        let dimensions: Vec<_> = Dimension::ALL.into_iter().map(|dimension| scored.dimension(dimension)).collect();
        let unseen = unseen::unseen(&dimensions);
        Self { dimensions, unseen }
    }

    /// The same points without reasons and without what could not be seen, for the many trials of a search.
    #[must_use]
    pub fn tried(facts: &FactSheet, indicators: &IndicatorSet, pack: &Pack, as_of: Date) -> Self {
        let scored = score::Scored { facts, indicators, pack, as_of, told: false };
        let dimensions = Dimension::ALL.into_iter().map(|dimension| scored.dimension(dimension)).collect();
        Self { dimensions, unseen: Vec::new() }
    }

    /// One dimension.
    #[must_use]
    pub fn dimension(&self, dimension: Dimension) -> Option<&DimensionItems> {
        self.dimensions.get(dimension as usize)
    }

    /// The item of a figure.
    #[must_use]
    pub fn item(&self, input: &Id) -> Option<&Contribution> {
        self.dimensions.iter().flat_map(|one| &one.contributions).find(|item| item.input == *input)
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
    pub fn dimensions(&self) -> &[DimensionItems] {
        &self.dimensions
    }

    /// What could not be seen: the document that shows most first, its dimensions by weight.
    #[must_use]
    pub fn unseen(&self) -> &[Unseen] {
        &self.unseen
    }
}

//! One term of a score: a measure of the firm and what it adds.

use crate::facts::EvidenceGrade;
use crate::kernel::{Id, Reading};
use crate::rules::Better;

/// Where a term comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Block {
    /// Accounts.
    Accounts,
    /// Bank statements.
    Bank,
    /// Invoices.
    Invoices,
    /// The owner's credit record.
    Owner,
    /// The firm's profile.
    Profile,
    /// Items without outcome data.
    Judgement,
}

impl Block {
    /// All blocks.
    pub const ALL: [Self; 6] =
        [Self::Accounts, Self::Bank, Self::Invoices, Self::Owner, Self::Profile, Self::Judgement];

    /// The stable word; for a block with a model, the name of its file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Bank => "bank",
            Self::Invoices => "invoices",
            Self::Owner => "owner",
            Self::Profile => "profile",
            Self::Judgement => "judgement",
        }
    }
}

/// One term.
#[derive(Clone, PartialEq, Debug)]
pub struct ScoreTerm {
    /// Its block.
    pub block: Block,
    /// The measure: an indicator, a fact, or a figure made of facts.
    pub measure: Id,
    /// The dimension it belongs to.
    pub dimension: Id,
    /// What it tells about; terms of one concept give one reason.
    pub concept: Id,
    /// Which way the measure is better.
    pub better: Better,
    /// The firm's figure.
    pub reading: Reading<f64>,
    /// Whether it counts: it has a figure, or the item has points where a figure has no meaning, such as no debt.
    pub counted: bool,
    /// Log-odds of the model's curve at the figure; zero without one. More is riskier.
    pub raw: f64,
    /// Log-odds at the best figure.
    pub best: f64,
    /// The figure, nearest to the firm's, at which it neither costs nor carries; `None` for codes and without a figure.
    pub neutral: Option<f64>,
    /// Part of its block that it stands for, 0 to 1.
    pub part: f64,
    /// Reliability of the figure.
    pub reliability: f64,
    /// What the raw log-odds are multiplied by: λ, reliability, and the block's cap.
    pub weight: f64,
    /// What it adds to the log-odds.
    pub odds: f64,
    /// Mean and standard deviation of the raw log-odds over the sample; of judgement, over points dealt evenly.
    pub usual: (f64, f64),
    /// Whether it rests on judgement instead of outcomes.
    pub judged: bool,
    /// Support of the figure.
    pub evidence: Option<EvidenceGrade>,
}

impl ScoreTerm {
    /// Whether it counts.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.counted
    }

    /// Whether the figure could be entered or imported, but was not.
    #[must_use]
    pub fn missing(&self) -> bool {
        matches!(self.reading, Reading::Missing(_))
    }
}

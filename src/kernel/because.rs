//! Why a figure is what it is: one hop, by id.

use super::{Date, Id};

/// The reason for a figure: the formula, what went in, and which parameters of the pack were used.
/// Inputs are ids of facts, indicators or statement lines; following them one room at a time leads to the
/// cell or answer a figure came from.
#[derive(Clone, PartialEq, Debug)]
pub struct Because {
    /// The id of the formula or rule.
    pub formula: Id,
    /// The ids of the figures that went in, in the formula's order.
    pub inputs: Vec<Id>,
    /// The parameters used.
    pub params: Vec<ParamUse>,
}

impl Because {
    /// A reason without parameters.
    #[must_use]
    pub fn new(formula: Id, inputs: Vec<Id>) -> Self {
        Self { formula, inputs, params: Vec::new() }
    }

    /// The same reason, with a parameter noted.
    #[must_use]
    pub fn with(mut self, param: ParamUse) -> Self {
        self.params.push(param);
        self
    }
}

/// One parameter of a pack as it was used.
#[derive(Clone, PartialEq, Debug)]
pub struct ParamUse {
    /// The parameter.
    pub id: Id,
    /// The start date of the value used.
    pub from: Date,
    /// How sure the value is.
    pub status: Status,
    /// The value, when it is one number; a table shows itself.
    pub value: Option<f64>,
}

/// What a parameter rests on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// The text of a law.
    Law,
    /// A regulation or a regulator's rule.
    Regulation,
    /// Guidance of an authority.
    Guidance,
    /// A published statistic.
    Statistic,
    /// What lenders or markets usually do.
    Market,
    /// A convention of the field.
    Convention,
    /// Our judgement, without outcome data.
    Assumption,
    /// Announced, without effect before its date.
    Announced,
    /// Typed by the firm in place of the pack's value. Never stands in a pack.
    Stated,
}

impl Status {
    /// The word used in packs and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Regulation => "regulation",
            Self::Guidance => "guidance",
            Self::Statistic => "statistic",
            Self::Market => "market",
            Self::Convention => "convention",
            Self::Assumption => "assumption",
            Self::Announced => "announced",
            Self::Stated => "stated",
        }
    }

    /// The status of a word used in packs.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [
            Self::Law,
            Self::Regulation,
            Self::Guidance,
            Self::Statistic,
            Self::Market,
            Self::Convention,
            Self::Assumption,
            Self::Announced,
        ]
        .into_iter()
        .find(|status| status.as_str() == word)
    }
}

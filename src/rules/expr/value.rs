//! What expressions work with and answer.

use crate::kernel::{Date, Id, NotApplicable, ParamUse, Reading};
use std::collections::BTreeMap;

/// A value in an expression. Money is a number of major units, a share is a share, a code is text.
#[derive(Clone, PartialEq, Debug)]
pub enum ExprValue {
    /// A number; always finite.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A code.
    Text(String),
}

/// Three-valued truth (Kleene).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Truth {
    /// Holds.
    True,
    /// Does not hold.
    False,
    /// Cannot be said.
    Unknown,
}

/// An item of a list, by field.
pub type ListItem = BTreeMap<String, Reading<ExprValue>>;

/// Where expressions find their names.
pub trait Lookup {
    /// The value of a name.
    fn value(&self, name: &Id) -> Reading<ExprValue>;

    /// The items of a list. Missing unless the implementer knows lists.
    fn items(&self, list: &Id) -> Reading<Vec<ListItem>> {
        Reading::missing(list.clone())
    }

    /// The day that a value holds for; nothing where it is the day of the question.
    fn holds_for(&self, _name: &Id) -> Option<Date> {
        None
    }
}

/// Why an expression has no value.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Unknown {
    /// Facts and parameters that would decide it, each once, sorted.
    pub missing: Vec<Id>,
    /// The most a number can be, where that much is known.
    pub at_most: Option<f64>,
    /// Set when a name has no meaning for this firm.
    pub why: Option<NotApplicable>,
}

/// What an expression came to.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// A value.
    Known(ExprValue),
    /// No value.
    Unknown(Unknown),
}

impl Outcome {
    /// The truth of a condition; unknown for what is not yes or no.
    #[must_use]
    pub const fn truth(&self) -> Truth {
        match self {
            Self::Known(ExprValue::Bool(true)) => Truth::True,
            Self::Known(ExprValue::Bool(false)) => Truth::False,
            Self::Known(_) | Self::Unknown(_) => Truth::Unknown,
        }
    }

    /// What would decide it; empty when it is decided.
    #[must_use]
    pub fn missing(&self) -> &[Id] {
        match self {
            Self::Known(_) => &[],
            Self::Unknown(unknown) => &unknown.missing,
        }
    }
}

/// An outcome and what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The outcome.
    pub outcome: Outcome,
    /// The names that went in, each once, in order.
    pub inputs: Vec<Id>,
    /// The parameters used, each once, in order.
    pub params: Vec<ParamUse>,
}

impl Answer {
    /// The number as a reading. A value of another kind, which only a name can bring, counts as not known.
    #[must_use]
    pub fn number(&self) -> Reading<f64> {
        match &self.outcome {
            Outcome::Known(ExprValue::Number(number)) => Reading::Known(*number),
            Outcome::Known(_) => Reading::Missing(self.inputs.clone()),
            Outcome::Unknown(Unknown { missing, why: Some(why), .. }) if missing.is_empty() => {
                Reading::NotApplicable(*why)
            }
            Outcome::Unknown(unknown) => Reading::Missing(unknown.missing.clone()),
        }
    }

    /// The most the number can be, when it is not known itself.
    #[must_use]
    pub const fn at_most(&self) -> Option<f64> {
        match &self.outcome {
            Outcome::Known(ExprValue::Number(number)) => Some(*number),
            Outcome::Known(_) => None,
            Outcome::Unknown(unknown) => unknown.at_most,
        }
    }
}

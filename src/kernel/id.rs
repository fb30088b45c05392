//! Names of things: facts, indicators, formulas, parameters, modes.

use std::borrow::Cow;
use std::fmt;

/// The stable, dotted, lower-case name of a thing that can be asked about, such as `entity.age_months`.
/// Cheap to copy when it comes from the program; owned when it comes from a pack.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(Cow<'static, str>);

impl Id {
    /// An id written in the program.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// An id read from a pack or a file.
    #[must_use]
    pub fn owned(text: impl Into<String>) -> Self {
        Self(Cow::Owned(text.into()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

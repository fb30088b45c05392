//! Looking facts up by id, and the period that a fact's id names.

pub use super::fact_list::FactKey;
use crate::kernel::Id;

/// The period that a fact is told for, where there are several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Period {
    /// The latest year of accounts, or no period.
    Latest,
    /// The year before.
    Previous,
    /// Two years before.
    BeforePrevious,
    /// The last so many full months.
    LastMonths(u8),
}

impl FactKey {
    /// The id as an [`Id`].
    #[must_use]
    pub const fn id(self) -> Id {
        Id::new(self.as_str())
    }

    /// The fact of an id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.as_str() == id)
    }
}

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

    /// The period that the id names.
    #[must_use]
    pub fn period(self) -> Period {
        let id = self.as_str();
        if id.starts_with("fin.") {
            if id.ends_with("_prev2") {
                return Period::BeforePrevious;
            }
            return if id.ends_with("_prev") { Period::Previous } else { Period::Latest };
        }
        match (id.starts_with("bank."), id.rsplit('_').next()) {
            (true, Some("12m")) => Period::LastMonths(12),
            (true, Some("6m")) => Period::LastMonths(6),
            (true, Some("3m")) => Period::LastMonths(3),
            _ => Period::Latest,
        }
    }

    /// The same fact of the latest year of accounts; facts of no year are themselves.
    #[must_use]
    pub fn latest(self) -> Self {
        let stem = match self.period() {
            Period::Previous => self.as_str().strip_suffix("_prev"),
            Period::BeforePrevious => self.as_str().strip_suffix("_prev2"),
            Period::Latest | Period::LastMonths(_) => None,
        };
        stem.and_then(Self::parse).unwrap_or(self)
    }

    /// The same line of another year of accounts, or the same measure of another window of bank lines;
    /// `None` where there is none.
    #[must_use]
    pub fn at(self, period: Period) -> Option<Self> {
        match (self.period(), period) {
            (Period::LastMonths(from), Period::LastMonths(to)) => {
                let stem = self.as_str().strip_suffix(&format!("_{from}m"))?;
                Self::parse(&format!("{stem}_{to}m"))
            }
            (_, Period::Latest) => Some(self.latest()),
            (_, Period::Previous) => Self::parse(&format!("{}_prev", self.latest().as_str())),
            (_, Period::BeforePrevious) => Self::parse(&format!("{}_prev2", self.latest().as_str())),
            (_, Period::LastMonths(_)) => None,
        }
    }
}

//! Looking facts up by id, and the period that a fact's id names.

pub use super::fact_list::FactKey;
use crate::kernel::{Id, Names};

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

/// Lines of a year of accounts. The years stand one after the other in the list, each with the same lines.
const LINES: usize = FactKey::FinCashPrev as usize - FactKey::FinCash as usize;

/// Places of all facts by id.
static BY_ID: Names<1024> = Names::of(&names());

const fn names() -> [&'static str; FactKey::ALL.len()] {
    let mut names = [""; FactKey::ALL.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = FactKey::ALL[place].as_str();
        place += 1;
    }
    names
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
        BY_ID.place(id, |place| Self::ALL[place].as_str()).map(|place| Self::ALL[place])
    }

    /// Which year of accounts the fact is of: 0 for the latest; `None` for facts of no year.
    fn year_back(self) -> Option<usize> {
        let lines = Self::FinCash as usize..Self::FinYears as usize;
        lines.contains(&(self as usize)).then(|| (self as usize - lines.start) / LINES)
    }

    /// The period that the id names.
    #[must_use]
    pub fn period(self) -> Period {
        match self.year_back() {
            Some(0) => return Period::Latest,
            Some(1) => return Period::Previous,
            Some(_) => return Period::BeforePrevious,
            None => {}
        }
        let id = self.as_str();
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
        self.year_back().map_or(self, |back| Self::ALL[self as usize - back * LINES])
    }

    /// The same line of another year of accounts, or the same measure of another window of bank lines;
    /// `None` where there is none.
    #[must_use]
    pub fn at(self, period: Period) -> Option<Self> {
        let back = match (self.period(), period) {
            (Period::LastMonths(from), Period::LastMonths(to)) => {
                let stem = self.as_str().strip_suffix(&format!("_{from}m"))?;
                return Self::parse(&format!("{stem}_{to}m"));
            }
            (_, Period::LastMonths(_)) => return None,
            (_, Period::Latest) => return Some(self.latest()),
            (_, Period::Previous) => 1,
            (_, Period::BeforePrevious) => 2,
        };
        self.year_back().map(|_| Self::ALL[self.latest() as usize + back * LINES])
    }
}

#[cfg(test)]
mod tests {
    use super::FactKey;

    #[test]
    fn every_fact_is_found_by_its_id_and_nothing_else_is() {
        for key in FactKey::ALL {
            assert_eq!(FactKey::parse(key.as_str()), Some(*key));
        }
        assert_eq!([FactKey::parse(""), FactKey::parse("bank."), FactKey::parse("zebra")], [None; 3]);
    }
}

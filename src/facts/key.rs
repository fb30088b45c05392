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

/// Lines of a year of accounts. The years stand one after the other in the list, each with the same lines.
const LINES: usize = FactKey::FinCashPrev as usize - FactKey::FinCash as usize;

/// Places of all facts by id: ids are looked up many times in an assessment.
const BY_ID: [u16; FactKey::ALL.len()] = by_id();

const fn by_id() -> [u16; FactKey::ALL.len()] {
    let mut sorted = [0; FactKey::ALL.len()];
    let mut place: u16 = 0;
    while (place as usize) < sorted.len() {
        // Binary insertion.
        let (mut low, mut high) = (0, place as usize);
        while low < high {
            let middle = low.midpoint(high);
            if before(FactKey::ALL[place as usize].as_str(), FactKey::ALL[sorted[middle] as usize].as_str()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let mut at = place as usize;
        while at > low {
            sorted[at] = sorted[at - 1];
            at -= 1;
        }
        sorted[low] = place;
        place += 1;
    }
    sorted
}

const fn before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
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
        let found = BY_ID.binary_search_by(|place| Self::ALL[usize::from(*place)].as_str().cmp(id)).ok()?;
        Some(Self::ALL[usize::from(BY_ID[found])])
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

//! The official size table and the industries it tells apart.

use super::check::official;
use super::pack::Pack;
use super::problem::{PackProblem, PackProblemKind};
use super::read::{date_from, id_from, status_from};
use super::text::Text;
use crate::kernel::{Currency, Date, Id, Money, ParamUse, Status};
use serde::Deserialize;

/// A size class, largest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SizeClass {
    /// Large.
    Large,
    /// Medium-sized.
    Medium,
    /// Small.
    Small,
    /// Micro.
    Micro,
}

impl SizeClass {
    /// All, largest first.
    pub const ALL: [Self; 4] = [Self::Large, Self::Medium, Self::Small, Self::Micro];

    /// The stable code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Medium => "medium",
            Self::Small => "small",
            Self::Micro => "micro",
        }
    }
}

/// What the table measures a firm by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SizeMeasure {
    /// Persons employed.
    Staff,
    /// Revenue of the year.
    Revenue,
    /// Total assets.
    Assets,
}

/// The least figure of each class but micro, in persons or in major units of the currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizeLimits {
    /// Large from here.
    pub large: i64,
    /// Medium from here.
    pub medium: i64,
    /// Small from here; micro below.
    pub small: i64,
}

impl SizeLimits {
    /// The class that a figure alone would allow.
    #[must_use]
    pub fn class(self, figure: f64) -> SizeClass {
        #[expect(clippy::cast_precision_loss, reason = "limits are far below 2^53")]
        let reaches = |limit: i64| figure >= limit as f64;
        if reaches(self.large) {
            SizeClass::Large
        } else if reaches(self.medium) {
            SizeClass::Medium
        } else if reaches(self.small) {
            SizeClass::Small
        } else {
            SizeClass::Micro
        }
    }

    /// A limit as an amount.
    #[must_use]
    pub const fn money(limit: i64, currency: Currency) -> Money {
        Money::from_minor(limit.saturating_mul(currency.minor_per_major()), currency)
    }

    fn times(self, unit: i64) -> Option<Self> {
        Some(Self {
            large: self.large.checked_mul(unit)?,
            medium: self.medium.checked_mul(unit)?,
            small: self.small.checked_mul(unit)?,
        })
    }
}

/// One row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SizeRow {
    /// Its id, such as `catering`.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it measures, with the limits.
    pub limits: Vec<(SizeMeasure, SizeLimits)>,
}

/// An industry by national classification.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Industry {
    /// Its code, such as `62`.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The row of the size table; `None` for industries that the table does not cover.
    #[serde(default, deserialize_with = "super::read::maybe_id")]
    pub row: Option<Id>,
}

/// How the measures of a row make a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SizeTest {
    /// A class is reached when every measure reaches its limit.
    #[default]
    All,
    /// When staff does, or both revenue and assets do.
    StaffAndEither,
    /// When two of three measures do.
    TwoOfThree,
}

impl SizeTest {
    /// Whether a class is reached, given for each measure whether it reaches its limit; nothing while that is open.
    #[must_use]
    pub fn reached(self, measures: &[(SizeMeasure, Option<bool>)]) -> Option<bool> {
        let of = |wanted| measures.iter().find(|(measure, _)| *measure == wanted).and_then(|(_, reaches)| *reaches);
        let count = |yes| measures.iter().filter(|(_, reaches)| *reaches == Some(yes)).count();
        match self {
            Self::All if count(false) > 0 => Some(false),
            Self::All => (count(true) == measures.len()).then_some(true),
            Self::StaffAndEither => {
                let (revenue, assets) = (of(SizeMeasure::Revenue), of(SizeMeasure::Assets));
                let both = match (revenue, assets) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                };
                match (of(SizeMeasure::Staff), both) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    _ => None,
                }
            }
            Self::TwoOfThree if count(true) >= 2 => Some(true),
            Self::TwoOfThree => (count(false) >= 2).then_some(false),
        }
    }
}

/// Whether a table holds, since when, and what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct TableUse {
    /// Its id.
    pub id: Id,
    /// The first day it holds.
    pub from: Date,
    /// What it rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
}

impl TableUse {
    /// The use of the table, for a [`crate::kernel::Because`].
    #[must_use]
    pub fn used(&self) -> ParamUse {
        ParamUse { id: self.id.clone(), from: self.from, status: self.status, value: None }
    }
}

/// The size table.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(try_from = "SizeFile")]
pub struct SizeTable {
    /// What it rests on.
    pub table: TableUse,
    /// How its measures make a class.
    pub test: SizeTest,
    /// Its rows, as printed.
    pub rows: Vec<SizeRow>,
}

impl SizeTable {
    /// A row.
    #[must_use]
    pub fn row(&self, id: &Id) -> Option<&SizeRow> {
        self.rows.iter().find(|row| row.id == *id)
    }
}

/// The industries that can be chosen.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(from = "IndustryFile")]
pub struct Industries {
    /// What the assignment to rows rests on.
    pub table: TableUse,
    /// The industries, in the order of the classification.
    pub all: Vec<Industry>,
}

impl Industries {
    /// An industry by code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Industry> {
        self.all.iter().find(|industry| industry.code == code)
    }
}

/// What must hold between the two files.
pub(super) fn check(pack: &Pack, problems: &mut Vec<PackProblem>) {
    let (size, industries) = (&pack.size, &pack.industries);
    for (file, table) in [("size", &size.table), ("industries", &industries.table)] {
        let problem = match pack.sources.get(&table.source) {
            None => Some(PackProblemKind::NoSource(table.source.clone())),
            Some(source) if official(table.status) && source.read_on.is_none() => {
                Some(PackProblemKind::SourceNotRead(table.source.clone()))
            }
            Some(_) => None,
        };
        problems.extend(problem.map(|kind| PackProblem::new(file, table.id.as_str(), kind)));
    }
    for (at, row) in size.rows.iter().enumerate() {
        if size.rows[..at].iter().any(|earlier| earlier.id == row.id) {
            problems.push(PackProblem::new("size", row.id.as_str(), PackProblemKind::Twice));
        }
    }
    for (at, industry) in industries.all.iter().enumerate() {
        let mut add = |kind| problems.push(PackProblem::new("industries", &industry.code, kind));
        if industries.all[..at].iter().any(|earlier| earlier.code == industry.code) {
            add(PackProblemKind::Twice);
        }
        if let Some(row) = industry.row.as_ref().filter(|row| size.row(row).is_none()) {
            add(PackProblemKind::Shape(format!("the size table has no row `{row}`")));
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SizeFile {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    #[serde(deserialize_with = "date_from")]
    from: Date,
    #[serde(deserialize_with = "status_from")]
    status: Status,
    #[serde(deserialize_with = "id_from")]
    source: Id,
    amount_unit: i64,
    #[serde(default)]
    test: SizeTest,
    row: Vec<RowShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowShape {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    name: Text,
    staff: Option<SizeLimits>,
    revenue: Option<SizeLimits>,
    assets: Option<SizeLimits>,
}

impl TryFrom<SizeFile> for SizeTable {
    type Error = String;

    fn try_from(file: SizeFile) -> Result<Self, String> {
        let unit = file.amount_unit;
        let rows = file.row.into_iter().map(|row| row.read(unit)).collect::<Result<Vec<_>, _>>()?;
        let table = TableUse { id: file.id, from: file.from, status: file.status, source: file.source };
        Ok(Self { table, test: file.test, rows })
    }
}

impl RowShape {
    fn read(self, unit: i64) -> Result<SizeRow, String> {
        let large = || format!("row `{}`: limits are too large", self.id);
        let amounts = |limits: Option<SizeLimits>| limits.map(|l| l.times(unit).ok_or_else(large)).transpose();
        let limits: Vec<_> = [
            (SizeMeasure::Staff, self.staff),
            (SizeMeasure::Revenue, amounts(self.revenue)?),
            (SizeMeasure::Assets, amounts(self.assets)?),
        ]
        .into_iter()
        .filter_map(|(measure, limits)| Some((measure, limits?)))
        .collect();
        let falls = |limits: &SizeLimits| limits.large > limits.medium && limits.medium > limits.small;
        if limits.is_empty() || !limits.iter().all(|(_, limits)| falls(limits) && limits.small > 0) {
            return Err(format!("row `{}`: limits must be there and fall from large to small", self.id));
        }
        Ok(SizeRow { id: self.id, name: self.name, limits })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndustryFile {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    #[serde(deserialize_with = "date_from")]
    from: Date,
    #[serde(deserialize_with = "status_from")]
    status: Status,
    #[serde(deserialize_with = "id_from")]
    source: Id,
    industry: Vec<Industry>,
}

impl From<IndustryFile> for Industries {
    fn from(file: IndustryFile) -> Self {
        let table = TableUse { id: file.id, from: file.from, status: file.status, source: file.source };
        Self { table, all: file.industry }
    }
}

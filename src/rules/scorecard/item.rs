//! One scored figure: its bins or codes, their points, and what they rest on.

use crate::kernel::{Id, NotApplicable, Status};
use crate::rules::read::{id_from, status_from};
use crate::rules::text::Text;
use serde::Deserialize;

/// Which way a figure is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// The higher, the better: points never fall from bin to bin.
    Up,
    /// The lower, the better: points never rise.
    Down,
    /// Best in the middle: points rise, then fall.
    Peak,
    /// No order, such as codes.
    None,
}

/// One stretch of the line and its points.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// Upper edge, itself within the bin; `None` for the last bin, which has no end.
    pub upto: Option<f64>,
    /// Points, 0 to 100; 50 is typical.
    pub points: f64,
}

/// The points of a code, such as a tax-credit grade.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodePoints {
    /// The code.
    pub code: String,
    /// Points, 0 to 100.
    pub points: f64,
}

/// Points where a figure has no meaning but says something all the same, such as cover without any debt.
/// A reason without points leaves the item out, like a missing figure.
#[derive(Clone, Copy, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undefined {
    /// The firm owes nothing.
    pub no_debt: Option<f64>,
    /// The denominator is negative, such as equity below zero.
    pub negative_denominator: Option<f64>,
    /// The denominator is zero.
    pub zero_denominator: Option<f64>,
    /// The firm holds no stock.
    pub no_stock: Option<f64>,
    /// The firm sells for cash only.
    pub no_credit_sales: Option<f64>,
}

impl Undefined {
    /// The points for a reason.
    #[must_use]
    pub const fn points(&self, why: NotApplicable) -> Option<f64> {
        match why {
            NotApplicable::NoDebt => self.no_debt,
            NotApplicable::NegativeDenominator => self.negative_denominator,
            NotApplicable::ZeroDenominator => self.zero_denominator,
            NotApplicable::NoStock => self.no_stock,
            NotApplicable::NoCreditSales => self.no_credit_sales,
            NotApplicable::ShortHistory
            | NotApplicable::FewInvoices
            | NotApplicable::Industry
            | NotApplicable::Jurisdiction => None,
        }
    }

    pub(in crate::rules) fn all(&self) -> impl Iterator<Item = f64> {
        [self.no_debt, self.negative_denominator, self.zero_denominator, self.no_stock, self.no_credit_sales]
            .into_iter()
            .flatten()
    }
}

/// Lower and upper edge of a bin; `None` is without end.
pub type Edges = (Option<f64>, Option<f64>);

/// One scored figure of a dimension.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The indicator or fact scored.
    #[serde(deserialize_with = "id_from")]
    pub input: Id,
    /// What it tells about; items of one concept give one reason.
    #[serde(deserialize_with = "id_from")]
    pub concept: Id,
    /// Weight within the dimension. Always above zero.
    pub weight: f64,
    /// Which way is better.
    pub better: Better,
    /// The bins, from the lowest figure up; empty when codes are scored.
    #[serde(default)]
    pub bins: Vec<Bin>,
    /// The codes, best first; empty when a number is scored.
    #[serde(default)]
    pub codes: Vec<CodePoints>,
    /// Points where the figure has no meaning.
    #[serde(default)]
    pub undefined: Undefined,
    /// Beginnings of industry codes (GB/T 4754) that it is no measure for.
    #[serde(default)]
    pub not_for: Vec<String>,
    /// What the bins rest on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of the source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// What to know about the bins.
    pub note: Option<Text>,
    /// Code of the document that would show the figure.
    #[serde(deserialize_with = "id_from")]
    pub document: Id,
}

impl Item {
    /// The parameter's id, `score.<input>`.
    #[must_use]
    pub fn id(&self) -> Id {
        Id::owned(format!("score.{}", self.input))
    }

    /// The number of the bin that a figure falls in.
    #[must_use]
    pub fn bin_of(&self, figure: f64) -> usize {
        self.bins.iter().take_while(|bin| bin.upto.is_some_and(|upto| figure > upto)).count()
    }

    /// The edges of a bin.
    #[must_use]
    pub fn edges(&self, bin: usize) -> Edges {
        let lower = bin.checked_sub(1).and_then(|before| self.bins.get(before)?.upto);
        (lower, self.bins.get(bin).and_then(|bin| bin.upto))
    }

    /// The points of a code, if the scorecard knows it.
    #[must_use]
    pub fn code_points(&self, code: &str) -> Option<f64> {
        self.codes.iter().find(|entry| entry.code == code).map(|entry| entry.points)
    }

    /// The most points to be had.
    #[must_use]
    pub fn best(&self) -> f64 {
        let points = self.bins.iter().map(|bin| bin.points).chain(self.codes.iter().map(|code| code.points));
        points.chain(self.undefined.all()).fold(0.0, f64::max)
    }

    /// The edges of the bins with the most points among bins; of codes, none.
    #[must_use]
    pub fn best_edges(&self) -> Edges {
        let top = self.bins.iter().map(|bin| bin.points).fold(0.0, f64::max);
        let is_top = |bin: &&Bin| bin.points >= top;
        let first = self.bins.iter().position(|bin| is_top(&bin)).unwrap_or(0);
        let last = first + self.bins.iter().skip(first).take_while(is_top).count().saturating_sub(1);
        (self.edges(first).0, self.edges(last).1)
    }

    /// Whether it is no measure for an industry.
    #[must_use]
    pub fn excludes(&self, industry: &str) -> bool {
        self.not_for.iter().any(|beginning| industry.starts_with(beginning.as_str()))
    }
}

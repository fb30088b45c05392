//! One curve of a model: the measure it reads, its corners, and which way is better.

use crate::kernel::Id;
use crate::rules::read::id_from;
use crate::rules::scorecard::Better;
use crate::rules::text::Text;
use serde::Deserialize;

/// What a figure on a logarithmic scale is at least.
const LEAST: f64 = 1e-9;

/// A corner of a curve: the measure and the log-odds there.
pub type Corner = (f64, f64);

/// A curve of straight lines between corners, level beyond the first and the last.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Curve(pub Vec<Corner>);

impl Curve {
    /// The log-odds at a figure.
    #[must_use]
    pub fn at(&self, figure: f64) -> f64 {
        between(&self.0, figure)
    }

    /// The lowest log-odds of the curve: what the best figure gives.
    #[must_use]
    pub fn best(&self) -> f64 {
        self.0.iter().map(|(_, odds)| *odds).fold(f64::INFINITY, f64::min)
    }
}

/// The value at a place between corners with rising places.
pub(super) fn between(corners: &[Corner], place: f64) -> f64 {
    let after = corners.partition_point(|(at, _)| *at <= place);
    match (after.checked_sub(1).and_then(|before| corners.get(before)), corners.get(after)) {
        (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * ((place - x0) / (x1 - x0)),
        (Some((_, y)), None) | (None, Some((_, y))) => *y,
        (None, None) => 0.0,
    }
}

/// The log-odds of a code, such as a trade.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The code.
    pub code: String,
    /// Log-odds.
    pub odds: f64,
}

/// The data of a single curve, where they are not those of its model.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermData {
    /// Key of their source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// The data, by name, and what stood beside the measure in the fit.
    pub name: Text,
    /// When they were collected.
    pub period: String,
    /// What counts as bad.
    pub outcome: Text,
    /// Rows.
    pub rows: u32,
    /// Rows with the outcome.
    pub events: u32,
}

/// One term of a model. What it adds to the log-odds is centred so that a missing measure, which adds nothing, leaves
/// the odds where the sample's are. More is riskier.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The measure, `measure.<name>`.
    #[serde(deserialize_with = "id_from")]
    pub measure: Id,
    /// Its name.
    pub name: Text,
    /// The dimension that it belongs to, such as `dimension.liquidity`.
    #[serde(deserialize_with = "id_from")]
    pub dimension: Id,
    /// What it tells about; terms of one concept give one reason.
    #[serde(deserialize_with = "id_from")]
    pub concept: Id,
    /// Which way the measure is better.
    pub better: Better,
    /// Whether the lines between corners are straight on a logarithmic scale, as for amounts.
    #[serde(default)]
    pub log: bool,
    /// Mean of what it adds over the rows of the sample that have the measure.
    pub mean: f64,
    /// Standard deviation of what it adds over the rows of the sample that have the measure.
    pub sd: f64,
    /// The curve; empty when codes are read.
    #[serde(default)]
    pub curve: Curve,
    /// The codes; empty when a number is read.
    #[serde(default)]
    pub level: Vec<Level>,
    /// Its own data, where they are not the model's.
    #[serde(default)]
    pub data: Option<TermData>,
}

impl Term {
    /// The log-odds at a figure.
    #[must_use]
    pub fn of_number(&self, figure: f64) -> f64 {
        if !self.log {
            return self.curve.at(figure);
        }
        let scale = |x: f64| libm::log10(x.max(LEAST));
        let corners: Vec<Corner> = self.curve.0.iter().map(|(place, odds)| (scale(*place), *odds)).collect();
        between(&corners, scale(figure))
    }

    /// The log-odds of a code; one that the model has not met adds nothing.
    #[must_use]
    pub fn of_code(&self, code: &str) -> f64 {
        self.level.iter().find(|level| level.code == code).map_or(0.0, |level| level.odds)
    }
}

//! What `cargo xtask train` measured on data with outcomes, beside the models it fitted: hit rates of the zones of
//! published formulas, how measures lie among failed and surviving firms, and how right the models' probabilities are.

use super::opinion::OpinionFigure;
use crate::kernel::{Date, Id};
use crate::rules::read::{date_from, id_from};
use serde::Deserialize;

/// Rows and events of one zone or grade.
pub type Counted = (u32, u32);

/// A formula's zones on one file of the outcome data.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneRates {
    /// The formula.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// Years after the statement within which a firm failed.
    pub years: u8,
    /// Rows whose figures are all there.
    pub rows: u32,
    /// Those that failed.
    pub events: u32,
    /// Area under the ROC curve, with its 95 % interval.
    pub auc: (f64, f64, f64),
    /// Rows and failures in each zone, in the formula's order.
    pub zone: Vec<Counted>,
}

/// Shares of rows at which a spread is told.
pub const SPREAD: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// How a figure lies among rows that failed and rows that did not, at the shares of [`SPREAD`].
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// Rows that failed.
    pub failed_rows: u32,
    /// The figure among them.
    pub failed: [f64; 5],
    /// Rows that did not.
    pub other_rows: u32,
    /// The figure among them.
    pub other: [f64; 5],
}

/// The spread of a measure of a model's data.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureSpread {
    /// The measure: an indicator or a fact.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// The file of the model whose data it was measured on.
    pub model: String,
    /// The spread.
    pub spread: Spread,
}

/// The spread of a figure of the formulas, on the accounts data.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpread {
    /// The figure.
    pub id: OpinionFigure,
    /// The spread.
    pub spread: Spread,
}

/// One grade of a model on rows that its fits had not seen.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeRate {
    /// The grade, 1 is best.
    pub grade: u8,
    /// Rows.
    pub rows: u32,
    /// Events.
    pub events: u32,
    /// Mean probability told, 0 to 1.
    pub told: f64,
}

/// How right a model's probabilities are.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// The model's file.
    pub model: String,
    /// Mean squared distance of probability and outcome.
    pub brier: f64,
    /// Mean probability told.
    pub told: f64,
    /// Share of events.
    pub observed: f64,
    /// Grade by grade.
    pub grade: Vec<GradeRate>,
}

/// What free boosting reaches on the same rows and parts: how much a readable model gives away.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceiling {
    /// The model's file.
    pub model: String,
    /// Columns that it may see.
    pub columns: u32,
    /// Mean AUC over the parts.
    pub auc: f64,
    /// Standard deviation between parts.
    pub auc_sd: f64,
    /// Mean Brier skill.
    pub skill: f64,
}

/// Everything measured.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The first day it is told.
    #[serde(deserialize_with = "date_from")]
    pub from: Date,
    /// Zones of formulas.
    #[serde(default)]
    pub zones: Vec<ZoneRates>,
    /// Spreads of measures.
    #[serde(default)]
    pub measure: Vec<MeasureSpread>,
    /// Spreads of figures of formulas.
    #[serde(default)]
    pub figure: Vec<FigureSpread>,
    /// Reliability of models.
    #[serde(default)]
    pub reliability: Vec<Reliability>,
    /// Ceilings.
    #[serde(default)]
    pub ceiling: Vec<Ceiling>,
}

impl Measured {
    /// A formula's zones, one file of data after the other.
    pub fn zones_of(&self, id: &Id) -> impl Iterator<Item = &ZoneRates> {
        self.zones.iter().filter(move |zones| zones.id == *id)
    }

    /// The spread of a figure of the formulas.
    #[must_use]
    pub fn figure(&self, figure: OpinionFigure) -> Option<&Spread> {
        self.figure.iter().find(|one| one.id == figure).map(|one| &one.spread)
    }

    /// The reliability of a model.
    #[must_use]
    pub fn reliability(&self, model: &str) -> Option<&Reliability> {
        self.reliability.iter().find(|one| one.model == model)
    }

    /// The ceiling beside a model.
    #[must_use]
    pub fn ceiling(&self, model: &str) -> Option<&Ceiling> {
        self.ceiling.iter().find(|one| one.model == model)
    }
}

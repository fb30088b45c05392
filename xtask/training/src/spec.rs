//! What a model is made of, fixed before anything is fitted.

use crate::Done;
use crate::fit::Penalty;
use crate::sample::Sample;
use credit_mirror::rules::Better;
use std::path::Path;

/// Words in Chinese and English.
pub type Words = (&'static str, &'static str);

/// Where the corners of a curve are.
pub enum Corners {
    /// At these shares of the rows, rounded to two digits.
    Shares(&'static [f64]),
    /// At these figures.
    At(&'static [f64]),
    /// At these figures, straight on a logarithmic scale.
    Log(&'static [f64]),
    /// One level a code that has at least so many rows.
    Codes(usize),
}

/// A measure, and the shape its curve may have.
pub struct TermSpec {
    /// Id of the measure.
    pub measure: &'static str,
    /// Its name.
    pub name: Words,
    /// The dimension's id without `dimension.`.
    pub dimension: &'static str,
    /// The concept's id.
    pub concept: &'static str,
    /// Which way is better.
    pub better: Better,
    /// Where the corners are.
    pub corners: Corners,
}

/// A model before it is fitted.
pub struct Spec {
    /// Name of its file.
    pub file: &'static str,
    /// Its name.
    pub name: Words,
    /// Key of its source.
    pub source: &'static str,
    /// The data.
    pub data: Words,
    /// When they were collected.
    pub period: &'static str,
    /// The outcome.
    pub outcome: Words,
    /// What was left out on purpose.
    pub left_out: Words,
    /// What it cannot say.
    pub limits: Words,
    /// Figures of others on the same data.
    pub others: &'static [(Words, f64)],
    /// How often the rows are dealt into five parts.
    pub repeats: usize,
    /// Fits on rows drawn again, for the error of estimation.
    pub draws: usize,
    /// How strongly coefficients are drawn to zero.
    pub penalty: Penalty,
    /// The measures.
    pub terms: Vec<TermSpec>,
    /// Reads the rows; `None` when the files are not there.
    pub load: fn(&Path) -> Done<Option<Sample>>,
}

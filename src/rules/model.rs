//! Sub-models fitted on real outcomes: each a sum of readable curves, with a card that says what it was fitted on.
//!
//! `packs/models/*.toml` holds them for every jurisdiction; `cargo xtask train` writes those files. A pack may carry
//! models of its own in `models/`, which then stand instead of these.

mod check;
mod features;
mod lines;
mod measured;
mod opinion;
mod score;
mod sentence;
mod term;

pub use features::{Feature, features, fold};
pub use lines::{ClassRates, LineCard, LineModel, LineSide, STEP, SideReading, ToldRates, UNCLEAR, WordGuess, percent};
pub use measured::{
    Ceiling, Counted, FigureSpread, GradeRate, MeasureSpread, Measured, Reliability, SPREAD, Spread, ZoneRates,
};
pub use opinion::{
    FigureName, LeakyFigure, OpinionAsks, OpinionChance, OpinionFigure, OpinionModel, OpinionRules, OpinionTerm,
    OpinionZone, PriceLevel, PublicSpread, Side, SideOfGrade,
};
pub use score::{
    AgeFactor, BaseRate, BlockWeights, Doubt, FlagLimits, Judgement, Scale, ScoreReasons, ScoreRules, TradeFactors,
    Trust,
};
pub use sentence::Sentences;
pub use term::{Curve, Level, Term, TermData};

use super::problem::{PackProblem, PackProblemKind};
use super::read::{Section, date_from, id_from, status_from};
use super::source::Source;
use super::text::Text;
use crate::kernel::{Date, Id, Status};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What a model was fitted on, how well it did, and where it ends.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelCard {
    /// The data, by name and place.
    pub data: Text,
    /// When they were collected.
    pub period: String,
    /// What counts as bad (for crowdfunding: as a success).
    pub outcome: Text,
    /// Rows.
    pub rows: u32,
    /// Rows with the outcome.
    pub events: u32,
    /// What was left out on purpose, and why.
    pub left_out: Text,
    /// What the model cannot say.
    pub limits: Text,
    /// How well it did on rows that it had not seen.
    pub checked: Checked,
    /// How well others did on the same data, leaks named.
    #[serde(default)]
    pub others: Vec<Other>,
}

/// Figures of repeated cross-validation: every row is scored by fits that have not seen it.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// Parts that the rows are dealt into.
    pub folds: u32,
    /// How often they are dealt.
    pub repeats: u32,
    /// Mean area under the ROC curve.
    pub auc: f64,
    /// Standard deviation of the AUC between parts.
    pub auc_sd: f64,
    /// Mean Kolmogorov–Smirnov distance.
    pub ks: f64,
    /// Mean Brier skill: 1 − Brier score / that of the mean rate.
    pub skill: f64,
    /// Slope of a logistic regression of the outcome on the log-odds, all parts of one dealing together; 1 is right.
    pub slope: f64,
}

/// A figure of another model on the same data.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// What it is.
    pub name: Text,
    /// Its AUC.
    pub auc: f64,
}

/// A fitted sub-model: log-odds are a constant and one curve for each measure.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its id, `model.<file>`.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The first day it is used.
    #[serde(deserialize_with = "date_from")]
    pub from: Date,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// Log-odds of a row of the sample of which nothing is known. Belongs to the sample, never to a firm.
    pub intercept: f64,
    /// Mean of the sum of the curves over the sample.
    pub mean: f64,
    /// Standard deviation of that sum.
    pub sd: f64,
    /// Standard deviation of the sum for one row when the sample is drawn again.
    pub sigma: f64,
    /// `[weight, correction]`, weights falling: what to take from the log-odds when the sum enters with this weight,
    /// so that the mean probability over the sample stays the sample's rate.
    pub centre: Vec<(f64, f64)>,
    /// The card.
    pub card: ModelCard,
    /// The curves.
    pub term: Vec<Term>,
}

impl Model {
    /// The term of a measure.
    #[must_use]
    pub fn term(&self, measure: &str) -> Option<&Term> {
        self.term.iter().find(|term| term.measure.as_str() == measure)
    }

    /// What to take from the log-odds when the sum enters with a weight: between the weights listed, on the line.
    #[must_use]
    pub fn centre_at(&self, weight: f64) -> f64 {
        let mut rising: Vec<(f64, f64)> = self.centre.iter().rev().copied().collect();
        // Without weight there is nothing to correct.
        rising.insert(0, (0.0, 0.0));
        term::between(&rising, weight)
    }
}

/// All sub-models by file name.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Models {
    models: BTreeMap<String, Model>,
    sources: BTreeMap<Id, Source>,
    score: Option<ScoreRules>,
    opinions: Option<OpinionRules>,
    measured: Option<Measured>,
    sentences: BTreeMap<Id, Sentences>,
    lines: Option<Rc<LineModel>>,
}

/// The file of the sources, beside the models.
const SOURCES: &str = "sources";

/// The file of what a measure is told as.
const SENTENCES: &str = "sentences";

/// The file that says how models become one score.
const SCORE: &str = "score";

/// The file of published formulas.
const OPINIONS: &str = "opinions";

/// The file of the model that reads words of lines.
const LINES: &str = "lines";

/// The file of what was measured beside the models.
const MEASURED: &str = "measured";

impl Models {
    /// The models compiled in.
    ///
    /// # Errors
    /// Everything that is wrong with them; a test reads them.
    pub(super) fn builtin() -> Result<Self, Vec<PackProblem>> {
        let shape = |e: serde_json::Error| vec![PackProblem::new("models", "", PackProblemKind::Shape(e.to_string()))];
        let files = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/pack-models.json"))).map_err(shape)?;
        let mut problems = Vec::new();
        let models = Self::read(&files, &mut problems);
        if problems.is_empty() { Ok(models) } else { Err(problems) }
    }

    /// Reads an object of files by name.
    pub(super) fn read(files: &Map<String, Json>, problems: &mut Vec<PackProblem>) -> Self {
        let mut read = Self::default();
        for (name, json) in files {
            if name == SOURCES {
                match BTreeMap::<String, Source>::read(name, "", json) {
                    Ok(sources) => read.sources = sources.into_iter().map(|(k, v)| (Id::owned(k), v)).collect(),
                    Err(problem) => problems.push(problem),
                }
                continue;
            }
            if name == SENTENCES {
                match BTreeMap::<String, Sentences>::read(name, "", json) {
                    Ok(found) => read.sentences = found.into_iter().map(|(k, v)| (Id::owned(k), v)).collect(),
                    Err(problem) => problems.push(problem),
                }
                continue;
            }
            if name == SCORE {
                read.score = kept(name, json, problems);
                continue;
            }
            if name == OPINIONS {
                read.opinions = kept(name, json, problems);
                continue;
            }
            if name == MEASURED {
                read.measured = kept(name, json, problems);
                continue;
            }
            if name == LINES {
                read.lines = kept(name, json, problems).map(Rc::new);
                continue;
            }
            match Model::read(name, "", json) {
                Ok(model) => {
                    read.models.insert(name.clone(), model);
                }
                Err(problem) => problems.push(problem),
            }
        }
        check::check(&read, problems);
        read
    }

    /// A model by file name, such as `accounts`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Model> {
        self.models.get(name)
    }

    /// All models with their file names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Model)> {
        self.models.iter().map(|(name, model)| (name.as_str(), model))
    }

    /// How models become one score; `None` only of models that were refused.
    #[must_use]
    pub const fn score(&self) -> Option<&ScoreRules> {
        self.score.as_ref()
    }

    /// The published formulas; `None` where a pack of its own models has none.
    #[must_use]
    pub const fn opinions(&self) -> Option<&OpinionRules> {
        self.opinions.as_ref()
    }

    /// What was measured beside the models; `None` where a pack of its own models has none.
    #[must_use]
    pub const fn measured(&self) -> Option<&Measured> {
        self.measured.as_ref()
    }

    /// What a measure is told as; a pack's own models may leave it out.
    #[must_use]
    pub fn sentences(&self, measure: &Id) -> Option<&Sentences> {
        self.sentences.get(measure)
    }

    /// The model that reads words of lines; `None` where a pack of its own models has none.
    #[must_use]
    pub const fn lines(&self) -> Option<&Rc<LineModel>> {
        self.lines.as_ref()
    }

    /// A source by key.
    #[must_use]
    pub fn source(&self, key: &Id) -> Option<&Source> {
        self.sources.get(key)
    }
}

/// Reads one file of its own shape.
fn kept<T: Section>(name: &str, json: &Json, problems: &mut Vec<PackProblem>) -> Option<T> {
    T::read(name, "", json).map_err(|problem| problems.push(problem)).ok()
}

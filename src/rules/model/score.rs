//! How sub-models become one score: base rate, weights, doubt, scale, flags. No number of its own.

use crate::kernel::{Date, Id, Status};
use crate::rules::read::{date_from, id_from, ids_from, status_from};
use crate::rules::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All of it.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreRules {
    /// The first day it holds.
    #[serde(deserialize_with = "date_from")]
    pub from: Date,
    /// Where a firm starts.
    pub base: BaseRate,
    /// How blocks are added.
    pub weights: BlockWeights,
    /// When a source is read with care.
    pub trust: Trust,
    /// What enters by judgement.
    pub judgement: Judgement,
    /// How sure it is.
    pub doubt: Doubt,
    /// Points and grades.
    pub scale: Scale,
    /// Limits of the hard flags.
    pub flags: FlagLimits,
    /// How many reasons are told.
    pub reasons: ScoreReasons,
}

/// The probability of a firm of which nothing is known, and what moves it.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseRate {
    /// Probability within 12 months.
    pub rate: f64,
    /// It never starts below this.
    pub least: f64,
    /// Nor above this.
    pub most: f64,
    /// The state of the economy, unless the firm says otherwise.
    pub cycle: String,
    /// What each state multiplies the odds by.
    pub cycles: BTreeMap<String, f64>,
    /// Rates that the probability is also told for: the ends of what is reasonable.
    pub also: Vec<f64>,
    /// By age, youngest first.
    pub age: Vec<AgeFactor>,
    /// By trade.
    pub trade: TradeFactors,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// What to know about it.
    pub note: Text,
}

/// What an age multiplies the odds by.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeFactor {
    /// Months below which it holds; `None` for the last.
    pub below: Option<f64>,
    /// The factor.
    pub factor: f64,
}

/// What a trade multiplies the odds by.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TradeFactors {
    /// The relative rate is taken to this power.
    pub power: f64,
    /// Relative rates by the beginnings of GB/T 4754 codes, in mainland China.
    #[serde(rename = "CN")]
    pub china: BTreeMap<String, f64>,
    /// Relative rates by ISIC sections, elsewhere.
    pub other: BTreeMap<String, f64>,
    /// What they rest on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of the source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// What to know about them.
    pub note: Text,
}

impl TradeFactors {
    /// The relative rate of an industry code in a jurisdiction: that of the longest beginning; `None` without one.
    #[must_use]
    pub fn relative(&self, jurisdiction: &str, code: &str) -> Option<f64> {
        let table = if jurisdiction == "CN" { &self.china } else { &self.other };
        let fits = table.iter().filter(|(start, _)| code.starts_with(start.as_str()));
        fits.max_by_key(|(start, _)| start.len()).map(|(_, relative)| *relative)
    }
}

/// How blocks are added.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockWeights {
    /// ρ: correlation assumed between blocks.
    pub correlation: f64,
    /// A block's sum goes at most so far from zero.
    pub cap: f64,
    /// Reliability of imported figures.
    pub imported: f64,
    /// Of stated ones.
    pub stated: f64,
    /// Of judgement.
    pub judged: f64,
    /// What the judged items of one dimension add, before their reliability, when every one is worst.
    pub judged_reach: f64,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// What to know about it.
    pub note: Text,
}

impl BlockWeights {
    /// λ for so many blocks.
    #[must_use]
    pub fn lambda(&self, blocks: f64) -> f64 {
        if blocks > 1.0 { 1.0 / (1.0 + self.correlation * (blocks - 1.0)) } else { 1.0 }
    }
}

/// When a source is read with care.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Least part of revenue that invoices must cover to stand for the firm.
    pub invoices_of_revenue: f64,
    /// Part of sales to consumers above which they do not.
    pub consumers_of_sales: f64,
    /// Revenue by bank lines against stated accounts: the lowest gap at which both agree.
    pub accounts_below: f64,
    /// The highest.
    pub accounts_above: f64,
    /// Reliability of stated accounts that do not agree.
    pub accounts_doubted: f64,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// What to know about it.
    pub note: Text,
}

/// What enters by judgement.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// Dimensions whose items that no model reads are added beside those that models read.
    #[serde(deserialize_with = "ids_from")]
    pub beside_models: Vec<Id>,
    /// Dimensions whose items are added only so far as the models' own measures of the dimension are not known.
    #[serde(deserialize_with = "ids_from")]
    pub without_models: Vec<Id>,
    /// Items that are shown and not added.
    #[serde(deserialize_with = "ids_from")]
    pub left_out: Vec<Id>,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
}

/// Standard deviations in log-odds, and the draws.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// Of estimation, at least.
    pub estimate: f64,
    /// When nothing is known.
    pub missing: f64,
    /// How much of what is missing the owner's own record, fully known, makes up for.
    pub owner_tells: f64,
    /// Of another country, trade or time.
    pub shift: f64,
    /// Of another time alone, where the firm has entered a base rate of its own place.
    pub shift_local: f64,
    /// Of imported figures.
    pub imported: f64,
    /// Of stated figures.
    pub stated: f64,
    /// Error of an imported figure in a draw, as a share of the middle half of its curve.
    pub figure_imported: f64,
    /// Of a stated figure.
    pub figure_stated: f64,
    /// Draws.
    pub draws: u32,
    /// Standard deviations either side of the interval.
    pub quantile: f64,
    /// Grades that the interval may span while one grade is still told.
    pub most_grades: u8,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// What to know about it.
    pub note: Text,
}

/// Points and grades.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Points that double the odds.
    pub points_to_double: f64,
    /// Points at the anchor.
    pub anchor_points: f64,
    /// Odds of paying at the anchor.
    pub anchor_odds: f64,
    /// Least points.
    pub least: f64,
    /// Most points.
    pub most: f64,
    /// Upper ends of the grades but the last, as probabilities.
    pub grades: Vec<f64>,
    /// Best grade with at most one imported source.
    pub cap_stated: u8,
    /// Best grade with two.
    pub cap_two_sources: u8,
    /// Best grade with accounts filed, a year of bank lines and a credit record.
    pub cap_whole: u8,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
}

impl Scale {
    /// Points lost for each unit of log-odds.
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.points_to_double / core::f64::consts::LN_2
    }

    /// Points at log-odds, before they are held within the scale.
    #[must_use]
    pub fn points(&self, odds: f64) -> f64 {
        self.anchor_points - self.factor() * (libm::log(self.anchor_odds) + odds)
    }

    /// The grade of a probability, 1 is best.
    #[must_use]
    pub fn grade(&self, probability: f64) -> u8 {
        let above = self.grades.iter().filter(|end| probability >= **end).count();
        u8::try_from(above + 1).unwrap_or(u8::MAX)
    }

    /// The lowest probability of a grade; zero for the first.
    #[must_use]
    pub fn floor(&self, grade: u8) -> f64 {
        usize::from(grade).checked_sub(2).and_then(|place| self.grades.get(place)).copied().unwrap_or(0.0)
    }
}

/// Limits of the hard flags.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagLimits {
    /// Debt service is not covered below this.
    pub dscr_below: f64,
    /// One customer with a greater share.
    pub top_customer_above: f64,
    /// Money that leaves again on the same day, as a greater share of money in.
    pub same_day_above: f64,
    /// What they rest on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of the source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
}

/// How many reasons are told.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreReasons {
    /// Against the firm, at most.
    pub against: usize,
    /// For it, at most.
    #[serde(rename = "for")]
    pub in_favour: usize,
    /// Log-odds, weights in, that are worth telling.
    pub least: f64,
}

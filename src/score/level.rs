//! A score's bare outcome, for the many trials of a search: the same sums without draws and reasons.

use super::base::Start;
use super::lines::{self, DimensionSum};
use super::{Score, Seen, base, blocks, doubt, evidence_cap, logistic, logit};
use crate::facts::FactSheet;
use crate::indicators::IndicatorSet;
use crate::kernel::Date;
use crate::portrait::Portrait;
use crate::rules::{Pack, ScoreRules};

/// Where a score stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Level {
    /// Log-odds of failing to pay within 12 months, held within what the evidence allows.
    pub odds: f64,
    /// The same before the evidence holds it.
    pub free: f64,
    /// The probability, 0 to 1.
    pub probability: f64,
    /// Points on the scale.
    pub points: i32,
    /// The grade of the probability, 1 is best.
    pub grade: u8,
    /// The 80 % interval of the probability.
    pub interval: (f64, f64),
    /// Best and worst grade of the interval.
    pub grades: (u8, u8),
    /// The best grade that the evidence allows.
    pub cap: u8,
}

impl Level {
    /// From log-odds that the evidence does not hold yet, their standard deviation and the best grade it allows.
    #[must_use]
    pub fn of(free: f64, deviation: f64, cap: u8, rules: &ScoreRules) -> Self {
        let floor = rules.scale.floor(cap);
        let odds = if floor > 0.0 { free.max(logit(floor)) } else { free };
        let spread = rules.doubt.quantile * deviation;
        let interval = (logistic(odds - spread).max(floor), logistic(odds + spread));
        let probability = logistic(odds).max(floor);
        let scale = &rules.scale;
        #[expect(clippy::cast_possible_truncation, reason = "points stay within the scale")]
        let points = libm::round(scale.points(odds).clamp(scale.least, scale.most)) as i32;
        let grades = (scale.grade(interval.0), scale.grade(interval.1));
        Self { odds, free, probability, points, grade: scale.grade(probability), interval, grades, cap }
    }
}

/// A score without draws, lines of its own and reasons: what trials need.
struct Bare<'a> {
    level: Level,
    steps: Vec<base::Step>,
    added: blocks::Added,
    rules: &'a ScoreRules,
}

fn bare<'a>(seen: &Seen<'a>) -> Option<Bare<'a>> {
    let rules = seen.pack.models().score().filter(|rules| rules.from <= seen.as_of)?;
    let start = Start::of(seen, rules);
    let steps = base::steps(seen, &start, rules);
    let added = blocks::add(seen, rules);
    let free = steps.iter().map(|step| step.odds).sum::<f64>() + added.sum() - added.centre;
    let cap = evidence_cap(seen, &added, rules);
    let level = Level::of(free, doubt::parts(&added, start.rate_entered, rules).total(), cap, rules);
    Some(Bare { level, steps, added, rules })
}

impl Score {
    /// Where a firm's score would stand; nothing where the pack's rules begin later than the day.
    #[must_use]
    pub fn level(
        facts: &FactSheet,
        indicators: &IndicatorSet,
        portrait: &Portrait,
        pack: &Pack,
        as_of: Date,
    ) -> Option<Level> {
        bare(&Seen { facts, indicators, portrait, pack, as_of }).map(|bare| bare.level)
    }

    /// The same with what each dimension would add.
    #[must_use]
    pub fn standing(
        facts: &FactSheet,
        indicators: &IndicatorSet,
        portrait: &Portrait,
        pack: &Pack,
        as_of: Date,
    ) -> Option<(Level, Vec<DimensionSum>)> {
        let Bare { level, steps, added, rules } = bare(&Seen { facts, indicators, portrait, pack, as_of })?;
        let (_, lines) = lines::lines(&steps, &added, level.odds - level.free, rules);
        Some((level, lines::dimensions(&added, &lines, rules)))
    }
}

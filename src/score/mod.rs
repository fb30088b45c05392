//! One score from what is known: the sub-models' blocks and a little judgement, added to a base rate.
//!
//! log-odds = base + λ · Σ (reliability · sum of a block) − centre. A missing measure adds nothing. What the portrait
//! and the reasons show are groups of the same terms, so that they cannot disagree with the probability, and the lines
//! of [`Score::lines`] add up to the points exactly.

mod base;
mod blocks;
mod doubt;
mod draws;
mod flags;
mod level;
mod lines;
mod neutral;
mod reasons;
mod term;
#[cfg(test)]
mod tests;

pub use base::Start;
pub use blocks::Weighed;
pub use doubt::DoubtParts;
pub use draws::{Draws, Tipping};
pub use flags::{Flag, FlagKind};
pub use level::Level;
pub use lines::{DimensionSum, Line, LineKind};
pub use term::{Block, ScoreTerm};

use crate::facts::{EvidenceGrade, FactKey, FactSheet};
use crate::indicators::IndicatorSet;
use crate::kernel::{Date, Id};
use crate::portrait::Portrait;
use crate::rules::{Pack, ScoreRules};
use blocks::Added;

/// The score of a firm. A self-assessment by a published formula: no rating, and no lender has seen it.
#[derive(Clone, PartialEq, Debug)]
pub struct Score {
    /// Log-odds of failing to pay within 12 months.
    pub odds: f64,
    /// The same by the figures alone, before the evidence holds it.
    pub free: f64,
    /// The probability, 0 to 1.
    pub probability: f64,
    /// Points on the scale.
    pub points: i32,
    /// The grade of the probability, 1 is best. Tell it alone only when [`Score::single_grade`] does.
    pub grade: u8,
    /// The 80 % interval of the probability.
    pub interval: (f64, f64),
    /// Best and worst grade of the interval.
    pub grades: (u8, u8),
    /// Whether the interval is narrow enough to tell one grade.
    pub narrow: bool,
    /// The best grade that the evidence allows.
    pub cap: u8,
    /// Where the start comes from.
    pub start: Start,
    /// λ: what a block weighs beside the others.
    pub lambda: f64,
    /// How many blocks that counts as.
    pub blocks: f64,
    /// Whether stated accounts weigh less, because the bank lines do not bear them out.
    pub accounts_doubted: bool,
    /// How each block with a figure is weighed.
    pub weighed: Vec<Weighed>,
    /// What makes the interval wide.
    pub doubt: DoubtParts,
    /// The terms, block by block, those without a figure too.
    pub terms: Vec<ScoreTerm>,
    /// What adds up to the points.
    pub lines: Vec<Line>,
    /// The terms by dimension.
    pub dimensions: Vec<DimensionSum>,
    /// How the grade comes out when figures are a little wrong and what is missing takes a usual value.
    pub draws: Draws,
    /// The least change of one figure that costs a grade.
    pub tipping: Option<Tipping>,
    /// At most four terms that cost most, by place in [`Score::terms`].
    pub against: Vec<usize>,
    /// At most three terms that carry most.
    pub in_favour: Vec<usize>,
    /// Hard flags: beside the score, not inside it.
    pub flags: Vec<Flag>,
}

/// Everything that a score reads.
pub(crate) struct Seen<'a> {
    pub(crate) facts: &'a FactSheet,
    pub(crate) indicators: &'a IndicatorSet,
    pub(crate) portrait: &'a Portrait,
    pub(crate) pack: &'a Pack,
    pub(crate) as_of: Date,
}

impl Score {
    /// Scores a firm; nothing where the pack's rules begin later than the day.
    #[must_use]
    pub fn compute(
        facts: &FactSheet,
        indicators: &IndicatorSet,
        portrait: &Portrait,
        pack: &Pack,
        as_of: Date,
    ) -> Option<Self> {
        let rules = pack.models().score().filter(|rules| rules.from <= as_of)?;
        let seen = Seen { facts, indicators, portrait, pack, as_of };
        Some(Self::of(&seen, rules))
    }

    fn of(seen: &Seen<'_>, rules: &ScoreRules) -> Self {
        let mut start = Start::of(seen, rules);
        let steps = base::steps(seen, &start, rules);
        let added = blocks::add(seen, rules);
        let sum = |steps: &[base::Step]| steps.iter().map(|step| step.odds).sum::<f64>();
        let free = sum(&steps) + added.sum() - added.centre;
        let cap = evidence_cap(seen, &added, rules);
        let floor = rules.scale.floor(cap);
        let odds = if floor > 0.0 { free.max(logit(floor)) } else { free };
        // The way through the odds may round to just below the limit, which is a better grade.
        let probability = logistic(odds).max(floor);
        let with = |rate: f64| {
            let other = base::steps(seen, &Start { rate, ..start.clone() }, rules);
            (rate, logistic(free - sum(&steps) + sum(&other)).max(floor))
        };
        start.also = rules.base.also.iter().copied().map(with).collect();
        let doubt = doubt::parts(&added, start.rate_entered, rules);
        let spread = rules.doubt.quantile * doubt.total();
        let interval = (logistic(odds - spread).max(floor), logistic(odds + spread));
        let grades = (rules.scale.grade(interval.0), rules.scale.grade(interval.1));
        let narrow = grades.1 - grades.0 < rules.doubt.most_grades;
        let (points, lines) = lines::lines(&steps, &added, odds - free, rules);
        let dimensions = lines::dimensions(&added, &lines, rules);
        let draws = draws::draws(&added, free, floor, &doubt, rules);
        let tipping = draws::tipping(&added, rules.scale.grade(probability), free, rules);
        let (against, in_favour) = reasons::reasons(&added.terms, &rules.reasons);
        Self {
            odds,
            free,
            probability,
            points,
            grade: rules.scale.grade(probability),
            interval,
            grades,
            narrow,
            cap,
            start,
            lambda: added.lambda,
            blocks: added.blocks,
            accounts_doubted: blocks::accounts_doubted(seen, rules),
            weighed: blocks::weighed(&added),
            doubt,
            lines,
            dimensions,
            draws,
            tipping,
            against,
            in_favour,
            flags: flags::flags(seen, &rules.flags, &rules.trust),
            terms: added.terms,
        }
    }

    /// The grade, where the interval is narrow enough to tell one.
    #[must_use]
    pub fn single_grade(&self) -> Option<u8> {
        self.narrow.then_some(self.grade)
    }

    /// Whether the figures alone would give a better grade than the evidence allows.
    #[must_use]
    pub fn held(&self) -> bool {
        self.odds > self.free
    }

    /// What a dimension adds; `None` when nothing of it is known.
    #[must_use]
    pub fn dimension(&self, dimension: &Id) -> Option<&DimensionSum> {
        self.dimensions.iter().find(|sum| sum.dimension == *dimension)
    }

    /// The terms of a dimension with their places, those without a figure too.
    pub fn terms_of<'a>(&'a self, dimension: &'a Id) -> impl Iterator<Item = (usize, &'a ScoreTerm)> {
        self.terms.iter().enumerate().filter(move |(_, term)| term.dimension == *dimension)
    }

    /// The whole points of a term.
    #[must_use]
    pub fn points_of(&self, place: usize) -> i32 {
        let line = self.lines.iter().find(|line| line.kind == LineKind::Term(place));
        line.map_or(0, |line| line.points)
    }

    /// Measures that could not be seen: terms of the data blocks without a figure that could be entered or imported.
    pub fn unseen(&self) -> impl Iterator<Item = &Id> {
        self.terms.iter().filter(|term| term.missing()).map(|term| &term.measure)
    }
}

/// The best grade that the evidence allows: what nobody checked cannot reach the top of the scale.
fn evidence_cap(seen: &Seen<'_>, added: &Added, rules: &ScoreRules) -> u8 {
    let scale = &rules.scale;
    if added.sources() < 2 {
        return scale.cap_stated;
    }
    let filed = seen.facts.support(FactKey::FinTotalAssets) == Some(EvidenceGrade::Filed);
    let year = seen.facts.number(FactKey::BankMonths).known().is_some_and(|months| *months >= YEAR);
    let record = added.terms.iter().any(|term| term.block == Block::Owner && term.evidence.is_some_and(checked));
    if filed && year && record { scale.cap_whole } else { scale.cap_two_sources }
}

/// Months of a year.
const YEAR: f64 = 12.0;

/// Whether a figure comes from a file or an authority rather than from the firm's word.
pub(crate) const fn checked(evidence: EvidenceGrade) -> bool {
    matches!(evidence, EvidenceGrade::Filed | EvidenceGrade::BankLines | EvidenceGrade::Invoices)
}

/// The logistic function.
pub(crate) fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-odds))
}

/// Log-odds of a probability.
pub(crate) fn logit(probability: f64) -> f64 {
    libm::log(probability / (1.0 - probability))
}

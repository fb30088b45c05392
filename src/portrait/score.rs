//! Points for each item, and the weighted mean for each dimension.

use super::support::support;
use super::{Contribution, Dimension, DimensionScore};
use crate::facts::{FactKey, FactSheet};
use crate::indicators::{IndicatorKey, IndicatorSet};
use crate::kernel::{Because, Date, Id, NotApplicable, Reading, Status, Value};
use crate::rules::{Card, Edges, Item, Pack};

/// The formula of an item's points.
const POINTS: Id = Id::new("formula.bin_points");
/// The formula of a dimension's score.
const MEAN: Id = Id::new("formula.dimension_score");

/// Everything that goes into a score.
pub(super) struct Scored<'a> {
    pub(super) facts: &'a FactSheet,
    pub(super) indicators: &'a IndicatorSet,
    pub(super) pack: &'a Pack,
    pub(super) as_of: Date,
}

/// A figure as it is found before it is scored.
struct Found {
    reading: Reading<f64>,
    value: Option<Value>,
    points: Option<f64>,
    bin: Option<Edges>,
}

impl Scored<'_> {
    pub(super) fn dimension(&self, dimension: Dimension) -> DimensionScore {
        let card = self.pack.scorecard().card(&dimension.id()).filter(|card| card.from <= self.as_of);
        let items = card.map(|card| card.items.iter().map(|item| self.contribution(card, item)).collect());
        summed(dimension, items.unwrap_or_default())
    }

    fn contribution(&self, card: &Card, item: &Item) -> Contribution {
        let found = self.find(item);
        let because = Because::new(POINTS, vec![item.input.clone()]).with(card.used(item, found.points));
        let evidence = found.points.and_then(|_| support(self.facts, self.indicators, &item.input));
        Contribution {
            input: item.input.clone(),
            reading: found.reading,
            value: found.value,
            bin: found.bin,
            points: found.points,
            best: item.best(),
            best_bin: item.best_edges(),
            better: item.better,
            weight: item.weight,
            concept: item.concept.clone(),
            status: item.status,
            source: item.source.clone(),
            document: item.document.clone(),
            evidence,
            because,
        }
    }

    fn find(&self, item: &Item) -> Found {
        if self.industry().is_some_and(|industry| item.excludes(industry)) {
            return unscored(Reading::NotApplicable(NotApplicable::Industry));
        }
        match IndicatorKey::parse(item.input.as_str()) {
            Some(key) => match self.indicators.get(key) {
                Some(indicator) => {
                    let value = indicator.reading.known().map(|number| Value::Number(*number, key.unit()));
                    scored(item, indicator.reading.clone(), value)
                }
                None => unscored(Reading::missing(item.input.clone())),
            },
            None => self.find_fact(item),
        }
    }

    fn find_fact(&self, item: &Item) -> Found {
        let Some(key) = FactKey::parse(item.input.as_str()) else {
            return unscored(Reading::missing(item.input.clone()));
        };
        let fact = match self.facts.get(key) {
            Reading::Known(fact) => fact,
            Reading::Missing(ids) => return unscored(Reading::Missing(ids)),
            Reading::NotApplicable(why) => return scored(item, Reading::NotApplicable(why), None),
        };
        if let Value::Code(code) = &fact.value {
            let place = item.codes.iter().position(|known| known.code == *code);
            let Some(place) = place else { return unscored(Reading::missing(item.input.clone())) };
            let reading = Reading::Known(u32::try_from(place + 1).map_or(f64::MAX, f64::from));
            return Found { reading, value: Some(fact.value.clone()), points: item.code_points(code), bin: None };
        }
        match fact.value.as_f64() {
            Some(number) => scored(item, Reading::Known(number), Some(fact.value.clone())),
            None => unscored(Reading::missing(item.input.clone())),
        }
    }

    fn industry(&self) -> Option<&str> {
        match &self.facts.get(FactKey::Industry).known()?.value {
            Value::Code(code) => Some(code),
            _ => None,
        }
    }
}

const fn unscored(reading: Reading<f64>) -> Found {
    Found { reading, value: None, points: None, bin: None }
}

fn scored(item: &Item, reading: Reading<f64>, value: Option<Value>) -> Found {
    let (points, bin) = match &reading {
        Reading::Known(number) => {
            let bin = item.bin_of(*number);
            (item.bins.get(bin).map(|bin| bin.points), Some(item.edges(bin)))
        }
        Reading::NotApplicable(why) => (item.undefined.points(*why), None),
        Reading::Missing(_) => (None, None),
    };
    Found { reading, value, points, bin }
}

/// The weighted mean of the items with points. An item that is missing, or no measure for this firm, is left out.
fn summed(dimension: Dimension, contributions: Vec<Contribution>) -> DimensionScore {
    let (mut known, mut missing, mut sum) = (0.0, 0.0, 0.0);
    let mut facts = Vec::new();
    for item in &contributions {
        match (item.points, &item.reading) {
            (Some(points), _) => {
                known += item.weight;
                sum += item.weight * points;
            }
            (None, Reading::Missing(ids)) => {
                missing += item.weight;
                facts.extend(ids.iter().cloned());
            }
            // A longer file would show it.
            (None, Reading::NotApplicable(NotApplicable::ShortHistory)) => missing += item.weight,
            (None, Reading::Known(_) | Reading::NotApplicable(_)) => {}
        }
    }
    facts.sort();
    facts.dedup();
    let score = match () {
        () if known > 0.0 => Reading::Known((sum / known).clamp(0.0, 100.0)),
        () if !facts.is_empty() => Reading::Missing(facts),
        () => Reading::NotApplicable(no_measure(&contributions)),
    };
    let scored = || contributions.iter().filter(|item| item.points.is_some());
    let judged = |item: &Contribution| matches!(item.status, Status::Convention | Status::Assumption);
    let seen = if known > 0.0 { known / (known + missing) } else { 0.0 };
    let because = Because::new(MEAN, scored().map(|item| item.input.clone()).collect());
    let judged = if known > 0.0 { scored().all(judged) } else { contributions.iter().all(judged) };
    DimensionScore { dimension, score, seen, judged, contributions, because }
}

/// Why none of the items applies to the firm; a pack without items has no measure for its jurisdiction.
fn no_measure(contributions: &[Contribution]) -> NotApplicable {
    let why = contributions.iter().find_map(|item| match item.reading {
        Reading::NotApplicable(why) => Some(why),
        _ => None,
    });
    why.unwrap_or(NotApplicable::Jurisdiction)
}

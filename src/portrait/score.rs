//! Points for each item, and how much of each dimension was seen.

use super::support::support;
use super::{Contribution, Dimension, DimensionItems};
use crate::facts::{FactKey, FactSheet};
use crate::indicators::{IndicatorKey, IndicatorSet};
use crate::kernel::{Because, Date, Id, NotApplicable, Reading, Value};
use crate::rules::{Card, Edges, Item, Pack};

/// The formula of an item's points.
const POINTS: Id = Id::new("formula.bin_points");

/// Everything that goes into a score.
pub(super) struct Scored<'a> {
    pub(super) facts: &'a FactSheet,
    pub(super) indicators: &'a IndicatorSet,
    pub(super) pack: &'a Pack,
    pub(super) as_of: Date,
    /// Whether reasons are wanted.
    pub(super) told: bool,
}

/// A figure as it is found before it is scored.
struct Found {
    reading: Reading<f64>,
    value: Option<Value>,
    points: Option<f64>,
    bin: Option<Edges>,
}

impl Scored<'_> {
    pub(super) fn dimension(&self, dimension: Dimension) -> DimensionItems {
        let card = self.pack.scorecard().card(&dimension.id()).filter(|card| card.from <= self.as_of);
        let items = card.map(|card| card.items.iter().map(|item| self.contribution(card, item)).collect());
        summed(dimension, items.unwrap_or_default())
    }

    fn contribution(&self, card: &Card, item: &Item) -> Contribution {
        let found = self.find(item);
        let because = if self.told {
            Because::new(POINTS, vec![item.input.clone()]).with(card.used(item, found.points))
        } else {
            Because::new(POINTS, Vec::new())
        };
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

/// How much of the weight has a figure. An item that is no measure for this firm is left out.
fn summed(dimension: Dimension, contributions: Vec<Contribution>) -> DimensionItems {
    let (mut known, mut missing) = (0.0, 0.0);
    for item in &contributions {
        match (item.points, &item.reading) {
            (Some(_), _) => known += item.weight,
            // A longer file would show it.
            (None, Reading::Missing(_) | Reading::NotApplicable(NotApplicable::ShortHistory)) => missing += item.weight,
            (None, Reading::Known(_) | Reading::NotApplicable(_)) => {}
        }
    }
    let seen = if known > 0.0 { known / (known + missing) } else { 0.0 };
    DimensionItems { dimension, seen, contributions }
}

//! What speaks for the firm, what against it, and what could not be seen.
//! A reason is always a figure of the firm: never a missing one, and never its industry or region, which no item scores.

use super::{Contribution, Dimension, DimensionScore, Unseen};
use crate::kernel::{Id, NotApplicable, Reading};
use crate::rules::Reasons;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

type Place = (Dimension, usize);

/// The items that cost most: weight × (best points − points), of those clearly below what is typical.
pub(super) fn weaknesses(dimensions: &[DimensionScore], rule: &Reasons) -> Vec<Place> {
    let loss =
        |item: &Contribution, points: f64| (points < rule.weakness_below).then_some(item.weight * (item.best - points));
    chosen(dimensions, rule.weaknesses, BTreeSet::new(), loss)
}

/// The items that carry most: weight × (points − 50), of those clearly above what is typical, and about nothing that
/// some other item calls weak.
pub(super) fn strengths(dimensions: &[DimensionScore], rule: &Reasons) -> Vec<Place> {
    let gain = |item: &Contribution, points: f64| {
        (points > rule.strength_above).then_some(item.weight * (points - rule.typical))
    };
    let places = places(dimensions);
    let weak = |item: &&Contribution| item.points.is_some_and(|points| points < rule.weakness_below);
    let taken = places.into_iter().map(|(_, item)| item).filter(weak).map(|item| &item.concept).collect();
    chosen(dimensions, rule.strengths, taken, gain)
}

fn places(dimensions: &[DimensionScore]) -> Vec<(Place, &Contribution)> {
    dimensions
        .iter()
        .flat_map(|score| score.contributions.iter().enumerate().map(|(place, item)| ((score.dimension, place), item)))
        .collect()
}

/// The heaviest places, one for each concept. Ties keep the order of the portrait.
fn chosen<'a>(
    dimensions: &'a [DimensionScore],
    most: usize,
    mut taken: BTreeSet<&'a Id>,
    worth: impl Fn(&Contribution, f64) -> Option<f64>,
) -> Vec<Place> {
    let places = places(dimensions);
    let mut weighed: Vec<_> = places
        .into_iter()
        .filter_map(|(place, item)| Some((place, item, worth(item, item.points?)?)))
        .filter(|(_, _, worth)| *worth > 0.0)
        .collect();
    weighed.sort_by(|a, b| b.2.partial_cmp(&a.2).unwrap_or(Ordering::Equal));
    let first = weighed.into_iter().filter(|(_, item, _)| taken.insert(&item.concept));
    first.map(|(place, _, _)| place).take(most).collect()
}

/// The items without a figure, by document and dimension: the document that shows most weight first.
pub(super) fn unseen(dimensions: &[DimensionScore]) -> Vec<Unseen> {
    let mut found: BTreeMap<(&Id, Dimension), Unseen> = BTreeMap::new();
    let mut weights: BTreeMap<&Id, f64> = BTreeMap::new();
    for ((dimension, _), item) in places(dimensions) {
        let missing = match (item.points, &item.reading) {
            (None, Reading::Missing(missing)) => missing.as_slice(),
            // No fact to enter: a longer file would show it.
            (None, Reading::NotApplicable(NotApplicable::ShortHistory)) => &[],
            _ => continue,
        };
        let unseen = found.entry((&item.document, dimension)).or_insert_with(|| Unseen {
            dimension,
            items: Vec::new(),
            facts: Vec::new(),
            document: item.document.clone(),
            weight: 0.0,
        });
        unseen.items.push(item.input.clone());
        unseen.facts.extend(missing.iter().cloned());
        unseen.weight += item.weight;
        *weights.entry(&item.document).or_default() += item.weight;
    }
    let weight = |unseen: &Unseen| weights.get(&unseen.document).copied().unwrap_or_default();
    let mut all: Vec<_> = found.into_values().collect();
    for unseen in &mut all {
        unseen.facts.sort();
        unseen.facts.dedup();
    }
    all.sort_by(|a, b| {
        let by_document = weight(b).partial_cmp(&weight(a)).unwrap_or(Ordering::Equal);
        let by_weight = b.weight.partial_cmp(&a.weight).unwrap_or(Ordering::Equal);
        by_document.then_with(|| a.document.cmp(&b.document)).then(by_weight)
    });
    all
}

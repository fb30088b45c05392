//! What could not be seen, and the document that would show it.

use super::{Contribution, Dimension, DimensionItems, Unseen};
use crate::kernel::{Id, NotApplicable, Reading};
use std::cmp::Ordering;
use std::collections::BTreeMap;

fn items(dimensions: &[DimensionItems]) -> impl Iterator<Item = (Dimension, &Contribution)> {
    dimensions.iter().flat_map(|one| one.contributions.iter().map(|item| (one.dimension, item)))
}

/// The items without a figure, by document and dimension: the document that shows most weight first.
pub(super) fn unseen(dimensions: &[DimensionItems]) -> Vec<Unseen> {
    let mut found: BTreeMap<(&Id, Dimension), Unseen> = BTreeMap::new();
    let mut weights: BTreeMap<&Id, f64> = BTreeMap::new();
    for (dimension, item) in items(dimensions) {
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

//! What must hold across a scorecard.

use super::{Better, Item, Scorecard};
use crate::kernel::Id;
use crate::rules::check::official;
use crate::rules::problem::{PackProblem, PackProblemKind as Kind};
use crate::rules::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// Finds everything that does not hold together.
pub(in crate::rules) fn check(scorecard: &Scorecard, sources: &BTreeMap<Id, Source>, problems: &mut Vec<PackProblem>) {
    let mut inputs = BTreeSet::new();
    let mut documents = BTreeSet::new();
    for card in scorecard.cards() {
        let file = card.dimension.as_str();
        if card.items.is_empty() {
            problems.push(PackProblem::new(file, "", Kind::Empty));
        }
        for item in &card.items {
            let mut kinds = Vec::new();
            if !inputs.insert(&item.input) {
                kinds.push(Kind::Twice);
            }
            match sources.get(&item.source) {
                None => kinds.push(Kind::NoSource(item.source.clone())),
                Some(source) if official(item.status) && source.read_on.is_none() => {
                    kinds.push(Kind::SourceNotRead(item.source.clone()));
                }
                Some(_) => {}
            }
            if scorecard.document(&item.document).is_none() {
                kinds.push(Kind::NoDocument(item.document.clone()));
            }
            documents.insert(&item.document);
            check_points(item, &mut kinds);
            problems.extend(kinds.into_iter().map(|kind| PackProblem::new(file, item.input.as_str(), kind)));
        }
    }
    for code in scorecard.documents().keys().filter(|code| !documents.contains(code)) {
        problems.push(PackProblem::new("scorecard/documents", code.as_str(), Kind::DocumentUnused));
    }
}

fn check_points(item: &Item, kinds: &mut Vec<Kind>) {
    if !(item.weight > 0.0 && item.weight.is_finite()) {
        kinds.push(Kind::WeightNotPositive);
    }
    if item.bins.is_empty() == item.codes.is_empty() {
        kinds.push(Kind::BinsOrCodes);
    }
    let codes: BTreeSet<&str> = item.codes.iter().map(|code| code.code.as_str()).collect();
    if codes.len() != item.codes.len() {
        kinds.push(Kind::Twice);
    }
    let points: Vec<f64> =
        item.bins.iter().map(|bin| bin.points).chain(item.codes.iter().map(|code| code.points)).collect();
    for (number, points) in points.iter().copied().chain(item.undefined.all()).enumerate() {
        if !(0.0..=100.0).contains(&points) {
            kinds.push(Kind::PointsOutside(number + 1));
        }
    }
    if !item.bins.is_empty() {
        check_line(item, kinds);
    }
    let fallen = first_fall(&points);
    let risen = points.windows(2).position(|pair| pair[1] > pair[0]);
    let wrong = match item.better {
        Better::Up => fallen,
        Better::Down => risen,
        Better::Peak => fallen.and_then(|fall| {
            let after = fall + 1;
            points[after..].windows(2).position(|pair| pair[1] > pair[0]).map(|rise| after + rise)
        }),
        Better::None => None,
    };
    if let Some(bin) = wrong {
        kinds.push(Kind::PointsAgainstDirection(bin + 2));
    }
}

fn first_fall(points: &[f64]) -> Option<usize> {
    points.windows(2).position(|pair| pair[1] < pair[0])
}

/// The edges must rise, and only the last bin must be without end, so that every figure falls in one bin.
fn check_line(item: &Item, kinds: &mut Vec<Kind>) {
    let last = item.bins.len() - 1;
    for (number, bin) in item.bins.iter().enumerate() {
        let ends = bin.upto.is_some();
        if ends == (number == last) || bin.upto.is_some_and(|upto| !upto.is_finite()) {
            kinds.push(Kind::BinEnd(number + 1));
        }
        let before = number.checked_sub(1).and_then(|before| item.bins[before].upto);
        if let (Some(before), Some(upto)) = (before, bin.upto)
            && before >= upto
        {
            kinds.push(Kind::BinsNotRising(number + 1));
        }
    }
}

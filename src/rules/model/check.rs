//! What must hold across the models.

use super::{Model, Models, Term};
use crate::rules::check::official;
use crate::rules::problem::{PackProblem, PackProblemKind as Kind};
use crate::rules::scorecard::Better;
use std::collections::BTreeSet;

pub(super) fn check(models: &Models, problems: &mut Vec<PackProblem>) {
    for (file, model) in &models.models {
        let mut add = |item: &str, kind| problems.push(PackProblem::new(&format!("models/{file}"), item, kind));
        match models.sources.get(&model.source) {
            None => add("", Kind::NoSource(model.source.clone())),
            Some(source) if official(model.status) && source.read_on.is_none() => {
                add("", Kind::SourceNotRead(model.source.clone()));
            }
            Some(_) => {}
        }
        if model.term.is_empty() || model.centre.is_empty() {
            add("", Kind::Empty);
        }
        let mut seen = BTreeSet::new();
        for term in &model.term {
            if !seen.insert(&term.measure) {
                add(term.measure.as_str(), Kind::Twice);
            }
            for kind in term_problems(model, term) {
                add(term.measure.as_str(), kind);
            }
        }
    }
}

fn term_problems(model: &Model, term: &Term) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let corners = &term.curve.0;
    if corners.is_empty() == term.level.is_empty() {
        kinds.push(Kind::BinsOrCodes);
    }
    if let Some(place) = corners.windows(2).position(|pair| pair[0].0 >= pair[1].0) {
        kinds.push(Kind::BinsNotRising(place + 2));
    }
    let numbers = corners.iter().flat_map(|(place, odds)| [place, odds]).chain([&term.sd, &model.sigma]);
    if let Some(place) = numbers.clone().position(|number| !number.is_finite()) {
        kinds.push(Kind::BinEnd(place / 2 + 1));
    }
    let odds: Vec<f64> = corners.iter().map(|(_, odds)| *odds).collect();
    let rise = odds.windows(2).position(|pair| pair[1] > pair[0]);
    let fall = odds.windows(2).position(|pair| pair[1] < pair[0]);
    // More log-odds is riskier: where more of a measure is better, the curve falls.
    let wrong = match term.better {
        Better::Up => rise,
        Better::Down => fall,
        Better::Peak => rise.and_then(|first| {
            let fall = odds[first..].windows(2).position(|pair| pair[1] < pair[0]);
            fall.map(|place| first + place)
        }),
        Better::None => None,
    };
    kinds.extend(wrong.map(|place| Kind::PointsAgainstDirection(place + 2)));
    kinds
}

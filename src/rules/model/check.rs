//! What must hold across the models.

use super::{Model, Models, ScoreRules, Term};
use crate::rules::check::official;
use crate::rules::problem::{PackProblem, PackProblemKind as Kind};
use crate::rules::scorecard::Better;
use std::collections::BTreeSet;

pub(super) fn check(models: &Models, problems: &mut Vec<PackProblem>) {
    match &models.score {
        None => problems.push(PackProblem::new("models/score", "", Kind::NoFile)),
        Some(rules) => check_score(models, rules, problems),
    }
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

/// Grades must rise, shares lie between 0 and 1, and every part have its source.
fn check_score(models: &Models, rules: &ScoreRules, problems: &mut Vec<PackProblem>) {
    let mut add = |item: &str, kind| problems.push(PackProblem::new("models/score", item, kind));
    let parts = [
        ("base", rules.base.status, &rules.base.source),
        ("base.trade", rules.base.trade.status, &rules.base.trade.source),
        ("weights", rules.weights.status, &rules.weights.source),
        ("trust", rules.trust.status, &rules.trust.source),
        ("judgement", rules.judgement.status, &rules.judgement.source),
        ("doubt", rules.doubt.status, &rules.doubt.source),
        ("scale", rules.scale.status, &rules.scale.source),
        ("flags", rules.flags.status, &rules.flags.source),
    ];
    for (item, status, key) in parts {
        match models.sources.get(key) {
            None => add(item, Kind::NoSource(key.clone())),
            Some(source) if official(status) && source.read_on.is_none() => add(item, Kind::SourceNotRead(key.clone())),
            Some(_) => {}
        }
    }
    let rising = |ends: &[f64]| ends.windows(2).position(|pair| pair[0] >= pair[1]);
    if let Some(place) = rising(&rules.scale.grades) {
        add("scale.grades", Kind::BinsNotRising(place + 2));
    }
    let ages: Vec<f64> = rules.base.age.iter().map(|age| age.below.unwrap_or(f64::MAX)).collect();
    if ages.last() != Some(&f64::MAX) || rising(&ages).is_some() {
        add("base.age", Kind::BinEnd(ages.len()));
    }
    let base = &rules.base;
    if base.cycles.get(&base.cycle).is_none() || base.cycles.values().any(|factor| *factor <= 0.0) {
        add("base.cycle", Kind::PointsOutside(1));
    }
    if !(0.0 < base.least && base.least <= base.rate && base.rate <= base.most && base.most < 1.0) {
        add("base.rate", Kind::PointsOutside(1));
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

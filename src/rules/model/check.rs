//! What must hold across the models.

use super::{LineModel, Model, Models, OpinionModel, OpinionRules, ScoreRules, Term};
use crate::rules::check::official;
use crate::rules::problem::{PackProblem, PackProblemKind as Kind};
use crate::rules::scorecard::Better;
use std::collections::BTreeSet;

pub(super) fn check(models: &Models, problems: &mut Vec<PackProblem>) {
    match &models.score {
        None => problems.push(PackProblem::new("models/score", "", Kind::NoFile)),
        Some(rules) => check_score(models, rules, problems),
    }
    if let Some(rules) = &models.opinions {
        check_opinions(models, rules, problems);
    }
    if let Some(lines) = &models.lines {
        let mut add = |item: &str, kind| problems.push(PackProblem::new("models/lines", item, kind));
        if !models.sources.contains_key(&lines.source) {
            add("", Kind::NoSource(lines.source.clone()));
        }
        for category in LineModel::NEVER_DECIDES.into_iter().filter(|category| lines.decides(*category)) {
            add(category.as_str(), Kind::Shape("must stand in `only_shown`".to_owned()));
        }
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
            if let Some(data) = term.data.as_ref().filter(|data| !models.sources.contains_key(&data.source)) {
                add(term.measure.as_str(), Kind::NoSource(data.source.clone()));
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
    if !base.cycles.contains_key(&base.cycle) || base.cycles.values().any(|factor| *factor <= 0.0) {
        add("base.cycle", Kind::PointsOutside(1));
    }
    if !(0.0 < base.least && base.least <= base.rate && base.rate <= base.most && base.most < 1.0) {
        add("base.rate", Kind::PointsOutside(1));
    }
}

/// Every formula has its source, named figures and rising zones; every measured zone belongs to one.
fn check_opinions(models: &Models, rules: &OpinionRules, problems: &mut Vec<PackProblem>) {
    let mut add = |item: &str, kind| problems.push(PackProblem::new("models/opinions", item, kind));
    let parts = [
        ("grades", rules.grades.status, &rules.grades.source),
        ("price_level", rules.price_level.status, &rules.price_level.source),
    ];
    let public = rules.public.iter().map(|spread| (spread.id.as_str(), spread.status, &spread.source));
    let leaks = rules.leak.iter().map(|leak| (leak.model.as_str(), leak.status, &leak.source));
    let formulas = rules.opinion.iter().map(|opinion| (opinion.id.as_str(), opinion.status, &opinion.source));
    for (item, status, key) in parts.into_iter().chain(public).chain(leaks).chain(formulas) {
        match models.sources.get(key) {
            None => add(item, Kind::NoSource(key.clone())),
            Some(source) if official(status) && source.read_on.is_none() => add(item, Kind::SourceNotRead(key.clone())),
            Some(_) => {}
        }
    }
    let mut seen = BTreeSet::new();
    for opinion in &rules.opinion {
        let item = opinion.id.as_str();
        if !seen.insert(item) {
            add(item, Kind::Twice);
        }
        if opinion.term.is_empty() || opinion.term.iter().any(|term| rules.name(term.figure).is_none()) {
            add(item, Kind::Empty);
        }
        if let Some(kind) = zone_problems(opinion) {
            add(item, kind);
        }
    }
    for zones in models.measured.iter().flat_map(|measured| &measured.zones) {
        let known = rules.get(zones.id.as_str());
        if known.is_none_or(|opinion| opinion.zone.len() != zones.zone.len()) {
            problems.push(PackProblem::new("models/measured", zones.id.as_str(), Kind::BinsOrCodes));
        }
    }
}

fn zone_problems(opinion: &OpinionModel) -> Option<Kind> {
    let ends: Vec<f64> = opinion.zone.iter().map(|zone| zone.below.unwrap_or(f64::MAX)).collect();
    if let Some(place) = ends.windows(2).position(|pair| pair[0] >= pair[1]) {
        return Some(Kind::BinsNotRising(place + 2));
    }
    let falls = opinion.reads.windows(2).position(|pair| pair[0].0 <= pair[1].0);
    if let Some(place) = falls {
        return Some(Kind::BinsNotRising(place + 2));
    }
    // The zones must point the way in which the value is better.
    let wrong = opinion.zone.windows(2).position(|pair| match opinion.better {
        Better::Up => pair[0].side > pair[1].side,
        Better::Down => pair[0].side < pair[1].side,
        Better::Peak | Better::None => true,
    });
    wrong.map(|place| Kind::PointsAgainstDirection(place + 2))
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

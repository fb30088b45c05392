//! The score as data.

use super::figures::{because, evidence, reading, value};
use crate::opinions::{Opinion, Opinions, Unfit};
use crate::rules::Side;
use crate::score::{DimensionSum, Flag, Line, LineKind, Score, ScoreTerm, Weighed};
use serde_json::{Map, Value as Json, json};

/// The score as JSON. Log-odds and probabilities are numbers, points whole numbers, grades 1 to 10.
pub(super) fn score(score: &Score) -> Json {
    let named = |places: &[usize]| -> Vec<&str> {
        places.iter().filter_map(|place| Some(score.terms.get(*place)?.measure.as_str())).collect()
    };
    let tipping = score.tipping.as_ref().map(|tipping| {
        json!({ "measure": tipping.measure.as_str(), "from": tipping.from, "to": tipping.to, "grade": tipping.grade })
    });
    json!({
        "points": score.points,
        "probability": score.probability,
        "log_odds": score.odds,
        "log_odds_by_figures": score.free,
        "interval": { "low": score.interval.0, "high": score.interval.1 },
        "grade": score.single_grade(),
        "grades": { "best": score.grades.0, "worst": score.grades.1 },
        "best_grade_by_evidence": score.cap,
        "start": {
            "base_rate": score.start.rate,
            "base_rate_entered": score.start.rate_entered,
            "cycle": score.start.cycle,
            "cycle_entered": score.start.cycle_entered,
            "cycle_factor": score.start.factor,
            "also": score.start.also.iter().map(|(rate, probability)| json!({ "base_rate": rate, "probability": probability })).collect::<Vec<_>>(),
        },
        "lambda": score.lambda,
        "blocks": score.blocks,
        "accounts_doubted": score.accounts_doubted,
        "weighed": score.weighed.iter().map(weighed).collect::<Vec<_>>(),
        "doubt": {
            "estimate": score.doubt.estimate,
            "missing": score.doubt.missing,
            "shift": score.doubt.shift,
            "stated": score.doubt.stated,
            "total": score.doubt.total(),
        },
        "lines": score.lines.iter().map(|one| line(score, one)).collect::<Vec<_>>(),
        "terms": score.terms.iter().map(term).collect::<Vec<_>>(),
        "dimensions": score.dimensions.iter().map(dimension).collect::<Vec<_>>(),
        "draws": {
            "count": score.draws.count,
            "grades": score.draws.shares.iter().map(|(grade, share)| (format!("M{grade}"), json!(share))).collect::<Map<_, _>>(),
            "grades_by_figures": score.draws.free.iter().map(|(grade, share)| (format!("M{grade}"), json!(share))).collect::<Map<_, _>>(),
        },
        "tipping": tipping,
        "against": named(&score.against),
        "in_favour": named(&score.in_favour),
        "unseen": score.unseen().map(crate::kernel::Id::as_str).collect::<Vec<_>>(),
        "flags": score.flags.iter().map(flag).collect::<Vec<_>>(),
    })
}

fn weighed(one: &Weighed) -> Json {
    json!({
        "block": one.block.as_str(),
        "known": one.known,
        "reliability": one.reliability,
        "curves": one.raw,
        "log_odds": one.odds,
    })
}

fn line(score: &Score, line: &Line) -> Json {
    let (kind, measure) = match line.kind {
        LineKind::Base => ("base", None),
        LineKind::Trade => ("trade", None),
        LineKind::Age => ("age", None),
        LineKind::Cycle => ("cycle", None),
        LineKind::Held => ("held", None),
        LineKind::Term(place) => ("term", score.terms.get(place).map(|term| term.measure.as_str())),
        LineKind::Centre => ("centre", None),
        LineKind::Cap => ("evidence_cap", None),
        LineKind::End => ("end_of_scale", None),
    };
    json!({ "kind": kind, "measure": measure, "log_odds": line.odds, "points": line.points })
}

fn term(term: &ScoreTerm) -> Json {
    let mut object = Map::new();
    object.insert("block".to_owned(), json!(term.block.as_str()));
    object.insert("measure".to_owned(), json!(term.measure.as_str()));
    object.insert("dimension".to_owned(), json!(term.dimension.as_str()));
    reading(&mut object, &term.reading, |figure| json!(figure));
    object.insert("counted".to_owned(), json!(term.counts()));
    object.insert("curve".to_owned(), json!(term.raw));
    object.insert("weight".to_owned(), json!(term.weight));
    object.insert("log_odds".to_owned(), json!(term.odds));
    object.insert("best".to_owned(), json!(term.best));
    object.insert("neutral".to_owned(), json!(term.neutral));
    object.insert("judged".to_owned(), json!(term.judged));
    object.insert("evidence".to_owned(), json!(term.evidence.map(evidence)));
    Json::Object(object)
}

fn dimension(sum: &DimensionSum) -> Json {
    json!({
        "dimension": sum.dimension.as_str(),
        "log_odds": sum.odds,
        "points": sum.points,
        "best": sum.best,
        "standing": sum.standing,
        "judged": sum.judged,
    })
}

fn flag(flag: &Flag) -> Json {
    json!({
        "kind": flag.kind.as_str(),
        "input": flag.input.as_str(),
        "value": flag.value.as_ref().map(value),
        "limit": flag.limit,
    })
}

/// The second opinions as JSON: value, zone, probability and every weighted figure.
pub(super) fn opinions(opinions: &Opinions) -> Json {
    let one = |opinion: &Opinion| {
        let mut object = Map::new();
        reading(&mut object, &opinion.reading, |value| json!(value));
        let side = opinion.side.map(|side| match side {
            Side::Weak => "weak",
            Side::Grey => "grey",
            Side::Sound => "sound",
        });
        let unfit = |unfit: &Unfit| match unfit {
            Unfit::NotListed => "not_listed",
            Unfit::OtherCurrency => "other_currency",
            Unfit::OtherTrade => "other_trade",
        };
        object.insert("zone".to_owned(), json!(opinion.zone));
        object.insert("side".to_owned(), json!(side));
        object.insert("probability".to_owned(), json!(opinion.chance));
        object.insert("unfit".to_owned(), json!(opinion.unfit.iter().map(unfit).collect::<Vec<_>>()));
        object.insert("driver".to_owned(), json!(opinion.driver));
        object.insert("because".to_owned(), because(&opinion.because));
        let parts: Vec<Json> = opinion
            .parts
            .iter()
            .map(|part| json!({ "figure": part.reading.known(), "weight": part.weight, "adds": part.adds, "neutral": part.assumed }))
            .collect();
        object.insert("parts".to_owned(), json!(parts));
        (opinion.id.as_str().to_owned(), Json::Object(object))
    };
    Json::Object(opinions.all().iter().map(one).collect())
}

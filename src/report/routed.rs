//! Ways to a better grade as data.

use super::figures::{money, value};
use crate::routes::{Change, Held, Narrowing, Route, Routes};
use crate::score::Level;
use serde_json::{Value as Json, json};

/// Ways and papers as JSON. Probabilities are numbers, grades 1 to 10, amounts as everywhere.
#[must_use]
pub fn routes_json(routes: &Routes, papers: &[Narrowing]) -> Json {
    let (held, closest) = match &routes.held {
        None => (None, None),
        Some(Held::Best) => (Some("best_grade"), None),
        Some(Held::Evidence(_)) => (Some("evidence"), None),
        Some(Held::Unknown) => (Some("too_little_known"), None),
        Some(Held::NoChange) => (Some("no_change"), None),
        Some(Held::TooFar(way)) => (Some("too_far"), Some(route(way))),
    };
    json!({
        "now": level(&routes.now),
        "ways": routes.ways.iter().map(route).collect::<Vec<_>>(),
        "held": held,
        "closest": closest,
        "closed": routes.closed.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        "sets": routes.sets,
        "tried": routes.tried,
        "spare_cash": routes.spare.map(money),
        "papers": papers.iter().map(paper).collect::<Vec<_>>(),
    })
}

fn level(level: &Level) -> Json {
    json!({
        "points": level.points,
        "grade": level.grade,
        "probability": level.probability,
        "interval": { "low": level.interval.0, "high": level.interval.1 },
        "grades": { "best": level.grades.0, "worst": level.grades.1 },
        "best_grade_by_evidence": level.cap,
    })
}

fn route(route: &Route) -> Json {
    json!({
        "changes": route.parts.iter().map(change).collect::<Vec<_>>(),
        "cost": money(route.cost),
        "months": route.months,
        "then": level(&route.level),
        "modes": route.modes.iter().map(crate::kernel::Id::as_str).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Json {
    json!({
        "kind": change.kind.as_str(),
        "from": change.from.as_ref().map(value),
        "to": change.to.as_ref().map(value),
        "amount": change.amount.map(money),
        "charge": money(change.charge),
        "forgone": money(change.forgone),
        "interest_saved": change.saves.map(money),
        "months": change.months,
        "parameter": change.used.as_ref().map(|used| used.id.as_str()),
        "status": change.used.as_ref().map(|used| used.status.as_str()),
    })
}

fn paper(one: &Narrowing) -> Json {
    json!({
        "paper": one.paper.as_str(),
        "shows": one.shows.iter().map(crate::kernel::Id::as_str).collect::<Vec<_>>(),
        "proves": one.proves.iter().map(crate::kernel::Id::as_str).collect::<Vec<_>>(),
        "deviation": { "now": one.deviation.0, "then": one.deviation.1 },
        "then": level(&one.level),
    })
}

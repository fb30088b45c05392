//! Repayment capacity, route, law, plan and refusal as data.

use super::figures::{because, ids, reading};
use crate::assessment::Assessment;
use crate::financing::{Capacity, Chance, Decoded, Held, PlanCheck, PlanGap, PlanItem, Route, Truth, Weights};
use crate::kernel::{Id, Reading};
use serde_json::{Map, Value as Json, json};

/// What stands beside the modes.
pub(super) fn guide(assessment: &Assessment) -> Json {
    let financing = &assessment.financing;
    let law: Map<String, Json> = financing
        .law()
        .iter()
        .map(|law| {
            let mut body = number(&law.value);
            body.insert("status".to_owned(), json!(law.status.as_str()));
            body.insert("source".to_owned(), json!(law.source.as_str()));
            body.insert("because".to_owned(), because(&law.because));
            (law.id.to_string(), Json::Object(body))
        })
        .collect();
    json!({
        "weights": weights(financing.weights()),
        "capacity": capacity(financing.capacity()),
        "route": route(financing.route()),
        "law": law,
        "plan": plan(&assessment.plan),
        "refusal": assessment.refusal.as_ref().map(refusal),
    })
}

fn number(value: &Reading<f64>) -> Map<String, Json> {
    let mut body = Map::new();
    reading(&mut body, value, |number| json!(number));
    body
}

fn weights(weights: &Weights) -> Json {
    let all: Map<String, Json> = weights
        .all
        .iter()
        .map(|(criterion, weight, own)| (criterion.as_str().to_owned(), json!({ "weight": weight, "own": own })))
        .collect();
    Json::Object(all)
}

pub(super) const fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::Unknown => "unknown",
    }
}

pub(super) const fn chance(chance: Chance) -> &'static str {
    match chance {
        Chance::High => "high",
        Chance::Medium => "medium",
        Chance::Low => "low",
    }
}

pub(super) fn held(held: Held) -> Json {
    match held {
        Held::Has(None) => json!("has"),
        Held::Has(Some(until)) => json!({ "good_until": until.to_string() }),
        Held::Stale(since) => json!({ "stale_since": since.to_string() }),
        Held::Lacks => json!("lacks"),
    }
}

fn capacity(capacity: &Capacity) -> Json {
    let figures: Map<String, Json> = capacity
        .figures
        .iter()
        .map(|figure| {
            let mut body = number(&figure.value);
            body.insert("because".to_owned(), because(&figure.because));
            (figure.id.to_string(), Json::Object(body))
        })
        .collect();
    let stresses: Map<String, Json> = capacity
        .stresses
        .iter()
        .map(|stress| {
            let body = json!({
                "cash": number(&stress.cash),
                "service": number(&stress.service),
                "cover": number(&stress.cover),
                "holds": truth(stress.holds),
                "because": because(&stress.because),
            });
            (stress.id.to_string(), body)
        })
        .collect();
    json!({
        "mode": capacity.mode.as_ref().map(Id::as_str),
        "figures": figures,
        "stresses": stresses,
        "renewal": capacity.renewal,
    })
}

fn route(route: &Route) -> Json {
    let steps: Vec<Json> = route
        .steps
        .iter()
        .map(|step| {
            json!({
                "mode": step.mode.as_str(),
                "query": step.query,
                "start": step.start.to_string(),
                "answer": step.answer.to_string(),
            })
        })
        .collect();
    let mut left = Map::new();
    reading(&mut left, &route.queries_left, |left| json!(left));
    json!({
        "steps": steps,
        "held_back": ids(&route.held_back),
        "queries_left": left,
        "nearest": ids(&route.nearest),
        "programmes": route.programmes.iter().map(|programme| programme.id.as_str()).collect::<Vec<_>>(),
    })
}

/// The word for an item of a plan in files.
const fn item(item: PlanItem) -> &'static str {
    match item {
        PlanItem::Goal => "goal",
        PlanItem::Uses => "uses",
        PlanItem::Background => "background",
        PlanItem::Market => "market",
        PlanItem::Returns => "returns",
        PlanItem::Milestones => "milestones",
        PlanItem::Risks => "risks",
        PlanItem::Days => "days",
        PlanItem::Category => "category",
    }
}

const fn gap(gap: &PlanGap) -> &'static str {
    match gap {
        PlanGap::Missing => "missing",
        PlanGap::Short(..) => "short",
        PlanGap::UsesDiffer(..) => "uses_differ",
        PlanGap::HalfRow(_) => "half_row",
        PlanGap::FewSteps => "few_steps",
        PlanGap::StepsOutOfOrder(_) => "out_of_order",
    }
}

fn plan(plan: &PlanCheck) -> Json {
    let items: Map<String, Json> =
        plan.items.iter().map(|(which, found)| (item(*which).to_owned(), json!(found.as_ref().map(gap)))).collect();
    let odds: Vec<Json> = plan
        .odds
        .iter()
        .map(|odds| json!({ "by": odds.by, "tried": odds.row.tried, "won": odds.row.won, "share": odds.share }))
        .collect();
    json!({ "begun": plan.begun, "complete": plan.is_complete(), "items": items, "odds": odds })
}

fn refusal(decoded: &Decoded) -> Json {
    let causes: Vec<Json> = decoded
        .causes
        .iter()
        .map(|cause| {
            json!({
                "cause": cause.id.as_str(),
                "points": truth(cause.points),
                "weight": cause.weight,
                "missing": ids(&cause.missing),
                "again": cause.again.to_string(),
                "because": because(&cause.because),
            })
        })
        .collect();
    let phrases: Vec<&str> = decoded.phrases.iter().map(|(id, _)| id.as_str()).collect();
    json!({ "words": decoded.words, "phrases": phrases, "since": decoded.since.to_string(), "causes": causes })
}

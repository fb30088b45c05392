//! The assessment as data: every figure with its reason, as JSON; and flat, by path, for comparing two runs.

use crate::assessment::Assessment;
use crate::facts::EvidenceGrade;
use crate::financing::{Force, ModeOption, RuleOutcome, Scope, Verdict};
use crate::indicators::Indicator;
use crate::kernel::{Because, Id, Money, NotApplicable, Reading, Unit, Value};
use crate::portrait::{Contribution, DimensionItems, Unseen};
use crate::score::DimensionSum;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// What the JSON of an assessment calls itself.
pub const ASSESSMENT_TYPE: &str = "credit-mirror/assessment";

/// The assessment as JSON. Amounts are decimal strings with their currency; other numbers are numbers.
#[must_use]
pub fn assessment_json(assessment: &Assessment) -> Json {
    let facts: Map<String, Json> = assessment
        .facts
        .iter()
        .map(|(key, fact)| {
            let body = json!({
                "value": value(&fact.value),
                "as_of": fact.as_of.to_string(),
                "evidence": evidence(fact.evidence),
                "because": because(&fact.because),
            });
            (key.as_str().to_owned(), body)
        })
        .collect();
    let indicators: Map<String, Json> =
        assessment.indicators.all().iter().map(|i| (i.key.as_str().to_owned(), indicator(i))).collect();
    json!({
        "type": ASSESSMENT_TYPE,
        "version": 1,
        "pack": assessment.pack.as_str(),
        "as_of": assessment.as_of.to_string(),
        "facts": facts,
        "indicators": indicators,
        "portrait": portrait(assessment),
        "score": assessment.score.as_ref().map(super::scored::score),
        "opinions": super::scored::opinions(&assessment.opinions),
        "financing": assessment.financing.options().iter().map(option).collect::<Vec<_>>(),
        "guide": super::guide_json::guide(assessment),
        "offers": super::offer_figures::offers(&assessment.offers),
    })
}

/// Every figure of an assessment by its path, without reasons: `indicators.indicator.dscr.value` → `1.25`.
#[must_use]
pub fn figures(assessment: &Assessment) -> BTreeMap<String, String> {
    let mut flat = BTreeMap::new();
    flatten(&assessment_json(assessment), String::new(), &mut flat);
    flat
}

fn flatten(json: &Json, path: String, flat: &mut BTreeMap<String, String>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match json {
        Json::Object(map) => {
            for (key, item) in map.iter().filter(|(key, _)| key.as_str() != "because") {
                flatten(item, below(key), flat);
            }
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                // Options are told by their mode, so that a change of rank shows as one.
                let name = item.get("mode").and_then(Json::as_str).map_or_else(|| index.to_string(), str::to_owned);
                if name != index.to_string() {
                    flat.insert(format!("{}.rank", below(&name)), (index + 1).to_string());
                }
                flatten(item, below(&name), flat);
            }
        }
        Json::Null => {}
        Json::Bool(yes) => {
            flat.insert(path, yes.to_string());
        }
        Json::Number(number) => {
            flat.insert(path, number.to_string());
        }
        Json::String(text) => {
            flat.insert(path, text.clone());
        }
    }
}

pub(super) fn ids(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

pub(super) fn money(money: Money) -> Json {
    json!({ "amount": money.to_decimal_string(), "currency": money.currency().as_str() })
}

pub(super) fn value(value: &Value) -> Json {
    match value {
        Value::Money(amount) => money(*amount),
        Value::Number(number, unit) => json!({ "number": number, "unit": unit_word(*unit) }),
        Value::Bool(yes) => json!(yes),
        Value::Code(code) => json!(code),
        Value::Date(date) => json!(date.to_string()),
        Value::Month(month) => json!(month.to_string()),
        Value::Text(text) => json!(text),
    }
}

const fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Money => "money",
        Unit::Percent => "share",
        Unit::RatePerYear => "rate_per_year",
        Unit::Times => "times",
        Unit::Days => "days",
        Unit::Months => "months",
        Unit::Years => "years",
        Unit::Count => "count",
        Unit::Points => "points",
        Unit::Plain => "plain",
    }
}

pub(super) const fn evidence(grade: EvidenceGrade) -> &'static str {
    match grade {
        EvidenceGrade::Filed => "filed",
        EvidenceGrade::BankLines => "bank_lines",
        EvidenceGrade::Invoices => "invoices",
        EvidenceGrade::Books => "books",
        EvidenceGrade::BankSorted => "bank_sorted",
        EvidenceGrade::Stated => "stated",
        EvidenceGrade::Adjusted => "adjusted",
        EvidenceGrade::Derived => "derived",
    }
}

const fn not_applicable(why: NotApplicable) -> &'static str {
    match why {
        NotApplicable::ZeroDenominator => "zero_denominator",
        NotApplicable::NegativeDenominator => "negative_denominator",
        NotApplicable::NoDebt => "no_debt",
        NotApplicable::NoStock => "no_stock",
        NotApplicable::NoCreditSales => "no_credit_sales",
        NotApplicable::FewInvoices => "few_invoices",
        NotApplicable::ShortHistory => "short_history",
        NotApplicable::Industry => "industry",
        NotApplicable::Jurisdiction => "jurisdiction",
    }
}

pub(super) fn because(because: &Because) -> Json {
    let params: Vec<Json> = because
        .params
        .iter()
        .map(|p| json!({ "id": p.id.as_str(), "from": p.from.to_string(), "status": p.status.as_str(), "value": p.value }))
        .collect();
    json!({ "formula": because.formula.as_str(), "inputs": ids(&because.inputs), "params": params })
}

/// Puts a reading into an object: `value`, or `missing`, or `not_applicable`.
pub(super) fn reading<T>(object: &mut Map<String, Json>, reading: &Reading<T>, known: impl Fn(&T) -> Json) {
    match reading {
        Reading::Known(figure) => object.insert("value".to_owned(), known(figure)),
        Reading::Missing(missing) => object.insert("missing".to_owned(), json!(ids(missing))),
        Reading::NotApplicable(why) => object.insert("not_applicable".to_owned(), json!(not_applicable(*why))),
    };
}

fn indicator(indicator: &Indicator) -> Json {
    let mut object = Map::new();
    reading(&mut object, &indicator.reading, |number| json!(number));
    object.insert("unit".to_owned(), json!(unit_word(indicator.key.unit())));
    object.insert("because".to_owned(), because(&indicator.because));
    Json::Object(object)
}

/// The ten dimensions: where the score's own terms put each, and what was looked at.
fn portrait(assessment: &Assessment) -> Json {
    let portrait = &assessment.portrait;
    let dimensions: Map<String, Json> = portrait
        .dimensions()
        .iter()
        .map(|one| {
            let sum = assessment.score.as_ref().and_then(|score| score.dimension(&one.dimension.id()));
            (one.dimension.as_str().to_owned(), dimension(one, sum))
        })
        .collect();
    json!({
        "dimensions": dimensions,
        "unseen": portrait.unseen().iter().map(unseen).collect::<Vec<_>>(),
    })
}

fn dimension(one: &DimensionItems, sum: Option<&DimensionSum>) -> Json {
    json!({
        "points": sum.map(|sum| sum.points),
        "best": sum.map(|sum| sum.best),
        "standing": sum.map(|sum| sum.standing),
        "judged": sum.map(|sum| sum.judged),
        "seen": one.seen,
        "items": one.contributions.iter().map(contribution).collect::<Vec<_>>(),
    })
}

fn contribution(item: &Contribution) -> Json {
    let mut object = Map::new();
    object.insert("input".to_owned(), json!(item.input.as_str()));
    reading(&mut object, &item.reading, |number| json!(number));
    object.insert("bin".to_owned(), json!(item.bin));
    object.insert("points".to_owned(), json!(item.points));
    object.insert("best".to_owned(), json!(item.best));
    object.insert("weight".to_owned(), json!(item.weight));
    object.insert("status".to_owned(), json!(item.status.as_str()));
    object.insert("evidence".to_owned(), json!(item.evidence.map(evidence)));
    object.insert("because".to_owned(), because(&item.because));
    Json::Object(object)
}

fn unseen(unseen: &Unseen) -> Json {
    json!({
        "dimension": unseen.dimension.as_str(),
        "items": ids(&unseen.items),
        "facts": ids(&unseen.facts),
        "document": unseen.document.as_str(),
        "weight": unseen.weight,
    })
}

/// The word for a verdict in files.
#[must_use]
pub const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "fits",
        Verdict::FitsIf => "fits_if",
        Verdict::CannotSay => "cannot_say",
        Verdict::DoesNotFit => "does_not_fit",
        Verdict::NotAvailable => "not_available",
    }
}

fn option(option: &ModeOption) -> Json {
    let mut object = Map::new();
    object.insert("mode".to_owned(), json!(option.mode.as_str()));
    object.insert("verdict".to_owned(), json!(verdict_word(option.verdict)));
    let mut amount = Map::new();
    reading(&mut amount, &option.amount, |(low, high)| json!({ "low": money(*low), "high": money(*high) }));
    object.insert("amount".to_owned(), Json::Object(amount));
    let limits: Map<String, Json> = option
        .limits
        .iter()
        .map(|limit| {
            let mut body = Map::new();
            reading(&mut body, &limit.amount, |amount| money(*amount));
            body.insert("because".to_owned(), because(&limit.because));
            (limit.id.as_str().to_owned(), Json::Object(body))
        })
        .collect();
    object.insert("limits".to_owned(), Json::Object(limits));
    object.insert(
        "binding".to_owned(),
        json!(option.binding.and_then(|index| option.limits.get(index)).map(|limit| limit.id.as_str())),
    );
    object.insert(
        "cost".to_owned(),
        json!(option.cost.as_ref().map(|c| json!({ "low": c.low, "high": c.high, "status": c.status.as_str() }))),
    );
    object.insert("days".to_owned(), json!(option.days));
    object.insert("months".to_owned(), json!(option.months));
    let rules: Map<String, Json> =
        option.rules.iter().map(|outcome| (outcome.id.as_str().to_owned(), rule(outcome))).collect();
    object.insert("rules".to_owned(), Json::Object(rules));
    object.insert("documents".to_owned(), json!(option.documents.iter().map(|d| d.code.as_str()).collect::<Vec<_>>()));
    let held: Map<String, Json> = option
        .documents
        .iter()
        .map(|document| (document.code.to_string(), super::guide_json::held(document.held)))
        .collect();
    object.insert("held".to_owned(), Json::Object(held));
    object.insert(
        "chance".to_owned(),
        json!(option.chance.as_ref().map(|(chance, _)| super::guide_json::chance(*chance))),
    );
    object.insert("score".to_owned(), json!(option.score));
    object.insert("ask".to_owned(), json!(ids(&option.ask)));
    object.insert(
        "unavailable".to_owned(),
        json!(option.unavailable.as_ref().map(|u| json!({ "since": u.since.to_string(), "instead": ids(&u.instead) }))),
    );
    Json::Object(object)
}

fn rule(outcome: &RuleOutcome) -> Json {
    let force = match outcome.force {
        Force::Hard => "hard",
        Force::Soft => "soft",
    };
    let scope = match outcome.scope {
        Scope::Law => "law",
        Scope::Regulator => "regulator",
        Scope::Product => "product",
        Scope::LenderTypical => "lender_typical",
    };
    let truth = super::guide_json::truth(outcome.truth);
    json!({
        "force": force,
        "scope": scope,
        "truth": truth,
        "missing": ids(&outcome.missing),
        "status": outcome.status.as_str(),
        "because": because(&outcome.because),
    })
}

//! Reads modes and documents.

use super::{
    Availability, CostBasis, CostRule, DocumentSpec, Expected, Force, Formula, LimitRule, Mode, Offer, PackTest, Rule,
    Scope, TestValue,
};
use crate::kernel::{Date, Id, Reading, Status};
use crate::rules::expr::{Expr, ExprValue};
use crate::rules::param::Param;
use crate::rules::problem::{PackProblem, PackProblemKind};
use crate::rules::read::{Section, date_from, id_from, ids_from, status_from};
use crate::rules::text::Text;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModeFile {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    family: String,
    name: Text,
    what: Text,
    availability: Vec<Json>,
    #[serde(default)]
    param: Vec<Json>,
    #[serde(default)]
    derive: Vec<Json>,
    #[serde(default)]
    rule: Vec<Json>,
    #[serde(default)]
    limit: Vec<Json>,
    cost: Option<Json>,
    days: Option<String>,
    months: Option<String>,
    #[serde(default, deserialize_with = "ids_from")]
    documents: Vec<Id>,
    #[serde(default)]
    risk: Vec<Text>,
    #[serde(default)]
    test: Vec<Json>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AvailabilityItem {
    #[serde(deserialize_with = "date_from")]
    from: Date,
    offer: Offer,
    why: Option<Text>,
    warning: Option<Text>,
    #[serde(default, deserialize_with = "ids_from")]
    instead: Vec<Id>,
    #[serde(deserialize_with = "status_from")]
    status: Status,
    #[serde(deserialize_with = "id_from")]
    source: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeriveItem {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    expr: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleItem {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    force: Force,
    scope: Scope,
    expr: String,
    says: Text,
    advice: Option<Text>,
    weight: Option<u32>,
    #[serde(default, deserialize_with = "ids_from")]
    rising: Vec<Id>,
    #[serde(default, deserialize_with = "ids_from")]
    falling: Vec<Id>,
    #[serde(deserialize_with = "status_from")]
    status: Status,
    #[serde(deserialize_with = "id_from")]
    source: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitItem {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    says: Text,
    low: String,
    high: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CostItem {
    basis: CostBasis,
    low: String,
    high: String,
    #[serde(deserialize_with = "status_from")]
    status: Status,
    #[serde(deserialize_with = "id_from")]
    source: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TestItem {
    name: String,
    #[serde(deserialize_with = "date_from")]
    date: Date,
    facts: BTreeMap<String, Json>,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentItem {
    name: Text,
    issuer: Option<Text>,
    when: Option<String>,
}

/// Reads items of one file and collects what is wrong.
struct Items<'a> {
    file: &'a str,
    problems: &'a mut Vec<PackProblem>,
}

impl Items<'_> {
    fn one<T: Section>(&mut self, item: &str, json: &Json) -> Option<T> {
        T::read(self.file, item, json).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// Every item of a list; an item is named by its id or name, else by its number.
    fn all<T: Section>(&mut self, what: &str, items: &[Json]) -> Vec<T> {
        let name = |item: &Json, number: usize| {
            let word = item.get("id").or_else(|| item.get("name")).and_then(Json::as_str);
            word.map_or_else(|| format!("{what} {}", number + 1), ToOwned::to_owned)
        };
        items.iter().enumerate().filter_map(|(number, item)| self.one(&name(item, number), item)).collect()
    }

    fn formula(&mut self, item: &str, text: String) -> Option<Formula> {
        match Expr::parse(&text) {
            Ok(expr) => Some(Formula { text, expr }),
            Err(error) => {
                let kind = PackProblemKind::Expression(error.place, error.found);
                self.problems.push(PackProblem::new(self.file, item, kind));
                None
            }
        }
    }

    fn rule(&mut self, item: RuleItem) -> Option<Rule> {
        let condition = self.formula(item.id.as_str(), item.expr)?;
        let RuleItem { id, force, scope, says, advice, rising, falling, status, source, .. } = item;
        let weight = item.weight.unwrap_or(1);
        Some(Rule { id, force, scope, condition, says, advice, weight, rising, falling, status, source })
    }

    fn limit(&mut self, item: LimitItem) -> Option<LimitRule> {
        let low = self.formula(item.id.as_str(), item.low);
        let high = self.formula(item.id.as_str(), item.high)?;
        Some(LimitRule { id: item.id, says: item.says, low: low?, high })
    }

    fn cost(&mut self, item: CostItem) -> Option<CostRule> {
        let low = self.formula("cost", item.low);
        let high = self.formula("cost", item.high)?;
        Some(CostRule { basis: item.basis, low: low?, high, status: item.status, source: item.source })
    }

    fn test(&mut self, item: TestItem) -> Option<PackTest> {
        let mut facts = BTreeMap::new();
        for (name, json) in item.facts {
            let value = match &json {
                Json::Array(rows) => rows.iter().map(list_item).collect::<Option<_>>().map(TestValue::List),
                one => scalar(one).map(TestValue::One),
            };
            let Some(value) = value else {
                let kind = PackProblemKind::Shape(format!("`{name}` is neither a value nor a list"));
                self.problems.push(PackProblem::new(self.file, &item.name, kind));
                return None;
            };
            facts.insert(Id::owned(name), value);
        }
        Some(PackTest { name: item.name, date: item.date, facts, expect: item.expect })
    }
}

fn scalar(json: &Json) -> Option<ExprValue> {
    match json {
        Json::Bool(yes) => Some(ExprValue::Bool(*yes)),
        Json::Number(number) => number.as_f64().map(ExprValue::Number),
        Json::String(text) => Some(ExprValue::Text(text.clone())),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

fn list_item(json: &Json) -> Option<BTreeMap<String, Reading<ExprValue>>> {
    json.as_object()?.iter().map(|(key, value)| Some((key.clone(), Reading::Known(scalar(value)?)))).collect()
}

/// The modes of a pack, in the order of their files, and the parameters that stand with them.
pub(in crate::rules) fn modes(files: &Map<String, Json>, problems: &mut Vec<PackProblem>) -> (Vec<Mode>, Vec<Param>) {
    let mut params = Vec::new();
    let mut names: Vec<&String> = files.keys().filter(|name| name.starts_with("modes/")).collect();
    names.sort();
    let modes = names.into_iter().filter_map(|name| mode(name, &files[name], &mut params, problems)).collect();
    (modes, params)
}

fn mode(file: &str, json: &Json, params: &mut Vec<Param>, problems: &mut Vec<PackProblem>) -> Option<Mode> {
    let mut items = Items { file, problems };
    let raw: ModeFile = items.one("", json)?;
    params.extend(items.all::<Param>("param", &raw.param).into_iter().map(|p| Param { file: file.to_owned(), ..p }));
    let availability = items.all::<AvailabilityItem>("availability", &raw.availability);
    let derive = items.all::<DeriveItem>("derive", &raw.derive);
    let derived = derive.into_iter().filter_map(|d| Some((d.id.clone(), items.formula(d.id.as_str(), d.expr)?)));
    let derived = derived.collect();
    let rules = items.all("rule", &raw.rule).into_iter().filter_map(|rule| items.rule(rule)).collect();
    let limits = items.all("limit", &raw.limit).into_iter().filter_map(|limit| items.limit(limit)).collect();
    let cost = raw.cost.and_then(|cost| items.one("cost", &cost)).and_then(|cost| items.cost(cost));
    let tests = items.all("test", &raw.test).into_iter().filter_map(|test| items.test(test)).collect();
    Some(Mode {
        id: raw.id,
        family: raw.family,
        name: raw.name,
        what: raw.what,
        availability: availability.into_iter().map(available).collect(),
        derived,
        rules,
        limits,
        cost,
        days: raw.days.map(Id::owned),
        months: raw.months.map(Id::owned),
        documents: raw.documents,
        risks: raw.risk,
        tests,
        file: file.to_owned(),
    })
}

fn available(item: AvailabilityItem) -> Availability {
    let AvailabilityItem { from, offer, why, warning, instead, status, source } = item;
    Availability { from, offer, why, warning, instead, status, source }
}

/// The documents of a pack by code.
pub(in crate::rules) fn documents(
    files: &Map<String, Json>,
    problems: &mut Vec<PackProblem>,
) -> BTreeMap<Id, DocumentSpec> {
    let mut items = Items { file: "documents", problems };
    let Some(json) = files.get("documents") else { return BTreeMap::new() };
    let Some(raw) = items.one::<BTreeMap<String, Json>>("", json) else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for (code, json) in raw {
        let Some(item) = items.one::<DocumentItem>(&code, &json) else { continue };
        let when = match item.when {
            None => None,
            Some(text) => match items.formula(&code, text) {
                None => continue,
                some => some,
            },
        };
        found.insert(Id::owned(code), DocumentSpec { name: item.name, issuer: item.issuer, when });
    }
    found
}

/// How the modes are ranked, in words.
pub(in crate::rules) fn ranking(files: &Map<String, Json>, problems: &mut Vec<PackProblem>) -> Option<Text> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Ranking {
        says: Text,
    }
    let mut items = Items { file: "ranking", problems };
    items.one::<Ranking>("", files.get("ranking")?).map(|ranking| ranking.says)
}

//! Reads modes and documents.

use super::shared::Shared;
use super::{
    Availability, CostBasis, CostRule, DocumentSpec, Expected, Force, Formula, LimitRule, Mode, Offer, PackTest,
    Privacy, Repaid, Rule, Scope, TestValue,
};
use crate::kernel::{Date, Id, Reading, Status};
use crate::rules::expr::{Expr, ExprValue};
use crate::rules::param::Param;
use crate::rules::problem::{PackProblem, PackProblemKind};
use crate::rules::read::{Section, date_from, id_from, ids_from, maybe_id, status_from};
use crate::rules::text::Text;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModeFile {
    id: Option<String>,
    family: String,
    name: Text,
    what: Text,
    availability: Vec<Json>,
    base: Option<String>,
    figures: Option<Json>,
    #[serde(default)]
    sets: Vec<String>,
    #[serde(default)]
    limits: Vec<String>,
    #[serde(default)]
    query: bool,
    #[serde(default)]
    gives_up_shares: bool,
    #[serde(default)]
    repaid: Repaid,
    #[serde(default)]
    secured_by: Vec<String>,
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
    #[serde(default)]
    documents: Vec<String>,
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

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeriveItem {
    #[serde(deserialize_with = "id_from")]
    pub(super) id: Id,
    pub(super) expr: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleItem {
    #[serde(deserialize_with = "id_from")]
    pub(super) id: Id,
    force: Force,
    scope: Scope,
    pub(super) expr: String,
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

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitItem {
    #[serde(deserialize_with = "id_from")]
    pub(super) id: Id,
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
    case: Option<String>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    facts: BTreeMap<String, Json>,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentItem {
    name: Text,
    issuer: Option<Text>,
    when: Option<String>,
    fresh_days: Option<u32>,
    #[serde(default, deserialize_with = "maybe_id")]
    shown_by: Option<Id>,
    #[serde(default)]
    privacy: Privacy,
}

impl DocumentItem {
    fn read(self, when: Option<Formula>) -> DocumentSpec {
        let Self { name, issuer, fresh_days, shown_by, privacy, .. } = self;
        DocumentSpec { name, issuer, when, fresh_days, shown_by, privacy }
    }
}

/// Reads items of one file and collects what is wrong.
pub(in crate::rules) struct Items<'a> {
    pub(in crate::rules) file: &'a str,
    /// What names that begin with a dot or `@` are completed with.
    pub(in crate::rules) names: Names<'a>,
    pub(in crate::rules) problems: &'a mut Vec<PackProblem>,
}

/// Completes short names: `.rate` is the mode's own `cn.tax_loan.rate`, `@lender.dscr` the pack's `cn.lender.dscr`.
#[derive(Clone, Copy, Default)]
pub(in crate::rules) struct Names<'a> {
    pub(in crate::rules) pack: &'a str,
    pub(in crate::rules) mode: &'a str,
}

impl Names<'_> {
    pub(in crate::rules) fn id(self, text: &str) -> Id {
        Id::owned(if let Some(rest) = text.strip_prefix('.') {
            format!("{}.{rest}", self.mode)
        } else if let Some(rest) = text.strip_prefix('@') {
            format!("{}.{rest}", self.pack)
        } else {
            text.to_owned()
        })
    }

    /// A formula with all its names complete.
    fn formula(self, text: &str) -> String {
        text.replace("'.", &format!("'{}.", self.mode)).replace("'@", &format!("'{}.", self.pack))
    }
}

impl Items<'_> {
    pub(in crate::rules) fn one<T: Section>(&mut self, item: &str, json: &Json) -> Option<T> {
        T::read(self.file, item, json).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// Every item of a list; an item is named by its id or name, else by its number.
    pub(in crate::rules) fn all<T: Section>(&mut self, what: &str, items: &[Json]) -> Vec<T> {
        let name = |item: &Json, number: usize| {
            let word = item.get("id").or_else(|| item.get("name")).and_then(Json::as_str);
            word.map_or_else(|| format!("{what} {}", number + 1), ToOwned::to_owned)
        };
        items.iter().enumerate().filter_map(|(number, item)| self.one(&name(item, number), item)).collect()
    }

    pub(in crate::rules) fn formula(&mut self, item: &str, text: String) -> Option<Formula> {
        // Read as written first, so that a mistake is shown at its place.
        let read = Expr::parse(&text).map(|_| self.names.formula(&text));
        match read.and_then(|text| Ok((Expr::parse(&text)?, text))) {
            Ok((expr, text)) => Some(Formula { text, expr }),
            Err(error) => {
                let kind = PackProblemKind::Expression(error.place, error.found);
                self.problems.push(PackProblem::new(self.file, item, kind));
                None
            }
        }
    }

    pub(super) fn rule(&mut self, item: RuleItem) -> Option<Rule> {
        let condition = self.formula(item.id.as_str(), item.expr)?;
        let RuleItem { id, force, scope, says, advice, rising, falling, status, source, .. } = item;
        let weight = item.weight.unwrap_or(1);
        Some(Rule { id, force, scope, condition, says, advice, weight, rising, falling, status, source })
    }

    pub(super) fn limit(&mut self, item: LimitItem) -> Option<LimitRule> {
        let low = self.formula(item.id.as_str(), item.low);
        let high = self.formula(item.id.as_str(), item.high)?;
        Some(LimitRule { id: item.id, says: item.says, low: low?, high })
    }

    fn cost(&mut self, item: CostItem) -> Option<CostRule> {
        let low = self.formula("cost", item.low);
        let high = self.formula("cost", item.high)?;
        Some(CostRule { basis: item.basis, low: low?, high, status: item.status, source: item.source })
    }

    fn test(&mut self, item: TestItem, shared: &Shared) -> Option<PackTest> {
        let wrong = |kind| PackProblem::new(self.file, &item.name, PackProblemKind::Shape(kind));
        let mut all = match &item.case {
            None => BTreeMap::new(),
            Some(case) => match shared.cases.get(case) {
                Some(facts) => facts.clone(),
                None => {
                    let problem = wrong(format!("there is no case `{case}`"));
                    self.problems.push(problem);
                    return None;
                }
            },
        };
        all.extend(item.facts);
        let mut facts = BTreeMap::new();
        for (name, json) in all.into_iter().filter(|(name, _)| !item.without.contains(name)) {
            let value = match &json {
                Json::Array(rows) => rows.iter().map(list_item).collect::<Option<_>>().map(TestValue::List),
                one => scalar(one).map(TestValue::One),
            };
            let Some(value) = value else {
                self.problems.push(PackProblem::new(
                    self.file,
                    &item.name,
                    PackProblemKind::Shape(format!("`{name}` is neither a value nor a list")),
                ));
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
pub(in crate::rules) fn modes(
    files: &Map<String, Json>,
    pack: &str,
    shared: &Shared,
    problems: &mut Vec<PackProblem>,
) -> (Vec<Mode>, Vec<Param>) {
    let mut params = Vec::new();
    let mut names: Vec<&String> = files.keys().filter(|name| name.starts_with("modes/")).collect();
    names.sort();
    let read = |name: &String| mode(name, &files[name], pack, shared, &mut params, problems);
    let modes = names.into_iter().filter_map(read).collect();
    (modes, params)
}

fn mode(
    file: &str,
    json: &Json,
    pack: &str,
    shared: &Shared,
    params: &mut Vec<Param>,
    problems: &mut Vec<PackProblem>,
) -> Option<Mode> {
    let raw: ModeFile = Items { file, names: Names::default(), problems }.one("", json)?;
    let id = raw.id.clone().unwrap_or_else(|| file.replacen("modes", pack, 1).replace('/', "."));
    let names = Names { pack, mode: &id };
    let mut items = Items { file, names, problems };
    let own = items.all::<Param>("param", &raw.param).into_iter();
    let mut own: Vec<Param> = own.map(|p| Param { id: names.id(p.id.as_str()), file: file.to_owned(), ..p }).collect();
    own.extend(raw.figures.iter().flat_map(|figures| shared.figures(&mut items, figures)));
    let has = |param: &Id| own.iter().any(|p| p.id == *param);
    let mut rules = items.all::<RuleItem>("rule", &raw.rule);
    rules.extend(shared.rules_of(&mut items, &raw.sets, &rules, &has));
    let rules: Vec<Rule> = rules.into_iter().filter_map(|rule| items.rule(rule)).collect();
    let mut limits = items.all::<LimitItem>("limit", &raw.limit);
    limits.extend(shared.limits_of(&mut items, &raw.limits, &limits));
    let limits: Vec<LimitRule> = limits.into_iter().filter_map(|limit| items.limit(limit)).collect();
    let cost = raw.cost.and_then(|cost| items.one("cost", &cost)).and_then(|cost| items.cost(cost));
    let tests = items.all("test", &raw.test);
    let tests = tests.into_iter().filter_map(|test| items.test(test, shared)).collect();
    let mut derived = Vec::new();
    if let Some(base) = &raw.base {
        derived.extend(items.formula("base", format!("p('{base}')")).map(|formula| (Id::new("base"), formula)));
    }
    for item in items.all::<DeriveItem>("derive", &raw.derive) {
        derived.extend(items.formula(item.id.as_str(), item.expr).map(|formula| (item.id, formula)));
    }
    let availability = items.all::<AvailabilityItem>("availability", &raw.availability);
    let mut mode = Mode {
        family: raw.family,
        name: raw.name,
        what: raw.what,
        availability: availability.into_iter().map(|item| available(item, names)).collect(),
        derived,
        rules,
        limits,
        cost,
        days: raw.days.map(|id| names.id(&id)),
        months: raw.months.map(|id| names.id(&id)),
        documents: raw.documents.iter().flat_map(|code| shared.documents(names, code)).collect(),
        query: raw.query,
        gives_up_shares: raw.gives_up_shares,
        repaid: raw.repaid,
        secured_by: raw.secured_by,
        risks: raw.risk,
        tests,
        file: file.to_owned(),
        id: Id::owned(id.clone()),
    };
    if mode.availability.iter().all(|at| at.offer == Offer::Unavailable) {
        // What every pack shares about a mode says nothing where it was never on offer.
        return Some(Mode {
            derived: Vec::new(),
            rules: Vec::new(),
            limits: Vec::new(),
            cost: None,
            days: None,
            months: None,
            documents: Vec::new(),
            risks: Vec::new(),
            ..mode
        });
    }
    shared.derive(&mut items, &mut mode);
    params.extend(own);
    Some(mode)
}

fn available(item: AvailabilityItem, names: Names<'_>) -> Availability {
    let AvailabilityItem { from, offer, why, warning, instead, status, source } = item;
    let instead = instead.iter().map(|id| names.id(id.as_str())).collect();
    Availability { from, offer, why, warning, instead, status, source }
}

/// The documents of a pack by code.
pub(in crate::rules) fn documents(
    files: &Map<String, Json>,
    pack: &str,
    problems: &mut Vec<PackProblem>,
) -> BTreeMap<Id, DocumentSpec> {
    let names = Names { pack, mode: pack };
    let mut items = Items { file: "documents", names, problems };
    let Some(json) = files.get("documents") else { return BTreeMap::new() };
    let Some(raw) = items.one::<BTreeMap<String, Json>>("", json) else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for (code, json) in raw {
        let Some(item) = items.one::<DocumentItem>(&code, &json) else { continue };
        let when = match item.when {
            None => None,
            Some(ref text) => match items.formula(&code, text.clone()) {
                None => continue,
                some => some,
            },
        };
        found.insert(names.id(&code), item.read(when));
    }
    found
}

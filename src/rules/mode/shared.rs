//! What the modes of a pack share: rules in sets, limits, derived values, lists of documents, figures of known kinds,
//! facts of worked cases. A mode names what it takes, so that thirty-five modes stay readable.

use super::read::{DeriveItem, Items, LimitItem, Names, RuleItem};
use super::{Formula, Mode};
use crate::kernel::Id;
use crate::rules::expr::Expr;
use crate::rules::param::Param;
use crate::rules::problem::{PackProblem, PackProblemKind};
use crate::rules::text::Text;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// What the modes share.
#[derive(Default)]
pub(in crate::rules) struct Shared {
    rules: Vec<RuleItem>,
    limits: Vec<LimitItem>,
    derived: Vec<DeriveItem>,
    sets: BTreeMap<String, Vec<String>>,
    documents: BTreeMap<String, Vec<String>>,
    kinds: BTreeMap<String, Kind>,
    pub(super) cases: BTreeMap<String, BTreeMap<String, Json>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    #[serde(default)]
    rule: Vec<Json>,
    #[serde(default)]
    limit: Vec<Json>,
    #[serde(default)]
    derive: Vec<Json>,
    #[serde(default)]
    sets: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    documents: BTreeMap<String, Vec<String>>,
}

/// A kind of figure that modes give: what it is called and its unit.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    name: Text,
    unit: String,
}

impl Shared {
    /// Reads `rules`, `figures` and `cases`.
    pub(in crate::rules) fn read(files: &Map<String, Json>, problems: &mut Vec<PackProblem>) -> Self {
        let mut shared = Self::default();
        let mut items = Items { file: "rules", names: Names::default(), problems };
        if let Some(raw) = files.get("rules").and_then(|json| items.one::<RulesFile>("", json)) {
            shared.rules = items.all("rule", &raw.rule);
            shared.limits = items.all("limit", &raw.limit);
            shared.derived = items.all("derive", &raw.derive);
            shared.sets = raw.sets;
            shared.documents = raw.documents;
        }
        if let Some(kinds) = files.get("figures") {
            items.file = "figures";
            shared.kinds = items.one("", kinds).unwrap_or_default();
        }
        if let Some(cases) = files.get("cases") {
            items.file = "cases";
            shared.cases = items.one("", cases).unwrap_or_default();
        }
        shared
    }

    /// The figures of a mode as parameters: each key is a kind of figure; `from`, `status`, `source` hold for all.
    pub(super) fn figures(&self, items: &mut Items<'_>, figures: &Json) -> Vec<Param> {
        const COMMON: [&str; 4] = ["from", "status", "source", "note"];
        let mut found = Vec::new();
        let Some(map) = figures.as_object() else { return found };
        for (key, value) in map.iter().filter(|(key, _)| !COMMON.contains(&key.as_str())) {
            let Some(kind) = self.kinds.get(key) else {
                items.problems.push(PackProblem::new(items.file, key, PackProblemKind::NoFigure(key.clone())));
                continue;
            };
            let mut at: Map<String, Json> =
                COMMON.iter().filter_map(|name| Some(((*name).to_owned(), map.get(*name)?.clone()))).collect();
            at.insert("value".to_owned(), value.clone());
            let name = json!({ "zh": kind.name.zh, "en": kind.name.en });
            let id = items.names.id(&format!(".{key}"));
            let param = json!({ "id": id.as_str(), "name": name, "unit": kind.unit, "values": [at] });
            found.extend(items.one::<Param>(key, &param).map(|p| Param { file: items.file.to_owned(), ..p }));
        }
        found
    }

    /// The shared rules of some sets. A rule about a figure that the mode does not give is not asked; a rule of the
    /// mode itself takes the place of a shared one.
    pub(super) fn rules_of(
        &self,
        items: &mut Items<'_>,
        sets: &[String],
        own: &[RuleItem],
        has: &dyn Fn(&Id) -> bool,
    ) -> Vec<RuleItem> {
        let mut found: Vec<RuleItem> = Vec::new();
        let names: Vec<String> =
            sets.iter().flat_map(|set| self.sets.get(set).cloned().unwrap_or_else(|| vec![set.clone()])).collect();
        for name in names {
            let Some(rule) = self.rules.iter().find(|rule| rule.id.as_str() == name) else {
                let kind = PackProblemKind::NoShared(name.clone());
                items.problems.push(PackProblem::new(items.file, "sets", kind));
                continue;
            };
            let taken = own.iter().chain(&found).any(|other| other.id == rule.id);
            if !taken && self.has_figures(items.names, &rule.expr, has) {
                found.push(rule.clone());
            }
        }
        found
    }

    /// Whether the mode gives every figure of its own that a shared formula asks for.
    fn has_figures(&self, names: Names<'_>, text: &str, has: &dyn Fn(&Id) -> bool) -> bool {
        let Ok(expr) = Expr::parse(text) else { return true };
        expr.params().iter().all(|(id, _)| !id.as_str().starts_with('.') || has(&names.id(id.as_str())))
    }

    /// The shared limits that a mode names.
    pub(super) fn limits_of(&self, items: &mut Items<'_>, named: &[String], own: &[LimitItem]) -> Vec<LimitItem> {
        let mut found = Vec::new();
        for name in named {
            match self.limits.iter().find(|limit| limit.id.as_str() == name) {
                Some(limit) if own.iter().all(|other| other.id != limit.id) => found.push(limit.clone()),
                Some(_) => {}
                None => {
                    let kind = PackProblemKind::NoShared(name.clone());
                    items.problems.push(PackProblem::new(items.file, "limits", kind));
                }
            }
        }
        found
    }

    /// The documents of a list's name, or the one document named.
    pub(super) fn documents(&self, names: Names<'_>, code: &str) -> Vec<Id> {
        match code.strip_prefix('+').and_then(|list| self.documents.get(list)) {
            Some(list) => list.iter().map(|code| names.id(code)).collect(),
            None => vec![names.id(code)],
        }
    }

    /// Adds the shared derived values that the mode's formulas ask for, before those that ask for them.
    pub(super) fn derive(&self, items: &mut Items<'_>, mode: &mut Mode) {
        loop {
            let known = |id: &Id| mode.derived.iter().any(|(other, _)| other == id);
            let asked: Vec<Id> = mode
                .formulas()
                .flat_map(|(_, formula)| formula.expr.names())
                .filter(|name| !name.as_str().contains('.') && !known(name))
                .cloned()
                .collect();
            let next = asked.iter().find_map(|id| self.derived.iter().find(|item| item.id == *id));
            let Some(item) = next else { break };
            let Some(formula) = items.formula(item.id.as_str(), item.expr.clone()) else { break };
            mode.derived.push((item.id.clone(), formula));
        }
        in_order(&mut mode.derived);
    }
}

/// Each derived value after those it rests on; a circle stays as it is and is found by the check of names.
fn in_order(derived: &mut Vec<(Id, Formula)>) {
    let mut rest = std::mem::take(derived);
    while !rest.is_empty() {
        let ready = rest.iter().position(|(_, formula)| {
            let names = formula.expr.names();
            rest.iter().all(|(other, _)| !names.contains(&other))
        });
        let Some(place) = ready else {
            derived.append(&mut rest);
            return;
        };
        derived.push(rest.remove(place));
    }
}

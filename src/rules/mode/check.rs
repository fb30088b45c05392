//! What must hold for the modes of a pack.

use super::{Force, Formula, Mode, Offer, Rule, Scope};
use crate::kernel::{Id, Status};
use crate::rules::check::{check_source, official};
use crate::rules::expr::{Expr, Function};
use crate::rules::pack::Pack;
use crate::rules::param::{Param, ParamValue};
use crate::rules::problem::{PackProblem, PackProblemKind};
use std::collections::BTreeSet;

/// Numbers that a formula may hold itself: none of them is a threshold.
const PLAIN: [f64; 4] = [0.0, 1.0, 12.0, 100.0];

/// Finds everything that does not hold together in the modes and documents.
pub(in crate::rules) fn check(pack: &Pack, problems: &mut Vec<PackProblem>) {
    let mut seen = BTreeSet::new();
    for mode in &pack.modes {
        let mut add = |item: &str, kind| problems.push(PackProblem::new(&mode.file, item, kind));
        if !seen.insert(&mode.id) {
            add("", PackProblemKind::Twice);
        }
        check_availability(pack, mode, &mut add);
        check_formulas(pack, mode, &mut add);
        check_rules(pack, mode, &mut add);
        if let Some(cost) = &mode.cost {
            check_source(pack, &cost.source, cost.status).into_iter().for_each(|kind| add("cost", kind));
        }
        for id in mode.days.iter().chain(&mode.months) {
            range_kind(pack, id).into_iter().for_each(|kind| add(id.as_str(), kind));
        }
        for code in mode.documents.iter().filter(|code| !pack.documents.contains_key(code)) {
            add("documents", PackProblemKind::NoDocument(code.clone()));
        }
    }
    for (code, document) in &pack.documents {
        let mut add = |kind| problems.push(PackProblem::new("documents", code.as_str(), kind));
        document.when.iter().for_each(|when| check_formula(pack, when, &BTreeSet::new(), &mut add));
    }
}

fn check_availability(pack: &Pack, mode: &Mode, add: &mut impl FnMut(&str, PackProblemKind)) {
    let item = "availability";
    if mode.availability.is_empty() {
        add(item, PackProblemKind::Empty);
    }
    for pair in mode.availability.windows(2) {
        if pair[0].from >= pair[1].from {
            add(item, PackProblemKind::DatesNotRising(pair[1].from));
        }
    }
    for availability in &mode.availability {
        check_source(pack, &availability.source, availability.status).into_iter().for_each(|kind| add(item, kind));
        if availability.offer == Offer::Unavailable && availability.why.is_none() {
            add(item, PackProblemKind::EmptyText);
        }
        for id in availability.instead.iter().filter(|id| pack.modes.iter().all(|mode| mode.id != **id)) {
            add(item, PackProblemKind::NoMode(id.clone()));
        }
    }
}

fn check_formulas(pack: &Pack, mode: &Mode, add: &mut impl FnMut(&str, PackProblemKind)) {
    let mut known = BTreeSet::new();
    for (number, (item, formula)) in mode.formulas().enumerate() {
        check_formula(pack, formula, &known, &mut |kind| add(item, kind));
        if let Some((id, _)) = mode.derived.get(number) {
            known.insert(id);
        }
    }
}

pub(in crate::rules) fn check_formula(
    pack: &Pack,
    formula: &Formula,
    derived: &BTreeSet<&Id>,
    add: &mut impl FnMut(PackProblemKind),
) {
    for name in formula.expr.names().into_iter().filter(|name| !name.as_str().contains('.')) {
        if !derived.contains(name) {
            add(PackProblemKind::NoName(name.clone()));
        }
    }
    for (id, table) in formula.expr.params() {
        match pack.params.get(id) {
            None => add(PackProblemKind::NoParam(id.clone())),
            Some(param) if param.values.iter().any(|v| matches!(v.value, ParamValue::Table(_)) != table) => {
                add(PackProblemKind::ParamKind(id.clone()));
            }
            Some(_) => {}
        }
    }
    let mut steps = Vec::new();
    formula.expr.visit(false, &mut |expr, _| match expr {
        Expr::Call(Function::Floor | Function::Ceil, arguments) => {
            steps.extend(arguments.get(1).map(std::ptr::from_ref))
        }
        Expr::Number(number) if !PLAIN.contains(number) && !steps.contains(&std::ptr::from_ref(expr)) => {
            add(PackProblemKind::BareNumber(number.to_string()));
        }
        _ => {}
    });
}

fn check_rules(pack: &Pack, mode: &Mode, add: &mut impl FnMut(&str, PackProblemKind)) {
    let mut seen = BTreeSet::new();
    for rule in &mode.rules {
        let item = rule.id.as_str();
        if !seen.insert(&rule.id) {
            add(item, PackProblemKind::Twice);
        }
        check_source(pack, &rule.source, rule.status).into_iter().for_each(|kind| add(item, kind));
        if rule.force == Force::Hard && !may_refuse(pack, mode, rule) {
            add(item, PackProblemKind::MayNotRefuse);
        }
        let names = all_names(mode, &rule.condition);
        for id in rule.rising.iter().chain(&rule.falling).filter(|id| !names.contains(id)) {
            add(item, PackProblemKind::NoName(id.clone()));
        }
    }
}

/// A rule may refuse when it is a law's or a regulator's and rests on an official text, or when it is the nature of
/// the product; and when every parameter it uses rests on an official text.
fn may_refuse(pack: &Pack, mode: &Mode, rule: &Rule) -> bool {
    let allowed = match rule.scope {
        Scope::Law | Scope::Regulator => official(rule.status),
        Scope::Product => official(rule.status) || rule.status == Status::Convention,
        Scope::LenderTypical => false,
    };
    let firm = |param: &Param| param.values.iter().all(|value| official(value.status));
    allowed && all_params(mode, &rule.condition).into_iter().all(|id| pack.params.get(id).is_none_or(firm))
}

/// The formula and the derived values it rests on.
fn with_derived<'a>(mode: &'a Mode, formula: &'a Formula) -> Vec<&'a Formula> {
    let mut all = vec![formula];
    let mut next = 0;
    while let Some(names) = all.get(next).map(|formula| formula.expr.names()) {
        for (id, derived) in &mode.derived {
            if names.contains(&id) && !all.iter().any(|seen| std::ptr::eq(*seen, derived)) {
                all.push(derived);
            }
        }
        next += 1;
    }
    all
}

fn all_names<'a>(mode: &'a Mode, formula: &'a Formula) -> Vec<&'a Id> {
    with_derived(mode, formula).into_iter().flat_map(|formula| formula.expr.names()).collect()
}

fn all_params<'a>(mode: &'a Mode, formula: &'a Formula) -> Vec<&'a Id> {
    let params = with_derived(mode, formula).into_iter().flat_map(|formula| formula.expr.params());
    params.map(|(id, _)| id).collect()
}

/// A parameter with `low` and `high`, the first not above the second.
fn range_kind(pack: &Pack, id: &Id) -> Option<PackProblemKind> {
    let Some(param) = pack.params.get(id) else { return Some(PackProblemKind::NoParam(id.clone())) };
    let fits = param.values.iter().all(|value| match &value.value {
        ParamValue::Number(_) => false,
        ParamValue::Table(table) => matches!((table.get("low"), table.get("high")), (Some(a), Some(b)) if a <= b),
    });
    (!fits).then(|| PackProblemKind::ParamKind(id.clone()))
}

impl Mode {
    /// The facts and indicators that anything in the mode asks for.
    #[must_use]
    pub fn names(&self) -> BTreeSet<&Id> {
        let all = self.formulas().flat_map(|(_, formula)| formula.expr.names());
        all.filter(|name| name.as_str().contains('.')).collect()
    }

    /// The parameters that anything in the mode asks for.
    #[must_use]
    pub fn params(&self) -> BTreeSet<&Id> {
        let formulas = self.formulas().flat_map(|(_, formula)| formula.expr.params()).map(|(id, _)| id);
        formulas.chain(&self.days).chain(&self.months).collect()
    }
}

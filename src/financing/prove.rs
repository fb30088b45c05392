//! A pack is proved before it is used: its names exist, and its own worked cases come out as it says.

use super::firm::{Firm, indicator};
use super::{Financing, ModeOption, Verdict};
use crate::facts::FactKey;
use crate::kernel::{Id, Money, Reading, Unit, Value};
use crate::rules::{ExprValue, ListItem, Lookup, Mode, Pack, PackProblem, PackProblemKind, PackTest, TestValue, Truth};
use std::collections::BTreeMap;

/// Opens a pack of the user's own and proves that every name in it means something; see [`Pack::open`].
///
/// # Errors
/// Everything that is wrong with it, with the lines of the text.
pub fn open_pack(text: &str) -> Result<Pack, Vec<PackProblem>> {
    let pack = Pack::open(text)?;
    let mut problems = check_names(&pack);
    PackProblem::locate(text, &mut problems);
    if problems.is_empty() { Ok(pack) } else { Err(problems) }
}

/// Names in the pack's formulas that are neither facts nor indicators of the program.
#[must_use]
pub fn check_names(pack: &Pack) -> Vec<PackProblem> {
    let unknown = |id: &&Id| FactKey::parse(id.as_str()).is_none() && indicator(id).is_none();
    let mut problems = Vec::new();
    for mode in pack.modes() {
        for id in mode.names().into_iter().filter(unknown) {
            problems.push(PackProblem::new(&mode.file, id.as_str(), PackProblemKind::NoName(id.clone())));
        }
    }
    for (code, document) in pack.documents() {
        for id in document.when.iter().flat_map(|when| when.expr.names()).filter(unknown) {
            problems.push(PackProblem::new("documents", code.as_str(), PackProblemKind::NoName(id.clone())));
        }
    }
    for (file, item, formula) in pack.guide().formulas() {
        for id in formula.expr.names().into_iter().filter(|id| id.as_str().contains('.')).filter(unknown) {
            problems.push(PackProblem::new(file, item, PackProblemKind::NoName(id.clone())));
        }
    }
    for param in pack.params().values() {
        for id in param.typed.iter().filter(unknown) {
            problems.push(PackProblem::new(&param.file, param.id.as_str(), PackProblemKind::NoName(id.clone())));
        }
    }
    for (code, document) in pack.documents() {
        for id in document.shown_by.iter().filter(unknown) {
            problems.push(PackProblem::new("documents", code.as_str(), PackProblemKind::NoName(id.clone())));
        }
    }
    problems.extend(super::kinds::check_kinds(pack));
    problems
}

/// A worked case of a pack that came out otherwise.
#[derive(Clone, PartialEq, Debug)]
pub struct PackTestFailure {
    /// The mode.
    pub mode: Id,
    /// The case.
    pub test: String,
    /// What is compared, as the pack names it.
    pub what: &'static str,
    /// What the pack expects.
    pub expected: String,
    /// What came out.
    pub found: String,
}

/// Runs every worked case of a pack and returns those that came out otherwise.
#[must_use]
pub fn prove(pack: &Pack) -> Vec<PackTestFailure> {
    let cases = pack.modes().iter().flat_map(|mode| mode.tests.iter().map(move |test| (mode, test)));
    cases.flat_map(|(mode, test)| run(pack, mode, test)).collect()
}

/// The figures of a worked case.
struct Case<'a>(&'a BTreeMap<Id, TestValue>);

impl Lookup for Case<'_> {
    fn value(&self, name: &Id) -> Reading<ExprValue> {
        match self.0.get(name) {
            Some(TestValue::One(value)) => Reading::Known(value.clone()),
            Some(TestValue::List(_)) | None => Reading::missing(name.clone()),
        }
    }

    fn items(&self, list: &Id) -> Reading<Vec<ListItem>> {
        match self.0.get(list) {
            Some(TestValue::List(items)) => Reading::Known(items.clone()),
            Some(TestValue::One(_)) | None => Reading::missing(list.clone()),
        }
    }
}

impl Firm for Case<'_> {
    fn shown(&self, name: &Id) -> Option<Value> {
        match self.0.get(name)? {
            TestValue::One(ExprValue::Number(number)) => Some(Value::Number(*number, Unit::Plain)),
            TestValue::One(ExprValue::Bool(yes)) => Some(Value::Bool(*yes)),
            TestValue::One(ExprValue::Text(text)) => Some(Value::Text(text.clone())),
            TestValue::List(_) => None,
        }
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "fits",
        Verdict::FitsIf => "fits_if",
        Verdict::CannotSay => "cannot_say",
        Verdict::DoesNotFit => "does_not_fit",
        Verdict::NotAvailable => "not_available",
    }
}

fn run(pack: &Pack, mode: &Mode, test: &PackTest) -> Vec<PackTestFailure> {
    let option = &Financing::answer(mode, &Case(&test.facts), pack, test.date);
    let mut failures = Vec::new();
    let mut compare = |what, expected: String, found: String| {
        if expected != found {
            let failure = PackTestFailure { mode: mode.id.clone(), test: test.name.clone(), what, expected, found };
            failures.push(failure);
        }
    };
    let expect = &test.expect;
    compare("verdict", expect.verdict.clone(), word(option.verdict).to_owned());
    if let Some((low, high)) = expect.amount {
        compare("amount", format!("{low:.2} {high:.2}"), shown_amount(option));
    }
    if let Some(at_most) = expect.at_most {
        compare("at_most", at_most.to_string(), option.at_most.to_string());
    }
    if let Some(binding) = &expect.binding {
        let found = option.binding.and_then(|index| option.limits.get(index)).map(|limit| limit.id.to_string());
        compare("binding", binding.clone(), found.unwrap_or_default());
    }
    if let Some(failed) = &expect.failed {
        let found: Vec<_> =
            option.rules.iter().filter(|rule| rule.truth == Truth::False).map(|rule| rule.id.to_string()).collect();
        compare("failed", failed.join(" "), found.join(" "));
    }
    if let Some(missing) = &expect.missing {
        let found: Vec<_> = option.ask.iter().map(ToString::to_string).collect();
        compare("missing", missing.join(" "), found.join(" "));
    }
    if let Some((low, high)) = expect.cost {
        let found = option.cost.as_ref().map(|cost| format!("{:.4} {:.4}", cost.low, cost.high));
        compare("cost", format!("{low:.4} {high:.4}"), found.unwrap_or_default());
    }
    failures
}

fn shown_amount(option: &ModeOption) -> String {
    let text = |money: Money| money.to_decimal_string();
    option.amount.known().map(|(low, high)| format!("{} {}", text(*low), text(*high))).unwrap_or_default()
}

//! One mode against one firm on one day.

use super::amount::{amount, cost, covers, limits};
use super::firm::Firm;
use super::{Document, Held, ModeOption, Need, RuleOutcome, Unavailable, Verdict};
use crate::facts::{FactKey, held_codes};
use crate::kernel::{Because, Currency, Date, Id, Money, Reading, Rounding};
use crate::rules::{Answer, DocumentSpec, Env, ExprValue, Force, Formula, Mode, Offer, Pack, Rule, Truth, eval};
use jiff::Span;
use std::collections::BTreeMap;

/// A mode being answered.
pub(super) struct Run<'a> {
    pub(super) mode: &'a Mode,
    pub(super) pack: &'a Pack,
    pub(super) firm: &'a dyn Firm,
    pub(super) day: Date,
    derived: BTreeMap<Id, Answer>,
}

impl Run<'_> {
    pub(super) fn answer(&self, formula: &Formula) -> Answer {
        let env = Env { pack: self.pack, day: self.day, names: self.firm, derived: &self.derived };
        eval(&formula.expr, &env)
    }

    /// The id of an item of the mode, as reasons name it.
    pub(super) fn item_id(&self, item: &str) -> Id {
        Id::owned(format!("{}.{item}", self.mode.id))
    }
}

/// What the firm asked for.
pub(super) fn need(firm: &dyn Firm, currency: Currency) -> Need {
    let number = |key: FactKey| match firm.value(&key.id()) {
        Reading::Known(ExprValue::Number(number)) => Some(number),
        _ => None,
    };
    Need {
        amount: number(FactKey::NeedAmount).and_then(|major| Money::from_f64(major, currency, Rounding::HalfUp)),
        months: number(FactKey::NeedMonths).and_then(whole),
        days: number(FactKey::NeedDays).and_then(whole),
    }
}

/// A whole number that is not negative.
fn whole(number: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (number >= 0.0 && number <= f64::from(u32::MAX)).then(|| libm::round(number) as u32)
}

/// Answers a mode.
pub(super) fn mode(mode: &Mode, pack: &Pack, firm: &dyn Firm, need: &Need, day: Date) -> ModeOption {
    let mut run = Run { mode, pack, firm, day, derived: BTreeMap::new() };
    let mut option = blank(mode);
    let offer = mode.availability.iter().rev().find(|availability| availability.from <= day);
    match offer {
        Some(availability) if availability.offer == Offer::Available => {}
        Some(availability) => {
            option.unavailable = Some(Unavailable {
                since: availability.from,
                why: availability.why.clone().unwrap_or_else(|| mode.what.clone()),
                warning: availability.warning.clone(),
                instead: availability.instead.clone(),
                source: availability.source.clone(),
                status: availability.status,
            });
            return option;
        }
        None => {
            option.starts = mode.availability.first().map(|availability| availability.from);
            return option;
        }
    }
    for (id, formula) in &mode.derived {
        let answer = run.answer(formula);
        run.derived.insert(id.clone(), answer);
    }
    option.rules = mode.rules.iter().map(|rule| outcome(&run, rule)).collect();
    option.verdict = verdict(&option.rules);
    option.soft = soft(&option.rules);
    option.limits = limits(&run);
    let (range, binding, at_most) = amount(&option.limits);
    (option.amount, option.binding, option.at_most) = (range, binding, at_most);
    option.least = least(&run);
    if option.verdict == Verdict::Fits && option.gives_nothing() {
        // Every rule holds, but the books leave nothing to lend on: it fits only if that changes.
        option.verdict = Verdict::FitsIf;
    }
    option.covers_need = covers(&option.amount, option.at_most, need);
    option.cost = cost(&run);
    option.days = range_of(pack, mode.days.as_ref(), day);
    option.months = range_of(pack, mode.months.as_ref(), day);
    option.in_time = in_time(option.days, need);
    option.documents = documents(&run);
    option.risks.clone_from(&mode.risks);
    option.changes = changes(&option);
    option.ask = ask(&option, pack);
    option
}

/// A mode without an answer.
fn blank(mode: &Mode) -> ModeOption {
    ModeOption {
        mode: mode.id.clone(),
        name: mode.name.clone(),
        what: mode.what.clone(),
        verdict: Verdict::NotAvailable,
        unavailable: None,
        starts: None,
        rules: Vec::new(),
        limits: Vec::new(),
        amount: Reading::NotApplicable(crate::kernel::NotApplicable::Jurisdiction),
        at_most: false,
        binding: None,
        covers_need: Truth::False,
        in_time: Truth::False,
        soft: (0, 0),
        chance: None,
        points: Vec::new(),
        score: 0.0,
        query: mode.query,
        gives_up_shares: mode.gives_up_shares,
        repaid: mode.repaid,
        least: None,
        secured_by: mode.secured_by.clone(),
        cost: None,
        days: None,
        months: None,
        documents: Vec::new(),
        risks: Vec::new(),
        changes: Vec::new(),
        ask: Vec::new(),
    }
}

/// The least amount that the mode is usually lent for.
fn least(run: &Run<'_>) -> Option<Money> {
    let (major, _) = run.pack.number(&run.item_id("least"), run.day).ok()?;
    Money::from_f64(major, run.pack.currency(), Rounding::HalfUp)
}

fn outcome(run: &Run<'_>, rule: &Rule) -> RuleOutcome {
    let answer = run.answer(&rule.condition);
    let truth = answer.outcome.truth();
    let firm = answer.inputs.iter().map(|id| (id.clone(), run.firm.shown(id))).collect();
    // A decided rule asks for nothing; a value of a kind that a condition cannot be counts as not known.
    let missing = match (truth, answer.outcome.missing()) {
        (Truth::Unknown, ids) => ids.to_vec(),
        (Truth::True | Truth::False, _) => Vec::new(),
    };
    let formula = run.item_id(rule.id.as_str());
    RuleOutcome {
        id: rule.id.clone(),
        force: rule.force,
        scope: rule.scope,
        truth,
        says: rule.says.clone(),
        advice: rule.advice.clone(),
        firm,
        missing,
        weight: rule.weight,
        status: rule.status,
        source: rule.source.clone(),
        because: Because { formula, inputs: answer.inputs, params: answer.params },
    }
}

/// Any hard rule false refuses; else any hard rule unknown leaves it open; else any soft rule not true makes it
/// conditional.
fn verdict(rules: &[RuleOutcome]) -> Verdict {
    let any = |force, truth| rules.iter().any(|rule| rule.force == force && rule.truth == truth);
    if any(Force::Hard, Truth::False) {
        Verdict::DoesNotFit
    } else if any(Force::Hard, Truth::Unknown) {
        Verdict::CannotSay
    } else if any(Force::Soft, Truth::False) || any(Force::Soft, Truth::Unknown) {
        Verdict::FitsIf
    } else {
        Verdict::Fits
    }
}

fn soft(rules: &[RuleOutcome]) -> (u32, u32) {
    let weight = |holds: fn(&RuleOutcome) -> bool| {
        rules.iter().filter(|rule| rule.force == Force::Soft && holds(rule)).map(|rule| rule.weight).sum()
    };
    (weight(|rule| rule.truth == Truth::True), weight(|_| true))
}

fn range_of(pack: &Pack, id: Option<&Id>, day: Date) -> Option<(u32, u32)> {
    let (table, _) = pack.table(id?, day).ok()?;
    Some((whole(*table.get("low")?)?, whole(*table.get("high")?)?))
}

fn in_time(days: Option<(u32, u32)>, need: &Need) -> Truth {
    match (days, need.days) {
        (Some((_, latest)), Some(by)) if latest <= by => Truth::True,
        (Some((earliest, _)), Some(by)) if earliest > by => Truth::False,
        _ => Truth::Unknown,
    }
}

fn documents(run: &Run<'_>) -> Vec<Document> {
    let listed = run.mode.documents.iter().filter_map(|code| {
        let spec = run.pack.documents().get(code)?;
        let needed = spec.when.as_ref().map_or(Truth::True, |when| run.answer(when).outcome.truth());
        (needed != Truth::False).then(|| Document {
            code: code.clone(),
            name: spec.name.clone(),
            issuer: spec.issuer.clone(),
            conditional: needed == Truth::Unknown,
            held: held(run, code, spec),
            ticked: ticked(run, code),
            privacy: spec.privacy,
        })
    });
    listed.collect()
}

/// Whether the owner said that a document is at hand.
fn ticked(run: &Run<'_>, code: &Id) -> bool {
    match run.firm.value(&FactKey::DocumentsHeld.id()) {
        Reading::Known(ExprValue::Text(codes)) => held_codes(&codes).any(|held| held == code.as_str()),
        _ => false,
    }
}

/// Whether a document is at hand: named by the owner, or shown by a fact, which ages from the day it holds for.
fn held(run: &Run<'_>, code: &Id, spec: &DocumentSpec) -> Held {
    if ticked(run, code) {
        return Held::Has(None);
    }
    let Some(fact) = spec.shown_by.as_ref().filter(|fact| matches!(run.firm.value(fact), Reading::Known(_))) else {
        return Held::Lacks;
    };
    let (Some(day), Some(fresh)) = (run.firm.holds_for(fact), spec.fresh_days) else { return Held::Has(None) };
    match day.checked_add(Span::new().days(i64::from(fresh))) {
        Ok(until) if until < run.day => Held::Stale(until),
        Ok(until) => Held::Has(Some(until)),
        Err(_) => Held::Has(None),
    }
}

/// The rules that hold the verdict down: of those that decide it, the false before the unknown, the heavier first.
fn changes(option: &ModeOption) -> Vec<usize> {
    let (force, truths): (Force, &[Truth]) = match option.verdict {
        Verdict::DoesNotFit => (Force::Hard, &[Truth::False]),
        Verdict::CannotSay => (Force::Hard, &[Truth::Unknown]),
        Verdict::FitsIf => (Force::Soft, &[Truth::False, Truth::Unknown]),
        Verdict::Fits | Verdict::NotAvailable => return Vec::new(),
    };
    let mut found: Vec<usize> = (0..option.rules.len())
        .filter(|index| option.rules[*index].force == force && truths.contains(&option.rules[*index].truth))
        .collect();
    found.sort_by_key(|index| (option.rules[*index].truth, std::cmp::Reverse(option.rules[*index].weight)));
    found
}

/// Facts that are not known, the most decisive first: those of hard rules, then by the weight of the soft rules and
/// the number of limits they would decide.
fn ask(option: &ModeOption, pack: &Pack) -> Vec<Id> {
    let mut weights: BTreeMap<&Id, (u32, u32)> = BTreeMap::new();
    for rule in &option.rules {
        for id in &rule.missing {
            let weight = weights.entry(id).or_default();
            match rule.force {
                Force::Hard => weight.0 += 1,
                Force::Soft => weight.1 += rule.weight,
            }
        }
    }
    for limit in &option.limits {
        if let Reading::Missing(ids) = &limit.amount {
            for id in ids {
                weights.entry(id).or_default().1 += 1;
            }
        }
    }
    // A parameter without a value on the day is the pack's gap, not the firm's.
    let mut ids: Vec<_> = weights.into_iter().filter(|(id, _)| !pack.params().contains_key(id)).collect();
    ids.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    ids.into_iter().map(|(id, _)| id.clone()).collect()
}

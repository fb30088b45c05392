//! The same firm under two packs: points, score, and every mode that comes out otherwise, rule by rule.

use super::super::markup::{Cell, details, el, link, list, p, quiet, table};
use super::super::node::Node;
use super::super::view::{Target, View};
use super::financing::verdict_tag;
use super::option::{amount, cost_range};
use super::portrait::points_text;
use crate::financing::{ModeOption, RuleOutcome, Truth};
use crate::kernel::{Id, ParamUse};
use crate::wording::t;

/// A firm under the pack of its jurisdiction and under another. Both views show the same case on the same day.
#[must_use]
pub fn packs_beside(view: &View, other: &View) -> Node {
    let words = view.words;
    let part = el("section", "stack").attr("id", "beside").with(view.heading(2, words.get(t::OWN_BESIDE)));
    if view.pack.currency() != other.pack.currency() {
        let codes = [&view.pack.header().currency, &other.pack.header().currency];
        return part.with(el("div", "note watch").with(p(words.say(t::OWN_CURRENCY, codes.map(String::as_str)))));
    }
    part.with(quiet(words.get(t::OWN_BESIDE_LEAD)))
        .with(score(view, other))
        .with(portrait(view, other))
        .with_all(modes(view, other))
}

/// The columns: what is compared, one pack, the other.
fn head(view: &View, other: &View, first: &str, number: bool) -> Vec<Cell> {
    let cell = |text: &str| if number { Cell::number(text) } else { Cell::words(text) };
    vec![Cell::words(first), cell(view.text(&view.pack.header().name)), cell(view.text(&other.pack.header().name))]
}

fn score(view: &View, other: &View) -> Node {
    let words = view.words;
    let tell = |view: &View| match &view.assessment.score {
        Some(score) => words.say(t::OWN_POINTS_GRADE, [&score.points.to_string(), &format!("M{}", score.grade)]),
        None => words.get(t::OWN_NO_SCORE).to_owned(),
    };
    let chance = |view: &View| match &view.assessment.score {
        Some(score) => words.percent(score.probability),
        None => words.get(t::FORMAT_MISSING).to_owned(),
    };
    let rows = vec![
        vec![Cell::words(words.get(t::OWN_SCORE)), Cell::number(tell(view)), Cell::number(tell(other))],
        vec![Cell::words(words.get(t::OWN_PROBABILITY)), Cell::number(chance(view)), Cell::number(chance(other))],
    ];
    table("figures", words.get(t::OWN_SCORE), &head(view, other, words.get(t::OWN_SCORE), true), rows)
}

fn portrait(view: &View, other: &View) -> Node {
    let words = view.words;
    let rows = view.assessment.portrait.dimensions().iter().map(|one| {
        let beside = other.assessment.portrait.dimension(one.dimension);
        vec![
            Cell::words(words.dimension(one.dimension)),
            Cell::number(points_text(view, one)),
            Cell::number(beside.map_or_else(String::new, |beside| points_text(other, beside))),
        ]
    });
    table("figures", words.get(t::OWN_PORTRAIT), &head(view, other, words.get(t::OWN_PORTRAIT), true), rows.collect())
}

/// The part of a mode's id that packs share.
fn short<'i>(view: &View, id: &'i Id) -> &'i str {
    let text = id.as_str();
    text.strip_prefix(view.pack.id().as_str()).and_then(|rest| rest.strip_prefix('.')).unwrap_or(text)
}

/// A mode under both packs; either may lack it.
type Pair<'v> = (Option<&'v ModeOption>, Option<&'v ModeOption>);

fn pairs<'v>(view: &View<'v>, other: &View<'v>) -> Vec<Pair<'v>> {
    let (ours, theirs) = (view.assessment.financing.options(), other.assessment.financing.options());
    let find = |id: &str| theirs.iter().find(|mode| short(other, &mode.mode) == id);
    let mut pairs: Vec<Pair> = ours.iter().map(|mode| (Some(mode), find(short(view, &mode.mode)))).collect();
    let new = theirs.iter().filter(|mode| ours.iter().all(|our| short(view, &our.mode) != short(other, &mode.mode)));
    pairs.extend(new.map(|mode| (None, Some(mode))));
    pairs
}

/// First every mode whose answer differs, then those whose answer is the same for other reasons, then the rest by name.
fn modes(view: &View, other: &View) -> Vec<Node> {
    let words = view.words;
    let pairs = pairs(view, other);
    let answer = |(one, two): &Pair| one.map(|mode| mode.verdict) != two.map(|mode| mode.verdict);
    let differs = |pair: &Pair| answer(pair) || !differences(view, other, pair).is_empty();
    let (mut changed, same): (Vec<Pair>, Vec<Pair>) = pairs.iter().partition(|pair| differs(pair));
    changed.sort_by_key(|pair| !answer(pair));
    let counts = [changed.iter().filter(|pair| answer(pair)).count(), changed.len(), pairs.len()];
    let [answers, others, all] = counts.map(|count| count.to_string());
    let mut nodes =
        vec![view.heading(3, words.get(t::OWN_MODES)), p(words.say(t::OWN_MODES_COUNT, [&all, &answers, &others]))];
    nodes.extend(changed.iter().map(|pair| card(view, other, pair)));
    if !same.is_empty() {
        let names = same.iter().filter_map(|(one, _)| *one);
        let links = names.map(|mode| link(&view.place(Target::Financing, &mode.mode), view.text(&mode.name)));
        let count = same.len().to_string();
        nodes.push(details("more", words.say(t::OWN_SAME, [&count]), [list("plain-list", links)]));
    }
    nodes
}

fn card(view: &View, other: &View, pair: &Pair) -> Node {
    let words = view.words;
    let name = pair.0.map(|mode| view.text(&mode.name)).or(pair.1.map(|mode| other.text(&mode.name)));
    let column = |view: &View, mode: Option<&ModeOption>| {
        let title = el("dt", "").with(view.text(&view.pack.header().name));
        let told = Node::new("dd");
        let told = match mode {
            None => told.with(words.get(t::OWN_NO_MODE)),
            Some(mode) => told.with(verdict_tag(words, mode)).with(" ").with(amount(view, mode)),
        };
        Node::new("div").with(title).with(told)
    };
    let both = el("dl", "facts").with(column(view, pair.0)).with(column(other, pair.1));
    el("section", "option stack tight")
        .with(view.heading(4, name.unwrap_or_default()))
        .with(both)
        .with(list("plain-list", differences(view, other, pair).into_iter().map(Node::text)))
}

/// What differs in a mode, in words: rules that come out otherwise or ask for other values, amount, cost.
fn differences(view: &View, other: &View, pair: &Pair) -> Vec<String> {
    let (Some(one), Some(two)) = pair else { return Vec::new() };
    let words = view.words;
    let mut told = Vec::new();
    for rule in &one.rules {
        match two.rules.iter().find(|beside| beside.id == rule.id) {
            Some(beside) => told.extend(rule_differs(view, other, rule, beside)),
            None => told.push(words.say(t::OWN_ONLY, [view.text(&view.pack.header().name), &alone(view, rule)])),
        }
    }
    for rule in two.rules.iter().filter(|rule| one.rules.iter().all(|beside| beside.id != rule.id)) {
        told.push(words.say(t::OWN_ONLY, [other.text(&other.pack.header().name), &alone(other, rule)]));
    }
    let costs = [(view, one), (other, two)].map(|(view, mode)| {
        mode.cost.as_ref().map_or_else(|| words.get(t::OPTIONS_NOT_KNOWN).to_owned(), |cost| cost_range(view, cost))
    });
    for (what, [one, two]) in [(t::OPTIONS_AMOUNT, [amount(view, one), amount(other, two)]), (t::OPTIONS_COST, costs)] {
        if one != two {
            told.push(words.say(t::OWN_DIFFERS, [words.get(what), &one, &two]));
        }
    }
    told
}

/// How a rule came out.
fn truth(view: &View, rule: &RuleOutcome) -> &'static str {
    view.words.get(match rule.truth {
        Truth::True => t::OPTIONS_HOLDS,
        Truth::Unknown => t::OPTIONS_UNKNOWN,
        Truth::False => t::OWN_FAILS,
    })
}

/// How a rule came out, with values that it asks for.
fn outcome(view: &View, rule: &RuleOutcome, asked: &[String]) -> String {
    let truth = truth(view, rule);
    if asked.is_empty() {
        truth.to_owned()
    } else {
        view.words.say(t::OWN_OUTCOME, [truth, &view.words.clauses(asked)])
    }
}

/// The values that a rule asks for, tables with their keys.
fn asked(view: &View, rule: &RuleOutcome) -> Vec<String> {
    let words = view.words;
    let told = |number: f64, unit| words.measure(number, unit, view.pack.currency());
    let one = |used: &ParamUse| {
        let param = view.pack.param(&used.id).ok()?;
        if let Some(number) = used.value {
            return Some(told(number, param.unit));
        }
        let (table, _) = view.pack.table(&used.id, view.assessment.as_of).ok()?;
        let cells = table.iter().map(|(key, number)| words.say(t::OWN_CELL, [key, &told(*number, param.unit)]));
        Some(words.clauses(&cells.collect::<Vec<_>>()))
    };
    rule.because.params.iter().filter_map(one).collect()
}

/// A rule that only one pack has.
fn alone(view: &View, rule: &RuleOutcome) -> String {
    view.words.say(t::OWN_RULE, [view.text(&rule.says), &outcome(view, rule, &asked(view, rule))])
}

/// A rule that comes out otherwise, or asks for other values; of the values only those that differ.
fn rule_differs(view: &View, other: &View, one: &RuleOutcome, two: &RuleOutcome) -> Option<String> {
    let (mut first, mut second) = (asked(view, one), asked(other, two));
    if first.len() == second.len() {
        let differ: Vec<bool> = first.iter().zip(&second).map(|(one, two)| one != two).collect();
        let mut keep = differ.iter().copied();
        first.retain(|_| keep.next().unwrap_or(true));
        let mut keep = differ.iter().copied();
        second.retain(|_| keep.next().unwrap_or(true));
    }
    let (first, second) = (outcome(view, one, &first), outcome(other, two, &second));
    (first != second).then(|| view.words.say(t::OWN_DIFFERS, [view.text(&one.says), &first, &second]))
}

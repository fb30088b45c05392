//! Where a score starts and how its blocks are weighed: every number visible, and those that can be changed with a link.

use super::super::markup::{Cell, details, el, list, p, quiet, table};
use super::super::node::Node;
use super::super::view::{Links, View};
use super::score::block;
use super::terms::signed;
use crate::facts::{Field, FieldKey};
use crate::kernel::Id;
use crate::rules::ScoreRules;
use crate::score::{Block, LineKind, Score, Weighed};
use crate::wording::t;

/// Base rate and economy with their source, what other rates would give, the weights, and what is not asked.
pub(super) fn start(view: &View, score: &Score) -> Vec<Node> {
    let Some(rules) = view.pack.models().score() else { return Vec::new() };
    let words = view.words;
    let also: Vec<String> = score
        .start
        .also
        .iter()
        // Where the evidence holds the grade, another rate may change nothing.
        .filter(|(_, probability)| (probability - score.probability).abs() > 1e-9)
        .map(|(rate, probability)| {
            words.say(t::SCORE_START_ALSO, [&words.percent(*rate), &words.percent(*probability)])
        })
        .collect();
    let part = el("div", "stack tight")
        .with(rate(view, score))
        .with(cycle(view, score))
        .with_all((!also.is_empty()).then(|| list("plain-list", also.into_iter().map(Node::text))))
        .with(quiet(view.text(&rules.base.note)))
        .with(quiet(view.text(&rules.base.trade.note)))
        .with(details("", words.get(t::SCORE_WEIGHTS), weights(view, score, rules)))
        .with_all(unasked(view, score));
    vec![view.heading(2, words.get(t::SCORE_START)), part]
}

/// A link to where it is entered; nothing in a report.
fn change(view: &View, field: Field) -> Option<Node> {
    let link = || view.screen_link(&view.answer(FieldKey::once(field)), view.words.get(t::SCORE_START_CHANGE));
    (view.links == Links::Screen).then(link)
}

fn whose(view: &View, entered: bool) -> &'static str {
    view.words.get(if entered { t::SCORE_START_OWN } else { t::SCORE_START_PACK })
}

fn rate(view: &View, score: &Score) -> Node {
    let words = view.words;
    let told = [words.percent(score.start.rate), whose(view, score.start.rate_entered).to_owned()];
    p(words.say(t::SCORE_START_RATE, told.each_ref().map(String::as_str)))
        .with(words.gap())
        .with_all(change(view, Field::BaseRate))
}

fn cycle(view: &View, score: &Score) -> Node {
    let words = view.words;
    let state = words.choice(Field::Cycle, &score.start.cycle).unwrap_or(&score.start.cycle);
    let factor = words.number(score.start.factor, 1);
    p(words.say(t::SCORE_START_CYCLE, [state, &factor, whose(view, score.start.cycle_entered)]))
        .with(words.gap())
        .with_all(change(view, Field::Cycle))
}

/// λ and the blocks.
fn weights(view: &View, score: &Score, rules: &ScoreRules) -> Vec<Node> {
    let words = view.words;
    let told = [score.blocks, rules.weights.correlation, score.lambda].map(|number| words.number(number, 2));
    let head = [
        Cell::words(words.get(t::SCORE_BLOCK)),
        Cell::number(words.get(t::SCORE_BLOCK_KNOWN)),
        Cell::number(words.get(t::SCORE_BLOCK_TRUST)),
        Cell::number(words.get(t::SCORE_POINTS)),
    ];
    let points = |one: Block| -> i32 {
        let of = |kind: LineKind| matches!(kind, LineKind::Term(place) if score.terms[place].block == one);
        score.lines.iter().filter(|line| of(line.kind)).map(|line| line.points).sum()
    };
    let row = |one: &Weighed| {
        vec![
            Cell::words(block(view, one.block)),
            Cell::number(words.percent(one.known)),
            Cell::number(words.number(one.reliability, 2)),
            Cell::number(signed(points(one.block))),
        ]
    };
    let rows = score.weighed.iter().map(row).collect();
    vec![
        p(words.say(t::SCORE_WEIGHTS_LAMBDA, told.each_ref().map(String::as_str))),
        table("figures", words.get(t::SCORE_WEIGHTS), &head, rows),
        quiet(view.text(&rules.weights.note)),
        quiet(view.text(&rules.trust.note)),
    ]
}

/// Measures of the models that no entry and no file gives: they add nothing, and that is told.
fn unasked(view: &View, score: &Score) -> Option<Node> {
    let has = |id: &Id| score.terms.iter().any(|term| term.measure == *id);
    let line = |block: &Block| {
        let model = view.pack.models().get(block.as_str())?;
        let names: Vec<&str> =
            model.term.iter().filter(|term| !has(&term.measure)).map(|term| view.text(&term.name)).collect();
        let told = || view.words.say(t::SCORE_UNASKED_OF, [view.text(&model.name), &view.words.list(&names)]);
        (!names.is_empty()).then(|| Node::text(told()))
    };
    let lines: Vec<Node> = Block::ALL.iter().filter_map(line).collect();
    let body = || [list("plain-list", lines.clone()), quiet(view.words.get(t::SCORE_UNASKED_WHY))];
    (!lines.is_empty()).then(|| details("", view.words.get(t::SCORE_UNASKED), body()))
}

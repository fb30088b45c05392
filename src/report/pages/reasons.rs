//! Strengths, weaknesses, what could not be seen, and how each dimension came about.

use super::super::markup::{Cell, details, el, list, p, quiet, table};
use super::super::names::value_of;
use super::super::node::Node;
use super::super::source::status_tag;
use super::super::view::View;
use super::super::why::because;
use super::option::linked;
use super::portrait::item_name;
use crate::kernel::{Id, Value};
use crate::portrait::{Contribution, Dimension, DimensionScore, Unseen};
use crate::wording::{Msg, t};

/// Strengths and weaknesses side by side.
pub(in super::super) fn reasons(view: &View) -> Node {
    let portrait = &view.assessment.portrait;
    el("div", "both")
        .with(side(view, t::REASONS_WEAKNESSES, t::REASONS_NO_WEAKNESS, portrait.weaknesses(), false))
        .with(side(view, t::REASONS_STRENGTHS, t::REASONS_NO_STRENGTH, portrait.strengths(), true))
}

fn side(view: &View, title: Msg<0>, none: Msg<0>, items: &[(Dimension, usize)], good: bool) -> Node {
    let part = el("section", "reasons-side").with(view.heading(2, view.words.get(title)));
    if items.is_empty() {
        return part.with(quiet(view.words.get(none)));
    }
    part.with(reason_list(view, items, good, true))
}

/// Reasons as lines: points, what it is, the firm's figure and the best bin.
pub(super) fn reason_list(view: &View, items: &[(Dimension, usize)], good: bool, full: bool) -> Node {
    let found = items.iter().filter_map(|(dimension, place)| {
        let score = view.assessment.portrait.dimensions().iter().find(|score| score.dimension == *dimension)?;
        Some((*dimension, score.contributions.get(*place)?))
    });
    el("ul", "reasons").with_all(found.map(|(dimension, item)| reason(view, dimension, item, good, full)))
}

fn reason(view: &View, dimension: Dimension, item: &Contribution, good: bool, full: bool) -> Node {
    let words = view.words;
    let points = words.number(item.points.unwrap_or_default(), 0);
    let class = if good { "pts plus" } else { "pts minus" };
    let says = el("div", "says")
        .with(
            Node::new("p")
                .with(item_name(view, &item.input))
                .with(words.colon())
                .with(el("b", "figure-value").with(view.words.scored_value(item, view.currency(), view.pack))),
        )
        .with_all(best(view, item).map(|best| quiet(words.say(t::REASONS_BEST, [&best]))));
    let says = if full {
        says.with(Node::new("p").with(status_tag(view, item.status)).with(" ").with(words.dimension(dimension)))
            .with(details("why", words.get(t::WHY_POINTS), because(view, &item.because)))
    } else {
        says
    };
    Node::new("li").with(el("span", class).with(words.say(t::REASONS_POINTS, [&points]))).with(says)
}

/// The best bin, or the best of the codes; nothing where the pack has neither.
fn best(view: &View, item: &Contribution) -> Option<String> {
    if item.best_bin != (None, None) {
        return Some(view.words.bin(item.best_bin, item, view.currency()));
    }
    let (_, spec) = view.pack.scorecard().item(&item.because.params.first()?.id)?;
    let code = spec.codes.first()?.code.clone();
    Some(value_of(view, &item.input, &Value::Code(code.into())))
}

/// What could not be seen and which document would show it.
pub(in super::super) fn unseen(view: &View) -> Option<Node> {
    let documents = view.assessment.portrait.unseen_by_document();
    if documents.is_empty() {
        return None;
    }
    let part = el("section", "unseen").attr("id", "unseen").with(view.heading(2, view.words.get(t::UNSEEN_TITLE)));
    let part = part.with(quiet(view.words.get(t::UNSEEN_LEAD)));
    let lines = documents.iter().map(|(document, items)| unseen_document(view, document, items));
    Some(part.with(list("unseen-list", lines)))
}

fn unseen_document(view: &View, document: &Id, items: &[&Unseen]) -> Node {
    let words = view.words;
    let shows = |item: &&Unseen| {
        let line = p(words.say(t::UNSEEN_SHOWS, [words.dimension(item.dimension)])).with(words.gap());
        line.with_all(linked(view, &item.items))
    };
    el("div", "unseen-item")
        .with(el("p", "plain").with(document_name(view, document)))
        .with_all(items.iter().map(shows))
        .with_all(enter(view, items))
}

/// The facts that could be entered instead.
pub(super) fn enter(view: &View, items: &[&Unseen]) -> Option<Node> {
    let mut facts: Vec<Id> = Vec::new();
    for fact in items.iter().flat_map(|item| &item.facts) {
        if !facts.contains(fact) {
            facts.push(fact.clone());
        }
    }
    let words = view.words;
    let line = || quiet(words.get(t::UNSEEN_ENTER)).with(words.gap()).with_all(linked(view, &facts));
    (!facts.is_empty()).then(line)
}

/// The name of a document by its code in the pack.
pub(in super::super) fn document_name(view: &View, code: &Id) -> String {
    match (view.pack.scorecard().document(code), view.pack.documents().get(code)) {
        (Some(name), _) => view.text(name).to_owned(),
        (None, Some(document)) => view.text(&document.name).to_owned(),
        (None, None) => view.words.get(t::NAMES_UNNAMED).to_owned(),
    }
}

/// How a dimension's score came about.
pub(super) fn dimension_detail(view: &View, score: &DimensionScore) -> Node {
    let words = view.words;
    let told = match score.score.known() {
        Some(points) => words.say(t::DETAIL_SCORE, [&words.number(*points, 0), &words.percent(score.seen)]),
        None => words.get(t::DETAIL_NOTHING).to_owned(),
    };
    let summary = words.say(t::DETAIL_SUMMARY, [words.dimension(score.dimension), &told]);
    let head = [
        Cell::words(words.get(t::DETAIL_ITEM)),
        Cell::number(words.get(t::DETAIL_VALUE)),
        Cell::words(words.get(t::DETAIL_BIN)),
        Cell::number(words.get(t::DETAIL_POINTS)),
        Cell::words(words.get(t::DETAIL_BEST)),
        Cell::number(words.get(t::DETAIL_WEIGHT)),
        Cell::words(words.get(t::DETAIL_STATUS)),
    ];
    let rows = score.contributions.iter().map(|item| detail_row(view, item)).collect();
    let body = [table("figures", words.dimension(score.dimension), &head, rows), p(words.get(t::DETAIL_RULE))];
    let sources = score.contributions.iter().filter(|item| !item.because.params.is_empty());
    let reasons = sources.flat_map(|item| {
        [el("p", "plain").with(item_name(view, &item.input))].into_iter().chain(because(view, &item.because))
    });
    details("dimension", summary, body.into_iter().chain(reasons)).attr("id", score.dimension.as_str())
}

fn detail_row(view: &View, item: &Contribution) -> Vec<Cell> {
    let words = view.words;
    let range = |edges| words.bin(edges, item, view.currency());
    let none = || words.get(t::FORMAT_NONE).to_owned();
    vec![
        Cell::words(item_name(view, &item.input)),
        Cell::number(view.words.scored_value(item, view.currency(), view.pack)),
        Cell::words(item.bin.map_or_else(none, range)),
        Cell::number(item.points.map_or_else(none, |points| words.number(points, 0))),
        Cell::words(best(view, item).unwrap_or_else(none)),
        Cell::number(words.number(item.weight, 2)),
        Cell::words(status_tag(view, item.status)),
    ]
}

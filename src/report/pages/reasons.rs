//! What pulls the score down and what holds it up, what could not be seen, and how each dimension came about.

use super::super::markup::{Cell, details, el, list, p, quiet, table, tag};
use super::super::node::Node;
use super::super::source::status_tag;
use super::super::view::View;
use super::option::linked;
use super::terms::{figure, measure_link, reason_list, rests_on, signed, threshold};
use crate::kernel::Id;
use crate::portrait::{Dimension, DimensionItems, Unseen};
use crate::score::{Score, ScoreTerm};
use crate::wording::{Msg, t};

/// Strengths and weaknesses side by side.
pub(super) fn reasons(view: &View, score: &Score) -> Node {
    el("div", "both").with(side(view, score, t::REASONS_WEAKNESSES, t::REASONS_NO_WEAKNESS, &score.against)).with(side(
        view,
        score,
        t::REASONS_STRENGTHS,
        t::REASONS_NO_STRENGTH,
        &score.in_favour,
    ))
}

fn side(view: &View, score: &Score, title: Msg<0>, none: Msg<0>, places: &[usize]) -> Node {
    let part = el("section", "reasons-side").with(view.heading(2, view.words.get(title)));
    if places.is_empty() {
        return part.with(quiet(view.words.get(none)));
    }
    part.with(reason_list(view, score, places, true))
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

/// The points that a dimension adds, as told; nothing when nothing of it is known.
pub(super) fn points_of(view: &View, dimension: Dimension) -> Option<String> {
    let sum = view.assessment.score.as_ref()?.dimension(&dimension.id())?;
    Some(signed(sum.points))
}

/// The terms of a dimension, with what each adds.
pub(super) fn dimension_detail(view: &View, score: &Score, one: &DimensionItems) -> Node {
    let words = view.words;
    let id = one.dimension.id();
    let told = match (score.dimension(&id), points_of(view, one.dimension)) {
        (Some(sum), Some(points)) => {
            words.say(t::DETAIL_SCORE, [&points, &words.number(sum.best, 0), &words.percent(one.seen)])
        }
        _ => words.get(t::DETAIL_NOTHING).to_owned(),
    };
    let summary = words.say(t::DETAIL_SUMMARY, [words.dimension(one.dimension), &told]);
    let head = [
        Cell::words(words.get(t::DETAIL_ITEM)),
        Cell::number(words.get(t::DETAIL_VALUE)),
        Cell::number(words.get(t::DETAIL_NEUTRAL)),
        Cell::number(words.get(t::DETAIL_POINTS)),
        Cell::number(words.get(t::DETAIL_BEST)),
        Cell::words(words.get(t::DETAIL_STATUS)),
    ];
    let rows = score.terms_of(&id).map(|(place, term)| detail_row(view, score, place, term)).collect();
    let mut sources: Vec<Node> = Vec::new();
    for (_, term) in score.terms_of(&id).filter(|(_, term)| term.counts()) {
        let source = rests_on(view, term);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let lead = quiet(words.dimension_asks(one.dimension));
    let body = [lead, table("figures", words.dimension(one.dimension), &head, rows), p(words.get(t::DETAIL_RULE))];
    details("dimension", summary, body.into_iter().chain(sources)).attr("id", one.dimension.as_str())
}

fn detail_row(view: &View, score: &Score, place: usize, term: &ScoreTerm) -> Vec<Cell> {
    let words = view.words;
    let none = || words.get(t::FORMAT_NONE).to_owned();
    let best = -view.pack.models().score().map_or(0.0, |rules| rules.scale.factor()) * term.weight * term.best;
    let status = match view.pack.models().get(term.block.as_str()) {
        Some(model) => status_tag(view, model.status),
        None => tag("tag judged", words.get(t::PORTRAIT_JUDGED)),
    };
    let counted = term.counts();
    vec![
        Cell::words(measure_link(view, &term.measure)),
        Cell::number(figure(view, term)),
        Cell::number(threshold(view, term).filter(|_| counted).unwrap_or_else(none)),
        Cell::number(if counted { signed(score.points_of(place)) } else { none() }),
        Cell::number(if counted {
            format!("{}{}", if best > 0.5 { "+" } else { "" }, words.number(best, 0))
        } else {
            none()
        }),
        Cell::words(status),
    ]
}

//! The mirror beside the forms: what a lender would see, in little room.

use super::super::markup::{el, link, p, quiet};
use super::super::node::Node;
use super::super::view::{Target, View};
use super::portrait::{dimension_bar, first_steps, portrait_headline, seen, sum};
use super::reasons::{document_name, enter};
use super::score::headline;
use super::terms::{reason_list, signed};
use crate::financing::Verdict;
use crate::portrait::DimensionItems;
use crate::score::Score;
use crate::wording::t;

/// The mirror: dimensions as bars, the most telling reasons, what could not be seen, the document that helps most.
#[must_use]
pub fn mirror(view: &View) -> Node {
    let words = view.words;
    let portrait = &view.assessment.portrait;
    let aside = el("div", "page-mirror stack wide").with(quiet(words.get(t::MIRROR_TITLE)));
    let Some(score) = view.assessment.score.as_ref().filter(|score| !score.dimensions.is_empty()) else {
        return aside.with(el("p", "answer").with(words.get(t::PORTRAIT_NOTHING))).with(first_steps(view));
    };
    aside
        .with(el("p", "answer").with(portrait_headline(view)))
        .with(
            p(headline(view, score))
                .with(view.words.gap())
                .with(link(&view.page(Target::Score), view.words.get(t::PORTRAIT_SCORE_PAGE))),
        )
        .with(el("ul", "dims").with_all(portrait.dimensions().iter().map(|one| bar_line(view, one))))
        .with(p(link(&view.page(Target::Portrait), words.get(t::MIRROR_PORTRAIT))))
        .with_all(reasons(view, score))
        .with_all(financing(view))
        .with_all(next_document(view))
}

/// One line for the bar at the bottom of a narrow screen.
#[must_use]
pub fn mirror_line(view: &View) -> String {
    let words = view.words;
    if seen(view) > 0.0 {
        words.say(t::MIRROR_LINE, [&words.percent(seen(view))])
    } else {
        words.get(t::MIRROR_EMPTY).to_owned()
    }
}

fn bar_line(view: &View, one: &DimensionItems) -> Node {
    let words = view.words;
    let line = Node::new("li").with(el("span", "name").with(words.dimension(one.dimension)));
    let Some(sum) = sum(view, one) else {
        return line.with(el("span", "not-seen").with(words.get(t::MIRROR_NOT_SEEN)));
    };
    let line = line.with(dimension_bar(view, one)).with(el("span", "n").with(signed(sum.points)));
    line.with_all(sum.judged.then(|| el("span", "visually-hidden").with(words.get(t::PORTRAIT_JUDGED))))
}

fn reasons(view: &View, score: &Score) -> Vec<Node> {
    let words = view.words;
    let mut nodes = Vec::new();
    for (title, places, most) in
        [(t::REASONS_WEAKNESSES, &score.against, 2), (t::REASONS_STRENGTHS, &score.in_favour, 1)]
    {
        let few = &places[..places.len().min(most)];
        if !few.is_empty() {
            let list = reason_list(view, score, few, false);
            nodes.push(el("div", "part").with(view.heading(2, words.get(title))).with(list));
        }
    }
    nodes
}

fn financing(view: &View) -> Option<Node> {
    let words = view.words;
    let best = view.assessment.financing.options().first()?;
    let text = match best.verdict {
        Verdict::Fits => words.say(t::OPTIONS_BEST, [view.text(&best.name)]),
        Verdict::FitsIf => words.say(t::OPTIONS_BEST_IF, [view.text(&best.name)]),
        Verdict::CannotSay => words.get(t::OPTIONS_CANNOT_SAY).to_owned(),
        Verdict::DoesNotFit | Verdict::NotAvailable => words.get(t::OPTIONS_NO_FIT).to_owned(),
    };
    let part = el("div", "part").with(view.heading(2, words.get(t::OPTIONS_TITLE)));
    Some(part.with(p(text)).with(p(link(&view.page(Target::Financing), words.get(t::MIRROR_FINANCING)))))
}

fn next_document(view: &View) -> Option<Node> {
    let words = view.words;
    let (document, items) = view.assessment.portrait.unseen_by_document().into_iter().next()?;
    let mut dimensions: Vec<&str> = items.iter().map(|item| words.dimension(item.dimension)).collect();
    dimensions.dedup();
    let name = document_name(view, document);
    Some(
        el("div", "note part")
            .with(view.heading(2, words.get(t::MIRROR_NEXT)))
            .with(p(words.say(t::MIRROR_DOCUMENT, [&name, &words.list(&dimensions)])))
            .with_all(enter(view, &items)),
    )
}

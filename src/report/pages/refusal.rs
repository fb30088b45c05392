//! What a refusal may mean, what to ask, what to mend, when to try again; and what the law gives the borrower.

use super::super::markup::{details, el, p, pairs, quiet, span, tag};
use super::super::node::Node;
use super::super::source::source_line;
use super::super::view::View;
use super::super::why::because;
use super::option::linked;
use crate::financing::{LawValue, LikelyCause, Truth};
use crate::kernel::Reading;
use crate::wording::t;

/// Causes shown at once; the rest stand behind a click.
const SHOWN: usize = 5;

/// The page of a refusal.
#[must_use]
pub fn refusal(view: &View) -> Node {
    let words = view.words;
    let page = el("div", "page-refusal stack");
    let Some(read) = &view.assessment.refusal else {
        let page = page.with(view.heading(1, words.get(t::GUIDE_REFUSAL_TITLE)));
        return page.with(p(view.screen_link("#/wishes", words.get(t::GUIDE_REFUSAL_NONE)))).with(law(view));
    };
    let headline = match read.causes.iter().find(|cause| cause.points == Truth::True) {
        Some(cause) => words.say(t::GUIDE_REFUSAL_LIKELY, [&read.words, view.text(&cause.says)]),
        None => words.say(t::GUIDE_REFUSAL_OPEN, [&read.words]),
    };
    let means = read.phrases.iter().map(|(_, says)| p(view.text(says)));
    let unknown = read.phrases.is_empty().then(|| p(words.get(t::GUIDE_REFUSAL_UNKNOWN)));
    let shown = read.causes.iter().take(SHOWN).map(|cause| card(view, cause));
    let rest: Vec<Node> = read.causes.iter().skip(SHOWN).map(|cause| card(view, cause)).collect();
    let rest = (!rest.is_empty()).then(|| details("more", words.get(t::GUIDE_REFUSAL_MORE), rest));
    page.with(view.heading(1, headline))
        .with_all(means)
        .with_all(unknown)
        .with_all(shown)
        .with_all(rest)
        .with(quiet(words.get(t::GUIDE_REFUSAL_LIMITS)))
        .with(law(view))
}

fn card(view: &View, cause: &LikelyCause) -> Node {
    let words = view.words;
    let (class, state) = match cause.points {
        Truth::True => ("tag bad", t::GUIDE_POINTS),
        Truth::Unknown => ("tag open", t::GUIDE_POINTS_OPEN),
        Truth::False => ("tag faint", t::GUIDE_POINTS_NOT),
    };
    let missing = (!cause.missing.is_empty()).then(|| {
        el("p", "ask")
            .with(words.get(t::OPTIONS_LIMIT_MISSING))
            .with(words.gap())
            .with_all(linked(view, &cause.missing))
    });
    el("section", "option stack")
        .attr("id", format!("cause-{}", cause.id))
        .with(
            view.heading(2, span([Node::text(view.text(&cause.says)), Node::text(" "), tag(class, words.get(state))])),
        )
        .with_all(missing)
        .with(pairs(
            "facts",
            [
                (words.get(t::GUIDE_ASK).to_owned(), Node::text(view.text(&cause.ask))),
                (words.get(t::GUIDE_MEND).to_owned(), Node::text(view.text(&cause.mend))),
                (words.get(t::GUIDE_AGAIN).to_owned(), Node::text(words.date(cause.again))),
            ],
        ))
        .with(details("why", words.get(t::WHY_ASK), because(view, &cause.because)))
}

/// Figures of law that a borrower can use.
#[must_use]
pub fn law(view: &View) -> Node {
    let words = view.words;
    let figures = view.assessment.financing.law();
    let part = el("section", "stack").attr("id", "law").with(view.heading(2, words.get(t::GUIDE_LAW)));
    if figures.is_empty() {
        return part.with(p(words.get(t::GUIDE_LAW_NONE)));
    }
    part.with_all(figures.iter().map(|figure| law_line(view, figure)))
}

fn law_line(view: &View, figure: &LawValue) -> Node {
    let value = match &figure.value {
        Reading::Known(number) => view.words.measure(*number, figure.unit, view.pack.currency()),
        Reading::Missing(_) => view.words.get(t::GUIDE_LAW_NOT_YET).to_owned(),
        Reading::NotApplicable(why) => view.words.not_applicable(*why).to_owned(),
    };
    let told = span([Node::text(view.text(&figure.says)), Node::text(view.words.colon()), Node::new("b").with(value)]);
    el("div", "stack tight")
        .attr("id", format!("law-{}", figure.id))
        .with(p(told))
        .with(source_line(view, figure.status, &figure.source))
        .with(details("why", view.words.get(t::WHY_ASK), because(view, &figure.because)))
}

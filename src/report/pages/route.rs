//! In which order to apply, what to bring, and whom else to ask.

use super::super::markup::{Cell, el, list, p, quiet, span, table, tag};
use super::super::node::Node;
use super::super::source::source_line;
use super::super::view::View;
use super::option::amount;
use super::papers::papers;
use super::repayment::mode_link;
use crate::financing::ModeOption;
use crate::kernel::{Id, Reading};
use crate::rules::{Programme, ProgrammeKind};
use crate::wording::t;

/// The page of the route: applications in order, the papers of each, and programmes worth asking.
#[must_use]
pub fn route(view: &View) -> Node {
    let words = view.words;
    let route = view.assessment.financing.route();
    let headline = match route.steps.first() {
        Some(step) => words.say(t::GUIDE_ROUTE_FIRST, [name(view, &step.mode)]),
        None if !route.held_back.is_empty() => words.get(t::GUIDE_ROUTE_WAIT).to_owned(),
        None => words.get(t::GUIDE_ROUTE_NONE).to_owned(),
    };
    let left = match &route.queries_left {
        Reading::Known(left) => words.say(t::GUIDE_QUERIES_LEFT, [&left.to_string()]),
        _ => words.get(t::GUIDE_QUERIES_OPEN).to_owned(),
    };
    let page = el("div", "page-route stack").with(view.heading(1, headline)).with(quiet(left));
    let page = match (&route.steps[..], &route.nearest[..]) {
        ([], []) => page,
        ([], nearest) => page.with_all(nothing(view, nearest)),
        _ => page.with(steps(view)),
    };
    let held = (!route.held_back.is_empty()).then(|| {
        el("div", "note")
            .with(p(words.get(t::GUIDE_HELD_BACK)))
            .with(list("plain-list", route.held_back.iter().map(|id| mode_link(view, id))))
    });
    let programmes = el("section", "stack")
        .attr("id", "programmes")
        .with(view.heading(2, words.get(t::GUIDE_PROGRAMMES)))
        .with_all(route.programmes.iter().map(|programme| programme_card(view, programme)));
    page.with_all(held).with_all(papers(view)).with(programmes)
}

fn option<'v>(view: &View<'v>, id: &Id) -> Option<&'v ModeOption> {
    view.assessment.financing.options().iter().find(|option| option.mode == *id)
}

fn name<'v>(view: &View<'v>, id: &Id) -> &'v str {
    option(view, id).map_or("", |option| view.text(&option.name))
}

fn steps(view: &View) -> Node {
    let words = view.words;
    let head = [t::GUIDE_STEP, t::GUIDE_MODE, t::GUIDE_START, t::GUIDE_ANSWER, t::GUIDE_QUERY];
    let head: Vec<Cell> = head.into_iter().map(|name| Cell::words(words.get(name))).collect();
    let rows = view.assessment.financing.route().steps.iter().enumerate().map(|(place, step)| {
        let query = if step.query { t::GUIDE_QUERY_YES } else { t::GUIDE_QUERY_NO };
        vec![
            Cell::words((place + 1).to_string()),
            Cell::words(mode_link(view, &step.mode)),
            Cell::words(words.date(step.start)),
            Cell::words(words.date(step.answer)),
            Cell::words(words.get(query)),
        ]
    });
    table("figures steps", words.get(t::GUIDE_ROUTE_TITLE), &head, rows.collect())
}

/// When nothing could serve: the nearest modes and what each asks for.
fn nothing(view: &View, nearest: &[Id]) -> Vec<Node> {
    let mut nodes = vec![p(view.words.get(t::GUIDE_NEAREST))];
    for option in nearest.iter().filter_map(|id| option(view, id)) {
        let rules = option.changes.iter().filter_map(|place| option.rules.get(*place));
        let says = rules.map(|rule| Node::text(view.text(rule.advice.as_ref().unwrap_or(&rule.says))));
        let amount = option.amount.is_known().then(|| {
            let told = [view.words.get(t::OPTIONS_AMOUNT), &amount(view, option)];
            quiet(view.words.say(t::FINANCING_NAME_VALUE, told))
        });
        let head = el("div", "changes").with(p(mode_link(view, &option.mode))).with_all(amount);
        nodes.push(head.with(list("plain-list", says)));
    }
    nodes
}

fn programme_card(view: &View, programme: &Programme) -> Node {
    let kind = match programme.kind {
        ProgrammeKind::Public => t::GUIDE_KIND_PUBLIC,
        ProgrammeKind::Platform => t::GUIDE_KIND_PLATFORM,
        ProgrammeKind::Referral => t::GUIDE_KIND_REFERRAL,
    };
    let ends = programme.to.map(|to| quiet(view.words.say(t::GUIDE_ENDS, [&view.words.date(to)])));
    el("div", "row")
        .attr("id", format!("programme-{}", programme.id))
        .with(p(span([
            Node::text(view.text(&programme.name)),
            Node::text(" "),
            tag("tag faint", view.words.get(kind)),
        ])))
        .with(p(view.text(&programme.says)))
        .with_all(ends)
        .with(source_line(view, programme.status, &programme.source))
}

//! The papers of the applications on the way: each once, with a box to tick, who issues it, by when and for what.

use super::super::markup::{details, el, list, p, quiet, span, tag};
use super::super::node::Node;
use super::super::view::{Links, View};
use super::repayment::mode_link;
use crate::financing::{Document, Held, ModeOption, Privacy};
use crate::kernel::{Date, Id};
use crate::wording::t;

/// A paper with what it is needed for.
struct Paper<'v> {
    document: &'v Document,
    modes: Vec<&'v Id>,
    by: Option<Date>,
}

/// The modes on the way with the day of application; those held back, or nearest where nothing serves, have none.
fn modes<'v>(view: &View<'v>) -> Vec<(&'v ModeOption, Option<Date>)> {
    let route = view.assessment.financing.route();
    let options = view.assessment.financing.options();
    let steps = route.steps.iter().map(|step| (&step.mode, Some(step.start)));
    let others = route.held_back.iter().chain(&route.nearest).map(|id| (id, None));
    steps.chain(others).filter_map(|(id, by)| Some((options.iter().find(|option| option.mode == *id)?, by))).collect()
}

/// Whether the papers of a mode are listed on the way.
pub(super) fn listed(view: &View, id: &Id) -> bool {
    modes(view).iter().any(|(option, _)| option.mode == *id && !option.documents.is_empty())
}

/// The list of all papers, then what each mode lacks.
pub(super) fn papers(view: &View) -> Option<Node> {
    let (words, modes) = (view.words, modes(view));
    let mut papers: Vec<Paper> = Vec::new();
    for (option, by) in &modes {
        for document in &option.documents {
            let place = papers.iter().position(|paper| paper.document.code == document.code).unwrap_or(papers.len());
            if place == papers.len() {
                papers.push(Paper { document, modes: Vec::new(), by: *by });
            }
            papers[place].modes.push(&option.mode);
            papers[place].by = papers[place].by.into_iter().chain(*by).min();
        }
    }
    if papers.is_empty() {
        return None;
    }
    let part = el("section", "stack").attr("id", "papers").with(view.heading(2, words.get(t::GUIDE_PAPERS_ALL)));
    let lead = match view.links {
        Links::Screen => Some(p(words.get(t::GUIDE_PAPERS_TICK))),
        Links::Report => None,
    };
    Some(
        part.with(quiet(count(view, papers.iter().map(|paper| paper.document))))
            .with_all(lead)
            .with(el("ul", "papers").with_all(papers.iter().map(|one| paper(view, one))))
            .with(el("div", "stack tight").with_all(modes.iter().filter_map(|(option, _)| of_mode(view, option)))),
    )
}

fn count<'d>(view: &View, documents: impl Iterator<Item = &'d Document>) -> String {
    let (mut all, mut lacking) = (0, 0);
    for document in documents {
        all += 1;
        lacking += usize::from(!matches!(document.held, Held::Has(_)));
    }
    view.words.say(t::GUIDE_PAPERS_LACK, [&all.to_string(), &lacking.to_string()])
}

/// Whether it is at hand, in a framed word.
fn state(view: &View, document: &Document) -> Node {
    let words = view.words;
    let (class, state) = match document.held {
        Held::Has(None) => ("tag good", words.get(t::GUIDE_HAS).to_owned()),
        Held::Has(Some(until)) => ("tag good", words.say(t::GUIDE_HAS_UNTIL, [&words.date(until)])),
        Held::Stale(since) => ("tag watch", words.say(t::GUIDE_STALE, [&words.date(since)])),
        Held::Lacks => ("tag open", words.get(t::GUIDE_LACKS).to_owned()),
    };
    tag(class, &state)
}

fn paper(view: &View, paper: &Paper) -> Node {
    let (words, document) = (view.words, paper.document);
    let name = Node::text(view.text(&document.name));
    // What a fact of the case shows is at hand whether ticked or not.
    let shown = matches!(document.held, Held::Has(_)) && !document.ticked;
    let head = match view.links {
        Links::Report => span([state(view, document), Node::text(" "), name]),
        Links::Screen => {
            let input = Node::new("input").attr("type", "checkbox").attr("data-act", "paper");
            let input = input.attr("data-of", document.code.as_str());
            let input = if matches!(document.held, Held::Has(_)) { input.attr("checked", "") } else { input };
            let input = if shown { input.attr("disabled", "") } else { input };
            el("label", "check").with(input).with(span([name, Node::text(" "), state(view, document)]))
        }
    };
    let mut about = Vec::new();
    about.extend(document.issuer.as_ref().map(|issuer| words.say(t::GUIDE_ISSUER, [view.text(issuer)])));
    about.extend(paper.by.map(|day| words.say(t::GUIDE_PAPER_BY, [&words.date(day)])));
    if shown {
        about.push(words.get(t::GUIDE_PAPER_SHOWN).to_owned());
    }
    if document.conditional {
        about.push(words.get(t::GUIDE_MAYBE).to_owned());
    }
    match document.privacy {
        Privacy::Business => {}
        Privacy::Personal => about.push(words.get(t::GUIDE_PERSONAL).to_owned()),
        Privacy::ThirdParty => about.push(words.get(t::GUIDE_THIRD_PARTY).to_owned()),
    }
    let mut needed = span([Node::text(words.get(t::GUIDE_PAPER_FOR)), Node::text(words.gap())]);
    for (place, mode) in paper.modes.iter().enumerate() {
        let separator = if place > 0 { words.list(&["", ""]) } else { String::new() };
        needed = needed.with(separator).with(mode_link(view, mode));
    }
    let about = (!about.is_empty()).then(|| quiet(about.join(" · ")));
    Node::new("li").with(head).with_all(about).with(quiet(needed))
}

/// What one mode asks for, and how much of it lacks.
fn of_mode(view: &View, option: &ModeOption) -> Option<Node> {
    let words = view.words;
    let name = words.say(t::GUIDE_PAPERS, [view.text(&option.name)]);
    let summary = words.say(t::GUIDE_PAPERS_OF, [&name, &count(view, option.documents.iter())]);
    let items = option.documents.iter();
    let items =
        items.map(|document| span([state(view, document), Node::text(" "), Node::text(view.text(&document.name))]));
    let body = details("more", summary, [list("plain-list", items)]).attr("id", format!("papers-{}", option.mode));
    (!option.documents.is_empty()).then_some(body)
}

//! What came of running a report again: the same, or every figure that differs.

use super::Scene;
use super::act::{button, shown};
use crate::report::markup::{el, list, p, quiet};
use crate::report::{Node, PROGRAM, Verification};
use crate::wording::t;

/// Differences listed at most; the sentence above them has the count.
const SHOWN: usize = 200;

/// The outcome of the latest check; an empty node when none was made.
pub fn outcome(scene: &Scene) -> Node {
    let words = scene.view.words;
    let Some((name, outcome)) = scene.checked else { return Node::new("div") };
    let (class, differences) = match outcome {
        Verification::Same(_) => ("note good stack tight", Vec::new()),
        Verification::Differs { verified, figures, page } => {
            let figures = figures.iter().map(|difference| difference.figure_says(words, &verified.assessment));
            let page = page.iter().map(|difference| difference.page_says(words));
            ("note bad stack tight", figures.chain(page).take(SHOWN).map(Node::text).collect())
        }
        _ => ("note watch stack tight", Vec::new()),
    };
    let more = match outcome {
        Verification::Same(verified) if verified.page_compared => words.get(t::VERIFY_SAME_PAGE).to_owned(),
        Verification::Same(verified) | Verification::Differs { verified, .. } if !verified.page_compared => {
            words.say(t::VERIFY_PAGE_NOT_COMPARED, [&verified.program, PROGRAM])
        }
        _ => String::new(),
    };
    let can_open = matches!(outcome, Verification::Same(_) | Verification::Differs { .. });
    let note = el("div", class).with(el("h2", "plain").with(name.clone())).with(p(outcome.says(words)));
    let open = button("button second", "check.open", "", words.get(t::APP_CHECK_OPEN), true);
    el("div", "stack")
        .with(note.with(shown(Node::new("p"), !more.is_empty()).with(more)))
        .with(shown(list("plain-list", differences), true))
        .with(shown(quiet(words.get(t::VERIFY_PROVES)), can_open))
        .with(shown(p(open), can_open))
}

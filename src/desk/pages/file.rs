//! The files of the case, each with its proof.

use super::Scene;
use super::act::button;
use super::days::said;
use super::findings::books;
use super::mapping::mapping;
use super::proof::proof;
use crate::report::Node;
use crate::report::markup::{el, link};
use crate::wording::t;

/// All files that count; an empty node when there are none.
pub fn files(scene: &Scene) -> Node {
    let words = scene.view.words;
    let sets = scene.view.case.sets();
    if sets.is_empty() {
        return Node::new("div");
    }
    let one = |(index, set): (usize, &std::rc::Rc<crate::intake::RecordSet>)| {
        let parts = set.parts();
        let remove = button("link", "file.remove", &index.to_string(), words.get(t::APP_FILE_REMOVE), scene.writes)
            .attr("aria-label", words.say(t::APP_FILE_REMOVE_LONG, [&parts.name]));
        el("div", "stack tight")
            .attr("id", format!("file:{index}"))
            .with(el("p", "row ends").with(Node::new("b").with(parts.name.clone())).with(remove))
            .with(proof(words, parts))
            .with_all(parts.recipe.periods.iter().map(|(of, period)| el("p", "quiet").with(said(words, of, *period))))
            .with_all(mapping(scene, index))
    };
    let heading = Node::new("h2").attr("id", "files-in").attr("tabindex", "-1");
    let next = el("p", "row")
        .with(link("#/lines", words.get(t::APP_FILES_LINES)).class("button"))
        .with(link("#/debts", words.get(t::APP_CONTINUE_PLAIN)).class("button second"));
    el("section", "stack")
        .with(heading.with(words.say(t::APP_FILES_IN, [&sets.len().to_string()])))
        .with(next)
        .with(books(scene))
        .with_all(sets.iter().enumerate().map(one))
}

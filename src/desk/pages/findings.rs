//! What was found: about the entries, about the joined books.

use super::Scene;
use super::act::shown;
use crate::facts::FieldKey;
use crate::kernel::{Origin, Severity};
use crate::report::Node;
use crate::report::markup::{el, link, tag};
use crate::wording::{Words, t};

/// The class of a tag for a finding.
pub const fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "tag bad",
        Severity::Warning => "tag watch",
        Severity::Note => "tag faint",
    }
}

/// A finding: how much it matters, and what it says.
pub fn finding(words: Words, severity: Severity, text: String) -> Node {
    Node::new("li").with(tag(severity_class(severity), words.severity(severity))).with(" ").with(text)
}

/// What does not tie among the entries, with the figures; out of sight when all ties.
pub fn entries(scene: &Scene) -> Node {
    let words = scene.view.words;
    let findings = scene.view.assessment.facts.findings();
    let to_entry = |origin: &Origin| match origin {
        Origin::Answer(id) => {
            let name = FieldKey::parse(id.as_str()).map(|key| words.field(key.field)).unwrap_or_default();
            Some(Node::new("li").with(link(&format!("#/field/{id}"), name)))
        }
        Origin::File(_) | Origin::Line { .. } | Origin::Figure(_) => None,
    };
    let list = el("ul", "stack tight").with_all(findings.iter().map(|one| {
        let links = el("ul", "row").with_all(one.origins.iter().filter_map(to_entry));
        finding(words, one.severity, words.fact_finding(&one.kind)).with(links)
    }));
    let note = el("div", "note watch stack tight").attr("role", "status");
    let note = shown(note, !findings.is_empty());
    note.with(el("h2", "plain").with(words.get(t::APP_FINDINGS))).with(list)
}

/// What was found about the joined books; out of sight when nothing was.
pub fn books(scene: &Scene) -> Node {
    let words = scene.view.words;
    let findings = scene.view.case.ledger().findings();
    let list = el("ul", "stack tight").attr("aria-label", words.get(t::APP_FINDINGS));
    shown(list, !findings.is_empty())
        .with_all(findings.iter().map(|one| finding(words, one.severity, words.books_finding(&one.kind))))
}

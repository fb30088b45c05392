//! What to note about the data: findings of files, books and facts, in words.

use super::markup::{el, list, tag};
use super::node::Node;
use super::view::View;
use crate::kernel::Severity;
use crate::wording::t;

/// All findings, the gravest first.
pub(super) fn findings(view: &View) -> Option<Node> {
    let words = view.words;
    let books = view.case.ledger().findings().iter();
    let mut items: Vec<(Severity, String)> =
        books.map(|finding| (finding.severity, words.books_finding(&finding.kind))).collect();
    if items.is_empty() {
        return None;
    }
    items.sort_by_key(|item| std::cmp::Reverse(item.0));
    let lines = items.into_iter().map(|(severity, text)| {
        let class = match severity {
            Severity::Note => "tag faint",
            Severity::Warning => "tag watch",
            Severity::Error => "tag bad",
        };
        el("span", "finding").with(tag(class, words.severity(severity))).with(" ").with(text)
    });
    Some(view.section("findings", "findings", 2, words.get(t::FINDINGS_TITLE)).with(list("plain-list", lines)))
}

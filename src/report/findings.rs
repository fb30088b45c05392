//! What to note about the data: findings of files, books and facts, in words.

use super::markup::{el, list, tag};
use super::node::Node;
use super::view::View;
use crate::intake::{IntakeFinding, RecordSet};
use crate::kernel::{Finding, Severity};
use crate::wording::t;
use std::rc::Rc;

/// All findings, the gravest first.
pub(super) fn findings(view: &View) -> Option<Node> {
    let words = view.words;
    let of_file = |set: &Rc<RecordSet>| {
        let name = set.parts().name.clone();
        let told = |finding: &Finding<IntakeFinding>| {
            (finding.severity, words.say(t::FINDINGS_OF_FILE, [&name, &words.intake_finding(&finding.kind)]))
        };
        set.parts().findings.iter().map(told).collect::<Vec<_>>()
    };
    let mut items: Vec<(Severity, String)> = view.case.sets().iter().flat_map(of_file).collect();
    let books = view.case.ledger().findings().iter();
    items.extend(books.map(|finding| (finding.severity, words.books_finding(&finding.kind))));
    let facts = view.assessment.facts.findings().iter();
    items.extend(facts.map(|finding| (finding.severity, words.fact_finding(&finding.kind))));
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

//! What was found about the joined books: overlaps, gaps, other currencies.

use crate::app::context::{use_words, use_workspace};
use credit_mirror::kernel::Severity;
use credit_mirror::wording::t;
use yew::prelude::*;

/// The class of a tag for a finding.
#[must_use]
pub const fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "tag bad",
        Severity::Warning => "tag watch",
        Severity::Note => "tag faint",
    }
}

/// The findings about the books; hidden when there are none.
#[component]
pub fn BooksFindings() -> Html {
    let (words, workspace) = (use_words(), use_workspace());
    let findings = workspace.case().ledger().findings();
    html! {
        <ul class="stack tight" hidden={findings.is_empty()} aria-label={words.get(t::APP_FINDINGS)}>
            { for findings.iter().enumerate().map(|(at, finding)| html! {
                <li key={at}><span class={severity_class(finding.severity)}>{ words.severity(finding.severity) }</span>{ " " }{ words.books_finding(&finding.kind) }</li>
            }) }
        </ul>
    }
}

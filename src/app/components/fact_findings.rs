//! What does not tie among the entries, with the figures.

use super::books_findings::severity_class;
use crate::app::context::{use_assessment, use_words};
use credit_mirror::kernel::Origin;
use credit_mirror::wording::t;
use yew::prelude::*;

/// The findings about the entries; hidden when there are none.
#[component]
pub fn FactFindings() -> Html {
    let (words, assessment) = (use_words(), use_assessment());
    let findings = assessment.facts.findings();
    let link = |origin: &Origin| match origin {
        Origin::Answer(id) => {
            let name = credit_mirror::facts::FieldKey::parse(id.as_str()).map(|key| words.field(key.field));
            html! { <li key={id.to_string()}><a href={format!("#/field/{id}")}>{ name.unwrap_or_default() }</a></li> }
        }
        Origin::File(_) | Origin::Line { .. } | Origin::Figure(_) => html! { <li key="other" hidden={true}></li> },
    };
    html! {
        <div class="note watch stack tight" hidden={findings.is_empty()} role="status">
            <h2 class="plain">{ words.get(t::APP_FINDINGS) }</h2>
            <ul class="stack tight">
                { for findings.iter().enumerate().map(|(at, finding)| html! {
                    <li key={at}>
                        <span class={severity_class(finding.severity)}>{ words.severity(finding.severity) }</span>{ " " }{ words.fact_finding(&finding.kind) }
                        <ul class="row">{ for finding.origins.iter().map(link) }</ul>
                    </li>
                }) }
            </ul>
        </div>
    }
}

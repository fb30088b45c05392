//! One file that was read: what it is, its proof, its columns, what could not be read; to be taken in or put away.

use super::books_findings::severity_class;
use super::{Choices, ColumnTable, ProofLine};
use crate::app::context::{use_imports, use_saving, use_words, use_workspace};
use crate::app::hooks::Job;
use crate::app::state::Action;
use credit_mirror::intake::{RecordSet, RecordSetParts};
use credit_mirror::kernel::Origin;
use credit_mirror::wording::{Words, t};
use std::rc::Rc;
use yew::prelude::*;

/// Rows without reading that are listed at most; the rest are counted.
const SHOWN: usize = 50;

/// Properties of [`FilePreview`].
#[derive(Clone, PartialEq, Properties)]
pub struct FilePreviewProps {
    /// The file on its way in.
    pub job: Job,
    /// What was read.
    pub set: Rc<RecordSet>,
}

/// The preview.
#[component]
pub fn FilePreview(props: &FilePreviewProps) -> Html {
    let (words, workspace, imports, saving) = (use_words(), use_workspace(), use_imports(), use_saving());
    let parts = props.set.parts();
    let take = {
        let (workspace, imports, set, id) = (workspace.clone(), imports.clone(), props.set.clone(), props.job.id);
        Callback::from(move |_: MouseEvent| {
            workspace.dispatch(Action::AddFile(set.clone()));
            imports.put_away(id);
        })
    };
    let drop = {
        let (imports, id) = (imports.clone(), props.job.id);
        Callback::from(move |_: MouseEvent| imports.put_away(id))
    };
    let again = {
        let (imports, id) = (imports.clone(), props.job.id);
        Callback::from(move |recipe| imports.again(id, recipe))
    };
    let same = workspace.case().sets().iter().any(|set| set.parts().digest == parts.digest);
    html! {
        <section class="stack group" aria-label={parts.name.clone()}>
            <h2 key="name" id={format!("preview-{}", props.job.id)} tabindex="-1">{ parts.name.clone() }</h2>
            <p key="what">{ words.say(t::APP_FILE_WHAT, [words.file_format(parts.format), &parts.encoding, &words.count(i64::from(parts.proof.read) + i64::from(parts.proof.unread))]) }</p>
            <p key="same" class="note watch" hidden={!same}>{ words.get(t::APP_FILE_SAME) }</p>
            <div key="proof"><ProofLine set={props.set.clone()} /></div>
            <div key="findings">{ findings(words, parts) }</div>
            <div key="choices"><Choices job={props.job.clone()} set={props.set.clone()} on_recipe={again.clone()} /></div>
            <div key="columns"><ColumnTable set={props.set.clone()} recipe={props.job.recipe.clone()} on_recipe={again} /></div>
            <div key="unread" hidden={parts.unread.is_empty()}>{ unread(words, parts) }</div>
            <div key="skipped" hidden={parts.skipped.is_empty()}>{ skipped(words, parts) }</div>
            <p key="take" class="row">
                <button type="button" class="button" disabled={!saving.writes} onclick={take}>{ words.say(t::APP_FILE_TAKE, [&words.count(parts.proof.read.into())]) }</button>
                <button type="button" class="button second" onclick={drop}>{ words.get(t::APP_FILE_DROP) }</button>
            </p>
        </section>
    }
}

/// What was found about a file, the worst first; rows without reading have their own list.
fn findings(words: Words, parts: &RecordSetParts) -> Html {
    use credit_mirror::intake::IntakeFinding;
    let mut found: Vec<_> = parts.findings.iter().filter(|f| !matches!(f.kind, IntakeFinding::Unread { .. })).collect();
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    html! {
        <ul class="stack tight" hidden={found.is_empty()}>
            { for found.iter().enumerate().take(SHOWN).map(|(at, finding)| html! {
                <li key={at}>
                    <span class={severity_class(finding.severity)}>{ words.severity(finding.severity) }</span>{ " " }{ words.intake_finding(&finding.kind) }
                    { " " }<small>{ lines(words, &finding.origins) }</small>
                </li>
            }) }
        </ul>
    }
}

fn unread(words: Words, parts: &RecordSetParts) -> Html {
    html! {
        <details>
            <summary>{ words.say(t::APP_UNREAD, [&words.count(i64::try_from(parts.unread.len()).unwrap_or(i64::MAX))]) }</summary>
            <ul class="stack tight">
                { for parts.unread.iter().take(SHOWN).map(|row| html! {
                    <li key={row.line}>
                        <b>{ words.say(t::APP_LINE_NUMBER, [&row.line.to_string()]) }</b>{ " " }{ words.unread_reason(&row.reason) }
                        <span class="raw">{ " " }{ row.text.clone() }</span>
                    </li>
                }) }
            </ul>
        </details>
    }
}

fn skipped(words: Words, parts: &RecordSetParts) -> Html {
    html! {
        <details>
            <summary>{ words.say(t::APP_SKIPPED, [&words.count(i64::try_from(parts.skipped.len()).unwrap_or(i64::MAX))]) }</summary>
            <ul>
                { for parts.skipped.iter().take(SHOWN).map(|row| html! {
                    <li key={row.line} class="raw">{ words.say(t::APP_LINE_NUMBER, [&row.line.to_string()]) }{ " " }{ row.text.clone() }</li>
                }) }
            </ul>
        </details>
    }
}

/// The lines that a finding speaks of, the first few of them.
fn lines(words: Words, origins: &[Origin]) -> String {
    let numbers = origins.iter().filter_map(|origin| match origin {
        Origin::Line { line, .. } => Some(words.say(t::APP_LINE_NUMBER, [&line.to_string()])),
        Origin::File(_) | Origin::Answer(_) | Origin::Figure(_) => None,
    });
    numbers.take(5).collect::<Vec<_>>().join(words.get(t::APP_AND))
}

//! Bank and wallet files: choose, watch them being read, look at what was understood, take in or put away.

use crate::app::browser::{files, page};
use crate::app::components::Tree;
use crate::app::context::{use_imports, use_words, use_writes};
use crate::app::hooks::{Job, JobState};
use credit_mirror::desk::Tab;
use credit_mirror::wording::{Words, t};
use yew::prelude::*;

/// The page of files.
#[component]
pub fn Files() -> Html {
    let (words, imports, writes) = (use_words(), use_imports(), use_writes());
    let over = use_state(|| false);
    let chosen = {
        let imports = imports.clone();
        Callback::from(move |event: Event| imports.add(files::chosen(&event)))
    };
    let dropped = {
        let (imports, over) = (imports.clone(), over.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            imports.add(files::dropped(event.data_transfer()));
        })
    };
    let hover = |on: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(on);
        })
    };
    let next = imports.jobs().iter().find(|job| matches!(job.state, JobState::Read(_))).map(|job| job.id);
    use_focus_after_job(imports.jobs().len(), next);
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_FILES) }</h1>
            <p key="lead">{ words.get(t::APP_FILES_LEAD) }</p>
            <div key="drop" class={classes!("drop", "stack", "tight", over.then_some("over"))} ondragover={hover(true)} ondragleave={hover(false)} ondrop={dropped}>
                <p class="pick">
                    <input id="files" class="visually-hidden" type="file" multiple=true accept=".csv,.txt,.tsv,.xlsx,.xls,.xlsm,.ods,.ofx,.qfx,.qif,.sta,.mt940,.940,.xml,.zip,.ofd,.pdf,.htm,.html,.xhtml,.xbrl,.dat,.beancount,.ledger,.journal,.hledger,.gnucash,.gz,.json" disabled={!writes} onchange={chosen} />
                    <label class="button second" for="files">{ words.get(t::APP_FILES_CHOOSE) }</label>
                </p>
                <p>{ words.get(t::APP_FILES_DROP) }</p>
                <p class="quiet">{ words.get(t::APP_FILES_KINDS) }</p>
            </div>
            <div key="jobs" class="stack" aria-live="polite">
                { for imports.jobs().into_iter().map(|job| { let key = job.id.to_string(); html! { <JobView {key} {job} /> } }) }
            </div>
            <div key="sets"><Tree tab={Tab::Files} /></div>
        </>
    }
}

/// When a file was taken in or put away, its button is gone: the focus goes to the next file to look at, else to those
/// that count.
#[hook]
fn use_focus_after_job(jobs: usize, next: Option<u32>) {
    let before = use_mut_ref(|| jobs);
    use_effect_with(jobs, move |jobs| {
        let fewer = *jobs < std::mem::replace(&mut *before.borrow_mut(), *jobs);
        if fewer && !next.is_some_and(|id| page::focus_id(&format!("preview-{id}"))) {
            page::focus_id("files-in");
        }
    });
}

/// Properties of [`JobView`].
#[derive(Clone, PartialEq, Properties)]
struct JobProps {
    job: Job,
}

/// One file on its way in.
#[component]
fn JobView(props: &JobProps) -> Html {
    let (words, imports) = (use_words(), use_imports());
    let id = props.job.id;
    let drop = Callback::from(move |_: MouseEvent| imports.put_away(id));
    let name = props.job.file.name.clone();
    let gone = |text: String| {
        html! {
            <div class="note bad" role="alert">
                <p key="name"><b>{ name.clone() }</b></p>
                <p key="text">{ text }</p>
                <button key="drop" type="button" class="link" onclick={drop.clone()}>{ words.get(t::APP_FILE_DROP) }</button>
            </div>
        }
    };
    match &props.job.state {
        JobState::Refused(said) => gone(said.get(words.language).to_owned()),
        JobState::TooLarge => gone(words.get(t::APP_FILE_TOO_LARGE).to_owned()),
        JobState::Failed(text) => gone(words.say(t::APP_FILE_FAILED, [text])),
        state => {
            let read = props.job.readings;
            let bar = match state {
                JobState::Read(_) => None,
                JobState::Reading(share, rows) => Some((*share, *rows)),
                _ => Some((0.0, 0.0)),
            };
            // What was read before stays, with the focus in it, while the file is read again.
            html! {
                <div aria-busy={bar.is_some().to_string()}>
                    if let Some((share, rows)) = bar {
                        <div key="bar">{ progress(words, &name, share, rows, &drop) }</div>
                    }
                    if read > 0 {
                        <Tree key="tree" tab={Tab::Job(id, read)} />
                    }
                </div>
            }
        }
    }
}

fn progress(words: Words, name: &str, share: f64, rows: f64, cancel: &Callback<MouseEvent>) -> Html {
    html! {
        <div class="progress">
            <span key="name">{ words.say(t::APP_FILE_READING, [name, &words.number(rows, 0)]) }</span>
            <button key="cancel" type="button" class="link" onclick={cancel.clone()}>{ words.get(t::APP_CANCEL) }</button>
            <progress key="bar" max="1" value={share.to_string()} aria-label={name.to_owned()}></progress>
        </div>
    }
}

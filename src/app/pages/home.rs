//! The first page: what this is in one screen, what it asks for, where to start.

use crate::app::browser::{files, page};
use crate::app::commands;
use crate::app::context::{use_desk, use_words, use_workspace};
use crate::app::route::Route;
use crate::app::samples::SAMPLES;
use crate::app::state::Source;
use credit_mirror::desk::Ask;
use credit_mirror::wording::{Words, t};
use yew::platform::spawn_local;
use yew::prelude::*;

fn claims(words: Words) -> Html {
    let claim =
        |key: &'static str, title, text| html! { <li {key}><b>{ words.get(title) }</b>{ words.get(text) }</li> };
    html! {
        <ul class="claims">
            { claim("account", t::APP_CLAIM_ACCOUNT, t::APP_CLAIM_ACCOUNT_TEXT) }
            { claim("query", t::APP_CLAIM_QUERY, t::APP_CLAIM_QUERY_TEXT) }
            { claim("upload", t::APP_CLAIM_UPLOAD, t::APP_CLAIM_UPLOAD_TEXT) }
            { claim("limits", t::APP_CLAIM_LIMITS, t::APP_CLAIM_LIMITS_TEXT) }
        </ul>
    }
}

/// The first page.
#[component]
pub fn Home() -> Html {
    let (words, workspace, desk) = (use_words(), use_workspace(), use_desk());
    let problem = use_state(String::new);
    let opened = {
        let (workspace, problem) = (workspace.clone(), problem.clone());
        Callback::from(move |event: Event| {
            let Some(file) = files::chosen(&event).into_iter().next() else { return };
            let (workspace, problem, desk) = (workspace.clone(), problem.clone(), desk.clone());
            spawn_local(async move {
                let text = match file.text().await {
                    Ok(text) => text,
                    Err(text) => return problem.set(words.say(t::APP_OPEN_FAILED, [&file.name, &text])),
                };
                match commands::open(&workspace, &desk, Ask::OpenText(text), Source::Own).await {
                    Ok(()) => page::go(&Route::Tasks.href()),
                    Err(said) => problem.set(words.say(t::APP_OPEN_FAILED, [&file.name, said.get(words.language)])),
                }
            });
        })
    };
    let start = if workspace.is_blank() { t::APP_START } else { t::APP_GO_ON };
    html! {
        <>
            <h1 key="title" class="home-title" tabindex="-1">{ words.get(t::APP_HOME_TITLE) }</h1>
            <p key="lead" class="lead">{ words.get(t::APP_HOME_LEAD) }</p>
            <div key="starts" class="starts pick">
                <a class="button" href={Route::Tasks.href()}>{ words.get(start) }</a>
                <input id="open" class="visually-hidden" type="file" accept=".json,.html" onchange={opened} />
                <label class="button second" for="open">{ words.get(t::APP_OPEN_FILE) }</label>
            </div>
            <p key="problem" class="note bad" role="alert" hidden={problem.is_empty()}>{ (*problem).clone() }</p>
            <div key="claims">{ claims(words) }</div>
            <p key="how"><a href={Route::Settings.href()}>{ words.get(t::APP_HOW_TO_CHECK) }</a></p>
            <h2 key="samples-title">{ words.get(t::APP_SAMPLES) }</h2>
            <p key="samples-lead" class="quiet">{ words.get(t::APP_SAMPLES_LEAD) }</p>
            <div key="samples"><Samples /></div>
        </>
    }
}

/// The invented firms. Opening one asks the desk for its case.
#[component]
fn Samples() -> Html {
    let (words, workspace, desk) = (use_words(), use_workspace(), use_desk());
    let opening = use_state(|| None::<usize>);
    let problem = use_state(String::new);
    let show = |number: usize| {
        let (workspace, opening, problem, desk) = (workspace.clone(), opening.clone(), problem.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| {
            opening.set(Some(number));
            let (workspace, opening, problem, desk) =
                (workspace.clone(), opening.clone(), problem.clone(), desk.clone());
            spawn_local(async move {
                let ask = Ask::OpenSample(u32::try_from(number).unwrap_or_default());
                let opened = commands::open(&workspace, &desk, ask, Source::Sample(number)).await;
                opening.set(None);
                match opened {
                    Ok(()) => commands::to_results(),
                    Err(said) => problem.set(words.say(t::APP_SAMPLE_FAILED, [said.get(words.language)])),
                }
            });
        })
    };
    html! {
        <>
            <ul key="list" class="firms">
                { for SAMPLES.iter().enumerate().map(|(number, story)| html! {
                    <li key={number}>
                        <div><h3>{ words.get(story.name) }</h3><p>{ words.get(story.text) }</p></div>
                        <button type="button" class="button second" disabled={opening.is_some()} onclick={show(number)}
                            aria-label={words.say(t::APP_SAMPLE_SHOW_LONG, [words.get(story.name)])}>
                            { words.get(if *opening == Some(number) { t::APP_SAMPLE_OPENING } else { t::APP_SAMPLE_SHOW }) }
                        </button>
                    </li>
                }) }
            </ul>
            <p key="problem" class="note bad" role="alert" hidden={problem.is_empty()}>{ (*problem).clone() }</p>
        </>
    }
}

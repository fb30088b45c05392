//! Opening a report and running it again: the same, or every figure that differs.

use crate::app::browser::{files, page};
use crate::app::context::{use_words, use_workspace};
use crate::app::hooks::open_case;
use crate::app::route::Route;
use crate::app::state::Source;
use credit_mirror::report::{PROGRAM, Verification, verify};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Words, t};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Differences listed at most; the sentence above them has the count.
const SHOWN: usize = 200;

/// What came of a check: the file's name and the outcome, or the browser's words when it could not be read.
type Checked = (String, Result<Rc<Verification>, String>);

/// The pack of an id, among those compiled in.
fn pack(id: &str) -> Option<Pack> {
    (id == "cn").then(Pack::china)
}

/// The page of checking.
#[component]
pub fn Check() -> Html {
    let (words, workspace) = (use_words(), use_workspace());
    let checked = use_state(|| None::<Checked>);
    let chosen = {
        let checked = checked.clone();
        Callback::from(move |event: Event| {
            let Some(file) = files::chosen(&event).into_iter().next() else { return };
            let checked = checked.clone();
            spawn_local(async move {
                let outcome = file.text().await.map(|text| Rc::new(verify(&text, &pack)));
                checked.set(Some((file.name.clone(), outcome)));
            });
        })
    };
    let open = {
        let (checked, workspace) = (checked.clone(), workspace.clone());
        Callback::from(move |_: MouseEvent| {
            let Some((_, Ok(outcome))) = &*checked else { return };
            if let Verification::Same(verified) | Verification::Differs { verified, .. } = &**outcome {
                open_case(&workspace, verified.case.clone(), Source::Own);
                page::go(&Route::Portrait.href());
            }
        })
    };
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_CHECK) }</h1>
            <p key="lead">{ words.get(t::APP_CHECK_LEAD) }</p>
            <p key="choose" class="pick">
                <input id="report" class="visually-hidden" type="file" accept=".html,.htm" onchange={chosen} />
                <label class="button" for="report">{ words.get(t::APP_CHECK_CHOOSE) }</label>
            </p>
            <div key="result" role="status">{ result(words, checked.as_ref(), &open) }</div>
        </>
    }
}

fn result(words: Words, checked: Option<&Checked>, open: &Callback<MouseEvent>) -> Html {
    let Some((name, outcome)) = checked else { return html! { <span hidden={true}></span> } };
    let (class, says, differences) = match outcome {
        Err(text) => ("note bad", text.clone(), Vec::new()),
        Ok(outcome) => match &**outcome {
            same @ Verification::Same(_) => ("note good", same.says(words), Vec::new()),
            differs @ Verification::Differs { verified, figures, page } => {
                let figures = figures.iter().map(|difference| difference.figure_says(words, &verified.assessment));
                let page = page.iter().map(|difference| difference.page_says(words));
                ("note bad", differs.says(words), figures.chain(page).take(SHOWN).collect())
            }
            other => ("note watch", other.says(words), Vec::new()),
        },
    };
    let more = match outcome.as_deref() {
        Ok(Verification::Same(verified)) if verified.page_compared => words.get(t::VERIFY_SAME_PAGE).to_owned(),
        Ok(Verification::Same(verified) | Verification::Differs { verified, .. }) if !verified.page_compared => {
            words.say(t::VERIFY_PAGE_NOT_COMPARED, [&verified.program, PROGRAM])
        }
        _ => String::new(),
    };
    let can_open = matches!(outcome.as_deref(), Ok(Verification::Same(_) | Verification::Differs { .. }));
    html! {
        <div class="stack">
            <div key="says" class={classes!(class, "stack", "tight")}><h2 class="plain">{ name.clone() }</h2><p>{ says }</p>
                <p hidden={more.is_empty()}>{ more }</p></div>
            <ul key="differences" class="plain-list" hidden={differences.is_empty()}>
                { for differences.into_iter().enumerate().map(|(at, text)| html! { <li key={at}>{ text }</li> }) }
            </ul>
            <p key="proves" class="quiet" hidden={!can_open}>{ words.get(t::VERIFY_PROVES) }</p>
            <p key="open" hidden={!can_open}><button type="button" class="button second" onclick={open.clone()}>{ words.get(t::APP_CHECK_OPEN) }</button></p>
        </div>
    }
}

//! Opening a report and running it again: the same, or every figure that differs.

use crate::app::browser::files;
use crate::app::commands::{Act, to_results};
use crate::app::components::Tree;
use crate::app::context::{use_desk, use_words, use_workspace};
use crate::app::hooks::open_case;
use crate::app::state::Source;
use credit_mirror::desk::{Ask, Draft, Tab, Told};
use credit_mirror::wording::t;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What came of a check: the case inside, if there is one, or the browser's words when it could not be made.
type Checked = Result<Option<Draft>, String>;

/// The page of checking.
#[component]
pub fn Check() -> Html {
    let (words, workspace, desk) = (use_words(), use_workspace(), use_desk());
    let checked = use_state(|| None::<(u32, Checked)>);
    let chosen = {
        let (checked, desk) = (checked.clone(), desk.clone());
        Callback::from(move |event: Event| {
            let Some(file) = files::chosen(&event).into_iter().next() else { return };
            let (checked, desk) = (checked.clone(), desk.clone());
            let number = checked.as_ref().map_or(0, |(number, _)| number + 1);
            spawn_local(async move {
                let told = match file.text().await {
                    Ok(text) => desk.ask(Ask::Check(file.name.clone(), text)).await,
                    Err(words) => Err(words),
                };
                let outcome = told.map(|told| if let Told::Opened(draft) = told { Some(*draft) } else { None });
                checked.set(Some((number, outcome)));
            });
        })
    };
    let on_act = {
        let (checked, workspace) = (checked.clone(), workspace.clone());
        Callback::from(move |act: Act| {
            if let ("check.open", Some((_, Ok(Some(draft))))) = (act.name.as_str(), &*checked) {
                open_case(&workspace, &desk, draft.clone(), Source::Own);
                to_results();
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
            <div key="result" role="status">
                { match &*checked {
                    None => html! { <span key="none" hidden={true}></span> },
                    Some((number, Ok(_))) => html! { <Tree key={*number} tab={Tab::Checked} {on_act} /> },
                    Some((number, Err(text))) => html! { <p key={format!("wrong-{number}")} class="note bad">{ text }</p> },
                } }
            </div>
        </>
    }
}

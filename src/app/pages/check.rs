//! Opening a report and running it again: the same, or every figure that differs.

use crate::app::browser::files;
use crate::app::commands;
use crate::app::context::{use_pack, use_words, use_workspace};
use crate::app::route::Route;
use crate::app::shim::{Verification, verify};
use credit_mirror::wording::t;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What came of a check.
#[derive(Clone, PartialEq)]
struct Checked {
    name: String,
    text: String,
    outcome: Result<Verification, String>,
}

/// The page of checking.
#[component]
pub fn Check() -> Html {
    let (words, workspace, pack) = (use_words(), use_workspace(), use_pack());
    let checked = use_state(|| None::<Checked>);
    let chosen = {
        let (checked, pack) = (checked.clone(), pack.clone());
        Callback::from(move |event: Event| {
            let Some(file) = files::chosen(&event).into_iter().next() else { return };
            let (checked, pack) = (checked.clone(), pack.clone());
            spawn_local(async move {
                let text = file.text().await.unwrap_or_default();
                let outcome = verify(&text, &pack);
                checked.set(Some(Checked { name: file.name, text, outcome }));
            });
        })
    };
    let open = {
        let (checked, workspace) = (checked.clone(), workspace.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(found) = &*checked {
                if commands::open_text(&workspace, &found.text).is_ok() {
                    crate::app::browser::page::go(&Route::Portrait.href());
                }
            }
        })
    };
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_CHECK) }</h1>
            <p key="lead">{ words.get(t::APP_CHECK_LEAD) }</p>
            <p key="choose" class="field"><label for="report">{ words.get(t::APP_CHECK_CHOOSE) }</label><input id="report" type="file" accept=".html,.json" onchange={chosen} /></p>
            <div key="result" role="status"></div>
        </>
    }
}

//! The task list as a page.

use crate::app::commands;
use crate::app::components::{TaskList, saved_words};
use crate::app::context::{use_desk, use_saving, use_words, use_workspace};
use credit_mirror::wording::t;
use yew::prelude::*;

/// The task list, and the way to save to a file.
#[component]
pub fn Tasks() -> Html {
    let (words, workspace, saving, desk) = (use_words(), use_workspace(), use_saving(), use_desk());
    let save = {
        let workspace = workspace.clone();
        Callback::from(move |_: MouseEvent| commands::save_to_file(&workspace, &desk))
    };
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_TASKS_TITLE) }</h1>
            <p key="lead">{ words.get(t::APP_TASKS_LEAD) }</p>
            <div key="list"><TaskList large={true} /></div>
            <div key="save" class="row">
                <button type="button" class="button second" disabled={workspace.is_blank()} onclick={save}>{ words.get(t::APP_SAVE_FILE) }</button>
                <span class="quiet">{ saved_words(words, &saving) }</span>
            </div>
        </>
    }
}

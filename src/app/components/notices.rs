//! What must be known on every page: a sample is open, another tab writes, the browser does not keep the case.

use super::trouble_words;
use crate::app::commands;
use crate::app::context::{use_saving, use_words, use_workspace};
use crate::app::hooks::{SaveState, back_to_own};
use crate::app::state::Source;
use credit_mirror::wording::t;
use yew::prelude::*;

/// The notices above the page.
#[component]
pub fn Notices() -> Html {
    let (words, saving, workspace) = (use_words(), use_saving(), use_workspace());
    let save = {
        let (workspace, state) = (workspace.clone(), saving.state.clone());
        Callback::from(move |_: MouseEvent| match &state {
            SaveState::Unreadable(_, text) => commands::save_unreadable(text),
            _ => commands::save_to_file(&workspace),
        })
    };
    let own = {
        let workspace = workspace.clone();
        Callback::from(move |_: MouseEvent| back_to_own(&workspace))
    };
    let take_over = {
        let take_over = saving.take_over.clone();
        Callback::from(move |_: MouseEvent| take_over.emit(()))
    };
    let trouble = match &saving.state {
        SaveState::Trouble(trouble) => trouble_words(words, trouble),
        SaveState::Unreadable(refused, _) => words.say(t::APP_SAVE_UNREADABLE, [&words.refused(refused)]),
        _ => String::new(),
    };
    let sample = matches!(workspace.source, Source::Sample(_));
    html! {
        <div class="stack notices no-print">
            <div key="sample" hidden={!sample} class="note row ends">
                <p>{ words.get(t::APP_SAMPLE_OPEN) }</p>
                <button type="button" class="link" onclick={own}>{ words.get(t::APP_SAMPLE_BACK) }</button>
            </div>
            <div key="tab" hidden={saving.writes} class="note watch" role="status">
                <p>{ words.get(t::APP_TAB_OTHER) }</p>
                <button type="button" class="button second small" onclick={take_over}>{ words.get(t::APP_TAB_TAKE_OVER) }</button>
            </div>
            <div key="trouble" hidden={trouble.is_empty()} class="note bad" role="alert">
                <p>{ trouble }</p>
                <button type="button" class="button second small" onclick={save}>{ words.get(t::APP_SAVE_FILE) }</button>
            </div>
        </div>
    }
}

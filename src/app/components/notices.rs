//! What must be known on every page: a sample is open, another tab writes, the browser does not keep the case.

use super::trouble_words;
use crate::app::commands;
use crate::app::context::{use_desk, use_saving, use_words, use_workspace};
use crate::app::hooks::{SaveState, back_to_own};
use crate::app::state::Source;
use credit_mirror::wording::t;
use yew::prelude::*;

/// The notices above the page.
#[component]
pub fn Notices() -> Html {
    let (words, saving, workspace, desk) = (use_words(), use_saving(), use_workspace(), use_desk());
    let save = {
        let (workspace, state, desk) = (workspace.clone(), saving.state.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| match &state {
            SaveState::Unreadable(_, text) => commands::save_unreadable(text),
            _ => commands::save_to_file(&workspace, &desk),
        })
    };
    let own = {
        let workspace = workspace.clone();
        Callback::from(move |_: MouseEvent| back_to_own(&workspace, &desk))
    };
    let take_over = {
        let take_over = saving.take_over.clone();
        Callback::from(move |_: MouseEvent| take_over.emit(()))
    };
    let trouble = match &saving.state {
        SaveState::Trouble(trouble) => trouble_words(words, trouble),
        SaveState::Unreadable(said, _) => words.say(t::APP_SAVE_UNREADABLE, [said.get(words.language)]),
        SaveState::NoEngine(text) => words.say(t::APP_TREE_FAILED, [text]),
        _ => String::new(),
    };
    let sample = matches!(workspace.source, Source::Sample(_));
    html! {
        <div class="stack notices no-print">
            <div key="sample" hidden={!sample} class="note row ends">
                <p>{ words.get(t::APP_SAMPLE_OPEN) }</p>
                <button type="button" class="link" onclick={own}>{ words.get(t::APP_SAMPLE_BACK) }</button>
            </div>
            <div key="tab" hidden={!saving.other} class="note watch" role="status">
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

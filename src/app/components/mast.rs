//! The masthead: the name, where the data are, and the few commands that every page has.

use crate::app::commands;
use crate::app::context::{Look, use_desk, use_look, use_place, use_saving, use_words, use_workspace};
use crate::app::hooks::{SaveState, Saving};
use crate::app::route::Route;
use crate::app::state::Action;
use credit_mirror::wording::{Language, Words, t};
use yew::prelude::*;

/// How saving stands, in a few words.
pub fn saved_words(words: Words, saving: &Saving) -> String {
    if saving.other {
        return words.get(t::APP_SAVE_READS_ONLY).to_owned();
    }
    match &saving.state {
        SaveState::Opening => words.get(t::APP_SAVE_OPENING).to_owned(),
        SaveState::Blank => words.get(t::APP_SAVE_BLANK).to_owned(),
        SaveState::Waiting => words.get(t::APP_SAVE_WAITING).to_owned(),
        SaveState::Saved(time) => words.say(t::APP_SAVE_SAVED, [time]),
        SaveState::Found => words.get(t::APP_SAVE_FOUND).to_owned(),
        SaveState::Trouble(_) | SaveState::Unreadable(..) | SaveState::NoEngine(_) => {
            words.get(t::APP_SAVE_TROUBLE).to_owned()
        }
    }
}

/// The masthead.
#[component]
pub fn Mast() -> Html {
    let (words, saving, workspace, place) = (use_words(), use_saving(), use_workspace(), use_place());
    let desk = use_desk();
    let undo = {
        let workspace = workspace.clone();
        Callback::from(move |_: MouseEvent| workspace.dispatch(Action::Undo))
    };
    let redo = {
        let workspace = workspace.clone();
        Callback::from(move |_: MouseEvent| workspace.dispatch(Action::Redo))
    };
    let save = {
        let workspace = workspace.clone();
        Callback::from(move |_: MouseEvent| commands::save_to_file(&workspace, &desk))
    };
    let working = place.route != Route::Home;
    html! {
        <header class="mast">
            <a class="brand" href={Route::Home.href()}><span class="seal" aria-hidden="true">{ "鉴" }</span>{ words.get(t::APP_NAME) }</a>
            <a key="private" class="private only-wide" href={Route::Settings.href()}>{ words.get(t::APP_PRIVATE) }</a>
            <div key="end" class="end">
                <a key="tasks" class={if working { "only-narrow" } else { "" }} href={Route::Tasks.href()}>{ words.get(t::APP_TASKS_SHORT) }</a>
                <span key="saved" class="only-wide quiet" role="status">{ saved_words(words, &saving) }</span>
                <button key="undo" type="button" class="link" hidden={!working} disabled={!workspace.can_undo()} onclick={undo}>{ words.get(t::APP_UNDO) }</button>
                <button key="redo" type="button" class="link only-wide" hidden={!workspace.can_redo()} onclick={redo}>{ words.get(t::APP_REDO) }</button>
                <button key="save" type="button" class="link only-wide" hidden={workspace.is_blank()} onclick={save}>{ words.get(t::APP_SAVE_FILE) }</button>
                <LanguageSwitch key="language" />
                <a key="settings" class="only-wide" href={Route::Settings.href()}>{ words.get(t::APP_SETTINGS_SHORT) }</a>
            </div>
        </header>
    }
}

/// Switches to the other language, named in that language.
#[component]
pub fn LanguageSwitch() -> Html {
    let look = use_look();
    let other = match look.look.language {
        Language::Zh => Language::En,
        Language::En => Language::Zh,
    };
    let switch = {
        let look = look.clone();
        Callback::from(move |_: MouseEvent| look.set.emit(Look { language: other, ..look.look }))
    };
    let name = match other {
        Language::Zh => "中文",
        Language::En => "English",
    };
    html! { <button type="button" class="link" lang={other.tag()} onclick={switch}>{ name }</button> }
}

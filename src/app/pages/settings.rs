//! What the program can touch and how to check it; where the data lie; how the page looks.

use crate::app::browser::{input, storage};
use crate::app::commands;
use crate::app::components::saved_words;
use crate::app::context::{Look, Theme, use_desk, use_look, use_saving, use_words, use_workspace};
use crate::app::route::Route;
use crate::app::state::{Action, Source};
use credit_mirror::desk::{Ask, Draft};
use credit_mirror::wording::t;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The page of settings and privacy.
#[component]
pub fn Settings() -> Html {
    let words = use_words();
    let list = |items: &[credit_mirror::wording::Msg<0>]| {
        html! {
            <ul class="plain-list">{ for items.iter().enumerate().map(|(at, item)| html! { <li key={at}>{ words.get(*item) }</li> }) }</ul>
        }
    };
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_SETTINGS) }</h1>
            <section key="look" class="stack group"><Appearance /></section>
            <section key="kept" class="stack group"><Kept /></section>
            <p key="pack" class="group"><a href={Route::Pack.href()}>{ words.get(t::APP_PACK) }</a></p>
            <section key="touch" class="stack group">
                <h2 key="title">{ words.get(t::APP_TOUCH) }</h2>
                <p key="lead">{ words.get(t::APP_TOUCH_LEAD) }</p>
                <div key="list">{ list(&[t::APP_TOUCH_FILES, t::APP_TOUCH_STORE, t::APP_TOUCH_DOWNLOAD, t::APP_TOUCH_CLOCK, t::APP_TOUCH_WORKER, t::APP_TOUCH_OFFLINE]) }</div>
                <h3 key="not-title">{ words.get(t::APP_TOUCH_NOT) }</h3>
                <p key="not">{ words.get(t::APP_TOUCH_NOT_TEXT) }</p>
            </section>
            <section key="proof" class="stack group">
                <h2 key="title">{ words.get(t::APP_PROVE) }</h2>
                <div key="list">{ list(&[t::APP_PROVE_FLIGHT, t::APP_PROVE_TOOLS, t::APP_PROVE_POLICY, t::APP_PROVE_SOURCE]) }</div>
                <h3 key="limits-title">{ words.get(t::APP_LIMITS) }</h3>
                <div key="limits">{ list(&[t::APP_LIMITS_EXTENSIONS, t::APP_LIMITS_HOST, t::APP_LIMITS_DEVICE]) }</div>
            </section>
        </>
    }
}

/// Theme, text size.
#[component]
fn Appearance() -> Html {
    let (words, handle) = (use_words(), use_look());
    let look = handle.look;
    let theme = |theme: Theme| {
        let name = words.get(match theme {
            Theme::Auto => t::APP_THEME_AUTO,
            Theme::Light => t::APP_THEME_LIGHT,
            Theme::Dark => t::APP_THEME_DARK,
        });
        let pick = {
            let set = handle.set.clone();
            Callback::from(move |_: Event| set.emit(Look { theme, ..look }))
        };
        html! { <label key={theme.as_str()}><input type="radio" name="theme" checked={look.theme == theme} onchange={pick} />{ name }</label> }
    };
    let large = {
        let set = handle.set.clone();
        Callback::from(move |event: Event| set.emit(Look { large: input::checked(&event), ..look }))
    };
    html! {
        <>
            <h2 key="title">{ words.get(t::APP_APPEARANCE) }</h2>
            <fieldset key="theme"><legend class="visually-hidden">{ words.get(t::APP_THEME) }</legend><div class="choices">{ for Theme::ALL.into_iter().map(theme) }</div></fieldset>
            <label key="large" class="check"><input type="checkbox" checked={look.large} onchange={large} />{ words.get(t::APP_LARGE) }</label>
        </>
    }
}

/// Where the data lie, and the way to be rid of them.
#[component]
fn Kept() -> Html {
    let (words, saving, workspace, desk) = (use_words(), use_saving(), use_workspace(), use_desk());
    let asked = use_state(|| false);
    let save = {
        let (workspace, desk) = (workspace.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| commands::save_to_file(&workspace, &desk))
    };
    let ask = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(!*asked))
    };
    let forget = {
        let (workspace, asked, desk) = (workspace.clone(), asked.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| {
            let (workspace, asked, desk) = (workspace.clone(), asked.clone(), desk.clone());
            spawn_local(async move {
                if storage::forget().await.is_ok() {
                    desk.tell(Ask::Pack(String::new(), String::new()));
                    workspace.dispatch(Action::Restore(Rc::new(Draft::default()), Source::Own));
                    asked.set(false);
                }
            });
        })
    };
    let persistent = words.get(match saving.persistent {
        Some(true) => t::APP_PERSIST_YES,
        Some(false) => t::APP_PERSIST_NO,
        None => t::APP_PERSIST_UNKNOWN,
    });
    html! {
        <>
            <h2 key="title">{ words.get(t::APP_KEPT) }</h2>
            <p key="state"><b>{ saved_words(words, &saving) }</b></p>
            <p key="browser">{ words.get(t::APP_KEPT_BROWSER) }</p>
            <p key="persistent">{ persistent }</p>
            <p key="file">{ words.get(t::APP_KEPT_FILE) }</p>
            <p key="commands" class="row">
                <button type="button" class="button second" disabled={workspace.is_blank()} onclick={save}>{ words.get(t::APP_SAVE_FILE) }</button>
                <button type="button" class="button danger" aria-expanded={asked.to_string()} disabled={!saving.writes} onclick={ask}>{ words.get(t::APP_FORGET) }</button>
            </p>
            <div key="ask" class="note bad stack tight" hidden={!*asked}>
                <p>{ words.get(t::APP_FORGET_ASK) }</p>
                <button type="button" class="button danger" onclick={forget}>{ words.get(t::APP_FORGET_SURE) }</button>
            </div>
        </>
    }
}

//! A page, or a part of one, that the desk makes.

use super::node_view;
use crate::app::browser::{input, page};
use crate::app::commands::{Act, act};
use crate::app::context::{use_imports, use_place, use_words, use_workspace};
use crate::app::hooks::{Seen, use_tab};
use credit_mirror::desk::{Shown, Tab};
use credit_mirror::wording::t;
use yew::prelude::*;

/// Properties of [`Tree`].
#[derive(Clone, PartialEq, Properties)]
pub struct TreeProps {
    /// Which.
    pub tab: Tab,
    /// Whether it holds the page's heading, which takes the focus when one comes here.
    #[prop_or_default]
    pub whole: bool,
    /// Told of commands in the tree that are not about the case.
    #[prop_or_default]
    pub on_act: Callback<Act>,
}

/// The tree; its commands are heard here.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    let (words, workspace, imports, place) = (use_words(), use_workspace(), use_imports(), use_place());
    let seen = use_tab(props.tab.clone());
    let here = matches!(seen, Seen::Shown(_));
    let whole = props.whole;
    use_effect_with(here, move |here| {
        if *here && whole {
            page::arrive(&place.anchor);
        }
    });
    let heard = {
        let (workspace, imports, on_act) = (workspace.clone(), imports.clone(), props.on_act.clone());
        move |event: &Event| {
            let Some((name, of)) = input::act(event) else { return };
            let one = Act { name, of, value: input::value(event) };
            if act(&workspace, &imports, &one).is_none() {
                on_act.emit(one);
            }
        }
    };
    let pressed = {
        let heard = heard.clone();
        Callback::from(move |event: MouseEvent| {
            if input::from_button(&event) {
                heard(&event);
            }
        })
    };
    // A slider acts while it moves; when it is let go it has acted.
    let moved = {
        let heard = heard.clone();
        Callback::from(move |event: InputEvent| {
            if input::is_slider(&event) {
                heard(&event);
            }
        })
    };
    let chosen = Callback::from(move |event: Event| {
        if !input::is_slider(&event) {
            heard(&event);
        }
    });
    match seen {
        Seen::Waiting => {
            html! { <p key="waiting" class="waiting quiet" data-waiting="">{ words.get(t::APP_TREE_WAITING) }</p> }
        }
        Seen::Failed(text) => {
            html! { <p key="failed" class="note bad" role="alert">{ words.say(t::APP_TREE_FAILED, [&text]) }</p> }
        }
        Seen::Shown(shown) => match &*shown {
            Shown::Tree(node) => {
                html! { <div key="tree" class="tree" onclick={pressed} oninput={moved} onchange={chosen}>{ node_view(node) }</div> }
            }
            Shown::Options(_) => html! { <span key="options" hidden={true}></span> },
        },
    }
}

//! On narrow screens: a bar at the bottom that opens the mirror as a full panel.

use super::Tree;
use crate::app::browser::page;
use crate::app::context::use_words;
use credit_mirror::desk::Tab;
use credit_mirror::wording::t;
use yew::prelude::*;

/// Properties of [`Dock`].
#[derive(Clone, PartialEq, Properties)]
pub struct DockProps {
    /// Whether the page has a mirror.
    pub shown: bool,
    /// What stands beside the page on wide screens.
    pub tab: Tab,
}

/// The bar and its panel.
#[component]
pub fn Dock(props: &DockProps) -> Html {
    let words = use_words();
    let dialog = use_node_ref();
    let open = use_state(|| false);
    {
        let dialog = dialog.clone();
        use_effect_with(*open && props.shown, move |open| {
            if let Some(dialog) = dialog.cast::<web_sys::Element>() {
                page::show_dialog(&dialog, *open);
            }
        });
    }
    let show = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let hide = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(false))
    };
    let closed = {
        let open = open.clone();
        Callback::from(move |_: Event| open.set(false))
    };
    let line = if props.tab == Tab::Mirror { Tab::MirrorLine } else { Tab::OffersLine };
    html! {
        <div class="no-print" hidden={!props.shown}>
            <div key="bar" class="dock" role="region" aria-label={words.get(t::APP_MIRROR)}>
                <div class="line"><Tree tab={line} /></div>
                <button type="button" class="button second end" onclick={show}>{ words.get(t::APP_DOCK_OPEN) }</button>
            </div>
            <dialog key="panel" ref={dialog} class="panel" aria-label={words.get(t::APP_MIRROR)} onclose={closed}>
                <p class="close"><button type="button" class="button second" onclick={hide}>{ words.get(t::APP_DOCK_CLOSE) }</button></p>
                if *open {
                    <div key="mirror"><Tree tab={props.tab.clone()} /></div>
                }
            </dialog>
        </div>
    }
}

//! The foot: which build this is and where to check what it claims.

use crate::app::context::use_words;
use crate::app::route::Route;
use credit_mirror::report::PROGRAM;
use credit_mirror::wording::t;
use yew::prelude::*;

/// The foot of every page.
#[component]
pub fn Foot() -> Html {
    let words = use_words();
    html! {
        <footer class="foot">
            <span>{ words.say(t::APP_FOOT_VERSION, [PROGRAM]) }</span>
            <a href={Route::Settings.href()}>{ words.get(t::APP_FOOT_PRIVACY) }</a>
            <a href={Route::Check.href()}>{ words.get(t::APP_CHECK) }</a>
        </footer>
    }
}

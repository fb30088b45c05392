//! An address that names no page.

use crate::app::context::use_words;
use crate::app::route::Route;
use credit_mirror::wording::t;
use yew::prelude::*;

/// Says so, and where to go on.
#[component]
pub fn Unknown() -> Html {
    let words = use_words();
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_UNKNOWN) }</h1>
            <p key="next"><a href={Route::Tasks.href()}>{ words.get(t::APP_TASKS) }</a></p>
        </>
    }
}

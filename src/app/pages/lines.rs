//! The imported lines: what each was taken to be, why, and a choice to correct it.

use crate::app::commands::Act;
use crate::app::components::Tree;
use crate::app::context::use_words;
use credit_mirror::desk::{Filter, Kind, Tab};
use credit_mirror::wording::t;
use yew::prelude::*;

/// The filter after a command; nothing for a command that is not about it. Another choice begins at the first page.
fn filtered(filter: &Filter, act: &Act) -> Option<Filter> {
    let value = act.value.clone();
    let first = Filter { page: 0, ..filter.clone() };
    Some(match act.name.as_str() {
        "lines.category" => Filter { category: value, ..first },
        "lines.text" => Filter { text: value, ..first },
        "lines.page" => Filter { page: act.of.parse().ok()?, ..first },
        "lines.kind" => {
            let kind = match value.as_str() {
                "unrecognised" => Kind::Unrecognised,
                "words" => Kind::ByWords,
                "uncounted" => Kind::Uncounted,
                "corrected" => Kind::Corrected,
                _ => Kind::All,
            };
            Filter { kind, ..first }
        }
        _ => return None,
    })
}

/// The page of lines.
#[component]
pub fn Lines() -> Html {
    let words = use_words();
    let filter = use_state(Filter::default);
    let on_act = {
        let filter = filter.clone();
        Callback::from(move |act: Act| {
            if let Some(next) = filtered(&filter, &act) {
                filter.set(next);
            }
        })
    };
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_LINES) }</h1>
            <div key="lines"><Tree tab={Tab::Lines((*filter).clone())} {on_act} /></div>
        </>
    }
}

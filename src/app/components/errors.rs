//! The summary of what is wrong, above a form.

use crate::app::browser::page;
use crate::app::context::use_words;
use credit_mirror::wording::t;
use yew::prelude::*;

/// Properties of [`ErrorSummary`].
#[derive(Clone, PartialEq, Properties)]
pub struct ErrorSummaryProps {
    /// Ids of the fields and what is wrong.
    pub problems: Vec<(String, String)>,
    /// Counts the times it was asked for; each time the focus moves to it.
    pub asked: u32,
}

/// The summary; hidden while nothing is wrong.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let words = use_words();
    let any = !props.problems.is_empty();
    use_effect_with(props.asked, move |asked| {
        if *asked > 0 && any {
            page::focus_id("errors");
        }
    });
    let go = |id: String| {
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            page::focus_id(&id);
        })
    };
    html! {
        <div id="errors" class="errors stack tight" tabindex="-1" role="alert" hidden={!any || props.asked == 0}>
            <h2 class="plain">{ words.say(t::APP_ERRORS, [&props.problems.len().to_string()]) }</h2>
            <ul>
                { for props.problems.iter().map(|(id, text)| html! {
                    <li key={id.clone()}><a href={format!("#/field/{id}")} onclick={go(id.clone())}>{ text }</a></li>
                }) }
            </ul>
        </div>
    }
}

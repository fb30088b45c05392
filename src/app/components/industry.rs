//! The industry, chosen from the list of the pack.

use crate::app::browser::input;
use crate::app::context::use_words;
use crate::app::hooks::{Seen, use_tab};
use credit_mirror::desk::{Shown, Tab};
use credit_mirror::wording::t;
use yew::prelude::*;

/// Properties of [`Industry`].
#[derive(Clone, PartialEq, Properties)]
pub struct IndustryProps {
    /// The element's id.
    pub id: AttrValue,
    /// The code chosen; empty for none.
    pub now: AttrValue,
    /// The code that means "don't know".
    pub dont_know: &'static str,
    /// Ids of the elements that describe it.
    pub described_by: AttrValue,
    /// Whether it cannot be changed.
    pub disabled: bool,
    /// Called with the code chosen.
    pub on_code: Callback<String>,
}

/// The list. Until it has come, only what was chosen stands in it.
#[component]
pub fn Industry(props: &IndustryProps) -> Html {
    let words = use_words();
    let seen = use_tab(Tab::Industries);
    let mut options = match &seen {
        Seen::Shown(shown) => match &**shown {
            Shown::Options(options) => options.clone(),
            Shown::Tree(_) => Vec::new(),
        },
        Seen::Waiting | Seen::Failed(_) => Vec::new(),
    };
    let known = props.now.is_empty() || *props.now == *props.dont_know;
    if !known && !options.iter().any(|(code, _)| **code == *props.now) {
        options.push((props.now.to_string(), props.now.to_string()));
    }
    options.insert(0, (String::new(), words.get(t::APP_CHOOSE).to_owned()));
    options.push((props.dont_know.to_owned(), words.get(t::APP_DONT_KNOW).to_owned()));
    let pick = props.on_code.reform(|event: Event| input::value(&event));
    html! {
        <select id={props.id.clone()} class="input" disabled={props.disabled} onchange={pick} aria-describedby={props.described_by.clone()}>
            { for options.into_iter().map(|(code, text)| html! {
                <option key={code.clone()} value={code.clone()} selected={*props.now == *code}>{ text }</option>
            }) }
        </select>
    }
}

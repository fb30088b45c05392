//! A text field that never rewrites what the user types, also while an input method composes.

use crate::app::browser::input;
use yew::prelude::*;

/// Properties of [`TextInput`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextInputProps {
    /// The element's id.
    pub id: AttrValue,
    /// The text entered so far.
    pub value: AttrValue,
    /// Classes besides `input`.
    #[prop_or_default]
    pub class: &'static str,
    /// `decimal`, `numeric` or `text`: the keyboard on phones.
    #[prop_or("text")]
    pub inputmode: &'static str,
    /// The name for readers of the screen, where no label stands beside it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Ids of the elements that describe it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Whether the entry breaks a rule.
    #[prop_or_default]
    pub invalid: bool,
    /// Whether it cannot be changed.
    #[prop_or_default]
    pub disabled: bool,
    /// Called with each text meant.
    pub on_text: Callback<String>,
    /// Called when the field is left.
    #[prop_or_default]
    pub on_leave: Callback<()>,
    /// Called with a pasted text of several lines or cells.
    #[prop_or_default]
    pub on_cells: Option<Callback<String>>,
}

/// A text field.
#[component]
pub fn TextInput(props: &TextInputProps) -> Html {
    // What stands in the field while it has the focus; the entry follows it, never the reverse.
    let draft = use_state(|| None::<AttrValue>);
    let commit = {
        let (on_text, value) = (props.on_text.clone(), props.value.clone());
        move |text: String| {
            if *value != *text {
                on_text.emit(text);
            }
        }
    };
    let typed = {
        let (draft, commit) = (draft.clone(), commit.clone());
        Callback::from(move |event: InputEvent| {
            let text = input::value(&event);
            draft.set(Some(text.clone().into()));
            if !input::composing(&event) {
                commit(text);
            }
        })
    };
    // After the last key of a composition some browsers send no further input event.
    let released = {
        let commit = commit.clone();
        Callback::from(move |event: KeyboardEvent| {
            if !input::composing(&event) {
                commit(input::value(&event));
            }
        })
    };
    let left = {
        let (draft, on_leave) = (draft.clone(), props.on_leave.clone());
        Callback::from(move |event: FocusEvent| {
            commit(input::value(&event));
            draft.set(None);
            on_leave.emit(());
        })
    };
    let pasted = {
        let (draft, on_cells) = (draft.clone(), props.on_cells.clone());
        Callback::from(move |event: Event| {
            let Some(on_cells) = &on_cells else { return };
            if let Some(text) = input::pasted(&event).filter(|text| text.trim_end().contains(['\n', '\t'])) {
                event.prevent_default();
                draft.set(None);
                on_cells.emit(text);
            }
        })
    };
    let shown = (*draft).clone().unwrap_or_else(|| props.value.clone());
    html! {
        <input id={props.id.clone()} class={classes!("input", props.class)} type="text" inputmode={props.inputmode}
            autocomplete="off" spellcheck="false" value={shown} disabled={props.disabled}
            aria-label={props.label.clone()} aria-describedby={props.described_by.clone()}
            aria-invalid={props.invalid.then_some("true")}
            oninput={typed} onkeyup={released} onfocusout={left} onpaste={pasted} />
    }
}

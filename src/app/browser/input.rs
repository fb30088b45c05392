//! What an input element holds and what happens in it.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement, HtmlSelectElement, InputEvent, KeyboardEvent};

/// The text of the input or select that an event comes from.
#[must_use]
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default(),
    }
}

/// Whether the checkbox or radio that an event comes from is on.
#[must_use]
pub fn checked(event: &Event) -> bool {
    event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}

/// Whether an event comes from a slider.
#[must_use]
pub fn is_slider(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|input| input.type_() == "range")
}

/// Whether an input method is still composing, so that the text is not yet meant.
#[must_use]
pub fn composing(event: &Event) -> bool {
    event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing)
        || event.dyn_ref::<KeyboardEvent>().is_some_and(KeyboardEvent::is_composing)
}

/// The text that is being pasted.
#[must_use]
pub fn pasted(event: &Event) -> Option<String> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data("text/plain").ok()
}

/// What the control that an event comes from does, and to what: its `data-act` and `data-of`.
#[must_use]
pub fn act(event: &Event) -> Option<(String, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("[data-act]").ok().flatten()?;
    Some((control.get_attribute("data-act")?, control.get_attribute("data-of").unwrap_or_default()))
}

/// Whether an event comes from a button.
#[must_use]
pub fn from_button(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button").ok().flatten().is_some())
}

//! The document: address, title, language, focus, print.

use super::js::{call, get, object};
use crate::app::route::Place;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The element that the application is shown in.
#[must_use]
pub fn mount() -> Option<Element> {
    let place = document()?.get_element_by_id("app")?;
    // The static words that stood in for the program until now make room.
    place.set_text_content(None);
    Some(place)
}

/// The place that the address names.
#[must_use]
pub fn place() -> Place {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    let plain = js_sys::decode_uri_component(&hash).ok().and_then(|text| text.as_string()).unwrap_or(hash);
    Place::of_hash(&plain)
}

/// Goes to a link within the application.
pub fn go(href: &str) {
    if let Some(window) = window() {
        // Setting a fragment cannot fail.
        let _ = window.location().set_hash(href);
    }
}

/// Calls back whenever the address changes.
#[must_use]
pub fn on_place(changed: impl Fn(Place) + 'static) -> Option<EventListener> {
    Some(EventListener::new(window()?.as_ref(), "hashchange", move |_| changed(place())))
}

/// Calls back when the page is about to be hidden or closed.
#[must_use]
pub fn on_hidden(hidden: impl Fn() + 'static) -> Option<EventListener> {
    Some(EventListener::new(document()?.as_ref(), "visibilitychange", move |_| {
        if document().is_some_and(|d| d.hidden()) {
            hidden();
        }
    }))
}

/// Calls back on Ctrl/⌘+Z (true) and Ctrl+Y or Shift+Ctrl/⌘+Z (false), except within a text field, which has its own.
#[must_use]
pub fn on_undo_keys(pressed: impl Fn(bool) + 'static) -> Option<EventListener> {
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(document()?.as_ref(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let in_text = event
            .target()
            .and_then(|t| t.dyn_into::<Element>().ok())
            .is_some_and(|e| e.matches("input:not([type=radio]):not([type=checkbox]), textarea").unwrap_or(false));
        if in_text || !(key.ctrl_key() || key.meta_key()) {
            return;
        }
        match key.key().to_ascii_lowercase().as_str() {
            "z" => pressed(!key.shift_key()),
            "y" => pressed(false),
            _ => return,
        }
        event.prevent_default();
    }))
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets (or removes, when empty) an attribute of the root element.
pub fn set_root(name: &str, value: &str) {
    let Some(root) = document().and_then(|d| d.document_element()) else { return };
    // The names are valid attribute names, so neither call can fail.
    let _ = if value.is_empty() { root.remove_attribute(name) } else { root.set_attribute(name, value) };
}

/// Moves the focus to an element by id, opening the details it lies in, and brings it into view. Says whether it is there.
pub fn focus_id(id: &str) -> bool {
    document().and_then(|d| d.get_element_by_id(id)).is_some_and(|element| {
        let details = if element.tag_name() == "DETAILS" {
            Some(element.clone())
        } else {
            element.closest("details").ok().flatten()
        };
        if let Some(details) = details {
            let _ = details.set_attribute("open", "");
        }
        focus(&element);
        element.scroll_into_view();
        true
    })
}

/// Moves the focus to the page's heading and scrolls to the top.
pub fn focus_heading() {
    let heading = document().and_then(|d| d.query_selector("main h1").ok().flatten());
    if let Some(heading) = heading {
        focus(&heading);
    }
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

thread_local! {
    /// Whether one has come to another page or place since the program started.
    static MOVED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Notes that one has come to another page or place.
pub fn moved() {
    MOVED.set(true);
}

/// When a page has come later than its address: the focus goes to the place named, or to the heading if nothing else
/// on the page has it. The page that the program started with takes no focus by itself.
pub fn arrive(anchor: &str) {
    if (!anchor.is_empty() && focus_id(anchor)) || !MOVED.get() {
        return;
    }
    let active = document().and_then(|d| d.active_element());
    if active.is_none_or(|element| !element.matches("main *").unwrap_or(false)) {
        focus_heading();
    }
}

/// Calls back with each element that takes the focus.
#[must_use]
pub fn on_focus(taken: impl Fn(Element) + 'static) -> Option<EventListener> {
    Some(EventListener::new(document()?.as_ref(), "focusin", move |event| {
        if let Some(element) = event.target().and_then(|t| t.dyn_into().ok()) {
            taken(element);
        }
    }))
}

/// Gives the focus to the page's heading, without scrolling, if the element that had it is gone.
pub fn focus_if_gone(had: &Element) {
    let Some(document) = document() else { return };
    let find = |selector| document.query_selector(selector).ok().flatten();
    let there = get(had, "isConnected").is_some_and(|connected| connected.is_truthy());
    let shown = there && !had.matches("[hidden], [hidden] *, :disabled").unwrap_or(false);
    if let (false, None, Some(heading)) = (shown, find(":focus"), find("main h1")) {
        let gently = object(&[("preventScroll", true.into())]);
        // Every element has this method; a browser that knew no options would scroll.
        let _ = call(&heading, "focus", &[gently]);
    }
}

fn focus(element: &Element) {
    const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, [tabindex]";
    let inner = if element.matches(FOCUSABLE).unwrap_or(false) {
        None
    } else {
        element.query_selector(FOCUSABLE).ok().flatten().filter(|_| element.tag_name() != "H1")
    };
    let target = inner.unwrap_or_else(|| {
        if !element.matches(FOCUSABLE).unwrap_or(false) {
            let _ = element.set_attribute("tabindex", "-1");
        }
        element.clone()
    });
    if let Ok(target) = target.dyn_into::<HtmlElement>() {
        let _ = target.focus();
    }
}

/// Opens a dialog over the page, or closes it.
pub fn show_dialog(dialog: &Element, open: bool) {
    let dialog: &JsValue = dialog.as_ref();
    let is_open = super::js::get(dialog, "open").is_some_and(|value| value.is_truthy());
    if open != is_open {
        let _ = super::js::call(dialog, if open { "showModal" } else { "close" }, &[]);
    }
}

/// Asks the browser to print the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

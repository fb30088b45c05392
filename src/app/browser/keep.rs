//! Small preferences, kept by the browser. Nothing of the case is among them.

use super::page::window;

/// A preference, if the browser keeps one.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(name).ok()?
}

/// Keeps a preference. A browser that refuses forgets it at the end of the visit; nothing else depends on it.
pub fn write(name: &str, value: &str) {
    if let Some(storage) = window().and_then(|w| w.local_storage().ok()).flatten() {
        let _ = storage.set_item(name, value);
    }
}

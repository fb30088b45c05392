//! Two tabs on one case: one writes, the others read.

use super::js::{call, get, object};
use super::page::window;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::BroadcastChannel;

const LOCK: &str = "credit-mirror-case";
const CHANNEL: &str = "credit-mirror";

/// Tries to become the tab that writes. `changed(true)` when this tab writes, `changed(false)` when another does.
/// With `take_over` the other tab is made to read only. A browser without locks lets every tab write.
pub fn write_here(take_over: bool, changed: impl Fn(bool) + 'static) {
    let Some(locks) = window().and_then(|w| get(&w.navigator(), "locks")) else {
        changed(true);
        return;
    };
    let changed = Rc::new(changed);
    let got = changed.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let mine = !lock.is_null();
        got(mine);
        // The lock is held for as long as this promise stays open: until the tab closes or another takes over.
        if mine { Promise::new(&mut |_, _| {}).into() } else { JsValue::UNDEFINED }
    });
    let wish = object(&[(if take_over { "steal" } else { "ifAvailable" }, true.into())]);
    match call(&locks, "request", &[LOCK.into(), wish, granted]) {
        Ok(promise) => {
            let lost = Closure::once(move |_: JsValue| changed(false));
            let promise: Promise = promise.unchecked_into();
            let _ = promise.catch(&lost);
            lost.forget();
        }
        Err(_) => changed(true),
    }
}

/// Tells the other tabs that the kept case changed.
pub fn tell_saved() {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let _ = channel.post_message(&JsValue::from_str("saved"));
        channel.close();
    }
}

/// Hears when another tab saved the case.
pub struct Ear {
    channel: BroadcastChannel,
    _heard: Closure<dyn Fn(JsValue)>,
}

impl Ear {
    /// Calls back on each save elsewhere, until dropped.
    #[must_use]
    pub fn new(saved: impl Fn() + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let heard = Closure::<dyn Fn(JsValue)>::new(move |_| saved());
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.channel.close();
    }
}

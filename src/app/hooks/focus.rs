//! Keeps the focus on the page.

use crate::app::browser::page;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds until the browser has taken the focus from an element that is gone.
const SETTLED: u32 = 100;

/// When `changed` does, what had the focus may be gone: then the page's heading takes it. Before anything had it, it
/// stays where the browser put it.
#[hook]
pub fn use_focus_kept<T: PartialEq + 'static>(changed: T) {
    let used = use_mut_ref(|| false);
    {
        let used = used.clone();
        use_effect_with((), move |()| {
            let listener = page::on_focus(move || *used.borrow_mut() = true);
            move || drop(listener)
        });
    }
    use_effect_with(changed, move |_| {
        let timer = used.borrow().then(|| Timeout::new(SETTLED, page::focus_if_lost));
        move || drop(timer)
    });
}

//! Keeps the focus on the page.

use crate::app::browser::page;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds until the browser has taken the focus from an element that is gone.
const SETTLED: u32 = 100;

/// When `changed` does, the element that had the focus may be gone: then the page's heading takes it.
#[hook]
pub fn use_focus_kept<T: PartialEq + 'static>(changed: T) {
    let latest = use_mut_ref(|| None);
    {
        let latest = latest.clone();
        use_effect_with((), move |()| {
            let listener = page::on_focus(move |element| *latest.borrow_mut() = Some(element));
            move || drop(listener)
        });
    }
    use_effect_with(changed, move |_| {
        let had = latest.borrow().clone();
        let timer = had.map(|had| Timeout::new(SETTLED, move || page::focus_if_gone(&had)));
        move || drop(timer)
    });
}

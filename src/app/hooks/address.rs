//! The place that the address names.

use crate::app::browser::page;
use crate::app::route::Place;
use yew::prelude::*;

/// The place, following the address. On a change of page the focus goes to its heading; on a place within a page, there.
#[hook]
pub fn use_address() -> Place {
    let place = use_state(page::place);
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            let listener = page::on_place(move |now| place.set(now));
            move || drop(listener)
        });
    }
    let first = use_mut_ref(|| true);
    use_effect_with((*place).clone(), move |place| {
        let arrived = std::mem::replace(&mut *first.borrow_mut(), false);
        if !place.anchor.is_empty() && page::focus_id(&place.anchor) {
            return;
        }
        if !arrived {
            page::moved();
            page::focus_heading();
        }
    });
    (*place).clone()
}

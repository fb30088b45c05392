//! Ways to a better grade, and what comes of changes that are only tried. What is tried lives here, not in the case.

use crate::app::commands::Act;
use crate::app::components::Tree;
use credit_mirror::desk::Tab;
use credit_mirror::routes::Positions;
use yew::prelude::*;

/// The positions after a command; one that names no slider puts all back.
fn moved(mut positions: Positions, act: &Act) -> Positions {
    let (place, value) = act.of.split_once('|').unwrap_or((&act.of, &act.value));
    let slot = place.parse().ok().and_then(|place: usize| positions.get_mut(place));
    match (slot, value.parse()) {
        (Some(slot), Ok(value)) => *slot = value,
        _ => return Positions::default(),
    }
    positions
}

/// The page.
#[component]
pub fn Better() -> Html {
    let tried = use_state_eq(Positions::default);
    let on_act = {
        let tried = tried.clone();
        Callback::from(move |act: Act| tried.set(moved(*tried, &act)))
    };
    html! { <Tree tab={Tab::Better(*tried)} whole={true} {on_act} /> }
}

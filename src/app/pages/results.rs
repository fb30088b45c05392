//! The result pages. They are made by the report room, so that screen and report are the same.

use crate::app::components::Tree;
use crate::app::route::Route;
use credit_mirror::desk::Tab;
use yew::prelude::*;

/// Properties of [`Results`].
#[derive(Clone, PartialEq, Properties)]
pub struct ResultsProps {
    /// Which of them.
    pub route: Route,
}

/// A result page.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let tab = match props.route {
        Route::Score => Tab::Score,
        Route::Opinions => Tab::Opinions,
        Route::Quality => Tab::Quality,
        Route::Indicators => Tab::Indicators,
        Route::Financing => Tab::Financing,
        Route::Way => Tab::Way,
        Route::Capacity => Tab::Capacity,
        Route::Costs => Tab::Offers,
        Route::Refused => Tab::Refusal,
        Route::Campaign => Tab::Plan,
        Route::Months => Tab::Months,
        _ => Tab::Portrait,
    };
    html! { <Tree {tab} whole={true} /> }
}

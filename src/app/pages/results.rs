//! The result pages. They are made by the report room, so that screen and report are the same.

use crate::app::components::node_view;
use crate::app::context::{use_assessment, use_pack, use_words, use_workspace};
use crate::app::route::Route;
use crate::app::view::view;
use credit_mirror::report;
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
    let (words, workspace, assessment, pack) = (use_words(), use_workspace(), use_assessment(), use_pack());
    let view = view(&workspace, &assessment, &pack, words);
    node_view(&match props.route {
        Route::Indicators => report::indicators(&view),
        Route::Financing => report::financing(&view),
        Route::Months => report::months(&view),
        _ => report::portrait(&view),
    })
}

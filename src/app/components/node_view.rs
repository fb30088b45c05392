//! Shows a tree of the report room, so that a page on the screen and in the report is the same.

use credit_mirror::report::Node;
use yew::prelude::*;
use yew::virtual_dom::{Key, VList, VNode, VTag, VText};

/// The tree as elements. Every sibling has a key, so that details that are open stay open when figures change.
pub fn node_view(node: &Node) -> Html {
    keyed(node, Key::from(0))
}

fn keyed(node: &Node, key: Key) -> Html {
    match node {
        Node::Text(text) => VNode::from(VList::with_children(vec![VText::new(text.clone()).into()], Some(key))),
        Node::Element { tag, attrs, children } => {
            let mut element = VTag::new(*tag);
            let id = attrs.iter().find(|attr| attr.name == "id");
            element.key = Some(id.map_or(key, |attr| Key::from(attr.value.clone())));
            for attr in attrs {
                element.add_attribute(attr.name, attr.value.clone());
            }
            let inner: Vec<Html> = children.iter().enumerate().map(|(at, child)| keyed(child, Key::from(at))).collect();
            if !inner.is_empty() {
                element.add_child(VNode::from(VList::with_children(inner, None)));
            }
            element.into()
        }
    }
}

//! Shows a tree of the report room, so that a page on the screen and in the report is the same.

use std::cell::RefCell;

use credit_mirror::report::{Attr, Node};
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
            let mut element = VTag::new(tag.to_string());
            let id = attrs.iter().find(|attr| attr.name == "id");
            element.key = Some(id.map_or(key, |attr| Key::from(attr.value.clone())));
            for attr in attrs {
                put(&mut element, attr);
            }
            let inner: Vec<Html> = children.iter().enumerate().map(|(at, child)| keyed(child, Key::from(at))).collect();
            if !inner.is_empty() {
                element.add_child(VNode::from(VList::with_children(inner, None)));
            }
            element.into()
        }
    }
}

/// What a control shows is a property, which also moves it after the user did; all else is an attribute.
fn put(element: &mut VTag, attr: &Attr) {
    let name = lasting(&attr.name);
    match name {
        "selected" | "checked" => element.add_property(name, true),
        "value" if element.tag() == "input" => element.add_property(name, &*attr.value),
        _ => element.add_attribute(name, attr.value.clone()),
    }
}

thread_local! {
    static NAMES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// The same name for as long as the program runs. There are a few dozen names of attributes in all.
fn lasting(name: &str) -> &'static str {
    NAMES.with_borrow_mut(|names| {
        names.iter().find(|known| **known == name).copied().unwrap_or_else(|| {
            let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
            names.push(name);
            name
        })
    })
}

//! Controls in trees: buttons and lists that name what they do.

use crate::report::markup::el;
use crate::report::{Attr, Node};

/// A button that does something to something.
pub fn button(class: &'static str, act: &'static str, of: &str, text: &str, enabled: bool) -> Node {
    let button = el("button", class).attr("type", "button").attr("data-act", act).attr("data-of", of);
    let button = if enabled { button } else { button.attr("disabled", "") };
    button.with(text)
}

/// A list that drops down: codes with words, and the code chosen.
pub struct Select<'a> {
    /// What choosing does.
    pub act: &'static str,
    /// To what.
    pub of: &'a str,
    /// The name for readers of the screen; empty where a label stands around it.
    pub label: &'a str,
    /// The code chosen.
    pub now: &'a str,
    /// Whether it can be used.
    pub enabled: bool,
}

impl Select<'_> {
    /// The list with these codes and words.
    pub fn with(&self, options: impl IntoIterator<Item = (String, String)>) -> Node {
        let mut select = el("select", "input").attr("data-act", self.act).attr("data-of", self.of);
        if !self.label.is_empty() {
            select = select.attr("aria-label", self.label);
        }
        if !self.enabled {
            select = select.attr("disabled", "");
        }
        select.with_all(options.into_iter().map(|(code, text)| {
            let option = Node::new("option").attr("value", code.clone());
            let option = if code == self.now { option.attr("selected", "") } else { option };
            option.with(text)
        }))
    }
}

/// A page in a tab that only shows: none of its commands can be used.
pub fn only_shown(node: Node) -> Node {
    let Node::Element { tag, mut attrs, children } = node else { return node };
    let (acts, off) =
        (attrs.iter().any(|attr| attr.name == "data-act"), attrs.iter().any(|attr| attr.name == "disabled"));
    if acts && !off {
        attrs.push(Attr { name: "disabled".into(), value: String::new() });
    }
    Node::Element { tag, attrs, children: children.into_iter().map(only_shown).collect() }
}

/// The same element, kept out of sight when something does not hold.
pub fn shown(node: Node, when: bool) -> Node {
    if when { node } else { node.attr("hidden", "") }
}

//! A small tree of markup. The screen shows it, the report writes it, so that both are the same.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Elements that pages may use. There is no script, style, image or frame among them.
pub type Tag = &'static str;

/// Attributes that pages may use.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attr {
    /// Name, such as `class`, `href`, `d`.
    pub name: Cow<'static, str>,
    /// Value, unescaped.
    pub value: String,
}

/// A node of a page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Node {
    /// An element of HTML or, inside `svg`, of SVG.
    Element {
        /// The element.
        tag: Cow<'static, str>,
        /// Attributes, in order.
        attrs: Vec<Attr>,
        /// Children.
        children: Vec<Node>,
    },
    /// Text, unescaped.
    Text(String),
}

impl Node {
    /// An element.
    #[must_use]
    pub const fn new(tag: Tag) -> Self {
        Self::Element { tag: Cow::Borrowed(tag), attrs: Vec::new(), children: Vec::new() }
    }

    /// Text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The same element with an attribute; text stays as it is.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Element { attrs, .. } = &mut self {
            attrs.push(Attr { name: Cow::Borrowed(name), value: value.into() });
        }
        self
    }

    /// The same element with a class.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// The same element with one more child.
    #[must_use]
    pub fn with(mut self, child: impl Into<Self>) -> Self {
        if let Self::Element { children, .. } = &mut self {
            children.push(child.into());
        }
        self
    }

    /// The same element with more children.
    #[must_use]
    pub fn with_all(mut self, more: impl IntoIterator<Item = Self>) -> Self {
        if let Self::Element { children, .. } = &mut self {
            children.extend(more);
        }
        self
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

const VOID: [&str; 6] = ["br", "hr", "meta", "wbr", "link", "input"];

/// Writes a tree as HTML. Text and attribute values are escaped.
pub fn write_html(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => escape(text, out),
        Node::Element { tag, attrs, children } => {
            out.push('<');
            out.push_str(tag);
            for attr in attrs {
                out.push(' ');
                out.push_str(&attr.name);
                out.push_str("=\"");
                escape(&attr.value, out);
                out.push('"');
            }
            out.push('>');
            if VOID.contains(&&**tag) {
                return;
            }
            for child in children {
                write_html(child, out);
            }
            out.push_str("</");
            out.push_str(tag);
            out.push('>');
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

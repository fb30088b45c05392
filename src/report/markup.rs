//! Short ways to write the markup that pages share.

use super::node::{Node, Tag};

/// An element with a class, or without if that is empty.
pub(crate) fn el(tag: Tag, class: &'static str) -> Node {
    if class.is_empty() { Node::new(tag) } else { Node::new(tag).class(class) }
}

/// A paragraph.
pub(crate) fn p(text: impl Into<Node>) -> Node {
    Node::new("p").with(text)
}

/// A quiet paragraph.
pub(crate) fn quiet(text: impl Into<Node>) -> Node {
    el("p", "quiet").with(text)
}

/// A link.
pub(crate) fn link(href: &str, text: impl Into<Node>) -> Node {
    Node::new("a").attr("href", href).with(text)
}

/// A word in a frame; the class says how good it is, the word says it too.
pub(crate) fn tag(class: &'static str, text: &str) -> Node {
    el("span", class).with(text)
}

/// A list.
pub(crate) fn list(class: &'static str, items: impl IntoIterator<Item = Node>) -> Node {
    el("ul", class).with_all(items.into_iter().map(|item| Node::new("li").with(item)))
}

/// Names with their values.
pub(crate) fn pairs(class: &'static str, rows: impl IntoIterator<Item = (String, Node)>) -> Node {
    el("dl", class).with_all(
        rows.into_iter()
            .map(|(name, value)| Node::new("div").with(Node::new("dt").with(name)).with(Node::new("dd").with(value))),
    )
}

/// Something that opens.
pub(crate) fn details(class: &'static str, summary: impl Into<Node>, body: impl IntoIterator<Item = Node>) -> Node {
    el("details", class).with(Node::new("summary").with(summary)).with_all(body)
}

/// A cell of a table: its text and whether it is a number.
#[derive(Clone)]
pub(crate) struct Cell {
    pub node: Node,
    pub number: bool,
}

impl Cell {
    /// A cell of words.
    pub fn words(node: impl Into<Node>) -> Self {
        Self { node: node.into(), number: false }
    }

    /// A cell of a number.
    pub fn number(node: impl Into<Node>) -> Self {
        Self { node: node.into(), number: true }
    }
}

/// A table whose first column names the rows. It scrolls by itself where the screen is narrow.
pub(crate) fn table(class: &'static str, caption: &str, head: &[Cell], rows: Vec<Vec<Cell>>) -> Node {
    let headings = head.iter().map(|cell| {
        let heading = if cell.number { el("th", "number") } else { Node::new("th") };
        heading.attr("scope", "col").with(cell.node.clone())
    });
    let body = rows.into_iter().map(|row| {
        Node::new("tr").with_all(row.into_iter().enumerate().map(|(place, cell)| match (place, cell.number) {
            (0, _) => Node::new("th").attr("scope", "row").with(cell.node),
            (_, true) => el("td", "number").with(cell.node),
            (_, false) => Node::new("td").with(cell.node),
        }))
    });
    let table = el("table", class)
        .with(el("caption", "visually-hidden").with(caption))
        .with(Node::new("thead").with(Node::new("tr").with_all(headings)))
        .with(Node::new("tbody").with_all(body));
    el("div", "scroll").attr("role", "group").attr("aria-label", caption).attr("tabindex", "0").with(table)
}

/// Several nodes as one, for places that take one.
pub(crate) fn span(nodes: impl IntoIterator<Item = Node>) -> Node {
    Node::new("span").with_all(nodes)
}

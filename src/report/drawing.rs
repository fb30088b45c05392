//! Drawings as inline SVG, with the same data as a table.

use super::markup::{Cell, details, el, table};
use super::node::Node;
use crate::charts::{Anchor, Drawing, Shape, coordinate};
use crate::wording::{Words, t};

/// A drawing alone, hidden from readers of the text: what it shows stands beside it in words and numbers.
pub(super) fn decoration(drawing: &Drawing) -> Node {
    svg(drawing).attr("aria-hidden", "true").with_all(drawing.shapes.iter().map(shape))
}

/// A drawing with title, description and the same data as a table. `id` is unique on the page.
pub(super) fn figure(words: Words, id: &str, drawing: &Drawing) -> Node {
    let (title, desc) = (format!("{id}-title"), format!("{id}-desc"));
    let image = svg(drawing)
        .attr("role", "img")
        .attr("aria-labelledby", format!("{title} {desc}"))
        .with(Node::new("title").attr("id", title).with(drawing.title.as_str()))
        .with(Node::new("desc").attr("id", desc).with(drawing.desc.as_str()))
        .with_all(drawing.shapes.iter().map(shape));
    let figure = el("figure", "figure").with(image);
    if drawing.table.rows.is_empty() {
        return figure;
    }
    let summary = words.get(t::CHART_AS_TABLE);
    figure.with(details("as-table", summary, [data(drawing)]))
}

/// The data of a drawing.
fn data(drawing: &Drawing) -> Node {
    let cells = |texts: &[String]| {
        let cell = |(place, text): (usize, &String)| match place {
            0 => Cell::words(text.as_str()),
            _ => Cell::number(text.as_str()),
        };
        texts.iter().enumerate().map(cell).collect::<Vec<_>>()
    };
    let rows = drawing.table.rows.iter().map(|row| cells(row)).collect();
    table("figures", &drawing.title, &cells(&drawing.table.head), rows)
}

fn svg(drawing: &Drawing) -> Node {
    let size = format!("0 0 {} {}", coordinate(drawing.width), coordinate(drawing.height));
    Node::new("svg").attr("class", format!("chart {}", drawing.class)).attr("viewBox", size)
}

fn shape(shape: &Shape) -> Node {
    let at = |node: Node, name, value: f64| node.attr(name, coordinate(value));
    match shape {
        Shape::Path { class, d } => el("path", class).attr("d", d.as_str()),
        Shape::Rect { class, x, y, width, height } => {
            at(at(at(at(el("rect", class), "x", *x), "y", *y), "width", *width), "height", *height)
        }
        Shape::Dot { class, x, y, radius } => at(at(at(el("circle", class), "cx", *x), "cy", *y), "r", *radius),
        Shape::Label { class, x, y, anchor, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            at(at(el("text", class), "x", *x), "y", *y).attr("text-anchor", anchor).with(text.as_str())
        }
    }
}

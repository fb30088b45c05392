//! A range on a scale from zero, with a mark for what is wanted.

use super::drawing::{Anchor, Drawing, Shape, Table, line};
use super::scale::ticks;

/// A range to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Interval {
    /// What it shows.
    pub title: String,
    /// What can be read from it.
    pub desc: String,
    /// Lower and upper end, not below zero.
    pub range: (f64, f64),
    /// The mark, with its name.
    pub mark: Option<(f64, String)>,
}

const WIDTH: f64 = 320.0;
const AXIS: f64 = 26.0;

/// Draws a range. The scale starts at zero, so that lengths compare.
#[must_use]
pub fn interval(input: &Interval, tell: &dyn Fn(f64) -> String) -> Drawing {
    let (low, high) = input.range;
    let most = input.mark.as_ref().map_or(high, |(mark, _)| mark.max(high));
    let steps = ticks(0.0, most, 4);
    let end = steps.last().copied().unwrap_or(0.0);
    let x = |value: f64| if end > 0.0 { 6.0 + (WIDTH - 40.0) * (value / end).clamp(0.0, 1.0) } else { 6.0 };
    let mut shapes = vec![Shape::Path { class: "grid", d: line(&[(x(0.0), AXIS), (x(end), AXIS)]) }];
    for (n, step) in steps.iter().enumerate() {
        shapes.push(Shape::Path { class: "grid", d: line(&[(x(*step), AXIS - 3.0), (x(*step), AXIS + 3.0)]) });
        if n == 0 || n + 1 == steps.len() {
            let (x, anchor) = if n == 0 { (x(0.0), Anchor::Start) } else { (WIDTH, Anchor::End) };
            shapes.push(Shape::Label { class: "tick", x, y: AXIS + 18.0, anchor, text: tell(*step) });
        }
    }
    let width = (x(high) - x(low)).max(3.0);
    shapes.push(Shape::Rect { class: "span", x: x(low), y: AXIS - 5.0, width, height: 10.0 });
    if let Some((mark, name)) = &input.mark {
        let place = x(*mark);
        shapes.push(Shape::Path { class: "wanted", d: line(&[(place, AXIS - 12.0), (place, AXIS + 9.0)]) });
        let anchor = match place / WIDTH {
            share if share < 0.25 => Anchor::Start,
            share if share > 0.75 => Anchor::End,
            _ => Anchor::Middle,
        };
        shapes.push(Shape::Label { class: "label", x: place, y: AXIS - 15.0, anchor, text: name.clone() });
    }
    Drawing {
        class: "interval",
        width: WIDTH,
        height: AXIS + 24.0,
        title: input.title.clone(),
        desc: input.desc.clone(),
        shapes,
        table: Table::default(),
    }
}

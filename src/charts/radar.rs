//! Several scores on a circle.

use super::drawing::{Anchor, Drawing, Shape, Table, coordinate, line};

/// One axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Axis {
    /// Its name as drawn, a line each.
    pub label: Vec<String>,
    /// Its full name, for the table.
    pub name: String,
    /// The score, 0 to 100; `None` is a gap.
    pub value: Option<f64>,
    /// The score as told.
    pub text: String,
    /// Whether the score is judgement.
    pub judged: bool,
}

/// A radar to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Radar {
    /// What it shows.
    pub title: String,
    /// What can be read from it.
    pub desc: String,
    /// Headings of the table: name and score.
    pub head: [String; 2],
    /// The axes, clockwise from the top.
    pub axes: Vec<Axis>,
    /// The typical score, drawn as a ring.
    pub typical: f64,
}

const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 360.0;
const RADIUS: f64 = 122.0;

/// Draws a radar. Neighbours that are both known are joined; a joint to a judged score is dashed; an unknown score
/// leaves a gap and a cross on its axis.
#[must_use]
pub fn radar(input: &Radar) -> Drawing {
    let count = input.axes.len();
    let mut shapes = rings(count, input.typical);
    shapes.extend((0..count).map(|n| spoke(n, count)));
    for n in 0..count {
        let next = (n + 1) % count;
        let (a, b) = (&input.axes[n], &input.axes[next]);
        if let (Some(from), Some(to), true) = (a.value, b.value, count > 2) {
            let (from, to) = (place(n, count, from), place(next, count, to));
            let judged = a.judged || b.judged;
            shapes.push(Shape::Path { class: "area", d: line(&[(WIDTH / 2.0, HEIGHT / 2.0), from, to]) + "Z" });
            shapes.push(Shape::Path { class: if judged { "edge judged" } else { "edge" }, d: line(&[from, to]) });
        }
    }
    for (n, axis) in input.axes.iter().enumerate() {
        shapes.push(marker(n, count, axis));
        shapes.extend(labels(n, count, axis));
    }
    Drawing {
        class: "radar",
        width: WIDTH,
        height: HEIGHT,
        title: input.title.clone(),
        desc: input.desc.clone(),
        shapes,
        table: Table {
            head: input.head.to_vec(),
            rows: input.axes.iter().map(|axis| vec![axis.name.clone(), axis.text.clone()]).collect(),
        },
    }
}

/// Where a score of 0 to 100 stands on an axis.
fn place(n: usize, count: usize, value: f64) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a handful of axes")]
    let angle = std::f64::consts::TAU * n as f64 / count.max(1) as f64;
    let radius = RADIUS * value.clamp(0.0, 120.0) / 100.0;
    (WIDTH / 2.0 + radius * libm::sin(angle), HEIGHT / 2.0 - radius * libm::cos(angle))
}

fn rings(count: usize, typical: f64) -> Vec<Shape> {
    let ring = |value: f64, class: &'static str| {
        let points: Vec<_> = (0..count).map(|n| place(n, count, value)).collect();
        Shape::Path { class, d: line(&points) + "Z" }
    };
    vec![ring(25.0, "ring"), ring(75.0, "ring"), ring(100.0, "ring"), ring(typical, "ring typical")]
}

fn spoke(n: usize, count: usize) -> Shape {
    Shape::Path { class: "spoke", d: line(&[(WIDTH / 2.0, HEIGHT / 2.0), place(n, count, 100.0)]) }
}

fn marker(n: usize, count: usize, axis: &Axis) -> Shape {
    let Some(value) = axis.value else {
        let (x, y) = place(n, count, 8.0);
        let corner = |dx: f64, dy: f64| format!("{} {}", coordinate(x + dx), coordinate(y + dy));
        let d = format!("M{}L{}M{}L{}", corner(-4., -4.), corner(4., 4.), corner(4., -4.), corner(-4., 4.));
        return Shape::Path { class: "unseen", d };
    };
    let (x, y) = place(n, count, value);
    Shape::Dot { class: if axis.judged { "mark judged" } else { "mark" }, x, y, radius: 4.0 }
}

fn labels(n: usize, count: usize, axis: &Axis) -> Vec<Shape> {
    let (x, y) = place(n, count, 112.0);
    let side = x - WIDTH / 2.0;
    let anchor = match side {
        side if side > 8.0 => Anchor::Start,
        side if side < -8.0 => Anchor::End,
        _ => Anchor::Middle,
    };
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let lines = (axis.label.len() + 1) as f64;
    let up = if y < HEIGHT / 2.0 - RADIUS { lines * 15.0 - 15.0 } else { (lines - 1.0) * 7.5 - 4.0 };
    let up = if y > HEIGHT / 2.0 + RADIUS { -10.0 } else { up };
    let texts = axis.label.iter().map(|text| ("label", text.clone())).chain([("value", axis.text.clone())]);
    let mut top = y - up;
    texts
        .map(|(class, text)| {
            let label = Shape::Label { class, x, y: top, anchor, text };
            top += 15.0;
            label
        })
        .collect()
}

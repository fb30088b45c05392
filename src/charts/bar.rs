//! One score as a bar with a mark for the typical one; rows of them stand in a table, which gives name and number.

use super::drawing::{Drawing, Shape, Table, hatch, line};

/// A bar to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// The score, 0 to 100; `None` leaves the track empty.
    pub value: Option<f64>,
    /// The typical score.
    pub typical: f64,
    /// Whether the score is judgement.
    pub judged: bool,
    /// A class for how good it is, such as `bad`; the number and a word say it too.
    pub level: &'static str,
}

const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 8.0;

/// Draws a bar. A judged one is hatched.
#[must_use]
pub fn bar(input: &Bar) -> Drawing {
    let mut shapes = vec![Shape::Rect { class: "track", x: 0.0, y: 0.0, width: WIDTH, height: HEIGHT }];
    if let Some(value) = input.value {
        let width = WIDTH * value.clamp(0.0, 100.0) / 100.0;
        if input.judged {
            shapes.push(Shape::Path { class: "hatch", d: hatch(0.0, 0.0, width, HEIGHT) });
            shapes.push(Shape::Rect { class: "outline", x: 0.5, y: 0.5, width: (width - 1.0).max(0.5), height: 7.0 });
        } else {
            shapes.push(Shape::Rect { class: input.level, x: 0.0, y: 0.0, width, height: HEIGHT });
        }
    }
    let mark = WIDTH * input.typical.clamp(0.0, 100.0) / 100.0;
    shapes.push(Shape::Path { class: "typical", d: line(&[(mark, -2.0), (mark, HEIGHT + 2.0)]) });
    Drawing {
        class: "bar",
        width: WIDTH,
        height: HEIGHT,
        title: String::new(),
        desc: String::new(),
        shapes,
        table: Table::default(),
    }
}

//! Shares of a whole, side by side in one bar; the table is the legend.

use super::drawing::{Drawing, Shape, Table, hatch, line};

/// One share.
#[derive(Clone, PartialEq, Debug)]
pub struct Share {
    /// Its name.
    pub name: String,
    /// Its part of the whole, 0 to 1.
    pub share: f64,
    /// The part as told.
    pub text: String,
    /// Meaning, as a class.
    pub class: &'static str,
    /// Whether it is drawn hatched.
    pub hatched: bool,
}

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 12.0;

/// Draws shares. What they lack to a whole stays empty.
#[must_use]
pub fn shares(title: String, desc: String, head: [String; 2], parts: &[Share]) -> Drawing {
    let mut shapes = vec![Shape::Rect { class: "track", x: 0.0, y: 0.0, width: WIDTH, height: HEIGHT }];
    let mut x = 0.0;
    for part in parts {
        let width = (WIDTH * part.share.clamp(0.0, 1.0)).min(WIDTH - x);
        if width <= 0.0 {
            continue;
        }
        if part.hatched {
            shapes.push(Shape::Path { class: "hatch", d: hatch(x, 0.0, width, HEIGHT) });
        } else {
            shapes.push(Shape::Rect { class: part.class, x, y: 0.0, width, height: HEIGHT });
        }
        x += width;
        shapes.push(Shape::Path { class: "cut", d: line(&[(x, 0.0), (x, HEIGHT)]) });
    }
    let rows = parts.iter().map(|part| vec![part.name.clone(), part.text.clone()]).collect();
    Drawing {
        class: "shares",
        width: WIDTH,
        height: HEIGHT,
        title,
        desc,
        shapes,
        table: Table { head: head.to_vec(), rows },
    }
}

//! What every chart gives.

/// Which point of a label stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One shape. Classes say what it means; a stylesheet says how that looks.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A path, in SVG path syntax.
    Path {
        /// Meaning.
        class: &'static str,
        /// The path.
        d: String,
    },
    /// A rectangle.
    Rect {
        /// Meaning.
        class: &'static str,
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },
    /// A circle.
    Dot {
        /// Meaning.
        class: &'static str,
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        radius: f64,
    },
    /// A label.
    Label {
        /// Meaning.
        class: &'static str,
        /// Place.
        x: f64,
        /// Base line.
        y: f64,
        /// Which point of the text stands there.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

/// The data of a drawing as a table; the first cell of each row names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// Headings.
    pub head: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// A drawing: its size in its own units, its shapes, and its data.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawing {
    /// What kind of chart it is, as a class.
    pub class: &'static str,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What it shows, in a few words.
    pub title: String,
    /// What can be read from it, in a sentence.
    pub desc: String,
    /// Shapes, the rearmost first.
    pub shapes: Vec<Shape>,
    /// The same data.
    pub table: Table,
}

/// A coordinate with at most one decimal.
#[must_use]
pub fn coordinate(value: f64) -> String {
    let tenths = libm::round(value * 10.0) / 10.0;
    if tenths.is_finite() { format!("{}", tenths + 0.0) } else { "0".to_owned() }
}

/// Straight lines through points, as a path.
pub(super) fn line(points: &[(f64, f64)]) -> String {
    let step = |(place, (x, y)): (usize, &(f64, f64))| {
        format!("{}{} {}", if place == 0 { "M" } else { "L" }, coordinate(*x), coordinate(*y))
    };
    points.iter().enumerate().map(step).collect()
}

/// Slanted lines inside a rectangle: the sign of a judged value.
pub(super) fn hatch(x: f64, y: f64, width: f64, height: f64) -> String {
    let mut path = String::new();
    let mut start = -height + 2.0;
    while start < width {
        let (left, right) = (start.max(0.0), (start + height).min(width));
        if right > left {
            path += &line(&[(x + left, y + height - (left - start)), (x + right, y + height - (right - start))]);
        }
        start += 4.0;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_and_never_minus_zero() {
        for (value, text) in [(1.0, "1"), (1.25, "1.3"), (-0.01, "0"), (f64::NAN, "0"), (-3.16, "-3.2")] {
            assert_eq!(coordinate(value), text);
        }
    }

    #[test]
    fn hatching_stays_inside() {
        for piece in hatch(10.0, 0.0, 50.0, 8.0).split(['M', 'L']).filter(|piece| !piece.is_empty()) {
            let (x, y) = piece.split_once(' ').unwrap();
            let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
            assert!((10.0..=60.0).contains(&x) && (0.0..=8.0).contains(&y), "{x} {y}");
        }
    }
}

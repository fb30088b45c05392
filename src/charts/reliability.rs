//! Observed against told: dots near the slanted line are right. Both axes on a square-root scale, so that small shares,
//! where most firms are, have room.

use super::drawing::{Anchor, Drawing, Shape, Table, line};

/// One group of rows.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// Its name.
    pub name: String,
    /// Mean probability told, 0 to 1.
    pub told: f64,
    /// Share of events.
    pub observed: f64,
    /// A range that the true share lies in.
    pub range: (f64, f64),
}

/// What to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Reliability {
    /// What it shows.
    pub title: String,
    /// What can be read from it.
    pub desc: String,
    /// Names of the axes: told, observed.
    pub axes: (String, String),
    /// The groups.
    pub groups: Vec<Told>,
    /// The same data.
    pub table: Table,
}

const SIZE: f64 = 300.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 22.0;
/// Shares that the axes name.
const STEPS: [f64; 8] = [0.0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0];

/// Draws it.
#[must_use]
pub fn reliability(input: &Reliability, tell: &dyn Fn(f64) -> String) -> Drawing {
    let most = input.groups.iter().map(|group| group.range.1.max(group.told)).fold(0.0, f64::max);
    let end = STEPS.into_iter().find(|step| *step >= most && *step > 0.0).unwrap_or(1.0);
    let along = |share: f64| SIZE * libm::sqrt((share / end).clamp(0.0, 1.0));
    let (x, y) = (|share: f64| LEFT + along(share), |share: f64| TOP + SIZE - along(share));
    let mut shapes = Vec::new();
    for step in STEPS.into_iter().filter(|step| *step <= end) {
        shapes.push(Shape::Path { class: "grid", d: line(&[(LEFT, y(step)), (LEFT + SIZE, y(step))]) });
        shapes.push(Shape::Path { class: "grid", d: line(&[(x(step), TOP), (x(step), TOP + SIZE)]) });
        let label = |x, y, anchor| Shape::Label { class: "tick", x, y, anchor, text: tell(step) };
        shapes.push(label(LEFT - 5.0, y(step) + 4.0, Anchor::End));
        if step > 0.0 {
            shapes.push(label(x(step), TOP + SIZE + 16.0, Anchor::Middle));
        }
    }
    shapes.push(Shape::Path { class: "wanted", d: line(&[(LEFT, TOP + SIZE), (LEFT + SIZE, TOP)]) });
    for group in &input.groups {
        let (low, high) = group.range;
        shapes.push(Shape::Path { class: "line", d: line(&[(x(group.told), y(low)), (x(group.told), y(high))]) });
    }
    for group in &input.groups {
        shapes.push(Shape::Dot { class: "mark", x: x(group.told), y: y(group.observed), radius: 4.0 });
    }
    let (told, observed) = input.axes.clone();
    shapes.push(Shape::Label { class: "label", x: LEFT + SIZE, y: TOP + SIZE + 36.0, anchor: Anchor::End, text: told });
    shapes.push(Shape::Label { class: "label", x: 0.0, y: 12.0, anchor: Anchor::Start, text: observed });
    Drawing {
        class: "reliability",
        width: LEFT + SIZE + 12.0,
        height: TOP + SIZE + 42.0,
        title: input.title.clone(),
        desc: input.desc.clone(),
        shapes,
        table: input.table.clone(),
    }
}

/// The 95 % interval of a share from its count (Wilson 1927).
#[must_use]
pub fn wilson(events: f64, rows: f64) -> (f64, f64) {
    const Z: f64 = 1.959_964;
    if rows <= 0.0 {
        return (0.0, 1.0);
    }
    let (share, square) = (events / rows, Z * Z);
    let middle = (share + square / (2.0 * rows)) / (1.0 + square / rows);
    let half = Z / (1.0 + square / rows) * libm::sqrt(share * (1.0 - share) / rows + square / (4.0 * rows * rows));
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_share_is_wilsons() {
        // 10 of 100: 0.0552 to 0.1744 (statsmodels proportion_confint, method wilson); 0 of 10: 0 to 0.2775.
        let (low, high) = wilson(10.0, 100.0);
        assert!((low - 0.0552).abs() < 1e-4 && (high - 0.1744).abs() < 1e-4, "{low} {high}");
        let (low, high) = wilson(0.0, 10.0);
        assert!(low.abs() < 1e-9 && (high - 0.2775).abs() < 1e-4, "{low} {high}");
        assert_eq!(wilson(0.0, 0.0), (0.0, 1.0));
    }

    #[test]
    fn right_groups_lie_on_the_line_and_all_inside() {
        let group = |share: f64| Told { name: String::new(), told: share, observed: share, range: (share, share) };
        let input = Reliability {
            title: String::new(),
            desc: String::new(),
            axes: (String::new(), String::new()),
            groups: [0.0, 0.02, 0.3].map(group).to_vec(),
            table: Table::default(),
        };
        let drawing = reliability(&input, &|share| share.to_string());
        let dots = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Dot { x, y, .. } => Some((*x, *y)),
            _ => None,
        });
        let dots: Vec<(f64, f64)> = dots.collect();
        assert_eq!(dots.len(), 3);
        for (x, y) in dots {
            assert!((x - LEFT - (TOP + SIZE - y)).abs() < 1e-9, "{x} {y}");
            assert!((LEFT..=LEFT + SIZE).contains(&x) && (TOP..=TOP + SIZE).contains(&y), "{x} {y}");
        }
    }
}

//! Months side by side: columns for one series, a line for another below it.

use super::drawing::{Anchor, Drawing, Shape, Table, line};
use super::scale::ticks;

/// One month.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthPoint {
    /// Its short name under the axis.
    pub short: String,
    /// Its name in the table.
    pub name: String,
    /// The column; `None` is a gap.
    pub column: Option<f64>,
    /// The column as told.
    pub column_text: String,
    /// The line; `None` breaks it.
    pub line: Option<f64>,
    /// The line as told.
    pub line_text: String,
}

/// A series of months to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthChart {
    /// What it shows.
    pub title: String,
    /// What can be read from it.
    pub desc: String,
    /// Headings of the table: month, columns, line.
    pub head: [String; 3],
    /// The months in order, without a gap in time.
    pub points: Vec<MonthPoint>,
}

const WIDTH: f64 = 560.0;
const LEFT: f64 = 74.0;
const PANEL: f64 = 110.0;
const TOP: f64 = 32.0;
const GAP: f64 = 48.0;

/// Draws columns and, where any month has one, a line in a panel of its own under them: two scales are never laid
/// over each other. `tell` writes the numbers of the axes.
#[must_use]
pub fn months(input: &MonthChart, tell: &dyn Fn(f64) -> String) -> Drawing {
    let columns: Vec<_> = input.points.iter().map(|point| point.column).collect();
    let lines: Vec<_> = input.points.iter().map(|point| point.line).collect();
    let with_line = lines.iter().any(Option::is_some);
    let upper = Panel::new(&columns, TOP);
    let mut shapes = upper.axis(&input.head[1], tell);
    for (n, value) in columns.iter().enumerate() {
        let Some(value) = value else { continue };
        let (x, width) = slot(n, input.points.len());
        let (a, b) = (upper.y(value.max(0.0)), upper.y(value.min(0.0)));
        let class = if *value < 0.0 { "column below" } else { "column" };
        shapes.push(Shape::Rect { class, x: x + width * 0.15, y: a, width: width * 0.7, height: (b - a).max(0.5) });
    }
    let mut bottom = TOP + PANEL;
    if with_line {
        let lower = Panel::new(&lines, bottom + GAP);
        shapes.extend(lower.axis(&input.head[2], tell));
        shapes.extend(runs(&lines, &lower, input.points.len()));
        bottom += GAP + PANEL;
    }
    shapes.extend(month_labels(&input.points, bottom + 16.0));
    let row = |point: &MonthPoint| vec![point.name.clone(), point.column_text.clone(), point.line_text.clone()];
    Drawing {
        class: "months",
        width: WIDTH,
        height: bottom + 24.0,
        title: input.title.clone(),
        desc: input.desc.clone(),
        shapes,
        table: Table { head: input.head.to_vec(), rows: input.points.iter().map(row).collect() },
    }
}

/// Left edge and width of a month's place.
fn slot(n: usize, count: usize) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred months")]
    let (n, count) = (n as f64, count.max(1) as f64);
    let width = (WIDTH - LEFT) / count;
    (LEFT + n * width, width)
}

struct Panel {
    ticks: Vec<f64>,
    top: f64,
}

impl Panel {
    fn new(values: &[Option<f64>], top: f64) -> Self {
        let known = values.iter().flatten().copied().filter(|value| value.is_finite());
        let (low, high) = known.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        Self { ticks: ticks(low, high, 3), top }
    }

    fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.ticks.first().copied().unwrap_or(0.0), self.ticks.last().copied().unwrap_or(0.0));
        let share = if high > low { (value - low) / (high - low) } else { 0.0 };
        self.top + PANEL * (1.0 - share.clamp(0.0, 1.0))
    }

    fn axis(&self, name: &str, tell: &dyn Fn(f64) -> String) -> Vec<Shape> {
        let place = self.top - 16.0;
        let heading = Shape::Label { class: "panel", x: 0.0, y: place, anchor: Anchor::Start, text: name.to_owned() };
        let mut shapes = vec![heading];
        for tick in &self.ticks {
            let y = self.y(*tick);
            let zero = tick.total_cmp(&0.0).is_eq();
            shapes.push(Shape::Path {
                class: if zero { "grid zero" } else { "grid" },
                d: line(&[(LEFT, y), (WIDTH, y)]),
            });
            let text = tell(*tick);
            shapes.push(Shape::Label { class: "tick", x: LEFT - 6.0, y: y + 4.0, anchor: Anchor::End, text });
        }
        shapes
    }
}

/// The line, broken at each gap; a month alone between gaps is a dot.
fn runs(values: &[Option<f64>], panel: &Panel, count: usize) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (n, value) in values.iter().copied().chain([None]).enumerate() {
        if let Some(value) = value {
            let (x, width) = slot(n, count);
            run.push((x + width / 2.0, panel.y(value)));
            continue;
        }
        match run.as_slice() {
            [] => {}
            [(x, y)] => shapes.push(Shape::Dot { class: "mark", x: *x, y: *y, radius: 3.0 }),
            points => shapes.push(Shape::Path { class: "line", d: line(points) }),
        }
        run.clear();
    }
    shapes
}

/// The first and last month and as many between as leave room.
fn month_labels(points: &[MonthPoint], y: f64) -> Vec<Shape> {
    let step = points.len().div_ceil(6).max(1);
    (0..points.len())
        .step_by(step)
        .map(|n| {
            let (x, width) = slot(n, points.len());
            let text = points[n].short.clone();
            Shape::Label { class: "tick", x: x + width / 2.0, y, anchor: Anchor::Middle, text }
        })
        .collect()
}

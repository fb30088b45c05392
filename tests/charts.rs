//! Drawings show what their tables say, and a missing value is a gap.

use credit_mirror::charts::{
    Axis, Bar, Drawing, Interval, MonthChart, MonthPoint, Radar, Shape, Share, bar, interval, months, radar, shares,
};

fn classes(drawing: &Drawing) -> Vec<&'static str> {
    drawing
        .shapes
        .iter()
        .map(|shape| match shape {
            Shape::Path { class, .. }
            | Shape::Rect { class, .. }
            | Shape::Dot { class, .. }
            | Shape::Label { class, .. } => *class,
        })
        .collect()
}

fn count(drawing: &Drawing, class: &str) -> usize {
    classes(drawing).into_iter().filter(|found| *found == class).count()
}

/// The rectangle of a class, as x, y, width, height.
fn rects(drawing: &Drawing, wanted: &str) -> Vec<(f64, f64, f64, f64)> {
    let rect = |shape: &Shape| match shape {
        Shape::Rect { class, x, y, width, height } if *class == wanted => Some((*x, *y, *width, *height)),
        _ => None,
    };
    drawing.shapes.iter().filter_map(rect).collect()
}

fn axis(name: &str, value: Option<f64>, judged: bool) -> Axis {
    let text = value.map_or_else(|| "not seen".to_owned(), |value| format!("{value:.0}"));
    Axis { label: vec![name.to_owned()], name: name.to_owned(), value, text, judged }
}

fn sample(axes: Vec<Axis>) -> Radar {
    let head = ["Dimension".to_owned(), "Score".to_owned()];
    Radar { title: "t".to_owned(), desc: "d".to_owned(), head, axes, typical: 50.0 }
}

#[test]
fn a_radar_leaves_a_gap_and_marks_judgement() {
    let axes = vec![
        axis("a", Some(100.0), false),
        axis("b", Some(50.0), true),
        axis("c", None, false),
        axis("d", Some(0.0), false),
    ];
    let drawing = radar(&sample(axes));
    assert_eq!(drawing.table.rows, [["a", "100"], ["b", "50"], ["c", "not seen"], ["d", "0"]]);
    assert_eq!((count(&drawing, "mark"), count(&drawing, "mark judged"), count(&drawing, "unseen")), (2, 1, 1));
    // Joined: a–b (dashed, b is judged) and d–a; nothing touches c.
    assert_eq!((count(&drawing, "edge"), count(&drawing, "edge judged"), count(&drawing, "area")), (1, 1, 2));
    let dots: Vec<(f64, f64)> = drawing
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Dot { x, y, .. } => Some((*x - drawing.width / 2.0, *y - drawing.height / 2.0)),
            _ => None,
        })
        .collect();
    // 100 stands twice as far out as 50; the first axis points up, the second to the right.
    assert!((dots[0].0).abs() < 1e-9 && dots[0].1 < 0.0);
    assert!((dots[1].1).abs() < 1e-9 && (dots[1].0 * 2.0 + dots[0].1).abs() < 1e-9, "{dots:?}");
    assert!(dots[2].0.abs() < 1e-9 && dots[2].1.abs() < 1e-9, "zero stands in the middle");
}

#[test]
fn a_radar_without_axes_or_scores_draws_no_score() {
    assert_eq!(count(&radar(&sample(Vec::new())), "mark"), 0);
    let none = radar(&sample(vec![axis("a", None, false), axis("b", None, true), axis("c", None, false)]));
    assert_eq!((count(&none, "mark"), count(&none, "edge"), count(&none, "unseen")), (0, 0, 3));
}

#[test]
fn a_bar_is_as_long_as_its_score() {
    let with = |value, judged| bar(&Bar { value, typical: 50.0, judged, level: "even" });
    let whole = rects(&with(Some(100.0), false), "even")[0].2;
    assert!((rects(&with(Some(25.0), false), "even")[0].2 * 4.0 - whole).abs() < 1e-9);
    assert!(rects(&with(None, false), "even").is_empty() && rects(&with(None, true), "outline").is_empty());
    assert_eq!((count(&with(Some(25.0), true), "hatch"), count(&with(Some(25.0), true), "even")), (1, 0));
}

fn month(n: usize, column: Option<f64>, line: Option<f64>) -> MonthPoint {
    let tell = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value}"));
    MonthPoint {
        short: format!("{n}"),
        name: format!("month {n}"),
        column,
        column_text: tell(column),
        line,
        line_text: tell(line),
    }
}

fn series(points: Vec<MonthPoint>) -> Drawing {
    let head = ["Month".to_owned(), "Revenue".to_owned(), "Balance".to_owned()];
    months(&MonthChart { title: "t".to_owned(), desc: "d".to_owned(), head, points }, &|value| format!("{value}"))
}

#[test]
fn months_show_gaps_and_losses() {
    let drawing = series(vec![
        month(1, Some(100.0), Some(10.0)),
        month(2, Some(-50.0), Some(20.0)),
        month(3, None, None),
        month(4, Some(0.0), Some(30.0)),
    ]);
    assert_eq!(drawing.table.rows[2], ["month 3", "—", "—"]);
    let (up, down) = (rects(&drawing, "column"), rects(&drawing, "column below"));
    assert_eq!((up.len(), down.len()), (2, 1), "the missing month has no column");
    assert!((up[0].3 - 2.0 * down[0].3).abs() < 1e-6, "heights compare: {up:?} {down:?}");
    assert!((up[0].1 + up[0].3 - down[0].1).abs() < 1e-6, "both stand on the line of zero");
    assert_eq!((count(&drawing, "line"), count(&drawing, "mark")), (1, 1), "the line breaks at the gap");
}

#[test]
fn months_without_data_draw_nothing_wrong() {
    for points in [Vec::new(), vec![month(1, None, None)], vec![month(1, Some(0.0), None)]] {
        let drawing = series(points);
        for (x, y, width, height) in rects(&drawing, "column") {
            assert!([x, y, width, height].iter().all(|value| value.is_finite()));
        }
        assert_eq!(count(&drawing, "line"), 0);
    }
}

#[test]
fn an_interval_starts_at_zero_and_shows_the_need() {
    let input = Interval {
        title: "t".to_owned(),
        desc: "d".to_owned(),
        range: (20.0, 40.0),
        mark: Some((80.0, "need".to_owned())),
    };
    let drawing = interval(&input, &|value| format!("{value}"));
    let (x, _, width, _) = rects(&drawing, "span")[0];
    assert!((x - 6.0 - width).abs() < 1e-9, "from 20 to 40 is as long as from 0 to 20");
    assert_eq!(count(&drawing, "wanted"), 1);
}

#[test]
fn shares_add_up_and_the_rest_stays_empty() {
    let part = |name: &str, share, hatched| Share {
        name: name.to_owned(),
        share,
        text: format!("{share}"),
        class: "share",
        hatched,
    };
    let head = ["Source".to_owned(), "Share".to_owned()];
    let parts = [part("a", 0.5, false), part("b", 0.25, true), part("c", 0.0, false)];
    let drawing = shares("t".to_owned(), "d".to_owned(), head, &parts);
    let track = rects(&drawing, "track")[0].2;
    assert!((rects(&drawing, "share")[0].2 * 2.0 - track).abs() < 1e-9);
    assert_eq!((rects(&drawing, "share").len(), count(&drawing, "hatch")), (1, 1));
    assert_eq!(drawing.table.rows, [["a", "0.5"], ["b", "0.25"], ["c", "0"]]);
}

//! The figure at which a measure neither costs nor carries: nearest to the firm's own.

use crate::rules::{Item, Term};

/// Where a model's curve crosses zero, nearest to the figure; `None` for codes and for a curve that never does.
pub(super) fn of_curve(term: &Term, figure: f64) -> Option<f64> {
    let scale = |x: f64| if term.log { libm::log(x.max(f64::MIN_POSITIVE)) } else { x };
    let back = |x: f64| if term.log { libm::exp(x) } else { x };
    let crossing = |pair: &[(f64, f64)]| {
        let ((x0, y0), (x1, y1)) = (*pair.first()?, *pair.get(1)?);
        let crosses = (y0 < 0.0) != (y1 < 0.0) && (y0 - y1).abs() > 0.0;
        let (from, to) = (scale(x0), scale(x1));
        crosses.then(|| from + (to - from) * (y0 / (y0 - y1)))
    };
    nearest(term.curve.0.windows(2).filter_map(crossing), scale(figure)).map(back)
}

/// The edge between bins that cost and bins that do not, nearest to the figure; `None` for codes.
pub(super) fn of_item(item: &Item, figure: f64, typical: f64) -> Option<f64> {
    let edges = item.bins.windows(2).filter(|pair| (pair[0].points < typical) != (pair[1].points < typical));
    nearest(edges.filter_map(|pair| pair[0].upto), figure)
}

fn nearest(places: impl Iterator<Item = f64>, figure: f64) -> Option<f64> {
    places.min_by(|a, b| (a - figure).abs().total_cmp(&(b - figure).abs()))
}

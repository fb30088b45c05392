//! How good probabilities are: order, distance, calibration.

use crate::random::Random;
use std::collections::BTreeMap;

/// The logistic function.
pub fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-odds))
}

/// Mean of numbers; zero of none.
pub fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / (numbers.len().max(1) as f64)
}

/// Standard deviation of numbers, the divisor being their count.
pub fn deviation(numbers: &[f64]) -> f64 {
    let centre = mean(numbers);
    libm::sqrt(mean(&numbers.iter().map(|number| (number - centre) * (number - centre)).collect::<Vec<_>>()))
}

/// Area under the ROC curve with half for ties (Mann–Whitney), and the share of the other class below each row.
pub struct Roc {
    /// The area.
    pub auc: f64,
    below: Vec<f64>,
    events: Vec<bool>,
}

/// Orders the rows by score.
pub fn roc(scores: &[f64], outcome: &[f64]) -> Roc {
    let events: Vec<bool> = outcome.iter().map(|outcome| *outcome > 0.5).collect();
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*a].total_cmp(&scores[*b]));
    let bad = events.iter().filter(|event| **event).count() as f64;
    let good = scores.len() as f64 - bad;
    let mut below = vec![0.0; scores.len()];
    let (mut seen_good, mut seen_bad, mut start, mut area) = (0.0, 0.0, 0, 0.0);
    while start < order.len() {
        let tied = order[start..].iter().take_while(|row| scores[**row] <= scores[order[start]]).count();
        let rows = &order[start..start + tied];
        let tied_bad = rows.iter().filter(|row| events[**row]).count() as f64;
        let tied_good = tied as f64 - tied_bad;
        for row in rows {
            below[*row] = if events[*row] {
                (seen_good + tied_good / 2.0) / good
            } else {
                1.0 - (seen_bad + tied_bad / 2.0) / bad
            };
        }
        area += tied_bad * (seen_good + tied_good / 2.0);
        seen_good += tied_good;
        seen_bad += tied_bad;
        start += tied;
    }
    Roc { auc: area / (good * bad), below, events }
}

impl Roc {
    /// A 95 % interval (DeLong, DeLong and Clarke-Pearson 1988), for rows that are independent.
    pub fn interval(&self) -> (f64, f64) {
        let part = |event: bool| {
            let places: Vec<f64> =
                self.below.iter().zip(&self.events).filter(|(_, e)| **e == event).map(|(place, _)| *place).collect();
            let spread = deviation(&places);
            spread * spread / (places.len() as f64 - 1.0).max(1.0)
        };
        let error = 1.96 * libm::sqrt(part(true) + part(false));
        ((self.auc - error).max(0.0), (self.auc + error).min(1.0))
    }
}

/// A 95 % interval of the AUC by drawing whole groups again, for rows that belong together.
pub fn interval_by_group(scores: &[f64], outcome: &[f64], group: &[usize]) -> (f64, f64) {
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (row, group) in group.iter().enumerate() {
        rows.entry(*group).or_default().push(row);
    }
    let groups: Vec<Vec<usize>> = rows.into_values().collect();
    let mut random = Random::new(20_261_122);
    let mut areas = Vec::new();
    for _ in 0..500 {
        let drawn: Vec<usize> = (0..groups.len()).flat_map(|_| groups[random.below(groups.len())].clone()).collect();
        let s: Vec<f64> = drawn.iter().map(|row| scores[*row]).collect();
        let o: Vec<f64> = drawn.iter().map(|row| outcome[*row]).collect();
        let area = roc(&s, &o).auc;
        if area.is_finite() {
            areas.push(area);
        }
    }
    areas.sort_by(f64::total_cmp);
    let at = |share: f64| areas.get((share * areas.len() as f64) as usize).copied().unwrap_or(f64::NAN);
    (at(0.025), at(0.975))
}

/// Kolmogorov–Smirnov distance: the greatest difference between the shares of events and others above a score.
pub fn ks(scores: &[f64], outcome: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let bad = outcome.iter().sum::<f64>();
    let good = outcome.len() as f64 - bad;
    let (mut hit, mut missed, mut most) = (0.0, 0.0, 0.0_f64);
    for (place, row) in order.iter().enumerate() {
        hit += outcome[*row] / bad;
        missed += (1.0 - outcome[*row]) / good;
        let tie = order.get(place + 1).is_some_and(|next| scores[*next] >= scores[*row]);
        if !tie {
            most = most.max((hit - missed).abs());
        }
    }
    most
}

/// Brier score: mean squared distance of probability and outcome.
pub fn brier(probability: &[f64], outcome: &[f64]) -> f64 {
    mean(&probability.iter().zip(outcome).map(|(p, y)| (p - y) * (p - y)).collect::<Vec<_>>())
}

/// Brier skill: 1 − Brier score / that of saying the mean rate to all.
pub fn skill(probability: &[f64], outcome: &[f64]) -> f64 {
    let rate = mean(outcome);
    1.0 - brier(probability, outcome) / (rate * (1.0 - rate))
}

/// Intercept and slope of a logistic regression of the outcome on log-odds.
pub fn calibration(odds: &[f64], outcome: &[f64]) -> (f64, f64) {
    let (mut a, mut b) = (0.0, 1.0);
    for _ in 0..50 {
        let (mut g0, mut g1, mut h00, mut h01, mut h11) = (0.0, 0.0, 1e-9, 0.0, 1e-9);
        for (z, y) in odds.iter().zip(outcome) {
            let p = logistic(a + b * z);
            let w = p * (1.0 - p);
            g0 += y - p;
            g1 += (y - p) * z;
            h00 += w;
            h01 += w * z;
            h11 += w * z * z;
        }
        let determinant = h00 * h11 - h01 * h01;
        if determinant.abs() < 1e-12 {
            break;
        }
        a += ((h11 * g0 - h01 * g1) / determinant).clamp(-2.0, 2.0);
        b += ((h00 * g1 - h01 * g0) / determinant).clamp(-1.0, 1.0);
    }
    (a, b)
}

#[cfg(test)]
mod tests {
    use super::{brier, calibration, interval_by_group, ks, logistic, roc, skill};
    use crate::random::Random;

    #[test]
    fn order_is_measured_as_in_the_textbook() {
        // Scores 0.1 0.4 0.35 0.8 with outcomes 0 0 1 1: AUC 0.75, the example of scikit-learn's roc_auc_score.
        assert!((roc(&[0.1, 0.4, 0.35, 0.8], &[0.0, 0.0, 1.0, 1.0]).auc - 0.75).abs() < 1e-12);
        // All tied: half. Perfect: one. Reversed: zero.
        assert!((roc(&[1.0; 4], &[0.0, 1.0, 0.0, 1.0]).auc - 0.5).abs() < 1e-12);
        assert!((roc(&[1.0, 2.0, 3.0, 4.0], &[0.0, 0.0, 1.0, 1.0]).auc - 1.0).abs() < 1e-12);
        assert!(roc(&[4.0, 3.0, 2.0, 1.0], &[0.0, 0.0, 1.0, 1.0]).auc.abs() < 1e-12);
        // Above 0.35 lie one of two good and all bad rows.
        assert!((ks(&[0.1, 0.4, 0.35, 0.8], &[0.0, 0.0, 1.0, 1.0]) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn saying_the_mean_rate_has_no_skill_and_the_truth_has_all() {
        assert!(skill(&[0.5; 4], &[0.0, 1.0, 0.0, 1.0]).abs() < 1e-12);
        assert!((skill(&[0.0, 1.0], &[0.0, 1.0]) - 1.0).abs() < 1e-12);
        assert!((brier(&[0.8, 0.4], &[1.0, 0.0]) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn the_slope_of_overconfident_odds_is_what_shrinks_them() {
        // Outcomes drawn from the logistic of z; told odds are 2 z, so that the slope is a half.
        let mut random = Random::new(3);
        let (mut told, mut outcome) = (Vec::new(), Vec::new());
        for _ in 0..20_000 {
            let z = random.below(4_001) as f64 / 1_000.0 - 2.0;
            told.push(2.0 * z);
            outcome.push(f64::from(u8::from((random.below(1_000_000) as f64) < 1e6 * logistic(z))));
        }
        let (a, b) = calibration(&told, &outcome);
        assert!(a.abs() < 0.05 && (b - 0.5).abs() < 0.03, "{a} {b}");
        let group: Vec<usize> = (0..told.len()).map(|row| row / 200).collect();
        let (auc, (low, high)) = (roc(&told, &outcome).auc, interval_by_group(&told, &outcome, &group));
        assert!(low < auc && auc < high && high - low < 0.05, "{low} {auc} {high}");
        let (l, h) = roc(&told, &outcome).interval();
        assert!((h - l - (high - low)).abs() < 0.01, "{l} {h} against {low} {high}");
    }
}

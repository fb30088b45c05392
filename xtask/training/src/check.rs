//! Repeated cross-validation, and fits on rows drawn again.

use crate::measures::{calibration, deviation, ks, logistic, mean, roc, skill};
use crate::model::{Frame, round};
use crate::random::Random;
use crate::sample::Sample;
use credit_mirror::rules::Checked;
use std::collections::BTreeMap;

/// Parts that rows are dealt into.
const FOLDS: usize = 5;

/// The part of each row: whole groups are dealt, those with most events apart, so that parts are alike.
pub fn deal(sample: &Sample, seed: u64) -> Vec<usize> {
    let mut groups: BTreeMap<usize, (bool, Vec<usize>)> = BTreeMap::new();
    for row in 0..sample.len() {
        let (event, rows) = groups.entry(sample.group[row]).or_default();
        *event |= sample.outcome[row] > 0.5;
        rows.push(row);
    }
    let mut random = Random::new(seed);
    let mut fold = vec![0; sample.len()];
    let mut next = 0;
    for wanted in [true, false] {
        let mut of: Vec<&Vec<usize>> =
            groups.values().filter(|(event, _)| *event == wanted).map(|(_, rows)| rows).collect();
        random.shuffle(&mut of);
        for rows in of {
            for row in rows {
                fold[*row] = next % FOLDS;
            }
            next += 1;
        }
    }
    fold
}

/// The log-odds of every row by fits that have not seen its group, the rows dealt by a seed.
pub fn unseen(frame: &Frame<'_>, sample: &Sample, seed: u64) -> Vec<f64> {
    let fold = deal(sample, seed);
    let mut odds = vec![0.0; sample.len()];
    for part in 0..FOLDS {
        let (inside, outside): (Vec<usize>, Vec<usize>) = (0..sample.len()).partition(|row| fold[*row] != part);
        let model = frame.fit(sample, &inside);
        for row in outside {
            odds[row] = model.intercept + sample.sum(&model, row);
        }
    }
    odds
}

/// Checks a frame: every row is scored by fits that have not seen its group.
pub fn check(frame: &Frame<'_>, sample: &Sample, repeats: usize) -> Checked {
    let (mut areas, mut distances, mut skills, mut slopes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for repeat in 0..repeats {
        let fold = deal(sample, 1_000 + repeat as u64);
        let mut odds = vec![0.0; sample.len()];
        for part in 0..FOLDS {
            let (inside, outside): (Vec<usize>, Vec<usize>) = (0..sample.len()).partition(|row| fold[*row] != part);
            let model = frame.fit(sample, &inside);
            for row in &outside {
                odds[*row] = model.intercept + sample.sum(&model, *row);
            }
            // Rows that only help a fit are not judged.
            let judged: Vec<usize> = outside.into_iter().filter(|row| sample.weight[*row] >= 1.0).collect();
            let scores: Vec<f64> = judged.iter().map(|row| odds[*row]).collect();
            let outcome: Vec<f64> = judged.iter().map(|row| sample.outcome[*row]).collect();
            let chances: Vec<f64> = scores.iter().map(|z| logistic(*z)).collect();
            areas.push(roc(&scores, &outcome).auc);
            distances.push(ks(&scores, &outcome));
            skills.push(skill(&chances, &outcome));
        }
        let judged: Vec<usize> = (0..sample.len()).filter(|row| sample.weight[*row] >= 1.0).collect();
        let scores: Vec<f64> = judged.iter().map(|row| odds[*row]).collect();
        let outcome: Vec<f64> = judged.iter().map(|row| sample.outcome[*row]).collect();
        slopes.push(calibration(&scores, &outcome).1);
    }
    Checked {
        folds: FOLDS as u32,
        repeats: repeats as u32,
        auc: round(mean(&areas), 4),
        auc_sd: round(deviation(&areas), 4),
        ks: round(mean(&distances), 3),
        skill: round(mean(&skills), 4),
        slope: round(mean(&slopes), 3),
    }
}

/// The usual standard deviation of a row's log-odds when groups are drawn again: the median over rows.
pub fn sigma(frame: &Frame<'_>, sample: &Sample, draws: usize) -> f64 {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (row, group) in sample.group.iter().enumerate() {
        groups.entry(*group).or_default().push(row);
    }
    let groups: Vec<Vec<usize>> = groups.into_values().collect();
    let seen: Vec<usize> = (0..sample.len()).step_by((sample.len() / 1_000).max(1)).collect();
    let mut random = Random::new(7);
    let mut odds: Vec<Vec<f64>> = vec![Vec::new(); seen.len()];
    for _ in 0..draws {
        let rows: Vec<usize> = (0..groups.len()).flat_map(|_| groups[random.below(groups.len())].clone()).collect();
        let model = frame.fit(sample, &rows);
        for (odds, row) in odds.iter_mut().zip(&seen) {
            odds.push(model.intercept + sample.sum(&model, *row));
        }
    }
    let mut spreads: Vec<f64> = odds.iter().map(|odds| deviation(odds)).collect();
    spreads.sort_by(f64::total_cmp);
    round(spreads.get(spreads.len() / 2).copied().unwrap_or(0.0), 3)
}

//! Multinomial logistic regression with an L1 and an L2 penalty, by accelerated proximal gradient steps (Beck and
//! Teboulle 2009). Everything in a fixed order, so that the same examples give the same weights.

use super::examples::Example;
use credit_mirror::rules::{Category, LineSide, STEP};
use std::collections::{BTreeMap, BTreeSet};

/// The penalties, chosen by cross-validation.
const L1: f64 = 0.000_08;
const L2: f64 = 0.000_1;

/// Steps of the fit.
const ROUNDS: usize = 300;

/// Pieces that stand in the very same examples say the same; so many of them are kept.
const ALIKE: usize = 1;

/// Weights smaller than this many steps are left out.
const LEAST: i32 = 4;

/// Fits one direction. `slope` stretches the log-odds so that the certainty is right on examples not seen.
pub fn fit(rows: &[&Example], slope: f64) -> LineSide {
    let keys: Vec<BTreeSet<String>> = rows.iter().map(|row| row.keys()).collect();
    let counts = chosen(&keys);
    let place: BTreeMap<&str, usize> = counts.iter().enumerate().map(|(place, key)| (key.as_str(), place)).collect();
    let classes: Vec<Option<Category>> =
        rows.iter().map(|row| row.class).collect::<BTreeSet<_>>().into_iter().collect();
    let problem = Problem {
        rows: keys
            .iter()
            .map(|keys| keys.iter().filter_map(|key| place.get(key.as_str()).copied()).collect())
            .collect(),
        truth: rows.iter().map(|row| classes.iter().position(|class| *class == row.class).unwrap_or(0)).collect(),
        words: place.len(),
        classes: classes.len(),
    };
    let weights = problem.solve();
    let steps = |weight: f64| (weight * slope * STEP).round() as i32;
    let k = classes.len();
    let mut words = BTreeMap::new();
    for (place, key) in counts.iter().enumerate() {
        let of: Vec<(u8, i16)> = (0..k)
            .map(|class| (class as u8, steps(weights[place * k + class]) as i16))
            .filter(|(_, steps)| i32::from(*steps).abs() >= LEAST)
            .collect();
        if !of.is_empty() {
            words.insert(key.clone(), of);
        }
    }
    let constants = (0..k).map(|class| steps(weights[problem.words * k + class])).collect();
    LineSide { classes, constants, words }
}

/// The pieces that get a weight. Of those in the very same examples the one that people would call the word is kept.
fn chosen(keys: &[BTreeSet<String>]) -> BTreeSet<String> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, keys) in keys.iter().enumerate() {
        keys.iter().for_each(|key| places.entry(key).or_default().push(row));
    }
    let mut alike: BTreeMap<Vec<usize>, Vec<&str>> = BTreeMap::new();
    for (key, rows) in places {
        alike.entry(rows).or_default().push(key);
    }
    let mut chosen = BTreeSet::new();
    for mut same in alike.into_values() {
        same.sort_by_key(|key| strangeness(key));
        chosen.extend(same.into_iter().take(ALIKE).map(str::to_owned));
    }
    chosen
}

/// Two Chinese characters and whole words before pairs of words, first letters and single characters.
fn strangeness(key: &str) -> usize {
    let length = key.chars().count();
    match key.chars().next() {
        Some(first) if first.is_ascii() && key.contains([' ', '~']) => 4,
        Some(first) if first.is_ascii() => 0,
        _ if length == 1 => 5,
        _ => length,
    }
}

struct Problem {
    /// Places of the words of each row.
    rows: Vec<Vec<usize>>,
    truth: Vec<usize>,
    words: usize,
    classes: usize,
}

impl Problem {
    /// Weights by word and class, then the constants.
    fn solve(&self) -> Vec<f64> {
        let step = 1.0 / (0.5 * self.curvature() + L2);
        let size = (self.words + 1) * self.classes;
        let (mut now, mut ahead) = (vec![0.0; size], vec![0.0; size]);
        let mut pace = 1.0_f64;
        for _ in 0..ROUNDS {
            let slopes = self.slopes(&ahead);
            let mut next = vec![0.0; size];
            for place in 0..size {
                let moved = ahead[place] - step * slopes[place];
                let limit = if place < self.words * self.classes { step * L1 } else { 0.0 };
                next[place] = moved.signum() * (moved.abs() - limit).max(0.0);
            }
            let faster = 0.5 * (1.0 + (1.0 + 4.0 * pace * pace).sqrt());
            let lead = (pace - 1.0) / faster;
            for place in 0..size {
                ahead[place] = next[place] + lead * (next[place] - now[place]);
            }
            (now, pace) = (next, faster);
        }
        now
    }

    /// Slopes of the mean loss and the L2 penalty.
    fn slopes(&self, weights: &[f64]) -> Vec<f64> {
        let k = self.classes;
        let mut slopes: Vec<f64> = weights.iter().map(|weight| L2 * weight).collect();
        slopes[self.words * k..].fill(0.0);
        let share = 1.0 / self.rows.len() as f64;
        for (row, truth) in self.rows.iter().zip(&self.truth) {
            let mut odds = weights[self.words * k..].to_vec();
            for word in row {
                odds.iter_mut().zip(&weights[word * k..]).for_each(|(odds, weight)| *odds += weight);
            }
            softmax(&mut odds);
            odds[*truth] -= 1.0;
            for word in row.iter().copied().chain([self.words]) {
                slopes[word * k..].iter_mut().zip(&odds).for_each(|(slope, error)| *slope += share * error);
            }
        }
        slopes
    }

    /// The greatest eigenvalue of `XᵀX / n`, by repeated multiplication, a little above.
    fn curvature(&self) -> f64 {
        let mut vector = vec![1.0; self.words + 1];
        let mut value = 1.0_f64;
        for _ in 0..30 {
            let mut next = vec![0.0; self.words + 1];
            for row in &self.rows {
                let sum: f64 = row.iter().chain([&self.words]).map(|word| vector[*word]).sum();
                row.iter().chain([&self.words]).for_each(|word| next[*word] += sum / self.rows.len() as f64);
            }
            value = next.iter().map(|part| part * part).sum::<f64>().sqrt();
            vector = next.iter().map(|part| part / value).collect();
        }
        value * 1.05
    }
}

/// Log-odds into probabilities.
pub fn softmax(odds: &mut [f64]) {
    let most = odds.iter().copied().fold(f64::MIN, f64::max);
    odds.iter_mut().for_each(|one| *one = libm::exp(*one - most));
    let sum: f64 = odds.iter().sum();
    odds.iter_mut().for_each(|one| *one /= sum);
}

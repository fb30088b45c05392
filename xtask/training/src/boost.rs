//! Gradient boosting of small trees (Friedman 2001), seeded and exact: how far a model that nobody can read gets on the
//! same rows. Missing cells take the column's median, so that which cells are empty is never seen.

use crate::measures::{deviation, logistic, mean, roc, skill};
use crate::random::Random;
use crate::sample::{Column, Sample};

/// Bins a column is cut into at most.
const BINS: usize = 48;
/// Trees.
const TREES: usize = 220;
/// Splits on the way to a leaf.
const DEPTH: usize = 4;
/// What a tree's answer is multiplied by.
const RATE: f64 = 0.06;
/// Penalty on a leaf's answer.
const RIDGE: f64 = 3.0;
/// Least sum of second derivatives in a leaf.
const LEAST: f64 = 3.0;
/// Share of the rows that a tree sees, of 100.
const SHARE: usize = 70;
/// Parts that rows are dealt into.
const FOLDS: usize = 5;
/// A column with more missing cells than this share is left out: its gaps may tell the outcome.
const GAPS: f64 = 0.01;

/// What boosting reached, every row scored by trees that have not seen its group.
pub struct Reached {
    /// Columns seen.
    pub columns: usize,
    /// Mean AUC over the parts.
    pub auc: f64,
    /// Its standard deviation.
    pub auc_sd: f64,
    /// Mean Brier skill.
    pub skill: f64,
}

/// Columns cut into bins, row by row.
struct Binned {
    columns: usize,
    cells: Vec<u8>,
}

struct Node {
    column: usize,
    /// Rows at or below this bin go left.
    bin: u8,
    left: usize,
    right: usize,
    /// The answer of a leaf.
    answer: f64,
}

/// Checks boosting on rows of full weight in five parts.
pub fn check(sample: &Sample, seed: u64) -> Reached {
    let binned = binned(sample);
    let fold = crate::check::deal(sample, seed);
    let (mut areas, mut skills) = (Vec::new(), Vec::new());
    for part in 0..FOLDS {
        let (inside, outside): (Vec<usize>, Vec<usize>) = (0..sample.len()).partition(|row| fold[*row] != part);
        let odds = grown(&binned, sample, &inside, &outside, seed + part as u64);
        let judged: Vec<usize> = (0..outside.len()).filter(|at| sample.weight[outside[*at]] >= 1.0).collect();
        let told: Vec<f64> = judged.iter().map(|at| odds[*at]).collect();
        let outcome: Vec<f64> = judged.iter().map(|at| sample.outcome[outside[*at]]).collect();
        let chances: Vec<f64> = told.iter().map(|z| logistic(*z)).collect();
        areas.push(roc(&told, &outcome).auc);
        skills.push(skill(&chances, &outcome));
    }
    Reached { columns: binned.columns, auc: mean(&areas), auc_sd: deviation(&areas), skill: mean(&skills) }
}

/// The columns: all of the file where they were kept, else the measures; those with gaps left out where all were kept.
fn binned(sample: &Sample) -> Binned {
    let rows = sample.len();
    let mut columns: Vec<Vec<u8>> = Vec::new();
    let gaps = |numbers: &[f64]| numbers.iter().filter(|number| number.is_nan()).count() as f64 / rows as f64;
    if sample.every.is_empty() {
        for column in sample.columns.values() {
            columns.push(match column {
                Column::Numbers(numbers) => cut(numbers),
                Column::Codes(codes) => cut_codes(codes),
            });
        }
    } else {
        columns.extend(sample.every.iter().filter(|numbers| gaps(numbers) <= GAPS).map(|numbers| cut(numbers)));
    }
    let mut cells = vec![0; rows * columns.len()];
    for (place, column) in columns.iter().enumerate() {
        for (row, bin) in column.iter().enumerate() {
            cells[row * columns.len() + place] = *bin;
        }
    }
    Binned { columns: columns.len(), cells }
}

/// Bins of about as many rows each.
fn cut(numbers: &[f64]) -> Vec<u8> {
    let mut sorted: Vec<f64> = numbers.iter().copied().filter(|number| number.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    if sorted.is_empty() {
        return vec![0; numbers.len()];
    }
    let mut ends: Vec<f64> = (1..BINS).map(|bin| sorted[bin * (sorted.len() - 1) / BINS]).collect();
    ends.dedup();
    let median = sorted[sorted.len() / 2];
    let bin = |number: f64| ends.partition_point(|end| *end < number) as u8;
    numbers.iter().map(|number| bin(if number.is_finite() { *number } else { median })).collect()
}

/// One bin a code, most frequent first; rare ones share the last.
fn cut_codes(codes: &[String]) -> Vec<u8> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for code in codes {
        *counts.entry(code).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = counts.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let place = |code: &str| order.iter().position(|(known, _)| *known == code).unwrap_or(0).min(BINS - 1) as u8;
    codes.iter().map(|code| place(code)).collect()
}

/// Grows the trees on rows and gives the log-odds of others.
fn grown(binned: &Binned, sample: &Sample, inside: &[usize], outside: &[usize], seed: u64) -> Vec<f64> {
    let weigh = |rows: &[usize]| rows.iter().map(|row| sample.weight[*row]).sum::<f64>();
    let bad: f64 = inside.iter().map(|row| sample.weight[*row] * sample.outcome[*row]).sum();
    let start = libm::log(bad / (weigh(inside) - bad));
    let mut odds = vec![start; sample.len()];
    let mut random = Random::new(seed);
    for _ in 0..TREES {
        let drawn: Vec<usize> = inside.iter().copied().filter(|_| random.below(100) < SHARE).collect();
        let pull: Vec<(f64, f64)> = (0..sample.len())
            .map(|row| {
                let p = logistic(odds[row]);
                (sample.weight[row] * (sample.outcome[row] - p), sample.weight[row] * (p * (1.0 - p)).max(1e-9))
            })
            .collect();
        let tree = tree(binned, &drawn, &pull);
        for row in inside.iter().chain(outside) {
            odds[*row] += RATE * answer(&tree, binned, *row);
        }
    }
    outside.iter().map(|row| odds[*row]).collect()
}

fn answer(tree: &[Node], binned: &Binned, row: usize) -> f64 {
    let mut at = 0;
    while tree[at].left != 0 {
        let node = &tree[at];
        let cell = binned.cells[row * binned.columns + node.column];
        at = if cell <= node.bin { node.left } else { node.right };
    }
    tree[at].answer
}

fn tree(binned: &Binned, rows: &[usize], pull: &[(f64, f64)]) -> Vec<Node> {
    let mut nodes = vec![leaf(rows, pull)];
    let mut open = vec![(0, rows.to_vec(), 0)];
    while let Some((at, rows, depth)) = open.pop() {
        if depth == DEPTH {
            continue;
        }
        let Some((column, bin)) = best(binned, &rows, pull) else { continue };
        let (left, right): (Vec<usize>, Vec<usize>) =
            rows.into_iter().partition(|row| binned.cells[row * binned.columns + column] <= bin);
        let place = nodes.len();
        nodes.push(leaf(&left, pull));
        nodes.push(leaf(&right, pull));
        nodes[at] = Node { column, bin, left: place, right: place + 1, answer: 0.0 };
        open.push((place, left, depth + 1));
        open.push((place + 1, right, depth + 1));
    }
    nodes
}

fn leaf(rows: &[usize], pull: &[(f64, f64)]) -> Node {
    let (g, h) = rows.iter().fold((0.0, 0.0), |(g, h), row| (g + pull[*row].0, h + pull[*row].1));
    Node { column: 0, bin: 0, left: 0, right: 0, answer: g / (h + RIDGE) }
}

/// The split that gains most; none where none gains.
fn best(binned: &Binned, rows: &[usize], pull: &[(f64, f64)]) -> Option<(usize, u8)> {
    let columns = binned.columns;
    let mut sums = vec![(0.0, 0.0); columns * BINS];
    let (mut all_g, mut all_h) = (0.0, 0.0);
    for row in rows {
        let (g, h) = pull[*row];
        all_g += g;
        all_h += h;
        for (column, bin) in binned.cells[row * columns..(row + 1) * columns].iter().enumerate() {
            let sum = &mut sums[column * BINS + usize::from(*bin)];
            sum.0 += g;
            sum.1 += h;
        }
    }
    let worth = |g: f64, h: f64| g * g / (h + RIDGE);
    let mut most = (1e-9, None);
    for column in 0..columns {
        let (mut g, mut h) = (0.0, 0.0);
        for bin in 0..BINS - 1 {
            let (more_g, more_h) = sums[column * BINS + bin];
            g += more_g;
            h += more_h;
            if h < LEAST || all_h - h < LEAST || more_h <= 0.0 {
                continue;
            }
            let gain = worth(g, h) + worth(all_g - g, all_h - h) - worth(all_g, all_h);
            if gain > most.0 {
                most = (gain, Some((column, bin as u8)));
            }
        }
    }
    most.1
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::random::Random;
    use crate::sample::Sample;

    /// The outcome is whether two signs agree: no sum of curves sees that, trees do.
    #[test]
    fn trees_see_what_a_sum_of_curves_cannot_and_nothing_where_there_is_nothing() {
        let mut random = Random::new(5);
        let mut number = || random.below(2_001) as f64 / 1_000.0 - 1.0;
        let (a, b): (Vec<f64>, Vec<f64>) = (0..1_500).map(|_| (number(), number())).unzip();
        let outcome: Vec<f64> = a.iter().zip(&b).map(|(a, b)| f64::from(u8::from(a * b > 0.0))).collect();
        let mut sample = Sample::new(outcome);
        sample.numbers("a", a.clone());
        sample.numbers("b", b);
        assert!(check(&sample, 1).auc > 0.95);
        let blind: Vec<f64> = (0..1_500).map(|row| f64::from(u8::from(row % 3 == 0))).collect();
        let mut sample = Sample::new(blind);
        sample.numbers("a", a);
        let auc = check(&sample, 1).auc;
        assert!((auc - 0.5).abs() < 0.06, "{auc}");
    }

    /// Rows whose cells are empty fail more often; the empty cells take the median and tell nothing.
    #[test]
    fn which_cells_are_empty_is_not_seen() {
        let mut random = Random::new(9);
        let rows: Vec<(f64, f64)> = (0..1_500)
            .map(|_| {
                let bad = random.below(4) == 0;
                let gone = random.below(10) < if bad { 9 } else { 1 };
                (if gone { f64::NAN } else { random.below(1_000) as f64 }, f64::from(u8::from(bad)))
            })
            .collect();
        let (numbers, outcome): (Vec<f64>, Vec<f64>) = rows.into_iter().unzip();
        let mut sample = Sample::new(outcome);
        sample.every = vec![numbers.clone(), (0..1_500).map(|row| f64::from(row % 7)).collect()];
        let reached = check(&sample, 2);
        assert!(reached.columns == 1 && (reached.auc - 0.5).abs() < 0.07, "{} {}", reached.columns, reached.auc);
    }
}

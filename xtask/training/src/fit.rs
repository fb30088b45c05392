//! Logistic regression with signs: penalised Newton steps, each solved one coefficient at a time within its bounds.

use crate::measures::logistic;

/// Rows × columns, row by row.
pub struct Design {
    /// Columns.
    pub columns: usize,
    /// Cells.
    pub cells: Vec<f64>,
}

/// Which sign a coefficient may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Any.
    Free,
    /// Zero or more.
    NotNegative,
    /// Zero or less.
    NotPositive,
}

/// How strongly coefficients are drawn to zero.
#[derive(Clone, Copy)]
pub struct Penalty {
    /// Of half the square.
    pub ridge: f64,
    /// Of the size.
    pub lasso: f64,
}

/// The coefficients, one a column. The constant is found again once curves are centred.
pub struct Fitted {
    /// One a column.
    pub coefficients: Vec<f64>,
}

/// Steps at most.
const STEPS: usize = 30;
/// Rounds over the coefficients within a step, at most.
const ROUNDS: usize = 400;

/// Fits the outcome of rows.
pub fn fit(
    design: &Design,
    rows: &[usize],
    outcome: &[f64],
    weight: &[f64],
    bounds: &[Bound],
    penalty: Penalty,
) -> Fitted {
    let columns = design.columns;
    let (mut bad, mut all) = (0.0, 0.0);
    for row in rows {
        bad += outcome[*row] * weight[*row];
        all += weight[*row];
    }
    let mut at = vec![0.0; columns + 1];
    at[columns] = libm::log(bad / (all - bad));
    let mut cost = loss(design, rows, outcome, weight, &at, penalty);
    for _ in 0..STEPS {
        let (slope, curve) = derivatives(design, rows, outcome, weight, &at, penalty);
        let aim = minimum(&at, &slope, &curve, bounds, penalty.lasso);
        let mut share = 1.0;
        let mut next = aim.clone();
        let mut reached = loss(design, rows, outcome, weight, &next, penalty);
        while reached > cost && share > 1e-6 {
            share /= 2.0;
            next = at.iter().zip(&aim).map(|(from, to)| from + share * (to - from)).collect();
            reached = loss(design, rows, outcome, weight, &next, penalty);
        }
        let gain = cost - reached;
        if reached <= cost {
            at = next;
            cost = reached;
        }
        if gain < 1e-9 * cost.abs() {
            break;
        }
    }
    at.truncate(columns);
    Fitted { coefficients: at }
}

fn odds(design: &Design, row: usize, at: &[f64]) -> f64 {
    let cells = &design.cells[row * design.columns..(row + 1) * design.columns];
    cells.iter().zip(at).map(|(cell, coefficient)| cell * coefficient).sum::<f64>() + at[design.columns]
}

fn loss(design: &Design, rows: &[usize], outcome: &[f64], weight: &[f64], at: &[f64], penalty: Penalty) -> f64 {
    let fits: f64 = rows
        .iter()
        .map(|row| {
            let z = odds(design, *row, at);
            // log(1 + e^z), without overflow.
            let log = if z > 0.0 { z + libm::log1p(libm::exp(-z)) } else { libm::log1p(libm::exp(z)) };
            weight[*row] * (log - outcome[*row] * z)
        })
        .sum();
    let drawn = |b: &f64| penalty.ridge * b * b / 2.0 + penalty.lasso * b.abs();
    fits + at[..design.columns].iter().map(drawn).sum::<f64>()
}

/// The gradient without the lasso, and the second derivatives.
fn derivatives(
    design: &Design,
    rows: &[usize],
    outcome: &[f64],
    weight: &[f64],
    at: &[f64],
    penalty: Penalty,
) -> (Vec<f64>, Vec<f64>) {
    let size = design.columns + 1;
    let (mut slope, mut curve) = (vec![0.0; size], vec![0.0; size * size]);
    let mut used: Vec<(usize, f64)> = Vec::with_capacity(size);
    for row in rows {
        let p = logistic(odds(design, *row, at));
        let (pull, bend) = (weight[*row] * (p - outcome[*row]), weight[*row] * (p * (1.0 - p)).max(1e-9));
        let cells = &design.cells[row * design.columns..(row + 1) * design.columns];
        used.clear();
        used.extend(cells.iter().copied().enumerate().filter(|(_, cell)| *cell != 0.0));
        used.push((design.columns, 1.0));
        for (place, (i, a)) in used.iter().enumerate() {
            slope[*i] += pull * a;
            for (j, b) in &used[..=place] {
                curve[i * size + j] += bend * a * b;
            }
        }
    }
    for i in 0..size {
        for j in 0..i {
            curve[j * size + i] = curve[i * size + j];
        }
        if i < design.columns {
            slope[i] += penalty.ridge * at[i];
            curve[i * size + i] += penalty.ridge;
        }
    }
    (slope, curve)
}

/// The least of the quadratic within the bounds, the lasso added, by rounds over the coefficients.
fn minimum(at: &[f64], slope: &[f64], curve: &[f64], bounds: &[Bound], lasso: f64) -> Vec<f64> {
    let size = at.len();
    let mut to = at.to_vec();
    let mut pull = slope.to_vec();
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        for i in 0..size {
            let bend = curve[i * size + i].max(1e-12);
            let free = to[i] - pull[i] / bend;
            let shrunk = if i + 1 == size { free } else { soft(free, lasso / bend) };
            let next = match bounds.get(i) {
                Some(Bound::NotNegative) => shrunk.max(0.0),
                Some(Bound::NotPositive) => shrunk.min(0.0),
                Some(Bound::Free) | None => shrunk,
            };
            let step = next - to[i];
            if step != 0.0 {
                for (j, pull) in pull.iter_mut().enumerate() {
                    *pull += step * curve[j * size + i];
                }
                to[i] = next;
                moved = moved.max(step.abs());
            }
        }
        if moved < 1e-8 {
            break;
        }
    }
    to
}

fn soft(number: f64, by: f64) -> f64 {
    if number > by {
        number - by
    } else if number < -by {
        number + by
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Design, Penalty, fit};

    /// Two columns: the outcome rises with the first and falls with the second.
    fn rows() -> (Design, Vec<f64>) {
        let (mut cells, mut outcome) = (Vec::new(), Vec::new());
        for number in 0..400_u32 {
            let (a, b) = (f64::from(number % 2), f64::from(number / 2 % 2));
            cells.extend([a, b]);
            // Shares of events 0.4, 0.8, 0.1, 0.4 in the four cells.
            let share = [4, 8, 1, 4][(number % 4) as usize];
            outcome.push(f64::from(u8::from(number / 4 % 10 < share)));
        }
        (Design { columns: 2, cells }, outcome)
    }

    fn run(bounds: [Bound; 2], penalty: Penalty) -> Vec<f64> {
        let (design, outcome) = rows();
        let all: Vec<usize> = (0..outcome.len()).collect();
        fit(&design, &all, &outcome, &vec![1.0; outcome.len()], &bounds, penalty).coefficients
    }

    #[test]
    fn a_free_fit_finds_the_odds_and_a_bound_holds() {
        let none = Penalty { ridge: 0.0, lasso: 0.0 };
        // By scikit-learn 1.9.1, LogisticRegression without penalty: 1.79176 and −1.79176 (odds ratio 6 both ways).
        let free = run([Bound::Free, Bound::Free], none);
        assert!((free[0] - 1.791_76).abs() < 1e-4 && (free[1] + 1.791_76).abs() < 1e-4, "{free:?}");
        let bound = run([Bound::NotNegative, Bound::NotNegative], none);
        assert!(bound[0] > 1.0 && bound[1].abs() < 1e-12, "{bound:?}");
        let drawn = run([Bound::Free, Bound::Free], Penalty { ridge: 0.0, lasso: 1e3 });
        assert!(drawn.iter().all(|b| b.abs() < 1e-12), "{drawn:?}");
    }
}

//! From rows to a model as the engine reads it.

use crate::fit::{Bound, Design, Fitted, fit};
use crate::measures::{deviation, logistic, mean};
use crate::sample::{Column, Sample};
use crate::spec::{Corners, Spec, TermSpec};
use credit_mirror::kernel::{Date, Id, Status};
use credit_mirror::rules::{Better, Checked, Curve, Level, Model, ModelCard, Term, Text};
use std::collections::BTreeMap;

/// The columns of one term.
struct Part {
    corners: Vec<f64>,
    codes: Vec<String>,
    first: usize,
    count: usize,
}

/// The frame of a fit: where corners are, decided on all rows and never on their outcome.
pub struct Frame<'a> {
    spec: &'a Spec,
    parts: Vec<Part>,
    design: Design,
    bounds: Vec<Bound>,
}

impl<'a> Frame<'a> {
    /// Lays out the columns.
    pub fn new(spec: &'a Spec, sample: &Sample) -> Self {
        let mut parts = Vec::new();
        let mut bounds = Vec::new();
        let mut columns: Vec<Vec<f64>> = Vec::new();
        for term in &spec.terms {
            let (part, cells) = part(term, sample, columns.len());
            bounds.extend((0..part.count).map(|_| match term.better {
                Better::Up => Bound::NotPositive,
                Better::Down => Bound::NotNegative,
                Better::Peak | Better::None => Bound::Free,
            }));
            columns.extend(cells);
            parts.push(part);
        }
        let mut cells = vec![0.0; columns.len() * sample.len()];
        for (place, column) in columns.iter().enumerate() {
            for (row, cell) in column.iter().enumerate() {
                cells[row * columns.len() + place] = *cell;
            }
        }
        Self { spec, parts, design: Design { columns: columns.len(), cells }, bounds }
    }

    /// Fits rows. A curve that is best in the middle is first fitted freely, to see where its middle is.
    pub fn fit(&self, sample: &Sample, rows: &[usize]) -> Model {
        let run =
            |bounds: &[Bound]| fit(&self.design, rows, &sample.outcome, &sample.weight, bounds, self.spec.penalty);
        let mut fitted = run(&self.bounds);
        let mut bounds = self.bounds.clone();
        for (part, term) in self.parts.iter().zip(&self.spec.terms) {
            if term.better == Better::Peak {
                let odds = part.odds(&fitted);
                let lowest = (0..odds.len()).min_by(|a, b| odds[*a].total_cmp(&odds[*b])).unwrap_or(0);
                for step in 0..part.count {
                    bounds[part.first + step] = if step < lowest { Bound::NotPositive } else { Bound::NotNegative };
                }
            }
        }
        if bounds != self.bounds {
            fitted = run(&bounds);
        }
        self.model(sample, rows, &fitted)
    }

    /// The model: curves centred and rounded, then the constant found again for the rounded curves.
    fn model(&self, sample: &Sample, rows: &[usize], fitted: &Fitted) -> Model {
        let mut term: Vec<Term> = Vec::new();
        for (part, spec) in self.parts.iter().zip(&self.spec.terms) {
            let mut one = part.term(spec, fitted);
            centre(&mut one, sample, rows);
            term.push(one);
        }
        let mut model = empty(self.spec, term);
        let sums: Vec<f64> = rows.iter().map(|row| sample.sum(&model, *row)).collect();
        let weights: Vec<f64> = rows.iter().map(|row| sample.weight[*row]).collect();
        let bad: f64 = rows.iter().zip(&weights).map(|(row, weight)| sample.outcome[*row] * weight).sum();
        let rate = bad / weights.iter().sum::<f64>();
        let constant = |sums: &[f64]| shift(sums, &weights, rate);
        model.intercept = round(constant(&sums), 4);
        model.mean = round(mean(&sums), 4);
        model.sd = round(deviation(&sums), 4);
        let base = libm::log(rate / (1.0 - rate));
        for weight in [1.0, 2.0 / 3.0, 0.5, 0.4, 1.0 / 3.0] {
            let weighted: Vec<f64> = sums.iter().map(|sum| weight * sum.clamp(-CAP, CAP)).collect();
            model.centre.push((round(weight, 4), round(base - constant(&weighted), 4)));
        }
        for term in &mut model.term {
            let with: Vec<f64> = rows
                .iter()
                .filter(|row| sample.has(term.measure.as_str(), **row))
                .map(|row| sample.adds(term, *row))
                .collect();
            term.mean = round(mean(&with), 4);
            term.sd = round(deviation(&with), 4);
        }
        model
    }
}

/// A block's sum enters a score at most so far from zero.
pub const CAP: f64 = 2.5;

impl Part {
    /// Log-odds at the corners, or of the codes, before centring.
    fn odds(&self, fitted: &Fitted) -> Vec<f64> {
        let coefficients = &fitted.coefficients[self.first..self.first + self.count];
        if !self.codes.is_empty() {
            return coefficients.to_vec();
        }
        let mut at = 0.0;
        std::iter::once(0.0)
            .chain(coefficients.iter().map(|step| {
                at += step;
                at
            }))
            .collect()
    }

    fn term(&self, spec: &TermSpec, fitted: &Fitted) -> Term {
        let odds = self.odds(fitted);
        let log = matches!(spec.corners, Corners::Log(_));
        let curve = if self.codes.is_empty() { simple(&self.corners, &odds, log) } else { Vec::new() };
        let level = self.codes.iter().zip(&odds).map(|(code, odds)| Level { code: code.clone(), odds: *odds });
        Term {
            measure: Id::owned(spec.measure),
            name: words(spec.name),
            dimension: Id::owned(format!("dimension.{}", spec.dimension)),
            concept: Id::owned(spec.concept),
            better: spec.better,
            log,
            mean: 0.0,
            sd: 0.0,
            curve: Curve(curve),
            level: level.collect(),
            data: None,
        }
    }
}

/// The corners that a reader would miss: those on the line between their neighbours are left out.
fn simple(corners: &[f64], odds: &[f64], log: bool) -> Vec<(f64, f64)> {
    let all: Vec<(f64, f64)> = corners.iter().copied().zip(odds.iter().copied()).collect();
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (place, corner) in all.iter().enumerate() {
        if let (Some(before), Some(after)) = (kept.last(), all.get(place + 1)) {
            let scale = |x: f64| if log { libm::log10(x.max(1e-9)) } else { x };
            let share = (scale(corner.0) - scale(before.0)) / (scale(after.0) - scale(before.0));
            let line = before.1 + share * (after.1 - before.1);
            if (line - corner.1).abs() < 0.01 {
                continue;
            }
        }
        kept.push(*corner);
    }
    kept
}

fn part(term: &TermSpec, sample: &Sample, first: usize) -> (Part, Vec<Vec<f64>>) {
    let part = |corners: Vec<f64>, codes: Vec<String>, count| Part { corners, codes, first, count };
    let none = (part(Vec::new(), Vec::new(), 0), Vec::new());
    match (sample.columns.get(term.measure), &term.corners) {
        (Some(Column::Codes(codes)), Corners::Codes(least)) => {
            let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
            for code in codes.iter().filter(|code| !code.is_empty()) {
                *counted.entry(code).or_default() += 1;
            }
            let kept: Vec<String> =
                counted.into_iter().filter(|(_, rows)| rows >= least).map(|(code, _)| code.to_owned()).collect();
            let column = |code: &String| codes.iter().map(|other| f64::from(u8::from(other == code))).collect();
            let cells: Vec<Vec<f64>> = kept.iter().map(column).collect();
            (part(Vec::new(), kept, cells.len()), cells)
        }
        (Some(Column::Numbers(numbers)), corners) => {
            let (places, log) = match corners {
                Corners::Shares(shares) => (quantiles(numbers, shares), false),
                Corners::At(at) => (at.to_vec(), false),
                Corners::Log(at) => (at.to_vec(), true),
                Corners::Codes(_) => return none,
            };
            let scale = |x: f64| if log { libm::log10(x.max(1e-9)) } else { x };
            let column = |pair: &[f64]| {
                let (low, high) = (scale(pair[0]), scale(pair[1]));
                let cell = |x: &f64| ((scale(*x) - low) / (high - low)).clamp(0.0, 1.0);
                centred(numbers, cell)
            };
            let cells: Vec<Vec<f64>> = places.windows(2).map(column).collect();
            let count = cells.len();
            (part(places, Vec::new(), count), cells)
        }
        _ => none,
    }
}

/// A column with mean zero over the rows that have the measure, and zero where it is missing.
fn centred(numbers: &[f64], cell: impl Fn(&f64) -> f64) -> Vec<f64> {
    let known: Vec<f64> = numbers.iter().filter(|x| x.is_finite()).map(&cell).collect();
    let middle = mean(&known);
    numbers.iter().map(|x| if x.is_finite() { cell(x) - middle } else { 0.0 }).collect()
}

/// Figures at shares of the rows that have the measure, rounded to two digits, each once.
fn quantiles(numbers: &[f64], shares: &[f64]) -> Vec<f64> {
    let mut known: Vec<f64> = numbers.iter().copied().filter(|x| x.is_finite()).collect();
    known.sort_by(f64::total_cmp);
    let last = known.len().saturating_sub(1) as f64;
    let at = |share: &f64| known.get(libm::round(share * last) as usize).copied().unwrap_or(0.0);
    let mut places: Vec<f64> = shares.iter().map(at).map(two_digits).collect();
    places.dedup();
    places
}

fn two_digits(number: f64) -> f64 {
    format!("{number:.1e}").parse().unwrap_or(number)
}

/// Moves a curve so that the odds of the good rows with the measure are multiplied by 1 on average: then a missing
/// measure leaves the odds where the sample's are.
fn centre(term: &mut Term, sample: &Sample, rows: &[usize]) {
    let (mut sum, mut weight) = (0.0, 0.0);
    for row in rows.iter().filter(|row| sample.has(term.measure.as_str(), **row)) {
        let good = sample.weight[*row] * (1.0 - sample.outcome[*row]);
        sum += good * libm::exp(sample.adds(term, *row));
        weight += good;
    }
    let middle = if weight > 0.0 { libm::log(sum / weight) } else { 0.0 };
    for (_, odds) in &mut term.curve.0 {
        *odds = round(*odds - middle, 3);
    }
    for level in &mut term.level {
        level.odds = round(level.odds - middle, 3);
    }
}

/// The constant with which sums give a mean probability.
pub fn shift(sums: &[f64], weights: &[f64], rate: f64) -> f64 {
    let whole = weights.iter().sum::<f64>();
    let (mut low, mut high) = (-20.0, 20.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        let given: f64 = sums.iter().zip(weights).map(|(sum, weight)| weight * logistic(sum + middle)).sum();
        if given / whole > rate { high = middle } else { low = middle }
    }
    (low + high) / 2.0
}

/// A number with so many decimals; never minus zero.
pub fn round(number: f64, decimals: usize) -> f64 {
    let rounded: f64 = format!("{number:.decimals$}").parse().unwrap_or(number);
    if rounded == 0.0 { 0.0 } else { rounded }
}

fn words((zh, en): (&str, &str)) -> Text {
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

/// The first day that the models are used, as the scorecard. Fixed, so that the same data give the same file.
pub const FIRST_DAY: Date = Date::constant(2025, 1, 1);

fn empty(spec: &Spec, term: Vec<Term>) -> Model {
    let checked = Checked { folds: 0, repeats: 0, auc: 0.0, auc_sd: 0.0, ks: 0.0, skill: 0.0, slope: 0.0 };
    let others = spec.others.iter().map(|(name, auc)| credit_mirror::rules::Other { name: words(*name), auc: *auc });
    Model {
        id: Id::owned(format!("model.{}", spec.file)),
        name: words(spec.name),
        from: FIRST_DAY,
        status: Status::Statistic,
        source: Id::owned(spec.source),
        intercept: 0.0,
        mean: 0.0,
        sd: 0.0,
        sigma: 0.0,
        centre: Vec::new(),
        card: ModelCard {
            data: words(spec.data),
            period: spec.period.to_owned(),
            outcome: words(spec.outcome),
            rows: 0,
            events: 0,
            left_out: words(spec.left_out),
            limits: words(spec.limits),
            checked,
            others: others.collect(),
        },
        term,
    }
}

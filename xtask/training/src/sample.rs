//! Rows with an outcome and their measures.

use credit_mirror::rules::{Model, Term};
use std::collections::BTreeMap;

/// One measure over all rows.
pub enum Column {
    /// Numbers; `NaN` is missing.
    Numbers(Vec<f64>),
    /// Codes; empty is missing.
    Codes(Vec<String>),
}

/// Rows with an outcome.
#[derive(Default)]
pub struct Sample {
    /// 1 where the outcome came, else 0.
    pub outcome: Vec<f64>,
    /// What a row weighs in a fit.
    pub weight: Vec<f64>,
    /// Rows of one number belong together and are never split between fitting and checking.
    pub group: Vec<usize>,
    /// The measures.
    pub columns: BTreeMap<&'static str, Column>,
    /// Every column of the file, for the ceiling that free boosting reaches; none where the measures are all there is.
    pub every: Vec<Vec<f64>>,
    /// What was noticed while reading.
    pub notes: Vec<String>,
}

impl Sample {
    /// Rows of an outcome, each its own group and of weight 1.
    pub fn new(outcome: Vec<f64>) -> Self {
        let rows = outcome.len();
        Self { outcome, weight: vec![1.0; rows], group: (0..rows).collect(), ..Self::default() }
    }

    /// Adds numbers.
    pub fn numbers(&mut self, measure: &'static str, numbers: Vec<f64>) {
        self.columns.insert(measure, Column::Numbers(numbers));
    }

    /// Adds codes.
    pub fn codes(&mut self, measure: &'static str, codes: Vec<String>) {
        self.columns.insert(measure, Column::Codes(codes));
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.outcome.len()
    }

    /// All rows.
    pub fn all(&self) -> Vec<usize> {
        (0..self.len()).collect()
    }

    /// Rows with the outcome.
    pub fn events(&self) -> usize {
        self.outcome.iter().filter(|outcome| **outcome > 0.5).count()
    }

    /// What a term adds in a row, by the engine's own curve; nothing where the measure is missing.
    pub fn adds(&self, term: &Term, row: usize) -> f64 {
        match self.columns.get(term.measure.as_str()) {
            Some(Column::Numbers(numbers)) if numbers[row].is_finite() => term.of_number(numbers[row]),
            Some(Column::Codes(codes)) if !codes[row].is_empty() => term.of_code(&codes[row]),
            _ => 0.0,
        }
    }

    /// Whether a row has a measure.
    pub fn has(&self, measure: &str, row: usize) -> bool {
        match self.columns.get(measure) {
            Some(Column::Numbers(numbers)) => numbers[row].is_finite(),
            Some(Column::Codes(codes)) => !codes[row].is_empty(),
            None => false,
        }
    }

    /// The sum of a model's curves in a row.
    pub fn sum(&self, model: &Model, row: usize) -> f64 {
        model.term.iter().map(|term| self.adds(term, row)).sum()
    }
}

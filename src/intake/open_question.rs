//! The one question that a table leaves open, the gravest first: which part of a date is the day, what the decimal
//! sign is, which side is money in, which currency a sign stands for.

pub(super) mod yearless;

use super::amounts::{self, Amount, Cell, Hint};
use super::dates;
use super::finding::IntakeFinding;
use super::plan::Plan;
use super::question::{Choice, Question, QuestionKind, SampleReading, Setting};
use super::recipe::{DateOrder, DecimalSign, Recipe};
use super::record::Record;
use super::rows::Rows;
use super::shape::Shape;
use super::table::Table;
use crate::kernel::{Currency, Money};

/// What the question is about.
pub(super) struct Doubt<'d> {
    /// The rows as cut.
    pub table: &'d Table<'d>,
    /// Where the body is.
    pub shape: Shape,
    /// How they were read.
    pub plan: &'d Plan,
    /// What was read.
    pub rows: &'d Rows,
    /// The user's choices.
    pub recipe: &'d Recipe,
    /// Currency of the case.
    pub case: Currency,
    /// Whether the sign is open, and whether all signs were turned round because this is a card's statement.
    pub sign: Option<bool>,
}

impl Doubt<'_> {
    /// The question, if something is open.
    pub fn question(&self) -> Option<Question> {
        self.date_order().or_else(|| self.decimal()).or_else(|| self.sign()).or_else(|| self.currency())
    }

    fn doubts(&self, wanted: impl Fn(&IntakeFinding) -> bool) -> bool {
        self.plan.doubts.iter().any(wanted)
    }

    fn line(&self, row: usize) -> u32 {
        self.table.rows[row].line
    }

    fn date_order(&self) -> Option<Question> {
        if !self.doubts(|doubt| matches!(doubt, IntakeFinding::DateOrderUndecided { .. })) {
            return None;
        }
        let column = self.plan.date?;
        let readings = |row: usize| {
            let read = dates::lex(self.table.raw(row, column))?;
            let mut choices: Vec<Choice> = Vec::new();
            for order in DateOrder::ALL.into_iter().filter(|order| self.plan.orders.contains(order)) {
                let Ok(date) = read.resolve(order) else { continue };
                let reading = SampleReading::Date(date);
                if choices.iter().all(|choice| choice.reading != reading) {
                    choices.push(Choice { reading, sets: Setting::DateOrder(order), used: order == self.plan.order });
                }
            }
            (choices.len() > 1 && choices.iter().any(|choice| choice.used)).then_some(choices)
        };
        let (row, choices) = self.rows_of_body().find_map(|row| Some((row, readings(row)?)))?;
        let sample = self.table.raw(row, column).to_owned();
        Some(Question { kind: QuestionKind::DateOrder, column: Some(column), line: self.line(row), sample, choices })
    }

    fn rows_of_body(&self) -> std::ops::Range<usize> {
        self.shape.body..self.table.rows.len()
    }

    fn decimal(&self) -> Option<Question> {
        if !self.doubts(|doubt| matches!(doubt, IntakeFinding::DecimalUndecided { .. })) {
            return None;
        }
        let column = self.plan.open_decimal?;
        let open = |row: usize| match amounts::lex(self.table.raw(row, column)) {
            Cell::Amount(amount) if amount.hint() == Hint::Open => Some(amount),
            _ => None,
        };
        let (row, amount) = self.rows_of_body().find_map(|row| Some((row, open(row)?)))?;
        let currency = self.rows.records.first().map_or(self.plan.currency, |record| record.amount.currency());
        let used = self.plan.decimals.get(column).copied()?;
        let choice = |sign: DecimalSign| {
            let minor = minor(amount, sign, currency)?;
            let reading = SampleReading::Amount(Money::from_minor(minor, currency));
            Some(Choice { reading, sets: Setting::Decimal(sign), used: sign == used })
        };
        let choices = vec![choice(DecimalSign::Point)?, choice(DecimalSign::Comma)?];
        let sample = self.table.raw(row, column).to_owned();
        Some(Question { kind: QuestionKind::Decimal, column: Some(column), line: self.line(row), sample, choices })
    }

    fn sign(&self) -> Option<Question> {
        let turned = self.sign?;
        let record = self.rows.records.iter().find(|record| record.amount.minor() != 0)?;
        let column = self.plan.found.and_then(|found| found.money.columns().first().copied());
        let base = if turned { record.amount.negated() } else { record.amount };
        let choice = |flip: bool| {
            let money = if flip { base.negated() } else { base };
            Choice { reading: SampleReading::Amount(money), sets: Setting::FlipSign(flip), used: flip == turned }
        };
        let choices = vec![choice(false), choice(true)];
        let sample = self.sample(record, column);
        Some(Question { kind: QuestionKind::Sign, column, line: record.line, sample, choices })
    }

    /// The cell of a record as written.
    fn sample(&self, record: &Record, column: Option<usize>) -> String {
        let row = self.table.rows.binary_search_by_key(&record.line, |row| row.line).ok();
        let cell = row.zip(column).map(|(row, column)| self.table.raw(row, column));
        cell.map_or_else(|| record.amount.to_decimal_string(), str::to_owned)
    }

    /// Only where the firm's own currency shares its sign with another one.
    fn currency(&self) -> Option<Question> {
        let (_, used) = self.rows.signs.first_key_value()?;
        let shared = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"];
        if self.recipe.currency.is_some() || *used == self.case || !shared.contains(&self.case.as_str()) {
            return None;
        }
        let record = self.rows.records.iter().find(|record| record.amount.currency() == *used)?;
        let column = self.plan.found.and_then(|found| found.money.columns().first().copied());
        let choice = |currency: Currency| {
            let reading = SampleReading::Amount(Money::from_minor(record.amount.minor(), currency));
            Choice { reading, sets: Setting::Currency(currency), used: currency == *used }
        };
        let choices = vec![choice(*used), choice(self.case)];
        let sample = self.sample(record, column);
        Some(Question { kind: QuestionKind::Currency, column, line: record.line, sample, choices })
    }
}

fn minor(amount: Amount, sign: DecimalSign, currency: Currency) -> Option<i64> {
    let minor = amount.minor(sign, currency.minor_digits()).ok()?;
    Some(if amount.minus { -minor } else { minor })
}

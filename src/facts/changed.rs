//! Facts as they would be after a change: balances moved, a customer's share lowered, evidence raised.

use super::answers::Answers;
use super::field::FieldKey;
use super::key::{FactKey, Period};
use super::sheet::{EvidenceGrade, FactSheet, LedgerFacts};
use crate::kernel::{Date, Money, Unit, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Answers with what each of them means on a day, so that answers that differ in a few places are understood without
/// reading all of them again.
#[derive(Clone, PartialEq, Debug)]
pub struct Before {
    answers: Answers,
    as_of: Date,
    values: BTreeMap<FieldKey, Option<Value>>,
}

impl Before {
    /// Understands every entry once.
    #[must_use]
    pub fn of(answers: Answers, as_of: Date) -> Self {
        let values = answers.iter().map(|(place, _)| (place, answers.value(place, as_of))).collect();
        Self { answers, as_of, values }
    }

    /// The answers.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The places where like answers say something else; `None` where amounts are in another unit or currency.
    pub(super) fn changed(&self, answers: &Answers, as_of: Date) -> Option<BTreeSet<FieldKey>> {
        let alike = answers.amount_unit == self.answers.amount_unit && answers.currency() == self.answers.currency();
        if !alike || self.as_of != as_of {
            return None;
        }
        let differs = |one: &Answers, other: &Answers| -> Vec<FieldKey> {
            one.iter().filter(|(place, entry)| other.get(*place) != Some(*entry)).map(|(place, _)| place).collect()
        };
        Some(differs(answers, &self.answers).into_iter().chain(differs(&self.answers, answers)).collect())
    }

    /// What an entry meant.
    pub(super) fn value(&self, place: FieldKey) -> Option<Value> {
        self.values.get(&place).cloned().flatten()
    }
}

impl LedgerFacts {
    /// The facts of the same books, had every end-of-day balance been other by an amount. Buffers follow the mean
    /// balance. Days below zero stay: how many there would have been cannot be told from these facts.
    #[must_use]
    pub fn with_balances_moved(&self, by: Money) -> Self {
        let mut sheet = self.sheet().clone();
        for months in [12, 6, 3] {
            let at = |key: FactKey| key.at(Period::LastMonths(months)).unwrap_or(key);
            let mean = amount(&sheet, at(FactKey::BankMeanBalance12));
            let moved = mean.and_then(|mean| mean.checked_add(by));
            if let (Some(mean), Some(moved), Some(days)) = (mean, moved, number(&sheet, at(FactKey::BankBufferDays12)))
                && mean.is_positive()
            {
                let days = days * moved.to_f64() / mean.to_f64();
                set(&mut sheet, at(FactKey::BankBufferDays12), Value::Number(days, Unit::Days));
            }
            for key in [at(FactKey::BankMeanBalance12), at(FactKey::BankMinBalance12)] {
                if let Some(moved) = amount(&sheet, key).and_then(|amount| amount.checked_add(by)) {
                    set(&mut sheet, key, Value::Money(moved));
                }
            }
        }
        Self::of_sheet(sheet)
    }

    /// The same facts without the inputs of those that are not worked out from others: for trials, which are never asked
    /// for their reasons.
    #[must_use]
    pub fn bare(&self) -> Self {
        let mut sheet = self.sheet().clone();
        for fact in sheet.facts.values_mut().filter(|fact| fact.evidence != EvidenceGrade::Derived) {
            fact.because.inputs = Vec::new();
        }
        Self::of_sheet(sheet)
    }

    /// The facts of the same books, had the largest payer had at most a given share of revenue and many small ones the
    /// rest.
    #[must_use]
    pub fn with_largest_payer_at_most(&self, share: f64) -> Self {
        let mut sheet = self.sheet().clone();
        if let Some(top) = number(&sheet, FactKey::BankTopPayer12).filter(|top| *top > share) {
            let less = [
                (FactKey::BankTopPayer12, top - share),
                (FactKey::BankTop5Payers12, top - share),
                (FactKey::BankPayerHhi12, top * top - share * share),
            ];
            for (key, less) in less {
                if let Some(now) = number(&sheet, key) {
                    let unit = if key == FactKey::BankPayerHhi12 { Unit::Plain } else { Unit::Percent };
                    set(&mut sheet, key, Value::Number(now - less, unit));
                }
            }
        }
        Self::of_sheet(sheet)
    }
}

impl FactSheet {
    /// The same facts, those not worked out from others with the evidence that a rule gives them.
    #[must_use]
    pub fn regraded(mut self, grade: impl Fn(FactKey, EvidenceGrade) -> EvidenceGrade) -> Self {
        for (key, fact) in &mut self.facts {
            if fact.evidence != EvidenceGrade::Derived {
                fact.evidence = grade(*key, fact.evidence);
            }
        }
        self
    }
}

fn amount(sheet: &FactSheet, key: FactKey) -> Option<Money> {
    match sheet.facts.get(&key)?.value {
        Value::Money(money) => Some(money),
        _ => None,
    }
}

fn number(sheet: &FactSheet, key: FactKey) -> Option<f64> {
    sheet.number(key).known().copied()
}

fn set(sheet: &mut FactSheet, key: FactKey, value: Value) {
    if let Some(fact) = sheet.facts.get_mut(&key) {
        fact.value = value;
    }
}

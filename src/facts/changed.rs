//! Facts as they would be after a change: balances moved, a customer's share lowered, evidence raised.

use super::key::{FactKey, Period};
use super::sheet::{EvidenceGrade, FactSheet, LedgerFacts};
use crate::kernel::{Money, Unit, Value};

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

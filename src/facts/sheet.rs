//! Facts with their evidence.

use super::answers::Answers;
use super::builder::Builder;
use super::changed::Before;
use super::checks::FactFinding;
use super::key::FactKey;
use super::size::SizeResult;
use super::{accounts, ageing, bank, checks, credit, debts, entity, invoices, size, trade};
use crate::books::Ledger;
use crate::kernel::{Because, Date, Finding, Id, NotApplicable, Reading, Value};
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
    /// From the firm's own books or accounts, in a file it imported.
    Books,
    /// From lines of a bank or wallet, some of which only the model of words sorted.
    BankSorted,
    /// Stated by the firm.
    Stated,
    /// Adjusted by the owner with a written reason.
    Adjusted,
    /// Worked out from other facts; as good as the weakest of them.
    Derived,
}

impl EvidenceGrade {
    /// All grades, best first.
    pub const ALL: [Self; 8] = [
        Self::Filed,
        Self::BankLines,
        Self::Invoices,
        Self::Books,
        Self::BankSorted,
        Self::Stated,
        Self::Adjusted,
        Self::Derived,
    ];
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

/// Why a fact is not there.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Absent {
    /// These facts would make it known.
    Missing(Vec<Id>),
    /// It has no meaning here.
    NotApplicable(NotApplicable),
}

/// All facts known about a firm.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FactSheet {
    pub(super) facts: BTreeMap<FactKey, Fact>,
    pub(super) absent: BTreeMap<FactKey, Absent>,
    pub(super) findings: Vec<Finding<FactFinding>>,
    pub(super) size: Option<SizeResult>,
}

/// The facts that a ledger alone gives on a date.
#[derive(Clone, PartialEq, Debug)]
pub struct LedgerFacts {
    sheet: FactSheet,
}

impl LedgerFacts {
    /// Works them out: one walk over the lines for each window.
    #[must_use]
    pub fn of(ledger: &Ledger, pack: &Pack, as_of: Date) -> Self {
        let answers = Answers::default();
        let mut builder = Builder::new(&answers, pack, as_of);
        bank::collect(&mut builder, ledger);
        Self { sheet: builder.finish() }
    }

    pub(super) const fn sheet(&self) -> &FactSheet {
        &self.sheet
    }

    pub(super) const fn of_sheet(sheet: FactSheet) -> Self {
        Self { sheet }
    }
}

impl FactSheet {
    /// Collects every fact that the answers and the ledger give.
    #[must_use]
    pub fn collect(answers: &Answers, ledger: &Ledger, pack: &Pack, as_of: Date) -> Self {
        Self::collect_with(answers, ledger, &LedgerFacts::of(ledger, pack, as_of), pack, as_of)
    }

    /// The same, with the facts of the ledger worked out before: they do not depend on the answers.
    #[must_use]
    pub fn collect_with(answers: &Answers, ledger: &Ledger, of_ledger: &LedgerFacts, pack: &Pack, as_of: Date) -> Self {
        let mut builder = Self::collected(Builder::new(answers, pack, as_of), ledger, of_ledger);
        checks::collect(&mut builder, ledger);
        builder.finish()
    }

    /// The same facts without the checks between them, for the many trials of a search: what answers mean is taken from
    /// like ones where they say the same.
    #[must_use]
    pub fn tried(
        answers: &Answers,
        before: &Before,
        ledger: &Ledger,
        of_ledger: &LedgerFacts,
        pack: &Pack,
        as_of: Date,
    ) -> Self {
        Self::collected(Builder::new(answers, pack, as_of).recalling(before), ledger, of_ledger).finish()
    }

    fn collected<'a>(mut builder: Builder<'a>, ledger: &Ledger, of_ledger: &LedgerFacts) -> Builder<'a> {
        builder.take_accounts(ledger);
        entity::collect(&mut builder);
        accounts::collect(&mut builder);
        builder.add(&of_ledger.sheet);
        entity::revenue(&mut builder);
        debts::collect(&mut builder);
        credit::collect(&mut builder);
        trade::collect(&mut builder);
        invoices::collect(&mut builder, ledger);
        ageing::collect(&mut builder);
        size::collect(&mut builder);
        builder
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
            let because = Because::new(Id::new("formula.fact.stated"), Vec::new());
            let as_of = Date::constant(2025, 12, 31);
            (*key, Fact { value: value.clone(), as_of, evidence: EvidenceGrade::Stated, because })
        };
        Self { facts: values.iter().map(fact).collect(), ..Self::default() }
    }

    /// A fact, or what is missing.
    #[must_use]
    pub fn get(&self, key: FactKey) -> Reading<&Fact> {
        match (self.facts.get(&key), self.absent.get(&key)) {
            (Some(fact), _) => Reading::Known(fact),
            (None, Some(Absent::Missing(ids))) => Reading::Missing(ids.clone()),
            (None, Some(Absent::NotApplicable(why))) => Reading::NotApplicable(*why),
            (None, None) => Reading::missing(key.id()),
        }
    }

    /// A fact's value as a number (major units for money).
    #[must_use]
    pub fn number(&self, key: FactKey) -> Reading<f64> {
        self.get(key).and_then(|fact| fact.value.as_f64().map_or_else(|| Reading::missing(key.id()), Reading::Known))
    }

    /// The grade of evidence that a fact rests on in the end: its own, or the weakest of what it was worked out from.
    #[must_use]
    pub fn support(&self, key: FactKey) -> Option<EvidenceGrade> {
        let fact = self.facts.get(&key)?;
        if fact.evidence != EvidenceGrade::Derived {
            return Some(fact.evidence);
        }
        let inputs = fact.because.inputs.iter().filter_map(|id| FactKey::parse(id.as_str()));
        // Facts are worked out from facts collected before them, so that this ends.
        inputs.filter(|input| *input != key).filter_map(|input| self.support(input)).max()
    }

    /// All known facts, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (FactKey, &Fact)> {
        self.facts.iter().map(|(key, fact)| (*key, fact))
    }

    /// How the size class came about; nothing without an industry that the size table covers.
    #[must_use]
    pub const fn size(&self) -> Option<&SizeResult> {
        self.size.as_ref()
    }

    /// Findings.
    #[must_use]
    pub fn findings(&self) -> &[Finding<FactFinding>] {
        &self.findings
    }
}

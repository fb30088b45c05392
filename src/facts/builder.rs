//! Helps the parts of this room to add facts: every fact with its reason, every gap with what would fill it.

use super::answers::Answers;
use super::changed::Before;
use super::checks::FactFinding;
use super::field::{Field, FieldKey};
use super::formula::FactFormula;
use super::key::FactKey;
use super::sheet::{Absent, EvidenceGrade, Fact, FactSheet};
use crate::books::{Ledger, StatementTotal};
use crate::kernel::{
    Because, Currency, Date, Finding, Id, Money, NotApplicable, Origin, Reading, Severity, Unit, Value,
};
use crate::rules::Pack;
use std::collections::{BTreeMap, BTreeSet};

/// A fact sheet in the making.
pub(super) struct Builder<'a> {
    pub(super) answers: &'a Answers,
    pub(super) pack: &'a Pack,
    pub(super) as_of: Date,
    pub(super) currency: Currency,
    sheet: FactSheet,
    /// Amounts of the short accounts that files give.
    files: BTreeMap<FieldKey, StatementTotal>,
    /// What like answers mean, and where these say something else.
    before: Option<(&'a Before, BTreeSet<FieldKey>)>,
}

/// The id of an answer as an input of a reason.
pub(super) fn answer_id(key: FieldKey) -> Id {
    Id::owned(format!("answer:{}", key.id()))
}

impl<'a> Builder<'a> {
    pub(super) fn new(answers: &'a Answers, pack: &'a Pack, as_of: Date) -> Self {
        let (currency, sheet, files) = (answers.currency(), FactSheet::default(), BTreeMap::new());
        Self { answers, pack, as_of, currency, sheet, files, before: None }
    }

    /// Takes what like answers mean, so that only what was changed is understood anew.
    pub(super) fn recalling(self, before: &'a Before) -> Self {
        Self { before: before.changed(self.answers, self.as_of).map(|changed| (before, changed)), ..self }
    }

    pub(super) fn finish(self) -> FactSheet {
        self.sheet
    }

    pub(super) const fn sheet(&self) -> &FactSheet {
        &self.sheet
    }

    pub(super) fn set_size(&mut self, size: super::size::SizeResult) {
        self.sheet.size = Some(size);
    }

    /// The value entered at a place.
    pub(super) fn answer(&self, key: FieldKey) -> Option<Value> {
        match &self.before {
            Some((before, changed)) if !Self::is_changed(changed, key) => before.value(key),
            Some(_) | None => self.answers.value(key, self.as_of),
        }
    }

    /// Whether an entry, or the answer that it depends on, is another one than before.
    fn is_changed(changed: &BTreeSet<FieldKey>, key: FieldKey) -> bool {
        changed.contains(&key) || key.field.spec().gate(key.row).is_some_and(|gate| changed.contains(&gate))
    }

    /// An answer as the input of a reason; none in a trial, which nobody asks for its reasons.
    pub(super) fn answered(&self, key: FieldKey) -> Vec<Id> {
        if self.before.is_some() { Vec::new() } else { vec![answer_id(key)] }
    }

    /// The value of an item entered once.
    pub(super) fn once(&self, field: Field) -> Option<Value> {
        self.answer(FieldKey::once(field))
    }

    /// Takes what imported accounts say of years that have ended.
    pub(super) fn take_accounts(&mut self, ledger: &Ledger) {
        for ((item, row), total) in ledger.statement_totals() {
            let place =
                Field::parse(item.as_str()).map(|field| FieldKey { field, row }).filter(|place| place.has_place());
            if let Some(place) = place.filter(|_| total.end <= self.as_of && total.amount.currency() == self.currency) {
                self.files.insert(place, total);
            }
        }
    }

    /// The amount entered at a place; where nothing was, that of imported accounts. What was typed is never replaced.
    pub(super) fn amount(&self, key: FieldKey) -> Option<Money> {
        self.typed(key).or_else(|| self.of_file(key).map(|total| total.amount))
    }

    /// The amount entered at a place.
    pub(super) fn typed(&self, key: FieldKey) -> Option<Money> {
        match self.answer(key)? {
            Value::Money(money) => Some(money),
            _ => None,
        }
    }

    /// What imported accounts say of a place.
    pub(super) fn of_file(&self, key: FieldKey) -> Option<&StatementTotal> {
        self.files.get(&key)
    }

    /// The places that imported accounts fill.
    pub(super) fn file_places(&self) -> Vec<FieldKey> {
        self.files.keys().copied().collect()
    }

    /// The id of what fills a place of the accounts: the answer, else the file.
    pub(super) fn source_id(&self, key: FieldKey) -> Id {
        match self.of_file(key).filter(|_| self.typed(key).is_none()) {
            Some(total) => Id::owned(format!("file:{}", total.file)),
            None => answer_id(key),
        }
    }

    /// The years with an entry or an imported figure in the accounts, earliest first.
    pub(super) fn years(&self) -> Vec<u16> {
        let files = self.files.keys().map(|place| place.row);
        self.answers.years().into_iter().chain(files).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Adds a line of accounts from what fills its place.
    pub(super) fn account_line(&mut self, key: FactKey, place: FieldKey, end: Date) {
        let file = self.of_file(place).filter(|_| self.typed(place).is_none()).cloned();
        let inputs = if self.before.is_some() { Vec::new() } else { vec![self.source_id(place)] };
        if let Some(total) = file {
            let because = Because::new(FactFormula::FromAccounts.id(), inputs);
            let value = Value::Money(total.amount);
            let evidence = if total.filed { EvidenceGrade::Filed } else { EvidenceGrade::Books };
            self.put(key, Fact { value, as_of: total.end, evidence, because });
        } else if let Some(amount) = self.typed(place) {
            self.stated_on(key, Value::Money(amount), end, FactFormula::Stated, inputs);
        }
    }

    /// The number entered at a place.
    pub(super) fn entered_number(&self, key: FieldKey) -> Option<f64> {
        self.answer(key)?.as_f64()
    }

    /// Adds what another sheet says; facts that are there stay where the other only lacks them.
    pub(super) fn add(&mut self, other: &FactSheet) {
        for (key, fact) in &other.facts {
            self.put(*key, fact.clone());
        }
        for (key, absent) in &other.absent {
            self.lacks(*key, absent.clone());
        }
    }

    /// Adds a fact.
    pub(super) fn put(&mut self, key: FactKey, fact: Fact) {
        self.sheet.absent.remove(&key);
        self.sheet.facts.insert(key, fact);
    }

    /// Adds a fact stated by the firm on the case's date.
    pub(super) fn stated(&mut self, key: FactKey, value: Value, formula: FactFormula, inputs: Vec<Id>) {
        self.stated_on(key, value, self.as_of, formula, inputs);
    }

    /// Adds a fact stated by the firm for a day.
    pub(super) fn stated_on(&mut self, key: FactKey, value: Value, as_of: Date, formula: FactFormula, inputs: Vec<Id>) {
        let because = Because::new(formula.id(), inputs);
        self.put(key, Fact { value, as_of, evidence: EvidenceGrade::Stated, because });
    }

    /// Notes why a fact is not there; a fact that is there stays.
    pub(super) fn lacks(&mut self, key: FactKey, absent: Absent) {
        if !self.sheet.facts.contains_key(&key) {
            self.sheet.absent.insert(key, absent);
        }
    }

    pub(super) fn not_applicable(&mut self, key: FactKey, why: NotApplicable) {
        self.lacks(key, Absent::NotApplicable(why));
    }

    /// The amount of a fact.
    pub(super) fn money(&self, key: FactKey) -> Reading<Money> {
        self.sheet.get(key).and_then(|fact| match fact.value {
            Value::Money(money) => Reading::Known(money),
            _ => Reading::missing(key.id()),
        })
    }

    /// Works an amount out from amounts that are facts.
    pub(super) fn derive_money(
        &mut self,
        key: FactKey,
        formula: FactFormula,
        inputs: &[FactKey],
        work: impl FnOnce(&[Money]) -> Option<Money>,
    ) {
        let reading = self.all(inputs, |builder, input| builder.money(input));
        // A sum beyond the range of an amount stays missing rather than wrong.
        let reading = reading.and_then(|parts| {
            work(&parts).map_or_else(|| Reading::missing(key.id()), |sum| Reading::Known(Value::Money(sum)))
        });
        self.derived(key, formula, inputs, reading);
    }

    /// Works a number out from facts.
    pub(super) fn derive_number(
        &mut self,
        key: FactKey,
        formula: FactFormula,
        inputs: &[FactKey],
        unit: Unit,
        work: impl FnOnce(&[f64]) -> Reading<f64>,
    ) {
        let reading = self.all(inputs, |builder, input| builder.sheet.number(input));
        let reading = reading.and_then(|parts| work(&parts)).map(|number| Value::Number(number, unit));
        self.derived(key, formula, inputs, reading);
    }

    /// The sum of amounts.
    pub(super) fn sum(&mut self, key: FactKey, parts: &[FactKey]) {
        self.derive_money(key, FactFormula::Sum, parts, total);
    }

    /// The first amount less the others.
    pub(super) fn difference(&mut self, key: FactKey, parts: &[FactKey]) {
        self.derive_money(key, FactFormula::Difference, parts, rest);
    }

    /// One amount over another.
    pub(super) fn share(&mut self, key: FactKey, part: FactKey, whole: FactKey) {
        self.derive_number(key, FactFormula::Share, &[part, whole], Unit::Percent, |of| ratio(of[0], of[1]));
    }

    fn all<T>(&self, inputs: &[FactKey], read: impl Fn(&Self, FactKey) -> Reading<T>) -> Reading<Vec<T>> {
        inputs.iter().fold(Reading::Known(Vec::new()), |all, input| {
            all.zip(read(self, *input)).map(|(mut all, one)| {
                all.push(one);
                all
            })
        })
    }

    /// Adds what was worked out from other facts; it holds for the earliest of their days.
    fn derived(&mut self, key: FactKey, formula: FactFormula, inputs: &[FactKey], reading: Reading<Value>) {
        match reading {
            Reading::Known(value) => {
                let days = inputs.iter().filter_map(|input| Some(self.sheet.facts.get(input)?.as_of));
                let as_of = days.min().unwrap_or(self.as_of);
                let because = Because::new(formula.id(), inputs.iter().map(|input| input.id()).collect());
                self.put(key, Fact { value, as_of, evidence: EvidenceGrade::Derived, because });
            }
            Reading::Missing(ids) => self.lacks(key, Absent::Missing(ids)),
            Reading::NotApplicable(why) => self.lacks(key, Absent::NotApplicable(why)),
        }
    }

    /// Adds a finding about answers.
    pub(super) fn find(&mut self, severity: Severity, kind: FactFinding, places: &[FieldKey]) {
        let origins = places.iter().map(|place| Origin::Answer(Id::owned(place.id()))).collect();
        self.sheet.findings.push(Finding { severity, kind, origins });
    }
}

/// The sum of all; `None` beyond the range of an amount.
pub(super) fn total(parts: &[Money]) -> Option<Money> {
    let (first, others) = parts.split_first()?;
    others.iter().try_fold(*first, |sum, part| sum.checked_add(*part))
}

/// The first less all others.
pub(super) fn rest(parts: &[Money]) -> Option<Money> {
    let (first, others) = parts.split_first()?;
    others.iter().try_fold(*first, |sum, part| sum.checked_sub(*part))
}

/// A share; without meaning when the whole is nothing or less.
pub(super) fn ratio(part: f64, whole: f64) -> Reading<f64> {
    if whole == 0.0 {
        Reading::NotApplicable(NotApplicable::ZeroDenominator)
    } else if whole < 0.0 {
        Reading::NotApplicable(NotApplicable::NegativeDenominator)
    } else {
        Reading::Known(part / whole)
    }
}

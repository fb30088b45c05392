//! The size class by the official table, with its working.

use super::builder::Builder;
use super::checks::FactFinding;
use super::field::{Field, FieldKey};
use super::formula::FactFormula;
use super::key::FactKey;
use super::sheet::{Absent, EvidenceGrade, Fact};
use crate::kernel::{Because, Id, NotApplicable, Reading, Severity, Value};
use crate::rules::{SizeClass, SizeLimits, SizeMeasure, SizeTest, Text};

/// One measure of the table as it stands for the firm.
#[derive(Clone, PartialEq, Debug)]
pub struct SizeStep {
    /// What is measured.
    pub measure: SizeMeasure,
    /// The fact looked at.
    pub fact: FactKey,
    /// The firm's figure, if known.
    pub value: Option<Value>,
    /// The table's limits, in persons or in major units of the currency.
    pub limits: SizeLimits,
    /// The class that this figure alone would allow, if known.
    pub allows: Option<SizeClass>,
    /// The classes still possible after this step, largest first.
    pub left: Vec<SizeClass>,
}

/// The size class and how it came about.
#[derive(Clone, PartialEq, Debug)]
pub struct SizeResult {
    /// Code of the industry.
    pub industry: String,
    /// Name of the industry.
    pub industry_name: Text,
    /// Row of the table.
    pub row: Id,
    /// Name of the row.
    pub row_name: Text,
    /// The measures of the row.
    pub steps: Vec<SizeStep>,
    /// The classes that remain possible, largest first: one when decided, never none.
    pub classes: Vec<SizeClass>,
    /// Table, inputs and parameters.
    pub because: Because,
}

impl SizeResult {
    /// The class, when it is decided.
    #[must_use]
    pub fn class(&self) -> Option<SizeClass> {
        match self.classes[..] {
            [class] => Some(class),
            _ => None,
        }
    }
}

pub(super) fn collect(builder: &mut Builder<'_>) {
    let place = FieldKey::once(Field::Industry);
    let Some(Value::Code(code)) = builder.answer(place) else {
        let missing = || Absent::Missing(vec![FactKey::Industry.id()]);
        builder.lacks(FactKey::Sector, missing());
        return builder.lacks(FactKey::SizeClass, missing());
    };
    let pack = builder.pack;
    let Some(industry) = pack.industries().get(&code) else {
        return builder.find(Severity::Error, FactFinding::UnknownIndustry { code: code.into_owned() }, &[place]);
    };
    let table = pack.size_table();
    let holds = builder.as_of >= table.table.from.max(pack.industries().table.from);
    let Some(row) = industry.row.as_ref().and_then(|row| table.row(row)).filter(|_| holds) else {
        builder.not_applicable(FactKey::Sector, NotApplicable::Industry);
        return builder.not_applicable(FactKey::SizeClass, NotApplicable::Industry);
    };
    let because =
        Because::new(FactFormula::SizeRow.id(), vec![FactKey::Industry.id()]).with(pack.industries().table.used());
    let sector = Fact {
        value: Value::Code(row.id.as_str().to_owned().into()),
        as_of: builder.as_of,
        evidence: EvidenceGrade::Derived,
        because,
    };
    builder.put(FactKey::Sector, sector);
    let (steps, classes) = steps(builder, &row.limits);
    let known = steps.iter().filter(|step| step.value.is_some()).map(|step| step.fact.id());
    let because = Because::new(FactFormula::SizeClass.id(), [FactKey::Sector.id()].into_iter().chain(known).collect())
        .with(table.table.used());
    let result = SizeResult {
        industry: industry.code.clone(),
        industry_name: industry.name.clone(),
        row: row.id.clone(),
        row_name: row.name.clone(),
        steps,
        classes,
        because,
    };
    put_class(builder, &result);
    builder.set_size(result);
}

fn put_class(builder: &mut Builder<'_>, result: &SizeResult) {
    if let Some(class) = result.class() {
        let value = Value::Code(class.as_str().into());
        let because = result.because.clone();
        let fact = Fact { value, as_of: builder.as_of, evidence: EvidenceGrade::Derived, because };
        return builder.put(FactKey::SizeClass, fact);
    }
    let unknown = result.steps.iter().filter(|step| step.value.is_none());
    let missing = unknown.flat_map(|step| match builder.sheet().get(step.fact) {
        Reading::Missing(ids) => ids,
        Reading::Known(_) | Reading::NotApplicable(_) => vec![step.fact.id()],
    });
    let mut missing: Vec<Id> = missing.collect();
    missing.sort();
    missing.dedup();
    builder.lacks(FactKey::SizeClass, Absent::Missing(missing));
}

/// A firm belongs to the highest class that the table's test reaches. What is not known could be anything, so that
/// every class remains possible that an unknown figure could still reach.
fn steps(builder: &Builder<'_>, limits: &[(SizeMeasure, SizeLimits)]) -> (Vec<SizeStep>, Vec<SizeClass>) {
    let test = builder.pack.size_table().test;
    let mut steps: Vec<SizeStep> = Vec::new();
    for (measure, own) in limits {
        let fact = match measure {
            SizeMeasure::Staff => FactKey::Staff,
            SizeMeasure::Revenue => FactKey::Revenue12m,
            SizeMeasure::Assets => FactKey::FinTotalAssets,
        };
        let value = builder.sheet().get(fact).known().map(|fact| fact.value.clone());
        let allows = value.as_ref().and_then(Value::as_f64).map(|figure| own.class(figure));
        steps.push(SizeStep { measure: *measure, fact, value, limits: *own, allows, left: Vec::new() });
        let seen: Vec<_> =
            limits.iter().zip(0..).map(|((m, _), at)| (*m, steps.get(at).and_then(|s| s.allows))).collect();
        let left = possible(test, &seen);
        if let Some(step) = steps.last_mut() {
            step.left = left;
        }
    }
    let classes = steps.last().map(|step| step.left.clone()).unwrap_or_default();
    (steps, classes)
}

/// The classes that remain possible, largest first, given the class that each measure alone would allow.
fn possible(test: SizeTest, allows: &[(SizeMeasure, Option<SizeClass>)]) -> Vec<SizeClass> {
    let mut left = Vec::new();
    for class in SizeClass::ALL {
        // A larger class comes first in the order.
        let reaches: Vec<_> = allows.iter().map(|(measure, own)| (*measure, own.map(|own| own <= class))).collect();
        match test.reached(&reaches) {
            _ if class == SizeClass::Micro => left.push(class),
            Some(true) => {
                left.push(class);
                break;
            }
            None => left.push(class),
            Some(false) => {}
        }
    }
    left
}

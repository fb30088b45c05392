//! Facts that are one answer, and the few that follow from a month entered.

use super::builder::Builder;
use super::direct::{DIRECT, NONE_MEANS_ZERO};
use super::field::{Field, FieldKey, FieldKind, Group};
use super::formula::FactFormula;
use super::key::FactKey;
use super::sheet::{Absent, EvidenceGrade, Fact};
use crate::kernel::{Because, Date, Money, NotApplicable, Reading, Unit, Value, months_between};

pub(super) fn collect(builder: &mut Builder<'_>) {
    for (key, field) in DIRECT {
        direct(builder, *key, *field);
    }
    months_since(builder, FactKey::AgeMonths, Field::Founded);
    months_since(builder, FactKey::OwnerTenureMonths, Field::OwnerSince);
    lists(builder);
    builder.derive_money(
        FactKey::PropertyNet,
        FactFormula::DifferenceOrZero,
        &[FactKey::PropertyValue, FactKey::PropertyDebt],
        |parts| super::builder::rest(parts).map(not_negative),
    );
}

/// An amount, or nothing where it is below zero.
pub(super) fn not_negative(amount: Money) -> Money {
    amount.max(Money::zero(amount.currency()))
}

fn direct(builder: &mut Builder<'_>, key: FactKey, field: Field) {
    let place = FieldKey::once(field);
    let as_of = holds_for(builder, field);
    if let Some(value) = builder.answer(place) {
        return builder.stated_on(key, value, as_of, FactFormula::Stated, builder.answered(place));
    }
    let spec = field.spec();
    let Some(gate) = spec.only_if.map(|condition| condition.field) else { return };
    if !spec.is_ruled_out(builder.answers, 0) || !NONE_MEANS_ZERO.contains(&gate) {
        return;
    }
    let nothing = match spec.kind {
        FieldKind::Money(_) => Value::Money(Money::zero(builder.currency)),
        FieldKind::Count(..) => Value::Number(0.0, Unit::Count),
        FieldKind::YesNo => Value::Bool(false),
        _ if gate == Field::FirmRecord => return builder.not_applicable(key, NotApplicable::NoDebt),
        _ => return,
    };
    builder.stated_on(key, nothing, as_of, FactFormula::NoneStated, builder.answered(FieldKey::once(gate)));
}

/// The ageing and a rate typed have a day of their own.
fn holds_for(builder: &Builder<'_>, field: Field) -> Date {
    let ageing = matches!(field.spec().group, Group::ReceivablesAge | Group::ReceivablesQuality | Group::Stock);
    let typed = match field {
        Field::RateShort => Some(Field::RateShortDate),
        Field::RateLong => Some(Field::RateLongDate),
        _ => None,
    };
    if let Some(Value::Date(day)) = typed.and_then(|field| builder.once(field)) {
        return day;
    }
    match ageing.then(|| builder.once(Field::AgeingDate)).flatten() {
        Some(Value::Date(day)) => day,
        _ => builder.as_of,
    }
}

fn months_since(builder: &mut Builder<'_>, key: FactKey, field: Field) {
    let Some(Value::Month(month)) = builder.once(field) else { return };
    let months = f64::from(months_between(month.first_day(), builder.as_of));
    let value = Value::Number(months, Unit::Months);
    builder.stated(key, value, FactFormula::MonthsSince, builder.answered(FieldKey::once(field)));
}

/// Whether the firm or its owner is on any list: one yes decides.
fn lists(builder: &mut Builder<'_>) {
    const LISTS: [FactKey; 5] = [
        FactKey::LegalDishonest,
        FactKey::LegalOwnerDishonest,
        FactKey::LegalEnforced,
        FactKey::LegalAbnormal,
        FactKey::LegalViolation,
    ];
    let read = |key: FactKey| builder.sheet().number(key).known().map(|yes| *yes > 0.0);
    let named: Vec<FactKey> = LISTS.into_iter().filter(|key| read(*key) == Some(true)).collect();
    let unknown: Vec<FactKey> = LISTS.into_iter().filter(|key| read(*key).is_none()).collect();
    let (yes, inputs) = match (named.is_empty(), unknown.is_empty()) {
        (false, _) => (true, named),
        (true, true) => (false, LISTS.to_vec()),
        (true, false) => {
            let ids = unknown.into_iter().map(FactKey::id).collect();
            return builder.lacks(FactKey::LegalListed, Absent::Missing(ids));
        }
    };
    let because = Because::new(FactFormula::Any.id(), inputs.into_iter().map(FactKey::id).collect());
    let fact = Fact { value: Value::Bool(yes), as_of: builder.as_of, evidence: EvidenceGrade::Derived, because };
    builder.put(FactKey::LegalListed, fact);
}

/// The revenue of a year: of the latest accounts, else of the last 12 months of bank lines.
pub(super) fn revenue(builder: &mut Builder<'_>) {
    let from = [FactKey::FinRevenue, FactKey::BankRevenue12];
    let known = from.into_iter().find(|key| builder.sheet().get(*key).is_known());
    let Some((key, Reading::Known(fact))) = known.map(|key| (key, builder.sheet().get(key))) else {
        let missing = vec![FactKey::FinRevenue.id()];
        return builder.lacks(FactKey::Revenue12m, Absent::Missing(missing));
    };
    let because = Because::new(FactFormula::FirstKnown.id(), vec![key.id()]);
    let fact = Fact { value: fact.value.clone(), as_of: fact.as_of, evidence: EvidenceGrade::Derived, because };
    builder.put(FactKey::Revenue12m, fact);
}

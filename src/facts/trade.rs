//! Customers and suppliers as stated, row by row.

use super::builder::{Builder, answer_id};
use super::debts::weighted_mean;
use super::field::{Field, FieldKey, Group};
use super::formula::FactFormula;
use super::key::FactKey;
use super::sheet::Absent;
use crate::kernel::{Unit, Value};

pub(super) fn collect(builder: &mut Builder<'_>) {
    if let Some(shares) = shares(builder, Group::Customers, Field::CustomerShare) {
        concentration(builder, &shares, FactKey::CustomerTop1, FactKey::CustomerTop5);
        mean(builder, &shares, FactKey::CustomerTerms, Field::CustomerTerms, Unit::Days);
        mean(builder, &shares, FactKey::CustomerOverdue, Field::CustomerOverdue, Unit::Percent);
        mean(builder, &shares, FactKey::CustomerYears, Field::CustomerYears, Unit::Years);
        largest_class(builder, &shares);
    }
    if let Some(shares) = shares(builder, Group::Suppliers, Field::SupplierShare) {
        concentration(builder, &shares, FactKey::SupplierTop1, FactKey::SupplierTop5);
        mean(builder, &shares, FactKey::SupplierTerms, Field::SupplierTerms, Unit::Days);
        mean(builder, &shares, FactKey::SupplierYears, Field::SupplierYears, Unit::Years);
    }
}

/// Places and shares of all rows in use; `None` when there is none or one has no share.
pub(super) fn shares(builder: &Builder<'_>, group: Group, field: Field) -> Option<Vec<(FieldKey, f64)>> {
    let rows = builder.answers.rows(group);
    let places = rows.into_iter().map(|row| FieldKey { field, row });
    let shares = places.map(|place| Some((place, builder.entered_number(place)?))).collect::<Option<Vec<_>>>()?;
    (!shares.is_empty()).then_some(shares)
}

fn concentration(builder: &mut Builder<'_>, shares: &[(FieldKey, f64)], top: FactKey, all: FactKey) {
    let inputs = || shares.iter().map(|(place, _)| answer_id(*place)).collect();
    let most = shares.iter().map(|(_, share)| *share).fold(0.0, f64::max);
    let sum = shares.iter().map(|(_, share)| *share).sum();
    builder.stated(top, Value::Number(most, Unit::Percent), FactFormula::Largest, inputs());
    builder.stated(all, Value::Number(sum, Unit::Percent), FactFormula::Sum, inputs());
}

/// The mean of an item over the rows with a share, weighted by share.
fn mean(builder: &mut Builder<'_>, shares: &[(FieldKey, f64)], key: FactKey, field: Field, unit: Unit) {
    let rows: Vec<_> = shares.iter().filter(|(_, share)| *share > 0.0).collect();
    let figures = rows.iter().map(|(place, _)| builder.entered_number(FieldKey { field, ..*place }));
    let figures = figures.collect::<Option<Vec<f64>>>();
    let weights: Vec<f64> = rows.iter().map(|(_, share)| *share).collect();
    match figures.and_then(|figures| weighted_mean(&figures, &weights)) {
        Some(mean) => {
            let places = rows.iter().flat_map(|(place, _)| [FieldKey { field, ..*place }, *place]);
            let inputs = places.map(answer_id).collect();
            builder.stated(key, Value::Number(mean, unit), FactFormula::WeightedMean, inputs);
        }
        None => builder.lacks(key, Absent::Missing(vec![key.id()])),
    }
}

/// What kind of buyer the largest customer is; the first of several alike.
fn largest_class(builder: &mut Builder<'_>, shares: &[(FieldKey, f64)]) {
    let largest = shares.iter().fold(None, |best: Option<&(FieldKey, f64)>, row| match best {
        Some(best) if best.1 >= row.1 => Some(best),
        _ => Some(row),
    });
    let Some((share, _)) = largest else { return };
    let place = FieldKey { field: Field::CustomerClass, ..*share };
    if let Some(class) = builder.answer(place) {
        let inputs = vec![answer_id(place), answer_id(*share)];
        builder.stated(FactKey::LargestBuyerClass, class, FactFormula::OfLargestRow, inputs);
    }
}

//! Receivables and stock by age.

use super::builder::{Builder, answer_id, ratio, rest};
use super::entity::not_negative;
use super::field::{Field, FieldKey, Group};
use super::formula::FactFormula;
use super::key::FactKey;
use super::sheet::Absent;
use crate::kernel::{NotApplicable, Reading, Unit, Value};

const NOT_OLD: [FactKey; 4] = [FactKey::ArNotDue, FactKey::Ar30, FactKey::Ar60, FactKey::Ar90];
const OLD: [FactKey; 2] = [FactKey::Ar180, FactKey::ArOld];

pub(super) fn collect(builder: &mut Builder<'_>) {
    builder.sum(FactKey::StockTotal, &[FactKey::StockRaw, FactKey::StockWip, FactKey::StockFinished]);
    builder.share(FactKey::StockOldShare, FactKey::StockOld, FactKey::StockTotal);
    if !cash_only(builder) {
        receivables(builder);
    }
}

fn receivables(builder: &mut Builder<'_>) {
    builder.sum(FactKey::ArUpTo90, &NOT_OLD);
    builder.sum(FactKey::ArTotal, &[FactKey::ArUpTo90, OLD[0], OLD[1]]);
    let late = [NOT_OLD[1], NOT_OLD[2], NOT_OLD[3], OLD[0], OLD[1]];
    part_of_all(builder, FactKey::ArOverdueShare, &late);
    part_of_all(builder, FactKey::ArOver90Share, &OLD);
    let classes = [FactKey::ArUpTo90, FactKey::ArPublic, FactKey::ArListed, FactKey::ArLarge];
    builder.derive_money(FactKey::ArSmall, FactFormula::DifferenceOrZero, &classes, |of| rest(of).map(not_negative));
    let out = [FactKey::ArUpTo90, FactKey::ArDisputed, FactKey::ArRelated, FactKey::ArPledged];
    builder.derive_money(FactKey::ArEligible, FactFormula::DifferenceOrZero, &out, |of| rest(of).map(not_negative));
    top_debtor(builder);
}

/// A firm that says it sells for cash only, and enters no receivable, has no ageing.
fn cash_only(builder: &mut Builder<'_>) -> bool {
    let credit = builder.sheet().number(FactKey::CreditSalesShare);
    let entered = builder.answers.iter().any(|(key, _)| key.field.spec().group == Group::ReceivablesAge);
    let cash_only = credit.known().is_some_and(|share| *share <= 0.0) && !entered;
    if cash_only {
        for key in NOT_OLD.into_iter().chain(OLD).chain([
            FactKey::ArUpTo90,
            FactKey::ArTotal,
            FactKey::ArOverdueShare,
            FactKey::ArOver90Share,
            FactKey::ArSmall,
            FactKey::ArEligible,
            FactKey::ArTopDebtorShare,
        ]) {
            builder.not_applicable(key, NotApplicable::NoCreditSales);
        }
    }
    cash_only
}

/// Some age bands over all receivables.
fn part_of_all(builder: &mut Builder<'_>, key: FactKey, parts: &[FactKey]) {
    let inputs = [parts, &[FactKey::ArTotal]].concat();
    let last = parts.len();
    builder
        .derive_number(key, FactFormula::Share, &inputs, Unit::Percent, |of| ratio(of[..last].iter().sum(), of[last]));
}

fn top_debtor(builder: &mut Builder<'_>) {
    let place = FieldKey::once(Field::ArLargest);
    let key = FactKey::ArTopDebtorShare;
    let (Some(largest), Some(total)) = (builder.amount(place), builder.money(FactKey::ArTotal).known().copied()) else {
        return builder.lacks(key, Absent::Missing(vec![key.id()]));
    };
    match ratio(largest.to_f64(), total.to_f64()) {
        Reading::Known(share) => {
            let inputs = vec![answer_id(place), FactKey::ArTotal.id()];
            builder.stated(key, Value::Number(share, Unit::Percent), FactFormula::Share, inputs);
        }
        Reading::NotApplicable(why) => builder.not_applicable(key, why),
        Reading::Missing(ids) => builder.lacks(key, Absent::Missing(ids)),
    }
}

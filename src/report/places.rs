//! Where a fact that is not known can be entered or imported.

use super::names::{Thing, thing};
use super::view::{Links, Target, View};
use crate::facts::{FactKey, Field, FieldKey, Period, Repeat, Section};
use crate::kernel::Id;

/// The address where something that is not known can be entered or imported; nothing in a report.
pub(super) fn place_to_enter(view: &View, id: &Id) -> Option<String> {
    if view.links == Links::Report {
        return None;
    }
    match thing(id) {
        Thing::Answer(key) => Some(view.answer(key)),
        Thing::Fact(key) => Some(place_of_fact(view, key)),
        Thing::Indicator(key) => Some(view.place(Target::Indicators, &key.id())),
        Thing::File(_) => Some(view.page(Target::Files)),
        Thing::Dimension(_) | Thing::Other => None,
    }
}

fn place_of_fact(view: &View, key: FactKey) -> String {
    let id = key.as_str();
    if id.starts_with("bank.") || key == FactKey::InvSalesCv {
        return view.page(Target::Files);
    }
    match field_of(key) {
        Some(field) => view.answer(FieldKey { field, row: row(view, field, key) }),
        None => view.section_page(section_of(id)),
    }
}

/// The row that a fact's field has: its year for accounts, the first for lists.
fn row(view: &View, field: Field, key: FactKey) -> u16 {
    match field.spec().repeat {
        Repeat::Once => 0,
        Repeat::Rows(_) => 1,
        Repeat::PerYear => {
            let before = u16::try_from(view.assessment.as_of.year()).unwrap_or(1).saturating_sub(1);
            let latest = view.case.answers().years().into_iter().max().unwrap_or(before);
            match key.period() {
                Period::Previous => latest.saturating_sub(1),
                Period::BeforePrevious => latest.saturating_sub(2),
                Period::Latest | Period::LastMonths(_) => latest,
            }
        }
    }
}

/// The item from which a fact comes directly, or the first of those it is worked out from.
fn field_of(key: FactKey) -> Option<Field> {
    let special = match key.latest() {
        FactKey::RegisteredIn => Field::Jurisdiction,
        FactKey::Sector | FactKey::SizeClass => Field::Industry,
        FactKey::AgeMonths => Field::Founded,
        FactKey::Revenue12m | FactKey::FinGrossProfit | FactKey::FinYears | FactKey::FinLatestYear => Field::Revenue,
        FactKey::OwnerTenureMonths => Field::OwnerSince,
        FactKey::NeedMonths => Field::NeedMonths,
        FactKey::LegalListed => Field::Dishonest,
        FactKey::DebtService12m => Field::DebtService,
        FactKey::GuaranteeGiven => Field::HasGuarantees,
        FactKey::FinCurrentAssets => Field::Cash,
        FactKey::FinCurrentLiabilities | FactKey::FinTotalLiabilities | FactKey::FinDebt => Field::ShortDebt,
        FactKey::FinEquity => Field::PaidInCapital,
        FactKey::FinOperatingProfit | FactKey::FinEbit | FactKey::FinEbitda | FactKey::FinProfitBeforeTax => {
            Field::OperatingExpenses
        }
        FactKey::CustomerTop1 | FactKey::CustomerTop5 => Field::CustomerShare,
        FactKey::LargestBuyerClass => Field::CustomerClass,
        FactKey::SupplierTop1 | FactKey::SupplierTop5 => Field::SupplierShare,
        FactKey::ArTotal | FactKey::ArSmall | FactKey::ArUpTo90 | FactKey::ArOverdueShare | FactKey::ArEligible => {
            Field::ArNotDue
        }
        FactKey::ArOver90Share => Field::ArOld,
        FactKey::ArTopDebtorShare => Field::ArLargest,
        FactKey::StockTotal => Field::StockRaw,
        FactKey::StockOldShare => Field::StockOld,
        FactKey::PropertyNet => Field::PropertyValue,
        latest => return by_id(latest.as_str()),
    };
    Some(special)
}

/// Fields named like their fact, in the page's own prefix.
fn by_id(id: &str) -> Option<Field> {
    const PREFIXES: [(&str, &[&str]); 5] = [
        ("fin.", &["bs.", "pl."]),
        ("entity.", &["profile."]),
        ("owner.", &["profile.owner_"]),
        ("trade.customer_", &["customer."]),
        ("trade.supplier_", &["supplier."]),
    ];
    if let Some(field) = Field::parse(id) {
        return Some(field);
    }
    PREFIXES.iter().find_map(|(prefix, others)| {
        let stem = id.strip_prefix(prefix)?;
        others.iter().find_map(|other| Field::parse(&format!("{other}{stem}")))
    })
}

/// The page of a fact that comes from several items.
fn section_of(id: &str) -> Section {
    match id.split('.').next().unwrap_or_default() {
        "fin" => Section::Accounts,
        "debt" | "guarantee" => Section::Debts,
        "credit" => Section::Credit,
        "trade" => Section::Trade,
        "ar" | "stock" => Section::Ageing,
        "need" | "security" | "crowd" => Section::Need,
        "deals" | "standing" | "equity" | "local" => Section::Deals,
        "plan" => Section::Plan,
        "weight" | "rates" => Section::Wishes,
        _ => Section::Profile,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_facts_lead_to_a_field_and_ids_are_well_formed() {
        for (fact, field) in [
            (FactKey::FinCash, Field::Cash),
            (FactKey::FinCashPrev2, Field::Cash),
            (FactKey::FinRevenuePrev, Field::Revenue),
            (FactKey::Staff, Field::Staff),
            (FactKey::OwnerAge, Field::OwnerAge),
            (FactKey::CustomerTerms, Field::CustomerTerms),
            (FactKey::TaxGrade, Field::TaxGrade),
            (FactKey::NeedAmount, Field::NeedAmount),
        ] {
            assert_eq!(field_of(fact), Some(field), "{fact:?}");
        }
        let without: Vec<&str> = FactKey::ALL
            .iter()
            .filter(|key| !key.as_str().starts_with("bank.") && field_of(**key).is_none())
            .map(|key| key.as_str())
            .collect();
        // Imported invoices alone give how sales vary; its place is the page of files.
        let elsewhere = |id: &&str| *id == FactKey::InvSalesCv.as_str();
        let listed = |id: &&str| id.starts_with("debt.") || id.starts_with("credit.");
        assert!(without.iter().all(|id| listed(id) || elsewhere(id)), "{without:?}");
    }
}

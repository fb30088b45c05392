//! The short accounts: lines as entered, totals worked out or, where a part is not known, as stated.

use super::builder::Builder;
use super::direct::LINES;
use super::field::{Field, FieldKey};
use super::formula::FactFormula;
use super::key::{FactKey, Period};
use super::sheet::Absent;
use super::understand::year_end;
use crate::kernel::{Date, Id, Reading, Unit, Value};

const CURRENT_ASSETS: [FactKey; 5] = [
    FactKey::FinCash,
    FactKey::FinReceivables,
    FactKey::FinPrepayments,
    FactKey::FinInventory,
    FactKey::FinOtherCurrentAssets,
];
const CURRENT_LIABILITIES: [FactKey; 4] =
    [FactKey::FinShortDebt, FactKey::FinPayables, FactKey::FinAdvances, FactKey::FinOtherCurrentLiabilities];

/// One year of accounts and the period it is told as.
#[derive(Clone, Copy)]
struct Year {
    year: u16,
    end: Date,
    period: Period,
}

impl Year {
    /// A line in this year.
    fn key(self, line: FactKey) -> FactKey {
        line.at(self.period).unwrap_or(line)
    }

    fn keys<const N: usize>(self, lines: [FactKey; N]) -> [FactKey; N] {
        lines.map(|line| self.key(line))
    }

    const fn place(self, field: Field) -> FieldKey {
        FieldKey { field, row: self.year }
    }
}

/// The latest year that has ended and has an amount that is understood.
pub(super) fn latest_year(builder: &Builder<'_>) -> Option<u16> {
    builder.years().into_iter().rev().find(|year| has_amounts(builder, *year))
}

fn has_amounts(builder: &Builder<'_>, year: u16) -> bool {
    let stated = [Field::TotalAssets, Field::NetProfit];
    let fields = LINES.iter().map(|(_, field)| *field).chain(stated);
    fields.into_iter().any(|field| builder.amount(FieldKey { field, row: year }).is_some())
}

pub(super) fn collect(builder: &mut Builder<'_>) {
    let latest = latest_year(builder);
    for (back, period) in [(0, Period::Latest), (1, Period::Previous), (2, Period::BeforePrevious)] {
        let year = latest.and_then(|latest| latest.checked_sub(back));
        if let Some((year, end)) = year.and_then(|year| Some((year, year_end(year)?))) {
            collect_year(builder, Year { year, end, period });
        }
    }
    let Some(latest) = latest else { return };
    let in_a_row = (0..=latest).take_while(|back| has_amounts(builder, latest - back)).count();
    let inputs: Vec<Id> = (0..=latest)
        .take(in_a_row)
        .filter_map(|back| {
            LINES
                .iter()
                .map(|(_, field)| FieldKey { field: *field, row: latest - back })
                .find(|place| builder.amount(*place).is_some())
        })
        .map(|place| builder.source_id(place))
        .collect();
    let end = year_end(latest).unwrap_or(builder.as_of);
    let years = Value::Number(f64::from(u16::try_from(in_a_row).unwrap_or(u16::MAX)), Unit::Years);
    builder.stated_on(FactKey::FinYears, years, end, FactFormula::YearsInARow, inputs.clone());
    let year = Value::Code(latest.to_string().into());
    builder.stated_on(FactKey::FinLatestYear, year, end, FactFormula::YearsInARow, inputs);
}

fn collect_year(builder: &mut Builder<'_>, year: Year) {
    for (line, field) in LINES {
        builder.account_line(year.key(*line), year.place(*field), year.end);
    }
    balance_sheet(builder, year);
    profit(builder, year);
}

fn balance_sheet(builder: &mut Builder<'_>, year: Year) {
    let key = |line| year.key(line);
    builder.sum(key(FactKey::FinCurrentAssets), &year.keys(CURRENT_ASSETS));
    let assets = year.keys([FactKey::FinCurrentAssets, FactKey::FinFixedAssets, FactKey::FinOtherNoncurrentAssets]);
    builder.sum(key(FactKey::FinTotalAssets), &assets);
    or_stated(builder, year, FactKey::FinTotalAssets, Field::TotalAssets);
    builder.sum(key(FactKey::FinCurrentLiabilities), &year.keys(CURRENT_LIABILITIES));
    builder.sum(key(FactKey::FinDebt), &year.keys([FactKey::FinShortDebt, FactKey::FinLongDebt]));
    let liabilities =
        year.keys([FactKey::FinCurrentLiabilities, FactKey::FinLongDebt, FactKey::FinOtherNoncurrentLiabilities]);
    builder.sum(key(FactKey::FinTotalLiabilities), &liabilities);
    builder.sum(key(FactKey::FinEquity), &year.keys([FactKey::FinPaidInCapital, FactKey::FinRetainedEarnings]));
    // One side of the sheet tells the other: assets are liabilities and equity.
    let (assets, claims, equity) =
        (key(FactKey::FinTotalAssets), key(FactKey::FinTotalLiabilities), key(FactKey::FinEquity));
    let known = |builder: &Builder<'_>, key| builder.sheet().get(key).is_known();
    match (known(builder, assets), known(builder, claims), known(builder, equity)) {
        (true, true, false) => builder.difference(equity, &[assets, claims]),
        (true, false, true) => builder.difference(claims, &[assets, equity]),
        _ => {}
    }
}

/// Takes a total as stated where its parts are not all known.
fn or_stated(builder: &mut Builder<'_>, year: Year, line: FactKey, field: Field) {
    let (key, place) = (year.key(line), year.place(field));
    if builder.sheet().get(key).is_known() {
        return;
    }
    builder.account_line(key, place, year.end);
}

fn profit(builder: &mut Builder<'_>, year: Year) {
    let key = |line| year.key(line);
    builder.difference(key(FactKey::FinGrossProfit), &year.keys([FactKey::FinRevenue, FactKey::FinCostOfSales]));
    let operating = year.keys([FactKey::FinGrossProfit, FactKey::FinOperatingExpenses]);
    builder.difference(key(FactKey::FinOperatingProfit), &operating);
    builder.sum(key(FactKey::FinEbit), &year.keys([FactKey::FinOperatingProfit, FactKey::FinOtherIncome]));
    builder.difference(key(FactKey::FinProfitBeforeTax), &year.keys([FactKey::FinEbit, FactKey::FinInterest]));
    builder.difference(key(FactKey::FinNetProfit), &year.keys([FactKey::FinProfitBeforeTax, FactKey::FinIncomeTax]));
    or_stated(builder, year, FactKey::FinNetProfit, Field::NetProfit);
    // From below, where the steps from above are not all known.
    for (line, parts) in [
        (FactKey::FinProfitBeforeTax, [FactKey::FinNetProfit, FactKey::FinIncomeTax]),
        (FactKey::FinEbit, [FactKey::FinProfitBeforeTax, FactKey::FinInterest]),
    ] {
        if let Reading::Missing(steps) = builder.sheet().get(key(line)).map(|_| ()) {
            builder.sum(key(line), &year.keys(parts));
            builder.lacks(key(line), Absent::Missing(steps));
        }
    }
    builder.sum(key(FactKey::FinEbitda), &year.keys([FactKey::FinEbit, FactKey::FinDepreciation]));
}

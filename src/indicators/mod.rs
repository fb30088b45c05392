//! Facts become ratios and measures: one family a file, one function an indicator.

mod key;
mod figure;
mod liquidity;
mod leverage;
mod coverage;
mod profitability;
mod efficiency;
mod growth;
mod cash;
mod concentration;
mod record;
#[cfg(test)]
mod tests;

pub use key::{Family, IndicatorKey};

use crate::facts::FactSheet;
use crate::kernel::{Because, Reading};
use figure::{Facts, Figure};

/// One indicator of a firm.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// Which.
    pub key: IndicatorKey,
    /// The figure in the indicator's unit. Always finite when known.
    pub reading: Reading<f64>,
    /// The formula, and the facts in its order.
    pub because: Because,
}

/// All indicators of a firm, in the order of [`IndicatorKey::ALL`].
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorSet {
    all: Vec<Indicator>,
}

impl IndicatorSet {
    /// Computes every indicator.
    #[must_use]
    pub fn compute(facts: &FactSheet) -> Self {
        let one = |key: &IndicatorKey| {
            let Figure { reading, inputs } = figure(*key, Facts(facts)).finite();
            Indicator { key: *key, reading, because: Because::new(key.formula(), inputs) }
        };
        Self { all: IndicatorKey::ALL.iter().map(one).collect() }
    }

    /// All, in order.
    #[must_use]
    pub fn all(&self) -> &[Indicator] {
        &self.all
    }

    /// One.
    #[must_use]
    pub fn get(&self, key: IndicatorKey) -> Option<&Indicator> {
        // `ALL` is declared in the order of the enum.
        self.all.get(key as usize)
    }
}

fn figure(key: IndicatorKey, f: Facts) -> Figure {
    use IndicatorKey as K;
    match key {
        K::CurrentRatio => liquidity::current_ratio(f),
        K::QuickRatio => liquidity::quick_ratio(f),
        K::CashRatio => liquidity::cash_ratio(f),
        K::WorkingCapitalShare => liquidity::working_capital_share(f),
        K::CashDays => liquidity::cash_days(f),
        K::DebtRatio => leverage::debt_ratio(f),
        K::EquityRatio => leverage::equity_ratio(f),
        K::RetainedShare => leverage::retained_share(f),
        K::DebtToEquity => leverage::debt_to_equity(f),
        K::DebtToEbitda => leverage::debt_to_ebitda(f),
        K::NetDebtToEbitda => leverage::net_debt_to_ebitda(f),
        K::ShortDebtShare => leverage::short_debt_share(f),
        K::GuaranteesToEquity => leverage::guarantees_to_equity(f),
        K::ContingentRatio => leverage::contingent_ratio(f),
        K::Dscr => coverage::dscr(f),
        K::InterestCover => coverage::interest_cover(f),
        K::FixedChargeCover => coverage::fixed_charge_cover(f),
        K::InstalmentToInflow => coverage::instalment_to_inflow(f),
        K::CashEarningsToLiabilities => coverage::cash_earnings_to_liabilities(f),
        K::DebtToRevenue => coverage::debt_to_revenue(f),
        K::NeedToRevenue => coverage::need_to_revenue(f),
        K::GrossMargin => profitability::gross_margin(f),
        K::OperatingMargin => profitability::operating_margin(f),
        K::NetMargin => profitability::net_margin(f),
        K::EbitdaMargin => profitability::ebitda_margin(f),
        K::EbitToAssets => profitability::ebit_to_assets(f),
        K::ReturnOnAssets => profitability::return_on_assets(f),
        K::ReturnOnEquity => profitability::return_on_equity(f),
        K::DaysSalesOutstanding => efficiency::days_sales_outstanding(f),
        K::DaysInventory => efficiency::days_inventory(f),
        K::DaysPayable => efficiency::days_payable(f),
        K::CashCycle => efficiency::cash_cycle(f),
        K::AssetTurnover => efficiency::asset_turnover(f),
        K::FixedAssetTurnover => efficiency::fixed_asset_turnover(f),
        K::WorkingCapitalTurnover => efficiency::working_capital_turnover(f),
        K::RevenueGrowth => growth::revenue_growth(f),
        K::RevenueGrowthTwoYears => growth::revenue_growth_two_years(f),
        K::ProfitGrowth => growth::profit_growth(f),
        K::AssetGrowth => growth::asset_growth(f),
        K::SustainableGrowth => growth::sustainable_growth(f),
        K::GrowthGap => growth::growth_gap(f),
        K::CashBufferDays => cash::cash_buffer_days(f),
        K::LowestBalanceToInstalment => cash::lowest_balance_to_instalment(f),
        K::MeanBalanceToInstalment => cash::mean_balance_to_instalment(f),
        K::InflowVariation => cash::inflow_variation(f),
        K::OutflowToInflow => cash::outflow_to_inflow(f),
        K::NegativeDays => cash::negative_days(f),
        K::IdleMonthShare => cash::idle_month_share(f),
        K::InflowTrend => cash::inflow_trend(f),
        K::MonthsOfData => cash::months_of_data(f),
        K::TopCustomerShare => concentration::top_customer_share(f),
        K::TopFiveCustomersShare => concentration::top_five_customers_share(f),
        K::CustomerConcentration => concentration::customer_concentration(f),
        K::TopSupplierShare => concentration::top_supplier_share(f),
        K::TopDebtorShare => concentration::top_debtor_share(f),
        K::OverdueReceivablesShare => concentration::overdue_receivables_share(f),
        K::OldStockShare => concentration::old_stock_share(f),
        K::TaxToRevenue => record::tax_to_revenue(f),
        K::RevenueGap => record::revenue_gap(f),
        K::OverdueCount => record::overdue_count(f),
        K::CreditQueries => record::credit_queries(f),
        K::UnsecuredLenders => record::unsecured_lenders(f),
        K::CardUtilisation => record::card_utilisation(f),
    }
}

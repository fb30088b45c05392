//! The names of indicators, with family and unit. Formulas stand with the functions, one family a file.

use crate::kernel::{Id, Names, Unit};

/// A family of indicators.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Family {
    /// Can it pay what falls due?
    Liquidity,
    /// How much is owed?
    Leverage,
    /// Does income cover debt service?
    Coverage,
    /// What is left of sales?
    Profitability,
    /// How fast do stock and receivables turn?
    Efficiency,
    /// How does it grow?
    Growth,
    /// Cash buffer and volatility from bank lines.
    Cash,
    /// How much hangs on few partners?
    Concentration,
    /// Tax and credit record, compliance.
    Record,
}

impl Family {
    /// All families, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Liquidity,
        Self::Leverage,
        Self::Coverage,
        Self::Profitability,
        Self::Efficiency,
        Self::Growth,
        Self::Cash,
        Self::Concentration,
        Self::Record,
    ];
}

/// Declares the indicators: the enum, all of them, ids, families and units.
macro_rules! indicators {
    ($( $(#[$doc:meta])* $name:ident = $id:literal, $family:ident, $unit:ident; )*) => {
        /// An indicator. Each function of the family's file states formula, unit and when it is undefined.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum IndicatorKey { $( $(#[$doc])* $name, )* }

        impl IndicatorKey {
            /// All indicators, family by family.
            pub const ALL: &'static [IndicatorKey] = &[ $( IndicatorKey::$name, )* ];

            /// The stable id, `indicator.<name>`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => concat!("indicator.", $id), )* }
            }

            /// The id of its formula, `formula.<name>`.
            #[must_use]
            pub const fn formula(self) -> Id {
                match self { $( Self::$name => Id::new(concat!("formula.", $id)), )* }
            }

            /// The family.
            #[must_use]
            pub const fn family(self) -> Family {
                match self { $( Self::$name => Family::$family, )* }
            }

            /// The unit.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $( Self::$name => Unit::$unit, )* }
            }
        }
    };
}

indicators! {
    /// Current assets over current liabilities.
    CurrentRatio = "current_ratio", Liquidity, Times;
    /// Current assets without stock over current liabilities.
    QuickRatio = "quick_ratio", Liquidity, Times;
    /// Cash over current liabilities.
    CashRatio = "cash_ratio", Liquidity, Times;
    /// Working capital over total assets.
    WorkingCapitalShare = "working_capital_share", Liquidity, Percent;
    /// Days of operating cost that the cash on hand pays.
    CashDays = "cash_days", Liquidity, Days;

    /// Total liabilities over total assets.
    DebtRatio = "debt_ratio", Leverage, Percent;
    /// Equity over total assets.
    EquityRatio = "equity_ratio", Leverage, Percent;
    /// Retained earnings over total assets.
    RetainedShare = "retained_share", Leverage, Percent;
    /// Borrowed money over equity.
    DebtToEquity = "debt_to_equity", Leverage, Times;
    /// Borrowed money over EBITDA.
    DebtToEbitda = "debt_to_ebitda", Leverage, Times;
    /// Borrowed money less cash over EBITDA.
    NetDebtToEbitda = "net_debt_to_ebitda", Leverage, Times;
    /// Borrowed money due within a year over all borrowed money.
    ShortDebtShare = "short_debt_share", Leverage, Percent;
    /// Guarantees given for others over equity.
    GuaranteesToEquity = "guarantees_to_equity", Leverage, Percent;
    /// Liabilities and guarantees given over total assets.
    ContingentRatio = "contingent_ratio", Leverage, Percent;

    /// Cash earnings after tax over principal and interest due (DSCR).
    Dscr = "dscr", Coverage, Times;
    /// EBIT over interest (ICR).
    InterestCover = "interest_cover", Coverage, Times;
    /// Cash earnings after tax over principal, interest and rent (FCCR).
    FixedChargeCover = "fixed_charge_cover", Coverage, Times;
    /// Monthly debt service over mean monthly inflow.
    InstalmentToInflow = "instalment_to_inflow", Coverage, Percent;
    /// Profit before tax and depreciation over total liabilities.
    CashEarningsToLiabilities = "cash_earnings_to_liabilities", Coverage, Percent;
    /// Borrowed money over revenue.
    DebtToRevenue = "debt_to_revenue", Coverage, Percent;
    /// The amount needed over revenue.
    NeedToRevenue = "need_to_revenue", Coverage, Percent;

    /// Gross profit over revenue.
    GrossMargin = "gross_margin", Profitability, Percent;
    /// Operating profit over revenue.
    OperatingMargin = "operating_margin", Profitability, Percent;
    /// Net profit over revenue.
    NetMargin = "net_margin", Profitability, Percent;
    /// EBITDA over revenue.
    EbitdaMargin = "ebitda_margin", Profitability, Percent;
    /// EBIT over total assets.
    EbitToAssets = "ebit_to_assets", Profitability, Percent;
    /// Net profit over total assets (ROA).
    ReturnOnAssets = "return_on_assets", Profitability, Percent;
    /// Net profit over equity (ROE).
    ReturnOnEquity = "return_on_equity", Profitability, Percent;

    /// Days sales outstanding (DSO).
    DaysSalesOutstanding = "days_sales_outstanding", Efficiency, Days;
    /// Days inventory outstanding (DIO).
    DaysInventory = "days_inventory", Efficiency, Days;
    /// Days payables outstanding (DPO).
    DaysPayable = "days_payable", Efficiency, Days;
    /// Cash conversion cycle.
    CashCycle = "cash_cycle", Efficiency, Days;
    /// Revenue over total assets.
    AssetTurnover = "asset_turnover", Efficiency, Times;
    /// Revenue over fixed assets.
    FixedAssetTurnover = "fixed_asset_turnover", Efficiency, Times;
    /// Revenue over working capital.
    WorkingCapitalTurnover = "working_capital_turnover", Efficiency, Times;

    /// Revenue against the year before.
    RevenueGrowth = "revenue_growth", Growth, Percent;
    /// Mean yearly growth of revenue over two years.
    RevenueGrowthTwoYears = "revenue_growth_two_years", Growth, Percent;
    /// Net profit against the year before.
    ProfitGrowth = "profit_growth", Growth, Percent;
    /// Total assets against the year before.
    AssetGrowth = "asset_growth", Growth, Percent;
    /// The growth that retained profit alone can fund.
    SustainableGrowth = "sustainable_growth", Growth, Percent;
    /// Revenue growth beyond sustainable growth.
    GrowthGap = "growth_gap", Growth, Percent;

    /// Mean daily balance over mean daily outflow.
    CashBufferDays = "cash_buffer_days", Cash, Days;
    /// Lowest balance over one monthly instalment.
    LowestBalanceToInstalment = "lowest_balance_to_instalment", Cash, Times;
    /// Mean balance over one monthly instalment.
    MeanBalanceToInstalment = "mean_balance_to_instalment", Cash, Times;
    /// Variation of monthly inflow (standard deviation over mean).
    InflowVariation = "inflow_variation", Cash, Plain;
    /// Outflow over inflow.
    OutflowToInflow = "outflow_to_inflow", Cash, Times;
    /// Days with a balance below zero.
    NegativeDays = "negative_days", Cash, Days;
    /// Months without revenue over all months.
    IdleMonthShare = "idle_month_share", Cash, Percent;
    /// Inflow of the last three months against the three before.
    InflowTrend = "inflow_trend", Cash, Percent;
    /// Whole months of bank lines.
    MonthsOfData = "months_of_data", Cash, Months;

    /// The largest customer's share of sales.
    TopCustomerShare = "top_customer_share", Concentration, Percent;
    /// The five largest customers' share of sales.
    TopFiveCustomersShare = "top_five_customers_share", Concentration, Percent;
    /// Herfindahl–Hirschman index of payers.
    CustomerConcentration = "customer_concentration", Concentration, Plain;
    /// The largest supplier's share of purchases.
    TopSupplierShare = "top_supplier_share", Concentration, Percent;
    /// The largest debtor's share of receivables.
    TopDebtorShare = "top_debtor_share", Concentration, Percent;
    /// Overdue receivables over all receivables.
    OverdueReceivablesShare = "overdue_receivables_share", Concentration, Percent;
    /// Old stock over all stock.
    OldStockShare = "old_stock_share", Concentration, Percent;

    /// Tax paid over revenue.
    TaxToRevenue = "tax_to_revenue", Record, Percent;
    /// Revenue by bank lines against revenue by accounts.
    RevenueGap = "revenue_gap", Record, Percent;
    /// Overdue months within 24, by the credit reports.
    OverdueCount = "overdue_count", Record, Count;
    /// Credit-report queries by lenders within three months.
    CreditQueries = "credit_queries", Record, Count;
    /// Lenders with unsecured loans outstanding.
    UnsecuredLenders = "unsecured_lenders", Record, Count;
    /// Credit used over credit granted on cards and revolving lines.
    CardUtilisation = "card_utilisation", Record, Percent;
}

impl IndicatorKey {
    /// The id as an [`Id`].
    #[must_use]
    pub const fn id(self) -> Id {
        Id::new(self.as_str())
    }

    /// The indicator of an id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        BY_ID.place(id, |place| Self::ALL[place].as_str()).map(|place| Self::ALL[place])
    }
}

/// Places of all indicators by id.
static BY_ID: Names<256> = Names::of(&names());

const fn names() -> [&'static str; IndicatorKey::ALL.len()] {
    let mut names = [""; IndicatorKey::ALL.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = IndicatorKey::ALL[place].as_str();
        place += 1;
    }
    names
}

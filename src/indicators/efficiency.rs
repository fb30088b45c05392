//! How fast do receivables, stock and assets turn? Year-end balances against the year's flow, on 365 days.

use super::figure::{Facts, Figure};
use super::liquidity::working_capital;
use crate::facts::FactKey as F;
use crate::kernel::NotApplicable;

const YEAR: f64 = 365.0;

/// Receivables / revenue × 365, days. Not for a firm without receivables.
pub(super) fn days_sales_outstanding(f: Facts) -> Figure {
    receivable_days(f).unless_none(&f.get(F::FinReceivables), NotApplicable::NoCreditSales)
}

/// Stock / cost of sales × 365, days. Not for a firm without stock.
pub(super) fn days_inventory(f: Facts) -> Figure {
    stock_days(f).unless_none(&f.get(F::FinInventory), NotApplicable::NoStock)
}

/// Payables / cost of sales × 365, days.
pub(super) fn days_payable(f: Facts) -> Figure {
    f.get(F::FinPayables).times(YEAR).over(f.get(F::FinCostOfSales))
}

/// Days inventory + days sales − days payables, days; no stock and no receivables count as zero days.
pub(super) fn cash_cycle(f: Facts) -> Figure {
    stock_days(f) + receivable_days(f) - days_payable(f)
}

/// Revenue / total assets, times a year.
pub(super) fn asset_turnover(f: Facts) -> Figure {
    f.get(F::FinRevenue).over(f.get(F::FinTotalAssets))
}

/// Revenue / fixed assets, times a year. Undefined without fixed assets.
pub(super) fn fixed_asset_turnover(f: Facts) -> Figure {
    f.get(F::FinRevenue).over(f.get(F::FinFixedAssets))
}

/// Revenue / (current assets − current liabilities), times a year. Undefined when working capital is not above zero.
pub(super) fn working_capital_turnover(f: Facts) -> Figure {
    f.get(F::FinRevenue).over(working_capital(f))
}

fn receivable_days(f: Facts) -> Figure {
    f.get(F::FinReceivables).times(YEAR).over(f.get(F::FinRevenue))
}

fn stock_days(f: Facts) -> Figure {
    f.get(F::FinInventory).times(YEAR).over(f.get(F::FinCostOfSales))
}

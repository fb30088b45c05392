//! Can the firm pay what falls due? Balances of the latest accounts.
//! Where nothing is due within a year the ratios have no debt to cover. Source: credit-analysis convention.

use super::figure::{Facts, Figure};
use crate::facts::FactKey as F;

/// Current assets / current liabilities, times.
pub(super) fn current_ratio(f: Facts) -> Figure {
    f.get(F::FinCurrentAssets).over_due(f.get(F::FinCurrentLiabilities))
}

/// (Current assets − stock) / current liabilities, times.
pub(super) fn quick_ratio(f: Facts) -> Figure {
    (f.get(F::FinCurrentAssets) - f.get(F::FinInventory)).over_due(f.get(F::FinCurrentLiabilities))
}

/// Cash / current liabilities, times.
pub(super) fn cash_ratio(f: Facts) -> Figure {
    f.get(F::FinCash).over_due(f.get(F::FinCurrentLiabilities))
}

/// (Current assets − current liabilities) / total assets, a share.
pub(super) fn working_capital_share(f: Facts) -> Figure {
    working_capital(f).over(f.get(F::FinTotalAssets))
}

/// Cash / ((cost of sales + operating expenses − depreciation) / 365), days. Undefined without cost.
pub(super) fn cash_days(f: Facts) -> Figure {
    let paid = f.get(F::FinCostOfSales) + f.get(F::FinOperatingExpenses) - f.get(F::FinDepreciation);
    f.get(F::FinCash).times(365.0).over(paid)
}

/// Current assets − current liabilities.
pub(super) fn working_capital(f: Facts) -> Figure {
    f.get(F::FinCurrentAssets) - f.get(F::FinCurrentLiabilities)
}

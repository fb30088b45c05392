//! What is left of sales, and what assets and equity earn. The latest accounts, year-end balances.
//! Undefined without revenue or assets; return on equity also when equity is negative.

use super::figure::{Facts, Figure};
use crate::facts::FactKey as F;

/// (Revenue − cost of sales) / revenue, a share.
pub(super) fn gross_margin(f: Facts) -> Figure {
    f.get(F::FinGrossProfit).over(f.get(F::FinRevenue))
}

/// Operating profit before other income and interest / revenue, a share.
pub(super) fn operating_margin(f: Facts) -> Figure {
    f.get(F::FinOperatingProfit).over(f.get(F::FinRevenue))
}

/// Net profit / revenue, a share.
pub(super) fn net_margin(f: Facts) -> Figure {
    f.get(F::FinNetProfit).over(f.get(F::FinRevenue))
}

/// EBITDA / revenue, a share.
pub(super) fn ebitda_margin(f: Facts) -> Figure {
    f.get(F::FinEbitda).over(f.get(F::FinRevenue))
}

/// EBIT / total assets, a share.
pub(super) fn ebit_to_assets(f: Facts) -> Figure {
    f.get(F::FinEbit).over(f.get(F::FinTotalAssets))
}

/// Net profit / total assets, a share.
pub(super) fn return_on_assets(f: Facts) -> Figure {
    f.get(F::FinNetProfit).over(f.get(F::FinTotalAssets))
}

/// Net profit / equity, a share.
pub(super) fn return_on_equity(f: Facts) -> Figure {
    f.get(F::FinNetProfit).over(f.get(F::FinEquity))
}

//! How does the firm grow, and who pays for it? One year of accounts against earlier ones.
//! Growth from a base of zero or below is undefined.

use super::figure::{Facts, Figure};
use crate::facts::FactKey as F;
use crate::kernel::{NotApplicable, Reading};

/// Revenue / revenue of the year before − 1, a share; from bank lines where there are no two years of accounts.
pub(super) fn revenue_growth(f: Facts) -> Figure {
    let accounts = growth(f, F::FinRevenue, F::FinRevenuePrev);
    let bank = growth(f, F::BankRevenue12, F::BankRevenuePrev12);
    if matches!(accounts.reading, Reading::Missing(_)) && bank.reading.is_known() { bank } else { accounts }
}

/// √(revenue / revenue of two years before) − 1, a share a year.
pub(super) fn revenue_growth_two_years(f: Facts) -> Figure {
    let ratio = f.get(F::FinRevenue).over(f.get(F::FinRevenuePrev2));
    let root = |ratio: f64| match () {
        () if ratio < 0.0 => Reading::NotApplicable(NotApplicable::NegativeDenominator),
        () => Reading::Known(libm::sqrt(ratio) - 1.0),
    };
    Figure { reading: ratio.reading.and_then(root), ..ratio }
}

/// Net profit / net profit of the year before − 1, a share. Undefined after a year without profit.
pub(super) fn profit_growth(f: Facts) -> Figure {
    growth(f, F::FinNetProfit, F::FinNetProfitPrev)
}

/// Total assets / total assets of the year before − 1, a share.
pub(super) fn asset_growth(f: Facts) -> Figure {
    growth(f, F::FinTotalAssets, F::FinTotalAssetsPrev)
}

/// Retained profit / (equity − retained profit), a share a year, where retained profit is net profit − paid out to
/// owners. Equal to ROE·b / (1 − ROE·b) with the share b of profit kept.
pub(super) fn sustainable_growth(f: Facts) -> Figure {
    let kept = f.get(F::FinNetProfit) - f.get(F::FinDividends);
    kept.clone().over(f.get(F::FinEquity) - kept)
}

/// Revenue growth − sustainable growth, a share; above zero the difference must be borrowed or paid in.
pub(super) fn growth_gap(f: Facts) -> Figure {
    revenue_growth(f) - sustainable_growth(f)
}

fn growth(f: Facts, now: F, before: F) -> Figure {
    f.get(now).over(f.get(before)).plus(-1.0)
}

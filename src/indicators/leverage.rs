//! How much is owed, and what own money stands under it? Balances of the latest accounts.
//! Ratios over equity are undefined when equity is zero or negative; a portrait takes that as the worst case.

use super::figure::{Facts, Figure};
use crate::facts::FactKey as F;
use crate::kernel::{NotApplicable, Reading};

/// Total liabilities / total assets, a share; above 1 the firm owes more than it has.
pub(super) fn debt_ratio(f: Facts) -> Figure {
    f.get(F::FinTotalLiabilities).over(f.get(F::FinTotalAssets))
}

/// Equity / total assets, a share.
pub(super) fn equity_ratio(f: Facts) -> Figure {
    f.get(F::FinEquity).over(f.get(F::FinTotalAssets))
}

/// Retained earnings / total assets, a share: what the firm has earned and kept.
pub(super) fn retained_share(f: Facts) -> Figure {
    f.get(F::FinRetainedEarnings).over(f.get(F::FinTotalAssets))
}

/// Loans / equity, times.
pub(super) fn debt_to_equity(f: Facts) -> Figure {
    book_debt(f).over(f.get(F::FinEquity))
}

/// Loans / EBITDA, times: years of cash earnings that repay all loans. No debt where no loan is owed;
/// undefined when EBITDA is zero or negative.
pub(super) fn debt_to_ebitda(f: Facts) -> Figure {
    let debt = debt_now(f);
    debt.clone().over(f.get(F::FinEbitda)).unless_none(&debt, NotApplicable::NoDebt)
}

/// (Loans − cash) / EBITDA, times; below zero when cash exceeds loans.
pub(super) fn net_debt_to_ebitda(f: Facts) -> Figure {
    let debt = book_debt(f);
    (debt.clone() - f.get(F::FinCash)).over(f.get(F::FinEbitda)).unless_none(&debt, NotApplicable::NoDebt)
}

/// Loans due within a year / all loans, a share.
pub(super) fn short_debt_share(f: Facts) -> Figure {
    f.get(F::FinShortDebt).over_due(f.get(F::FinDebt))
}

/// Guarantees given for others / equity, a share; zero without guarantees, whatever the equity.
pub(super) fn guarantees_to_equity(f: Facts) -> Figure {
    let given = f.get(F::GuaranteeGiven);
    if given.reading == Reading::Known(0.0) { given } else { given.over(f.get(F::FinEquity)) }
}

/// (Total liabilities + guarantees given) / total assets, a share.
pub(super) fn contingent_ratio(f: Facts) -> Figure {
    (f.get(F::FinTotalLiabilities) + f.get(F::GuaranteeGiven)).over(f.get(F::FinTotalAssets))
}

/// Loans beside other figures of the balance sheet: as the accounts state them, else as listed.
fn book_debt(f: Facts) -> Figure {
    f.first(F::FinDebt, &[F::DebtTotal])
}

/// Loans against a year's flow: as listed now, else as the accounts state them.
pub(super) fn debt_now(f: Facts) -> Figure {
    f.first(F::DebtTotal, &[F::FinDebt])
}

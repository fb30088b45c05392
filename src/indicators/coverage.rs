//! Does income cover what lenders are owed? The latest accounts against the next 12 months of debt service.
//! Without debt service there is nothing to cover.

use super::figure::{Facts, Figure};
use super::leverage::debt_now;
use crate::facts::FactKey as F;

/// (EBITDA − income tax − paid out to owners) / (principal + interest of the next 12 months), times.
/// Spending on fixed assets is not taken off here, since what only maintains them is not known apart; see
/// [`fixed_charge_cover`].
pub(super) fn dscr(f: Facts) -> Figure {
    let paid_out = f.first(F::FinDividends, &[F::BankOwnerDraws12]);
    (f.get(F::FinEbitda) - f.get(F::FinIncomeTax) - paid_out).over_due(f.get(F::DebtService12m))
}

/// EBIT / interest, times.
pub(super) fn interest_cover(f: Facts) -> Figure {
    f.get(F::FinEbit).over_due(f.get(F::FinInterest))
}

/// (EBITDA + rent − spending on fixed assets − income tax) / (principal + interest + rent), times.
/// Rent is a cost within EBITDA, so it is added back before it is covered.
pub(super) fn fixed_charge_cover(f: Facts) -> Figure {
    let rent = f.get(F::BankRent12);
    let earned = f.get(F::FinEbitda) + rent.clone() - f.get(F::FinCapex) - f.get(F::FinIncomeTax);
    earned.over_due(f.get(F::DebtService12m) + rent)
}

/// Paid on loans a month / mean monthly money in, a share; of the last 6 full months, else 3.
pub(super) fn instalment_to_inflow(f: Facts) -> Figure {
    let half_year = f.get(F::BankInflow6).times(1.0 / 6.0);
    let inflow = if half_year.reading.is_known() { half_year } else { f.get(F::BankInflow3).times(1.0 / 3.0) };
    instalment(f).over(inflow)
}

/// (Profit before tax + depreciation) / total liabilities, a share.
pub(super) fn cash_earnings_to_liabilities(f: Facts) -> Figure {
    (f.get(F::FinProfitBeforeTax) + f.get(F::FinDepreciation)).over_due(f.get(F::FinTotalLiabilities))
}

/// Loans / revenue of 12 months, a share.
pub(super) fn debt_to_revenue(f: Facts) -> Figure {
    debt_now(f).over(f.get(F::Revenue12m))
}

/// Amount needed / revenue of 12 months, a share.
pub(super) fn need_to_revenue(f: Facts) -> Figure {
    f.get(F::NeedAmount).over(f.get(F::Revenue12m))
}

/// One month's payment on all loans: as listed, else a twelfth of the next 12 months.
pub(super) fn instalment(f: Facts) -> Figure {
    let listed = f.get(F::DebtPaymentMonth);
    let yearly = f.get(F::DebtService12m).times(1.0 / 12.0);
    if listed.reading.is_known() || !yearly.reading.is_known() { listed } else { yearly }
}

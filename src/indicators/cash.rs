//! What the bank and wallet lines show: the buffer, its lows, and how even the money comes in.
//! Windows end with the last full month that the files cover; a shorter window stands in for a longer one.

use super::coverage::instalment;
use super::figure::{Facts, Figure};
use crate::facts::FactKey as F;

/// Mean end-of-day balance / mean daily money out, days; of 6 months, else 3.
pub(super) fn cash_buffer_days(f: Facts) -> Figure {
    f.first(F::BankBufferDays6, &[F::BankBufferDays3])
}

/// Lowest end-of-day balance / one month's payment on loans, times; of 6 months, else 3.
pub(super) fn lowest_balance_to_instalment(f: Facts) -> Figure {
    f.first(F::BankMinBalance6, &[F::BankMinBalance3]).over_due(instalment(f))
}

/// Mean end-of-day balance / one month's payment on loans, times; of 6 months, else 3.
pub(super) fn mean_balance_to_instalment(f: Facts) -> Figure {
    f.first(F::BankMeanBalance6, &[F::BankMeanBalance3]).over_due(instalment(f))
}

/// Sample standard deviation / mean of monthly money in, plain; of 12 months, else 6.
pub(super) fn inflow_variation(f: Facts) -> Figure {
    f.first(F::BankInflowCv12, &[F::BankInflowCv6])
}

/// Money out / money in, times; of 6 months, else 3.
pub(super) fn outflow_to_inflow(f: Facts) -> Figure {
    let half_year = f.get(F::BankOutflow6).over(f.get(F::BankInflow6));
    let quarter = f.get(F::BankOutflow3).over(f.get(F::BankInflow3));
    if half_year.reading.is_known() || !quarter.reading.is_known() { half_year } else { quarter }
}

/// Days that end below zero, days; of 12 months, else 6, else 3.
pub(super) fn negative_days(f: Facts) -> Figure {
    f.first(F::BankNegativeDays12, &[F::BankNegativeDays6, F::BankNegativeDays3])
}

/// Months without revenue / 12, a share; by bank lines. Months without an invoice are no measure for a firm that sells
/// without invoices, so they do not stand in.
pub(super) fn idle_month_share(f: Facts) -> Figure {
    f.get(F::BankIdleMonths12).times(1.0 / 12.0)
}

/// Money in of the last 3 months / of the 3 before − 1, a share.
pub(super) fn inflow_trend(f: Facts) -> Figure {
    f.get(F::BankTrend).plus(-1.0)
}

/// Full months that the files cover without a gap, months.
pub(super) fn months_of_data(f: Facts) -> Figure {
    f.get(F::BankMonths)
}

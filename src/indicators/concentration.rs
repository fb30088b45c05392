//! How much hangs on few partners, and how good are receivables and stock?
//! Where the firm states a share and bank lines show one, the higher counts.

use super::figure::{Facts, Figure};
use crate::facts::FactKey as F;
use crate::kernel::NotApplicable;

/// Sales to the largest customer / all sales, a share.
pub(super) fn top_customer_share(f: Facts) -> Figure {
    f.higher(F::CustomerTop1, F::BankTopPayer12)
}

/// Sales to the five largest customers / all sales, a share.
pub(super) fn top_five_customers_share(f: Facts) -> Figure {
    f.higher(F::CustomerTop5, F::BankTop5Payers12)
}

/// Sum of the squared shares of all payers in revenue of 12 months (Herfindahl–Hirschman), 0 to 1.
pub(super) fn customer_concentration(f: Facts) -> Figure {
    f.get(F::BankPayerHhi12)
}

/// Purchases from the largest supplier / all purchases, a share.
pub(super) fn top_supplier_share(f: Facts) -> Figure {
    f.higher(F::SupplierTop1, F::BankTopPayee12)
}

/// Owed by the largest debtor / all receivables, a share.
pub(super) fn top_debtor_share(f: Facts) -> Figure {
    of_receivables(f, F::ArTopDebtorShare)
}

/// Receivables overdue / all receivables, a share.
pub(super) fn overdue_receivables_share(f: Facts) -> Figure {
    of_receivables(f, F::ArOverdueShare)
}

/// Stock older than 180 days / all stock, a share.
pub(super) fn old_stock_share(f: Facts) -> Figure {
    f.get(F::StockOldShare).unless_none(&f.get(F::StockTotal), NotApplicable::NoStock)
}

fn of_receivables(f: Facts, share: F) -> Figure {
    f.get(share).unless_none(&f.get(F::ArTotal), NotApplicable::NoCreditSales)
}

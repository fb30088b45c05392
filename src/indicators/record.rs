//! The tax and credit record, and whether papers and bank lines tell the same story.

use super::figure::{Facts, Figure};
use crate::facts::FactKey as F;

/// Tax paid in 12 months / revenue of 12 months, a share.
pub(super) fn tax_to_revenue(f: Facts) -> Figure {
    f.get(F::TaxPaid12m).over(f.get(F::Revenue12m))
}

/// Revenue by bank lines of 12 months / revenue of the latest accounts − 1, a share. The two periods may differ.
pub(super) fn revenue_gap(f: Facts) -> Figure {
    f.get(F::BankRevenue12).over(f.get(F::FinRevenue)).plus(-1.0)
}

/// Overdue months within 24 by the credit reports, the higher of firm and owner.
pub(super) fn overdue_count(f: Facts) -> Figure {
    f.get(F::CreditOverdueCount)
}

/// Queries for loan approval within 3 months, the higher of firm and owner.
pub(super) fn credit_queries(f: Facts) -> Figure {
    f.get(F::CreditInquiries)
}

/// Lenders with unsecured credit, the higher of firm and owner.
pub(super) fn unsecured_lenders(f: Facts) -> Figure {
    f.get(F::CreditUnsecuredLenders)
}

/// Used / limit of the owner's credit cards, a share. Undefined without a card.
pub(super) fn card_utilisation(f: Facts) -> Figure {
    f.get(F::CreditCardUsed).over(f.get(F::CreditCardLimit))
}

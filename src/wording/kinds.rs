//! Words of the kernel's kinds: why a figure has no meaning, how much a finding matters, what a value rests on.

use super::{Words, t};
use crate::kernel::{NotApplicable, Severity, Status, Unit};

impl Words {
    /// Why a figure has no meaning.
    #[must_use]
    pub fn not_applicable(self, why: NotApplicable) -> &'static str {
        self.get(match why {
            NotApplicable::ZeroDenominator => t::FORMAT_NA_ZERO_DENOMINATOR,
            NotApplicable::NegativeDenominator => t::FORMAT_NA_NEGATIVE_DENOMINATOR,
            NotApplicable::NoDebt => t::FORMAT_NA_NO_DEBT,
            NotApplicable::NoStock => t::FORMAT_NA_NO_STOCK,
            NotApplicable::NoCreditSales => t::FORMAT_NA_NO_CREDIT_SALES,
            NotApplicable::FewInvoices => t::FORMAT_NA_FEW_INVOICES,
            NotApplicable::ShortHistory => t::FORMAT_NA_SHORT_HISTORY,
            NotApplicable::Industry => t::FORMAT_NA_INDUSTRY,
            NotApplicable::Jurisdiction => t::FORMAT_NA_JURISDICTION,
        })
    }

    /// How much a finding matters.
    #[must_use]
    pub fn severity(self, severity: Severity) -> &'static str {
        self.get(match severity {
            Severity::Note => t::FORMAT_SEVERITY_NOTE,
            Severity::Warning => t::FORMAT_SEVERITY_WARNING,
            Severity::Error => t::FORMAT_SEVERITY_ERROR,
        })
    }

    /// What a parameter rests on.
    #[must_use]
    pub fn status(self, status: Status) -> &'static str {
        self.get(match status {
            Status::Law => t::FORMAT_STATUS_LAW,
            Status::Regulation => t::FORMAT_STATUS_REGULATION,
            Status::Guidance => t::FORMAT_STATUS_GUIDANCE,
            Status::Statistic => t::FORMAT_STATUS_STATISTIC,
            Status::Market => t::FORMAT_STATUS_MARKET,
            Status::Convention => t::FORMAT_STATUS_CONVENTION,
            Status::Assumption => t::FORMAT_STATUS_ASSUMPTION,
            Status::Announced => t::FORMAT_STATUS_ANNOUNCED,
            Status::Stated => t::FORMAT_STATUS_STATED,
        })
    }

    /// A unit by itself, for the head of a column.
    #[must_use]
    pub fn unit(self, unit: Unit) -> &'static str {
        self.get(match unit {
            Unit::Money => t::FORMAT_UNIT_MONEY,
            Unit::Percent => t::FORMAT_UNIT_PERCENT,
            Unit::RatePerYear => t::FORMAT_UNIT_RATE,
            Unit::Times => t::FORMAT_UNIT_TIMES,
            Unit::Days => t::FORMAT_UNIT_DAYS,
            Unit::Months => t::FORMAT_UNIT_MONTHS,
            Unit::Years => t::FORMAT_UNIT_YEARS,
            Unit::Count => t::FORMAT_UNIT_COUNT,
            Unit::Points => t::FORMAT_UNIT_POINTS,
            Unit::Plain => t::FORMAT_UNIT_PLAIN,
        })
    }
}

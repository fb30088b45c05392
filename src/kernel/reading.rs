//! A figure that may be known, missing, or meaningless. Absent, zero and not-applicable never meet.

use super::Id;

/// What asking for a figure gives.
#[derive(Clone, PartialEq, Debug)]
pub enum Reading<T> {
    /// The figure.
    Known(T),
    /// Not known; the facts that would make it known, each once, sorted. Never empty.
    Missing(Vec<Id>),
    /// The figure has no meaning here.
    NotApplicable(NotApplicable),
}

/// Why a figure has no meaning for this firm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NotApplicable {
    /// The formula would divide by zero.
    ZeroDenominator,
    /// The formula's denominator is negative, so that its sign would mislead.
    NegativeDenominator,
    /// The firm owes nothing and pays no interest, so that cover is unlimited.
    NoDebt,
    /// The firm holds no stock.
    NoStock,
    /// The firm sells for cash only.
    NoCreditSales,
    /// The history is too short for this window.
    ShortHistory,
    /// The firm does not sell mainly to firms by invoice.
    FewInvoices,
    /// Not a measure for this industry.
    Industry,
    /// Not a measure for this legal form or jurisdiction.
    Jurisdiction,
}

impl<T> Reading<T> {
    /// A figure missing for want of one fact.
    #[must_use]
    pub fn missing(id: Id) -> Self {
        Self::Missing(vec![id])
    }

    /// The figure, if known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Missing(_) | Self::NotApplicable(_) => None,
        }
    }

    /// Whether the figure is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }

    /// Applies a function to a known figure.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Reading<U> {
        match self {
            Self::Known(value) => Reading::Known(f(value)),
            Self::Missing(ids) => Reading::Missing(ids),
            Self::NotApplicable(why) => Reading::NotApplicable(why),
        }
    }

    /// Applies a function that may itself find the figure missing or meaningless.
    pub fn and_then<U>(self, f: impl FnOnce(T) -> Reading<U>) -> Reading<U> {
        match self {
            Self::Known(value) => f(value),
            Self::Missing(ids) => Reading::Missing(ids),
            Self::NotApplicable(why) => Reading::NotApplicable(why),
        }
    }

    /// Both figures, or everything that is missing for both; not applicable when either is.
    pub fn zip<U>(self, other: Reading<U>) -> Reading<(T, U)> {
        match (self, other) {
            (Self::Known(a), Reading::Known(b)) => Reading::Known((a, b)),
            (Self::NotApplicable(why), _) | (_, Reading::NotApplicable(why)) => Reading::NotApplicable(why),
            (Self::Missing(mut a), Reading::Missing(b)) => {
                a.extend(b);
                a.sort();
                a.dedup();
                Reading::Missing(a)
            }
            (Self::Missing(ids), Reading::Known(_)) | (Self::Known(_), Reading::Missing(ids)) => Reading::Missing(ids),
        }
    }
}

//! The changes that a firm can make, and how much of each.

use crate::kernel::{Currency, Money};

/// A kind of change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Repay debt early with cash.
    PayDown,
    /// Have customers pay sooner.
    Collect,
    /// Hold less stock.
    LowerStock,
    /// Leave next year's profit in the firm.
    Retain,
    /// Depend less on the largest customer.
    Spread,
    /// Pay the owner's cards down.
    PayCard,
    /// Pay what is overdue, tax included.
    ClearRecord,
    /// Apply nowhere until the queries have passed.
    WaitQueries,
    /// Import a list of invoices in place of figures typed.
    Import,
    /// More or less revenue; in "what if" alone.
    Revenue,
    /// A higher or lower margin; in "what if" alone.
    Margin,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::PayDown,
        Self::Collect,
        Self::LowerStock,
        Self::Retain,
        Self::Spread,
        Self::PayCard,
        Self::ClearRecord,
        Self::WaitQueries,
        Self::Import,
        Self::Revenue,
        Self::Margin,
    ];

    /// Those that ways to a better grade are made of.
    pub const OF_ROUTES: [Self; 9] = [
        Self::PayDown,
        Self::Collect,
        Self::LowerStock,
        Self::Retain,
        Self::Spread,
        Self::PayCard,
        Self::ClearRecord,
        Self::WaitQueries,
        Self::Import,
    ];

    /// The stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PayDown => "pay_down",
            Self::Collect => "collect",
            Self::LowerStock => "lower_stock",
            Self::Retain => "retain",
            Self::Spread => "spread",
            Self::PayCard => "pay_card",
            Self::ClearRecord => "clear_record",
            Self::WaitQueries => "wait_queries",
            Self::Import => "import",
            Self::Revenue => "revenue",
            Self::Margin => "margin",
        }
    }

    /// Whether it is done or not done, without steps between.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::ClearRecord | Self::WaitQueries | Self::Import)
    }
}

/// How much of each change. Amounts are what moves: debt repaid, receivables collected, stock sold, profit kept.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Changes {
    /// Debt repaid.
    pub pay_down: Money,
    /// Receivables collected and not renewed.
    pub collect: Money,
    /// Stock sold and not replaced.
    pub stock: Money,
    /// Profit kept.
    pub retain: Money,
    /// Cards paid down.
    pub card: Money,
    /// How much the largest customer's share falls.
    pub spread: f64,
    /// Whether all that is overdue is paid.
    pub record: bool,
    /// Whether queries have passed.
    pub queries: bool,
    /// Whether the list of invoices is imported.
    pub import: bool,
    /// Change of revenue, as a share.
    pub revenue: f64,
    /// Change of the operating margin, in shares of revenue.
    pub margin: f64,
}

impl Changes {
    /// No change.
    #[must_use]
    pub const fn none(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            pay_down: zero,
            collect: zero,
            stock: zero,
            retain: zero,
            card: zero,
            spread: 0.0,
            record: false,
            queries: false,
            import: false,
            revenue: 0.0,
            margin: 0.0,
        }
    }

    /// Whether a kind is among them.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        match kind {
            Kind::PayDown => !self.pay_down.is_zero(),
            Kind::Collect => !self.collect.is_zero(),
            Kind::LowerStock => !self.stock.is_zero(),
            Kind::Retain => !self.retain.is_zero(),
            Kind::Spread => self.spread != 0.0,
            Kind::PayCard => !self.card.is_zero(),
            Kind::ClearRecord => self.record,
            Kind::WaitQueries => self.queries,
            Kind::Import => self.import,
            Kind::Revenue => self.revenue != 0.0,
            Kind::Margin => self.margin != 0.0,
        }
    }
}

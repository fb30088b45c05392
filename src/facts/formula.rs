//! How facts come about: the formulas that a [`crate::kernel::Because`] of a fact names.

use crate::kernel::Id;

/// Declares the formulas and their ids.
macro_rules! formulas {
    ($( $(#[$doc:meta])* $name:ident = $id:literal; )*) => {
        /// How a fact comes about from its inputs, in the order of the inputs.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum FactFormula { $( $(#[$doc])* $name, )* }

        impl FactFormula {
            /// All formulas.
            pub const ALL: &'static [FactFormula] = &[ $( FactFormula::$name, )* ];

            /// The stable id.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }
        }
    };
}

formulas! {
    /// As entered.
    Stated = "formula.fact.stated";
    /// Nothing, because an answer says that there is none.
    NoneStated = "formula.fact.none_stated";
    /// Whole months from the month entered to the case's date.
    MonthsSince = "formula.fact.months_since";
    /// The sum.
    Sum = "formula.fact.sum";
    /// The first less all others.
    Difference = "formula.fact.difference";
    /// The first less all others, but never below zero.
    DifferenceOrZero = "formula.fact.difference_or_zero";
    /// The first over the second.
    Share = "formula.fact.share";
    /// The largest.
    Largest = "formula.fact.largest";
    /// Yes when one is yes, no when all are no.
    Any = "formula.fact.any";
    /// The first that is known.
    FirstKnown = "formula.fact.first_known";
    /// How many rows of the list.
    CountOfRows = "formula.fact.count_of_rows";
    /// Mean of the list, weighted by share or balance.
    WeightedMean = "formula.fact.weighted_mean";
    /// The entry of the row with the largest share.
    OfLargestRow = "formula.fact.of_largest_row";
    /// Payments within 12 months of each loan, with the balance of those that end within 12 months and are repaid at
    /// the end.
    DebtService = "formula.fact.debt_service";
    /// The row of the size table that the industry belongs to.
    SizeRow = "formula.fact.size_row";
    /// The highest class of which every limit is reached.
    SizeClass = "formula.fact.size_class";
    /// Years in a row with accounts.
    YearsInARow = "formula.fact.years_in_a_row";
    /// Sum of the accounts that are this line, in an imported file.
    FromAccounts = "formula.fact.from_accounts";
    /// Sum of the invoices of the window, without tax where they state it; credit notes lower it.
    InvoiceSum = "formula.fact.invoice_sum";
    /// How many months or days of the window.
    InvoiceCount = "formula.fact.invoice_count";
    /// Some invoices of the window over all.
    InvoiceShare = "formula.fact.invoice_share";
    /// Open amounts of the invoices by days since they fell due.
    InvoiceAgeing = "formula.fact.invoice_ageing";
    /// Orders of the window that were paid, less what was paid back.
    OrderSum = "formula.fact.order_sum";
    /// Sum over the counted lines of the window.
    BankSum = "formula.fact.bank_sum";
    /// Mean of the end-of-day balances, each day alike.
    BankMean = "formula.fact.bank_mean";
    /// The lowest end-of-day balance.
    BankLowest = "formula.fact.bank_lowest";
    /// How many days, months or parties.
    BankCount = "formula.fact.bank_count";
    /// Sample standard deviation of the monthly sums over their mean.
    BankVariation = "formula.fact.bank_variation";
    /// Mean balance over mean daily money out.
    BankBuffer = "formula.fact.bank_buffer";
    /// One sum of the window over another.
    BankShare = "formula.fact.bank_share";
    /// Sum of the squared shares of all known parties.
    BankSquares = "formula.fact.bank_squares";
    /// Money in of the last 3 months over that of the 3 before.
    BankTrend = "formula.fact.bank_trend";
}

impl FactFormula {
    /// The id as an [`Id`].
    #[must_use]
    pub const fn id(self) -> Id {
        Id::new(self.as_str())
    }

    /// The formula of an id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|formula| formula.as_str() == id)
    }
}

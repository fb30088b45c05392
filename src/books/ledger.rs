//! The joined lines and what they sum to.

use crate::intake::RecordSet;
use crate::kernel::{Currency, Date, Finding, Money, Month};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One line of one file: the file's number in the case and the line in its text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LineId {
    /// Number of the file in the case, from 0.
    pub file: u16,
    /// Line in the decoded text, from 1.
    pub line: u32,
}

/// What a line is, to a lender's eye.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Category {
    /// Money from customers.
    Sales,
    /// Money given back to customers.
    SalesRefund,
    /// Money paid to suppliers.
    Suppliers,
    /// Money given back by suppliers.
    SupplierRefund,
    /// Wages and salaries.
    Payroll,
    /// Rent and property charges.
    Rent,
    /// Water, power, gas, telephone.
    Utilities,
    /// Tax and social security paid.
    TaxSocial,
    /// Tax refunds and subsidies received.
    TaxRefund,
    /// Loan money received.
    LoanIn,
    /// Loan principal, or a loan payment not told apart, paid.
    LoanRepayment,
    /// Interest and loan fees paid.
    LoanCost,
    /// Bank and platform charges.
    BankFees,
    /// Interest received.
    InterestIn,
    /// Money put in by owners or partners.
    OwnerIn,
    /// Money taken out by owners.
    OwnerDraw,
    /// Between the firm's own accounts and wallets.
    OwnTransfer,
    /// Buying or selling investments.
    Investment,
    /// Cash paid in or drawn.
    Cash,
    /// Not recognised, money in.
    OtherIn,
    /// Not recognised, money out.
    OtherOut,
}

impl Category {
    /// All categories, in the order of the pages.
    pub const ALL: [Self; 21] = [
        Self::Sales,
        Self::SalesRefund,
        Self::Suppliers,
        Self::SupplierRefund,
        Self::Payroll,
        Self::Rent,
        Self::Utilities,
        Self::TaxSocial,
        Self::TaxRefund,
        Self::LoanIn,
        Self::LoanRepayment,
        Self::LoanCost,
        Self::BankFees,
        Self::InterestIn,
        Self::OwnerIn,
        Self::OwnerDraw,
        Self::OwnTransfer,
        Self::Investment,
        Self::Cash,
        Self::OtherIn,
        Self::OtherOut,
    ];

    /// The word used in packs and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sales => "sales",
            Self::SalesRefund => "sales_refund",
            Self::Suppliers => "suppliers",
            Self::SupplierRefund => "supplier_refund",
            Self::Payroll => "payroll",
            Self::Rent => "rent",
            Self::Utilities => "utilities",
            Self::TaxSocial => "tax_social",
            Self::TaxRefund => "tax_refund",
            Self::LoanIn => "loan_in",
            Self::LoanRepayment => "loan_repayment",
            Self::LoanCost => "loan_cost",
            Self::BankFees => "bank_fees",
            Self::InterestIn => "interest_in",
            Self::OwnerIn => "owner_in",
            Self::OwnerDraw => "owner_draw",
            Self::OwnTransfer => "own_transfer",
            Self::Investment => "investment",
            Self::Cash => "cash",
            Self::OtherIn => "other_in",
            Self::OtherOut => "other_out",
        }
    }

    /// The category of a word used in packs and files.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == word)
    }
}

/// Whether a line enters the sums.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Counted {
    /// It does.
    Yes,
    /// The same line as another one.
    DuplicateOf(LineId),
    /// The same payment as a line of another account (wallet and bank), told from this side only once.
    SamePaymentAs(LineId),
    /// The file says that it did not happen (closed, failed, fully refunded).
    NotExecuted,
    /// Excluded by the user.
    Excluded,
}

/// Whether money in counts as revenue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Revenue {
    /// It counts.
    Counts,
    /// It lowers revenue (refunds to customers).
    Lowers,
    /// It does not count, for the reason its category gives.
    No,
}

/// Why a line has its category.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// The written rule of this number matched, on this word.
    Rule {
        /// Id of the rule in the pack.
        rule: String,
        /// The word found.
        word: String,
    },
    /// The other side of the transfer stands in another imported file.
    MatchedTransfer(LineId),
    /// The bill says so (不计收支, 退款, 提现 …).
    BillSays(String),
    /// No rule matched: the direction decides.
    Direction,
    /// Chosen by the user for this line.
    Chosen,
    /// Chosen by the user for all lines of this party.
    ChosenForParty,
}

/// One line of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct Posting {
    /// Where it stands.
    pub id: LineId,
    /// The date.
    pub date: Date,
    /// Positive is money in.
    pub amount: Money,
    /// Balance after it, where the file gives one.
    pub balance: Option<Money>,
    /// The other party, normalised; empty when unknown.
    pub party: String,
    /// What it was for, as in the file.
    pub text: String,
    /// What it is.
    pub category: Category,
    /// Why.
    pub reason: Reason,
    /// Whether it enters the sums.
    pub counted: Counted,
    /// Whether it is revenue.
    pub revenue: Revenue,
}

/// What the user has corrected. Corrections win over rules.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Corrections {
    /// Category chosen for one line.
    pub lines: BTreeMap<LineId, Category>,
    /// Category chosen for a party: (normalised party, money in?).
    pub parties: BTreeMap<(String, bool), Category>,
    /// Lines excluded (true) or counted in spite of a duplicate (false).
    pub excluded: BTreeMap<LineId, bool>,
}

/// Sums of one kind of flow.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Flow {
    /// Money in.
    pub inflow: Money,
    /// Money out, positive.
    pub outflow: Money,
}

/// One month of all accounts together, in the case's currency.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthFlow {
    /// The month.
    pub month: Month,
    /// All counted money in and out, without own transfers.
    pub total: Flow,
    /// Revenue: lines that count less lines that lower it.
    pub revenue: Money,
    /// Sums by category (in and out in one signed sum).
    pub by_category: BTreeMap<Category, Money>,
    /// Balance of all accounts together at the month's end; `None` if an account has no balance column.
    pub end_balance: Option<Money>,
    /// Lowest end-of-day balance of all accounts together.
    pub min_balance: Option<Money>,
    /// Mean end-of-day balance.
    pub mean_balance: Option<Money>,
    /// Days with a balance below zero.
    pub negative_days: u32,
    /// Counted lines.
    pub lines: u32,
    /// Days of the month that the files cover.
    pub covered_days: u32,
}

/// A finding about the books.
#[derive(Clone, PartialEq, Debug)]
pub enum BooksFinding {
    /// Lines that stand in two files (or twice) were counted once.
    Overlap {
        /// Lines counted once.
        lines: u32,
        /// Name of the first file.
        first: String,
        /// Name of the second.
        second: String,
    },
    /// The same file was imported twice.
    SameFile {
        /// Its name.
        name: String,
    },
    /// A month without a line between the first and the last of an account.
    MissingMonth {
        /// The account's file name.
        name: String,
        /// The month.
        month: Month,
    },
    /// Lines in a currency other than the case's are not in the sums.
    OtherCurrency {
        /// The currency.
        currency: Currency,
        /// How many lines.
        lines: u32,
    },
    /// Transfers to an own account of which no file was imported.
    AccountNotImported {
        /// The account or its party name.
        account: String,
        /// Lines.
        lines: u32,
    },
}

/// The joined books. Built only by [`Ledger::build`].
#[derive(Clone, PartialEq, Debug)]
pub struct Ledger {
    pub(super) currency: Currency,
    pub(super) postings: Vec<Posting>,
    pub(super) months: Vec<MonthFlow>,
    pub(super) findings: Vec<Finding<BooksFinding>>,
    pub(super) sets: usize,
}

impl Ledger {
    /// Joins files in the order given. `own_names` are names that mean the firm or its owner itself.
    #[must_use]
    pub fn build(sets: &[Rc<RecordSet>], corrections: &Corrections, own_names: &[String], currency: Currency) -> Self {
        let _ = (corrections, own_names);
        Self { currency, postings: Vec::new(), months: Vec::new(), findings: Vec::new(), sets: sets.len() }
    }

    /// The case's currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// All lines, by date, then file, then line. Uncounted ones are among them.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// Every month from the first to the last line, without a gap.
    #[must_use]
    pub fn months(&self) -> &[MonthFlow] {
        &self.months
    }

    /// Findings.
    #[must_use]
    pub fn findings(&self) -> &[Finding<BooksFinding>] {
        &self.findings
    }

    /// Whether no file was imported.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sets == 0
    }
}

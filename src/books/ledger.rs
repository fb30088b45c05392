//! The joined lines and what they sum to.

use super::papers::{BookedDocument, OwnFirm};
use super::statement::{Mapped, StatementItem, StatementLine, StatementTotal};
use crate::intake::RecordSet;
use crate::kernel::{Currency, Date, Finding, Money, Month};
use crate::rules::{Category, CategoryRules, WordGuess};
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
    /// In a currency other than the case's.
    OtherCurrency,
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
    /// The other party is the firm or its owner, by this name.
    OwnName(String),
    /// No rule matched: the model of words decides.
    Words(WordGuess),
    /// No rule matched: the direction decides. The words speak for a category that only a rule or the user may give.
    Shown(WordGuess),
    /// No rule matched, and the words do not tell: the direction decides.
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
    /// Whether the other party only hands over what many others paid, so that it counts as no customer and no supplier.
    pub collector: bool,
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
    /// Name or tax number of the party of invoices that is the firm.
    pub own_party: Option<String>,
    /// Line of the short accounts chosen for an account or concept, by its number or, without one, its name.
    pub statement: BTreeMap<String, StatementItem>,
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

/// What one party paid and was paid over the last months of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct PartyFlow {
    /// The party, normalised; never empty.
    pub party: String,
    /// Revenue from it, less refunds to it.
    pub received: Money,
    /// Paid to it as a supplier, less what it gave back; positive.
    pub paid: Money,
    /// Lines.
    pub lines: u32,
    /// Date of the first of these lines.
    pub first: Date,
    /// Date of the last.
    pub last: Date,
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
    /// Lines that no rule explains and the model of words sorted, or only has a guess at.
    ByWords {
        /// Lines sorted.
        lines: u32,
        /// Money in of these.
        inflow: Money,
        /// Money out of these, positive.
        outflow: Money,
        /// Lines with a guess that changes nothing.
        shown: u32,
    },
    /// The firm is not named as entered in any invoice; the party of most of them is taken for it.
    OwnFirmByMajority {
        /// Its name.
        name: String,
        /// Documents that it stands in.
        count: u32,
        /// All documents.
        of: u32,
    },
    /// No party of the invoices is known to be the firm, so that sales and purchases cannot be told apart.
    OwnFirmUnknown {
        /// How many documents.
        documents: u32,
    },
    /// Accounts of which it is not known what line of the short accounts they are.
    AccountsNotMapped {
        /// How many hold something.
        accounts: u32,
        /// The first of them.
        first: String,
    },
    /// Two files say different things of one line of the short accounts; the later one is used.
    AccountsDiffer {
        /// The line.
        item: StatementItem,
        /// The year.
        year: u16,
        /// As the earlier file says.
        first: Money,
        /// As the later file says.
        second: Money,
    },
    /// A trial balance that names no period, or one that is no year.
    AccountsWithoutYear,
}

/// The joined books. Built only by [`Ledger::build`].
#[derive(Clone, PartialEq, Debug)]
pub struct Ledger {
    pub(super) currency: Currency,
    pub(super) postings: Vec<Posting>,
    pub(super) months: Vec<MonthFlow>,
    pub(super) parties: Vec<PartyFlow>,
    pub(super) findings: Vec<Finding<BooksFinding>>,
    pub(super) sets: usize,
    pub(super) own_firm: Option<OwnFirm>,
    pub(super) documents: Vec<BookedDocument>,
    pub(super) statement: Mapped,
}

impl Ledger {
    /// Joins files in the order given. `own_names` are names that mean the firm or its owner itself.
    #[must_use]
    pub fn build(
        sets: &[Rc<RecordSet>],
        corrections: &Corrections,
        own_names: &[String],
        currency: Currency,
        rules: &CategoryRules,
    ) -> Self {
        super::build::build(sets, corrections, own_names, currency, rules)
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

    /// Customers and suppliers over the last twelve months of the ledger (the pack's `party_months`), the largest
    /// customers first, then the largest suppliers. Lines without a party's name are not among them.
    #[must_use]
    pub fn parties(&self) -> &[PartyFlow] {
        &self.parties
    }

    /// Which party of the invoices is the firm, and why; `None` without invoices or when it is not known.
    #[must_use]
    pub const fn own_firm(&self) -> Option<&OwnFirm> {
        self.own_firm.as_ref()
    }

    /// All invoices, credit notes and orders, by date, then file, then line. Uncounted ones are among them.
    #[must_use]
    pub fn documents(&self) -> &[BookedDocument] {
        &self.documents
    }

    /// Lines of accounts in the case's currency, each with its place in the short accounts and the reason.
    #[must_use]
    pub fn statement(&self) -> &[StatementLine] {
        &self.statement.lines
    }

    /// Amounts of the short accounts that the files give, by line and year.
    #[must_use]
    pub fn statement_totals(&self) -> BTreeMap<(StatementItem, u16), StatementTotal> {
        super::statement::totals(&self.statement)
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

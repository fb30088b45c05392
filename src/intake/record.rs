//! What one file says, row by row.

use super::document::Papers;
use super::finding::{ControlFigure, IntakeFinding, UnreadReason};
use super::format::Format;
use super::label::Label;
use super::question::Question;
use super::readers::Clue;
use super::recipe::Recipe;
use crate::kernel::{Currency, Date, Finding, Money};

/// What a column means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// Date of the transaction (may carry the time).
    Date,
    /// Time of day.
    Time,
    /// A second date, such as the posting or value date; kept, not used.
    OtherDate,
    /// Signed amount, or unsigned amount with a direction column.
    Amount,
    /// Money out.
    Debit,
    /// Money in.
    Credit,
    /// A word or sign that tells money in from money out.
    Direction,
    /// Balance after the row.
    Balance,
    /// Currency code or name.
    Currency,
    /// The other party's name.
    Party,
    /// The other party's account.
    PartyAccount,
    /// What it was for.
    Text,
    /// The bank's own kind of transaction.
    Kind,
    /// An id of the transaction.
    Reference,
    /// Whether it succeeded.
    Status,
    /// The firm's own account or means of payment.
    OwnAccount,
    /// A charge held back from the amount.
    Fee,
    /// Kept, not used.
    Ignored,
}

/// Why a column was given its meaning; several may hold.
#[derive(Clone, PartialEq, Debug)]
pub enum Evidence {
    /// This share of the cells reads as the type (date, amount …).
    Reads {
        /// Cells that read.
        cells: u32,
        /// Cells that are not empty.
        of: u32,
    },
    /// The heading is a known word.
    Heading,
    /// The balance of each row is the one before plus the amount; in this many rows of so many.
    BalanceRolls {
        /// Rows that roll.
        rows: u32,
        /// Rows that could be checked.
        of: u32,
    },
    /// Never filled in the same row as its partner column.
    Exclusive,
    /// Few distinct words, all known.
    KnownWords,
    /// Chosen by the user.
    Chosen,
    /// The layout is that of a known bill.
    Layout,
}

/// One column as it was understood.
#[derive(Clone, PartialEq, Debug)]
pub struct ColumnReading {
    /// Position, from 0.
    pub index: usize,
    /// The heading; empty where the file has none.
    pub heading: String,
    /// Its meaning.
    pub role: Role,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// The first three cells that are not empty.
    pub samples: Vec<String>,
}

/// One row, read.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// First line of the row in the decoded text, from 1.
    pub line: u32,
    /// The date.
    pub date: Date,
    /// Seconds after midnight.
    pub time: Option<u32>,
    /// Positive is money into the firm's account.
    pub amount: Money,
    /// Balance after the row: as the file states it, or worked out in a statement whose balances tie.
    pub balance: Option<Money>,
    /// The other party as the file writes it.
    pub party: Label,
    /// The other party's account.
    pub party_account: Label,
    /// What it was for.
    pub text: Label,
    /// The file's own kind of transaction.
    pub kind: Label,
    /// The file's own id of the transaction.
    pub reference: Label,
    /// The file's own status.
    pub status: Label,
    /// The firm's own account or means of payment, where the row names it.
    pub own_account: Label,
    /// The bill itself says that this is neither income nor spending (不计收支, `/`).
    pub neutral: bool,
}

/// A row that could not be read. It stays, with its text and the reason.
#[derive(Clone, PartialEq, Debug)]
pub struct UnreadRow {
    /// First line, from 1.
    pub line: u32,
    /// The row's text, at most 400 characters.
    pub text: String,
    /// Why.
    pub reason: UnreadReason,
}

/// A line outside the table: preamble, heading, footer, totals.
#[derive(Clone, PartialEq, Debug)]
pub struct SkippedLine {
    /// The line, from 1.
    pub line: u32,
    /// Its text, at most 400 characters.
    pub text: String,
}

/// A total that the file itself states, beside ours.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlTotal {
    /// The line that states it.
    pub line: u32,
    /// The words around it.
    pub text: String,
    /// The file's figure.
    pub stated: ControlFigure,
    /// Ours over the rows it speaks of.
    pub computed: ControlFigure,
}

/// An opening or closing balance and where it comes from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Opening {
    /// The balance.
    pub money: Money,
    /// Whether the file states it (else it is the first balance less the first amount, or the last balance).
    pub stated: bool,
}

/// One account in one currency: opening plus money in less money out is the closing balance.
#[derive(Clone, PartialEq, Debug)]
pub struct Equation {
    /// The account; empty where the rows name none.
    pub account: String,
    /// Money in, over all rows of the account in the currency.
    pub sum_in: Money,
    /// Money out, positive, likewise.
    pub sum_out: Money,
    /// Opening balance.
    pub opening: Option<Opening>,
    /// Closing balance.
    pub closing: Option<Opening>,
    /// Whether it holds at each row; `None` when there is no balance to check.
    pub ties: Option<bool>,
}

/// The proof line of a file, in the file's main currency.
#[derive(Clone, PartialEq, Debug)]
pub struct Proof {
    /// Rows read.
    pub read: u32,
    /// Rows unread.
    pub unread: u32,
    /// Sum of money in over rows that are not neutral, per currency, sorted by code.
    pub sum_in: Vec<Money>,
    /// Sum of money out (positive), per currency, sorted by code.
    pub sum_out: Vec<Money>,
    /// Rows that the bill itself counts neither as income nor as spending; they are in neither sum.
    pub neutral: u32,
    /// Sum of those rows without sign, per currency, sorted by code.
    pub sum_neutral: Vec<Money>,
    /// First and last date.
    pub span: Option<(Date, Date)>,
    /// Opening balance.
    pub opening: Option<Opening>,
    /// Closing balance.
    pub closing: Option<Opening>,
    /// Whether opening + sum = closing; `None` when there is no balance to check.
    pub ties: Option<bool>,
    /// Each account and currency by itself, where the file has several; by account, then by currency.
    pub accounts: Vec<Equation>,
    /// The file's own totals.
    pub controls: Vec<ControlTotal>,
}

/// Everything one file says.
#[derive(Clone, PartialEq, Debug)]
pub struct RecordSet {
    parts: RecordSetParts,
}

/// The parts of a [`RecordSet`], for the room that builds it and the one that saves it.
#[derive(Clone, PartialEq, Debug)]
pub struct RecordSetParts {
    /// File name as given; of a part or of a file in an archive, `file/part`.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Lower-case hexadecimal SHA-256 of the bytes; of one of several parts of a file, of the bytes, a zero byte and
    /// the part's name.
    pub digest: String,
    /// The kind of file.
    pub format: Format,
    /// By what the kind was recognised.
    pub clue: Clue,
    /// WHATWG name of the encoding used, lower case.
    pub encoding: String,
    /// Currency of rows that name none.
    pub currency: Currency,
    /// Name or number of the firm's own account, where the file tells it.
    pub account: String,
    /// The columns.
    pub columns: Vec<ColumnReading>,
    /// Rows read, in the file's order.
    pub rows: Vec<Record>,
    /// Invoices, orders and lines of accounts: never money moved.
    pub papers: Papers,
    /// Rows unread, in the file's order.
    pub unread: Vec<UnreadRow>,
    /// Lines outside the table.
    pub skipped: Vec<SkippedLine>,
    /// The proof line.
    pub proof: Proof,
    /// Findings. Their origins carry file number 0; the books renumber them.
    pub findings: Vec<Finding<IntakeFinding>>,
    /// What only the user can decide, if anything; until then the safest reading is used and a finding says so.
    pub question: Option<Question>,
    /// The choices that it was read with: the recipe for the next file of this shape.
    pub recipe: Recipe,
}

impl RecordSet {
    /// A record set from its parts. Only a reader of files and the room that opens saved cases call this.
    #[must_use]
    pub fn from_parts(parts: RecordSetParts) -> Self {
        Self { parts }
    }

    /// The same set with the digest of its bytes, if it was read without.
    #[must_use]
    pub fn digested(mut self, digest: &str) -> Self {
        if self.parts.digest.is_empty() {
            digest.clone_into(&mut self.parts.digest);
        }
        self
    }

    /// The same set with one more finding.
    #[must_use]
    pub(super) fn with_finding(mut self, finding: Finding<IntakeFinding>) -> Self {
        self.parts.findings.push(finding);
        self
    }

    /// The same set, read with these choices.
    #[must_use]
    pub(super) fn with_recipe(mut self, recipe: Recipe) -> Self {
        self.parts.recipe = recipe;
        self
    }

    /// The same set, with what its name suggests among the answers to its question.
    #[must_use]
    pub(super) fn with_suggestions(mut self) -> Self {
        let (name, recipe) = (&self.parts.name, &self.parts.recipe);
        if let Some(question) = &mut self.parts.question {
            super::lists::suggest(name, recipe, question);
        }
        self
    }

    /// Whether a recipe for this set would do for the other: the same kind of file with the same headings in the same
    /// order. A set without columns has no shape.
    #[must_use]
    pub fn has_shape_of(&self, other: &Self) -> bool {
        let headings = |set: &Self| set.parts.columns.iter().map(|column| column.heading.clone()).collect::<Vec<_>>();
        let (own, others) = (headings(self), headings(other));
        !own.is_empty() && self.parts.format == other.parts.format && own == others
    }

    /// Whether it has the form in which accounts are filed (XBRL, inline XBRL) and names the firm's register number, so that
    /// anyone can look the filing up. It is no proof that they were: no signature is verified and no register is asked.
    #[must_use]
    pub fn is_filing(&self) -> bool {
        let named = !self.parts.papers.firm.tax_id.trim().is_empty();
        matches!(self.parts.format, Format::Xbrl | Format::Ixbrl) && named
    }

    /// The parts.
    #[must_use]
    pub fn parts(&self) -> &RecordSetParts {
        &self.parts
    }
}

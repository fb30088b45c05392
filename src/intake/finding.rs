//! What can be wrong with a file or a row. Figures travel in the variants; `wording` makes the sentences.

use super::document::DocumentFinding;
use crate::kernel::{Currency, Date, Money};

/// Why one row could not be read. The row's own text is kept beside it.
#[derive(Clone, PartialEq, Debug)]
pub enum UnreadReason {
    /// The date cell is empty.
    NoDate,
    /// The date cell is not a date in the order used for this column.
    BadDate,
    /// A date that does not exist, such as 31 February.
    NoSuchDay,
    /// No amount cell has a value.
    NoAmount,
    /// The amount cell is not an amount in the form used for this column.
    BadAmount,
    /// Both the debit and the credit cell carry a value other than zero.
    BothSides,
    /// The direction word is not one of the column's known words.
    UnknownDirection,
    /// Fewer or more cells than the header has.
    CellCount {
        /// Cells of the header.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// The file ends inside this row.
    CutOff,
    /// The number of the invoice or order is missing.
    NoNumber,
    /// A tagged figure names a period that the file does not define.
    NoContext,
    /// A tagged figure names a unit that the file does not define.
    NoUnit,
    /// The digits of a tagged figure are not written as it says they are.
    BadFigure,
}

/// A finding about a file.
#[derive(Clone, PartialEq, Debug)]
pub enum IntakeFinding {
    /// The file is empty.
    EmptyFile,
    /// Not a kind of file that can be read; what the first bytes say it is, and what its name claims.
    NotReadable {
        /// The kind seen in the bytes, such as `png`, `pdf`, `zip`, `ole`, `unknown`.
        seen: &'static str,
        /// The file name's ending.
        ending: String,
    },
    /// Larger than the limit.
    TooLarge {
        /// Size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// More rows than the limit.
    TooManyRows {
        /// Rows seen.
        rows: u64,
        /// The limit.
        limit: u64,
    },
    /// Text, but no row of dated amounts was recognised.
    NoTable,
    /// A row that could not be read.
    Unread {
        /// Why.
        reason: UnreadReason,
        /// The text of the cell (or row) at fault.
        text: String,
    },
    /// The file ends in the middle of a row.
    CutOff,
    /// Bytes that are not valid in the encoding used were replaced; how many.
    Replaced {
        /// Replacement characters in the text.
        count: u64,
    },
    /// Balance of one row is not the balance before plus the amount.
    BalanceBreak {
        /// Balance the file states.
        stated: Money,
        /// Balance before plus the amount.
        computed: Money,
    },
    /// Opening balance plus all rows is not the closing balance.
    SumBreak {
        /// Closing balance that the file states.
        stated: Money,
        /// Opening plus the sum of the rows.
        computed: Money,
    },
    /// A control total that the file itself states differs from the rows.
    ControlDiffers {
        /// The file's total.
        stated: ControlFigure,
        /// Ours.
        computed: ControlFigure,
        /// The line of the file that states it.
        text: String,
    },
    /// Every date fits day-month and month-day; the order used is a guess until confirmed.
    DateOrderUndecided {
        /// An example.
        example: String,
    },
    /// Every amount fits decimal point and decimal comma.
    DecimalUndecided {
        /// An example.
        example: String,
    },
    /// The sign of amounts could not be proven; money in is taken to be positive until confirmed.
    SignUndecided,
    /// A date lies after the day the file was exported or after the case's date.
    FutureDate {
        /// The date.
        date: Date,
    },
    /// The currency is not stated; the case's currency is used.
    CurrencyAssumed,
    /// Only a sign such as `$` tells the currency, and several currencies use it.
    CurrencyBySign {
        /// The sign.
        sign: char,
        /// The currency used.
        currency: Currency,
    },
    /// Rows that name no currency took the only one that the other rows name.
    CurrencyOfFile {
        /// How many.
        count: u32,
        /// The currency.
        currency: Currency,
    },
    /// Rows that name no currency while the others name several; the case's is used.
    CurrencyOfRowsAssumed {
        /// How many.
        count: u32,
        /// The currency used.
        currency: Currency,
    },
    /// A book of vouchers that shows one side of each: what moved on an account it does not show.
    OneSided {
        /// How many vouchers.
        count: u32,
    },
    /// A date long before any electronic statement.
    OldDate {
        /// The date.
        date: Date,
    },
    /// Further breaks of the running balance that are not listed one by one.
    MoreBalanceBreaks {
        /// How many.
        count: u32,
    },
    /// The direction word of a row and the sign of its amount say different things; the sign was used.
    DirectionDiffers {
        /// The word.
        word: String,
        /// The amount as used.
        amount: Money,
    },
    /// An amount has more decimals than its currency; it was rounded half up.
    Rounded {
        /// The amount as written.
        text: String,
        /// The amount used.
        amount: Money,
    },
    /// A date that does not exist or is missing; another was used.
    DateReplaced {
        /// The date as written.
        text: String,
        /// The date used.
        date: Date,
    },
    /// Rows whose value date is not their booking date; the booking date is used.
    ValueDates {
        /// How many.
        count: u32,
    },
    /// Rows that the bank has not booked yet; they are kept and counted in no balance.
    Pending {
        /// How many.
        count: u32,
    },
    /// The statement has no rows.
    NoEntries,
    /// A statement does not begin with the balance at which the one before ended.
    StatementGap {
        /// Closing balance of the one before.
        closing: Money,
        /// Opening balance of this one.
        opening: Money,
    },
    /// The encoding that the file declares is not the one its bytes show.
    EncodingDiffers {
        /// As the file says.
        declared: String,
        /// As it was read.
        used: String,
    },
    /// The file carries a message of failure from the bank's server.
    ServerSaid {
        /// Its code.
        code: String,
        /// Its words.
        text: String,
    },
    /// Rows that exchange money for securities in one account.
    Trades {
        /// How many.
        count: u32,
    },
    /// The parts of a row do not add up to the row; the row's own amount is used.
    PartsDiffer {
        /// The row.
        whole: Money,
        /// The sum of its parts.
        parts: Money,
    },
    /// A row that states the opening balance; it is neither income nor spending.
    OpeningRow {
        /// The balance.
        amount: Money,
    },
    /// Of a journal's accounts, those whose postings were taken as the firm's own money.
    OwnAccounts {
        /// Their names.
        names: Vec<String>,
    },
    /// No account of a journal could be taken as the firm's own money.
    NoOwnAccount {
        /// The accounts with most postings.
        names: Vec<String>,
    },
    /// A directive of a journal that was read over, with what it would do.
    NotApplied {
        /// The directive.
        text: String,
    },
    /// A journal's transaction does not balance.
    Unbalanced {
        /// Its first line.
        text: String,
    },
    /// More than one of the limits that keep a file from filling the memory.
    OverLimit {
        /// Of what.
        what: Limit,
        /// The limit.
        limit: u64,
    },
    /// Needs a password.
    Locked {
        /// What is locked.
        what: Lock,
    },
    /// The bytes begin as such a file does and break off or contradict themselves.
    Damaged,
    /// Numbers of more than fifteen digits, such as ids, have lost their last digits in the workbook.
    DigitsLost {
        /// How many.
        count: u64,
        /// The first of them.
        example: String,
    },
    /// Sheets that are hidden or hold no dated amounts were not read.
    SheetsLeft {
        /// Their names.
        names: Vec<String>,
    },
    /// Amounts of a workbook with more decimals than the currency has, such as results of formulas, were rounded.
    AmountsRounded {
        /// How many.
        count: u32,
        /// The first of them as written.
        example: String,
    },
    /// Charges that were held back from amounts are lines of their own.
    FeesSplit {
        /// The heading of their column.
        column: String,
        /// How many.
        count: u32,
        /// All of them; positive is money out.
        total: Money,
        /// The number that the charge of line 7 has.
        number: u32,
    },
    /// Refunds that stand in the rows of what was paid, and in no row of their own, are lines of their own.
    RefundsSplit {
        /// The heading of their column.
        column: String,
        /// How many.
        count: u32,
        /// All of them, without sign.
        total: Money,
        /// The number that the refund of line 7 has.
        number: u32,
    },
    /// A column of charges of which nothing shows whether they came off the amounts.
    FeesApart {
        /// Its heading.
        column: String,
        /// How many.
        count: u32,
    },
    /// A sheet holds the same rows as another one and was left out.
    SheetRepeats {
        /// The sheet left out.
        name: String,
        /// The sheet that was read.
        of: String,
    },
    /// The file has further parts with rows, which were not asked for.
    OtherParts {
        /// Their names.
        names: Vec<String>,
    },
    /// Dates that name no year; the user said up to which day the file goes.
    YearChosen {
        /// The day.
        until: Date,
    },
    /// About an invoice, an order or accounts.
    Document(DocumentFinding),
}

/// What a limit counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// Files in an archive.
    Entries,
    /// Bytes of one file in an archive, inflated.
    EntryBytes,
    /// Bytes of all files in an archive, inflated.
    Inflated,
    /// Inflated bytes for each packed byte.
    Ratio,
    /// Archives in archives.
    Depth,
    /// Cells of a table.
    Cells,
    /// Sheets of a workbook.
    Sheets,
    /// Elements inside one another.
    Nesting,
    /// Bytes of one line.
    Line,
}

impl Limit {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Entries,
        Self::EntryBytes,
        Self::Inflated,
        Self::Ratio,
        Self::Depth,
        Self::Cells,
        Self::Sheets,
        Self::Nesting,
        Self::Line,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::EntryBytes => "entry_bytes",
            Self::Inflated => "inflated",
            Self::Ratio => "ratio",
            Self::Depth => "depth",
            Self::Cells => "cells",
            Self::Sheets => "sheets",
            Self::Nesting => "nesting",
            Self::Line => "line",
        }
    }
}

/// What needs a password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lock {
    /// A zip file.
    Archive,
    /// A workbook.
    Workbook,
}

impl Lock {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Archive, Self::Workbook];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Workbook => "workbook",
        }
    }
}

/// A figure of a control total.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum ControlFigure {
    /// A number of rows.
    Count(u64),
    /// A sum.
    Sum(Money),
}

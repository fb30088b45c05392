//! Invoices, orders and statement lines as a file states them. They are no movement of money and are kept apart from
//! the rows of banks and wallets.

use crate::kernel::{Currency, Date, Money};

/// What a document is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DocumentKind {
    /// A claim of the seller on the buyer.
    Invoice,
    /// Takes (part of) an invoice back: a credit note, or a Chinese red-letter invoice (红字发票).
    CreditNote,
    /// An order, which is no claim yet.
    Order,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Invoice, Self::CreditNote, Self::Order];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
            Self::Order => "order",
        }
    }
}

/// What has become of a document, as the file says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DocumentState {
    /// In force; the state of every document that says nothing else.
    Valid,
    /// Void (作废) or cancelled: it counts for nothing.
    Void,
    /// Taken back in whole by a red-letter invoice, which is a document of its own.
    Reversed,
    /// Taken back in part, likewise.
    PartlyReversed,
    /// Only ordered or not paid yet.
    Open,
}

impl DocumentState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Valid, Self::Void, Self::Reversed, Self::PartlyReversed, Self::Open];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Void => "void",
            Self::Reversed => "reversed",
            Self::PartlyReversed => "partly_reversed",
            Self::Open => "open",
        }
    }
}

/// One side of a document.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct DocumentParty {
    /// Name as written.
    pub name: String,
    /// Tax or register number, empty when the document has none.
    pub tax_id: String,
}

/// One line of a document.
#[derive(Clone, PartialEq, Debug)]
pub struct DocumentItem {
    /// Line of the text, from 1.
    pub line: u32,
    /// What was delivered.
    pub text: String,
    /// Quantity as written.
    pub quantity: String,
    /// Amount of the line; without tax on invoices, as priced on orders.
    pub net: Option<Money>,
    /// Tax of the line, where it is stated.
    pub tax: Option<Money>,
}

/// One invoice, credit note or order. Amounts stand as the document states them; a Chinese red-letter invoice has
/// them negative, a credit note of UBL positive. [`Document::claim`] has one sign for all.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Line of the text that it starts on, from 1.
    pub line: u32,
    /// What it is.
    pub kind: DocumentKind,
    /// What has become of it.
    pub state: DocumentState,
    /// Its number; where it has a code before it (发票代码), both with a blank between.
    pub number: String,
    /// Day of issue.
    pub date: Option<Date>,
    /// Day it falls due.
    pub due: Option<Date>,
    /// Who sells.
    pub seller: DocumentParty,
    /// Who buys.
    pub buyer: DocumentParty,
    /// Currency of all amounts.
    pub currency: Currency,
    /// Total without tax.
    pub net: Option<Money>,
    /// Tax in all.
    pub tax: Option<Money>,
    /// Total with tax.
    pub total: Option<Money>,
    /// Paid before the document was issued.
    pub prepaid: Option<Money>,
    /// What is still to be paid.
    pub payable: Option<Money>,
    /// Paid back to the buyer of an order.
    pub refunded: Option<Money>,
    /// Number of the document that it takes back or changes.
    pub refers_to: String,
    /// Parcels or deliveries that an order names.
    pub shipments: u32,
    /// Its lines.
    pub items: Vec<DocumentItem>,
}

impl Document {
    /// A document without content.
    #[must_use]
    pub fn new(line: u32, kind: DocumentKind, currency: Currency) -> Self {
        Self {
            line,
            kind,
            state: DocumentState::Valid,
            number: String::new(),
            date: None,
            due: None,
            seller: DocumentParty::default(),
            buyer: DocumentParty::default(),
            currency,
            net: None,
            tax: None,
            total: None,
            prepaid: None,
            payable: None,
            refunded: None,
            refers_to: String::new(),
            shipments: 0,
            items: Vec::new(),
        }
    }

    /// What the seller may claim by it: the total, negative for what takes a claim back, nothing when void or a mere
    /// order. `None` when the total is not known.
    #[must_use]
    pub fn claim(&self) -> Option<Money> {
        match (self.kind, self.state) {
            (_, DocumentState::Void) | (DocumentKind::Order, _) => Some(Money::zero(self.currency)),
            (DocumentKind::Invoice, _) => self.total,
            (DocumentKind::CreditNote, _) => self.total.map(|total| total.abs().negated()),
        }
    }
}

/// The time that a figure holds for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StatementPeriod {
    /// At the end of a day.
    On(Date),
    /// From the first to the last day.
    Span(Date, Date),
}

impl StatementPeriod {
    /// Its last day.
    #[must_use]
    pub const fn end(self) -> Date {
        match self {
            Self::On(day) | Self::Span(_, day) => day,
        }
    }
}

/// What a statement line says.
#[derive(Clone, PartialEq, Debug)]
pub enum StatementFigure {
    /// Nothing: an account of a chart.
    Account,
    /// An amount.
    Amount(Money),
    /// A number that is no amount, as written, with its unit.
    Number {
        /// The number in digits.
        value: String,
        /// Its unit, such as `shares` or `pure`.
        unit: String,
    },
    /// Stated to be nothing at all (`xsi:nil`), which is not zero.
    Nil,
    /// An account of a trial balance; balances in debit are positive, those in credit negative.
    Balance {
        /// Balance before the period.
        opening: Option<Money>,
        /// Debits of the period.
        debit: Option<Money>,
        /// Credits of the period.
        credit: Option<Money>,
        /// Debits from the start of the year.
        year_debit: Option<Money>,
        /// Credits from the start of the year.
        year_credit: Option<Money>,
        /// Balance after the period.
        closing: Option<Money>,
    },
}

/// One line of accounts: a tagged figure, or an account of a trial balance or chart.
#[derive(Clone, PartialEq, Debug)]
pub struct StatementRow {
    /// Line of the text, from 1.
    pub line: u32,
    /// Account number, or name of the concept without prefix.
    pub code: String,
    /// Name of the account as written; empty for tagged figures.
    pub name: String,
    /// Kind of account as the file says (`ASSET`, `income`), or prefix of the concept.
    pub group: String,
    /// Account that it is a part of: its number, id or name as the file has it.
    pub parent: String,
    /// The time that it holds for.
    pub period: Option<StatementPeriod>,
    /// `axis=member` of each dimension; empty for the firm as a whole.
    pub dimensions: Vec<String>,
    /// Decimals that the figure is right to; -3 is right to the thousand. `None` for exact figures.
    pub decimals: Option<i8>,
    /// What it says.
    pub figure: StatementFigure,
}

/// Everything a file says beside rows of money moved.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Papers {
    /// Invoices, credit notes and orders, in the file's order.
    pub documents: Vec<Document>,
    /// Lines of accounts, in the file's order.
    pub statement: Vec<StatementRow>,
    /// The firm that accounts are about, where they name it.
    pub firm: DocumentParty,
}

impl Papers {
    /// Whether there is nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.statement.is_empty()
    }

    /// First and last day of all documents, or of all periods.
    #[must_use]
    pub fn span(&self) -> Option<(Date, Date)> {
        let days = self.documents.iter().filter_map(|document| document.date);
        let periods = self.statement.iter().filter_map(|row| row.period);
        let ends = periods.flat_map(|period| match period {
            StatementPeriod::On(day) => [day, day],
            StatementPeriod::Span(first, last) => [first, last],
        });
        let all: Vec<Date> = days.chain(ends).collect();
        Some((all.iter().copied().min()?, all.iter().copied().max()?))
    }
}

/// A rule that the figures of documents and accounts must keep. The numbers of EN 16931 stand beside those it names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SumRule {
    /// Lines sum to their stated total (BR-CO-10).
    Lines,
    /// Lines less allowances plus charges are the total without tax (BR-CO-13).
    Net,
    /// Tax by rate sums to the tax (BR-CO-14).
    TaxParts,
    /// Total without tax plus tax is the total with tax (BR-CO-15).
    Total,
    /// Total less what was paid, plus rounding, is what is to be paid (BR-CO-16).
    Payable,
    /// Tax of the lines sums to the tax.
    ItemTax,
    /// Items, shipping and tax less reductions are the order's total.
    Order,
    /// Debits are credits.
    DebitsCredits,
    /// Opening plus debits less credits is the closing balance.
    Roll,
    /// Accounts of the lowest level sum to the stated total.
    AccountTotal,
    /// Number of entries.
    Entries,
    /// Assets are liabilities plus equity, or parts are their stated sum.
    Statement,
}

impl SumRule {
    /// All rules.
    pub const ALL: [Self; 12] = [
        Self::Lines,
        Self::Net,
        Self::TaxParts,
        Self::Total,
        Self::Payable,
        Self::ItemTax,
        Self::Order,
        Self::DebitsCredits,
        Self::Roll,
        Self::AccountTotal,
        Self::Entries,
        Self::Statement,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Net => "net",
            Self::TaxParts => "tax_parts",
            Self::Total => "total",
            Self::Payable => "payable",
            Self::ItemTax => "item_tax",
            Self::Order => "order",
            Self::DebitsCredits => "debits_credits",
            Self::Roll => "roll",
            Self::AccountTotal => "account_total",
            Self::Entries => "entries",
            Self::Statement => "statement",
        }
    }
}

/// A part that a document or statement lacks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DocumentPart {
    /// Its number.
    Number,
    /// Its date.
    Date,
    /// Its currency.
    Currency,
    /// Its total.
    Total,
    /// Who sells.
    Seller,
    /// Who buys.
    Buyer,
    /// The period.
    Period,
    /// The unit of its amounts.
    Unit,
}

impl DocumentPart {
    /// All parts.
    pub const ALL: [Self; 8] =
        [Self::Number, Self::Date, Self::Currency, Self::Total, Self::Seller, Self::Buyer, Self::Period, Self::Unit];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Currency => "currency",
            Self::Total => "total",
            Self::Seller => "seller",
            Self::Buyer => "buyer",
            Self::Period => "period",
            Self::Unit => "unit",
        }
    }
}

/// A finding about documents and accounts.
#[derive(Clone, PartialEq, Debug)]
pub enum DocumentFinding {
    /// A sum that the file states is not what its parts give.
    SumDiffers {
        /// The document's number or the account; empty for the whole file.
        of: String,
        /// The rule.
        rule: SumRule,
        /// As stated, in digits.
        stated: String,
        /// What the parts give, in digits.
        computed: String,
    },
    /// A part is missing.
    Lacks {
        /// The document's number, if it has one.
        of: String,
        /// What is missing.
        part: DocumentPart,
    },
    /// Accounts that do not name their day or period; the user said it.
    PeriodChosen {
        /// The heading of the column; empty for the whole table.
        of: String,
        /// As the user said, or as follows from it.
        period: StatementPeriod,
    },
    /// An amount or date of a document cannot be read; the rest of the document stands.
    PartUnread {
        /// The document's number.
        of: String,
        /// Name of the part as the file has it.
        name: String,
        /// Its text.
        text: String,
    },
    /// An amount has more decimals than its currency and was rounded.
    Rounded {
        /// The document's number or the concept.
        of: String,
        /// The amount as written.
        text: String,
    },
    /// XML that breaks a rule of XML near a line.
    BrokenXml {
        /// The line, from 1.
        line: u32,
    },
    /// The same figure stands in the file twice with two values.
    FigureDiffers {
        /// The concept.
        of: String,
        /// One value.
        stated: String,
        /// The other.
        computed: String,
    },
    /// A PDF without an invoice file inside it.
    NoInvoiceInside,
    /// A PDF that is encrypted.
    EncryptedPdf,
}

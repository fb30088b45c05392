//! Invoices, orders and lines of accounts as they are saved.

use super::codes::{self, Unknown, find};
use crate::intake::{
    Document, DocumentFinding, DocumentItem, DocumentKind, DocumentPart, DocumentParty, DocumentState, Papers,
    StatementFigure, StatementRow, SumRule,
};
use crate::kernel::{Currency, Money};
use serde::{Deserialize, Serialize};

/// Everything beside rows of money moved.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SavedPapers {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<SavedDocument>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statement: Vec<SavedStatementRow>,
    #[serde(skip_serializing_if = "SavedParty::is_empty")]
    firm: SavedParty,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SavedParty {
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    tax_id: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedDocument {
    line: u32,
    kind: String,
    state: String,
    number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(default, skip_serializing_if = "SavedParty::is_empty")]
    seller: SavedParty,
    #[serde(default, skip_serializing_if = "SavedParty::is_empty")]
    buyer: SavedParty,
    currency: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    net: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tax: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prepaid: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    payable: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refunded: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    refers_to: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    shipments: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    items: Vec<SavedItem>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedItem {
    line: u32,
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    quantity: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    net: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tax: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedStatementRow {
    line: u32,
    code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    group: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    parent: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    period: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dimensions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decimals: Option<i8>,
    figure: SavedFigure,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
enum SavedFigure {
    Account {},
    Amount {
        amount: String,
    },
    Number {
        value: String,
        unit: String,
    },
    Nil {},
    Balance {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opening: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        debit: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        credit: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        year_debit: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        year_credit: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closing: Option<String>,
    },
}

/// A finding about documents and accounts.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SavedDocumentFinding {
    SumDiffers { of: String, rule: String, stated: String, computed: String },
    Lacks { of: String, part: String },
    PeriodChosen { of: String, days: Vec<String> },
    PartUnread { of: String, name: String, text: String },
    Rounded { of: String, text: String },
    BrokenXml { line: u32 },
    FigureDiffers { of: String, stated: String, computed: String },
    NoInvoiceInside {},
    EncryptedPdf {},
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl SavedParty {
    fn is_empty(&self) -> bool {
        self.name.is_empty() && self.tax_id.is_empty()
    }

    fn of(party: &DocumentParty) -> Self {
        Self { name: party.name.clone(), tax_id: party.tax_id.clone() }
    }

    fn open(self) -> DocumentParty {
        DocumentParty { name: self.name, tax_id: self.tax_id }
    }
}

impl SavedPapers {
    pub const fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.statement.is_empty()
    }

    pub fn of(papers: &Papers) -> Self {
        Self {
            documents: papers.documents.iter().map(SavedDocument::of).collect(),
            statement: papers.statement.iter().map(SavedStatementRow::of).collect(),
            firm: SavedParty::of(&papers.firm),
        }
    }

    pub fn open(self) -> Result<Papers, Unknown> {
        Ok(Papers {
            documents: self.documents.into_iter().map(SavedDocument::open).collect::<Result<_, _>>()?,
            statement: self.statement.into_iter().map(SavedStatementRow::open).collect::<Result<_, _>>()?,
            firm: self.firm.open(),
        })
    }
}

fn text(money: Option<Money>) -> Option<String> {
    money.map(Money::to_decimal_string)
}

fn amount(text: Option<String>, currency: Currency) -> Result<Option<Money>, Unknown> {
    text.map(|text| codes::money(&text, currency)).transpose()
}

impl SavedDocument {
    fn of(document: &Document) -> Self {
        let item = |item: &DocumentItem| SavedItem {
            line: item.line,
            text: item.text.clone(),
            quantity: item.quantity.clone(),
            net: text(item.net),
            tax: text(item.tax),
        };
        Self {
            line: document.line,
            kind: document.kind.as_str().to_owned(),
            state: document.state.as_str().to_owned(),
            number: document.number.clone(),
            date: document.date.map(|day| day.to_string()),
            due: document.due.map(|day| day.to_string()),
            seller: SavedParty::of(&document.seller),
            buyer: SavedParty::of(&document.buyer),
            currency: document.currency.as_str().to_owned(),
            net: text(document.net),
            tax: text(document.tax),
            total: text(document.total),
            prepaid: text(document.prepaid),
            payable: text(document.payable),
            refunded: text(document.refunded),
            refers_to: document.refers_to.clone(),
            shipments: document.shipments,
            items: document.items.iter().map(item).collect(),
        }
    }

    fn open(self) -> Result<Document, Unknown> {
        let currency = codes::currency(&self.currency)?;
        let item = |item: SavedItem| {
            Ok(DocumentItem {
                line: item.line,
                text: item.text,
                quantity: item.quantity,
                net: amount(item.net, currency)?,
                tax: amount(item.tax, currency)?,
            })
        };
        Ok(Document {
            line: self.line,
            kind: find(&DocumentKind::ALL, DocumentKind::as_str, &self.kind)?,
            state: find(&DocumentState::ALL, DocumentState::as_str, &self.state)?,
            number: self.number,
            date: self.date.as_deref().map(codes::date).transpose()?,
            due: self.due.as_deref().map(codes::date).transpose()?,
            seller: self.seller.open(),
            buyer: self.buyer.open(),
            currency,
            net: amount(self.net, currency)?,
            tax: amount(self.tax, currency)?,
            total: amount(self.total, currency)?,
            prepaid: amount(self.prepaid, currency)?,
            payable: amount(self.payable, currency)?,
            refunded: amount(self.refunded, currency)?,
            refers_to: self.refers_to,
            shipments: self.shipments,
            items: self.items.into_iter().map(item).collect::<Result<_, _>>()?,
        })
    }
}

impl SavedStatementRow {
    fn of(row: &StatementRow) -> Self {
        let code = |money: Option<Money>| money.map(codes::money_with_code);
        let figure = match &row.figure {
            StatementFigure::Account => SavedFigure::Account {},
            StatementFigure::Nil => SavedFigure::Nil {},
            StatementFigure::Amount(money) => SavedFigure::Amount { amount: codes::money_with_code(*money) },
            StatementFigure::Number { value, unit } => SavedFigure::Number { value: value.clone(), unit: unit.clone() },
            StatementFigure::Balance { opening, debit, credit, year_debit, year_credit, closing } => {
                SavedFigure::Balance {
                    opening: code(*opening),
                    debit: code(*debit),
                    credit: code(*credit),
                    year_debit: code(*year_debit),
                    year_credit: code(*year_credit),
                    closing: code(*closing),
                }
            }
        };
        let period = row.period.map(codes::days).unwrap_or_default();
        Self {
            line: row.line,
            code: row.code.clone(),
            name: row.name.clone(),
            group: row.group.clone(),
            parent: row.parent.clone(),
            period,
            dimensions: row.dimensions.clone(),
            decimals: row.decimals,
            figure,
        }
    }

    fn open(self) -> Result<StatementRow, Unknown> {
        let code = |text: Option<String>| text.map(|text| codes::parse_money_with_code(&text)).transpose();
        let figure = match self.figure {
            SavedFigure::Account {} => StatementFigure::Account,
            SavedFigure::Nil {} => StatementFigure::Nil,
            SavedFigure::Amount { amount } => StatementFigure::Amount(codes::parse_money_with_code(&amount)?),
            SavedFigure::Number { value, unit } => StatementFigure::Number { value, unit },
            SavedFigure::Balance { opening, debit, credit, year_debit, year_credit, closing } => {
                StatementFigure::Balance {
                    opening: code(opening)?,
                    debit: code(debit)?,
                    credit: code(credit)?,
                    year_debit: code(year_debit)?,
                    year_credit: code(year_credit)?,
                    closing: code(closing)?,
                }
            }
        };
        let period = match self.period.as_slice() {
            [] => None,
            days => Some(codes::period(days)?),
        };
        Ok(StatementRow {
            line: self.line,
            code: self.code,
            name: self.name,
            group: self.group,
            parent: self.parent,
            period,
            dimensions: self.dimensions,
            decimals: self.decimals,
            figure,
        })
    }
}

impl SavedDocumentFinding {
    pub fn of(finding: &DocumentFinding) -> Self {
        match finding {
            DocumentFinding::SumDiffers { of, rule, stated, computed } => Self::SumDiffers {
                of: of.clone(),
                rule: rule.as_str().to_owned(),
                stated: stated.clone(),
                computed: computed.clone(),
            },
            DocumentFinding::Lacks { of, part } => Self::Lacks { of: of.clone(), part: part.as_str().to_owned() },
            DocumentFinding::PeriodChosen { of, period } => {
                Self::PeriodChosen { of: of.clone(), days: codes::days(*period) }
            }
            DocumentFinding::PartUnread { of, name, text } => {
                Self::PartUnread { of: of.clone(), name: name.clone(), text: text.clone() }
            }
            DocumentFinding::Rounded { of, text } => Self::Rounded { of: of.clone(), text: text.clone() },
            DocumentFinding::BrokenXml { line } => Self::BrokenXml { line: *line },
            DocumentFinding::FigureDiffers { of, stated, computed } => {
                Self::FigureDiffers { of: of.clone(), stated: stated.clone(), computed: computed.clone() }
            }
            DocumentFinding::NoInvoiceInside => Self::NoInvoiceInside {},
            DocumentFinding::EncryptedPdf => Self::EncryptedPdf {},
        }
    }

    pub fn open(self) -> Result<DocumentFinding, Unknown> {
        Ok(match self {
            Self::SumDiffers { of, rule, stated, computed } => {
                DocumentFinding::SumDiffers { of, rule: find(&SumRule::ALL, SumRule::as_str, &rule)?, stated, computed }
            }
            Self::Lacks { of, part } => {
                DocumentFinding::Lacks { of, part: find(&DocumentPart::ALL, DocumentPart::as_str, &part)? }
            }
            Self::PeriodChosen { of, days } => DocumentFinding::PeriodChosen { of, period: codes::period(&days)? },
            Self::PartUnread { of, name, text } => DocumentFinding::PartUnread { of, name, text },
            Self::Rounded { of, text } => DocumentFinding::Rounded { of, text },
            Self::BrokenXml { line } => DocumentFinding::BrokenXml { line },
            Self::FigureDiffers { of, stated, computed } => DocumentFinding::FigureDiffers { of, stated, computed },
            Self::NoInvoiceInside {} => DocumentFinding::NoInvoiceInside,
            Self::EncryptedPdf {} => DocumentFinding::EncryptedPdf,
        })
    }
}

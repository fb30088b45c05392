//! Electronic invoices in XML: what all of them share, and the proof that their sums hold.

use super::decimal::{Decimal, sum};
use super::document::{Document, DocumentFinding, DocumentItem, DocumentKind, DocumentPart, SumRule};
use super::finding::IntakeFinding;
use super::xml::Element;
use crate::kernel::{Currency, Date, Finding, Money, Origin, Severity};

/// Codes of UNTDID 1001 that stand for a credit note.
const CREDIT: [&str; 13] = ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"];

/// Whether a type code stands for a credit note.
pub(super) fn credit_type(code: &str) -> bool {
    CREDIT.contains(&code)
}

/// The type code of a pro forma invoice, which is no claim yet.
pub(super) const PRO_FORMA: &str = "325";

/// `2015-01-09`, perhaps with a time or zone behind it.
pub(super) fn iso_date(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

/// Everything that a document states about its sums, exact.
#[derive(Default)]
pub(super) struct Sums {
    /// Total of the lines.
    pub lines: Option<Decimal>,
    /// Reductions of the whole document.
    pub allowances: Option<Decimal>,
    /// Charges on the whole document.
    pub charges: Option<Decimal>,
    /// Total without tax.
    pub net: Option<Decimal>,
    /// Tax.
    pub tax: Option<Decimal>,
    /// Total with tax.
    pub total: Option<Decimal>,
    /// Paid before.
    pub prepaid: Option<Decimal>,
    /// Rounding of what is to be paid.
    pub rounding: Option<Decimal>,
    /// To be paid.
    pub payable: Option<Decimal>,
    /// Amounts of the lines.
    pub items: Vec<Decimal>,
    /// Tax of the lines.
    pub item_tax: Vec<Decimal>,
    /// Tax by rate.
    pub tax_parts: Vec<Decimal>,
}

/// Reads documents one after the other and collects what is wrong with them.
pub(super) struct Sheet {
    /// Currency of the case, for documents that name none.
    case: Currency,
    /// Currency of the document being read.
    pub currency: Currency,
    /// Sums of the document being read.
    pub sums: Sums,
    number: String,
    line: u32,
    /// What was found, all documents together.
    pub findings: Vec<Finding<IntakeFinding>>,
}

impl Sheet {
    /// No document yet.
    pub fn new(case: Currency) -> Self {
        Self { case, currency: case, sums: Sums::default(), number: String::new(), line: 0, findings: Vec::new() }
    }

    /// Starts a document.
    pub fn begin(&mut self, number: &str, line: u32, currency: &str) {
        number.clone_into(&mut self.number);
        self.line = line;
        self.sums = Sums::default();
        let found = Currency::parse(currency.trim());
        self.currency = found.unwrap_or(self.case);
        if found.is_none() {
            self.lacks(DocumentPart::Currency, Severity::Warning);
        }
    }

    /// The line that what follows is about.
    pub const fn at(&mut self, line: u32) {
        self.line = line;
    }

    /// Adds a finding about the document being read.
    pub fn find(&mut self, severity: Severity, kind: DocumentFinding, line: u32) {
        let kind = IntakeFinding::Document(kind);
        self.findings.push(Finding::at(severity, kind, Origin::Line { file: 0, line }));
    }

    /// A part is missing.
    pub fn lacks(&mut self, part: DocumentPart, severity: Severity) {
        let kind = DocumentFinding::Lacks { of: self.number.clone(), part };
        self.find(severity, kind, self.line);
    }

    /// The amount of an element; a finding if it is there and cannot be read.
    pub fn amount(&mut self, element: Option<&Element>) -> Option<Decimal> {
        let element = element?;
        let text = element.text();
        if text.is_empty() {
            return None;
        }
        let read = Decimal::parse(&text);
        match read.map(|value| value.money(self.currency)) {
            Some(Some((_, false))) => {}
            Some(Some((_, true))) => {
                let kind = DocumentFinding::Rounded { of: self.number.clone(), text };
                self.find(Severity::Note, kind, element.line);
            }
            Some(None) | None => {
                self.unread(element, text);
                return None;
            }
        }
        read
    }

    /// An amount as a text in the form of its country; a finding if it is not empty and cannot be read.
    pub fn written(
        &mut self,
        name: &str,
        text: &str,
        line: u32,
        read: impl Fn(&str) -> Option<Decimal>,
    ) -> Option<Decimal> {
        if text.trim().is_empty() {
            return None;
        }
        let value = read(text).filter(|value| value.money(self.currency).is_some());
        match value.and_then(|value| value.money(self.currency)) {
            Some((_, true)) => {
                let kind = DocumentFinding::Rounded { of: self.number.clone(), text: text.to_owned() };
                self.find(Severity::Note, kind, line);
            }
            Some((_, false)) => {}
            None => self.unreadable(name, text.to_owned(), line),
        }
        value
    }

    /// A part that is there and cannot be read.
    pub fn unreadable(&mut self, name: &str, text: String, line: u32) {
        let (of, name) = (self.number.clone(), name.to_owned());
        self.find(Severity::Error, DocumentFinding::PartUnread { of, name, text }, line);
    }

    /// A line with its amounts, which enter the sums.
    pub fn item(
        &mut self,
        line: u32,
        text: String,
        quantity: String,
        net: Option<Decimal>,
        tax: Option<Decimal>,
    ) -> DocumentItem {
        self.sums.items.extend(net);
        self.sums.item_tax.extend(tax);
        let money = |value: Option<Decimal>| value.and_then(|v| v.money(self.currency)).map(|(money, _)| money);
        DocumentItem { line, text, quantity, net: money(net), tax: money(tax) }
    }

    fn unread(&mut self, element: &Element, text: String) {
        let (of, name) = (self.number.clone(), element.name.clone());
        self.find(Severity::Error, DocumentFinding::PartUnread { of, name: name.into(), text }, element.line);
    }

    /// The date of an element, likewise.
    pub fn date(&mut self, element: Option<&Element>, read: impl Fn(&str) -> Option<Date>) -> Option<Date> {
        let element = element?;
        let text = element.text();
        let found = read(&text);
        if found.is_none() && !text.is_empty() {
            self.unread(element, text);
        }
        found
    }

    /// A figure that stands twice with two values.
    pub fn twice(&mut self, name: &str, one: Decimal, other: Decimal) {
        let of = format!("{} {name}", self.number).trim().to_owned();
        let (stated, computed) = (one.to_string(), other.to_string());
        self.find(Severity::Warning, DocumentFinding::FigureDiffers { of, stated, computed }, self.line);
    }

    /// Takes the sums over into the document, proves them and tells what is missing.
    pub fn end(&mut self, document: &mut Document) {
        let sums = std::mem::take(&mut self.sums);
        let money = |value: Option<Decimal>| value.and_then(|v| v.money(self.currency)).map(|(money, _)| money);
        document.net = money(sums.net);
        document.tax = money(sums.tax);
        document.total = money(sums.total);
        document.prepaid = money(sums.prepaid);
        document.payable = money(sums.payable);
        if document.kind == DocumentKind::Order && document.total.is_none() {
            document.total = document.payable.or(money(sums.lines));
        }
        self.prove(&sums, document.kind);
        self.complete(document);
    }

    /// Tells what a document lacks.
    pub fn complete(&mut self, document: &Document) {
        if document.number.is_empty() {
            self.lacks(DocumentPart::Number, Severity::Warning);
        }
        if document.date.is_none() {
            self.lacks(DocumentPart::Date, Severity::Warning);
        }
        if document.total.is_none() && document.kind != DocumentKind::Order {
            self.lacks(DocumentPart::Total, Severity::Error);
        }
    }

    /// Tells a difference, once both sides are rounded to the currency's smallest unit.
    pub fn compare(&mut self, rule: SumRule, stated: Option<Decimal>, computed: Option<Decimal>) {
        let (Some(stated), Some(computed)) = (stated, computed) else { return };
        let rounded = |value: Decimal| value.money(self.currency).map(|(money, _)| money);
        let (Some(stated), Some(computed)) = (rounded(stated), rounded(computed)) else { return };
        if stated != computed {
            let text = |money: Money| money.to_decimal_string();
            let (of, stated, computed) = (self.number.clone(), text(stated), text(computed));
            let kind = DocumentFinding::SumDiffers { of, rule, stated, computed };
            self.find(Severity::Warning, kind, self.line);
        }
    }

    fn prove(&mut self, sums: &Sums, kind: DocumentKind) {
        let or_zero = |value: Option<Decimal>| value.unwrap_or(Decimal::ZERO);
        let items = (!sums.items.is_empty()).then(|| sum(sums.items.iter().copied())).flatten();
        self.compare(SumRule::Lines, sums.lines, items);
        let net = sums.lines.and_then(|lines| lines.minus(or_zero(sums.allowances))?.plus(or_zero(sums.charges)));
        self.compare(SumRule::Net, sums.net, net);
        let parts = (!sums.tax_parts.is_empty()).then(|| sum(sums.tax_parts.iter().copied())).flatten();
        self.compare(SumRule::TaxParts, sums.tax, parts);
        let item_tax = (!sums.item_tax.is_empty()).then(|| sum(sums.item_tax.iter().copied())).flatten();
        self.compare(SumRule::ItemTax, sums.tax, item_tax);
        // Without a total of tax nothing is taxed: the totals with and without tax must agree.
        let with_tax = sums.net.and_then(|net| net.plus(or_zero(sums.tax)));
        if kind != DocumentKind::Order || sums.tax.is_some() {
            self.compare(SumRule::Total, sums.total, with_tax);
        }
        let due = sums.total.and_then(|total| total.minus(or_zero(sums.prepaid))?.plus(or_zero(sums.rounding)));
        self.compare(SumRule::Payable, sums.payable, due);
    }
}

//! The standard audit file for tax, in the forms of Norway, Portugal and others: accounts with their balances,
//! entries, invoices, and the control totals that the file states.

use super::decimal::{Decimal, sum};
use super::document::{
    Document, DocumentItem, DocumentKind, DocumentParty, DocumentState, StatementFigure, StatementPeriod, StatementRow,
    SumRule,
};
use super::draft::Draft;
use super::einvoice::refused;
use super::finding::{IntakeFinding, UnreadReason};
use super::format::Format;
use super::invoice::{Sheet, iso_date};
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use super::record::UnreadRow;
use super::xml::{self, Element};
use crate::kernel::{Currency, Money, Month};
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    if !head.trim_start().starts_with('<') || !head.contains("AuditFile") {
        return None;
    }
    let root = xml::root(head)?;
    (root.name == "AuditFile").then(|| Claim::certain(Clue::word("AuditFile")))
}

/// Totals that a section states.
#[derive(Default)]
struct Control {
    line: u32,
    entries: Option<Decimal>,
    debit: Option<Decimal>,
    credit: Option<Decimal>,
}

struct Book {
    sheet: Sheet,
    currency: Option<Currency>,
    period: Option<StatementPeriod>,
    firm: DocumentParty,
    accounts: Vec<Element>,
    parties: BTreeMap<String, DocumentParty>,
    /// Debits and credits of each account; unknown once a part cannot be read.
    moves: BTreeMap<String, [Option<Decimal>; 2]>,
    transactions: usize,
    lines: usize,
    unread: Vec<UnreadRow>,
    documents: Vec<Document>,
    /// Sales invoices in all, and debits and credits of the lines of those that enter the totals.
    sales: usize,
    sold: [Option<Decimal>; 2],
    controls: BTreeMap<String, Control>,
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let decoded = source.text().ok_or(IntakeFinding::NoTable)?;
    let mut book = Book::new(ask.currency);
    let mut wanted = |name: &str| {
        matches!(
            name,
            "Header"
                | "GeneralLedger"
                | "Account"
                | "Customer"
                | "Supplier"
                | "Transaction"
                | "Invoice"
                | "NumberOfEntries"
                | "TotalDebit"
                | "TotalCredit"
        )
    };
    xml::stream(&decoded.text, &mut wanted, &mut |element, around| book.take(element, around)).map_err(refused)?;
    let own = book.currency.unwrap_or(ask.currency);
    let mut draft = Draft::new(Format::SafT);
    draft.currency = Some(own);
    book.sheet.begin("", 1, own.as_str());
    book.prove();
    draft.papers.statement = book.accounts.iter().map(|account| book.row(account, own)).collect();
    draft.papers.documents = book.documents;
    draft.papers.firm = book.firm;
    draft.paper_rows = match (book.transactions, draft.papers.documents.len()) {
        (0, 0) => draft.papers.statement.len(),
        (0, invoices) => invoices,
        (transactions, _) => transactions,
    };
    draft.unread = book.unread;
    draft.findings = book.sheet.findings;
    Ok(vec![Ok(draft.finish(source, ask))])
}

impl Book {
    fn new(case: Currency) -> Self {
        Self {
            sheet: Sheet::new(case),
            currency: None,
            period: None,
            firm: DocumentParty::default(),
            accounts: Vec::new(),
            parties: BTreeMap::new(),
            moves: BTreeMap::new(),
            transactions: 0,
            lines: 0,
            unread: Vec::new(),
            documents: Vec::new(),
            sales: 0,
            sold: [Some(Decimal::ZERO); 2],
            controls: BTreeMap::new(),
        }
    }

    /// Counts a sales invoice and its lines for the totals of the file.
    fn sale(&mut self, invoice: &Element) {
        self.sales += 1;
        if outside_totals(invoice) {
            return;
        }
        for line in invoice.all("Line").chain(invoice.all("InvoiceLine")) {
            // Some countries write one amount and say beside it on which side it stands.
            if let Some(amount) = line.child("InvoiceLineAmount") {
                let value = Decimal::parse(&amount.child("Amount").unwrap_or(amount).text());
                let side = usize::from(line.text_at(&["DebitCreditIndicator"]) == "C");
                self.sold[side] = self.sold[side].zip(value).and_then(|(sum, value)| sum.plus(value));
            }
            for (side, name) in ["DebitAmount", "CreditAmount"].into_iter().enumerate() {
                if let Some(amount) = line.child(name) {
                    let value = Decimal::parse(&amount.child("Amount").unwrap_or(amount).text());
                    self.sold[side] = self.sold[side].zip(value).and_then(|(sum, value)| sum.plus(value));
                }
            }
        }
    }

    fn take(&mut self, element: Element, around: &[String]) {
        let parent = around.last().map_or("", String::as_str);
        match element.name.as_str() {
            "Header" => self.header(&element),
            "Account" if parent == "GeneralLedgerAccounts" => self.accounts.push(element),
            // The accounts of older Portuguese files.
            "GeneralLedger" if element.child("AccountID").is_some() => self.accounts.push(element),
            "Customer" | "Supplier" => self.party(&element),
            "Transaction" => self.transaction(&element),
            "Invoice" => {
                let sale = around.iter().any(|name| name == "SalesInvoices");
                if sale {
                    self.sale(&element);
                }
                let document = self.invoice(&element, sale);
                self.documents.push(document);
            }
            name @ ("NumberOfEntries" | "TotalDebit" | "TotalCredit") => {
                let control = self.controls.entry(parent.to_owned()).or_default();
                control.line = element.line;
                let value = Decimal::parse(&element.text());
                match name {
                    "NumberOfEntries" => control.entries = value,
                    "TotalDebit" => control.debit = value,
                    _ => control.credit = value,
                }
            }
            _ => {}
        }
    }

    fn header(&mut self, header: &Element) {
        let text = |paths: &[&[&str]]| {
            paths.iter().map(|path| header.words_at(path)).find(|text| !text.is_empty()).unwrap_or_default()
        };
        self.currency = Currency::parse(&text(&[&["DefaultCurrencyCode"], &["CurrencyCode"]]));
        self.firm = DocumentParty {
            name: text(&[&["Company", "Name"], &["CompanyName"], &["BusinessName"]]),
            tax_id: text(&[&["Company", "RegistrationNumber"], &["TaxRegistrationNumber"], &["CompanyID"]]),
        };
        let day = |paths: &[&[&str]]| iso_date(&text(paths));
        let month = |month: &str, year: &str| -> Option<Month> {
            let part = |name: &str| header.text_at(&["SelectionCriteria", name]);
            Month::new(part(year).parse().ok()?, part(month).parse().ok()?)
        };
        let first = day(&[&["StartDate"], &["SelectionCriteria", "SelectionStartDate"]])
            .or_else(|| month("PeriodStart", "PeriodStartYear").map(Month::first_day));
        let last = day(&[&["EndDate"], &["SelectionCriteria", "SelectionEndDate"]])
            .or_else(|| month("PeriodEnd", "PeriodEndYear").map(Month::last_day));
        self.period = first.zip(last).map(|(first, last)| StatementPeriod::Span(first, last));
    }

    fn party(&mut self, party: &Element) {
        // The name may stand one level deeper.
        let inner = party.child("CompanyStructure");
        let of = |name: &str| {
            let own = party.words_at(&[name]);
            if own.is_empty() { inner.map(|inner| inner.words_at(&[name])).unwrap_or_default() } else { own }
        };
        let text = |paths: &[&str]| paths.iter().map(|name| of(name)).find(|text| !text.is_empty());
        let id = text(&["CustomerID", "SupplierID", "RegistrationNumber"]).unwrap_or_default();
        let name = text(&["Name", "CompanyName"]).unwrap_or_default();
        let tax_id = text(&["CustomerTaxID", "SupplierTaxID", "RegistrationNumber"]).unwrap_or_default();
        self.parties.insert(id, DocumentParty { name, tax_id });
    }

    fn transaction(&mut self, transaction: &Element) {
        let mut parts: Vec<(String, usize, Option<Decimal>)> = Vec::new();
        transaction.walk(&mut |line| {
            let own = ["DebitAmount", "CreditAmount"]
                .iter()
                .enumerate()
                .find_map(|(side, name)| Some((side, line.child(name)?)));
            let Some((side, amount)) = own else { return true };
            let text = amount.child("Amount").unwrap_or(amount).text();
            let account = line.text_at(&["AccountID"]);
            parts.push((account, side, Decimal::parse(&text)));
            false
        });
        self.lines += parts.len();
        if parts.iter().any(|(_, _, value)| value.is_none()) {
            let id = transaction.text_at(&["TransactionID"]);
            self.unread.push(UnreadRow { line: transaction.line, text: id, reason: UnreadReason::BadAmount });
        } else {
            self.transactions += 1;
        }
        for (account, side, value) in parts {
            let sums = self.moves.entry(account).or_insert([Some(Decimal::ZERO); 2]);
            sums[side] = sums[side].zip(value).and_then(|(sum, value)| sum.plus(value));
        }
    }

    /// Entries, debits and credits against the file's own totals, and debits against credits.
    fn prove(&mut self) {
        let sheet = &mut self.sheet;
        let ours = |side: usize| {
            let all: Option<Vec<Decimal>> = self.moves.values().map(|sums| sums[side]).collect();
            all.and_then(sum)
        };
        let (debit, credit) = (ours(0), ours(1));
        if let Some(control) = self.controls.get("GeneralLedgerEntries") {
            sheet.at(control.line);
            // Some countries count entries, some their lines.
            let counted = [self.transactions + self.unread.len(), self.lines].map(|n| Decimal::parse(&n.to_string()));
            if control.entries.is_some() && !counted.contains(&control.entries) {
                sheet.compare(SumRule::Entries, control.entries, counted[0]);
            }
            sheet.compare(SumRule::AccountTotal, control.debit, debit);
            sheet.compare(SumRule::AccountTotal, control.credit, credit);
        }
        if self.transactions > 0 {
            sheet.compare(SumRule::DebitsCredits, debit, credit);
        }
        if let Some(control) = self.controls.get("SalesInvoices") {
            sheet.at(control.line);
            sheet.compare(SumRule::Entries, control.entries, Decimal::parse(&self.sales.to_string()));
            sheet.compare(SumRule::AccountTotal, control.debit, self.sold[0]);
            sheet.compare(SumRule::AccountTotal, control.credit, self.sold[1]);
        }
    }

    fn row(&self, account: &Element, own: Currency) -> StatementRow {
        let code = account.text_at(&["AccountID"]);
        let amount = |name: &str| Decimal::parse(&account.text_at(&[name]));
        let money = |value: Option<Decimal>| value.and_then(|v| v.money(own)).map(|(money, _)| money);
        let balance = |debit: &str, credit: &str| -> Option<Money> {
            match (amount(debit), amount(credit)) {
                (None, None) => None,
                (debit, credit) => money(debit.unwrap_or_default().minus(credit.unwrap_or_default())),
            }
        };
        let moves = self.moves.get(&code);
        // Accounts of a higher level hold no entries of their own.
        let moved = |side: usize| moves.and_then(|sums| money(sums[side]));
        StatementRow {
            line: account.line,
            name: account.words_at(&["AccountDescription"]),
            group: account.text_at(&["AccountType"]),
            parent: account.text_at(&["GroupingCode"]),
            period: self.period,
            dimensions: Vec::new(),
            decimals: None,
            figure: StatementFigure::Balance {
                opening: balance("OpeningDebitBalance", "OpeningCreditBalance"),
                debit: moved(0),
                credit: moved(1),
                year_debit: None,
                year_credit: None,
                closing: balance("ClosingDebitBalance", "ClosingCreditBalance"),
            },
            code,
        }
    }

    fn invoice(&mut self, invoice: &Element, sale: bool) -> Document {
        let number = invoice.text_at(&["InvoiceNo"]);
        let code = self.currency.map(|currency| currency.as_str().to_owned()).unwrap_or_default();
        let sheet = &mut self.sheet;
        sheet.begin(&number, invoice.line, &code);
        let own = sheet.currency;
        let kind = invoice.text_at(&["InvoiceType"]);
        let credit = matches!(kind.as_str(), "NC" | "CN" | "381" | "Credit");
        let mut document =
            Document::new(invoice.line, if credit { DocumentKind::CreditNote } else { DocumentKind::Invoice }, own);
        document.number = number;
        document.date = sheet.date(invoice.child("InvoiceDate"), iso_date);
        let other = ["CustomerID", "SupplierID"].iter().find_map(|name| invoice.find(name)).map(Element::text);
        let other =
            other.map(|id| self.parties.get(&id).cloned().unwrap_or(DocumentParty { name: id, tax_id: String::new() }));
        let (own_party, other) = (self.firm.clone(), other.unwrap_or_default());
        (document.seller, document.buyer) = if sale { (own_party, other) } else { (other, own_party) };
        let totals = invoice.child("DocumentTotals").or_else(|| invoice.child("InvoiceDocumentTotals"));
        if let Some(totals) = totals {
            sheet.sums.net = sheet.amount(totals.child("NetTotal"));
            sheet.sums.tax = sheet.amount(totals.child("TaxPayable"));
            if sheet.sums.tax.is_none() {
                let taxes: Vec<Decimal> = totals
                    .all("TaxInformationTotals")
                    .filter_map(|tax| sheet.amount(tax.at(&["TaxAmount", "Amount"]).or_else(|| tax.child("TaxAmount"))))
                    .collect();
                sheet.sums.tax = sum(taxes.iter().copied()).filter(|_| !taxes.is_empty());
            }
            sheet.sums.total = sheet.amount(totals.child("GrossTotal"));
        }
        for line in invoice.all("Line").chain(invoice.all("InvoiceLine")) {
            let amount = ["CreditAmount", "DebitAmount", "InvoiceLineAmount"].iter().find_map(|name| line.child(name));
            let net = amount.and_then(|amount| sheet.amount(Some(amount.child("Amount").unwrap_or(amount))));
            document.items.push(DocumentItem {
                line: line.line,
                text: line.words_at(&["Description"]),
                quantity: line.text_at(&["Quantity"]),
                net: net.and_then(|net| net.money(own)).map(|(money, _)| money),
                tax: None,
            });
        }
        if invoice.text_at(&["DocumentStatus", "InvoiceStatus"]) == "A" {
            document.state = DocumentState::Void;
        }
        sheet.end(&mut document);
        document
    }
}

/// Void documents and those billed by others are not in the totals of a Portuguese file.
fn outside_totals(invoice: &Element) -> bool {
    matches!(invoice.text_at(&["DocumentStatus", "InvoiceStatus"]).as_str(), "A" | "F")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_row_keeps_sides_apart() {
        let text = "<Account><AccountID>1500</AccountID><AccountDescription>Debtors</AccountDescription>\
                    <OpeningDebitBalance>10.50</OpeningDebitBalance><ClosingCreditBalance>3</ClosingCreditBalance></Account>";
        let account = xml::parse(text).unwrap();
        let row = Book::new(Currency::EUR).row(&account, Currency::EUR);
        let StatementFigure::Balance { opening, closing, debit, .. } = row.figure else { panic!("a balance") };
        assert_eq!(opening.map(Money::minor), Some(1_050));
        assert_eq!(closing.map(Money::minor), Some(-300));
        assert_eq!(debit, None);
    }
}

//! UBL 2.x invoices, credit notes and orders, alone or inside any envelope.

use super::decimal::{Decimal, sum};
use super::document::{Document, DocumentItem, DocumentKind, DocumentParty};
use super::invoice::{PRO_FORMA, Sheet, credit_type, iso_date};
use super::xml::Element;

/// Documents that are read, with the element of their lines and of their totals.
const ROOTS: [(&str, &str, &str); 4] = [
    ("Invoice", "InvoiceLine", "LegalMonetaryTotal"),
    ("CreditNote", "CreditNoteLine", "LegalMonetaryTotal"),
    ("DebitNote", "DebitNoteLine", "RequestedMonetaryTotal"),
    ("Order", "OrderLine", "AnticipatedMonetaryTotal"),
];

/// Whether an element is a document of UBL: its name, and a part that only such a document has.
pub(super) fn is_document(element: &Element) -> bool {
    let parts = ["LegalMonetaryTotal", "AccountingSupplierParty", "DocumentCurrencyCode", "AnticipatedMonetaryTotal"];
    ROOTS.iter().any(|(root, ..)| element.name == *root) && parts.iter().any(|part| element.child(part).is_some())
}

/// Reads one document.
pub(super) fn read(element: &Element, sheet: &mut Sheet) -> Document {
    let Some((root, lines, totals)) = ROOTS.into_iter().find(|(root, ..)| element.name == *root) else {
        return Document::new(element.line, DocumentKind::Invoice, sheet.currency);
    };
    let code = element.text_at(&[&format!("{root}TypeCode")]);
    let kind = match root {
        "CreditNote" => DocumentKind::CreditNote,
        "Order" => DocumentKind::Order,
        _ if credit_type(&code) => DocumentKind::CreditNote,
        _ if code == PRO_FORMA => DocumentKind::Order,
        _ => DocumentKind::Invoice,
    };
    let monetary = element.child(totals);
    let first = monetary.and_then(|totals| totals.children().find_map(|amount| amount.attribute("currencyID")));
    let named = element.text_at(&["DocumentCurrencyCode"]);
    let number = element.text_at(&["ID"]);
    sheet.begin(&number, element.line, if named.is_empty() { first.unwrap_or_default() } else { &named });
    let mut document = Document::new(element.line, kind, sheet.currency);
    document.number = number;
    document.date = sheet.date(element.child("IssueDate"), iso_date);
    let due = element.child("DueDate").or_else(|| element.at(&["PaymentMeans", "PaymentDueDate"]));
    document.due = sheet.date(due.or_else(|| element.at(&["PaymentTerms", "PaymentDueDate"])), iso_date);
    let [seller, buyer] = match root {
        "Order" => ["SellerSupplierParty", "BuyerCustomerParty"],
        _ => ["AccountingSupplierParty", "AccountingCustomerParty"],
    };
    document.seller = party(element, seller);
    document.buyer = party(element, buyer);
    document.refers_to = element.text_at(&["BillingReference", "InvoiceDocumentReference", "ID"]);
    amounts(element, monetary, sheet);
    for line in element.all(lines) {
        document.items.push(item(line, sheet));
    }
    sheet.end(&mut document);
    document
}

fn amounts(element: &Element, monetary: Option<&Element>, sheet: &mut Sheet) {
    let currency = sheet.currency.as_str().to_owned();
    let own = |amount: &&Element| amount.attribute("currencyID").is_none_or(|code| code.trim() == currency);
    if let Some(totals) = monetary {
        let mut read = |name: &str| sheet.amount(totals.child(name));
        let (lines, net, total) = (read("LineExtensionAmount"), read("TaxExclusiveAmount"), read("TaxInclusiveAmount"));
        let (less, more) = (read("AllowanceTotalAmount"), read("ChargeTotalAmount"));
        let (paid, round, payable) = (read("PrepaidAmount"), read("PayableRoundingAmount"), read("PayableAmount"));
        let sums = &mut sheet.sums;
        (sums.lines, sums.net, sums.total) = (lines, net, total);
        (sums.allowances, sums.charges) = (less, more);
        (sums.prepaid, sums.rounding, sums.payable) = (paid, round, payable);
    }
    // With a second currency for the tax office there are two totals of tax; the document's own counts.
    let totals: Vec<&Element> = element.all("TaxTotal").collect();
    let of_currency = |total: &&&Element| total.child("TaxAmount").as_ref().is_some_and(own);
    let mut own_totals: Vec<&Element> = totals.iter().filter(of_currency).copied().collect();
    if own_totals.is_empty() && totals.len() == 1 {
        own_totals = totals;
    }
    let amounts: Vec<Decimal> = own_totals.iter().filter_map(|total| sheet.amount(total.child("TaxAmount"))).collect();
    // Several taxes may each have a total; two totals of one tax must not differ.
    let all = sum(amounts.iter().copied());
    let together = sheet.sums.net.zip(all).and_then(|(net, all)| net.plus(all));
    let adds = amounts.len() > 1 && together.is_some() && together == sheet.sums.total;
    sheet.sums.tax = if adds { all } else { amounts.first().copied() };
    if let Some(other) = amounts.iter().find(|amount| !adds && **amount != amounts[0]) {
        sheet.twice("TaxTotal", amounts[0], *other);
    }
    for part in own_totals.iter().take(if adds { usize::MAX } else { 1 }).flat_map(|total| total.all("TaxSubtotal")) {
        if let Some(tax) = sheet.amount(part.child("TaxAmount")) {
            sheet.sums.tax_parts.push(tax);
        }
    }
}

fn item(line: &Element, sheet: &mut Sheet) -> DocumentItem {
    // An order's line holds its content one level deeper.
    let body = line.child("LineItem").unwrap_or(line);
    let quantity = ["InvoicedQuantity", "CreditedQuantity", "DebitedQuantity", "Quantity"]
        .iter()
        .find_map(|name| body.child(name));
    let net = sheet.amount(body.child("LineExtensionAmount"));
    if let Some(net) = net {
        sheet.sums.items.push(net);
    }
    let name = body.words_at(&["Item", "Name"]);
    DocumentItem {
        line: line.line,
        text: if name.is_empty() { body.words_at(&["Item", "Description"]) } else { name },
        quantity: quantity.map(Element::text).unwrap_or_default(),
        net: net.and_then(|net: Decimal| net.money(sheet.currency)).map(|(money, _)| money),
        tax: None,
    }
}

fn party(element: &Element, role: &str) -> DocumentParty {
    let Some(party) = element.child(role).map(|role| role.child("Party").unwrap_or(role)) else {
        return DocumentParty::default();
    };
    let first = |paths: &[&[&str]]| {
        paths.iter().map(|path| party.words_at(path)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let schemes: Vec<&Element> = party.all("PartyTaxScheme").collect();
    let vat = schemes.iter().find(|scheme| scheme.text_at(&["TaxScheme", "ID"]).eq_ignore_ascii_case("VAT"));
    let tax = vat.or_else(|| schemes.first()).map(|scheme| scheme.text_at(&["CompanyID"])).unwrap_or_default();
    DocumentParty {
        name: first(&[&["PartyLegalEntity", "RegistrationName"], &["PartyName", "Name"], &["Contact", "Name"]]),
        tax_id: if tax.is_empty() {
            first(&[&["PartyLegalEntity", "CompanyID"], &["PartyIdentification", "ID"]])
        } else {
            tax
        },
    }
}

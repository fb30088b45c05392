//! UN/CEFACT cross-industry invoices and orders: the XML of Factur-X, ZUGFeRD 1 and 2, XRechnung and Order-X.

use super::document::{Document, DocumentItem, DocumentKind, DocumentParty};
use super::invoice::{PRO_FORMA, Sheet, credit_type, iso_date};
use super::xml::Element;
use crate::kernel::{Date, date};

/// Whether an element is such a document.
pub(super) fn is_document(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "CrossIndustryInvoice" | "CrossIndustryDocument" | "SCRDMCCBDACIOMessageStructure" | "CrossIndustryOrder"
    )
}

/// Reads one document.
pub(super) fn read(element: &Element, sheet: &mut Sheet) -> Document {
    let head = any(element, &["ExchangedDocument", "HeaderExchangedDocument"]);
    let deal = any(element, &["SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction"]);
    let inside = |names: &[&str]| deal.and_then(|deal| any(deal, names));
    let agreement = inside(&["ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement"]);
    let settlement = inside(&["ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement"]);
    let text = |element: Option<&Element>, path: &[&str]| element.map(|e| e.text_at(path)).unwrap_or_default();
    let order = matches!(element.name.as_str(), "SCRDMCCBDACIOMessageStructure" | "CrossIndustryOrder");
    let kind = if order || text(head, &["TypeCode"]) == PRO_FORMA {
        DocumentKind::Order
    } else if credit_type(&text(head, &["TypeCode"])) {
        DocumentKind::CreditNote
    } else {
        DocumentKind::Invoice
    };
    let number = text(head, &["ID"]);
    let currency = [text(settlement, &["InvoiceCurrencyCode"]), text(settlement, &["OrderCurrencyCode"])];
    sheet.begin(&number, element.line, currency.iter().find(|code| !code.is_empty()).map_or("", String::as_str));
    let mut document = Document::new(element.line, kind, sheet.currency);
    document.number = number;
    document.date = sheet.date(head.and_then(|head| head.child("IssueDateTime")), written_date);
    let terms = settlement.and_then(|s| s.all("SpecifiedTradePaymentTerms").find_map(|t| t.child("DueDateDateTime")));
    document.due = sheet.date(terms, written_date);
    document.seller = party(agreement.and_then(|agreement| agreement.child("SellerTradeParty")));
    document.buyer = party(agreement.and_then(|agreement| agreement.child("BuyerTradeParty")));
    document.refers_to = text(settlement, &["InvoiceReferencedDocument", "IssuerAssignedID"]);
    if let Some(settlement) = settlement {
        amounts(settlement, sheet);
    }
    for line in deal.into_iter().flat_map(|deal| deal.all("IncludedSupplyChainTradeLineItem")) {
        document.items.push(item(line, sheet));
    }
    sheet.end(&mut document);
    document
}

fn any<'e>(element: &'e Element, names: &[&str]) -> Option<&'e Element> {
    names.iter().find_map(|name| element.child(name))
}

fn amounts(settlement: &Element, sheet: &mut Sheet) {
    let names = ["SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"];
    if let Some(totals) = any(settlement, &names) {
        let mut read = |name: &str| sheet.amount(own(totals, name, sheet.currency.as_str()));
        let lines = read("LineTotalAmount");
        let (less, more) = (read("AllowanceTotalAmount"), read("ChargeTotalAmount"));
        let (net, tax, total) = (read("TaxBasisTotalAmount"), read("TaxTotalAmount"), read("GrandTotalAmount"));
        let (paid, round, payable) = (read("TotalPrepaidAmount"), read("RoundingAmount"), read("DuePayableAmount"));
        let sums = &mut sheet.sums;
        (sums.lines, sums.allowances, sums.charges) = (lines, less, more);
        (sums.net, sums.tax, sums.total) = (net, tax, total);
        (sums.prepaid, sums.rounding, sums.payable) = (paid, round, payable);
    }
    for part in settlement.all("ApplicableTradeTax") {
        if let Some(tax) = sheet.amount(part.child("CalculatedAmount")) {
            sheet.sums.tax_parts.push(tax);
        }
    }
}

/// An amount in the document's own currency, where the tax office's stands beside it.
fn own<'e>(totals: &'e Element, name: &'e str, currency: &str) -> Option<&'e Element> {
    let code = |amount: &&Element| amount.attribute("currencyID").map(str::trim) == Some(currency);
    let named = totals.all(name).find(code);
    named.or_else(|| totals.all(name).find(|amount| amount.attribute("currencyID").is_none())).or_else(|| {
        let mut all = totals.all(name);
        let first = all.next();
        // A single amount in another currency is no total of this document.
        first.filter(|amount| amount.attribute("currencyID").is_none())
    })
}

fn item(line: &Element, sheet: &mut Sheet) -> DocumentItem {
    let settlement = any(line, &["SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement"]);
    let totals = settlement.and_then(|settlement| {
        any(settlement, &["SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"])
    });
    let net = sheet.amount(totals.and_then(|totals| totals.child("LineTotalAmount")));
    let about = line.child("AssociatedDocumentLineDocument");
    let status = about.map(|about| about.text_at(&["LineStatusReasonCode"])).unwrap_or_default();
    // Headings and remarks among the lines repeat or hold no amount of their own.
    if let Some(net) = net.filter(|_| !matches!(status.as_str(), "GROUP" | "INFORMATION")) {
        sheet.sums.items.push(net);
    }
    let delivery = any(line, &["SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery"]);
    let quantity = delivery.and_then(|delivery| any(delivery, &["BilledQuantity", "RequestedQuantity"]));
    DocumentItem {
        line: line.line,
        text: line.words_at(&["SpecifiedTradeProduct", "Name"]),
        quantity: quantity.map(Element::text).unwrap_or_default(),
        net: net.and_then(|net| net.money(sheet.currency)).map(|(money, _)| money),
        tax: None,
    }
}

fn party(party: Option<&Element>) -> DocumentParty {
    let Some(party) = party else { return DocumentParty::default() };
    let ids: Vec<&Element> = party.all("SpecifiedTaxRegistration").filter_map(|tax| tax.child("ID")).collect();
    let vat = ids.iter().find(|id| id.attribute("schemeID") == Some("VA")).or_else(|| ids.first());
    let names = [party.words_at(&["Name"]), party.text_at(&["SpecifiedLegalOrganization", "TradingBusinessName"])];
    DocumentParty {
        name: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        tax_id: vat.map_or_else(|| party.text_at(&["SpecifiedLegalOrganization", "ID"]), |id| id.text()),
    }
}

/// `20150109` with format 102, or a date with dashes.
fn written_date(text: &str) -> Option<Date> {
    let digits = text.get(..8).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    match digits {
        Some(digits) => date(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?),
        None => iso_date(text),
    }
}

//! Chinese electronic invoices: the fully digital one (数电票) as XML, and the XML of 2019 inside OFD files.

use super::decimal::Decimal;
use super::document::{Document, DocumentItem, DocumentKind, DocumentParty};
use super::invoice::Sheet;
use super::xml::Element;
use crate::kernel::{Date, date};
use std::collections::BTreeMap;

/// Whether an element is such an invoice, whatever stands around it.
pub(super) fn is_document(element: &Element) -> bool {
    let own = |name: &str| element.child(name).is_some();
    match element.name.as_str() {
        "EInvoice" => own("EInvoiceData"),
        // The tags of an OFD file have the same names, but hold the numbers of objects on the page.
        "eInvoice" => (own("TaxInclusiveTotalAmount") || own("InvoiceNo")) && element.find("ObjectRef").is_none(),
        _ => false,
    }
}

/// Reads one invoice.
pub(super) fn read(element: &Element, sheet: &mut Sheet) -> Document {
    if element.name == "EInvoice" { digital(element, sheet) } else { of_2019(element, sheet) }
}

/// An amount of a Chinese invoice: perhaps with ¥ and thousands.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !matches!(c, '¥' | '￥' | ',' | '，') && !c.is_whitespace()).collect();
    Decimal::parse(plain.strip_suffix('元').unwrap_or(&plain))
}

/// `2026-09-01`, perhaps with a time, `2020年10月10日`, `20201010`, `2020/1/5`.
pub(super) fn chinese_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() >= 8 && text.bytes().take(8).all(|b| b.is_ascii_digit()) {
        return date(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?);
    }
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 {
        return None;
    }
    date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn amount(element: &Element, path: &[&str], sheet: &mut Sheet) -> Option<Decimal> {
    let found = element.at(path)?;
    sheet.written(&found.name, &found.text(), found.line, decimal)
}

fn digital(element: &Element, sheet: &mut Sheet) -> Document {
    let data = element.child("EInvoiceData").cloned().unwrap_or_default();
    let basic = data.child("BasicInformation").cloned().unwrap_or_default();
    let numbers = [&["TaxSupervisionInfo", "InvoiceNumber"][..], &["Header", "EIid"]];
    let number = numbers.iter().map(|path| element.text_at(path)).find(|n| !n.is_empty()).unwrap_or_default();
    sheet.begin(&number, element.line, "CNY");
    let mut document = Document::new(element.line, DocumentKind::Invoice, sheet.currency);
    document.number = number;
    let day = element.at(&["TaxSupervisionInfo", "IssueTime"]).filter(|day| !day.text().is_empty());
    document.date = sheet.date(day.or_else(|| basic.child("RequestTime")), chinese_date);
    document.seller = DocumentParty {
        name: data.text_at(&["SellerInformation", "SellerName"]),
        tax_id: data.text_at(&["SellerInformation", "SellerIdNum"]),
    };
    document.buyer = DocumentParty {
        name: data.text_at(&["BuyerInformation", "BuyerName"]),
        tax_id: data.text_at(&["BuyerInformation", "BuyerIdNum"]),
    };
    sheet.sums.net = amount(&basic, &["TotalAmWithoutTax"], sheet);
    sheet.sums.tax = amount(&basic, &["TotalTaxAm"], sheet);
    sheet.sums.total = amount(&basic, &["TotalTax-includedAmount"], sheet)
        .or_else(|| amount(&basic, &["TotalTaxIncludedAmount"], sheet));
    for line in data.all("IssuItemInformation") {
        let item = item(line, ["ItemName", "Quantity", "Amount", "ComTaxAm"], sheet);
        document.items.push(item);
    }
    let label = element.text_at(&["Header", "InherentLabel", "InIssuType", "LabelCode"]);
    let original = element.find("RedEInvoice").map(|red| red.text_at(&["OriginalInvoiceCode"])).unwrap_or_default();
    finish(&mut document, label.eq_ignore_ascii_case("N"), original, sheet);
    document
}

fn of_2019(element: &Element, sheet: &mut Sheet) -> Document {
    let (code, number) = (element.text_at(&["InvoiceCode"]), element.text_at(&["InvoiceNo"]));
    let number = [code, number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    sheet.begin(&number, element.line, "CNY");
    let mut document = Document::new(element.line, DocumentKind::Invoice, sheet.currency);
    document.number = number;
    document.date = sheet.date(element.child("IssueDate"), chinese_date);
    document.seller = DocumentParty {
        name: element.text_at(&["Seller", "SellerName"]),
        tax_id: element.text_at(&["Seller", "SellerTaxID"]),
    };
    document.buyer = DocumentParty {
        name: element.text_at(&["Buyer", "BuyerName"]),
        tax_id: element.text_at(&["Buyer", "BuyerTaxID"]),
    };
    sheet.sums.net = amount(element, &["TaxExclusiveTotalAmount"], sheet);
    sheet.sums.tax = amount(element, &["TaxTotalAmount"], sheet);
    sheet.sums.total = amount(element, &["TaxInclusiveTotalAmount"], sheet);
    for line in element.child("GoodsInfos").into_iter().flat_map(|goods| goods.all("GoodsInfo")) {
        let item = item(line, ["Item", "Quantity", "Amount", "TaxAmount"], sheet);
        document.items.push(item);
    }
    let original = [element.text_at(&["OriginalInvoiceCode"]), element.text_at(&["OriginalInvoiceNo"])];
    finish(&mut document, false, original.join(" ").trim().to_owned(), sheet);
    document
}

fn item(line: &Element, [name, quantity, net, tax]: [&str; 4], sheet: &mut Sheet) -> DocumentItem {
    let (net, tax) = (amount(line, &[net], sheet), amount(line, &[tax], sheet));
    sheet.item(line.line, line.text_at(&[name]), line.text_at(&[quantity]), net, tax)
}

/// Settles what the document is, proves its sums and tells what is missing.
pub(super) fn finish(document: &mut Document, red: bool, original: String, sheet: &mut Sheet) {
    let negative = sheet.sums.total.or(sheet.sums.net).is_some_and(Decimal::is_negative);
    if red || negative {
        document.kind = DocumentKind::CreditNote;
    }
    document.refers_to = original;
    // The lines' total is the total without tax: Chinese invoices have no reductions of the whole.
    sheet.sums.lines = sheet.sums.net;
    sheet.end(document);
}

/// The parts of a fully digital invoice as an OFD file names them.
pub(super) fn from_names(names: &BTreeMap<String, Vec<String>>, sheet: &mut Sheet) -> Document {
    let get = |keys: &[&str]| {
        keys.iter().find_map(|key| names.get(*key)?.iter().find(|text| !text.is_empty())).cloned().unwrap_or_default()
    };
    let code = get(&["发票代码", "InvoiceCode"]);
    let number = get(&["发票号码", "InvoiceNo", "InvoiceNumber"]);
    let number = [code, number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    sheet.begin(&number, 1, "CNY");
    let mut document = Document::new(1, DocumentKind::Invoice, sheet.currency);
    document.number = number;
    let day = get(&["开票日期", "IssueDate"]);
    document.date = chinese_date(&day);
    if document.date.is_none() && !day.is_empty() {
        sheet.unreadable("开票日期", day, 1);
    }
    document.seller = DocumentParty {
        name: get(&["销售方名称", "SellerName"]),
        tax_id: get(&["销售方纳税人识别号", "SellerTaxID"]),
    };
    document.buyer = DocumentParty {
        name: get(&["购买方名称", "BuyerName"]),
        tax_id: get(&["购买方纳税人识别号", "BuyerTaxID"]),
    };
    let mut amount = |keys: &[&str]| sheet.written(keys[0], &get(keys), 1, decimal);
    let net = amount(&["合计金额", "TaxExclusiveTotalAmount"]);
    let tax = amount(&["合计税额", "TaxTotalAmount"]);
    let total = amount(&["价税合计", "TaxInclusiveTotalAmount"]);
    (sheet.sums.net, sheet.sums.tax, sheet.sums.total) = (net, tax, total);
    let all = |key: &str| names.get(key).cloned().unwrap_or_default();
    let (texts, nets, taxes) = (all("Item"), all("Amount"), all("TaxAmount"));
    for (at, net) in nets.iter().enumerate() {
        let net = sheet.written("Amount", net, 1, decimal);
        let tax = taxes.get(at).filter(|_| taxes.len() == nets.len());
        let tax = tax.and_then(|tax| sheet.written("TaxAmount", tax, 1, decimal));
        let text = texts.get(at).filter(|_| texts.len() == nets.len()).cloned().unwrap_or_default();
        let item = sheet.item(1, text, String::new(), net, tax);
        document.items.push(item);
    }
    finish(&mut document, false, String::new(), sheet);
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_amounts_of_chinese_invoices() {
        for text in ["2020年10月10日", "2020-10-10 08:00:00", "20201010", "2020/10/10", " 2020 年 10 月 10 日 "] {
            assert_eq!(chinese_date(text), date(2020, 10, 10), "{text}");
        }
        assert_eq!(chinese_date("10/10/2020"), None);
        assert_eq!(decimal("¥ 1,272.00"), Decimal::parse("1272"));
        assert_eq!(decimal("***"), None);
    }
}

//! The order page of Amazon as a browser saves it, in English or German.

use super::decimal::{Decimal, sum};
use super::document::{Document, DocumentItem, DocumentKind, SumRule};
use super::draft::Draft;
use super::finding::IntakeFinding;
use super::format::Format;
use super::invoice::Sheet;
use super::page::{Piece, pieces};
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use crate::kernel::{Date, date};

/// The number of an order in a text: `166-7926740-5141621`, `D56-5204779-4181560`.
pub(super) fn order_number(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| bytes.get(from..to).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    (0..bytes.len().saturating_sub(18)).find_map(|at| {
        let first = bytes[at].is_ascii_digit() || bytes[at] == b'D';
        let before = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let whole = first
            && before
            && digits(at + 1, at + 3)
            && bytes.get(at + 3) == Some(&b'-')
            && digits(at + 4, at + 11)
            && bytes.get(at + 11) == Some(&b'-')
            && digits(at + 12, at + 19)
            && !bytes.get(at + 19).is_some_and(u8::is_ascii_alphanumeric);
        whole.then(|| &text[at..at + 19])
    })
}

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    let page = head.trim_start().starts_with('<') && head.contains("Amazon.");
    (page && order_number(head).is_some()).then(|| Claim::certain(Clue::word("Amazon")))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let decoded = source.text().ok_or(IntakeFinding::NoTable)?;
    let mut sheet = Sheet::new(ask.currency);
    let document = order(&decoded.text, &mut sheet);
    let mut draft = Draft::new(Format::AmazonOrder);
    draft.currency = Some(document.currency);
    draft.paper_rows = document.shipments as usize;
    draft.papers.documents.push(document);
    draft.findings = sheet.findings;
    Ok(vec![Ok(draft.finish(source, ask))])
}

const ITEMS: [&str; 3] = ["Items Ordered", "Bestellte Artikel", "Items ordered"];
const PAYMENT: [&str; 4] = ["Payment information", "Payment Information", "Zahlungsdaten", "Zahlungsinformation"];
const SUBTOTAL: [&str; 4] = ["Item(s) Subtotal", "Zwischensumme", "Zwischensumme Artikel", "Items Subtotal"];
const BEFORE_TAX: [&str; 4] = ["Total before tax", "Total Before Tax", "Summe ohne MwSt.", "Gesamtbetrag"];
const STEP: [&str; 5] = ["Summe", "Total", "Total for this Order", "Gesamtbetrag für diese Bestellung", "Order Total"];
const GRAND: [&str; 3] = ["Grand Total", "Gesamtsumme", "Endsumme"];
const STATED: [&str; 4] = ["Order Total", "Gesamtbestellwert", "Summe der Bestellung", "Order total"];
const TAX: [&str; 5] = ["Estimated tax to be collected", "Tax Collected", "Sales Tax", "Anzurechnende MwSt.", "MwSt"];
const OF: [&str; 2] = ["of:", "Exemplar(e) von:"];
const SOLD_BY: [&str; 5] = ["Sold by:", "Sold By:", "Verkauf durch:", "Verkauf von:", "Verkauft von:"];
const ABOUT: [&str; 8] = ["Sold", "Verkauf", "Condition", "Zustand", "Serial", "Gift", "Supplied by", "Versand durch"];

/// Reads the page.
fn order(text: &str, sheet: &mut Sheet) -> Document {
    let all = pieces(text);
    let number = all.iter().find_map(|piece| order_number(&piece.text)).unwrap_or_default().to_owned();
    let code = all.iter().find_map(|piece| money(&piece.text)).map_or("", |(code, _)| code);
    sheet.begin(&number, 1, code);
    let mut document = Document::new(1, DocumentKind::Order, sheet.currency);
    document.number = number;
    document.date = all.iter().find_map(|piece| long_date(&piece.text));
    let shipments = all.iter().filter(|piece| ITEMS.contains(&piece.text.as_str())).count();
    document.shipments = u32::try_from(shipments.max(1)).unwrap_or(u32::MAX);
    let payment = all.iter().position(|piece| PAYMENT.contains(&piece.text.as_str())).unwrap_or(all.len());
    items(&all[..payment], &mut document, sheet);
    let sold = all.iter().find_map(|piece| SOLD_BY.iter().find_map(|word| piece.text.strip_prefix(word)));
    document.seller.name = sold.unwrap_or_default().trim_end_matches(['(', ' ']).trim().to_owned();
    summary(&all, payment, &mut document, sheet);
    document
}

/// The articles: a quantity, a name, who sells it, and the price at the end.
fn items(all: &[Piece], document: &mut Document, sheet: &mut Sheet) {
    let mut inside = false;
    let (mut quantity, mut name, mut line) = (String::new(), Vec::<&str>::new(), 0);
    for (at, piece) in all.iter().enumerate() {
        let text = piece.text.as_str();
        if ITEMS.contains(&text) {
            (inside, line) = (true, piece.line);
            name.clear();
        } else if !inside || matches!(text, "Price" | "Preis") {
        } else if label(text).is_some_and(|(label, _)| SUBTOTAL.contains(&label))
            || ["Shipping Speed", "Shipping Address", "Versandart", "Versandadresse"]
                .iter()
                .any(|w| text.starts_with(w))
        {
            inside = false;
        } else if let Some((_, price)) = money(text).filter(|_| !name.is_empty()) {
            let each = price.money(sheet.currency).map(|(money, _)| money);
            let count = Decimal::parse(&quantity).map_or(1, |_| quantity.parse::<u32>().unwrap_or(1));
            sheet.sums.items.extend(std::iter::repeat_n(price, usize::try_from(count.min(10_000)).unwrap_or(1)));
            let text = name.join(" ").replace(" ,", ",");
            document.items.push(DocumentItem { line, text, quantity: quantity.clone(), net: each, tax: None });
            (quantity, line) = (String::new(), piece.line);
            name.clear();
        } else if all.get(at + 1).is_some_and(|next| OF.contains(&next.text.as_str())) {
            quantity = text.to_owned();
            line = piece.line;
            name.clear();
        } else if !OF.contains(&text) && !ABOUT.iter().any(|word| text.starts_with(word)) {
            name.push(text);
        }
    }
}

/// The sums of the page: below the words on payment, else anywhere.
fn summary(all: &[Piece], payment: usize, document: &mut Document, sheet: &mut Sheet) {
    let pairs = |range: &[Piece]| -> Vec<(String, Decimal)> {
        let mut out = Vec::new();
        for (at, piece) in range.iter().enumerate() {
            let Some((name, rest)) = label(&piece.text) else { continue };
            let value =
                if rest.is_empty() { range.get(at + 1).and_then(|next| money(&next.text)) } else { money(rest) };
            out.extend(value.map(|(_, value)| (name.to_owned(), value)));
        }
        out
    };
    let stated = pairs(&all[..payment]).into_iter().find(|(name, _)| STATED.contains(&name.as_str()));
    let mut below = pairs(&all[payment.min(all.len())..]);
    let end = below.iter().position(|(name, _)| GRAND.contains(&name.as_str()));
    let grand = end.map(|end| below[end].1);
    below.truncate(end.unwrap_or(0));
    let of = |names: &[&str]| below.iter().find(|(name, _)| names.contains(&name.as_str())).map(|(_, value)| *value);
    sheet.sums.net = of(&BEFORE_TAX).or_else(|| of(&SUBTOTAL));
    sheet.sums.tax = of(&TAX);
    let steps = |name: &str| BEFORE_TAX.contains(&name) || STEP.contains(&name);
    let parts = sum(below.iter().filter(|(name, _)| !steps(name)).map(|(_, value)| *value));
    let money_of = |value: Option<Decimal>| value.and_then(|v| v.money(sheet.currency)).map(|(money, _)| money);
    document.net = money_of(sheet.sums.net);
    document.tax = money_of(sheet.sums.tax);
    document.total = money_of(grand.or_else(|| stated.as_ref().map(|(_, value)| *value)));
    if !below.is_empty() {
        sheet.compare(SumRule::Order, grand, parts);
    }
    sheet.compare(SumRule::Order, stated.map(|(_, value)| value), grand);
    // Prices hold the tax in some countries and not in others.
    let priced = sum(sheet.sums.items.iter().copied()).filter(|_| !sheet.sums.items.is_empty());
    let subtotal = of(&SUBTOTAL);
    let taxed = subtotal.zip(sheet.sums.tax).and_then(|(subtotal, tax)| subtotal.plus(tax));
    if taxed != priced {
        sheet.compare(SumRule::Lines, subtotal, priced);
    }
    sheet.complete(document);
}

/// `Sales Tax: $1.13` or `Sales Tax:`, as the label and what follows it.
fn label(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    (name.len() < 80).then(|| (name.trim(), rest.trim()))
}

/// An amount with its currency and nothing else.
fn money(text: &str) -> Option<(&'static str, Decimal)> {
    const UNITS: [(&str, &str); 9] = [
        ("EUR", "EUR"),
        ("€", "EUR"),
        ("CDN$", "CAD"),
        ("US$", "USD"),
        ("$", "USD"),
        ("£", "GBP"),
        ("GBP", "GBP"),
        ("USD", "USD"),
        ("CHF", "CHF"),
    ];
    let text = text.trim();
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest.trim_start()));
    let cut = |(sign, code): &(&str, &'static str)| {
        let digits = rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign))?;
        Some((*code, digits.trim()))
    };
    let (code, digits) = UNITS.iter().find_map(cut)?;
    let (inner, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest.trim()));
    let decimal = digits.rfind(['.', ',']).filter(|at| digits.len() - at == 3);
    let plain: String = digits
        .char_indices()
        .filter_map(|(at, c)| match c {
            '0'..='9' => Some(c),
            '.' | ',' if Some(at) == decimal => Some('.'),
            '.' | ',' | ' ' | '\u{a0}' => None,
            _ => Some('?'),
        })
        .collect();
    let value = Decimal::parse(&plain)?;
    Some((code, if negative != inner { value.negated() } else { value }))
}

/// `February 7, 2016`, `20. September 2021`, `22 Dezember 2019`, alone or behind a label.
fn long_date(text: &str) -> Option<Date> {
    const MONTHS: [(&str, i8); 24] = [
        ("january", 1),
        ("february", 2),
        ("march", 3),
        ("april", 4),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("september", 9),
        ("october", 10),
        ("november", 11),
        ("december", 12),
        ("januar", 1),
        ("februar", 2),
        ("märz", 3),
        ("mai", 5),
        ("juni", 6),
        ("juli", 7),
        ("oktober", 10),
        ("dezember", 12),
        ("jan", 1),
        ("feb", 2),
        ("okt", 10),
        ("dez", 12),
    ];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|three| {
        let month = |word: &str| {
            let word = word.to_lowercase();
            MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
        };
        let (month, day) = match (month(three[0]), month(three[1])) {
            (Some(month), _) => (month, three[1]),
            (None, Some(month)) => (month, three[0]),
            (None, None) => return None,
        };
        (three[2].len() == 4).then(|| date(three[2].parse().ok()?, month, day.parse().ok()?)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_dates_and_amounts_of_order_pages() {
        assert_eq!(order_number("Order #166-7926740-5141621."), Some("166-7926740-5141621"));
        assert_eq!(order_number("# D56-5204779-4181560"), Some("D56-5204779-4181560"));
        assert_eq!(order_number("x166-7926740-51416212"), None);
        for (text, expected) in [
            ("Digital Order: June 30, 2016", date(2016, 6, 30)),
            ("20. September 2021", date(2021, 9, 20)),
            ("Digitale Bestellung: 22 Dezember 2019", date(2019, 12, 22)),
            ("3. März 2020", date(2020, 3, 3)),
            ("31. Juni 2020", None),
        ] {
            assert_eq!(long_date(text), expected, "{text}");
        }
        for (text, expected) in [
            ("EUR 1.234,56", Some(("EUR", "1234.56"))),
            ("-$1,234.50", Some(("USD", "-1234.5"))),
            ("-EUR 16,13", Some(("EUR", "-16.13"))),
            ("33,66 €", Some(("EUR", "33.66"))),
            ("$5 off", None),
            ("12.00", None),
        ] {
            assert_eq!(money(text), expected.map(|(c, n)| (c, Decimal::parse(n).unwrap())), "{text}");
        }
    }
}

//! Currencies: codes, signs and names, beside amounts and in cells of their own.

use super::any;
use crate::intake::amounts::Unit;
use crate::kernel::Currency;

/// Codes that may stand inside an amount cell.
const CODES: [&str; 47] = [
    "CNY", "RMB", "CNH", "USD", "EUR", "GBP", "HKD", "JPY", "AUD", "CAD", "CHF", "SGD", "NZD", "SEK", "NOK", "DKK",
    "PLN", "CZK", "HUF", "BRL", "MXN", "INR", "KRW", "TWD", "MOP", "THB", "MYR", "IDR", "PHP", "VND", "ZAR", "RUB",
    "TRY", "AED", "SAR", "ILS", "RON", "BGN", "LTL", "ISK", "CLP", "COP", "ARS", "PEN", "UAH", "KZT", "RUR",
];

fn code(text: &str) -> Option<Currency> {
    let upper = text.to_ascii_uppercase();
    if !CODES.contains(&upper.as_str()) {
        return None;
    }
    match upper.as_str() {
        "RMB" | "CNH" => Some(Currency::CNY),
        // The rouble before 1998, which banks still write.
        "RUR" => Currency::parse("RUB"),
        _ => Currency::parse(&upper),
    }
}

/// Currency signs and short names before or behind an amount.
const SIGNS: [(&str, &str); 29] = [
    ("HK$", "HKD"),
    ("US$", "USD"),
    ("NT$", "TWD"),
    ("AU$", "AUD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("￡", "GBP"),
    ("￥", "CNY"),
    ("元", "CNY"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("zł", "PLN"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₫", "VND"),
    ("₪", "ILS"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₸", "KZT"),
    ("руб.", "RUB"),
];

/// A currency in front of a text, and the rest.
pub(in crate::intake) fn unit_before(text: &str) -> Option<(Unit, &str)> {
    for (sign, name) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return Some((Unit::Is(Currency::parse(name)?), rest));
        }
    }
    let first = text.chars().next()?;
    if let Some(unit) = shared_sign(first) {
        return Some((unit, &text[first.len_utf8()..]));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters != 3 {
        return None;
    }
    Some((Unit::Is(code(&text[..3])?), &text[3..]))
}

/// A currency behind a text, and the rest. `None` inside: a name that tells no single currency (`kr`).
pub(in crate::intake) fn unit_behind(text: &str) -> Option<(Option<Unit>, &str)> {
    for (sign, name) in SIGNS {
        if let Some(rest) = text.strip_suffix(sign) {
            return Some((Some(Unit::Is(Currency::parse(name)?)), rest));
        }
    }
    for name in ["kr.", "kr", ",-"] {
        if let Some(rest) = text.strip_suffix(name) {
            return Some((None, rest));
        }
    }
    let last = text.chars().next_back()?;
    if let Some(unit) = shared_sign(last) {
        return Some((Some(unit), &text[..text.len() - last.len_utf8()]));
    }
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    if letters != 3 {
        return None;
    }
    let cut = text.len() - 3;
    Some((Some(Unit::Is(code(&text[cut..])?)), &text[..cut]))
}

/// `$` is used by many currencies; `¥` by two, and beside Chinese words it is the yuan.
const fn shared_sign(sign: char) -> Option<Unit> {
    match sign {
        '$' => Some(Unit::Sign('$', Currency::USD)),
        '¥' => Some(Unit::Is(Currency::CNY)),
        _ => None,
    }
}

/// The currency of a code in a cell of its own. Exports of payment services write `usd`.
fn code_alone(text: &str) -> Option<Currency> {
    let upper = text.bytes().all(|b| b.is_ascii_uppercase());
    // Some codes are words in lower case.
    let lower = text.bytes().all(|b| b.is_ascii_lowercase()) && !matches!(text, "try" | "cop" | "ron" | "pen");
    if upper || lower { code(text) } else { None }
}

/// The currency of a cell in a currency column, or of words in a heading.
pub(in crate::intake) fn currency(text: &str) -> Option<Currency> {
    const NAMES: [(&str, &str); 16] = [
        ("人民币", "CNY"),
        ("美元", "USD"),
        ("港币", "HKD"),
        ("港元", "HKD"),
        ("欧元", "EUR"),
        ("日元", "JPY"),
        ("日圆", "JPY"),
        ("英镑", "GBP"),
        ("澳元", "AUD"),
        ("澳大利亚元", "AUD"),
        ("加元", "CAD"),
        ("加拿大元", "CAD"),
        ("新加坡元", "SGD"),
        ("瑞士法郎", "CHF"),
        ("韩元", "KRW"),
        ("澳门元", "MOP"),
    ];
    let text = text.trim();
    if !text.is_ascii()
        && let Some((_, name)) = NAMES.iter().find(|(word, _)| text.contains(word))
    {
        return Currency::parse(name);
    }
    if matches!(text, "元" | "¥" | "￥" | "156") {
        return Some(Currency::CNY);
    }
    match text {
        "€" => Some(Currency::EUR),
        "£" => Some(Currency::GBP),
        _ if text.len() == 3 => code_alone(text),
        _ => None,
    }
}

/// The currency that a heading names: `Withdrawals (SGD)`, `Amount CZK`, `Betrag (€)`, `金额(元)`.
pub(in crate::intake) fn heading_currency(text: &str) -> Option<Currency> {
    if any(text, &["(元)", "（元）", "人民币"]) {
        return Some(Currency::CNY);
    }
    // Signs that stand for one currency only.
    for (sign, currency) in [('€', Currency::EUR), ('£', Currency::GBP)] {
        if text.contains(sign) {
            return Some(currency);
        }
    }
    text.split(|c: char| !c.is_ascii_alphabetic()).find_map(|word| {
        (word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase())).then(|| code(word)).flatten()
    })
}

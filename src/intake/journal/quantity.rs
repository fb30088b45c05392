//! Quantities of a journal: a number and a commodity, exact.

mod expression;

use super::super::amounts::Unit;
use super::super::recipe::DecimalSign;
use super::super::words;
use crate::kernel::{Currency, Money};

/// Most digits behind the decimal sign.
const PLACES: u32 = 18;

/// A number with its commodity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Quantity {
    /// All digits as one number.
    pub digits: i128,
    /// How many of them stand behind the decimal sign.
    pub places: u32,
    /// The commodity as written; empty if none.
    pub commodity: String,
}

/// What a posting says behind its account: `10 AAPL {5 EUR} @ 6 EUR = 20 AAPL`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Worth {
    /// The quantity.
    pub quantity: Option<Quantity>,
    /// What it weighs in the transaction, where a price or cost is given.
    pub price: Option<Price>,
    /// The balance that it asserts.
    pub asserted: Option<Quantity>,
}

/// A price for one or for all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Price {
    /// For one unit.
    Each(Quantity),
    /// For the whole quantity.
    All(Quantity),
}

/// Reads what stands behind an account; `None` when it is no quantity.
pub(super) fn worth(text: &str, decimal: DecimalSign) -> Option<Worth> {
    let (body, asserted) = match text.find('=') {
        Some(at) => (&text[..at], text[at..].trim_start_matches(['=', '*']).trim()),
        None => (text, ""),
    };
    let mut out = Worth::default();
    if !asserted.is_empty() {
        let end = asserted.find(['{', '@']).unwrap_or(asserted.len());
        out.asserted = quantity(asserted[..end].trim(), decimal);
    }
    let cut = body.find(['{', '@', '[', '(']).unwrap_or(body.len());
    if body[..cut].trim().is_empty() && !body.trim_start().starts_with('(') {
        return body.trim().is_empty().then_some(out);
    }
    let plain = quantity(body[..cut].trim(), decimal);
    let cut = if plain.is_some() { cut } else { body.find(['{', '@', '[']).unwrap_or(body.len()) };
    out.quantity = Some(plain.or_else(|| expression::value(body[..cut].trim(), decimal))?);
    let rest = &body[cut..];
    if let Some(at) = rest.find('{') {
        let double = rest[at..].starts_with("{{");
        let inner = rest[at..].trim_start_matches('{');
        let inner = inner.split(['}', ',', '#']).next().unwrap_or_default().trim().trim_start_matches('=');
        // A lot may be named by its date or label alone; then its cost is not said here.
        if let Some(cost) = quantity(inner.trim(), decimal).filter(|cost| !cost.commodity.is_empty()) {
            out.price = Some(if double { Price::All(cost) } else { Price::Each(cost) });
        }
    }
    if let (Some(at), None) = (rest.find('@'), &out.price) {
        let all = rest[at..].starts_with("@@");
        let price = quantity(rest[at..].trim_start_matches(['@', ')']).trim(), decimal)?;
        out.price = Some(if all { Price::All(price) } else { Price::Each(price) });
    }
    Some(out)
}

/// A number with a commodity before or behind it.
pub(super) fn quantity(text: &str, decimal: DecimalSign) -> Option<Quantity> {
    let mut rest = text.trim();
    let mut minus = false;
    let mut commodity = String::new();
    for _ in 0..3 {
        let first = rest.chars().next()?;
        if first == '-' || first == '+' || first == '−' {
            minus ^= first != '+';
            rest = rest[first.len_utf8()..].trim_start();
        } else if first == '"' {
            let (name, behind) = rest[1..].split_once('"')?;
            name.clone_into(&mut commodity);
            rest = behind.trim_start();
        } else if first.is_ascii_digit() || (matches!(first, '.' | ',') && commodity.is_empty()) {
            break;
        } else {
            let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ' '))?;
            rest[..end].clone_into(&mut commodity);
            rest = rest[end..].trim_start();
        }
    }
    let end = number_end(rest);
    let (digits, places) = number(&rest[..end], decimal)?;
    let behind = rest[end..].trim();
    if !behind.is_empty() {
        let quoted = behind.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
        let plain = !behind.contains(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '"');
        if !commodity.is_empty() || (quoted.is_none() && !plain) {
            return None;
        }
        let behind = quoted.unwrap_or(behind);
        behind.clone_into(&mut commodity);
    }
    Some(Quantity { digits: if minus { -digits } else { digits }, places, commodity })
}

fn number_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let blank = bytes[end] == b' ' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(bytes[end].is_ascii_digit() || matches!(bytes[end], b'.' | b',' | b'\'' | b'_') || blank) {
            break;
        }
        end += 1;
    }
    end
}

fn number(text: &str, decimal: DecimalSign) -> Option<(i128, u32)> {
    let sign = decimal.sign();
    let (whole, fraction) = text.split_once(sign).unwrap_or((text, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut digits = 0_i128;
    for c in whole.chars().chain(fraction.chars()) {
        match c {
            '0'..='9' => digits = digits.checked_mul(10)?.checked_add(i128::from(c as u32 - '0' as u32))?,
            ',' | '.' | '\'' | '_' | ' ' if c != sign => {}
            _ => return None,
        }
    }
    let places = u32::try_from(fraction.len()).ok().filter(|places| *places <= PLACES)?;
    (digits < 10_i128.pow(24)).then_some((digits, places))
}

impl Quantity {
    /// The weight of this quantity: itself, or what its price makes of it.
    pub fn weight(&self, price: Option<&Price>) -> Option<Self> {
        match price {
            None => Some(self.clone()),
            Some(Price::Each(each)) => Some(Self {
                digits: self.digits.checked_mul(each.digits)?,
                places: self.places.checked_add(each.places)?,
                commodity: each.commodity.clone(),
            }),
            Some(Price::All(all)) => Some(Self {
                digits: if self.digits < 0 { -all.digits.abs() } else { all.digits.abs() },
                places: all.places,
                commodity: all.commodity.clone(),
            }),
        }
    }

    /// The sum of two quantities of one commodity.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let scaled = |quantity: &Self| quantity.digits.checked_mul(10_i128.checked_pow(places - quantity.places)?);
        let digits = scaled(self)?.checked_add(scaled(other)?)?;
        Some(Self { digits, places, commodity: self.commodity.clone() })
    }

    /// The same quantity with the other sign.
    pub fn negated(&self) -> Self {
        Self { digits: -self.digits, ..self.clone() }
    }

    /// As money of a currency, rounded half away from zero, and whether that lost digits.
    pub fn money(&self, currency: Currency) -> Option<(Money, bool)> {
        let minor = currency.minor_digits();
        if self.places <= minor {
            let value = self.digits.checked_mul(10_i128.checked_pow(minor - self.places)?)?;
            return Some((Money::from_minor(i64::try_from(value).ok()?, currency), false));
        }
        let unit = 10_i128.checked_pow(self.places - minor)?;
        let (whole, rest) = (self.digits / unit, self.digits % unit);
        let up = if rest.abs() >= unit - rest.abs() { rest.signum() } else { 0 };
        Some((Money::from_minor(i64::try_from(whole + up).ok()?, currency), rest != 0))
    }

    /// Whether it is less than a hundredth, or than half of the last digit it was written with.
    pub fn is_small(&self) -> bool {
        let hundredth = 10_i128.checked_pow(self.places).map_or(i128::MAX, |one| one / 100);
        self.digits == 0 || self.digits.abs() < hundredth
    }
}

/// The currency of a commodity; the sign when several currencies share it. `None` when it is no money.
pub(super) fn currency(commodity: &str) -> Option<(Currency, Option<char>)> {
    if let Some(found) = words::currency(commodity) {
        return Some((found, None));
    }
    match words::unit_before(commodity)? {
        (Unit::Is(currency), "") => Some((currency, None)),
        (Unit::Sign(sign, currency), "") => Some((currency, Some(sign))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalSign::{Comma, Point};

    #[test]
    fn quantities_as_journals_write_them() {
        for (text, decimal, expected) in [
            ("$ 37.50", Point, Some((3_750, 2, "$"))),
            ("$-225.00", Point, Some((-22_500, 2, "$"))),
            ("-$5", Point, Some((-5, 0, "$"))),
            ("$ -1000.00", Point, Some((-100_000, 2, "$"))),
            ("1,173.15 USD", Point, Some((117_315, 2, "USD"))),
            ("1.234,56 €", Comma, Some((123_456, 2, "€"))),
            ("€1.234,56", Comma, Some((123_456, 2, "€"))),
            ("10 AAPL", Point, Some((10, 0, "AAPL"))),
            ("5 \"Green Apples\"", Point, Some((5, 0, "Green Apples"))),
            ("\"DE 1\" 5", Point, Some((5, 0, "DE 1"))),
            ("EUR 5", Point, Some((5, 0, "EUR"))),
            ("1 000,00 PLN", Comma, Some((100_000, 2, "PLN"))),
            ("7", Point, Some((7, 0, ""))),
            (".5 USD", Point, Some((5, 1, "USD"))),
            ("+3 USD", Point, Some((3, 0, "USD"))),
            ("USD", Point, None),
            ("1.2.3 USD", Point, None),
            ("", Point, None),
        ] {
            let found = quantity(text, decimal);
            let got = found.as_ref().map(|q| (q.digits, q.places, q.commodity.as_str()));
            assert_eq!(got, expected, "{text}");
        }
    }

    #[test]
    fn prices_and_costs_give_the_weight() {
        for (text, expected) in [
            ("10 AAPL @ 6.50 EUR", Some((6_500, 2, "EUR"))),
            ("-10 AAPL @@ 65 EUR", Some((-65, 0, "EUR"))),
            ("10 AAPL {5 EUR}", Some((50, 0, "EUR"))),
            ("10 AAPL {5 EUR, 2024-01-01} @ 7 EUR", Some((50, 0, "EUR"))),
            ("10 AAPL {{50 EUR}}", Some((50, 0, "EUR"))),
            ("10 AAPL {2024-01-01} @ 7 EUR", Some((70, 0, "EUR"))),
            ("5 EUR = 20 EUR", Some((5, 0, "EUR"))),
            ("(4.00 + 6.50) USD", Some((1_050, 2, "USD"))),
            ("100.00 / 4 * -3 EUR", Some((-7_500, 2, "EUR"))),
            ("($20 + $5) = $25", Some((25, 0, "$"))),
            ("-(2 * 3 - 1) AAPL {10 EUR}", Some((-50, 0, "EUR"))),
            ("10 / 3 USD", Some((33_333_333_333, 10, "USD"))),
            ("1 A + 1 B", None),
            ("(1 + ", None),
            ("1 / 0 USD", None),
        ] {
            let found = worth(text, Point).and_then(|w| w.quantity.as_ref().and_then(|q| q.weight(w.price.as_ref())));
            let got = found.as_ref().map(|q| (q.digits, q.places, q.commodity.as_str()));
            assert_eq!(got, expected, "{text}");
        }
    }
}

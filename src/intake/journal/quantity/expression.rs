//! Sums and products that journals write for an amount: `(4.00 + 6.50) USD`, `100 / 4 EUR`, `($20 + $5)`.

use super::{DecimalSign, PLACES, Quantity, quantity};

/// Digits behind the decimal sign that a quotient without end keeps.
const KEPT: u32 = 10;
/// Brackets inside each other that are followed.
const DEEP: u32 = 20;

/// The value of an expression; `None` when it is none, or of several commodities.
pub(super) fn value(text: &str, decimal: DecimalSign) -> Option<Quantity> {
    let mut reader = Reader { rest: text, decimal, depth: 0 };
    let value = reader.sum()?;
    let rest = reader.rest.trim();
    if rest.is_empty() {
        return Some(value);
    }
    let named = !rest.contains(|c: char| c.is_ascii_digit() || c.is_whitespace() || "+-*/()".contains(c));
    let free = value.commodity.is_empty() && named;
    free.then(|| Quantity { commodity: rest.trim_matches('"').to_owned(), ..value })
}

struct Reader<'t> {
    rest: &'t str,
    decimal: DecimalSign,
    depth: u32,
}

impl Reader<'_> {
    /// Takes one of some signs, if one comes next.
    fn sign(&mut self, signs: &[char]) -> Option<char> {
        let rest = self.rest.trim_start();
        let sign = rest.chars().next().filter(|c| signs.contains(c))?;
        self.rest = &rest[sign.len_utf8()..];
        Some(sign)
    }

    fn sum(&mut self) -> Option<Quantity> {
        let mut left = self.product()?;
        while let Some(sign) = self.sign(&['+', '-']) {
            let right = self.product()?;
            let right = if sign == '-' { right.negated() } else { right };
            let commodity = common(&left, &right)?;
            left = Quantity { commodity, ..left.plus(&right)? };
        }
        Some(left)
    }

    fn product(&mut self) -> Option<Quantity> {
        let mut left = self.factor()?;
        while let Some(sign) = self.sign(&['*', '/']) {
            let right = self.factor()?;
            let commodity = common(&left, &right)?;
            let (digits, places) = if sign == '*' {
                (left.digits.checked_mul(right.digits)?, left.places.checked_add(right.places)?)
            } else {
                quotient(&left, &right)?
            };
            left = Quantity { digits, places: (places <= 2 * PLACES).then_some(places)?, commodity };
        }
        Some(left)
    }

    fn factor(&mut self) -> Option<Quantity> {
        let minus = self.sign(&['-', '+']) == Some('-');
        let value = if self.sign(&['(']).is_some() {
            self.depth += 1;
            let inner = if self.depth <= DEEP { self.sum()? } else { return None };
            self.depth -= 1;
            self.sign(&[')'])?;
            inner
        } else {
            let rest = self.rest.trim_start();
            let digit = rest.find(|c: char| c.is_ascii_digit())?;
            let end = rest[digit..].find(['+', '-', '*', '/', '(', ')']).map_or(rest.len(), |end| digit + end);
            self.rest = &rest[end..];
            quantity(rest[..end].trim(), self.decimal)?
        };
        Some(if minus { value.negated() } else { value })
    }
}

/// The commodity of two quantities, of which one may have none.
fn common(a: &Quantity, b: &Quantity) -> Option<String> {
    match (a.commodity.as_str(), b.commodity.as_str()) {
        (one, "") | ("", one) => Some(one.to_owned()),
        (one, other) => (one == other).then(|| one.to_owned()),
    }
}

/// A quotient with as few digits as are exact, else rounded half away from zero.
fn quotient(a: &Quantity, b: &Quantity) -> Option<(i128, u32)> {
    let whole = |places: u32| {
        let up = a.digits.checked_mul(10_i128.checked_pow(places.checked_add(b.places)?.checked_sub(a.places)?)?)?;
        Some((up.checked_div(b.digits)?, up.checked_rem(b.digits)?))
    };
    let least = a.places.saturating_sub(b.places);
    let exact =
        (least..=KEPT.max(least)).find_map(|places| Some((whole(places)?, places)).filter(|((_, rest), _)| *rest == 0));
    if let Some(((value, _), places)) = exact {
        return Some((value, places));
    }
    let places = KEPT.max(least);
    let (value, rest) = whole(places)?;
    let more = rest.checked_abs()?.checked_mul(2)? >= b.digits.checked_abs()?;
    let away = if more { a.digits.signum() * b.digits.signum() } else { 0 };
    Some((value + away, places))
}

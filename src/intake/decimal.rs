//! Exact decimal numbers of documents: sums are proven before anything is rounded.

use crate::kernel::{Currency, Money};
use std::fmt;

/// Digits kept behind the point.
const PLACES: u32 = 10;
const ONE: i128 = 10_i128.pow(PLACES);

/// A number with up to ten decimals, exact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Decimal(i128);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// Reads the decimal of an XML document: digits with a point, an optional sign, perhaps an exponent; no
    /// thousands. More than ten decimals are read only if the rest are zeros.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok().filter(|e| (-30..=30).contains(e))?),
            None => (text, 0),
        };
        let (digits, negative) = match number.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (number.strip_prefix('+').unwrap_or(number), false),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() || whole.len() + fraction.len() > 36 {
            return None;
        }
        let mut value = 0_i128;
        for b in whole.bytes().chain(fraction.bytes()) {
            if !b.is_ascii_digit() {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i128::from(b - b'0'))?;
        }
        let mut places = i32::try_from(fraction.len()).ok()? - exponent;
        let kept = i32::try_from(PLACES).ok()?;
        while places < kept {
            value = value.checked_mul(10)?;
            places += 1;
        }
        while places > kept {
            if value % 10 != 0 {
                // Beyond ten decimals no amount of money is meant: rounded half up.
                value = (value + 5) / 10;
            } else {
                value /= 10;
            }
            places -= 1;
        }
        Some(Self(if negative { -value } else { value }))
    }

    /// The sum; `None` beyond the range.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference; `None` beyond the range.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The other sign.
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Ten to a power times this; `None` where digits would be lost or the range ends.
    pub fn scaled(self, power: i32) -> Option<Self> {
        let factor = 10_i128.checked_pow(power.unsigned_abs())?;
        if power >= 0 {
            self.0.checked_mul(factor).map(Self)
        } else {
            (self.0 % factor == 0).then(|| Self(self.0 / factor))
        }
    }

    /// As an amount of money, rounded half away from zero to the currency's smallest unit, and whether that changed
    /// it. `None` beyond the range of an amount.
    pub fn money(self, currency: Currency) -> Option<(Money, bool)> {
        let unit = ONE / i128::from(currency.minor_per_major());
        let (whole, rest) = (self.0 / unit, self.0 % unit);
        let up = if rest.abs() * 2 >= unit { rest.signum() } else { 0 };
        let minor = i64::try_from(whole + up).ok()?;
        Some((Money::from_minor(minor, currency), rest != 0))
    }
}

impl fmt::Display for Decimal {
    /// All digits, without needless zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / ONE.unsigned_abs(), self.0.unsigned_abs() % ONE.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        let rest = format!("{rest:010}");
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

/// The sum of all; `None` beyond the range.
pub(super) fn sum(all: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    all.into_iter().try_fold(Decimal::ZERO, Decimal::plus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_and_round_once() {
        for (text, minor, changed) in [
            ("229.6", 22_960, false),
            ("-0.005", -1, true),
            ("8.850", 885, false),
            ("1.23456789012", 123, true),
            ("+5", 500, false),
            (".5", 50, false),
            ("1.2E3", 120_000, false),
        ] {
            let money = Decimal::parse(text).and_then(|d| d.money(Currency::EUR));
            assert_eq!(money.map(|(m, c)| (m.minor(), c)), Some((minor, changed)), "{text}");
        }
        for text in ["", "-", "1,5", "12a", "1.2.3", "１２"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        let cents = Decimal::parse("0.01").unwrap();
        assert_eq!(sum([cents; 3]), Decimal::parse("0.03"));
        assert_eq!(cents.scaled(2), Decimal::parse("1"));
    }
}

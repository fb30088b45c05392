//! Money as whole minor units, so that rounding is visible and happens once, by name.

use std::fmt;

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Renminbi.
    pub const CNY: Self = Self(*b"CNY");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");
    /// No currency named (ISO 4217: XXX).
    pub const NONE: Self = Self(*b"XXX");
    /// Pound sterling.
    pub const GBP: Self = Self(*b"GBP");

    /// A currency from three ASCII letters in either case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Decimal places of the minor unit (ISO 4217): 0 for the yen and its like, 3 for the Gulf dinars, else 2.
    #[must_use]
    pub const fn minor_digits(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"PYG" | b"UGX" | b"XAF" | b"XOF" | b"XPF" | b"RWF"
            | b"KMF" | b"GNF" | b"DJF" | b"BIF" | b"VUV" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// Minor units in one major unit.
    #[must_use]
    pub const fn minor_per_major(self) -> i64 {
        match self.minor_digits() {
            0 => 1,
            3 => 1_000,
            _ => 100,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How to round to whole minor units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    /// Halves away from zero, as invoices and Chinese bank schedules do.
    HalfUp,
    /// Halves to the even neighbour.
    HalfEven,
    /// Towards zero: never promises more than there is.
    Down,
}

/// Rounds half away from zero.
#[must_use]
pub fn round_half_up(x: f64) -> f64 {
    libm::round(x)
}

/// Rounds half to even.
#[must_use]
pub fn round_half_even(x: f64) -> f64 {
    libm::rint(x)
}

/// An amount in minor units of one currency. Positive is money in, where direction matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// An amount of whole minor units.
    #[must_use]
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// A number of major units, rounded; `None` if not finite or beyond the range of an amount.
    #[must_use]
    pub fn from_f64(major: f64, currency: Currency, rounding: Rounding) -> Option<Self> {
        #[expect(clippy::cast_precision_loss, reason = "a power of ten below 1,001")]
        let scaled = major * currency.minor_per_major() as f64;
        let rounded = match rounding {
            Rounding::HalfUp => round_half_up(scaled),
            Rounding::HalfEven => round_half_even(scaled),
            Rounding::Down => libm::trunc(scaled),
        };
        #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
        (rounded.is_finite() && libm::fabs(rounded) < 9.0e18).then_some(Self { minor: rounded as i64, currency })
    }

    /// Whole minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Major units, for ratios. Exact below 9 × 10¹⁵ minor units.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "ratios of amounts, documented")]
    pub fn to_f64(self) -> f64 {
        self.minor as f64 / self.currency.minor_per_major() as f64
    }

    /// The sum, or `None` for two currencies or on overflow.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self })
    }

    /// The difference, or `None` for two currencies or on overflow.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        self.minor.checked_sub(other.minor).map(|minor| Self { minor, ..self })
    }

    /// The product with a factor, rounded by name; `None` if out of range.
    #[must_use]
    pub fn times(self, factor: f64, rounding: Rounding) -> Option<Self> {
        Self::from_f64(self.to_f64() * factor, self.currency, rounding)
    }

    /// The amount with its sign changed; the smallest amount, which has no opposite, stays.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { minor: self.minor.saturating_neg(), ..self }
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { minor: self.minor.saturating_abs(), ..self }
    }

    /// Whether the amount is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// Whether the amount is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The plain decimal string with all minor digits, such as `-1234.50`.
    #[must_use]
    pub fn to_decimal_string(self) -> String {
        let digits = self.currency.minor_digits() as usize;
        let sign = if self.minor < 0 { "-" } else { "" };
        let unit = self.currency.minor_per_major().unsigned_abs();
        let (major, minor) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        if digits == 0 { format!("{sign}{major}") } else { format!("{sign}{major}.{minor:0digits$}") }
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency.as_str(), self.to_decimal_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_strings_keep_all_minor_digits() {
        for (minor, code, expected) in [
            (0, "CNY", "0.00"),
            (-5, "CNY", "-0.05"),
            (123_450, "EUR", "1234.50"),
            (123, "JPY", "123"),
            (-1_234_567, "KWD", "-1234.567"),
        ] {
            let currency = Currency::parse(code).unwrap();
            assert_eq!(Money::from_minor(minor, currency).to_decimal_string(), expected, "{minor} {code}");
        }
    }

    #[test]
    fn rounding_is_named_and_range_is_checked() {
        let cny = Currency::CNY;
        for (major, rounding, expected) in [
            (0.125, Rounding::HalfUp, Some(13)),
            (0.125, Rounding::HalfEven, Some(12)),
            (0.129, Rounding::Down, Some(12)),
            (-0.125, Rounding::HalfUp, Some(-13)),
            (f64::NAN, Rounding::HalfUp, None),
            (1e17, Rounding::HalfUp, None),
        ] {
            assert_eq!(Money::from_f64(major, cny, rounding).map(Money::minor), expected, "{major} {rounding:?}");
        }
    }

    #[test]
    fn two_currencies_never_add() {
        assert_eq!(Money::zero(Currency::CNY).checked_add(Money::zero(Currency::USD)), None);
    }
}

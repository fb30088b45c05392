//! Amounts as people write and paste them: `1,234.50`, `（123）`, full-width digits, `万` and `亿`, `¥`, `CNY 5`.

use super::{Currency, Money};

/// The unit an amount without a suffix is meant in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum AmountUnit {
    /// Whole units of the currency.
    #[default]
    One,
    /// Thousands.
    Thousand,
    /// Ten thousands (万).
    TenThousand,
}

impl AmountUnit {
    /// Units of the currency in one of this unit.
    #[must_use]
    pub const fn factor(self) -> i64 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::TenThousand => 10_000,
        }
    }
}

/// What was understood of an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AmountText {
    /// The amount.
    pub money: Money,
    /// Whether the text named its own unit (`万`, `亿`, `元`), so that the field's unit was not used.
    pub own_unit: bool,
    /// Digits after the decimal sign, before any unit: evidence for a column's decimal sign.
    pub decimals: u8,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AmountProblem {
    /// Nothing but blanks.
    Empty,
    /// Something that is neither a digit, a sign, a separator nor a known unit.
    NotANumber,
    /// A separator that does not stand before groups of three digits, such as `12,34`.
    BadGrouping,
    /// More decimals than the currency has, once the unit is applied.
    TooManyDecimals,
    /// Beyond the range of an amount.
    TooLarge,
}

/// Full-width digits, signs and brackets as their ASCII forms; other characters unchanged.
#[must_use]
pub fn normalise_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + u8::try_from(u32::from(c) - u32::from('０')).unwrap_or(0)),
            '，' | '､' => ',',
            '．' => '.',
            '－' | '−' | '–' | '﹣' => '-',
            '＋' => '+',
            '（' => '(',
            '）' => ')',
            '％' => '%',
            '\u{3000}' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            other => other,
        })
        .collect()
}

/// Reads an amount. `decimal` is the decimal sign (`.` or `,`); the other of the two, blanks and apostrophes may
/// group thousands. A minus before or after, brackets around, and the words `万`, `亿`, `元`, the currency's
/// sign or a three-letter code may stand beside the digits.
///
/// # Errors
/// The first rule that the text breaks.
pub fn parse_amount(
    text: &str,
    currency: Currency,
    unit: AmountUnit,
    decimal: char,
) -> Result<AmountText, AmountProblem> {
    let plain = normalise_digits(text);
    let mut body = plain.trim();
    if body.is_empty() {
        return Err(AmountProblem::Empty);
    }
    let mut negative = false;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        body = inner.trim();
    }
    body = strip_words(body);
    if let Some(rest) = body.strip_suffix('-') {
        negative = !negative;
        body = rest.trim_end();
    }
    let (before, signed) = strip_sign(body);
    negative ^= signed;
    body = strip_words(before);
    // A sign may also stand after the currency's sign: `¥-5`.
    let (after, signed) = strip_sign(body);
    negative ^= signed;
    body = after.trim();
    let (body, factor, own_unit) = strip_unit(body, unit);
    let (digits, decimals) = digits_of(body, decimal)?;
    let minor = scale(digits, decimals, factor, currency)?;
    let money = Money::from_minor(if negative { -minor } else { minor }, currency);
    Ok(AmountText { money, own_unit, decimals: u8::try_from(decimals).unwrap_or(u8::MAX) })
}

fn strip_sign(body: &str) -> (&str, bool) {
    body.strip_prefix('-')
        .map_or_else(|| (body.strip_prefix('+').unwrap_or(body).trim_start(), false), |rest| (rest.trim_start(), true))
}

/// Removes a currency sign or a three-letter code before or after the digits.
fn strip_words(body: &str) -> &str {
    const SIGNS: [char; 7] = ['¥', '￥', '$', '€', '£', 'Ұ', '元'];
    let mut body = body.trim();
    body = body.trim_start_matches(SIGNS).trim_start();
    body = body.trim_end_matches(['¥', '￥', '$', '€', '£']).trim_end();
    let code = |part: &str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_alphabetic());
    if body.len() > 3 && body.is_char_boundary(3) && code(&body[..3]) {
        body = body[3..].trim_start();
    }
    if body.len() > 3 && body.is_char_boundary(body.len() - 3) && code(&body[body.len() - 3..]) {
        body = body[..body.len() - 3].trim_end();
    }
    body
}

fn strip_unit(body: &str, unit: AmountUnit) -> (&str, i64, bool) {
    for (suffix, factor) in [("万元", 10_000), ("亿元", 100_000_000), ("万", 10_000), ("亿", 100_000_000), ("元", 1)]
    {
        if let Some(rest) = body.strip_suffix(suffix) {
            return (rest.trim_end(), factor, true);
        }
    }
    (body, unit.factor(), false)
}

/// All digits as one whole number, and how many of them stand after the decimal sign.
fn digits_of(body: &str, decimal: char) -> Result<(i128, u32), AmountProblem> {
    let (whole, fraction) = body.split_once(decimal).unwrap_or((body, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(AmountProblem::NotANumber);
    }
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        let grouping = fraction.chars().all(|c| c.is_ascii_digit() || is_group_sign(c) || c == decimal);
        return Err(if grouping { AmountProblem::BadGrouping } else { AmountProblem::NotANumber });
    }
    let mut digits: i128 = 0;
    let mut groups = whole.split(is_group_sign).peekable();
    let mut first = true;
    while let Some(group) = groups.next() {
        if !group.bytes().all(|b| b.is_ascii_digit()) {
            return Err(AmountProblem::NotANumber);
        }
        let grouped = !first || groups.peek().is_some();
        if grouped && ((!first && group.len() != 3) || (first && !(1..=3).contains(&group.len()))) {
            return Err(AmountProblem::BadGrouping);
        }
        first = false;
        digits = append(digits, group)?;
    }
    digits = append(digits, fraction)?;
    Ok((digits, u32::try_from(fraction.len()).unwrap_or(u32::MAX)))
}

const fn is_group_sign(c: char) -> bool {
    matches!(c, ',' | '.' | ' ' | '\'' | '’')
}

fn append(digits: i128, more: &str) -> Result<i128, AmountProblem> {
    more.bytes().try_fold(digits, |sum, b| {
        sum.checked_mul(10).and_then(|sum| sum.checked_add(i128::from(b - b'0'))).ok_or(AmountProblem::TooLarge)
    })
}

fn scale(digits: i128, decimals: u32, factor: i64, currency: Currency) -> Result<i64, AmountProblem> {
    let ten = 10_i128.checked_pow(decimals).ok_or(AmountProblem::TooManyDecimals)?;
    let scaled = digits
        .checked_mul(i128::from(factor))
        .and_then(|d| d.checked_mul(i128::from(currency.minor_per_major())))
        .ok_or(AmountProblem::TooLarge)?;
    if scaled % ten != 0 {
        return Err(AmountProblem::TooManyDecimals);
    }
    i64::try_from(scaled / ten).map_err(|_| AmountProblem::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AmountProblem::{BadGrouping, Empty, NotANumber, TooLarge, TooManyDecimals};

    #[test]
    fn amounts_as_people_write_them() {
        let one = AmountUnit::One;
        let wan = AmountUnit::TenThousand;
        for (text, unit, decimal, expected) in [
            ("1,234.50", one, '.', Ok(123_450)),
            ("1234.5", one, '.', Ok(123_450)),
            ("（123）", one, '.', Ok(-12_300)),
            ("１，２３４．５０", one, '.', Ok(123_450)),
            ("27.5", wan, '.', Ok(27_500_000)),
            ("27.5万", one, '.', Ok(27_500_000)),
            ("1.2亿元", wan, '.', Ok(12_000_000_000)),
            ("350元", wan, '.', Ok(35_000)),
            ("¥1,000", one, '.', Ok(100_000)),
            ("￥-28.16", one, '.', Ok(-2_816)),
            ("-¥28.16", one, '.', Ok(-2_816)),
            ("CNY 123.18", one, '.', Ok(12_318)),
            ("123.18 CNY", one, '.', Ok(12_318)),
            ("12.50-", one, '.', Ok(-1_250)),
            ("+10000.00", one, '.', Ok(1_000_000)),
            ("1.234,56", one, ',', Ok(123_456)),
            ("1 234,56", one, ',', Ok(123_456)),
            ("1'234.56", one, '.', Ok(123_456)),
            ("0", one, '.', Ok(0)),
            (".5", one, '.', Ok(50)),
            ("", one, '.', Err(Empty)),
            ("  ", one, '.', Err(Empty)),
            ("12,34", one, '.', Err(BadGrouping)),
            ("1,2345", one, '.', Err(BadGrouping)),
            ("1.2.3", one, '.', Err(BadGrouping)),
            ("abc", one, '.', Err(NotANumber)),
            ("12a", one, '.', Err(NotANumber)),
            ("-", one, '.', Err(NotANumber)),
            ("1.234", one, '.', Err(TooManyDecimals)),
            ("0.0000001", wan, '.', Err(TooManyDecimals)),
            ("99999999999999999999", one, '.', Err(TooLarge)),
        ] {
            let read = parse_amount(text, Currency::CNY, unit, decimal).map(|read| read.money.minor());
            assert_eq!(read, expected, "{text:?} {unit:?} {decimal:?}");
        }
    }
}

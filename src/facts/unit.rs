//! Amounts rewritten for another amount unit, by moving the decimal sign: exact, whatever the number of digits.

use crate::kernel::{AmountProblem, AmountUnit, Currency, normalise_digits, parse_amount};

/// The text of the same amount in another unit. A text with its own unit (`3万`), or one that is no amount at all,
/// is returned as it is.
pub(super) fn in_unit(text: &str, currency: Currency, from: AmountUnit, to: AmountUnit) -> String {
    let plain = normalise_digits(text);
    let moves = match parse_amount(text, currency, from, '.') {
        Ok(read) => !read.own_unit,
        // An amount with too many digits must stay one with too many digits.
        Err(AmountProblem::TooManyDecimals | AmountProblem::TooLarge) => !plain.contains(['万', '亿', '元']),
        Err(AmountProblem::Empty | AmountProblem::NotANumber | AmountProblem::BadGrouping) => false,
    };
    if from == to || !moves {
        return text.to_owned();
    }
    let part = |c: char| c.is_ascii_digit() || c == '.';
    let (Some(start), Some(end)) = (plain.find(part), plain.rfind(part)) else { return text.to_owned() };
    let places = decimals(from) - decimals(to);
    format!("{}{}{}", &plain[..start], shift(&plain[start..=end], places), &plain[end + 1..])
}

const fn decimals(unit: AmountUnit) -> i32 {
    match unit {
        AmountUnit::One => 0,
        AmountUnit::Thousand => 3,
        AmountUnit::TenThousand => 4,
    }
}

/// Moves the decimal sign to the right by so many places (to the left when negative); drops group signs.
fn shift(number: &str, places: i32) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut digits: Vec<char> = whole.chars().chain(fraction.chars()).filter(char::is_ascii_digit).collect();
    let mut point = i32::try_from(digits.len() - fraction.len()).unwrap_or(i32::MAX).saturating_add(places);
    while point < 1 {
        digits.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).unwrap_or(0);
    while digits.len() < point {
        digits.push('0');
    }
    let whole: String = digits[..point].iter().collect();
    let fraction: String = digits[point..].iter().collect();
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

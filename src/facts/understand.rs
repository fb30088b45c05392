//! What an entry means, by the kind of its field.

use super::field::{FieldKey, FieldKind, FieldSpec, Repeat, Sign};
use super::lists::{flow_list, month_list};
use crate::kernel::{
    AmountProblem, AmountUnit, Currency, Date, Month, Unit, Value, date, normalise_digits, parse_amount,
};
use std::borrow::Cow;

/// What an entry means.
#[derive(Clone, PartialEq, Debug)]
pub enum Understood {
    /// Nothing entered.
    Unanswered,
    /// The firm does not know.
    DontKnow,
    /// The value. Per cents and rates are shares: `12.5` is 0.125.
    Value(Value),
}

/// The rule that an entry breaks, with the rule's figures. The text itself stands in [`super::Answers`].
#[derive(Clone, PartialEq, Debug)]
pub enum EntryProblem {
    /// Not an amount.
    Amount(AmountProblem),
    /// An amount below zero where there can be none.
    Negative,
    /// Not a whole number.
    NotWhole,
    /// Not a number.
    NotANumber,
    /// Outside the least and greatest value, in the unit that is entered.
    Range {
        /// Least.
        least: f64,
        /// Greatest.
        greatest: f64,
    },
    /// Not a month such as `2019-03`.
    NotAMonth,
    /// Not a date such as `2027-06-30`, or a day that does not exist.
    NotADate,
    /// Not one of the choices.
    NotAChoice,
    /// Too long; the limit in characters.
    TooLong(usize),
    /// After the case's date, where only the past can be.
    InFuture,
    /// This item of a list is no month, or not after the one before it.
    MonthItem(String),
    /// This item of a list is no time with an amount, or earlier than the one before it.
    FlowItem(String),
}

/// Reads a text that is not empty.
pub(super) fn understand(
    text: &str,
    spec: &FieldSpec,
    currency: Currency,
    unit: AmountUnit,
) -> Result<Understood, EntryProblem> {
    let plain = normalise_digits(text);
    let plain = plain.trim();
    if plain.is_empty() {
        return Ok(Understood::Unanswered);
    }
    match spec.kind {
        FieldKind::Money(sign) => amount(text, currency, unit, sign),
        FieldKind::Percent(least, greatest) => share(plain, least, greatest, Unit::Percent),
        FieldKind::Rate => share(plain, 0.0, 100.0, Unit::RatePerYear),
        FieldKind::Count(least, greatest) => whole(plain, least, greatest, Unit::Count),
        FieldKind::Days(least, greatest) => whole(plain, least, greatest, Unit::Days),
        FieldKind::Months(least, greatest) => whole(plain, least, greatest, Unit::Months),
        FieldKind::Years(least, greatest) => whole(plain, least, greatest, Unit::Years),
        FieldKind::Month => month(plain).map(Value::Month).ok_or(EntryProblem::NotAMonth),
        FieldKind::Date => day(plain).map(Value::Date).ok_or(EntryProblem::NotADate),
        FieldKind::Choice(codes) => {
            let known = codes.iter().find(|code| **code == plain);
            known.map(|code| Value::Code(Cow::Borrowed(code))).ok_or(EntryProblem::NotAChoice)
        }
        FieldKind::Industry if plain.len() <= 4 && plain.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            Ok(Value::Code(Cow::Owned(plain.to_owned())))
        }
        FieldKind::Industry => Err(EntryProblem::NotAChoice),
        FieldKind::YesNo => match plain {
            "yes" => Ok(Value::Bool(true)),
            "no" => Ok(Value::Bool(false)),
            _ => Err(EntryProblem::NotAChoice),
        },
        FieldKind::Text(most) if text.trim().chars().count() > most => Err(EntryProblem::TooLong(most)),
        FieldKind::Text(_) => Ok(Value::Text(text.trim().to_owned())),
        FieldKind::Multiple(least, greatest) => multiple(plain, least, greatest),
        FieldKind::MonthList(latest) => {
            month_list(plain, latest).map(|_| Value::Text(plain.to_owned())).map_err(EntryProblem::MonthItem)
        }
        FieldKind::Flows(by_day) => {
            let list = flow_list(text, currency, unit, by_day);
            list.map(|_| Value::Text(text.trim().to_owned())).map_err(EntryProblem::FlowItem)
        }
    }
    .map(Understood::Value)
}

/// Whether a value lies after the case's date where only the past can be: months that have not begun, days, and
/// accounts of a year that has not ended.
pub(super) fn in_future(value: &Value, key: FieldKey, as_of: Date) -> bool {
    let year_open = || year_end(key.row).is_none_or(|end| end > as_of);
    match value {
        Value::Month(month) => month.first_day() > as_of,
        Value::Date(day) => *day > as_of,
        _ => key.field.spec().repeat == Repeat::PerYear && year_open(),
    }
}

/// The last day of a year of accounts.
pub(super) fn year_end(year: u16) -> Option<Date> {
    date(i16::try_from(year).ok()?, 12, 31)
}

fn amount(text: &str, currency: Currency, unit: AmountUnit, sign: Sign) -> Result<Value, EntryProblem> {
    let money = parse_amount(text, currency, unit, '.').map_err(EntryProblem::Amount)?.money;
    if sign == Sign::NotNegative && money.is_negative() { Err(EntryProblem::Negative) } else { Ok(Value::Money(money)) }
}

/// A number in per cent, with or without the sign, as a share.
fn share(plain: &str, least: f64, greatest: f64, unit: Unit) -> Result<Value, EntryProblem> {
    let digits = plain.strip_suffix('%').map_or(plain, str::trim_end);
    let shape = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    if !digits.chars().all(shape) {
        return Err(EntryProblem::NotANumber);
    }
    let percent: f64 = digits.parse().map_err(|_| EntryProblem::NotANumber)?;
    if !percent.is_finite() || percent < least || percent > greatest {
        return Err(EntryProblem::Range { least, greatest });
    }
    // The nearest number to the share itself, rather than to the per cent divided.
    let share: f64 = format!("{digits}e-2").parse().map_err(|_| EntryProblem::NotANumber)?;
    Ok(Value::Number(share, unit))
}

/// A plain multiple, with or without the word for times.
fn multiple(plain: &str, least: f64, greatest: f64) -> Result<Value, EntryProblem> {
    let digits = plain.trim_end_matches(['x', 'X', '×', '倍']).trim_end();
    if !digits.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Err(EntryProblem::NotANumber);
    }
    let number: f64 = digits.parse().map_err(|_| EntryProblem::NotANumber)?;
    if number < least || number > greatest || !number.is_finite() {
        return Err(EntryProblem::Range { least, greatest });
    }
    Ok(Value::Number(number, Unit::Times))
}

/// A whole number, with group signs and the word of its unit allowed: `1,200`, `12 个月`.
fn whole(plain: &str, least: i64, greatest: i64, unit: Unit) -> Result<Value, EntryProblem> {
    const WORDS: [&str; 14] =
        ["个月", "月", "天", "日", "年", "人", "名", "家", "次", "个", "months", "days", "years", "people"];
    let digits = WORDS.iter().find_map(|word| plain.strip_suffix(word)).map_or(plain, str::trim_end);
    let (digits, negative) = digits.strip_prefix('-').map_or((digits, false), |rest| (rest, true));
    let (integer, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = integer.split(',').collect();
    let grouped = groups.len() == 1
        || (!groups[0].is_empty() && groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let integer = groups.concat();
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if integer.is_empty() || !grouped || !is_digits(&integer) || !is_digits(fraction) {
        return Err(EntryProblem::NotANumber);
    }
    if fraction.bytes().any(|b| b != b'0') {
        return Err(EntryProblem::NotWhole);
    }
    #[expect(clippy::cast_precision_loss, reason = "limits of counts are far below 2^53")]
    let range = EntryProblem::Range { least: least as f64, greatest: greatest as f64 };
    let number = integer.parse::<i64>().ok().map(|n| if negative { -n } else { n });
    match number {
        #[expect(clippy::cast_precision_loss, reason = "within the limits, which are far below 2^53")]
        Some(n) if (least..=greatest).contains(&n) => Ok(Value::Number(n as f64, unit)),
        _ => Err(range),
    }
}

/// The numbers of a text, parted by anything that parts dates.
fn numbers(plain: &str) -> Option<Vec<&str>> {
    let text = plain.trim_end_matches(['月', '日', '号']);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).then_some(parts)
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok())?
}

/// `2019-03`, `2019/3`, `2019.3`, `2019年3月`, `201903`.
fn month(plain: &str) -> Option<Month> {
    match numbers(plain)?[..] {
        [y, m] if m.len() <= 2 => Month::new(year(y)?, m.parse().ok()?),
        [ym] if ym.len() == 6 => Month::new(year(&ym[..4])?, ym[4..].parse().ok()?),
        _ => None,
    }
}

/// A day as it is entered: `2026-10-31`, `2026/10/31`, `2026年10月31日`, `20261031`, also in wide digits.
#[must_use]
pub fn entered_day(text: &str) -> Option<Date> {
    day(normalise_digits(text).trim())
}

fn day(plain: &str) -> Option<Date> {
    match numbers(plain)?[..] {
        [y, m, d] if m.len() <= 2 && d.len() <= 2 => date(year(y)?, m.parse().ok()?, d.parse().ok()?),
        [ymd] if ymd.len() == 8 => date(year(&ymd[..4])?, ymd[4..6].parse().ok()?, ymd[6..].parse().ok()?),
        _ => None,
    }
}

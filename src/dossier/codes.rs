//! The words by which files name dates, amounts and choices.

use crate::intake::{Format, Role, StatementPeriod};
use crate::kernel::{AmountUnit, Currency, Date, Money, Severity};

/// A code that a file holds and the program does not know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unknown(pub String);

pub fn money(text: &str, currency: Currency) -> Result<Money, Unknown> {
    let unknown = || Unknown(text.to_owned());
    let (digits, negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
    let (major, minor) = digits.split_once('.').unwrap_or((digits, ""));
    if minor.len() != currency.minor_digits() as usize || major.is_empty() {
        return Err(unknown());
    }
    if !major.bytes().chain(minor.bytes()).all(|b| b.is_ascii_digit()) {
        return Err(unknown());
    }
    let whole: i64 = format!("{major}{minor}").parse().map_err(|_| unknown())?;
    Ok(Money::from_minor(if negative { -whole } else { whole }, currency))
}

/// `123.45 CNY`.
pub fn money_with_code(money: Money) -> String {
    format!("{} {}", money.to_decimal_string(), money.currency().as_str())
}

pub fn parse_money_with_code(text: &str) -> Result<Money, Unknown> {
    let (number, code) = text.split_once(' ').ok_or_else(|| Unknown(text.to_owned()))?;
    money(number, currency(code)?)
}

pub fn currency(code: &str) -> Result<Currency, Unknown> {
    Currency::parse(code).ok_or_else(|| Unknown(code.to_owned()))
}

pub fn date(text: &str) -> Result<Date, Unknown> {
    text.parse().map_err(|_| Unknown(text.to_owned()))
}

/// One day, or the first and the last.
pub fn days(period: StatementPeriod) -> Vec<String> {
    match period {
        StatementPeriod::On(day) => vec![day.to_string()],
        StatementPeriod::Span(first, last) => vec![first.to_string(), last.to_string()],
    }
}

pub fn period(days: &[String]) -> Result<StatementPeriod, Unknown> {
    match days {
        [day] => Ok(StatementPeriod::On(date(day)?)),
        [first, last] => Ok(StatementPeriod::Span(date(first)?, date(last)?)),
        _ => Err(Unknown(days.join(" "))),
    }
}

pub const fn unit(unit: AmountUnit) -> &'static str {
    match unit {
        AmountUnit::One => "one",
        AmountUnit::Thousand => "thousand",
        AmountUnit::TenThousand => "ten_thousand",
    }
}

pub fn parse_unit(word: &str) -> Result<AmountUnit, Unknown> {
    find(&[AmountUnit::One, AmountUnit::Thousand, AmountUnit::TenThousand], unit, word)
}

pub fn parse_severity(word: &str) -> Result<Severity, Unknown> {
    find(&[Severity::Note, Severity::Warning, Severity::Error], Severity::as_str, word)
}

const ROLES: [Role; 18] = [
    Role::Date,
    Role::Time,
    Role::OtherDate,
    Role::Amount,
    Role::Debit,
    Role::Credit,
    Role::Direction,
    Role::Balance,
    Role::Currency,
    Role::Party,
    Role::PartyAccount,
    Role::Text,
    Role::Kind,
    Role::Reference,
    Role::Status,
    Role::OwnAccount,
    Role::Fee,
    Role::Ignored,
];

pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Date => "date",
        Role::Time => "time",
        Role::OtherDate => "other_date",
        Role::Amount => "amount",
        Role::Debit => "debit",
        Role::Credit => "credit",
        Role::Direction => "direction",
        Role::Balance => "balance",
        Role::Currency => "currency",
        Role::Party => "party",
        Role::PartyAccount => "party_account",
        Role::Text => "text",
        Role::Kind => "kind",
        Role::Reference => "reference",
        Role::Status => "status",
        Role::OwnAccount => "own_account",
        Role::Fee => "fee",
        Role::Ignored => "ignored",
    }
}

pub fn parse_role(word: &str) -> Result<Role, Unknown> {
    find(&ROLES, role, word)
}

pub fn parse_format(word: &str) -> Result<Format, Unknown> {
    find(Format::ALL, Format::as_str, word)
}

pub fn find<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, word: &str) -> Result<T, Unknown> {
    all.iter().copied().find(|item| name(*item) == word).ok_or_else(|| Unknown(word.to_owned()))
}

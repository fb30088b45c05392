//! What a form shows of an item, worked out from the answers.

use credit_mirror::facts::{Answers, Entry, FieldKey, FieldKind, Repeat, Understood};
use credit_mirror::kernel::{AmountUnit, Date, Value};
use credit_mirror::wording::{Words, t};

/// The name of the amount unit, with the currency: `万元`, `CNY thousand`.
#[must_use]
pub fn amount_unit(words: Words, answers: &Answers, unit: AmountUnit) -> String {
    let code = answers.currency();
    let currency = match code.as_str() {
        "CNY" => words.get(t::APP_CURRENCY_CNY),
        "USD" => words.get(t::APP_CURRENCY_USD),
        "EUR" => words.get(t::APP_CURRENCY_EUR),
        "GBP" => words.get(t::APP_CURRENCY_GBP),
        other => other,
    };
    words.say(
        match unit {
            AmountUnit::One => t::APP_UNIT_ONE,
            AmountUnit::Thousand => t::APP_UNIT_THOUSAND,
            AmountUnit::TenThousand => t::APP_UNIT_TEN_THOUSAND,
        },
        [currency],
    )
}

/// The unit that a label names; empty where none is needed.
#[must_use]
pub fn unit(words: Words, answers: &Answers, kind: FieldKind) -> String {
    match kind {
        FieldKind::Money(_) => amount_unit(words, answers, answers.amount_unit),
        FieldKind::Percent(..) => "%".to_owned(),
        FieldKind::Rate => words.get(t::APP_UNIT_RATE).to_owned(),
        FieldKind::Days(..) => words.get(t::APP_UNIT_DAYS).to_owned(),
        FieldKind::Months(..) => words.get(t::APP_UNIT_MONTHS).to_owned(),
        FieldKind::Years(..) => words.get(t::APP_UNIT_YEARS).to_owned(),
        FieldKind::Month => words.get(t::APP_UNIT_MONTH).to_owned(),
        FieldKind::Date => words.get(t::APP_UNIT_DATE).to_owned(),
        FieldKind::Flows(_) => amount_unit(words, answers, answers.amount_unit),
        FieldKind::Count(..)
        | FieldKind::Choice(_)
        | FieldKind::Industry
        | FieldKind::YesNo
        | FieldKind::Text(_)
        | FieldKind::Multiple(..)
        | FieldKind::MonthList(_) => String::new(),
    }
}

/// What was understood of an amount or date, where saying it adds something; else empty.
#[must_use]
pub fn echo(words: Words, answers: &Answers, key: FieldKey) -> String {
    match answers.understood(key) {
        Ok(Understood::Value(Value::Money(money))) => words.say(t::APP_ECHO, [&words.money_exact(money)]),
        Ok(Understood::Value(Value::Month(month))) => words.say(t::APP_ECHO, [&words.month(month)]),
        Ok(Understood::Value(Value::Date(date))) => words.say(t::APP_ECHO, [&words.date(date)]),
        Ok(_) | Err(_) => String::new(),
    }
}

/// What is wrong with an entry, in words.
#[must_use]
pub fn problem(words: Words, answers: &Answers, key: FieldKey, as_of: Date) -> Option<String> {
    let text = match answers.get(key) {
        Some(Entry::Text(text)) => text.clone(),
        Some(Entry::DontKnow) | None => String::new(),
    };
    answers.problem(key, as_of).map(|problem| words.entry_problem(key, &text, &problem))
}

/// What is wrong with an entry, with its row where it repeats.
#[must_use]
pub fn problem_of_row(words: Words, answers: &Answers, key: FieldKey, as_of: Date) -> Option<String> {
    let problem = problem(words, answers, key, as_of)?;
    let row = match key.field.spec().repeat {
        Repeat::Once => return Some(problem),
        Repeat::PerYear => key.row.to_string(),
        Repeat::Rows(_) => words.say(t::APP_ROW, [&key.row.to_string()]),
    };
    Some(words.say(t::APP_NAMED, [&row, &problem]))
}

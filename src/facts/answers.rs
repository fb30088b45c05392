//! What the firm typed, exactly as typed, and what was understood of it.

use super::field::{Field, FieldKey};
use crate::kernel::{AmountProblem, AmountUnit, Currency, Value};
use std::collections::BTreeMap;

/// One entry, as typed. A text that cannot be read stays as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// What was typed or chosen. An empty text is the same as no entry.
    Text(String),
    /// "Don't know".
    DontKnow,
}

/// What an entry means.
#[derive(Clone, PartialEq, Debug)]
pub enum Understood {
    /// Nothing entered.
    Unanswered,
    /// The firm does not know.
    DontKnow,
    /// The value.
    Value(Value),
}

/// The rule that an entry breaks, with the rule's figures. The text itself stands in [`Answers`].
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
    /// Outside the least and greatest value.
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
}

/// Everything the firm entered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    entries: BTreeMap<FieldKey, Entry>,
    /// The unit that amounts without a suffix are meant in.
    pub amount_unit: AmountUnit,
}

impl Answers {
    /// No entries, with amounts meant in a unit.
    #[must_use]
    pub fn in_unit(amount_unit: AmountUnit) -> Self {
        Self { entries: BTreeMap::new(), amount_unit }
    }

    /// The entry at a place.
    #[must_use]
    pub fn get(&self, key: FieldKey) -> Option<&Entry> {
        self.entries.get(&key)
    }

    /// Enters (or clears) something.
    pub fn set(&mut self, key: FieldKey, entry: Option<Entry>) {
        match entry {
            None => self.entries.remove(&key),
            Some(Entry::Text(text)) if text.is_empty() => self.entries.remove(&key),
            Some(entry) => self.entries.insert(key, entry),
        };
    }

    /// All entries, sorted by place.
    pub fn iter(&self) -> impl Iterator<Item = (FieldKey, &Entry)> {
        self.entries.iter().map(|(key, entry)| (*key, entry))
    }

    /// The currency of the jurisdiction answered, CNY until it is answered.
    #[must_use]
    pub fn currency(&self) -> Currency {
        match self.get(FieldKey::once(Field::Jurisdiction)) {
            Some(Entry::Text(code)) if code == "US" => Currency::USD,
            Some(Entry::Text(code)) if code == "EU" => Currency::EUR,
            Some(Entry::Text(code)) if code == "UK" => Currency::GBP,
            _ => Currency::CNY,
        }
    }

    /// What the entry at a place means.
    ///
    /// # Errors
    /// The rule that the entry breaks.
    pub fn understood(&self, key: FieldKey) -> Result<Understood, EntryProblem> {
        match self.get(key) {
            None => Ok(Understood::Unanswered),
            Some(Entry::DontKnow) => Ok(Understood::DontKnow),
            Some(Entry::Text(text)) => Ok(Understood::Value(Value::Text(text.clone()))),
        }
    }
}

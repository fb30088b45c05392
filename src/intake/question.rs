//! What a file cannot decide: one question, with the reading of a sample cell under each answer.

use super::document::StatementPeriod;
use super::recipe::{DateOrder, DecimalSign, Recipe};
use crate::kernel::{Currency, Date, Money};

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum QuestionKind {
    /// Which of two parts of a date is the day.
    DateOrder,
    /// Whether a sign before three digits is the decimal sign or groups thousands.
    Decimal,
    /// Whether amounts without a sign are money in or money out.
    Sign,
    /// Which currency a sign such as `$` stands for, or rows that name none.
    Currency,
    /// Which accounts of a journal are the firm's own money.
    Account,
    /// On which day accounts stand that name none.
    Day,
    /// From which to which day accounts are that name neither.
    Span,
    /// Up to which day a file goes whose dates name no year.
    Until,
}

impl QuestionKind {
    /// All kinds.
    pub const ALL: [Self; 8] =
        [Self::DateOrder, Self::Decimal, Self::Sign, Self::Currency, Self::Account, Self::Day, Self::Span, Self::Until];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DateOrder => "date_order",
            Self::Decimal => "decimal",
            Self::Sign => "sign",
            Self::Currency => "currency",
            Self::Account => "account",
            Self::Day => "day",
            Self::Span => "span",
            Self::Until => "until",
        }
    }

    /// Whether the answer is any day or any two, and not one of a few choices.
    #[must_use]
    pub const fn asks_days(self) -> bool {
        matches!(self, Self::Day | Self::Span | Self::Until)
    }
}

/// How the sample cell is read under one answer.
#[derive(Clone, PartialEq, Debug)]
pub enum SampleReading {
    /// As this date.
    Date(Date),
    /// As this amount; positive is money in.
    Amount(Money),
    /// As these accounts.
    Accounts(Vec<String>),
    /// As this day or period.
    Period(StatementPeriod),
}

/// What an answer sets in the [`Recipe`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Setting {
    /// [`Recipe::date_order`].
    DateOrder(DateOrder),
    /// [`Recipe::decimal`].
    Decimal(DecimalSign),
    /// [`Recipe::flip_sign`].
    FlipSign(bool),
    /// [`Recipe::currency`].
    Currency(Currency),
    /// [`Recipe::account`], the names with a semicolon between.
    Account(String),
    /// [`Recipe::periods`]: of which columns, by their heading.
    Period(String, StatementPeriod),
}

/// One answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// How the sample cell is read.
    pub reading: SampleReading,
    /// What it sets.
    pub sets: Setting,
    /// Whether this is how the file is read until the question is answered.
    pub used: bool,
}

/// One precise question about a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// What is asked.
    pub kind: QuestionKind,
    /// The column, from 0; `None` when it is not about one column.
    pub column: Option<usize>,
    /// The line of the sample cell, from 1.
    pub line: u32,
    /// The sample cell as written; of a question for days, the heading of the columns, empty for the whole table.
    pub sample: String,
    /// The answers, at least two; one of them is used, unless nothing in the file fits. For days they are what name and
    /// title of the file suggest, any other may be given, and none is used before the user chose.
    pub choices: Vec<Choice>,
}

impl Setting {
    /// Writes the answer into the user's choices.
    pub fn apply(self, recipe: &mut Recipe) {
        match self {
            Self::DateOrder(order) => recipe.date_order = Some(order),
            Self::Decimal(sign) => recipe.decimal = Some(sign),
            Self::FlipSign(flip) => recipe.flip_sign = Some(flip),
            Self::Currency(currency) => recipe.currency = Some(currency),
            Self::Account(names) => recipe.account = Some(names),
            Self::Period(heading, period) => {
                recipe.periods.insert(heading, period);
            }
        }
    }
}

//! What was recognised and what is asked about a file, as they are saved.

use super::codes::{self, Unknown, find};
use crate::intake::{Choice, Clue, DateOrder, DecimalSign, Question, QuestionKind, SampleReading, Setting};
use serde::{Deserialize, Serialize};

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SavedClue {
    #[default]
    Columns,
    Bytes,
    Word(String),
    Entry(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedQuestion {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    line: u32,
    sample: String,
    choices: Vec<SavedChoice>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedChoice {
    reading: SavedSample,
    sets: SavedSetting,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    used: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedSample {
    Date(String),
    Amount(String),
    Accounts(Vec<String>),
    Period(Vec<String>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedSetting {
    DateOrder(String),
    Decimal(char),
    FlipSign(bool),
    Currency(String),
    Account(String),
    Period { heading: String, days: Vec<String> },
}

impl SavedClue {
    pub fn of(clue: &Clue) -> Self {
        match clue {
            Clue::Columns => Self::Columns,
            Clue::Bytes => Self::Bytes,
            Clue::Word(word) => Self::Word(word.clone()),
            Clue::Entry(name) => Self::Entry(name.clone()),
        }
    }

    pub fn open(self) -> Clue {
        match self {
            Self::Columns => Clue::Columns,
            Self::Bytes => Clue::Bytes,
            Self::Word(word) => Clue::Word(word),
            Self::Entry(name) => Clue::Entry(name),
        }
    }

    pub fn is_columns(&self) -> bool {
        *self == Self::Columns
    }
}

impl SavedQuestion {
    pub fn of(question: &Question) -> Self {
        Self {
            kind: question.kind.as_str().to_owned(),
            column: question.column,
            line: question.line,
            sample: question.sample.clone(),
            choices: question.choices.iter().map(SavedChoice::of).collect(),
        }
    }

    pub fn open(self) -> Result<Question, Unknown> {
        Ok(Question {
            kind: find(&QuestionKind::ALL, QuestionKind::as_str, &self.kind)?,
            column: self.column,
            line: self.line,
            sample: self.sample,
            choices: self.choices.into_iter().map(SavedChoice::open).collect::<Result<_, _>>()?,
        })
    }
}

impl SavedChoice {
    fn of(choice: &Choice) -> Self {
        let reading = match &choice.reading {
            SampleReading::Date(date) => SavedSample::Date(date.to_string()),
            SampleReading::Amount(money) => SavedSample::Amount(codes::money_with_code(*money)),
            SampleReading::Accounts(names) => SavedSample::Accounts(names.clone()),
            SampleReading::Period(period) => SavedSample::Period(codes::days(*period)),
        };
        let sets = match &choice.sets {
            Setting::DateOrder(order) => SavedSetting::DateOrder(order.as_str().to_owned()),
            Setting::Decimal(sign) => SavedSetting::Decimal(sign.sign()),
            Setting::FlipSign(flip) => SavedSetting::FlipSign(*flip),
            Setting::Currency(currency) => SavedSetting::Currency(currency.as_str().to_owned()),
            Setting::Account(names) => SavedSetting::Account(names.clone()),
            Setting::Period(heading, period) => {
                SavedSetting::Period { heading: heading.clone(), days: codes::days(*period) }
            }
        };
        Self { reading, sets, used: choice.used }
    }

    fn open(self) -> Result<Choice, Unknown> {
        let reading = match self.reading {
            SavedSample::Date(text) => SampleReading::Date(codes::date(&text)?),
            SavedSample::Amount(text) => SampleReading::Amount(codes::parse_money_with_code(&text)?),
            SavedSample::Accounts(names) => SampleReading::Accounts(names),
            SavedSample::Period(days) => SampleReading::Period(codes::period(&days)?),
        };
        let sets = match self.sets {
            SavedSetting::DateOrder(word) => Setting::DateOrder(DateOrder::parse(&word).ok_or(Unknown(word))?),
            SavedSetting::Decimal('.') => Setting::Decimal(DecimalSign::Point),
            SavedSetting::Decimal(',') => Setting::Decimal(DecimalSign::Comma),
            SavedSetting::Decimal(other) => return Err(Unknown(other.to_string())),
            SavedSetting::FlipSign(flip) => Setting::FlipSign(flip),
            SavedSetting::Currency(code) => Setting::Currency(codes::currency(&code)?),
            SavedSetting::Account(names) => Setting::Account(names),
            SavedSetting::Period { heading, days } => Setting::Period(heading, codes::period(&days)?),
        };
        Ok(Choice { reading, sets, used: self.used })
    }
}

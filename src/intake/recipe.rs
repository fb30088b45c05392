//! What the user has chosen about a file; every choice wins over what the content suggests.

use super::document::StatementPeriod;
use super::finding::IntakeFinding;
use super::record::{RecordSet, Role};
use crate::kernel::{Currency, Finding};
use std::collections::BTreeMap;

/// The order of day, month and year in a column of dates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DateOrder {
    /// Year, month, day.
    YearMonthDay,
    /// Day, month, year.
    DayMonthYear,
    /// Month, day, year.
    MonthDayYear,
}

impl DateOrder {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear];

    /// The name used in files: `ymd`, `dmy` or `mdy`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::YearMonthDay => "ymd",
            Self::DayMonthYear => "dmy",
            Self::MonthDayYear => "mdy",
        }
    }

    /// The order of a name used in files.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == name)
    }
}

/// The sign before the decimals of an amount.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DecimalSign {
    /// `1,234.56`
    Point,
    /// `1.234,56`
    Comma,
}

impl DecimalSign {
    /// The sign itself.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// Choices of the user about one file. What is `None` is decided by the content.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Recipe {
    /// WHATWG label of the encoding.
    pub encoding: Option<String>,
    /// The character between cells.
    pub delimiter: Option<char>,
    /// Line of the heading, from 1; `Some(0)` says that there is none.
    pub header_line: Option<u32>,
    /// Meaning of columns, by position from 0.
    pub roles: BTreeMap<usize, Role>,
    /// Order of day, month and year.
    pub date_order: Option<DateOrder>,
    /// Decimal sign of all amounts.
    pub decimal: Option<DecimalSign>,
    /// Whether the signs are the other way round than the content suggests (money out is written as positive).
    pub flip_sign: Option<bool>,
    /// Currency of rows that name none.
    pub currency: Option<Currency>,
    /// Name or number of the firm's own account.
    pub account: Option<String>,
    /// Days and periods of accounts that name none: of the columns with a heading, or, with an empty one, of the whole
    /// table. They are about this one file, not about its shape.
    pub periods: BTreeMap<String, StatementPeriod>,
}

impl Recipe {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What holds for other files of the same shape too: all but what is about this one file.
    #[must_use]
    pub fn of_shape(&self) -> Self {
        Self { periods: BTreeMap::new(), ..self.clone() }
    }

    /// The choices about a part of a file, by the names of parts: those under its own name, else those about the whole
    /// that it lies in, else of those about a part within it what is not about that part alone.
    #[must_use]
    pub fn of_part(recipes: &[(String, Self)], name: &str) -> Self {
        let lies_in = |part: &str, whole: &str| part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('/'));
        let find = |fits: &dyn Fn(&str) -> bool| recipes.iter().find(|(part, _)| !part.is_empty() && fits(part));
        let own = find(&|part| part == name).or_else(|| find(&|part| lies_in(name, part)));
        let within = || find(&|part| lies_in(part, name)).map(|(_, recipe)| recipe.of_shape());
        own.map(|(_, recipe)| recipe.clone()).or_else(within).unwrap_or_default()
    }
}

/// How far the reading of a file has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Bytes done.
    pub done_bytes: u64,
    /// Bytes of the file.
    pub total_bytes: u64,
    /// Rows seen so far.
    pub rows: u32,
}

/// A file that cannot be read at all, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct Refusal {
    /// File name as given.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Why.
    pub finding: Finding<IntakeFinding>,
}

/// What reading a file gives.
pub type Reading = Result<RecordSet, Box<Refusal>>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Date;

    #[test]
    fn days_of_one_part_are_not_those_of_another() {
        let day = StatementPeriod::On(Date::constant(2025, 12, 31));
        let of = |delimiter, days: bool| {
            let periods = days.then(|| (String::new(), day)).into_iter().collect();
            Recipe { delimiter: Some(delimiter), periods, ..Recipe::default() }
        };
        let recipes = |part: &str| [(String::new(), Recipe::default()), (part.to_owned(), of(';', true))];
        for (part, name, expected) in [
            ("a.csv", "a.csv", of(';', true)),
            // A book with one sheet goes by the book's name.
            ("a.xlsx", "a.xlsx/Sheet1", of(';', true)),
            // What was chosen about one sheet is asked for the book that other sheets lie in.
            ("a.xlsx/Sheet1", "a.xlsx", of(';', false)),
            ("a.xlsx/Sheet1", "a.xlsx/Sheet2", Recipe::default()),
            ("a.xlsx/Sheet1", "a.xlsx/Sheet10", Recipe::default()),
            ("a.csv", "b.csv", Recipe::default()),
        ] {
            assert_eq!(Recipe::of_part(&recipes(part), name), expected, "{part} {name}");
        }
        assert!(!of(';', true).is_empty() && Recipe { delimiter: None, ..of(';', true) }.of_shape().is_empty());
    }
}

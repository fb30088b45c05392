//! What all sample firms are made of: dates, amounts, chance, answers.

use serde_json::{Map, Value, json};
use std::fmt;

/// A sample firm: its folder's name, its files and what its owner entered.
pub struct Firm {
    pub name: &'static str,
    pub statements: Vec<(String, Vec<u8>)>,
    pub answers: Answers,
}

impl Firm {
    /// Every file of the folder that is generated.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let case = json!({
            "type": "credit-mirror/case",
            "version": 1,
            "amount_unit": "one",
            "answers": self.answers.0,
        });
        let text = serde_json::to_string_pretty(&case).expect("plain values") + "\n";
        let mut files = self.statements.clone();
        files.push(("case.json".to_owned(), text.into_bytes()));
        files
    }
}

/// Answers by field id.
#[derive(Default)]
pub struct Answers(Map<String, Value>);

impl Answers {
    pub fn set(&mut self, id: &str, text: &str) {
        assert!(self.0.insert(id.to_owned(), json!(text)).is_none(), "{id} is answered twice");
    }

    pub fn all(&mut self, table: &[(&str, &str)]) {
        for (id, text) in table {
            self.set(id, text);
        }
    }

    pub fn money(&mut self, id: &str, fen: i64) {
        self.set(id, &plain(fen));
    }

    pub fn dont_know(&mut self, ids: &[&str]) {
        for id in ids {
            self.0.insert((*id).to_owned(), json!({ "dont_know": true }));
        }
    }
}

/// A linear congruential generator (Knuth's MMIX constants); its high bits are good enough to vary amounts and days.
pub struct Chance(u64);

impl Chance {
    pub const fn seed(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let span = u64::try_from(high - low + 1).expect("low <= high");
        low + i64::try_from((self.0 >> 33) % span).expect("small")
    }

    /// An amount varied by at most so many per cent, in whole yuan or with cents.
    pub fn around(&mut self, fen: i64, percent: i64, cents: bool) -> i64 {
        let varied = fen * (1000 + self.between(-percent * 10, percent * 10)) / 1000;
        if cents { varied } else { varied / 100 * 100 }
    }
}

/// A day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: i64,
    pub month: i64,
    pub day: i64,
}

impl Day {
    /// A day of a month; a day past the month's end is its last.
    pub fn new(year: i64, month: i64, day: i64) -> Self {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        Self { year, month, day: day.min(last) }
    }

    /// The same day, or the Monday after a Saturday or Sunday.
    pub fn working(self) -> Self {
        // Zeller's congruence: 0 is Saturday, 1 is Sunday.
        let (m, y) = if self.month < 3 { (self.month + 12, self.year - 1) } else { (self.month, self.year) };
        match (self.day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7 {
            0 => self.back_or_on(2),
            1 => self.back_or_on(1),
            _ => self,
        }
    }

    /// So many days later, or as many before where the month would end.
    fn back_or_on(self, days: i64) -> Self {
        let later = Self { day: self.day + days, ..self };
        if Self::new(later.year, later.month, later.day) == later {
            later
        } else {
            Self { day: self.day - 3 + days, ..self }
        }
    }

    pub fn dashed(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    pub fn compact(self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }

    pub fn month_index(self) -> i64 {
        self.year * 12 + self.month - 1
    }
}

/// The months from one to another, both included.
pub fn months(from: (i64, i64), to: (i64, i64)) -> impl Iterator<Item = (i64, i64)> {
    (from.0 * 12 + from.1 - 1..=to.0 * 12 + to.1 - 1).map(|index| (index / 12, index % 12 + 1))
}

/// A line of an account.
#[derive(Clone)]
pub struct Row {
    pub day: Day,
    /// Seconds after midnight.
    pub time: i64,
    /// Fen; positive is money in.
    pub fen: i64,
    pub party: String,
    pub text: String,
    pub kind: String,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.day.dashed(), plain(self.fen), self.party, self.text)
    }
}

/// An account being filled.
pub struct Account {
    pub rows: Vec<Row>,
    pub opening: i64,
    pub chance: Chance,
}

impl Account {
    pub fn new(opening: i64, seed: u64) -> Self {
        Self { rows: Vec::new(), opening, chance: Chance::seed(seed) }
    }

    /// Adds a line at some time of the working day.
    pub fn add(&mut self, day: Day, fen: i64, party: &str, text: &str, kind: &str) {
        let time = self.chance.between(8 * 3600 + 1800, 17 * 3600);
        let (party, text, kind) = (party.to_owned(), text.to_owned(), kind.to_owned());
        self.rows.push(Row { day, time, fen, party, text, kind });
    }

    /// Lines in order of time with the balance after each; never below zero.
    pub fn rolled(&mut self) -> Vec<(Row, i64)> {
        self.rows.sort_by_key(|row| (row.day, row.time));
        let mut balance = self.opening;
        let rolled = self.rows.iter().map(|row| {
            balance += row.fen;
            assert!(balance >= 0, "overdrawn: {row}");
            (row.clone(), balance)
        });
        rolled.collect()
    }

    /// Sum of the lines of some months that a test picks.
    pub fn sum(&self, months: impl Fn(i64) -> bool, pick: impl Fn(&Row) -> bool) -> i64 {
        self.rows.iter().filter(|row| months(row.day.month_index()) && pick(row)).map(|row| row.fen).sum()
    }
}

/// `1234.50`.
pub fn plain(fen: i64) -> String {
    format!("{}{}.{:02}", if fen < 0 { "-" } else { "" }, fen.abs() / 100, fen.abs() % 100)
}

/// `1,234.50`.
pub fn grouped(fen: i64) -> String {
    let digits = (fen.abs() / 100).to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{}{out}.{:02}", if fen < 0 { "-" } else { "" }, fen.abs() % 100)
}

/// `09:05:59`.
pub fn clock(time: i64) -> String {
    format!("{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60)
}

/// Text as GB18030, as banks and Alipay export it.
pub fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

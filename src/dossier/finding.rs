//! Findings about a file as they are saved.

use super::codes::{self, Unknown};
use super::papers::SavedDocumentFinding;
use crate::intake::{BYTE_KINDS, ControlFigure, ControlTotal, IntakeFinding, Limit, Lock, UnreadReason};
use crate::kernel::{Finding, Origin};
use serde::{Deserialize, Serialize};

// Without `deny_unknown_fields`: beside `flatten` it refuses every kind that carries no figures.
#[derive(Serialize, Deserialize)]
pub struct SavedFinding {
    severity: String,
    /// Not flattened: a flattened part cannot be told from fields that nobody knows.
    what: SavedKind,
    /// The lines; none for a finding about the whole file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum SavedKind {
    EmptyFile,
    NotReadable { seen: String, ending: String },
    TooLarge { bytes: u64, limit: u64 },
    TooManyRows { rows: u64, limit: u64 },
    NoTable,
    Unread { reason: SavedReason, text: String },
    CutOff,
    Replaced { count: u64 },
    BalanceBreak { stated: String, computed: String },
    SumBreak { stated: String, computed: String },
    ControlDiffers { stated: SavedFigure, computed: SavedFigure, text: String },
    DateOrderUndecided { example: String },
    DecimalUndecided { example: String },
    SignUndecided,
    FutureDate { date: String },
    CurrencyAssumed,
    CurrencyBySign { sign: char, currency: String },
    CurrencyOfFile { count: u32, currency: String },
    CurrencyOfRowsAssumed { count: u32, currency: String },
    OneSided { count: u32 },
    OldDate { date: String },
    YearChosen { until: String },
    MoreBalanceBreaks { count: u32 },
    DirectionDiffers { word: String, amount: String },
    Rounded { text: String, amount: String },
    DateReplaced { text: String, date: String },
    ValueDates { count: u32 },
    Pending { count: u32 },
    NoEntries,
    StatementGap { closing: String, opening: String },
    EncodingDiffers { declared: String, used: String },
    ServerSaid { code: String, text: String },
    Trades { count: u32 },
    PartsDiffer { whole: String, parts: String },
    OpeningRow { amount: String },
    OwnAccounts { names: Vec<String> },
    NoOwnAccount { names: Vec<String> },
    NotApplied { text: String },
    Unbalanced { text: String },
    OverLimit { what: String, limit: u64 },
    Locked { what: String },
    Damaged,
    DigitsLost { count: u64, example: String },
    SheetsLeft { names: Vec<String> },
    AmountsRounded { count: u32, example: String },
    FeesSplit { column: String, count: u32, total: String, number: u32 },
    RefundsSplit { column: String, count: u32, total: String, number: u32 },
    FeesApart { column: String, count: u32 },
    SheetRepeats { name: String, of: String },
    OtherParts { names: Vec<String> },
    Document { finding: SavedDocumentFinding },
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum SavedReason {
    NoDate,
    BadDate,
    NoSuchDay,
    NoAmount,
    BadAmount,
    BothSides,
    UnknownDirection,
    CellCount { expected: usize, found: usize },
    CutOff,
    NoNumber,
    NoContext,
    NoUnit,
    BadFigure,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedFigure {
    Count(u64),
    Sum(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedControl {
    line: u32,
    text: String,
    stated: SavedFigure,
    computed: SavedFigure,
}

impl SavedReason {
    pub const fn of(reason: &UnreadReason) -> Self {
        match *reason {
            UnreadReason::NoDate => Self::NoDate,
            UnreadReason::BadDate => Self::BadDate,
            UnreadReason::NoSuchDay => Self::NoSuchDay,
            UnreadReason::NoAmount => Self::NoAmount,
            UnreadReason::BadAmount => Self::BadAmount,
            UnreadReason::BothSides => Self::BothSides,
            UnreadReason::UnknownDirection => Self::UnknownDirection,
            UnreadReason::CellCount { expected, found } => Self::CellCount { expected, found },
            UnreadReason::CutOff => Self::CutOff,
            UnreadReason::NoNumber => Self::NoNumber,
            UnreadReason::NoContext => Self::NoContext,
            UnreadReason::NoUnit => Self::NoUnit,
            UnreadReason::BadFigure => Self::BadFigure,
        }
    }

    pub const fn open(self) -> UnreadReason {
        match self {
            Self::NoDate => UnreadReason::NoDate,
            Self::BadDate => UnreadReason::BadDate,
            Self::NoSuchDay => UnreadReason::NoSuchDay,
            Self::NoAmount => UnreadReason::NoAmount,
            Self::BadAmount => UnreadReason::BadAmount,
            Self::BothSides => UnreadReason::BothSides,
            Self::UnknownDirection => UnreadReason::UnknownDirection,
            Self::CellCount { expected, found } => UnreadReason::CellCount { expected, found },
            Self::CutOff => UnreadReason::CutOff,
            Self::NoNumber => UnreadReason::NoNumber,
            Self::NoContext => UnreadReason::NoContext,
            Self::NoUnit => UnreadReason::NoUnit,
            Self::BadFigure => UnreadReason::BadFigure,
        }
    }
}

impl SavedFigure {
    fn of(figure: ControlFigure) -> Self {
        match figure {
            ControlFigure::Count(count) => Self::Count(count),
            ControlFigure::Sum(sum) => Self::Sum(codes::money_with_code(sum)),
        }
    }

    fn open(self) -> Result<ControlFigure, Unknown> {
        Ok(match self {
            Self::Count(count) => ControlFigure::Count(count),
            Self::Sum(text) => ControlFigure::Sum(codes::parse_money_with_code(&text)?),
        })
    }
}

impl SavedControl {
    pub fn of(control: &ControlTotal) -> Self {
        Self {
            line: control.line,
            text: control.text.clone(),
            stated: SavedFigure::of(control.stated),
            computed: SavedFigure::of(control.computed),
        }
    }

    pub fn open(self) -> Result<ControlTotal, Unknown> {
        Ok(ControlTotal {
            line: self.line,
            text: self.text,
            stated: self.stated.open()?,
            computed: self.computed.open()?,
        })
    }
}

impl SavedFinding {
    pub fn of(finding: &Finding<IntakeFinding>) -> Self {
        let line = |origin: &Origin| match origin {
            Origin::Line { line, .. } => Some(*line),
            Origin::File(_) | Origin::Answer(_) | Origin::Figure(_) => None,
        };
        Self {
            severity: finding.severity.as_str().to_owned(),
            what: SavedKind::of(&finding.kind),
            lines: finding.origins.iter().filter_map(line).collect(),
        }
    }

    pub fn open(self) -> Result<Finding<IntakeFinding>, Unknown> {
        let origins = if self.lines.is_empty() {
            vec![Origin::File(0)]
        } else {
            self.lines.into_iter().map(|line| Origin::Line { file: 0, line }).collect()
        };
        Ok(Finding { severity: codes::parse_severity(&self.severity)?, kind: self.what.open()?, origins })
    }
}

impl SavedKind {
    fn of(kind: &IntakeFinding) -> Self {
        let money = codes::money_with_code;
        match kind {
            IntakeFinding::EmptyFile => Self::EmptyFile,
            IntakeFinding::NotReadable { seen, ending } => {
                Self::NotReadable { seen: (*seen).to_owned(), ending: ending.clone() }
            }
            IntakeFinding::TooLarge { bytes, limit } => Self::TooLarge { bytes: *bytes, limit: *limit },
            IntakeFinding::TooManyRows { rows, limit } => Self::TooManyRows { rows: *rows, limit: *limit },
            IntakeFinding::NoTable => Self::NoTable,
            IntakeFinding::Unread { reason, text } => {
                Self::Unread { reason: SavedReason::of(reason), text: text.clone() }
            }
            IntakeFinding::CutOff => Self::CutOff,
            IntakeFinding::Replaced { count } => Self::Replaced { count: *count },
            IntakeFinding::BalanceBreak { stated, computed } => {
                Self::BalanceBreak { stated: money(*stated), computed: money(*computed) }
            }
            IntakeFinding::SumBreak { stated, computed } => {
                Self::SumBreak { stated: money(*stated), computed: money(*computed) }
            }
            IntakeFinding::ControlDiffers { stated, computed, text } => Self::ControlDiffers {
                stated: SavedFigure::of(*stated),
                computed: SavedFigure::of(*computed),
                text: text.clone(),
            },
            IntakeFinding::DateOrderUndecided { example } => Self::DateOrderUndecided { example: example.clone() },
            IntakeFinding::DecimalUndecided { example } => Self::DecimalUndecided { example: example.clone() },
            IntakeFinding::SignUndecided => Self::SignUndecided,
            IntakeFinding::FutureDate { date } => Self::FutureDate { date: date.to_string() },
            IntakeFinding::CurrencyAssumed => Self::CurrencyAssumed,
            IntakeFinding::CurrencyBySign { sign, currency } => {
                Self::CurrencyBySign { sign: *sign, currency: currency.as_str().to_owned() }
            }
            IntakeFinding::CurrencyOfFile { count, currency } => {
                Self::CurrencyOfFile { count: *count, currency: currency.as_str().to_owned() }
            }
            IntakeFinding::CurrencyOfRowsAssumed { count, currency } => {
                Self::CurrencyOfRowsAssumed { count: *count, currency: currency.as_str().to_owned() }
            }
            IntakeFinding::OneSided { count } => Self::OneSided { count: *count },
            IntakeFinding::OldDate { date } => Self::OldDate { date: date.to_string() },
            IntakeFinding::YearChosen { until } => Self::YearChosen { until: until.to_string() },
            IntakeFinding::MoreBalanceBreaks { count } => Self::MoreBalanceBreaks { count: *count },
            IntakeFinding::DirectionDiffers { word, amount } => {
                Self::DirectionDiffers { word: word.clone(), amount: money(*amount) }
            }
            IntakeFinding::Rounded { text, amount } => Self::Rounded { text: text.clone(), amount: money(*amount) },
            IntakeFinding::DateReplaced { text, date } => {
                Self::DateReplaced { text: text.clone(), date: date.to_string() }
            }
            IntakeFinding::ValueDates { count } => Self::ValueDates { count: *count },
            IntakeFinding::Pending { count } => Self::Pending { count: *count },
            IntakeFinding::NoEntries => Self::NoEntries,
            IntakeFinding::StatementGap { closing, opening } => {
                Self::StatementGap { closing: money(*closing), opening: money(*opening) }
            }
            IntakeFinding::EncodingDiffers { declared, used } => {
                Self::EncodingDiffers { declared: declared.clone(), used: used.clone() }
            }
            IntakeFinding::ServerSaid { code, text } => Self::ServerSaid { code: code.clone(), text: text.clone() },
            IntakeFinding::Trades { count } => Self::Trades { count: *count },
            IntakeFinding::PartsDiffer { whole, parts } => {
                Self::PartsDiffer { whole: money(*whole), parts: money(*parts) }
            }
            IntakeFinding::OpeningRow { amount } => Self::OpeningRow { amount: money(*amount) },
            IntakeFinding::OwnAccounts { names } => Self::OwnAccounts { names: names.clone() },
            IntakeFinding::NoOwnAccount { names } => Self::NoOwnAccount { names: names.clone() },
            IntakeFinding::NotApplied { text } => Self::NotApplied { text: text.clone() },
            IntakeFinding::Unbalanced { text } => Self::Unbalanced { text: text.clone() },
            IntakeFinding::OverLimit { what, limit } => {
                Self::OverLimit { what: what.as_str().to_owned(), limit: *limit }
            }
            IntakeFinding::Locked { what } => Self::Locked { what: what.as_str().to_owned() },
            IntakeFinding::Damaged => Self::Damaged,
            IntakeFinding::DigitsLost { count, example } => {
                Self::DigitsLost { count: *count, example: example.clone() }
            }
            IntakeFinding::SheetsLeft { names } => Self::SheetsLeft { names: names.clone() },
            IntakeFinding::AmountsRounded { count, example } => {
                Self::AmountsRounded { count: *count, example: example.clone() }
            }
            IntakeFinding::RefundsSplit { column, count, total, number } => {
                Self::RefundsSplit { column: column.clone(), count: *count, total: money(*total), number: *number }
            }
            IntakeFinding::FeesSplit { column, count, total, number } => {
                Self::FeesSplit { column: column.clone(), count: *count, total: money(*total), number: *number }
            }
            IntakeFinding::FeesApart { column, count } => Self::FeesApart { column: column.clone(), count: *count },
            IntakeFinding::SheetRepeats { name, of } => Self::SheetRepeats { name: name.clone(), of: of.clone() },
            IntakeFinding::OtherParts { names } => Self::OtherParts { names: names.clone() },
            IntakeFinding::Document(finding) => Self::Document { finding: SavedDocumentFinding::of(finding) },
        }
    }

    fn open(self) -> Result<IntakeFinding, Unknown> {
        let money = |text: &str| codes::parse_money_with_code(text);
        Ok(match self {
            Self::EmptyFile => IntakeFinding::EmptyFile,
            Self::NotReadable { seen, ending } => {
                // The kinds are words of the program; a word from a file stands for itself only if it is one of them.
                let seen = BYTE_KINDS.into_iter().find(|word| *word == seen).ok_or(Unknown(seen))?;
                IntakeFinding::NotReadable { seen, ending }
            }
            Self::TooLarge { bytes, limit } => IntakeFinding::TooLarge { bytes, limit },
            Self::TooManyRows { rows, limit } => IntakeFinding::TooManyRows { rows, limit },
            Self::NoTable => IntakeFinding::NoTable,
            Self::Unread { reason, text } => IntakeFinding::Unread { reason: reason.open(), text },
            Self::CutOff => IntakeFinding::CutOff,
            Self::Replaced { count } => IntakeFinding::Replaced { count },
            Self::BalanceBreak { stated, computed } => {
                IntakeFinding::BalanceBreak { stated: money(&stated)?, computed: money(&computed)? }
            }
            Self::SumBreak { stated, computed } => {
                IntakeFinding::SumBreak { stated: money(&stated)?, computed: money(&computed)? }
            }
            Self::ControlDiffers { stated, computed, text } => {
                IntakeFinding::ControlDiffers { stated: stated.open()?, computed: computed.open()?, text }
            }
            Self::DateOrderUndecided { example } => IntakeFinding::DateOrderUndecided { example },
            Self::DecimalUndecided { example } => IntakeFinding::DecimalUndecided { example },
            Self::SignUndecided => IntakeFinding::SignUndecided,
            Self::FutureDate { date } => IntakeFinding::FutureDate { date: codes::date(&date)? },
            Self::CurrencyAssumed => IntakeFinding::CurrencyAssumed,
            Self::CurrencyBySign { sign, currency } => {
                IntakeFinding::CurrencyBySign { sign, currency: codes::currency(&currency)? }
            }
            Self::CurrencyOfFile { count, currency } => {
                IntakeFinding::CurrencyOfFile { count, currency: codes::currency(&currency)? }
            }
            Self::CurrencyOfRowsAssumed { count, currency } => {
                IntakeFinding::CurrencyOfRowsAssumed { count, currency: codes::currency(&currency)? }
            }
            Self::OneSided { count } => IntakeFinding::OneSided { count },
            Self::YearChosen { until } => IntakeFinding::YearChosen { until: codes::date(&until)? },
            Self::OldDate { date } => IntakeFinding::OldDate { date: codes::date(&date)? },
            Self::MoreBalanceBreaks { count } => IntakeFinding::MoreBalanceBreaks { count },
            Self::DirectionDiffers { word, amount } => {
                IntakeFinding::DirectionDiffers { word, amount: money(&amount)? }
            }
            Self::Rounded { text, amount } => IntakeFinding::Rounded { text, amount: money(&amount)? },
            Self::DateReplaced { text, date } => IntakeFinding::DateReplaced { text, date: codes::date(&date)? },
            Self::ValueDates { count } => IntakeFinding::ValueDates { count },
            Self::Pending { count } => IntakeFinding::Pending { count },
            Self::NoEntries => IntakeFinding::NoEntries,
            Self::StatementGap { closing, opening } => {
                IntakeFinding::StatementGap { closing: money(&closing)?, opening: money(&opening)? }
            }
            Self::EncodingDiffers { declared, used } => IntakeFinding::EncodingDiffers { declared, used },
            Self::ServerSaid { code, text } => IntakeFinding::ServerSaid { code, text },
            Self::Trades { count } => IntakeFinding::Trades { count },
            Self::PartsDiffer { whole, parts } => {
                IntakeFinding::PartsDiffer { whole: money(&whole)?, parts: money(&parts)? }
            }
            Self::OpeningRow { amount } => IntakeFinding::OpeningRow { amount: money(&amount)? },
            Self::OwnAccounts { names } => IntakeFinding::OwnAccounts { names },
            Self::NoOwnAccount { names } => IntakeFinding::NoOwnAccount { names },
            Self::NotApplied { text } => IntakeFinding::NotApplied { text },
            Self::Unbalanced { text } => IntakeFinding::Unbalanced { text },
            Self::OverLimit { what, limit } => {
                IntakeFinding::OverLimit { what: codes::find(&Limit::ALL, Limit::as_str, &what)?, limit }
            }
            Self::Locked { what } => IntakeFinding::Locked { what: codes::find(&Lock::ALL, Lock::as_str, &what)? },
            Self::Damaged => IntakeFinding::Damaged,
            Self::DigitsLost { count, example } => IntakeFinding::DigitsLost { count, example },
            Self::SheetsLeft { names } => IntakeFinding::SheetsLeft { names },
            Self::AmountsRounded { count, example } => IntakeFinding::AmountsRounded { count, example },
            Self::RefundsSplit { column, count, total, number } => {
                IntakeFinding::RefundsSplit { column, count, total: money(&total)?, number }
            }
            Self::FeesSplit { column, count, total, number } => {
                IntakeFinding::FeesSplit { column, count, total: money(&total)?, number }
            }
            Self::FeesApart { column, count } => IntakeFinding::FeesApart { column, count },
            Self::SheetRepeats { name, of } => IntakeFinding::SheetRepeats { name, of },
            Self::OtherParts { names } => IntakeFinding::OtherParts { names },
            Self::Document { finding } => IntakeFinding::Document(finding.open()?),
        })
    }
}

/// The word by which files and `mirror import --json` name a kind of finding.
#[must_use]
pub fn kind_word(kind: &IntakeFinding) -> String {
    let json = serde_json::to_value(SavedKind::of(kind)).unwrap_or_default();
    // A finding about a document is named by what it says of it.
    let named = json.get("finding").unwrap_or(&json);
    named.get("kind").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

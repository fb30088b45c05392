//! One imported file as it is saved: everything that was read from it, so that the original is not needed again.

use super::codes::{self, Unknown};
use super::finding::{SavedControl, SavedFinding, SavedReason};
use super::papers::SavedPapers;
use super::question::{SavedClue, SavedQuestion};
use super::recipe::SavedRecipe;
use crate::intake::{
    ColumnReading, Equation, Evidence, Label, Opening, Proof, Recipe, Record, RecordSet, RecordSetParts, SkippedLine,
    Text, UnreadRow,
};
use crate::kernel::{Currency, Date, Money};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedFile {
    pub name: String,
    pub bytes: u64,
    pub digest: String,
    pub format: String,
    #[serde(default, skip_serializing_if = "SavedClue::is_columns")]
    pub clue: SavedClue,
    pub encoding: String,
    pub currency: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    pub columns: Vec<SavedColumn>,
    pub rows: Vec<SavedRow>,
    #[serde(default, skip_serializing_if = "SavedPapers::is_empty")]
    pub papers: SavedPapers,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<SavedUnread>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<SavedLine>,
    pub proof: SavedProof,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<SavedFinding>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<SavedQuestion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<SavedRecipe>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedColumn {
    index: usize,
    heading: String,
    role: String,
    evidence: Vec<SavedEvidence>,
    samples: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum SavedEvidence {
    Reads { cells: u32, of: u32 },
    Heading,
    BalanceRolls { rows: u32, of: u32 },
    Exclusive,
    KnownWords,
    Chosen,
    Layout,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedRow {
    line: u32,
    date: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<u32>,
    amount: String,
    /// Only where it is not the file's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    balance: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    party: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    party_account: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reference: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    own_account: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    neutral: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedUnread {
    line: u32,
    text: String,
    reason: SavedReason,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedLine {
    line: u32,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedProof {
    read: u32,
    unread: u32,
    sum_in: Vec<String>,
    sum_out: Vec<String>,
    #[serde(default, skip_serializing_if = "is_zero")]
    neutral: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sum_neutral: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opening: Option<SavedBalance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    closing: Option<SavedBalance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ties: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accounts: Vec<SavedEquation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    controls: Vec<SavedControl>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedEquation {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    account: String,
    sum_in: String,
    sum_out: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opening: Option<SavedBalance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    closing: Option<SavedBalance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ties: Option<bool>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedBalance {
    amount: String,
    stated: bool,
}

/// The saved form of one file, as JSON.
#[must_use]
pub fn write_records(set: &RecordSet) -> Vec<u8> {
    serde_json::to_vec(&SavedFile::of(set)).unwrap_or_default()
}

/// The file of a saved form.
///
/// # Errors
/// Where the text breaks the format, in the words of the JSON reader or the code that is not known.
pub fn read_records(json: &[u8]) -> Result<RecordSet, String> {
    let saved: SavedFile = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    saved.open().map_err(|Unknown(code)| code)
}

/// The name that a file is kept under beside a case: its digest, and where choices were made, theirs too, so that the
/// same file read otherwise is another.
#[must_use]
pub fn kept_as(set: &RecordSet) -> String {
    let parts = set.parts();
    let Some(recipe) = chosen(&parts.recipe) else { return parts.digest.clone() };
    let json = serde_json::to_vec(&recipe).unwrap_or_default();
    let digest = Sha256::digest(json);
    let words: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{words}", parts.digest)
}

/// Whether the text of a kept case names a file kept beside it, by the whole of its name: one name may begin another.
#[must_use]
pub fn names_file(case: &str, kept: &str) -> bool {
    case.split('"').any(|part| part == kept)
}

fn chosen(recipe: &Recipe) -> Option<SavedRecipe> {
    (!recipe.is_empty()).then(|| SavedRecipe::of(recipe))
}

impl SavedFile {
    pub fn of(set: &RecordSet) -> Self {
        let parts = set.parts();
        let rows = parts.rows.iter().map(|row| SavedRow::of(row, parts.currency)).collect();
        Self { rows, ..Self::without_rows(set) }
    }

    /// All but the rows.
    pub fn without_rows(set: &RecordSet) -> Self {
        let parts = set.parts();
        Self {
            name: parts.name.clone(),
            bytes: parts.bytes,
            digest: parts.digest.clone(),
            format: parts.format.as_str().to_owned(),
            clue: SavedClue::of(&parts.clue),
            encoding: parts.encoding.clone(),
            currency: parts.currency.as_str().to_owned(),
            account: parts.account.clone(),
            columns: parts.columns.iter().map(SavedColumn::of).collect(),
            rows: Vec::new(),
            papers: SavedPapers::of(&parts.papers),
            unread: parts.unread.iter().map(SavedUnread::of).collect(),
            skipped: parts.skipped.iter().map(|s| SavedLine { line: s.line, text: s.text.clone() }).collect(),
            proof: SavedProof::of(&parts.proof),
            findings: parts.findings.iter().map(SavedFinding::of).collect(),
            question: parts.question.as_ref().map(SavedQuestion::of),
            recipe: chosen(&parts.recipe),
        }
    }

    pub fn open(mut self) -> Result<RecordSet, Unknown> {
        let currency = codes::currency(&self.currency)?;
        let saved = std::mem::take(&mut self.rows);
        let block = Text::from(saved.iter().flat_map(SavedRow::texts).map(String::as_str).collect::<String>());
        let mut at = 0;
        let mut label = |text: &str| {
            at += text.len();
            block.label(block.get(at - text.len()..at).unwrap_or_default())
        };
        let rows = saved.into_iter().map(|row| row.open(currency, &mut label)).collect::<Result<_, _>>()?;
        self.open_around(currency, rows)
    }

    /// With rows that stand elsewhere, when they can be had.
    pub fn open_with(self, rows: &dyn Fn(Currency) -> Option<Vec<Record>>) -> Result<Option<RecordSet>, Unknown> {
        let currency = codes::currency(&self.currency)?;
        rows(currency).map(|rows| self.open_around(currency, rows)).transpose()
    }

    fn open_around(self, currency: Currency, rows: Vec<Record>) -> Result<RecordSet, Unknown> {
        Ok(RecordSet::from_parts(RecordSetParts {
            name: self.name,
            bytes: self.bytes,
            digest: self.digest,
            format: codes::parse_format(&self.format)?,
            clue: self.clue.open(),
            encoding: self.encoding,
            currency,
            account: self.account,
            columns: all(self.columns, SavedColumn::open)?,
            rows,
            papers: self.papers.open()?,
            unread: self.unread.into_iter().map(SavedUnread::open).collect(),
            skipped: self.skipped.into_iter().map(|s| SkippedLine { line: s.line, text: s.text }).collect(),
            proof: self.proof.open()?,
            findings: all(self.findings, SavedFinding::open)?,
            question: self.question.map(SavedQuestion::open).transpose()?,
            recipe: self.recipe.map(SavedRecipe::open).transpose()?.unwrap_or_default(),
        }))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

fn all<S, T>(saved: Vec<S>, open: impl Fn(S) -> Result<T, Unknown>) -> Result<Vec<T>, Unknown> {
    saved.into_iter().map(open).collect()
}

impl SavedColumn {
    fn of(column: &ColumnReading) -> Self {
        Self {
            index: column.index,
            heading: column.heading.clone(),
            role: codes::role(column.role).to_owned(),
            evidence: column.evidence.iter().map(SavedEvidence::of).collect(),
            samples: column.samples.clone(),
        }
    }

    fn open(self) -> Result<ColumnReading, Unknown> {
        Ok(ColumnReading {
            index: self.index,
            heading: self.heading,
            role: codes::parse_role(&self.role)?,
            evidence: self.evidence.into_iter().map(SavedEvidence::open).collect(),
            samples: self.samples,
        })
    }
}

impl SavedEvidence {
    const fn of(evidence: &Evidence) -> Self {
        match *evidence {
            Evidence::Reads { cells, of } => Self::Reads { cells, of },
            Evidence::Heading => Self::Heading,
            Evidence::BalanceRolls { rows, of } => Self::BalanceRolls { rows, of },
            Evidence::Exclusive => Self::Exclusive,
            Evidence::KnownWords => Self::KnownWords,
            Evidence::Chosen => Self::Chosen,
            Evidence::Layout => Self::Layout,
        }
    }

    const fn open(self) -> Evidence {
        match self {
            Self::Reads { cells, of } => Evidence::Reads { cells, of },
            Self::Heading => Evidence::Heading,
            Self::BalanceRolls { rows, of } => Evidence::BalanceRolls { rows, of },
            Self::Exclusive => Evidence::Exclusive,
            Self::KnownWords => Evidence::KnownWords,
            Self::Chosen => Evidence::Chosen,
            Self::Layout => Evidence::Layout,
        }
    }
}

impl SavedRow {
    fn of(row: &Record, currency: Currency) -> Self {
        let own = row.amount.currency();
        Self {
            line: row.line,
            date: row.date.to_string(),
            time: row.time,
            amount: row.amount.to_decimal_string(),
            currency: (own != currency).then(|| own.as_str().to_owned()),
            balance: row.balance.map(Money::to_decimal_string),
            party: row.party.as_str().to_owned(),
            party_account: row.party_account.as_str().to_owned(),
            text: row.text.as_str().to_owned(),
            kind: row.kind.as_str().to_owned(),
            reference: row.reference.as_str().to_owned(),
            status: row.status.as_str().to_owned(),
            own_account: row.own_account.as_str().to_owned(),
            neutral: row.neutral,
        }
    }

    /// In the order in which [`Self::open`] asks for their labels.
    const fn texts(&self) -> [&String; 7] {
        let Self { party, party_account, text, kind, reference, status, own_account, .. } = self;
        [party, party_account, text, kind, reference, status, own_account]
    }

    fn open(self, file: Currency, label: &mut impl FnMut(&str) -> Label) -> Result<Record, Unknown> {
        let [party, party_account, text, kind, reference, status, own_account] = self.texts().map(|text| label(text));
        let currency = self.currency.as_deref().map_or(Ok(file), codes::currency)?;
        Ok(Record {
            line: self.line,
            date: codes::date(&self.date)?,
            time: self.time,
            amount: codes::money(&self.amount, currency)?,
            balance: self.balance.map(|text| codes::money(&text, currency)).transpose()?,
            party,
            party_account,
            text,
            kind,
            reference,
            status,
            own_account,
            neutral: self.neutral,
        })
    }
}

impl SavedUnread {
    fn of(row: &UnreadRow) -> Self {
        Self { line: row.line, text: row.text.clone(), reason: SavedReason::of(&row.reason) }
    }

    fn open(self) -> UnreadRow {
        UnreadRow { line: self.line, text: self.text, reason: self.reason.open() }
    }
}

impl SavedBalance {
    fn of(balance: Opening) -> Self {
        Self { amount: codes::money_with_code(balance.money), stated: balance.stated }
    }

    fn open(self) -> Result<Opening, Unknown> {
        Ok(Opening { money: codes::parse_money_with_code(&self.amount)?, stated: self.stated })
    }
}

impl SavedEquation {
    fn of(one: &Equation) -> Self {
        Self {
            account: one.account.clone(),
            sum_in: codes::money_with_code(one.sum_in),
            sum_out: codes::money_with_code(one.sum_out),
            opening: one.opening.map(SavedBalance::of),
            closing: one.closing.map(SavedBalance::of),
            ties: one.ties,
        }
    }

    fn open(self) -> Result<Equation, Unknown> {
        Ok(Equation {
            account: self.account,
            sum_in: codes::parse_money_with_code(&self.sum_in)?,
            sum_out: codes::parse_money_with_code(&self.sum_out)?,
            opening: self.opening.map(SavedBalance::open).transpose()?,
            closing: self.closing.map(SavedBalance::open).transpose()?,
            ties: self.ties,
        })
    }
}

impl SavedProof {
    fn of(proof: &Proof) -> Self {
        let sums = |sums: &[Money]| sums.iter().copied().map(codes::money_with_code).collect();
        Self {
            read: proof.read,
            unread: proof.unread,
            sum_in: sums(&proof.sum_in),
            sum_out: sums(&proof.sum_out),
            neutral: proof.neutral,
            sum_neutral: sums(&proof.sum_neutral),
            span: proof.span.map(|(first, last)| (first.to_string(), last.to_string())),
            opening: proof.opening.map(SavedBalance::of),
            closing: proof.closing.map(SavedBalance::of),
            ties: proof.ties,
            accounts: proof.accounts.iter().map(SavedEquation::of).collect(),
            controls: proof.controls.iter().map(SavedControl::of).collect(),
        }
    }

    fn open(self) -> Result<Proof, Unknown> {
        let sums = |sums: Vec<String>| all(sums, |text| codes::parse_money_with_code(&text));
        let span = |(first, last): (String, String)| -> Result<(Date, Date), Unknown> {
            Ok((codes::date(&first)?, codes::date(&last)?))
        };
        Ok(Proof {
            read: self.read,
            unread: self.unread,
            sum_in: sums(self.sum_in)?,
            sum_out: sums(self.sum_out)?,
            neutral: self.neutral,
            sum_neutral: sums(self.sum_neutral)?,
            span: self.span.map(span).transpose()?,
            opening: self.opening.map(SavedBalance::open).transpose()?,
            closing: self.closing.map(SavedBalance::open).transpose()?,
            ties: self.ties,
            accounts: all(self.accounts, SavedEquation::open)?,
            controls: all(self.controls, SavedControl::open)?,
        })
    }
}

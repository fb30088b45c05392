//! From rows to a record set: what every reader does at its end.

use super::controls::Control;
use super::document::Papers;
use super::finding::IntakeFinding;
use super::format::Format;
use super::money::Run;
use super::proof::{self, Stated};
use super::question::Question;
use super::readers::{self, Ask, Source};
use super::recipe::Recipe;
use super::record::{ColumnReading, Record, RecordSet, RecordSetParts, SkippedLine, UnreadRow};
use crate::kernel::{Currency, Finding, Money, Origin, Severity};

/// Unread rows that get a finding of their own; all of them are counted and kept.
pub(super) const LISTED: usize = 50;

/// What a reader found in one part of a file. `finish` adds sums, balances, findings and digest.
pub(super) struct Draft {
    /// The kind of file.
    pub format: Format,
    /// The name of this part when the file has several: a sheet, an account; empty otherwise.
    pub part: String,
    /// WHATWG name of the encoding, lower case; empty takes that of the source's text.
    pub encoding: String,
    /// The main currency; `None` takes that of most rows.
    pub currency: Option<Currency>,
    /// Name or number of the firm's own account.
    pub account: String,
    /// The columns, where the format has some.
    pub columns: Vec<ColumnReading>,
    /// Rows read.
    pub rows: Vec<Record>,
    /// Invoices, orders and lines of accounts.
    pub papers: Papers,
    /// How many rows the papers were in their file.
    pub paper_rows: usize,
    /// Rows that cannot be read, each with its reason; `finish` lists them as findings.
    pub unread: Vec<UnreadRow>,
    /// Lines outside the table.
    pub skipped: Vec<SkippedLine>,
    /// Balances that the file states.
    pub stated: Stated,
    /// Which way the rows run; `None` goes by their dates.
    pub run: Option<Run>,
    /// Totals that the file states beside ours.
    pub controls: Vec<Control>,
    /// Findings of the reader.
    pub findings: Vec<Finding<IntakeFinding>>,
    /// Rows added to those of the file: charges that stand in a row of something else.
    pub added: u32,
    /// What only the user can decide.
    pub question: Option<Question>,
}

impl Draft {
    /// An empty draft.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            part: String::new(),
            encoding: String::new(),
            currency: None,
            account: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            papers: Papers::default(),
            paper_rows: 0,
            unread: Vec::new(),
            skipped: Vec::new(),
            stated: Stated::default(),
            run: None,
            controls: Vec::new(),
            findings: Vec::new(),
            added: 0,
            question: None,
        }
    }

    /// Whether there is at least one row, read or not.
    pub fn holds_something(&self) -> bool {
        !self.rows.is_empty() || !self.unread.is_empty() || self.paper_rows > 0
    }

    /// The record set: sums, balances and their breaks, unread rows as findings, the digest.
    pub fn finish(self, source: &Source<'_>, ask: &Ask<'_>) -> RecordSet {
        let main = self.currency.or_else(|| main_currency(&self.rows)).unwrap_or(ask.currency);
        let mut findings = self.findings;
        let decoded = if self.encoding.is_empty() { source.text() } else { None };
        if let Some(count) = decoded.map(|decoded| decoded.replaced).filter(|count| *count > 0) {
            findings.push(Finding::at(Severity::Warning, IntakeFinding::Replaced { count }, Origin::File(0)));
        }
        for row in self.unread.iter().take(LISTED) {
            let kind = IntakeFinding::Unread { reason: row.reason.clone(), text: row.text.clone() };
            findings.push(Finding::at(Severity::Error, kind, Origin::Line { file: 0, line: row.line }));
        }
        let made = proof::make(&self.rows, self.unread.len(), main, self.stated, self.run, &mut findings);
        let mut proof = proof::with_controls(made, self.controls, &mut findings);
        proof.read = proof.read.saturating_add(proof::count(self.paper_rows)).saturating_sub(self.added);
        proof.span = proof.span.or_else(|| self.papers.span());
        let name = if self.part.is_empty() { source.name.to_owned() } else { format!("{}/{}", source.name, self.part) };
        RecordSet::from_parts(RecordSetParts {
            name,
            bytes: readers::wide(source.bytes.len()),
            digest: ask.digest(source.bytes, &self.part),
            format: self.format,
            clue: source.clue.clone(),
            encoding: decoded.map_or(self.encoding, |decoded| decoded.encoding.clone()),
            currency: main,
            account: self.account,
            columns: self.columns,
            rows: self.rows,
            papers: self.papers,
            unread: self.unread,
            skipped: self.skipped,
            proof,
            findings,
            question: self.question,
            recipe: Recipe::default(),
        })
    }
}

/// How many rows are of each of the few currencies of a file.
#[derive(Clone, Default)]
pub(super) struct Tally(Vec<(Currency, u32)>);

impl Tally {
    /// One more row.
    pub fn add(&mut self, own: Currency) {
        match self.0.iter_mut().find(|(currency, _)| *currency == own) {
            Some((_, count)) => *count += 1,
            None => self.0.push((own, 1)),
        }
    }

    /// The currencies, leaving out some rows of one of them.
    pub fn without(&self, rows: u32, of: Currency) -> impl Iterator<Item = Currency> {
        let left = move |(currency, count): &(Currency, u32)| *currency != of || *count > rows;
        self.0.iter().filter(move |one| left(one)).map(|(currency, _)| *currency)
    }

    /// The currency of most rows; the first by code when equal.
    pub fn main(self) -> Option<Currency> {
        self.0.into_iter().max_by_key(|(currency, count)| (*count, std::cmp::Reverse(*currency))).map(|(c, _)| c)
    }
}

/// The currency of most rows; the first by code when equal.
pub(super) fn main_currency(records: &[Record]) -> Option<Currency> {
    let mut tally = Tally::default();
    records.iter().for_each(|record| tally.add(record.amount.currency()));
    tally.main()
}

impl Stated {
    /// Balances before the first and after the last row, as the file states them.
    #[allow(dead_code, reason = "for formats that state balances outside their rows")]
    pub const fn of(opening: Option<Money>, closing: Option<Money>) -> Self {
        Self { opening, closing }
    }
}

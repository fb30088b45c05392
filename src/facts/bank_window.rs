//! The months of a ledger that can be told as full months.

use super::builder::Builder;
use super::sheet::EvidenceGrade;
use crate::books::{Category, Counted, Ledger, MonthFlow, Posting, Reason};
use crate::kernel::{Currency, Date, Id, ParamUse, days_between};
use std::collections::BTreeSet;

/// Id of the parameter: days that a full month may lack.
pub(super) const MONTH_GAP: Id = Id::new("facts.month_gap_days");

/// Some full months in a row.
pub(super) struct Window<'a> {
    pub(super) months: &'a [MonthFlow],
    pub(super) first: Date,
    pub(super) last: Date,
    /// Ids of the files with a counted line in the window.
    pub(super) files: Vec<Id>,
    /// Categories of which some counted line was sorted by the model of words.
    by_words: BTreeSet<Category>,
    ledger: &'a Ledger,
}

impl<'a> Window<'a> {
    /// These months; `None` if there are none.
    pub(super) fn of(ledger: &'a Ledger, months: &'a [MonthFlow]) -> Option<Self> {
        let (first, last) = (months.first()?.month.first_day(), months.last()?.month.last_day());
        let mut window = Self { months, first, last, files: Vec::new(), by_words: BTreeSet::new(), ledger };
        let files: BTreeSet<u16> = window.lines().map(|line| line.id.file).collect();
        window.files = files.into_iter().map(|file| Id::owned(format!("file:{file}"))).collect();
        let by_words = |line: &Posting| matches!(line.reason, Reason::Words(_)).then_some(line.category);
        window.by_words = window.lines().filter_map(by_words).collect();
        Some(window)
    }

    /// How well a figure of these categories is supported.
    pub(super) fn evidence(&self, categories: &[Category]) -> EvidenceGrade {
        let sorted = categories.iter().any(|category| self.by_words.contains(category));
        if sorted { EvidenceGrade::BankSorted } else { EvidenceGrade::BankLines }
    }

    /// The last so many of these months; `None` if there are fewer.
    pub(super) fn last(ledger: &'a Ledger, months: &'a [MonthFlow], size: usize) -> Option<Self> {
        Self::of(ledger, months.get(months.len().checked_sub(size)?..)?)
    }

    pub(super) const fn currency(&self) -> Currency {
        self.ledger.currency()
    }

    /// Days from the first to the last, both included.
    pub(super) fn days(&self) -> f64 {
        f64::from(days_between(self.first, self.last) + 1)
    }

    /// The lines of the window that enter the sums.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a Posting> {
        let (first, last) = (self.first, self.last);
        let postings = self.ledger.postings();
        let from = postings.partition_point(|line| line.date < first);
        postings[from..].iter().take_while(move |line| line.date <= last).filter(|line| line.counted == Counted::Yes)
    }
}

/// The full months in a row up to the last one that has ended by the case's date, and the parameter used.
/// A month is full when the files cover it but for a few days.
pub(super) fn full_months<'a>(builder: &Builder<'_>, ledger: &'a Ledger) -> Option<(&'a [MonthFlow], ParamUse)> {
    let (gap, used) = builder.pack.number(&MONTH_GAP, builder.as_of).ok()?;
    let full = |month: &MonthFlow| {
        let days = f64::from(month.month.last_day().day());
        month.month.last_day() <= builder.as_of && f64::from(month.covered_days) + gap >= days
    };
    let months = ledger.months();
    let end = months.iter().rposition(full).map_or(0, |last| last + 1);
    let start = months[..end].iter().rposition(|month| !full(month)).map_or(0, |last_gap| last_gap + 1);
    Some((&months[start..end], used))
}

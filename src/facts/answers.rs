//! What the firm typed, exactly as typed. What it means is told in `understand`.

use super::field::{Field, FieldKey, FieldKind, FieldSpec, Group, Repeat, Section};
use super::lists::with_amounts;
use super::understand::{EntryProblem, Understood, in_future, understand};
use super::unit::in_unit;
use crate::kernel::{AmountUnit, Currency, Date, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One entry, as typed. A text that cannot be read stays as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// What was typed or chosen. An empty text is the same as no entry.
    Text(String),
    /// "Don't know".
    DontKnow,
}

/// Everything the firm entered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    entries: BTreeMap<FieldKey, Entry>,
    /// The unit that amounts without a suffix are meant in.
    pub amount_unit: AmountUnit,
}

/// How far a page or group is filled in. Items that do not apply are not counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Items with an answer that is understood.
    pub answered: u32,
    /// Items answered with "don't know".
    pub dont_know: u32,
    /// Items without an entry.
    pub open: u32,
    /// Items with an entry that breaks a rule.
    pub wrong: u32,
}

impl Progress {
    /// All items counted.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.answered + self.dont_know + self.open + self.wrong
    }

    /// Whether every item has an entry and none is wrong.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.open == 0 && self.wrong == 0
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            answered: self.answered + other.answered,
            dont_know: self.dont_know + other.dont_know,
            open: self.open + other.open,
            wrong: self.wrong + other.wrong,
        }
    }
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

    /// The currency of the jurisdiction answered, CNY until it is answered; none where no pack knows the jurisdiction.
    #[must_use]
    pub fn currency(&self) -> Currency {
        match self.get(FieldKey::once(Field::Jurisdiction)) {
            Some(Entry::Text(code)) if code == "US" => Currency::USD,
            Some(Entry::Text(code)) if code == "EU" => Currency::EUR,
            Some(Entry::Text(code)) if code == "UK" => Currency::GBP,
            Some(Entry::Text(code)) if code == "GX" => Currency::NONE,
            _ => Currency::CNY,
        }
    }

    /// What the entry at a place means.
    ///
    /// # Errors
    /// The rule that the entry breaks. Whether it lies in the future is told by [`Answers::problem`].
    pub fn understood(&self, key: FieldKey) -> Result<Understood, EntryProblem> {
        match self.get(key) {
            None => Ok(Understood::Unanswered),
            Some(Entry::DontKnow) => Ok(Understood::DontKnow),
            Some(Entry::Text(text)) => understand(text, key.field.spec(), self.currency(), self.amount_unit),
        }
    }

    /// What is wrong with the entry at a place on the case's date.
    #[must_use]
    pub fn problem(&self, key: FieldKey, as_of: Date) -> Option<EntryProblem> {
        match self.understood(key) {
            Err(problem) => Some(problem),
            Ok(Understood::Value(value)) if in_future(&value, key, as_of) => Some(EntryProblem::InFuture),
            Ok(_) => None,
        }
    }

    /// Every entry that breaks a rule, sorted by place.
    #[must_use]
    pub fn problems(&self, as_of: Date) -> Vec<(FieldKey, EntryProblem)> {
        self.entries.keys().filter_map(|key| Some((*key, self.problem(*key, as_of)?))).collect()
    }

    /// The value at a place, if it is understood, lies not in the future and is not ruled out by another answer.
    #[must_use]
    pub fn value(&self, key: FieldKey, as_of: Date) -> Option<Value> {
        if key.field.spec().is_ruled_out(self, key.row) {
            return None;
        }
        match self.understood(key) {
            Ok(Understood::Value(value)) if !in_future(&value, key, as_of) => Some(value),
            Ok(_) | Err(_) => None,
        }
    }

    /// The rows in use: 0 for a group entered once, the years or list rows with any entry otherwise.
    #[must_use]
    pub fn rows(&self, group: Group) -> Vec<u16> {
        if group.repeat() == Repeat::Once {
            return vec![0];
        }
        let rows: BTreeSet<u16> =
            self.entries.keys().filter(|key| key.field.spec().group == group).map(|key| key.row).collect();
        rows.into_iter().collect()
    }

    /// The years with any entry in the accounts, earliest first.
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        let groups = Section::Accounts.groups().flat_map(|group| self.rows(group));
        groups.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Removes a row of a list; the rows after it move up.
    pub fn remove_row(&mut self, group: Group, row: u16) {
        let Repeat::Rows(_) = group.repeat() else { return };
        let entries = std::mem::take(&mut self.entries);
        let kept = entries.into_iter().filter_map(|(key, entry)| {
            if key.field.spec().group != group || key.row < row {
                return Some((key, entry));
            }
            (key.row > row).then_some((FieldKey { row: key.row - 1, ..key }, entry))
        });
        self.entries = kept.collect();
    }

    /// How far a page is filled in. A list or year without entries counts as one open row.
    #[must_use]
    pub fn progress(&self, section: Section, as_of: Date) -> Progress {
        section.groups().map(|group| self.group_progress(group, as_of)).fold(Progress::default(), Progress::plus)
    }

    /// How far a group is filled in, likewise.
    #[must_use]
    pub fn group_progress(&self, group: Group, as_of: Date) -> Progress {
        let mut rows = if group.section() == Section::Accounts { self.years() } else { self.rows(group) };
        if rows.is_empty() {
            rows.push(1);
        }
        let places = rows.iter().flat_map(|row| group.fields().map(|spec| (*row, spec)));
        places.map(|(row, spec)| self.item_progress(spec, row, as_of)).fold(Progress::default(), Progress::plus)
    }

    fn item_progress(&self, spec: &FieldSpec, row: u16, as_of: Date) -> Progress {
        let none = Progress::default();
        if !spec.is_asked(self, row) {
            return none;
        }
        let key = FieldKey { field: spec.field, row };
        if self.problem(key, as_of).is_some() {
            return Progress { wrong: 1, ..none };
        }
        match self.understood(key) {
            Ok(Understood::Value(_)) => Progress { answered: 1, ..none },
            Ok(Understood::DontKnow) => Progress { dont_know: 1, ..none },
            Ok(Understood::Unanswered) | Err(_) => Progress { open: 1, ..none },
        }
    }

    /// The same answers with amounts in another unit: every amount without a unit of its own is written anew, so
    /// that none changes its meaning. Texts that are not amounts stay as they are.
    #[must_use]
    pub fn convert_unit(&self, unit: AmountUnit) -> Self {
        if unit == self.amount_unit {
            return self.clone();
        }
        let currency = self.currency();
        let entries = self.entries.iter().map(|(key, entry)| match entry {
            Entry::Text(text) if key.field.spec().is_money() => {
                (*key, Entry::Text(in_unit(text, currency, self.amount_unit, unit)))
            }
            Entry::Text(text) if matches!(key.field.spec().kind, FieldKind::Flows(_)) => {
                let rewrite = |amount: &str| in_unit(amount, currency, self.amount_unit, unit);
                (*key, Entry::Text(with_amounts(text, rewrite)))
            }
            entry => (*key, entry.clone()),
        });
        Self { entries: entries.collect(), amount_unit: unit }
    }
}

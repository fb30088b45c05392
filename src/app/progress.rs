//! How far each page of the task list is.

use super::route::Route;
use credit_mirror::assessment::Case;
use credit_mirror::facts::{Answers, Entry, FieldKey, FieldSpec, Repeat, Section};
use credit_mirror::kernel::Date;

/// How far a page is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Nothing entered.
    Empty,
    /// So many items are open.
    Open(usize),
    /// Everything is answered, be it with "don't know".
    Done,
    /// So many entries cannot be understood.
    Wrong(usize),
    /// So many files.
    Files(usize),
}

/// The years of accounts asked for: the last three that have ended.
#[must_use]
pub fn account_years(as_of: Date) -> [u16; 3] {
    let last = u16::try_from(as_of.year()).unwrap_or(2000).saturating_sub(1);
    [last.saturating_sub(2), last.saturating_sub(1), last]
}

/// The highest row of a list that has an entry in one of its fields.
#[must_use]
pub fn last_row<'a>(answers: &Answers, fields: impl Iterator<Item = &'a FieldSpec>) -> u16 {
    let fields: Vec<_> = fields.map(|spec| spec.field).collect();
    answers.iter().filter(|(key, _)| fields.contains(&key.field)).map(|(key, _)| key.row).max().unwrap_or(0)
}

/// The places of a section that are asked for: single items, the latest year of the accounts, rows in use.
#[must_use]
pub fn places(answers: &Answers, section: Section, as_of: Date) -> Vec<FieldKey> {
    let [_, before, last] = account_years(as_of);
    section
        .groups()
        .flat_map(|group| {
            let rows: Vec<u16> = match group.repeat() {
                Repeat::Once => vec![0],
                Repeat::PerYear => vec![before, last],
                Repeat::Rows(_) => (1..=last_row(answers, group.fields())).collect(),
            };
            rows.into_iter().flat_map(move |row| {
                group
                    .fields()
                    .filter(move |spec| spec.is_asked(answers, row))
                    .map(move |spec| FieldKey { field: spec.field, row })
            })
        })
        .collect()
}

/// How far a page is.
#[must_use]
pub fn progress(case: &Case, route: Route, as_of: Date) -> Progress {
    let Route::Section(section) = route else {
        let files = case.sets().len();
        return if files == 0 { Progress::Empty } else { Progress::Files(files) };
    };
    let answers = case.answers();
    let wrong = answers
        .iter()
        .filter(|(key, entry)| {
            let spec = key.field.spec();
            spec.section == section && matches!(entry, Entry::Text(_)) && answers.understood(*key).is_err()
        })
        .count();
    if wrong > 0 {
        return Progress::Wrong(wrong);
    }
    let asked = places(answers, section, as_of);
    let open = asked.iter().filter(|key| answers.get(**key).is_none()).count();
    if open == asked.len() {
        Progress::Empty
    } else if open == 0 {
        Progress::Done
    } else {
        Progress::Open(open)
    }
}

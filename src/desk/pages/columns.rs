//! The columns of a file: what each was taken to mean, why, three samples, and a choice to correct it.

use super::act::Select;
use crate::intake::{ColumnReading, RecordSetParts, Role};
use crate::report::Node;
use crate::report::markup::{Cell, table};
use crate::wording::{Words, t};

/// Every meaning, the ones that matter most first.
pub const ROLES: [Role; 18] = [
    Role::Date,
    Role::Time,
    Role::Amount,
    Role::Debit,
    Role::Credit,
    Role::Direction,
    Role::Balance,
    Role::Party,
    Role::PartyAccount,
    Role::Text,
    Role::Kind,
    Role::Status,
    Role::Reference,
    Role::Currency,
    Role::OwnAccount,
    Role::Fee,
    Role::OtherDate,
    Role::Ignored,
];

/// The table of columns of a file on its way in.
pub fn columns(words: Words, parts: &RecordSetParts, job: (u32, usize)) -> Node {
    let head = [t::APP_COLUMN_HEADING, t::APP_COLUMN_MEANING, t::APP_COLUMN_WHY, t::APP_COLUMN_SAMPLES]
        .map(|text| Cell::words(words.get(text)));
    let rows = parts.columns.iter().map(|column| row(words, column, job)).collect();
    table("figures columns", words.get(t::APP_COLUMNS), &head, rows)
}

fn row(words: Words, column: &ColumnReading, (number, part): (u32, usize)) -> Vec<Cell> {
    let place = (column.index + 1).to_string();
    let heading =
        if column.heading.is_empty() { words.say(t::APP_COLUMN_NUMBER, [&place]) } else { column.heading.clone() };
    let of = format!("{number}|role|{part},{}", column.index);
    let now = ROLES.iter().position(|role| *role == column.role).unwrap_or_default().to_string();
    let label = words.say(t::APP_COLUMN_CHOOSE, [&heading]);
    let select = Select { act: "job.choose", of: &of, label: &label, now: &now, enabled: true };
    let roles = ROLES.iter().enumerate().map(|(at, role)| (at.to_string(), words.column_role(*role).to_owned()));
    let why: Vec<_> = column.evidence.iter().map(|evidence| words.column_evidence(evidence)).collect();
    let samples = column.samples.iter().map(|sample| Node::new("span").class("sample").with(sample.clone()));
    vec![
        Cell::words(heading.clone()),
        Cell::words(select.with(roles)),
        Cell::words(words.clauses(&why)),
        Cell::words(Node::new("span").with_all(samples)),
    ]
}

//! Several statements below each other in one table: a second heading below rows of data begins a table of its own when
//! it names other columns, or when another account is named above it. A heading that merely repeats is a new page.

use super::preamble;
use super::shape;
use super::table::Table;
use super::words::{self, Summary};
use std::ops::Range;

/// Meanings that a row must name to count as a heading.
const NAMED: usize = 3;
/// Rows without a digit that are looked at.
const LOOK: usize = 2_000;
/// Rows below a heading in which a row of data must stand.
const NEAR: usize = 6;

/// The rows of each statement; one range for all rows when there is only one.
pub(super) fn parts(table: &Table<'_>) -> Vec<Range<usize>> {
    let all = table.rows.len();
    let (mut parts, mut from) = (Vec::new(), 0);
    let mut heading: Option<usize> = None;
    let wordy = (0..all).filter(|row| wordy(table, *row)).take(LOOK);
    for row in wordy.filter(|row| shape::known_headings(table, *row) >= NAMED) {
        let Some(before) = heading.filter(|before| typed(table, *before + 1..row)) else {
            heading = heading.or(Some(row));
            continue;
        };
        if !typed(table, row + 1..all.min(row + 1 + NEAR)) {
            continue;
        }
        let begin = begins(table, before, row);
        if same(table, before, row) && !other_account(table, from..before, begin..row) {
            continue;
        }
        parts.push(from..begin);
        (from, heading) = (begin, Some(row));
    }
    parts.push(from..all);
    parts
}

/// Whether a row may name columns: it has no digit. Most rows are told by their first one.
fn wordy(table: &Table<'_>, row: usize) -> bool {
    table.rows[row].count >= NAMED && !table.line_text(row).bytes().any(|b| b.is_ascii_digit())
}

fn typed(table: &Table<'_>, mut rows: Range<usize>) -> bool {
    rows.any(|row| shape::typed(table, row, false).is_some())
}

/// Whether two headings have the same words.
fn same(table: &Table<'_>, a: usize, b: usize) -> bool {
    let width = table.rows[a].count.max(table.rows[b].count);
    (0..width).all(|column| table.raw(a, column) == table.raw(b, column))
}

/// Where the lines above a second heading begin: behind the last row of data or of totals of the table before.
fn begins(table: &Table<'_>, before: usize, heading: usize) -> usize {
    let ends = |row: &usize| {
        let total = |c: usize| matches!(words::summary(table.raw(*row, c)), Some(Summary::Total | Summary::Closing));
        shape::typed(table, *row, false).is_some() || (0..table.rows[*row].count).any(total)
    };
    (before + 1..heading).rev().find(ends).map_or(before + 1, |last| last + 1)
}

/// Whether the lines above two headings name different accounts.
fn other_account(table: &Table<'_>, first: Range<usize>, second: Range<usize>) -> bool {
    let account = |mut rows: Range<usize>| rows.find_map(|row| preamble::account(table.line_text(row)));
    account(second).is_some_and(|second| account(first) != Some(second))
}

//! Where the table is: the delimiter, the heading and the first row, all found by content.

use super::amounts::{self, Cell};
use super::dates::{self, Form};
use super::record::Role;
use super::table::Table;
use super::words;

/// Rows looked at to find the shape.
const LOOK: usize = 400;
/// Rows above the first row of data in which the heading is looked for.
const ABOVE: usize = 40;

/// Where the table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    /// The heading's row; the first of them when it takes several.
    pub header: Option<usize>,
    /// The first row below the heading, or the first of the file.
    pub body: usize,
    /// Whether a row with a date and an amount was found.
    pub typed: bool,
    /// Whether dates without a year count.
    pub yearless: bool,
}

/// The column of the first date of a row that also has an amount.
pub(super) fn typed(table: &Table<'_>, row: usize, yearless: bool) -> Option<usize> {
    let count = table.rows[row].count;
    let date = (0..count).find(|c| is_date(table.raw(row, *c), yearless))?;
    (0..count).find(|c| *c != date && is_amount(table.raw(row, *c)))?;
    Some(date)
}

/// Whether a cell is a date; without a year only where that is allowed.
pub(super) fn is_date(text: &str, yearless: bool) -> bool {
    dates::lex(text).is_some_and(|read| yearless || read.form != Form::NoYear)
}

/// Whether a cell is an amount and neither a date nor an id.
fn is_amount(text: &str) -> bool {
    match amounts::lex(text) {
        Cell::Amount(amount) => {
            !(amount.bare() && (amount.padded() || amount.length() > 9)) && dates::lex(text).is_none()
        }
        Cell::Nothing | Cell::Other => false,
    }
}

/// The delimiter by which the most rows have a date and an amount in cells of their own; when no row has, the one
/// that cuts a known heading or the most lines alike.
pub(super) fn delimiter(text: &str) -> char {
    // Spreadsheets name the delimiter in the first line.
    if let Some(named) = text.lines().next().and_then(|line| line.trim().strip_prefix("sep="))
        && let (Some(sign), 1) = (named.chars().next(), named.chars().count())
    {
        return sign;
    }
    let mut best = (',', (0, 0, 0, 0));
    for sign in [',', ';', '\t', '|'] {
        let Ok(table) = Table::cut(text, sign, Some(LOOK)) else { continue };
        let mut rows = 0;
        let mut cells = 0;
        let mut headings = 0;
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        for row in 0..table.rows.len() {
            let count = table.rows[row].count;
            *widths.entry(count).or_default() += 1;
            if typed(&table, row, false).is_some() {
                rows += 1;
                cells +=
                    (0..count).filter(|c| is_date(table.raw(row, *c), false) || is_amount(table.raw(row, *c))).count();
            }
            // A row that is not cut names nothing.
            headings = headings.max(if count > 1 { known_headings(&table, row) } else { 0 });
        }
        let alike = widths.iter().filter(|(width, _)| **width > 1).map(|(_, rows)| *rows).max().unwrap_or(0);
        let score = (rows, cells, headings, alike);
        if score > best.1 {
            best = (sign, score);
        }
    }
    best.0
}

/// How many different meanings the words of a row name, when none of its cells is a date or an amount.
pub(super) fn known_headings(table: &Table<'_>, row: usize) -> usize {
    let mut roles = Vec::new();
    let mut money = false;
    for column in 0..table.rows[row].count.min(120) {
        let text = table.raw(row, column);
        if is_date(text, false) || (is_amount(text) && text.len() > 1) {
            return 0;
        }
        if let Some(heading) = words::heading(text) {
            money |= matches!(heading.role, Role::Amount | Role::Debit | Role::Credit | Role::Balance);
            if !roles.contains(&heading.role) {
                roles.push(heading.role);
            }
        }
    }
    if money || roles.iter().any(|role| matches!(role, Role::Date | Role::OtherDate)) { roles.len() } else { 0 }
}

/// Finds the shape. `header_line` is the user's choice.
pub(super) fn find(table: &Table<'_>, header_line: Option<u32>) -> Shape {
    let years = first_typed(table, false);
    let (first, yearless) = match years {
        Some(row) => (Some(row), false),
        None => (first_typed(table, true), true),
    };
    let header = match header_line {
        Some(0) => None,
        Some(line) => table.rows.iter().position(|row| row.line == line),
        None => header_above(table, first),
    };
    let body = match (header, header_line, first) {
        (Some(header), _, _) => header + 1,
        (None, Some(_), _) | (None, None, None) => 0,
        (None, None, Some(_)) => 0,
    };
    let mut shape = Shape { header, body, typed: first.is_some(), yearless: yearless && first.is_some() };
    if let (Some(at), None, Some(first)) = (header, header_line, first) {
        shape.header = Some(above(table, at));
        shape.body = below(table, at, first);
    }
    shape
}

/// Whether a row is of words only, as headings are, and at least one of them is a known heading.
fn is_heading(table: &Table<'_>, row: usize) -> bool {
    let cells = || (0..table.rows[row].count).map(|c| table.raw(row, c)).filter(|cell| !cell.is_empty());
    let word = |cell: &str| {
        let (length, digits) = (cell.chars().count(), cell.bytes().filter(u8::is_ascii_digit).count());
        length <= 40
            && digits * 2 <= length
            && !is_date(cell, true)
            && !is_amount(cell)
            && words::summary(cell).is_none()
            && !cell.contains([':', '：'])
    };
    cells().all(word) && cells().any(|cell| words::heading(cell).is_some())
}

/// The first row of a heading: the one above belongs to it when it names columns that the heading itself leaves empty
/// or names twice.
fn above(table: &Table<'_>, header: usize) -> usize {
    let Some(upper) = header.checked_sub(1).filter(|row| is_heading(table, *row)) else { return header };
    let cell = |column: usize| table.raw(header, column);
    let count = table.rows[upper].count;
    let filled = (0..count).filter(|c| !table.raw(upper, *c).is_empty()).count();
    let fills = (0..count).any(|c| cell(c).is_empty() && words::heading(table.raw(upper, c)).is_some());
    // Words above tell equal names apart when some of them stand between the two.
    let between = |from: usize, to: usize| (from + 1..=to).any(|c| !table.raw(upper, c).is_empty());
    let twice = (0..table.rows[header].count)
        .any(|c| !cell(c).is_empty() && (0..c).any(|other| cell(other) == cell(c) && between(other, c)));
    if filled >= 2 && (fills || twice) { upper } else { header }
}

/// The first row below a heading that takes up to three rows.
fn below(table: &Table<'_>, header: usize, first: usize) -> usize {
    let last = (header + 1..first.min(header + 3)).take_while(|row| is_heading(table, *row)).last();
    last.unwrap_or(header) + 1
}

impl Shape {
    /// What the heading says of a column: the words of all its rows. A word of an upper row also stands for the
    /// columns to its right that it spans.
    pub fn title(&self, table: &Table<'_>, column: usize) -> String {
        let Some(header) = self.header else { return String::new() };
        let mut title = table.cell(header, column).into_owned();
        if self.body > header + 1 && title.is_empty() && lower_has(table, header, self.body, column) {
            let left = (0..column).rev().find(|c| !table.raw(header, *c).is_empty());
            let group = left.filter(|left| (*left..column).all(|c| lower_has(table, header, self.body, c)));
            title = group.map(|left| table.cell(header, left).into_owned()).unwrap_or_default();
        }
        for row in header + 1..self.body {
            let more = table.cell(row, column);
            if !more.is_empty() && more != title {
                if !title.is_empty() {
                    title.push(' ');
                }
                title.push_str(&more);
            }
        }
        title
    }
}

fn lower_has(table: &Table<'_>, header: usize, body: usize, column: usize) -> bool {
    (header + 1..body).any(|row| !table.raw(row, column).is_empty())
}

/// The first row with a date in the column where most rows have their first date.
fn first_typed(table: &Table<'_>, yearless: bool) -> Option<usize> {
    let mut columns = std::collections::BTreeMap::<usize, (usize, usize)>::new();
    let mut seen = 0;
    for row in 0..table.rows.len() {
        if let Some(column) = typed(table, row, yearless) {
            let entry = columns.entry(column).or_insert((0, row));
            entry.0 += 1;
            seen += 1;
        }
        if seen >= LOOK || (row > 5_000 && seen == 0) {
            break;
        }
    }
    let most = columns.values().map(|(count, _)| *count).max()?;
    columns.values().find(|(count, _)| *count == most).map(|(_, row)| *row)
}

/// The row of words above the first row of data, or anywhere near the top when there is no data.
fn header_above(table: &Table<'_>, first: Option<usize>) -> Option<usize> {
    let end = first.unwrap_or_else(|| table.rows.len().min(ABOVE + 20));
    let from = end.saturating_sub(ABOVE + 20);
    let known: Vec<usize> = (from..end).map(|row| known_headings(table, row)).collect();
    let most = known.iter().copied().max().unwrap_or(0);
    if most >= 2 {
        // The nearest of the rows that name nearly as much as the best one.
        let near = known.iter().rposition(|count| *count >= 2 && *count * 3 >= most * 2)?;
        return Some(from + near);
    }
    // Unknown words: the row right above the data, when it has words in as many cells.
    let first = first?;
    let row = first.checked_sub(1)?;
    let texts = (0..table.rows[row].count).filter(|c| !table.raw(row, *c).is_empty()).count();
    let data = (0..table.rows[first].count).filter(|c| !table.raw(first, *c).is_empty()).count();
    let plain = (0..table.rows[row].count)
        .map(|c| table.raw(row, c))
        .all(|cell| !is_amount(cell) && !is_date(cell, true) && cell.chars().count() < 60);
    (plain && texts >= 2 && texts * 2 >= data && table.rows[row].count * 2 >= table.rows[first].count).then_some(row)
}

//! Cells of a workbook or a page as a table of text, so that all tables are read by the same rules.

use super::finding::{IntakeFinding, Limit};
use super::guard::{AROUND, MAX_CELLS, MAX_ROWS};
use super::label::Text;
use super::table::{Row, Span, Table, small};
use std::fmt::Write as _;

/// Most columns; what stands further right goes into the last one.
const COLUMNS: usize = 400;
/// Numbers from here on have lost digits: a spreadsheet keeps fifteen.
const FIFTEEN_DIGITS: f64 = 1e15;

/// A table being filled, row by row and from left to right.
#[derive(Default)]
pub(super) struct Grid {
    text: String,
    done: Option<Text>,
    rows: Vec<Row>,
    cells: Vec<Span>,
    open: Option<Row>,
    /// Whether the sheet breaks off: rows behind may be missing.
    pub broken: bool,
    /// Numbers that have lost digits, and the first of them.
    pub damaged: Option<(u64, String)>,
}

impl Grid {
    /// Begins a row that stands at a line, from 1. Rows come in order.
    pub fn row(&mut self, line: u32) -> Result<(), IntakeFinding> {
        self.end();
        let (start, first) = (small(self.text.len()), small(self.cells.len()));
        self.open = Some(Row { line, lines: 1, unclosed: false, plain: false, start, end: start, first, count: 0 });
        let rows = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        if rows >= MAX_ROWS + AROUND { Err(IntakeFinding::TooManyRows { rows, limit: MAX_ROWS }) } else { Ok(()) }
    }

    /// Puts a text into a column of the row, from 0; columns come in order.
    pub fn cell(&mut self, column: usize, text: &str) -> Result<(), IntakeFinding> {
        self.write(column, |out| out.push_str(text))
    }

    /// Puts a text written by a function into a column of the row.
    pub fn write(&mut self, column: usize, write: impl FnOnce(&mut String)) -> Result<(), IntakeFinding> {
        let Some(row) = &mut self.open else { return Ok(()) };
        while row.count < column.min(COLUMNS - 1) {
            let at = small(self.text.len());
            self.cells.push(Span { start: at, end: at });
            row.count += 1;
        }
        if self.text.len() > row.start as usize {
            self.text.push('\t');
        }
        let start = self.text.len();
        write(&mut self.text);
        let end = small(self.text.len());
        if row.count < COLUMNS {
            self.cells.push(Span { start: small(start), end });
            row.count += 1;
        } else if let Some(last) = self.cells.last_mut() {
            last.end = end;
        }
        if self.cells.len() > MAX_CELLS || self.text.len() > TEXT {
            let limit = u64::try_from(MAX_CELLS).unwrap_or(u64::MAX);
            return Err(IntakeFinding::OverLimit { what: Limit::Cells, limit });
        }
        Ok(())
    }

    /// Puts a number as a spreadsheet shows it in full: fifteen digits, which hides what binary fractions add.
    pub fn number(&mut self, column: usize, value: f64) -> Result<(), IntakeFinding> {
        if value.abs() >= FIFTEEN_DIGITS {
            let shown = plain_number(value);
            self.damaged = Some(self.damaged.take().map_or((1, shown), |(count, first)| (count + 1, first)));
        }
        self.write(column, |out| push_number(out, value))
    }

    fn end(&mut self) {
        let Some(mut row) = self.open.take() else { return };
        row.end = small(self.text.len());
        row.plain = !self.text.as_bytes()[row.start as usize..].contains(&b'"');
        if self.text[row.start as usize..row.end as usize].trim().is_empty() {
            self.cells.truncate(row.first as usize);
        } else {
            self.rows.push(row);
        }
        self.text.push('\n');
    }

    /// The table.
    pub fn table(&mut self) -> Table<'_> {
        self.end();
        let text = &*self.done.insert(std::mem::take(&mut self.text).into());
        Table::of(text, std::mem::take(&mut self.rows), std::mem::take(&mut self.cells))
    }
}

/// Most bytes of text of one sheet.
const TEXT: usize = 128 * 1024 * 1024;

/// A number with at most fifteen significant digits and without an exponent.
pub(super) fn plain_number(value: f64) -> String {
    let mut out = String::new();
    push_number(&mut out, value);
    out
}

/// Appends a number with at most fifteen significant digits.
pub(super) fn push_number(out: &mut String, value: f64) {
    if !value.is_finite() || value.abs() >= 1e21 {
        let _ = write!(out, "{value:e}");
        return;
    }
    // Most numbers are cents: their hundredfold is whole.
    let cents = libm::rint(value * 100.0);
    if cents.abs() < 1e14 && (cents / 100.0 - value).abs() <= value.abs() * 1e-15 {
        #[expect(clippy::cast_possible_truncation, reason = "below 1e14")]
        let cents = cents as i64;
        let (whole, rest) = ((cents / 100).unsigned_abs(), (cents % 100).unsigned_abs());
        let sign = if cents < 0 { "-" } else { "" };
        let _ = match rest {
            0 => write!(out, "{sign}{whole}"),
            rest if rest % 10 == 0 => write!(out, "{sign}{whole}.{}", rest / 10),
            rest => write!(out, "{sign}{whole}.{rest:02}"),
        };
        return;
    }
    let short = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    let _ = write!(out, "{short}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_spreadsheet_shows_them() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (-1234.56, "-1234.56"),
            (0.05, "0.05"),
            (0.1 + 0.2, "0.3"),
            (1_234.560_000_000_000_2, "1234.56"),
            (0.525_625, "0.525625"),
            (33.333_333_333_333_336, "33.3333333333333"),
            (123_456_789_012_345.0, "123456789012345"),
            (1e15, "1000000000000000"),
            (-99_999_999_999_999.99, "-99999999999999.98"),
        ] {
            let written = plain_number(value);
            if expected.starts_with("-99999999999999") {
                assert_eq!(written.parse::<f64>(), Ok(-1e14), "{value}");
            } else {
                assert_eq!(written, expected, "{value}");
            }
        }
    }

    #[test]
    fn rows_keep_their_place() {
        let mut grid = Grid::default();
        grid.row(1).unwrap();
        grid.cell(1, "a\nb").unwrap();
        grid.cell(3, "c").unwrap();
        grid.row(2).unwrap();
        grid.row(7).unwrap();
        grid.number(0, 1.5).unwrap();
        let table = grid.table();
        let lines: Vec<(u32, usize)> = table.rows.iter().map(|row| (row.line, row.count)).collect();
        assert_eq!(lines, [(1, 4), (7, 1)]);
        assert_eq!([table.raw(0, 0), table.raw(0, 1), table.raw(0, 3), table.raw(1, 0)], ["", "a\nb", "c", "1.5"]);
    }
}

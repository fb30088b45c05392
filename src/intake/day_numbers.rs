//! Columns headed as dates whose cells are bare numbers: days as a spreadsheet counts them (45296), and days written
//! without separators (05012024, 240105). They are rewritten as dates before anything else is decided.

use super::amounts::{self, Cell};
use super::dates;
use super::grid::Grid;
use super::record::Role;
use super::shape;
use super::table::Table;
use super::words;
use crate::kernel::{Date, date};

/// Rows in which a heading is looked for.
const HEAD: usize = 60;
/// Cells by which a column is judged.
const SAMPLE: usize = 500;
/// Days counted from 1899-12-30: 1954-10-03 to 2118-12-31.
const SERIALS: std::ops::RangeInclusive<i32> = 20_000..=79_988;

/// How the numbers of a column write days.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Days since 1899-12-30, with a fraction for the time.
    Serial,
    /// Two short parts and a year of four digits, eight digits in all; a first zero may be lost.
    YearLast,
    /// Three parts of two digits.
    Short,
}

/// The table with such columns rewritten; `None` when it has none.
pub(super) fn rewritten(table: &Table<'_>) -> Option<Grid> {
    let head = (0..table.rows.len().min(HEAD)).filter(|row| shape::known_headings(table, *row) >= 2);
    let header = head.max_by_key(|row| (shape::known_headings(table, *row), *row))?;
    let columns: Vec<(usize, Way)> = (0..table.rows[header].count)
        .filter(|column| {
            let role = words::heading(table.raw(header, *column)).map(|heading| heading.role);
            matches!(role, Some(Role::Date | Role::OtherDate))
        })
        .filter_map(|column| Some((column, way(table, header, column)?)))
        .collect();
    if columns.is_empty() {
        return None;
    }
    let mut grid = Grid::default();
    for row in 0..table.rows.len() {
        grid.row(table.rows[row].line).ok()?;
        for column in 0..table.rows[row].count {
            let way = columns.iter().find(|(number, _)| row > header && *number == column).map(|(_, way)| *way);
            let text = table.cell(row, column);
            match way.and_then(|way| day(&text, way)) {
                Some(text) => grid.cell(column, &text).ok()?,
                None => grid.cell(column, &text).ok()?,
            }
        }
    }
    Some(grid)
}

/// The way in which at least nine in ten filled cells of a column write days, if none of them is a date as it stands.
fn way(table: &Table<'_>, header: usize, column: usize) -> Option<Way> {
    let cells = || (header + 1..table.rows.len()).map(|row| table.raw(row, column)).filter(|cell| !cell.is_empty());
    let looked = || cells().take(SAMPLE);
    let all = looked().count();
    if all == 0 || looked().any(|cell| dates::lex(cell).is_some()) {
        return None;
    }
    [Way::Serial, Way::YearLast, Way::Short].into_iter().find(|way| {
        let fits = looked().filter(|cell| day(cell, *way).is_some()).count();
        fits * 10 >= all * 9
    })
}

/// A cell as a date, where its number fits.
fn day(text: &str, way: Way) -> Option<String> {
    let Cell::Amount(amount) = amounts::lex(text) else { return None };
    if amount.minus || amount.plus || amount.unit.is_some() || amount.side.is_some() {
        return None;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !whole.bytes().all(|b| b.is_ascii_digit()) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if way == Way::Serial {
        let (day, seconds) = serial(whole.parse().ok()?, fraction)?;
        let time = match seconds {
            0 => String::new(),
            s => format!(" {:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60),
        };
        return (whole.len() == 5).then(|| format!("{day}{time}"));
    }
    let width = if way == Way::YearLast { 8 } else { 6 };
    if !fraction.is_empty() || !(width - 1..=width).contains(&whole.len()) {
        return None;
    }
    let digits = format!("{whole:0>width$}");
    let (a, b, c) = (&digits[..2], &digits[2..4], &digits[4..]);
    let small = |part: &str, most: u16| part.parse::<u16>().is_ok_and(|n| (1..=most).contains(&n));
    let ends = (small(a, 31) && small(b, 12)) || (small(a, 12) && small(b, 31));
    let fits = match way {
        Way::YearLast => ends && (1950..=2150).contains(&c.parse::<u16>().ok()?),
        Way::Short | Way::Serial => ends || (small(b, 12) && small(c, 31)),
    };
    fits.then(|| format!("{a}/{b}/{c}"))
}

/// The day and the second of it that a spreadsheet's number stands for.
fn serial(number: i32, fraction: &str) -> Option<(Date, u32)> {
    if !SERIALS.contains(&number) {
        return None;
    }
    let day = date(1899, 12, 30)?.checked_add(jiff::Span::new().days(number)).ok()?;
    let fraction: f64 = format!("0.{fraction}0").parse().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 86,400")]
    let seconds = libm::rint(fraction * 86_400.0) as u32;
    Some((day, seconds.min(86_399)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_only_where_the_column_says_so() {
        for (text, way, expected) in [
            ("45296", Way::Serial, Some("2024-01-05")),
            ("45297.5208333333", Way::Serial, Some("2024-01-06 12:30:00")),
            ("12345", Way::Serial, None),
            ("05012024", Way::YearLast, Some("05/01/2024")),
            ("5012024", Way::YearLast, Some("05/01/2024")),
            ("31132024", Way::YearLast, None),
            ("240105", Way::Short, Some("24/01/05")),
            ("50124", Way::Short, Some("05/01/24")),
            ("999999", Way::Short, None),
            ("-45296", Way::Serial, None),
        ] {
            assert_eq!(day(text, way).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn amounts_and_dates_stay_as_they_are() {
        for (text, expected) in [
            ("Date,Amount\n45296,45297\n45297,1.00\n", Some("2024-01-05")),
            ("Number,Amount\n45296,45297\n", None),
            ("Date,Amount\n2024-01-05,45297\n", None),
            ("Date,Amount\n20240105,45297\n", None),
        ] {
            let table = Table::cut(text, ',', None).unwrap();
            let mut grid = rewritten(&table);
            let first = grid.as_mut().map(|grid| grid.table().raw(1, 0).to_owned());
            assert_eq!(first.as_deref(), expected, "{text}");
        }
    }
}

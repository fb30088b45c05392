//! Excel workbooks, binary and zipped, read by calamine behind our limits.

use super::Page;
use super::book::{self, Part, Sheets};
use super::plain_sheet::Cells;
use crate::intake::archive::{self, Archive};
use crate::intake::finding::{IntakeFinding, Lock};
use crate::intake::format::Format;
use crate::intake::grid::Grid;
use crate::intake::guard::{self, MAX_ENTRIES};
use crate::intake::readers::{Ask, Claim, Clue, Reader, Source, wide};
use crate::intake::recipe::Reading;
use calamine::{Cell, Data, DataRef, ExcelDateTime, Range, Reader as _, SheetType, SheetVisible, Xls, Xlsb};
use std::io::Cursor;

pub(in crate::intake) const READER: Reader = Reader { claim, read };

/// How OLE files begin.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fn claim(source: &Source<'_>) -> Option<Claim> {
    if source.bytes.starts_with(OLE) {
        return Some(Claim::certain(Clue::Bytes));
    }
    let book = |name: &&String| matches!(name.as_str(), "xl/workbook.xml" | "xl/workbook.bin");
    let entries = source.entries();
    let found = entries.iter().find(book).or_else(|| entries.iter().find(|name| name.ends_with("/workbook.xml")));
    found.map(|name| Claim::certain(Clue::Entry(name.clone())))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    if source.bytes.starts_with(OLE) {
        return read_binary(source, ask);
    }
    let parts = inflated(source, ask)?;
    if parts.iter().any(|part| part.name == "xl/workbook.bin") {
        let packed = book::pack(parts.into_iter().map(|part| (part.name, part.bytes)))?;
        let mut book = Xlsb::new(Cursor::new(packed)).map_err(|_| IntakeFinding::Damaged)?;
        let sheets = shown(book.sheets_metadata());
        let mut sheets = sheets.into_iter();
        return super::sheets(Format::Xlsx, source, ask, || {
            let (name, shown) = sheets.next()?;
            let grid = match book.worksheet_cells_reader(&name) {
                Ok(mut cells) => stream(|| cells.next_cell().map_err(|_| ())),
                Err(_) => Err(IntakeFinding::Damaged),
            };
            Some(grid.map(|grid| Page { name, shown, grid }))
        });
    }
    let (mut book, listed) = Sheets::open(parts)?;
    let mut sheets = shown(&listed).into_iter();
    super::sheets(Format::Xlsx, source, ask, || {
        let (name, shown) = sheets.next()?;
        Some(book.grid(&name).map(|grid| Page { name, shown, grid }))
    })
}

/// Sheets with cells, in order, and whether the workbook shows them.
fn shown(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    cells.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect()
}

/// The parts of a zipped workbook that are needed, inflated under our count.
fn inflated(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Part>, IntakeFinding> {
    let mut archive: Archive<'_> = archive::open(source.bytes).ok_or(IntakeFinding::Damaged)?;
    if wide(archive.len()) > MAX_ENTRIES {
        return Err(IntakeFinding::OverLimit { what: crate::intake::Limit::Entries, limit: MAX_ENTRIES });
    }
    let mut parts = Vec::new();
    let limit = ask.inflated + guard::MAX_WORKBOOK;
    for (at, name) in source.entries().iter().enumerate() {
        let needed = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".bin");
        let beside = ["/drawings/", "/charts/", "/theme/", "/printerSettings/", "docProps/", "/vbaProject", "/media/"];
        if !needed || beside.iter().any(|part| name.contains(part)) {
            continue;
        }
        let bytes = archive::inflate(&mut archive, at, ask)?;
        if ask.inflated > limit {
            let what = crate::intake::Limit::Inflated;
            return Err(IntakeFinding::OverLimit { what, limit: guard::MAX_WORKBOOK });
        }
        parts.push(Part { name: name.clone(), bytes });
    }
    Ok(parts)
}

/// Fills a grid from cells as they come. A sheet that breaks off keeps the rows before the break.
pub(super) fn stream<'c>(
    mut next: impl FnMut() -> Result<Option<Cell<DataRef<'c>>>, ()>,
) -> Result<Grid, IntakeFinding> {
    let mut cells = Cells::default();
    loop {
        let cell = match next() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(()) => {
                cells.grid.broken = true;
                break;
            }
        };
        let at = cells.place(cell.get_position())?;
        let grid = &mut cells.grid;
        match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(value) => grid.cell(at, &value.to_string())?,
            DataRef::Float(value) => grid.number(at, *value)?,
            DataRef::String(text) => grid.cell(at, text)?,
            DataRef::SharedString(text) => grid.cell(at, text)?,
            DataRef::Bool(value) => grid.cell(at, truth(*value))?,
            DataRef::DateTime(value) => grid.write(at, |out| push_time(out, *value))?,
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => grid.cell(at, text)?,
            DataRef::Error(error) => grid.cell(at, &error.to_string())?,
        }
        cells.column = at + 1;
    }
    Ok(cells.grid)
}

pub(super) const fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

/// A date as ISO writes it, with the time when it has one; a time or a duration alone as `h:mm:ss`.
pub(super) fn push_time(out: &mut String, value: ExcelDateTime) {
    use std::fmt::Write as _;
    let serial = value.as_f64();
    if value.is_duration() || (0.0..1.0).contains(&serial) {
        let seconds = libm::rint(serial * 86_400.0);
        #[expect(clippy::cast_possible_truncation, reason = "a cast stops at the ends of the range")]
        let seconds = seconds as i64;
        let (minutes, rest) = ((seconds / 60).abs(), (seconds % 60).abs());
        let sign = if seconds < 0 { "-" } else { "" };
        let _ = write!(out, "{sign}{}:{:02}:{rest:02}", minutes / 60, minutes % 60);
        return;
    }
    // To the whole second: a day's fraction is exact to about a millisecond only.
    let (year, month, day, hour, minute, second, milli) = value.to_ymd_hms_milli();
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    let late = (hour, minute, second, milli) >= (23, 59, 59, 500);
    if (hour, minute, second, milli) != (0, 0, 0, 0) && !late {
        let second = if milli >= 500 && second < 59 { second + 1 } else { second };
        let _ = write!(out, " {hour:02}:{minute:02}:{second:02}");
    } else if late {
        out.push_str(" 23:59:59");
    }
}

/// Workbooks of Excel 97 to 2003, and what else hides in an OLE file.
fn read_binary(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    // Names of streams stand in the directory as UTF-16.
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        source.bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        return Err(IntakeFinding::Locked { what: Lock::Workbook });
    }
    if !has("Workbook") && !has("Book") {
        let seen = if has("WordDocument") { "doc" } else { "ole" };
        return Err(IntakeFinding::NotReadable { seen, ending: guard::ending(source.name) });
    }
    let mut book = match Xls::new(Cursor::new(super::binary::guarded(source.bytes)?)) {
        Ok(book) => book,
        Err(calamine::XlsError::Password) => return Err(IntakeFinding::Locked { what: Lock::Workbook }),
        Err(_) => return Err(IntakeFinding::Damaged),
    };
    let sheets = shown(book.sheets_metadata());
    let mut sheets = sheets.into_iter();
    super::sheets(Format::Xls, source, ask, || {
        let (name, shown) = sheets.next()?;
        let grid = match book.worksheet_range(&name) {
            Ok(range) => from_range(&range),
            Err(_) => Err(IntakeFinding::Damaged),
        };
        Some(grid.map(|grid| Page { name, shown, grid }))
    })
}

fn from_range(range: &Range<Data>) -> Result<Grid, IntakeFinding> {
    let mut grid = Grid::default();
    let (top, left) = range.start().unwrap_or_default();
    let left = usize::try_from(left).unwrap_or(0);
    for (line, row) in (top + 1..).zip(range.rows()) {
        grid.row(line)?;
        for (at, cell) in row.iter().enumerate() {
            let at = left + at;
            match cell {
                Data::Empty => {}
                Data::Int(value) => grid.cell(at, &value.to_string())?,
                Data::Float(value) => grid.number(at, *value)?,
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => grid.cell(at, text)?,
                Data::Bool(value) => grid.cell(at, truth(*value))?,
                Data::DateTime(value) => grid.write(at, |out| push_time(out, *value))?,
                Data::Error(error) => grid.cell(at, &error.to_string())?,
            }
        }
    }
    Ok(grid)
}

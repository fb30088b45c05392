//! Sheets of zipped workbooks as nearly all programs write them, cut straight from their markup: five times as fast as
//! by a reader of all XML. Where anything is not written that way the sheet is given up and calamine reads it, so the
//! forms below are those whose reading by calamine is beyond doubt: the same cells, to the letter.

use super::excel::{push_time, truth};
use crate::intake::finding::IntakeFinding;
use crate::intake::grid::Grid;
use calamine::{CellErrorType, ExcelDateTime, ExcelDateTimeType};
use std::borrow::Cow;

/// What a style makes of a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Shown {
    /// A number.
    Number,
    /// A day, a time or both.
    Time(ExcelDateTimeType),
}

/// What cells point to.
#[derive(Default)]
pub(super) struct Shared {
    texts: String,
    ends: Vec<usize>,
    /// What each style makes of numbers.
    pub styles: Vec<Shown>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

impl Shared {
    /// Adds the next of the shared texts.
    pub fn push(&mut self, text: &str) {
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
    }

    fn text(&self, at: usize) -> Option<&str> {
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.texts.get(start..*self.ends.get(at)?)
    }
}

/// Cells put into a grid by their places.
#[derive(Default)]
pub(super) struct Cells {
    /// The grid.
    pub grid: Grid,
    line: Option<u32>,
    /// The first column of the row that is still free.
    pub column: usize,
}

impl Cells {
    /// The column for a cell that stands in a row and column, from 0. One before a cell already written (a broken
    /// reference) goes behind it, and rows out of order are rows all the same.
    pub fn place(&mut self, (row, column): (u32, u32)) -> Result<usize, IntakeFinding> {
        if self.line != Some(row) {
            self.grid.row(row.saturating_add(1))?;
            self.line = Some(row);
            self.column = 0;
        }
        Ok(usize::try_from(column).unwrap_or(usize::MAX).max(self.column))
    }
}

/// Why the cutting ends early.
enum Halt {
    /// Something is not written as expected.
    Odd,
    /// A limit is reached.
    Refused(IntakeFinding),
}

impl From<IntakeFinding> for Halt {
    fn from(finding: IntakeFinding) -> Self {
        Self::Refused(finding)
    }
}

/// The cells of a sheet; `None` where it is not written as expected.
pub(super) fn read(sheet: &[u8], shared: &Shared) -> Option<Result<Grid, IntakeFinding>> {
    let text = std::str::from_utf8(sheet).ok()?;
    let at = text.find(DATA)? + DATA.len();
    let mut cutter = Cutter { text, at, shared, cells: Cells::default(), row: 0, column: 0, last: Last::default() };
    let end = cutter.data();
    match end {
        Ok(()) => Some(Ok(cutter.cells.grid)),
        Err(Halt::Refused(finding)) => Some(Err(finding)),
        Err(Halt::Odd) => None,
    }
}

/// How the rows of a sheet begin.
pub(super) const DATA: &str = "<sheetData";

/// The time written last: most stand in many rows.
#[derive(Default)]
struct Last<'t> {
    number: &'t str,
    kind: Option<ExcelDateTimeType>,
    shown: String,
}

struct Cutter<'t, 's> {
    text: &'t str,
    at: usize,
    shared: &'s Shared,
    cells: Cells,
    /// The row, from 0, where cells say none.
    row: u32,
    /// The column, from 0, where cells say none.
    column: u32,
    last: Last<'t>,
}

/// What follows inside a tag.
enum Inside<'t> {
    Attribute(&'t str, &'t str),
    /// The end of the tag, and whether the element ends with it.
    End(bool),
}

impl<'t> Cutter<'t, '_> {
    fn data(&mut self) -> Result<(), Halt> {
        match self.inside()? {
            Inside::End(true) => return Ok(()),
            Inside::End(false) => {}
            Inside::Attribute(..) => return Err(Halt::Odd),
        }
        while self.next_row()? {}
        Ok(())
    }

    /// One row; `false` at the end of the rows. A function of its own, and called often: browsers make such a one fast
    /// while a long file is still being read.
    #[inline(never)]
    fn next_row(&mut self) -> Result<bool, Halt> {
        self.blank();
        if self.eat("</sheetData>") {
            return Ok(false);
        }
        self.expect("<row")?;
        let empty = loop {
            match self.inside()? {
                Inside::Attribute("r", number) => {
                    self.row = whole(number, 7).and_then(|row| row.checked_sub(1)).ok_or(Halt::Odd)?;
                }
                Inside::Attribute(..) => {}
                Inside::End(empty) => break empty,
            }
        };
        if !empty {
            loop {
                self.blank();
                if self.eat("</row>") {
                    break;
                }
                self.expect("<c")?;
                self.cell()?;
            }
        }
        self.row += 1;
        self.column = 0;
        Ok(true)
    }

    /// A cell, of which `<c` is read.
    fn cell(&mut self) -> Result<(), Halt> {
        // Nearly all say their place first.
        let place = if self.eat(" r=\"") { self.position()? } else { (self.row, self.column) };
        let (mut style, mut kind) = (None, None);
        let empty = loop {
            let twice = match self.inside()? {
                Inside::Attribute("s", value) => style.replace(value).is_some(),
                Inside::Attribute("t", value) => kind.replace(value).is_some(),
                Inside::Attribute(name, _) => name == "r",
                Inside::End(empty) => break empty,
            };
            if twice {
                return Err(Halt::Odd);
            }
        };
        self.column = place.1 + 1;
        let at = self.cells.place(place)?;
        let written = !empty && self.value(at, style, kind)?;
        if written {
            self.cells.column = at + 1;
        }
        Ok(())
    }

    /// The row and column, from 0, of a place such as `B7`, and the quote behind it.
    fn position(&mut self) -> Result<(u32, u32), Halt> {
        let rest = &self.text.as_bytes()[self.at..];
        let (mut length, mut column, mut row) = (0, 0_u32, 0_u32);
        while let Some(letter @ b'A'..=b'Z') = rest.get(length) {
            column = column * 26 + u32::from(letter - b'A') + 1;
            length += 1;
            if length > 3 {
                return Err(Halt::Odd);
            }
        }
        let letters = length;
        while let Some(digit @ b'0'..=b'9') = rest.get(length) {
            row = row * 10 + u32::from(digit - b'0');
            length += 1;
            if length > letters + 7 {
                return Err(Halt::Odd);
            }
        }
        if column == 0 || row == 0 || rest.get(length) != Some(&b'"') {
            return Err(Halt::Odd);
        }
        self.at += length + 1;
        Ok((row - 1, column - 1))
    }

    /// What stands in a cell, up to its end: perhaps a formula, then its value; whether it is one.
    fn value(&mut self, at: usize, style: Option<&str>, kind: Option<&str>) -> Result<bool, Halt> {
        self.blank();
        if self.eat("<f") {
            let empty = loop {
                if let Inside::End(empty) = self.inside()? {
                    break empty;
                }
            };
            if !empty {
                self.words();
                self.expect("</f>")?;
            }
            self.blank();
        }
        let mut written = false;
        if self.eat("<v>") {
            let (value, special) = self.words();
            self.expect("</v>")?;
            written = kind == Some("str") || !(value.is_empty() || kind == Some("inlineStr"));
            match kind {
                Some("inlineStr") => {}
                None | Some("n" | "s" | "b" | "e") if value.is_empty() => {}
                None | Some("n") => self.number(at, style, value)?,
                Some("s") => {
                    let text = whole(value, 9).and_then(|at| self.shared.text(usize::try_from(at).ok()?));
                    self.cells.grid.cell(at, text.ok_or(Halt::Odd)?)?;
                }
                Some("str") => self.cells.grid.cell(at, &resolved(value, special)?)?,
                Some("b") if value == "0" || value == "1" => self.cells.grid.cell(at, truth(value == "1"))?,
                Some("e") => {
                    let error = value.parse::<CellErrorType>().map_err(|_| Halt::Odd)?;
                    self.cells.grid.cell(at, &error.to_string())?;
                }
                Some(_) => return Err(Halt::Odd),
            }
        } else if self.eat("<is><t") {
            let mut trimmed = true;
            loop {
                match self.inside()? {
                    Inside::Attribute("xml:space", "preserve") => trimmed = false,
                    Inside::End(false) => break,
                    Inside::Attribute(..) | Inside::End(true) => return Err(Halt::Odd),
                }
            }
            let (text, special) = self.words();
            self.expect("</t></is>")?;
            let text = resolved(text, special)?;
            let shown = if trimmed { text.trim_matches([' ', '\t', '\n']) } else { &text };
            self.cells.grid.cell(at, shown)?;
            written = true;
        }
        self.blank();
        self.expect("</c>")?;
        Ok(written)
    }

    fn number(&mut self, at: usize, style: Option<&str>, number: &'t str) -> Result<(), Halt> {
        let style = style.map(|style| whole(style, 5).ok_or(Halt::Odd)).transpose()?;
        let shown = match style {
            None => Shown::Number,
            Some(style) => {
                let style = usize::try_from(style).unwrap_or(usize::MAX);
                *self.shared.styles.get(style).ok_or(Halt::Odd)?
            }
        };
        match shown {
            Shown::Number => match as_shown(number) {
                Some(shown) => self.cells.grid.cell(at, shown)?,
                None => self.cells.grid.number(at, float(number)?)?,
            },
            Shown::Time(kind) => {
                if self.last.number != number || self.last.kind != Some(kind) {
                    let time = ExcelDateTime::new(float(number)?, kind, self.shared.from_1904);
                    (self.last.number, self.last.kind) = (number, Some(kind));
                    self.last.shown.clear();
                    push_time(&mut self.last.shown, time);
                }
                self.cells.grid.cell(at, &self.last.shown)?;
            }
        }
        Ok(())
    }

    /// The text up to the next tag, and whether it holds anything that may stand for something else.
    fn words(&mut self) -> (&'t str, bool) {
        let rest = &self.text.as_bytes()[self.at..];
        let mut special = false;
        let length = rest.iter().position(|b| {
            special |= matches!(b, b'&' | b'_' | b'\r');
            *b == b'<'
        });
        let from = self.at;
        self.at += length.unwrap_or(rest.len());
        (&self.text[from..self.at], special)
    }

    /// The next attribute or the end of the tag.
    fn inside(&mut self) -> Result<Inside<'t>, Halt> {
        let bytes = self.text.as_bytes();
        let before = self.at;
        self.blank();
        match bytes.get(self.at) {
            Some(b'>') => {
                self.at += 1;
                return Ok(Inside::End(false));
            }
            Some(b'/') if bytes.get(self.at + 1) == Some(&b'>') => {
                self.at += 2;
                return Ok(Inside::End(true));
            }
            _ => {}
        }
        let rest = &bytes[self.at..];
        let name = rest
            .iter()
            .position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b':' | b'_' | b'-' | b'.'))
            .unwrap_or(0);
        if before == self.at || name == 0 || !rest[name..].starts_with(b"=\"") {
            return Err(Halt::Odd);
        }
        let value = self.at + name + 2;
        let length = bytes[value..].iter().position(|b| *b == b'"').ok_or(Halt::Odd)?;
        let attribute = Inside::Attribute(&self.text[self.at..self.at + name], &self.text[value..value + length]);
        self.at = value + length + 1;
        Ok(attribute)
    }

    #[inline]
    fn blank(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.text.as_bytes().get(self.at) {
            self.at += 1;
        }
    }

    #[inline(always)]
    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(wanted.as_bytes());
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    #[inline(always)]
    fn expect(&mut self, wanted: &str) -> Result<(), Halt> {
        if self.eat(wanted) { Ok(()) } else { Err(Halt::Odd) }
    }
}

/// A text with its named characters; others, and what Excel writes as `_x000D_`, are left to calamine.
fn resolved(text: &str, special: bool) -> Result<Cow<'_, str>, Halt> {
    if !special {
        return Ok(Cow::Borrowed(text));
    }
    if text.contains('\r') || text.contains("_x") {
        return Err(Halt::Odd);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or(Halt::Odd)?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return Err(Halt::Odd),
        });
        out.push_str(rest);
    }
    // An escape of Excel's that only the named characters complete is one all the same.
    if out.contains("_x") { Err(Halt::Odd) } else { Ok(Cow::Owned(out)) }
}

/// A whole number of at most so many digits.
fn whole(text: &str, most: usize) -> Option<u32> {
    let digits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.bytes().fold(0, |value, b| value * 10 + u32::from(b - b'0')))
}

/// A number as the grid would show it, where that is how it is written: at most two decimals and few enough digits
/// that each stands for itself.
fn as_shown(number: &str) -> Option<&str> {
    let bytes = number.as_bytes();
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let mut at = sign;
    while matches!(bytes.get(at), Some(b'0'..=b'9')) {
        at += 1;
    }
    let whole = at - sign;
    // What begins with a zero is left to the grid: zero itself has no sign there.
    if !(1..=12).contains(&whole) || bytes[sign] == b'0' {
        return None;
    }
    match bytes[at..] {
        [] => Some(number),
        [b'.', b'0'] | [b'.', b'0', b'0'] => number.get(..at),
        [b'.', b'1'..=b'9'] | [b'.', b'0'..=b'9', b'1'..=b'9'] => Some(number),
        [b'.', b'1'..=b'9', b'0'] => number.get(..at + 2),
        _ => None,
    }
}

/// A number as Excel writes it.
fn float(text: &str) -> Result<f64, Halt> {
    let bytes = text.as_bytes();
    // The place behind the digits that begin at one, if there are any.
    let digits = |from: usize| {
        let count = bytes.get(from..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
        if count == 0 { Err(Halt::Odd) } else { Ok(from + count) }
    };
    let mut at = digits(usize::from(bytes.first() == Some(&b'-')))?;
    if bytes.get(at) == Some(&b'.') {
        at = digits(at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at = digits(at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-'))))?;
    }
    if at == bytes.len() { text.parse().map_err(|_| Halt::Odd) } else { Err(Halt::Odd) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::grid::plain_number;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_shown_as_the_grid_shows_them(
            minus: bool, whole in 0_u64..2_000_000_000_000, digits in 1_u32..13, cents in 0_u32..100, form in 0_usize..4,
        ) {
            let (sign, whole) = (if minus { "-" } else { "" }, whole % 10_u64.pow(digits));
            let number = match form {
                0 => format!("{sign}{whole}"),
                1 => format!("{sign}{whole}.{}", cents % 10),
                2 => format!("{sign}{whole}.{cents:02}"),
                _ => format!("{sign}{whole}.{cents:02}5"),
            };
            let expected = plain_number(number.parse().unwrap());
            prop_assert!(form == 3 || whole == 0 || as_shown(&number).is_some(), "{}", number);
            prop_assert_eq!(as_shown(&number).unwrap_or(&expected), &expected, "{}", number);
        }
    }
}

//! Text cut into rows and cells, with the physical line of each row.

use super::guard::{AROUND, MAX_CELLS, MAX_ROWS};
use super::label::Text;
use std::borrow::Cow;

/// Most bytes and line breaks inside one quoted cell; a quote that runs further is an ordinary character.
const QUOTED_BYTES: usize = 16 * 1024;
const QUOTED_BREAKS: usize = 60;
/// Quotes without an end after which quotes mean nothing in the rest of the file.
const STRAY_QUOTES: u32 = 100;
/// Rows after which the number of rows and cells is foreseen.
const LOOK: usize = 500;
/// Bytes in which a delimiter is looked for when only the first rows are wanted.
const HEAD: usize = 1024 * 1024;
/// Most cells of a row; the last one takes what is left.
const ROW_CELLS: usize = 400;

/// The bytes of a cell; of a table, without padding.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub start: u32,
    pub end: u32,
}

/// One row: where it stands and which cells it has.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// First physical line, from 1.
    pub line: u32,
    /// Physical lines it takes.
    pub lines: u16,
    /// Whether a quote was opened and not closed before the text ends.
    pub unclosed: bool,
    /// Whether no quote stands in it.
    pub plain: bool,
    /// The row's bytes.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// Its first cell among all.
    pub first: u32,
    /// Number of cells.
    pub count: usize,
}

/// All rows that are not blank.
pub(super) struct Table<'t> {
    text: &'t str,
    /// The text, where labels can be parts of it.
    pub shared: Option<&'t Text>,
    /// The rows.
    pub rows: Vec<Row>,
    cells: Vec<Span>,
    /// Whether the text ends with a line end.
    pub closed: bool,
}

/// More rows or cells than a file may have.
#[derive(Debug)]
pub(super) struct TooMany {
    /// Rows cut so far.
    pub rows: u64,
}

impl<'t> Table<'t> {
    /// Cuts a text at a delimiter; only the first `most` rows when given.
    pub fn cut(text: &'t str, delimiter: char, most: Option<usize>) -> Result<Self, TooMany> {
        let mut cutter = Cutter::new(text, delimiter, if most.is_some() { HEAD } else { text.len() });
        let closed = text.ends_with(['\n', '\r']);
        let mut table = Self { text, shared: None, rows: Vec::new(), cells: Vec::new(), closed };
        while let Some(row) = cutter.row(&mut table.cells) {
            if table.rows.len() >= LOOK {
                let left = text.len() - cutter.at;
                foresee(&mut table.rows, left, cutter.at);
                foresee(&mut table.cells, left, cutter.at);
            }
            if blank(&text[row.start as usize..row.end as usize]) {
                table.cells.truncate(row.first as usize);
                continue;
            }
            table.rows.push(row);
            let rows = u64::try_from(table.rows.len()).unwrap_or(u64::MAX);
            if rows > MAX_ROWS + AROUND || table.cells.len() > MAX_CELLS {
                return Err(TooMany { rows });
            }
            if most.is_some_and(|most| table.rows.len() >= most) {
                break;
            }
        }
        Ok(table)
    }

    /// A table of cells that were cut elsewhere.
    pub fn of(text: &'t Text, rows: Vec<Row>, mut cells: Vec<Span>) -> Self {
        for cell in &mut cells {
            *cell = trimmed(text, cell.start as usize, cell.end as usize);
        }
        Self { text, shared: Some(text), rows, cells, closed: true }
    }

    /// Some of the rows as a table of their own; their lines stay what they are.
    pub fn part(&self, rows: std::ops::Range<usize>) -> Self {
        let last = rows.end == self.rows.len();
        let mut rows = self.rows.get(rows).unwrap_or_default().to_vec();
        let from = rows.first().map_or(0, |row| row.first);
        let to = rows.last().map_or(0, |row| row.first as usize + row.count);
        let cells = self.cells.get(from as usize..to).unwrap_or_default().to_vec();
        for row in &mut rows {
            row.first -= from;
        }
        Self { text: self.text, shared: self.shared, rows, cells, closed: self.closed || !last }
    }

    /// A cell's text without padding; quotes that are doubled inside stay doubled. Empty beyond the row's end.
    #[inline]
    pub fn raw(&self, row: usize, column: usize) -> &'t str {
        let Some(row) = self.rows.get(row).filter(|row| column < row.count) else { return "" };
        let span = self.cells[row.first as usize + column];
        &self.text[span.start as usize..span.end as usize]
    }

    /// A cell's text without padding.
    pub fn cell(&self, row: usize, column: usize) -> Cow<'t, str> {
        let raw = self.raw(row, column);
        if !self.rows[row].plain && raw.contains("\"\"") {
            Cow::Owned(raw.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(raw)
        }
    }

    /// Cells of a row up to the last that is not empty.
    pub fn width(&self, row: usize) -> usize {
        (0..self.rows[row].count).rev().find(|c| !self.raw(row, *c).is_empty()).map_or(0, |last| last + 1)
    }

    /// The whole row as it stands in the text.
    pub fn line_text(&self, row: usize) -> &'t str {
        let row = &self.rows[row];
        &self.text[row.start as usize..row.end as usize]
    }

    /// Byte of the text behind a row.
    pub fn end(&self, row: usize) -> usize {
        self.rows[row].end as usize
    }
}

/// The rows of a range in blocks, for loops over all rows. A browser exchanges its first, slow code of a function for
/// fast code when the function is called, never while it runs: a loop over all rows of a first file would be slow to
/// its end, unless it calls a function for each row or block.
pub(super) fn blocks(rows: std::ops::Range<usize>) -> impl Iterator<Item = std::ops::Range<usize>> {
    const BLOCK: usize = 1_024;
    let end = rows.end;
    rows.step_by(BLOCK).map(move |from| from..end.min(from + BLOCK))
}

/// Makes room for what the rest of a text will give, if it is like what went before. Growing by doubling would take
/// half as much memory again.
fn foresee<T>(list: &mut Vec<T>, left: usize, done: usize) {
    if list.capacity() - list.len() < ROW_CELLS {
        let like = wide(list.len()) * wide(left) / wide(done.max(1));
        let more = usize::try_from(like + like / 64).unwrap_or(usize::MAX);
        list.reserve_exact(more.min(MAX_CELLS) + ROW_CELLS);
    }
}

fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn blank(row: &str) -> bool {
    !row.as_bytes().first().is_some_and(u8::is_ascii_graphic) && row.trim().is_empty()
}

/// The bytes of a cell without its padding.
#[inline]
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    // Most cells begin and end with a sign that stays.
    if let Some([first, .., last]) = text.as_bytes().get(start..end)
        && begins(*first)
        && last.is_ascii_graphic()
    {
        return Span { start: small(start), end: small(end) };
    }
    let cell = &text[start..end];
    let kept = clean(cell);
    let from = start + (kept.as_ptr().addr() - cell.as_ptr().addr());
    Span { start: small(from), end: small(from + kept.len()) }
}

/// Removes padding, a spreadsheet's `="…"` and the back quote that keeps ids from becoming numbers.
fn clean(cell: &str) -> &str {
    let pad = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
    let bytes = cell.as_bytes();
    let ends = |b: &u8| b.is_ascii_graphic() || (bytes.len() > 2 && is_wide(bytes[bytes.len() - 3]));
    if bytes.first().is_none_or(|b| begins(*b)) && bytes.last().is_none_or(ends) {
        return cell;
    }
    let cell = cell.trim_matches(pad);
    let cell = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell);
    cell.strip_prefix('`').unwrap_or(cell).trim_matches(pad)
}

/// Whether no padding can begin with this byte.
const fn begins(byte: u8) -> bool {
    (byte.is_ascii_graphic() && !matches!(byte, b'=' | b'`')) || is_wide(byte)
}

/// All bits of eight bytes but the highest of each.
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;

/// Which of sixteen bytes are among four, of each of which `wanted` holds eight: of those the highest bit is set, all
/// other bits are not. Eight bytes are compared at once: adding to the low bits of what differs carries into the
/// highest, and does so within the byte.
fn marks(block: &[u8; 16], wanted: &[u64; 4]) -> [u64; 2] {
    let (halves, _) = block.as_chunks::<8>();
    let found = |half: [u8; 8]| {
        let bytes = u64::from_le_bytes(half);
        let others = wanted.iter().fold(u64::MAX, |others, one| {
            let differs = bytes ^ one;
            others & (((differs & LOW) + LOW) | differs)
        });
        !others & !LOW
    };
    [found(halves[0]), found(halves[1])]
}

/// Whether a character of three bytes that is no padding begins with this byte, as Chinese ones do.
const fn is_wide(byte: u8) -> bool {
    matches!(byte, 0xe4..=0xee)
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    delimiter: &'t [u8],
    /// Bytes at which a cell without quotes may end.
    ends: [bool; 256],
    at: usize,
    line: u32,
    stray: u32,
}

impl<'t> Cutter<'t> {
    /// `head` is how far the delimiter is looked for.
    fn new(text: &'t str, delimiter: char, head: usize) -> Self {
        let mut head = head.min(text.len());
        while !text.is_char_boundary(head) {
            head -= 1;
        }
        // A delimiter that does not occur cuts nothing.
        let place = text[..head].find(delimiter);
        let delimiter = place.map_or(&[][..], |at| &text.as_bytes()[at..at + delimiter.len_utf8()]);
        let mut ends = [false; 256];
        for b in b"\n\r".iter().chain(delimiter.first()) {
            ends[usize::from(*b)] = true;
        }
        Self { text, bytes: text.as_bytes(), delimiter, ends, at: 0, line: 1, stray: 0 }
    }

    #[inline(never)] // see `blocks`
    fn row(&mut self, cells: &mut Vec<Span>) -> Option<Row> {
        if self.at >= self.bytes.len() {
            return None;
        }
        if let Some(row) = self.plain_row(cells) {
            return Some(row);
        }
        let (start, line, first) = (self.at, self.line, cells.len());
        let mut unclosed = false;
        loop {
            let full = cells.len() - first + 1 >= ROW_CELLS;
            let span = self.cell(full, &mut unclosed);
            cells.push(trimmed(self.text, span.start as usize, span.end as usize));
            if !full && self.at_delimiter(self.at) {
                self.at += self.delimiter.len();
                continue;
            }
            break;
        }
        let end = self.at;
        let own = self.line - line + 1;
        self.line_end();
        let count = cells.len() - first;
        Some(Row {
            line,
            lines: u16::try_from(own).unwrap_or(u16::MAX),
            unclosed,
            plain: false,
            start: small(start),
            end: small(end),
            first: small(first),
            count,
        })
    }

    /// A row on one line in which no quote stands, sixteen bytes at a time; `None` when it is not one. Most rows are.
    fn plain_row(&mut self, cells: &mut Vec<Span>) -> Option<Row> {
        let [delimiter] = *self.delimiter else { return None };
        if matches!(delimiter, b'\n' | b'\r' | b'"') {
            return None;
        }
        let (start, first) = (self.at, cells.len());
        let (mut at, mut from) = (start, start);
        let wanted = [delimiter, b'\n', b'\r', b'"'].map(|byte| u64::from_le_bytes([byte; 8]));
        let end = 'row: loop {
            let Some(block) = self.bytes.get(at..).and_then(|rest| rest.first_chunk()) else {
                cells.truncate(first);
                return None;
            };
            for (number, half) in marks(block, &wanted).into_iter().enumerate() {
                let mut left = half;
                while left != 0 {
                    let place = at + number * 8 + left.trailing_zeros() as usize / 8;
                    left &= left - 1;
                    let full = cells.len() - first + 1 >= ROW_CELLS;
                    match self.bytes[place] {
                        b'\n' | b'\r' => break 'row place,
                        b if b == delimiter && !full => {
                            cells.push(trimmed(self.text, from, place));
                            from = place + 1;
                        }
                        _ => {
                            cells.truncate(first);
                            return None;
                        }
                    }
                }
            }
            at += 16;
        };
        cells.push(trimmed(self.text, from, end));
        let line = self.line;
        self.at = end;
        self.line_end();
        let count = cells.len() - first;
        let (start, end, first) = (small(start), small(end), small(first));
        Some(Row { line, lines: 1, unclosed: false, plain: true, start, end, first, count })
    }

    fn at_delimiter(&self, at: usize) -> bool {
        match self.delimiter {
            [one] => self.bytes.get(at) == Some(one),
            [] => false,
            many => self.bytes[at..].starts_with(many),
        }
    }

    /// Steps over one line end.
    fn line_end(&mut self) {
        match (self.bytes.get(self.at), self.bytes.get(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => self.at += 2,
            (Some(_), _) => self.at += 1,
            (None, _) => return,
        }
        self.line += 1;
    }

    fn cell(&mut self, full: bool, unclosed: &mut bool) -> Span {
        let start = self.at;
        let mut from = start;
        while self.bytes.get(from).is_some_and(|b| matches!(b, b' ' | b'\t')) && !self.at_delimiter(from) {
            from += 1;
        }
        if self.bytes.get(from) == Some(&b'"') && !full && self.stray < STRAY_QUOTES {
            if let Some(span) = self.quoted(from, unclosed) {
                return span;
            }
            self.stray += 1;
        }
        self.at = self.plain_end(start, full);
        Span { start: small(start), end: small(self.at) }
    }

    /// The end of a cell without quotes.
    fn plain_end(&self, from: usize, full: bool) -> usize {
        let mut at = from;
        loop {
            let Some(step) = self.bytes[at..].iter().position(|b| self.ends[usize::from(*b)]) else {
                return self.bytes.len();
            };
            at += step;
            if matches!(self.bytes[at], b'\n' | b'\r') || (!full && self.at_delimiter(at)) {
                return at;
            }
            at += 1;
        }
    }

    /// A quoted cell whose first quote is at `from`; `None` when no quote ends it.
    fn quoted(&mut self, from: usize, unclosed: &mut bool) -> Option<Span> {
        let (mut at, mut breaks) = (from + 1, 0);
        loop {
            let Some(b) = self.bytes.get(at) else {
                *unclosed = true;
                return None;
            };
            match b {
                b'"' if self.bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' => break,
                b'\n' => breaks += 1,
                b'\r' if self.bytes.get(at + 1) != Some(&b'\n') => breaks += 1,
                _ => {}
            }
            at += 1;
            if at - from > QUOTED_BYTES || breaks > QUOTED_BREAKS {
                return None;
            }
        }
        let after = self.plain_end(at + 1, false);
        let span = if self.text[at + 1..after].trim().is_empty() {
            Span { start: small(from + 1), end: small(at) }
        } else if breaks > 0 {
            // A quote that ends in the middle of a later line was never the end of this cell.
            return None;
        } else {
            Span { start: small(from), end: small(after) }
        };
        self.line += u32::try_from(breaks).unwrap_or(0);
        self.at = after;
        Some(span)
    }
}

/// Offsets fit: a text is at most twice the size limit of a file.
pub(super) fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: char) -> Vec<(u32, Vec<String>)> {
        let table = Table::cut(text, delimiter, None).unwrap();
        (0..table.rows.len())
            .map(|r| {
                let cells = (0..table.rows[r].count).map(|c| table.cell(r, c).into_owned()).collect();
                (table.rows[r].line, cells)
            })
            .collect()
    }

    #[test]
    fn quotes_padding_and_line_ends() {
        for (text, delimiter, expected) in [
            ("a,b\nc,d", ',', vec![(1, vec!["a", "b"]), (2, vec!["c", "d"])]),
            ("a,b\r\n\r\nc,d\r\n", ',', vec![(1, vec!["a", "b"]), (3, vec!["c", "d"])]),
            ("a\rb\r", ',', vec![(1, vec!["a"]), (2, vec!["b"])]),
            ("\"a,\"\"b\"\"\"\t, c ,\n", ',', vec![(1, vec!["a,\"b\"", "c", ""])]),
            ("\"x\ny\",1\nz,2\n", ',', vec![(1, vec!["x\ny", "1"]), (3, vec!["z", "2"])]),
            ("\"x\r\ny\",1\r\nz,2", ',', vec![(1, vec!["x\r\ny", "1"]), (3, vec!["z", "2"])]),
            ("say \"hi\",1", ',', vec![(1, vec!["say \"hi\"", "1"])]),
            ("=\"0012\",`77\n", ',', vec![(1, vec!["0012", "77"])]),
            ("\"open,1\nb,2\n", ',', vec![(1, vec!["\"open", "1"]), (2, vec!["b", "2"])]),
            ("a|\"b|c\"|d", '|', vec![(1, vec!["a", "b|c", "d"])]),
            ("a\t\"b\"\tc", '\t', vec![(1, vec!["a", "b", "c"])]),
        ] {
            let expected: Vec<(u32, Vec<String>)> =
                expected.into_iter().map(|(l, c)| (l, c.into_iter().map(str::to_owned).collect())).collect();
            assert_eq!(rows(text, delimiter), expected, "{text:?}");
        }
    }

    #[test]
    fn marks_are_found_wherever_they_stand() {
        let wanted = [b',', b'\n', b'\r', b'"'].map(|byte| u64::from_le_bytes([byte; 8]));
        for byte in 0..=u8::MAX {
            for place in 0..16 {
                // Neighbours that differ from a mark by one, in both directions and in the highest bit.
                let mut block = *b"-+,\x0b\n\x0c\r\x0e#\"!\xac\x8a\x8d\xa2\0";
                block[place] = byte;
                let marked = |at: usize| marks(&block, &wanted)[at / 8] >> (at % 8 * 8) & 0xff;
                for (at, b) in block.iter().enumerate() {
                    let expected = if b",\n\r\"".contains(b) { 0x80 } else { 0 };
                    assert_eq!(marked(at), expected, "{byte} at {place}, seen at {at}");
                }
            }
        }
    }

    #[test]
    fn many_stray_quotes_stay_linear() {
        let text = "\"a,1\n".repeat(20_000);
        let table = Table::cut(&text, ',', None).unwrap();
        assert!(table.rows.len() > 19_000);
    }

    #[test]
    fn a_file_of_separators_is_stopped() {
        let text = format!("{}\n", ",".repeat(399)).repeat(70_000);
        assert!(Table::cut(&text, ',', None).is_err());
    }
}

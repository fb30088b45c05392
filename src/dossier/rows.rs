//! Rows as bytes, for the way from the reader of a file to the desk. Both are always of one build, so the bytes carry
//! no version and are never kept; saved cases hold rows as JSON.
//!
//! First the texts of all rows in one block, with its length, so that the rows read share it. Then the rows: which parts
//! are there, line and day as differences to the row above, amount and balance in minor units, and of each text its
//! length and, when it stood in the block before, its place. Numbers are LEB128, those with a sign zigzag.

use crate::intake::{Label, Record, Text, text_hash};
use crate::kernel::{Currency, Date, Money};
use jiff::SignedDuration;

/// Bytes of a row beside its texts, as most rows have them.
const USUAL: usize = 24;
const DAY: i64 = 86_400;

const TIME: u8 = 1;
const BALANCE: u8 = 2;
const CURRENCY: u8 = 4;
const BALANCE_CURRENCY: u8 = 8;
const NEUTRAL: u8 = 16;

const EPOCH: Date = Date::constant(1970, 1, 1);

const fn texts(row: &Record) -> [&Label; 7] {
    [&row.party, &row.party_account, &row.text, &row.kind, &row.reference, &row.status, &row.own_account]
}

/// Appends the rows of a file whose currency is `main`.
pub fn write(rows: &[Record], main: Currency, out: &mut Vec<u8>) {
    let words: usize = rows.iter().flat_map(texts).map(|text| text.len()).sum();
    out.reserve_exact(8 + words + rows.len() * USUAL + 8);
    let start = out.len();
    out.extend_from_slice(&[0; 8]);
    let mut writer = Writer {
        main,
        block: Block { start: out.len(), seen: vec![Place::default(); PLACES], columns: [Column::default(); 7] },
        heads: Heads::default(),
        head: Head::default(),
        line: 0,
        date: EPOCH,
        day: 0,
    };
    rows.iter().for_each(|row| writer.add(row, out));
    let Writer { block, heads, .. } = writer;
    let length = widened(out.len() - block.start);
    if let Some(place) = out.get_mut(start..start + 8) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    number(out, widened(rows.len()));
    heads.pieces.iter().for_each(|piece| out.extend_from_slice(piece));
}

/// What is known while rows are written: the texts so far, and the row above.
struct Writer {
    main: Currency,
    block: Block,
    heads: Heads,
    head: Head,
    line: i64,
    date: Date,
    day: i64,
}

impl Writer {
    // A call for each row: browsers exchange slow first code for fast code between calls only.
    #[inline(never)]
    fn add(&mut self, row: &Record, out: &mut Vec<u8>) {
        let (head, own) = (&mut self.head, row.amount.currency());
        let other = row.balance.is_some_and(|balance| balance.currency() != own);
        let flag = |given: bool, flag: u8| if given { flag } else { 0 };
        let texts = texts(row);
        head.length = 0;
        head.byte(
            flag(row.time.is_some(), TIME)
                | flag(row.balance.is_some(), BALANCE)
                | flag(own != self.main, CURRENCY)
                | flag(other, BALANCE_CURRENCY)
                | flag(row.neutral, NEUTRAL),
        );
        head.byte(texts.iter().enumerate().fold(0, |mask, (at, text)| mask | (u8::from(!text.is_empty()) << at)));
        head.signed(i64::from(row.line) - self.line);
        self.line = i64::from(row.line);
        // Most rows are of the day of the row above.
        let today = if row.date == self.date { self.day } else { EPOCH.duration_until(row.date).as_secs() / DAY };
        head.signed(today - self.day);
        (self.date, self.day) = (row.date, today);
        head.signed(row.amount.minor());
        if own != self.main {
            head.code(own);
        }
        if let Some(time) = row.time {
            head.number(u64::from(time));
        }
        if let Some(balance) = row.balance {
            head.signed(balance.minor());
            if other {
                head.code(balance.currency());
            }
        }
        for (column, text) in texts.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            self.block.write(column, text, out, head);
        }
        self.heads.add(head.written());
    }
}

/// Appends a few bytes. A call for copying would take longer than they do.
fn append(out: &mut Vec<u8>, bytes: &[u8]) {
    const SHORT: usize = 96;
    if bytes.len() > SHORT {
        out.extend_from_slice(bytes);
        return;
    }
    let (chunks, rest) = bytes.as_chunks::<8>();
    out.reserve(bytes.len());
    chunks.iter().for_each(|chunk| out.extend_from_slice(chunk));
    rest.iter().for_each(|byte| out.push(*byte));
}

/// What stands of the rows beside their texts, in pieces that find room between larger blocks of memory.
#[derive(Default)]
struct Heads {
    pieces: Vec<Vec<u8>>,
}

impl Heads {
    const PIECE: usize = 256 * 1024;

    fn add(&mut self, head: &[u8]) {
        match self.pieces.last_mut() {
            Some(piece) if piece.capacity() - piece.len() >= head.len() => append(piece, head),
            _ => {
                let mut piece = Vec::with_capacity(Self::PIECE);
                append(&mut piece, head);
                self.pieces.push(piece);
            }
        }
    }
}

/// Places in which texts that were written are remembered.
const PLACES: usize = 2_048;
/// Texts of a column after which it is asked whether remembering them pays.
const TRIES: u32 = 1_024;

/// The block of texts while it is written.
struct Block {
    start: usize,
    seen: Vec<Place>,
    columns: [Column; 7],
}

/// A text that was written: its hash and where it stands in the block.
#[derive(Clone, Copy, Default)]
struct Place {
    hash: u32,
    start: usize,
    length: usize,
}

/// How often a text of a column was looked for, and found.
#[derive(Clone, Copy, Default)]
struct Column {
    tries: u32,
    hits: u32,
}

impl Column {
    /// Names come again and again, ids never.
    const fn pays(self) -> bool {
        self.tries < TRIES || self.hits > self.tries / 8
    }
}

impl Block {
    fn write(&mut self, column: usize, text: &str, out: &mut Vec<u8>, head: &mut Head) {
        let length = widened(text.len());
        let (start, of) = (self.start, &mut self.columns[column]);
        if !of.pays() {
            head.number(length << 1);
            append(out, text.as_bytes());
            return;
        }
        of.tries += 1;
        let hash = text_hash(text);
        let place = &mut self.seen[hash as usize % PLACES];
        let same = (place.hash, place.length) == (hash, text.len())
            && out.get(start + place.start..start + place.start + place.length) == Some(text.as_bytes());
        if same {
            of.hits += 1;
            head.number(length << 1 | 1);
            head.number(widened(place.start));
        } else {
            *place = Place { hash, start: out.len() - start, length: text.len() };
            head.number(length << 1);
            append(out, text.as_bytes());
        }
    }
}

/// The numbers of a row, put together before they are appended: two bytes, at most five numbers of ten bytes, two
/// currencies, and two numbers for each of seven texts.
struct Head {
    bytes: [u8; 200],
    length: usize,
}

impl Default for Head {
    fn default() -> Self {
        Self { bytes: [0; 200], length: 0 }
    }
}

impl Head {
    fn byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.byte(low(value) | 0x80);
            value >>= 7;
        }
        self.byte(low(value));
    }

    fn signed(&mut self, value: i64) {
        self.number(zigzag(value));
    }

    fn code(&mut self, currency: Currency) {
        currency.as_str().bytes().for_each(|byte| self.byte(byte));
    }

    fn written(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The rows that [`write()`] wrote; `None` when the bytes are none.
pub fn read(bytes: &[u8], main: Currency) -> Option<Vec<Record>> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let (block, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    let block = Text::from(std::str::from_utf8(block).ok()?.to_owned());
    let mut reader = Reader { input: Input(rest), block, main, end: 0, line: 0, date: EPOCH, day: 0 };
    let count = usize::try_from(reader.input.number()?).ok()?;
    // No row is shorter than five bytes.
    let mut rows = Vec::with_capacity(count.min(rest.len() / 5));
    for _ in 0..count {
        reader.add(&mut rows)?;
    }
    reader.input.0.is_empty().then_some(rows)
}

/// What is known while rows are read: their texts, and the row above.
struct Reader<'b> {
    input: Input<'b>,
    block: Text,
    main: Currency,
    /// The end of the last new text in the block.
    end: usize,
    line: i64,
    date: Date,
    day: i64,
}

impl Reader<'_> {
    // A call for each row: see `Writer::add`.
    #[inline(never)]
    fn add(&mut self, rows: &mut Vec<Record>) -> Option<()> {
        let [flags, mask] = *self.input.take(2)? else { return None };
        self.line = self.line.checked_add(self.input.signed()?)?;
        let step = self.input.signed()?;
        if step != 0 {
            self.day = self.day.checked_add(step)?;
            self.date = EPOCH.checked_add(SignedDuration::from_secs(self.day.checked_mul(DAY)?)).ok()?;
        }
        let minor = self.input.signed()?;
        let own = if flags & CURRENCY == 0 { self.main } else { self.input.currency()? };
        let time = if flags & TIME == 0 { None } else { Some(u32::try_from(self.input.number()?).ok()?) };
        let balance = if flags & BALANCE == 0 {
            None
        } else {
            let minor = self.input.signed()?;
            Some(Money::from_minor(minor, if flags & BALANCE_CURRENCY == 0 { own } else { self.input.currency()? }))
        };
        let (block, end, input) = (&self.block, &mut self.end, &mut self.input);
        let mut text = |at: u8| if mask & (1 << at) == 0 { Some(Label::EMPTY) } else { input.label(block, end) };
        rows.push(Record {
            line: u32::try_from(self.line).ok()?,
            date: self.date,
            time,
            amount: Money::from_minor(minor, own),
            balance,
            party: text(0)?,
            party_account: text(1)?,
            text: text(2)?,
            kind: text(3)?,
            reference: text(4)?,
            status: text(5)?,
            own_account: text(6)?,
            neutral: flags & NEUTRAL != 0,
        });
        Some(())
    }
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(low(value) | 0x80);
        value >>= 7;
    }
    out.push(low(value));
}

const fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

const fn low(value: u64) -> u8 {
    (value & 0x7f) as u8
}

fn widened(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

struct Input<'b>(&'b [u8]);

impl<'b> Input<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for place in 0..10 {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let value = self.number()?;
        Some((value >> 1).cast_signed() ^ -((value & 1).cast_signed()))
    }

    fn currency(&mut self) -> Option<Currency> {
        Currency::parse(std::str::from_utf8(self.take(3)?).ok()?)
    }

    /// A text of the block: one that stood there before, or the one behind the last new one.
    fn label(&mut self, block: &Text, end: &mut usize) -> Option<Label> {
        let number = self.number()?;
        let length = usize::try_from(number >> 1).ok()?;
        let start = if number & 1 == 1 { usize::try_from(self.number()?).ok()? } else { *end };
        if number & 1 == 0 {
            *end = start.checked_add(length)?;
        }
        Some(block.label(block.get(start..start.checked_add(length)?)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: u32, date: &str, minor: i64, currency: Currency) -> Record {
        Record {
            line,
            date: date.parse().unwrap(),
            time: None,
            amount: Money::from_minor(minor, currency),
            balance: None,
            party: Label::EMPTY,
            party_account: Label::EMPTY,
            text: Label::EMPTY,
            kind: Label::EMPTY,
            reference: Label::EMPTY,
            status: Label::EMPTY,
            own_account: Label::EMPTY,
            neutral: false,
        }
    }

    #[test]
    fn rows_come_back_as_they_went() {
        let mut full = row(u32::MAX, "9999-12-31", i64::MIN, Currency::EUR);
        full.time = Some(86_399);
        full.balance = Some(Money::from_minor(i64::MAX, Currency::USD));
        full.party = "客户".into();
        full.party_account = "6222".into();
        full.text = "货款 ".repeat(200).into();
        full.kind = "转账".into();
        full.reference = "R-1".into();
        full.status = "成功".into();
        full.own_account = "1".into();
        full.neutral = true;
        let mut same = row(2, "2024-02-29", -1, Currency::CNY);
        same.balance = Some(Money::from_minor(0, Currency::CNY));
        let mut again = full.clone();
        again.text = "货款".into();
        let rows =
            vec![row(1, "-009999-01-01", 0, Currency::CNY), same, full, again, row(0, "1969-12-31", 1, Currency::GBP)];
        let mut bytes = Vec::new();
        write(&rows, Currency::CNY, &mut bytes);
        assert_eq!(read(&bytes, Currency::CNY), Some(rows));
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end], Currency::CNY), None, "cut at {end}");
        }
    }

    #[test]
    fn a_text_that_comes_again_is_written_once_and_ids_cost_no_more_than_themselves() {
        let rows: Vec<Record> = (0..5_000)
            .map(|n| {
                let mut row = row(n, "2024-01-01", 1, Currency::CNY);
                row.party = format!("客户{}商贸有限公司", n % 40).into();
                row.reference = format!("{n:016}").into();
                row
            })
            .collect();
        let mut bytes = Vec::new();
        write(&rows, Currency::CNY, &mut bytes);
        assert_eq!(read(&bytes, Currency::CNY).as_ref(), Some(&rows));
        assert!(bytes.len() < 5_000 * (16 + 10) + 4_000, "{}", bytes.len());
    }
}

//! Rows as bytes, for the way from the reader of a file to the desk. Both are always of one build, so the bytes carry
//! no version and are never kept; saved cases hold rows as JSON.
//!
//! A row is: which of its parts are there, line and day as differences to the row above, amount and balance in minor
//! units, and its texts with their lengths. Numbers are LEB128, those with a sign zigzag.

use crate::intake::{Label, Labels, Record};
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
    out.reserve_exact(words + rows.len() * USUAL + 8);
    number(out, widened(rows.len()));
    let (mut line, mut date, mut day) = (0, EPOCH, 0);
    for row in rows {
        let own = row.amount.currency();
        let other = row.balance.is_some_and(|balance| balance.currency() != own);
        let flag = |given: bool, flag: u8| if given { flag } else { 0 };
        let texts = texts(row);
        let mut head = Head::default();
        head.byte(
            flag(row.time.is_some(), TIME)
                | flag(row.balance.is_some(), BALANCE)
                | flag(own != main, CURRENCY)
                | flag(other, BALANCE_CURRENCY)
                | flag(row.neutral, NEUTRAL),
        );
        head.byte(texts.iter().enumerate().fold(0, |mask, (at, text)| mask | (u8::from(!text.is_empty()) << at)));
        head.signed(i64::from(row.line) - line);
        line = i64::from(row.line);
        // Most rows are of the day of the row above.
        let today = if row.date == date { day } else { EPOCH.duration_until(row.date).as_secs() / DAY };
        head.signed(today - day);
        (date, day) = (row.date, today);
        head.signed(row.amount.minor());
        if own != main {
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
        out.extend_from_slice(head.written());
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            match u8::try_from(text.len()) {
                Ok(short @ ..0x80) => out.push(short),
                _ => number(out, widened(text.len())),
            }
            out.extend_from_slice(text.as_bytes());
        }
    }
}

/// The numbers of a row, put together before they are appended: two bytes, at most five numbers of ten bytes and two
/// currencies.
struct Head {
    bytes: [u8; 64],
    length: usize,
}

impl Default for Head {
    fn default() -> Self {
        Self { bytes: [0; 64], length: 0 }
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
    let mut input = Input(bytes);
    let count = usize::try_from(input.number()?).ok()?;
    // No row is shorter than five bytes.
    let mut rows = Vec::with_capacity(count.min(bytes.len() / 5));
    let mut labels = Labels::default();
    let (mut line, mut day) = (0_i64, 0_i64);
    for _ in 0..count {
        let [flags, mask] = *input.take(2)? else { return None };
        line = line.checked_add(input.signed()?)?;
        day = day.checked_add(input.signed()?)?;
        let minor = input.signed()?;
        let own = if flags & CURRENCY == 0 { main } else { input.currency()? };
        let time = if flags & TIME == 0 { None } else { Some(u32::try_from(input.number()?).ok()?) };
        let balance = if flags & BALANCE == 0 {
            None
        } else {
            let minor = input.signed()?;
            Some(Money::from_minor(minor, if flags & BALANCE_CURRENCY == 0 { own } else { input.currency()? }))
        };
        let mut text = |at: u8| if mask & (1 << at) == 0 { Some(Label::EMPTY) } else { input.label(&mut labels) };
        rows.push(Record {
            line: u32::try_from(line).ok()?,
            date: EPOCH.checked_add(SignedDuration::from_secs(day.checked_mul(DAY)?)).ok()?,
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
    }
    input.0.is_empty().then_some(rows)
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

    fn label(&mut self, labels: &mut Labels) -> Option<Label> {
        let length = usize::try_from(self.number()?).ok()?;
        Some(labels.of(std::str::from_utf8(self.take(length)?).ok()?))
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
        let rows = vec![row(1, "-009999-01-01", 0, Currency::CNY), same, full, row(0, "1969-12-31", 1, Currency::GBP)];
        let mut bytes = Vec::new();
        write(&rows, Currency::CNY, &mut bytes);
        assert_eq!(read(&bytes, Currency::CNY), Some(rows));
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end], Currency::CNY), None, "cut at {end}");
        }
    }
}

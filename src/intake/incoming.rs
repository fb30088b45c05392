//! A file that comes in piece by piece. While the next piece is on its way, what came is put together, and the rows of a
//! long table are cut.

use super::decode::{self, Content};
use super::guard::MAX_BYTES;
use super::shape;
use super::table::{Ahead, Table};

/// Bytes after which it is asked whether a text is a table. Its delimiter is looked for in no more.
const ENOUGH: usize = 2 << 20;
/// Rows by which that is told.
const LOOK: usize = 100;

/// The bytes of a file as they come in, piece by piece: a text as long as they are UTF-8.
#[derive(Debug, Default)]
pub struct Incoming {
    text: String,
    ahead: Start,
    /// Bytes behind the text: the beginning of a character, or all bytes once one was not UTF-8.
    rest: Vec<u8>,
    other: bool,
}

impl Incoming {
    /// Makes room for a file of so many bytes.
    #[must_use]
    pub fn of_size(bytes: usize) -> Self {
        let most = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
        Self { text: String::with_capacity(bytes.min(most)), ..Self::default() }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, piece: &[u8]) {
        self.take(piece);
        self.ahead.go_on(&self.text, self.text.capacity());
    }

    fn take(&mut self, mut piece: &[u8]) {
        if self.other {
            self.rest.extend_from_slice(piece);
            return;
        }
        // A character that began in the piece before.
        while let (Some(next), false) = (piece.first(), self.rest.is_empty()) {
            self.rest.push(*next);
            piece = piece.get(1..).unwrap_or_default();
            match std::str::from_utf8(&self.rest) {
                Ok(character) => {
                    self.text.push_str(character);
                    self.rest.clear();
                }
                Err(problem) if problem.error_len().is_none() => {}
                Err(_) => return self.give_up(piece),
            }
        }
        match std::str::from_utf8(piece) {
            Ok(text) => self.text.push_str(text),
            Err(problem) => {
                let (good, after) = piece.split_at(problem.valid_up_to());
                self.text.push_str(std::str::from_utf8(good).unwrap_or_default());
                if problem.error_len().is_none() {
                    self.rest.extend_from_slice(after);
                } else {
                    self.give_up(after);
                }
            }
        }
    }

    /// The bytes are no UTF-8.
    fn give_up(&mut self, after: &[u8]) {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        bytes.append(&mut self.rest);
        bytes.extend_from_slice(after);
        (self.rest, self.other, self.ahead) = (bytes, true, Start::None);
    }
}

impl From<Vec<u8>> for Incoming {
    fn from(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self { text, ..Self::default() },
            Err(bytes) => Self { rest: bytes.into_bytes(), other: true, ..Self::default() },
        }
    }
}

impl Incoming {
    /// The content, and its first rows if they were cut while it came in.
    pub(super) fn open(mut self) -> (Content, Option<Ahead>) {
        if !self.rest.is_empty() && !self.other {
            self.give_up(&[]);
        }
        if self.other {
            (Content::Bytes(self.rest), None)
        } else {
            (Content::Text(self.text.into()), self.ahead.rows())
        }
    }
}

/// The first rows of a text that comes in, when it is a table.
#[derive(Debug, Default)]
enum Start {
    /// Too little of it is there.
    #[default]
    Waiting,
    /// It is no table.
    None,
    /// The rows.
    Rows(Ahead),
}

impl Start {
    /// `size` is how many bytes the text will have.
    fn go_on(&mut self, text: &str, size: usize) {
        let text = decode::without_mark(text);
        if matches!(self, Self::Waiting) && text.len() >= ENOUGH {
            *self = begin(text).map_or(Self::None, |delimiter| Self::Rows(Ahead::new(delimiter)));
        }
        if let Self::Rows(ahead) = self
            && ahead.go_on(text, size).is_err()
        {
            // Too many rows: told when they are asked for.
            *self = Self::None;
        }
    }

    fn rows(self) -> Option<Ahead> {
        if let Self::Rows(ahead) = self { Some(ahead) } else { None }
    }
}

/// The delimiter of a text of which most of the first rows have a date and an amount.
fn begin(text: &str) -> Option<char> {
    let delimiter = shape::delimiter(text);
    let table = Table::cut(text, delimiter, Some(LOOK)).ok()?;
    let typed = (0..table.rows.len()).filter(|row| shape::typed(&table, *row, false).is_some()).count();
    (typed * 2 > LOOK).then_some(delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Recipe, read_digested};
    use crate::kernel::Currency;

    #[test]
    fn a_long_table_is_read_as_the_same_while_it_comes_in_and_when_it_is_there() {
        use std::fmt::Write as _;
        for (start, quote) in [("", ""), ("\u{feff}", "\"")] {
            let mut text = format!("{start}Date;Text;Amount;Balance\r\n");
            for n in 0..70_000_u32 {
                let (day, balance) = (n / 2_500 + 1, (n + 1) * 5);
                writeln!(text, "{day:02}.01.2024;{quote}Zahlung {n}, Müller{quote};5,00;{balance},00\r").expect("text");
            }
            let read = |bytes: Incoming| {
                read_digested(bytes, Some(""), "a.csv", &|_| Recipe::default(), Currency::EUR, &mut |_| {})
            };
            let mut coming = Incoming::of_size(text.len());
            text.as_bytes().chunks(1 << 17).for_each(|piece| coming.push(piece));
            assert!(matches!(coming.ahead, Start::Rows(_)));
            let (in_pieces, whole) = (read(coming), read(text.into_bytes().into()));
            assert!(in_pieces == whole);
            assert_eq!(whole[0].as_ref().map(|set| set.parts().rows.len()), Ok(70_000));
        }
        let mut markup = Incoming::of_size(3 << 20);
        (0..30).for_each(|_| markup.push(&b"<Ntry><Amt>1,00</Amt></Ntry>\n".repeat(4_000)));
        assert!(matches!(markup.ahead, Start::None));
    }

    #[test]
    fn bytes_in_pieces_are_the_same_as_in_one() {
        for bytes in [
            "a日期é😀,金额\n".repeat(3).into_bytes(),
            b"ab\xe6\x97".to_vec(),
            b"\xc8\xd5\xc6\xda,1\n".to_vec(),
            b"ab\xe6\x97,\xf0\x9f\x98\x80".to_vec(),
            b"ab\xf0\x9f\xff\x80".to_vec(),
            Vec::new(),
        ] {
            let whole = Content::from(bytes.clone());
            for size in 1..8 {
                let mut coming = Incoming::of_size(bytes.len());
                bytes.chunks(size).for_each(|piece| coming.push(piece));
                let (content, _) = coming.open();
                assert_eq!(content.bytes(), whole.bytes(), "{size}");
                assert_eq!(
                    matches!(content, Content::Text(_)),
                    matches!(whole, Content::Text(_)),
                    "{bytes:?} by {size}"
                );
            }
        }
    }
}

//! Bytes become text. A wrong guess can be put right by naming the encoding in the recipe.

use super::code_page::CodePage;
use super::guard::MAX_BYTES;
use super::label::Text;
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// A text and how it was decoded.
pub(super) struct Decoded {
    /// The text, without byte order mark.
    pub text: Text,
    /// WHATWG name, lower case.
    pub encoding: String,
    /// Replacement characters that stand for bytes that are not valid.
    pub replaced: u64,
}

/// Words of Chinese statements and bills: one of them shows that a reading as GB18030 is right.
const CHINESE: [&str; 16] = [
    "日期", "金额", "余额", "交易", "收入", "支出", "账号", "账户", "摘要", "对方", "借方", "贷方", "币种", "卡号",
    "微信", "支付",
];

/// Bytes looked at to tell encodings apart.
const LOOK: usize = 64 * 1024;

/// The bytes of a file: a text when they are UTF-8 from end to end, as most are.
pub(super) enum Content {
    /// Valid UTF-8, a byte order mark included.
    Text(Text),
    /// Anything else.
    Bytes(Vec<u8>),
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text.into()),
            Err(other) => Self::Bytes(other.into_bytes()),
        }
    }
}

/// The bytes of a file as they come in, piece by piece: a text as long as they are UTF-8.
#[derive(Debug, Default)]
pub struct Incoming {
    text: String,
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
    pub fn push(&mut self, mut piece: &[u8]) {
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
        (self.rest, self.other) = (bytes, true);
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

impl From<Incoming> for Content {
    fn from(mut whole: Incoming) -> Self {
        if !whole.rest.is_empty() && !whole.other {
            whole.give_up(&[]);
        }
        if whole.other { Self::Bytes(whole.rest) } else { Self::Text(whole.text.into()) }
    }
}

impl Content {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// A text that was decoded from these bytes; where nothing had to be decoded, the same.
    fn text(&self, decoded: Cow<'_, str>) -> Text {
        let same = match (self, &decoded) {
            (Self::Text(whole), Cow::Borrowed(part)) => whole.from_part(part),
            _ => None,
        };
        same.unwrap_or_else(|| decoded.into_owned().into())
    }
}

/// Decodes bytes; `label` is the user's choice. `None` when the bytes are no text.
pub(super) fn decode(content: &Content, label: Option<&str>) -> Option<Decoded> {
    let bytes = content.bytes();
    let page = match label {
        Some(label) => CodePage::for_label(label),
        None => page(bytes),
    };
    if let Some(page) = page {
        let text = content.text(page.decode(bytes));
        return Some(Decoded { text, encoding: page.name().to_owned(), replaced: 0 });
    }
    let (text, used, errors) = match label.and_then(|label| Encoding::for_label(label.as_bytes())) {
        Some(chosen) => chosen.decode(bytes),
        None => match marked(bytes) {
            Some(marked) => marked.decode(bytes),
            // Most texts are UTF-8 from end to end, and then there is nothing left to decode.
            None => match content {
                Content::Text(text) => (Cow::Borrowed(&**text), UTF_8, false),
                Content::Bytes(bytes) => guess(bytes).decode(bytes),
            },
        },
    };
    let replaced = if errors { count(&text, '\u{fffd}') } else { 0 };
    let odd = text.bytes().take(LOOK).filter(|b| *b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    let looked = text.len().clamp(1, LOOK);
    if odd * 20 > looked || replaced.saturating_mul(10) > u64::try_from(text.len()).unwrap_or(u64::MAX) {
        return None;
    }
    Some(Decoded { text: content.text(text), encoding: used.name().to_lowercase(), replaced })
}

/// Whether the bytes hold words of Chinese statements in GB18030.
fn is_chinese(bytes: &[u8]) -> bool {
    let (chinese, _, _) = GB18030.decode(&bytes[..bytes.len().min(LOOK)]);
    let bad = chinese.chars().filter(|c| *c == '\u{fffd}').count();
    bad * 100 <= chinese.len() && CHINESE.iter().any(|word| chinese.contains(word))
}

/// The code page of DOS that the bytes show, when they are neither Unicode nor Chinese.
fn page(bytes: &[u8]) -> Option<CodePage> {
    let page = CodePage::guess(bytes)?;
    let text = !bytes.iter().take(LOOK).any(|byte| *byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 1 | 3 | 0x1a));
    let other = Encoding::for_bom(bytes).is_some() || wide(bytes).is_some() || nearly_utf8(bytes) || is_chinese(bytes);
    (text && !other).then_some(page)
}

/// The encoding of a byte order mark, or of UTF-16 without one.
fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(marked, _)| marked).or_else(|| wide(bytes))
}

/// The encoding of bytes that are neither marked nor UTF-8 from end to end.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if nearly_utf8(bytes) {
        return UTF_8;
    }
    if let Some(declared) = declared(bytes) {
        return declared;
    }
    let head = &bytes[..bytes.len().min(LOOK)];
    if is_chinese(bytes) {
        return GB18030;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, true);
    let found = detector.guess(None, chardetng::Utf8Detection::Deny);
    if found == GBK { GB18030 } else { found }
}

/// The encoding that an XML declaration or a web page names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let head = String::from_utf8_lossy(head);
    let start = head.trim_start();
    let (_, rest) = if start.starts_with("<?xml") {
        start[..start.find("?>")?].split_once("encoding=")?
    } else if start.starts_with('<') {
        start.split_once("charset=")?
    } else {
        return None;
    };
    let label = rest.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(label.len());
    // A file that says UTF-8 and is not has its bytes looked at like any other.
    let found = Encoding::for_label(&label.as_bytes()[..end]).filter(|found| *found != UTF_8)?;
    Some(if found == GBK { GB18030 } else { found })
}

/// UTF-16 without a mark: zero bytes stand in every second place only, as digits, commas and line ends make them.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOK) & !1];
    let zero = |place: usize| head.iter().skip(place).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zero(0), zero(1), head.len() / 2);
    if odd * 5 > pairs && even * 20 <= odd {
        Some(UTF_16LE)
    } else if even * 5 > pairs && odd * 20 <= even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8, up to a cut last character or a bad byte for every hundred good characters.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut bad, mut rest) = (0_usize, bytes);
    let mut many = 0_usize;
    loop {
        match std::str::from_utf8(rest) {
            Ok(_) if bad == 0 => return true,
            Ok(text) => {
                many += long_characters(text);
                break;
            }
            Err(error) => {
                let (good, after) = rest.split_at(error.valid_up_to());
                many += std::str::from_utf8(good).map_or(0, long_characters);
                let Some(length) = error.error_len() else {
                    return bad == 0 || many > bad * 100;
                };
                bad += 1;
                if bad > 1_000 {
                    return false;
                }
                rest = &after[length..];
            }
        }
    }
    bad == 0 || many > bad * 100
}

fn long_characters(text: &str) -> usize {
    text.bytes().filter(|b| *b >= 0xc2).count()
}

fn count(text: &str, wanted: char) -> u64 {
    u64::try_from(text.matches(wanted).count()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], label: Option<&str>) -> Option<Decoded> {
        decode(&Content::from(bytes.to_vec()), label)
    }

    fn wide_bytes(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn encodings_are_told_by_content() {
        let text = "日期,金额\n2024-01-05,12.50\n";
        let (gb, _, _) = GB18030.encode(text);
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("Datum;Empfänger;Betrag\n05.01.2024;Müller;12,50\n");
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend_from_slice(text.as_bytes());
        let mut marked_le = vec![0xff, 0xfe];
        marked_le.extend(wide_bytes(text, true));
        let mut marked_be = vec![0xfe, 0xff];
        marked_be.extend(wide_bytes(text, false));
        for (bytes, expected) in [
            (text.as_bytes().to_vec(), "utf-8"),
            (marked, "utf-8"),
            (gb.to_vec(), "gb18030"),
            (latin.to_vec(), "windows-1252"),
            (marked_le, "utf-16le"),
            (marked_be, "utf-16be"),
            (wide_bytes(text, true), "utf-16le"),
            (wide_bytes(text, false), "utf-16be"),
        ] {
            let decoded = read(&bytes, None).unwrap();
            assert_eq!(decoded.encoding, expected);
            assert!(!decoded.text.starts_with('\u{feff}'), "{expected}");
            assert!(expected == "windows-1252" || *decoded.text == *text, "{expected}: {}", &*decoded.text);
            assert_eq!(decoded.replaced, 0, "{expected}");
        }
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
                let content = Content::from(coming);
                assert_eq!(content.bytes(), whole.bytes(), "{size}");
                assert_eq!(
                    matches!(content, Content::Text(_)),
                    matches!(whole, Content::Text(_)),
                    "{bytes:?} by {size}"
                );
            }
        }
    }

    #[test]
    fn a_cut_character_is_counted_and_the_user_may_choose() {
        let bytes = "日期,金额,摘要\n2024-01-05,1.00,货款".as_bytes();
        let cut = read(&bytes[..bytes.len() - 1], None).unwrap();
        assert_eq!((cut.encoding.as_str(), cut.replaced), ("utf-8", 1));
        let chosen = read(b"a;\x8a\n", Some("windows-1250")).unwrap();
        assert_eq!((chosen.encoding.as_str(), &*chosen.text), ("windows-1250", "a;Š\n"));
    }

    #[test]
    fn code_pages_of_dos_are_read_by_guess_and_by_choice() {
        let bytes = b"Datum;Text;Betrag\n05.01.2024;M\x81ller;1,00\n06.01.2024;Gesch\x84ft;2,00\n";
        let guessed = read(bytes, None).unwrap();
        assert_eq!((guessed.encoding.as_str(), guessed.text.contains("Müller")), ("ibm850", true));
        let chosen = read(b"d\xa1j", Some("CP852")).unwrap();
        assert_eq!((chosen.encoding.as_str(), &*chosen.text), ("ibm852", "díj"));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0..2_000_u32).map(|i| u8::try_from((i * 7919 + i * i) % 32).unwrap_or(0)).collect();
        assert!(read(&noise, None).is_none());
    }
}

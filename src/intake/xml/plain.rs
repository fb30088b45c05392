//! Most XML is tags, texts and nothing else. Those are cut here without the checks and copies that a reader of all XML
//! needs; what is neither is left to quick-xml, one piece at a time. Where a rule is broken, this gives up, and the
//! reader of all XML says what is wrong.

use super::{Lines, MAX_DEPTH, MAX_ELEMENTS, Sink, character, reader};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesText, Event};
use std::borrow::Cow;

/// As [`super::events`]; `None` where a rule is broken or a limit reached. What was handed over until then is right.
pub(super) fn events<'t>(text: &'t str, wanted: &mut dyn FnMut(&str) -> bool, sink: &mut impl Sink<'t>) -> Option<()> {
    let text = text.trim_start_matches('\u{feff}');
    let mut cutter = Cutter { text, at: 0, open: Vec::new(), lines: Lines::new(text) };
    let mut around: Vec<String> = Vec::new();
    let mut roots = 0_usize;
    loop {
        match cutter.piece()? {
            Piece::Open(tag) => {
                roots += usize::from(around.is_empty());
                let name = tag.name();
                let local = name.split_once(':').map_or(name, |(_, local)| local);
                if wanted(local) {
                    cutter.element(&tag, sink, &around)?;
                } else if !tag.empty {
                    around.push(local.to_owned());
                }
            }
            Piece::Close => {
                around.pop();
            }
            Piece::Text(_) | Piece::Other => {}
            Piece::End => return (around.is_empty() && roots > 0).then_some(()),
        }
    }
}

/// What a text of XML is cut into.
enum Piece<'t> {
    Open(Tag<'t>),
    Close,
    Text(Cow<'t, str>),
    /// A comment, a declaration, an instruction.
    Other,
    /// The end of the text.
    End,
}

/// The tag that begins an element.
struct Tag<'t> {
    /// What stands between its brackets.
    content: &'t str,
    /// The length of its name there.
    name: usize,
    /// Where it stands.
    place: usize,
    /// Whether the element ends with it.
    empty: bool,
}

impl<'t> Tag<'t> {
    fn name(&self) -> &'t str {
        &self.content[..self.name]
    }
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    /// The names of the elements that are open.
    open: Vec<&'t str>,
    lines: Lines<'t>,
}

impl<'t> Cutter<'t> {
    /// Hands over one element with all that is inside. A function of its own, and called often: browsers make such a
    /// one fast while a long file is still being read.
    #[inline(never)]
    fn element(&mut self, first: &Tag<'t>, sink: &mut impl Sink<'t>, around: &[String]) -> Option<()> {
        let mut count = 0;
        self.begin(first, &mut count, sink, around)?;
        while sink.depth() > 0 {
            match self.piece()? {
                Piece::Open(tag) => self.begin(&tag, &mut count, sink, around)?,
                Piece::Close => sink.close(around),
                Piece::Text(text) => sink.text(text),
                Piece::Other => {}
                Piece::End => return None,
            }
        }
        Some(())
    }

    fn begin(&mut self, tag: &Tag<'t>, count: &mut usize, sink: &mut impl Sink<'t>, around: &[String]) -> Option<()> {
        if around.len() + sink.depth() >= MAX_DEPTH || *count >= MAX_ELEMENTS {
            return None;
        }
        *count += 1;
        sink.open(tag.content, tag.name, self.lines.of(tag.place))?;
        if tag.empty {
            sink.close(around);
        }
        Some(())
    }

    #[inline(always)]
    fn piece(&mut self) -> Option<Piece<'t>> {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            None => return Some(Piece::End),
            Some(b'<') => {}
            Some(b'&') => return self.other(),
            Some(_) => return self.words(),
        }
        match bytes.get(self.at + 1)? {
            b'/' => self.close(),
            b'!' | b'?' => self.other(),
            _ => self.tag(),
        }
    }

    fn tag(&mut self) -> Option<Piece<'t>> {
        let (bytes, from) = (self.text.as_bytes(), self.at + 1);
        let name = bytes[from..].iter().position(|b| ends_name(*b)).filter(|length| *length > 0)?;
        let mut end = from + name;
        match bytes[end] {
            b'>' | b'/' => {}
            b' ' | b'\t' | b'\r' | b'\n' => end = attributes_end(bytes, end)?,
            _ => return None,
        }
        let empty = match bytes[end] {
            b'/' if bytes.get(end + 1) == Some(&b'>') => true,
            b'>' => bytes[end - 1] == b'/',
            _ => return None,
        };
        let closed = if bytes[end] == b'/' { end + 1 } else { end };
        let content = self.text.get(from..closed - usize::from(empty))?;
        let tag = Tag { content, name, place: self.at, empty };
        if !empty {
            self.open.push(tag.name());
        }
        self.at = closed + 1;
        Some(Piece::Open(tag))
    }

    fn close(&mut self) -> Option<Piece<'t>> {
        let (name, rest) = (self.open.pop()?, self.text.as_bytes().get(self.at + 2..)?);
        let (found, behind) = rest.split_at_checked(name.len())?;
        let blank = behind.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count();
        // Names are a few bytes long: comparing them here is cheaper than asking for it.
        let same = found.iter().zip(name.as_bytes()).all(|(a, b)| a == b);
        if !same || behind.get(blank) != Some(&b'>') {
            return None;
        }
        self.at += 2 + name.len() + blank + 1;
        Some(Piece::Close)
    }

    /// A text up to the next tag or character reference.
    fn words(&mut self) -> Option<Piece<'t>> {
        let from = self.at;
        self.at = text_end(self.text.as_bytes(), from);
        let text = self.text.get(from..self.at)?;
        let text = if text.as_bytes().contains(&b'\r') {
            Cow::Owned(BytesText::from_escaped(text).xml_content(XmlVersion::Implicit1_0).into_owned())
        } else {
            Cow::Borrowed(text)
        };
        Some(Piece::Text(text))
    }

    /// One piece as quick-xml reads it: character references, comments and all that begins with `<!` or `<?`.
    #[cold]
    fn other(&mut self) -> Option<Piece<'t>> {
        let mut reader = reader(self.text.get(self.at..)?);
        let event = reader.read_event().ok()?;
        self.at += usize::try_from(reader.buffer_position()).ok()?;
        Some(match event {
            Event::Text(text) => Piece::Text(text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => Piece::Text(text.into_inner()),
            Event::GeneralRef(name) => Piece::Text(Cow::Owned(character(name))),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => Piece::Other,
            Event::Start(_) | Event::End(_) | Event::Empty(_) | Event::Eof => return None,
        })
    }
}

/// Whether the name of a tag ends at a byte, or is none that is read here.
const fn ends_name(b: u8) -> bool {
    matches!(b, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'' | b'<' | b'&')
}

/// Where a tag with attributes ends: at the first `>` outside quotes.
fn attributes_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    let end = bytes[from..].iter().position(|b| {
        match quote {
            Some(open) if *b == open => quote = None,
            None if matches!(b, b'"' | b'\'') => quote = Some(*b),
            _ => {}
        }
        *b == b'>' && quote.is_none()
    });
    end.map(|end| from + end)
}

/// Where the text from here on ends: at `<`, `&` or the end.
fn text_end(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // Eight bytes at once: the lowest high bit stands where the byte sought is.
    let found = |word: u64, byte: u8| {
        let word = word ^ (ONES * byte as u64);
        word.wrapping_sub(ONES) & !word & HIGH
    };
    let rest = &bytes[from..];
    let (words, tail) = rest.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let hit = found(word, b'<') | found(word, b'&');
        if hit != 0 {
            return from + at * 8 + hit.trailing_zeros() as usize / 8;
        }
    }
    let end = tail.iter().position(|b| matches!(b, b'<' | b'&')).unwrap_or(tail.len());
    from + rest.len() - tail.len() + end
}

#[cfg(test)]
mod tests {
    use super::super::{Boxes, Broken, Element, Part, Parts, stream, stream_parts};
    use super::*;
    use crate::intake::xml::flat::Flat;
    use proptest::prelude::*;

    type Given = Vec<(Element, Vec<String>)>;

    fn inner(name: &str) -> bool {
        name == "b" || name == "d"
    }

    /// What quick-xml alone gives, and what it says at the end.
    fn whole(text: &str) -> (Given, Result<(), Broken>) {
        let mut all = Given::new();
        let mut give = |element: Element, around: &[String]| all.push((element, around.to_vec()));
        let end = super::super::events(text, &mut inner, &mut Boxes::new(&mut give));
        (all, end)
    }

    fn told(part: Part<'_>, out: &mut String) {
        use std::fmt::Write as _;
        let _ = write!(out, "<{} {} {:?} {:?}>", part.name(), part.line(), part.attribute("k"), part.text());
        part.children().for_each(|child| told(child, out));
    }

    /// Elements that are looked at once, in words, by both readers or by quick-xml alone.
    fn parts(text: &str, both: bool) -> (String, Result<(), Broken>) {
        let mut all = String::new();
        let mut give = |part: Part<'_>, _: &[String]| told(part, &mut all);
        let end = if both {
            stream_parts(text, &mut inner, &mut give)
        } else {
            super::super::events(text, &mut inner, &mut Parts { flat: Flat::default(), give: &mut give })
        };
        (all, end)
    }

    fn same(text: &str) {
        let mut all = Given::new();
        let end = stream(text, &mut inner, &mut |element, around| all.push((element, around.to_vec())));
        assert_eq!((all, end), whole(text), "{text:?}");
        assert_eq!(parts(text, true), parts(text, false), "{text:?}");
    }

    #[test]
    fn what_is_plain_is_read_without_the_reader_of_all_xml() {
        let text =
            "<?xml version=\"1.0\"?>\n<x:a k='>'>\r\n<b k=\"1\">A &amp; B<!-- c --><c/><![CDATA[<d>]]></b >\n</x:a>";
        let mut count = 0;
        let mut give = |_: Element, _: &[String]| count += 1;
        assert!(events(text, &mut inner, &mut Boxes::new(&mut give)).is_some());
        assert_eq!(count, 1);
        same(text);
    }

    #[test]
    fn odd_texts_are_read_as_by_the_reader_of_all_xml() {
        for text in [
            "",
            "plain",
            "<a/>",
            "<a>",
            "</a>",
            "<a></b></a>",
            "<a><b>1</b><b>2</c></a>",
            "<a><b>1</b></a><d/>",
            "<a><b/k></a>",
            "<a><b k='/'/></a>",
            "<a><b k=/></a>",
            "<a><b k></b></a>",
            "<a><b k='></b></a>",
            "<a><b<c></b></a>",
            "<a>< b></b></a>",
            "<a><></></a>",
            "<a><b>&#65;&nbsp;&bogus;& &&amp</b></a>",
            "<a><b>\r\r\n\u{feff}x</b></a>",
            "\u{feff}<a>\n<b>1</b></a>",
            "<a><b>1</b><!-- </a>",
            "<a><b></b k='1'></a>",
            "<é><b ü='1'>日</b></é>",
        ] {
            same(text);
        }
        same(&"<b>".repeat(MAX_DEPTH + 1));
        same(&format!("<a>{}", "<b><c/></b>".repeat(50)));
    }

    proptest! {
        #[test]
        fn any_pieces_are_read_as_by_the_reader_of_all_xml(pieces in proptest::collection::vec(0_usize..36, 0..24)) {
            const PIECES: [&str; 36] = [
                "<a>", "</a>", "<b>", "</b>", "<c>", "</c>", "<d>", "</d>", "<b>1</b>", "<d k=\"1\">x</d>", "<a>", "<b>",
                "</b>", "</a>", "<c/>", "<b />", "<d\tk='&lt;>'\n>", "</d >", "text", " ", "\n", "\r\n", "&amp;", "&#x41;",
                "&", ";", "<!-- - -->", "<![CDATA[ ]] ]]>", "<?pi x?>", "<!DOCTYPE a [<!ENTITY x 'y'>]>", "<", ">", "'",
                "\u{feff}", "日期", "<p:b p:k='2'>",
            ];
            let text: String = pieces.iter().map(|at| PIECES[*at]).collect();
            same(&text);
            same(&format!("<a>{text}</a>"));
            same(&format!("<a><b>{text}</b></a>"));
        }
    }
}

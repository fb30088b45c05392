//! XML as elements with local names and the line each starts on. Nothing outside the text is ever fetched, no entity
//! is expanded but the named characters of XML and HTML, and depth and number of elements are limited.

mod flat;
mod plain;

pub(super) use self::flat::Part;

use self::flat::Flat;
use super::label::{Label, Labels};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};
use std::borrow::Cow;

/// Deepest nesting; invoices have some 12 levels, accounts as web pages some 60.
pub(super) const MAX_DEPTH: usize = 400;

/// Most elements kept at one time.
const MAX_ELEMENTS: usize = 800_000;

/// Why a text is not XML that can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Broken {
    /// A rule of XML is broken near this line.
    At(u32),
    /// The text ends before its elements do.
    CutOff,
    /// Nested too deep or with too many elements.
    TooMuch,
}

/// An element: local name without prefix, attributes, and what stands inside in order.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Element {
    /// Name without prefix.
    pub name: Label,
    /// The prefix, empty if none.
    pub prefix: Label,
    /// Attributes with their names as written.
    pub attributes: Vec<(String, String)>,
    /// Elements and texts inside.
    pub content: Vec<Content>,
    /// Line it starts on, from 1.
    pub line: u32,
}

/// What stands inside an element.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Content {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// The elements directly inside.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    /// The elements directly inside with a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children().filter(move |child| child.name == name)
    }

    /// The first element directly inside with a name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| child.name == name)
    }

    /// The first element at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The text at the end of a path, trimmed; empty when the path leads nowhere.
    pub fn text_at(&self, path: &[&str]) -> String {
        self.at(path).map(Self::text).unwrap_or_default()
    }

    /// All text inside, also that of inner elements, trimmed.
    pub fn text(&self) -> String {
        if let [Content::Text(only)] = &self.content[..] {
            return only.trim().to_owned();
        }
        let mut out = String::new();
        self.collect(&mut out);
        out.trim().to_owned()
    }

    fn collect(&self, out: &mut String) {
        for content in &self.content {
            match content {
                Content::Element(element) => element.collect(out),
                Content::Text(text) => out.push_str(text),
            }
        }
    }

    /// The text at the end of a path with single blanks: for names, which files break over lines.
    pub fn words_at(&self, path: &[&str]) -> String {
        self.text_at(path).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// An attribute by its name, with or without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let local = |key: &str| key.rsplit(':').next() == Some(name);
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.or_else(|| self.attributes.iter().find(|(key, _)| local(key))).map(|(_, value)| value.as_str())
    }

    /// Calls a function for this element and all inside, in order; what it returns says whether to look inside.
    pub fn walk<'e>(&'e self, visit: &mut dyn FnMut(&'e Self) -> bool) {
        if visit(self) {
            for child in self.children() {
                child.walk(visit);
            }
        }
    }

    /// The first element of a name, this one included, in order.
    pub fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name {
            return Some(self);
        }
        self.children().find_map(|child| child.find(name))
    }
}

/// The whole text as one element.
pub(super) fn parse(text: &str) -> Result<Element, Broken> {
    let mut root = None;
    stream(text, &mut |_| true, &mut |element, _| root = root.take().or(Some(element)))?;
    root.ok_or(Broken::At(1))
}

/// The name of the first element and its attributes, without reading further.
pub(super) fn root(text: &str) -> Option<Element> {
    let mut reader = reader(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => return element(&start, start.name().into_inner().len(), 1, &mut Labels::default()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    reader
}

/// Reads through the text and hands over each outermost element that `wanted` says yes to, with the names of those
/// around it. Only one of them is in memory at a time.
pub(super) fn stream(
    text: &str,
    wanted: &mut dyn FnMut(&str) -> bool,
    give: &mut dyn FnMut(Element, &[String]),
) -> Result<(), Broken> {
    let mut given = 0;
    let mut first = |element: Element, around: &[String]| {
        given += 1;
        give(element, around);
    };
    if plain::events(text, wanted, &mut Boxes::new(&mut first)).is_some() {
        return Ok(());
    }
    let mut rest = |element: Element, around: &[String]| {
        if given > 0 { given -= 1 } else { give(element, around) }
    };
    events(text, wanted, &mut Boxes::new(&mut rest))
}

/// As [`stream`], for elements that are looked at once and not kept.
pub(super) fn stream_parts(
    text: &str,
    wanted: &mut dyn FnMut(&str) -> bool,
    give: &mut dyn FnMut(Part<'_>, &[String]),
) -> Result<(), Broken> {
    let mut given = 0;
    let mut first = |part: Part<'_>, around: &[String]| {
        given += 1;
        give(part, around);
    };
    if plain::events(text, wanted, &mut Parts { flat: Flat::default(), give: &mut first }).is_some() {
        return Ok(());
    }
    let mut rest = |part: Part<'_>, around: &[String]| {
        if given > 0 { given -= 1 } else { give(part, around) }
    };
    events(text, wanted, &mut Parts { flat: Flat::default(), give: &mut rest })
}

/// What becomes of the elements that are wanted.
trait Sink<'t> {
    /// How many elements are open.
    fn depth(&self) -> usize;
    /// An element begins; `content` is what stands between its brackets and `name` the length of its name there.
    fn open(&mut self, content: &'t str, name: usize, line: u32) -> Option<()>;
    /// A text inside the element that is open.
    fn text(&mut self, text: Cow<'t, str>);
    /// The element that is open ends; the outermost is handed over.
    fn close(&mut self, around: &[String]);
}

struct Boxes<'g> {
    open: Vec<Element>,
    names: Labels,
    give: &'g mut dyn FnMut(Element, &[String]),
}

impl<'g> Boxes<'g> {
    fn new(give: &'g mut dyn FnMut(Element, &[String])) -> Self {
        Self { open: Vec::new(), names: Labels::default(), give }
    }
}

impl Sink<'_> for Boxes<'_> {
    fn depth(&self) -> usize {
        self.open.len()
    }

    fn open(&mut self, content: &str, name: usize, line: u32) -> Option<()> {
        self.open.push(element(content, name, line, &mut self.names)?);
        Some(())
    }

    fn text(&mut self, text: Cow<'_, str>) {
        append(&mut self.open, &text);
    }

    fn close(&mut self, around: &[String]) {
        let Some(done) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.content.push(Content::Element(done)),
            None => (self.give)(done, around),
        }
    }
}

struct Parts<'g, 't> {
    flat: Flat<'t>,
    give: &'g mut dyn FnMut(Part<'_>, &[String]),
}

impl<'t> Sink<'t> for Parts<'_, 't> {
    fn depth(&self) -> usize {
        self.flat.depth()
    }

    fn open(&mut self, content: &'t str, name: usize, line: u32) -> Option<()> {
        let (name, attributes) = content.split_at(name);
        let local = name.bytes().rposition(|b| b == b':').map_or(0, |at| at + 1);
        self.flat.open(&name[local..], line);
        if !attributes.is_empty() {
            for attribute in Attributes::new(attributes, 0).with_checks(false) {
                let attribute = attribute.ok()?;
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                let value = value.unwrap_or_else(|_| attribute.value.clone());
                self.flat.attribute(attribute.key.into_inner(), value);
            }
        }
        Some(())
    }

    fn text(&mut self, text: Cow<'t, str>) {
        self.flat.text(text);
    }

    fn close(&mut self, around: &[String]) {
        self.flat.close();
        if self.flat.depth() == 0 {
            (self.give)(self.flat.root(), around);
            self.flat.clear();
        }
    }
}

fn events<'t>(text: &'t str, wanted: &mut dyn FnMut(&str) -> bool, sink: &mut impl Sink<'t>) -> Result<(), Broken> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = Lines::new(text);
    let mut reader = reader(text);
    let mut around: Vec<String> = Vec::new();
    let mut count = 0_usize;
    let mut roots = 0_usize;
    loop {
        let place = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|error| broken(&error, &mut lines, &reader))?;
        match event {
            Event::Start(start) => {
                let line = lines.of(place);
                let depth = sink.depth();
                if around.len() + depth >= MAX_DEPTH || count >= MAX_ELEMENTS {
                    return Err(Broken::TooMuch);
                }
                roots += usize::from(around.is_empty() && depth == 0);
                if depth == 0 && !wanted(start.local_name().into_inner()) {
                    around.push(start.local_name().into_inner().to_owned());
                } else {
                    count += 1;
                    // The same bytes, but for as long as the text itself lives.
                    let content = text.get(place + 1..place + 1 + start.len()).ok_or(Broken::At(line))?;
                    debug_assert_eq!(content, &*start);
                    sink.open(content, start.name().into_inner().len(), line).ok_or(Broken::At(line))?;
                }
            }
            Event::End(_) if sink.depth() == 0 => {
                around.pop();
            }
            Event::End(_) => {
                sink.close(&around);
                count = if sink.depth() == 0 { 0 } else { count };
            }
            Event::Text(text) => sink.text(text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => sink.text(text.into_inner()),
            Event::GeneralRef(name) => sink.text(Cow::Owned(character(name))),
            Event::Eof if around.is_empty() && sink.depth() == 0 && roots > 0 => return Ok(()),
            Event::Eof => return Err(Broken::CutOff),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn broken(error: &quick_xml::Error, lines: &mut Lines<'_>, reader: &Reader<&[u8]>) -> Broken {
    match error {
        quick_xml::Error::Syntax(_) if reader.buffer_position() as usize >= lines.text.len() => Broken::CutOff,
        _ => Broken::At(lines.of(usize::try_from(reader.error_position()).unwrap_or(0))),
    }
}

fn append(open: &mut [Element], text: &str) {
    let Some(last) = open.last_mut() else { return };
    if let Some(Content::Text(before)) = last.content.last_mut() {
        before.push_str(text);
    } else if !text.is_empty() {
        // Most elements hold one text and nothing else.
        last.content.reserve_exact(usize::from(last.content.is_empty()));
        last.content.push(Content::Text(text.to_owned()));
    }
}

fn element(content: &str, name: usize, line: u32, names: &mut Labels) -> Option<Element> {
    let (name, raw) = content.split_at(name);
    let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
    let mut attributes = Vec::new();
    for attribute in Attributes::new(raw, 0).with_checks(false) {
        let attribute = attribute.ok()?;
        let key = attribute.key.into_inner().to_owned();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        attributes.push((key, value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned())));
    }
    Some(Element { name: names.of(local), prefix: names.of(prefix), attributes, content: Vec::new(), line })
}

/// What a reference stands for.
fn character(reference: BytesRef<'_>) -> String {
    let found = reference.resolve_char_ref().ok().flatten().map(String::from);
    found.unwrap_or_else(|| named(&reference.into_inner()))
}

/// Characters that web pages name; other names stay as written.
fn named(name: &str) -> String {
    match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "pound" => "£",
        "euro" => "€",
        "yen" => "¥",
        "ndash" => "–",
        "mdash" => "—",
        "minus" => "−",
        "shy" => "",
        "thinsp" => "\u{2009}",
        "ensp" => "\u{2002}",
        "emsp" => "\u{2003}",
        "copy" => "©",
        "reg" => "®",
        "middot" => "·",
        "lsquo" => "‘",
        "rsquo" => "’",
        "ldquo" => "“",
        "rdquo" => "”",
        other => return format!("&{other};"),
    }
    .to_owned()
}

/// Decodes the named and numbered characters of a piece of a web page.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        let Some(end) = end.filter(|end| rest[..*end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')) else {
            out.push('&');
            continue;
        };
        let name = &rest[..end];
        rest = &rest[end + 1..];
        let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        });
        match number.and_then(char::from_u32) {
            Some(c) => out.push(c),
            None => out.push_str(&named(name)),
        }
    }
    out.push_str(rest);
    out
}

/// Counts lines as the reading goes on, so that no part is counted twice.
struct Lines<'t> {
    text: &'t [u8],
    /// Where the next line break stands.
    next: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        Self { text, next: next_break(text, 0), line: 1 }
    }

    fn of(&mut self, place: usize) -> u32 {
        while self.next < place.min(self.text.len()) {
            self.line = self.line.saturating_add(1);
            self.next = next_break(self.text, self.next + 1);
        }
        self.line
    }
}

/// How many line breaks a text has. As many as a byte can count are added at a time: sixteen bytes at once.
pub(super) fn line_breaks(text: &str) -> usize {
    let blocks = text.as_bytes().chunks(usize::from(u8::MAX));
    blocks.map(|block| usize::from(block.iter().fold(0_u8, |count, b| count + u8::from(*b == b'\n')))).sum()
}

/// Where the next line break stands, or the end.
fn next_break(text: &[u8], from: usize) -> usize {
    const BLOCK: usize = 64;
    let blocks = text[from..].chunks_exact(BLOCK);
    // All bytes of a block are looked at together, which takes little longer than one.
    let clear = blocks.take_while(|block| !block.iter().fold(false, |any, b| any | (*b == b'\n'))).count() * BLOCK;
    let rest = &text[from + clear..];
    from + clear + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_keep_text_attributes_and_lines() {
        let text = "\u{feff}<?xml version=\"1.0\"?>\n<a:b xmlns:a=\"x\" c=\"1 &amp; 2\">\n<d>A &amp; B&nbsp;C<!-- no -->\
                    <![CDATA[<x>]]></d>\n  <e/></a:b>";
        let root = parse(text).unwrap();
        assert_eq!((root.name.as_str(), root.prefix.as_str(), root.line), ("b", "a", 2));
        assert_eq!(root.attribute("c"), Some("1 & 2"));
        let d = root.child("d").unwrap();
        assert_eq!((d.text().as_str(), d.line), ("A & B\u{a0}C<x>", 3));
        assert_eq!(root.child("e").map(|e| e.line), Some(4));
    }

    #[test]
    fn broken_texts_are_told_apart() {
        for (text, expected) in [
            ("<a><b></b>", Broken::CutOff),
            ("<a>\n<b></c></a>", Broken::At(2)),
            ("", Broken::CutOff),
            ("plain", Broken::CutOff),
            ("<a><b", Broken::CutOff),
        ] {
            assert_eq!(parse(text).err(), Some(expected), "{text}");
        }
        let deep = "<a>".repeat(500);
        assert_eq!(parse(&deep).err(), Some(Broken::TooMuch));
    }

    #[test]
    fn no_entity_is_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"boom\">]><a>&x;&x;</a>";
        assert_eq!(parse(bomb).unwrap().text(), "&x;&x;");
        assert_eq!(unescape("A &amp; B &#163;5 &#x20AC; &bogus; & c"), "A & B £5 € &bogus; & c");
    }
}

//! OFX text as a list of marks: SGML with or without closing tags, or XML, as banks really write it.
//!
//! Nothing nests here, so nothing can nest too deep. Only the five named characters of XML and numbered ones are
//! decoded; a declaration of entities is read over.

use crate::intake::entities::push_resolved;

/// One tag with what stands between it and the next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Mark<'t> {
    /// The name in upper case.
    pub name: String,
    /// Whether it closes.
    pub closes: bool,
    /// The text behind it, trimmed, not decoded.
    pub value: &'t str,
    /// The line it stands on, from 1.
    pub line: u32,
    /// Bytes in front of it.
    pub place: usize,
}

/// Walks through the tags of a text.
pub(super) struct Marks<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    counted: usize,
}

impl<'t> Marks<'t> {
    /// From the start of a text.
    pub const fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, counted: 0 }
    }

    fn line_at(&mut self, place: usize) -> u32 {
        let breaks = self.text.as_bytes()[self.counted..place].iter().filter(|b| **b == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.counted = place;
        self.line
    }

    /// The end of the text behind a tag: the next tag, comment or declaration.
    fn value_end(&self, from: usize) -> usize {
        let rest = &self.text[from..];
        let trimmed = from + (rest.len() - rest.trim_start().len());
        if self.text[trimmed..].starts_with("<![CDATA[") {
            return self.text[trimmed..].find("]]>").map_or(self.text.len(), |end| trimmed + end + 3);
        }
        let mut at = from;
        while let Some(next) = self.text[at..].find('<') {
            at += next;
            if starts_tag(&self.text[at..]) {
                return at;
            }
            at += 1;
        }
        self.text.len()
    }
}

/// Whether a `<` begins a tag, a comment or a declaration; banks also write a bare `<` in texts.
fn starts_tag(rest: &str) -> bool {
    let body = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<')).unwrap_or_default();
    match body.as_bytes().first() {
        Some(b'!' | b'?') => true,
        Some(b) if b.is_ascii_alphabetic() => {
            let name = body.bytes().take_while(|b| name_byte(*b)).count();
            matches!(body.as_bytes().get(name), Some(b'>' | b' ' | b'/' | b'\t' | b'\r' | b'\n' | b'<') | None)
                && name <= 40
        }
        _ => false,
    }
}

const fn name_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b':')
}

impl<'t> Iterator for Marks<'t> {
    type Item = Mark<'t>;

    fn next(&mut self) -> Option<Mark<'t>> {
        loop {
            let start = self.at + self.text[self.at..].find('<')?;
            let rest = &self.text[start..];
            if !starts_tag(rest) {
                self.at = start + 1;
                continue;
            }
            if rest.starts_with("<!--") {
                self.at = rest.find("-->").map_or(self.text.len(), |end| start + end + 3);
                continue;
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                self.at = rest.find('>').map_or(self.text.len(), |end| start + end + 1);
                continue;
            }
            let closes = rest.starts_with("</");
            let from = start + if closes { 2 } else { 1 };
            let length = self.text[from..].bytes().take_while(|b| name_byte(*b)).count();
            let name = self.text[from..from + length].to_ascii_uppercase();
            let behind = &self.text[from + length..];
            // Attributes are read over; a tag without its `>` ends where the next one begins.
            let stop = behind.find(['>', '<']).unwrap_or(behind.len());
            let shut = behind[..stop].trim_end().ends_with('/');
            let end = from + length + stop + usize::from(behind[stop..].starts_with('>'));
            let value_end = if shut || closes { end } else { self.value_end(end) };
            self.at = value_end;
            let line = self.line_at(start);
            let value = self.text[end..value_end].trim();
            return Some(Mark { name, closes, value, line, place: start });
        }
    }
}

/// A value with its characters decoded and its line breaks as blanks.
pub(super) fn decoded(value: &str) -> String {
    let value = value.strip_prefix("<![CDATA[").map_or(value, |inner| inner.trim_end_matches("]]>"));
    let mut out = String::with_capacity(value.len());
    push_resolved(&mut out, value, named);
    super::super::statement::squeezed(&out)
}

fn named(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(String, String)> {
        Marks::new(text)
            .map(|mark| (format!("{}{}", if mark.closes { "/" } else { "" }, mark.name), decoded(mark.value)))
            .collect()
    }

    #[test]
    fn tags_as_banks_write_them() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        for (text, expected) in [
            ("<NAME>GROCER A & Z\n<MEMO>x", vec![pair("NAME", "GROCER A & Z"), pair("MEMO", "x")]),
            ("<name>a</name>", vec![pair("NAME", "a"), pair("/NAME", "")]),
            ("<MEMO/><FITID>1", vec![pair("MEMO", ""), pair("FITID", "1")]),
            ("<OFX ><A b=\"1\">2", vec![pair("OFX", ""), pair("A", "2")]),
            ("<MEMO>1 < 2 <3> &lt;&#65;&bogus;<A>", vec![pair("MEMO", "1 < 2 <3> <A&bogus;"), pair("A", "")]),
            ("<MEMO><![CDATA[a <b> c]]></MEMO>", vec![pair("MEMO", "a <b> c"), pair("/MEMO", "")]),
            ("<!-- <A>1 --><?OFX x?><B>2", vec![pair("B", "2")]),
            ("<OFX<STMTRS>", vec![pair("OFX", ""), pair("STMTRS", "")]),
            ("<MEMO>two\r\nlines\n<A>", vec![pair("MEMO", "two lines"), pair("A", "")]),
            ("<", vec![]),
            ("<A", vec![pair("A", "")]),
        ] {
            assert_eq!(all(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_are_counted() {
        let lines: Vec<u32> = Marks::new("\n<A>\n\n<B>x\n</B>").map(|mark| mark.line).collect();
        assert_eq!(lines, [2, 4, 5]);
    }
}

//! The fields of SWIFT statements: `:61:…` and what follows, however its lines were broken.

/// One field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Field<'t> {
    /// The tag, such as `61` or `60F`; empty for text outside any field.
    pub tag: &'t str,
    /// Its lines, without line ends.
    pub lines: Vec<&'t str>,
    /// The line it begins on, from 1.
    pub line: u32,
    /// Bytes in front of it.
    pub place: usize,
}

/// Where in a statement the reading stands; it decides what may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Before any balance or row.
    Head,
    /// Among the rows.
    Rows,
    /// Behind the closing balance.
    Tail,
}

/// All fields of a text.
pub(super) fn fields(text: &str) -> Vec<Field<'_>> {
    let lines = lines(text);
    let mut out: Vec<Field<'_>> = Vec::new();
    let mut stage = Stage::Head;
    for (at, line) in lines.iter().enumerate() {
        let (number, place, text) = (line.number, line.place, envelope(line.text));
        if ends(text) {
            stage = Stage::Head;
            out.push(Field { tag: "-", lines: Vec::new(), line: number, place });
            continue;
        }
        let next: Vec<&str> = lines[at + 1..].iter().take(2).map(|line| line.text).collect();
        match tagged(text, line.bare).filter(|(tag, value)| fits(tag, value, stage, &next)) {
            Some((tag, value)) => {
                let before = stage;
                stage = match tag {
                    "25" if before == Stage::Rows && value.contains('?') => stage,
                    "20" | "25" | "25P" => Stage::Head,
                    "60F" | "60M" | "61" => Stage::Rows,
                    "62F" | "62M" | "64" | "65" | "90C" | "90D" => Stage::Tail,
                    _ => stage,
                };
                // A row's own text under the wrong tag.
                let tag = if tag == "25" && before == Stage::Rows && value.contains('?') { "86" } else { tag };
                out.push(Field { tag, lines: vec![value], line: number, place });
            }
            None => match out.last_mut().filter(|field| field.tag != "-") {
                Some(field) => field.lines.push(text),
                None if text.trim().is_empty() => {}
                None => out.push(Field { tag: "", lines: vec![text], line: number, place }),
            },
        }
    }
    out
}

/// A line with its number and place, and whether the colon before its tag stands at the end of the line above.
struct Line<'t> {
    number: u32,
    place: usize,
    text: &'t str,
    bare: bool,
}

/// All lines. A colon at a line's end and a tag without one at the start of the next belong together.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    let mut place = 0;
    for (number, whole) in (1_u32..).zip(text.split_inclusive('\n')) {
        for text in whole.trim_end_matches(['\n', '\r']).split('\r') {
            let tag = ["86:", "61:", "62F:", "62M:", "64:"].iter().any(|tag| text.starts_with(tag));
            let above = out.last_mut().filter(|line| tag && line.text.ends_with(':'));
            let bare = above.is_some_and(|line| {
                line.text = &line.text[..line.text.len() - 1];
                true
            });
            out.push(Line { number, place, text, bare });
        }
        place += whole.len();
    }
    out
}

/// A line without the blocks of a SWIFT message around it (`{1:F01…}{2:O940…}{4:`).
fn envelope(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| c.is_control() || c == '\u{feff}');
    if line.starts_with('{') {
        return line.rfind("{4:").map_or("", |at| &line[at + 3..]);
    }
    line
}

/// Whether a line ends a message: `-`, `-}` and what follows.
fn ends(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    line == "-" || line.starts_with("-}")
}

const TAGS: [&str; 21] = [
    "13D", "13", "20", "21", "25P", "25", "28C", "28D", "28", "34F", "60F", "60M", "61", "62F", "62M", "64", "65",
    "86", "90C", "90D", "NS",
];

/// The tag and the value of a line that begins a field.
fn tagged(line: &str, bare: bool) -> Option<(&str, &str)> {
    let rest = if bare { line } else { line.trim_start().strip_prefix(':')? };
    let (tag, value) = rest.split_once(':')?;
    (TAGS.contains(&tag) || matches!(tag, "940" | "942")).then_some((tag, value))
}

/// Whether a field may stand here; times and numbers in texts look like tags (`:20:44:45`).
fn fits(tag: &str, value: &str, stage: Stage, next: &[&str]) -> bool {
    let value = value.trim_start();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    match tag {
        "61" => digits >= 4,
        "60F" | "60M" | "62F" | "62M" | "64" | "65" => value.starts_with(['C', 'D', 'c', 'd']),
        "90C" | "90D" => digits >= 1,
        "86" | "NS" | "940" | "942" => true,
        "20" if stage == Stage::Rows => next.iter().any(|line| {
            tagged(line, false).is_some_and(|(tag, _)| matches!(tag, "21" | "25" | "25P" | "28" | "28C" | "13D"))
        }),
        // A statement without its field 20, or a row's text under the wrong tag.
        "25" | "25P" if stage == Stage::Rows => {
            let heads = |line: &&str| {
                tagged(line, false).is_some_and(|(tag, _)| matches!(tag, "28" | "28C" | "60F" | "60M" | "34F" | "13D"))
            };
            value.contains('?') || next.first().is_some_and(heads)
        }
        _ => stage != Stage::Rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<&str> {
        fields(text).into_iter().map(|field| field.tag).collect()
    }

    #[test]
    fn fields_are_told_from_texts_that_look_like_them() {
        for (text, expected) in [
            (
                ":20:A\r\n:25:B\r\n:60F:C240101EUR1,\r\n:61:240101D1,NMSC\r\n:86:x\r\n:62F:C240101EUR0,\r\n-",
                &["20", "25", "60F", "61", "86", "62F", "-"][..],
            ),
            ("{1:F01X}{2:O940X}{4:\n:20:A\n-}{5:}\n", &["20", "-"]),
            ("{1:F01X}{4::20:A\n-}", &["20", "-"]),
            // A time of day in a text, and a new statement without an end before it.
            (":60F:C240101EUR1,\n:61:240101D1,NMSC\n:86:paid at 12\n:20:44:45\nthen", &["60F", "61", "86"]),
            (":60F:C240101EUR1,\n:61:240101D1,NMSC\n:86:x\n:20:B\n:25:C\n", &["60F", "61", "86", "20", "25"]),
            (":61:240101D1,NMSC\n:\n86:x", &["61", "86"]),
            (":60F:C240101EUR1,\n:61:240101D1,NMSC\n:25:166?00TEXT?20A", &["60F", "61", "86"]),
            ("\u{1}\n:20:A\n", &["20"]),
            (":62F:C240101EUR0,\n:25:NL1\n:28:1\n:60F:C240101EUR0,", &["62F", "25", "28", "60F"]),
            (":60F:C240101EUR1,\n:61:240101D1,NMSC\n:25:NL1\n:28:1\n", &["60F", "61", "25", "28"]),
            // The colon of a tag at the end of the line above.
            (":61:240101D1,NMSC:\n86:x", &["61", "86"]),
        ] {
            assert_eq!(tags(text), expected, "{text}");
        }
    }
}

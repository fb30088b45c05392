//! What the model of words sees in a line: pieces of its text, read one way in training and in use.

/// A piece of a line. Pieces of Chinese overlap, since nothing stands between its words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Feature<'t> {
    /// One to four Chinese characters in a row, a word of letters, or such a word with the next behind a blank
    /// (the next may be a single letter).
    Word(&'t str),
    /// The first four letters of a word of at least six: `payroll` and `payrolls` share them.
    Stem(&'t str),
    /// The line names no other party.
    Nobody,
    /// The other party is two or three Chinese characters, as most persons' names are.
    ShortName,
}

impl Feature<'_> {
    /// As the model's file writes it.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Word(word) => (*word).to_owned(),
            Self::Stem(stem) => format!("{stem}~"),
            Self::Nobody => "~nobody".to_owned(),
            Self::ShortName => "~short name".to_owned(),
        }
    }
}

/// Longest piece of Chinese, in characters.
const LONGEST: usize = 4;

/// Half width, lower case, single blanks, none around: the form in which words are looked for.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match half_width(c) {
                c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
                c => out.extend(c.to_lowercase()),
            }
        }
    }
    out
}

/// A full-width form as its half-width character.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '—' | '–' => '-',
        _ => c,
    }
}

/// Gives every piece of a line's party, text and kind, all folded. A piece that stands there twice is given twice.
/// Digits belong to no piece.
pub fn features<'t>(fields: [&'t str; 3], each: &mut impl FnMut(Feature<'t>)) {
    let party = fields[0];
    if !party.chars().any(char::is_alphanumeric) {
        each(Feature::Nobody);
    } else if short_name(party) {
        each(Feature::ShortName);
    }
    for field in fields {
        pieces(field, each);
    }
}

/// Whether it is a Chinese character.
pub(super) const fn han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Masked names (`陈**`) are names too.
fn short_name(party: &str) -> bool {
    let bare = party.trim_end_matches('*');
    bare.chars().all(han) && (2..=3).contains(&party.chars().count())
}

fn pieces<'t>(field: &'t str, each: &mut impl FnMut(Feature<'t>)) {
    let mut rest = field;
    // The word of letters before, if only a blank lies between: where it began in the field.
    let mut before: Option<usize> = None;
    while let Some(first) = rest.chars().next() {
        let start = field.len() - rest.len();
        let kind = |c: char| if han(c) { 2 } else { u8::from(c.is_alphabetic()) };
        let class = kind(first);
        let length = rest.find(|c| kind(c) != class).unwrap_or(rest.len());
        let run = &rest[..length];
        rest = &rest[length..];
        match class {
            2 => {
                chinese(run, each);
                before = None;
            }
            1 => {
                if let Some(from) = before {
                    each(Feature::Word(&field[from..start + length]));
                }
                before = Some(start).filter(|_| latin(run, each) && rest.starts_with(' '));
            }
            _ if run == " " => {}
            _ => before = None,
        }
    }
}

fn chinese<'t>(run: &'t str, each: &mut impl FnMut(Feature<'t>)) {
    for (start, _) in run.char_indices() {
        let ends = run[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
        for end in ends.take(LONGEST) {
            each(Feature::Word(&run[start..end]));
        }
    }
}

/// Whether it is a word at all: a single letter is none.
fn latin<'t>(run: &'t str, each: &mut impl FnMut(Feature<'t>)) -> bool {
    let letters = run.chars().count();
    if letters >= 2 {
        each(Feature::Word(run));
    }
    if letters >= 6
        && let Some((end, _)) = run.char_indices().nth(4)
    {
        each(Feature::Stem(&run[..end]));
    }
    letters >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(party: &str, text: &str) -> Vec<String> {
        let (party, text) = (fold(party), fold(text));
        let mut found = Vec::new();
        features([&party, &text, ""], &mut |feature| found.push(feature.key()));
        found
    }

    #[test]
    fn a_line_is_cut_as_people_read_it() {
        assert_eq!(of("", "８月工资A1"), ["~nobody", "月", "月工", "月工资", "工", "工资", "资"]);
        assert_eq!(of("王小明", "-")[..2], ["~short name", "王"]);
        assert_eq!(of("陈**", ""), ["~short name", "陈"]);
        assert_eq!(of("THAMES  Water", ""), ["thames", "tham~", "thames water", "water"]);
        // Only a single blank joins two words, and digits part them.
        assert_eq!(of("x", "PAY-RUN 12 AT A"), ["pay", "run", "at", "at a"]);
        assert_eq!(of("国网", "电")[0], "~short name");
        assert_eq!(of("", ""), ["~nobody"]);
    }
}

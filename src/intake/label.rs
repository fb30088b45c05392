//! Short texts of rows. Most are parts of the text of their file, and share it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

/// A short text: a part of a longer one that it keeps alive, or one of its own; empty takes no memory elsewhere.
#[derive(Clone, Default)]
pub struct Label {
    whole: Option<Rc<String>>,
    start: u32,
    length: u32,
}

impl Label {
    /// No text.
    pub const EMPTY: Self = Self { whole: None, start: 0, length: 0 };

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let (start, length) = (self.start as usize, self.length as usize);
        self.whole.as_deref().and_then(|whole| whole.get(start..start + length)).unwrap_or_default()
    }

    /// Whether both are the same part of the same text, which says more than that they are equal.
    fn is(&self, other: &Self) -> bool {
        let same = match (&self.whole, &other.whole) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two),
            (one, two) => one.is_none() && two.is_none(),
        };
        same && (self.start, self.length) == (other.start, other.length)
    }
}

impl PartialEq for Label {
    fn eq(&self, other: &Self) -> bool {
        self.length == other.length && (self.is(other) || self.as_str() == other.as_str())
    }
}

impl Eq for Label {}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Label {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Label {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

/// A long text of which labels can be parts.
#[derive(Clone, Debug)]
pub struct Text {
    whole: Rc<String>,
    start: usize,
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { whole: Rc::new(text), start: 0 }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.start..).unwrap_or_default()
    }
}

impl Text {
    /// Where a part of this text stands in the whole; `None` when it is a text of its own.
    fn place(&self, part: &str) -> Option<usize> {
        let place = part.as_ptr().addr().checked_sub(self.whole.as_ptr().addr())?;
        (place + part.len() <= self.whole.len()).then_some(place)
    }

    /// A label of a part of this text, which then takes no memory for it, or of any other text.
    #[must_use]
    pub fn label(&self, part: &str) -> Label {
        let place = self.place(part).and_then(|place| u32::try_from(place).ok());
        match (place, u32::try_from(part.len())) {
            (_, Ok(0)) => Label::EMPTY,
            (Some(start), Ok(length)) => Label { whole: Some(self.whole.clone()), start, length },
            _ => part.into(),
        }
    }

    /// The rest of this text from a part of it on; `None` when the part is a text of its own.
    #[must_use]
    pub fn from_part(&self, part: &str) -> Option<Self> {
        let ends = part.as_ptr().addr() + part.len() == self.whole.as_ptr().addr() + self.whole.len();
        self.place(part).filter(|_| ends).map(|start| Self { whole: self.whole.clone(), start })
    }
}

impl Deref for Label {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Label {
    /// Of a text beyond 4 GiB, which no file has, the first 4 GiB.
    fn from(text: String) -> Self {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self { whole: (length > 0).then(|| Rc::new(text)), start: 0, length }
    }
}

impl From<std::borrow::Cow<'_, str>> for Label {
    fn from(text: std::borrow::Cow<'_, str>) -> Self {
        text.as_ref().into()
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.as_str().to_owned()
    }
}

impl PartialEq<str> for Label {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Label {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// Places in which the last labels are kept.
const PLACES: usize = 2_048;

/// Gives equal texts the same memory as long as not too many others come between them.
#[derive(Debug)]
pub struct Labels {
    last: Vec<(u32, Label)>,
}

impl Default for Labels {
    fn default() -> Self {
        Self { last: vec![(0, Label::default()); PLACES] }
    }
}

impl Labels {
    /// A label of a text.
    pub fn of(&mut self, text: &str) -> Label {
        if text.is_empty() {
            return Label::default();
        }
        let hash = text_hash(text);
        let (of, label) = &mut self.last[hash as usize % PLACES];
        // The texts themselves are far away in memory and rarely looked at when they differ.
        if *of != hash || label.as_str() != text {
            (*of, *label) = (hash, text.into());
        }
        label.clone()
    }
}

/// A number that equal texts share and few others: by the length and the first bytes, eight at a time. The factor is
/// that of SplitMix64.
#[must_use]
pub fn text_hash(text: &str) -> u32 {
    const LOOK: usize = 64;
    const FACTOR: u64 = 0xbf58_476d_1ce4_e5b9;
    let bytes = text.as_bytes();
    let (chunks, rest) = bytes[..bytes.len().min(LOOK)].as_chunks::<8>();
    let rest = rest.iter().fold(bytes.len(), |value, byte| (value << 8) ^ usize::from(*byte));
    let step = |hash: u64, value: u64| (hash ^ value).wrapping_mul(FACTOR).rotate_left(29);
    let hash = chunks.iter().map(|chunk| u64::from_le_bytes(*chunk)).fold(0, step);
    let hash = step(step(hash, rest as u64), bytes.len() as u64);
    #[expect(clippy::cast_possible_truncation, reason = "only its low bits are wanted")]
    let low = hash as u32;
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_their_memory_and_empty_ones_have_none() {
        let mut labels = Labels::default();
        let names: Vec<String> = (0..300).map(|n| format!("客户{n}商贸有限公司")).collect();
        let first: Vec<Label> = names.iter().map(|name| labels.of(name)).collect();
        let again: Vec<Label> = names.iter().map(|name| labels.of(name)).collect();
        assert!(first.iter().zip(&again).filter(|(one, other)| one.is(other)).count() > 200);
        assert!(names.iter().zip(&again).all(|(name, label)| label == name.as_str()));
        assert!(labels.of("").whole.is_none());
        assert_eq!(Label::from(String::new()), Label::default());
    }

    #[test]
    fn a_part_of_a_text_is_shared_and_any_other_text_is_copied() {
        let text = Text::from("\u{feff}日期,金额\n客户,1".to_owned());
        let body = text.from_part(&text[3..]).unwrap();
        assert_eq!(&*body, "日期,金额\n客户,1");
        let (part, other) = (body.label(&body[7..13]), body.label("金额"));
        assert_eq!((part.as_str(), other.as_str()), ("金额", "金额"));
        assert_eq!(part, other);
        assert!(part.is(&text.label(&text[10..16])) && !part.is(&other));
        assert!(body.label(&body[7..7]).whole.is_none());
        assert!(text.from_part("客户").is_none() && text.from_part(&text[..3]).is_none());
        drop((text, body));
        assert_eq!(part.as_str(), "金额");
    }
}

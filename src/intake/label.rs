//! Short texts of rows. A statement says the same few names and words in most of its rows.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A text that may share its memory with equal ones; empty takes none.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(Option<Rc<str>>);

impl Label {
    /// No text.
    pub const EMPTY: Self = Self(None);

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
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
        Self((!text.is_empty()).then(|| text.into()))
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        text.as_str().into()
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
        let hash = hash(text.as_bytes());
        let (of, label) = &mut self.last[hash as usize % PLACES];
        // The texts themselves are far away in memory and rarely looked at when they differ.
        if *of != hash || label.as_str() != text {
            (*of, *label) = (hash, text.into());
        }
        label.clone()
    }
}

/// By the length and the first bytes, eight at a time; the factor is that of SplitMix64.
fn hash(bytes: &[u8]) -> u32 {
    const LOOK: usize = 64;
    const FACTOR: u64 = 0xbf58_476d_1ce4_e5b9;
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
        let shared = |(a, b): (&Label, &Label)| a.0.as_ref().zip(b.0.as_ref()).is_some_and(|(a, b)| Rc::ptr_eq(a, b));
        assert!(first.iter().zip(&again).filter(|pair| shared(*pair)).count() > 200);
        assert!(names.iter().zip(&again).all(|(name, label)| label == name.as_str()));
        assert_eq!(labels.of("").0, None);
        assert_eq!(Label::from(String::new()), Label::default());
    }
}

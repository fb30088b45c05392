//! Names of things: facts, indicators, formulas, parameters, modes.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// The stable, dotted, lower-case name of a thing that can be asked about, such as `entity.age_months`.
/// Cheap to copy, whether it comes from the program or from a pack: an assessment copies thousands of them.
#[derive(Clone)]
pub struct Id(Text);

#[derive(Clone)]
enum Text {
    Program(&'static str),
    Shared(Rc<str>),
}

impl Id {
    /// An id written in the program.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(Text::Program(text))
    }

    /// An id read from a pack or a file.
    #[must_use]
    pub fn owned(text: impl Into<Rc<str>>) -> Self {
        Self(Text::Shared(text.into()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Program(text) => text,
            Text::Shared(text) => text,
        }
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Places of names by their hash, for looking one up at once: ids are looked up thousands of times in an assessment.
#[derive(Debug)]
pub struct Names<const SLOTS: usize> {
    places: [u16; SLOTS],
}

impl<const SLOTS: usize> Names<SLOTS> {
    /// The table of some names, of which there must be fewer than slots.
    #[must_use]
    pub const fn of<const N: usize>(names: &[&str; N]) -> Self {
        assert!(N < SLOTS, "a table of names needs an empty slot");
        let mut places = [FREE; SLOTS];
        let mut place: u16 = 0;
        while (place as usize) < N {
            let mut slot = hash(names[place as usize]) % SLOTS;
            while places[slot] != FREE {
                slot = (slot + 1) % SLOTS;
            }
            places[slot] = place;
            place += 1;
        }
        Self { places }
    }

    /// The place of a name among those of the table.
    pub fn place(&self, name: &str, names: impl Fn(usize) -> &'static str) -> Option<usize> {
        let mut slot = hash(name) % SLOTS;
        loop {
            let place = usize::from(*self.places.get(slot).filter(|place| **place != FREE)?);
            if names(place) == name {
                return Some(place);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// A slot that holds no place.
const FREE: u16 = u16::MAX;

/// FNV-1a of 32 bits.
const fn hash(name: &str) -> usize {
    let bytes = name.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash as usize
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_name_is_found_where_it_stands_and_no_other_is() {
        const NAMES: [&str; 7] = ["a", "b", "ab", "ba", "", "cash", "cash_ratio"];
        let table = Names::<8>::of(&NAMES);
        for (place, name) in NAMES.iter().enumerate() {
            assert_eq!(table.place(name, |place| NAMES[place]), Some(place));
        }
        for absent in ["c", "aa", "cash_", "收入"] {
            assert_eq!(table.place(absent, |place| NAMES[place]), None);
        }
    }
}

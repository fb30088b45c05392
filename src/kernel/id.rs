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

/// Places of names in the order of the names, for looking one up by halves: ids are looked up thousands of times in an
/// assessment.
#[must_use]
pub const fn by_name<const N: usize>(names: [&str; N]) -> [u16; N] {
    let mut sorted = [0; N];
    let mut place: u16 = 0;
    while (place as usize) < N {
        // Binary insertion.
        let (mut low, mut high) = (0, place as usize);
        while low < high {
            let middle = low.midpoint(high);
            if before(names[place as usize], names[sorted[middle] as usize]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let mut at = place as usize;
        while at > low {
            sorted[at] = sorted[at - 1];
            at -= 1;
        }
        sorted[low] = place;
        place += 1;
    }
    sorted
}

const fn before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

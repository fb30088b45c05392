//! Problems in data are values: collected, shown, never thrown and never mended in silence.

use super::Id;

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// May make a figure wrong.
    Warning,
    /// Something could not be used.
    Error,
}

impl Severity {
    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where a finding or a figure comes from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    /// A whole imported file, by its number in the case.
    File(u16),
    /// A line of an imported file; lines count from 1 in the decoded text.
    Line {
        /// The file's number in the case.
        file: u16,
        /// The line.
        line: u32,
    },
    /// Something the firm entered, by the id of the field (with `@row` where it repeats).
    Answer(Id),
    /// A figure of the engine.
    Figure(Id),
}

/// One problem: how much it matters, what it is (with the figures), and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding<K> {
    /// How much it matters.
    pub severity: Severity,
    /// What it is. Each room has its own kinds; their variants carry the rule's value and the firm's.
    pub kind: K,
    /// Where it is.
    pub origins: Vec<Origin>,
}

impl<K> Finding<K> {
    /// A finding at one place.
    pub fn at(severity: Severity, kind: K, origin: Origin) -> Self {
        Self { severity, kind, origins: vec![origin] }
    }
}

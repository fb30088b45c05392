//! A case without the contents of its files: what the page holds, undoes and sends along.

use crate::books::{Category, Corrections, LineId, StatementItem};
use crate::facts::{Answers, Entry, Field, FieldKey};
use crate::kernel::AmountUnit;
use serde::{Deserialize, Serialize};

/// A file of the case, whose contents the desk holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileRef {
    /// The desk's number for what was read; a file read again with other choices gets another number.
    pub number: u32,
    /// The name that the browser keeps it under (`dossier::kept_as`).
    pub digest: String,
}

/// What was entered, which files belong to it, what was corrected.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Wire", into = "Wire")]
pub struct Draft {
    /// What was entered.
    pub answers: Answers,
    /// The files, in order.
    pub files: Vec<FileRef>,
    /// What was corrected.
    pub corrections: Corrections,
}

/// The same in plain parts. Places in lists stand for kinds: both sides are always of one build.
#[derive(Serialize, Deserialize)]
struct Wire {
    unit: u8,
    answers: Vec<(u16, u16, Option<String>)>,
    files: Vec<FileRef>,
    lines: Vec<(u16, u32, u8)>,
    parties: Vec<(String, bool, u8)>,
    excluded: Vec<(u16, u32, bool)>,
    own_party: Option<String>,
    statement: Vec<(String, u8)>,
}

const UNITS: [AmountUnit; 3] = [AmountUnit::One, AmountUnit::Thousand, AmountUnit::TenThousand];

fn place<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|other| other == one).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

fn category(place: u8) -> Option<Category> {
    Category::ALL.get(usize::from(place)).copied()
}

impl From<Draft> for Wire {
    fn from(draft: Draft) -> Self {
        let entry = |(key, entry): (FieldKey, &Entry)| {
            let text = match entry {
                Entry::Text(text) => Some(text.clone()),
                Entry::DontKnow => None,
            };
            (key.field as u16, key.row, text)
        };
        let corrections = draft.corrections;
        Self {
            unit: place(&UNITS, &draft.answers.amount_unit),
            answers: draft.answers.iter().map(entry).collect(),
            files: draft.files,
            lines: corrections.lines.iter().map(|(id, c)| (id.file, id.line, place(Category::ALL, c))).collect(),
            parties: corrections
                .parties
                .into_iter()
                .map(|((name, inward), c)| (name, inward, place(Category::ALL, &c)))
                .collect(),
            excluded: corrections.excluded.iter().map(|(id, out)| (id.file, id.line, *out)).collect(),
            own_party: corrections.own_party,
            statement: corrections.statement.into_iter().map(|(key, i)| (key, place(StatementItem::ALL, &i))).collect(),
        }
    }
}

impl From<Wire> for Draft {
    fn from(wire: Wire) -> Self {
        let mut answers = Answers::in_unit(UNITS.get(usize::from(wire.unit)).copied().unwrap_or_default());
        for (field, row, text) in wire.answers {
            if let Some(spec) = Field::ALL.get(usize::from(field)) {
                let entry = text.map_or(Entry::DontKnow, Entry::Text);
                answers.set(FieldKey { field: spec.field, row }, Some(entry));
            }
        }
        let mut corrections = Corrections::default();
        for (file, line, place) in wire.lines {
            corrections.lines.extend(category(place).map(|c| (LineId { file, line }, c)));
        }
        for (name, inward, place) in wire.parties {
            corrections.parties.extend(category(place).map(|c| ((name, inward), c)));
        }
        corrections.excluded =
            wire.excluded.into_iter().map(|(file, line, out)| (LineId { file, line }, out)).collect();
        corrections.own_party = wire.own_party;
        for (key, place) in wire.statement {
            corrections.statement.extend(StatementItem::ALL.get(usize::from(place)).map(|item| (key, *item)));
        }
        Self { answers, files: wire.files, corrections }
    }
}

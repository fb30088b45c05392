//! A case as it is saved: type, version, entries as typed, files as read, corrections.

use super::codes;
use super::records::{SavedFile, kept_as};
use crate::assessment::Case;
use crate::books::{Category, Corrections, LineId, StatementItem};
use crate::facts::{Answers, Entry, FieldKey};
use crate::intake::RecordSet;
use crate::rules::{CategoryRules, Pack};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What a saved case calls itself.
pub const CASE_TYPE: &str = "credit-mirror/case";

/// The version written. Older versions are brought forward one step at a time; newer ones are refused.
pub const CASE_VERSION: u32 = 1;

/// Why a file is not opened. Nothing of it is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Not JSON; the reader's words, with line and column.
    NotJson(String),
    /// JSON, but not one of our cases; what it calls itself.
    NotACase(String),
    /// Written by a newer program.
    Newer {
        /// The file's version.
        found: u64,
        /// The newest version that this program reads.
        known: u32,
    },
    /// A part that breaks the format; where, and the words of the reader.
    Broken(String),
    /// Entries for items that this program does not know; their ids.
    UnknownItems(Vec<String>),
    /// A code that this program does not know.
    UnknownCode(String),
    /// A file of the case stands elsewhere and was not given; its digest.
    FileMissing(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedCase {
    r#type: String,
    version: u32,
    amount_unit: String,
    answers: BTreeMap<String, SavedEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<SavedFile>,
    /// Digests of files that are saved beside the case, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files_beside: Vec<String>,
    #[serde(default, skip_serializing_if = "SavedCorrections::is_empty")]
    corrections: SavedCorrections,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum SavedEntry {
    Text(String),
    DontKnow { dont_know: bool },
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedCorrections {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<SavedLineChoice>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parties: Vec<SavedPartyChoice>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    excluded: Vec<SavedExclusion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    own_party: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    statement: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedLineChoice {
    file: u16,
    line: u32,
    category: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedPartyChoice {
    party: String,
    money_in: bool,
    category: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedExclusion {
    file: u16,
    line: u32,
    excluded: bool,
}

/// A case saved without its files: the text, and the files by digest in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Light {
    /// The case.
    pub case: String,
    /// Digests of the files, in order.
    pub files: Vec<String>,
}

/// The whole case as one JSON text, files included.
#[must_use]
pub fn write(case: &Case) -> String {
    serde_json::to_string(&SavedCase::whole(case)).unwrap_or_default()
}

/// The case without its files, for saving after each keystroke.
#[must_use]
pub fn write_light(case: &Case) -> Light {
    let mut saved = SavedCase::of(case);
    saved.files_beside = case.sets().iter().map(|set| kept_as(set)).collect();
    Light { case: serde_json::to_string(&saved).unwrap_or_default(), files: saved.files_beside }
}

/// Opens a whole case.
///
/// # Errors
/// The first reason why the text is not a case that this program can use whole.
pub fn read(text: &str) -> Result<Case, Refused> {
    read_light(text, &|_| None)
}

/// Opens a whole case whose lines are read by the category rules of a pack that is at hand.
///
/// # Errors
/// As [`read`].
pub fn read_with(text: &str, rules: &Rc<CategoryRules>) -> Result<Case, Refused> {
    open_value(parse(text)?, &|_| None, rules)
}

/// Opens a case whose files may be saved beside it; `file` gives them by digest.
///
/// # Errors
/// As [`read`], and if a file is not given.
pub fn read_light(text: &str, file: &dyn Fn(&str) -> Option<Rc<RecordSet>>) -> Result<Case, Refused> {
    open_value(parse(text)?, file, Pack::china().categories())
}

fn parse(text: &str) -> Result<serde_json::Value, Refused> {
    serde_json::from_str(text).map_err(|error| Refused::NotJson(error.to_string()))
}

/// Opens a case that stands inside another JSON document.
///
/// # Errors
/// As [`read`].
pub fn read_value(value: serde_json::Value) -> Result<Case, Refused> {
    read_value_with(value, Pack::china().categories())
}

/// The same, its lines read by the category rules of a pack that is at hand.
///
/// # Errors
/// As [`read`].
pub fn read_value_with(value: serde_json::Value, rules: &Rc<CategoryRules>) -> Result<Case, Refused> {
    open_value(value, &|_| None, rules)
}

/// The whole case as a JSON value, files included.
#[must_use]
pub fn write_value(case: &Case) -> serde_json::Value {
    serde_json::to_value(SavedCase::whole(case)).unwrap_or_default()
}

fn open_value(
    value: serde_json::Value,
    file: &dyn Fn(&str) -> Option<Rc<RecordSet>>,
    rules: &Rc<CategoryRules>,
) -> Result<Case, Refused> {
    let found = value.get("type").and_then(serde_json::Value::as_str).unwrap_or_default();
    if found != CASE_TYPE {
        return Err(Refused::NotACase(found.to_owned()));
    }
    let version = value.get("version").and_then(serde_json::Value::as_u64).unwrap_or_default();
    if version > u64::from(CASE_VERSION) {
        return Err(Refused::Newer { found: version, known: CASE_VERSION });
    }
    let saved: SavedCase = serde_json::from_value(value).map_err(|error| Refused::Broken(error.to_string()))?;
    saved.open(file, rules)
}

impl SavedCorrections {
    fn is_empty(&self) -> bool {
        self.lines.is_empty()
            && self.parties.is_empty()
            && self.excluded.is_empty()
            && self.own_party.is_none()
            && self.statement.is_empty()
    }

    fn of(corrections: &Corrections) -> Self {
        let line = |(id, category): (&LineId, &Category)| SavedLineChoice {
            file: id.file,
            line: id.line,
            category: category.as_str().to_owned(),
        };
        let party = |((party, money_in), category): (&(String, bool), &Category)| SavedPartyChoice {
            party: party.clone(),
            money_in: *money_in,
            category: category.as_str().to_owned(),
        };
        let excluded =
            |(id, excluded): (&LineId, &bool)| SavedExclusion { file: id.file, line: id.line, excluded: *excluded };
        Self {
            lines: corrections.lines.iter().map(line).collect(),
            parties: corrections.parties.iter().map(party).collect(),
            excluded: corrections.excluded.iter().map(excluded).collect(),
            own_party: corrections.own_party.clone(),
            statement: corrections
                .statement
                .iter()
                .map(|(code, item)| (code.clone(), item.as_str().to_owned()))
                .collect(),
        }
    }

    fn open(self) -> Result<Corrections, Refused> {
        let category = |word: &str| Category::parse(word).ok_or_else(|| Refused::UnknownCode(word.to_owned()));
        let mut corrections = Corrections::default();
        for choice in self.lines {
            corrections.lines.insert(LineId { file: choice.file, line: choice.line }, category(&choice.category)?);
        }
        for choice in self.parties {
            corrections.parties.insert((choice.party, choice.money_in), category(&choice.category)?);
        }
        for choice in self.excluded {
            corrections.excluded.insert(LineId { file: choice.file, line: choice.line }, choice.excluded);
        }
        corrections.own_party = self.own_party;
        for (code, item) in self.statement {
            let item = StatementItem::parse(&item).ok_or(Refused::UnknownCode(item))?;
            corrections.statement.insert(code, item);
        }
        Ok(corrections)
    }
}

impl SavedCase {
    /// The case with its files inside.
    fn whole(case: &Case) -> Self {
        let files = case.sets().iter().map(|set| SavedFile::of(set)).collect();
        Self { files, ..Self::of(case) }
    }

    fn of(case: &Case) -> Self {
        let entry = |(key, entry): (FieldKey, &Entry)| {
            let saved = match entry {
                Entry::Text(text) => SavedEntry::Text(text.clone()),
                Entry::DontKnow => SavedEntry::DontKnow { dont_know: true },
            };
            (key.id(), saved)
        };
        Self {
            r#type: CASE_TYPE.to_owned(),
            version: CASE_VERSION,
            amount_unit: codes::unit(case.answers().amount_unit).to_owned(),
            answers: case.answers().iter().map(entry).collect(),
            files: Vec::new(),
            files_beside: Vec::new(),
            corrections: SavedCorrections::of(case.corrections()),
        }
    }

    fn open(self, file: &dyn Fn(&str) -> Option<Rc<RecordSet>>, rules: &Rc<CategoryRules>) -> Result<Case, Refused> {
        let code = |codes::Unknown(code)| Refused::UnknownCode(code);
        let mut answers = Answers::in_unit(codes::parse_unit(&self.amount_unit).map_err(code)?);
        let mut unknown = Vec::new();
        for (id, saved) in self.answers {
            let Some(key) = FieldKey::parse(&id) else {
                unknown.push(id);
                continue;
            };
            let entry = match saved {
                SavedEntry::Text(text) => Some(Entry::Text(text)),
                SavedEntry::DontKnow { dont_know } => dont_know.then_some(Entry::DontKnow),
            };
            answers.set(key, entry);
        }
        if !unknown.is_empty() {
            return Err(Refused::UnknownItems(unknown));
        }
        let mut sets = Vec::with_capacity(self.files.len() + self.files_beside.len());
        for saved in self.files {
            sets.push(Rc::new(saved.open().map_err(code)?));
        }
        for digest in self.files_beside {
            sets.push(file(&digest).ok_or(Refused::FileMissing(digest))?);
        }
        Ok(Case::with_rules(answers, sets, self.corrections.open()?, rules.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Field;
    use crate::kernel::AmountUnit;

    fn case() -> Case {
        let mut answers = Answers::in_unit(AmountUnit::TenThousand);
        answers.set(FieldKey::once(Field::Staff), Some(Entry::Text("１２ ".to_owned())));
        answers.set(FieldKey { field: Field::Cash, row: 2025 }, Some(Entry::DontKnow));
        let mut corrections = Corrections::default();
        corrections.lines.insert(LineId { file: 0, line: 7 }, Category::LoanIn);
        corrections.parties.insert(("甲".to_owned(), true), Category::Sales);
        corrections.excluded.insert(LineId { file: 1, line: 9 }, true);
        corrections.own_party = Some("91330000AAA".to_owned());
        corrections.statement.insert("1221".to_owned(), StatementItem::Receivables);
        Case::new(answers, Vec::new(), corrections)
    }

    #[test]
    fn what_was_typed_comes_back_as_typed() {
        let case = case();
        assert_eq!(read(&write(&case)), Ok(case));
    }

    #[test]
    fn a_file_that_is_not_ours_is_refused_with_its_reason() {
        let saved = write(&case());
        let newer = saved.replace("\"version\":1", "\"version\":2");
        let unknown = saved.replace("profile.staff", "profile.shoe_size");
        let category = saved.replace("loan_in", "loan_out");
        for (text, expected) in [
            (newer, Refused::Newer { found: 2, known: 1 }),
            ("{\"type\":\"excalidraw\"}".to_owned(), Refused::NotACase("excalidraw".to_owned())),
            ("[]".to_owned(), Refused::NotACase(String::new())),
            (unknown, Refused::UnknownItems(vec!["profile.shoe_size".to_owned()])),
            (category, Refused::UnknownCode("loan_out".to_owned())),
        ] {
            assert_eq!(read(&text), Err(expected), "{text}");
        }
        assert!(matches!(read(&saved[..saved.len() / 2]), Err(Refused::NotJson(_))));
        let extra = saved.replacen('{', "{\"surprise\":1,", 1);
        assert!(matches!(read(&extra), Err(Refused::Broken(words)) if words.contains("surprise")));
    }
}

//! The messages between page and desk, and their bytes. Both sides are always of one build, so the bytes carry no
//! version and are never kept.

use super::draft::{Draft, FileRef};
use crate::kernel::{Date, date};
use crate::report::Node;
use crate::wording::Language;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A sentence in both languages, for what outlives a change of language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    /// The sentence in a language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// How pages are to be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Looks {
    /// Whether in English.
    pub english: bool,
    /// Whether commands in them can be used: false in a tab that only shows.
    pub writes: bool,
    /// Year, month and day that the case is assessed on.
    pub day: (i16, i8, i8),
}

impl Looks {
    /// The language.
    #[must_use]
    pub const fn language(self) -> Language {
        if self.english { Language::En } else { Language::Zh }
    }

    /// The day; 2000-01-01 if there is no such day.
    #[must_use]
    pub fn as_of(self) -> Date {
        let (year, month, day) = self.day;
        date(year, month, day).unwrap_or(Date::constant(2000, 1, 1))
    }
}

/// Which lines are shown.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Filter {
    /// The code of a category; empty for all.
    pub category: String,
    /// Which kind of lines.
    pub kind: Kind,
    /// Words in the party or the text.
    pub text: String,
    /// The page of the list, from 0.
    pub page: usize,
}

/// Kinds of lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Kind {
    /// All.
    #[default]
    All,
    /// No rule matched.
    Unrecognised,
    /// Sorted or guessed by the model of words.
    ByWords,
    /// Not in the sums.
    Uncounted,
    /// Corrected by the user.
    Corrected,
}

/// A page, or a part of one, that the desk makes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Tab {
    /// The mirror beside the forms.
    Mirror,
    /// The mirror in one line.
    MirrorLine,
    /// What does not tie among the entries.
    Findings,
    /// The ten dimensions.
    Portrait,
    /// The score.
    Score,
    /// Ways to a better grade, and the mirror after what is tried: where each slider stands.
    Better(crate::routes::Positions),
    /// Second opinions, and the firm beside others.
    Opinions,
    /// How good the score is.
    Quality,
    /// All indicators.
    Indicators,
    /// Money in and out, month by month.
    Months,
    /// Financing modes.
    Financing,
    /// In which order to apply, with which papers.
    Way,
    /// What the firm can repay, and under stress.
    Capacity,
    /// What a refusal may mean.
    Refusal,
    /// Whether the plan of a campaign is complete, and its odds.
    Plan,
    /// The report's first page.
    Banker,
    /// The files of the case with their proofs.
    Files,
    /// A file on its way in, by its number, and how often it was read.
    Job(u32, u32),
    /// The imported lines.
    Lines(Filter),
    /// What came of the latest check of a report.
    Checked,
    /// The industries that can be chosen: codes and names.
    Industries,
    /// A pack of the user's own, and the firm under both; the number grows with each pack opened.
    Pack(u32),
    /// What offers cost.
    Offers,
    /// The same in few words, beside the form.
    OffersBeside,
    /// The same in one line.
    OffersLine,
}

/// What the page asks.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// The case is this now. Answered by nothing.
    Draft(Box<Draft>),
    /// A page of the case.
    Show(Tab, Looks),
    /// To open what the browser kept: the case, and the files beside it by digest.
    OpenKept(String, Vec<(String, Vec<u8>)>),
    /// To open a saved case, or the case within a report.
    OpenText(String),
    /// To open an invented firm by its number.
    OpenSample(u32),
    /// The case as one text, files included.
    Whole,
    /// The case without its files, for the browser's store.
    Light,
    /// The records of a file by its number, for the browser's store.
    Records(u32),
    /// The report as a page of its own, with the case inside or not.
    Report(Looks, bool),
    /// To run a report again: its file's name and text.
    Check(String, String),
    /// To open a pack of the user's own: its file's name and text; an empty text removes it. Answered by the text to keep.
    Pack(String, String),
    /// A beginning for a pack of one's own, as a file.
    PackStart(Looks),
    /// A file was read: the number of the job, and what reading gave.
    Preview(u32, #[serde(with = "whole")] Vec<u8>),
    /// A choice about a file on its way in: the job, what is chosen, of which column, which value.
    Choose(u32, String, String, String),
    /// What to tell the reader of a file on its way in.
    Request(u32),
    /// A file on its way in was put away or taken in.
    Drop(u32),
}

/// What the page is told.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Told {
    /// Nothing to say.
    Nothing,
    /// The page asked for.
    Shown(Shown),
    /// The case that was opened.
    Opened(Box<Draft>),
    /// Why something cannot be done.
    Refused(Said),
    /// A text: a saved case, a request.
    Text(String),
    /// The case without its files, and the files.
    Light(String, Vec<FileRef>),
    /// Bytes.
    Bytes(#[serde(with = "whole")] Vec<u8>),
    /// A file to be saved: its name and text.
    File(String, String),
    /// What a file on its way in holds: the files to take in.
    Previewed(Vec<FileRef>),
}

/// A page as it is now.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Shown {
    /// A tree.
    Tree(Node),
    /// Codes with their words.
    Options(Vec<(String, String)>),
}

/// A message with the number that its answer carries.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Call<T> {
    /// The number.
    pub number: u32,
    /// The message.
    pub message: T,
}

/// The bytes of a message.
#[must_use]
pub fn pack<T: Serialize>(message: &T) -> Vec<u8> {
    // Every part of a message has a length known when it is written, which is all that this can fail on.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message of some bytes, if they are one.
#[must_use]
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// Bytes that go as a whole, not one by one: a file may have many millions.
mod whole {
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};
    use std::fmt;

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        struct Whole;
        impl Visitor<'_> for Whole {
            type Value = Vec<u8>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        deserializer.deserialize_bytes(Whole)
    }
}

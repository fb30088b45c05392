//! The list of readers, one format a file, and how a file finds its reader.
//!
//! # Adding a format
//!
//! 1. Write `src/intake/<format>.rs` with one constant:
//!
//!    ```text
//!    pub(super) const READER: Reader = Reader { claim, read };
//!
//!    /// Whether the content looks like this format. Cheap: looks at the first bytes, at [`Source::head`] or at
//!    /// [`Source::entries`]; never at the name.
//!    fn claim(source: &Source<'_>) -> Option<Claim> {
//!        source.head().contains("<OFX>").then(|| Claim::certain(Clue::word("<OFX>")))
//!    }
//!
//!    /// Reads it. One set for each account, statement or sheet; one bad row never costs the rest.
//!    fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
//!        let mut draft = Draft::new(Format::Ofx2);
//!        draft.rows.push(…);
//!        Ok(vec![Ok(draft.finish(source, ask))])
//!    }
//!    ```
//!
//! 2. Name the module in `mod.rs` and put `&<format>::READER` into [`READERS`] below: one line each.
//! 3. The kind of file stands in [`super::Format`] with words in `locales/*/intake.txt`.
//!
//! The claim with the highest [`Confidence`] reads the file; among equals the first of the list. Delimited text claims
//! every text with [`Confidence::Possible`] and is the fallback; an archive claims every zip that way, so that a
//! format that lives in a zip only has to say `Certain`. `Err` refuses the whole file and says why. A file in several
//! parts gives each a name with `Draft::part`.

use super::decode::{self, Content, Decoded, Incoming};
use super::delimited;
use super::finding::IntakeFinding;
use super::guard;
use super::recipe::{Progress, Reading, Recipe, Refusal};
use super::{
    accounts, amazon, archive, camt, einvoice, factur_x, gnucash, journal, mt940, ofd, ofx, qif, saf_t, workbook,
};
use crate::kernel::{Currency, Finding, Origin, Severity};
use sha2::{Digest as _, Sha256};
use std::cell::OnceCell;

/// All readers. Delimited text comes last.
const READERS: &[&Reader] = &[
    &ofx::READER,
    &mt940::READER,
    &qif::READER,
    &camt::READER,
    &journal::READER,
    &einvoice::READER,
    &factur_x::READER,
    &ofd::READER,
    &accounts::READER,
    &saf_t::READER,
    &gnucash::READER,
    &amazon::READER,
    &workbook::EXCEL,
    &workbook::ODS,
    &workbook::SPREADSHEET_XML,
    &workbook::PAGE,
    &archive::READER,
    &delimited::READER,
];

/// Most bytes that [`Source::head`] gives.
const HEAD: usize = 64 * 1024;

/// A reader of one format.
pub(super) struct Reader {
    /// Whether the content looks like the format, and by what.
    pub claim: fn(&Source<'_>) -> Option<Claim>,
    /// Reads the content.
    pub read: fn(&Source<'_>, &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding>,
}

/// How sure a reader is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Confidence {
    /// Nothing speaks against it.
    Possible,
    /// More than one mark speaks for it.
    Likely,
    /// Only this format has such a mark.
    Certain,
}

/// By what a file was recognised.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Clue {
    /// The content of its columns.
    #[default]
    Columns,
    /// Its first bytes.
    Bytes,
    /// A word that files of this kind have: a tag, a namespace, a heading.
    Word(String),
    /// A file inside it.
    Entry(String),
}

impl Clue {
    /// A word.
    pub fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }
}

/// A reader's claim on a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Claim {
    /// How sure.
    pub confidence: Confidence,
    /// By what.
    pub clue: Clue,
}

impl Claim {
    /// Nothing speaks against it.
    pub const fn possible(clue: Clue) -> Self {
        Self { confidence: Confidence::Possible, clue }
    }

    /// More than one mark speaks for it.
    pub const fn likely(clue: Clue) -> Self {
        Self { confidence: Confidence::Likely, clue }
    }

    /// Only this format has such a mark.
    pub const fn certain(clue: Clue) -> Self {
        Self { confidence: Confidence::Certain, clue }
    }
}

/// A file as readers see it. The text is decoded once, when a reader first asks for it.
pub(super) struct Source<'s> {
    /// The name as shown: of a file in an archive, with the archive's name in front (`bills.zip/2025.csv`).
    pub name: &'s str,
    /// The content.
    pub bytes: &'s [u8],
    /// The content, and whether it is UTF-8.
    pub content: &'s Content,
    /// By what it was recognised; set when a reader has been chosen.
    pub clue: Clue,
    encoding: Option<String>,
    text: OnceCell<Option<Decoded>>,
    entries: OnceCell<Vec<String>>,
}

impl<'s> Source<'s> {
    fn new(name: &'s str, content: &'s Content, encoding: Option<String>) -> Self {
        let (bytes, clue, text, entries) = (content.bytes(), Clue::default(), OnceCell::new(), OnceCell::new());
        Self { name, bytes, content, clue, encoding, text, entries }
    }

    /// The decoded text; `None` when the bytes are no text. The user's choice of encoding is followed.
    pub fn text(&self) -> Option<&Decoded> {
        let decode = || {
            let binary = guard::kind(self.bytes).is_some();
            if binary { None } else { decode::decode(self.content, self.encoding.as_deref()) }
        };
        self.text.get_or_init(decode).as_ref()
    }

    /// The start of the decoded text, at most 64 KiB; empty when the bytes are no text.
    pub fn head(&self) -> &str {
        let text = self.text().map_or("", |decoded| &*decoded.text);
        let mut end = text.len().min(HEAD);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    }

    /// The names of the files inside, when the bytes are a zip; empty otherwise.
    pub fn entries(&self) -> &[String] {
        self.entries.get_or_init(|| archive::names(self.bytes))
    }
}

/// What is asked of a reader beside the bytes.
pub(super) struct Ask<'a> {
    /// Currency of the case, for rows that name none.
    pub currency: Currency,
    /// To be called as the reading goes on.
    pub progress: &'a mut dyn FnMut(Progress),
    choose: &'a dyn Fn(&str) -> Recipe,
    digest: Option<&'a str>,
    /// How many archives this file lies in.
    pub depth: u32,
    /// Bytes inflated so far, of all archives together.
    pub inflated: u64,
}

impl Ask<'_> {
    /// The user's choices about a file, or about the part of it that is named so (`book.xlsx/Sheet2`).
    pub fn recipe(&self, name: &str) -> Recipe {
        (self.choose)(name)
    }

    /// The digest of a part of a file, or of the whole file when it is known already.
    pub fn digest(&self, bytes: &[u8], part: &str) -> String {
        let known = self.digest.filter(|_| part.is_empty() && self.depth == 0);
        known.map_or_else(|| digest(bytes, part), str::to_owned)
    }
}

/// Reads a file that holds one table, or the fullest of several; [`read_all`] gives them all.
///
/// `currency` is that of the case, for rows that name none. The choices of `recipe` win over what the content
/// suggests. `progress` is called as the reading goes on. When the file has further parts with rows, a finding names
/// them.
///
/// # Errors
/// When nothing in the bytes can be read: the refusal says what they are and what to do instead.
pub fn read(
    bytes: &[u8],
    name: &str,
    recipe: &Recipe,
    currency: Currency,
    progress: &mut dyn FnMut(Progress),
) -> Reading {
    let mut all = read_all(bytes, name, &|_| recipe.clone(), currency, progress);
    let rows = |reading: &Reading| reading.as_ref().map_or(0, |set| 1 + set.parts().proof.read as usize);
    let Some((at, _)) = all.iter().enumerate().max_by_key(|(at, reading)| (rows(reading), std::cmp::Reverse(*at)))
    else {
        return Err(refusal(bytes, name, IntakeFinding::EmptyFile));
    };
    let chosen = all.swap_remove(at);
    let names: Vec<String> = all.iter().flatten().map(|set| set.parts().name.clone()).collect();
    match chosen {
        Ok(set) if !names.is_empty() => {
            let finding = Finding::at(Severity::Warning, IntakeFinding::OtherParts { names }, Origin::File(0));
            Ok(set.with_finding(finding))
        }
        other => other,
    }
}

/// Reads everything a file holds: one reading for each file in an archive and each sheet, account or statement with
/// rows. The name of each is `file/part`; of a file with a single part, the file's own. `choose` gives the user's
/// choices by that name. There is at least one reading; what is refused says why.
pub fn read_all(
    bytes: &[u8],
    name: &str,
    choose: &dyn Fn(&str) -> Recipe,
    currency: Currency,
    progress: &mut dyn FnMut(Progress),
) -> Vec<Reading> {
    read_digested(bytes.to_vec().into(), None, name, choose, currency, progress)
}

/// As [`read_all`], for bytes that are given up, and whose SHA-256 may be known already, in lower-case hexadecimal:
/// browsers work it out faster. An empty one is to be told later by [`super::RecordSet::digested`].
pub fn read_digested(
    bytes: Incoming,
    digest: Option<&str>,
    name: &str,
    choose: &dyn Fn(&str) -> Recipe,
    currency: Currency,
    progress: &mut dyn FnMut(Progress),
) -> Vec<Reading> {
    let mut ask = Ask { currency, progress, choose, digest, depth: 0, inflated: 0 };
    let content = Content::from(bytes);
    let size = wide(content.bytes().len());
    let all: Vec<Reading> = read_content(&content, name, &mut ask)
        .into_iter()
        .map(|reading| {
            reading.map(|set| {
                let recipe = choose(&set.parts().name);
                set.with_recipe(recipe).with_suggestions()
            })
        })
        .collect();
    let rows = all.iter().flatten().map(|set| set.parts().proof.read as usize).sum::<usize>();
    (ask.progress)(Progress { done_bytes: size, total_bytes: size, rows: u32::try_from(rows).unwrap_or(u32::MAX) });
    all
}

/// Finds the reader of some bytes and reads them; for archives too.
pub(super) fn read_source(bytes: Vec<u8>, name: &str, ask: &mut Ask<'_>) -> Vec<Reading> {
    read_content(&bytes.into(), name, ask)
}

fn read_content(content: &Content, name: &str, ask: &mut Ask<'_>) -> Vec<Reading> {
    let bytes = content.bytes();
    if let Some(kind) = guard::size(bytes) {
        return vec![Err(refusal(bytes, name, kind))];
    }
    let mut source = Source::new(name, content, ask.recipe(name).encoding);
    let claims = READERS.iter().filter_map(|reader| Some((*reader, (reader.claim)(&source)?)));
    let best = claims.fold(None, |best: Option<(&Reader, Claim)>, (reader, claim)| match best {
        Some(best) if best.1.confidence >= claim.confidence => Some(best),
        _ => Some((reader, claim)),
    });
    let Some((reader, claim)) = best else {
        return vec![Err(refusal(bytes, name, guard::unreadable(bytes, name)))];
    };
    source.clue = claim.clue;
    let read = (reader.read)(&source, ask).unwrap_or_else(|kind| vec![Err(refusal(bytes, name, kind))]);
    if read.is_empty() { vec![Err(refusal(bytes, name, IntakeFinding::NoTable))] } else { read }
}

/// A refusal of a whole file.
pub(super) fn refusal(bytes: &[u8], name: &str, kind: IntakeFinding) -> Box<Refusal> {
    let finding = Finding::at(Severity::Error, kind, Origin::File(0));
    Box::new(Refusal { name: name.to_owned(), bytes: wide(bytes.len()), finding })
}

/// Lower-case hexadecimal SHA-256 of bytes; of a part of a file, of the bytes followed by a zero and the part's name.
fn digest(bytes: &[u8], part: &str) -> String {
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    hash.update(bytes);
    if !part.is_empty() {
        hash.update([0]);
        hash.update(part.as_bytes());
    }
    let mut out = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// A length as a number of bytes.
pub(super) fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

//! Reading data laid out as `FOLDER/NAME_*.csv.gz`, whatever the ending of the name; absent files and columns are told.

use crate::Done;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

thread_local! {
    /// What was read and what was looked for in vain since the notes were last taken.
    static NOTES: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Takes the notes: files read with their rows, and files and columns that are not there.
pub fn notes() -> Vec<String> {
    NOTES.with_borrow_mut(std::mem::take).into_iter().collect()
}

fn note(text: String) {
    NOTES.with_borrow_mut(|notes| notes.insert(text));
}

/// A file of rows under headings, every cell as text.
pub struct Table {
    headings: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

impl Table {
    /// Reads every `DIR/FOLDER/PREFIX*.csv` or `.csv.gz` as one table; `None` when there is none.
    pub fn open(dir: &Path, folder: &str, prefix: &str) -> Done<Option<Self>> {
        let mut whole: Option<Self> = None;
        for path in matching(&dir.join(folder), prefix) {
            let bytes = fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
            let text = if bytes.starts_with(&[0x1f, 0x8b]) { unzip(&bytes) } else { Ok(bytes) };
            let text = text.map_err(|problem| format!("{}: {problem}", path.display()))?;
            let part = Self::parse(&text).map_err(|problem| format!("{}: {problem}", path.display()))?;
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            note(format!("read {folder}/{name}: {} rows", part.len()));
            match &mut whole {
                None => whole = Some(part),
                Some(table) if table.headings == part.headings => table.rows.extend(part.rows),
                Some(_) => return Err(format!("{}: headings differ from those of the other file", path.display())),
            }
        }
        if whole.is_none() {
            note(format!("MISSING file {folder}/{prefix}*.csv or .csv.gz"));
        }
        Ok(whole)
    }

    fn parse(bytes: &[u8]) -> Done<Self> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let headings = reader.headers().map_err(|error| error.to_string())?.iter().map(str::to_owned).collect();
        let rows = reader.records().collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
        Ok(Self { headings, rows })
    }

    /// Rows.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is a column.
    pub fn has(&self, heading: &str) -> bool {
        self.headings.iter().any(|known| known == heading)
    }

    /// A column as text; empty where the column or cell is not there.
    pub fn text(&self, heading: &str) -> Vec<&str> {
        let place = self.headings.iter().position(|known| known == heading);
        if place.is_none() {
            note(format!("MISSING column {heading:?}: taken as empty in every row"));
        }
        self.rows.iter().map(|row| place.and_then(|place| row.get(place)).unwrap_or_default().trim()).collect()
    }

    /// A column as numbers; `NaN` where there is none. `NaN` stays inside this program and means missing.
    pub fn number(&self, heading: &str) -> Vec<f64> {
        self.text(heading).into_iter().map(number).collect()
    }
}

/// A number as written in these files.
pub fn number(text: &str) -> f64 {
    text.parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or(f64::NAN)
}

fn matching(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let wanted = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(prefix) && (name.ends_with(".csv") || name.ends_with(".csv.gz"))
    };
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(wanted).collect();
    found.sort();
    found
}

/// The content of a gzip file of one member (RFC 1952), its length checked.
fn unzip(bytes: &[u8]) -> Done<Vec<u8>> {
    let flags = *bytes.get(3).ok_or("not a gzip file")?;
    let mut at = 10;
    if flags & 4 != 0 {
        let low = *bytes.get(at).ok_or("cut off")?;
        let high = *bytes.get(at + 1).ok_or("cut off")?;
        at += 2 + usize::from(low) + 256 * usize::from(high);
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            at += 1 + bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0)).ok_or("cut off")?;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    let end = bytes.len().checked_sub(8).filter(|end| *end >= at).ok_or("cut off")?;
    let text = miniz_oxide::inflate::decompress_to_vec(&bytes[at..end]).map_err(|error| error.to_string())?;
    let told = bytes[end + 4..].iter().rev().fold(0_u64, |sum, byte| sum * 256 + u64::from(*byte));
    if text.len() as u64 % (1 << 32) != told {
        return Err("the length at the end of the file is not that of its content".to_owned());
    }
    Ok(text)
}

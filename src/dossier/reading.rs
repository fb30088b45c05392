//! What goes to the reader of files, as JSON; and what comes back.

use super::codes::{self, Unknown};
use super::finding::SavedFinding;
use super::recipe::SavedRecipe;
use super::records::SavedFile;
use super::rows;
use crate::intake::{Reading, Recipe, Refusal};
use crate::kernel::Currency;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedRequest {
    currency: String,
    #[serde(default)]
    recipe: SavedRecipe,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
enum SavedReading {
    Read { file: Box<SavedFile> },
    Refused { name: String, bytes: u64, finding: SavedFinding },
}

/// The currency of the case and the choices about a file, as JSON.
#[must_use]
pub fn write_request(currency: Currency, recipe: &Recipe) -> String {
    let saved = SavedRequest { currency: currency.as_str().to_owned(), recipe: SavedRecipe::of(recipe) };
    serde_json::to_string(&saved).unwrap_or_default()
}

/// The currency and the choices of a JSON text.
///
/// # Errors
/// The words of the JSON reader, or the code that is not known.
pub fn read_request(json: &str) -> Result<(Currency, Recipe), String> {
    let saved: SavedRequest = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let open = |saved: SavedRequest| Ok((codes::currency(&saved.currency)?, saved.recipe.open()?));
    open(saved).map_err(|Unknown(code)| code)
}

/// What reading a file gave, for the desk: for each part its JSON without the rows and then the rows as bytes, each with
/// its length. The readings are given up one by one, so that they and the bytes need not be there as a whole. The last
/// 64 bytes are zeros; a SHA-256 in hexadecimal may be put there for readings without a digest, which browsers
/// work out meanwhile.
#[must_use]
pub fn write_readings(readings: Vec<Reading>) -> Vec<u8> {
    let mut out = Vec::new();
    for reading in readings {
        let saved = match &reading {
            Ok(set) => SavedReading::Read { file: Box::new(SavedFile::without_rows(set)) },
            Err(refusal) => {
                let finding = SavedFinding::of(&refusal.finding);
                SavedReading::Refused { name: refusal.name.clone(), bytes: refusal.bytes, finding }
            }
        };
        let json = serde_json::to_vec(&saved).unwrap_or_default();
        drop(saved);
        part(&mut out, |out| out.extend_from_slice(&json));
        part(&mut out, |out| {
            if let Ok(set) = &reading {
                rows::write(&set.parts().rows, set.parts().currency, out);
            }
        });
    }
    out.extend_from_slice(&[0; DIGEST]);
    out
}

/// Bytes at the end of what [`write_readings`] gives, in which a digest may be put.
pub const DIGEST: usize = 64;

/// Appends what a function writes, and before it its length.
fn part(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&[0; 8]);
    write(out);
    let length = (out.len() - start - 8) as u64;
    if let Some(place) = out.get_mut(start..start + 8) {
        place.copy_from_slice(&length.to_le_bytes());
    }
}

/// What reading a file gave.
///
/// # Errors
/// The words of the JSON reader, or the code that is not known.
pub fn read_readings(bytes: &[u8]) -> Result<Vec<Reading>, String> {
    let cut = || "readings of another build".to_owned();
    let (mut rest, digest) = bytes.split_last_chunk::<DIGEST>().ok_or_else(cut)?;
    let digest = if *digest == [0; DIGEST] { "" } else { std::str::from_utf8(digest).map_err(|_| cut())? };
    let mut part = || {
        let (length, after) = rest.split_first_chunk::<8>()?;
        let (part, after) = after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        rest = after;
        Some((part, after.is_empty()))
    };
    let mut readings = Vec::new();
    let mut ended = false;
    while !ended {
        let (json, _) = part().ok_or_else(cut)?;
        let (rows, last) = part().ok_or_else(cut)?;
        ended = last;
        let saved: SavedReading = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        readings.push(match saved {
            SavedReading::Read { file } => {
                let open = |file: SavedFile| file.open_with(&|currency| rows::read(rows, currency));
                Ok(open(*file).map_err(|Unknown(code)| code)?.ok_or_else(cut)?.digested(digest))
            }
            SavedReading::Refused { name, bytes, finding } => {
                let finding = finding.open().map_err(|Unknown(code)| code)?;
                Err(Box::new(Refusal { name, bytes, finding }))
            }
        });
    }
    Ok(readings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{IntakeFinding, UnreadReason};
    use crate::kernel::{Finding, Money, Origin, Severity};

    #[test]
    fn what_was_found_comes_back_as_it_went() {
        let money = Money::from_minor(123_450, Currency::CNY);
        for kind in [
            IntakeFinding::EmptyFile,
            IntakeFinding::NotReadable { seen: "png", ending: "csv".to_owned() },
            IntakeFinding::NoTable,
            IntakeFinding::Unread { reason: UnreadReason::NoSuchDay, text: "31.02.2025".to_owned() },
            IntakeFinding::Unread { reason: UnreadReason::CellCount { expected: 7, found: 5 }, text: "a,b".to_owned() },
            IntakeFinding::BalanceBreak { stated: money, computed: money.negated() },
            IntakeFinding::SignUndecided,
        ] {
            let origins = vec![Origin::Line { file: 0, line: 12 }];
            let finding = Finding { severity: Severity::Warning, kind, origins };
            let reading = Err(Box::new(Refusal { name: "x.csv".to_owned(), bytes: 9, finding }));
            let two = vec![reading.clone(), reading];
            let bytes = write_readings(two.clone());
            assert_eq!(read_readings(&bytes), Ok(two));
            assert!(read_readings(&bytes[..bytes.len() - 1]).is_err());
        }
    }
}

//! Real files of the shared folder against what they must give. Each family of formats has a test file of its own
//! (`tests/intake_fixtures.rs` for tables) with two lists: files that are read and files that are refused.

use credit_mirror::dossier::kind_word;
use credit_mirror::intake::{Reading, Recipe, read_all};
use credit_mirror::kernel::{Currency, Money};
use std::fs;
use std::path::Path;

/// What one part of a file must give. `path` is `folder/file`, or `folder/file#part` for one of several parts, as
/// their names are shown behind the file's name. Sums are in the main currency.
///
/// Fields: path, format, encoding, rows read, rows unread, sum in, sum out, `first last` date.
pub type Expected = (&'static str, &'static str, &'static str, u32, u32, &'static str, &'static str, &'static str);

/// A file that must be refused, and the word of the finding that says why.
pub type Refused = (&'static str, &'static str);

/// Every part of a fixture as it is read with nothing chosen.
pub fn load(folder: &Path, path: &str) -> Vec<Reading> {
    let bytes = fs::read(folder.join("fixtures").join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let name = path.rsplit('/').next().unwrap_or(path);
    read_all(&bytes, name, &|_| Recipe::default(), Currency::CNY, &mut |_| {})
}

fn main_sum(sums: &[Money], currency: Currency) -> String {
    let found = sums.iter().find(|sum| sum.currency() == currency).copied();
    found.unwrap_or(Money::zero(currency)).to_decimal_string()
}

/// Checks both lists; all differences are told at once.
pub fn check(folder: &Path, read: &[Expected], refused: &[Refused]) {
    let mut wrong = Vec::new();
    for (path, format, encoding, rows, unread, into, out, span) in read {
        let (file, part) = path.split_once('#').unwrap_or((path, ""));
        let all = load(folder, file);
        let base = file.rsplit('/').next().unwrap_or(file);
        let wanted = if part.is_empty() { base.to_owned() } else { format!("{base}/{part}") };
        let found = all.iter().flatten().find(|set| set.parts().name == wanted);
        let Some(parts) = found.map(|set| set.parts()) else {
            let names: Vec<String> = all
                .iter()
                .map(|reading| match reading {
                    Ok(set) => set.parts().name.clone(),
                    Err(refusal) => format!("{}: {:?}", refusal.name, refusal.finding.kind),
                })
                .collect();
            wrong.push(format!("{path}\n  {wanted} was not read, but {names:?}"));
            continue;
        };
        let proof = &parts.proof;
        let seen = proof.span.map(|(first, last)| format!("{first} {last}")).unwrap_or_default();
        let got = (
            parts.format.as_str(),
            parts.encoding.as_str(),
            proof.read,
            proof.unread,
            main_sum(&proof.sum_in, parts.currency),
            main_sum(&proof.sum_out, parts.currency),
            seen,
        );
        let expected = (*format, *encoding, *rows, *unread, (*into).to_owned(), (*out).to_owned(), (*span).to_owned());
        if got != expected {
            wrong.push(format!("{path}\n  got      {got:?}\n  expected {expected:?}"));
        }
    }
    for (path, word) in refused {
        for reading in load(folder, path) {
            let got = match reading {
                Ok(set) => format!("{} rows", set.parts().rows.len()),
                Err(refusal) => kind_word(&refusal.finding.kind),
            };
            if got != *word {
                wrong.push(format!("{path}\n  got      {got}\n  expected {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks that every file of some folders is in one of the lists. `ours` picks the files of a folder.
pub fn complete(folder: &Path, kinds: &[&str], ours: impl Fn(&str) -> bool, read: &[Expected], refused: &[Refused]) {
    for kind in kinds {
        for entry in fs::read_dir(folder.join("fixtures").join(kind)).expect("the fixtures are there") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            if name.contains(".expected.") || !ours(&name) {
                continue;
            }
            let path = format!("{kind}/{name}");
            let listed = read.iter().any(|file| file.0.split('#').next() == Some(&path))
                || refused.iter().any(|file| file.0 == path);
            assert!(listed, "{path} is in no list");
        }
    }
}

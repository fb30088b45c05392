//! Zip files, and files packed with gzip: each file inside is read on its own, under the name `archive.zip/file`. What is inflated is counted
//! while it is inflated, so that a small archive cannot fill the memory.

mod gzip;

use super::finding::{IntakeFinding, Limit, Lock};
use super::guard::{MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, MAX_INFLATED, MAX_RATIO};
use super::readers::{self, Ask, Claim, Clue, Reader, Source, wide};
use super::recipe::Reading;
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub(super) const READER: Reader = Reader { claim, read };

/// Bytes of an entry below which its ratio does not matter.
const SMALL: u64 = 1024 * 1024;

/// An archive in memory.
pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

fn claim(source: &Source<'_>) -> Option<Claim> {
    (is_zip(source.bytes) || gzip::is(source.bytes)).then(|| Claim::possible(Clue::Bytes))
}

/// Whether the bytes begin as a zip does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Opens an archive; `None` when it is none or is damaged.
pub(super) fn open(bytes: &[u8]) -> Option<Archive<'_>> {
    if is_zip(bytes) { ZipArchive::new(Cursor::new(bytes)).ok() } else { None }
}

/// The names of the files inside; empty when the bytes are no zip. Names that are not UTF-8 are decoded by content.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    let Some(mut archive) = open(bytes) else { return Vec::new() };
    let count = archive.len().min(usize::try_from(MAX_ENTRIES).unwrap_or(usize::MAX) + 1);
    (0..count)
        .map(|at| archive.by_index_raw(at).map(|entry| plain_name(entry.name_raw())).unwrap_or_default())
        .collect()
}

fn plain_name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030
            .decode_without_bom_handling_and_without_replacement(raw)
            .map_or_else(|| String::from_utf8_lossy(raw).into_owned(), std::borrow::Cow::into_owned),
    };
    name.replace('\\', "/")
}

/// Inflates one entry, counting as it goes.
///
/// # Errors
/// When it needs a password, is damaged, or grows beyond a limit.
pub(super) fn inflate(archive: &mut Archive<'_>, at: usize, ask: &mut Ask<'_>) -> Result<Vec<u8>, IntakeFinding> {
    let locked = archive.by_index_raw(at).is_ok_and(|entry| entry.encrypted());
    if locked {
        return Err(IntakeFinding::Locked { what: Lock::Archive });
    }
    let Ok(entry) = archive.by_index(at) else { return Err(IntakeFinding::Damaged) };
    let packed = entry.compressed_size().max(1);
    // The size is the archive's word: it is believed as far as the limits below reach.
    let likely = entry.size().min(packed.saturating_mul(MAX_RATIO)).min(MAX_BYTES);
    let mut out = Vec::new();
    let _ = out.try_reserve_exact(usize::try_from(likely).unwrap_or(0));
    let mut entry = entry.take(MAX_BYTES + 1);
    let mut block = vec![0; 64 * 1024];
    loop {
        let Ok(got) = entry.read(&mut block) else { return Err(IntakeFinding::Damaged) };
        if got == 0 {
            return Ok(out);
        }
        out.extend_from_slice(&block[..got]);
        let size = wide(out.len());
        ask.inflated = ask.inflated.saturating_add(wide(got));
        let over = |what: Limit, limit: u64| Err(IntakeFinding::OverLimit { what, limit });
        if size > MAX_BYTES {
            return over(Limit::EntryBytes, MAX_BYTES);
        }
        if ask.inflated > MAX_INFLATED {
            return over(Limit::Inflated, MAX_INFLATED);
        }
        if size > SMALL && size / packed > MAX_RATIO {
            return over(Limit::Ratio, MAX_RATIO);
        }
    }
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    if ask.depth >= MAX_DEPTH {
        return Err(IntakeFinding::OverLimit { what: Limit::Depth, limit: u64::from(MAX_DEPTH) });
    }
    if gzip::is(source.bytes) {
        return gzip::read(source, ask);
    }
    let mut archive = open(source.bytes).ok_or(IntakeFinding::Damaged)?;
    if wide(archive.len()) > MAX_ENTRIES {
        return Err(IntakeFinding::OverLimit { what: Limit::Entries, limit: MAX_ENTRIES });
    }
    let names = source.entries();
    if names.iter().any(|name| name.starts_with("word/")) {
        return Err(IntakeFinding::NotReadable { seen: "docx", ending: super::guard::ending(source.name) });
    }
    let mut out = Vec::new();
    ask.depth += 1;
    for (at, name) in names.iter().enumerate().filter(|(_, name)| is_file(name)) {
        let full = format!("{}/{name}", source.name);
        match inflate(&mut archive, at, ask) {
            Ok(bytes) => out.extend(readers::read_source(bytes, &full, ask)),
            Err(kind) => out.push(Err(readers::refusal(&[], &full, kind))),
        }
    }
    ask.depth -= 1;
    let locked = Err(IntakeFinding::Locked { what: Lock::Archive });
    // One answer for the whole archive when every file in it is locked.
    if !out.is_empty()
        && out.iter().all(|reading| {
            reading.as_ref().is_err_and(|refused| refused.finding.kind == IntakeFinding::Locked { what: Lock::Archive })
        })
    {
        return locked;
    }
    if out.is_empty() { Err(IntakeFinding::EmptyFile) } else { Ok(out) }
}

/// Whether a name is that of a file a user put there: no folder, nothing that macOS or Windows adds.
fn is_file(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    !name.ends_with('/')
        && !last.is_empty()
        && !last.starts_with('.')
        && !name.starts_with("__MACOSX/")
        && !matches!(last.to_lowercase().as_str(), "thumbs.db" | "desktop.ini")
}

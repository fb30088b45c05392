//! Record sets become one [`Ledger`]: files joined, duplicates counted once, every line with a category and a reason.

mod ledger;
mod party;
mod words;
mod lines;
mod accounts;
mod classify;
mod pairs;
mod balances;
mod months;
mod parties;
mod gaps;
mod papers;
mod statement_tables;
mod statement_words;
mod statement;
mod build;

pub use ledger::{
    BooksFinding, Corrections, Counted, Flow, Ledger, LineId, MonthFlow, PartyFlow, Posting, Reason, Revenue,
};

pub use papers::{BookedDocument, DocumentSide, OwnFirm, OwnReason};
pub use statement::{MappingReason, StatementItem, StatementLine, StatementTotal};

pub use crate::rules::Category;

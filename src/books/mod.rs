//! Record sets become one [`Ledger`]: files joined, duplicates counted once, every line with a category and a reason.

mod ledger;

pub use ledger::{
    BooksFinding, Corrections, Counted, Flow, Ledger, LineId, MonthFlow, PartyFlow, Posting, Reason, Revenue,
};

pub use crate::rules::Category;

//! Record sets become one [`Ledger`]: files joined, duplicates counted once, every line with a category and a reason.

mod ledger;

pub use ledger::{
    BooksFinding, Category, Corrections, Counted, Flow, Ledger, LineId, MonthFlow, Posting, Reason, Revenue,
};

//! The ledger and what the firm entered become named, dated facts, each with a grade of evidence.

mod accounts;
mod ageing;
mod answers;
mod bank;
mod bank_lines;
mod bank_window;
mod builder;
mod changed;
mod checks;
mod credit;
mod debts;
mod direct;
mod entity;
mod fact_list;
mod field;
mod formula;
mod held;
mod invoices;
mod key;
mod list;
mod lists;
mod sheet;
mod size;
mod trade;
mod understand;
mod unit;

pub use answers::{Answers, Entry, Progress};
pub use checks::{FACT_PARAMS, FactFinding};
pub use field::{Condition, Field, FieldKey, FieldKind, FieldSpec, Group, Repeat, Section, Sign};
pub use formula::FactFormula;
pub use held::{held_codes, held_toggled};
pub use key::{FactKey, Period};
pub use lists::{flow_list, month_list};
pub use sheet::{EvidenceGrade, Fact, FactSheet, LedgerFacts};
pub use size::{SizeResult, SizeStep};
pub use understand::{EntryProblem, Understood};

//! The ledger and what the firm entered become named, dated facts, each with a grade of evidence.

mod answers;
mod fact_list;
mod field;
mod key;
mod list;
mod sheet;
mod understand;
mod unit;

pub use answers::{Answers, Entry, Progress};
pub use field::{Condition, Field, FieldKey, FieldKind, FieldSpec, Group, Repeat, Section, Sign};
pub use key::{FactKey, Period};
pub use sheet::{EvidenceGrade, Fact, FactFinding, FactSheet};
pub use understand::{EntryProblem, Understood};

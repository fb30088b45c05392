//! The ledger and what the firm entered become named, dated facts, each with a grade of evidence.

mod answers;
mod fact_list;
mod field;
mod key;
mod list;
mod sheet;

pub use answers::{Answers, Entry, EntryProblem, Understood};
pub use field::{Condition, Field, FieldKey, FieldKind, FieldSpec, Group, Repeat, Section, Sign};
pub use key::{FactKey, Period};
pub use sheet::{EvidenceGrade, Fact, FactFinding, FactSheet};

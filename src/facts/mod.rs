//! The ledger and what the firm entered become named, dated facts, each with a grade of evidence.

mod answers;
mod field;
mod key;
mod sheet;

pub use answers::{Answers, Entry, EntryProblem, Understood};
pub use field::{Field, FieldKey, FieldKind, FieldSpec, Repeat, Section, Sign};
pub use key::FactKey;
pub use sheet::{EvidenceGrade, Fact, FactFinding, FactSheet};

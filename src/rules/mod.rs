//! Packs: dated, sourced parameters and rules as data. No numbers of its own.

mod check;
mod pack;
mod param;
mod problem;
mod read;
mod scorecard;
mod source;
mod categories;
mod text;

pub use categories::{Category, CategoryRule, CategoryRules, Direction, LineField, Matching};
pub use pack::{Header, Pack};
pub use param::{LookUpError, Param, ParamAt, ParamValue, Stale, Table};
pub use problem::{PackProblem, PackProblemKind};
pub use read::{Section, date_from, status_from};
pub use scorecard::{Better, Bin, Card, CodePoints, Edges, Item, Reasons, Scorecard, Undefined};
pub use source::Source;
pub use text::Text;

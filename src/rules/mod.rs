//! Packs: dated, sourced parameters and rules as data. No numbers of its own.

mod check;
mod expr;
mod pack;
mod param;
mod problem;
mod read;
mod source;
mod text;

pub use expr::{
    Answer, Arithmetic, Compare, Env, Expr, ExprError, ExprValue, Function, Item, Lookup, Outcome, Truth, Unknown, eval,
};
pub use pack::{Header, Pack};
pub use param::{LookUpError, Param, ParamAt, ParamValue, Stale, Table};
pub use problem::{PackProblem, PackProblemKind};
pub use read::{Section, date_from, status_from};
pub use source::Source;
pub use text::Text;

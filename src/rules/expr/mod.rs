//! The language of rules: small, total, three-valued. A name that is not known makes an expression unknown, never
//! false, and the answer says which facts would decide it.
//!
//! ```text
//! or      and { "or" and }
//! and     not { "and" not }
//! not     [ "not" ] compare
//! compare sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum | "in" list ]
//! sum     product { ( "+" | "-" ) product }
//! product atom { ( "*" | "/" ) atom }
//! atom    number | 'text' | true | false | name | "-" atom | "(" or ")" | function "(" … ")"
//! ```

mod eval;
mod lex;
mod number;
mod parse;
mod value;

pub use eval::{Env, eval};
pub use parse::ExprError;
pub use value::{Answer, ExprValue, ListItem, Lookup, Outcome, Truth, Unknown};

use crate::kernel::Id;

/// How two values are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compare {
    /// Equal.
    Equal,
    /// Not equal.
    NotEqual,
    /// Below.
    Less,
    /// Not above.
    LessOrEqual,
    /// Above.
    Greater,
    /// Not below.
    GreaterOrEqual,
}

/// The four operations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arithmetic {
    /// Sum.
    Plus,
    /// Difference.
    Minus,
    /// Product.
    Times,
    /// Quotient; unknown when the divisor is zero.
    Over,
}

/// The functions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Function {
    /// `min(a, b, …)`: with an unknown argument the result is unknown, but at most the least of the known ones.
    Min,
    /// `max(a, b, …)`.
    Max,
    /// `floor(x, step)`: the greatest multiple of the step not above `x`.
    Floor,
    /// `ceil(x, step)`: the least multiple of the step not below `x`.
    Ceil,
    /// `if(condition, a, b)`.
    If,
    /// `coalesce(a, b, …)`: the first known argument.
    Coalesce,
    /// `known(a)`: whether the argument is known. Itself always known.
    Known,
    /// `applies(a)`: false when the argument has no meaning for this firm, true when it is known.
    Applies,
    /// `principal(payment, rate, months)`: the loan that a monthly payment repays as an annuity,
    /// `payment × (1 − (1 + r)^−n) / r` with `r = rate / 12`.
    Principal,
    /// `payment(principal, rate, months)`: the monthly annuity payment, `P r / (1 − (1 + r)^−n)`.
    Payment,
}

/// An expression, parsed.
#[derive(Clone, PartialEq, Debug)]
pub enum Expr {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// A fact, an indicator, a derived value, or a field of a list's item.
    Name(Id),
    /// `p('id')`: a parameter's number on the day.
    Param(Id),
    /// `lookup('id', key)`: a parameter's table on the day, at a key.
    Table(Id, Box<Expr>),
    /// `not a`.
    Not(Box<Expr>),
    /// `a and b`.
    And(Box<Expr>, Box<Expr>),
    /// `a or b`.
    Or(Box<Expr>, Box<Expr>),
    /// A comparison.
    Compare(Compare, Box<Expr>, Box<Expr>),
    /// `a in [b, c]`.
    In(Box<Expr>, Vec<Expr>),
    /// An operation.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// A function.
    Call(Function, Vec<Expr>),
    /// `sum(list, value, where(condition))`.
    Sum(Id, Box<Expr>, Option<Box<Expr>>),
    /// `count(list, where(condition))`.
    Count(Id, Option<Box<Expr>>),
}

impl Expr {
    /// Reads an expression.
    ///
    /// # Errors
    /// What was met, and at which character.
    pub fn parse(text: &str) -> Result<Self, ExprError> {
        parse::parse(text)
    }

    /// Calls `see` with this expression and every one inside it; the flag tells whether it stands inside a list's
    /// `sum` or `count`, where a name without a dot is a field of the item.
    pub fn visit<'a>(&'a self, in_list: bool, see: &mut impl FnMut(&'a Self, bool)) {
        see(self, in_list);
        match self {
            Self::Number(_) | Self::Text(_) | Self::Bool(_) | Self::Name(_) | Self::Param(_) => {}
            Self::Table(_, inner) | Self::Not(inner) => inner.visit(in_list, see),
            Self::And(a, b) | Self::Or(a, b) | Self::Compare(_, a, b) | Self::Arithmetic(_, a, b) => {
                a.visit(in_list, see);
                b.visit(in_list, see);
            }
            Self::In(a, list) => {
                a.visit(in_list, see);
                list.iter().for_each(|b| b.visit(in_list, see));
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|a| a.visit(in_list, see)),
            Self::Sum(_, value, condition) => {
                value.visit(true, see);
                condition.iter().for_each(|c| c.visit(true, see));
            }
            Self::Count(_, condition) => condition.iter().for_each(|c| c.visit(true, see)),
        }
    }

    /// The names that are asked for, each once, in order: facts, indicators, derived values, lists.
    #[must_use]
    pub fn names(&self) -> Vec<&Id> {
        let mut found = Vec::new();
        self.visit(false, &mut |expr, in_list| match expr {
            Self::Name(id) if !in_list || id.as_str().contains('.') => once(&mut found, id),
            Self::Sum(list, ..) | Self::Count(list, _) => once(&mut found, list),
            _ => {}
        });
        found
    }

    /// The parameters that are asked for, each once, in order, and whether a table is needed.
    #[must_use]
    pub fn params(&self) -> Vec<(&Id, bool)> {
        let mut found: Vec<(&Id, bool)> = Vec::new();
        self.visit(false, &mut |expr, _| {
            let (id, table) = match expr {
                Self::Param(id) => (id, false),
                Self::Table(id, _) => (id, true),
                _ => return,
            };
            if !found.contains(&(id, table)) {
                found.push((id, table));
            }
        });
        found
    }
}

fn once<'a>(found: &mut Vec<&'a Id>, id: &'a Id) {
    if !found.contains(&id) {
        found.push(id);
    }
}

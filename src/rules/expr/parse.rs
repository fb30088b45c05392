//! Tokens into an expression.

use super::lex::{Token, tokens};
use super::{Arithmetic, Compare, Expr, Function};
use crate::kernel::Id;

/// What could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExprError {
    /// The character it begins at, from 1.
    pub place: usize,
    /// What stands there; empty at the end of the text.
    pub found: String,
}

/// How deep brackets may stand in each other, so that a hostile pack cannot exhaust the stack.
const DEPTH: usize = 32;

/// How many tokens a formula may have, for the same reason: a chain of `and` is as deep as it is long.
const TOKENS: usize = 600;

pub(super) fn parse(text: &str) -> Result<Expr, ExprError> {
    let end = text.chars().count() + 1;
    let tokens = tokens(text)?;
    if let Some((place, _)) = tokens.get(TOKENS) {
        return Err(ExprError { place: *place, found: String::new() });
    }
    let mut parser = Parser { tokens, next: 0, end, depth: 0 };
    let expr = parser.or()?;
    if parser.next < parser.tokens.len() { Err(parser.error()) } else { Ok(expr) }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    end: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn error(&self) -> ExprError {
        self.tokens.get(self.next).map_or(ExprError { place: self.end, found: String::new() }, |(place, token)| {
            let found = match token {
                Token::Number(number) => number.to_string(),
                Token::Text(text) => format!("'{text}'"),
                Token::Word(word) => word.clone(),
                Token::Sign(sign) => (*sign).to_owned(),
            };
            ExprError { place: *place, found }
        })
    }

    fn takes(&mut self, sign: &str) -> bool {
        let here = matches!(self.peek(), Some(Token::Sign(s)) if *s == sign);
        self.next += usize::from(here);
        here
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let here = matches!(self.peek(), Some(Token::Word(w)) if w == word);
        self.next += usize::from(here);
        here
    }

    fn needs(&mut self, sign: &str) -> Result<(), ExprError> {
        if self.takes(sign) { Ok(()) } else { Err(self.error()) }
    }

    fn or(&mut self) -> Result<Expr, ExprError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error());
        }
        let mut left = self.and()?;
        while self.takes_word("or") {
            left = Expr::Or(Box::new(left), Box::new(self.and()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn and(&mut self) -> Result<Expr, ExprError> {
        let mut left = self.not()?;
        while self.takes_word("and") {
            left = Expr::And(Box::new(left), Box::new(self.not()?));
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Expr, ExprError> {
        if self.takes_word("not") { Ok(Expr::Not(Box::new(self.compare()?))) } else { self.compare() }
    }

    fn compare(&mut self) -> Result<Expr, ExprError> {
        let left = self.sum()?;
        if self.takes_word("in") {
            self.needs("[")?;
            return Ok(Expr::In(Box::new(left), self.list("]")?));
        }
        let signs = [
            ("==", Compare::Equal),
            ("!=", Compare::NotEqual),
            ("<=", Compare::LessOrEqual),
            (">=", Compare::GreaterOrEqual),
            ("<", Compare::Less),
            (">", Compare::Greater),
        ];
        for (sign, compare) in signs {
            if self.takes(sign) {
                return Ok(Expr::Compare(compare, Box::new(left), Box::new(self.sum()?)));
            }
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<Expr, ExprError> {
        let mut left = self.product()?;
        loop {
            let operation = if self.takes("+") {
                Arithmetic::Plus
            } else if self.takes("-") {
                Arithmetic::Minus
            } else {
                return Ok(left);
            };
            left = Expr::Arithmetic(operation, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expr, ExprError> {
        let mut left = self.atom()?;
        loop {
            let operation = if self.takes("*") {
                Arithmetic::Times
            } else if self.takes("/") {
                Arithmetic::Over
            } else {
                return Ok(left);
            };
            left = Expr::Arithmetic(operation, Box::new(left), Box::new(self.atom()?));
        }
    }

    fn atom(&mut self) -> Result<Expr, ExprError> {
        if self.takes("(") {
            let inner = self.or()?;
            self.needs(")")?;
            return Ok(inner);
        }
        if self.takes("-") {
            let zero = Box::new(Expr::Number(0.0));
            return match self.peek() {
                Some(Token::Sign("-")) => Err(self.error()),
                _ => Ok(Expr::Arithmetic(Arithmetic::Minus, zero, Box::new(self.atom()?))),
            };
        }
        let expr = match self.peek() {
            Some(Token::Number(number)) => Expr::Number(*number),
            Some(Token::Text(text)) => Expr::Text(text.clone()),
            Some(Token::Word(word)) => match word.as_str() {
                "true" => Expr::Bool(true),
                "false" => Expr::Bool(false),
                "and" | "or" | "not" | "in" | "where" => return Err(self.error()),
                name => {
                    if matches!(self.tokens.get(self.next + 1), Some((_, Token::Sign("(")))) {
                        let name = name.to_owned();
                        return self.call(&name);
                    }
                    Expr::Name(Id::owned(name))
                }
            },
            Some(Token::Sign(_)) | None => return Err(self.error()),
        };
        self.next += 1;
        Ok(expr)
    }

    /// Arguments up to a closing sign; at least one.
    fn list(&mut self, close: &str) -> Result<Vec<Expr>, ExprError> {
        let mut items = vec![self.or()?];
        while self.takes(",") {
            items.push(self.or()?);
        }
        self.needs(close)?;
        Ok(items)
    }

    /// A function; the next tokens are its name and a bracket.
    fn call(&mut self, name: &str) -> Result<Expr, ExprError> {
        let wrong = self.error();
        let function = match name {
            "p" | "lookup" => return self.parameter(name == "lookup"),
            "sum" | "count" => return self.over_list(name == "sum"),
            "min" => Function::Min,
            "max" => Function::Max,
            "floor" => Function::Floor,
            "ceil" => Function::Ceil,
            "if" => Function::If,
            "coalesce" => Function::Coalesce,
            "known" => Function::Known,
            "applies" => Function::Applies,
            "principal" => Function::Principal,
            "payment" => Function::Payment,
            _ => return Err(wrong),
        };
        self.next += 2;
        let arguments = self.list(")")?;
        let right = match function {
            Function::Min | Function::Max | Function::Coalesce => arguments.len() >= 2,
            Function::Known | Function::Applies => arguments.len() == 1,
            Function::Floor | Function::Ceil => arguments.len() == 2,
            Function::If | Function::Principal | Function::Payment => arguments.len() == 3,
        };
        if right { Ok(Expr::Call(function, arguments)) } else { Err(wrong) }
    }

    fn parameter(&mut self, table: bool) -> Result<Expr, ExprError> {
        self.next += 2;
        let Some(Token::Text(id)) = self.peek() else { return Err(self.error()) };
        let id = Id::owned(id.clone());
        self.next += 1;
        let expr = if table {
            self.needs(",")?;
            Expr::Table(id, Box::new(self.or()?))
        } else {
            Expr::Param(id)
        };
        self.needs(")")?;
        Ok(expr)
    }

    fn over_list(&mut self, sum: bool) -> Result<Expr, ExprError> {
        self.next += 2;
        let Some(Token::Word(list)) = self.peek() else { return Err(self.error()) };
        let list = Id::owned(list.clone());
        self.next += 1;
        let mut value = None;
        if sum {
            self.needs(",")?;
            value = Some(Box::new(self.or()?));
        }
        let mut condition = None;
        if self.takes(",") {
            if !self.takes_word("where") {
                return Err(self.error());
            }
            self.needs("(")?;
            condition = Some(Box::new(self.or()?));
            self.needs(")")?;
        }
        self.needs(")")?;
        Ok(match value {
            Some(value) => Expr::Sum(list, value, condition),
            None => Expr::Count(list, condition),
        })
    }
}

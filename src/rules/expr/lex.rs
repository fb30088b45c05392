//! Text into tokens with their places.

use super::parse::ExprError;

/// A token.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Token {
    Number(f64),
    Text(String),
    /// A name or a word of the language.
    Word(String),
    /// `( ) [ ] , + - * /` and the comparisons.
    Sign(&'static str),
}

const SIGNS: [&str; 15] = ["==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", "+", "-", "*", "/"];

/// Splits a text; each token with the number of its first character, from 1.
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExprError> {
    let mut found = Vec::new();
    let (mut rest, mut place) = (text, 1);
    loop {
        let blanks = rest.len() - rest.trim_start().len();
        place += rest[..blanks].chars().count();
        rest = &rest[blanks..];
        let Some(first) = rest.chars().next() else { return Ok(found) };
        let (token, length) = if first.is_ascii_digit() {
            let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_')).unwrap_or(rest.len());
            let number: Option<f64> = rest[..length].replace('_', "").parse().ok();
            (number.map(Token::Number), length)
        } else if first.is_ascii_lowercase() {
            let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
            let length = rest.find(|c: char| !word(c)).unwrap_or(rest.len());
            (Some(Token::Word(rest[..length].to_owned())), length)
        } else if first == '\'' {
            let length = rest[1..].find('\'').map(|end| end + 2);
            (length.map(|length| Token::Text(rest[1..length - 1].to_owned())), length.unwrap_or(1))
        } else {
            let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
            (sign.map(Token::Sign), sign.map_or(first.len_utf8(), str::len))
        };
        let Some(token) = token else {
            return Err(ExprError { place, found: rest[..length].to_owned() });
        };
        found.push((place, token));
        place += rest[..length].chars().count();
        rest = &rest[length..];
    }
}

//! The grammar of beancount: transactions, postings, balance assertions.

use super::super::recipe::DecimalSign;
use super::super::statement;
use super::quantity::{self, Worth};
use super::{Assertion, Book, Posting, Transaction};
use crate::kernel::{Date, date};

/// The flag of what is only expected: beancount's own constant for it, which its plugin for forecasts repeats.
const FORECAST: &str = "#";

/// The date at the start of a line, the word behind it and the rest.
pub(super) fn dated(line: &str) -> Option<(Date, &str, &str)> {
    let (day, rest) = (line.get(..10)?, line.get(10..)?);
    let sign = day.as_bytes()[4];
    if !matches!(sign, b'-' | b'/') || day.as_bytes()[7] != sign || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let found = date(day[..4].parse().ok()?, day[5..7].parse().ok()?, day[8..].parse().ok()?)?;
    let rest = rest.trim_start();
    let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Some((found, word, rest.trim()))
}

/// Whether a word marks a transaction: `txn`, `*`, `!`, or a letter.
pub(super) fn is_flag(word: &str) -> bool {
    word == "txn"
        || matches!(word.as_bytes(), [b] if b.is_ascii_uppercase() || matches!(b, b'*' | b'!' | b'&' | b'#' | b'?' | b'%'))
}

/// Reads a whole text.
pub(super) fn read(text: &str) -> Book {
    let mut book = Book::default();
    let (mut inside, mut place) = (false, 0);
    for (number, whole) in (1_u32..).zip(text.split_inclusive('\n')) {
        let line = whole.trim_end();
        let at = place;
        place += whole.len();
        if line.trim().is_empty() {
            inside = false;
        } else if line.starts_with([' ', '\t']) {
            if inside {
                posting(line.trim_start(), number, &mut book);
            }
        } else if let Some((day, word, rest)) = dated(line) {
            inside = is_flag(word) && word != FORECAST;
            if word == FORECAST {
                book.skipped.push((number, statement::kept(line)));
            } else if inside {
                book.transactions.push(header(number, at, day, rest, line));
            } else {
                directive(day, word, rest, number, line, &mut book);
            }
        } else {
            inside = false;
            if line.starts_with("include ") || line.starts_with("plugin ") {
                book.skipped.push((number, statement::kept(line)));
            }
        }
    }
    book
}

fn directive(day: Date, word: &str, rest: &str, number: u32, line: &str, book: &mut Book) {
    let (account, amount) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match word {
        "open" => book.declare(account),
        "pad" => book.skipped.push((number, statement::kept(line))),
        "balance" => {
            // A tolerance may stand between the number and the currency: `100.00 ~ 0.01 USD`.
            let amount = amount.split(';').next().unwrap_or_default();
            let plain = match (amount.split_once('~'), amount.split_whitespace().next_back()) {
                (Some((number, _)), Some(unit)) => format!("{} {unit}", number.trim()),
                _ => amount.to_owned(),
            };
            if let Some(stated) = quantity::quantity(plain.trim(), DecimalSign::Point) {
                let text = statement::kept(line);
                book.assertions.push(Assertion { line: number, day, account: account.to_owned(), stated, text });
            }
        }
        _ => {}
    }
}

/// `"payee" "narration" #tag ^link`
fn header(line: u32, place: usize, date: Date, rest: &str, whole: &str) -> Transaction {
    let (strings, behind) = strings(rest);
    let (payee, text) = match &strings[..] {
        [] => (String::new(), String::new()),
        [text] => (String::new(), text.clone()),
        [payee, text, ..] => (payee.clone(), text.clone()),
    };
    let link = behind.split_whitespace().find_map(|word| word.strip_prefix('^')).unwrap_or_default();
    Transaction {
        line,
        place,
        date,
        payee: statement::squeezed(&payee),
        text: statement::squeezed(&text),
        code: link.to_owned(),
        postings: Vec::new(),
        first: statement::kept(whole),
        broken: None,
    }
}

fn strings(text: &str) -> (Vec<String>, &str) {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix('"') {
        let mut value = String::new();
        let mut end = inner.len();
        let mut escaped = false;
        for (at, c) in inner.char_indices() {
            if escaped {
                value.push(c);
                escaped = false;
            } else if c == '\\' {
                escaped = true;
            } else if c == '"' {
                end = at + 1;
                break;
            } else {
                value.push(c);
            }
        }
        out.push(value);
        rest = inner[end..].trim_start().trim_start_matches('|').trim_start();
    }
    (out, rest)
}

fn posting(line: &str, number: u32, book: &mut Book) {
    let Some(transaction) = book.transactions.last_mut() else { return };
    if line.starts_with([';', '#', '^', '"']) {
        return;
    }
    let body = line.split(';').next().unwrap_or_default().trim_end();
    let body = match body.split_once(' ') {
        Some((flag, rest)) if is_flag(flag) => rest.trim_start(),
        _ => body,
    };
    let (account, rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    // Metadata are lines of a small word with a colon behind it.
    if account.ends_with(':') || !account.contains(':') {
        return;
    }
    let rest = rest.trim();
    let worth = if rest.is_empty() { Some(Worth::default()) } else { quantity::worth(rest, DecimalSign::Point) };
    if worth.is_none() {
        transaction.broken.get_or_insert((number, statement::kept(body)));
    }
    let account = account.to_owned();
    transaction.postings.push(Posting { line: number, account, worth: worth.unwrap_or_default(), unreal: false });
}

//! The grammar of ledger and hledger: transactions, postings, directives.

use super::super::recipe::DecimalSign;
use super::super::statement;
use super::quantity::{self, Worth};
use super::{Book, Posting, Transaction};
use crate::kernel::{Date, date};

/// Most accounts applied inside one another, and most aliases.
const NESTED: usize = 20;
const ALIASES: usize = 1_000;

/// The date at the start of a line and the rest: `2010/12/01=2011/01/01`, `2010-12-01`, `12/1` with a default year.
pub(super) fn dated(line: &str, year: Option<i16>) -> Option<(Date, &str)> {
    let end = line.find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.'))).unwrap_or(line.len());
    let (first, mut rest) = line.split_at(end);
    let mut parts = first.split(['/', '-', '.']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() || a.is_empty() {
        return None;
    }
    let found = match c {
        Some(day) if a.len() == 4 => date(a.parse().ok()?, b.parse().ok()?, day.parse().ok()?)?,
        None if a.len() <= 2 && b.len() <= 2 => date(year?, a.parse().ok()?, b.parse().ok()?)?,
        _ => return None,
    };
    if let Some(second) = rest.strip_prefix('=') {
        let end = second.find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.')));
        rest = &second[end.unwrap_or(second.len())..];
    }
    // A time, as csv lines have it, is no journal.
    rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '*' | '!' | '(' | ';'))
        .then_some(())
        .or_else(|| rest.is_empty().then_some(()))?;
    Some((found, rest.trim_start()))
}

/// What the lines around the transactions set.
struct Scope {
    year: Option<i16>,
    prefixes: Vec<String>,
    aliases: Vec<(String, String)>,
    commodity: String,
    decimal: DecimalSign,
}

/// Reads a whole text.
pub(super) fn read(text: &str, decimal: DecimalSign) -> Book {
    let mut book = Book::default();
    let mut scope = Scope { year: None, prefixes: Vec::new(), aliases: Vec::new(), commodity: String::new(), decimal };
    let (mut block, mut inside, mut place) = (false, false, 0);
    for (number, whole) in (1_u32..).zip(text.split_inclusive('\n')) {
        let line = whole.trim_end();
        let at = place;
        place += whole.len();
        let lower = line.trim_start().to_ascii_lowercase();
        if block {
            block = !(lower.starts_with("end comment") || lower.starts_with("end test"));
            continue;
        }
        if line.trim().is_empty() {
            inside = false;
        } else if line.starts_with([' ', '\t']) {
            if inside {
                posting(line.trim_start(), number, &scope, &mut book);
            }
        } else if let Some((day, rest)) = dated(line, scope.year) {
            book.transactions.push(header(number, at, day, rest, line));
            inside = true;
        } else {
            inside = false;
            block = lower == "comment" || lower == "test" || lower.starts_with("test ");
            directive(line, number, &mut scope, &mut book);
        }
    }
    book
}

/// `* (code) payee | note ; comment`
fn header(line: u32, place: usize, date: Date, rest: &str, whole: &str) -> Transaction {
    let mut rest = rest.trim_start_matches(['*', '!']).trim_start();
    let mut code = String::new();
    if let Some((inner, behind)) = rest.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        code = statement::squeezed(inner);
        rest = behind;
    }
    let (words, comment) = rest.split_once(';').unwrap_or((rest, ""));
    let (payee, note) = words.split_once('|').unwrap_or((words, comment));
    Transaction {
        line,
        place,
        date,
        payee: statement::squeezed(payee),
        text: statement::squeezed(note),
        code,
        postings: Vec::new(),
        first: statement::kept(whole),
        broken: None,
    }
}

fn posting(line: &str, number: u32, scope: &Scope, book: &mut Book) {
    let Some(transaction) = book.transactions.last_mut() else { return };
    if line.starts_with([';', '#', '*']) && !line.starts_with("* ") {
        return;
    }
    let line = line.strip_prefix("* ").or_else(|| line.strip_prefix("! ")).unwrap_or(line);
    let body = line.split(';').next().unwrap_or_default().trim_end();
    let end = [body.find("  "), body.find('\t')].into_iter().flatten().min().unwrap_or(body.len());
    let (name, rest) = (body[..end].trim(), body[end..].trim());
    if name.is_empty() {
        return;
    }
    // `(account)` need not balance, `[account]` balances with its like: both are outside the real accounts.
    let unreal = (name.starts_with('(') && name.ends_with(')')) || (name.starts_with('[') && name.ends_with(']'));
    let name = if unreal { &name[1..name.len() - 1] } else { name };
    let mut account = name.to_owned();
    for (from, to) in &scope.aliases {
        if account == *from || account.strip_prefix(from.as_str()).is_some_and(|rest| rest.starts_with(':')) {
            account = format!("{to}{}", &account[from.len()..]);
        }
    }
    if !scope.prefixes.is_empty() {
        account = format!("{}:{account}", scope.prefixes.join(":"));
    }
    let mut worth = if rest.is_empty() { Some(Worth::default()) } else { quantity::worth(rest, scope.decimal) };
    if let Some(quantity) = worth.as_mut().and_then(|worth| worth.quantity.as_mut())
        && quantity.commodity.is_empty()
    {
        quantity.commodity.clone_from(&scope.commodity);
    }
    if worth.is_none() {
        transaction.broken.get_or_insert((number, statement::kept(body)));
    }
    transaction.postings.push(Posting { line: number, account, worth: worth.unwrap_or_default(), unreal });
}

fn directive(line: &str, number: u32, scope: &mut Scope, book: &mut Book) {
    let body = line.trim_start_matches(['!', '@']);
    let (word, rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    let rest = rest.trim();
    match word {
        "=" | "~" | "include" => book.skipped.push((number, statement::kept(line))),
        "apply" if rest.starts_with("account") && scope.prefixes.len() < NESTED => {
            scope.prefixes.push(rest["account".len()..].trim().to_owned())
        }
        "apply" if rest.starts_with("year") => scope.year = rest["year".len()..].trim().parse().ok(),
        "end" if rest.contains("account") => {
            scope.prefixes.pop();
        }
        "alias" if scope.aliases.len() < ALIASES => {
            if let Some((from, to)) = rest.split_once('=') {
                scope.aliases.push((from.trim().to_owned(), to.trim().to_owned()));
            }
        }
        "year" | "Y" => scope.year = rest.parse().ok(),
        "D" => {
            if let Some(default) = quantity::quantity(rest, scope.decimal) {
                scope.commodity = default.commodity;
            }
        }
        "decimal-mark" => scope.decimal = if rest.starts_with(',') { DecimalSign::Comma } else { DecimalSign::Point },
        "account" => book.declare(rest),
        _ if line.starts_with(['=', '~']) => book.skipped.push((number, statement::kept(line))),
        _ => {
            // `Y2010` without a blank.
            if let Some(year) = body.strip_prefix('Y').and_then(|year| year.parse().ok()) {
                scope.year = Some(year);
            }
        }
    }
}

//! The line of a pack's text that a problem is about.

use super::problem::{PackProblem, PackProblemKind};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Gives each problem the line of the TOML text that it is about. A problem of what lies beneath, and one in JSON, has none.
pub(super) fn locate(text: &str, problems: &mut [PackProblem]) {
    let (table, _) = DeTable::parse_recoverable(text);
    for problem in problems.iter_mut().filter(|problem| problem.line.is_none()) {
        problem.line = place(table.get_ref(), problem).map(|at| line(text, at));
    }
}

/// The number, from 1, of the line that a byte stands on.
pub(super) fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The byte where a problem stands: what it names, else its item, else its file.
fn place(table: &DeTable, problem: &PackProblem) -> Option<usize> {
    let (key, file) = table.iter().find(|(key, _)| key.get_ref().as_ref() == problem.file)?;
    let (mut at, mut within) = (key.span().start, file);
    if let Some((start, found)) = item(file, &problem.item).filter(|_| !problem.item.is_empty()) {
        (at, within) = (start, found);
    }
    Some(named(&problem.kind).and_then(|name| mention(within, name)).unwrap_or(at))
}

/// Whether an id as written, perhaps short (`.rate`, `@lender.dscr`), is the full one.
fn is(written: &str, full: &str) -> bool {
    let short = written.strip_prefix('@').map(|rest| format!(".{rest}"));
    written == full || full.ends_with(short.as_deref().unwrap_or(written)) && written.starts_with(['.', '@'])
}

/// The item of an id or key, and where it begins.
fn item<'t>(value: &'t Spanned<DeValue<'t>>, id: &str) -> Option<(usize, &'t Spanned<DeValue<'t>>)> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().find_map(|one| item(one, id)),
        DeValue::Table(table) => {
            if let Some(DeValue::String(own)) = table.get("id").map(Spanned::get_ref)
                && is(own, id)
            {
                return Some((table.get("id")?.span().start, value));
            }
            let keyed = table.iter().find(|(key, _)| is(key.get_ref(), id));
            keyed
                .map(|(key, found)| (key.span().start, found))
                .or_else(|| table.iter().find_map(|(_, inner)| item(inner, id)))
        }
        _ => None,
    }
}

/// Where a text within a value names something.
fn mention(value: &Spanned<DeValue>, name: &str) -> Option<usize> {
    let short = name.split_once('.').map_or(name, |(_, rest)| rest);
    match value.get_ref() {
        DeValue::String(text) if text.contains(name) || text.contains(short) => Some(value.span().start),
        DeValue::Array(items) => items.iter().find_map(|one| mention(one, name)),
        DeValue::Table(table) => table.iter().find_map(|(key, inner)| {
            if key.get_ref().as_ref() == name { Some(key.span().start) } else { mention(inner, name) }
        }),
        _ => None,
    }
}

/// What a problem names within its item.
fn named(kind: &PackProblemKind) -> Option<&str> {
    use PackProblemKind as K;
    match kind {
        K::NoSource(id) | K::SourceNotRead(id) | K::NoParam(id) | K::ParamKind(id) | K::NoDocument(id) => {
            Some(id.as_str())
        }
        K::NoMode(id) | K::NoName(id) | K::WrongKind(id) => Some(id.as_str()),
        K::NoPack(name) | K::NoFigure(name) | K::NoShared(name) | K::BareNumber(name) => Some(name),
        K::Expression(_, found) if !found.is_empty() => Some(found),
        // The reader of a shape names the word it stumbled on in backquotes, first.
        K::Shape(words) => words.split('`').nth(1).filter(|word| !word.is_empty()),
        _ => None,
    }
}

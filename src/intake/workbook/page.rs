//! Tables in HTML pages, which banks and brokers name `.xls`. Pages as they really are: tags left open, in either
//! case, with and without quotes.

use super::Page;
use crate::intake::entities::push_resolved;
use crate::intake::finding::{IntakeFinding, Limit};
use crate::intake::format::Format;
use crate::intake::grid::Grid;
use crate::intake::guard::MAX_NESTING;
use crate::intake::readers::{Ask, Claim, Clue, Reader, Source};
use crate::intake::recipe::Reading;

pub(in crate::intake) const READER: Reader = Reader { claim, read };

/// Columns in which cells that span rows are followed.
const COLUMNS: usize = 1_000;
/// Most columns or rows that one cell may span.
const SPAN: usize = 200;

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head().trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let lower = head[..floor(head, 16 * 1024)].to_ascii_lowercase();
    let marked = lower.contains("<table") && (lower.contains("<tr") || lower.contains("<td"));
    marked.then(|| Claim::likely(Clue::word("<table>")))
}

fn floor(text: &str, at: usize) -> usize {
    let mut end = text.len().min(at);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let Some(decoded) = source.text() else { return Err(IntakeFinding::NoTable) };
    let mut pages = tables(&decoded.text)?.into_iter().map(Ok);
    super::sheets(Format::Html, source, ask, || pages.next())
}

/// A table whose end has not come yet.
#[derive(Default)]
struct Open {
    rows: Vec<Vec<(usize, String)>>,
    /// By column, for how many rows more a cell of a row above takes it.
    taken: Vec<usize>,
    column: usize,
    cell: Option<(usize, String)>,
}

impl Open {
    fn row(&mut self) {
        self.close_cell();
        self.rows.push(Vec::new());
        self.column = 0;
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
        while self.taken.last() == Some(&0) {
            self.taken.pop();
        }
    }

    fn open_cell(&mut self, columns: usize, rows: usize) {
        self.close_cell();
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        while self.taken.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        self.cell = Some((self.column, String::new()));
        let end = self.column + columns;
        if rows > 1 && end <= COLUMNS {
            self.taken.resize(self.taken.len().max(end), 0);
            // The row in which it stands is counted too.
            self.taken[self.column..end].fill(rows);
        }
        self.column = end;
    }

    fn close_cell(&mut self) {
        if let (Some((column, text)), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            row.push((column, text));
        }
    }
}

/// All tables of a page, those inside others apart. Consecutive tables are one: pages that cut a list into a table for
/// the heading and one for the rows are common.
fn tables(text: &str) -> Result<Vec<Page>, IntakeFinding> {
    let mut open: Vec<Open> = Vec::new();
    let mut done: Vec<Vec<Vec<(usize, String)>>> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        if let Some((_, cell)) = open.last_mut().and_then(|table| table.cell.as_mut()) {
            push_resolved(cell, &rest[..at], named);
        }
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let Some(end) = tag_end(rest) else { break };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name_end =
            tag.find(|c: char| c.is_whitespace() || (c == '/' && !tag.starts_with('/'))).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name_end);
        match name.to_ascii_lowercase().as_str() {
            hidden @ ("script" | "style") => {
                let close = format!("</{hidden}");
                rest = find_any_case(rest, &close).map_or("", |at| &rest[at..]);
            }
            "table" => {
                open.push(Open::default());
                if open.len() as u64 > MAX_NESTING {
                    return Err(IntakeFinding::OverLimit { what: Limit::Nesting, limit: MAX_NESTING });
                }
            }
            "/table" => {
                if let Some(mut table) = open.pop() {
                    table.close_cell();
                    done.push(table.rows);
                }
            }
            "tr" => {
                if let Some(table) = open.last_mut() {
                    table.row();
                }
            }
            "td" | "th" => {
                if let Some(table) = open.last_mut() {
                    table.open_cell(span(attributes, "colspan"), span(attributes, "rowspan"));
                }
            }
            "/td" | "/th" | "/tr" => {
                if let Some(table) = open.last_mut() {
                    table.close_cell();
                }
            }
            "br" | "br/" | "p" | "/p" | "div" | "/div" => {
                if let Some((_, cell)) = open.last_mut().and_then(|table| table.cell.as_mut()) {
                    cell.push(' ');
                }
            }
            _ => {}
        }
    }
    while let Some(mut table) = open.pop() {
        table.close_cell();
        done.push(table.rows);
    }
    done.retain(|rows| rows.iter().any(|row| row.iter().any(|(_, text)| !text.is_empty())));
    let mut grid = Grid::default();
    let mut line = 0;
    for row in done.into_iter().flatten() {
        line += 1;
        grid.row(line)?;
        for (column, text) in row {
            grid.cell(column, &text)?;
        }
    }
    Ok(vec![Page { name: String::new(), shown: true, grid }])
}

/// Where a tag ends, with `>` inside quotes read over.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, b) in text.bytes().enumerate().take(16 * 1024) {
        match (quote, b) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if b == open => quote = None,
            _ => {}
        }
    }
    text.find('>')
}

fn find_any_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

fn span(attributes: &str, name: &str) -> usize {
    let Some(at) = find_any_case(attributes, name) else { return 1 };
    let rest = attributes[at + name.len()..].trim_start().trim_start_matches('=').trim_start_matches([' ', '"', '\'']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[..digits].parse().unwrap_or(1).clamp(1, SPAN)
}

/// The characters that pages name.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" | "ensp" | "emsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "yen" => '¥',
        "euro" => '€',
        "pound" => '£',
        "minus" => '-',
        "ndash" => '–',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "oacute" => 'ó',
        "aacute" => 'á',
        "iacute" => 'í',
        "uacute" => 'ú',
        "ntilde" => 'ñ',
        "atilde" => 'ã',
        _ => return None,
    })
}

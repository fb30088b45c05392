//! OpenDocument spreadsheets. The markup is walked once; repeated empty cells and rows cost nothing.

use super::Page;
use crate::intake::archive;
use crate::intake::finding::{IntakeFinding, Limit, Lock};
use crate::intake::format::Format;
use crate::intake::grid::Grid;
use crate::intake::guard::MAX_NESTING;
use crate::intake::readers::{Ask, Claim, Clue, Reader, Source, wide};
use crate::intake::recipe::Reading;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

pub(in crate::intake) const READER: Reader = Reader { claim, read };

/// Most copies of one filled row that are written out.
const REPEATS: u64 = 10_000;
/// Most copies of one filled cell, and most bytes of all its copies.
const COPIES: u64 = 400;
const COPIED_BYTES: u64 = 1024 * 1024;

fn claim(source: &Source<'_>) -> Option<Claim> {
    let entries = source.entries();
    let has = |wanted: &str| entries.iter().any(|name| name == wanted);
    (has("content.xml") && has("META-INF/manifest.xml")).then(|| Claim::certain(Clue::Entry("content.xml".to_owned())))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let mut archive = archive::open(source.bytes).ok_or(IntakeFinding::Damaged)?;
    let mut part = |wanted: &str, ask: &mut Ask<'_>| {
        let at = source.entries().iter().position(|name| name == wanted).ok_or(IntakeFinding::Damaged)?;
        archive::inflate(&mut archive, at, ask)
    };
    let manifest = part("META-INF/manifest.xml", ask)?;
    if manifest.windows(15).any(|window| window == b"encryption-data") {
        return Err(IntakeFinding::Locked { what: Lock::Workbook });
    }
    let content = part("content.xml", ask)?;
    let content = String::from_utf8(content).map_err(|_| IntakeFinding::Damaged)?;
    let mut markup = Markup::new(&content);
    let mut hidden = BTreeSet::new();
    let mut broken = false;
    super::sheets(Format::Ods, source, ask, || {
        let page = if broken { None } else { next_table(&mut markup, &mut hidden).transpose() };
        broken = matches!(&page, Some(Ok(page)) if page.grid.broken);
        page
    })
}

/// A reader of markup that watches how deep elements lie.
pub(in crate::intake) struct Markup<'x> {
    reader: quick_xml::Reader<&'x [u8]>,
    depth: u64,
}

impl<'x> Markup<'x> {
    /// A reader of a text.
    pub fn new(text: &'x str) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { reader, depth: 0 }
    }

    /// The next event; entities that the document declares are never expanded.
    pub fn next(&mut self) -> Result<Event<'x>, IntakeFinding> {
        let event = self.reader.read_event().map_err(|_| IntakeFinding::Damaged)?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > MAX_NESTING {
            return Err(IntakeFinding::OverLimit { what: Limit::Nesting, limit: MAX_NESTING });
        }
        Ok(event)
    }

    /// Appends what an event says as text, if it says something.
    pub fn push_text(&self, out: &mut String, event: &Event<'_>) -> Result<(), IntakeFinding> {
        match event {
            Event::Text(text) => out.push_str(text),
            Event::CData(text) => out.push_str(text),
            Event::GeneralRef(reference) => {
                if let Ok(Some(c)) = reference.resolve_char_ref() {
                    out.push(c);
                } else if let Some(known) = quick_xml::escape::resolve_xml_entity(reference) {
                    out.push_str(known);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// An attribute by its local name, with its entities resolved.
pub(in crate::intake) fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == wanted)?;
    let plain = quick_xml::escape::unescape(&found.value).ok()?;
    Some(plain.into_owned())
}

/// A number as documents store it.
pub(in crate::intake) fn number(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|value| value.is_finite())
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> u64 {
    attribute(tag, name).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
}

/// The next table of the document.
fn next_table(markup: &mut Markup<'_>, hidden: &mut BTreeSet<String>) -> Result<Option<Page>, IntakeFinding> {
    let mut style = String::new();
    loop {
        match markup.next()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "style" => {
                style = attribute(&tag, "name").unwrap_or_default();
            }
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref() == "table-properties"
                    && attribute(&tag, "display").as_deref() == Some("false") =>
            {
                hidden.insert(style.clone());
            }
            Event::Start(tag) if tag.local_name().as_ref() == "table" => {
                let name = attribute(&tag, "name").unwrap_or_default();
                let shown = attribute(&tag, "style-name").is_none_or(|style| !hidden.contains(&style));
                let grid = Cells::default().read(markup)?;
                return Ok(Some(Page { name, shown, grid }));
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// A cell's value as it is written into the grid.
#[derive(Clone, PartialEq)]
enum Value {
    Text(String),
    Number(f64),
}

/// The rows of one table being read.
#[derive(Default)]
struct Cells {
    grid: Grid,
    line: u32,
    row: Vec<(usize, Value)>,
    column: usize,
    row_repeats: u64,
}

impl Cells {
    fn read(mut self, markup: &mut Markup<'_>) -> Result<Grid, IntakeFinding> {
        // Tables may lie in tables: those belong to a cell.
        let mut inner = 0_u32;
        loop {
            let event = match markup.next() {
                // Markup that breaks off keeps the rows before the break.
                Err(IntakeFinding::Damaged) => {
                    self.grid.broken = true;
                    return Ok(self.grid);
                }
                event => event?,
            };
            match event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "table" => inner += 1,
                    "table-row" if inner == 0 => {
                        self.row_repeats = repeats(&tag, "number-rows-repeated");
                        (self.column, self.row) = (0, Vec::new());
                    }
                    "table-cell" | "covered-table-cell" if inner == 0 => self.cell(&tag, markup)?,
                    _ => {}
                },
                Event::Empty(tag) if inner == 0 => match tag.local_name().as_ref() {
                    "table-cell" | "covered-table-cell" => {
                        let value = typed(&tag, String::new());
                        self.put(value, repeats(&tag, "number-columns-repeated"))?;
                    }
                    "table-row" => self.skip(repeats(&tag, "number-rows-repeated")),
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "table-row" if inner == 0 => self.end_row()?,
                    "table" if inner == 0 => return Ok(self.grid),
                    "table" => inner -= 1,
                    _ => {}
                },
                Event::Eof => {
                    self.grid.broken = true;
                    return Ok(self.grid);
                }
                _ => {}
            }
        }
    }

    fn skip(&mut self, lines: u64) {
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }

    /// Reads one cell up to its end.
    fn cell(&mut self, tag: &BytesStart<'_>, markup: &mut Markup<'_>) -> Result<(), IntakeFinding> {
        let (mut text, mut paragraphs, mut remarks) = (String::new(), 0_u32, 0_u32);
        let mut depth = 1_u32;
        while depth > 0 {
            let event = markup.next()?;
            match &event {
                Event::Start(inner) => {
                    depth += 1;
                    let name = inner.local_name();
                    remarks += u32::from(name.as_ref() == "annotation" || remarks > 0);
                    if name.as_ref() == "p" && remarks == 0 {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                }
                Event::Empty(inner) if remarks == 0 => match inner.local_name().as_ref() {
                    "s" => (0..repeats(inner, "c").min(80)).for_each(|_| text.push(' ')),
                    "tab" => text.push(' '),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Event::End(_) => {
                    depth -= 1;
                    remarks = remarks.saturating_sub(1);
                }
                Event::Eof => break,
                other => {
                    if remarks == 0 && paragraphs > 0 {
                        markup.push_text(&mut text, other)?;
                    }
                }
            }
        }
        let value = typed(tag, text.trim_end().to_owned());
        self.put(value, repeats(tag, "number-columns-repeated"))
    }

    fn put(&mut self, value: Option<Value>, times: u64) -> Result<(), IntakeFinding> {
        if let Some(value) = value {
            let bytes = if let Value::Text(text) = &value { wide(text.len()) } else { 0 };
            if times > 1 && bytes.saturating_mul(times.min(COPIES)) > COPIED_BYTES {
                return Err(IntakeFinding::OverLimit { what: Limit::Cells, limit: COPIES });
            }
            for at in 0..times.min(COPIES) {
                let at = self.column.saturating_add(usize::try_from(at).unwrap_or(usize::MAX));
                self.row.push((at, value.clone()));
            }
        }
        self.column = self.column.saturating_add(usize::try_from(times).unwrap_or(usize::MAX));
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), IntakeFinding> {
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            self.skip(self.row_repeats);
            return Ok(());
        }
        if self.row_repeats > REPEATS {
            return Err(IntakeFinding::OverLimit { what: Limit::Cells, limit: REPEATS });
        }
        for _ in 0..self.row_repeats {
            self.line = self.line.saturating_add(1);
            self.grid.row(self.line)?;
            for (column, value) in &row {
                match value {
                    Value::Text(text) => self.grid.cell(*column, text)?,
                    Value::Number(value) => self.grid.number(*column, *value)?,
                }
            }
        }
        Ok(())
    }
}

/// A cell's value by its type; `None` when it is empty.
fn typed(tag: &BytesStart<'_>, text: String) -> Option<Value> {
    let kind = attribute(tag, "value-type").unwrap_or_default();
    let said = |name: &str| attribute(tag, name);
    let value = match kind.as_str() {
        "float" | "currency" | "percentage" => said("value").as_deref().and_then(number).map(Value::Number),
        // Midnight says no time.
        "date" => said("date-value").map(|date| Value::Text(date.trim_end_matches("T00:00:00").to_owned())),
        "time" => said("time-value").map(|time| Value::Text(clock(&time).unwrap_or(time))),
        "boolean" => said("boolean-value").map(|value| Value::Text(value.to_uppercase())),
        _ => said("string-value").map(Value::Text),
    };
    value.or_else(|| (!text.is_empty()).then_some(Value::Text(text)))
}

/// `PT09H05M00S` as `09:05:00`.
fn clock(text: &str) -> Option<String> {
    let rest = text.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.split_once('S')?.0.split(['.', ',']).next()?;
    Some(format!("{hours:0>2}:{minutes:0>2}:{seconds:0>2}"))
}

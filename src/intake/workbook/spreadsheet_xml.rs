//! Excel's XML spreadsheet of 2003, which banks name `.xls`.

use super::Page;
use super::ods::{Markup, attribute, number};
use crate::intake::finding::IntakeFinding;
use crate::intake::format::Format;
use crate::intake::grid::Grid;
use crate::intake::readers::{Ask, Claim, Clue, Reader, Source};
use crate::intake::recipe::Reading;
use quick_xml::events::Event;

pub(in crate::intake) const READER: Reader = Reader { claim, read };

const NAMESPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    let marked = head.trim_start().starts_with('<') && head.contains(NAMESPACE) && head.contains("Workbook");
    marked.then(|| Claim::certain(Clue::word(NAMESPACE)))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let Some(decoded) = source.text() else { return Err(IntakeFinding::NoTable) };
    let mut markup = Markup::new(&decoded.text);
    let mut broken = false;
    super::sheets(Format::SpreadsheetXml, source, ask, || {
        let page = if broken { None } else { next_sheet(&mut markup).transpose() };
        broken = matches!(&page, Some(Ok(page)) if page.grid.broken);
        page
    })
}

fn next_sheet(markup: &mut Markup<'_>) -> Result<Option<Page>, IntakeFinding> {
    loop {
        match markup.next()? {
            Event::Start(tag) if tag.local_name().as_ref() == "Worksheet" => {
                let name = attribute(&tag, "Name").unwrap_or_default();
                return sheet(markup, name).map(Some);
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

fn sheet(markup: &mut Markup<'_>, name: String) -> Result<Page, IntakeFinding> {
    let mut grid = Grid::default();
    let (mut line, mut column) = (0_u32, 0_usize);
    let (mut text, mut kind, mut inside) = (String::new(), String::new(), false);
    let mut shown = true;
    loop {
        let event = match markup.next() {
            // Markup that breaks off keeps the rows before the break.
            Err(IntakeFinding::Damaged) => {
                grid.broken = true;
                return Ok(Page { name, shown, grid });
            }
            event => event?,
        };
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "Row" => {
                    line = attribute(&tag, "Index").and_then(|n| n.parse().ok()).unwrap_or(line.saturating_add(1));
                    column = 0;
                    grid.row(line)?;
                }
                "Cell" => {
                    let index = attribute(&tag, "Index").and_then(|n| n.parse::<usize>().ok());
                    column = index.map_or(column, |index| index.saturating_sub(1).max(column));
                    let merged: usize = attribute(&tag, "MergeAcross").and_then(|n| n.parse().ok()).unwrap_or(0);
                    if empty {
                        column = column.saturating_add(1).saturating_add(merged);
                    }
                }
                "Data" => {
                    kind = attribute(&tag, "Type").unwrap_or_default();
                    text.clear();
                    inside = !empty;
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "Data" => {
                    inside = false;
                    match (kind.as_str(), number(&text)) {
                        ("Number", Some(value)) => grid.number(column, value)?,
                        // Midnight says no time.
                        ("DateTime", _) => {
                            grid.cell(column, text.trim_end_matches(".000").trim_end_matches("T00:00:00"))?
                        }
                        ("Boolean", _) => grid.cell(column, if text == "1" { "TRUE" } else { "FALSE" })?,
                        _ => grid.cell(column, &text)?,
                    }
                }
                "Cell" => column = column.saturating_add(1),
                "Worksheet" => return Ok(Page { name, shown, grid }),
                _ => {}
            },
            Event::Eof => {
                grid.broken = true;
                return Ok(Page { name, shown, grid });
            }
            other => {
                if inside {
                    markup.push_text(&mut text, &other)?;
                } else if let Event::Text(words) = other {
                    shown &= !matches!(words.trim(), "SheetHidden" | "SheetVeryHidden");
                }
            }
        }
    }
}

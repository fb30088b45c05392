//! Workbooks: every sheet with rows of dated amounts becomes a set of its own.

mod binary;
mod book;
mod excel;
mod ods;
mod page;
mod plain_sheet;
mod spreadsheet_xml;

pub(super) use excel::READER as EXCEL;
pub(super) use ods::READER as ODS;
pub(super) use page::READER as PAGE;
pub(super) use spreadsheet_xml::READER as SPREADSHEET_XML;

use super::draft::Draft;
use super::finding::{IntakeFinding, Limit};
use super::format::Format;
use super::grid::Grid;
use super::guard::MAX_SHEETS;
use super::readers::{self, Ask, Source};
use super::recipe::{Progress, Reading};
use super::record::Record;
use super::tables::{self, Sheet};
use crate::kernel::{Finding, Origin, Severity};

/// One sheet as a reader of workbooks gives it.
struct Page {
    /// Its name.
    name: String,
    /// Whether the workbook shows it.
    shown: bool,
    /// Its cells.
    grid: Grid,
}

/// Reads sheets that are made one after the other; `next` gives the next one.
fn sheets(
    format: Format,
    source: &Source<'_>,
    ask: &mut Ask<'_>,
    mut next: impl FnMut() -> Option<Result<Page, IntakeFinding>>,
) -> Result<Vec<Reading>, IntakeFinding> {
    let total_bytes = readers::wide(source.bytes.len());
    (ask.progress)(Progress { done_bytes: 0, total_bytes, rows: 0 });
    let (mut drafts, mut left, mut empty) = (Vec::new(), Vec::new(), 0);
    let mut first = None;
    let mut seen = 0;
    while let Some(page) = next() {
        seen += 1;
        if seen > MAX_SHEETS {
            return Err(IntakeFinding::OverLimit { what: Limit::Sheets, limit: MAX_SHEETS });
        }
        let mut page = page?;
        let (damaged, broken) = (page.grid.damaged.take(), page.grid.broken);
        let table = page.grid.table();
        if table.rows.is_empty() {
            if broken {
                return Err(IntakeFinding::Damaged);
            }
            empty += 1;
            continue;
        }
        let recipe = ask.recipe(&format!("{}/{}", source.name, page.name));
        let recipe = if recipe.is_empty() { ask.recipe(source.name) } else { recipe };
        let sheet = Sheet { table: &table, plain: format, recipe: &recipe };
        let read = tables::read_all(&sheet, &page.name, source, ask);
        let several = match read {
            Ok(several) => several,
            Err(kind @ (IntakeFinding::TooManyRows { .. } | IntakeFinding::OverLimit { .. })) => return Err(kind),
            Err(_) => {
                left.push(page.name);
                continue;
            }
        };
        let mut damaged = damaged;
        let none = !several.iter().any(|draft| page.shown && draft.holds_something());
        for mut draft in several {
            if page.shown && draft.holds_something() {
                if let Some((count, example)) = damaged.take() {
                    let kind = IntakeFinding::DigitsLost { count, example };
                    draft.findings.push(Finding::at(Severity::Note, kind, Origin::File(0)));
                }
                if broken {
                    draft.findings.push(Finding::at(Severity::Error, IntakeFinding::CutOff, Origin::File(0)));
                }
                if draft.part.is_empty() {
                    draft.part.clone_from(&page.name);
                }
                match drafts.iter_mut().find(|other: &&mut Draft| same_rows(other, &draft)) {
                    Some(other) => {
                        let kind = IntakeFinding::SheetRepeats { name: draft.part, of: other.part.clone() };
                        other.findings.push(Finding::at(Severity::Note, kind, Origin::File(0)));
                    }
                    None => drafts.push(draft),
                }
            } else {
                first = first.or(Some(draft));
            }
        }
        if none {
            left.push(page.name);
        }
    }
    if drafts.is_empty() {
        // A heading without rows is an empty statement; anything else is no statement at all.
        drafts.extend(first.filter(|draft| draft.columns.iter().any(|column| !column.heading.is_empty())));
        left.clear();
    }
    if drafts.is_empty() {
        return Err(if empty == seen { IntakeFinding::EmptyFile } else { IntakeFinding::NoTable });
    }
    if let (Some(draft), false) = (drafts.first_mut(), left.is_empty()) {
        let kind = IntakeFinding::SheetsLeft { names: left };
        draft.findings.push(Finding::at(Severity::Note, kind, Origin::File(0)));
    }
    if let [only] = &mut drafts[..] {
        only.part.clear();
    }
    Ok(drafts.into_iter().map(|draft| Ok(draft.finish(source, ask))).collect())
}

/// Whether two sheets hold the same rows; their lines may differ.
fn same_rows(a: &Draft, b: &Draft) -> bool {
    let same = |(a, b): (&Record, &Record)| *a == Record { line: a.line, ..b.clone() };
    let all = a.rows.len() == b.rows.len() && a.unread.len() == b.unread.len();
    all && a.rows.len() > 1 && a.rows.iter().zip(&b.rows).all(same)
}

//! Tables of all kinds of files: delimited text, sheets of workbooks, tables of pages. A table whose heading is that
//! of another thing than a statement has a reader of its own in [`TABLES`], so that it is found in every kind of file.

use super::delimited;
use super::draft::Draft;
use super::finding::IntakeFinding;
use super::format::Format;
use super::readers::{Ask, Claim, Source};
use super::recipe::Recipe;
use super::stacked;
use super::table::Table;

/// Readers of tables that are no statement. Statements and wallets' bills are the fallback.
const TABLES: &[&TableReader] = &[];

/// A reader of one kind of table.
pub(super) struct TableReader {
    /// Whether the headings are those of this kind. Cheap: looks at the first rows.
    pub claim: fn(&Table<'_>) -> Option<Claim>,
    /// Reads it.
    pub read: fn(&Sheet<'_>, &Source<'_>, &mut Ask<'_>) -> Result<Draft, IntakeFinding>,
}

/// A table and where it comes from.
pub(super) struct Sheet<'s> {
    /// The rows.
    pub table: &'s Table<'s>,
    /// The kind of file, for a table without a format of its own.
    pub plain: Format,
    /// The user's choices about it.
    pub recipe: &'s Recipe,
}

/// Reads each statement of a table: several may stand below each other. `page` is the name of the sheet, empty for text.
pub(super) fn read_all(
    sheet: &Sheet<'_>,
    page: &str,
    source: &Source<'_>,
    ask: &mut Ask<'_>,
) -> Result<Vec<Draft>, IntakeFinding> {
    let parts = if sheet.recipe.header_line.is_none() { stacked::parts(sheet.table) } else { Vec::new() };
    if parts.len() < 2 {
        return Ok(vec![read(sheet, source, ask)?]);
    }
    // What is about the whole file is not about each of its parts.
    let shape = sheet.recipe.of_shape();
    let mut drafts = Vec::new();
    for (number, rows) in (1..).zip(parts) {
        let part = if page.is_empty() { format!("{number}") } else { format!("{page} {number}") };
        let own = ask.recipe(&format!("{}/{part}", source.name));
        let table = sheet.table.part(rows);
        let recipe = if own.is_empty() { &shape } else { &own };
        let mut draft = read(&Sheet { table: &table, plain: sheet.plain, recipe }, source, ask)?;
        draft.part = part;
        drafts.push(draft);
    }
    Ok(drafts)
}

/// Reads a table with the reader that is the surest of it.
pub(super) fn read(sheet: &Sheet<'_>, source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Draft, IntakeFinding> {
    let claims = TABLES.iter().filter_map(|reader| Some((*reader, (reader.claim)(sheet.table)?.confidence)));
    match claims.max_by_key(|(_, confidence)| *confidence) {
        Some((reader, _)) => (reader.read)(sheet, source, ask),
        None => delimited::draft(sheet, source, ask),
    }
}

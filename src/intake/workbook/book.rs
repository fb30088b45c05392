//! A zipped workbook of Excel's: calamine reads all but the sheets that are written as nearly all are. Of those it is
//! given a stand-in with the same beginning and one row, which names the part that the sheet lies in, shows what each
//! style makes of a number, and holds the shared texts one by one. So what a workbook means is said in one place only.

use super::excel::stream;
use super::plain_sheet::{self, DATA, Shared, Shown};
use crate::intake::finding::IntakeFinding;
use crate::intake::grid::Grid;
use calamine::{DataRef, ExcelDateTimeType, Reader as _, Sheet, Xlsx};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A part of a workbook, inflated.
pub(super) struct Part {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Begins the text by which a stand-in names its part; private characters, which no file has there.
const MARK: &str = "\u{f8fe}\u{e5a1}";
/// Bytes in which the rows of a sheet begin.
const HEAD: usize = 64 * 1024;
/// Styles asked about beyond those counted.
const MORE: usize = 64;

type Book = Xlsx<Cursor<Vec<u8>>>;

/// A workbook being read.
pub(super) struct Sheets {
    parts: Vec<Part>,
    /// Names of sheets, and the parts they lie in.
    plain: Vec<(String, usize)>,
    shared: Shared,
    /// The workbook as it is, once a sheet needs it.
    whole: Option<Book>,
}

impl Sheets {
    /// Opens a workbook; with all that it says of its sheets.
    pub fn open(parts: Vec<Part>) -> Result<(Self, Vec<Sheet>), IntakeFinding> {
        let mut sheets = Self { parts, plain: Vec::new(), shared: Shared::default(), whole: None };
        if let Some(listed) = sheets.ask() {
            return Ok((sheets, listed));
        }
        let listed = sheets.whole()?.sheets_metadata().to_vec();
        Ok((sheets, listed))
    }

    /// The cells of a sheet.
    pub fn grid(&mut self, name: &str) -> Result<Grid, IntakeFinding> {
        let part = self.plain.iter().find(|(plain, _)| plain == name).and_then(|(_, at)| self.parts.get(*at));
        if let Some(grid) = part.and_then(|part| plain_sheet::read(&part.bytes, &self.shared)) {
            return grid;
        }
        match self.whole()?.worksheet_cells_reader(name) {
            Ok(mut cells) => stream(|| cells.next_cell().map_err(|_| ())),
            Err(_) => Err(IntakeFinding::Damaged),
        }
    }

    fn whole(&mut self) -> Result<&mut Book, IntakeFinding> {
        if self.whole.is_none() {
            // From here on calamine reads all; the parts are let go of one by one.
            self.plain.clear();
            let parts = std::mem::take(&mut self.parts);
            let packed = pack(parts.into_iter().map(|part| (part.name, part.bytes)))?;
            self.whole = Some(Xlsx::new(Cursor::new(packed)).map_err(|_| IntakeFinding::Damaged)?);
        }
        self.whole.as_mut().ok_or(IntakeFinding::Damaged)
    }

    /// Has calamine read the workbook with stand-ins, and remembers what they tell. `None` when there is no sheet to
    /// stand in for or calamine refuses.
    fn ask(&mut self) -> Option<Vec<Sheet>> {
        let heads: Vec<Option<&str>> = self.parts.iter().map(Part::head).collect();
        let first = heads.iter().position(Option::is_some)?;
        let (styles, texts) = (self.count("styles.xml", "<xf") + MORE, self.count("sharedStrings.xml", "<si"));
        let stood = self.parts.iter().zip(&heads).enumerate().map(|(at, (part, head))| {
            let bytes = match head {
                Some(head) if at == first => stand_in(head, at, styles, texts),
                Some(head) => stand_in(head, at, 0, 0),
                None => part.bytes.clone(),
            };
            (part.name.clone(), bytes)
        });
        let mut book: Book = Xlsx::new(Cursor::new(pack(stood).ok()?)).ok()?;
        let listed = book.sheets_metadata().to_vec();
        let (mut plain, mut shared) = (Vec::new(), None);
        for sheet in &listed {
            let from_1904 = book.has_1904_epoch();
            let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) else { continue };
            let mut next = || cells.next_cell().ok().flatten().map(|cell| cell.get_value().clone());
            let Some(DataRef::String(mark)) = next() else { continue };
            let Some(part) = mark.strip_prefix(MARK).and_then(|part| part.parse::<usize>().ok()) else { continue };
            plain.push((sheet.name.clone(), part));
            if part == first && shared.is_none() {
                let mut told = Shared::default();
                told.from_1904 = from_1904;
                told.styles = (0..styles).map_while(|_| next()).map(|value| shown(&value)).collect();
                while let Some(DataRef::SharedString(text)) = next() {
                    told.push(text);
                }
                shared = Some(told);
            }
        }
        if let Some(shared) = shared {
            (self.plain, self.shared) = (plain, shared);
        }
        Some(listed)
    }

    /// How often a word stands in the parts whose names end so: no fewer than there are elements that begin with it.
    fn count(&self, ending: &str, word: &str) -> usize {
        let own = self.parts.iter().filter(|part| part.name.ends_with(ending));
        own.filter_map(|part| std::str::from_utf8(&part.bytes).ok()).map(|text| text.matches(word).count()).sum()
    }
}

impl Part {
    /// What stands before the rows, where this is a sheet of the plain kind.
    fn head(&self) -> Option<&str> {
        let bytes = self.name.contains("worksheets/").then_some(&self.bytes)?;
        let at = bytes[..bytes.len().min(HEAD)].windows(DATA.len()).position(|window| window == DATA.as_bytes())?;
        std::str::from_utf8(&bytes[..at]).ok()
    }
}

/// A sheet of one row: the part it stands for, a number in each style, each shared text.
fn stand_in(head: &str, part: usize, styles: usize, texts: usize) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut out = format!("{head}{DATA}><row r=\"1\"><c t=\"inlineStr\"><is><t>{MARK}{part}</t></is></c>");
    for style in 0..styles {
        // Writing to a string cannot fail.
        let _ = write!(out, "<c s=\"{style}\"><v>1</v></c>");
    }
    for text in 0..texts {
        let _ = write!(out, "<c t=\"s\"><v>{text}</v></c>");
    }
    out.push_str("</row></sheetData></worksheet>");
    out.into_bytes()
}

/// What a style made of a number.
fn shown(value: &DataRef<'_>) -> Shown {
    match value {
        DataRef::DateTime(time) if time.is_duration() => Shown::Time(ExcelDateTimeType::TimeDelta),
        DataRef::DateTime(_) => Shown::Time(ExcelDateTimeType::DateTime),
        _ => Shown::Number,
    }
}

/// Parts packed again without compression, so that the reader behind cannot be made to inflate more than we counted.
pub(super) fn pack(parts: impl Iterator<Item = (String, Vec<u8>)>) -> Result<Vec<u8>, IntakeFinding> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let packed = writer.start_file(name.as_str(), options).is_ok() && writer.write_all(&bytes).is_ok();
        if !packed {
            return Err(IntakeFinding::Damaged);
        }
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| IntakeFinding::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(grid: Result<Grid, IntakeFinding>) -> String {
        let mut grid = match grid {
            Ok(grid) => grid,
            Err(finding) => return format!("{finding:?}"),
        };
        let mut out = format!("{} {:?}", grid.broken, grid.damaged);
        let table = grid.table();
        for (at, row) in table.rows.iter().enumerate() {
            let cells: Vec<&str> = (0..row.count).map(|cell| table.raw(at, cell)).collect();
            out.push_str(&format!("\n{} {} {cells:?}", row.line, row.plain));
        }
        out
    }

    /// Each sheet cut here, if it can be, and by calamine alone.
    fn both(parts: &dyn Fn() -> Vec<Part>) -> Vec<(Option<String>, String)> {
        let (sheets, listed) = Sheets::open(parts()).unwrap();
        let mut whole = Sheets { parts: parts(), plain: Vec::new(), shared: Shared::default(), whole: None };
        let cut = |name: &str| {
            let (_, part) = sheets.plain.iter().find(|(plain, _)| plain == name)?;
            plain_sheet::read(&sheets.parts[*part].bytes, &sheets.shared).map(told)
        };
        listed.iter().map(|sheet| (cut(&sheet.name), told(whole.grid(&sheet.name)))).collect()
    }

    /// A workbook with one sheet, four styles and five shared texts.
    fn parts(sheet: &str, from_1904: bool) -> Vec<Part> {
        const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
        let link = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/>")
        };
        let links = |all: &str| format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>");
        let book = [
            link("w", "worksheet", "worksheets/sheet1.xml"),
            link("s", "styles", "styles.xml"),
            link("t", "sharedStrings", "sharedStrings.xml"),
        ];
        [
            ("_rels/.rels", links(&link("w", "officeDocument", "xl/workbook.xml"))),
            ("xl/_rels/workbook.xml.rels", links(&book.concat())),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><workbookPr date1904=\"{}\"/><sheets><sheet \
                     name=\"S\" sheetId=\"1\" r:id=\"w\"/></sheets></workbook>",
                    u8::from(from_1904)
                ),
            ),
            (
                "xl/styles.xml",
                format!(
                    "<styleSheet xmlns=\"{MAIN}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/mm\"/></numFmts>\
                     <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/><xf numFmtId=\"164\"/>\
                     </cellXfs></styleSheet>"
                ),
            ),
            (
                "xl/sharedStrings.xml",
                format!(
                    "<sst xmlns=\"{MAIN}\"><si><t>货款</t></si><si><t xml:space=\"preserve\"> a </t></si><si><r><t>b</t></r>\
                     <r><t> c</t></r></si><si><t>1,234.50</t></si><si/></sst>"
                ),
            ),
            ("xl/worksheets/sheet1.xml", sheet.to_owned()),
        ]
        .into_iter()
        .map(|(name, text)| Part { name: name.to_owned(), bytes: text.into_bytes() })
        .collect()
    }

    fn sheet(rows: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<worksheet><dimension ref=\"A1:C9\"/><sheetData>{rows}</sheetData></worksheet>"
        )
    }

    #[test]
    fn sheets_as_programs_write_them_are_cut_as_calamine_reads_them() {
        let rows = "<row r=\"1\" spans=\"1:7\" ht=\"15.5\" x14ac:dyDescent=\"0.2\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" \
            t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>4</v></c></row>\r\n <row r=\"2\"><c r=\"A2\" s=\"1\"><v>45296</v></c><c \
            r=\"B2\"><v>-1234.50</v></c><c r=\"C2\"><v>0.1</v></c><c r=\"D2\" s=\"2\"><v>1.5</v></c></row><row r=\"3\"/><row>\
            <c><v>0.30000000000000004</v></c><c s=\"3\"><v>45296.52361</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v>\
            </c><c t=\"str\"><f>A1&amp;B1</f><v>x&amp;y_z</v></c></row><row r=\"9\"><c r=\"B9\"><f t=\"shared\" si=\"0\"/><v>-0.00\
            </v></c><c r=\"C9\" t=\"inlineStr\"><is><t> A &amp; B </t></is></c><c r=\"D9\" t=\"inlineStr\"><is><t \
            xml:space=\"preserve\"> p </t></is></c><c r=\"E9\" s=\"1\"/><c r=\"F9\"><v>123456789012345678</v></c><c r=\"G9\">\
            <v>1.5E-3</v></c><c r=\"H9\"><v>007</v></c><c r=\"A9\"><v>5</v></c></row>";
        for from_1904 in [false, true] {
            let found = both(&|| parts(&sheet(rows), from_1904));
            let [(Some(cut), whole)] = &found[..] else { panic!("{found:?}") };
            assert_eq!(cut, whole);
            assert!(whole.contains(if from_1904 { "2028-01-06" } else { "2024-01-05" }), "{whole}");
            assert!(whole.contains("\"货款\", \"bc\", \"\", \"\""), "{whole}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_calamine() {
        for (rows, expected) in [
            ("<row><!-- --><c><v>1</v></c></row>", "\"1\""),
            ("<row><c><v>1</v><v>2</v></c></row>", "\"2\""),
            ("<row><c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>", "\"ab\""),
            ("<row><c t=\"str\"><v>a_x000D_b&#65;</v></c></row>", "\"a\\rbA\""),
            ("<row><c t=\"d\"><v>2024-01-05</v></c></row>", "\"2024-01-05\""),
            ("<row><c><v>5</v></c></row><row><c><v>1", "\"5\""),
            ("<row><c s=\"999999\"><v>5</v></c></row>", "\"5\""),
        ] {
            let found = both(&|| parts(&sheet(rows), false));
            let [(None, whole)] = &found[..] else { panic!("{rows}: {found:?}") };
            assert!(whole.contains(expected), "{rows}: {whole}");
            let (mut sheets, _) = Sheets::open(parts(&sheet(rows), false)).unwrap();
            assert_eq!(told(sheets.grid("S")), *whole, "{rows}");
        }
    }

    proptest! {
        #[test]
        fn any_cells_are_cut_as_calamine_reads_them(
            cells in proptest::collection::vec((0_usize..8, 0_usize..8, 0_usize..24, 0_usize..8), 0..12),
            from_1904: bool,
        ) {
            const PLACES: [&str; 8] = ["", "", " r=\"B2\"", " r=\"AA10\"", " r=\"A1\"", " r=\"C3\"", " r=\"b4\"", " r=\"D0\""];
            const KINDS: [&str; 8] =
                ["", "", " t=\"s\"", " t=\"str\"", " t=\"b\"", " t=\"e\"", " t=\"inlineStr\"", " t=\"n\""];
            const VALUES: [&str; 24] = [
                "<v>1</v>", "<v>0</v>", "<v>12.50</v>", "<v>-3.999</v>", "<v></v>", "<v/>", "", "<v> 7 </v>", "<v>1e3</v>",
                "<v>a &lt; b</v>", "<f>1+1</f><v>2</v>", "<f/><v>3</v>", "<is><t>x</t></is>", "<is><t> y_x0041_ </t></is>",
                "<is><t xml:space=\"preserve\"> é&quot;</t></is>", "<is/>", "<v>#REF!</v>", "<v>45296.75</v>", "<v>-1.5</v>",
                "<v>99999999999999.99</v>", "<v>1234567890123.45</v>", "<f>2</f>", "\n<v>4</v>\n", "<v>.5</v>",
            ];
            const STYLES: [&str; 8] =
                ["", "", " s=\"0\"", " s=\"1\"", " s=\"2\"", " s=\"3\"", " s=\"40\"", " s=\"x\""];
            let all: Vec<String> = cells
                .iter()
                .map(|(place, kind, value, style)| {
                    format!("<c{}{}{}>{}</c>", PLACES[*place], STYLES[*style], KINDS[*kind], VALUES[*value])
                })
                .collect();
            // One by one and all together: one that is not plain would hide the others.
            for rows in all.iter().map(|cell| format!("<row r=\"3\">{cell}</row>")).chain([
                format!("<row>{}</row><row>{}</row>", all.concat(), all.concat()),
            ]) {
                for (cut, whole) in both(&|| parts(&sheet(&rows), from_1904)) {
                    prop_assert_eq!(cut.unwrap_or_else(|| whole.clone()), whole, "{}", rows);
                }
            }
        }
    }
}

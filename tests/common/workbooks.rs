//! Small workbooks written by hand, as the parts that a spreadsheet program would write.

use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell of a made workbook.
#[derive(Clone, Copy)]
pub enum Cell<'c> {
    /// Nothing.
    No,
    /// A text.
    T(&'c str),
    /// A number.
    N(f64),
    /// A number shown as a date.
    D(f64),
    /// The result of a formula.
    F(&'c str, f64),
    /// A truth value.
    B(bool),
    /// An error such as `#REF!`.
    E(&'c str),
}

/// A zip of parts.
pub fn zip(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a name");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn column(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + u8::try_from(at % 26).expect("below 26")));
        if at < 26 {
            return name;
        }
        at = at / 26 - 1;
    }
}

fn sheet(rows: &[Vec<Cell<'_>>]) -> String {
    let mut data = String::new();
    for (line, row) in rows.iter().enumerate() {
        data.push_str(&format!("<row r=\"{}\">", line + 1));
        for (at, cell) in row.iter().enumerate() {
            let place = format!("{}{}", column(at), line + 1);
            data.push_str(&match cell {
                Cell::No => continue,
                Cell::T(text) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text)),
                Cell::N(value) => format!("<c r=\"{place}\"><v>{value}</v></c>"),
                Cell::D(value) => format!("<c r=\"{place}\" s=\"1\"><v>{value}</v></c>"),
                Cell::F(formula, value) => format!("<c r=\"{place}\"><f>{formula}</f><v>{value}</v></c>"),
                Cell::B(value) => format!("<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(*value)),
                Cell::E(error) => format!("<c r=\"{place}\" t=\"e\"><v>{error}</v></c>"),
            });
        }
        data.push_str("</row>");
    }
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{data}</sheetData></worksheet>"
    )
}

/// A workbook of sheets: name, whether it is shown, rows.
pub fn xlsx(from_1904: bool, sheets: &[(&str, bool, Vec<Vec<Cell<'_>>>)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut list, mut links) = (String::new(), String::new());
    for (at, (name, shown, _)) in sheets.iter().enumerate() {
        let state = if *shown { "visible" } else { "hidden" };
        list.push_str(&format!(
            "<sheet name=\"{}\" sheetId=\"{}\" state=\"{state}\" r:id=\"r{at}\"/>",
            escaped(name),
            at + 1
        ));
        links.push_str(&format!(
            "<Relationship Id=\"r{at}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        ));
    }
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    links.push_str(&format!("<Relationship Id=\"s\" Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/>"));
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"w\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><workbookPr date1904=\"{}\"/><sheets>{list}</sheets></workbook>",
                u8::from(from_1904)
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{PACKAGE}\">{links}</Relationships>"),
        ),
        ("xl/styles.xml".to_owned(), styles),
    ];
    for (at, (_, _, rows)) in sheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet(rows)));
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    zip(&parts)
}

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

/// A binary workbook of one sheet with a number in each place given as row and column, in a container of its own
/// ([MS-CFB]), its stream in small sectors or, with `padded`, in large ones. Its sheet says that it has `size` rows and
/// columns.
pub fn xls(cells: &[(u16, u16, f64)], size: (u32, u16), padded: bool) -> Vec<u8> {
    let record = |kind: u16, content: &[u8]| {
        let length = u16::try_from(content.len()).expect("short");
        [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
    };
    let start = |part: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &part.to_le_bytes(), &[0; 12]].concat());
    let globals = |place: u32| {
        let sheet = [&place.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat();
        [start(5), record(0x0042, &1200_u16.to_le_bytes()), record(0x0085, &sheet), record(0x000a, &[])].concat()
    };
    let place = u32::try_from(globals(0).len()).expect("short");
    let dimensions =
        [&0_u32.to_le_bytes()[..], &size.0.to_le_bytes(), &[0, 0], &size.1.to_le_bytes(), &[0, 0]].concat();
    let mut stream = [globals(place), start(16), record(0x0200, &dimensions)].concat();
    for (row, column, value) in cells {
        let content = [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &value.to_le_bytes()].concat();
        stream.extend(record(0x0203, &content));
    }
    stream.extend(record(0x000a, &[]));
    if padded {
        stream.resize(stream.len().max(4096), 0);
    }
    container(&stream)
}

fn container(stream: &[u8]) -> Vec<u8> {
    const FREE: u32 = u32::MAX;
    const LAST: u32 = 0xffff_fffe;
    let small = stream.len() < 4096;
    let sectors = u32::try_from(stream.len().div_ceil(512)).expect("short");
    // Sector 0 is the table of chains, 1 the directory, 2 the table of small sectors, and the stream follows.
    let words = |words: Vec<u32>| -> Vec<u8> {
        let mut bytes: Vec<u8> = words.into_iter().flat_map(u32::to_le_bytes).collect();
        bytes.resize(512, 0xff);
        bytes
    };
    let run = |first: u32, count: u32| (1..=count).map(move |at| if at == count { LAST } else { first + at });
    let chains = words([0xffff_fffd, LAST, LAST].into_iter().chain(run(3, sectors)).collect());
    let entry = |name: &str, kind: u8, first: u32, length: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend(u16::try_from(name.len() * 2 + 2).expect("short").to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([FREE, if kind == 5 { 1 } else { FREE }, FREE].into_iter().rev().flat_map(u32::to_le_bytes));
        entry.resize(116, 0);
        entry.extend(first.to_le_bytes());
        entry.extend(u64::try_from(length).expect("short").to_le_bytes());
        entry
    };
    let root = if small { entry("Root Entry", 5, 3, stream.len()) } else { entry("Root Entry", 5, LAST, 0) };
    let first = if small { 0 } else { 3 };
    let mut directory = [root, entry("Workbook", 2, first, stream.len())].concat();
    directory.resize(512, 0);
    let smalls = u32::try_from(stream.len().div_ceil(64)).expect("short");
    let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    head.resize(24, 0);
    for number in [0x3e_u16, 3, 0xfffe, 9, 6] {
        head.extend(number.to_le_bytes());
    }
    head.resize(44, 0);
    for number in [1, 1, 0, 4096, 2, 1, LAST, 0, 0] {
        head.extend(u32::to_le_bytes(number));
    }
    head.resize(512, 0xff);
    let mut file = [head, chains, directory, words(run(0, smalls).collect()), stream.to_vec()].concat();
    file.resize(file.len().next_multiple_of(512), 0);
    file
}

//! Workbooks and tables in pages: the same rows as from text, with the traps of cells that carry values. Expected
//! figures are counted by hand from the cells in front; serial numbers of days are those a spreadsheet shows
//! (45296 is 2024-01-05, 43834 counted from 1904 is the same day).

mod common;
#[path = "common/workbooks.rs"]
mod workbooks;

use credit_mirror::intake::{IntakeFinding, Lock, Reading, Recipe, RecordSet, read_all};
use credit_mirror::kernel::Currency;
use std::io::{Cursor, Read as _};
use workbooks::Cell::{self, B, D, E, F, N, No, T};
use workbooks::{xls, xlsx, zip};

fn all(bytes: &[u8], name: &str) -> Vec<Reading> {
    read_all(bytes, name, &|_| Recipe::default(), Currency::CNY, &mut |_| {})
}

fn one(bytes: &[u8], name: &str) -> RecordSet {
    let mut all = all(bytes, name);
    assert_eq!(all.len(), 1, "{name}: {all:?}");
    all.remove(0).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.finding))
}

fn rows(set: &RecordSet) -> Vec<String> {
    set.parts().rows.iter().map(|r| format!("{} {}", r.date, r.amount.to_decimal_string())).collect()
}

fn has(set: &RecordSet, wanted: impl Fn(&IntakeFinding) -> bool) -> bool {
    set.parts().findings.iter().any(|finding| wanted(&finding.kind))
}

fn statement() -> Vec<Vec<Cell<'static>>> {
    vec![
        vec![T("某银行交易明细")],
        vec![T("账号"), T("6222020200001234"), No, T("币种"), T("人民币")],
        vec![],
        vec![T("交易日期"), T("摘要"), T("支出"), T("收入"), T("余额")],
        vec![D(45296.0), T("货款"), No, N(1200.0), N(5200.0)],
        vec![D(45_297.520_833_333_336), T("房租"), N(3000.0), No, F("E5-C6", 2200.0)],
        vec![D(45300.0), T("货款"), No, F("800+0.1+0.2+0.2", 0.1 + 0.2 + 0.2 + 800.0), N(3000.5)],
        vec![T("合计"), No, N(3000.0), N(2000.5)],
    ]
}

const EXPECTED: [&str; 3] = ["2024-01-05 1200.00", "2024-01-06 -3000.00", "2024-01-09 800.50"];

#[test]
fn a_sheet_is_read_as_text_is() {
    let set = one(&xlsx(false, &[("明细", true, statement())]), "bank.xlsx");
    let parts = set.parts();
    assert_eq!(parts.format.as_str(), "xlsx");
    assert_eq!(rows(&set), EXPECTED);
    assert_eq!(parts.proof.ties, Some(true));
    assert_eq!(parts.account, "6222020200001234");
    assert_eq!(parts.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6, 7]);
    assert_eq!(parts.rows[1].time, Some(12 * 3600 + 30 * 60));
    assert_eq!(parts.proof.controls.len(), 2);
    assert!(parts.findings.is_empty(), "{:?}", parts.findings);
}

#[test]
fn days_counted_from_1904_are_the_same_days() {
    let rows_1904 = vec![
        vec![T("Date"), T("Text"), T("Amount")],
        vec![D(43834.0), T("a"), N(-1.5)],
        vec![D(43835.0), T("b"), N(2.0)],
    ];
    assert_eq!(rows(&one(&xlsx(true, &[("S", true, rows_1904)]), "mac.xlsx")), ["2024-01-05 -1.50", "2024-01-06 2.00"]);
}

#[test]
fn every_sheet_with_rows_is_a_set_of_its_own() {
    let second = vec![vec![T("Date"), T("Amount"), T("Text")], vec![D(45296.0), N(-7.0), T("x")]];
    let notes = vec![vec![T("Notes")], vec![T("nothing here")]];
    let book = xlsx(
        false,
        &[
            ("一月", true, statement()),
            ("Notes", true, notes),
            ("Feb", true, second.clone()),
            ("copy", true, statement()),
            ("secret", false, second),
            ("empty", true, vec![]),
        ],
    );
    let sets: Vec<RecordSet> = all(&book, "book.xlsx").into_iter().map(|reading| reading.expect("read")).collect();
    let names: Vec<&str> = sets.iter().map(|set| set.parts().name.as_str()).collect();
    assert_eq!(names, ["book.xlsx/一月", "book.xlsx/Feb"]);
    assert_ne!(sets[0].parts().digest, sets[1].parts().digest);
    let left = IntakeFinding::SheetsLeft { names: vec!["Notes".to_owned(), "secret".to_owned()] };
    assert!(has(&sets[0], |f| *f == left), "{:?}", sets[0].parts().findings);
    assert!(has(&sets[0], |f| matches!(f, IntakeFinding::SheetRepeats { name, .. } if name == "copy")));
}

#[test]
fn odd_cells_stay_unread_with_their_reason() {
    let book = vec![
        vec![T("Date"), T("Text"), T("Amount"), T("Id")],
        vec![D(45296.0), T("a"), N(-1.5), N(123_456_789_012_345_680.0)],
        vec![D(45297.0), T("b"), E("#REF!"), N(2.0)],
        vec![D(45298.0), T("c"), B(true), N(3.0)],
        vec![T("31.02.2024"), T("d"), N(4.0), N(4.0)],
        vec![D(45299.0), T("e"), T("1,234.50"), N(5.0)],
    ];
    let set = one(&xlsx(false, &[("S", true, book)]), "odd.xlsx");
    assert_eq!(rows(&set), ["2024-01-05 -1.50", "2024-01-08 1234.50"]);
    assert_eq!(set.parts().unread.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 4, 5]);
    assert!(has(&set, |f| matches!(f, IntakeFinding::DigitsLost { count: 1, .. })));
}

#[test]
fn text_cells_with_a_comma_and_number_cells_share_a_column() {
    let book = vec![
        vec![T("DATE"), T("DESCRIPTION"), T("DEBIT"), T("CREDIT"), T("BALANCE")],
        vec![D(45296.0), T("a"), T("'579,68 USD"), T(" "), T("'USD 9.126,07")],
        vec![D(45297.0), T("b"), N(544.25), T(" "), T("8.581,82")],
    ];
    let set = one(&xlsx(false, &[("S", true, book)]), "mixed.xlsx");
    assert_eq!(rows(&set), ["2024-01-05 -579.68", "2024-01-06 -544.25"], "{:?}", set.parts());
    assert_eq!(set.parts().proof.ties, Some(true));
}

#[test]
fn results_of_formulas_are_rounded_and_counted() {
    let book = vec![
        vec![T("Date"), T("Text"), T("Amount")],
        vec![D(45296.0), T("a third"), F("-100/3", -100.0 / 3.0)],
        vec![D(45297.0), T("half a cent"), F("1/8", 0.125)],
        vec![D(45298.0), T("plain"), N(2.5)],
    ];
    let set = one(&xlsx(false, &[("S", true, book)]), "f.xlsx");
    assert_eq!(rows(&set), ["2024-01-05 -33.33", "2024-01-06 0.13", "2024-01-07 2.50"]);
    assert!(has(&set, |f| matches!(f, IntakeFinding::AmountsRounded { count: 2, .. })), "{:?}", set.parts().findings);
}

#[test]
fn numbers_under_a_heading_of_dates_are_days() {
    let book = vec![
        vec![T("记账日期"), T("金额"), T("摘要")],
        vec![N(45296.0), N(-10.0), T("a")],
        vec![N(45297.0), N(20.0), T("b")],
    ];
    assert_eq!(rows(&one(&xlsx(false, &[("S", true, book)]), "n.xlsx")), ["2024-01-05 -10.00", "2024-01-06 20.00"]);
}

#[test]
fn headings_over_two_rows_are_read_together() {
    let book = vec![
        vec![T("日期"), T("摘要"), T("发生额"), No, T("余额")],
        vec![No, No, T("借方"), T("贷方")],
        vec![D(45296.0), T("货款"), No, N(1200.0), N(5200.0)],
        vec![D(45297.0), T("房租"), N(3000.0), No, N(2200.0)],
    ];
    let set = one(&xlsx(false, &[("S", true, book)]), "two.xlsx");
    assert_eq!(rows(&set), ["2024-01-05 1200.00", "2024-01-06 -3000.00"]);
    assert!(set.parts().unread.is_empty(), "{:?}", set.parts().unread);
    assert!(set.parts().columns[3].heading.contains("贷方"), "{:?}", set.parts().columns[3]);
}

#[test]
fn a_page_named_xls_is_read() {
    let page = "<html><head><meta charset=gbk><style>td{mso-number-format:\"\\@\"}</style></head><body>\
        <TABLE border=1><tr><td colspan=4>某银行&nbsp;交易明细</td></tr>\
        <TR><TH>交易日期<TH>摘要<TH>支出<TH>收入</TR>\
        <tr><td>2024-01-05</td><td>货款 A&amp;B</td><td></td><td>1,200.00</td></tr>\
        <tr><td>2024-01-06<td>房租<td>3,000.00<td>&nbsp;\
        <tr><td>2024-01-09</td><td>货款</td><td></td><td>800.50</td></tr>\
        <tr><td>合计</td><td></td><td>3,000.00</td><td>2,000.50</td></tr></TABLE></body></html>";
    let (bytes, _, _) = encoding_rs::GB18030.encode(page);
    let set = one(&bytes, "明细.xls");
    assert_eq!((set.parts().format.as_str(), set.parts().encoding.as_str()), ("html-table", "gb18030"));
    assert_eq!(rows(&set), EXPECTED);
    assert_eq!(set.parts().rows[0].text, "货款 A&B");
    assert_eq!(set.parts().proof.controls.len(), 2);
}

#[test]
fn an_xml_spreadsheet_named_xls_is_read() {
    let cell = |kind: &str, text: &str| format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>");
    let row = |date: &str, text: &str, amount: &str| {
        format!("<Row>{}{}{}</Row>", cell("DateTime", date), cell("String", text), cell("Number", amount))
    };
    let book = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"S\"><Table>\
         <Row>{}{}{}</Row>{}{}<Row ss:Index=\"7\"><Cell><Data ss:Type=\"DateTime\">2024-01-09T09:30:00.000</Data></Cell>\
         <Cell ss:Index=\"3\"><Data ss:Type=\"Number\">800.5</Data></Cell></Row></Table></Worksheet></Workbook>",
        cell("String", "Date"),
        cell("String", "Text"),
        cell("String", "Amount"),
        row("2024-01-05T00:00:00.000", "R&amp;D", "1200"),
        row("2024-01-06T00:00:00.000", "rent", "-3000"),
    );
    let set = one(book.as_bytes(), "old.xls");
    assert_eq!(set.parts().format.as_str(), "xml-spreadsheet");
    assert_eq!(rows(&set), EXPECTED);
    assert_eq!(set.parts().rows[0].text, "R&D");
    assert_eq!(set.parts().rows[2].line, 7);
}

fn ods(content: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest/>".to_owned()),
        ("content.xml", format!("<office:document-content>{content}</office:document-content>")),
    ])
}

#[test]
fn an_open_document_is_read_and_repeats_cost_nothing() {
    let day = |date: &str| {
        format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{date}\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |value: &str| {
        format!(
            "<table:table-cell office:value-type=\"currency\" office:value=\"{value}\"><text:p>€ {value}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row> stray text ", cells.join(" "));
    let content = format!(
        "<table:table table:name=\"T\">{}<table:table-row table:number-rows-repeated=\"3\">\
         <table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>{}{}{}\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
        row(&[text("Date"), text("Text"), text("Amount")]),
        row(&[day("2024-01-05"), text("a<text:s text:c=\"2\"/>b &amp; c"), number("1200")]),
        row(&[day("2024-01-06T12:30:00"), text("rent"), number("-3000")]),
        row(&[day("2024-01-09"), text("c"), number("800.5")]),
    );
    let set = one(&ods(&content), "a.ods");
    assert_eq!(set.parts().format.as_str(), "ods");
    assert_eq!(rows(&set), EXPECTED);
    assert_eq!(set.parts().rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6, 7]);
    assert_eq!(set.parts().rows[0].text, "a  b & c");
    assert_eq!(set.parts().rows[1].time, Some(45_000));
}

#[test]
fn what_would_fill_the_memory_or_is_locked_is_refused() {
    let filled = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
        table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    let bomb = ods(&format!("<table:table table:name=\"T\">{filled}</table:table>"));
    let deep = ods(&"<table:table table:name=\"T\">".repeat(2_000));
    let locked = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>".to_owned()),
        ("content.xml", "\u{1}\u{2}".to_owned()),
    ]);
    let mut package = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    package.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for (name, bytes, word) in [
        ("bomb.ods", bomb, "OverLimit"),
        ("deep.ods", deep, "OverLimit"),
        ("locked.ods", locked, "Locked"),
        ("locked.xlsx", package, "Locked"),
    ] {
        let kinds: Vec<String> = all(&bytes, name)
            .iter()
            .filter_map(|r| r.as_ref().err().map(|r| format!("{:?}", r.finding.kind)))
            .collect();
        assert!(kinds.len() == 1 && kinds[0].starts_with(word), "{name}: {kinds:?}");
    }
    assert_ne!(Lock::Archive, Lock::Workbook);
}

#[test]
fn a_document_that_breaks_off_keeps_the_rows_before_the_break() {
    let cell = |kind: &str, text: &str| format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>");
    let row = |date: &str, amount: &str| format!("<Row>{}{}</Row>", cell("DateTime", date), cell("Number", amount));
    let book = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"S\"><Table>\
         <Row>{}{}</Row>{}{}<Row><Cell><Data ss:Ty",
        cell("String", "Date"),
        cell("String", "Amount"),
        row("2024-01-05T00:00:00.000", "1200"),
        row("2024-01-06T00:00:00.000", "-3000"),
    );
    let set = one(book.as_bytes(), "cut.xls");
    assert_eq!(rows(&set), ["2024-01-05 1200.00", "2024-01-06 -3000.00"]);
    assert!(has(&set, |f| *f == IntakeFinding::CutOff), "{:?}", set.parts().findings);
}

/// The reader behind lays sheets out in full: 65,536 rows of 256 columns are 16.7 million cells of 24 bytes.
#[test]
fn a_far_corner_of_a_binary_workbook_costs_nothing() {
    let kinds = |bytes: &[u8]| -> Vec<String> {
        let refused = all(bytes, "far.xls").into_iter().filter_map(|reading| reading.err());
        refused.map(|refusal| format!("{:?}", refusal.finding.kind)).collect()
    };
    for padded in [false, true] {
        let far = xls(&[(0, 0, 1.0), (65_535, 255, 2.0)], (1, 1), padded);
        assert!(kinds(&far)[0].starts_with("OverLimit { what: Cells"), "{:?}", kinds(&far));
        // What the sheet says of its size takes no room, however much it says.
        let cells: Vec<(u16, u16, f64)> =
            (0..4).flat_map(|row| [(row, 0, 45_296.0 + f64::from(row)), (row, 1, 12.5)]).collect();
        for size in [(u32::MAX, u16::MAX), (0, 0), (65_536, 256)] {
            let told = kinds(&xls(&cells, size, padded));
            assert!(told.iter().all(|kind| kind == "NoTable"), "{size:?}: {told:?}");
        }
    }
    let mut cut = xls(&[(0, 0, 1.0)], (1, 1), true);
    for length in (0..cut.len()).rev().step_by(97) {
        cut.truncate(length);
        assert!(cut.len() < 8 || !all(&cut, "cut.xls").is_empty());
    }
}

/// A workbook with a comment before the first row of each sheet, and how many sheets got one.
fn commented(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let (mut parts, mut sheets) = (Vec::new(), 0);
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut text = String::new();
        // Pictures are not read either way.
        if entry.read_to_string(&mut text).is_ok() {
            sheets += text.matches("<sheetData>").count();
            parts.push((name, text.replace("<sheetData>", "<sheetData><!-- -->")));
        }
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    Some((zip(&parts), sheets))
}

/// Everything that was read but the file's own size and digest.
fn content(bytes: &[u8], name: &str) -> Vec<String> {
    let told = |reading: Reading| match reading {
        Ok(set) => {
            let parts = set.parts();
            let rows = (&parts.name, parts.currency, &parts.account, &parts.columns, &parts.rows, &parts.papers);
            let rest = (&parts.unread, &parts.skipped, &parts.proof, &parts.findings, &parts.question);
            format!("{rows:?} {rest:?}")
        }
        Err(refusal) => format!("{:?}", refusal.finding),
    };
    all(bytes, name).into_iter().map(told).collect()
}

/// Plain sheets are cut without the reader of all XML, and a comment is enough that they are not.
#[test]
fn plain_sheets_give_what_the_reader_of_all_xml_gives() {
    let mut books = vec![
        ("made".to_owned(), xlsx(false, &[("A", true, statement()), ("B", false, statement())])),
        ("from 1904".to_owned(), xlsx(true, &[("A", true, statement())])),
    ];
    let mut folders: Vec<_> =
        common::shared("real workbooks").into_iter().map(|folder| folder.join("fixtures")).collect();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "xlsx") {
                books.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    let mut looked = 0;
    for (name, bytes) in books {
        let Some((odd, sheets)) = commented(&bytes) else { continue };
        looked += sheets;
        assert_eq!(content(&bytes, "book.xlsx"), content(&odd, "book.xlsx"), "{name}");
    }
    assert!(looked >= 3, "{looked}");
}

//! What the worker answers is read by the page: every finding comes through, also those that carry no figures.

use credit_mirror::dossier::{names_file, read_readings, write_readings};
use credit_mirror::intake::{Recipe, read};
use credit_mirror::kernel::Currency;

#[test]
fn a_reading_comes_through_with_its_findings() {
    let files: [&[u8]; 4] = [
        b"",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "日期,金额,余额\n2025-01-05,100.00,100.00\n2025-02-31,5.00,105.00\n2025-03-01,1.00,999.00\n".as_bytes(),
        "日期,金额\n2025-01-05,100.00\n2025-01-06,-30.00\n".as_bytes(),
    ];
    for bytes in files {
        let reading = read(bytes, "a.csv", &Recipe::default(), Currency::CNY, &mut |_| {});
        let back = read_readings(&write_readings(vec![reading.clone()])).expect("our own writing");
        match (&reading, &back[0]) {
            (Ok(one), Ok(other)) => assert_eq!(one.parts(), other.parts()),
            (Err(one), Err(other)) => assert_eq!(one.finding, other.finding),
            _ => panic!("read and refused are not the same"),
        }
    }
}

#[test]
fn a_kept_file_is_named_whole() {
    // A file read with choices is kept under its digest with those of the choices behind it.
    let case = r#"{"files_beside":["ab12-77ff","cd34"]}"#;
    for (name, named) in [("ab12-77ff", true), ("cd34", true), ("ab12", false), ("77ff", false), ("cd3", false)] {
        assert_eq!(names_file(case, name), named, "{name}");
    }
}

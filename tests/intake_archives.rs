//! Zip files: what is in them is read under their name, and none can fill the memory.

use credit_mirror::intake::{IntakeFinding, Limit, Lock, Reading, Recipe, read, read_all};
use credit_mirror::kernel::Currency;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const BILL: &str = "日期,金额,摘要\n2024-01-05,12.50,货款\n2024-01-06,-3.00,运费\n";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).expect("a name");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn all(bytes: &[u8]) -> Vec<Reading> {
    read_all(bytes, "bills.zip", &|_| Recipe::default(), Currency::CNY, &mut |_| {})
}

/// Name and rows, or name and the reason.
fn short(readings: &[Reading]) -> Vec<String> {
    readings
        .iter()
        .map(|reading| match reading {
            Ok(set) => format!("{}: {} rows", set.parts().name, set.parts().rows.len()),
            Err(refusal) => format!("{}: {:?}", refusal.name, refusal.finding.kind),
        })
        .collect()
}

#[test]
fn every_file_is_read_under_its_name() {
    let inner = zip(&[("三月.csv", BILL.as_bytes())]);
    let bytes = zip(&[
        ("2025.csv", BILL.as_bytes()),
        ("一/二月.csv", &encoding_rs::GB18030.encode(BILL).0),
        ("__MACOSX/._2025.csv", b"\0\x05\x16\x07"),
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("more.zip", &inner),
        ("scan.png", b"\x89PNG\r\n\x1a\n...."),
    ]);
    let got = short(&all(&bytes));
    let expected = [
        "bills.zip/2025.csv: 2 rows",
        "bills.zip/一/二月.csv: 2 rows",
        "bills.zip/more.zip/三月.csv: 2 rows",
        "bills.zip/scan.png: NotReadable { seen: \"png\", ending: \"png\" }",
    ];
    assert_eq!(got, expected);
}

#[test]
fn one_file_is_the_same_packed_or_not() {
    let plain = read(BILL.as_bytes(), "a.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).expect("a table");
    let packed = all(&zip(&[("a.csv", BILL.as_bytes())]));
    assert_eq!(packed[0].as_ref().expect("a table").parts().digest, plain.parts().digest);
}

#[test]
fn asking_for_one_table_names_the_others() {
    let bytes = zip(&[("a.csv", BILL.as_bytes()), ("b.csv", BILL.as_bytes())]);
    let set = read(&bytes, "bills.zip", &Recipe::default(), Currency::CNY, &mut |_| {}).expect("a table");
    let named = IntakeFinding::OtherParts { names: vec!["bills.zip/b.csv".to_owned()] };
    assert!(set.parts().findings.iter().any(|finding| finding.kind == named), "{:?}", set.parts().findings);
}

#[test]
fn limits_hold_while_inflating() {
    let zeros = zip(&[("zeros.csv", &vec![b'0'; 20_000_000])]);
    let over =
        |what| move |kind: &IntakeFinding| matches!(kind, IntakeFinding::OverLimit { what: w, .. } if *w == what);
    let mut nested = zip(&[("a.csv", BILL.as_bytes())]);
    for _ in 0..4 {
        nested = zip(&[("in.zip", &nested)]);
    }
    let names: Vec<String> = (0..1_001).map(|n| format!("{n}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    for (what, bytes) in [(Limit::Ratio, zeros), (Limit::Depth, nested), (Limit::Entries, zip(&many))] {
        let readings = all(&bytes);
        let kinds: Vec<&IntakeFinding> =
            readings.iter().filter_map(|reading| Some(&reading.as_ref().err()?.finding.kind)).collect();
        assert!(kinds.len() == 1 && over(what)(kinds[0]), "{what:?}: {:?}", short(&readings));
    }
}

#[test]
fn damaged_and_locked_archives_are_told_apart() {
    let good = zip(&[("a.csv", BILL.as_bytes())]);
    assert_eq!(short(&all(&good[..good.len() / 2])), ["bills.zip: Damaged"]);
    let mut locked = good;
    // The flag "encrypted" in the local header and in the directory.
    let directory = locked.windows(4).position(|four| four == b"PK\x01\x02").expect("a directory");
    locked[6] |= 1;
    locked[directory + 8] |= 1;
    assert_eq!(short(&all(&locked)), [format!("bills.zip: {:?}", IntakeFinding::Locked { what: Lock::Archive })]);
}

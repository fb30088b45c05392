//! Zip files: what is in them is read under their name, and none can fill the memory.

use credit_mirror::intake::{IntakeFinding, Limit, Lock, Reading, Recipe, read, read_all};
use credit_mirror::kernel::Currency;
use credit_mirror::wording::{Language, Words};
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

/// An archive with one entry that needs a password, as programs that encrypt with AES write it: method 99, the version,
/// strength and real method in an extra field, the salt and the check in front of the bytes and a seal behind them.
fn aes(name: &str) -> Vec<u8> {
    const EXTRA: [u8; 11] = [0x01, 0x99, 7, 0, 2, 0, b'A', b'E', 3, 8, 0];
    let body = [0x5a_u8; 16 + 2 + 20 + 10];
    let size = u32::try_from(body.len()).expect("small").to_le_bytes();
    let length = u16::try_from(name.len()).expect("short").to_le_bytes();
    // Version, flag "encrypted", method 99, time, date, sum (none in AE-2), packed and plain size, lengths.
    let mut head = vec![51, 0, 1, 0, 99, 0, 0, 0, 0x21, 0x58, 0, 0, 0, 0];
    head.extend(size);
    head.extend([20, 0, 0, 0]);
    head.extend(length);
    head.extend([11, 0]);
    let mut bytes = [b"PK\x03\x04", head.as_slice(), name.as_bytes(), &EXTRA, &body].concat();
    let at = u32::try_from(bytes.len()).expect("small").to_le_bytes();
    let directory = [b"PK\x01\x02\x33\0", head.as_slice(), &[0; 14], name.as_bytes(), &EXTRA].concat();
    let end = u32::try_from(directory.len()).expect("small").to_le_bytes();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    bytes.extend(end);
    bytes.extend(at);
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn a_password_is_asked_for_whatever_way_the_archive_is_locked() {
    let locked = IntakeFinding::Locked { what: Lock::Archive };
    assert_eq!(short(&all(&aes("微信支付账单.csv"))), [format!("bills.zip: {locked:?}")]);
    // One locked file costs no other.
    let mut mixed = zip(&[("a.csv", BILL.as_bytes()), ("b.csv", BILL.as_bytes())]);
    let second = mixed.windows(4).rposition(|four| four == b"PK\x03\x04").expect("two entries");
    let listed = mixed.windows(4).rposition(|four| four == b"PK\x01\x02").expect("two in the directory");
    mixed[second + 6] |= 1;
    mixed[listed + 8] |= 1;
    assert_eq!(short(&all(&mixed)), ["bills.zip/a.csv: 2 rows".to_owned(), format!("bills.zip/b.csv: {locked:?}")]);
    // The answer says what to do.
    for (language, does) in
        [(Language::of_tag("zh"), "密码解压"), (Language::of_tag("en"), "Unpack it with the password")]
    {
        let said = Words::new(language).intake_finding(&locked);
        assert!(said.contains(does), "{said}");
    }
}

//! The fuzzer's seeds cut at many places and with letters of several bytes put in: no panic, and what is read keeps
//! its promises. The fuzzer itself (`cargo xtask fuzz`) goes further; this runs with every test.

use credit_mirror::dossier::{read_records, write_records};
use credit_mirror::intake::{Recipe, read_all};
use credit_mirror::kernel::Currency;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn check(bytes: &[u8]) {
    let all = read_all(bytes, "any", &|_| Recipe::default(), Currency::CNY, &mut |_| {});
    assert!(!all.is_empty());
    for set in all.iter().flatten() {
        let parts = set.parts();
        let lines: BTreeSet<u32> = parts.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines.len(), parts.rows.len(), "{}", String::from_utf8_lossy(bytes));
        assert_eq!(read_records(&write_records(set)).as_ref(), Ok(set), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn broken_seeds_are_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/fuzz/seeds");
    let mut seen = 0;
    for format in fs::read_dir(folder).expect("the seeds are there").flatten() {
        for seed in fs::read_dir(format.path()).expect("a folder").flatten() {
            let bytes = fs::read(seed.path()).expect("a seed");
            check(&bytes);
            for at in (0..bytes.len()).step_by(11) {
                check(&bytes[..at]);
                let mut wide = bytes[..at].to_vec();
                wide.extend_from_slice("é账".as_bytes());
                wide.extend_from_slice(&bytes[at + 1..]);
                check(&wide);
            }
            seen += 1;
        }
    }
    assert!(seen >= 10, "only {seen} seeds");
}

//! What the fuzzer runs on each input: the bytes are read as any file is, and whatever they are, the result keeps its
//! promises. `cargo xtask fuzz` builds and runs it.

#![no_main]

use credit_mirror::dossier::{read_records, write_records};
use credit_mirror::intake::{Recipe, RecordSet, read_all};
use credit_mirror::kernel::Currency;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let all = read_all(bytes, "any", &|_| Recipe::default(), Currency::CNY, &mut |_| {});
    assert!(!all.is_empty(), "no answer");
    for set in all.iter().flatten() {
        promises(set);
    }
});

fn promises(set: &RecordSet) {
    let parts = set.parts();
    let proof = &parts.proof;
    let read = usize::try_from(proof.read).unwrap_or(usize::MAX);
    assert!(read >= parts.rows.len(), "rows are counted, and documents with them");
    assert_eq!(usize::try_from(proof.unread), Ok(parts.unread.len()), "unread rows are counted");
    let mut lines: Vec<u32> = parts.rows.iter().map(|row| row.line).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), parts.rows.len(), "each row has a line of its own");
    let saved = write_records(set);
    assert_eq!(read_records(&saved).as_ref(), Ok(set), "saved and opened");
}

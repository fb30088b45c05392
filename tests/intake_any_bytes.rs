//! Whatever the bytes are: no panic, and every line that is not blank is accounted for exactly once.

use credit_mirror::intake::{Recipe, read};
use credit_mirror::kernel::Currency;
use proptest::prelude::*;

/// Pieces that statements are made of, so that chance makes tables and not only noise.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}",
        4 => "-?[0-9]{1,3}([.,][0-9]{1,3}){0,2}",
        2 => Just(",".to_owned()),
        2 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just(";".to_owned()),
        1 => Just("\"".to_owned()),
        1 => Just("交易日期,摘要,金额,余额".to_owned()),
        1 => Just("合计".to_owned()),
        1 => Just("¥".to_owned()),
        1 => Just("收入".to_owned()),
        1 => "[a-zA-Z ]{0,8}",
        1 => "\\PC{0,4}",
    ]
}

/// A row of a table with chance in its cells, mostly without line breaks.
fn row() -> impl Strategy<Value = String> {
    (
        "(2024-0[1-9]-[0-3][0-9]|[0-3][0-9]/[01][0-9]/2024||合计|pending)",
        "[a-z货款\"]{0,6}",
        "(-?[0-9]{1,4}[.,][0-9]{2}|abc|)",
        "([0-9]{1,5}\\.[0-9]{2}|)",
    )
        .prop_map(|(date, text, amount, balance)| format!("{date};{text};{amount};{balance}\n"))
}

fn parse(bytes: &[u8]) -> Option<credit_mirror::intake::RecordSet> {
    read(bytes, "any.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = parse(&bytes);
    }

    #[test]
    fn any_pieces_never_panic(pieces in proptest::collection::vec(piece(), 0..120)) {
        let _ = parse(pieces.concat().as_bytes());
    }

    #[test]
    fn every_line_is_a_record_unread_or_outside(rows in proptest::collection::vec(row(), 1..40)) {
        let text = rows.concat();
        if let Some(set) = parse(text.as_bytes()) {
            let parts = set.parts();
            let mut lines: Vec<u32> = parts.rows.iter().map(|r| r.line)
                .chain(parts.unread.iter().map(|r| r.line))
                .chain(parts.skipped.iter().map(|s| s.line))
                .collect();
            lines.sort_unstable();
            let doubled = lines.windows(2).any(|pair| pair[0] == pair[1]);
            prop_assert!(!doubled, "a line twice: {lines:?}\n{text}");
            // Rows with a quote may take several lines; without any, each line is one row.
            if !text.contains('"') {
                let expected: Vec<u32> = text.lines().enumerate()
                    .filter(|(_, line)| !line.trim().is_empty())
                    .map(|(at, _)| u32::try_from(at + 1).expect("few lines"))
                    .collect();
                prop_assert_eq!(lines, expected, "{}", text);
            }
            prop_assert_eq!(parts.proof.read as usize, parts.rows.len());
            prop_assert_eq!(parts.proof.unread as usize, parts.unread.len());
        }
    }
}

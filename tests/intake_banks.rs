//! Statements in formats of banks and journals against the list of fixtures: format, rows, sums, first and last day.
//! The figures were counted apart from this program (the list's own counts, and sums of the raw fields).

mod common;

use credit_mirror::dossier::{read_records, write_records};
use credit_mirror::intake::{IntakeFinding, Reading, Recipe, RecordSet, read};
use credit_mirror::kernel::{Currency, Money};
use std::fs;
use std::path::Path;

/// One file and what it must give: format, rows read and unread, sums in, out and neutral per currency, first and last
/// day. Where the source's own result differs, the reason stands above the row.
type Expected = (&'static str, &'static str, u32, u32, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const FILES: &[Expected] = &[
    // Net -388.64.
    ("ofx-1/beancount-import__checking2.ofx", "ofx-1", 13, 0, "USD 173.76", "USD 562.40", "", "2018-06-08 2018-06-15"),
    // A crasher of a fuzzer: no rows, and said so. Three others are refused, see below.
    ("ofx-1/libofx__downcast.ofx", "ofx-1", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    // Net 209.95; SGML in a file named .xml.
    ("ofx-1/libofx__example-listing1.xml", "ofx-1", 2, 0, "CAD 308.86", "CAD 98.91", "", "2009-02-09 2009-02-09"),
    ("ofx-1/libofx__failing-ofx-file2.xml", "ofx-1", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    ("ofx-1/libofx__null-ptr-deref-2.ofx", "ofx-1", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    ("ofx-1/libofx__ofx-2.1.1-sect-16.5.4.2.ofx", "ofx-1", 1, 0, "USD 0.00", "USD 80.32", "", "2005-08-24 2005-08-24"),
    ("ofx-1/ofxparse__bank_medium.ofx", "ofx-1", 3, 0, "CAD 0.00", "CAD 345.27", "", "2009-04-01 2009-04-03"),
    // Month 20: unread, as the source discards it.
    ("ofx-1/ofxparse__decimal_error.ofx", "ofx-1", 0, 1, "CAD 0.00", "CAD 0.00", "", ""),
    ("ofx-1/ofxparse__empty_balance.ofx", "ofx-1", 1, 0, "CAD 120.00", "CAD 0.00", "", "2011-03-08 2011-03-08"),
    // Net -1778.3952 with four decimals: each is rounded to the cent with a finding.
    ("ofx-1/ofxparse__fidelity-savings.ofx", "ofx-1", 4, 0, "USD 115.83", "USD 1894.23", "", "2012-07-20 2012-07-27"),
    // The server's refusal is a finding.
    ("ofx-1/ofxparse__signon_fail.ofx", "ofx-1", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    // Five transactions of securities: four for cash (neutral), one of units alone (unread).
    ("ofx-1/ofxparse__vanguard401k.ofx", "ofx-1", 4, 1, "USD 0.00", "USD 0.00", "USD 2019.00", "2014-09-26 2014-10-10"),
    // Net -13491.59.
    ("ofx-1/ofxparser__ofxdata-cmfr.ofx", "ofx-1", 42, 0, "EUR 7707.98", "EUR 21199.57", "", "2016-06-01 2016-06-27"),
    ("ofx-1/ofxparser__ofxdata-emptyDateTime.ofx", "ofx-1", 2, 0, "AUD 487.50", "AUD 0.00", "", "2018-12-13 2018-12-14"),
    ("ofx-1/ofxparser__ofxdata-selfclose.ofx", "ofx-1", 5, 0, "BRL 700.00", "BRL 115.00", "", "2019-09-18 2019-09-23"),
    ("ofx-1/ofxparser__ofxdata.ofx", "ofx-1", 3, 0, "USD 350.00", "USD 100.00", "", "2007-03-15 2007-07-09"),
    // Two accounts, net -360.
    ("ofx-2/bank-statement-import__test_ofx.ofx", "ofx-2", 4, 0, "USD 0.00", "USD 360.00", "", "2013-08-24 2013-08-24"),
    // Its source refuses it: currency, account and one row's date and amount are commented out. Ours keeps three rows, leaves one unread and says that the currency is assumed.
    ("ofx-2/bank-statement-import__test_ofx_wrong.ofx", "ofx-2", 3, 1, "CNY 0.00", "CNY 270.00", "", "2013-08-24 2013-08-24"),
    // An SGML body under an XML header.
    ("ofx-2/ofxparse__anzcc.ofx", "ofx-2", 1, 0, "AUD 0.00", "AUD 5.50", "", "2017-05-08 2017-05-08"),
    ("ofx-2/ofxparse__error_message.ofx", "ofx-2", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    ("ofx-2/ofxparse__multiple_accounts2.ofx", "ofx-2", 0, 0, "USD 0.00", "USD 0.00", "", ""),
    ("ofx-2/ofxparser__ofxdata-xml.ofx", "ofx-2", 3, 0, "USD 350.00", "USD 100.00", "", "2007-03-15 2007-07-09"),
    // Six opening balances without rows.
    ("mt940/mt940__amount_formats.sta", "mt940", 0, 0, "EUR 0.00", "EUR 0.00", "", ""),
    // A fragment: the currency is assumed.
    ("mt940/mt940__empty_entry_date.sta", "mt940", 1, 0, "CNY 50.00", "CNY 0.00", "", "2011-07-01 2011-07-01"),
    // Value date 30 February; the booking date, 1 March, counts.
    ("mt940/mt940__february_30.sta", "mt940", 1, 0, "EUR 0.00", "EUR 6.00", "", "2016-03-01 2016-03-01"),
    ("mt940/mt940__generic.sta", "mt940", 2, 0, "EUR 0.00", "EUR 20.00", "", "2011-01-01 2011-02-01"),
    ("mt940/mt940__gv_codes.sta", "mt940", 2, 0, "EUR 0.00", "EUR 257.45", "", "2017-09-14 2019-10-25"),
    // Net 87.30 DEM, 2,200 EUR, 10,040 PLN.
    ("mt940/mt940__mt940.sta", "mt940", 16, 0, "DEM 49396.74, EUR 3000.00, PLN 20040.00", "DEM 49309.44, EUR 800.00, PLN 10000.00", "", "2002-11-02 2013-10-27"),
    // Net 159.40; the closing balance of 159.60 does not tie and has a finding.
    ("mt940/mt940__postfinance.sta", "mt940", 4, 0, "CHF 239.30", "CHF 79.90", "", "2013-12-09 2013-12-18"),
    ("mt940/mt940__rabobank.sta", "mt940", 5, 0, "EUR 0.00", "EUR 1589.09", "", "2011-05-27 2012-08-29"),
    ("mt940/mt940__sepa_snippet_broken.sta", "mt940", 1, 0, "EUR 50990.05", "EUR 0.00", "", "2007-09-04 2007-09-04"),
    ("mt940/mt940__sns.sta", "mt940", 2, 0, "EUR 0.00", "EUR 25.00", "", "2012-06-08 2012-06-08"),
    ("mt940/mt940__statement_details.sta", "mt940", 1, 0, "CNY 0.00", "CNY 1.62", "", "2014-09-02 2014-09-02"),
    ("mt940/mt940__whitespace.sta", "mt940", 1, 0, "EUR 0.00", "EUR 233.15", "", "2017-09-14 2017-09-14"),
    // Net -179066.75.
    ("mt940/mt940__with_binary_character.sta", "mt940", 4, 0, "EUR 14215.30", "EUR 193282.05", "", "2010-03-19 2010-03-19"),
    ("mt940/mt940__wrapped_timestamp.sta", "mt940", 1, 0, "EUR 0.00", "EUR 6.00", "", "2016-03-01 2016-03-01"),
    // Ties with :90C: and :90D:.
    ("mt942/mt940__mt942.sta", "mt942", 3, 0, "PLN 0.03", "PLN 0.00", "", "2017-01-19 2017-01-19"),
    // Net 3554.00 in two accounts. QIF names no currency: that of the case.
    ("qif/gnucash__abc-all.qif", "qif", 10, 0, "CNY 9044.00", "CNY 5490.00", "", "1997-06-17 1997-11-28"),
    // Net 1711.00.
    ("qif/gnucash__abc.qif", "qif", 7, 0, "CNY 6711.00", "CNY 5000.00", "", "1997-06-17 1997-11-12"),
    // 164 records of securities, 94,964.37 in all: neutral.
    ("qif/gnucash__every.qif", "qif", 164, 0, "CNY 0.00", "CNY 0.00", "CNY 94964.37", "1989-01-01 1994-07-31"),
    // 347 records, sum 2001.93, of which 4,706.57 is the opening balance (neutral).
    ("qif/gnucash__ms-money.qif", "qif", 347, 0, "CNY 86273.56", "CNY 88978.20", "CNY 4706.57", "1995-12-03 1997-12-12"),
    // Years written as 099. Net -499.95.
    ("qif/gnucash__web.qif", "qif", 7, 0, "CNY 99.99", "CNY 599.94", "", "1999-03-18 1999-03-25"),
    ("qif/quiffen__test_clear_autoswitch.qif", "qif", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    // 6 rows of the bank and 1 of securities.
    ("qif/quiffen__test_files-test.qif", "qif", 7, 0, "CNY 99.50", "CNY 135.00", "CNY 100.00", "2020-02-10 2020-02-14"),
    ("qif/quiffen__test_nosymbol.qif", "qif", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    ("qif/quiffen__test_option_autoswitch.qif", "qif", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    ("qif/quiffen__test_oth_a.qif", "qif", 7, 0, "CNY 99.50", "CNY 135.00", "CNY 100.00", "2020-02-10 2020-02-14"),
    ("qif/quiffen__test_split.qif", "qif", 1, 0, "CNY 0.00", "CNY 10.00", "", "2000-01-01 2000-01-01"),
    ("qif/quiffen__test_transaction_before_account_definition_1.qif", "qif", 2, 0, "CNY 0.00", "CNY 197.96", "", "2022-09-08 2022-09-23"),
    // One record without any amount.
    ("qif/quiffen__test_unknown_account_type.qif", "qif", 0, 1, "CNY 0.00", "CNY 0.00", "", ""),
    ("camt.052/camt__camt052.v1.xml", "camt.052", 1, 0, "SEK 0.00", "SEK 200000.00", "", "2007-10-18 2007-10-18"),
    // Its entry has no date: that of the report, with a finding.
    ("camt.052/camt__camt052.v2.with-account-name.xml", "camt.052", 1, 0, "SEK 0.00", "SEK 200000.00", "", "2007-10-18 2007-10-18"),
    ("camt.052/camt__camt052.v2.xml", "camt.052", 1, 0, "SEK 0.00", "SEK 200000.00", "", "2007-10-18 2007-10-18"),
    // Not booked yet: kept, neutral, with a finding.
    ("camt.052/camt__camt052.v4.xml", "camt.052", 1, 0, "SEK 0.00", "SEK 0.00", "SEK 200000.00", "2007-10-18 2007-10-18"),
    ("camt.053/bank-statement-import__test-camt053-no-ntry", "camt.053", 0, 0, "CHF 0.00", "CHF 0.00", "", ""),
    // One entry of 3,483.00 read as its two transactions, which add up to it.
    ("camt.053/bank-statement-import__test-camt053-txdtls", "camt.053", 2, 0, "CHF 3483.00", "CHF 0.00", "", "2017-03-22 2017-03-22"),
    // The first of two files; the other is named in a finding.
    ("camt.053/bank-statement-import__test-camt053.zip", "camt.053", 3, 0, "EUR 1405.31", "EUR 1348.30", "", "2014-02-05 2014-02-05"),
    ("camt.053/camt__camt053.v2.all-balance-types.xml", "camt.053", 1, 0, "EUR 8.85", "EUR 0.00", "", "2014-12-31 2014-12-31"),
    ("camt.053/camt__camt053.v2.five.decimals.xml", "camt.053", 1, 0, "EUR 8.85", "EUR 0.00", "", "2014-12-31 2014-12-31"),
    ("camt.053/camt__camt053.v2.minimal.xml", "camt.053", 1, 0, "EUR 8.85", "EUR 0.00", "", "2014-12-31 2014-12-31"),
    ("camt.053/camt__camt053.v2.multi.statement.xml", "camt.053", 2, 0, "EUR 8.85", "EUR 7.00", "", "2014-12-31 2014-12-31"),
    ("camt.053/camt__camt053.v3.xml", "camt.053", 1, 0, "EUR 8.85", "EUR 0.00", "", "2014-12-31 2014-12-31"),
    ("camt.053/camt__camt053.v4.xml", "camt.053", 1, 0, "EUR 8.85", "EUR 0.00", "", "2014-12-31 2014-12-31"),
    ("camt.053/camt__camt053.v8.xml", "camt.053", 1, 0, "EUR 8.85", "EUR 0.00", "", "2014-12-31 2014-12-31"),
    ("camt.053/camt__camt53.only-Dt-with-DtTm.xml", "camt.053", 0, 0, "RON 0.00", "RON 0.00", "", ""),
    ("camt.054/bank-statement-import__test-camt054", "camt.054", 1, 0, "EUR 5.00", "EUR 0.00", "", "2022-01-26 2022-01-26"),
    ("camt.054/camt__camt054.v2.with-account-name.xml", "camt.054", 1, 0, "SEK 0.00", "SEK 200000.00", "", "2007-10-18 2007-10-18"),
    // Three transactions without amounts: the entry is one row.
    ("camt.054/camt__camt054.v2.xml", "camt.054", 1, 0, "SEK 0.00", "SEK 200000.00", "", "2007-10-18 2007-10-18"),
    ("camt.054/camt__camt054.v8-with-financial-institution.xml", "camt.054", 1, 0, "SEK 0.00", "SEK 200000.00", "", "2007-10-18 2007-10-18"),
    // 11 dated entries, 10 of them on bank accounts, two of these between two: 12 postings.
    ("ledger-journal/ledger__drewr3.dat", "ledger-journal", 12, 0, "USD 7830.00", "USD 12634.00", "USD 1000.00", "2010-12-01 2011-12-01"),
    ("ledger-journal/ledger__non-profit-test-data.ledger", "ledger-journal", 5, 0, "USD 550.00", "USD 500.00", "", "2010-01-01 2011-05-10"),
    // Names are hashes: no account can be told to be a bank's, and the finding asks for one (see below).
    ("ledger-journal/ledger__standard.dat", "ledger-journal", 0, 0, "CNY 0.00", "CNY 0.00", "", ""),
    // 20 transactions; six have one leg only and a finding each.
    ("beancount-journal/smart_importer__chinese.beancount", "beancount-journal", 20, 0, "USD 0.00", "USD 442.97", "", "2016-01-06 2017-01-10"),
    ("beancount-journal/smart_importer__simple.beancount", "beancount-journal", 20, 0, "USD 0.00", "USD 442.97", "", "2016-01-06 2017-01-10"),
    ("beancount-journal/smart_importer__single-account.beancount", "beancount-journal", 3, 0, "USD 0.00", "USD 7.50", "", "2016-01-06 2017-01-06"),
];

/// Files that hold nothing of their kind: noise of a fuzzer, and text that is no statement.
const REFUSED: [&str; 4] = [
    "ofx-1/libofx__failing-ofx-file1.xml",
    "ofx-1/libofx__heap-buffer-overflow-2.ofx",
    "ofx-1/libofx__use-after-free.ofx",
    "mt940/mt940__invalid_statement.sta",
];

const KINDS: [&str; 10] = [
    "ofx-1",
    "ofx-2",
    "mt940",
    "mt942",
    "qif",
    "camt.052",
    "camt.053",
    "camt.054",
    "ledger-journal",
    "beancount-journal",
];

fn try_read(folder: &Path, path: &str) -> Reading {
    let bytes = fs::read(folder.join("fixtures").join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    read(&bytes, path.rsplit('/').next().unwrap_or(path), &Recipe::default(), Currency::CNY, &mut |_| {})
}

fn load(folder: &Path, path: &str) -> RecordSet {
    try_read(folder, path).unwrap_or_else(|refusal| panic!("{path}: {:?}", refusal.finding))
}

fn sums(sums: &[Money]) -> String {
    let texts: Vec<String> =
        sums.iter().map(|sum| format!("{} {}", sum.currency().as_str(), sum.to_decimal_string())).collect();
    texts.join(", ")
}

#[test]
fn real_statements_give_their_rows_sums_and_dates() {
    let Some(folder) = common::shared("real_statements_give_their_rows_sums_and_dates") else { return };
    let mut wrong = Vec::new();
    for (path, format, rows, unread, into, out, neutral, span) in FILES {
        let set = load(&folder, path);
        let parts = set.parts();
        let proof = &parts.proof;
        let seen = proof.span.map(|(first, last)| format!("{first} {last}")).unwrap_or_default();
        let got = format!(
            "{} {} {} {} {} | {} | {} | {seen}",
            parts.format.as_str(),
            parts.encoding,
            proof.read,
            proof.unread,
            sums(&proof.sum_in),
            sums(&proof.sum_out),
            sums(&proof.sum_neutral)
        );
        let expected = format!("{format} utf-8 {rows} {unread} {into} | {out} | {neutral} | {span}");
        if got != expected {
            wrong.push(format!("{path}\n  got      {got}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_statement_fixture_is_in_the_table_or_refused() {
    let Some(folder) = common::shared("every_statement_fixture_is_in_the_table_or_refused") else { return };
    for kind in KINDS {
        for entry in fs::read_dir(folder.join("fixtures").join(kind)).expect("the fixtures are there") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            let path = format!("{kind}/{name}");
            if REFUSED.contains(&path.as_str()) {
                let refusal = try_read(&folder, &path).expect_err("it holds nothing of its kind");
                assert_eq!(refusal.finding.kind, IntakeFinding::NoTable, "{path}");
            } else if !name.contains(".expected.") {
                assert!(FILES.iter().any(|file| file.0 == path), "{path} is not in the table");
            }
        }
    }
}

#[test]
fn balances_of_real_statements_are_proven() {
    let Some(folder) = common::shared("balances_of_real_statements_are_proven") else { return };
    for (path, opening, closing, ties) in [
        ("camt.053/bank-statement-import__test-camt053-txdtls", Some("75960.15"), Some("79443.15"), Some(true)),
        ("camt.053/camt__camt053.v2.multi.statement.xml", Some("18.15"), Some("20.00"), Some(true)),
        ("mt940/mt940__february_30.sta", Some("1200.00"), Some("1194.00"), Some(true)),
        ("mt940/mt940__generic.sta", Some("100.00"), Some("80.00"), Some(true)),
        ("mt940/mt940__sns.sta", Some("1234.56"), Some("1209.56"), Some(true)),
        ("mt940/mt940__postfinance.sta", Some("0.00"), Some("159.60"), Some(false)),
        // OFX states the closing balance alone: nothing to prove.
        ("ofx-1/ofxparse__bank_medium.ofx", None, Some("382.34"), None),
    ] {
        let set = load(&folder, path);
        let proof = &set.parts().proof;
        let text = |b: Option<credit_mirror::intake::Opening>| b.map(|b| b.money.to_decimal_string());
        let got = (text(proof.opening), text(proof.closing), proof.ties);
        assert_eq!(got, (opening.map(str::to_owned), closing.map(str::to_owned), ties), "{path}");
    }
    let interim = load(&folder, "mt942/mt940__mt942.sta");
    let controls = &interim.parts().proof.controls;
    assert_eq!(controls.len(), 4, "number and sum of both sides");
    assert!(controls.iter().all(|control| control.stated == control.computed), "{controls:?}");
}

#[test]
fn what_cannot_be_decided_is_told() {
    let Some(folder) = common::shared("what_cannot_be_decided_is_told") else { return };
    type Test = fn(&IntakeFinding) -> bool;
    let cases: [(&str, Test); 9] = [
        ("ofx-1/ofxparse__signon_fail.ofx", |f| matches!(f, IntakeFinding::ServerSaid { code, .. } if code == "15500")),
        (
            "ofx-2/ofxparse__error_message.ofx",
            |f| matches!(f, IntakeFinding::ServerSaid { code, .. } if code == "2000"),
        ),
        ("ofx-1/ofxparse__fidelity-savings.ofx", |f| matches!(f, IntakeFinding::Rounded { .. })),
        ("ofx-2/bank-statement-import__test_ofx_wrong.ofx", |f| matches!(f, IntakeFinding::CurrencyAssumed)),
        ("camt.052/camt__camt052.v4.xml", |f| matches!(f, IntakeFinding::Pending { count: 1 })),
        ("camt.052/camt__camt052.v2.with-account-name.xml", |f| matches!(f, IntakeFinding::DateReplaced { .. })),
        ("ledger-journal/ledger__drewr3.dat", |f| matches!(f, IntakeFinding::NotApplied { .. })),
        (
            "ledger-journal/ledger__standard.dat",
            |f| matches!(f, IntakeFinding::NoOwnAccount { names } if names.len() == 5),
        ),
        ("mt940/mt940__rabobank.sta", |f| matches!(f, IntakeFinding::StatementGap { .. })),
    ];
    for (path, test) in cases {
        let set = load(&folder, path);
        assert!(set.parts().findings.iter().any(|finding| test(&finding.kind)), "{path}: {:?}", set.parts().findings);
    }
}

#[test]
fn statements_are_saved_and_come_back_the_same() {
    let Some(folder) = common::shared("statements_are_saved_and_come_back_the_same") else { return };
    for (path, ..) in FILES {
        let set = load(&folder, path);
        assert_eq!(read_records(&write_records(&set)).as_ref(), Ok(&set), "{path}");
    }
}

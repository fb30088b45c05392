//! Real invoices, orders and accounts against what their documents state (the list of fixtures) and the golden output
//! of their projects. Every file of these folders is in one of the lists.

mod common;
#[allow(dead_code, reason = "the helpers of all families of formats")]
#[path = "common/fixtures.rs"]
mod fixtures;

use credit_mirror::dossier::{kind_word, read_records, write_records};
use credit_mirror::intake::{DocumentKind, IntakeFinding, RecordSet, StatementFigure, StatementPeriod};
use credit_mirror::kernel::{Money, Origin};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Path, format, rows, number, date, currency, without tax, tax, with tax, payable: as the document states them.
type Invoice = (
    &'static str,
    &'static str,
    u32,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const INVOICES: &[Invoice] = &[
    ("einvoice-cii/eInvoicing-EN16931__CII-BR-CO-10-RoundingIssue.xml", "einvoice-cii", 4, "0", "2021-03-26", "EUR", "0.00", "0.00", "0.00", "0.00"),
    ("einvoice-cii/eInvoicing-EN16931__CII_business_example_Z.xml", "einvoice-cii", 3, "2016166", "2015-01-09", "EUR", "11693.87", "0.00", "11693.87", "11693.87"),
    ("einvoice-cii/eInvoicing-EN16931__CII_example1.xml", "einvoice-cii", 20, "12115118", "2015-01-09", "EUR", "229.60", "20.73", "250.33", "250.33"),
    ("einvoice-cii/eInvoicing-EN16931__CII_example3.xml", "einvoice-cii", 1, "TOSL108", "2013-04-10", "DKK", "900.00", "225.00", "1125.00", "1125.00"),
    ("einvoice-cii/eInvoicing-EN16931__CII_example6.xml", "einvoice-cii", 3, "TOSL110", "2013-04-10", "DKK", "4000.00", "675.00", "4675.00", "4675.00"),
    ("einvoice-cii/eInvoicing-EN16931__CII_example7.xml", "einvoice-cii", 2, "INVOICE_test_7", "2013-05-13", "SEK", "3200.00", "", "3200.00", "3200.00"),
    ("einvoice-cii/eInvoicing-EN16931__CII_example9.xml", "einvoice-cii", 1, "20150483", "2015-04-01", "EUR", "147.00", "30.87", "177.87", "177.87"),
    ("einvoice-cii/eInvoicing-EN16931__huf_example_cii.xml", "einvoice-cii", 3, "21/001003559/996", "2021-10-05", "HUF", "69180.00", "18679.00", "87859.00", "87859.00"),
    ("einvoice-facturx/factur-x__factur-x-basicwl.xml", "einvoice-cii", 0, "F20260023", "2026-01-31", "EUR", "100.00", "4.90", "104.90", "104.90"),
    ("einvoice-facturx/factur-x__factur-x-minimum.xml", "einvoice-cii", 0, "F20260023", "2026-01-31", "EUR", "100.00", "4.90", "104.90", "104.90"),
    ("einvoice-facturx/factur-x__ubl-21-en16931.xml", "einvoice-ubl", 2, "F124212", "2026-06-17", "EUR", "273.00", "35.03", "308.03", "208.03"),
    ("einvoice-facturx/factur-x__ubl-21-extended-ctc-fr.xml", "einvoice-ubl", 2, "F124212", "2026-06-17", "EUR", "273.00", "35.03", "308.03", "208.03"),
    ("einvoice-facturx/factur-x__zugferd-extended.xml", "einvoice-cii", 6, "KR87654321012", "2013-10-06", "EUR", "1056.05", "200.65", "1256.70", "1256.70"),
    ("einvoice-ubl/eInvoicing-EN16931__guide-example1.xml", "einvoice-ubl", 20, "12115118", "2015-01-09", "EUR", "229.60", "20.73", "250.33", "250.33"),
    ("einvoice-ubl/eInvoicing-EN16931__guide-example3.xml", "einvoice-ubl", 2, "TOSL108", "2013-04-10", "DKK", "900.00", "225.00", "1125.00", "1125.00"),
    ("einvoice-ubl/eInvoicing-EN16931__issue116.xml", "einvoice-ubl", 4, "2018210", "2018-02-08", "SEK", "700.00", "130.00", "830.00", "830.00"),
    ("einvoice-ubl/eInvoicing-EN16931__sample-discount-price.xml", "einvoice-ubl", 1, "test decimal 1", "2018-02-05", "EUR", "12.12", "3.03", "15.15", "15.15"),
    ("einvoice-ubl/eInvoicing-EN16931__ubl-tc434-creditnote1.xml", "einvoice-ubl", 1, "018304 / 28865", "2019-09-23", "EUR", "100.11", "0.00", "100.11", "100.11"),
    ("einvoice-ubl/eInvoicing-EN16931__ubl-tc434-example2.xml", "einvoice-ubl", 5, "TOSL108", "2013-06-30", "NOK", "1436.50", "365.28", "1801.78", "801.78"),
    ("einvoice-ubl/eInvoicing-EN16931__ubl-tc434-example4.xml", "einvoice-ubl", 3, "TOSL110", "2013-04-10", "DKK", "4000.00", "675.00", "4675.00", "4675.00"),
    ("einvoice-ubl/eInvoicing-EN16931__ubl-tc434-example5.xml", "einvoice-ubl", 3, "TOSL110", "2013-04-10", "DKK", "4000.00", "675.00", "4675.00", "2337.50"),
    ("einvoice-ubl/eInvoicing-EN16931__ubl-tc434-example7.xml", "einvoice-ubl", 2, "INVOICE_test_7", "2013-03-11", "SEK", "3200.00", "0.00", "3200.00", "3200.00"),
    ("einvoice-ubl/eInvoicing-EN16931__ubl-tc434-example8.xml", "einvoice-ubl", 10, "1100512149", "2014-11-10", "EUR", "908.91", "190.87", "1099.78", "1099.78"),
    ("einvoice-ubl/eInvoicing-EN16931__ubl-tc434-example9.xml", "einvoice-ubl", 1, "20150483", "2015-04-01", "EUR", "147.00", "30.87", "177.87", "177.87"),
    // The XML inside the PDF is the one of the same invoice with its lines.
    ("einvoice-facturx/factur-x__invoice_EN16931.pdf", "einvoice-facturx", 3, "F20260023", "2026-01-31", "EUR", "100.00", "4.90", "104.90", "104.90"),
    // An order, no invoice: the list states nothing of it. The figures are those of its own totals.
    ("einvoice-facturx/factur-x__order-x-basic.xml", "einvoice-cii", 3, "PO123456789", "2020-03-31", "EUR", "300.00", "60.00", "360.00", ""),
    ("cn-ofd/ofdrw__发票示例.ofd", "cn-ofd", 3, "050001700111 99999951", "2020-10-10", "CNY", "300.00", "18.00", "318.00", ""),
];

/// Files of several documents made to break a rule: cases in all, and cases that break it.
const CASES: &[(&str, u32, usize)] = &[
    ("einvoice-ubl-tests/eInvoicing-EN16931__BR-CO-10.xml", 9, 2),
    ("einvoice-ubl-tests/eInvoicing-EN16931__BR-CO-15.xml", 8, 4),
    ("einvoice-ubl-tests/eInvoicing-EN16931__CreditNote-unit-UBL-BR-CO-15.xml", 8, 4),
];

/// Tagged accounts: figures in all.
const ACCOUNTS: &[(&str, u32)] = &[
    ("ixbrl/ixbrl-parse__Prod223_2911_00824514_20201231.html", 99),
    ("ixbrl/ixbrl-parse__Prod223_2911_04184222_20200229.html", 283),
    ("ixbrl/ixbrl-parse__Prod223_2911_04415655_20201231.html", 404),
    ("ixbrl/ixbrl-parse__Prod223_2911_04457427_20201231.html", 6),
    ("ixbrl/ixbrl-parse__Prod223_2911_05380971_20200831.html", 195),
    ("ixbrl/ixbrl-parse__Prod223_2911_08119445_20201231.html", 263),
    ("ixbrl/ixbrl-parse__Prod223_2911_11010959_20200630.html", 380),
    ("ixbrl/ixbrl-parse__Prod223_2911_SC312961_20200930.html", 43),
    ("ixbrl/ixbrl-parse__accts.html", 56),
];

/// Charts: accounts in all.
const CHARTS: &[(&str, u32)] = &[
    ("chart-of-accounts/gnucash__C-acctchrt_business.gnucash-xea", 76),
    ("chart-of-accounts/gnucash__acctchrt_business.gnucash-xea", 76),
    ("chart-of-accounts/gnucash__uk-vat.gnucash-xea", 61),
    // Five accounts below a heading; the list states no count.
    ("chart-of-accounts/ledger__non-profit-test-data_chart-of-accounts.csv", 5),
];

fn load(folder: &Path, path: &str) -> RecordSet {
    let mut all = fixtures::load(folder, path);
    assert_eq!(all.len(), 1, "{path}");
    all.remove(0).unwrap_or_else(|refusal| panic!("{path}: {:?}", refusal.finding))
}

fn text(money: Option<Money>) -> String {
    money.map(Money::to_decimal_string).unwrap_or_default()
}

/// Lines of the findings that a sum differs or stands twice.
fn broken(set: &RecordSet) -> Vec<u32> {
    let sum = |kind: &IntakeFinding| matches!(kind_word(kind).as_str(), "sum_differs" | "figure_differs");
    let findings = set.parts().findings.iter().filter(|finding| sum(&finding.kind));
    findings
        .flat_map(|finding| &finding.origins)
        .filter_map(|origin| match origin {
            Origin::Line { line, .. } => Some(*line),
            _ => None,
        })
        .collect()
}

#[test]
fn invoices_state_what_the_list_says_and_their_sums_hold() {
    let Some(folder) = common::shared("invoices_state_what_the_list_says_and_their_sums_hold") else { return };
    for (path, format, rows, number, date, currency, net, tax, total, payable) in INVOICES {
        let set = load(&folder, path);
        let parts = set.parts();
        let [document] = parts.papers.documents.as_slice() else { panic!("{path}: not one document") };
        let got = (
            parts.format.as_str(),
            parts.proof.read,
            document.number.as_str(),
            document.date.map(|day| day.to_string()).unwrap_or_default(),
            document.currency.as_str().to_owned(),
            text(document.net),
            text(document.tax),
            text(document.total),
            text(document.payable),
        );
        let words = |word: &str| word.to_owned();
        let expected = (
            *format,
            *rows,
            *number,
            words(date),
            words(currency),
            words(net),
            words(tax),
            words(total),
            words(payable),
        );
        assert_eq!(got, expected, "{path}");
        assert!(parts.rows.is_empty() && parts.unread.is_empty(), "{path}: no money moved");
        assert_eq!(parts.findings, [], "{path}");
        let credit = document.kind == DocumentKind::CreditNote;
        assert_eq!(credit, path.contains("creditnote"), "{path}");
    }
}

#[test]
fn every_case_made_to_break_a_sum_has_a_finding_and_no_other_has() {
    let Some(folder) = common::shared("every_case_made_to_break_a_sum_has_a_finding_and_no_other_has") else { return };
    for (path, cases, wrong) in CASES {
        let set = load(&folder, path);
        assert_eq!(set.parts().proof.read, *cases, "{path}");
        let source = fs::read_to_string(folder.join("fixtures").join(path)).expect("a text");
        let lines: Vec<&str> = source.lines().collect();
        let mut seen = broken(&set);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), *wrong, "{path}: {seen:?}");
        for line in seen {
            // The mark of the case stands some lines above its document.
            let above = lines[..line as usize].iter().rev().find(|l| l.contains("<success>") || l.contains("<error>"));
            assert!(above.is_some_and(|mark| mark.contains("<error>")), "{path}:{line}");
        }
    }
}

#[test]
fn tagged_figures_are_all_read() {
    let Some(folder) = common::shared("tagged_figures_are_all_read") else { return };
    for (path, figures) in ACCOUNTS {
        let set = load(&folder, path);
        let parts = set.parts();
        assert_eq!((parts.format.as_str(), parts.proof.read, parts.proof.unread), ("ixbrl", *figures, 0), "{path}");
        assert_eq!(parts.currency.as_str(), "GBP", "{path}");
        assert!(broken(&set).is_empty(), "{path}: {:?}", parts.findings);
        assert!(parts.papers.statement.iter().all(|row| row.period.is_some()), "{path}");
        assert!(!parts.papers.firm.name.is_empty(), "{path}");
    }
}

/// Read off the pages as a browser shows them: turnover 27,240,615; a loss in brackets; a rate in per cent.
#[test]
fn scale_sign_and_period_of_tagged_figures_are_those_of_the_page() {
    let Some(folder) = common::shared("scale_sign_and_period_of_tagged_figures_are_those_of_the_page") else { return };
    let set = load(&folder, "ixbrl/ixbrl-parse__Prod223_2911_11010959_20200630.html");
    let rows = &set.parts().papers.statement;
    let turnover: Vec<_> = rows.iter().filter(|row| row.code == "TurnoverRevenue").collect();
    let amount = |at: usize| match turnover[at].figure {
        StatementFigure::Amount(money) => money.to_decimal_string(),
        _ => String::new(),
    };
    assert_eq!([amount(0), amount(1)], ["27240615.00", "32702529.00"]);
    let Some(StatementPeriod::Span(_, end)) = turnover[0].period else { panic!("a span") };
    assert_eq!(end.to_string(), "2020-06-30");
    assert_eq!(turnover[0].dimensions, ["GroupCompanyDataDimension=Consolidated"]);
    let first = |code: &str| rows.iter().find(|row| row.code == code).map(|row| row.figure.clone());
    // 2,338,045 with sign "-", and 19 with scale -2.
    let Some(StatementFigure::Amount(tax)) = first("TaxExpenseCreditApplicableTaxRate") else { panic!("an amount") };
    assert_eq!(tax.to_decimal_string(), "-2338045.00");
    let rate = StatementFigure::Number { value: "0.19".to_owned(), unit: "pure".to_owned() };
    assert_eq!(first("ApplicableTaxRate"), Some(rate));
}

#[test]
fn charts_of_accounts_list_every_account() {
    let Some(folder) = common::shared("charts_of_accounts_list_every_account") else { return };
    for (path, accounts) in CHARTS {
        let set = load(&folder, path);
        let parts = set.parts();
        assert_eq!((parts.format.as_str(), parts.proof.read), ("chart-of-accounts", *accounts), "{path}");
        assert!(parts.papers.statement.iter().all(|row| row.figure == StatementFigure::Account), "{path}");
        assert!(parts.papers.statement.iter().all(|row| !row.name.is_empty()), "{path}");
    }
}

/// Golden output of the source: number, date, shipments, articles with their prices, money off the card.
#[test]
fn order_pages_give_what_their_golden_output_says() {
    let Some(folder) = common::shared("order_pages_give_what_their_golden_output_says") else { return };
    for path in files(&folder, "amazon-order") {
        let golden = fs::read_to_string(folder.join("fixtures").join(format!("{path}.expected.json"))).expect("golden");
        let golden: Value = serde_json::from_str(&golden).expect("JSON");
        let set = load(&folder, &path);
        let parts = set.parts();
        let [order] = parts.papers.documents.as_slice() else { panic!("{path}") };
        assert_eq!(Value::from(order.number.clone()), golden["order_id"], "{path}");
        assert_eq!(Value::from(order.date.map(|day| day.to_string())), golden["order_date"], "{path}");
        let shipments = golden["shipments"].as_array().expect("shipments");
        assert_eq!(parts.proof.read as usize, shipments.len(), "{path}");
        assert_eq!(order.kind, DocumentKind::Order, "{path}");
        assert_eq!(order.claim().map(Money::minor), Some(0), "{path}: an order is no claim");
        let items: Vec<&Value> = shipments.iter().flat_map(|s| s["items"].as_array().expect("items")).collect();
        // A gift card topped up is an order without an article on the page.
        let gift = order.items.is_empty();
        assert!(gift == (items.len() == 1 && path.contains("447-") || path.contains("071-")), "{path}");
        if !gift {
            assert_eq!(order.items.len(), items.len(), "{path}");
            for (ours, theirs) in order.items.iter().zip(&items) {
                assert_eq!(Value::from(text(ours.net)), theirs["price"]["number"], "{path}");
            }
        }
        let cards = golden["credit_card_transactions"].as_array().expect("cards");
        let paid: f64 = cards.iter().filter_map(|c| c["amount"]["number"].as_str()?.parse::<f64>().ok()).sum();
        if !cards.is_empty() {
            assert!((order.total.map(Money::to_f64).unwrap_or_default() - paid).abs() < 0.005, "{path}: {paid}");
        }
        assert_eq!(parts.findings, [], "{path}");
    }
}

fn files(folder: &Path, kind: &str) -> Vec<String> {
    let entries = fs::read_dir(folder.join("fixtures").join(kind)).expect("the fixtures are there");
    let mut names: Vec<String> = entries
        .map(|entry| format!("{kind}/{}", entry.expect("an entry").file_name().to_string_lossy()))
        .filter(|name| !name.contains(".expected."))
        .collect();
    names.sort();
    names
}

#[test]
fn every_file_of_these_folders_is_listed_and_comes_back_from_a_saved_case() {
    let name = "every_file_of_these_folders_is_listed_and_comes_back_from_a_saved_case";
    let Some(folder) = common::shared(name) else { return };
    let kinds = ["einvoice-cii", "einvoice-facturx", "einvoice-ubl", "einvoice-ubl-tests", "cn-ofd", "ixbrl"];
    for kind in kinds.into_iter().chain(["chart-of-accounts", "amazon-order"]) {
        for path in files(&folder, kind) {
            let listed = kind == "amazon-order"
                || INVOICES.iter().any(|file| file.0 == path)
                || CASES.iter().any(|file| file.0 == path)
                || ACCOUNTS.iter().chain(CHARTS).any(|file| file.0 == path);
            assert!(listed, "{path} is in no list");
            let set = load(&folder, &path);
            assert_eq!(read_records(&write_records(&set)).as_ref(), Ok(&set), "{path}");
        }
    }
}

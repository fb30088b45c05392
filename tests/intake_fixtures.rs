//! Real files of banks and wallets: format, encoding, rows, sums and dates against the list of fixtures and an
//! independent count.

mod common;

#[path = "common/fixtures.rs"]
mod fixtures;

use fixtures::{Expected, Refused};

/// Where a golden output of the source differs, the reason stands beside the row.
#[rustfmt::skip]
const FILES: &[Expected] = &[
    // Amounts with D or C and turned signs: the project's test says 2 lines, 10.00 to 1,510.00.
    ("bank-csv/bank-statement-import__debit_credit.csv", "delimited", "utf-8", 2, 0, "1533.50", "33.50", "2018-12-15 2018-12-15"),
    ("bank-csv/bank2ynab__20180226_12345678.csv", "delimited", "utf-8", 1, 0, "0.00", "5.00", "2018-02-10 2018-02-10"),
    // Three rows say "Pending" for a date: unread, counted, kept. `+` and `CR` mark the payment, the rest is spent.
    ("bank-csv/bank2ynab__MS_JANE_SMITH_01-12-2019_14-12-2019.csv", "delimited", "utf-8", 10, 3, "1100.00", "1385.80", "2019-12-02 2019-12-12"),
    ("bank-csv/bank2ynab__MonzoDataExport_February2018_2018-02-26_174335.csv", "delimited", "utf-8", 1, 0, "0.00", "10.00", "2018-02-25 2018-02-25"),
    // Made anonymous with ones: the date is that of the file and has a finding.
    ("bank-csv/bank2ynab__TH_20180521-20180523.csv", "delimited", "utf-8", 1, 0, "0.00", "111.11", "1111-11-11 1111-11-11"),
    ("bank-csv/bank2ynab__TransactionHistory_20180418043121.csv", "delimited", "utf-8", 8, 0, "0.00", "173.28", "2018-04-13 2018-04-18"),
    // One row, one unsigned amount, no heading: the sign cannot be known and has a finding.
    ("bank-csv/bank2ynab__dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv", "delimited", "utf-8", 1, 0, "7.80", "0.00", "2018-02-27 2018-02-27"),
    ("bank-csv/bank2ynab__kta_ei.dat", "delimited", "utf-8", 11, 0, "0.00", "6152.22", "2019-03-11 2019-03-13"),
    // 74 rows, 73 with an amount, net -4580.70; the last but two lines are a footer.
    ("bank-csv/bank2ynab__test_headers.csv", "delimited", "utf-8", 73, 0, "1878.20", "6458.90", "2017-09-18 2017-10-19"),
    // Three rows have `EUR` where the others have O or I (139.54 in all): unread instead of guessed.
    ("bank-csv/bank2ynab__test_row_format_CD_flag.csv", "delimited", "utf-8", 70, 3, "1878.20", "6319.36", "2017-09-18 2017-10-13"),
    ("bank-csv/bank2ynab__test_row_format_default.csv", "delimited", "windows-1252", 73, 0, "1878.20", "6458.90", "2017-09-18 2017-10-19"),
    ("bank-csv/bank2ynab__test_row_format_neg_inflow.csv", "delimited", "utf-8", 73, 0, "1878.20", "6458.90", "2017-09-18 2017-10-19"),
    // Opening balance, turnover and closing balance are no transactions; they tie.
    ("bank-csv/bank2ynab__test_swedebank_statement.xls", "delimited", "utf-8", 13, 0, "2863.63", "284.70", "2014-10-01 2014-10-06"),
    ("bank-csv/double-entry-generator__bmo-debit-example-bmo-records.csv", "delimited", "utf-8", 4, 0, "0.01", "158.32", "2023-05-01 2023-06-12"),
    // The golden output has 9 of the 10 rows.
    ("bank-csv/double-entry-generator__hsbchk-debit-example-hsbchk-debit-records.csv", "delimited", "utf-8", 10, 0, "13005.45", "3526.50", "2025-03-01 2025-03-24"),
    // 05/01/15 fits two orders: day first is used and has a finding.
    ("bank-csv/gnucash__sample1.csv", "delimited", "utf-8", 1, 0, "0.00", "1100.00", "2015-01-05 2015-01-05"),
    ("bank-csv/ledger__cmd-convert1.dat", "delimited", "utf-8", 2, 0, "20.00", "0.00", "2011-12-12 2011-12-12"),
    ("bank-csv/ledger__cmd-convert2.dat", "delimited", "utf-8", 1, 0, "20.00", "0.00", "2011-01-01 2011-01-01"),
    // No amount at all, and a date that is a word: the source's own tests expect errors.
    ("bank-csv/ledger__cmd-convert3.dat", "delimited", "utf-8", 0, 1, "0.00", "0.00", ""),
    ("bank-csv/ledger__cmd-convert4.dat", "delimited", "utf-8", 0, 1, "0.00", "0.00", ""),
    // 01/02/2011 fits two orders: day first is used and has a finding.
    ("bank-csv/ledger__cmd-convert5.dat", "delimited", "utf-8", 2, 0, "20.00", "10.00", "2011-01-01 2011-02-01"),
    // Net 6954.57.
    ("bank-csv/reckon__another_bank_example-input.csv", "delimited", "utf-8", 9, 0, "7183.75", "229.18", "2003-12-24 2011-12-24"),
    // Net 6922.11; the row CREDIT with a minus has a finding.
    ("bank-csv/reckon__chase-input.csv", "delimited", "utf-8", 9, 0, "7183.52", "261.41", "2009-12-10 2009-12-24"),
    // Net -4732.00.
    ("bank-csv/reckon__danish_kroner_nordea_example-input.csv", "delimited", "utf-8", 6, 0, "497.90", "5229.90", "2012-08-27 2012-11-16"),
    // Net -548.51.
    ("bank-csv/reckon__english_date_example-input.csv", "delimited", "utf-8", 3, 0, "327.49", "876.00", "2009-12-24 2009-12-24"),
    // Net -337.44.
    ("bank-csv/reckon__french_example-input.csv", "delimited", "utf-8", 9, 0, "0.00", "337.44", "2014-01-21 2014-01-22"),
    // Net -18.63.
    ("bank-csv/reckon__ing-input.csv", "delimited", "utf-8", 3, 0, "375.00", "393.63", "2009-11-17 2012-11-15"),
    // Net 187.01: the golden output keeps the raw sign (-187.01), the words DEBIT and CREDIT turn it.
    ("bank-csv/reckon__inversed_credit_card-input.csv", "delimited", "utf-8", 16, 0, "557.75", "370.74", "2013-01-17 2013-02-17"),
    // Net 79.25; unsigned, so the sign has a finding.
    ("bank-csv/reckon__issue_51_account_tokens-input.csv", "delimited", "utf-8", 8, 0, "79.25", "0.00", "2015-01-09 2015-03-23"),
    ("bank-csv/reckon__issue_73_account_token_matching-input.csv", "delimited", "utf-8", 1, 0, "27.00", "0.00", "2017-07-06 2017-07-06"),
    // Net -548.51; day and month cannot be told apart: a finding.
    ("bank-csv/reckon__spanish_date_example-input.csv", "delimited", "utf-8", 3, 0, "327.49", "876.00", "2009-12-02 2009-12-02"),
    // Net 700.00, proven by the balance.
    ("bank-csv/reckon__suntrust-input.csv", "delimited", "utf-8", 7, 0, "1200.00", "500.00", "2014-11-01 2014-11-17"),
    // Net -15.00.
    ("bank-csv/reckon__tab_delimited_file-input.csv", "delimited", "utf-8", 2, 0, "0.00", "15.00", "2016-01-02 2016-01-02"),
    // Net 40.00.
    ("bank-csv/reckon__test_money_column-input.csv", "delimited", "utf-8", 2, 0, "50.00", "10.00", "2012-03-22 2012-03-23"),
    // Net -548.51.
    ("bank-csv/reckon__two_money_columns-input.csv", "delimited", "utf-8", 5, 0, "416.04", "964.55", "2008-03-26 2008-04-01"),
    // All 10 rows; the golden output has 7, without closed and paired ones. 4 rows are neutral.
    ("cn-alipay/double-entry-generator__alipay-example-alipay-records.csv", "alipay", "gb18030", 10, 0, "222228.50", "211.64", "2023-01-09 2023-07-10"),
    ("cn-bank/double-entry-generator__abc_debit-example-abc_debit-records.csv", "delimited", "utf-8", 5, 0, "10000.01", "12355.89", "2024-01-01 2024-01-04"),
    // The sign is in the words 消费, 退货 and 还款; booked amounts, not those of the purchase (1,000 yen).
    ("cn-bank/double-entry-generator__bocom_credit-example-bocom_credit-records.csv", "delimited", "utf-8", 8, 0, "805.27", "73.58", "2025-01-10 2025-01-29"),
    // 9, 11 and 11 rows with a date; the golden outputs drop rows.
    ("cn-bank/double-entry-generator__icbc-credit-example-icbc-credit-records.csv", "delimited", "utf-8", 9, 0, "4621.01", "363.13", "2023-03-20 2023-05-05"),
    ("cn-bank/double-entry-generator__icbc-debit-v1-example-icbc-debit-v1-records.csv", "delimited", "utf-8", 11, 0, "2841.74", "4241.08", "2023-02-08 2023-05-02"),
    ("cn-bank/double-entry-generator__icbc-debit-v2-example-icbc-debit-v2-records.csv", "delimited", "utf-8", 11, 0, "2841.74", "4241.08", "2023-02-08 2023-05-02"),
    // 26 rows, 16 of spending. Its banner counts them net of four refunds (1648.43), the rows are what was paid.
    ("cn-wallet/double-entry-generator__jd-example-jd-records.csv", "jd", "utf-8", 26, 0, "0.00", "2277.70", "2024-12-05 2024-12-30"),
    // 29 rows, 23 of spending, 6 of income. The banner leaves out the amount of a repayment of 48.12 (1175.68).
    ("cn-wallet/double-entry-generator__mt-example-mt-records.csv", "meituan", "utf-8", 29, 0, "209.73", "1223.80", "2025-02-02 2025-02-28"),
    // 27 rows, 11 of them neutral.
    ("cn-wechat/double-entry-generator__wechat-example-wechat-records.csv", "wechat", "utf-8", 27, 0, "28.49", "2904.53", "2017-10-20 2024-06-07"),
];

/// Workbooks, and pages and texts named as such.
#[rustfmt::skip]
const WORKBOOKS: &[Expected] = &[
    // 6 transactions, 703.26. The balance of 5 January does not follow in the file itself (46.00): a finding.
    ("cn-bank/double-entry-generator__ccb-交易明细_xxxx_2025xxxx_2025xxxx.xls", "xls", "", 6, 0, "0.00", "703.26", "2025-01-01 2025-01-06"),
    // The same 27 rows as the CSV; the second sheet repeats the first and is named in a finding.
    ("cn-wechat/double-entry-generator__wechat-example-wechat-records.xlsx", "wechat", "", 27, 0, "28.49", "2904.53", "2017-10-20 2024-06-07"),
    // 4 lines, first -50, last 1300; 01/04/20 and 02/04/20 fit two orders: a question.
    ("xlsx/bank-statement-import__meta_data_separated_credit_debit.xlsx", "xlsx", "", 4, 0, "1300.00", "230.68", "2020-04-01 2020-04-02"),
    // 2 lines, of which one in US dollars (33.50 out).
    ("xlsx/bank-statement-import__sample_statement_en.xlsx", "xlsx", "", 2, 0, "1525.00", "0.00", "2018-12-15 2018-12-15"),
    // 3 lines; amounts as text with a comma, as text with a sign behind, and as a number.
    ("xlsx/bank-statement-import__sample_statement_en_empty_values.xlsx", "xlsx", "", 3, 0, "0.00", "2207.68", "2024-03-07 2024-03-07"),
    // No statements, but dates beside numbers: read as such, with a finding that the sign is open.
    ("xlsx/calamine__date.xlsx", "xlsx", "", 2, 1, "31.00", "0.00", "2021-01-01 2021-01-02"),
    ("xlsx/calamine__date_1904.xlsx", "xlsx", "", 2, 1, "31.00", "0.00", "2021-01-01 2021-01-02"),
    ("xlsx/calamine__issue_261.xlsx", "xlsx", "", 30, 11, "27525.00", "0.00", "2023-03-15 2023-03-15"),
    // A list without dates under known headings: all its rows stay, unread.
    ("xls/calamine__malformed_format.xls", "xls", "", 0, 31, "0.00", "0.00", ""),
];

/// Files that hold no statement, or none that can be read, and why.
const REFUSED: &[Refused] = &[
    ("ods/calamine__issues.ods", "no_table"),
    ("ods/calamine__pass_protected.ods", "locked"),
    ("xls/calamine__too_small.xls", "no_table"),
    ("xls/calamine__xls_wrong_decimals.xls", "no_table"),
    ("xlsx/calamine__date_iso.xlsx", "no_table"),
    ("xlsx/calamine__empty_sheet.xlsx", "empty_file"),
    ("xlsx/calamine__pass_protected.xlsx", "locked"),
];

#[test]
fn real_files_give_their_rows_sums_and_dates() {
    let Some(folder) = common::shared("real_files_give_their_rows_sums_and_dates") else { return };
    fixtures::check(&folder, FILES, REFUSED);
    fixtures::check(&folder, WORKBOOKS, &[]);
}

#[test]
fn every_fixture_of_these_kinds_is_in_the_table() {
    let Some(folder) = common::shared("every_fixture_of_these_kinds_is_in_the_table") else { return };
    let kinds = ["bank-csv", "cn-alipay", "cn-bank", "cn-wallet", "cn-wechat", "xlsx", "xls", "ods"];
    let read: Vec<Expected> = FILES.iter().chain(WORKBOOKS).copied().collect();
    fixtures::complete(&folder, &kinds, |_| true, &read, REFUSED);
}

#[test]
fn balances_and_control_totals_of_real_files_tie() {
    let Some(folder) = common::shared("balances_and_control_totals_of_real_files_tie") else { return };
    for (path, opening, closing) in [
        ("bank-csv/bank-statement-import__debit_credit.csv", "10.00", "1510.00"),
        ("bank-csv/bank2ynab__test_swedebank_statement.xls", "10374.04", "12952.97"),
        ("bank-csv/reckon__suntrust-input.csv", "0.00", "700.00"),
        ("bank-csv/reckon__english_date_example-input.csv", "2298.57", "1750.06"),
    ] {
        let all = fixtures::load(&folder, path);
        let proof = &all[0].as_ref().expect("it is read").parts().proof;
        let balance = |b: Option<credit_mirror::intake::Opening>| b.map(|b| b.money.to_decimal_string());
        let got = (balance(proof.opening), balance(proof.closing), proof.ties);
        assert_eq!(got, (Some(opening.to_owned()), Some(closing.to_owned()), Some(true)), "{path}");
    }
    let all = fixtures::load(&folder, "cn-wallet/double-entry-generator__jd-example-jd-records.csv");
    let jd = all[0].as_ref().expect("it is read");
    let stated = jd.parts().proof.controls.iter().find(|control| {
        control.text.starts_with("支出") && { matches!(control.stated, credit_mirror::intake::ControlFigure::Sum(_)) }
    });
    let stated = stated.expect("the banner's sum of spending");
    assert_eq!(stated.stated, stated.computed, "net of the four refunds named in the cells");
}

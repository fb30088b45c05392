//! The fact sheet against figures worked out by hand (in the comments, in 10,000 yuan unless said otherwise).

#![allow(clippy::unwrap_used)]

use credit_mirror::books::{Corrections, Ledger};
use credit_mirror::facts::Section;
use credit_mirror::facts::{
    Answers, Entry, EvidenceGrade, FACT_PARAMS, FactFinding, FactFormula, FactKey, FactSheet, Field, FieldKey,
    FieldKind, Group, Period, Repeat,
};
use credit_mirror::intake::{Clue, Format, Label, Papers, Proof, Record, RecordSet, RecordSetParts};
use credit_mirror::kernel::{AmountUnit, Currency, Date, Id, Money, NotApplicable, Reading, Unit, Value, date};
use credit_mirror::rules::{Pack, SizeClass};
use proptest::prelude::*;
use std::rc::Rc;

fn as_of() -> Date {
    date(2026, 11, 21).unwrap()
}

/// Answers from ids such as `bs.cash@2025`, amounts in 10,000 yuan.
fn answers(entries: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::in_unit(AmountUnit::TenThousand);
    for (id, text) in entries {
        let key = FieldKey::parse(id).unwrap_or_else(|| panic!("{id} is no item"));
        let entry = if *text == "?" { Entry::DontKnow } else { Entry::Text((*text).to_owned()) };
        answers.set(key, Some(entry));
    }
    assert_eq!(answers.problems(as_of()), Vec::new());
    answers
}

fn no_files() -> Ledger {
    ledger(&[])
}

fn ledger(sets: &[Rc<RecordSet>]) -> Ledger {
    Ledger::build(sets, &Corrections::default(), &[], Currency::CNY, Pack::china().categories())
}

fn sheet(entries: &[(&str, &str)]) -> FactSheet {
    FactSheet::collect(&answers(entries), &no_files(), &Pack::china(), as_of())
}

/// A fact's number; amounts in yuan.
fn figure(sheet: &FactSheet, key: FactKey) -> f64 {
    *sheet.number(key).known().unwrap_or_else(|| panic!("{key:?} is {:?}", sheet.get(key)))
}

fn wan(amount: f64) -> Money {
    Money::from_f64(amount * 10_000.0, Currency::CNY, credit_mirror::kernel::Rounding::HalfUp).unwrap()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

#[test]
fn size_classes_by_the_table() {
    use SizeClass::{Large, Medium, Micro, Small};
    // Industry, staff, revenue, total assets; the classes that the printed table leaves.
    for (industry, staff, revenue, assets, expected) in [
        ("62", "45", "650", "", vec![Small]),
        ("62", "8", "300", "", vec![Micro]),
        ("62", "10", "100", "", vec![Small]),
        ("62", "100", "2000", "", vec![Medium]),
        ("62", "99", "2000", "", vec![Small]),
        ("51", "25", "6000", "", vec![Medium]),
        ("51", "25", "999.99", "", vec![Micro]),
        ("51", "250", "45000", "", vec![Large]),
        ("C", "1200", "39999", "", vec![Medium]),
        ("A", "", "500", "", vec![Medium]),
        ("E", "", "7000", "400", vec![Small]),
        ("701", "", "300000", "9999", vec![Medium]),
        ("702", "99", "6000", "", vec![Micro]),
        ("72", "12", "", "100", vec![Small]),
        ("M", "100", "", "", vec![Medium]),
        // One indicator unknown: what the known one does not exclude remains.
        ("62", "45", "", "", vec![Small, Micro]),
        ("62", "8", "", "", vec![Micro]),
        ("51", "", "6000", "", vec![Medium, Small, Micro]),
        ("62", "", "", "", vec![Large, Medium, Small, Micro]),
    ] {
        let all = [
            ("profile.industry", industry),
            ("profile.staff", staff),
            ("pl.revenue@2025", revenue),
            ("bs.total_assets@2025", assets),
        ];
        let entered: Vec<_> = all.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        let sheet = sheet(&entered);
        let size = sheet.size().unwrap();
        assert_eq!(size.classes, expected, "{industry} {staff} {revenue} {assets}");
        assert_eq!(size.steps.last().unwrap().left.first(), expected.first());
        match &expected[..] {
            [class] => {
                let value = Value::Code(class.as_str().into());
                assert_eq!(sheet.get(FactKey::SizeClass).known().unwrap().value, value);
            }
            _ => assert!(matches!(sheet.get(FactKey::SizeClass), Reading::Missing(ids) if !ids.is_empty())),
        }
    }
    let education = sheet(&[("profile.industry", "P"), ("profile.staff", "10")]);
    assert_eq!(education.get(FactKey::SizeClass), Reading::NotApplicable(NotApplicable::Industry));
    assert!(education.size().is_none());
    let unknown = sheet(&[("profile.industry", "Z9")]);
    let kinds: Vec<_> = unknown.findings().iter().map(|finding| finding.kind.clone()).collect();
    assert_eq!(kinds, [FactFinding::UnknownIndustry { code: "Z9".into() }]);
}

/// Accounts that tie: assets 340 = liabilities 190 + equity 150, net profit 60, retained earnings 10 + 60 - 20 = 50.
const ACCOUNTS: [(&str, &str); 25] = [
    ("bs.cash@2025", "50"),
    ("bs.receivables@2025", "120"),
    ("bs.prepayments@2025", "10"),
    ("bs.inventory@2025", "80"),
    ("bs.other_current_assets@2025", "5"),
    ("bs.fixed_assets@2025", "60"),
    ("bs.other_noncurrent_assets@2025", "15"),
    ("bs.total_assets@2025", "340"),
    ("bs.short_debt@2025", "60"),
    ("bs.payables@2025", "70"),
    ("bs.advances@2025", "5"),
    ("bs.other_current_liabilities@2025", "15"),
    ("bs.long_debt@2025", "40"),
    ("bs.other_noncurrent_liabilities@2025", "0"),
    ("bs.paid_in_capital@2025", "100"),
    ("bs.retained_earnings@2025", "50"),
    ("pl.revenue@2025", "800"),
    ("pl.cost_of_sales@2025", "600"),
    ("pl.operating_expenses@2025", "130"),
    ("pl.interest@2025", "6"),
    ("pl.other_income@2025", "2"),
    ("pl.income_tax@2025", "6"),
    ("pl.net_profit@2025", "60"),
    ("pl.depreciation@2025", "12"),
    ("pl.dividends@2025", "20"),
];

fn changed(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = ACCOUNTS.into_iter().filter(|(id, _)| changes.iter().all(|(changed, _)| changed != id));
    kept.chain(changes.iter().copied()).filter(|(_, text)| !text.is_empty()).collect()
}

#[test]
fn accounts_that_tie_give_totals_and_no_finding() {
    let sheet = sheet(&changed(&[("bs.retained_earnings@2024", "10")]));
    for (key, expected) in [
        (FactKey::FinCurrentAssets, 265.0),
        (FactKey::FinTotalAssets, 340.0),
        (FactKey::FinCurrentLiabilities, 150.0),
        (FactKey::FinTotalLiabilities, 190.0),
        (FactKey::FinDebt, 100.0),
        (FactKey::FinEquity, 150.0),
        (FactKey::FinGrossProfit, 200.0),
        (FactKey::FinOperatingProfit, 70.0),
        (FactKey::FinEbit, 72.0),
        (FactKey::FinProfitBeforeTax, 66.0),
        (FactKey::FinNetProfit, 60.0),
        (FactKey::FinEbitda, 84.0),
        (FactKey::FinRetainedEarningsPrev, 10.0),
    ] {
        assert_eq!(sheet.get(key).known().unwrap().value, Value::Money(wan(expected)), "{key:?}");
    }
    assert_eq!(sheet.get(FactKey::FinEbit).known().unwrap().as_of, date(2025, 12, 31).unwrap());
    assert_eq!(sheet.support(FactKey::FinEbit), Some(EvidenceGrade::Stated));
    assert_eq!(sheet.findings(), []);
    near(figure(&sheet, FactKey::FinYears), 2.0);
}

#[test]
fn what_does_not_tie_is_named_with_both_figures() {
    let kinds = |changes: &[(&'static str, &'static str)]| -> Vec<FactFinding> {
        sheet(&changed(changes)).findings().iter().map(|finding| finding.kind.clone()).collect()
    };
    let sheet_off = FactFinding::BalanceSheetDoesNotTie { year: 2025, assets: wan(340.0), claims: wan(341.0) };
    assert_eq!(kinds(&[("bs.retained_earnings@2025", "51")]), [sheet_off]);
    let total_off = FactFinding::TotalAssetsDiffer { year: 2025, stated: wan(350.0), sum: wan(340.0) };
    assert_eq!(kinds(&[("bs.total_assets@2025", "350")]), [total_off]);
    // 1 of revenue 800 is 0.125 %, above the 0.1 % allowed; 0.5 is not.
    let profit_off = FactFinding::NetProfitDiffers { year: 2025, stated: wan(61.0), steps: wan(60.0) };
    assert_eq!(kinds(&[("pl.net_profit@2025", "61")]), [profit_off]);
    assert_eq!(kinds(&[("pl.net_profit@2025", "60.5")]), []);
    let jump =
        FactFinding::RetainedEarningsJump { year: 2025, before: wan(30.0), expected: wan(70.0), stated: wan(50.0) };
    assert_eq!(kinds(&[("bs.retained_earnings@2024", "30")]), [jump]);
}

#[test]
fn one_side_of_the_sheet_tells_the_other_and_profit_is_read_from_below() {
    // A firm that knows its totals only: liabilities 340 - 150 = 190, EBIT 60 + 6 + 6 = 72.
    let sheet = sheet(&[
        ("bs.total_assets@2025", "340"),
        ("bs.paid_in_capital@2025", "100"),
        ("bs.retained_earnings@2025", "50"),
        ("bs.inventory@2025", "?"),
        ("pl.net_profit@2025", "60"),
        ("pl.income_tax@2025", "6"),
        ("pl.interest@2025", "6"),
    ]);
    near(figure(&sheet, FactKey::FinTotalLiabilities), 1_900_000.0);
    near(figure(&sheet, FactKey::FinEbit), 720_000.0);
    let Reading::Missing(ids) = sheet.get(FactKey::FinCurrentAssets) else { panic!("stock is not known") };
    assert!(ids.contains(&Id::new("fin.inventory")), "{ids:?}");
    assert!(ids.iter().all(|id| FactKey::parse(id.as_str()).and_then(FactKey::field).is_some()), "{ids:?}");
}

#[test]
fn debts_row_by_row() {
    // Service: 12 payments of 1, and 6 of 0.15 with the 10 that fall due: 12 + 0.9 + 10 = 22.9.
    // Mean rate (30 x 4.5 + 10 x 18) / 40 = 7.875 %.
    let rows = [
        ("debts.any", "yes"),
        ("debt.lender@1", "bank"),
        ("debt.balance@1", "30"),
        ("debt.rate@1", "4.5"),
        ("debt.form@1", "instalments"),
        ("debt.payment@1", "1"),
        ("debt.months_left@1", "36"),
        ("debt.security@1", "property"),
        ("debt.lender@2", "microcredit"),
        ("debt.balance@2", "10"),
        ("debt.rate@2", "18"),
        ("debt.form@2", "interest_only"),
        ("debt.payment@2", "0.15"),
        ("debt.months_left@2", "6"),
        ("debt.security@2", "none"),
    ];
    let listed = sheet(&rows);
    for (key, expected) in [
        (FactKey::DebtTotal, 400_000.0),
        (FactKey::DebtUnsecuredAmount, 100_000.0),
        (FactKey::DebtNonBank, 100_000.0),
        (FactKey::DebtService12m, 229_000.0),
        (FactKey::DebtPaymentMonth, 11_500.0),
        (FactKey::DebtDue12m, 100_000.0),
        (FactKey::DebtMeanRate, 0.07875),
        (FactKey::DebtMaxRate, 0.18),
        (FactKey::DebtLenders, 2.0),
        (FactKey::DebtUnsecured, 1.0),
    ] {
        near(figure(&listed, key), expected);
    }
    let stated = sheet(&[&rows[..], &[("debts.service_12m", "30")]].concat());
    near(figure(&stated, FactKey::DebtService12m), 300_000.0);
    assert_eq!(stated.findings()[0].kind, FactFinding::DebtServiceDiffers { stated: wan(30.0), list: wan(22.9) });
    let unknown = sheet(&[&rows[..], &[("debt.balance@3", "?")]].concat());
    assert_eq!(unknown.get(FactKey::DebtTotal), Reading::missing(FactKey::DebtTotal.id()));
}

#[test]
fn none_is_zero_and_silence_is_missing() {
    let silent = sheet(&[]);
    assert!(silent.iter().next().is_none(), "nothing entered, nothing known");
    for key in FactKey::ALL {
        assert!(matches!(silent.get(*key), Reading::Missing(ids) if !ids.is_empty()), "{key:?}");
    }
    let none = sheet(&[("debts.any", "no"), ("guarantee.any", "no"), ("credit.firm_record", "no")]);
    near(figure(&none, FactKey::DebtTotal), 0.0);
    near(figure(&none, FactKey::GuaranteeGiven), 0.0);
    near(figure(&none, FactKey::CreditFirmOverdue), 0.0);
    assert_eq!(none.get(FactKey::DebtMeanRate), Reading::NotApplicable(NotApplicable::NoDebt));
    assert!(!none.get(FactKey::CreditCurrentOverdue).is_known(), "the owner's part is not known");
    let hidden = sheet(&[("debts.any", "no"), ("debt.balance@1", "5")]);
    near(figure(&hidden, FactKey::DebtTotal), 0.0);
    let place = FieldKey { field: Field::DebtBalance, row: 1 };
    assert_eq!(hidden.findings()[0].kind, FactFinding::NotUsed { place, gate: Field::HasDebts });
}

#[test]
fn record_trade_and_ageing() {
    let sheet = sheet(&[
        ("profile.founded", "2019-03"),
        ("credit.firm_overdue", "0"),
        ("credit.owner_overdue", "0.5"),
        ("credit.firm_overdue_count_24m", "1"),
        ("credit.owner_overdue_count_24m", "4"),
        ("customer.share@1", "20"),
        ("customer.share@2", "40"),
        ("customer.terms_days@1", "30"),
        ("customer.terms_days@2", "60"),
        ("customer.class@1", "small"),
        ("customer.class@2", "listed"),
        ("ageing.date", "2026-10-31"),
        ("ar.not_due", "100"),
        ("ar.overdue_1_30", "20"),
        ("ar.overdue_31_60", "10"),
        ("ar.overdue_61_90", "10"),
        ("ar.overdue_91_180", "5"),
        ("ar.overdue_over_180", "5"),
        ("ar.disputed", "10"),
        ("ar.related", "0"),
        ("ar.pledged", "30"),
        ("ar.from_public", "60"),
        ("ar.from_listed", "20"),
        ("ar.from_large", "0"),
        ("ar.largest", "75"),
        ("legal.dishonest_list", "no"),
        ("legal.abnormal_list", "yes"),
    ]);
    // 2019-03 to 2026-11: 7 years and 8 months.
    near(figure(&sheet, FactKey::AgeMonths), 92.0);
    near(figure(&sheet, FactKey::CreditCurrentOverdue), 5_000.0);
    near(figure(&sheet, FactKey::CreditOverdueCount), 4.0);
    near(figure(&sheet, FactKey::CustomerTop1), 0.4);
    near(figure(&sheet, FactKey::CustomerTop5), 0.6);
    // (20 x 30 + 40 x 60) / 60 = 50.
    near(figure(&sheet, FactKey::CustomerTerms), 50.0);
    assert_eq!(sheet.get(FactKey::LargestBuyerClass).known().unwrap().value, Value::Code("listed".into()));
    near(figure(&sheet, FactKey::ArTotal), 1_500_000.0);
    near(figure(&sheet, FactKey::ArUpTo90), 1_400_000.0);
    near(figure(&sheet, FactKey::ArOverdueShare), 50.0 / 150.0);
    near(figure(&sheet, FactKey::ArOver90Share), 10.0 / 150.0);
    near(figure(&sheet, FactKey::ArEligible), 1_000_000.0);
    near(figure(&sheet, FactKey::ArSmall), 600_000.0);
    near(figure(&sheet, FactKey::ArTopDebtorShare), 0.5);
    assert_eq!(sheet.get(FactKey::ArNotDue).known().unwrap().as_of, date(2026, 10, 31).unwrap());
    // One list says yes: the others need not be known.
    near(figure(&sheet, FactKey::LegalListed), 1.0);
    let cash = self::sheet(&[("trade.credit_sales_share", "0")]);
    assert_eq!(cash.get(FactKey::ArTotal), Reading::NotApplicable(NotApplicable::NoCreditSales));
}

#[test]
fn parts_and_shares_above_the_whole_are_named() {
    let sheet = sheet(&[
        ("customer.share@1", "60"),
        ("customer.share@2", "50"),
        ("stock.raw", "1"),
        ("stock.wip", "1"),
        ("stock.finished", "1"),
        ("stock.age_over_180", "4"),
        ("credit.owner_overdue_run_24m", "3"),
        ("credit.owner_overdue_count_24m", "2"),
    ]);
    let kinds: Vec<_> = sheet.findings().iter().map(|finding| finding.kind.clone()).collect();
    assert!(matches!(kinds[0], FactFinding::SharesAboveWhole { group: Group::Customers, .. }), "{kinds:?}");
    let parts = FactFinding::PartsAboveWhole { whole: FactKey::StockTotal, parts: wan(4.0), sum: wan(3.0) };
    assert_eq!(kinds[1], parts);
    assert_eq!(kinds[2], FactFinding::RunAboveCount { firm: false, run: 3, count: 2 });
}

/// A bank file from rows of day, amount in yuan, balance in yuan and party, covering a span.
fn bank(rows: &[(Date, i64, i64, &str)], span: (Date, Date)) -> Rc<RecordSet> {
    let yuan = |amount: i64| Money::from_minor(amount * 100, Currency::CNY);
    let record = |(line, (day, amount, balance, party)): (u32, &(Date, i64, i64, &str))| Record {
        line,
        date: *day,
        time: None,
        amount: yuan(*amount),
        balance: Some(yuan(*balance)),
        party: (*party).into(),
        party_account: Label::EMPTY,
        text: "货款".into(),
        kind: Label::EMPTY,
        reference: Label::EMPTY,
        status: Label::EMPTY,
        own_account: Label::EMPTY,
        neutral: false,
    };
    Rc::new(RecordSet::from_parts(RecordSetParts {
        name: "bank.csv".to_owned(),
        bytes: 0,
        digest: String::new(),
        format: Format::Delimited,
        clue: Clue::Columns,
        encoding: "utf-8".to_owned(),
        currency: Currency::CNY,
        account: "1".to_owned(),
        columns: Vec::new(),
        rows: (1..).zip(rows).map(record).collect(),
        papers: Papers::default(),
        unread: Vec::new(),
        skipped: Vec::new(),
        proof: Proof {
            read: 0,
            unread: 0,
            sum_in: Vec::new(),
            sum_out: Vec::new(),
            neutral: 0,
            sum_neutral: Vec::new(),
            span: Some(span),
            opening: None,
            closing: None,
            ties: None,
            accounts: Vec::new(),
            controls: Vec::new(),
        },
        findings: Vec::new(),
        question: None,
        recipe: credit_mirror::intake::Recipe::default(),
    }))
}

/// Twelve months from 2025-11, in yuan: on the 1st 1,000 from 甲, from 2026-05 also 1,000 from 丁; on the 15th 600 out.
/// One more line in November, which has not ended.
fn twelve_months() -> Ledger {
    let mut rows = Vec::new();
    let mut balance = 0;
    for index in 0..12_i8 {
        let (year, month) = if index < 2 { (2025, 11 + index) } else { (2026, index - 1) };
        let mut add = |day, amount, party| {
            balance += amount;
            rows.push((date(year, month, day).unwrap(), amount, balance, party));
        };
        add(1, 1_000, "甲商贸有限公司");
        if index >= 6 {
            add(1, 1_000, "丁餐饮有限公司");
        }
        add(15, -600, "乙食品有限公司");
    }
    rows.push((date(2026, 11, 5).unwrap(), 1_000, balance + 1_000, "甲商贸有限公司"));
    ledger(&[bank(&rows, (date(2025, 11, 1).unwrap(), date(2026, 11, 20).unwrap()))])
}

#[test]
fn windows_of_bank_lines() {
    let sheet = FactSheet::collect(&Answers::default(), &twelve_months(), &Pack::china(), as_of());
    for (key, expected) in [
        (FactKey::BankMonths, 12.0),
        // 6 x 1,000 + 6 x 2,000; the last 6 and 3 months at 2,000.
        (FactKey::BankInflow12, 18_000.0),
        (FactKey::BankInflow6, 12_000.0),
        (FactKey::BankInflow3, 6_000.0),
        (FactKey::BankRevenue12, 18_000.0),
        (FactKey::Revenue12m, 18_000.0),
        (FactKey::BankOutflow12, 7_200.0),
        // Mean 1,500, twelve deviations of 500: sqrt(12 x 250,000 / 11) / 1,500.
        (FactKey::BankInflowCv12, 0.348_155_311_911_395_6),
        (FactKey::BankInflowCv6, 0.0),
        (FactKey::BankTrend, 1.0),
        (FactKey::BankMinBalance12, 400.0),
        (FactKey::BankNegativeDays12, 0.0),
        (FactKey::BankIdleMonths12, 0.0),
        (FactKey::BankTopPayer12, 2.0 / 3.0),
        (FactKey::BankTop5Payers12, 1.0),
        (FactKey::BankPayerHhi12, 5.0 / 9.0),
        (FactKey::BankSameDayShare12, 0.0),
        (FactKey::BankLoansIn12, 0.0),
        (FactKey::BankCashShare12, 0.0),
    ] {
        near(figure(&sheet, key), expected);
    }
    // August to October 2026, 14 days before the 15th and the rest after it:
    // 14 x 8,600 + 17 x 8,000 + 14 x 10,000 + 16 x 9,400 + 14 x 11,400 + 17 x 10,800 = 890,000 over 92 days;
    // each month's mean is rounded to the cent first.
    assert!((figure(&sheet, FactKey::BankMeanBalance3) - 890_000.0 / 92.0).abs() < 0.02);
    assert!((figure(&sheet, FactKey::BankBufferDays3) - 890_000.0 / 1_800.0).abs() < 0.01);
    let inflow = sheet.get(FactKey::BankInflow12);
    let inflow = inflow.known().unwrap();
    assert_eq!(inflow.as_of, date(2026, 10, 31).unwrap());
    assert_eq!(inflow.evidence, EvidenceGrade::BankLines);
    assert_eq!(inflow.because.inputs, [Id::new("file:0")]);
    assert_eq!(sheet.support(FactKey::Revenue12m), Some(EvidenceGrade::BankLines));
    assert_eq!(sheet.get(FactKey::BankRevenuePrev12), Reading::NotApplicable(NotApplicable::ShortHistory));
}

/// Twelve months: on the 1st 1,000 from 甲; on the 2nd 3,000 from whoever.
fn beside(who: &'static str) -> FactSheet {
    let mut rows = Vec::new();
    for index in 0..12_i8 {
        let (year, month) = if index < 2 { (2025, 11 + index) } else { (2026, index - 1) };
        let balance = 4_000 * i64::from(index);
        rows.push((date(year, month, 1).unwrap(), 1_000, balance + 1_000, "甲商贸有限公司"));
        rows.push((date(year, month, 2).unwrap(), 3_000, balance + 4_000, who));
    }
    let ledger = ledger(&[bank(&rows, (date(2025, 11, 1).unwrap(), date(2026, 10, 31).unwrap()))]);
    FactSheet::collect(&Answers::default(), &ledger, &Pack::china(), as_of())
}

#[test]
fn a_wallet_or_an_acquirer_is_no_customer() {
    for who in
        ["财付通支付科技有限公司", "支付宝（中国）网络技术有限公司", "银联商务股份有限公司", "STRIPE PAYMENTS UK LTD"]
    {
        let sheet = beside(who);
        near(figure(&sheet, FactKey::BankRevenue12), 48_000.0);
        near(figure(&sheet, FactKey::BankTopPayer12), 0.25);
        near(figure(&sheet, FactKey::BankTop5Payers12), 0.25);
    }
    // One that stands behind a wallet is named by the bank, and counts.
    near(figure(&beside("财付通-乙商贸有限公司"), FactKey::BankTopPayer12), 0.75);
    near(figure(&beside("银联创新贸易有限公司"), FactKey::BankTopPayer12), 0.75);
}

#[test]
fn where_most_money_has_no_name_no_share_is_told() {
    let sheet = beside("");
    for key in [FactKey::BankTopPayer12, FactKey::BankTop5Payers12, FactKey::BankPayerHhi12] {
        assert_eq!(sheet.get(key), Reading::missing(FactKey::CustomerTop1.id()), "{key:?}");
    }
}

#[test]
fn short_files_have_short_windows() {
    let day = |month, day| date(2026, month, day).unwrap();
    let rows = [
        (day(8, 1), 1_000, 1_000, "甲商贸有限公司"),
        (day(9, 1), 1_000, 2_000, "甲商贸有限公司"),
        (day(9, 9), 500, 2_500, "戊商贸有限公司"),
        (day(9, 9), -500, 2_000, "戊商贸有限公司"),
        (day(10, 1), 1_000, 3_000, "甲商贸有限公司"),
        (day(11, 5), 1_000, 4_000, "甲商贸有限公司"),
    ];
    let ledger = ledger(&[bank(&rows, (day(8, 1), day(11, 20)))]);
    let sheet = FactSheet::collect(&Answers::default(), &ledger, &Pack::china(), as_of());
    near(figure(&sheet, FactKey::BankMonths), 3.0);
    near(figure(&sheet, FactKey::BankInflow3), 3_500.0);
    near(figure(&sheet, FactKey::BankSameDayShare3), 500.0 / 3_500.0);
    for key in [FactKey::BankInflow6, FactKey::BankInflow12, FactKey::BankTrend, FactKey::BankTopPayer12] {
        assert_eq!(sheet.get(key), Reading::NotApplicable(NotApplicable::ShortHistory), "{key:?}");
    }
}

#[test]
fn revenue_too_far_from_the_bank_is_named() {
    let find = |revenue: &str| {
        let answers = answers(&[("pl.revenue@2025", revenue)]);
        let sheet = FactSheet::collect(&answers, &twelve_months(), &Pack::china(), as_of());
        sheet.findings().iter().map(|finding| finding.kind.clone()).collect::<Vec<_>>()
    };
    // 18,000 yuan by bank lines: 2 is 20,000 (10 % apart), 3 is 30,000 (40 % apart).
    assert_eq!(find("2"), []);
    let [FactFinding::RevenueGap { year: 2025, accounts, gap, limit, .. }] = find("3")[..] else {
        panic!("{:?}", find("3"))
    };
    assert_eq!(accounts, wan(3.0));
    near(gap, 0.4);
    near(limit, 0.15);
}

#[test]
fn every_parameter_is_in_the_pack_and_every_item_gives_a_fact() {
    let pack = Pack::china();
    for id in &FACT_PARAMS {
        assert!(pack.number(id, as_of()).is_ok(), "{id}");
    }
    // Names are used to find transfers, gates decide what is asked, the date dates the ageing.
    let unasked = [
        Field::FirmName,
        Field::OwnerName,
        Field::CustomerName,
        Field::SupplierName,
        Field::HasDebts,
        Field::HasGuarantees,
        Field::DebtForm,
        Field::AgeingDate,
        Field::RateShortDate,
        Field::RateLongDate,
        // Words and rows of the plan, of a refusal and of documents at hand are read by the rooms that use them.
        Field::PlanBackground,
        Field::PlanMarket,
        Field::PlanReturns,
        Field::PlanRisks,
        Field::UseWhat,
        Field::UseAmount,
        Field::StepWhat,
        Field::StepDay,
        Field::RefusalPhrase,
        Field::RefusalLender,
        Field::RefusalDate,
        Field::DocumentsHeld,
    ];
    // Offers are judged by themselves and say nothing about the firm.
    let about_firm = Field::ALL.iter().filter(|spec| spec.section != Section::Offers);
    for spec in about_firm.filter(|spec| !unasked.contains(&spec.field)) {
        assert!(FactKey::ALL.iter().any(|key| key.field() == Some(spec.field)), "{} gives no fact", spec.id);
    }
    for key in FactKey::ALL {
        assert_eq!(FactKey::parse(key.as_str()), Some(*key));
        assert_eq!(key.at(key.period()), Some(*key), "a fact stands in its own period");
    }
    for key in FactKey::ALL.iter().filter(|key| key.latest() != **key) {
        let suffix = if key.period() == Period::Previous { "_prev" } else { "_prev2" };
        assert_eq!(key.as_str(), format!("{}{suffix}", key.latest().as_str()));
    }
    assert_eq!(FactKey::ALL.iter().filter(|key| key.as_str().ends_with("_prev2")).count(), 36);
    assert_eq!(FactKey::FinCash.at(Period::BeforePrevious), Some(FactKey::FinCashPrev2));
    assert_eq!(FactKey::BankInflow12.at(Period::LastMonths(3)), Some(FactKey::BankInflow3));
    assert_eq!(FactKey::Staff.at(Period::Previous), None);
}

/// A text that could be entered in an item, from a number.
fn text_for(kind: FieldKind, seed: u32) -> String {
    let within = |least: i64, greatest: i64| (least + i64::from(seed) % (greatest.min(400) - least + 1)).to_string();
    match kind {
        FieldKind::Money(_) => (seed % 5_000).to_string(),
        FieldKind::Percent(..) | FieldKind::Rate => (seed % 101).to_string(),
        FieldKind::Count(least, greatest)
        | FieldKind::Days(least, greatest)
        | FieldKind::Months(least, greatest)
        | FieldKind::Years(least, greatest) => within(least, greatest),
        FieldKind::Month => format!("20{:02}-0{}", seed % 26, 1 + seed % 9),
        FieldKind::Date => "2026-10-31".to_owned(),
        FieldKind::Choice(codes) => codes[seed as usize % codes.len()].to_owned(),
        FieldKind::Industry => ["62", "51", "C", "E", "P"][seed as usize % 5].to_owned(),
        FieldKind::YesNo => if seed.is_multiple_of(3) { "no" } else { "yes" }.to_owned(),
        FieldKind::Text(_) => "甲".to_owned(),
        FieldKind::Multiple(..) => "1.2".to_owned(),
        FieldKind::MonthList(_) => "6-11".to_owned(),
        FieldKind::Flows(_) => "20: 400; 75: 600".to_owned(),
    }
}

fn some_answers() -> impl Strategy<Value = Answers> {
    prop::collection::vec((any::<u32>(), 0..10_u8), Field::ALL.len() * 2).prop_map(|seeds| {
        let mut answers = Answers::default();
        for (place, (seed, skip)) in seeds.into_iter().enumerate() {
            let spec = &Field::ALL[place % Field::ALL.len()];
            let late = place >= Field::ALL.len();
            let row = match spec.repeat {
                Repeat::Once => 0,
                Repeat::PerYear => {
                    if late {
                        2025
                    } else {
                        2024
                    }
                }
                Repeat::Rows(_) => {
                    if late {
                        2
                    } else {
                        1
                    }
                }
            };
            let entry = match skip {
                0 => None,
                1 => Some(Entry::DontKnow),
                _ => Some(Entry::Text(text_for(spec.kind, seed))),
            };
            if spec.field != Field::Jurisdiction {
                answers.set(FieldKey { field: spec.field, row }, entry);
            }
        }
        answers
    })
}

thread_local! {
    static FIXED: (Pack, Ledger) = (Pack::china(), twelve_months());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_fact_has_a_reason_whose_inputs_resolve(answers in some_answers()) {
        let sheet = FIXED.with(|(pack, ledger)| FactSheet::collect(&answers, ledger, pack, as_of()));
        for (key, fact) in sheet.iter() {
            prop_assert!(FactFormula::parse(fact.because.formula.as_str()).is_some(), "{:?}", key);
            prop_assert!(!fact.because.inputs.is_empty(), "{:?} has no input", key);
            for id in &fact.because.inputs {
                let text = id.as_str();
                let resolves = if let Some(place) = text.strip_prefix("answer:") {
                    FieldKey::parse(place).is_some_and(|place| answers.get(place).is_some())
                } else if let Some(file) = text.strip_prefix("file:") {
                    file == "0"
                } else {
                    FactKey::parse(text).is_some_and(|input| sheet.get(input).is_known() && input != key)
                };
                prop_assert!(resolves, "{:?}: {} does not resolve", key, text);
            }
            if let Some(number) = fact.value.as_f64() {
                prop_assert!(number.is_finite(), "{:?}", key);
            }
            prop_assert!(sheet.support(key).is_some(), "{:?} rests on nothing", key);
        }
    }

    #[test]
    fn a_thousand_times_the_money_leaves_ratios(answers in some_answers()) {
        // The same texts, meant in thousands.
        let mut scaled = answers.clone();
        scaled.amount_unit = AmountUnit::Thousand;
        let collect = |answers: &Answers| {
            FIXED.with(|(pack, _)| {
                let no_files = Ledger::build(&[], &Corrections::default(), &[], Currency::CNY, pack.categories());
                FactSheet::collect(answers, &no_files, pack, as_of())
            })
        };
        let (one, thousand) = (collect(&answers), collect(&scaled));
        for (key, fact) in one.iter() {
            match &fact.value {
                Value::Money(amount) => {
                    let expected = Money::from_minor(amount.minor() * 1_000, Currency::CNY);
                    prop_assert_eq!(&thousand.get(key).known().unwrap().value, &Value::Money(expected), "{:?}", key);
                }
                Value::Number(number, Unit::Percent | Unit::RatePerYear | Unit::Plain | Unit::Times | Unit::Days) => {
                    let other = *thousand.number(key).known().unwrap();
                    prop_assert!((other - number).abs() <= 1e-12 * number.abs(), "{:?} {} {}", key, number, other);
                }
                _ => {}
            }
        }
    }
}

/// The facts of the books worked out before give the same sheet.
#[test]
fn facts_of_the_books_can_be_kept() {
    let text = std::fs::read_to_string("tests/firms/wholesaler/case.json").unwrap();
    let case = credit_mirror::dossier::read(&text).unwrap();
    let file = std::fs::read_dir("tests/firms/wholesaler").unwrap().flatten().map(|entry| entry.path());
    let csv = file.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "csv")).unwrap();
    let set = credit_mirror::intake::read(
        &std::fs::read(csv).unwrap(),
        "bank.csv",
        &credit_mirror::intake::Recipe::default(),
        credit_mirror::kernel::Currency::CNY,
        &mut |_| {},
    )
    .unwrap();
    let case = credit_mirror::assessment::Case::new(
        case.answers().clone(),
        vec![std::rc::Rc::new(set)],
        case.corrections().clone(),
    );
    let (pack, day) = (credit_mirror::rules::Pack::china(), credit_mirror::kernel::date(2026, 11, 21).unwrap());
    let kept = credit_mirror::facts::LedgerFacts::of(case.ledger(), &pack, day);
    let with = credit_mirror::assessment::assess_with(&case, &kept, &pack, day);
    assert_eq!(with, credit_mirror::assessment::assess(&case, &pack, day));
    assert!(with.facts.iter().any(|(key, _)| key.as_str() == "bank.revenue_12m"), "the books give facts");
}

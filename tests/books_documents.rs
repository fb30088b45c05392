//! Invoices, orders and accounts in the books and the facts: which side the firm is on, what counts once, what fills
//! the short accounts, and what differs from the entries. Figures are worked out by hand.

use credit_mirror::assessment::Case;
use credit_mirror::books::{BooksFinding, Corrections, Counted, DocumentSide, MappingReason, OwnReason, StatementItem};
use credit_mirror::facts::{Answers, Entry, EvidenceGrade, FactFinding, FactKey, FactSheet, Field, FieldKey, Period};
use credit_mirror::intake::{Recipe, RecordSet, read_all};
use credit_mirror::kernel::{AmountUnit, Currency, Date, Value};
use credit_mirror::rules::Pack;
use std::fmt::Write as _;
use std::rc::Rc;

fn set(text: &str, name: &str) -> Rc<RecordSet> {
    let mut all = read_all(text.as_bytes(), name, &|_| Recipe::default(), Currency::CNY, &mut |_| {});
    assert_eq!(all.len(), 1);
    Rc::new(all.remove(0).unwrap_or_else(|refusal| panic!("{:?}", refusal.finding)))
}

fn answers(pairs: &[(Field, u16, &str)]) -> Answers {
    let mut answers = Answers::in_unit(AmountUnit::One);
    for (field, row, text) in pairs {
        answers.set(FieldKey { field: *field, row: *row }, Some(Entry::Text((*text).to_owned())));
    }
    answers
}

fn facts(case: &Case, as_of: &str) -> FactSheet {
    let as_of: Date = as_of.parse().expect("a date");
    FactSheet::collect(case.answers(), case.ledger(), &Pack::china(), as_of)
}

fn amount(facts: &FactSheet, key: FactKey) -> Option<String> {
    match &facts.get(key).known()?.value {
        Value::Money(money) => Some(money.to_decimal_string()),
        other => other.as_f64().map(|number| format!("{number:.4}")),
    }
}

const HEAD: &str =
    "发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票状态,是否正数发票\n";

/// A year of sales, 1,000.00 a month to one of two buyers, with one void and one red invoice, and one purchase.
fn invoices() -> String {
    let mut text = HEAD.to_owned();
    for month in 1..=12 {
        let (id, buyer) = if month % 3 == 0 { ("91BBB", "乙有限公司") } else { ("91CCC", "丙公司") };
        let _ = writeln!(
            text,
            "{month:04},91AAA,甲商贸有限公司,{id},{buyer},2025-{month:02}-10,1000.00,130.00,1130.00,正常,是"
        );
    }
    text.push_str("0020,91AAA,甲商贸有限公司,91CCC,丙公司,2025-04-20,-200.00,-26.00,-226.00,正常,否\n");
    text.push_str("0021,91AAA,甲商贸有限公司,91CCC,丙公司,2025-04-21,500.00,65.00,565.00,作废,是\n");
    text.push_str("9001,91DDD,丁厂,91AAA,甲商贸有限公司,2025-05-05,300.00,39.00,339.00,正常,是\n");
    text
}

#[test]
fn a_years_invoices_give_sales_months_gaps_and_shares() {
    let case = Case::new(
        answers(&[(Field::FirmName, 0, "甲商贸有限公司")]),
        vec![set(&invoices(), "发票.csv")],
        Corrections::default(),
    );
    let own = case.ledger().own_firm().expect("the firm");
    assert_eq!(
        (own.reason.clone(), own.tax_ids.iter().cloned().collect::<Vec<_>>()),
        (OwnReason::Typed, vec!["91AAA".to_owned()])
    );
    let sides = |side| case.ledger().documents().iter().filter(|d| d.side == side).count();
    assert_eq!((sides(DocumentSide::Sale), sides(DocumentSide::Purchase), sides(DocumentSide::Unknown)), (14, 1, 0));
    assert!(case.ledger().postings().is_empty(), "no money moved");
    let facts = facts(&case, "2026-01-15");
    // Twelve times 1,000 less 200 taken back; the void one is nothing.
    assert_eq!(amount(&facts, FactKey::InvSales12m).as_deref(), Some("11800.00"));
    assert_eq!(amount(&facts, FactKey::InvMonths12m).as_deref(), Some("12.0000"));
    // From 10 January to 10 February lie 30 days without one.
    assert_eq!(amount(&facts, FactKey::InvMaxGapDays).as_deref(), Some("30.0000"));
    // Two of fourteen.
    assert_eq!(amount(&facts, FactKey::InvVoidShare).as_deref(), Some("0.1429"));
    // 丙 bought 8 x 1,000 less 200 of 11,800.
    assert_eq!(amount(&facts, FactKey::CustomerTop1).as_deref(), Some("0.6610"));
    assert_eq!(amount(&facts, FactKey::CustomerTop5).as_deref(), Some("1.0000"));
    assert_eq!(facts.support(FactKey::InvSales12m), Some(EvidenceGrade::Invoices));
    let because = &facts.get(FactKey::InvSales12m).known().expect("known").because;
    assert_eq!(because.inputs.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>(), ["file:0"]);
    // One purchase is no year of purchases.
    assert_eq!(amount(&facts, FactKey::SupplierTop1), None);
    assert!(facts.findings().iter().any(|f| matches!(f.kind, FactFinding::InvoicesTooShort { .. })));
    // Bank lines stay unknown, not "too short a history".
    assert!(matches!(facts.get(FactKey::BankInflow12), credit_mirror::kernel::Reading::Missing(_)));
}

/// Sample standard deviation of the twelve months over their mean, months without an invoice being zero.
#[test]
fn how_uneven_invoiced_sales_are_is_told_by_month() {
    let variation = |rows: &[(u32, u32, &str, &str, &str)]| {
        let mut text = HEAD.to_owned();
        for (number, (month, day, net, state, positive)) in rows.iter().enumerate() {
            let line = format!("2025-{month:02}-{day:02},{net},0.00,{net},{state},{positive}");
            let _ = writeln!(text, "{number:04},91AAA,甲商贸有限公司,91CCC,丙公司,{line}");
        }
        let case = Case::new(
            answers(&[(Field::FirmName, 0, "甲商贸有限公司")]),
            vec![set(&text, "发票.csv")],
            Corrections::default(),
        );
        amount(&facts(&case, "2026-01-15"), FactKey::InvSalesCv)
    };
    // 1,000 less 200 in April, 1,000 in the other months: mean 983.33, sample deviation 57.735 (Python's
    // statistics.stdev), 0.05871. The void one of April is nothing.
    let case = Case::new(
        answers(&[(Field::FirmName, 0, "甲商贸有限公司")]),
        vec![set(&invoices(), "发票.csv")],
        Corrections::default(),
    );
    let whole = facts(&case, "2026-01-15");
    assert_eq!(amount(&whole, FactKey::InvSalesCv).as_deref(), Some("0.0587"));
    assert_eq!(whole.support(FactKey::InvSalesCv), Some(EvidenceGrade::Invoices));
    // All in January and December: two months of 600 and ten of nothing: mean 100, deviation 233.550, 2.3355.
    let two = [(1, 10, "600.00", "正常", "是"), (12, 10, "600.00", "正常", "是")];
    assert_eq!(variation(&two).as_deref(), Some("2.3355"));
    // Two invoices of a month are one month; order does not matter.
    let parts = [
        (12, 10, "600.00", "正常", "是"),
        (1, 20, "350.00", "正常", "是"),
        (1, 10, "250.00", "正常", "是"),
        (6, 1, "900.00", "作废", "是"),
    ];
    assert_eq!(variation(&parts), variation(&two));
    // More taken back than sold: a share of a negative mean means nothing.
    let back = [(1, 10, "100.00", "正常", "是"), (12, 10, "-300.00", "正常", "否")];
    assert_eq!(variation(&back), None);
}

#[test]
fn what_was_typed_stays_and_the_difference_is_told() {
    let typed = answers(&[(Field::FirmName, 0, "甲商贸"), (Field::InvoicedSales, 0, "20000")]);
    let case = Case::new(typed, vec![set(&invoices(), "发票.csv")], Corrections::default());
    let facts = facts(&case, "2026-01-15");
    assert_eq!(amount(&facts, FactKey::InvSales12m).as_deref(), Some("20000.00"));
    assert_eq!(facts.support(FactKey::InvSales12m), Some(EvidenceGrade::Stated));
    let told = facts.findings().iter().find_map(|finding| match &finding.kind {
        FactFinding::FileDiffers { place, file: Value::Money(file), .. } => {
            Some((place.field, file.to_decimal_string()))
        }
        _ => None,
    });
    assert_eq!(told, Some((Field::InvoicedSales, "11800.00".to_owned())));
}

#[test]
fn the_firm_is_the_party_of_most_invoices_when_no_name_is_entered() {
    let case = Case::new(Answers::default(), vec![set(&invoices(), "a.csv")], Corrections::default());
    let own = case.ledger().own_firm().expect("the firm");
    assert_eq!(own.reason, OwnReason::Majority { count: 15, of: 15 });
    let by_majority =
        |case: &Case| case.ledger().findings().iter().any(|f| matches!(f.kind, BooksFinding::OwnFirmByMajority { .. }));
    assert!(by_majority(&case));
    // A choice wins: the buyer is the firm now, and its purchases are told.
    let chosen = Corrections { own_party: Some("91CCC".to_owned()), ..Corrections::default() };
    let case = case.with_books(case.sets().to_vec(), chosen);
    assert!(!by_majority(&case));
    assert_eq!(case.ledger().documents().iter().filter(|d| d.side == DocumentSide::Purchase).count(), 10);
    // Two invoices between the same two parties leave it open.
    let two = format!(
        "{HEAD}1,91A,甲,91B,乙,2025-01-01,1.00,0.00,1.00,正常,是\n2,91A,甲,91B,乙,2025-01-02,1.00,0.00,1.00,正常,是\n"
    );
    let case = Case::new(Answers::default(), vec![set(&two, "b.csv")], Corrections::default());
    assert!(case.ledger().own_firm().is_none());
    assert!(case.ledger().findings().iter().any(|f| matches!(f.kind, BooksFinding::OwnFirmUnknown { documents: 2 })));
    assert_eq!(amount(&facts(&case, "2026-01-15"), FactKey::InvSales12m), None);
}

#[test]
fn the_same_invoice_in_two_files_counts_once() {
    let sets = vec![set(&invoices(), "a.csv"), set(&invoices().replace("91DDD,丁厂", "91DDD,丁厂 "), "b.csv")];
    let case = Case::new(answers(&[(Field::FirmName, 0, "甲商贸有限公司")]), sets, Corrections::default());
    let doubles = case.ledger().documents().iter().filter(|d| matches!(d.counted, Counted::DuplicateOf(_))).count();
    assert_eq!(doubles, 15);
    assert_eq!(amount(&facts(&case, "2026-01-15"), FactKey::InvSales12m).as_deref(), Some("11800.00"));
}

#[test]
fn open_invoices_are_aged_by_their_due_dates() {
    let list = "Customer,Invoice Number,Invoice Date,Due Date,Total,Amount Paid,Amount Due,Currency\n\
        Blue,1,2025-09-01,2025-10-01,100.00,0.00,100.00,CNY\nRed,2,2025-12-01,2025-12-20,80.00,30.00,50.00,CNY\n\
        Red,3,2025-12-30,2026-02-01,70.00,0.00,70.00,CNY\nRed,4,2025-01-30,2025-02-01,10.00,10.00,0.00,CNY\n\
        Red,5,2025-02-27,2025-03-01,9.00,0.00,9.00,CNY\n";
    let case = Case::new(Answers::default(), vec![set(list, "open.csv")], Corrections::default());
    let sides: Vec<DocumentSide> = case.ledger().documents().iter().map(|d| d.side).collect();
    assert!(sides.iter().all(|side| *side == DocumentSide::Sale), "a list with customers only is of sales: {sides:?}");
    let facts = facts(&case, "2026-01-15");
    let told = [FactKey::ArNotDue, FactKey::Ar30, FactKey::Ar60, FactKey::Ar90, FactKey::Ar180, FactKey::ArOld]
        .map(|key| amount(&facts, key).unwrap_or_default());
    assert_eq!(told, ["70.00", "50.00", "0.00", "0.00", "100.00", "9.00"]);
    assert_eq!(amount(&facts, FactKey::ArTotal).as_deref(), Some("229.00"));
}

#[test]
fn open_bills_of_suppliers_say_how_much_is_overdue() {
    let list = "Supplier,Invoice Number,Invoice Date,Due Date,Total,Amount Paid,Amount Due,Currency\n\
        Blue,1,2025-09-01,2025-10-01,100.00,0.00,100.00,CNY\nRed,2,2025-12-01,2026-01-14,80.00,30.00,50.00,CNY\n\
        Red,3,2025-12-30,2026-02-01,250.00,0.00,250.00,CNY\nRed,4,2025-01-30,2025-02-01,10.00,10.00,0.00,CNY\n";
    let case = Case::new(Answers::default(), vec![set(list, "bills.csv")], Corrections::default());
    assert!(case.ledger().documents().iter().all(|document| document.side == DocumentSide::Purchase));
    // 150 of 400 fell due before the day.
    assert_eq!(amount(&facts(&case, "2026-01-15"), FactKey::PayablesOverdueShare).as_deref(), Some("0.3750"));
    assert_eq!(amount(&facts(&case, "2026-01-14"), FactKey::PayablesOverdueShare).as_deref(), Some("0.2500"));
    assert_eq!(amount(&facts(&case, "2026-01-15"), FactKey::ArTotal), None, "nothing is owed to the firm");
    // What was typed stays, and a difference is told.
    let typed =
        Case::new(answers(&[(Field::SuppliersOverdue, 0, "10")]), vec![set(list, "b.csv")], Corrections::default());
    let of = facts(&typed, "2026-01-15");
    assert_eq!(amount(&of, FactKey::PayablesOverdueShare).as_deref(), Some("0.1000"));
    assert!(
        of.findings().iter().any(
            |f| matches!(&f.kind, FactFinding::FileDiffers { place, .. } if place.field == Field::SuppliersOverdue)
        )
    );
    // A bill without a day on which it falls due leaves the share unknown.
    let open = list.replace("2025-10-01", "");
    let case = Case::new(Answers::default(), vec![set(&open, "b.csv")], Corrections::default());
    assert_eq!(amount(&facts(&case, "2026-01-15"), FactKey::PayablesOverdueShare), None);
}

/// Closed books of a year, all of it known by name: assets 26,000 = 6,000 owed + 10,000 paid in + 10,000 earned.
const TRIAL: &str = "科目余额表\n期间：2025年1期-12期\n科目编码,科目名称,期初借方余额,期初贷方余额,本期借方发生额,本期贷方发生额,期末借方余额,期末贷方余额\n\
    1002,银行存款,10000.00,,60000.00,44000.00,26000.00,\n\
    2202,应付账款,,0.00,14000.00,20000.00,,6000.00\n\
    3001,实收资本,,10000.00,,,,10000.00\n\
    3103,本年利润,,,50000.00,60000.00,,10000.00\n\
    5001,主营业务收入,,,60000.00,60000.00,,\n\
    5401,主营业务成本,,,20000.00,20000.00,,\n\
    5602,管理费用,,,30000.00,30000.00,,\n";

#[test]
fn a_trial_balance_fills_the_year_with_every_mapping_visible() {
    let case = Case::new(Answers::default(), vec![set(TRIAL, "余额表.csv")], Corrections::default());
    let lines = case.ledger().statement();
    assert_eq!(lines.len(), 7);
    assert!(lines.iter().all(|line| line.item.is_some() && line.reason.is_some() && line.year == 2025), "{lines:?}");
    assert_eq!(lines[4].item, Some(StatementItem::Revenue));
    assert_eq!(lines[4].reason, Some(MappingReason::Name("主营业务收入".to_owned())));
    let facts = facts(&case, "2026-01-15");
    for (key, expected) in [
        (FactKey::FinCash, "26000.00"),
        (FactKey::FinPayables, "6000.00"),
        (FactKey::FinPaidInCapital, "10000.00"),
        (FactKey::FinRetainedEarnings, "10000.00"),
        (FactKey::FinRevenue, "60000.00"),
        (FactKey::FinCostOfSales, "20000.00"),
        (FactKey::FinOperatingExpenses, "30000.00"),
        // Books that balance and are known whole have nothing where there is no account.
        (FactKey::FinInventory, "0.00"),
        (FactKey::FinTotalAssets, "26000.00"),
        (FactKey::FinNetProfit, "10000.00"),
    ] {
        assert_eq!(amount(&facts, key).as_deref(), Some(expected), "{key:?}");
    }
    assert_eq!(facts.support(FactKey::FinTotalAssets), Some(EvidenceGrade::Books));
    assert!(facts.findings().is_empty(), "{:?}", facts.findings());
}

#[test]
fn entries_win_over_accounts_and_choices_over_words() {
    let typed = answers(&[(Field::Cash, 2025, "25000"), (Field::Cash, 2024, "10000")]);
    let case = Case::new(typed, vec![set(TRIAL, "余额表.csv")], Corrections::default());
    let facts_of = facts(&case, "2026-01-15");
    assert_eq!(amount(&facts_of, FactKey::FinCash).as_deref(), Some("25000.00"));
    assert_eq!(amount(&facts_of, FactKey::FinPayables).as_deref(), Some("6000.00"));
    assert_eq!(
        amount(&facts_of, FactKey::FinCash.at(Period::Previous).expect("a year before")).as_deref(),
        Some("10000.00")
    );
    let differs = |facts: &FactSheet| {
        facts
            .findings()
            .iter()
            .any(|f| matches!(&f.kind, FactFinding::FileDiffers { place, .. } if place.field == Field::Cash))
    };
    assert!(differs(&facts_of));
    let chosen =
        Corrections { statement: [("2202".to_owned(), StatementItem::Advances)].into(), ..Corrections::default() };
    let case = case.with_books(case.sets().to_vec(), chosen);
    let facts_of = facts(&case, "2026-01-15");
    assert_eq!(amount(&facts_of, FactKey::FinAdvances).as_deref(), Some("6000.00"));
    assert_eq!(amount(&facts_of, FactKey::FinPayables).as_deref(), Some("0.00"));
}

#[test]
fn accounts_that_are_not_known_or_of_no_year_are_told() {
    let odd = TRIAL.replace("2202,应付账款", "2999,某种款项");
    let case = Case::new(Answers::default(), vec![set(&odd, "b.csv")], Corrections::default());
    assert!(case.ledger().findings().iter().any(
        |f| matches!(&f.kind, BooksFinding::AccountsNotMapped { accounts: 1, first } if first == "2999 某种款项")
    ));
    let facts_of = facts(&case, "2026-01-15");
    assert_eq!(amount(&facts_of, FactKey::FinCash).as_deref(), Some("26000.00"));
    assert_eq!(amount(&facts_of, FactKey::FinInventory), None, "with an unknown account nothing is taken to be zero");
    let half = TRIAL.replace("1期-12期", "1期-6期");
    let case = Case::new(Answers::default(), vec![set(&half, "c.csv")], Corrections::default());
    assert!(case.ledger().findings().iter().any(|f| f.kind == BooksFinding::AccountsWithoutYear));
    assert!(case.ledger().statement().is_empty());
    // Two files that differ are told; the later one is used.
    let sets = vec![set(TRIAL, "a.csv"), set(&TRIAL.replace("26000.00,\n", "25000.00,\n"), "b.csv")];
    let case = Case::new(Answers::default(), sets, Corrections::default());
    let told =
        |f: &BooksFinding| matches!(f, BooksFinding::AccountsDiffer { item: StatementItem::Cash, year: 2025, .. });
    assert!(case.ledger().findings().iter().any(|f| told(&f.kind)));
    assert_eq!(amount(&facts(&case, "2026-01-15"), FactKey::FinCash).as_deref(), Some("25000.00"));
    // A year that has not ended on the case's day fills nothing.
    let case = Case::new(Answers::default(), vec![set(TRIAL, "d.csv")], Corrections::default());
    assert_eq!(amount(&facts(&case, "2025-12-30"), FactKey::FinCash), None);
}

/// Books before they are closed: the result still stands on the accounts of profit.
#[test]
fn unclosed_books_carry_their_result_to_retained_earnings() {
    let open = "科目余额表\n期间：2025年1期-12期\n科目编码,科目名称,期末借方余额,期末贷方余额\n1002,银行存款,26000.00,\n2202,应付账款,,6000.00\n\
        3001,实收资本,,10000.00\n5001,主营业务收入,,60000.00\n5401,主营业务成本,20000.00,\n5602,管理费用,30000.00,\n";
    let case = Case::new(Answers::default(), vec![set(open, "e.csv")], Corrections::default());
    let facts = facts(&case, "2026-01-15");
    assert_eq!(amount(&facts, FactKey::FinRetainedEarnings).as_deref(), Some("10000.00"));
    assert_eq!(amount(&facts, FactKey::FinRevenue).as_deref(), Some("60000.00"));
    assert!(case.ledger().statement().iter().any(|line| line.reason == Some(MappingReason::ResultOfYear)));
    assert!(facts.findings().is_empty(), "{:?}", facts.findings());
}

#[test]
fn a_case_with_documents_comes_back_from_its_file() {
    let corrections = Corrections { own_party: Some("91AAA".to_owned()), ..Corrections::default() };
    let case = Case::new(Answers::default(), vec![set(&invoices(), "a.csv"), set(TRIAL, "b.csv")], corrections);
    let saved = credit_mirror::dossier::write(&case);
    assert_eq!(credit_mirror::dossier::read(&saved), Ok(case));
}

#[test]
fn shop_orders_give_platform_sales_less_what_was_paid_back() {
    let mut text =
        "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,退款金额\n".to_owned();
    for month in 1..=12 {
        let _ = writeln!(
            text,
            "{month},甲,100.00,100.00,交易成功,2025-{month:02}-03 10:00:00,2025-{month:02}-03 10:01:00,杯子,0.00"
        );
    }
    text.push_str("20,乙,50.00,50.00,交易关闭,2025-06-04 10:00:00,,盘子,50.00\n21,丙,88.00,88.00,交易成功,2025-06-05 10:00:00,2025-06-05 11:00:00,碗,20.00\n");
    let case = Case::new(Answers::default(), vec![set(&text, "orders.csv")], Corrections::default());
    let facts = facts(&case, "2026-01-15");
    assert_eq!(amount(&facts, FactKey::PlatformSales12m).as_deref(), Some("1268.00"));
}

/// Accounts in pounds: two lines of costs are summed, total assets are fixed and current ones, and a figure of a part
/// of the firm fills nothing.
#[test]
fn tagged_accounts_fill_the_year_of_the_firm_as_a_whole() {
    let fact = |name: &str, context: &str, value: &str| {
        format!(
            "<p><ix:nonFraction name=\"c:{name}\" contextRef=\"{context}\" unitRef=\"u\" decimals=\"0\" format=\"ixt:numdotdecimal\">{value}</ix:nonFraction></p>"
        )
    };
    let page = format!(
        "<html xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\"><x:context id=\"i\"><x:period><x:instant>2025-12-31</x:instant></x:period></x:context>\
         <x:context id=\"d\"><x:period><x:startDate>2025-01-01</x:startDate><x:endDate>2025-12-31</x:endDate></x:period></x:context>\
         <x:context id=\"n\"><x:entity><x:segment><d:explicitMember dimension=\"c:A\">c:North</d:explicitMember></x:segment></x:entity>\
         <x:period><x:startDate>2025-01-01</x:startDate><x:endDate>2025-12-31</x:endDate></x:period></x:context>\
         <x:unit id=\"u\"><x:measure>iso4217:GBP</x:measure></x:unit>{}{}{}{}{}{}{}</html>",
        fact("TurnoverRevenue", "n", "7"),
        fact("TurnoverRevenue", "d", "90,000"),
        fact("AdministrativeExpenses", "d", "20,000"),
        fact("DistributionCosts", "d", "5,000"),
        fact("FixedAssets", "i", "30,000"),
        fact("CurrentAssets", "i", "12,500"),
        fact("CashBankOnHand", "i", "2,500"),
    );
    let case =
        Case::new(answers(&[(Field::Jurisdiction, 0, "UK")]), vec![set(&page, "a.html")], Corrections::default());
    let facts = facts(&case, "2026-01-15");
    for (key, expected) in [
        (FactKey::FinRevenue, Some("90000.00")),
        (FactKey::FinOperatingExpenses, Some("25000.00")),
        (FactKey::FinTotalAssets, Some("42500.00")),
        (FactKey::FinCash, Some("2500.00")),
        (FactKey::FinInventory, None),
    ] {
        assert_eq!(amount(&facts, key).as_deref(), expected, "{key:?}");
    }
    // Nobody can look these accounts up, since they do not say whose they are: they are the firm's own books.
    assert_eq!(facts.support(FactKey::FinTotalAssets), Some(EvidenceGrade::Books));
    let register =
        "<x:entity><x:identifier scheme=\"http://www.companieshouse.gov.uk/\">01234567</x:identifier></x:entity>";
    let named = page.replace("<x:context id=\"i\">", &format!("<x:context id=\"i\">{register}"));
    let case =
        Case::new(answers(&[(Field::Jurisdiction, 0, "UK")]), vec![set(&named, "a.html")], Corrections::default());
    assert_eq!(case.sets()[0].parts().papers.firm.tax_id, "01234567");
    let filed = self::facts(&case, "2026-01-15");
    assert_eq!(filed.support(FactKey::FinTotalAssets), Some(EvidenceGrade::Filed));
    // What is typed in place of a filed figure is stated.
    let typed = answers(&[(Field::Jurisdiction, 0, "UK"), (Field::FixedAssets, 2025, "40000")]);
    let case = case.with_answers(typed);
    assert_eq!(self::facts(&case, "2026-01-15").support(FactKey::FinFixedAssets), Some(EvidenceGrade::Stated));
}

//! Statements as tables fill the years of accounts: every line mapped with its reason, sums and parts counted once, and
//! what is not known told. The figures are worked out by hand from the tables below.

use credit_mirror::assessment::Case;
use credit_mirror::books::{BooksFinding, Corrections, MappingReason, StatementItem};
use credit_mirror::facts::{Answers, FactKey, FactSheet, Period};
use credit_mirror::intake::{Recipe, RecordSet, read_all};
use credit_mirror::kernel::{Currency, Date, Value};
use credit_mirror::rules::Pack;
use std::rc::Rc;

fn set(text: &str) -> Rc<RecordSet> {
    let mut readings = read_all(text.as_bytes(), "表.csv", &|_| Recipe::default(), Currency::CNY, &mut |_| {});
    Rc::new(readings.remove(0).unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.finding)))
}

fn case(texts: &[&str]) -> Case {
    Case::new(Answers::default(), texts.iter().map(|text| set(text)).collect(), Corrections::default())
}

fn facts(case: &Case) -> FactSheet {
    let day: Date = "2026-02-15".parse().expect("a date");
    FactSheet::collect(case.answers(), case.ledger(), &Pack::china(), day)
}

fn amount(facts: &FactSheet, key: FactKey) -> Option<String> {
    match facts.get(key).known()?.value {
        Value::Money(money) => Some(money.to_decimal_string()),
        _ => None,
    }
}

fn reason(case: &Case, code: &str) -> (Option<StatementItem>, Option<MappingReason>) {
    let line = case.ledger().statement().iter().find(|line| line.code == code);
    let line = line.unwrap_or_else(|| panic!("{code}: {:#?}", case.ledger().statement()));
    (line.item, line.reason.clone())
}

const BALANCE: &str = "资产负债表,,,,,,,\n2025年12月31日,,,,,,,单位：元\n资产,行次,期末余额,年初余额,负债和所有者权益,行次,期末余额,年初余额\n\
    流动资产：,,,,流动负债：,,,\n货币资金,1,120.00,80.00,短期借款,31,100.00,50.00\n应收账款,4,200.00,150.00,应付账款,33,90.00,60.00\n\
    存货,9,60.00,40.00,其他流动负债,40,10.00,\n其中：库存商品,12,60.00,40.00,流动负债合计,41,200.00,110.00\n流动资产合计,15,380.00,270.00,非流动负债：,,,\n\
    非流动资产：,,,,长期借款,42,50.00,50.00\n固定资产原价,18,100.00,100.00,非流动负债合计,46,50.00,50.00\n减：累计折旧,19,30.00,20.00,负债合计,47,250.00,160.00\n\
    固定资产账面价值,20,70.00,80.00,所有者权益：,,,\n非流动资产合计,29,70.00,80.00,实收资本,48,150.00,150.00\n资产总计,30,450.00,350.00,未分配利润,51,50.00,40.00\n\
    ,,,,所有者权益合计,52,200.00,190.00\n,,,,负债和所有者权益总计,53,450.00,350.00\n";

const PROFIT: &str = "利润表\n2025年度,,单位：元\n项目,行次,本年累计金额,上年金额\n一、营业收入,1,1000.00,800.00\n减：营业成本,2,600.00,500.00\n税金及附加,3,5.00,4.00\n\
    其中：城市维护建设税,6,3.00,2.00\n销售费用,11,100.00,90.00\n管理费用,14,150.00,120.00\n财务费用,18,10.00,9.00\n其中：利息费用,19,9.00,8.00\n\
    加：投资收益,20,2.00,\n二、营业利润,21,137.00,77.00\n加：营业外收入,22,3.00,\n减：营业外支出,24,1.00,\n三、利润总额,30,139.00,77.00\n减：所得税费用,31,9.00,7.00\n\
    四、净利润,32,130.00,70.00\n";

#[test]
fn the_chinese_forms_fill_two_years() {
    let case = case(&[BALANCE, PROFIT]);
    assert!(case.ledger().findings().is_empty(), "{:?}", case.ledger().findings());
    assert!(case.ledger().statement().iter().all(|line| line.reason.is_some()));
    let facts = facts(&case);
    for (key, now, before) in [
        (FactKey::FinCash, "120.00", "80.00"),
        (FactKey::FinReceivables, "200.00", "150.00"),
        (FactKey::FinInventory, "60.00", "40.00"),
        (FactKey::FinFixedAssets, "70.00", "80.00"),
        (FactKey::FinTotalAssets, "450.00", "350.00"),
        (FactKey::FinShortDebt, "100.00", "50.00"),
        (FactKey::FinPayables, "90.00", "60.00"),
        (FactKey::FinLongDebt, "50.00", "50.00"),
        (FactKey::FinPaidInCapital, "150.00", "150.00"),
        (FactKey::FinRetainedEarnings, "50.00", "40.00"),
        (FactKey::FinRevenue, "1000.00", "800.00"),
        (FactKey::FinCostOfSales, "600.00", "500.00"),
        // 税金及附加, 销售费用, 管理费用 and 营业外支出.
        (FactKey::FinOperatingExpenses, "256.00", "214.00"),
        (FactKey::FinInterest, "10.00", "9.00"),
        (FactKey::FinOtherIncome, "5.00", "0.00"),
        (FactKey::FinIncomeTax, "9.00", "7.00"),
        (FactKey::FinNetProfit, "130.00", "70.00"),
        // The form adds up and is known whole: what is not in it is nothing.
        (FactKey::FinPrepayments, "0.00", "0.00"),
    ] {
        assert_eq!(amount(&facts, key).as_deref(), Some(now), "{key:?}");
        let earlier = key.at(Period::Previous).unwrap_or_else(|| panic!("{key:?}"));
        assert_eq!(amount(&facts, earlier).as_deref(), Some(before), "{key:?}");
    }
    assert_eq!(amount(&facts, FactKey::FinDepreciation), None, "no statement tells it");
}

#[test]
fn every_line_says_why_it_is_where_it_is() {
    let case = case(&[BALANCE, PROFIT]);
    let name = |word: &str| Some(MappingReason::Name(word.to_owned()));
    for (code, item, why) in [
        ("货币资金", Some(StatementItem::Cash), name("货币资金")),
        (
            "其他流动负债",
            Some(StatementItem::OtherCurrentLiabilities),
            Some(MappingReason::Section("流动负债".to_owned())),
        ),
        ("库存商品", None, Some(MappingReason::PartOf("存货".to_owned()))),
        ("固定资产账面价值", None, Some(MappingReason::Sum)),
        ("累计折旧", Some(StatementItem::FixedAssets), name("累计折旧")),
        ("资产总计", Some(StatementItem::TotalAssets), name("资产总计")),
        ("利息费用", None, Some(MappingReason::PartOf("财务费用".to_owned()))),
        ("营业外支出", Some(StatementItem::OperatingExpenses), name("营业外支出")),
    ] {
        assert_eq!(reason(&case, code), (item, why), "{code}");
    }
}

#[test]
fn an_unknown_line_is_told_and_can_be_placed() {
    // No heading says what it stands under.
    let odd = PROFIT.replace("加：投资收益,20,2.00,", "加：某种调整,20,2.00,");
    let case = case(&[&odd]);
    let told = |f: &BooksFinding| matches!(f, BooksFinding::AccountsNotMapped { accounts: 1, first } if first == "加：某种调整");
    assert!(case.ledger().findings().iter().any(|f| told(&f.kind)), "{:?}", case.ledger().findings());
    let of = facts(&case);
    assert_eq!(amount(&of, FactKey::FinOtherIncome).as_deref(), Some("3.00"));
    let item = StatementItem::OtherIncome;
    let chosen = Corrections { statement: [("某种调整".to_owned(), item)].into(), ..Corrections::default() };
    let case = case.with_books(case.sets().to_vec(), chosen);
    assert_eq!(amount(&facts(&case), FactKey::FinOtherIncome).as_deref(), Some("5.00"));
    assert_eq!(reason(&case, "某种调整"), (Some(item), Some(MappingReason::Chosen)));
}

#[test]
fn a_quarter_fills_no_year_but_its_opening_does() {
    let quarter = BALANCE.replace("2025年12月31日", "2025年9月30日");
    let case = case(&[&quarter, &PROFIT.replace("2025年度", "2025年9月")]);
    let years: Vec<u16> = case.ledger().statement().iter().map(|line| line.year).collect();
    assert!(!years.is_empty() && years.iter().all(|year| *year == 2024), "{years:?}");
    assert!(case.ledger().findings().iter().any(|f| f.kind == BooksFinding::AccountsWithoutYear));
}

#[test]
fn cash_flows_tell_investment_payouts_and_depreciation() {
    let cash = "现金流量表,,,,,\n2025年度,,,,,单位：元\n项目,行次,本年累计金额,补充资料,行次,本年累计金额\n一、经营活动产生的现金流量：,,,净利润,,130.00\n\
        销售产成品、商品、提供劳务收到的现金,1,900.00,固定资产折旧,,40.00\n购买原材料、商品、接受劳务支付的现金,3,700.00,无形资产摊销,,5.00\n经营活动产生的现金流量净额,7,200.00,存货的减少,,25.00\n\
        二、投资活动产生的现金流量：,,,经营活动产生的现金流量净额,,200.00\n购建固定资产、无形资产和其他非流动资产支付的现金,12,60.00,,,\n投资活动产生的现金流量净额,13,-60.00,,,\n\
        三、筹资活动产生的现金流量：,,,,,\n分配利润支付的现金,18,100.00,,,\n筹资活动产生的现金流量净额,19,-100.00,,,\n四、现金净增加额,20,40.00,,,\n";
    let case = case(&[BALANCE, PROFIT, cash]);
    let of = facts(&case);
    for (key, expected) in
        [(FactKey::FinCapex, "60.00"), (FactKey::FinDividends, "100.00"), (FactKey::FinDepreciation, "45.00")]
    {
        assert_eq!(amount(&of, key).as_deref(), Some(expected), "{key:?} {:#?}", case.ledger().statement());
    }
    assert_eq!(reason(&case, "存货的减少"), (None, Some(MappingReason::NoPlace)));
    assert!(case.ledger().findings().is_empty(), "{:?}", case.ledger().findings());
}

#[test]
fn an_english_balance_sheet_goes_by_its_headings() {
    let text = "Balance Sheet,\n\"As of December 31, 2025\",\n,Total\nASSETS,\nCurrent Assets,\nBank Accounts,\nChecking,12000.00\nTotal Bank Accounts,12000.00\nAccounts Receivable,\n\
        Accounts Receivable (A/R),8000.00\nTotal Accounts Receivable,8000.00\nTotal Current Assets,20000.00\nFixed Assets,\nTruck,10000.00\nAccumulated Depreciation,-2500.00\n\
        Total Fixed Assets,7500.00\nTOTAL ASSETS,27500.00\nLIABILITIES AND EQUITY,\nLiabilities,\nCurrent Liabilities,\nAccounts Payable,\nAccounts Payable (A/P),6000.00\n\
        Total Accounts Payable,6000.00\nCredit Cards,\nMastercard,1000.00\nTotal Credit Cards,1000.00\nOther Current Liabilities,\nSales Tax Payable,500.00\nTotal Other Current Liabilities,500.00\n\
        Total Current Liabilities,7500.00\nLong-Term Liabilities,\nEquipment Loan,9000.00\nTotal Long-Term Liabilities,9000.00\nTotal Liabilities,16500.00\nEquity,\nCommon Stock,1000.00\n\
        Retained Earnings,4000.00\nNet Income,6000.00\nTotal Equity,11000.00\nTOTAL LIABILITIES AND EQUITY,27500.00\n";
    let case = case(&[text]);
    for (code, item) in [
        ("checking", StatementItem::Cash),
        ("truck", StatementItem::FixedAssets),
        ("accumulated depreciation", StatementItem::FixedAssets),
        ("mastercard", StatementItem::ShortDebt),
        ("sales tax payable", StatementItem::OtherCurrentLiabilities),
        ("equipment loan", StatementItem::LongDebt),
        ("common stock", StatementItem::PaidInCapital),
        ("net income", StatementItem::RetainedEarnings),
        ("total assets", StatementItem::TotalAssets),
    ] {
        assert_eq!(reason(&case, code).0, Some(item), "{code}");
    }
    let of = facts(&case);
    assert_eq!(amount(&of, FactKey::FinRetainedEarnings).as_deref(), Some("10000.00"));
    assert_eq!(amount(&of, FactKey::FinInventory).as_deref(), Some("0.00"), "proven whole");
}

//! Balance sheets, statements of profit and of cash flows as tables, made by hand after the forms of 小企业会计准则
//! (会小企01 to 03), of 企业会计准则 (一般企业, 2019) and what English bookkeeping programs print. The figures are worked out
//! by hand; each form once whole and once broken on purpose.

#[allow(dead_code, reason = "the helpers of all workbooks")]
#[path = "common/workbooks.rs"]
mod workbooks;

use credit_mirror::dossier::{kind_word, read_records, write_records};
use credit_mirror::intake::{Recipe, RecordSet, RecordSetParts, StatementFigure, StatementPeriod, read_all};
use credit_mirror::kernel::Currency;

fn load(text: &str) -> RecordSet {
    let mut readings = read_all(text.as_bytes(), "表.csv", &|_| Recipe::default(), Currency::CNY, &mut |_| {});
    assert_eq!(readings.len(), 1, "{text}");
    let set = readings.remove(0).unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.finding));
    assert_eq!(read_records(&write_records(&set)).as_ref(), Ok(&set), "comes back as it was saved");
    set
}

fn is_statement(set: &RecordSet) -> bool {
    set.parts().format.as_str() == "financial-statement"
}

fn kinds(parts: &RecordSetParts) -> Vec<String> {
    parts.findings.iter().map(|finding| kind_word(&finding.kind)).collect()
}

/// Name, group, end of period and amount of each row.
fn rows(parts: &RecordSetParts) -> Vec<String> {
    let row = |row: &credit_mirror::intake::StatementRow| {
        let StatementFigure::Amount(money) = row.figure else { panic!("{row:?}") };
        let period = match row.period {
            None => "?".to_owned(),
            Some(StatementPeriod::On(day)) => day.to_string(),
            Some(StatementPeriod::Span(first, last)) => format!("{first}..{last}"),
        };
        format!("{} [{}] {period} {}", row.name, row.group, money.to_decimal_string())
    };
    parts.papers.statement.iter().map(row).collect()
}

fn has(parts: &RecordSetParts, wanted: &str) -> bool {
    rows(parts).iter().any(|row| row == wanted)
}

/// 会小企01表: two sides, numbers of lines, balances at the end and at the start of the year.
const BALANCE: &str = "资产负债表,,,,,,,\n\
    编制单位：甲商贸有限公司,,,2025年12月31日,,,,单位：元\n\
    资产,行次,期末余额,年初余额,负债和所有者权益,行次,期末余额,年初余额\n\
    流动资产：,,,,流动负债：,,,\n\
    货币资金,1,\"120,000.00\",\"80,000.00\",短期借款,31,\"100,000.00\",\"50,000.00\"\n\
    应收账款,4,\"200,000.50\",\"150,000.00\",应付账款,33,\"90,000.50\",\"60,000.00\"\n\
    存货,9,\"60,000.00\",\"40,000.00\",应交税费,36,\"10,000.00\",\n\
    其中：原材料,10,\"25,000.00\",\"10,000.00\",流动负债合计,41,\"200,000.50\",\"110,000.00\"\n\
    库存商品,12,\"35,000.00\",\"30,000.00\",非流动负债：,,,\n\
    流动资产合计,15,\"380,000.50\",\"270,000.00\",长期借款,42,\"50,000.00\",\"50,000.00\"\n\
    非流动资产：,,,,非流动负债合计,46,\"50,000.00\",\"50,000.00\"\n\
    固定资产原价,18,\"100,000.00\",\"100,000.00\",负债合计,47,\"250,000.50\",\"160,000.00\"\n\
    减：累计折旧,19,\"30,000.00\",\"20,000.00\",所有者权益（或股东权益）：,,,\n\
    固定资产账面价值,20,\"70,000.00\",\"80,000.00\",实收资本（或股本）,48,\"150,000.00\",\"150,000.00\"\n\
    长期待摊费用,27,,,未分配利润,51,\"50,000.00\",\"40,000.00\"\n\
    非流动资产合计,29,\"70,000.00\",\"80,000.00\",所有者权益（或股东权益）合计,52,\"200,000.00\",\"190,000.00\"\n\
    资产总计,30,\"450,000.50\",\"350,000.00\",负债和所有者权益（或股东权益）总计,53,\"450,000.50\",\"350,000.00\"\n";

#[test]
fn a_two_sided_balance_sheet_is_read_and_proven() {
    let set = load(BALANCE);
    let parts = set.parts();
    assert!(is_statement(&set), "{:?}", parts.format);
    assert_eq!((parts.proof.read, parts.proof.unread, parts.currency.as_str()), (13, 0, "CNY"), "{:#?}", rows(parts));
    assert_eq!(kinds(parts), Vec::<String>::new());
    for row in [
        "货币资金 [balance-sheet] 2025-12-31 120000.00",
        "货币资金 [balance-sheet] 2024-12-31 80000.00",
        "库存商品 [balance-sheet part] 2025-12-31 35000.00",
        "减：累计折旧 [balance-sheet less] 2025-12-31 30000.00",
        "固定资产账面价值 [balance-sheet total] 2025-12-31 70000.00",
        "短期借款 [balance-sheet] 2024-12-31 50000.00",
        "负债和所有者权益（或股东权益）总计 [balance-sheet total] 2025-12-31 450000.50",
    ] {
        assert!(has(parts, row), "{row}: {:#?}", rows(parts));
    }
    // Nine sums at each of two days, and assets beside what is owed.
    assert_eq!(parts.proof.controls.len(), 20);
    assert!(parts.proof.controls.iter().all(|control| control.stated == control.computed));
    assert_eq!(set.parts().papers.statement[0].parent, "流动资产");
}

#[test]
fn a_balance_sheet_that_does_not_add_up_says_where() {
    let set = load(&BALANCE.replace("应付账款,33,\"90,000.50\"", "应付账款,33,\"90,100.50\""));
    assert_eq!(kinds(set.parts()), ["control_differs"]);
    let told = format!("{:?}", set.parts().findings);
    assert!(told.contains("流动负债合计 2025-12-31"), "{told}");
    // Both sides add up and still differ.
    let set = load(
        &BALANCE
            .replace("未分配利润,51,\"50,000.00\"", "未分配利润,51,\"49,000.00\"")
            .replace("合计,52,\"200,000.00\"", "合计,52,\"199,000.00\"")
            .replace("总计,53,\"450,000.50\"", "总计,53,\"449,000.50\""),
    );
    assert_eq!(kinds(set.parts()), ["control_differs"]);
    // An amount that is none costs its line alone, and the sums say so.
    let set = load(&BALANCE.replace("长期借款,42,\"50,000.00\"", "长期借款,42,五万"));
    assert_eq!(set.parts().proof.unread, 1);
    assert!(kinds(set.parts()).contains(&"control_differs".to_owned()));
}

/// 会小企02表 of December: the year so far beside the month.
const PROFIT: &str = "利润表\n编制单位：甲商贸有限公司,2025年12月,,单位：元\n项目,行次,本年累计金额,本月金额\n\
    一、营业收入,1,1000000.00,90000.00\n减：营业成本,2,600000.00,50000.00\n税金及附加,3,5000.00,500.00\n\
    其中：消费税,4,,\n营业税,5,,\n城市维护建设税,6,3000.00,300.00\n销售费用,11,100000.00,9000.00\n其中：商品维修费,12,,\n\
    广告费和业务宣传费,13,40000.00,4000.00\n管理费用,14,150000.00,12000.00\n财务费用,18,10000.00,800.00\n\
    其中：利息费用（收入以“－”号填列）,19,9500.00,750.00\n加：投资收益（损失以“－”号填列）,20,2000.00,\n\
    二、营业利润（亏损以“－”号填列）,21,137000.00,17700.00\n加：营业外收入,22,3000.00,\n其中：政府补助,23,3000.00,\n\
    减：营业外支出,24,1000.00,200.00\n三、利润总额（亏损总额以“－”号填列）,30,139000.00,17500.00\n减：所得税费用,31,9000.00,500.00\n\
    四、净利润（净亏损以“－”号填列）,32,130000.00,17000.00\n";

#[test]
fn a_statement_of_profit_tells_the_year_and_the_month() {
    let set = load(PROFIT);
    let parts = set.parts();
    assert!(is_statement(&set));
    assert_eq!(kinds(parts), Vec::<String>::new(), "{:#?}", parts.findings);
    for row in [
        "一、营业收入 [profit-and-loss] 2025-01-01..2025-12-31 1000000.00",
        "一、营业收入 [profit-and-loss] 2025-12-01..2025-12-31 90000.00",
        "城市维护建设税 [profit-and-loss part] 2025-01-01..2025-12-31 3000.00",
        "销售费用 [profit-and-loss less] 2025-01-01..2025-12-31 100000.00",
        "四、净利润（净亏损以“－”号填列） [profit-and-loss total] 2025-01-01..2025-12-31 130000.00",
    ] {
        assert!(has(parts, row), "{row}: {:#?}", rows(parts));
    }
    assert_eq!(parts.proof.controls.len(), 6);
    let broken = load(&PROFIT.replace("管理费用,14,150000.00", "管理费用,14,151000.00"));
    assert_eq!(kinds(broken.parts()), ["control_differs"]);
}

/// 企业会计准则 (2019), in ten thousands, this year beside the year before; losses of value carry a minus.
const GENERAL: &str = "利润表\n编制单位：乙制造股份有限公司  2025年度  单位：万元\n项目,附注,本期金额,上期金额\n\
    一、营业总收入,,\"5,000.00\",\"4,000.00\"\n其中：营业收入,五、1,\"5,000.00\",\"4,000.00\"\n二、营业总成本,,\"4,450.00\",\"3,650.00\"\n\
    其中：营业成本,五、1,\"3,000.00\",\"2,500.00\"\n税金及附加,,50.00,40.00\n销售费用,,500.00,400.00\n管理费用,,600.00,500.00\n研发费用,,200.00,150.00\n\
    财务费用,,100.00,60.00\n其中：利息费用,,110.00,65.00\n利息收入,,15.00,8.00\n加：其他收益,,20.00,10.00\n投资收益（损失以“-”号填列）,,30.00,-5.00\n\
    信用减值损失（损失以“-”号填列）,,-40.00,-20.00\n资产处置收益（损失以“-”号填列）,,5.00,\n三、营业利润（亏损以“-”号填列）,,565.00,335.00\n\
    加：营业外收入,,5.00,5.00\n减：营业外支出,,10.00,\n四、利润总额,,560.00,340.00\n减：所得税费用,,84.00,51.00\n五、净利润,,476.00,289.00\n\
    （一）持续经营净利润,,476.00,289.00\n六、其他综合收益的税后净额,,,\n八、每股收益：,,,\n（一）基本每股收益,,0.12,0.08\n";

#[test]
fn a_statement_of_the_general_form_in_ten_thousands() {
    let set = load(GENERAL);
    let parts = set.parts();
    assert!(is_statement(&set));
    assert_eq!(kinds(parts), Vec::<String>::new(), "{:#?}", parts.findings);
    for row in [
        "其中：营业收入 [profit-and-loss] 2025-01-01..2025-12-31 50000000.00",
        "二、营业总成本 [profit-and-loss part] 2024-01-01..2024-12-31 36500000.00",
        "其中：营业成本 [profit-and-loss less] 2024-01-01..2024-12-31 25000000.00",
        "利息收入 [profit-and-loss part] 2025-01-01..2025-12-31 150000.00",
        "信用减值损失（损失以“-”号填列） [profit-and-loss] 2025-01-01..2025-12-31 -400000.00",
        "五、净利润 [profit-and-loss total] 2024-01-01..2024-12-31 2890000.00",
    ] {
        assert!(has(parts, row), "{row}: {:#?}", rows(parts));
    }
    assert_eq!(parts.papers.statement[0].decimals, Some(-2), "hundredths of ten thousand are right to the hundred");
}

/// 会小企03表.
const CASH: &str = "现金流量表,,,\n编制单位：甲商贸有限公司,2025年度,,单位：元\n项目,行次,本年累计金额,上年金额\n一、经营活动产生的现金流量：,,,\n\
    销售产成品、商品、提供劳务收到的现金,1,1100000.00,900000.00\n收到其他与经营活动有关的现金,2,5000.00,\n购买原材料、商品、接受劳务支付的现金,3,700000.00,600000.00\n\
    支付的职工薪酬,4,150000.00,120000.00\n支付的税费,5,30000.00,25000.00\n支付其他与经营活动有关的现金,6,100000.00,80000.00\n经营活动产生的现金流量净额,7,125000.00,75000.00\n\
    二、投资活动产生的现金流量：,,,\n购建固定资产、无形资产和其他非流动资产支付的现金,12,60000.00,10000.00\n投资活动产生的现金流量净额,13,-60000.00,-10000.00\n\
    三、筹资活动产生的现金流量：,,,\n取得借款收到的现金,14,50000.00,\n偿还借款利息支付的现金,17,9500.00,8000.00\n分配利润支付的现金,18,65500.00,40000.00\n\
    筹资活动产生的现金流量净额,19,-25000.00,-48000.00\n四、现金净增加额,20,40000.00,17000.00\n加：期初现金余额,21,80000.00,63000.00\n五、期末现金余额,22,120000.00,80000.00\n";

#[test]
fn a_statement_of_cash_flows_is_proven() {
    let set = load(CASH);
    let parts = set.parts();
    assert!(is_statement(&set));
    assert_eq!(kinds(parts), Vec::<String>::new(), "{:#?} {:#?}", parts.findings, rows(parts));
    assert!(has(parts, "分配利润支付的现金 [cash-flow less] 2024-01-01..2024-12-31 40000.00"), "{:#?}", rows(parts));
    assert_eq!(parts.proof.controls.len(), 10);
}

/// As QuickBooks prints it: headings with totals of their own, one inside the other.
const ENGLISH: &str = "Blue Ltd,\nBalance Sheet,\n\"As of December 31, 2025\",\n,Total\nASSETS,\nCurrent Assets,\nBank Accounts,\nChecking,\"12,000.00\"\nSavings,\"3,000.00\"\n\
    Total Bank Accounts,\"$15,000.00\"\nAccounts Receivable,\nAccounts Receivable (A/R),\"8,000.00\"\nTotal Accounts Receivable,\"$8,000.00\"\nOther Current Assets,\n\
    Undeposited Funds,500.00\nTotal Other Current Assets,$500.00\nTotal Current Assets,\"$23,500.00\"\nFixed Assets,\nTruck,\"10,000.00\"\nAccumulated Depreciation,\"-2,500.00\"\n\
    Total Fixed Assets,\"$7,500.00\"\nTOTAL ASSETS,\"$31,000.00\"\nLIABILITIES AND EQUITY,\nLiabilities,\nCurrent Liabilities,\nAccounts Payable,\nAccounts Payable (A/P),\"6,000.00\"\n\
    Total Accounts Payable,\"$6,000.00\"\nCredit Cards,\nMastercard,\"1,000.00\"\nTotal Credit Cards,\"$1,000.00\"\nTotal Current Liabilities,\"$7,000.00\"\nLong-Term Liabilities,\n\
    Notes Payable,\"9,000.00\"\nTotal Long-Term Liabilities,\"$9,000.00\"\nTotal Liabilities,\"$16,000.00\"\nEquity,\nOpening Balance Equity,\"5,000.00\"\nRetained Earnings,\"4,000.00\"\n\
    Net Income,\"6,000.00\"\nTotal Equity,\"$15,000.00\"\nTOTAL LIABILITIES AND EQUITY,\"$31,000.00\"\n";

#[test]
fn an_english_balance_sheet_with_nested_totals() {
    let set = load(ENGLISH);
    let parts = set.parts();
    assert!(is_statement(&set));
    assert_eq!(kinds(parts), ["currency_by_sign"], "{:#?} {:#?}", parts.findings, rows(parts));
    assert!(has(parts, "Accumulated Depreciation [balance-sheet] 2025-12-31 -2500.00"), "{:#?}", rows(parts));
    let parent = |name: &str| parts.papers.statement.iter().find(|row| row.name == name).map(|row| row.parent.as_str());
    assert_eq!(parent("Checking"), Some("assets > current assets > bank accounts"));
    assert_eq!(parent("Truck"), Some("assets > fixed assets"));
    assert_eq!(parent("Retained Earnings"), Some("liabilities and equity > equity"));
    // Thirteen sums, and assets beside what is owed.
    assert_eq!(parts.proof.controls.len(), 14);
    assert!(parts.proof.controls.iter().all(|control| control.stated == control.computed));
}

#[test]
fn english_profit_by_year_in_thousands_with_costs_in_brackets() {
    let text = "Green plc\nIncome statement\nFor the year ended 31 March 2025\n£000,2025,2024\nRevenue,\"5,200\",\"4,800\"\nCost of sales,\"(3,100)\",\"(2,900)\"\n\
        Gross profit,\"2,100\",\"1,900\"\nDistribution costs,(300),(280)\nAdministrative expenses,(900),(850)\nOperating profit,900,770\nFinance costs,(50),(60)\n\
        Profit before tax,850,710\nTaxation,(170),(140)\nProfit for the year,680,570\n";
    let set = load(text);
    let parts = set.parts();
    assert!(is_statement(&set));
    assert_eq!(kinds(parts), Vec::<String>::new(), "{:#?} {:#?}", parts.findings, rows(parts));
    assert_eq!(parts.currency, Currency::GBP);
    assert!(has(parts, "Cost of sales [profit-and-loss] 2024-04-01..2025-03-31 -3100000.00"), "{:#?}", rows(parts));
    assert!(
        has(parts, "Profit for the year [profit-and-loss total] 2023-04-01..2024-03-31 570000.00"),
        "{:#?}",
        rows(parts)
    );
}

#[test]
fn months_beside_each_other_and_sections_with_totals() {
    let text = "Profit and Loss\nOctober - December 2025\n,Oct 2025,Nov 2025,Dec 2025,Total\nIncome\nSales,100.00,120.00,130.00,350.00\nTotal Income,100.00,120.00,130.00,350.00\n\
        Cost of Goods Sold\nMaterials,40.00,50.00,60.00,150.00\nTotal Cost of Goods Sold,40.00,50.00,60.00,150.00\nGross Profit,60.00,70.00,70.00,200.00\nExpenses\nRent,20.00,20.00,20.00,60.00\n\
        Total Expenses,20.00,20.00,20.00,60.00\nNet Operating Income,40.00,50.00,50.00,140.00\nNet Income,40.00,50.00,50.00,140.00\n";
    let set = load(text);
    let parts = set.parts();
    assert!(is_statement(&set));
    assert_eq!(kinds(parts), ["currency_assumed"], "{:#?} {:#?}", parts.findings, rows(parts));
    assert!(has(parts, "Rent [profit-and-loss less] 2025-11-01..2025-11-30 20.00"), "{:#?}", rows(parts));
    assert!(has(parts, "Sales [profit-and-loss] 2025-10-01..2025-12-31 350.00"), "{:#?}", rows(parts));
    assert_eq!(parts.proof.controls.len(), 24);
    let dollars = load(&text.replace("\n,Oct 2025", "\nUSD,Oct 2025"));
    assert_eq!((dollars.parts().currency, kinds(dollars.parts()).len()), (Currency::USD, 0));
}

#[test]
fn what_a_statement_leaves_open_is_told() {
    // A month alone does not say whether 本期 is the month or the year so far.
    let open = PROFIT.replace("本年累计金额,本月金额", "本期金额,上期金额");
    assert_eq!(kinds(load(&open).parts()), ["lacks", "lacks"]);
    // Whole amounts without a unit may be yuan or ten thousands.
    let bare = BALANCE.replace("单位：元", "").replace(".00", "").replace(".50", "");
    assert_eq!(kinds(load(&bare).parts()), ["lacks"]);
    // No day at all.
    let dayless = BALANCE.replace("2025年12月31日", "");
    assert_eq!(kinds(load(&dayless).parts()), ["lacks", "lacks"]);
}

#[test]
fn lists_and_trial_balances_are_no_statements() {
    for text in [
        "科目编码,科目名称,期初借方余额,期初贷方余额,期末借方余额,期末贷方余额\n1002,银行存款,1.00,,2.00,\n1122,应收账款,1.00,,2.00,\n2001,短期借款,,1.00,,2.00\n2202,应付账款,,1.00,,2.00\n",
        "日期,摘要,收入,支出,余额\n2025-01-02,营业收入,100.00,,100.00\n2025-01-03,管理费用,,10.00,90.00\n2025-01-04,净利润,,5.00,85.00\n2025-01-05,财务费用,,5.00,80.00\n",
        "Account,Debit,Credit\nCash,100.00,\nAccounts receivable,50.00,\nAccounts payable,,40.00\nRetained earnings,,110.00\nTotal,150.00,150.00\n",
    ] {
        assert!(!is_statement(&load(text)), "{text}");
    }
}

/// As QuickBooks' desktop program prints it: a short name in the total, shares beside the amounts, results inside.
#[test]
fn shortened_totals_and_shares_beside_amounts() {
    let text = "Profit and Loss,,\nJanuary - December 2025,,\n,Jan - Dec 25,% of Income\nOrdinary Income/Expense,,\nIncome,,\nSales,\"50,000.00\",100%\nTotal Income,\"50,000.00\",100%\n\
        Cost of Goods Sold,,\nPurchases,\"20,000.00\",40%\nTotal COGS,\"20,000.00\",40%\nGross Profit,\"30,000.00\",60%\nExpense,,\nInsurance,\"1,000.00\",2%\nPayroll Expenses,\"10,500.00\",21%\n\
        Total Expense,\"11,500.00\",23%\nNet Ordinary Income,\"18,500.00\",37%\nOther Income/Expense,,\nOther Income,,\nInterest Income,100.00,0.2%\nTotal Other Income,100.00,0.2%\n\
        Net Other Income,100.00,0.2%\nNet Income,\"18,600.00\",37.2%\n";
    let set = load(text);
    let parts = set.parts();
    assert_eq!(kinds(parts), ["currency_assumed"], "{:#?} {:#?}", parts.findings, rows(parts));
    assert!(
        has(parts, "Payroll Expenses [profit-and-loss less] 2025-01-01..2025-12-31 10500.00"),
        "{:#?}",
        rows(parts)
    );
    assert_eq!(parts.proof.controls.len(), 8);
}

/// As Xero prints British accounts: creditors lower the sums that follow, and net assets are the owners' share.
#[test]
fn british_accounts_end_with_net_assets() {
    let text = "Balance Sheet\nAs at 31 December 2025\n\nAccount,31 Dec 2025,31 Dec 2024\nFixed Assets\nOffice Equipment,\"1,200.00\",900.00\nLess Accumulated Depreciation on Office Equipment,(200.00),(100.00)\n\
        Total Fixed Assets,\"1,000.00\",800.00\nCurrent Assets\nCash at bank and in hand\nBusiness Bank Account,\"4,000.00\",\"3,000.00\"\nTotal Cash at bank and in hand,\"4,000.00\",\"3,000.00\"\n\
        Accounts Receivable,\"2,500.00\",\"2,000.00\"\nTotal Current Assets,\"6,500.00\",\"5,000.00\"\nCreditors: amounts falling due within one year\nAccounts Payable,\"1,500.00\",\"1,300.00\"\nVAT,500.00,400.00\n\
        Total Creditors: amounts falling due within one year,\"2,000.00\",\"1,700.00\"\nNet Current Assets (Liabilities),\"4,500.00\",\"3,300.00\"\nTotal Assets less Current Liabilities,\"5,500.00\",\"4,100.00\"\n\
        Net Assets,\"5,500.00\",\"4,100.00\"\nCapital and Reserves\nCurrent Year Earnings,\"1,400.00\",\"1,100.00\"\nRetained Earnings,\"4,100.00\",\"3,000.00\"\n\
        Total Capital and Reserves,\"5,500.00\",\"4,100.00\"\n";
    let set = load(text);
    let parts = set.parts();
    assert!(is_statement(&set));
    assert_eq!(kinds(parts), ["currency_assumed"], "{:#?}", parts.findings);
    // Eight sums at two days, and net assets beside the owners' share.
    assert_eq!(parts.proof.controls.len(), 18, "{:#?}", parts.proof.controls);
    assert_eq!(kinds(load(&text.replace("VAT,500.00", "VAT,600.00")).parts()).len(), 2);
}

#[test]
fn those_who_sign_below_a_statement_are_no_lines() {
    let text = "资产负债表,,,\n编制单位：丙公司,2025年度,,单位：元\n项  目,附注,期末数,期初数\n流动资产：,,,\n  货币资金,,100,80\n  应收票据及应收账款,,200,150\n    流动资产合计,,300,230\n\
              资产总计,,300,230\n流动负债：,,,\n  短期借款,,100,50\n    流动负债合计,,100,50\n      负债合计,,100,50\n所有者权益：,,,\n  实收资本,,150,150\n  未分配利润,,50,30\n\
        所有者权益合计,,200,180\n负债和所有者权益总计,,300,230\n单位负责人：甲,,会计主管：乙,制表人：丙\n";
    let set = load(text);
    assert_eq!((kinds(set.parts()), set.parts().proof.read, set.parts().proof.unread), (Vec::new(), 11, 0));
    assert!(has(set.parts(), "货币资金 [balance-sheet] 2024-12-31 80.00"), "{:#?}", rows(set.parts()));
    assert!(set.parts().skipped.iter().any(|line| line.text.contains("会计主管")));
}

/// The cells of a table written as text, numbers as numbers.
fn cells(text: &str) -> Vec<Vec<workbooks::Cell<'_>>> {
    let cell = |text| match str::parse::<f64>(text) {
        Ok(number) => workbooks::Cell::N(number),
        Err(_) if text.is_empty() => workbooks::Cell::No,
        Err(_) => workbooks::Cell::T(text),
    };
    text.lines().map(|line| line.split(',').map(|cell_text| cell(cell_text.trim())).collect()).collect()
}

#[test]
fn a_workbook_of_three_sheets_gives_three_statements() {
    let plain = |text: &str| text.replace('"', "").replace(",000.", "000.");
    let balance = BALANCE.replace('"', "");
    // Thousands are numbers in a workbook.
    let balance: String = [
        "120", "80", "100", "50", "200", "150", "90", "60", "40", "10", "25", "35", "30", "110", "380", "270", "70",
        "20", "250", "160", "190", "450", "350",
    ]
    .iter()
    .fold(balance, |text, number| text.replace(&format!("{number},000"), &format!("{number}000")));
    let (profit, cash) = (plain(PROFIT), plain(CASH));
    let sheets =
        [("资产负债表", true, cells(&balance)), ("利润表", true, cells(&profit)), ("现金流量表", true, cells(&cash))];
    let bytes = workbooks::xlsx(false, &sheets);
    let sets = read_all(&bytes, "财务报表.xlsx", &|_| Recipe::default(), Currency::CNY, &mut |_| {});
    let told: Vec<(String, bool, Vec<String>, usize)> = sets
        .iter()
        .map(|set| {
            let parts = set.as_ref().expect("a sheet").parts();
            let whole = parts.format.as_str() == "financial-statement";
            (parts.name.clone(), whole, kinds(parts), parts.proof.controls.len())
        })
        .collect();
    let sheet = |name: &str, controls| (format!("财务报表.xlsx/{name}"), true, Vec::new(), controls);
    assert_eq!(told, [sheet("资产负债表", 20), sheet("利润表", 6), sheet("现金流量表", 10)]);
}

//! A noodle shop run by one person: a year of WeChat and Alipay bills, no bank file, no accounts. The street is dug up
//! from August 2026 and guests stay away.

use super::base::{Account, Answers, Chance, Day, Firm, Row, clock, gb18030, grouped, months, plain};

/// Money taken in each month, in yuan, both wallets together: November 2025 to October 2026.
const TAKINGS: [i64; 12] =
    [56_800, 58_200, 52_400, 41_600, 57_300, 58_900, 59_800, 57_600, 56_200, 47_900, 40_300, 34_800];

/// The files and answers.
pub fn firm() -> Firm {
    let mut wechat = Account::new(860_000, 20_251_101);
    let mut alipay = Account::new(95_000, 20_251_102);
    for ((year, month), takings) in months((2025, 11), (2026, 10)).zip(TAKINGS) {
        wechat_takings(&mut wechat, year, month, takings * 70);
        alipay_takings(&mut alipay, year, month, takings * 30);
        purchases(&mut wechat, &mut alipay, year, month, takings * 100);
        fixed_costs(&mut wechat, year, month);
        loans(&mut wechat, &mut alipay, year, month);
    }
    settle(&mut wechat);
    settle(&mut alipay);
    let (wechat_rows, alipay_rows) = (wechat.rolled(), alipay.rolled());
    let files = vec![
        ("微信支付账单(20251101-20261031).csv".to_owned(), wechat_bill(&wechat_rows).into_bytes()),
        ("支付宝交易明细(20251101-20261031).csv".to_owned(), gb18030(&alipay_bill(&alipay_rows))),
    ];
    Firm { name: "noodle-restaurant", statements: files, answers: answers() }
}

/// The payment code settles every second or third day.
fn wechat_takings(account: &mut Account, year: i64, month: i64, fen: i64) {
    let days: Vec<i64> = (0..12).map(|n| 2 + n * 5 / 2).collect();
    for day in &days {
        let part = account.chance.around(fen / 12, 12, true);
        account.add(Day::new(year, month, *day), part, "/", "收款码经营收款汇总", "经营收款");
    }
}

fn alipay_takings(account: &mut Account, year: i64, month: i64, fen: i64) {
    for week in 0..6 {
        let part = account.chance.around(fen / 6, 12, true);
        account.add(Day::new(year, month, 4 + week * 5), part, "/", "收钱码经营收款汇总", "收入");
    }
}

/// Noodles, meat and vegetables: 46 % of takings, paid by scanning the sellers' codes.
fn purchases(wechat: &mut Account, alipay: &mut Account, year: i64, month: i64, fen: i64) {
    for (place, (name, text, percent)) in
        [("样例鲜肉店", "牛肉猪骨", 17), ("示例粮油店", "面粉油盐", 11), ("范例蔬菜批发部", "蔬菜", 8)]
            .iter()
            .enumerate()
    {
        for part in 0..2 {
            let day = Day::new(year, month, 9 + part * 13 + i64::try_from(place).expect("small"));
            let paid = wechat.chance.around(fen * percent / 200, 8, true);
            wechat.add(day, -paid, name, text, "扫二维码付款");
        }
    }
    for (name, text, percent, day) in [("模范调味品商行", "调料", 6, 20), ("样板餐具用品店", "打包盒纸巾", 4, 24)]
    {
        let paid = alipay.chance.around(fen * percent / 100, 8, true);
        alipay.add(Day::new(year, month, day), -paid, name, text, "日用百货");
    }
}

fn fixed_costs(account: &mut Account, year: i64, month: i64) {
    account.add(Day::new(year, month, 8), -650_000, "周房东", "转账备注:店铺房租", "转账");
    for (name, fen) in [("刘样例", 430_000), ("孙样例", 390_000)] {
        account.add(Day::new(year, month, 15), -fen, name, "转账备注:工资", "转账");
    }
    let power = account.chance.around(188_000, 15, true);
    account.add(Day::new(year, month, 18), -power, "样板市供电公司", "电费", "商户消费");
    let gas = account.chance.around(112_000, 15, true);
    account.add(Day::new(year, month, 19), -gas, "样板市燃气公司", "燃气费", "商户消费");
}

/// Two small loans from the wallets, taken in spring for a new kitchen, paid back monthly.
fn loans(wechat: &mut Account, alipay: &mut Account, year: i64, month: i64) {
    if (year, month) == (2026, 3) {
        wechat.add(Day::new(2026, 3, 3), 3_000_000, "示例网络银行", "借款放款", "转账");
        wechat.add(Day::new(2026, 3, 4), -2_860_000, "样板厨房设备有限公司", "灶台抽油烟机", "商户消费");
    }
    if (year, month) >= (2026, 4) {
        wechat.add(Day::new(year, month, 27), -275_000, "示例网络银行", "贷款还款", "转账");
    }
    if month % 2 == 0 {
        let back = alipay.chance.around(1_850, 20, true);
        alipay.add(Day::new(year, month, 26), back, "样板餐具用品店", "退款-打包盒", "退款");
    }
    if (year, month) >= (2026, 1) {
        alipay.add(Day::new(year, month, 28), -132_000, "示例小额贷款公司", "贷款还款", "信用借还");
    }
}

/// What a month leaves above a cushion goes to the owner's card; what it lacks comes from there.
fn settle(account: &mut Account) {
    account.rows.sort_by_key(|row| (row.day, row.time));
    let mut balance = account.opening;
    for (year, month) in months((2025, 11), (2026, 10)) {
        let index = Day::new(year, month, 1).month_index();
        let mut least = balance;
        let mut end = balance;
        for row in account.rows.iter().filter(|row| row.day.month_index() == index) {
            end += row.fen;
            least = least.min(end);
        }
        if least < 20_000 {
            let lacking = (20_000 - least + 49_999) / 50_000 * 50_000;
            account.add(Day::new(year, month, 1), lacking, "示例银行", "充值", "零钱充值");
            end += lacking;
        }
        let spare = (end - 780_000) / 10_000 * 10_000;
        if spare >= 50_000 {
            account.add(Day::new(year, month, 31), -spare, "示例银行", "提现", "零钱提现");
            // After the day's last sale.
            account.rows.last_mut().expect("just added").time = 22 * 3600;
            end -= spare;
        }
        balance = end;
    }
}

fn count(rows: &[(Row, i64)], pick: impl Fn(&Row) -> bool) -> (usize, i64) {
    let picked: Vec<i64> = rows.iter().filter(|(row, _)| pick(row)).map(|(row, _)| row.fen.abs()).collect();
    (picked.len(), picked.iter().sum())
}

/// Between the wallet and the owner's card.
fn moved(row: &Row) -> bool {
    row.party == "示例银行"
}

/// The bill as WeChat writes it since March 2026: the heading one line further down.
fn wechat_bill(rows: &[(Row, i64)]) -> String {
    let (inn, received) = count(rows, |row| row.fen > 0 && !moved(row));
    let (out, paid) = count(rows, |row| row.fen < 0 && !moved(row));
    let (neutral, sum) = count(rows, moved);
    let comma = ",".repeat(10);
    let mut text = String::from("\u{feff}");
    for line in [
        "微信支付账单明细".to_owned(),
        "微信昵称：[巷口面馆]".to_owned(),
        "起始时间：[2025-11-01 00:00:00] 终止时间：[2026-10-31 23:59:59]".to_owned(),
        "导出类型：[全部]".to_owned(),
        "导出时间：[2026-11-03 21:14:52]".to_owned(),
        String::new(),
        format!("共{}笔记录", rows.len()),
        format!("收入：{inn}笔 {}元", plain(received)),
        format!("支出：{out}笔 {}元", plain(paid)),
        format!("中性交易：{neutral}笔 {}元", plain(sum)),
        "注：".to_owned(),
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易".to_owned(),
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录".to_owned(),
        "3. 本明细仅供个人对账使用".to_owned(),
        "4. 明细金额以实际到账为准".to_owned(),
        String::new(),
        "----------------------微信支付账单明细列表--------------------".to_owned(),
    ] {
        text += &format!("{line}{comma}\r\n");
    }
    text += "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\r\n";
    let mut chance = Chance::seed(7);
    for (row, _) in rows.iter().rev() {
        let (way, status, means) = match row.fen {
            0.. if moved(row) => ("/", "充值完成", "示例银行储蓄卡(0001)"),
            _ if moved(row) => ("/", "提现已到账", "示例银行储蓄卡(0001)"),
            0.. => ("收入", "已存入零钱", "/"),
            _ if row.kind == "转账" => ("支出", "对方已收钱", "零钱"),
            _ => ("支出", "支付成功", "零钱"),
        };
        let id = format!("42000{}{:09}", row.day.compact(), chance.between(0, 999_999_999));
        text += &format!(
            "{} {},{},{},{},{way},¥{},{means},{status},{id}\t,/,/\r\n",
            row.day.dashed(),
            clock(row.time),
            row.kind,
            row.party,
            row.text,
            plain(row.fen.abs()),
        );
    }
    text
}

/// The bill as Alipay's app writes it: GB18030, padded cells, ids ended by a tab.
fn alipay_bill(rows: &[(Row, i64)]) -> String {
    let neutral = |row: &Row| moved(row) || row.kind == "退款";
    let (inn, received) = count(rows, |row| row.fen > 0 && !neutral(row));
    let (out, paid) = count(rows, |row| row.fen < 0 && !neutral(row));
    let (apart, sum) = count(rows, neutral);
    let line = "-".repeat(84);
    let mut text = format!(
        "{line}\r\n导出信息：\r\n姓名：李示例\r\n支付宝账户：owner@example.com\r\n\
         起始时间：[2025-11-01 00:00:00]    终止时间：[2026-10-31 23:59:59]\r\n导出交易类型：[全部]\r\n\
         导出时间：[2026-11-03 21:22:10]\r\n共{}笔记录\r\n收入：{inn}笔 {}元\r\n支出：{out}笔 {}元\r\n\
         不计收支：{apart}笔 {}元\r\n\r\n特别提示：\r\n",
        rows.len(),
        plain(received),
        plain(paid),
        plain(sum)
    );
    for (number, note) in [
        "本回单内容可表明支付宝受理了相应支付交易申请，以实际交易情况为准；",
        "请勿将本回单作为收款方发货的凭据使用；",
        "快捷支付等非余额支付方式可能同步产生银行交易，请勿使用本回单进行重复记账；",
        "本回单如经任何涂改、编造，均立即失去效力；",
        "充值提现、账户转存或者个人设置收支等记为不计收支类；",
        "因统计逻辑不同，明细金额直接累加后，可能会和上方统计金额不一致；",
        "禁止将本回单用于非法用途；",
        "本明细仅展示当前账单中的交易，不包括已删除的记录；",
        "本明细仅供个人对账使用。",
    ]
    .iter()
    .enumerate()
    {
        text += &format!("{}.{note}\r\n", number + 1);
    }
    text += "\r\n------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------\r\n";
    text +=
        "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\r\n";
    let mut chance = Chance::seed(8);
    for (row, _) in rows.iter().rev() {
        let (kind, way, status) = match row.fen {
            0.. if moved(row) => ("其他", "不计收支", "充值成功"),
            _ if moved(row) => ("其他", "不计收支", "提现成功"),
            _ if row.kind == "退款" => ("退款", "不计收支", "退款成功"),
            0.. => ("收入", "收入", "交易成功"),
            _ => (row.kind.as_str(), "支出", "交易成功"),
        };
        let id = format!("{}220014{:010}", row.day.compact(), chance.between(0, 9_999_999_999));
        text += &format!(
            "{} {},{kind},{:<10},/,{:<12},{way},{:<10},余额,{status},{id}\t,\t,,\r\n",
            row.day.dashed(),
            clock(row.time),
            row.party,
            row.text,
            plain(row.fen.abs()),
        );
    }
    text
}

fn answers() -> Answers {
    let mut answers = Answers::default();
    answers.all(ANSWERS);
    // Takings of 2025 as the owner remembers them; there are no accounts beyond that.
    answers.set("pl.revenue@2025", &grouped(66_500_000));
    answers.dont_know(&["pl.net_profit@2025", "pl.cost_of_sales@2025", "bs.total_assets@2025"]);
    answers
}

const ANSWERS: &[(&str, &str)] = &[
    ("profile.jurisdiction", "CN"),
    ("profile.firm_name", "巷口示例面馆"),
    ("profile.legal_form", "individual_business"),
    ("profile.industry", "62"),
    ("profile.founded", "2024-12"),
    ("profile.staff", "3"),
    ("profile.premises", "rented"),
    ("profile.lease_months", "7"),
    ("profile.licences", "valid"),
    ("profile.separate_account", "mixed"),
    ("profile.owner_name", "李示例"),
    ("profile.owner_age", "38"),
    ("profile.owner_share", "100"),
    ("profile.owner_since", "2024-12"),
    ("profile.owner_trade_years", "6"),
    ("profile.runs_without_owner", "no"),
    ("tax.grade", "none"),
    ("tax.vat_kind", "small_scale"),
    ("tax.paid_12m", "1800"),
    ("tax.arrears", "0"),
    ("tax.zero_months_12m", "8"),
    ("inv.sales_12m", "21000"),
    ("inv.months_active_12m", "3"),
    ("inv.max_gap_days", "118"),
    ("inv.void_share", "0"),
    ("legal.dishonest_list", "no"),
    ("legal.owner_dishonest_list", "no"),
    ("legal.enforced_list", "no"),
    ("legal.abnormal_list", "no"),
    ("legal.serious_violation_list", "no"),
    ("legal.litigation_amount", "0"),
    ("legal.penalties_24m", "0"),
    ("debts.any", "yes"),
    ("debt.lender@1", "internet_bank"),
    ("debt.balance@1", "13200"),
    ("debt.rate@1", "14.4"),
    ("debt.form@1", "instalments"),
    ("debt.payment@1", "2750"),
    ("debt.months_left@1", "5"),
    ("debt.security@1", "none"),
    ("debt.lender@2", "microcredit"),
    ("debt.balance@2", "9800"),
    ("debt.rate@2", "21.6"),
    ("debt.form@2", "instalments"),
    ("debt.payment@2", "1320"),
    ("debt.months_left@2", "8"),
    ("debt.security@2", "none"),
    ("guarantee.any", "no"),
    ("credit.firm_record", "no"),
    ("credit.firm_queries_3m", "0"),
    ("credit.owner_record", "yes"),
    ("credit.owner_overdue", "0"),
    ("credit.owner_overdue_count_24m", "2"),
    ("credit.owner_overdue_run_24m", "1"),
    ("credit.owner_late_30", "0"),
    ("credit.owner_late_60", "0"),
    ("credit.owner_late_90", "0"),
    ("credit.owner_queries_3m", "9"),
    ("credit.owner_unsecured_lenders", "3"),
    ("credit.owner_card_limit", "40000"),
    ("credit.owner_card_used", "36800"),
    ("credit.owner_payments_month", "4070"),
    ("trade.credit_sales_share", "0"),
    ("trade.consumer_share", "100"),
    ("trade.platform_sales_12m", "620000"),
    ("trade.platform_months", "22"),
    ("trade.payables_overdue_share", "0"),
    ("stock.raw", "6000"),
    ("stock.wip", "0"),
    ("stock.finished", "0"),
    ("stock.age_91_180", "0"),
    ("stock.age_over_180", "0"),
    ("stock.pledged", "0"),
    ("stock.perishable", "yes"),
    ("need.amount", "150000"),
    ("need.purpose", "fit_out"),
    ("need.months", "24"),
    ("need.by_days", "20"),
    ("need.own_funds", "10000"),
    ("need.max_monthly_payment", "4000"),
    ("need.dilution_ok", "no"),
    ("security.property_kind", "none"),
    ("security.equipment_value", "35000"),
    ("security.orders", "0"),
    ("security.guarantor", "family"),
    ("crowd.consumer_product", "yes"),
    ("crowd.audience", "260"),
    ("crowd.product_stage", "idea"),
];

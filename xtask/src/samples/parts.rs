//! A maker of machine parts: two large customers, one of them 46 % of sales, who pay later and later.

use super::accounts::{Year, enter};
use super::base::{Account, Answers, Day, Firm, clock, months, plain};

const FIRM: &str = "示范精密零部件有限公司";
const OWNER: &str = "陈示范";

/// Customers, their weight in sales and what they are.
const CUSTOMERS: [(&str, i64, &str); 6] = [
    ("样板汽车股份有限公司", 46, "listed"),
    ("模范电器集团有限公司", 23, "large_private"),
    ("范例农机制造有限公司", 12, "small"),
    ("样例水泵有限公司", 8, "small"),
    ("模本阀门厂", 7, "small"),
    ("例本机电有限公司", 4, "small"),
];

const SUPPLIERS: [(&str, i64); 5] = [
    ("样板特钢有限公司", 46),
    ("模范铝业有限公司", 22),
    ("范例表面处理厂", 14),
    ("样例刀具有限公司", 10),
    ("模本包装材料有限公司", 8),
];

/// Receipts of each month from May 2025 in thousand yuan: the large customers slow down in the summer of 2026.
const RECEIPTS: [i64; 18] =
    [1540, 1580, 1560, 1590, 1620, 1600, 1640, 1820, 1980, 900, 1560, 1590, 1570, 1540, 1460, 1380, 1310, 1290];

/// The files and answers.
pub fn firm() -> Firm {
    let mut account = Account::new(98_000_000, 20_250_503);
    for ((year, month), thousands) in months((2025, 5), (2026, 10)).zip(RECEIPTS) {
        receipts(&mut account, year, month, thousands * 100_000);
        purchases(&mut account, year, month, thousands * 100_000);
        costs(&mut account, year, month);
        finance(&mut account, year, month);
    }
    let bytes = statement(&mut account).into_bytes();
    let answers = answers(&mut account);
    Firm {
        name: "parts-maker",
        statements: vec![("样板银行_交易明细_20250501_20261031.csv".to_owned(), bytes)],
        answers,
    }
}

fn receipts(account: &mut Account, year: i64, month: i64, fen: i64) {
    for (place, (name, weight, _)) in CUSTOMERS.iter().enumerate() {
        // The car maker pays the bills of the month in one run, the others on their own days.
        let day = if place == 0 { 25 } else { account.chance.between(3, 28) };
        let paid = account.chance.around(fen * weight / 100, if place == 0 { 2 } else { 7 }, true);
        account.add(Day::new(year, month, day).working(), paid, name, "货款", "转账存入");
    }
}

fn purchases(account: &mut Account, year: i64, month: i64, fen: i64) {
    // Material, surface treatment and tools do not fall with the receipts: production runs on, and steel gets dearer.
    let dearer = if (year, month) < (2026, 3) { 0 } else { 11_200_000 };
    let spent = 104_500_000 + dearer + (fen - 155_000_000) * 3 / 10;
    for (name, weight) in SUPPLIERS {
        let day = Day::new(year, month, account.chance.between(5, 27)).working();
        let paid = account.chance.around(spent * weight / 100, 6, true);
        account.add(day, -paid, name, "材料款", "转账支取");
    }
}

fn costs(account: &mut Account, year: i64, month: i64) {
    let wages = account.chance.around(22_600_000, 2, true);
    account.add(Day::new(year, month, 12).working(), -wages, "", "代发工资", "批量代发");
    let social = account.chance.around(4_350_000, 1, true);
    account.add(Day::new(year, month, 16).working(), -social, "国家税务总局样板市税务局", "社保费", "实时扣缴");
    let tax = account.chance.around(4_650_000, 6, true);
    account.add(Day::new(year, month, 15).working(), -tax, "国家税务总局样板市税务局", "增值税及附加税", "实时扣缴");
    if matches!(month, 1 | 4 | 7 | 10) {
        account.add(
            Day::new(year, month, 15).working(),
            -1_420_000,
            "国家税务总局样板市税务局",
            "企业所得税",
            "实时扣缴",
        );
        account.add(
            Day::new(year, month, 6).working(),
            -13_500_000,
            "样板工业园物业管理有限公司",
            "厂房租金",
            "转账支取",
        );
    }
    let power = account.chance.around(3_850_000, 9, true);
    account.add(Day::new(year, month, 20).working(), -power, "样板市供电公司", "电费", "代扣");
    let freight = account.chance.around(2_100_000, 9, true);
    account.add(Day::new(year, month, 26).working(), -freight, "示例货运有限公司", "运费", "转账支取");
    account.add(Day::new(year, month, 28), -8_000, "", "账户服务费", "手续费");
}

fn finance(account: &mut Account, year: i64, month: i64) {
    // 2,000,000 yuan at 4.35 %: 7,250 yuan a month; a leased machining centre: 32,000 yuan a month.
    account.add(Day::new(year, month, 21), -725_000, "样板银行工业园支行", "贷款利息", "扣息");
    account.add(Day::new(year, month, 10), -3_200_000, "范例融资租赁有限公司", "融资租赁租金", "代扣");
    if month % 3 == 0 {
        let interest = account.chance.around(24_000, 30, true);
        account.add(Day::new(year, month, 21), interest, "", "结息", "结息");
    }
    match (year, month) {
        (2026, 4) => {
            account.add(Day::new(2026, 4, 7), 130_000_000, OWNER, "股东借款", "转账存入");
            account.add(Day::new(2026, 4, 9), -200_000_000, "样板银行工业园支行", "归还贷款本金", "贷款回收");
            account.add(Day::new(2026, 4, 14), 200_000_000, "样板银行工业园支行", "贷款发放", "贷款发放");
            account.add(Day::new(2026, 4, 28), -130_000_000, OWNER, "归还股东借款", "转账支取");
        }
        (2026, 8) => account.add(Day::new(2026, 8, 18), 30_000_000, OWNER, "股东借款", "转账存入"),
        _ => {}
    }
}

/// Another bank's layout: newest first, one signed amount, dates and times as bare digits.
fn statement(account: &mut Account) -> String {
    let mut text = format!(
        "账户交易明细\n户名:{FIRM},账号:00009876543200002,币种:人民币\n\
         交易日期,交易时间,交易摘要,交易金额,本次余额,对手户名,日志号,交易渠道,交易附言\n"
    );
    let rows = account.rolled();
    for (number, (row, balance)) in rows.iter().enumerate().rev() {
        text += &format!(
            "{},{},{},{}{},{},{},{:09},企业网银,{}\n",
            row.day.compact(),
            clock(row.time).replace(':', ""),
            row.kind,
            if row.fen > 0 { "+" } else { "" },
            plain(row.fen),
            plain(*balance),
            if row.party.is_empty() { "--" } else { &row.party },
            310_000_017 + number * 13,
            row.text
        );
    }
    text
}

fn answers(account: &mut Account) -> Answers {
    let year = |index: i64| index > 2025 * 12 + 9;
    let receipts = account.sum(year, |row| row.text == "货款");
    let taxes = account.sum(year, |row| row.text.contains("税"));
    let cash = account.rolled().into_iter().rev().find(|(row, _)| row.day <= Day::new(2025, 12, 31)).expect("lines").1;
    let mut answers = Answers::default();
    answers.all(PROFILE);
    answers.all(RECORD);
    answers.all(TRADE);
    for (row, (name, _, class)) in (1..=5).zip(CUSTOMERS) {
        let share = account.sum(year, |line| line.party == name) * 1000 / receipts;
        answers.set(&format!("customer.name@{row}"), name);
        answers.set(&format!("customer.share@{row}"), &format!("{}.{}", share / 10, share % 10));
        answers.set(&format!("customer.class@{row}"), class);
    }
    for (row, (name, weight)) in (1..=5).zip(SUPPLIERS) {
        answers.set(&format!("supplier.name@{row}"), name);
        answers.set(&format!("supplier.share@{row}"), &weight.to_string());
    }
    answers.money("tax.paid_12m", -taxes / 10_000 * 10_000);
    answers.set("inv.sales_12m", "18620000");
    enter(&mut answers, &years(cash), 3_310_000, 610_000, 3_000_000);
    answers
}

fn years(cash_2025: i64) -> [Year; 3] {
    let year = Year {
        year: 2023,
        revenue: 15_600_000,
        cost: 12_440_000,
        operating: 2_260_000,
        interest: 182_000,
        other: 10_000,
        tax_percent: 5,
        depreciation: 470_000,
        capex: 430_000,
        dividends: 200_000,
        cash_fen: 71_842_066,
        receivables: 4_450_000,
        prepayments: 180_000,
        inventory: 2_280_000,
        other_current: 110_000,
        short_debt: 2_000_000,
        advances: 60_000,
        other_owed: 360_000,
        long_debt: 1_460_000,
    };
    [
        Year { ..year },
        Year {
            year: 2024,
            revenue: 16_900_000,
            cost: 13_460_000,
            operating: 2_370_000,
            interest: 176_000,
            other: 15_000,
            depreciation: 500_000,
            capex: 560_000,
            cash_fen: 69_315_540,
            receivables: 5_120_000,
            prepayments: 195_000,
            inventory: 2_460_000,
            other_current: 115_000,
            advances: 70_000,
            other_owed: 390_000,
            long_debt: 1_190_000,
            ..year
        },
        Year {
            year: 2025,
            revenue: 18_400_000,
            cost: 14_650_000,
            operating: 2_480_000,
            interest: 168_000,
            other: 20_000,
            depreciation: 520_000,
            capex: 600_000,
            dividends: 0,
            cash_fen: cash_2025,
            receivables: 5_900_000,
            prepayments: 210_000,
            inventory: 2_650_000,
            other_current: 120_000,
            advances: 80_000,
            other_owed: 420_000,
            long_debt: 900_000,
            ..year
        },
    ]
}

const PROFILE: &[(&str, &str)] = &[
    ("profile.jurisdiction", "CN"),
    ("profile.firm_name", FIRM),
    ("profile.legal_form", "company"),
    ("profile.industry", "C"),
    ("profile.founded", "2014-09"),
    ("profile.staff", "38"),
    ("profile.premises", "rented"),
    ("profile.lease_months", "31"),
    ("profile.licences", "valid"),
    ("profile.separate_account", "all"),
    ("profile.owner_name", OWNER),
    ("profile.owner_age", "51"),
    ("profile.owner_share", "82"),
    ("profile.owner_since", "2014-09"),
    ("profile.owner_trade_years", "24"),
    ("profile.runs_without_owner", "yes"),
    ("tax.grade", "B"),
    ("tax.vat_kind", "general"),
    ("tax.arrears", "0"),
    ("tax.zero_months_12m", "0"),
    ("inv.months_active_12m", "12"),
    ("inv.max_gap_days", "12"),
    ("inv.void_share", "2.1"),
];

const RECORD: &[(&str, &str)] = &[
    ("legal.dishonest_list", "no"),
    ("legal.owner_dishonest_list", "no"),
    ("legal.enforced_list", "no"),
    ("legal.abnormal_list", "no"),
    ("legal.serious_violation_list", "no"),
    ("legal.litigation_amount", "0"),
    ("legal.penalties_24m", "0"),
    ("debts.any", "yes"),
    ("debt.lender@1", "bank"),
    ("debt.balance@1", "2000000"),
    ("debt.rate@1", "4.35"),
    ("debt.form@1", "interest_only"),
    ("debt.payment@1", "7250"),
    ("debt.months_left@1", "6"),
    ("debt.security@1", "guarantor"),
    ("debt.lender@2", "leasing"),
    ("debt.balance@2", "640000"),
    ("debt.rate@2", "7.8"),
    ("debt.form@2", "instalments"),
    ("debt.payment@2", "32000"),
    ("debt.months_left@2", "22"),
    ("debt.security@2", "equipment"),
    ("guarantee.any", "yes"),
    ("guarantee.amount", "500000"),
    ("guarantee.debtor_late", "no"),
    ("credit.firm_record", "yes"),
    ("credit.firm_overdue", "0"),
    ("credit.firm_overdue_count_24m", "0"),
    ("credit.firm_overdue_run_24m", "0"),
    ("credit.firm_loan_class", "normal"),
    ("credit.firm_queries_3m", "3"),
    ("credit.firm_unsecured_lenders", "0"),
    ("credit.owner_record", "yes"),
    ("credit.owner_overdue", "0"),
    ("credit.owner_overdue_count_24m", "1"),
    ("credit.owner_overdue_run_24m", "1"),
    ("credit.owner_late_30", "0"),
    ("credit.owner_late_60", "0"),
    ("credit.owner_late_90", "0"),
    ("credit.owner_queries_3m", "2"),
    ("credit.owner_unsecured_lenders", "0"),
    ("credit.owner_card_limit", "150000"),
    ("credit.owner_card_used", "92000"),
    ("credit.owner_payments_month", "11200"),
];

const TRADE: &[(&str, &str)] = &[
    ("trade.customers", "14"),
    ("trade.credit_sales_share", "96"),
    ("trade.consumer_share", "0"),
    ("trade.payables_overdue_share", "18"),
    ("customer.terms_days@1", "90"),
    ("customer.terms_days@2", "90"),
    ("customer.terms_days@3", "60"),
    ("customer.terms_days@4", "60"),
    ("customer.terms_days@5", "30"),
    ("customer.overdue_share@1", "44"),
    ("customer.overdue_share@2", "38"),
    ("customer.overdue_share@3", "25"),
    ("customer.overdue_share@4", "30"),
    ("customer.overdue_share@5", "10"),
    ("customer.years@1", "7"),
    ("customer.years@2", "5"),
    ("customer.years@3", "9"),
    ("customer.years@4", "6"),
    ("customer.years@5", "8"),
    ("supplier.terms_days@1", "30"),
    ("supplier.terms_days@2", "30"),
    ("supplier.terms_days@3", "60"),
    ("supplier.terms_days@4", "30"),
    ("supplier.terms_days@5", "30"),
    ("ageing.date", "2026-10-31"),
    // 8,200,000 in all, of which 7,600,000 overdue at most 90 days.
    ("ar.not_due", "4620000"),
    ("ar.overdue_1_30", "1480000"),
    ("ar.overdue_31_60", "960000"),
    ("ar.overdue_61_90", "540000"),
    ("ar.overdue_91_180", "450000"),
    ("ar.overdue_over_180", "150000"),
    ("ar.from_public", "0"),
    ("ar.from_listed", "3820000"),
    ("ar.from_large", "1950000"),
    ("ar.largest", "4060000"),
    ("ar.disputed", "120000"),
    ("ar.related", "0"),
    ("ar.pledged", "0"),
    ("ar.days_to_due", "47"),
    ("ar.documented_share", "100"),
    ("ar.debtor_will_confirm", "yes"),
    ("ar.assignable", "yes"),
    ("stock.raw", "1120000"),
    ("stock.wip", "640000"),
    ("stock.finished", "980000"),
    ("stock.age_91_180", "310000"),
    ("stock.age_over_180", "140000"),
    ("stock.pledged", "0"),
    ("stock.perishable", "no"),
    ("need.amount", "3000000"),
    ("need.purpose", "wages_rent"),
    ("need.months", "6"),
    ("need.by_days", "25"),
    ("need.own_funds", "200000"),
    ("need.max_monthly_payment", "60000"),
    ("need.dilution_ok", "no"),
    ("security.property_kind", "none"),
    ("security.equipment_value", "2100000"),
    ("security.orders", "2600000"),
    ("security.guarantor", "owner"),
    ("crowd.consumer_product", "no"),
];

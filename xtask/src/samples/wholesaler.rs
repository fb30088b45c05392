//! A wholesaler of rice, oil and condiments: eighteen months in one bank file, a season before the Spring Festival.

use super::accounts::{Year, enter};
use super::base::{Account, Answers, Day, Firm, clock, gb18030, grouped, months};

const FIRM: &str = "示范粮油商贸有限公司";
const OWNER: &str = "王示范";

/// Customers and their weight in sales; the first buys most.
const CUSTOMERS: [(&str, i64); 10] = [
    ("样板连锁超市有限公司", 17),
    ("模范餐饮管理有限公司", 14),
    ("样例生鲜市场有限公司", 12),
    ("示例社区便利店", 11),
    ("样板大酒店有限公司", 10),
    ("范例学校食堂", 9),
    ("样板镇百货商行", 8),
    ("例记粮油店", 7),
    ("张样例", 6),
    ("模本食品厂", 6),
];

const SUPPLIERS: [(&str, i64); 5] = [
    ("样板米业有限公司", 34),
    ("模范油脂有限公司", 28),
    ("范例调味食品厂", 18),
    ("样例面粉有限公司", 12),
    ("模本包装制品有限公司", 8),
];

/// Sales of each month of the year, in thousandths of a mean month.
const SEASON: [i64; 12] = [1420, 720, 880, 920, 950, 980, 900, 930, 1120, 1000, 960, 1220];

/// The files and answers.
pub fn firm() -> Firm {
    let mut account = Account::new(52_000_000, 20_250_501);
    for (year, month) in months((2025, 5), (2026, 10)) {
        trade(&mut account, year, month);
        running_costs(&mut account, year, month);
        finance(&mut account, year, month);
    }
    let bytes = gb18030(&statement(&mut account));
    let answers = answers(&mut account);
    Firm {
        name: "wholesaler", statements: vec![("示例银行-账户明细-202505-202610.csv".to_owned(), bytes)], answers
    }
}

fn trade(account: &mut Account, year: i64, month: i64) {
    let season = SEASON[usize::try_from(month - 1).expect("month")];
    // Money from customers: 895,000 yuan in a mean month, 3 % more from one year to the next.
    let level = if (year, month) < (2025, 11) { 86_900_000 } else { 89_500_000 };
    let sales = level * season / 1000;
    for (place, (name, weight)) in CUSTOMERS.iter().enumerate() {
        let share = sales * weight / 100;
        let parts = if place < 3 { 2 } else { 1 };
        for part in 0..parts {
            let day = Day::new(year, month, account.chance.between(2 + part * 14, 14 + part * 13)).working();
            let fen = account.chance.around(share / parts, 9, true);
            let text = if place == 8 { "货款" } else { "支付货款" };
            account.add(day, fen, name, text, "转账");
        }
    }
    // Stock is bought a month ahead of the season.
    let next = SEASON[usize::try_from(month % 12).expect("month")];
    let bought = level * (season + next) / 2000 * 843 / 1000;
    for (name, weight) in SUPPLIERS {
        let day = Day::new(year, month, account.chance.between(8, 27)).working();
        let fen = account.chance.around(bought * weight / 100, 6, true);
        account.add(day, -fen, name, "采购货款", "转账");
    }
    if month == 6 || month == 11 {
        let fen = account.chance.around(860_000, 10, true);
        account.add(Day::new(year, month, 22).working(), -fen, CUSTOMERS[4].0, "退货款", "转账");
    }
}

fn running_costs(account: &mut Account, year: i64, month: i64) {
    let wages = account.chance.around(4_260_000, 3, true);
    account.add(Day::new(year, month, 10).working(), -wages, "", "代发工资", "批量代发");
    let social = account.chance.around(912_000, 1, true);
    account.add(Day::new(year, month, 15).working(), -social, "国家税务总局样板市税务局", "社会保险费", "实时扣款");
    let tax = account.chance.around(780_000, 8, true);
    account.add(Day::new(year, month, 14).working(), -tax, "国家税务总局样板市税务局", "增值税及附加", "实时缴税");
    if matches!(month, 1 | 4 | 7 | 10) {
        let income = account.chance.around(560_000, 6, true);
        account.add(Day::new(year, month, 14).working(), -income, "国家税务总局样板市税务局", "企业所得税", "实时缴税");
        account.add(Day::new(year, month, 5).working(), -3_900_000, "样板市场物业管理有限公司", "仓库租金", "转账");
    }
    let power = account.chance.around(236_000, 20, true);
    account.add(Day::new(year, month, 18).working(), -power, "样板市供电公司", "电费", "代扣");
    let freight = account.chance.around(1_580_000, 12, true);
    account.add(Day::new(year, month, 25).working(), -freight, "示例物流有限公司", "运费", "转账");
    account.add(Day::new(year, month, 28).working(), -2_500, "", "账户管理费", "收费");
}

fn finance(account: &mut Account, year: i64, month: i64) {
    let bank = "示例银行样板支行";
    // 500,000 yuan at 4.2 % a year: 1,750 yuan a month.
    account.add(Day::new(year, month, 21), -175_000, bank, "贷款利息", "扣息");
    if month % 3 == 0 {
        let interest = account.chance.around(26_000, 30, true);
        account.add(Day::new(year, month, 20), interest, "", "结息", "结息");
    }
    match (year, month) {
        // The line is paid back and drawn again; the owner bridges the gap.
        (2026, 3) => {
            account.add(Day::new(2026, 3, 9), 20_000_000, OWNER, "股东借款", "转账");
            account.add(Day::new(2026, 3, 11), -50_000_000, bank, "归还贷款本金", "贷款归还");
            account.add(Day::new(2026, 3, 13), 50_000_000, bank, "贷款发放", "贷款发放");
            account.add(Day::new(2026, 3, 17), -20_000_000, OWNER, "归还股东借款", "转账");
        }
        (2025, 9) | (2026, 9) => account.add(Day::new(year, 9, 23), -6_000_000, OWNER, "分红", "转账"),
        (2025, 6) | (2026, 4) => account.add(Day::new(year, month, 16), -6_000_000, OWNER, "分红", "转账"),
        (2025, 10) => account.add(Day::new(2025, 10, 20), -5_000_000, FIRM, "内部划转至一般户", "转账"),
        (2026, 5) => account.add(Day::new(2026, 5, 20), -5_000_000, FIRM, "内部划转至一般户", "转账"),
        (2026, 6) => account.add(Day::new(2026, 6, 24), -8_600_000, "样例汽车销售有限公司", "购配送车款", "转账"),
        _ => {}
    }
}

/// The bank's layout: a preamble, money out and in as 借方 and 贷方, totals at the foot.
fn statement(account: &mut Account) -> String {
    let opening = account.opening;
    let rows = account.rolled();
    let mut text = format!(
        "示例银行企业网上银行 账户交易明细\r\n账号：,00001234567800001,户名：,{FIRM}\r\n币种：,人民币,期初余额：,\"{}\"\r\n\
         起止日期：,2025-05-01至2026-10-31,打印时间：,2026-11-02 09:31:07\r\n\r\n\
         交易日期,交易时间,凭证号,借方发生额（支出）,贷方发生额（收入）,账户余额,对方户名,摘要,用途\r\n",
        grouped(opening)
    );
    let (mut out, mut paid, mut inn, mut received) = (0, 0, 0, 0);
    for (number, (row, balance)) in rows.iter().enumerate() {
        let (debit, credit) =
            if row.fen < 0 { (grouped(-row.fen), String::new()) } else { (String::new(), grouped(row.fen)) };
        if row.fen < 0 {
            (out, paid) = (out + 1, paid - row.fen);
        } else {
            (inn, received) = (inn + 1, received + row.fen);
        }
        let quote = |cell: String| if cell.contains(',') { format!("\"{cell}\"") } else { cell };
        text += &format!(
            "{},{},{:08},{},{},{},{},{},{}\r\n",
            row.day.dashed(),
            clock(row.time),
            26_000_001 + number * 7,
            quote(debit),
            quote(credit),
            quote(grouped(*balance)),
            row.party,
            row.text,
            row.kind
        );
    }
    text + &format!(
        "合计,,,\"{}\",\"{}\",,,借方{out}笔,贷方{inn}笔\r\n期末余额：,\"{}\"\r\n",
        grouped(paid),
        grouped(received),
        grouped(rows.last().map_or(opening, |(_, balance)| *balance))
    )
}

fn answers(account: &mut Account) -> Answers {
    let year = |index: i64| index > 2025 * 12 + 9;
    let receipts = account.sum(year, |row| CUSTOMERS.iter().any(|(name, _)| *name == row.party));
    let taxes = account.sum(year, |row| row.kind == "实时缴税");
    let closing = |account: &mut Account, last: Day| {
        account.rolled().into_iter().rev().find(|(row, _)| row.day <= last).expect("lines").1
    };
    let mut answers = Answers::default();
    answers.all(PROFILE);
    answers.all(RECORD);
    answers.all(TRADE);
    for (row, (name, _)) in (1..=5).zip(CUSTOMERS) {
        let share = account.sum(year, |line| line.party == name) * 1000 / receipts;
        answers.set(&format!("customer.name@{row}"), name);
        answers.set(&format!("customer.share@{row}"), &format!("{}.{}", share / 10, share % 10));
    }
    for (row, (name, weight)) in (1..=5).zip(SUPPLIERS) {
        answers.set(&format!("supplier.name@{row}"), name);
        answers.set(&format!("supplier.share@{row}"), &weight.to_string());
    }
    answers.money("tax.paid_12m", -taxes / 10_000 * 10_000);
    // Invoices without 9 % value-added tax.
    answers.money("inv.sales_12m", receipts * 100 / 109 / 1_000_000 * 1_000_000);
    // The second account, of which no file is imported, holds what was moved there.
    let cash = closing(account, Day::new(2025, 12, 31)) + 5_000_000 + 318_640;
    enter(&mut answers, &years(cash), 270_000, 137_000, 1_000_000);
    answers
}

fn years(cash_2025: i64) -> [Year; 3] {
    let year = Year {
        year: 2023,
        revenue: 8_900_000,
        cost: 7_600_000,
        operating: 930_000,
        interest: 26_000,
        other: 4_000,
        tax_percent: 5,
        depreciation: 55_000,
        capex: 50_000,
        dividends: 80_000,
        cash_fen: 41_286_315,
        receivables: 1_010_000,
        prepayments: 140_000,
        inventory: 1_060_000,
        other_current: 38_000,
        short_debt: 500_000,
        advances: 50_000,
        other_owed: 75_000,
        long_debt: 0,
    };
    [
        Year { ..year },
        Year {
            year: 2024,
            revenue: 9_400_000,
            cost: 8_010_000,
            operating: 975_000,
            interest: 25_000,
            other: 5_000,
            depreciation: 58_000,
            capex: 65_000,
            dividends: 100_000,
            cash_fen: 48_730_952,
            receivables: 1_090_000,
            prepayments: 150_000,
            inventory: 1_080_000,
            other_current: 40_000,
            advances: 55_000,
            other_owed: 80_000,
            ..year
        },
        Year {
            year: 2025,
            revenue: 9_860_000,
            cost: 8_380_000,
            operating: 1_020_000,
            interest: 24_000,
            other: 6_000,
            depreciation: 62_000,
            capex: 85_000,
            dividends: 120_000,
            cash_fen: cash_2025,
            receivables: 1_180_000,
            prepayments: 160_000,
            inventory: 1_150_000,
            other_current: 45_000,
            advances: 60_000,
            other_owed: 85_000,
            ..year
        },
    ]
}

const PROFILE: &[(&str, &str)] = &[
    ("profile.jurisdiction", "CN"),
    ("profile.firm_name", FIRM),
    ("profile.legal_form", "company"),
    ("profile.industry", "51"),
    ("profile.founded", "2016-04"),
    ("profile.staff", "14"),
    ("profile.premises", "rented"),
    ("profile.lease_months", "26"),
    ("profile.licences", "valid"),
    ("profile.separate_account", "all"),
    ("profile.owner_name", OWNER),
    ("profile.owner_age", "46"),
    ("profile.owner_share", "70"),
    ("profile.owner_since", "2016-04"),
    ("profile.owner_trade_years", "18"),
    ("profile.runs_without_owner", "yes"),
    ("tax.grade", "A"),
    ("tax.vat_kind", "general"),
    ("tax.arrears", "0"),
    ("tax.zero_months_12m", "0"),
    ("inv.months_active_12m", "12"),
    ("inv.max_gap_days", "9"),
    ("inv.void_share", "1.2"),
    ("legal.litigation_amount", "0"),
];

const RECORD: &[(&str, &str)] = &[
    ("legal.dishonest_list", "no"),
    ("legal.owner_dishonest_list", "no"),
    ("legal.enforced_list", "no"),
    ("legal.abnormal_list", "no"),
    ("legal.serious_violation_list", "no"),
    ("legal.penalties_24m", "0"),
    ("debts.any", "yes"),
    ("debt.lender@1", "bank"),
    ("debt.balance@1", "500000"),
    ("debt.rate@1", "4.2"),
    ("debt.form@1", "revolving"),
    ("debt.payment@1", "1750"),
    ("debt.months_left@1", "16"),
    ("debt.security@1", "guarantor"),
    ("guarantee.any", "no"),
    ("credit.firm_record", "yes"),
    ("credit.firm_overdue", "0"),
    ("credit.firm_overdue_count_24m", "0"),
    ("credit.firm_overdue_run_24m", "0"),
    ("credit.firm_loan_class", "normal"),
    ("credit.firm_queries_3m", "1"),
    ("credit.firm_unsecured_lenders", "0"),
    ("credit.owner_record", "yes"),
    ("credit.owner_overdue", "0"),
    ("credit.owner_overdue_count_24m", "0"),
    ("credit.owner_overdue_run_24m", "0"),
    ("credit.owner_late_30", "0"),
    ("credit.owner_late_60", "0"),
    ("credit.owner_late_90", "0"),
    ("credit.owner_queries_3m", "1"),
    ("credit.owner_unsecured_lenders", "0"),
    ("credit.owner_card_limit", "80000"),
    ("credit.owner_card_used", "12000"),
    ("credit.owner_payments_month", "4800"),
    ("security.property_kind", "none"),
    ("security.guarantor", "guarantee_company"),
    ("security.equipment_value", "180000"),
    ("crowd.consumer_product", "no"),
];

const TRADE: &[(&str, &str)] = &[
    ("trade.customers", "63"),
    ("trade.credit_sales_share", "55"),
    ("trade.consumer_share", "0"),
    ("trade.payables_overdue_share", "3"),
    ("customer.class@1", "large_private"),
    ("customer.class@2", "small"),
    ("customer.class@3", "small"),
    ("customer.class@4", "small"),
    ("customer.class@5", "small"),
    ("customer.terms_days@1", "45"),
    ("customer.terms_days@2", "30"),
    ("customer.terms_days@3", "30"),
    ("customer.terms_days@4", "15"),
    ("customer.terms_days@5", "30"),
    ("customer.overdue_share@1", "5"),
    ("customer.overdue_share@2", "0"),
    ("customer.overdue_share@3", "8"),
    ("customer.overdue_share@4", "0"),
    ("customer.overdue_share@5", "0"),
    ("customer.years@1", "6"),
    ("customer.years@2", "5"),
    ("customer.years@3", "8"),
    ("customer.years@4", "4"),
    ("customer.years@5", "3"),
    ("supplier.terms_days@1", "30"),
    ("supplier.terms_days@2", "30"),
    ("supplier.terms_days@3", "45"),
    ("supplier.terms_days@4", "30"),
    ("supplier.terms_days@5", "30"),
    ("ageing.date", "2026-10-31"),
    ("ar.not_due", "960000"),
    ("ar.overdue_1_30", "180000"),
    ("ar.overdue_31_60", "52000"),
    ("ar.overdue_61_90", "18000"),
    ("ar.overdue_91_180", "12000"),
    ("ar.overdue_over_180", "6000"),
    ("ar.from_public", "0"),
    ("ar.from_listed", "0"),
    ("ar.from_large", "310000"),
    ("ar.largest", "310000"),
    ("ar.disputed", "0"),
    ("ar.related", "0"),
    ("ar.pledged", "0"),
    ("ar.days_to_due", "24"),
    ("ar.documented_share", "90"),
    ("ar.debtor_will_confirm", "no"),
    ("stock.raw", "0"),
    ("stock.wip", "0"),
    ("stock.finished", "1240000"),
    ("stock.age_91_180", "60000"),
    ("stock.age_over_180", "15000"),
    ("stock.pledged", "0"),
    ("need.amount", "800000"),
    ("need.purpose", "stock"),
    ("need.months", "12"),
    ("need.by_days", "30"),
    ("need.own_funds", "300000"),
    ("need.max_monthly_payment", "30000"),
    ("need.dilution_ok", "no"),
    ("stock.perishable", "no"),
];

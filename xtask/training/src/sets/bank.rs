//! Bank statements: Czech loans with the account's transactions before the loan (Berka, PKDD'99).

use super::day_number;
use crate::Done;
use crate::data::Table;
use crate::fit::Penalty;
use crate::sample::Sample;
use crate::spec::{Corners, Spec, TermSpec};
use credit_mirror::rules::Better;
use std::collections::BTreeMap;
use std::path::Path;

/// What the model is made of.
pub fn spec() -> Spec {
    let term = |measure, name, dimension, concept, better, at| TermSpec {
        measure,
        name,
        dimension,
        concept,
        better,
        corners: Corners::At(at),
    };
    Spec {
        file: "bank",
        name: ("银行流水", "Bank statements"),
        source: "berka_loans",
        data: (
            "捷克一家银行的贷款及放款前 180 天的流水（PKDD'99），训练部分中流水可得者",
            "Loans of a Czech bank with the 180 days of account lines before them (PKDD'99); those of the training part with lines",
        ),
        period: "1993–1998",
        outcome: ("到期未还清，或仍在还款但已拖欠", "ended unpaid, or running and in arrears"),
        left_out: (
            "放款之后的流水不看。性别、年龄、地区不用。特征按常理选定，不按结果挑选：坏样本太少，挑选会过拟合。",
            "Lines after the loan are not read. Sex, age and district are never used. Measures were chosen by reason, not by result: with so few bad loans choosing would fit noise.",
        ),
        limits: (
            "客户多为个人和个体经营者；坏样本只有三十来笔，误差大；余额以每月还款额为单位。",
            "Mostly persons and sole traders; some thirty bad loans, so that the error is large; balances are measured in monthly instalments.",
        ),
        others: &[
            (
                (
                    "留存的五分之一：六特征评分卡（81 笔、5 笔坏）",
                    "Held-out fifth: scorecard of six features (81 loans, 5 bad)",
                ),
                0.833,
            ),
            (("同一数据的梯度提升，交叉验证", "Boosting on the same data, cross-validated"), 0.858),
        ],
        repeats: 20,
        draws: 50,
        penalty: Penalty { ridge: 0.6, lasso: 0.0 },
        terms: vec![
            term(
                "indicator.lowest_balance_to_instalment",
                ("最低余额对每月还款", "Lowest balance to instalment"),
                "liquidity",
                "concept.lowest_balance",
                Better::Up,
                &[0.0, 0.5, 2.0, 5.0, 10.0],
            ),
            term(
                "indicator.negative_days",
                ("余额为负的天数", "Days below zero"),
                "liquidity",
                "concept.overdraft",
                Better::Down,
                &[0.0, 1.0, 10.0],
            ),
            term(
                "indicator.instalment_to_inflow",
                ("每月还款对流入", "Instalment to inflow"),
                "repayment",
                "concept.instalment",
                Better::Down,
                &[0.1, 0.2, 0.4],
            ),
            term(
                "indicator.inflow_variation",
                ("流入波动", "Variation of inflow"),
                "stability",
                "concept.inflow_variation",
                Better::Down,
                &[0.2, 0.5, 1.1],
            ),
            term(
                "indicator.cash_buffer_days",
                ("现金缓冲天数", "Cash buffer days"),
                "liquidity",
                "concept.cash_buffer",
                Better::Up,
                &[20.0, 35.0, 60.0],
            ),
        ],
        load,
    }
}

/// Days before the loan that are read.
const WINDOW: i64 = 180;

/// A line: its day, sequence, amount (negative is out), balance after it, and whether it is a penalty.
struct Line {
    day: i64,
    number: f64,
    amount: f64,
    balance: f64,
    penalty: bool,
}

fn load(dir: &Path) -> Done<Option<Sample>> {
    let Some(loans) = Table::open(dir, "berka", "loan_")? else { return Ok(None) };
    let mut lines: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    // Raw lines are there before April 1994 for all accounts, and up to the loan for loans of 1997 and 1998.
    for prefix in ["trans_1993", "trans_1997"] {
        if let Some(table) = Table::open(dir, "berka", prefix)? {
            read_lines(&table, &mut lines);
        }
    }
    let (id, dates, payments, status) =
        (loans.text("account_id"), loans.text("date"), loans.number("payments"), loans.text("status"));
    let mut outcome = Vec::new();
    let mut measures: [Vec<f64>; 5] = Default::default();
    for loan in 0..loans.len() {
        let Some(day) = short_day(dates[loan]) else { continue };
        let covered = day <= day_number(1994, 3, 31) || day >= day_number(1997, 1, 1);
        let before = lines.get(id[loan]).map(|lines| lines.iter().filter(|line| line.day < day).collect::<Vec<_>>());
        let Some(before) = before.filter(|before| covered && !before.is_empty()) else { continue };
        outcome.push(f64::from(u8::from(matches!(status[loan], "B" | "D"))));
        for (list, figure) in measures.iter_mut().zip(features(&before, day, payments[loan])) {
            list.push(figure);
        }
    }
    if outcome.is_empty() {
        return Ok(None);
    }
    let mut sample = Sample::new(outcome);
    sample.notes.push(format!("{} of {} loans have lines before them", sample.len(), loans.len()));
    let names = [
        "indicator.lowest_balance_to_instalment",
        "indicator.negative_days",
        "indicator.instalment_to_inflow",
        "indicator.inflow_variation",
        "indicator.cash_buffer_days",
    ];
    for (name, figures) in names.into_iter().zip(measures) {
        sample.numbers(name, figures);
    }
    Ok(Some(sample))
}

fn read_lines(table: &Table, lines: &mut BTreeMap<String, Vec<Line>>) {
    let (id, dates, kinds, symbols) =
        (table.text("account_id"), table.text("date"), table.text("type"), table.text("k_symbol"));
    let (numbers, amounts, balances) = (table.number("trans_id"), table.number("amount"), table.number("balance"));
    for row in 0..table.len() {
        let Some(day) = short_day(dates[row]) else { continue };
        let credit = matches!(kinds[row], "credit" | "PRIJEM");
        lines.entry(id[row].to_owned()).or_default().push(Line {
            day,
            number: numbers[row],
            amount: if credit { amounts[row] } else { -amounts[row] },
            balance: balances[row],
            penalty: matches!(symbols[row], "sanction interest if negative balance" | "SANKC. UROK"),
        });
    }
    for lines in lines.values_mut() {
        lines.sort_by(|a, b| a.day.cmp(&b.day).then(a.number.total_cmp(&b.number)));
        // The two files overlap for some accounts.
        lines.dedup_by(|a, b| a.day == b.day && a.number.total_cmp(&b.number).is_eq());
    }
}

/// `YYMMDD` of the last century.
fn short_day(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    Some(day_number(1900 + number / 10_000, number / 100 % 100, number % 100))
}

/// The five measures of the window, as the engine defines them.
fn features(before: &[&Line], day: i64, instalment: f64) -> [f64; 5] {
    let start = before.first().map_or(day, |line| line.day).max(day - WINDOW);
    let mut balance = f64::NAN;
    let mut next = 0;
    let (mut lowest, mut sum, mut negative) = (f64::INFINITY, 0.0, 0.0);
    for today in start..day {
        while before.get(next).is_some_and(|line| line.day <= today) {
            balance = before[next].balance;
            next += 1;
        }
        lowest = lowest.min(balance);
        sum += balance;
        negative += f64::from(u8::from(balance < 0.0));
    }
    let days = (day - start) as f64;
    let window: Vec<&&Line> = before.iter().filter(|line| line.day >= start).collect();
    if window.iter().any(|line| line.penalty || line.balance < 0.0) {
        negative = f64::max(negative, 1.0);
    }
    let inflow: f64 = window.iter().map(|line| line.amount.max(0.0)).sum();
    let outflow: f64 = window.iter().map(|line| (-line.amount).max(0.0)).sum();
    let months = usize::try_from((day - start) / 30).unwrap_or(0).clamp(1, 6);
    let mut monthly = vec![0.0; months];
    for line in &window {
        let month = usize::try_from((day - line.day - 1) / 30).unwrap_or(0);
        if let Some(sum) = monthly.get_mut(month) {
            *sum += line.amount.max(0.0);
        }
    }
    let over = |a: f64, b: f64| if b > 0.0 { a / b } else { f64::NAN };
    [
        over(lowest, instalment),
        negative,
        over(instalment, inflow / days * 365.0 / 12.0),
        variation(&monthly),
        over(sum.max(0.0), outflow),
    ]
}

/// Sample standard deviation over mean.
fn variation(monthly: &[f64]) -> f64 {
    let count = monthly.len() as f64;
    let mean = monthly.iter().sum::<f64>() / count;
    if monthly.len() < 3 || mean <= 0.0 {
        return f64::NAN;
    }
    let squares: f64 = monthly.iter().map(|amount| (amount - mean) * (amount - mean)).sum();
    libm::sqrt(squares / (count - 1.0)) / mean
}

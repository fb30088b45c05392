//! The owner's credit record: persons of "Give Me Some Credit".

use crate::Done;
use crate::data::Table;
use crate::fit::Penalty;
use crate::sample::Sample;
use crate::spec::{Corners, Spec, TermSpec};
use credit_mirror::rules::Better;
use std::path::Path;

/// What the model is made of.
pub fn spec() -> Spec {
    let term = |measure, name, concept, better, at| TermSpec {
        measure,
        name,
        dimension: "credit_history",
        concept,
        better,
        corners: Corners::At(at),
    };
    Spec {
        file: "owner",
        name: ("经营者征信", "Owner's credit record"),
        source: "give_me_some_credit",
        data: (
            "“Give Me Some Credit”的个人信贷记录，训练部分",
            "Credit records of persons from Give Me Some Credit, training part",
        ),
        period: "2008–2010",
        outcome: ("两年内逾期 90 天以上", "90 days late or more within two years"),
        left_out: (
            "年龄和家属人数不用。逾期次数为 96、98 的是原数据的代码，视为缺失。没有收入时，负债收入比视为缺失。",
            "Age and number of dependents are never used. Counts of 96 and 98 are codes of the source and taken as missing, as is a debt ratio without an income.",
        ),
        limits: (
            "美国消费者，两年口径；此处当作经营者信用习惯的近似。这份数据没有查询次数，那条曲线另用 LendingClub 的贷款拟合，不在这里的检验之内。",
            "Consumers in the United States over two years; here a proxy for the habits of an owner. These data have no queries: their curve comes from LendingClub loans and is no part of this test.",
        ),
        others: &[
            (("留存的五分之一：四特征评分卡", "Held-out fifth: scorecard of four features"), 0.849),
            (("留存的五分之一：梯度提升", "Held-out fifth: boosting"), 0.866),
            (("公开竞赛第一名（未核实）", "Best of the public competition (not checked)"), 0.8696),
        ],
        repeats: 2,
        draws: 8,
        penalty: Penalty { ridge: 3.0, lasso: 0.5 },
        terms: vec![
            term(
                "indicator.card_utilisation",
                ("信用额度使用率", "Credit utilisation"),
                "concept.utilisation",
                Better::Down,
                &[0.0, 0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0, 1.1, 1.5],
            ),
            term(
                "credit.owner_late_30",
                ("逾期 30–59 天次数", "Times 30–59 days late"),
                "concept.late",
                Better::Down,
                &[0.0, 1.0, 2.0, 3.0, 5.0],
            ),
            term(
                "credit.owner_late_60",
                ("逾期 60–89 天次数", "Times 60–89 days late"),
                "concept.late",
                Better::Down,
                &[0.0, 1.0, 2.0, 3.0],
            ),
            term(
                "credit.owner_late_90",
                ("逾期 90 天以上次数", "Times 90 days late or more"),
                "concept.late",
                Better::Down,
                &[0.0, 1.0, 2.0, 3.0, 5.0],
            ),
            term(
                "owner.debt_to_income",
                ("个人负债支出占收入", "Own debt payments to income"),
                "concept.debt_to_income",
                Better::Down,
                &[0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.9, 1.5],
            ),
            term(
                "owner.credit_lines",
                ("未结清贷款和授信笔数", "Open loans and credit lines"),
                "concept.credit_lines",
                Better::Peak,
                &[0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 18.0, 25.0],
            ),
            term(
                "owner.property_loans",
                ("房产贷款笔数", "Loans on property"),
                "concept.property_loans",
                Better::Peak,
                &[0.0, 1.0, 2.0, 3.0, 5.0],
            ),
        ],
        load,
    }
}

fn load(dir: &Path) -> Done<Option<Sample>> {
    let Some(table) = Table::open(dir, "gmsc", "gmsc")? else { return Ok(None) };
    let mut sample =
        Sample::new(table.number("SeriousDlqin2yrs").iter().map(|y| f64::from(u8::from(*y > 0.5))).collect());
    let keep = |list: Vec<f64>, limit: f64| -> Vec<f64> {
        list.into_iter().map(|number| if number > limit { f64::NAN } else { number }).collect()
    };
    sample.numbers("indicator.card_utilisation", table.number("RevolvingUtilizationOfUnsecuredLines"));
    sample.numbers("credit.owner_late_30", keep(table.number("NumberOfTime30-59DaysPastDueNotWorse"), 90.0));
    sample.numbers("credit.owner_late_60", keep(table.number("NumberOfTime60-89DaysPastDueNotWorse"), 90.0));
    sample.numbers("credit.owner_late_90", keep(table.number("NumberOfTimes90DaysLate"), 90.0));
    let debt = table.number("DebtRatio").into_iter().zip(table.number("MonthlyIncome"));
    let debt = debt.map(|(ratio, income)| if income > 100.0 { ratio } else { f64::NAN }).collect();
    sample.numbers("owner.debt_to_income", debt);
    sample.numbers("owner.credit_lines", table.number("NumberOfOpenCreditLinesAndLoans"));
    sample.numbers("owner.property_loans", table.number("NumberRealEstateLoansOrLines"));
    Ok(Some(sample))
}

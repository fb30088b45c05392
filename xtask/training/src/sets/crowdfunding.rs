//! Crowdfunding: whether a project misses its goal.

use super::day_of;
use crate::Done;
use crate::data::Table;
use crate::fit::Penalty;
use crate::sample::Sample;
use crate::spec::{Corners, Spec, TermSpec};
use credit_mirror::rules::Better;
use std::path::Path;

/// What the model is made of.
pub fn spec() -> Spec {
    let term = |measure, name, concept, better, corners| TermSpec {
        measure,
        name,
        dimension: "crowdfunding",
        concept,
        better,
        corners,
    };
    Spec {
        file: "crowdfunding",
        name: ("众筹达标", "Crowdfunding"),
        source: "kickstarter_2018",
        data: (
            "Kickstarter 项目的随机样本（2009–2017），训练部分；另以十分之一权重借用 2009–2010 年的全部项目",
            "A random sample of Kickstarter projects (2009 to 2017), training part; all projects of 2009–10 help with a tenth of the weight",
        ),
        period: "2009-04–2018-01",
        outcome: ("未筹满（失败、取消或中止）", "goal not reached (failed, cancelled or suspended)"),
        left_out: (
            "已筹金额、支持人数是结果，不用。仍在进行和状态不明的项目不计。",
            "Pledges and backers are outcomes and not used. Projects still live or of unknown state are not counted.",
        ),
        limits: (
            "众筹成功率，不是违约率，不进入信用评分。成功率随年份变化（2015 年 30%，2012 年 46%）。目标金额为美元。",
            "The chance of a project, not of default; no part of a credit score. Success moves with the year (30 % in 2015, 46 % in 2012). Goals are in US dollars.",
        ),
        others: &[
            (("留存的五分之一：十五类别评分卡", "Held-out fifth: scorecard with fifteen categories"), 0.698),
            (("留存的五分之一：梯度提升", "Held-out fifth: boosting"), 0.709),
        ],
        repeats: 5,
        draws: 20,
        penalty: Penalty { ridge: 4.0, lasso: 0.0 },
        terms: vec![
            term(
                "crowd.goal_usd",
                ("目标金额（美元）", "Goal in dollars"),
                "concept.goal",
                Better::Down,
                Corners::Log(&[100.0, 500.0, 1_500.0, 4_000.0, 10_000.0, 25_000.0, 100_000.0, 1_000_000.0]),
            ),
            term(
                "crowd.days",
                ("众筹天数", "Days of the campaign"),
                "concept.days",
                Better::Down,
                Corners::At(&[7.0, 20.0, 30.0, 31.0, 45.0, 60.0]),
            ),
            term("crowd.category", ("大类", "Category"), "concept.category", Better::None, Corners::Codes(15)),
            term("crowd.subcategory", ("小类", "Subcategory"), "concept.category", Better::None, Corners::Codes(15)),
        ],
        load,
    }
}

/// What a project of 2009–10 weighs beside one of the random sample.
const OLD: f64 = 0.1;

fn load(dir: &Path) -> Done<Option<Sample>> {
    let Some(random) = Table::open(dir, "kickstarter", "ks_random")? else { return Ok(None) };
    let old = Table::open(dir, "kickstarter", "ks_2009")?;
    let known: std::collections::BTreeSet<&str> = random.text("ID").into_iter().collect();
    let mut rows: Vec<(f64, f64, f64, f64, String, String)> = Vec::new();
    for (table, weight) in [(Some(&random), 1.0), (old.as_ref(), OLD)] {
        let Some(table) = table else { continue };
        let (id, state, goal) = (table.text("ID"), table.text("state"), table.number("usd_goal_real"));
        let (launched, deadline) = (table.text("launched"), table.text("deadline"));
        // One of the files tells the days, the other the dates.
        let told = "duration(Days)";
        let days = if table.has(told) { table.number(told) } else { vec![f64::NAN; table.len()] };
        let (main, sub) = (table.text("main_category"), table.text("category"));
        for row in 0..table.len() {
            let missed = match state[row] {
                "successful" => 0.0,
                "failed" | "canceled" | "suspended" => 1.0,
                _ => continue,
            };
            if weight < 1.0 && known.contains(id[row]) {
                continue;
            }
            let span = day_of(deadline[row], [0, 1, 2]).zip(day_of(launched[row], [0, 1, 2]));
            let span = span.map_or(f64::NAN, |(last, first)| (last - first) as f64);
            let span = if days[row].is_finite() { libm::round(days[row]) } else { span };
            let span = if (1.0..=92.0).contains(&span) { span } else { f64::NAN };
            rows.push((missed, weight, goal[row], span, main[row].to_owned(), format!("{}/{}", main[row], sub[row])));
        }
    }
    let mut sample = Sample::new(rows.iter().map(|row| row.0).collect());
    sample.weight = rows.iter().map(|row| row.1).collect();
    sample.numbers("crowd.goal_usd", rows.iter().map(|row| row.2).collect());
    sample.numbers("crowd.days", rows.iter().map(|row| row.3).collect());
    sample.codes("crowd.category", rows.iter().map(|row| row.4.clone()).collect());
    sample.codes("crowd.subcategory", rows.iter().map(|row| row.5.clone()).collect());
    Ok(Some(sample))
}

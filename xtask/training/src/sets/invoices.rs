//! VAT invoices: Chinese small firms (CUMCM 2020 problem C), the last 24 months.

use super::{day_number, day_of};
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
    let term = |measure, name, dimension, concept, better, corners| TermSpec {
        measure,
        name,
        dimension,
        concept,
        better,
        corners,
    };
    Spec {
        file: "invoices",
        name: ("增值税发票", "VAT invoices"),
        source: "cumcm_2020c",
        data: (
            "123 户有信贷记录的中小微企业中的训练部分，销项发票最近 24 个月",
            "The training part of 123 Chinese small firms with a credit record; invoices issued in the last 24 months",
        ),
        period: "2018-03–2020-02",
        outcome: ("银行记录为违约", "the bank recorded a default"),
        left_out: (
            "银行自己的信誉评级不用：全部 24 家 D 级企业都已违约，显然是事后评的。",
            "The bank's own grade is not used: all 24 firms of grade D had defaulted, so that it was given afterwards.",
        ),
        limits: (
            "只有十九户违约；违约时间不明，部分发票可能在违约之后。年销售额是唯一随规模变动的项。",
            "Nineteen defaults only; their time is not known, so that some invoices may be later. Sales a year is the one term that moves with size.",
        ),
        others: &[
            (
                (
                    "留存的五分之一：六特征岭回归（30 户、8 户坏）",
                    "Held-out fifth: ridge of six features (30 firms, 8 bad)",
                ),
                0.881,
            ),
            (("留存的五分之一：随机森林", "Held-out fifth: random forest"), 0.869),
            (("只看两年前的发票（诚实性检验）", "Only invoices older than two years (a test of honesty)"), 0.827),
        ],
        repeats: 20,
        draws: 50,
        penalty: Penalty { ridge: 0.6, lasso: 0.0 },
        terms: vec![
            term(
                "inv.sales_12m",
                ("开票销售额", "Invoiced sales"),
                "stability",
                "concept.scale",
                Better::Up,
                Corners::Log(&[100_000.0, 3_000_000.0, 100_000_000.0]),
            ),
            term(
                "inv.void_share",
                ("作废和红字发票占比", "Share of void and red invoices"),
                "supply_chain",
                "concept.void_invoices",
                Better::Down,
                Corners::At(&[0.0, 0.1, 0.3]),
            ),
            term(
                "inv.idle_share",
                ("无开票月份占比", "Months without an invoice"),
                "stability",
                "concept.idle_months",
                Better::Down,
                Corners::At(&[0.0, 0.25, 0.6]),
            ),
            term(
                "inv.sales_variation",
                ("开票额波动", "Variation of invoiced sales"),
                "stability",
                "concept.sales_variation",
                Better::Down,
                Corners::At(&[0.5, 1.2, 2.5]),
            ),
            term(
                "trade.customers",
                ("客户数", "Customers"),
                "supply_chain",
                "concept.customers",
                Better::Up,
                Corners::Log(&[3.0, 30.0, 300.0]),
            ),
            term(
                "indicator.top_customer_share",
                ("最大客户占比", "Largest customer's share"),
                "supply_chain",
                "concept.top_customer",
                Better::Down,
                Corners::At(&[0.1, 0.4, 0.8]),
            ),
        ],
        load,
    }
}

/// Months read, up to February 2020 where the data end.
const MONTHS: usize = 24;

/// What is counted of one firm.
#[derive(Default)]
struct Counts {
    monthly: Vec<f64>,
    invoices: f64,
    void: f64,
    customers: BTreeMap<String, f64>,
}

fn load(dir: &Path) -> Done<Option<Sample>> {
    let Some(firms) = Table::open(dir, "cumcm2020c", "enterprises")? else { return Ok(None) };
    let Some(invoices) = Table::open(dir, "cumcm2020c", "output_invoices")? else { return Ok(None) };
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let (firm, dates, buyers, status) = (
        invoices.text("企业代号"),
        invoices.text("开票日期"),
        invoices.text("购方单位代号"),
        invoices.text("发票状态"),
    );
    let amounts = invoices.number("金额");
    let (first, end) = (day_number(2018, 3, 1), day_number(2020, 3, 1));
    for row in 0..invoices.len() {
        let Some(day) = day_of(dates[row], [0, 1, 2]) else { continue };
        if !(first..end).contains(&day) {
            continue;
        }
        let of = counts.entry(firm[row]).or_insert_with(|| Counts { monthly: vec![0.0; MONTHS], ..Counts::default() });
        of.invoices += 1.0;
        // A red invoice takes sales back, as a void one does.
        if status[row] != "有效发票" || amounts[row] < 0.0 {
            of.void += 1.0;
        }
        if status[row] == "有效发票" && amounts[row].is_finite() {
            if let Some(month) = of.monthly.get_mut(month_of(dates[row])) {
                *month += amounts[row];
            }
            if amounts[row] > 0.0 {
                *of.customers.entry(buyers[row].to_owned()).or_default() += amounts[row];
            }
        }
    }
    let outcome = firms.text("是否违约").iter().map(|text| f64::from(u8::from(*text == "是"))).collect();
    let mut sample = Sample::new(outcome);
    let features: Vec<[f64; 6]> =
        firms.text("企业代号").iter().map(|firm| counts.get(firm).map_or([f64::NAN; 6], features)).collect();
    let names = [
        "inv.sales_12m",
        "inv.void_share",
        "inv.idle_share",
        "inv.sales_variation",
        "trade.customers",
        "indicator.top_customer_share",
    ];
    for (place, name) in names.into_iter().enumerate() {
        sample.numbers(name, features.iter().map(|row| row[place]).collect());
    }
    Ok(Some(sample))
}

/// Months since March 2018.
fn month_of(date: &str) -> usize {
    let mut parts = date.split(|c: char| !c.is_ascii_digit()).map(|part| part.parse::<i64>().unwrap_or(0));
    let (year, month) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    usize::try_from((year - 2018) * 12 + month - 3).unwrap_or(usize::MAX)
}

fn features(of: &Counts) -> [f64; 6] {
    let count = of.monthly.len() as f64;
    let sum: f64 = of.monthly.iter().sum();
    let mean = sum / count;
    let squares: f64 = of.monthly.iter().map(|sales| (sales - mean) * (sales - mean)).sum();
    let variation = if mean > 0.0 { (libm::sqrt(squares / (count - 1.0)) / mean).min(5.0) } else { 5.0 };
    let idle = of.monthly.iter().filter(|sales| **sales <= 0.0).count() as f64 / count;
    let bought: f64 = of.customers.values().sum();
    let top = of.customers.values().copied().fold(0.0, f64::max);
    [
        (sum / 2.0).max(1.0),
        if of.invoices > 0.0 { of.void / of.invoices } else { f64::NAN },
        idle,
        variation,
        of.customers.len() as f64,
        if bought > 0.0 { top / bought } else { f64::NAN },
    ]
}

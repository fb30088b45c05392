//! Accounts, one year ahead: Polish companies (UCI 365, the file of one year).

use crate::Done;
use crate::data::Table;
use crate::fit::Penalty;
use crate::sample::Sample;
use crate::spec::{Corners, Spec, TermSpec};
use credit_mirror::rules::Better;
use std::path::Path;

/// Shares of the firms at which curves may bend.
const SHARES: Corners = Corners::Shares(&[0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.98]);

/// What the model is made of.
pub fn spec() -> Spec {
    let term = |measure, name, dimension, concept, better| TermSpec {
        measure,
        name,
        dimension,
        concept,
        better,
        corners: SHARES,
    };
    Spec {
        file: "accounts",
        name: ("财务报表", "Accounts"),
        source: "polish_bankruptcy",
        data: (
            "波兰企业的年度财务报表（UCI 365，一年期文件），训练部分",
            "Yearly accounts of Polish companies (UCI 365, one-year file), training part",
        ),
        period: "2007–2013",
        outcome: ("报表日后一年内破产", "bankrupt within a year of the statement"),
        left_out: (
            "缺失项一律中性：只看“哪些格子是空的”就能得到 AUC 0.75，那是数据的漏洞，不是企业的情况。折旧为零也不用：多数折旧记零的企业有固定资产，近三成随后破产，属记账痕迹。规模（总资产对数）不用。三年利润合计因缺失不随机而不用。在其余各项之外，资产负债率、利息保障、现金比率和应收天数不再增加信息，不计分。收入增长有 82 行缺失（97.6% 破产），这些行里该项同样中性；不用增长一项时交叉验证 AUC 约低 0.01。",
            "A missing cell is neutral: which cells are empty alone gives an AUC of 0.75, a leak of the data and no trait of the firms. Depreciation of zero is not read: most firms that book none own fixed assets and three in ten fail, a trace of bookkeeping. Size (log of assets) and the three-year profit with its telling gaps are left out. Beside the other terms debt ratio, interest cover, cash ratio and days of receivables add nothing and are not scored. Growth is missing in 82 rows (97.6 % failed) and neutral in them too; without growth the cross-validated AUC is about 0.01 lower.",
        ),
        limits: (
            "波兰有完整账目的公司，规模大于多数小微企业；破产而非贷款逾期。概率水平随国家、年份变化很大，排序较稳。服务业没有存货时该项中性。",
            "Polish companies with full accounts, larger than most small firms; bankruptcy, not arrears. The level moves much between countries and years, the order less. Without stock that term is neutral.",
        ),
        others: &[
            (
                (
                    "留存的五分之一：可看缺失模式的梯度提升（有漏洞）",
                    "Held-out fifth: boosting that sees which cells are empty (leak)",
                ),
                0.956,
            ),
            (
                (
                    "留存的五分之一：不看缺失模式的梯度提升（诚实上限）",
                    "Held-out fifth: boosting without that (honest ceiling)",
                ),
                0.900,
            ),
            (("留存的五分之一：单调的梯度提升", "Held-out fifth: monotone boosting"), 0.860),
            (("留存的五分之一：九比率评分卡", "Held-out fifth: scorecard of nine ratios"), 0.841),
            (("留存的五分之一：Altman Z″", "Held-out fifth: Altman Z″"), 0.794),
        ],
        repeats: 5,
        draws: 30,
        penalty: Penalty { ridge: 5.0, lasso: 1.0 },
        terms: vec![
            term(
                "indicator.operating_margin",
                ("营业利润率", "Operating margin"),
                "profitability",
                "concept.margin",
                Better::Up,
            ),
            term(
                "indicator.cash_earnings_to_liabilities",
                ("现金利润对负债", "Cash earnings to liabilities"),
                "profitability",
                "concept.cash_earnings",
                Better::Up,
            ),
            term(
                "indicator.quick_ratio",
                ("速动比率", "Quick ratio"),
                "liquidity",
                "concept.liquid_assets",
                Better::Up,
            ),
            term(
                "indicator.retained_share",
                ("留存收益占资产", "Retained earnings to assets"),
                "leverage",
                "concept.capital",
                Better::Up,
            ),
            term(
                "indicator.days_inventory",
                ("存货天数", "Days inventory outstanding"),
                "activity",
                "concept.stock",
                Better::Peak,
            ),
            term(
                "indicator.fixed_asset_turnover",
                ("固定资产周转率", "Fixed-asset turnover"),
                "activity",
                "concept.fixed_assets",
                Better::Down,
            ),
            term("indicator.revenue_growth", ("收入增长", "Revenue growth"), "growth", "concept.growth", Better::Up),
        ],
        load: |dir| load(dir, "polish_h1y"),
    }
}

/// Rows of one of the Polish files. The attributes are those of UCI 365 by number.
pub fn load(dir: &Path, prefix: &str) -> Done<Option<Sample>> {
    let Some(table) = Table::open(dir, "polish", prefix)? else { return Ok(None) };
    let outcome = table.text("bankrupt");
    let outcome = outcome.iter().map(|text| f64::from(u8::from(matches!(*text, "1" | "True" | "true")))).collect();
    let mut sample = Sample::new(outcome);
    let x = |number: usize| table.number(&format!("X{number}"));
    let each = |a: Vec<f64>, b: Vec<f64>, f: fn(f64, f64) -> f64| -> Vec<f64> {
        a.into_iter().zip(b).map(|(a, b)| finite(f(a, b))).collect()
    };
    // Operating expenses / current liabilities × current liabilities in days of sales / 365.
    sample.numbers("indicator.operating_margin", each(x(33), x(62), |a, b| 1.0 - a * b / 365.0));
    sample.numbers("indicator.cash_earnings_to_liabilities", x(16));
    sample.numbers("indicator.quick_ratio", x(46));
    sample.numbers("indicator.retained_share", x(25));
    sample.numbers("indicator.days_inventory", x(47));
    sample.numbers("indicator.fixed_asset_turnover", x(64));
    sample.numbers("indicator.revenue_growth", x(21).into_iter().map(|ratio| ratio - 1.0).collect());
    for (measure, number) in RATIOS {
        sample.numbers(measure, x(*number));
    }
    // Column 9 is said to be sales / assets; in two rows of five it is sales / costs (1 / column 58). Worked out anew from
    // sales / current liabilities × current liabilities / assets.
    sample.numbers(SALES_TO_ASSETS, each(x(63), x(51), |a, b| a * b));
    sample.every = (1..=64).map(x).collect();
    Ok(Some(sample))
}

/// Sales / total assets.
pub const SALES_TO_ASSETS: &str = "indicator.asset_turnover";

/// Ratios that published formulas use, and those that are shown beside failed and surviving firms.
const RATIOS: &[(&str, usize)] = &[
    ("x1", 1),
    ("x2", 2),
    ("x3", 3),
    ("x4", 4),
    ("x5", 5),
    ("x6", 6),
    ("x7", 7),
    ("x8", 8),
    ("x9", 9),
    ("x12", 12),
    ("x50", 50),
    ("x51", 51),
    ("indicator.current_ratio", 4),
    ("indicator.cash_ratio", 40),
    ("indicator.working_capital_share", 3),
    ("indicator.debt_ratio", 2),
    ("indicator.equity_ratio", 10),
    ("indicator.net_margin", 23),
    ("indicator.return_on_assets", 1),
    ("indicator.days_sales_outstanding", 44),
    ("indicator.interest_cover", 27),
];

/// Measures shown beside failed and surviving firms, in this order.
pub const SHOWN: &[&str] = &[
    "indicator.operating_margin",
    "indicator.net_margin",
    "indicator.return_on_assets",
    "indicator.cash_earnings_to_liabilities",
    "indicator.interest_cover",
    "indicator.current_ratio",
    "indicator.quick_ratio",
    "indicator.cash_ratio",
    "indicator.working_capital_share",
    "indicator.debt_ratio",
    "indicator.equity_ratio",
    "indicator.retained_share",
    "indicator.days_sales_outstanding",
    "indicator.days_inventory",
    "indicator.asset_turnover",
    "indicator.fixed_asset_turnover",
    "indicator.revenue_growth",
];

fn finite(number: f64) -> f64 {
    if number.is_finite() { number } else { f64::NAN }
}

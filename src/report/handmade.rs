//! A hand-made assessment for tests of the pages.

use crate::assessment::{Assessment, Case, assess};
use crate::books::Corrections;
use crate::facts::{Answers, Entry, EvidenceGrade, FieldKey};
use crate::financing::{
    Cost, Document, Financing, Force, Limit, ModeOption, RuleOutcome, Scope, Truth, Unavailable, Verdict,
};
use crate::intake::{Clue, Format, Label, Papers, Proof, Record, RecordSet, RecordSetParts};
use crate::kernel::{Because, Currency, Date, Id, Money, ParamUse, Reading, Status, Value, date};
use crate::portrait::{Contribution, Dimension, DimensionItems, Portrait, Unseen};
use crate::rules::{Better, Pack, Text};
use std::rc::Rc;

pub(super) fn day() -> Date {
    date(2026, 11, 21).unwrap()
}

fn text(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

fn cny(major: i64) -> Money {
    Money::from_minor(major * 100, Currency::CNY)
}

pub(super) fn case() -> Case {
    let mut answers = Answers::default();
    for (id, entry) in [
        ("profile.jurisdiction", "CN"),
        ("profile.firm_name", "<img src=x onerror=alert(1)> 商行 & Co"),
        ("profile.staff", "18"),
        ("profile.founded", "2017-04"),
        ("profile.legal_form", "company"),
        ("need.amount", "800000"),
        ("need.months", "9"),
        ("need.by_days", "30"),
        ("tax.grade", "B"),
        ("bs.cash@2025", "275000"),
        ("bs.cash@2024", "410000"),
        ("bs.receivables@2025", "1639000"),
        ("bs.inventory@2025", "1312000"),
        ("bs.fixed_assets@2025", "1634000"),
        ("bs.payables@2025", "1100000"),
        ("bs.short_debt@2025", "600000"),
        ("bs.paid_in_capital@2025", "2000000"),
        ("bs.retained_earnings@2025", "1160000"),
        ("pl.revenue@2025", "12864000"),
        ("pl.cost_of_sales@2025", "10100000"),
        ("pl.operating_expenses@2025", "1900000"),
        ("pl.interest@2025", "42000"),
        ("pl.net_profit@2025", "520000"),
        ("pl.revenue@2024", "zwölf"),
    ] {
        answers.set(FieldKey::parse(id).unwrap(), Some(Entry::Text(entry.to_owned())));
    }
    answers.set(FieldKey::parse("tax.arrears").unwrap(), Some(Entry::DontKnow));
    Case::new(answers, vec![Rc::new(set())], Corrections::default())
}

fn set() -> RecordSet {
    let mut balance = 200_000;
    let rows: Vec<Record> = (0..13)
        .flat_map(|month: i8| {
            let first = date(2025, 10, 5).unwrap().checked_add(jiff::Span::new().months(i64::from(month))).unwrap();
            let income = 900_000 + 50_000 * i64::from(month % 4) - 20_000 * i64::from(month);
            [
                (income, "上海某某超市有限公司", "货款"),
                (-(income - 8_000 + 9_000 * i64::from(month % 3)), "供货厂", "货款"),
            ]
            .map(|(amount, party, words)| (first, amount, party, words))
        })
        .enumerate()
        .map(|(line, (date, amount, party, words))| {
            balance += amount;
            Record {
                line: u32::try_from(line).unwrap() + 2,
                date,
                time: None,
                amount: cny(amount),
                balance: Some(cny(balance)),
                party: party.into(),
                party_account: Label::EMPTY,
                text: words.into(),
                kind: Label::EMPTY,
                reference: Label::EMPTY,
                status: Label::EMPTY,
                own_account: Label::EMPTY,
                neutral: false,
            }
        })
        .collect();
    let sum = |positive: bool| {
        rows.iter().filter(|row| row.amount.is_positive() == positive).map(|row| row.amount.minor().abs()).sum::<i64>()
    };
    let proof = Proof {
        read: 26,
        neutral: 0,
        sum_neutral: Vec::new(),
        unread: 1,
        sum_in: vec![Money::from_minor(sum(true), Currency::CNY)],
        sum_out: vec![Money::from_minor(sum(false), Currency::CNY)],
        span: Some((rows[0].date, rows[25].date)),
        opening: None,
        closing: None,
        ties: Some(true),
        accounts: Vec::new(),
        controls: Vec::new(),
    };
    RecordSet::from_parts(RecordSetParts {
        name: "流水<script>.csv".to_owned(),
        bytes: 4_000,
        digest: "ab".repeat(32),
        format: Format::Delimited,
        clue: Clue::Columns,
        encoding: "gb18030".to_owned(),
        currency: Currency::CNY,
        account: "6222".to_owned(),
        columns: Vec::new(),
        rows,
        papers: Papers::default(),
        unread: Vec::new(),
        skipped: Vec::new(),
        proof,
        findings: Vec::new(),
        question: None,
        recipe: crate::intake::Recipe::default(),
    })
}

fn contribution(input: &'static str, value: Option<f64>, points: Option<f64>, status: Status) -> Contribution {
    Contribution {
        input: Id::new(input),
        reading: value.map_or_else(|| Reading::missing(Id::new("fin.revenue")), Reading::Known),
        value: value.map(|number| Value::Number(number, crate::kernel::Unit::Times)),
        better: Better::Up,
        concept: Id::new(input),
        source: Id::new("lpr"),
        document: Id::new("balance_sheet"),
        bin: points.map(|_| (Some(0.5), Some(1.0))),
        points,
        best: 92.0,
        best_bin: (Some(1.5), None),
        weight: 0.5,
        status,
        evidence: points
            .map(|_| if status == Status::Statistic { EvidenceGrade::BankLines } else { EvidenceGrade::Stated }),
        because: Because::new(Id::new("portrait.points"), vec![Id::new(input)]).with(ParamUse {
            id: Id::new("cn.lpr_1y"),
            from: date(2025, 5, 20).unwrap(),
            status: Status::Statistic,
            value: Some(0.03),
        }),
    }
}

fn portrait() -> Portrait {
    let scores = [
        Some(46.0),
        Some(31.0),
        Some(64.0),
        Some(58.0),
        Some(39.0),
        Some(71.0),
        Some(52.0),
        None,
        Some(55.0),
        Some(60.0),
    ];
    let dimensions = Dimension::ALL
        .into_iter()
        .zip(scores)
        .map(|(dimension, score)| DimensionItems {
            dimension,
            seen: if score.is_some() { 0.5 } else { 0.0 },
            contributions: vec![
                contribution("indicator.current_ratio", score.map(|_| 0.9996), score, Status::Statistic),
                contribution("indicator.days_sales_outstanding", None, None, Status::Assumption),
            ],
        })
        .collect();
    Portrait {
        dimensions,
        unseen: vec![Unseen {
            dimension: Dimension::CreditHistory,
            items: vec![Id::new("credit.owner_overdue_count_24m")],
            facts: vec![Id::new("credit.owner_record"), Id::new("credit.owner_overdue_count_24m")],
            document: Id::new("credit_report_owner"),
            weight: 1.0,
        }],
    }
}

fn rule(id: &'static str, force: Force, truth: Truth, zh: &str, en: &str) -> RuleOutcome {
    RuleOutcome {
        id: Id::new(id),
        force,
        scope: Scope::LenderTypical,
        truth,
        says: text(zh, en),
        advice: Some(text("把最大买方占比降到五成以下。", "Bring the largest buyer below half.")),
        firm: vec![(
            Id::new("trade.customer_top1_share"),
            (truth != Truth::Unknown).then_some(Value::Number(0.34, crate::kernel::Unit::Percent)),
        )],
        missing: if truth == Truth::Unknown { vec![Id::new("trade.customer_top1_share")] } else { Vec::new() },
        weight: 1,
        status: Status::Market,
        source: Id::new("lpr"),
        because: Because::new(Id::new("rule"), vec![Id::new("trade.customer_top1_share")]),
    }
}

fn mode(id: &'static str, zh: &str, en: &str, verdict: Verdict) -> ModeOption {
    let known = matches!(verdict, Verdict::Fits | Verdict::FitsIf);
    ModeOption {
        mode: Id::new(id),
        name: text(zh, en),
        what: text(
            "把应收账款押给银行，按折扣放款，到期用回款还。",
            "Receivables are pledged to a bank, which lends a part of them.",
        ),
        verdict,
        unavailable: (verdict == Verdict::NotAvailable).then(|| Unavailable {
            since: date(2020, 11, 14).unwrap(),
            why: text("运营中的平台已为零。", "No platform is left in operation."),
            warning: Some(text("现在以此名义放款的没有牌照。", "Anyone lending under this name today has no licence.")),
            instead: vec![Id::new("cn.receivables_pledge"), Id::new("cn.tax_loan")],
            source: Id::new("lpr"),
            status: Status::Regulation,
        }),
        starts: None,
        at_most: false,
        covers_need: Truth::True,
        in_time: Truth::False,
        soft: (1, 3),
        chance: matches!(verdict, Verdict::Fits | Verdict::FitsIf)
            .then(|| (crate::financing::Chance::Medium, vec![3, 1])),
        points: crate::financing::Criterion::ALL.map(|criterion| (criterion, 0.5)).to_vec(),
        score: 0.5,
        query: true,
        gives_up_shares: false,
        repaid: crate::financing::Repaid::Earnings,
        least: None,
        secured_by: vec!["receivables".to_owned()],
        rules: vec![
            rule("a", Force::Hard, Truth::True, "有合格的应收账款", "Has eligible receivables"),
            rule("b", Force::Soft, Truth::Unknown, "最大买方占比一般不超过 50%", "Largest buyer at most 50%"),
            rule(
                "c",
                Force::Hard,
                if verdict == Verdict::DoesNotFit { Truth::False } else { Truth::True },
                "资金 90 天后才用",
                "Money is needed after 90 days",
            ),
            rule("d", Force::Soft, Truth::False, "成立满两年", "At least two years old"),
        ],
        limits: vec![
            Limit {
                id: Id::new("ar"),
                says: text("合格应收乘以折扣率", "Eligible receivables times the advance rate"),
                amount: Reading::Known(cny(880_000)),
                low: Reading::Known(cny(620_000)),
                at_most: None,
                because: Because::new(Id::new("limit.ar"), vec![Id::new("fin.receivables")]),
            },
            Limit {
                id: Id::new("cap"),
                says: text("还款能力", "Capacity to repay"),
                amount: Reading::missing(Id::new("debts.service_12m")),
                low: Reading::missing(Id::new("debts.service_12m")),
                at_most: None,
                because: Because::new(Id::new("limit.cap"), vec![Id::new("fin.ebitda")]),
            },
        ],
        amount: if known {
            Reading::Known((cny(620_000), cny(880_000)))
        } else {
            Reading::missing(Id::new("ar.total"))
        },
        binding: known.then_some(0),
        cost: Some(Cost {
            basis: crate::financing::CostBasis::YearlyRate,
            low: 0.034,
            high: 0.065,
            status: Status::Market,
            source: Id::new("lpr"),
            because: Because::new(Id::new("cost"), vec![]),
        }),
        days: Some((5, 15)),
        months: Some((3, 12)),
        documents: vec![
            Document {
                code: Id::new("licence"),
                name: text("营业执照", "Business licence"),
                issuer: Some(text("市场监管局", "market regulator")),
                conditional: false,
                held: crate::financing::Held::Has(None),
                ticked: true,
                privacy: crate::financing::Privacy::Business,
            },
            Document {
                code: Id::new("contracts"),
                name: text("购销合同和发票", "Sales contracts and invoices"),
                issuer: None,
                conditional: true,
                held: crate::financing::Held::Lacks,
                ticked: false,
                privacy: crate::financing::Privacy::ThirdParty,
            },
        ],
        risks: vec![text("买方不付，你仍要还。", "If the buyer does not pay, you still owe.")],
        changes: vec![3],
        ask: vec![Id::new("trade.customer_top1_share")],
    }
}

/// Everything filled in.
pub(super) fn assessment(case: &Case, pack: &Pack) -> Assessment {
    let mut assessment = assess(case, pack, day());
    assessment.portrait = portrait();
    let worked = assessment.financing.clone();
    assessment.financing = Financing {
        weights: worked.weights,
        capacity: worked.capacity,
        route: worked.route,
        law: worked.law,
        need: crate::financing::Need { amount: Some(cny(800_000)), months: Some(9), days: Some(30) },
        ranking: Some(text(
            "先看结论，再看够不够、来不来得及、贵不贵。",
            "First the verdict, then enough, in time, cost.",
        )),
        options: vec![
            mode("cn.receivables_pledge", "应收账款质押贷款", "Receivables pledge", Verdict::Fits),
            mode("cn.tax_loan", "税务信用贷（银税互动）", "Tax-based loan", Verdict::FitsIf),
            mode("cn.guaranteed", "担保贷款", "Guaranteed loan", Verdict::CannotSay),
            mode("cn.crowd", "产品众筹", "Reward crowdfunding", Verdict::DoesNotFit),
            mode("cn.p2p", "P2P 网络借贷", "P2P lending", Verdict::NotAvailable),
        ],
    };
    assessment
}

//! Six firms, told as a table of entries and a few bank lines, whose portraits a loan officer would find fair: between
//! which grades, for which reasons, with which warnings, and what could not be seen. Each says why.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use credit_mirror::assessment::{Assessment, Case, assess};
use credit_mirror::books::Corrections;
use credit_mirror::facts::{Answers, Entry, FieldKey};
use credit_mirror::intake::{Recipe, RecordSet, read};
use credit_mirror::kernel::{Currency, date};
use credit_mirror::rules::Pack;
use credit_mirror::score::Score;
use std::fmt::Write as _;
use std::rc::Rc;

/// Entries as lines of `field value`.
fn entries(table: &str) -> Answers {
    let mut answers = Answers::default();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (field, value) = line.split_once(' ').unwrap_or_else(|| panic!("`{line}` has no value"));
        let key = FieldKey::parse(field).unwrap_or_else(|| panic!("`{field}` is no field"));
        answers.set(key, Some(Entry::Text(value.trim().to_owned())));
    }
    answers
}

/// What happens on one day of each month: day, who, what, amounts from November 2025 to October 2026.
struct Monthly<'a>(u32, &'a str, &'a str, [f64; 12]);

fn every(amount: f64) -> [f64; 12] {
    [amount; 12]
}

/// The months of the files, in order.
const MONTHS: [(i32, u32); 12] = [
    (2025, 11),
    (2025, 12),
    (2026, 1),
    (2026, 2),
    (2026, 3),
    (2026, 4),
    (2026, 5),
    (2026, 6),
    (2026, 7),
    (2026, 8),
    (2026, 9),
    (2026, 10),
];

/// All lines by day: date, who, what, amount.
fn lines<'a>(monthly: &[Monthly<'a>]) -> Vec<(String, &'a str, &'a str, f64)> {
    let mut all = Vec::new();
    for (place, (year, month)) in MONTHS.into_iter().enumerate() {
        for Monthly(day, who, what, amounts) in monthly {
            if amounts[place].abs() > 0.004 {
                all.push((format!("{year}-{month:02}-{day:02}"), *who, *what, amounts[place]));
            }
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// A bank's file of these lines, with the balance after each.
fn bank(opening: f64, monthly: &[Monthly<'_>]) -> Rc<RecordSet> {
    let mut text = String::from("交易日期,摘要,对方户名,收入,支出,账户余额\n");
    let mut balance = opening;
    // The file shows its first and its last day, as banks do by a fee and by interest.
    let first = ("2025-11-01".to_owned(), "示例银行", "账户管理费", -5.0);
    let last = ("2026-10-31".to_owned(), "示例银行", "结息", 1.0);
    for (day, who, what, amount) in [first].into_iter().chain(lines(monthly)).chain([last]) {
        balance += amount;
        let (income, cost) = if amount > 0.0 {
            (format!("{amount:.2}"), String::new())
        } else {
            (String::new(), format!("{:.2}", -amount))
        };
        writeln!(text, "{day},{what},{who},{income},{cost},{balance:.2}").unwrap();
    }
    Rc::new(read(text.as_bytes(), "银行明细.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap())
}

/// A WeChat Pay bill of these lines; it states no balance.
fn wallet(monthly: &[Monthly<'_>]) -> Rc<RecordSet> {
    let mut text = String::from(
        "微信支付账单明细,,,,,,,,,,\n起始时间：[2025-11-01 00:00:00] 终止时间：[2026-10-31 23:59:59],,,,,,,,,,\n",
    );
    text += "----------------------微信支付账单明细列表--------------------,,,,,,,,,,\n";
    text += "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n";
    for (number, (day, who, what, amount)) in lines(monthly).into_iter().enumerate() {
        let (way, kind, state) = if amount > 0.0 {
            ("收入", "经营收款", "已存入零钱")
        } else {
            ("支出", "商户消费", "支付成功")
        };
        let amount = amount.abs();
        writeln!(text, "{day} 12:00:00,{kind},{who},{what},{way},¥{amount:.2},零钱,{state},42000{number:08},/,/")
            .unwrap();
    }
    let name = "微信支付账单(20251101-20261031).csv";
    Rc::new(read(text.as_bytes(), name, &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap())
}

/// What a test looks at.
struct Portrait {
    all: Assessment,
}

impl Portrait {
    fn of(table: &str, sets: Vec<Rc<RecordSet>>) -> Self {
        let case = Case::new(entries(table), sets, Corrections::default());
        let all = assess(&case, &Pack::china(), date(2026, 11, 21).unwrap());
        let one = Self { all };
        one.adds_up();
        println!("{}", one.told());
        one
    }

    fn score(&self) -> &Score {
        self.all.score.as_ref().unwrap()
    }

    /// Whatever the firm: the points add up, and no dimension stands on the other side of what it adds.
    fn adds_up(&self) {
        let score = self.score();
        assert_eq!(score.lines.iter().map(|line| line.points).sum::<i32>(), score.points);
        for sum in &score.dimensions {
            assert!((sum.standing - 50.0) * f64::from(sum.points) >= 0.0, "{sum:?}");
        }
    }

    fn names(&self, places: &[usize]) -> Vec<&str> {
        places.iter().map(|place| self.score().terms[*place].measure.as_str()).collect()
    }

    fn against(&self) -> Vec<&str> {
        self.names(&self.score().against)
    }

    fn in_favour(&self) -> Vec<&str> {
        self.names(&self.score().in_favour)
    }

    fn flags(&self) -> Vec<&str> {
        self.score().flags.iter().map(|flag| flag.kind.as_str()).collect()
    }

    /// Documents that would show what was not seen, the most telling first.
    fn documents(&self) -> Vec<&str> {
        self.all.portrait.unseen_by_document().into_iter().map(|(document, _)| document.as_str()).collect()
    }

    /// Dimensions of which nothing is known.
    fn dark(&self) -> Vec<&str> {
        let known = |id: &str| self.score().dimensions.iter().any(|sum| sum.dimension.as_str() == id);
        let all = self.all.portrait.dimensions().iter().map(|one| one.dimension.as_str());
        all.filter(|id| !known(id)).collect()
    }

    fn told(&self) -> String {
        let score = self.score();
        let terms: Vec<String> = score
            .terms
            .iter()
            .filter(|term| term.counts())
            .map(|term| {
                format!("{}={:.3}:{:+.2}", term.measure, term.reading.known().copied().unwrap_or(f64::NAN), term.odds)
            })
            .collect();
        format!(
            "{} points, PD {:.2} %, M{} to M{}, grade M{}, cap M{}, λ {:.2}, {:?}\n against {:?}\n for {:?}\n flags {:?}\n dark {:?}\n documents {:?}\n {}",
            score.points,
            100.0 * score.probability,
            score.grades.0,
            score.grades.1,
            score.grade,
            score.cap,
            score.lambda,
            score.doubt,
            self.against(),
            self.in_favour(),
            self.flags(),
            self.dark(),
            self.documents(),
            terms.join(" "),
        )
    }
}

#[test]
fn a_start_up_with_no_accounts() {
    let one = Portrait::of(
        "profile.jurisdiction CN
         profile.legal_form company
         profile.industry 65
         profile.founded 2026-06
         profile.staff 4
         profile.owner_trade_years 9
         profile.licences not_needed
         profile.separate_account all
         debts.any no
         guarantee.any no
         credit.owner_record yes
         credit.owner_card_limit 60000
         credit.owner_card_used 9000
         credit.owner_late_30 0
         credit.owner_late_60 0
         credit.owner_late_90 0
         credit.owner_overdue 0
         credit.firm_record no",
        vec![],
    );
    // Five months old: it starts from nearly twice the usual risk. What is known is a clean owner, which speaks for it and
    // is the only thing that does. Nothing speaks against it, for nothing was seen: so no grade alone, but a wide range.
    assert_eq!((one.score().grades, one.score().single_grade()), ((4, 8), None));
    assert!(one.score().doubt.missing > 0.8, "an owner's record is not the firm's papers");
    assert_eq!(one.against(), Vec::<&str>::new(), "not seen is no reason");
    assert_eq!(one.in_favour(), ["indicator.card_utilisation", "credit.owner_late_30"]);
    assert_eq!(one.flags(), Vec::<&str>::new());
    // An officer asks for the account first, then for the books.
    assert_eq!(one.documents()[..2], ["bank_statement", "balance_sheet"]);
    for dimension in ["dimension.liquidity", "dimension.profitability", "dimension.activity", "dimension.growth"] {
        assert!(one.dark().contains(&dimension), "{dimension}");
    }
}

#[test]
fn a_sole_trader_with_only_wallet_bills() {
    let month = [
        21_300.0, 22_800.0, 24_100.0, 17_900.0, 21_700.0, 22_300.0, 23_600.0, 22_900.0, 23_800.0, 22_100.0, 23_000.0,
        24_400.0,
    ];
    let half = month.map(|amount| amount / 2.0);
    let one = Portrait::of(
        "profile.jurisdiction CN
         profile.legal_form individual_business
         profile.industry 52
         profile.founded 2020-03
         profile.staff 1
         debts.any no",
        vec![wallet(&[
            Monthly(9, "/", "收款码经营收款汇总", half),
            Monthly(23, "/", "收款码经营收款汇总", half),
            Monthly(5, "示例水果批发", "进货", month.map(|amount| -amount * 0.68)),
            Monthly(12, "样板物业", "房租", every(-2_600.0)),
            Monthly(15, "样板市供电公司", "电费", every(-420.0)),
        ])],
    );
    // A fruit stall that takes nearly the same every month and owes nobody. That is all an officer sees, and all that
    // counts; books and balances are dark, so the range is wide, and nothing checked but the bill keeps it at M4 at best.
    assert_eq!((one.score().grades, one.score().single_grade()), ((4, 8), None));
    assert_eq!(one.score().cap, 4);
    assert_eq!(one.against(), Vec::<&str>::new());
    assert_eq!(one.in_favour(), ["indicator.inflow_variation", "indicator.instalment_to_inflow"]);
    assert_eq!(one.flags(), Vec::<&str>::new());
    for dimension in
        ["dimension.liquidity", "dimension.profitability", "dimension.leverage", "dimension.credit_history"]
    {
        assert!(one.dark().contains(&dimension), "{dimension}: a bill states no balance and no books");
    }
    assert_eq!(one.documents()[..2], ["bank_statement", "balance_sheet"]);
}

/// Accounts of one year.
fn accounts(year: u16, lines: &[(&str, f64)]) -> String {
    lines.iter().fold(String::new(), |mut text, (field, amount)| {
        writeln!(text, "{field}@{year} {amount:.2}").unwrap();
        text
    })
}

#[test]
fn a_firm_with_negative_equity() {
    let table = String::from(
        "profile.jurisdiction CN
         profile.legal_form company
         profile.industry 18
         profile.founded 2014-05
         profile.staff 26
         debts.any yes
         debts.service_12m 610000
         tax.arrears 0
         ",
    ) + &accounts(
        2025,
        &[
            ("bs.cash", 60_000.0),
            ("bs.receivables", 820_000.0),
            ("bs.prepayments", 40_000.0),
            ("bs.inventory", 900_000.0),
            ("bs.other_current_assets", 30_000.0),
            ("bs.fixed_assets", 650_000.0),
            ("bs.other_noncurrent_assets", 0.0),
            ("bs.short_debt", 1_500_000.0),
            ("bs.payables", 980_000.0),
            ("bs.advances", 60_000.0),
            ("bs.other_current_liabilities", 260_000.0),
            ("bs.long_debt", 0.0),
            ("bs.other_noncurrent_liabilities", 0.0),
            ("bs.paid_in_capital", 500_000.0),
            ("bs.retained_earnings", -800_000.0),
            ("pl.revenue", 4_300_000.0),
            ("pl.cost_of_sales", 3_700_000.0),
            ("pl.operating_expenses", 760_000.0),
            ("pl.interest", 96_000.0),
            ("pl.other_income", 0.0),
            ("pl.income_tax", 0.0),
            ("pl.depreciation", 110_000.0),
            ("pl.dividends", 0.0),
        ],
    ) + "pl.revenue@2024 5100000";
    let one = Portrait::of(&table, vec![]);
    // It loses money, sells less than the year before, owes more than it has, and cannot pay what falls due within the
    // year. An officer reads the four lines in about this order and stops at two of them whatever the rest says.
    assert!(one.score().grade >= 8 && one.score().grades.0 >= 6, "{:?}", one.score().grades);
    assert_eq!(
        one.against(),
        ["indicator.quick_ratio", "indicator.operating_margin", "indicator.revenue_growth", "indicator.retained_share"]
    );
    assert_eq!(one.flags(), ["negative_equity", "debt_service_not_covered"]);
    // Stock of three months is usual for a clothing maker; no more than that speaks for it.
    assert_eq!(one.in_favour(), ["indicator.days_inventory", "entity.staff"]);
    for dimension in ["dimension.liquidity", "dimension.profitability", "dimension.leverage", "dimension.repayment"] {
        let sum = one.score().dimensions.iter().find(|sum| sum.dimension.as_str() == dimension).unwrap();
        assert!(sum.points < 0 && sum.standing < 50.0, "{sum:?}");
    }
    assert_eq!(one.documents()[0], "bank_statement");
}

/// The accounts of a firm in good health, scaled.
fn good_accounts(times: f64) -> String {
    let year = |of: u16, share: f64| {
        let lines = [
            ("bs.cash", 900_000.0),
            ("bs.receivables", 1_100_000.0),
            ("bs.prepayments", 60_000.0),
            ("bs.inventory", 700_000.0),
            ("bs.other_current_assets", 40_000.0),
            ("bs.fixed_assets", 2_400_000.0),
            ("bs.other_noncurrent_assets", 0.0),
            ("bs.short_debt", 400_000.0),
            ("bs.payables", 620_000.0),
            ("bs.advances", 30_000.0),
            ("bs.other_current_liabilities", 150_000.0),
            ("bs.long_debt", 200_000.0),
            ("bs.other_noncurrent_liabilities", 0.0),
            ("bs.paid_in_capital", 1_000_000.0),
            ("bs.retained_earnings", 2_800_000.0),
            ("pl.revenue", 7_600_000.0),
            ("pl.cost_of_sales", 5_100_000.0),
            ("pl.operating_expenses", 1_500_000.0),
            ("pl.interest", 26_000.0),
            ("pl.other_income", 0.0),
            ("pl.income_tax", 200_000.0),
            ("pl.depreciation", 240_000.0),
            ("pl.dividends", 150_000.0),
        ];
        accounts(of, &lines.map(|(field, amount)| (field, amount * times * share)))
    };
    year(2025, 1.0) + &year(2024, 0.86)
}

#[test]
fn a_thriving_firm_with_one_customer() {
    let table = String::from(
        "profile.jurisdiction CN
         profile.legal_form company
         profile.industry 35
         profile.founded 2015-09
         profile.staff 34
         debts.any yes
         debts.service_12m 380000
         trade.customers 5
         customer.name@1 范例汽车集团有限公司
         customer.share@1 82
         customer.class@1 listed
         credit.owner_record yes
         credit.owner_card_limit 100000
         credit.owner_card_used 6000
         credit.owner_late_30 0
         credit.owner_late_60 0
         credit.owner_late_90 0
         ",
    ) + &good_accounts(1.0);
    let one = Portrait::of(&table, vec![]);
    // Margin 13 %, twice as much liquid as due, a clean owner: a good firm. That one buyer takes 82 % is the one thing
    // against it, and it is said twice: as the first reason and as a flag. Figures typed, not proved: M4 at best.
    assert_eq!(one.score().grades, (4, 6));
    assert_eq!(one.against(), ["indicator.top_customer_share"]);
    assert_eq!(one.flags(), ["one_customer"]);
    assert_eq!(one.in_favour(), ["indicator.card_utilisation", "indicator.operating_margin", "indicator.quick_ratio"]);
    let chain = one.score().dimensions.iter().find(|sum| sum.dimension.as_str() == "dimension.supply_chain").unwrap();
    assert!(chain.points < -20 && chain.standing < 20.0, "{chain:?}");
    assert_eq!(one.documents()[0], "bank_statement");
}

#[test]
fn a_firm_in_seasonal_trade() {
    // Ornaments for the winter holidays: two thirds of the year's money comes in four months, bought from summer on.
    let sold = [820.0, 640.0, 310.0, 60.0, 45.0, 40.0, 50.0, 60.0, 120.0, 380.0, 690.0, 905.0].map(|k| k * 1_000.0);
    let bought = [-420.0, -180.0, -40.0, -30.0, -30.0, -30.0, -60.0, -190.0, -420.0, -560.0, -470.0, -430.0]
        .map(|k| k * 1_000.0);
    let table = String::from(
        "profile.jurisdiction CN
         profile.legal_form company
         profile.industry 24
         profile.founded 2013-04
         profile.staff 18
         debts.any yes
         debt.lender@1 bank
         debt.balance@1 300000
         debt.payment@1 12000
         debt.months_left@1 26
         debts.service_12m 144000
         ",
    ) + &good_accounts(0.5);
    let one = Portrait::of(
        &table,
        vec![bank(
            700_000.0,
            &[
                Monthly(6, "示例礼品进出口有限公司", "货款", sold.map(|k| k * 0.4)),
                Monthly(14, "样板百货有限公司", "货款", sold.map(|k| k * 0.3)),
                Monthly(22, "模范电商有限公司", "货款", sold.map(|k| k * 0.3)),
                Monthly(8, "范例塑料制品厂", "材料款", bought.map(|k| k * 0.35)),
                Monthly(9, "示例灯串电子厂", "材料款", bought.map(|k| k * 0.35)),
                Monthly(10, "样例包装印刷厂", "材料款", bought.map(|k| k * 0.3)),
                Monthly(15, "代发工资", "工资", every(-62_000.0)),
                Monthly(20, "示例银行", "贷款还款", every(-12_000.0)),
                Monthly(25, "国家税务局", "税款", every(-14_000.0)),
            ],
        )],
    );
    // It is sound, never near empty, and pays its loan in every month. Uneven months are the season and cost something,
    // as they do with a lender that does not know the trade, but they do not make it a bad firm; a quarter after the
    // season against the quarter before is not taken for a trend.
    assert_eq!(one.score().grades, (4, 6));
    assert_eq!(one.against()[0], "indicator.inflow_variation");
    assert!(!one.score().terms.iter().any(|term| term.measure.as_str() == "indicator.inflow_trend"));
    assert_eq!(
        one.in_favour(),
        ["indicator.lowest_balance_to_instalment", "indicator.cash_buffer_days", "indicator.operating_margin"]
    );
    assert_eq!(one.flags(), Vec::<&str>::new());
    assert_eq!(one.dark(), ["dimension.credit_history"]);
    assert_eq!(one.documents()[..2], ["firm_credit_report", "owner_credit_report"]);
    // One bank file is one source, whatever it tells.
    assert_eq!(one.score().cap, 4);
}

#[test]
fn perfect_accounts_and_a_bad_bank_file() {
    // The accounts say 7.6 million of sales and plenty of cash. The bank saw 4.4 million, days below zero, and lenders.
    let table = String::from(
        "profile.jurisdiction CN
         profile.legal_form company
         profile.industry 35
         profile.founded 2016-02
         profile.staff 21
         debts.any yes
         debt.lender@1 bank
         debt.balance@1 400000
         debt.payment@1 36000
         debt.months_left@1 11
         debt.lender@2 microcredit
         debt.balance@2 200000
         debt.payment@2 24000
         debt.months_left@2 9
         debts.service_12m 720000
         ",
    ) + &good_accounts(1.0);
    let sold = [430.0, 290.0, 510.0, 90.0, 380.0, 460.0, 300.0, 520.0, 250.0, 410.0, 330.0, 430.0].map(|k| k * 1_000.0);
    let one = Portrait::of(
        &table,
        vec![bank(
            45_000.0,
            &[
                Monthly(12, "示例机械有限公司", "货款", sold.map(|k| k * 0.4)),
                Monthly(18, "模范工程有限公司", "货款", sold.map(|k| k * 0.3)),
                Monthly(24, "样板设备有限公司", "货款", sold.map(|k| k * 0.3)),
                Monthly(13, "范例钢材有限公司", "材料款", sold.map(|k| -k * 0.37)),
                Monthly(19, "样例五金有限公司", "材料款", sold.map(|k| -k * 0.25)),
                Monthly(15, "代发工资", "工资", every(-72_000.0)),
                Monthly(20, "示例银行", "贷款还款", every(-36_000.0)),
                Monthly(21, "样板小额贷款有限公司", "贷款还款", every(-24_000.0)),
                Monthly(25, "国家税务局", "税款", every(-9_000.0)),
            ],
        )],
    );
    // The accounts are those of the thriving firm. The account was below zero for months, pays two lenders, and shows two
    // fifths less revenue than the books: an officer believes the bank. So do the weights, and the flags say why.
    assert!(one.score().accounts_doubted);
    let margin = one.score().terms.iter().find(|term| term.measure.as_str() == "indicator.operating_margin").unwrap();
    assert!((margin.reliability - 0.4).abs() < 1e-12, "typed accounts that the bank does not bear out");
    assert!(one.score().grade >= 7 && one.score().grades.0 >= 5, "{:?}", one.score().grades);
    assert_eq!(
        one.against()[..3],
        ["indicator.negative_days", "indicator.cash_buffer_days", "indicator.lowest_balance_to_instalment"]
    );
    assert_eq!(one.flags(), ["overdraft", "bank_shows_less"]);
    assert_eq!(one.dark(), ["dimension.credit_history"]);
    // The same accounts without the file: four grades better, and nothing that says why to doubt them. Files help the lender.
    let stated = Portrait::of(&table, vec![]);
    assert!(stated.score().points > one.score().points + 80 && stated.flags().is_empty());
}

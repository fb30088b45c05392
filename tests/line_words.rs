//! The model of words on real lines: those of the shared fixtures, read where they lie. Labels are ours, by hand, keyed
//! by file and line; every line of these files that no rule explains is looked at, once for each wording.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use credit_mirror::assessment::Case;
use credit_mirror::books::{Corrections, Ledger, LineId, Reason};
use credit_mirror::facts::{Answers, EvidenceGrade, FactKey, FactSheet};
use credit_mirror::intake::{Recipe, RecordSet, read, read_all};
use credit_mirror::kernel::{Currency, Reading, date};
use credit_mirror::rules::{Category, CategoryRules, LineModel, Pack, WordGuess, fold};
use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

mod common;

/// A line, and what it may be called.
type Label = (u32, &'static [&'static str]);

/// Files, and the lines of them of which more can be told than "cannot be told": line, what it may be called.
const LABELS: &[(&str, &[Label])] = &[
    ("bank-csv/bank-statement-import__debit_credit.csv", &[]),
    ("bank-csv/bank2ynab__MS_JANE_SMITH_01-12-2019_14-12-2019.csv", &[]),
    ("bank-csv/bank2ynab__MonzoDataExport_February2018_2018-02-26_174335.csv", &[]),
    ("bank-csv/bank2ynab__TransactionHistory_20180418043121.csv", &[(9, &["bank_fees"]), (19, &["bank_fees"])]),
    ("bank-csv/double-entry-generator__bmo-debit-example-bmo-records.csv", &[(8, &["utilities"])]),
    ("bank-csv/double-entry-generator__hsbchk-debit-example-hsbchk-debit-records.csv", &[(3, &["cash"])]),
    (
        "bank-csv/reckon__another_bank_example-input.csv",
        &[(1, &["suppliers"]), (3, &["suppliers"]), (4, &["sales"]), (5, &["sales"]), (9, &["sales"])],
    ),
    ("bank-csv/reckon__chase-input.csv", &[]),
    ("bank-csv/reckon__english_date_example-input.csv", &[]),
    ("bank-csv/reckon__inversed_credit_card-input.csv", &[(1, &["utilities"]), (6, &["utilities"])]),
    ("bank-csv/reckon__issue_51_account_tokens-input.csv", &[]),
    ("bank-csv/reckon__suntrust-input.csv", &[]),
    ("bank-csv/reckon__test_money_column-input.csv", &[(3, &["own_transfer"])]),
    ("bank-csv/reckon__two_money_columns-input.csv", &[]),
    ("camt.053/bank-statement-import__test-camt053.zip", &[]),
    ("cn-alipay/double-entry-generator__alipay-example-alipay-records.csv", &[]),
    ("cn-bank/double-entry-generator__abc_debit-example-abc_debit-records.csv", &[]),
    (
        "cn-bank/double-entry-generator__bocom_credit-example-bocom_credit-records.csv",
        &[(6, &["suppliers"]), (7, &["suppliers"]), (8, &["suppliers"])],
    ),
    (
        "cn-bank/double-entry-generator__ccb-交易明细_xxxx_2025xxxx_2025xxxx.xls",
        &[(8, &["suppliers"]), (12, &["suppliers"])],
    ),
    (
        "cn-bank/double-entry-generator__icbc-credit-example-icbc-credit-records.csv",
        &[(8, &["suppliers"]), (9, &["suppliers"]), (12, &["suppliers"]), (14, &["suppliers"]), (15, &["suppliers"])],
    ),
    ("cn-bank/double-entry-generator__icbc-debit-v1-example-icbc-debit-v1-records.csv", &[]),
    ("cn-wallet/double-entry-generator__jd-example-jd-records.csv", PURCHASES),
    ("cn-wallet/double-entry-generator__mt-example-mt-records.csv", PURCHASES),
    ("cn-wechat/double-entry-generator__wechat-example-wechat-records.csv", &[(21, &["rent"]), (40, &["sales"])]),
    ("ofx-1/beancount-import__checking2.ofx", &[]),
    ("ofx-1/ofxparse__bank_medium.ofx", &[]),
    ("ofx-1/ofxparse__fidelity-savings.ofx", &[(78, &["loan_repayment"])]),
    ("ofx-1/ofxparser__ofxdata-selfclose.ofx", &[(40, &["cash"])]),
    ("ofx-1/ofxparser__ofxdata.ofx", &[(56, &["own_transfer"])]),
    ("qif/gnucash__ms-money.qif", &[]),
    ("mt940/mt940__mt940.sta", &[]),
];

/// In bills of a shop or of meals every payment out is a purchase: the rules too take such payments for purchases.
const PURCHASES: &[Label] = &[(0, &["suppliers"])];

/// One wording on a real line.
struct Seen {
    place: String,
    inward: bool,
    /// What the written rules say; `None` where they leave it unexplained.
    rule: Option<Category>,
    guess: Option<WordGuess>,
    fits: bool,
}

fn model() -> Rc<LineModel> {
    Rc::clone(Pack::china().categories().model.as_ref().unwrap())
}

/// Every wording of the labelled files once.
fn seen(shared: &Path) -> Vec<Seen> {
    let pack = Pack::china();
    let rules = CategoryRules { model: None, ..pack.categories().as_ref().clone() };
    let (model, mut all, mut wordings) = (model(), Vec::new(), BTreeSet::new());
    for (path, labels) in LABELS {
        let bytes = std::fs::read(shared.join("fixtures").join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let name = path.rsplit('/').next().unwrap();
        for set in read_all(&bytes, name, &|_| Recipe::default(), Currency::CNY, &mut |_| {}).into_iter().flatten() {
            let set = Rc::new(set);
            let currency = set.parts().currency;
            let ledger = Ledger::build(&[Rc::clone(&set)], &Corrections::default(), &[], currency, &rules);
            for line in ledger.postings() {
                let rule = match &line.reason {
                    Reason::Rule { .. } => Some(line.category),
                    Reason::Direction => None,
                    _ => continue,
                };
                let (fields, inward) = (fields(&set, line.id), line.amount.is_positive());
                if !wordings.insert((fields.clone(), inward)) {
                    continue;
                }
                let guess = model.guess([&fields[0], &fields[1], &fields[2]], inward);
                let label = labels.iter().find(|(at, _)| *at == line.id.line || *at == 0 && !inward);
                let fits = guess
                    .as_ref()
                    .is_some_and(|guess| label.is_some_and(|(_, names)| names.contains(&guess.category.as_str())));
                all.push(Seen { place: format!("{path}:{}", line.id.line), inward, rule, guess, fits });
            }
        }
    }
    all
}

fn fields(set: &RecordSet, id: LineId) -> [String; 3] {
    let row = set.parts().rows.iter().find(|row| row.line == id.line).unwrap();
    [fold(&row.party), fold(&row.text), fold(&row.kind)]
}

/// The card tells what is measured here; nothing else would keep it true.
#[test]
fn on_real_lines_that_the_rules_leave_open_the_card_is_right() {
    let Some(shared) = common::shared("on_real_lines_that_the_rules_leave_open_the_card_is_right") else { return };
    let (model, seen) = (model(), seen(&shared));
    let open: Vec<&Seen> = seen.iter().filter(|one| one.rule.is_none()).collect();
    for one in open.iter().filter(|one| one.guess.is_some()) {
        println!("{} {} {:?} {}", one.place, if one.inward { "in" } else { "out" }, one.guess, one.fits);
    }
    let given = open.iter().filter(|one| one.guess.is_some()).count();
    let right = open.iter().filter(|one| one.fits).count();
    let card = &model.card;
    let told = [card.real_rows, card.real_given, card.real_right].map(|count| count as usize);
    assert_eq!([open.len(), given, right], told, "lines, given, right: measured, and as the card says");
    assert!(open.len() > 200, "too few lines to say anything");
    // What a model may change by itself must seldom be wrong; one that is only shown harms nobody.
    let wrong = |one: &&&Seen| !one.fits && one.guess.as_ref().is_some_and(|guess| model.decides(guess.category));
    assert!(
        open.iter().filter(wrong).count() * 50 <= open.len(),
        "more than 2 % of real lines would be sorted wrongly"
    );
}

/// Where the written rules are sure, the model was not asked; asked all the same, it mostly says what they say.
#[test]
fn on_real_lines_it_agrees_with_the_rules() {
    let Some(shared) = common::shared("on_real_lines_it_agrees_with_the_rules") else { return };
    let seen = seen(&shared);
    let both: Vec<(&Seen, Category, Category)> =
        seen.iter().filter_map(|one| Some((one, one.rule?, one.guess.as_ref()?.category))).collect();
    for (one, rule, guess) in both.iter().filter(|(_, rule, guess)| rule != guess) {
        println!("{}: rule {}, words {} {:?}", one.place, rule.as_str(), guess.as_str(), one.guess);
    }
    let agree = both.iter().filter(|(_, rule, guess)| rule == guess).count();
    println!("agreement with the rules: {agree} of {}", both.len());
    assert!(both.len() >= 10 && agree * 10 >= both.len() * 8, "{agree} of {}", both.len());
}

/// A person's name says nothing of what was paid for, and nothing else either.
#[test]
fn no_name_of_a_person_has_a_weight() {
    let model = model();
    let surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    let latin = ["patel", "singh", "kaur", "khan", "ahmed", "nguyen", "smith", "jones", "okafor", "garcia", "mohammed"];
    for side in [&model.inward, &model.outward] {
        for name in surnames.chars().map(String::from).chain(latin.map(str::to_owned)) {
            assert!(!side.words.contains_key(&name), "`{name}` has a weight");
        }
    }
    // The same line with other names is never another category.
    for (inward, text) in [(false, "8月份薪水"), (false, "店铺半年房租"), (true, "货款")] {
        let guesses: BTreeSet<_> = ["王海燕", "黄建国", "马玉梅", "阿依古丽", "欧阳静"]
            .map(|name| model.guess([name, text, ""], inward))
            .into();
        let categories: BTreeSet<_> = guesses.iter().flatten().map(|guess| guess.category).collect();
        assert!(categories.len() <= 1, "{text}: {guesses:?}");
    }
}

/// A figure that rests on a line which only its words sorted is graded weaker; one that rests on rules is not.
#[test]
fn figures_that_rest_on_words_are_graded_weaker() {
    let mut csv = String::from("日期,对方,摘要,金额\n");
    for month in (11..=12).map(|month| (2025, month)).chain((1..=11).map(|month| (2026, month))) {
        let (year, month) = month;
        csv.push_str(&format!(
            "{year}-{month:02}-01,甲商贸有限公司,货款,9000.00\n{year}-{month:02}-03,房东,房租,-500.00\n"
        ));
        csv.push_str(&format!("{year}-{month:02}-28,王海燕,{month}月份薪水,-700.00\n"));
    }
    let set = read(csv.as_bytes(), "a.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap();
    let pack = Pack::china();
    let as_of = date(2026, 11, 20).unwrap();
    let case = |corrections| Case::new(Answers::default(), vec![Rc::new(set.clone())], corrections);
    let sheet = |case: &Case| FactSheet::collect(case.answers(), case.ledger(), &pack, as_of);
    let told = sheet(&case(Corrections::default()));
    assert_eq!(told.number(FactKey::BankPayroll12), Reading::Known(8_400.0), "12 × 700");
    assert_eq!(told.support(FactKey::BankPayroll12), Some(EvidenceGrade::BankSorted));
    assert_eq!(told.support(FactKey::BankRent12), Some(EvidenceGrade::BankLines));
    assert_eq!(told.support(FactKey::BankRevenue12), Some(EvidenceGrade::BankLines));
    // Once the owner says so, it is as good as any line.
    let mut corrections = Corrections::default();
    corrections.parties.insert(("王海燕".to_owned(), false), Category::Payroll);
    let confirmed = sheet(&case(corrections));
    assert_eq!(confirmed.number(FactKey::BankPayroll12), Reading::Known(8_400.0));
    assert_eq!(confirmed.support(FactKey::BankPayroll12), Some(EvidenceGrade::BankLines));
}

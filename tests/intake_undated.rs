//! Accounts as tables that name no day: one question, answered by the user, never by a guess. The figures are invented;
//! what each column then tells was worked out by hand.

#![allow(clippy::unwrap_used)]

use credit_mirror::assessment::Case;
use credit_mirror::books::{Corrections, StatementItem};
use credit_mirror::dossier::{
    kind_word, read as open_case, read_readings, read_request, write, write_readings, write_request,
};
use credit_mirror::facts::Answers;
use credit_mirror::intake::{QuestionKind, Recipe, RecordSet, SampleReading, Setting, StatementPeriod, read_all};
use credit_mirror::kernel::{Currency, Date};
use std::collections::BTreeSet;
use std::rc::Rc;

const BALANCE: &str = "资产负债表,,,,,\n编制单位：甲公司,,,,,单位：元\n资产,期末余额,年初余额,负债和所有者权益,期末余额,年初余额\n\
    货币资金,120.00,80.00,短期借款,100.00,50.00\n应收账款,200.00,150.00,应付账款,90.00,60.00\n\
    存货,60.00,40.00,负债合计,190.00,110.00\n固定资产,70.00,80.00,实收资本,150.00,150.00\n\
    ,,,未分配利润,110.00,90.00\n资产总计,450.00,350.00,负债和所有者权益总计,450.00,350.00\n";

const PROFIT: &str = "利润表,,\n编制单位：甲公司,,单位：元\n项目,本期金额,上期金额\n一、营业收入,1000.00,800.00\n减：营业成本,600.00,500.00\n\
    管理费用,150.00,120.00\n二、营业利润,250.00,180.00\n三、利润总额,250.00,180.00\n减：所得税费用,50.00,36.00\n四、净利润,200.00,144.00\n";

const CASH: &str = "现金流量表,,\n项目,本月金额,本年累计金额\n一、经营活动产生的现金流量：,,\n销售商品、提供劳务收到的现金,90.00,1000.00\n\
    购买商品、接受劳务支付的现金,40.00,600.00\n经营活动产生的现金流量净额,50.00,400.00\n五、现金及现金等价物净增加额,50.00,400.00\n";

const ENGLISH: &str = "Balance sheet,,\n,This year,Last year\nCash,120.00,80.00\nAccounts receivable,200.00,150.00\n\
    Total current assets,320.00,230.00\nTotal assets,320.00,230.00\nAccounts payable,90.00,60.00\nTotal liabilities,90.00,60.00\n\
    Share capital,150.00,150.00\nRetained earnings,80.00,20.00\nTotal equity,230.00,170.00\nTotal liabilities and equity,320.00,230.00\n";

const TRIAL: &str = "科目余额表,,,,,\n科目编码,科目名称,期初余额,本期借方,本期贷方,期末余额\n1002,银行存款,10.00,50.00,40.00,20.00\n\
    2202,应付账款,-4.00,1.00,3.00,-6.00\n4001,实收资本,-6.00,0.00,0.00,-6.00\n6001,主营业务收入,0.00,50.00,50.00,0.00\n4103,本年利润,0.00,42.00,50.00,-8.00\n";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn on(text: &str) -> StatementPeriod {
    StatementPeriod::On(day(text))
}

fn span(first: &str, last: &str) -> StatementPeriod {
    StatementPeriod::Span(day(first), day(last))
}

fn load(text: &str, name: &str, periods: &[(&str, StatementPeriod)]) -> RecordSet {
    let recipe = chosen(periods);
    let mut all = read_all(text.as_bytes(), name, &|_| recipe.clone(), Currency::CNY, &mut |_| {});
    assert_eq!(all.len(), 1, "{name}");
    all.remove(0).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.finding))
}

fn chosen(periods: &[(&str, StatementPeriod)]) -> Recipe {
    let periods = periods.iter().map(|(heading, period)| ((*heading).to_owned(), *period)).collect();
    Recipe { periods, ..Recipe::default() }
}

/// The times of all lines, each once.
fn times(set: &RecordSet) -> Vec<String> {
    let text = |period| match period {
        Some(StatementPeriod::On(day)) => day.to_string(),
        Some(StatementPeriod::Span(first, last)) => format!("{first}..{last}"),
        None => "?".to_owned(),
    };
    let all: BTreeSet<String> = set.parts().papers.statement.iter().map(|row| text(row.period)).collect();
    all.into_iter().collect()
}

fn kinds(set: &RecordSet) -> Vec<String> {
    let all: BTreeSet<String> = set.parts().findings.iter().map(|finding| kind_word(&finding.kind)).collect();
    all.into_iter().collect()
}

/// Kind of the question, the heading it is about, and its answers; a star stands behind the one that is used.
fn asked(set: &RecordSet) -> Option<(QuestionKind, String, Vec<String>)> {
    let question = set.parts().question.as_ref()?;
    let answers = question.choices.iter().map(|choice| {
        let text = match choice.reading {
            SampleReading::Period(StatementPeriod::On(day)) => day.to_string(),
            SampleReading::Period(StatementPeriod::Span(first, last)) => format!("{first}..{last}"),
            _ => panic!("{choice:?}"),
        };
        if choice.used { format!("{text}*") } else { text }
    });
    Some((question.kind, question.sample.clone(), answers.collect()))
}

#[test]
fn a_statement_without_a_day_asks_one_question_and_is_read_by_the_answer() {
    for (text, kind, answer, expected) in [
        (BALANCE, QuestionKind::Day, on("2025-12-31"), &["2024-12-31", "2025-12-31"][..]),
        // The beginning of the year is known on any day of it.
        (BALANCE, QuestionKind::Day, on("2025-09-30"), &["2024-12-31", "2025-09-30"]),
        (
            PROFIT,
            QuestionKind::Span,
            span("2025-01-01", "2025-12-31"),
            &["2024-01-01..2024-12-31", "2025-01-01..2025-12-31"],
        ),
        (
            PROFIT,
            QuestionKind::Span,
            span("2024-04-01", "2025-03-31"),
            &["2023-04-01..2024-03-31", "2024-04-01..2025-03-31"],
        ),
        // Whether the month or the year so far is entered, the columns tell both.
        (
            CASH,
            QuestionKind::Span,
            span("2025-11-01", "2025-11-30"),
            &["2025-01-01..2025-11-30", "2025-11-01..2025-11-30"],
        ),
        (
            CASH,
            QuestionKind::Span,
            span("2025-01-01", "2025-11-30"),
            &["2025-01-01..2025-11-30", "2025-11-01..2025-11-30"],
        ),
        (ENGLISH, QuestionKind::Day, on("2025-12-31"), &["2024-12-31", "2025-12-31"]),
        (TRIAL, QuestionKind::Span, span("2025-01-01", "2025-12-31"), &["2025-01-01..2025-12-31"]),
    ] {
        let name = text.lines().next().unwrap();
        let open = load(text, "a.csv", &[]);
        assert_eq!(asked(&open), Some((kind, String::new(), Vec::new())), "{name}");
        assert_eq!(times(&open), ["?"], "{name}");
        assert!(kinds(&open).contains(&"lacks".to_owned()), "{name}: {:?}", kinds(&open));
        let read = load(text, "a.csv", &[("", answer)]);
        assert_eq!(times(&read), expected, "{name}");
        // It stays to be changed, and is told as the user's word.
        assert_eq!(asked(&read).map(|(kind, heading, _)| (kind, heading)), Some((kind, String::new())), "{name}");
        assert!(kinds(&read).contains(&"period_chosen".to_owned()), "{name}: {:?}", kinds(&read));
        assert!(!read.parts().findings.iter().any(|one| format!("{:?}", one.kind).contains("part: Period")), "{name}");
        assert_eq!(read.parts().papers.statement.len(), open.parts().papers.statement.len(), "{name}");
        // An answer of the other kind, as of another sheet, is none.
        let other = if kind == QuestionKind::Day { span("2025-01-01", "2025-12-31") } else { on("2025-12-31") };
        assert_eq!(times(&load(text, "a.csv", &[("", other)])), ["?"], "{name}");
    }
}

#[test]
fn what_the_file_says_itself_is_not_asked_and_not_overruled() {
    let dated = BALANCE.replace("编制单位：甲公司", "2025年12月31日");
    assert_eq!(asked(&load(&dated, "资产负债表2023-12.csv", &[])), None);
    let read = load(&dated, "a.csv", &[("", on("2023-12-31"))]);
    assert_eq!((times(&read), asked(&read)), (vec!["2024-12-31".to_owned(), "2025-12-31".to_owned()], None));
    assert_eq!(kinds(&read), Vec::<String>::new());
    // A chart of accounts has no figures and so no day.
    let chart = "科目编码,科目名称,科目类别\n1001,库存现金,资产\n1002,银行存款,资产\n2202,应付账款,负债\n";
    assert_eq!(asked(&load(chart, "a.csv", &[])), None);
}

#[test]
fn the_name_or_title_suggests_and_does_not_answer() {
    let named = load(BALANCE, "资产负债表2025-12.csv", &[]);
    assert_eq!(asked(&named).unwrap().2, ["2025-12-31"]);
    assert_eq!(times(&named), ["?"]);
    let mut recipe = Recipe::default();
    named.parts().question.clone().unwrap().choices.remove(0).sets.apply(&mut recipe);
    assert_eq!(recipe, chosen(&[("", on("2025-12-31"))]));
    let read = load(BALANCE, "资产负债表2025-12.csv", &[("", on("2025-12-31"))]);
    assert_eq!(asked(&read).unwrap().2, ["2025-12-31*"]);
    // Of a month in the title it is open whether the column tells the month or the year so far.
    let month = PROFIT.replace("编制单位：甲公司", "2025年6月");
    assert_eq!(asked(&load(&month, "a.csv", &[])).unwrap().2, ["2025-01-01..2025-06-30", "2025-06-01..2025-06-30"]);
    let trial = TRIAL.replacen("科目余额表", "As of December 31 2025", 1);
    assert_eq!(asked(&load(&trial, "a.csv", &[])).unwrap().2, ["2025-01-01..2025-12-31", "2025-12-01..2025-12-31"]);
}

#[test]
fn a_column_that_does_not_follow_from_the_whole_is_asked_for_itself() {
    // Years of accounts that end in March: the last year's end is not that of the calendar.
    let whole = ("", on("2025-03-31"));
    let open = load(ENGLISH, "a.csv", &[whole]);
    assert_eq!(asked(&open), Some((QuestionKind::Day, "Last year".to_owned(), Vec::new())));
    assert_eq!(times(&open), ["2025-03-31", "?"]);
    let read = load(ENGLISH, "a.csv", &[whole, ("Last year", on("2024-03-31"))]);
    assert_eq!(times(&read), ["2024-03-31", "2025-03-31"]);
    assert_eq!(read.parts().question.as_ref().unwrap().sample, "");
    // Both sides of a statement have the column: one answer for both.
    let begins = BALANCE.replace("年初余额", "期初余额");
    let open = load(&begins, "a.csv", &[("", on("2025-09-30"))]);
    assert_eq!(asked(&open).unwrap().1, "期初余额");
    let read = load(&begins, "a.csv", &[("", on("2025-09-30")), ("期初余额", on("2025-06-30"))]);
    assert_eq!(times(&read), ["2025-06-30", "2025-09-30"]);
}

#[test]
fn the_answer_is_kept_with_the_case_and_old_cases_open() {
    let recipe = chosen(&[("", on("2025-03-31")), ("Last year", on("2024-03-31"))]);
    assert_eq!(read_request(&write_request(Currency::GBP, &recipe)), Ok((Currency::GBP, recipe.clone())));
    let old = r#"{"currency":"CNY","recipe":{"flip_sign":true}}"#;
    let plain = Recipe { flip_sign: Some(true), ..Recipe::default() };
    assert_eq!(read_request(old), Ok((Currency::CNY, plain.clone())));
    assert_eq!(write_request(Currency::CNY, &plain), old);
    assert!(read_request(r#"{"currency":"CNY","recipe":{"periods":{"":["31.12.2025"]}}}"#).is_err());
    let set = load(BALANCE, "资产负债表2025-12.csv", &[("", on("2025-12-31"))]);
    let back = read_readings(&write_readings(vec![Ok(set.clone())])).unwrap();
    assert_eq!(back, [Ok(set.clone())]);
    let case = Case::new(Answers::default(), vec![Rc::new(set)], Corrections::default());
    let again = open_case(&write(&case)).unwrap();
    assert_eq!(again, case);
    assert_eq!(again.sets()[0].parts().recipe, chosen(&[("", on("2025-12-31"))]));
}

#[test]
fn the_books_have_the_years_once_they_are_said() {
    let line = |set: RecordSet| {
        let case = Case::new(Answers::default(), vec![Rc::new(set)], Corrections::default());
        let lines = case.ledger().statement().iter();
        lines
            .filter(|line| matches!(line.item, Some(StatementItem::Cash | StatementItem::Revenue)))
            .map(|line| (line.year, line.amount.to_decimal_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(line(load(BALANCE, "a.csv", &[])), []);
    let both = |now: &str, before: &str| vec![(2025, now.to_owned()), (2024, before.to_owned())];
    assert_eq!(line(load(BALANCE, "a.csv", &[("", on("2025-12-31"))])), both("120.00", "80.00"));
    assert_eq!(line(load(PROFIT, "a.csv", &[("", span("2025-01-01", "2025-12-31"))])), both("1000.00", "800.00"));
    let trial = line(load(TRIAL, "a.csv", &[("", span("2025-01-01", "2025-12-31"))]));
    assert_eq!(trial, [(2025, "20.00".to_owned()), (2025, "50.00".to_owned())]);
}

#[test]
fn an_answer_sets_only_its_own_days() {
    let mut recipe = chosen(&[("", on("2024-12-31"))]);
    Setting::Period("年初余额".to_owned(), on("2023-12-31")).apply(&mut recipe);
    assert_eq!(recipe, chosen(&[("", on("2024-12-31")), ("年初余额", on("2023-12-31"))]));
}

/// A bank's file whose rows name no year, newest first, over the end of one.
const BY_NAME: &str = "Completed Date ; Reference ; Paid Out (EUR) ; Paid In (EUR) ; Balance (EUR)\n2 Jan  ; Card payment ; 20.00 ;  ; 80.00\n\
    28 Dec  ; Salary ;  ; 50.00 ; 100.00\n3 Nov  ; Cafe ; 5.00 ;  ; 50.00\n";

fn rows(set: &RecordSet) -> Vec<String> {
    set.parts().rows.iter().map(|row| format!("{} {}", row.date, row.amount.to_decimal_string())).collect()
}

#[test]
fn dates_without_a_year_ask_for_the_last_day() {
    let numbers = "日期,摘要,收入,支出,余额\n11/03,面,,5.00,50.00\n12/28,货款,50.00,,100.00\n01/02,房租,,20.00,80.00\n";
    let chinese =
        "日期,摘要,收入,支出,余额\n11月3日,面,,5.00,50.00\n12月28日,货款,50.00,,100.00\n1月2日,房租,,20.00,80.00\n";
    let mut told = vec!["2019-11-03 -5.00", "2019-12-28 50.00", "2020-01-02 -20.00"];
    for (text, name) in [(numbers, "a.csv"), (chinese, "b.csv"), (BY_NAME, "c.csv")] {
        let open = load(text, name, &[]);
        assert_eq!((open.parts().proof.read, open.parts().proof.unread), (0, 3), "{name}");
        assert_eq!(asked(&open), Some((QuestionKind::Until, String::new(), Vec::new())), "{name}");
        let read = load(text, name, &[("", on("2020-01-31"))]);
        if text == BY_NAME {
            told.reverse();
        }
        assert_eq!(rows(&read), told, "{name}");
        assert!(kinds(&read).contains(&"year_chosen".to_owned()), "{name}: {:?}", kinds(&read));
        assert_eq!(asked(&read).map(|(kind, ..)| kind), Some(QuestionKind::Until), "{name}");
        assert_eq!(read_readings(&write_readings(vec![Ok(read.clone())])).unwrap(), [Ok(read)]);
    }
    // The name of the file is offered, not used.
    let named = load(numbers, "bank 2020-01.csv", &[]);
    assert_eq!((asked(&named).unwrap().2, rows(&named).len()), (vec!["2020-01-31".to_owned()], 0));
}

#[test]
fn a_year_that_the_file_says_and_days_that_are_none_are_not_asked_about() {
    let titled = "信用卡对账单 2020年1月\n日期,摘要,金额\n12/28,面,-5.00\n01/02,米,-20.00\n";
    let read = load(titled, "a.csv", &[("", on("2024-01-31"))]);
    assert_eq!(rows(&read), ["2019-12-28 -5.00", "2020-01-02 -20.00"]);
    assert!(asked(&read).is_none() && !kinds(&read).contains(&"year_chosen".to_owned()));
    // Which part is the month cannot be told, or it is the second: the rows stay unread as they are.
    for text in ["Date,Text,Amount\n03/04,A,-5.00\n05/04,B,10.00\n", "Date,Text,Amount\n28/12,A,-5.00\n29/12,B,10.00\n"]
    {
        let read = load(text, "a.csv", &[("", on("2020-01-31"))]);
        assert_eq!((read.parts().proof.read, read.parts().proof.unread), (0, 2), "{text}");
        assert_ne!(read.parts().question.as_ref().map(|question| question.kind), Some(QuestionKind::Until), "{text}");
    }
    // A word and a number are a day only if the word is a month.
    let chart = "Account number,Account name,Type\n1001,Product 7,asset\n1002,Group 3,asset\n1003,March 4,asset\n2001,Loan,liability\n";
    assert_eq!(load(chart, "a.csv", &[]).parts().format.as_str(), "chart-of-accounts");
    let dated = "Date,Text,Amount\n2020-01-02,May 5,-5.00\n2020-01-03,Sale,10.00\n";
    assert_eq!(rows(&load(dated, "a.csv", &[])), ["2020-01-02 -5.00", "2020-01-03 10.00"]);
}

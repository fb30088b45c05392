//! A report can be run again: the same, or every figure that differs.

#![allow(clippy::unwrap_used)]

use credit_mirror::assessment::{Case, assess};
use credit_mirror::books::Corrections;
use credit_mirror::facts::{Answers, Entry, Field, FieldKey};
use credit_mirror::kernel::{AmountUnit, date};
use credit_mirror::report::{Links, ReportOptions, Verification, View, verify, write_report};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Language, Words};

fn case() -> Case {
    let mut answers = Answers::in_unit(AmountUnit::TenThousand);
    let mut set = |field, row, text: &str| answers.set(FieldKey { field, row }, Some(Entry::Text(text.to_owned())));
    set(Field::FirmName, 0, "<img src=x onerror=alert(1)> & Söhne");
    set(Field::Staff, 0, "12");
    for (year, cash) in [(2024, "41.0"), (2025, "27.5")] {
        set(Field::Cash, year, cash);
    }
    Case::new(answers, Vec::new(), Corrections::default())
}

fn report(language: Language, embed_case: bool) -> String {
    let (case, pack) = (case(), Pack::china());
    let assessment = assess(&case, &pack, date(2026, 11, 21).unwrap());
    let words = Words::new(language);
    let view = View { case: &case, assessment: &assessment, pack: &pack, words, links: Links::Report };
    write_report(&view, ReportOptions { embed_case })
}

fn again(html: &str) -> Verification {
    verify(html, &|id| (id == "cn").then(Pack::china))
}

#[test]
fn a_report_as_written_is_the_same_in_both_languages() {
    for language in Language::ALL {
        let outcome = again(&report(language, true));
        let Verification::Same(verified) = outcome else { panic!("{language:?}: {outcome:?}") };
        assert!(verified.page_compared);
        assert_eq!(verified.case, case());
    }
}

#[test]
fn one_digit_changed_on_the_page_is_found() {
    let html = report(Language::En, true);
    let (page, block) = html.split_at(html.find("<script").unwrap());
    let changed = page.replacen("27.5", "97.5", 1) + block;
    assert_ne!(changed, html, "the page shows the cash entered");
    let Verification::Differs { figures, page, .. } = again(&changed) else { panic!("not found") };
    assert!(figures.is_empty(), "{figures:?}");
    assert!(page.len() == 1 && page[0].stated.contains("97.5") && page[0].computed.contains("27.5"), "{page:?}");
}

#[test]
fn one_digit_changed_in_the_data_is_found_wherever_it_shows() {
    let html = report(Language::Zh, true);
    let at = html.find("<script").unwrap();
    let (page, block) = html.split_at(at);
    let changed = page.to_owned() + &block.replacen("\"27.5\"", "\"29.5\"", 1);
    let Verification::Differs { figures, .. } = again(&changed) else { panic!("not found") };
    let cash = figures.iter().find(|d| d.place.contains("cash")).unwrap();
    assert!(cash.stated.contains("275000") && cash.computed.contains("295000"), "{cash:?}");
}

#[test]
fn what_cannot_be_run_again_says_why() {
    assert_eq!(again(&report(Language::Zh, false)), Verification::NoCase);
    assert_eq!(again("hello"), Verification::NotAReport);
    let html = report(Language::Zh, true);
    let newer = html
        .replace("\"type\":\"credit-mirror/report\",\"version\":1", "\"type\":\"credit-mirror/report\",\"version\":7");
    assert_eq!(again(&newer), Verification::Newer { found: 7, known: 1 });
    let pack = html.replace("\"pack\":\"cn\"", "\"pack\":\"mars\"");
    assert_eq!(again(&pack), Verification::UnknownPack("mars".to_owned()));
    let cut = html.replacen("\"figures\":{", "\"figures\":{,", 1);
    assert!(matches!(again(&cut), Verification::Broken(_)));
    let case = html.replacen("credit-mirror/case", "credit-mirror/cake", 1);
    assert!(matches!(again(&case), Verification::Case(_)), "{:?}", again(&case));
}

#[test]
fn names_cannot_become_markup() {
    let html = report(Language::En, true);
    assert!(!html.contains("<img"), "a name became an element");
}

//! The sample firms' answers, without their bank files, against the modes of mainland China: three stories that end
//! differently.

#![allow(clippy::unwrap_used, reason = "a helper of tests")]

use credit_mirror::assessment::{Assessment, Case, assess};
use credit_mirror::dossier;
use credit_mirror::financing::{ModeOption, Truth, Verdict};
use credit_mirror::kernel::date;
use credit_mirror::report::{Links, View, repayment, write_html};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Language, Words};

fn case(firm: &str) -> Case {
    let text = std::fs::read_to_string(format!("tests/firms/{firm}/case.json")).unwrap();
    dossier::read(&text).unwrap_or_else(|refused| panic!("{firm}: {refused:?}"))
}

fn assessed(firm: &str) -> Assessment {
    assess(&case(firm), &Pack::china(), date(2026, 11, 21).unwrap())
}

fn option<'a>(all: &'a Assessment, mode: &str) -> &'a ModeOption {
    all.financing.options().iter().find(|option| option.mode.as_str() == mode).unwrap()
}

#[test]
fn the_parts_maker_waits_for_good_debtors_and_pledges_what_they_owe() {
    let all = assessed("parts-maker");
    let first = &all.financing.options()[0];
    assert_eq!(
        (first.mode.as_str(), first.verdict, first.covers_need),
        ("cn.receivables_pledge", Verdict::Fits, Truth::True)
    );
    // Due and overdue at most 90 days 4,620,000 + 1,480,000 + 960,000 + 540,000 = 7,600,000, of it 120,000 disputed:
    // 7,480,000 eligible. Listed 3,820,000 × 0.80 + large 1,950,000 × 0.75 + the rest 1,830,000 × 0.55 = 5,525,000;
    // times 7,480,000 / 7,600,000 = 5,437,763.15. Careful: half of what is eligible.
    let (low, high) = first.amount.known().copied().unwrap();
    assert_eq!((low.to_decimal_string(), high.to_decimal_string()), ("3740000.00".into(), "5437763.15".into()));
    assert!(first.changes.is_empty(), "nothing holds it down: {:?}", first.changes);
    // What earnings would have to repay is another matter: present debt takes more than they leave.
    let tax = option(&all, "cn.tax_loan");
    assert!(tax.gives_nothing() && tax.verdict == Verdict::FitsIf);
}

#[test]
fn the_noodle_shop_has_no_mode_that_is_sure_and_crowdfunding_comes_too_late() {
    let all = assessed("noodle-restaurant");
    assert!(all.financing.options().iter().all(|option| option.verdict != Verdict::Fits));
    let crowd = option(&all, "cn.reward_crowdfunding");
    assert_eq!((crowd.verdict, crowd.in_time), (Verdict::FitsIf, Truth::False));
    assert_ne!(all.financing.options()[0].mode, crowd.mode, "too late must not be named first");
    // 12 × 1,800 of tax, against 25 % × 21,000 of invoices: 21,600 is far from 150,000.
    let tax = option(&all, "cn.tax_loan");
    assert_eq!((tax.covers_need, tax.amount.known().unwrap().1.to_decimal_string()), (Truth::False, "21600.00".into()));
    assert_eq!(option(&all, "cn.receivables_pledge").verdict, Verdict::DoesNotFit, "it sells for cash");
}

#[test]
fn the_wholesaler_is_lent_to_on_its_tax_record() {
    let all = assessed("wholesaler");
    let first = &all.financing.options()[0];
    assert_eq!(
        (first.mode.as_str(), first.verdict, first.covers_need, first.in_time),
        ("cn.tax_loan", Verdict::Fits, Truth::Unknown, Truth::True)
    );
    // Sales invoiced 9,800,000: 10 % careful, 25 % generous; more than 3 and 12 times the tax of 117,400. But what can be
    // repaid binds: (528,000 - 22,100 - 120,000) / 1.2 less 21,000 is 25,048.61 a month; as an annuity at 4.5 % over the 12
    // months asked for 293,383.05, at 3.15 % over 36 months 859,378.32.
    let record = first.limits.iter().find(|limit| limit.id.as_str() == "record").unwrap();
    assert_eq!(record.amount.known().unwrap().to_decimal_string(), "2450000.00");
    let (low, high) = first.amount.known().copied().unwrap();
    assert_eq!((low.to_decimal_string(), high.to_decimal_string()), ("293383.05".into(), "859378.32".into()));
    assert_eq!(first.limits[first.binding.unwrap()].id.as_str(), "capacity");
    // The page of repayment says the same: too much in 12 months, not in 36. 385,900 against 21,000 and twelve instalments.
    let cover = |id: &str| *all.financing.capacity().figure(id).unwrap().value.known().unwrap();
    assert!((cover("cover_with") - 0.459).abs() < 5e-4 && (cover("cover_long") - 1.259).abs() < 5e-4);
    // By the official formula it needs no more working capital than it has: every rule holds, and still nothing is lent.
    let bank = option(&all, "cn.working_capital");
    assert!(bank.gives_nothing() && bank.verdict == Verdict::FitsIf);
    // Its customers will not confirm what they owe: the one usual condition of a pledge that fails is named.
    let pledge = option(&all, "cn.receivables_pledge");
    let failed: Vec<_> = pledge.changes.iter().map(|index| pledge.rules[*index].id.as_str()).collect();
    assert_eq!((pledge.verdict, failed), (Verdict::FitsIf, vec!["confirmed"]));
    assert_eq!(option(&all, "cn.mortgage_loan").verdict, Verdict::DoesNotFit);
    assert!(option(&all, "cn.mortgage_loan").ask.iter().all(|id| !id.as_str().starts_with("cn.")));
}

#[test]
fn the_page_of_repayment_agrees_with_the_verdicts() {
    let told = |firm: &str| {
        let (case, pack, assessment) = (case(firm), Pack::china(), assessed(firm));
        let words = Words::new(Language::En);
        let view = View { case: &case, assessment: &assessment, pack: &pack, words, links: Links::Screen };
        let mut page = String::new();
        write_html(&repayment(&view), &mut page);
        page
    };
    let wholesaler = told("wholesaler");
    assert!(wholesaler.contains("Over 12 months the instalments are too much (cash is 0.46 times of debt service)"));
    assert!(wholesaler.contains("over 36 months they can be paid (1.26 times)"), "{wholesaler:.300}");
    assert!(wholesaler.contains("This money buys stock"));
    let maker = told("parts-maker");
    assert!(maker.contains("earnings cannot repay it") && maker.contains("“Receivables-pledge loan” is repaid out of"));
    assert!(told("noodle-restaurant").contains("cannot be told yet"));
}

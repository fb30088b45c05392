//! Offers as an owner enters them: the worked cases reach the page through the entries, warnings come and stay away.

#![allow(clippy::unwrap_used)]

use credit_mirror::assessment::{Case, assess};
use credit_mirror::books::{Corrections, Ledger};
use credit_mirror::desk::{Ask, Desk, Draft, Looks, Shown, Tab, Told};
use credit_mirror::facts::{Answers, Entry, FactSheet, Field, FieldKey};
use credit_mirror::kernel::{AmountUnit, Date};
use credit_mirror::offers::{Coverage, FlagKind, LawRule, Offer, Offers, Outcome, fair_price};
use credit_mirror::report::{Links, ReportOptions, View, assessment_json, figures, write_html, write_report};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Language, Words};
use proptest::prelude::*;
use std::rc::Rc;

thread_local! {
    static FIXED: (Pack, Rc<Ledger>) = (Pack::china(), Case::default().shared_ledger());
}

const DAY: Date = Date::constant(2026, 11, 21);

/// Answers with an offer a list of `item=entry` (row 1, 2 …), amounts in units of one.
fn answers(offers: &[&str]) -> Answers {
    let mut answers = Answers::in_unit(AmountUnit::One);
    for (place, offer) in offers.iter().enumerate() {
        for pair in offer.split('|') {
            let (item, text) = pair.split_once('=').unwrap();
            let field = Field::parse(&format!("offer.{}", item.trim())).unwrap_or_else(|| panic!("no item {item}"));
            let row = u16::try_from(place + 1).unwrap();
            answers.set(FieldKey { field, row }, Some(Entry::Text(text.trim().to_owned())));
        }
    }
    answers
}

fn evaluated(offers: &[&str]) -> Vec<Offer> {
    FIXED.with(|(pack, ledger)| {
        let answers = answers(offers);
        let facts = FactSheet::collect(&answers, ledger, pack, DAY);
        Offers::evaluate(&answers, &facts, pack, DAY).all().to_vec()
    })
}

fn one(offer: &str) -> Offer {
    evaluated(&[offer]).remove(0)
}

fn flags(offer: &str) -> Vec<&'static str> {
    one(offer).flags.iter().map(|flag| flag.kind.as_str()).collect()
}

/// The worked cases of `tests/offers.rs`, computed once with a second engine, here typed as an owner would:
/// entries, nominal %, effective %.
#[test]
fn worked_cases_come_out_of_the_entries() {
    let (some, none) = (Some::<f64>, None::<f64>);
    for (offer, nominal, effective) in [
        ("principal=100000|form=annuity|rate=12|per=year|months=12", some(12.00), some(12.68)),
        ("principal=10万|form=annuity|rate=1%|per=month|months=12", some(12.00), some(12.68)),
        ("principal=100000|form=interest_only|rate=12|per=year|months=12|every=3", none, some(12.55)),
        ("principal=100000|form=interest_only|rate=12|per=year|months=12", some(12.00), some(12.68)),
        ("principal=100000|form=flat|flat=0.6|months=12", some(13.03), some(13.84)),
        ("principal=100000|form=instalment_fee|total_fee=7.2|months=12", some(13.03), some(13.84)),
        ("principal=100000|form=flat|flat=0.6|months=24", some(13.27), none),
        ("principal=100000|form=flat|flat=0|months=12|deducted=7.2", some(14.02), some(14.96)),
        ("principal=100000|form=bullet|rate=0|per=year|months=12|deducted=10", none, some(11.11)),
        ("principal=100000|form=bullet|rate=0|per=year|months=3|deducted=6", some(25.01), some(28.08)),
        ("principal=100000|form=annuity|rate=12|per=year|months=12|deducted=5", some(21.86), some(24.18)),
        ("principal=100000|form=daily|rate=0.03|per=day|movements=20: 40,000; 75: 60,000", none, some(11.50)),
        ("principal=200000|form=interest_only|rate=6|per=year|months=6|extras=yes|fee_lender=5000", none, some(11.75)),
        (
            "principal=100000|form=interest_only|rate=3.5|per=year|months=12|extras=yes|fee_guarantee=1000",
            some(4.52),
            none,
        ),
        (
            "principal=100000|form=interest_only|rate=3.5|per=year|months=12|extras=yes|fee_guarantee=1000|held_back=10",
            some(5.03),
            none,
        ),
        ("principal=100000|form=interest_only|rate=5|per=year|months=12|held_back=20", some(6.25), none),
        ("principal=100000|form=interest_only|rate=4.5|per=year|months=12|held_back=10", some(5.00), some(5.12)),
        ("principal=1000000|form=discount|rate=2.5|per=year|days=178|basis=360", none, some(2.583)),
        ("principal=100000|form=factoring|advance=85|face_fee=3|days=30", none, some(52.5)),
        ("principal=100000|form=factoring|advance=80|face_fee=1.5|days=30", none, some(25.4)),
        ("principal=100000|form=factor|factor=1.20|months=6|sweep=daily", some(74.8), some(111.0)),
        ("principal=100000|form=factor|factor=1.30|months=6|sweep=daily|extras=yes|fee_share=3", some(122.7), none),
        (
            "principal=50000|form=revenue_share|factor=1.3|share=10|revenue=80000|extras=yes|fee_agent=1000",
            some(79.9),
            some(116.8),
        ),
        ("principal=100000|form=balloon|rate=8|per=year|months=60|balloon=30", some(8.00), none),
        ("principal=100000|form=seasonal|rate=9|per=year|paying=6-11", some(9.00), none),
    ] {
        let offer_found = one(offer);
        let cost = offer_found.cost().unwrap_or_else(|| panic!("{offer}: {:?}", offer_found.outcome));
        for (what, found, expected) in [("nominal", cost.nominal, nominal), ("effective", cost.effective, effective)] {
            let Some(expected) = expected else { continue };
            let tolerance = if expected > 100.0 {
                0.6
            } else if expected > 25.2 {
                0.06
            } else {
                0.006
            };
            let found = found * 100.0;
            assert!((found - expected).abs() <= tolerance, "{offer}: {what} {found} is not {expected}");
        }
    }
}

#[test]
fn what_is_missing_is_named_and_nothing_is_invented() {
    let missing = |offer: &str| match one(offer).outcome {
        Outcome::Open(fields) => fields.iter().map(|field| field.spec().id).collect::<Vec<_>>(),
        other => panic!("{offer}: {other:?}"),
    };
    assert_eq!(missing("name=A"), ["offer.principal", "offer.form"]);
    assert_eq!(missing("principal=5|form=annuity"), ["offer.rate", "offer.per", "offer.months"]);
    assert_eq!(missing("principal=5|form=annuity|rate=4|months=12"), ["offer.per"], "a rate without a time is no rate");
    assert_eq!(missing("principal=5|form=factor|factor=1.2|months=6"), ["offer.sweep"]);
    assert_eq!(missing("principal=5|form=daily|rate=3|per=year|movements=5: 5"), ["offer.basis"]);
    assert_eq!(missing("principal=5|form=seasonal|rate=3|per=year|paying=6, 5"), ["offer.paying"]);
    let impossible = one("principal=100|form=daily|rate=0.03|per=day|movements=5: 60");
    assert!(matches!(impossible.outcome, Outcome::Impossible(_)), "40 are never repaid: {:?}", impossible.outcome);
    let ruled_out = one("principal=100|form=flat|flat=0.5|months=10|extras=no|fee_agent=50");
    assert_eq!(ruled_out.costed().unwrap().totals.received.minor(), 10_000, "fees ruled out are not used");
    assert!(!one("principal=100|form=flat|flat=0.5|months=10").fees_told);
    assert_eq!(one("principal=100|form=flat|flat=0.5|months=10|penalty=abc").unused.len(), 1);
}

#[test]
fn zero_rates_and_several_rates_are_said() {
    let free = one("principal=1000|form=flat|flat=0|months=12");
    assert!(free.cost().unwrap().effective.abs() < 1e-12);
    assert_eq!(free.costed().unwrap().totals.total.minor(), 0);
    let several = one("principal=1000|form=annuity|rate=6|per=year|months=12|held_back=30");
    let cost = several.cost().unwrap();
    assert_eq!(cost.other_rates.len(), 1, "a deposit given back at the end gives a second rate");
    assert!(cost.nominal > 0.0 && cost.nominal.is_finite());
}

/// 100,000 at 12 % over 12 months: after six payments 51,492.5 are left by the annuity formula; a penalty of 2 % of it
/// is 1,029.85.
#[test]
fn early_repayment_settles_by_the_stated_rule() {
    let offer = one("principal=100000|form=annuity|rate=12|per=year|months=12|penalty=2");
    let costed = offer.costed().unwrap();
    assert_eq!(costed.early.len(), 11, "after every payment but the last");
    let sixth = costed.early.iter().find(|early| early.after == 5).unwrap();
    let balance = 8_884.88 * (1.0 - libm::pow(1.01, -6.0)) / 0.01;
    assert!((sixth.to_pay.to_f64() - balance * 1.02).abs() < 0.2, "{:?}", sixth.to_pay);
    assert!(sixth.effective.unwrap() > offer.cost().unwrap().effective, "a penalty makes the year dearer");
    let free = one("principal=100000|form=annuity|rate=12|per=year|months=12");
    let at = free.costed().unwrap().early[5];
    assert!((at.effective.unwrap() - 0.126_825).abs() < 1e-5, "without a penalty the rate stays");
    let factor = one("principal=100000|form=factor|factor=1.2|months=6|sweep=weekly");
    for early in &factor.costed().unwrap().early {
        assert_eq!(early.total.minor(), 2_000_000, "the whole rest is owed: nothing is saved");
    }
}

const LOAN: &str = "principal=100000|form=annuity|per=year|months=12";

#[test]
fn every_flag_comes_where_it_should_and_stays_away_where_not() {
    for (flag, with, without) in [
        ("received_less", "rate=6|extras=yes|fee_share=3", "rate=6|extras=yes|fee_share=2"),
        ("interest_in_advance", "rate=6|deducted=1", "rate=6"),
        ("above_private_ceiling", "rate=12.5|lender=private", "rate=11.9|lender=private"),
        ("above_private_ceiling", "rate=12.5|lender=other", "rate=20|lender=bank"),
        ("above_licensed_ceiling", "rate=24.5|lender=bank", "rate=23.9|lender=bank"),
        ("above_licensed_ceiling", "rate=24.5|lender=platform", "rate=24.5|lender=licensed"),
        ("above_microcredit_ceiling", "rate=24.5|lender=microcredit", "rate=23.5|lender=microcredit"),
        ("above_microcredit_aim", "rate=15|lender=microcredit", "rate=11.5|lender=microcredit"),
        ("fee_first", "rate=6|upfront=yes", "rate=6|upfront=no"),
        ("fees_outside", "rate=6|in_contract=no", "rate=6|in_contract=yes"),
        ("no_licence", "rate=6|licence=no", "rate=6|licence=yes"),
        ("no_licence", "rate=6|licence=no|lender=bank", "rate=6|licence=no|lender=private"),
    ] {
        assert!(flags(&format!("{LOAN}|{with}")).contains(&flag), "{flag}: {with}");
        assert!(!flags(&format!("{LOAN}|{without}")).contains(&flag), "{flag}: {without}");
    }
    let sweep = "principal=100000|form=factor|factor=1.2|months=6|sweep=daily";
    let both = evaluated(&[sweep, sweep]);
    assert!(both.iter().all(|offer| offer.flags.iter().any(|flag| flag.kind == FlagKind::Stacked(2))));
    assert!(!flags(sweep).contains(&"stacked"));
    // By its nature a discount pays less than the face.
    assert!(flags("principal=100000|form=discount|rate=6|per=year|days=180|basis=360").is_empty());
    assert!(flags("principal=100000|form=factoring|advance=80|face_fee=2|days=60").is_empty());
    for flag in
        &one(&format!("{LOAN}|rate=30|lender=microcredit|deducted=5|upfront=yes|in_contract=no|licence=no")).flags
    {
        assert!(!flag.params.is_empty(), "{:?} has no source", flag.kind);
        let pack = Pack::china();
        for used in &flag.params {
            let param = pack.param(&used.id).unwrap();
            let value = param.values.iter().find(|value| value.from == used.from).unwrap();
            assert!(pack.source(&value.source).is_some(), "{}", used.id);
        }
    }
}

/// A rate of 12.5 % is above four times the pack's 3 %, but not above four times a newer 3.2 % that the firm read.
#[test]
fn a_newer_reference_rate_that_was_typed_moves_the_ceiling() {
    let mut answers = answers(&[&format!("{LOAN}|rate=12.5|lender=private")]);
    let above = |answers: &Answers| {
        let pack = Pack::china();
        let case = Case::new(answers.clone(), Vec::new(), Corrections::default());
        let offers = assess(&case, &pack, DAY).offers;
        offers.all()[0].flags.iter().any(|flag| flag.kind.as_str() == "above_private_ceiling")
    };
    assert!(above(&answers));
    for (field, text) in [(Field::RateShort, "3.2"), (Field::RateShortDate, "2026-11-20")] {
        answers.set(FieldKey::once(field), Some(Entry::Text(text.to_owned())));
    }
    assert!(!above(&answers));
    answers.set(FieldKey::once(Field::RateShortDate), Some(Entry::Text("2024-01-02".to_owned())));
    assert!(above(&answers), "an older one does not");
}

/// The example of Regulation Z, Appendix J (5,000 for 24 payments of 230: 9.69 %); factoring as 10 CCR 940 and 943
/// reckon it: 3,000 on 85,000 for 30 days is 3/85 × 365/30.
#[test]
fn rates_under_the_rules_of_each_jurisdiction() {
    use credit_mirror::loans::{Cost, cost, plan};
    use credit_mirror::offers::{Lender, law_rates, read_offer};
    let rate = |offer: &str, place: &str, lender| {
        let terms = read_offer(&answers(&[offer]), 1, DAY).terms.unwrap();
        let schedule = plan(&terms).unwrap();
        let cost: Option<Cost> = cost(&schedule).ok();
        law_rates(&terms, &schedule, cost.as_ref(), lender, &Pack::for_jurisdiction(place), DAY)
    };
    let monthly = (1..=24).map(|month| format!("{month}: 230")).collect::<Vec<_>>().join("; ");
    let regz = rate(&format!("principal=5000|form=irregular|payments={monthly}"), "US", None)[0];
    assert_eq!(regz.rule, LawRule::RegulationZ);
    assert!((regz.rate.unwrap() - 0.0969).abs() < 0.000_05, "{:?}", regz.rate);
    let both = Coverage::ByState { california: true, new_york: true };
    assert_eq!(regz.coverage, both);
    let factoring = rate("principal=100000|form=factoring|advance=85|face_fee=3|days=30", "US", None)[0];
    assert!((factoring.rate.unwrap() - 3.0 / 85.0 * 365.0 / 30.0).abs() < 1e-9, "{:?}", factoring.rate);
    let large = "principal=600000|form=annuity|rate=6|per=year|months=12";
    assert_eq!(rate(large, "US", None)[0].coverage, Coverage::ByState { california: false, new_york: true });
    let bank = Coverage::ByState { california: false, new_york: false };
    assert_eq!(rate(large, "US", Some(Lender::Bank))[0].coverage, bank);
    let daily = "principal=1000|form=daily|rate=0.03|per=day|movements=20: 1000";
    assert_eq!(rate(daily, "US", None)[0].rate, None, "single days have no common unit-period");
    // 12 % nominal by the month is 12.68 % effective; both rules show one decimal.
    let plain = "principal=100000|form=annuity|rate=12|per=year|months=12";
    assert_eq!(rate(plain, "EU", None)[0].rate, Some(0.127));
    assert_eq!(rate(plain, "UK", None)[0].rate, Some(0.127));
    let cn = rate(plain, "CN", None)[0];
    assert!((cn.rate.unwrap() - 0.12).abs() < 1e-6 && cn.coverage == Coverage::Always);
    assert!(rate(plain, "GX", None).is_empty());
}

#[test]
fn items_of_cost_add_up_to_the_total_and_to_the_simple_rate() {
    for offer in [
        "principal=100000|form=interest_only|rate=3.5|per=year|months=12|extras=yes|fee_guarantee=1000|fee_each=10",
        "principal=100000|form=flat|flat=0.6|months=12|deducted=2|held_back=10|extras=yes|fee_share=1|fee_lender=500",
        "principal=100000|form=factor|factor=1.2|months=6|sweep=daily|extras=yes|fee_agent=1000",
    ] {
        let found = one(offer);
        let costed = found.costed().unwrap();
        let sum: i64 = costed.items.iter().map(|item| item.amount.minor()).sum();
        assert_eq!(sum, costed.totals.total.minor(), "{offer}");
        let yearly: f64 = costed.items.iter().map(|item| item.yearly).sum();
        assert!((yearly - found.cost().unwrap().simple).abs() < 1e-12, "{offer}");
    }
}

#[test]
fn a_fair_price_is_the_sum_of_the_lenders_costs() {
    let offer = one(&format!("{LOAN}|rate=8|lender=bank"));
    let fair = offer.costed().unwrap().fair.as_ref().unwrap();
    assert!(fair.prices.windows(2).all(|pair| pair[0].price < pair[1].price && pair[0].pd < pair[1].pd));
    let at = fair_price(fair, 0.02);
    assert!((at.price - (fair.funding + 0.02 * fair.lgd + fair.operating + fair.margin)).abs() < 1e-15);
    let implied = fair_price(fair, fair.implied_pd.unwrap());
    assert!(
        (implied.price - offer.cost().unwrap().nominal).abs() < 1e-12,
        "the implied probability explains the price"
    );
    assert!(one(&format!("{LOAN}|rate=8")).costed().unwrap().fair.is_none(), "no lender, no price");
}

const THREE: [&str; 3] = [
    "name=甲行|lender=bank|principal=100000|form=flat|flat=0.6|months=12|extras=no",
    "lender=other|principal=100000|form=factor|factor=1.20|months=6|sweep=daily",
    "lender=bank|principal=100000|form=interest_only|rate=4.5|per=year|months=12|held_back=10",
];

fn case(offers: &[&str]) -> Case {
    Case::new(answers(offers), Vec::new(), Corrections::default())
}

fn page(offers: &[&str], language: Language, links: Links) -> String {
    let (case, pack) = (case(offers), Pack::china());
    let assessment = assess(&case, &pack, DAY);
    let view = View { case: &case, assessment: &assessment, pack: &pack, words: Words::new(language), links };
    let mut html = String::new();
    write_html(&credit_mirror::report::offers(&view), &mut html);
    html
}

#[test]
fn the_page_says_which_offer_is_cheapest_in_both_languages() {
    let zh = page(&THREE, Language::Zh, Links::Screen);
    assert!(zh.contains("报价 C最便宜，年化 5.12%；甲行 13.84%、报价 B 110.97"), "{}", &zh[..400]);
    let en = page(&THREE, Language::En, Links::Screen);
    assert!(en.contains("Offer C is the cheapest at 5.12% a year; 甲行 13.84%, Offer B 110.97"), "{}", &en[..400]);
    for html in [&zh, &en] {
        for figure in ["107,200.00", "7,200.00", "120,000.00", "13.03%", "90,000.00", "4,500.00"] {
            assert!(html.contains(figure), "{figure}");
        }
    }
    for language in Language::ALL {
        for offers in [&[][..], &["name=A"], &THREE, &[THREE[0]]] {
            let html = page(offers, language, Links::Screen);
            for wrong in ["NaN", "inf", "{", "}", "未命名", "an unnamed item"] {
                assert!(!html.contains(wrong), "{language:?} {offers:?}: {wrong}");
            }
        }
    }
}

#[test]
fn the_report_and_its_figures_carry_the_offers() {
    let (case, pack) = (case(&THREE), Pack::china());
    let assessment = assess(&case, &pack, DAY);
    let words = Words::new(Language::En);
    let view = View { case: &case, assessment: &assessment, pack: &pack, words, links: Links::Report };
    let html = write_report(&view, ReportOptions { embed_case: true });
    assert!(html.contains("id=\"costs\"") && html.contains("13.84%"));
    assert!(!html.contains("#/"), "a report has no address of the application");
    let json = assessment_json(&assessment);
    assert_eq!(json["offers"][1]["outcome"]["total"]["amount"], "20000.00");
    assert!(figures(&assessment).keys().any(|path| path.starts_with("offers.2.outcome.yearly.effective")));
    let verified = credit_mirror::report::verify(&html, &|_| Some(Pack::china()));
    assert!(matches!(verified, credit_mirror::report::Verification::Same(_)), "{verified:?}");
}

#[test]
fn the_desk_shows_the_costs_while_they_are_typed() {
    let mut desk = Desk::new(|_| Err("none".to_owned()));
    let looks = Looks { english: true, writes: true, day: (2026, 11, 21) };
    let mut html = |offers: &[&str], tab: Tab| {
        let draft = Draft { answers: answers(offers), ..Draft::default() };
        desk.answer(Ask::Draft(Box::new(draft)));
        let Told::Shown(Shown::Tree(node)) = desk.answer(Ask::Show(tab, looks)) else { panic!("no tree") };
        let mut out = String::new();
        write_html(&node, &mut out);
        out
    };
    assert!(html(&["principal=100000|form=flat|flat=0.6"], Tab::OffersBeside).contains("Months to the last payment"));
    let told = html(&["principal=100000|form=flat|flat=0.6|months=12"], Tab::OffersBeside);
    assert!(told.contains("13.84%") && told.contains("7,200.00"), "{told}");
    assert!(html(&[THREE[0]], Tab::OffersLine).contains("13.84%"));
    assert!(html(&THREE, Tab::Offers).contains("Offers side by side"));
}

#[test]
fn amounts_in_lists_keep_their_meaning_in_another_unit() {
    let before = answers(&["principal=100000|form=daily|rate=0.03|per=day|movements=20: 40,000; 75 6万"]);
    let after = before.convert_unit(AmountUnit::TenThousand);
    let terms = |answers: &Answers| credit_mirror::offers::read_offer(answers, 1, DAY).terms.unwrap();
    assert_eq!(terms(&before), terms(&after));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_typed_is_told_without_panic_and_without_figures_that_are_none(
        form in 0_usize..14, principal in "[0-9]{0,9}", a in "[0-9]{0,3}(\\.[0-9]{1,2})?", months in 0_u32..700,
        deducted in 0_u32..101, held in 0_u32..101, list in "[0-9]{1,3}[-:, ][0-9]{1,5}(; ?[0-9]{1,3}: [0-9]{1,5})?",
    ) {
        let codes = Field::OfferForm.spec().codes();
        let offer = format!(
            "principal={principal}|form={}|rate={a}|per=month|flat={a}|total_fee={a}|factor={a}|months={months}|\
             sweep=weekly|share={a}|revenue={principal}|days={months}|basis=360|advance={a}|face_fee={a}|balloon={a}|\
             paying={list}|movements={list}|payments={list}|deducted={deducted}|held_back={held}|lender=private",
            codes[form]
        );
        let html = page(&[&offer], Language::Zh, Links::Screen);
        prop_assert!(!html.contains("NaN") && !html.contains("inf%"), "{}", offer);
        let offer = one(&offer);
        if let Some(cost) = offer.cost() {
            prop_assert!(cost.nominal.is_finite() && cost.effective.is_finite() && cost.simple.is_finite());
            let costed = offer.costed().unwrap();
            let repaid: i64 = costed.schedule.rows.iter().map(|row| row.principal.minor()).sum();
            let fees: i64 = costed.schedule.rows.iter().map(|row| row.interest.minor() + row.fees.minor()).sum();
            prop_assert_eq!(repaid + fees - costed.schedule.held_back.minor(), costed.totals.repaid.minor());
        }
    }
}

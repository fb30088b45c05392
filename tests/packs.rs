//! The packs of the program: every one parses, its names exist, its own worked cases come out as it says, nothing in
//! it is unused, and a parameter is looked up by its date.

#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "helpers of tests; figures are compared as written")]

use credit_mirror::financing::{check_names, open_pack, prove};
use credit_mirror::kernel::{Date, Id, Status, date};
use credit_mirror::rules::{Force, LookUpError, Mode, Offer, Pack, PackProblem, PackProblemKind, Repaid, Scope};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const CHINA: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-cn.json"));
const US: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-us.json"));
const EU: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-eu.json"));
const UK: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-uk.json"));
const GX: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-gx.json"));
const EXAMPLE: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-example.json"));
const LPR: Id = Id::new("cn.lpr_1y");
const BASE: Id = Id::new("example.base_rate");

const TEXTS: [&str; 6] = [CHINA, EXAMPLE, US, EU, UK, GX];

fn packs() -> [Pack; 6] {
    TEXTS.map(|text| Pack::parse(text).unwrap_or_else(|problems| panic!("{problems:#?}")))
}

fn day(year: i16, month: i8, of_month: i8) -> Date {
    date(year, month, of_month).unwrap()
}

#[test]
fn a_parameter_is_looked_up_by_date_and_never_defaults() {
    let [pack, ..] = packs();
    // LPR announcements: 3.10 % from 2024-10-21, 3.00 % from 2025-05-20; the mechanism began on 2019-08-20.
    for (day, expected) in [(day(2025, 5, 19), 0.031), (day(2025, 5, 20), 0.03), (day(2019, 8, 20), 0.0425)] {
        let (number, used) = pack.number(&LPR, day).unwrap();
        assert!((number - expected).abs() < 1e-12, "{day:?}: {number}");
        assert_eq!(used.value, Some(number));
    }
    let first = day(2019, 8, 20);
    assert_eq!(pack.number(&LPR, day(2019, 8, 19)), Err(LookUpError::NotYet { id: LPR, first }));
    let none = Id::new("cn.no_such_thing");
    assert_eq!(pack.number(&none, first), Err(LookUpError::NoParam(none)));
    assert_eq!(pack.table(&LPR, first).map(|_| ()), Err(LookUpError::Kind(LPR)));
}

#[test]
fn an_announced_value_has_no_effect_before_its_date_and_a_value_can_end() {
    let [_, pack, ..] = packs();
    let (before, used) = pack.number(&BASE, day(2026, 12, 31)).unwrap();
    assert_eq!((before, used.status), (0.04, Status::Regulation));
    let (after, used) = pack.number(&BASE, day(2027, 1, 1)).unwrap();
    assert_eq!((after, used.status), (0.03, Status::Announced));
    // A superseded value still answers for its own time.
    assert_eq!(pack.number(&BASE, day(2025, 6, 30)).unwrap().0, 0.05);
    let cap = Id::new("example.loan_cap");
    let last = day(2029, 12, 31);
    assert!(pack.number(&cap, last).is_ok());
    assert_eq!(pack.number(&cap, day(2030, 1, 1)), Err(LookUpError::Ended { id: cap, last }));
}

#[test]
fn a_parameter_not_read_again_in_time_is_stale() {
    let [pack, ..] = packs();
    // Last seen on 2026-08-20, to be read again after 35 days: 24 September is the 35th day.
    let stale = |day| pack.stale(day).into_iter().find(|stale| stale.id == LPR).map(|stale| stale.days);
    assert_eq!(stale(day(2026, 9, 24)), None);
    assert_eq!(stale(day(2026, 9, 25)), Some(36));
}

#[test]
fn every_name_in_the_packs_is_a_fact_or_an_indicator() {
    for pack in packs() {
        assert_eq!(check_names(&pack), [], "{}", pack.id());
    }
    let text = EXAMPLE.replace("entity.age_months >=", "entity.horses >=");
    // The name that is not there is caught; so is the claim that the rule rises with another.
    let problems = Pack::parse(&text).unwrap_err();
    assert_eq!(problems, [problem("modes/bank_loan", "age", PackProblemKind::NoName(Id::new("entity.age_months")))]);
    let text = text.replace(r#"["entity.age_months"]"#, "[]");
    let names: Vec<_> = check_names(&Pack::parse(&text).unwrap()).into_iter().map(|problem| problem.item).collect();
    assert_eq!(names, ["entity.horses"]);
}

#[test]
fn the_packs_own_worked_cases_come_out_as_they_say() {
    let failures: Vec<_> = packs().iter().flat_map(prove).map(|failure| format!("{failure:?}")).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for pack in packs() {
        for mode in pack.modes() {
            assert!(!mode.tests.is_empty(), "{} has no worked case", mode.id);
        }
    }
    assert!(packs()[0].modes().iter().map(|mode| mode.tests.len()).sum::<usize>() >= 30);
    // A wrong expectation is found.
    let wrong = Pack::parse(&EXAMPLE.replace("0.07", "0.08")).unwrap();
    let found: Vec<_> = prove(&wrong).into_iter().map(|failure| (failure.what, failure.found)).collect();
    assert_eq!(found, [("cost", "0.0500 0.0700".to_owned())]);
}

/// The thirty-five modes, by their file.
const MODES: [&str; 35] = [
    "microloan",
    "internet_bank",
    "p2p",
    "reward_crowdfunding",
    "equity_crowdfunding",
    "revenue_finance",
    "merchant_advance",
    "invoice_platform",
    "receivables_pledge",
    "factoring",
    "buyer_led",
    "bill_discount",
    "inventory_loan",
    "order_finance",
    "contract_finance",
    "working_capital",
    "term_loan",
    "overdraft_card",
    "tax_loan",
    "mortgage_loan",
    "guaranteed_loan",
    "ip_loan",
    "renewal",
    "equipment_lease",
    "sale_leaseback",
    "sba_7a",
    "sba_504",
    "sba_microloan",
    "eif_guaranteed",
    "uk_growth_guarantee",
    "startup_loan",
    "grant",
    "angel_vc",
    "convertible",
    "growth_market",
];

#[test]
fn every_pack_answers_all_modes_and_says_why_one_is_not_on_offer() {
    let day = day(2026, 11, 21);
    for (id, jurisdiction) in Pack::built_in_ids() {
        let pack = Pack::built_in(id).unwrap();
        assert_eq!((pack.id().as_str(), pack.header().jurisdiction.as_str()), (id, jurisdiction));
        assert_eq!(Pack::for_jurisdiction(jurisdiction).id(), pack.id());
        for stem in MODES {
            let name = format!("{id}.{stem}");
            let mode = pack.modes().iter().find(|mode| mode.id.as_str() == name).unwrap_or_else(|| panic!("{name}"));
            let now = mode.availability.iter().rev().find(|at| at.from <= day).unwrap_or_else(|| panic!("{name}"));
            match now.offer {
                Offer::Available => assert!(mode.days.is_some() && !mode.documents.is_empty(), "{name}"),
                Offer::Unavailable => {
                    assert!(now.why.is_some() && !now.instead.is_empty(), "{name}");
                    assert!(mode.rules.is_empty() && mode.limits.is_empty() && mode.cost.is_none(), "{name}");
                }
            }
        }
        assert_eq!(pack.modes().len(), MODES.len(), "{id}");
    }
    let china = Pack::china();
    for gone in ["cn.p2p", "cn.equity_crowdfunding"] {
        let mode = china.modes().iter().find(|mode| mode.id.as_str() == gone).unwrap();
        let last = mode.availability.last().unwrap();
        assert!(last.offer == Offer::Unavailable && last.warning.is_some(), "{gone}");
    }
    assert_eq!(Pack::built_in("example"), None, "an invented country is for tests only");
}

#[test]
fn what_earnings_repay_is_capped_by_what_they_can_and_nothing_else_is() {
    let on_offer = |mode: &&Mode| mode.availability.iter().any(|at| at.offer == Offer::Available);
    for pack in packs().iter().filter(|pack| pack.id().as_str() != "example") {
        for mode in pack.modes().iter().filter(on_offer) {
            let capped = mode.limits.iter().any(|limit| limit.id.as_str().starts_with("capacity"));
            let asked = mode.rules.iter().find(|rule| rule.id.as_str().starts_with("able"));
            assert_eq!(capped, mode.repaid == Repaid::Earnings, "{}", mode.id);
            assert_eq!(asked.is_some(), capped, "{}", mode.id);
            // The margin that lenders want is market custom: it lowers the answer and never refuses.
            assert!(asked.is_none_or(|rule| rule.force == Force::Soft), "{}", mode.id);
        }
    }
}

#[test]
fn a_number_of_law_stands_once_and_every_value_says_what_it_rests_on() {
    let mut twice = Vec::new();
    for pack in packs() {
        let mut seen: Vec<(String, &Id)> = Vec::new();
        for param in pack.params().values() {
            assert!(!param.name.zh.is_empty() && !param.name.en.is_empty(), "{}", param.id);
            assert!(param.typed.is_some() || !param.values.is_empty(), "{}", param.id);
            for value in &param.values {
                let source = pack.source(&value.source).unwrap_or_else(|| panic!("{}: no source", param.id));
                assert!(!source.title.zh.is_empty() && !source.publisher.en.is_empty(), "{}", value.source);
                assert_ne!(value.status, Status::Stated, "{}", param.id);
            }
            // Two parameters with the same numbers from the same days out of one publication are one.
            let Some(last) = param.values.last() else { continue };
            if !matches!(last.status, Status::Market | Status::Assumption | Status::Convention) {
                let told: Vec<_> = param.values.iter().map(|value| (value.from, &value.value)).collect();
                seen.push((
                    format!("{:?} {told:?} {:?}", param.unit, pack.source(&last.source).unwrap().number),
                    &param.id,
                ));
            }
        }
        seen.sort();
        let same = seen.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        twice.extend(same.map(|pair| format!("{} and {}", pair[0].1, pair[1].1)));
    }
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn figures_from_memory_never_refuse() {
    // In every pack a hard rule rests on an official text or on the nature of the product, and so does every parameter.
    for pack in packs() {
        for mode in pack.modes() {
            for rule in mode.rules.iter().filter(|rule| rule.force == Force::Hard) {
                assert_ne!(rule.scope, Scope::LenderTypical, "{} {}", mode.id, rule.id);
                assert!(!matches!(rule.status, Status::Market | Status::Assumption), "{} {}", mode.id, rule.id);
            }
        }
    }
}

#[test]
fn a_pack_of_ones_own_is_laid_over_another_and_checked_whole() {
    let own = r#"
        [pack]
        id = "mybank"
        jurisdiction = "CN"
        name = { zh = "我的银行", en = "My bank" }
        version = "1"
        as_of = 2026-11-21
        currency = "CNY"
        under = ["cn"]

        [[params.param]]
        id = "@lender.dscr"
        values = [ { from = 2025-01-01, value = 1.5, status = "market", source = "lender_pages" } ]
    "#;
    let pack = Pack::open(own).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let dscr = |pack: &Pack| {
        let id = Id::owned(format!("{}.lender.dscr", pack.id()));
        pack.number(&id, day(2026, 11, 21)).map(|(number, _)| number)
    };
    assert_eq!((dscr(&pack), dscr(&Pack::china())), (Ok(1.5), Ok(1.2)));
    assert_eq!(check_names(&pack), []);
    // What the bank asks for more changes the one worked case whose amount rests on it: 550,000 / 1.5 for 550,000 / 1.2.
    let changed = prove(&pack);
    assert!(changed.iter().all(|case| case.what == "amount" && case.test.starts_with("EBITDA")), "{changed:?}");
    assert_eq!(pack.modes().len(), MODES.len());
    let missing = Pack::open(&own.replace("[\"cn\"]", "[\"atlantis\"]")).unwrap_err();
    let at = |line, problem| PackProblem { line: Some(line), ..problem };
    assert_eq!(missing, [at(9, problem("pack", "under", PackProblemKind::NoPack("atlantis".to_owned())))]);
    let [broken, ..] = &Pack::open("\n[pack").unwrap_err()[..] else { panic!("opened") };
    assert!(matches!(broken.kind, PackProblemKind::Shape(_)) && broken.line == Some(2), "{broken:?}");
    // Each fault at once, each with the line it stands on: an unknown source, a word for a number, a name that nothing has.
    let wrong = own.replace("\"lender_pages\"", "\"rumour\"")
        + r#"
        [[params.param]]
        id = "@lender.card_use"
        unit = "furlongs"

        [["modes/term_loan".rule]]
        id = "ours"
        force = "soft"
        scope = "lender_typical"
        says = { zh = "我们的", en = "Ours" }
        expr = "entity.moon_phase > 0"
        status = "market"
        source = "lender_pages"
    "#;
    let faults = open_pack(&wrong).unwrap_err();
    let places: Vec<_> = faults.iter().map(|fault| (fault.line, fault.item.as_str())).collect();
    // The last follows from the first: a mode of the pack beneath asks for what cannot be read.
    let expected = [(Some(17), "@lender.card_use"), (Some(13), "mybank.lender.dscr"), (None, "card_room")];
    assert_eq!(places, expected, "{faults:?}");
    let named = wrong.replace("\"rumour\"", "\"lender_pages\"").replace("furlongs", "percent");
    let faults = open_pack(&named).unwrap_err();
    let kind = PackProblemKind::NoName(Id::new("entity.moon_phase"));
    assert_eq!(faults, [at(24, problem("modes/term_loan", "entity.moon_phase", kind))]);
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            sources(&entry.path(), text);
        } else if entry.path().extension().is_some_and(|ending| ending == "rs") {
            text.push_str(&fs::read_to_string(entry.path()).unwrap());
        }
    }
}

#[test]
fn nothing_in_a_pack_is_unused_and_every_id_in_the_program_is_there() {
    let mut program = String::new();
    sources(Path::new("src"), &mut program);
    let all = packs();
    let elsewhere: BTreeSet<String> = all
        .iter()
        .flat_map(|pack| {
            let used = pack.modes().iter().flat_map(|mode| mode.params());
            used.map(|id| id.as_str().replacen(&format!("{}.", pack.id()), "", 1))
                .filter(|own| own.starts_with("lender."))
        })
        .collect();
    for (pack, text) in all.iter().zip(TEXTS) {
        let conditions = pack.documents().values().filter_map(|document| document.when.as_ref());
        let of_documents = conditions.flat_map(|when| when.expr.params()).map(|(id, _)| id);
        let guide = pack.guide();
        let of_guide = guide.formulas().flat_map(|(_, _, formula)| formula.expr.params()).map(|(id, _)| id);
        let of_odds = guide.odds.iter().filter_map(|odds| odds.per_dollar.as_ref());
        let of_modes = pack.modes().iter().flat_map(|mode| mode.params());
        let used: BTreeSet<&Id> = of_modes.chain(of_documents).chain(of_guide).chain(of_odds).collect();
        for id in pack.params().keys() {
            let (quoted, own) = (format!("\"{id}\""), id.as_str().replacen(&format!("{}.", pack.id()), "", 1));
            // What every pack has need not be used by each.
            let shared = elsewhere.contains(&own) || program.contains(&format!("\"{own}\""));
            assert!(used.contains(id) || shared || program.contains(&quoted), "no mode and no code uses `{id}`");
        }
        for key in pack.sources().keys() {
            assert!(text.contains(&format!("\"source\":\"{key}\"")), "nothing rests on the source `{key}`");
        }
        for code in pack.documents().keys() {
            assert!(pack.modes().iter().any(|mode| mode.documents.contains(code)), "no mode asks for `{code}`");
        }
    }
}

fn problem(file: &str, item: &str, kind: PackProblemKind) -> PackProblem {
    PackProblem::new(file, item, kind)
}

/// The problems of the example pack after a change.
fn wrong(change: impl Fn(&mut Json)) -> Vec<PackProblem> {
    let mut pack: Json = serde_json::from_str(EXAMPLE).unwrap();
    change(&mut pack);
    Pack::parse(&pack.to_string()).err().unwrap_or_default()
}

#[test]
fn a_wrong_pack_is_refused_whole_with_everything_that_is_wrong() {
    let id = |text: &'static str| Id::new(text);
    let mode = "modes/bank_loan";
    assert_eq!(wrong(|_| {}), []);
    assert_eq!(wrong(|p| p["extra"] = json!({})), [problem("extra", "", PackProblemKind::UnknownFile)]);
    let values = |p: &mut Json, at: usize, key: &str, value: Json| p["params"]["param"][0]["values"][at][key] = value;
    let param = "example.base_rate";
    for (found, file, item, kind) in [
        (
            wrong(|p| values(p, 1, "from", json!("2023-01-01"))),
            "params",
            param,
            PackProblemKind::DatesNotRising(day(2023, 1, 1)),
        ),
        (
            wrong(|p| values(p, 1, "to", json!("2025-06-30"))),
            "params",
            param,
            PackProblemKind::EndsBeforeStart(day(2025, 7, 1)),
        ),
        (wrong(|p| values(p, 0, "source", json!("rumour"))), "params", param, PackProblemKind::NoSource(id("rumour"))),
        (
            // The survey was not read again: it may not be called a law.
            wrong(|p| values(p, 0, "source", json!("survey"))),
            "params",
            param,
            PackProblemKind::SourceNotRead(id("survey")),
        ),
        (wrong(|p| p[mode]["rule"][1]["force"] = json!("hard")), mode, "current_ratio", PackProblemKind::MayNotRefuse),
        (
            // A rule of law that leans on a market figure may not refuse either.
            wrong(|p| {
                p[mode]["rule"][0]["expr"] =
                    json!("entity.age_months >= p('example.bank_loan.age_months') and rate_low > 0");
            }),
            mode,
            "age",
            PackProblemKind::MayNotRefuse,
        ),
        (
            wrong(|p| p[mode]["rule"][1]["expr"] = json!("indicator.current_ratio >= 1.2")),
            mode,
            "current_ratio",
            PackProblemKind::BareNumber("1.2".to_owned()),
        ),
        (
            wrong(|p| p[mode]["rule"][1]["expr"] = json!("indicator.current_ratio > = 1")),
            mode,
            "current_ratio",
            PackProblemKind::Expression(27, "=".to_owned()),
        ),
        (
            wrong(|p| p[mode]["limit"][0]["low"] = json!("p('example.cap')")),
            mode,
            "cap",
            PackProblemKind::NoParam(id("example.cap")),
        ),
        (
            wrong(|p| p[mode]["limit"][0]["low"] = json!("p('example.bank_loan.spread')")),
            mode,
            "cap",
            PackProblemKind::ParamKind(id("example.bank_loan.spread")),
        ),
        (
            wrong(|p| p[mode]["cost"]["low"] = json!("rate_lowest")),
            mode,
            "cost",
            PackProblemKind::NoName(id("rate_lowest")),
        ),
        (
            wrong(|p| p[mode]["documents"][0] = json!("example.passport")),
            mode,
            "documents",
            PackProblemKind::NoDocument(id("example.passport")),
        ),
        (
            wrong(|p| p["modes/loan_by_post"]["availability"][0]["instead"] = json!(["example.bank"])),
            "modes/loan_by_post",
            "availability",
            PackProblemKind::NoMode(id("example.bank")),
        ),
        (wrong(|p| p[mode]["days"] = json!(param)), mode, param, PackProblemKind::ParamKind(id("example.base_rate"))),
    ] {
        assert_eq!(found, [problem(file, item, kind)]);
    }
    let twice = wrong(|p| p[mode]["param"][0]["id"] = json!(param));
    assert!(twice.contains(&problem(mode, param, PackProblemKind::Twice)), "{twice:#?}");
    let file = wrong(|p| p[mode]["param"][0]["values"][0]["source"] = json!("rumour"));
    let kind = PackProblemKind::NoSource(id("rumour"));
    assert_eq!(file, [problem(mode, "example.bank_loan.age_months", kind)]);
    let several = wrong(|p| {
        p[mode]["rule"][0]["status"] = json!("certain");
        p["params"]["param"][1]["unit"] = json!("stones");
        p["ranking"] = json!({});
    });
    assert!(several.len() >= 3, "every problem is named at once: {several:#?}");
}

/// TOML as the build writes it into the program: dates become text.
fn to_json(value: toml::Value) -> Json {
    match value {
        toml::Value::Datetime(when) => json!(when.to_string()),
        toml::Value::Array(items) => items.into_iter().map(to_json).collect(),
        toml::Value::Table(table) => Json::Object(table.into_iter().map(|(key, v)| (key, to_json(v))).collect()),
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(yes) => json!(yes),
    }
}

#[test]
fn the_examples_of_the_readme_are_read_and_come_out_as_they_say() {
    let readme = fs::read_to_string("packs/README.md").unwrap();
    let block = |kind: &str| {
        let start = format!("```toml {kind}\n");
        let rest = &readme[readme.find(&start).expect("the block") + start.len()..];
        to_json(toml::from_str(&rest[..rest.find("```").expect("its end")]).unwrap())
    };
    let mut files: Json = serde_json::from_str(EXAMPLE).unwrap();
    let param = block("param")["param"][0].clone();
    files["params"]["param"].as_array_mut().unwrap().push(param);
    files["modes/readme"] = block("mode");
    let pack = Pack::parse(&files.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(pack.modes().iter().find(|mode| mode.file == "modes/readme").map(|mode| mode.tests.len()), Some(1));
    assert_eq!(check_names(&pack), []);
    assert_eq!(prove(&pack), []);
}

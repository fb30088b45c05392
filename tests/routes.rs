//! Ways to a better grade: each claim is found again by editing the case by hand, no cheaper way is missed, and no way
//! asks for more than the firm can do.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use credit_mirror::assessment::{Assessment, Case, assess};
use credit_mirror::books::Corrections;
use credit_mirror::dossier;
use credit_mirror::facts::{Entry, FactFinding, FactKey, FactSheet, Field, FieldKey, LedgerFacts};
use credit_mirror::indicators::IndicatorSet;
use credit_mirror::intake::{Recipe, RecordSet, read};
use credit_mirror::kernel::{Currency, Date, Money, Value, date};
use credit_mirror::portrait::Portrait;
use credit_mirror::report::routes_json;
use credit_mirror::routes::{Change, Changes, Kind, Paper, Positions, Routes, WhatIf, papers};
use credit_mirror::rules::Pack;
use credit_mirror::score::{Level, Score};
use std::fs;
use std::path::Path;
use std::rc::Rc;

const FIRMS: [&str; 3] = ["noodle-restaurant", "parts-maker", "wholesaler"];

fn day() -> Date {
    date(2026, 11, 21).unwrap()
}

fn set(path: &Path) -> Rc<RecordSet> {
    let name = path.file_name().unwrap().to_str().unwrap();
    Rc::new(read(&fs::read(path).unwrap(), name, &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap())
}

fn case(firm: &str) -> Case {
    let folder = Path::new("tests/firms").join(firm);
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| !["json", "toml"].contains(&path.extension().unwrap().to_str().unwrap()));
    paths.sort();
    let answers = dossier::read(&fs::read_to_string(folder.join("case.json")).unwrap()).unwrap().answers().clone();
    Case::new(answers, paths.iter().map(|path| set(path)).collect(), Corrections::default())
}

struct Firm {
    case: Case,
    of_ledger: LedgerFacts,
    now: Assessment,
    pack: Pack,
}

fn firm(case: Case) -> Firm {
    let pack = Pack::china();
    let of_ledger = LedgerFacts::of(case.ledger(), &pack, day());
    let now = assess(&case, &pack, day());
    Firm { case, of_ledger, now, pack }
}

impl Firm {
    fn routes(&self) -> Routes {
        Routes::find(&self.case, &self.of_ledger, &self.now, &self.pack).unwrap()
    }

    fn level(&self, positions: &Positions) -> Option<WhatIf> {
        WhatIf::of(&self.case, &self.of_ledger, &self.now, &self.pack, positions)
    }

    fn after(&self, changes: &Changes) -> (Case, FactSheet) {
        Routes::case_after(&self.case, &self.of_ledger, &self.now, &self.pack, changes).unwrap()
    }
}

fn amount(facts: &FactSheet, key: FactKey) -> f64 {
    *facts.number(key).known().unwrap()
}

fn yuan(amount: i64) -> Money {
    Money::from_minor(amount * 100, Currency::CNY)
}

#[test]
fn a_level_is_the_score_without_its_lines() {
    for name in FIRMS {
        let Firm { now, pack, .. } = firm(case(name));
        let level = Score::level(&now.facts, &now.indicators, &now.portrait, &pack, day()).unwrap();
        let score = now.score.unwrap();
        assert_eq!(
            (level.odds, level.probability, level.points),
            (score.odds, score.probability, score.points),
            "{name}"
        );
        assert_eq!((level.grade, level.interval, level.grades), (score.grade, score.interval, score.grades), "{name}");
        assert_eq!(level.cap, score.cap, "{name}");
    }
}

/// The bank file of the parts maker with every balance moved by an amount.
fn moved_balances(by: f64) -> Rc<RecordSet> {
    let name = "样板银行_交易明细_20250501_20261031.csv";
    let text = fs::read_to_string(format!("tests/firms/parts-maker/{name}")).unwrap();
    let mut place = None;
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            if place.is_none() {
                place = cells.iter().position(|cell| cell.contains("余额"));
            } else if let Some(cell) = place.and_then(|place| cells.get_mut(place))
                && let Ok(balance) = cell.trim_matches('"').parse::<f64>()
            {
                *cell = format!("{:.2}", balance + by);
            }
            cells.join(",")
        })
        .collect();
    let text = lines.join("\n");
    Rc::new(read(text.as_bytes(), name, &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap())
}

/// Stock sold or receivables collected, by hand: the line falls, cash rises by what is left after the charge, which is an
/// expense of the year; every balance of the bank is higher by the same; the whole case is read and assessed again.
fn found_by_hand(parts: &Firm, change: &Change, level: &Level) {
    let line = if change.kind == Kind::Collect { Field::Receivables } else { Field::Inventory };
    let (moved, charge) = (change.amount.unwrap().to_f64(), change.charge.to_f64());
    let mut answers = parts.case.answers().clone();
    for (field, by) in [
        (line, -moved),
        (Field::Cash, moved - charge),
        (Field::TotalAssets, -charge),
        (Field::OperatingExpenses, charge),
        (Field::NetProfit, -charge),
        (Field::RetainedEarnings, -charge),
    ] {
        let place = FieldKey { field, row: 2025 };
        let now = match answers.value(place, day()) {
            Some(Value::Money(money)) => money.to_f64(),
            other => panic!("{field:?}: {other:?}"),
        };
        answers.set(place, Some(Entry::Text(format!("{:.2}", now + by))));
    }
    let edited = Case::new(answers, vec![moved_balances(moved - charge)], Corrections::default());
    let score = assess(&edited, &parts.pack, day()).score.unwrap();
    assert_eq!((score.points, score.grade), (level.points, level.grade), "{change:?}");
    assert!((score.probability - level.probability).abs() < 1e-6, "{} {}", score.probability, level.probability);
    assert!((score.interval.1 - level.interval.1).abs() < 1e-6, "{change:?}");
}

#[test]
fn what_a_way_claims_is_found_again_by_editing_the_case_by_hand() {
    let parts = firm(case("parts-maker"));
    let by_hand = |kind: Kind| matches!(kind, Kind::Collect | Kind::LowerStock);
    let routes = parts.routes();
    let mut found = 0;
    for way in routes.ways.iter().filter(|way| way.parts.len() == 1 && by_hand(way.parts[0].kind)) {
        found_by_hand(&parts, &way.parts[0], &way.level);
        found += 1;
    }
    assert!(found >= 1, "the parts maker’s stock or receivables are a way of their own: {routes:#?}");
    // What the sliders tell is worked out by the same code: in half, and all of it.
    for (kind, position) in [(Kind::Collect, 10), (Kind::Collect, 20), (Kind::LowerStock, 10), (Kind::LowerStock, 20)] {
        let mut positions = Positions::default();
        positions[Kind::ALL.iter().position(|one| *one == kind).unwrap()] = position;
        let tried = parts.level(&positions).unwrap();
        let slider = tried.sliders.iter().find(|slider| slider.kind == kind).unwrap();
        found_by_hand(&parts, &slider.change, &tried.level.unwrap());
    }
}

/// Tries all pairs on the same grid through the sliders, which stand at quarters of their reach.
#[test]
fn no_cheaper_way_is_missed() {
    let parts = firm(case("parts-maker"));
    let routes = parts.routes();
    let grade = routes.now.grade;
    assert_eq!(routes.rules.steps, 4, "the sliders have 20 steps, a grid of quarters is every fifth of them");
    let steps = |kind: Kind| if kind.is_whole() { vec![1] } else { vec![5, 10, 15, 20] };
    let place = |kind: Kind| Kind::ALL.iter().position(|one| *one == kind).unwrap();
    let mut reached = Vec::new();
    let mut tried = 0;
    for (first, one) in Kind::OF_ROUTES.into_iter().enumerate() {
        for other in &Kind::OF_ROUTES[first..] {
            for (a, b) in steps(one).into_iter().flat_map(|a| steps(*other).into_iter().map(move |b| (a, b))) {
                let mut positions = Positions::default();
                positions[place(one)] = a;
                positions[place(*other)] = b;
                let what_if = parts.level(&positions).unwrap();
                let Some(level) = what_if.level else { continue };
                tried += 1;
                let moved = what_if.sliders.iter().filter(|slider| slider.now != 0);
                let cost: i64 = moved.map(|slider| slider.change.charge.minor() + slider.change.forgone.minor()).sum();
                if level.grade < grade {
                    reached.push((cost, one, *other, a, b));
                }
            }
        }
    }
    reached.sort();
    assert!(tried > 300 && reached.len() > 10, "{tried} tried, {} reach it", reached.len());
    let ways: Vec<(i64, usize)> = routes.ways.iter().map(|way| (way.cost.minor(), way.parts.len())).collect();
    assert!(ways[0].0 <= reached[0].0, "{ways:?} {:?}", reached[0]);
    if ways[0].1 <= 2 {
        assert_eq!(ways[0].0, reached[0].0, "{ways:?} {:?}", reached[0]);
    }
    assert!(ways.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{ways:?}");
}

#[test]
fn ways_stay_within_what_the_firm_can_do_and_lead_up() {
    for name in FIRMS {
        let firm = firm(case(name));
        let routes = firm.routes();
        assert_eq!(routes, firm.routes(), "the search gives the same each time");
        assert!(routes.ways.is_empty() == routes.held.is_some(), "{name}: {:?}", routes.held);
        let json = routes_json(&routes, &papers(&firm.now, &firm.pack));
        assert_eq!(json["ways"].as_array().map(Vec::len), Some(routes.ways.len()), "{json}");
        for way in &routes.ways {
            assert!(way.level.grade < routes.now.grade && way.level.points > routes.now.points, "{name}: {way:?}");
            assert!((1..=3).contains(&way.parts.len()), "{name}");
            let changes = &way.changes;
            let out = changes.pay_down.minor()
                + changes.card.minor()
                + way.parts.iter().map(|p| p.charge.minor()).sum::<i64>();
            let in_ = changes.collect.minor() + changes.stock.minor() + changes.retain.minor();
            assert!(out <= in_ + routes.spare.map_or(0, Money::minor), "{name}: {way:?}");
            for part in &way.parts {
                let (from, to) = (part.from.as_ref().and_then(Value::as_f64), part.to.as_ref().and_then(Value::as_f64));
                assert!(from.is_none() || to < from, "nothing is asked to rise: {part:?}");
                assert!(to.is_none_or(|to| to >= 0.0) && part.used.is_some(), "{part:?}");
            }
            let (_, facts) = firm.after(changes);
            // A trial leaves out reasons and checks; the whole assessment comes to the same, to the last bit.
            let indicators = IndicatorSet::compute(&facts);
            let portrait = Portrait::compute(&facts, &indicators, &firm.pack, day());
            let whole = Score::level(&facts, &indicators, &portrait, &firm.pack, day());
            assert_eq!(whole, Some(way.level), "{name}: {changes:?}");
            let days =
                |facts: &FactSheet| amount(facts, FactKey::FinReceivables) / amount(facts, FactKey::FinRevenue) * 365.0;
            if changes.has(Kind::Collect) {
                assert!(days(&facts) >= amount(&facts, FactKey::CustomerTerms) - 1.0, "{name}");
            }
        }
    }
}

#[test]
fn both_sides_of_the_balance_sheet_move_alike() {
    let none = Changes::none(Currency::CNY);
    for name in ["parts-maker", "wholesaler"] {
        let firm = firm(case(name));
        let gap = |facts: &FactSheet| {
            amount(facts, FactKey::FinTotalAssets)
                - amount(facts, FactKey::FinTotalLiabilities)
                - amount(facts, FactKey::FinEquity)
        };
        for changes in [
            Changes { pay_down: yuan(123_000), ..none },
            Changes { collect: yuan(250_000), stock: yuan(80_000), pay_down: yuan(300_000), ..none },
            Changes { retain: yuan(90_000), card: yuan(5_000), ..none },
            Changes { record: true, queries: true, spread: 0.04, ..none },
            Changes { revenue: 0.15, margin: -0.02, ..none },
            Changes { revenue: -0.3, import: true, ..none },
        ] {
            let (case, facts) = firm.after(&changes);
            assert!((gap(&facts) - gap(&firm.now.facts)).abs() < 0.05, "{name} {changes:?}: {}", gap(&facts));
            let untied = |kind: &FactFinding| matches!(kind, FactFinding::BalanceSheetDoesNotTie { .. });
            assert!(!facts.findings().iter().any(|finding| untied(&finding.kind)), "{name} {changes:?}");
            assert_eq!(case.answers().problems(day()), [], "{name} {changes:?}");
        }
        // Debt repaid leaves the list and the accounts, and payments fall with it.
        let (_, facts) = firm.after(&Changes { pay_down: yuan(100_000), ..none });
        let charge = 100_000.0 * firm.routes().rules.pay_charge;
        for (key, less) in [(FactKey::DebtTotal, 0.0), (FactKey::FinDebt, 0.0), (FactKey::FinCash, charge)] {
            let paid = amount(&firm.now.facts, key) - amount(&facts, key);
            assert!((paid - 100_000.0 - less).abs() < 0.01, "{name} {key:?} {paid}");
        }
        assert!(amount(&facts, FactKey::DebtPaymentMonth) < amount(&firm.now.facts, FactKey::DebtPaymentMonth));
        // No change gives the same facts, with the same evidence.
        assert_eq!(firm.after(&none).1, firm.now.facts, "{name}");
    }
}

#[test]
fn what_is_tried_moves_the_mirror_and_never_the_case() {
    let parts = firm(case("parts-maker"));
    let still = parts.level(&Positions::default()).unwrap();
    let score = parts.now.score.as_ref().unwrap();
    assert_eq!(still.level.map(|level| level.points), Some(score.points));
    assert_eq!(still.dimensions, score.dimensions);
    let margin = Kind::ALL.iter().position(|kind| *kind == Kind::Margin).unwrap();
    let at = |position: i8| {
        let mut positions = Positions::default();
        positions[margin] = position;
        parts.level(&positions).unwrap().level.unwrap().points
    };
    assert!(at(-10) < score.points && score.points < at(10), "{} {} {}", at(-10), score.points, at(10));
    // Paying down with money that is not there is told, not computed.
    let mut positions = Positions::default();
    positions[0] = 20;
    let short = parts.level(&positions).unwrap();
    assert!(short.level.is_none() && short.short.is_some_and(Money::is_positive), "{short:?}");
    // A firm whose cash nobody has seen can try all the same, and is told so.
    let noodles = firm(case("noodle-restaurant"));
    let tried = noodles.level(&Positions::default()).unwrap();
    assert!(tried.blind && tried.sliders.iter().any(|slider| slider.kind == Kind::PayCard), "{tried:?}");
}

/// The doubt with a paper, worked out by hand from the numbers of the pack.
#[test]
fn a_paper_that_proves_what_was_typed_narrows_the_interval() {
    let wholesaler = firm(case("wholesaler"));
    let found = papers(&wholesaler.now, &wholesaler.pack);
    let invoices = found.iter().find(|one| one.paper == Paper::Invoices).unwrap();
    assert!(invoices.deviation.1 < invoices.deviation.0 && !invoices.proves.is_empty());
    assert_eq!((wholesaler.now.score.as_ref().unwrap().cap, invoices.level.cap), (4, 3));
    assert!(!found.iter().any(|one| one.paper == Paper::BankStatement), "the statement is there: {found:?}");
    // Without its files the statement is named, and importing it comes out as foretold.
    let text = fs::read_to_string("tests/firms/wholesaler/case.json").unwrap();
    let bare = firm(dossier::read(&text).unwrap());
    let found = papers(&bare.now, &bare.pack);
    let statement = found.iter().find(|one| one.paper == Paper::BankStatement).unwrap();
    let then = wholesaler.now.score.as_ref().unwrap().doubt.total();
    assert!((statement.deviation.1 - then).abs() < 0.01, "{} {then}", statement.deviation.1);
    assert!(found.windows(2).all(|pair| pair[0].deviation.1 <= pair[1].deviation.1), "{found:?}");
}

//! The sample firms' scores, from file to points: they add up, the order of files and rows does not matter, and a loan
//! officer would find them fair.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use credit_mirror::assessment::{Assessment, Case, assess};
use credit_mirror::books::Corrections;
use credit_mirror::dossier;
use credit_mirror::intake::{Recipe, RecordSet, read};
use credit_mirror::kernel::{Currency, Date, date};
use credit_mirror::report::assessment_json;
use credit_mirror::rules::Pack;
use credit_mirror::score::{LineKind, Score};
use std::fs;
use std::path::Path;
use std::rc::Rc;

fn day() -> Date {
    date(2026, 11, 21).unwrap()
}

/// The firm's files as bytes, by name.
fn files(firm: &str) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(Path::new("tests/firms").join(firm))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !["json", "toml"].contains(&path.extension().unwrap().to_str().unwrap()))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()))
        .collect();
    found.sort();
    found
}

fn set(name: &str, bytes: &[u8]) -> Rc<RecordSet> {
    Rc::new(read(bytes, name, &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap())
}

fn assessed(firm: &str, sets: Vec<Rc<RecordSet>>) -> Assessment {
    let text = fs::read_to_string(format!("tests/firms/{firm}/case.json")).unwrap();
    let answers = dossier::read(&text).unwrap().answers().clone();
    assess(&Case::new(answers, sets, Corrections::default()), &Pack::china(), day())
}

fn score(firm: &str) -> Score {
    let sets = files(firm).iter().map(|(name, bytes)| set(name, bytes)).collect();
    assessed(firm, sets).score.unwrap()
}

fn told(firm: &str, one: &Score) -> String {
    let names = |places: &[usize]| -> Vec<String> {
        places.iter().map(|place| format!("{} {:+.2}", one.terms[*place].measure, one.terms[*place].odds)).collect()
    };
    let flags: Vec<&str> = one.flags.iter().map(|flag| flag.kind.as_str()).collect();
    let start: f64 = one.lines.iter().filter(|l| !matches!(l.kind, LineKind::Term(_))).map(|l| l.odds).sum();
    format!(
        "{firm}: {} points, PD {:.2} % [{:.2}, {:.2}], M{}–M{}, cap M{}, blocks {:.2}, λ {:.2}, start {start:.2}, {:?}\n  against {:?}\n  for {:?}\n  flags {flags:?}\n  draws {:?}, tipping {:?}\n  {:?}",
        one.points,
        100.0 * one.probability,
        100.0 * one.interval.0,
        100.0 * one.interval.1,
        one.grades.0,
        one.grades.1,
        one.cap,
        one.blocks,
        one.lambda,
        one.doubt,
        names(&one.against),
        names(&one.in_favour),
        one.draws.shares,
        one.tipping,
        one.dimensions
            .iter()
            .map(|d| (d.dimension.as_str(), d.points, d.best.round(), d.standing.round(), d.judged))
            .collect::<Vec<_>>(),
    )
}

#[test]
fn the_sample_firms_are_told_apart_and_their_points_add_up() {
    let firms = ["wholesaler", "noodle-restaurant", "parts-maker"].map(|firm| {
        let one = score(firm);
        println!("{}", told(firm, &one));
        assert_eq!(one.lines.iter().map(|line| line.points).sum::<i32>(), one.points, "{firm}");
        assert!(one.grade >= one.cap && one.interval.0 < one.probability && one.probability < one.interval.1, "{firm}");
        assert!((1..=4).contains(&one.against.len()) && one.in_favour.len() <= 3, "{firm}");
        one
    });
    let [wholesaler, restaurant, parts] = firms;
    assert!(restaurant.points < wholesaler.points && restaurant.points < parts.points);
}

#[test]
fn the_order_of_files_and_rows_does_not_matter() {
    for firm in ["wholesaler", "noodle-restaurant", "parts-maker"] {
        let files = files(firm);
        let sets: Vec<_> = files.iter().map(|(name, bytes)| set(name, bytes)).collect();
        let one = assessed(firm, sets.clone()).score.unwrap();
        let turned: Vec<_> = sets.iter().rev().chain(sets.first()).cloned().collect();
        let other = assessed(firm, turned).score.unwrap();
        assert_eq!((one.points, &one.lines, &one.draws), (other.points, &other.lines, &other.draws), "{firm}");
    }
}

#[test]
fn a_file_or_an_entry_less_never_lifts_the_grade_above_its_cap() {
    for firm in ["wholesaler", "noodle-restaurant", "parts-maker"] {
        let sets: Vec<_> = files(firm).iter().map(|(name, bytes)| set(name, bytes)).collect();
        let whole = assessed(firm, sets.clone()).score.unwrap();
        for left in 0..sets.len() {
            let one = assessed(firm, sets[..left].to_vec()).score.unwrap();
            assert!(one.grade >= one.cap && one.grades.0 >= one.cap, "{firm}, {left} files");
            assert!(one.cap >= whole.cap, "{firm}: fewer files prove no more");
        }
        let text = fs::read_to_string(format!("tests/firms/{firm}/case.json")).unwrap();
        let answers = dossier::read(&text).unwrap().answers().clone();
        let keys: Vec<_> = answers.iter().map(|(key, _)| key).collect();
        for key in keys.into_iter().step_by(23) {
            let mut fewer = answers.clone();
            fewer.set(key, None);
            let case = Case::new(fewer, sets.clone(), Corrections::default());
            let one = assess(&case, &Pack::china(), day()).score.unwrap();
            assert!(one.grade >= one.cap && one.grades.0 >= one.cap, "{firm} without {key:?}");
        }
    }
}

#[test]
fn the_score_stands_in_the_assessment_as_data() {
    let json = assessment_json(&assessed("wholesaler", Vec::new()));
    let score = &json["score"];
    assert!(score["points"].as_i64().is_some_and(|points| (300..=850).contains(&points)), "{score}");
    let lines = score["lines"].as_array().unwrap();
    assert_eq!(
        lines.iter().map(|line| line["points"].as_i64().unwrap()).sum::<i64>(),
        score["points"].as_i64().unwrap()
    );
    assert_eq!(score["best_grade_by_evidence"], 4);
    // Before the models' first day there is no score, and nothing else changes.
    let text = fs::read_to_string("tests/firms/wholesaler/case.json").unwrap();
    let early = assess(&dossier::read(&text).unwrap(), &Pack::china(), date(2024, 12, 31).unwrap());
    assert!(early.score.is_none() && assessment_json(&early)["score"].is_null());
}

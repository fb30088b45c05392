//! `cargo xtask backtest`: the shipped coefficients on rows that they may not have seen.

use crate::classic::{self, measurable};
use crate::measured::{HORIZONS, SEED, by_grade, zones};
use crate::measures::{brier, calibration, interval_by_group, ks, logistic, mean, roc, skill};
use crate::sample::Sample;
use crate::sets::{self, accounts};
use crate::{Done, spec::Spec};
use crate::{boost, data};
use credit_mirror::rules::{Model, Pack};
use std::path::Path;

/// What a folder held.
#[derive(Default)]
pub struct Found {
    /// Names of what was scored.
    pub scored: Vec<String>,
    /// What was not there, or could not be read.
    pub missing: Vec<String>,
}

/// Prints everything that the folder holds, and what it lacks.
pub fn run(dir: &Path) -> Done {
    let found = print(dir);
    if !found.missing.is_empty() {
        println!("MISSING from {}, and so not measured or measured on less:", dir.display());
        for line in &found.missing {
            println!("   {line}");
        }
    }
    if found.scored.is_empty() {
        return Err(format!("{} holds nothing that can be scored", dir.display()));
    }
    Ok(())
}

fn print(dir: &Path) -> Found {
    let pack = Pack::china();
    let mut found = Found::default();
    println!("Back-test of the shipped coefficients on {}\n", dir.display());
    for spec in sets::all() {
        println!("== {} (bad: {})", spec.name.1, spec.outcome.1);
        let Some(model) = pack.models().get(spec.file) else {
            found.missing.push(format!("{}: no such model in the pack", spec.file));
            println!("   MISSING: no such model in the pack\n");
            continue;
        };
        if let Some(sample) = opened(spec.file, (spec.load)(dir), &mut found) {
            one(&spec, model, &judged(&sample));
        }
        if spec.file == "accounts" {
            for (prefix, years) in HORIZONS.into_iter().skip(1) {
                println!("== Accounts, the same coefficients, failure within {years} years");
                if let Some(sample) = opened(prefix, accounts::load(dir, prefix), &mut found) {
                    short(model, &sample);
                }
            }
        }
    }
    found
}

/// The rows, if they are there; what was read and what is not there is printed and kept.
fn opened(name: &str, loaded: Done<Option<Sample>>, found: &mut Found) -> Option<Sample> {
    for note in data::notes() {
        println!("   {note}");
        if note.starts_with("MISSING") {
            found.missing.push(format!("{name}: {note}"));
        }
    }
    match loaded {
        Ok(Some(sample)) if !sample.outcome.is_empty() => {
            found.scored.push(name.to_owned());
            return Some(sample);
        }
        Ok(_) => {
            println!("   NOT MEASURED: no rows\n");
            found.missing.push(format!("{name}: no rows"));
        }
        Err(problem) => {
            println!("   NOT MEASURED: {problem}\n");
            found.missing.push(format!("{name}: {problem}"));
        }
    }
    None
}

/// Rows of full weight: those that only help a fit are not judged.
fn judged(sample: &Sample) -> Judged<'_> {
    Judged { sample, rows: sample.all().into_iter().filter(|row| sample.weight[*row] >= 1.0).collect() }
}

struct Judged<'a> {
    sample: &'a Sample,
    rows: Vec<usize>,
}

fn one(spec: &Spec, model: &Model, judged: &Judged<'_>) {
    let Judged { sample, rows } = judged;
    let outcome: Vec<f64> = rows.iter().map(|row| sample.outcome[*row]).collect();
    let bad = outcome.iter().sum::<f64>();
    for note in &sample.notes {
        println!("   {note}");
    }
    if bad < 1.0 || bad > outcome.len() as f64 - 1.0 {
        println!("   n {}, bad {bad}: nothing to tell apart\n", outcome.len());
        return;
    }
    let odds: Vec<f64> = rows.iter().map(|row| model.intercept + sample.sum(model, *row)).collect();
    let chances: Vec<f64> = odds.iter().map(|z| logistic(*z)).collect();
    let curve = roc(&odds, &outcome);
    let group: Vec<usize> = rows.iter().map(|row| sample.group[*row]).collect();
    let clustered = group.windows(2).any(|pair| pair[0] == pair[1]);
    let (low, high) = if clustered { interval_by_group(&odds, &outcome, &group) } else { curve.interval() };
    let (_, slope) = calibration(&odds, &outcome);
    println!("   n {}, bad {bad} ({:.1} %)", outcome.len(), 100.0 * mean(&outcome));
    println!(
        "   AUC {:.3} [{low:.3}, {high:.3}]  KS {:.2}  Brier {:.4} (skill {:+.3})  slope {slope:.2}  mean PD {:.1} % against {:.1} %",
        curve.auc,
        ks(&odds, &outcome),
        brier(&chances, &outcome),
        skill(&chances, &outcome),
        100.0 * mean(&chances),
        100.0 * mean(&outcome)
    );
    table(&chances, &outcome);
    if spec.file == "accounts" {
        formulas(sample);
    }
    ceiling(sample, bad);
    let pack = Pack::china();
    if let Some(told) = pack.models().measured().and_then(|measured| measured.ceiling(spec.file)) {
        println!(
            "   boosting ceiling on the rows that the model was fitted on, same parts: AUC {:.3} ± {:.3}, skill {:+.3}",
            told.auc, told.auc_sd, told.skill
        );
    }
    let checked = &model.card.checked;
    println!(
        "   told by the card: fitted on {} rows, {} bad; {} × {} cross-validation AUC {:.3} ± {:.3}, skill {:+.3}, slope {:.2}",
        model.card.rows,
        model.card.events,
        checked.repeats,
        checked.folds,
        checked.auc,
        checked.auc_sd,
        checked.skill,
        checked.slope
    );
    for other in &model.card.others {
        println!("   others: {}: AUC {:.3}", other.name.en, other.auc);
    }
    println!();
}

fn short(model: &Model, sample: &Sample) {
    let odds: Vec<f64> = sample.all().into_iter().map(|row| model.intercept + sample.sum(model, row)).collect();
    let chances: Vec<f64> = odds.iter().map(|z| logistic(*z)).collect();
    let curve = roc(&odds, &sample.outcome);
    let (low, high) = curve.interval();
    println!(
        "   n {}, bad {}; AUC {:.3} [{low:.3}, {high:.3}]  slope {:.2}  mean PD {:.1} % against {:.1} %\n",
        sample.len(),
        sample.events(),
        curve.auc,
        calibration(&odds, &sample.outcome).1,
        100.0 * mean(&chances),
        100.0 * mean(&sample.outcome)
    );
}

/// Observed against expected by grade.
fn table(chances: &[f64], outcome: &[f64]) {
    println!("   grade      n    bad   expected   observed");
    for one in by_grade(chances, outcome) {
        println!(
            "   M{:<4} {:>6} {:>6} {:>8.2} % {:>8.2} %",
            one.grade,
            one.rows,
            one.events,
            100.0 * one.told,
            100.0 * one.events / one.rows as f64
        );
    }
}

/// Published formulas with the shares that failed in their zones, and ratios alone.
fn formulas(sample: &Sample) {
    let pack = Pack::china();
    let Some(rules) = pack.models().opinions() else { return };
    for model in &rules.opinion {
        if let Some(why) = &model.not_measured {
            println!("   classic: {}: not measured. {}", model.name.en, why.en);
            continue;
        }
        let Some(found) = measurable(model).then(|| zones(model, sample)).flatten() else {
            println!("   classic: {}: not measured on these rows", model.name.en);
            continue;
        };
        let (auc, low, high) = found.auc;
        let zone = model.zone.iter().zip(&found.zone).map(|(zone, (rows, bad))| {
            format!("{} {bad}/{rows} ({:.1} %)", zone.name.en, 100.0 * *bad as f64 / (*rows).max(1) as f64)
        });
        println!(
            "   classic: {}: AUC {auc:.3} [{low:.3}, {high:.3}]  n {}, bad {}; failed by zone: {}",
            model.name.en,
            found.rows,
            found.events,
            zone.collect::<Vec<_>>().join(", ")
        );
    }
    for (name, scores) in classic::others(rules, sample) {
        let with: Vec<usize> = sample.all().into_iter().filter(|row| scores[*row].is_finite()).collect();
        let s: Vec<f64> = with.iter().map(|row| scores[*row]).collect();
        let o: Vec<f64> = with.iter().map(|row| sample.outcome[*row]).collect();
        let curve = roc(&s, &o);
        let (low, high) = curve.interval();
        println!("   classic: {name}: AUC {:.3} [{low:.3}, {high:.3}]  KS {:.2}  n {}", curve.auc, ks(&s, &o), s.len());
    }
}

/// Least number of events for boosting to be told: below it a part may hold hardly any.
const EVENTS: f64 = 10.0;

/// What boosting reaches on the same rows, each scored by trees that have not seen its group.
fn ceiling(sample: &Sample, bad: f64) {
    if bad < EVENTS {
        println!("   boosting ceiling: not measured, only {bad} events");
        return;
    }
    let found = boost::check(sample, SEED);
    println!(
        "   boosting ceiling (fitted on four fifths of these rows in turn, {} columns, gaps not seen): AUC {:.3} ± {:.3}, skill {:+.3}",
        found.columns, found.auc, found.auc_sd, found.skill
    );
}

#[cfg(test)]
mod tests {
    use super::print;
    use std::fs;
    use std::path::PathBuf;

    fn folder(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("credit-mirror-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("polish")).expect("a folder");
        dir
    }

    #[test]
    fn a_folder_with_one_set_is_scored_and_the_rest_is_told_missing() {
        let dir = folder("one-set");
        // Every fourth firm fails and has a worse return; most columns are not there.
        let rows: String = (0..80)
            .map(|row| if row % 4 == 0 { format!("-0.{},0.5,1\n", row % 7) } else { format!("0.{},2.0,0\n", row % 9) })
            .collect();
        fs::write(dir.join("polish/polish_h1y_any.csv"), format!("X1,X46,bankrupt\n{rows}")).expect("a file");
        let found = print(&dir);
        assert_eq!(found.scored, ["accounts"]);
        let told = |text: &str| found.missing.iter().any(|line| line.contains(text));
        for text in ["polish_h3y", "berka/loan_", "gmsc/gmsc", "kickstarter/ks_random", "column \"X33\""] {
            assert!(told(text), "{text}: {:?}", found.missing);
        }
        assert!(!told("column \"X46\""));
        fs::remove_dir_all(&dir).expect("a folder");
    }

    #[test]
    fn an_empty_folder_is_an_error_and_not_a_silence() {
        let dir = folder("empty");
        assert!(super::run(&dir).is_err());
        fs::remove_dir_all(&dir).expect("a folder");
    }
}

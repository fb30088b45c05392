//! What is measured beside the models: `packs/models/measured.toml`.

use crate::boost;
use crate::check;
use crate::classic::{cell, measurable, riskier, values};
use crate::measures::{brier, logistic, mean, roc};
use crate::model::{Frame, round};
use crate::sample::{Column, Sample};
use crate::sets::{self, accounts};
use crate::spec::Spec;
use crate::{Done, classic};
use credit_mirror::rules::{OpinionModel, Pack, SPREAD};
use std::fmt::Write as _;
use std::path::Path;

/// Upper ends of the grades M1 to M9 of the master scale, as probabilities within twelve months.
pub const GRADES: [f64; 9] = [0.0025, 0.005, 0.01, 0.015, 0.025, 0.04, 0.07, 0.12, 0.2];

/// Files of accounts with outcomes, and the years within which a firm failed.
pub const HORIZONS: [(&str, u8); 3] = [("polish_h1y", 1), ("polish_h3y", 3), ("polish_h5y", 5)];

/// Seed of the parts that reliability and ceiling are measured on; the first of those that cards tell.
pub const SEED: u64 = 1_000;

/// Rows and events by grade, with the mean probability told.
pub struct Grade {
    pub grade: usize,
    pub rows: usize,
    pub events: f64,
    pub told: f64,
}

/// Observed against told, grade by grade; grades without rows are left out.
pub fn by_grade(chances: &[f64], outcome: &[f64]) -> Vec<Grade> {
    let grade_of = |chance: f64| GRADES.iter().filter(|end| chance >= **end).count();
    (0..=GRADES.len())
        .filter_map(|grade| {
            let rows: Vec<usize> = (0..chances.len()).filter(|row| grade_of(chances[*row]) == grade).collect();
            let told: Vec<f64> = rows.iter().map(|row| chances[*row]).collect();
            let events: f64 = rows.iter().map(|row| outcome[*row]).sum();
            (!rows.is_empty()).then(|| Grade { grade: grade + 1, rows: rows.len(), events, told: mean(&told) })
        })
        .collect()
}

/// A formula on one file: rows with all figures, failures, AUC with interval, and rows and failures by zone.
pub struct Zones {
    pub rows: usize,
    pub events: usize,
    pub auc: (f64, f64, f64),
    pub zone: Vec<(usize, usize)>,
}

/// Measures a formula; none where all or no rows failed.
pub fn zones(model: &OpinionModel, sample: &Sample) -> Option<Zones> {
    let value = values(model, sample);
    let rows: Vec<usize> = sample.all().into_iter().filter(|row| value[*row].is_finite()).collect();
    let risk: Vec<f64> = rows.iter().map(|row| riskier(model, value[*row])).collect();
    let outcome: Vec<f64> = rows.iter().map(|row| sample.outcome[*row]).collect();
    let events = outcome.iter().filter(|outcome| **outcome > 0.5).count();
    if events == 0 || events == rows.len() {
        return None;
    }
    let mut zone = vec![(0, 0); model.zone.len()];
    for row in &rows {
        if let Some(place) = model.zone_of(value[*row]) {
            zone[place].0 += 1;
            zone[place].1 += usize::from(sample.outcome[*row] > 0.5);
        }
    }
    let curve = roc(&risk, &outcome);
    let (low, high) = curve.interval();
    Some(Zones { rows: rows.len(), events, auc: (curve.auc, low, high), zone })
}

/// Writes the file. The same data give the same bytes.
pub fn write(dir: &Path, out: &Path) -> Done {
    let mut text = String::from(
        "# Written by `cargo xtask train` (specification of 2026-11-22); change the training, not this file.\nfrom = 2025-01-01\n",
    );
    for (prefix, years) in HORIZONS {
        let sample = accounts::load(dir, prefix)?.ok_or_else(|| format!("{prefix} is not in {}", dir.display()))?;
        write_zones(&mut text, &sample, years);
        if years == 1 {
            for measure in accounts::SHOWN {
                write_measure(&mut text, "accounts", measure, &sample);
            }
            for (figure, column) in classic::FIGURES {
                let name = figure_word(format!("{figure:?}").as_str());
                write_spread(&mut text, "figure", &name, None, &spread(&sample, column));
            }
        }
    }
    for spec in sets::all() {
        let sample =
            (spec.load)(dir)?.ok_or_else(|| format!("{}: its data are not in {}", spec.file, dir.display()))?;
        if matches!(spec.file, "bank" | "invoices" | "owner") {
            for term in &spec.terms {
                if let Some(Column::Numbers(_)) = sample.columns.get(term.measure) {
                    write_measure(&mut text, spec.file, term.measure, &sample);
                }
            }
        }
        write_reliability(&mut text, &spec, &sample);
        println!("{:<13} measured", spec.file);
    }
    let path = out.join("measured.toml");
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// `WorkingCapitalToAssets` as packs write it: `working_capital_to_assets`.
fn figure_word(name: &str) -> String {
    let mut word = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    word
}

fn write_zones(text: &mut String, sample: &Sample, years: u8) {
    let pack = Pack::china();
    for model in pack.models().opinions().iter().flat_map(|rules| &rules.opinion) {
        let Some(found) = measurable(model).then(|| zones(model, sample)).flatten() else { continue };
        let (auc, low, high) = found.auc;
        let zone: Vec<String> = found.zone.iter().map(|(rows, events)| format!("[{rows}, {events}]")).collect();
        let _ = write!(
            text,
            "\n[[zones]]\nid = {:?}\nyears = {years}\nrows = {}\nevents = {}\nauc = [{:?}, {:?}, {:?}]\nzone = [{}]\n",
            model.id.as_str(),
            found.rows,
            found.events,
            round(auc, 4),
            round(low, 4),
            round(high, 4),
            zone.join(", ")
        );
    }
}

/// Rows and quantiles of those that failed and of the others.
struct Spread {
    failed: (usize, [f64; 5]),
    other: (usize, [f64; 5]),
}

fn spread(sample: &Sample, column: &str) -> Spread {
    let of = |bad: bool| {
        let mut numbers: Vec<f64> = sample
            .all()
            .into_iter()
            .filter(|row| sample.weight[*row] >= 1.0 && (sample.outcome[*row] > 0.5) == bad)
            .map(|row| cell(sample, column, row))
            .filter(|number| number.is_finite())
            .collect();
        numbers.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = share * (numbers.len().saturating_sub(1)) as f64;
            let (low, high) = (place.floor() as usize, place.ceil() as usize);
            match (numbers.get(low), numbers.get(high)) {
                (Some(a), Some(b)) => round(a + (b - a) * (place - low as f64), 4),
                _ => 0.0,
            }
        };
        (numbers.len(), SPREAD.map(at))
    };
    Spread { failed: of(true), other: of(false) }
}

fn write_measure(text: &mut String, model: &str, measure: &str, sample: &Sample) {
    let found = spread(sample, measure);
    if found.failed.0 > 0 && found.other.0 > 0 {
        write_spread(text, "measure", measure, Some(model), &found);
    }
}

fn write_spread(text: &mut String, table: &str, id: &str, model: Option<&str>, found: &Spread) {
    let _ = write!(text, "\n[[{table}]]\nid = {id:?}\n");
    if let Some(model) = model {
        let _ = writeln!(text, "model = {model:?}");
    }
    let _ = writeln!(
        text,
        "spread = {{ failed_rows = {}, failed = {:?}, other_rows = {}, other = {:?} }}",
        found.failed.0, found.failed.1, found.other.0, found.other.1
    );
}

/// Probabilities told to rows that the fits had not seen, and what boosting reaches on the same parts.
fn write_reliability(text: &mut String, spec: &Spec, sample: &Sample) {
    let frame = Frame::new(spec, sample);
    let odds = check::unseen(&frame, sample, SEED);
    let judged: Vec<usize> = sample.all().into_iter().filter(|row| sample.weight[*row] >= 1.0).collect();
    let chances: Vec<f64> = judged.iter().map(|row| logistic(odds[*row])).collect();
    let outcome: Vec<f64> = judged.iter().map(|row| sample.outcome[*row]).collect();
    let _ = write!(
        text,
        "\n[[reliability]]\nmodel = {:?}\nbrier = {:?}\ntold = {:?}\nobserved = {:?}\ngrade = [\n",
        spec.file,
        round(brier(&chances, &outcome), 4),
        round(mean(&chances), 4),
        round(mean(&outcome), 4)
    );
    for one in by_grade(&chances, &outcome) {
        let _ = writeln!(
            text,
            "    {{ grade = {}, rows = {}, events = {}, told = {:?} }},",
            one.grade,
            one.rows,
            one.events as usize,
            round(one.told, 4)
        );
    }
    let reached = boost::check(sample, SEED);
    let _ = write!(
        text,
        "]\n\n[[ceiling]]\nmodel = {:?}\ncolumns = {}\nauc = {:?}\nauc_sd = {:?}\nskill = {:?}\n",
        spec.file,
        reached.columns,
        round(reached.auc, 4),
        round(reached.auc_sd, 4),
        round(reached.skill, 4)
    );
}

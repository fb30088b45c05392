//! `cargo xtask train` and `cargo xtask backtest`: fits the sub-models, and measures them.
//!
//! Apart from the engine, because nothing here is needed to assess a firm, and apart from `xtask`, so that serving the
//! page does not compile the engine twice. What it scores with is the engine's own [`credit_mirror::rules::Model`].

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of rows"
)]

mod backtest;
mod boost;
mod check;
mod classic;
mod data;
mod fit;
mod lines;
mod measured;
mod measures;
mod model;
mod random;
mod sample;
mod sets;
mod spec;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// The outcome of a step; the error is a sentence for the person at the terminal.
type Done<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["train", dir, out, only @ ..] => train(Path::new(dir), &PathBuf::from(out), only),
        ["lines", out] => lines::write(Path::new(out)),
        ["backtest", dir] => backtest::run(Path::new(dir)),
        _ => Err("training train DIR OUT [MODEL…] | training lines OUT | training backtest DIR".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\ntraining: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Fits every model whose data are there, and writes its file.
fn train(dir: &Path, out: &Path, only: &[&str]) -> Done {
    for spec in sets::all().into_iter().filter(|spec| only.is_empty() || only.contains(&spec.file)) {
        let start = Instant::now();
        let Some(sample) = (spec.load)(dir)? else {
            return Err(format!("{}: its data are not in {}", spec.file, dir.display()));
        };
        let frame = model::Frame::new(&spec, &sample);
        let mut fitted = frame.fit(&sample, &sample.all());
        let judged: Vec<usize> = sample.all().into_iter().filter(|row| sample.weight[*row] >= 1.0).collect();
        fitted.card.rows = judged.len() as u32;
        fitted.card.events = judged.iter().filter(|row| sample.outcome[**row] > 0.5).count() as u32;
        fitted.card.checked = check::check(&frame, &sample, spec.repeats);
        fitted.sigma = check::sigma(&frame, &sample, spec.draws);
        if spec.file == "owner" {
            let rate = f64::from(fitted.card.events) / f64::from(fitted.card.rows.max(1));
            sets::queries::lend(dir, &mut fitted, rate)?;
        }
        let path = out.join(format!("{}.toml", spec.file));
        std::fs::write(&path, write::text(&fitted)).map_err(|error| format!("{}: {error}", path.display()))?;
        let checked = &fitted.card.checked;
        println!(
            "{:<13} n {:>6}  bad {:>5}  AUC {:.4} ± {:.4}  KS {:.3}  skill {:+.4}  slope {:.3}  sigma {:.2}  ({:.0} s)",
            spec.file,
            fitted.card.rows,
            fitted.card.events,
            checked.auc,
            checked.auc_sd,
            checked.ks,
            checked.skill,
            checked.slope,
            fitted.sigma,
            start.elapsed().as_secs_f64()
        );
    }
    if only.is_empty() || only.contains(&"measured") {
        measured::write(dir, out)?;
    }
    if only.is_empty() || only.contains(&"lines") {
        lines::write(out)?;
    }
    Ok(())
}

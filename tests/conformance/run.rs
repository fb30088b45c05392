//! Runs published test vectors: `conformance DIR`. Prints passed, failed and unsupported per set; exit status 1 on any
//! failure, or if there is nothing to run.

mod cost;
mod days;
mod value;

use serde_json::Value;
use std::path::PathBuf;
use std::process::ExitCode;

/// How one case came out.
pub enum Outcome {
    /// As expected.
    Passed,
    /// Not as expected; in words.
    Failed(String),
    /// The engine has no function for it.
    Unsupported,
}

impl Outcome {
    /// Passed if the difference is within the tolerance.
    pub fn close(what: &str, found: f64, expected: f64, tolerance: f64) -> Self {
        if (found - expected).abs() <= tolerance {
            Self::Passed
        } else {
            Self::Failed(format!("{what} is {found}, expected {expected} ± {tolerance}"))
        }
    }

    /// Passed if the first number, rounded half up to some decimals, is the second.
    pub fn rounded(what: &str, found: f64, expected: f64, decimals: i32) -> Self {
        let unit = libm::pow(10.0, f64::from(decimals));
        let shown = libm::floor(found * unit + 0.5 + 1e-9) / unit;
        Self::close(what, shown, expected, 0.5 / unit / 1_000.0)
    }

    /// The first that did not pass.
    pub fn all(outcomes: impl IntoIterator<Item = Self>) -> Self {
        outcomes.into_iter().find(|outcome| !matches!(outcome, Self::Passed)).unwrap_or(Self::Passed)
    }
}

/// A number of a case.
pub fn number(value: &Value, key: &str) -> Option<f64> {
    value.get(key).and_then(Value::as_f64)
}

fn run(case: &Value) -> Outcome {
    let (Some(input), Some(expected)) = (case.get("input"), case.get("expected")) else {
        return Outcome::Failed("a case needs input and expected".to_owned());
    };
    let computed = case.get("computed").unwrap_or(&Value::Null);
    let result = match case.get("kind").and_then(Value::as_str).unwrap_or_default() {
        "apr_us_actuarial" => cost::regulation_z(input, expected),
        "aprc_eu" => cost::aprc(input, expected),
        "apr_uk" => cost::uk(input, expected),
        "irr" => cost::irr_case(input, expected, computed),
        "xirr" => cost::xirr_case(input, expected, computed),
        "xnpv" | "xnfv" => cost::dated_value(input, expected),
        "eu_time_interval" => days::interval(input, expected),
        "daycount" => days::day_count(input, expected),
        "tvm" => value::tvm(input, expected),
        "amortization" => value::amortization(input, expected),
        "mortgage_ca" | "mortgage_ca_rate" => value::mortgage(input, expected),
        _ => Some(Outcome::Unsupported),
    };
    result.unwrap_or_else(|| Outcome::Failed("a case of a known kind lacks a number it needs".to_owned()))
}

fn files(folder: &PathBuf) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    found.sort();
    Ok(found)
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: conformance DIR");
        return ExitCode::from(2);
    };
    let files = match files(&folder) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            return ExitCode::from(1);
        }
    };
    println!("{:<34} {:>7} {:>7} {:>12}", "set", "passed", "failed", "unsupported");
    let mut totals = [0_u32; 3];
    for file in &files {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let set: Value = match std::fs::read(file)
            .map_err(|e| e.to_string())
            .and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| error.to_string()))
        {
            Ok(set) => set,
            Err(error) => {
                println!("{name:<34} cannot be read: {error}");
                totals[1] += 1;
                continue;
            }
        };
        let mut counts = [0_u32; 3];
        let mut failures = Vec::new();
        for case in set.get("vectors").and_then(Value::as_array).into_iter().flatten() {
            match run(case) {
                Outcome::Passed => counts[0] += 1,
                Outcome::Failed(words) => {
                    counts[1] += 1;
                    failures.push(format!("  {}: {words}", case.get("id").and_then(Value::as_str).unwrap_or("?")));
                }
                Outcome::Unsupported => counts[2] += 1,
            }
        }
        println!("{name:<34} {:>7} {:>7} {:>12}", counts[0], counts[1], counts[2]);
        for failure in failures {
            println!("{failure}");
        }
        for (total, count) in totals.iter_mut().zip(counts) {
            *total += count;
        }
    }
    println!("{:<34} {:>7} {:>7} {:>12}", "all", totals[0], totals[1], totals[2]);
    if totals[1] == 0 && totals[0] > 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

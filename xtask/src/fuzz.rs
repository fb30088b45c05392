//! `cargo xtask fuzz`: a coverage-guided fuzzer (libFuzzer) on each format. Seeds are in `xtask/fuzz/seeds`, one folder
//! a format; what is learnt stays in `target/fuzz`. It needs a C++ compiler and no other toolchain than ours.

use std::path::{Path, PathBuf};

use crate::{Done, sh};

/// Where the harness is.
const HARNESS: &str = "xtask/fuzz";
/// Flags that make the compiler report coverage as libFuzzer reads it. The engine forbids unsafe code, so no address
/// checks are needed.
const FLAGS: [&str; 7] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];
/// Minutes for each format where none are asked for.
const MINUTES: u64 = 15;

/// Builds the fuzzer and runs it on the formats named, or on all.
pub fn command(arguments: &[String]) -> Done {
    let (mut minutes, mut formats) = (MINUTES, Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--minutes" {
            let number = rest.next().and_then(|text| text.parse().ok()).filter(|minutes| *minutes > 0);
            minutes = number.ok_or("--minutes must be followed by a whole number above 0")?;
        } else {
            formats.push(argument.clone());
        }
    }
    let known = seeds()?;
    if let Some(unknown) = formats.iter().find(|format| !known.contains(format)) {
        return Err(format!("there are no seeds for `{unknown}`; the formats are {}", known.join(", ")));
    }
    let program = build()?;
    let mut crashed = Vec::new();
    for format in if formats.is_empty() { known } else { formats } {
        let found = run(&program, &format, minutes)?;
        crashed.extend(found);
    }
    if crashed.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = crashed.iter().map(|path| path.display().to_string()).collect();
    Err(format!(
        "{} inputs ended the program; each belongs into a test (`what_a_fuzzer_found_is_answered`):\n{}",
        list.len(),
        list.join("\n")
    ))
}

/// The formats that have seeds.
fn seeds() -> Done<Vec<String>> {
    let folder = Path::new(HARNESS).join("seeds");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn build() -> Done<PathBuf> {
    let host = "x86_64-unknown-linux-gnu";
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("the fuzzer is set up for Linux on x86_64".to_owned());
    }
    if sh::command("c++", &["--version"]).output().is_err() {
        return Err("a C++ compiler is needed for libFuzzer: install the package g++".to_owned());
    }
    let folder = sh::target().join("fuzz");
    let out = folder.display().to_string();
    let manifest = format!("{HARNESS}/Cargo.toml");
    let arguments =
        ["build", "--release", "--locked", "--manifest-path", &manifest, "--target", host, "--target-dir", &out];
    let mut cargo = sh::command("cargo", &arguments);
    // A named target keeps the flags away from build scripts.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    sh::finish(cargo, "cargo", &arguments)?;
    Ok(folder.join(host).join("release").join("fuzz"))
}

/// Runs the fuzzer on one format. Gives the inputs that ended it.
fn run(program: &Path, format: &str, minutes: u64) -> Done<Vec<PathBuf>> {
    let work = sh::target().join("fuzz").join("work").join(format);
    let (corpus, crashes) = (work.join("corpus"), work.join("crashes"));
    for folder in [&corpus, &crashes] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    println!("\n== {format}: {minutes} minutes");
    let seconds = format!("-max_total_time={}", minutes * 60);
    let prefix = format!("-artifact_prefix={}/", crashes.display());
    let seeds = Path::new(HARNESS).join("seeds").join(format);
    let program = program.display().to_string();
    let (corpus, seeds) = (corpus.display().to_string(), seeds.display().to_string());
    let arguments = [
        corpus.as_str(),
        &seeds,
        &seconds,
        &prefix,
        "-max_len=16384",
        "-timeout=10",
        "-rss_limit_mb=1024",
        "-print_final_stats=1",
        "-verbosity=0",
    ];
    // A crash ends it with a status other than zero; the inputs tell which.
    let done = sh::run(&program, &arguments);
    let entries = std::fs::read_dir(&crashes).map_err(|error| format!("{}: {error}", crashes.display()))?;
    let found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    if found.is_empty() { done.map(|()| found) } else { Ok(found) }
}

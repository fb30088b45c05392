//! `cargo xtask test`: every check, each a step with a name. One that fails, or cannot run, fails the whole.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::{Done, conformance, sh, site, sizes, tools, touch};

/// A step: its name and what it does.
type Step = (&'static str, fn() -> Done);

const WASM: &str = "wasm32-unknown-unknown";

/// A browser test that hangs is a failure, not a run without end.
const LONGEST_BROWSER_TEST: Duration = Duration::from_secs(15 * 60);

const STEPS: &[Step] = &[
    ("tools", || tools::for_build().and_then(|()| tools::for_browser()).map(drop)),
    ("format", || sh::run("cargo", &["fmt", "--all", "--check"])),
    ("lint", || lint(&["--workspace", "--all-targets", "--features", "cli"])),
    ("lint-app", || lint(&["--target", WASM, "--bin", "credit-mirror-app", "--features", "ui"])),
    ("lint-engine", || lint(&["--target", WASM, "--bin", "engine", "--features", "engine"])),
    ("native", || sh::run("cargo", &["test", "--locked", "--workspace", "--quiet"])),
    ("native-all", || sh::run("cargo", &["test", "--locked", "--features", "cli,ui", "--quiet"])),
    ("vectors", conformance::beside),
    ("documents", documents),
    ("site", || site::build(false).map(drop)),
    ("equality", equality),
    ("touch", || touch::check("dist".as_ref())),
    ("size", size),
    ("journeys", journeys),
];

/// Runs all steps, or those named.
pub fn command(arguments: &[String]) -> Done {
    if let Some(unknown) = arguments.iter().find(|name| !STEPS.iter().any(|(step, _)| step == name)) {
        let names: Vec<_> = STEPS.iter().map(|(name, _)| *name).collect();
        return Err(format!("there is no step `{unknown}`; the steps are {}", names.join(", ")));
    }
    let mut outcomes = Vec::new();
    for (name, step) in STEPS.iter().filter(|(name, _)| arguments.is_empty() || arguments.iter().any(|a| a == name)) {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step();
        if let Err(message) = &outcome {
            eprintln!("{name}: {message}");
        }
        outcomes.push((*name, start.elapsed().as_secs_f64(), outcome));
    }
    println!("\n{:<16} {:>8}  outcome", "step", "seconds");
    for (name, seconds, outcome) in &outcomes {
        let word = outcome.as_ref().map_or_else(|message| format!("FAILED: {message}"), |()| "passed".to_owned());
        println!("{name:<16} {seconds:>8.1}  {word}");
    }
    let failed = outcomes.iter().filter(|(_, _, outcome)| outcome.is_err()).count();
    if failed > 0 { Err(format!("{failed} of {} steps failed", outcomes.len())) } else { Ok(()) }
}

fn lint(what: &[&str]) -> Done {
    let mut arguments = vec!["clippy", "--locked", "--quiet"];
    arguments.extend(what);
    arguments.extend(["--", "-D", "warnings"]);
    sh::run("cargo", &arguments)
}

fn documents() -> Done {
    let arguments = ["doc", "--locked", "--no-deps", "--document-private-items", "--quiet"];
    let mut cargo = sh::command("cargo", &arguments);
    cargo.env("RUSTDOCFLAGS", "-D warnings");
    sh::finish(cargo, "cargo", &arguments)
}

fn size() -> Done {
    let site = site::built("dist".as_ref())?;
    sizes::check(&site.dist, &site.first, &site.later)
}

/// 1,000 generated cases, assessed by the command line and by the engine's Wasm as published, byte by byte.
fn equality() -> Done {
    const DAY: &str = "2026-06-30";
    let folder = sh::target().join("equality");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let (cases, native) = (folder.join("cases.jsonl"), folder.join("native.jsonl"));
    let generate = ["run", "--locked", "--quiet", "--example", "generate_cases", "--", "1000", "1"];
    sh::pipe("cargo", &generate, None, &cases)?;
    let batch = ["run", "--locked", "--quiet", "--features", "cli", "--bin", "mirror", "--", "batch", "--as-of", DAY];
    sh::pipe("cargo", &batch, Some(&cases), &native)?;
    let wasm = sh::target().join("wasm32-unknown-unknown/release/engine.wasm").display().to_string();
    let out = folder.display().to_string();
    sh::run("wasm-bindgen", &["--target", "nodejs", "--no-typescript", "--out-dir", &out, &wasm])?;
    let paths = [folder.join("engine.js"), cases, native].map(|path| path.display().to_string());
    sh::run("node", &["tests/equality/compare.mjs", &paths[0], &paths[1], &paths[2], DAY])
}

/// The browser tests: every `*.test.mjs` of tests/browser and its folder `journeys`. They start their own servers
/// from this program, on free ports. One that was skipped counts as failed.
fn journeys() -> Done {
    let browser = tools::for_browser()?;
    let mut files = Vec::new();
    for folder in ["", "journeys"] {
        let entries = std::fs::read_dir(Path::new("tests/browser").join(folder)).map_err(|error| error.to_string())?;
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        files.extend(names.filter(|name| name.ends_with(".test.mjs")).map(|name| Path::new(folder).join(name)));
    }
    files.sort();
    let tap = sh::target().join("journeys.tap");
    let mut node = sh::command("node", &["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    node.args(["--test-reporter-destination=stdout", "--test-reporter=tap"]);
    node.arg(format!("--test-timeout={}", LONGEST_BROWSER_TEST.as_millis()));
    node.arg(format!("--test-reporter-destination={}", tap.display())).args(&files);
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    node.current_dir("tests/browser").env("CHROMIUM", browser).env("XTASK", this);
    sh::finish(node, "node", &["--test"])?;
    let result = sh::read_text(&tap)?;
    let count = |what: &str| {
        let line = result.lines().rev().find_map(|line| line.strip_prefix(&format!("# {what} ")).map(str::to_owned));
        line.and_then(|number| number.parse::<u32>().ok())
    };
    match (count("pass"), count("fail"), count("skipped"), count("todo"), count("cancelled")) {
        (Some(1..), Some(0), Some(0), Some(0), Some(0)) => Ok(()),
        other => {
            Err(format!("not every browser test ran and passed: pass, fail, skipped, todo, cancelled are {other:?}"))
        }
    }
}

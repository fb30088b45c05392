//! `cargo xtask bench`: how fast the program answers, natively and in the browser, beside what others take for the same.

use std::path::{Path, PathBuf};

use crate::{Done, serve, sh, site, tools};

const FOLDER: &str = "target/bench";
const PEERS: &str = "benches/peers";
const WASM: &str = "wasm32-unknown-unknown";

/// A part's name and what measures it.
type Part = (&'static str, fn() -> Done);

/// Measures all, or only the parts named.
pub fn command(arguments: &[String]) -> Done {
    const PARTS: [Part; 3] = [("rates", rates), ("intake", intake), ("keys", keys)];
    if let Some(other) = arguments.iter().find(|argument| PARTS.iter().all(|(name, _)| name != argument)) {
        return Err(format!("`bench` knows rates, intake and keys, not {other:?}"));
    }
    std::fs::create_dir_all(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    for (name, measure) in PARTS {
        if arguments.is_empty() || arguments.iter().any(|argument| argument == name) {
            measure()?;
        }
    }
    Ok(())
}

fn native(bench: &str) -> Done {
    sh::run("cargo", &["bench", "--locked", "--quiet", "--bench", bench])
}

fn in_browser(script: &str, variables: &[(&str, &Path)]) -> Done {
    let mut node = sh::command("node", &[script]);
    node.env("CHROMIUM", tools::for_browser()?).env("TARGET", sh::target()).env("FOLDER", FOLDER);
    node.envs(variables.iter().copied());
    sh::finish(node, "node", &[script])
}

/// One keystroke to a new portrait.
fn keys() -> Done {
    native("assess")?;
    let site = site::build(false)?;
    let running = serve::start(&site.dist, "/", 0, false)?;
    in_browser("tests/browser/bench.mjs", &[("SITE", Path::new(&running.url))])
}

/// Rates that price flows to zero, beside pyxirr, node-irr and @webcarrot/xirr.
fn rates() -> Done {
    native("rates")?;
    let peers = peers();
    let answers = Path::new(FOLDER).join("pyxirr.json");
    if let Err(why) = pyxirr(&answers) {
        absent("pyxirr", &why);
        let _ = std::fs::remove_file(&answers);
    }
    tools::for_build()?;
    sh::run(
        "cargo",
        &["build", "--locked", "--release", "--target", WASM, "--features", "engine", "--bin", "bench_rates"],
    )?;
    let wasm = sh::target().join(WASM).join("release/bench_rates.wasm").display().to_string();
    let out = Path::new(FOLDER).join("rates-wasm").display().to_string();
    sh::run("wasm-bindgen", &["--target", "no-modules", "--no-typescript", "--out-dir", &out, &wasm])?;
    in_browser("tests/browser/bench-rates.mjs", &[("PEERS", &peers)])
}

/// Whole files, from bytes to records, beside PapaParse, uDSV, SheetJS and fast-xml-parser.
fn intake() -> Done {
    native("intake")?;
    let peers = peers();
    site::build(false)?;
    in_browser("tests/browser/bench-intake.mjs", &[("PEERS", &peers)])
}

/// The peers from npm, installed once at the versions of the lock file. Without them the tables have gaps.
fn peers() -> PathBuf {
    let folder = Path::new(FOLDER).join("peers");
    let install = || -> Done {
        let lock = sh::read(Path::new(PEERS).join("package-lock.json"))?;
        let stamp = folder.join(".of-lock");
        if std::fs::read(&stamp).is_ok_and(|of| of == lock) {
            return Ok(());
        }
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        sh::write(folder.join("package.json"), sh::read(Path::new(PEERS).join("package.json"))?)?;
        sh::write(folder.join("package-lock.json"), &lock)?;
        let prefix = folder.display().to_string();
        sh::run("npm", &["ci", "--prefix", &prefix, "--no-audit", "--no-fund", "--ignore-scripts"])?;
        sh::write(stamp, lock)
    };
    if let Err(why) = install() {
        absent("the peers from npm", &why);
    }
    folder
}

/// pyxirr in an environment of its own, measured on the flows that the native benchmark left.
fn pyxirr(answers: &Path) -> Done {
    let python = Path::new(FOLDER).join("venv/bin/python").display().to_string();
    let wanted = Path::new(PEERS).join("requirements.txt").display().to_string();
    if sh::output(&python, &["--version"]).is_none() {
        sh::run("python3", &["-m", "venv", &Path::new(FOLDER).join("venv").display().to_string()])?;
    }
    sh::run(&python, &["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", &wanted])?;
    let script = Path::new(PEERS).join("rates.py").display().to_string();
    let flows = Path::new(FOLDER).join("rates.json").display().to_string();
    sh::pipe(&python, &[&script, &flows], None, answers)
}

fn absent(what: &str, why: &str) {
    eprintln!("\n!! {what} cannot be measured here: {why}\n!! The tables below go without.\n");
}

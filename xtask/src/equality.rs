//! The same cases natively and in Wasm, byte by byte.

use crate::{Done, sh};
use std::process::Stdio;

/// How many generated cases.
const CASES: &str = "1000";

/// The seed they are generated from.
const SEED: &str = "20261121";

/// The date they are assessed for.
const DATE: &str = "2026-11-21";

/// Generates cases, assesses each natively with `mirror batch` and in Wasm with the importer that is published, and
/// compares the bytes.
pub fn check() -> Done {
    let folder = sh::target().join("equality");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let (cases, native) = (folder.join("cases.jsonl"), folder.join("native.jsonl"));
    let generate = ["run", "--locked", "--quiet", "--example", "generate_cases", "--", CASES, SEED];
    into_file(&generate, &cases)?;
    let cases = cases.display().to_string();
    let batch = ["run", "--locked", "--quiet", "--features", "cli", "--bin", "mirror", "--"];
    into_file(&[&batch[..], &["batch", &cases, "--as-of", DATE]].concat(), &native)?;
    let wasm = sh::target().join("wasm32-unknown-unknown/release/importer.wasm").display().to_string();
    let glue = folder.join("glue").display().to_string();
    sh::run("wasm-bindgen", &["--target", "nodejs", "--no-typescript", "--out-dir", &glue, &wasm])?;
    // The glue is CommonJS, also where a package above says otherwise.
    sh::write(folder.join("glue/package.json"), "{\"type\":\"commonjs\"}")?;
    let glue = folder.join("glue/importer.js").display().to_string();
    let native = native.display().to_string();
    sh::run("node", &["tests/equality/compare.mjs", &glue, &cases, &native, DATE])
}

/// Runs cargo with its standard output into a file.
fn into_file(arguments: &[&str], path: &std::path::Path) -> Done {
    let file = std::fs::File::create(path).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    let mut cargo = sh::command("cargo", arguments);
    cargo.stdout(Stdio::from(file));
    sh::finish(cargo, "cargo", arguments)
}

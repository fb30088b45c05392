//! `cargo xtask train` and `cargo xtask backtest`: the models, by the program in `xtask/training`.

use crate::{Done, sh};
use std::path::PathBuf;

/// Fits the models on the data in a folder and writes `packs/models/*.toml`; with `lines`, only the model of words,
/// whose examples lie in `xtask/training/lines`.
pub fn train(arguments: &[String]) -> Done {
    if arguments == ["lines"] {
        return run(&["lines", "packs/models"]);
    }
    let dir = folder(arguments)?;
    run(&["train", &dir, "packs/models"])
}

/// Scores the data in a folder with the shipped models and prints how good they are.
pub fn backtest(arguments: &[String]) -> Done {
    let dir = folder(arguments)?;
    run(&["backtest", &dir])
}

fn run(arguments: &[&str]) -> Done {
    let program = ["run", "--quiet", "--locked", "--profile", "training", "--package", "training", "--"];
    sh::run("cargo", &[&program, arguments].concat())
}

/// The folder after `--data`, as a full path: commands run in the project's folder.
fn folder(arguments: &[String]) -> Done<String> {
    let [flag, dir] = arguments else {
        return Err(format!("say where the data are, `--data DIR`, not {arguments:?}"));
    };
    if flag != "--data" {
        return Err(format!("say where the data are, `--data DIR`, not {arguments:?}"));
    }
    let path = PathBuf::from(dir);
    let whole = path.canonicalize().map_err(|error| format!("{dir}: {error}"))?;
    Ok(whole.to_string_lossy().into_owned())
}

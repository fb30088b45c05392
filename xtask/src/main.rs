//! `cargo xtask`: builds, serves, tests and measures Credit Mirror, and installs what these steps lack.

mod bench;
mod conformance;
mod digest;
mod fuzz;
mod icon;
mod policy;
mod samples;
mod serve;
mod sh;
mod site;
mod sizes;
mod tests;
mod tools;
mod touch;
mod train;
mod wasm;
mod words;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--path /sub/] [--port 8080] [--dev]   build the app and serve it on this machine
cargo xtask build [--dev]                                build the site into dist/
cargo xtask test [STEP…]                                 run every check, or only the named steps
cargo xtask bench [rates|intake|keys]                   measure speed in the browser and natively, beside others
cargo xtask conformance DIR                              run the test vectors in DIR
cargo xtask fuzz [FORMAT…] [--minutes 15]                run a coverage-guided fuzzer on each format
cargo xtask samples                                      write the sample firms anew
cargo xtask train --data DIR                             fit the models on data with outcomes
cargo xtask train lines                                  fit the model of words on the project's own examples
cargo xtask backtest --data DIR                          measure the shipped models on such data

--dev builds faster and bigger; what is published is always built without it.
Each command installs what it lacks, or says exactly what to install.";

/// The outcome of a step; the error is a sentence for the person at the terminal.
type Done<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    if let Err(message) = std::env::set_current_dir(sh::root()) {
        eprintln!("the project's folder cannot be entered: {message}");
        return ExitCode::FAILURE;
    }
    let done = match arguments.first().map(String::as_str) {
        Some("serve") => serve::command(rest),
        Some("build") => site::command(rest),
        Some("test") => tests::command(rest),
        Some("bench") => bench::command(rest),
        Some("conformance") => conformance::run(rest),
        Some("fuzz") => fuzz::command(rest),
        Some("samples") => samples::run(rest),
        Some("train") => train::train(rest),
        Some("backtest") => train::backtest(rest),
        Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

//! `cargo xtask bench`: how fast the program answers, natively and in the browser.

use crate::{Done, serve, sh, site, tools};

/// Runs both measurements and prints their tables.
pub fn command(arguments: &[String]) -> Done {
    if !arguments.is_empty() {
        return Err(format!("`bench` takes no arguments, not {arguments:?}"));
    }
    let browser = tools::for_browser()?;
    sh::run("cargo", &["bench", "--locked", "--quiet", "--bench", "assess"])?;
    let site = site::build(false)?;
    let running = serve::start(&site.dist, "/", 0, false)?;
    let mut node = sh::command("node", &["tests/browser/bench.mjs"]);
    node.env("SITE", running.url).env("CHROMIUM", browser);
    sh::finish(node, "node", &["tests/browser/bench.mjs"])
}

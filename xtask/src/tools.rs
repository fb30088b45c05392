//! Finds or installs what the steps need, at exact versions where the version matters.

use std::path::Path;

use crate::{Done, sh};

const TRUNK: &str = "0.21.14";
const WASM_BINDGEN: &str = "0.2.129";
const WASM: &str = "wasm32-unknown-unknown";

/// What a build of the site needs.
pub fn for_build() -> Done {
    wasm_target()?;
    cargo_tool("trunk", "trunk", TRUNK)?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN)?;
    sh::run("cargo", &["fetch", "--locked", "--quiet"])
}

/// What the browser journeys need; gives the path of the browser.
pub fn for_browser() -> Done<String> {
    node()?;
    node_modules()?;
    cjk_font()?;
    browser()
}

fn wasm_target() -> Done {
    match sh::output("rustup", &["target", "list", "--installed"]) {
        Some(list) if list.lines().any(|line| line == WASM) => Ok(()),
        Some(_) => sh::run("rustup", &["target", "add", WASM]),
        None => {
            let library = sh::output("rustc", &["--print", "target-libdir", "--target", WASM]);
            if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
                return Ok(());
            }
            Err(format!("the Rust target {WASM} is missing and there is no rustup to add it: install rustup"))
        }
    }
}

/// A tool that cargo installs. Another version on this machine stays as it is: ours goes into target/tools.
fn cargo_tool(program: &str, package: &str, version: &str) -> Done {
    let wanted = format!("{program} {version}");
    if sh::output(program, &["--version"]).is_some_and(|found| found == wanted) {
        return Ok(());
    }
    println!("installing {package} {version} into target/tools (a few minutes, once)");
    let root = sh::own_tools().display().to_string();
    let exact = format!("={version}");
    sh::run("cargo", &["install", package, "--version", &exact, "--locked", "--root", &root])?;
    match sh::output(program, &["--version"]) {
        Some(found) if found == wanted => Ok(()),
        found => Err(format!("{wanted} was installed, but `{program} --version` answers {found:?}")),
    }
}

fn node() -> Done {
    let major = || -> Option<u32> {
        sh::output("node", &["--version"])?.trim_start_matches('v').split('.').next()?.parse().ok()
    };
    if major().is_none() || sh::output("npm", &["--version"]).is_none() {
        apt(&["nodejs", "npm"], "Node.js 20 or newer with npm (https://nodejs.org)")?;
    }
    match major() {
        Some(20..) => Ok(()),
        found => Err(format!("Node.js 20 or newer is needed, found {found:?}: install it from https://nodejs.org")),
    }
}

/// `npm ci`, unless the installed modules are those of the lock file.
fn node_modules() -> Done {
    let lock = sh::read("tests/browser/package-lock.json")?;
    let stamp = Path::new("tests/browser/node_modules/.of-lock");
    if std::fs::read(stamp).is_ok_and(|of| of == lock) {
        return Ok(());
    }
    sh::run("npm", &["ci", "--prefix", "tests/browser", "--no-audit", "--no-fund", "--ignore-scripts"])?;
    sh::write(stamp, lock)
}

fn browser() -> Done<String> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        let path = path.to_string_lossy().into_owned();
        let answers = sh::output(&path, &["--version"]).is_some();
        return if answers { Ok(path) } else { Err(format!("CHROMIUM is {path}, which does not start")) };
    }
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    apt(&["chromium"], "Chromium or Chrome (or set CHROMIUM to the path of one)")?;
    find_browser().ok_or_else(|| {
        "chromium was installed but does not start (on Ubuntu the package is a snap): install Chrome, or set CHROMIUM \
         to the path of a browser"
            .to_owned()
    })
}

fn find_browser() -> Option<String> {
    const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", MAC].iter().find_map(|program| {
        sh::output(program, &["--version"])?;
        if program.starts_with('/') { Some((*program).to_owned()) } else { sh::output("which", &[program]) }
    })
}

/// Without a font for Chinese the pictures show boxes and the widths are wrong.
fn cjk_font() -> Done {
    let there = || sh::output("fc-list", &[":lang=zh-cn"]).map(|fonts| !fonts.is_empty());
    match there() {
        Some(true) => Ok(()),
        None if cfg!(not(target_os = "linux")) => Ok(()),
        _ => apt(&["fonts-noto-cjk", "fontconfig"], "a font for Chinese, for example Noto Sans CJK"),
    }
}

/// Installs Debian packages where that is possible, else says what to install.
fn apt(packages: &[&str], otherwise: &str) -> Done {
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian = system.lines().any(|line| {
        let value = line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE="));
        value.is_some_and(|ids| ids.contains("debian") || ids.contains("ubuntu"))
    });
    let list = packages.join(" ");
    if !debian {
        return Err(format!("please install {otherwise}, then run this again"));
    }
    if sh::output("id", &["-u"]).as_deref() != Some("0") {
        return Err(format!("please run `sudo apt-get install {list}`, then run this again"));
    }
    sh::run("apt-get", &["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    let mut install = sh::command("apt-get", &arguments);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    sh::finish(install, "apt-get", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_of_the_project_files() {
        let trunk = include_str!("../../Trunk.toml");
        assert!(trunk.contains(&format!("trunk-version = \"={TRUNK}\"")));
        assert!(trunk.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
        assert!(include_str!("../../Cargo.toml").contains(&format!("wasm-bindgen = {{ version = \"={WASM_BINDGEN}\"")));
    }
}

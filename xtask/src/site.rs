//! Makes `dist/`: trunk builds the page and its Wasm; here the engine is added, every file gets the name of its
//! hash, the loader learns the hashes, and the policy, the offline list and the sums are written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::icon::Icon;
use crate::{Done, digest, policy, sh, sizes, tools, touch, words};

const BROWSER: &str = "src/app/browser";
const FILL: &str = "__BUILD__";

/// What was built: the files of the first visit and the ones fetched when the page is idle.
pub struct Site {
    /// The folder, `dist`.
    pub dist: PathBuf,
    /// Loaded before the program runs.
    pub first: Vec<String>,
    /// Fetched afterwards, when idle.
    pub later: Vec<String>,
}

/// `cargo xtask build`.
pub fn command(arguments: &[String]) -> Done {
    let dev = match arguments {
        [] => false,
        [one] if one == "--dev" => true,
        other => return Err(format!("`build` knows only --dev, not {other:?}")),
    };
    let site = build(dev)?;
    if !dev {
        touch::check(&site.dist)?;
        sizes::check(&site.dist, &site.first, &site.later)?;
    }
    println!("\nThe site is in {}. Any static host can serve it as it is, also under a sub-path.", site.dist.display());
    Ok(())
}

/// Builds everything into `dist`.
pub fn build(dev: bool) -> Done<Site> {
    tools::for_build()?;
    let mut trunk = sh::command("trunk", &["build"]);
    if !dev {
        trunk.args(["--release", "--cargo-profile", "page"]);
    }
    flags(&mut trunk, &[]);
    // An inherited NO_COLOR=1 is not one of the two words that trunk knows.
    trunk.env_remove("NO_COLOR");
    sh::finish(trunk, "trunk", &["build"])?;
    engine(dev)?;
    compose()
}

/// Keeps the folders of this machine out of the Wasm, so that the same source gives the same bytes elsewhere, and asks
/// for more than that.
fn flags(build: &mut Command, more: &[&str]) {
    let home = |variable: &str, folder: &str| {
        let own = std::env::var_os("HOME").map(|home| Path::new(&home).join(folder));
        std::env::var_os(variable).map(PathBuf::from).or(own)
    };
    let places = [(home("CARGO_HOME", ".cargo"), "/cargo"), (Some(sh::root()), "/credit-mirror")];
    let flags: Vec<_> = places
        .into_iter()
        .filter_map(|(from, to)| Some(format!("--remap-path-prefix={}={to}", from?.display())))
        .chain(more.iter().map(|flag| (*flag).to_owned()))
        .collect();
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
}

/// The second Wasm, which reads files in a worker, with the instructions for sixteen bytes at once.
fn engine(dev: bool) -> Done {
    let mut cargo = vec!["build", "--locked", "--target", "wasm32-unknown-unknown", "--bin", "engine"];
    cargo.extend(["--features", "engine"]);
    if !dev {
        cargo.push("--release");
    }
    let mut build = sh::command("cargo", &cargo);
    flags(&mut build, &["-Ctarget-feature=+simd128"]);
    sh::finish(build, "cargo", &cargo)?;
    let profile = if dev { "debug" } else { "release" };
    let wasm = sh::target().join("wasm32-unknown-unknown").join(profile).join("engine.wasm").display().to_string();
    let out = sh::target().join("engine-site").display().to_string();
    sh::run("wasm-bindgen", &["--target", "no-modules", "--no-typescript", "--out-dir", &out, &wasm])
}

/// The files under their final names.
struct Output {
    folder: PathBuf,
}

impl Output {
    fn put(&self, path: &str, bytes: &[u8]) -> Done {
        sh::write(self.folder.join(path), bytes)
    }

    /// Writes `assets/stem-hash.ending`; gives the path.
    fn hashed(&self, stem: &str, ending: &str, bytes: &[u8]) -> Done<String> {
        let path = format!("assets/{stem}-{}.{ending}", &digest::sha256(bytes)[..12]);
        self.put(&path, bytes)?;
        Ok(path)
    }
}

fn compose() -> Done<Site> {
    let (from, dist) = (PathBuf::from("target/site"), PathBuf::from("dist"));
    let out = Output { folder: sh::target().join("site-whole") };
    clear(&out.folder)?;
    fs::create_dir_all(out.folder.join("assets")).map_err(|error| error.to_string())?;
    let html = sh::read_text(from.join("index.html"))?;
    let script = tag(&html, "<script type=\"module\" data-js=", "</script>")?;
    let file = |name: &str| -> Done<Vec<u8>> {
        let path = attribute(script, name)?;
        sh::read(from.join(path.trim_start_matches("./").trim_start_matches('/')))
    };
    if from.join("snippets").exists() {
        return Err("a crate brings its own JavaScript (target/site/snippets): the loader has no place for it".into());
    }

    let app = out.hashed("app", "wasm", &file("data-wasm")?)?;
    let glue = out.hashed("app", "js", without_fetch(&text(file("data-js")?)?)?.as_bytes())?;
    let made = sh::target().join("engine-site");
    let engine = out.hashed("engine", "wasm", &sh::read(made.join("engine_bg.wasm"))?)?;
    let worker = without_fetch(&sh::read_text(made.join("engine.js"))?)?;
    let worker = format!("{worker}\n{}", sh::read_text(Path::new(BROWSER).join("worker.js"))?);
    let worker = out.hashed("worker", "js", worker.as_bytes())?;
    let style = out.hashed("style", "css", styles(&html, &from)?.as_bytes())?;
    let said =
        |code: &str| out.hashed(&format!("words-{code}"), "json", json!(words::list(code)).to_string().as_bytes());
    let (zh, en) = (said("zh")?, said("en")?);

    let part = |path: &str| -> Done<Value> {
        Ok(json!({ "path": path, "integrity": digest::integrity(&sh::read(out.folder.join(path))?) }))
    };
    let id =
        digest::sha256([&app, &glue, &engine, &worker, &style, &zh, &en].map(String::as_str).join("\n").as_bytes());
    let id = &id[..12];
    let parts = json!({
        "id": id, "glue": part(&glue)?, "app": part(&app)?, "worker": part(&worker)?, "engine": part(&engine)?,
        "words": { "zh": part(&zh)?, "en": part(&en)? },
    });
    let boot = out.hashed("boot", "js", filled("boot.js", &parts)?.as_bytes())?;

    let page = page(&html, script, &out, [&style, &boot, &glue])?;
    out.put("index.html", page.as_bytes())?;
    icons(&out)?;
    out.put("manifest.webmanifest", manifest().as_bytes())?;
    let Site { first, later, .. } = built(&out.folder)?;
    let mut kept = vec!["./".to_owned()];
    kept.extend(first.into_iter().chain(later).filter(|file| file != "index.html"));
    // The page and the loader are not among what the id above is made of.
    let sum = digest::sha256(format!("{id}{boot}{page}").as_bytes());
    out.put("sw.js", filled("sw.js", &json!({ "id": &sum[..12], "files": kept }))?.as_bytes())?;
    out.put("_headers", policy::headers_file().as_bytes())?;
    out.put("404.html", page.as_bytes())?;
    out.put("what-it-can-touch.json", touch::list(&out.folder)?.as_bytes())?;
    sums(&out)?;

    clear(&dist)?;
    fs::rename(&out.folder, &dist).map_err(|error| format!("dist cannot be replaced: {error}"))?;
    built(&dist)
}

/// The site that stands in `dist` already.
pub fn built(dist: &Path) -> Done<Site> {
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for file in files(dist)? {
        match file.as_str() {
            "index.html" | "icon.svg" => first.push(file),
            // A visit loads the words of one language at once; Chinese is the larger.
            asset if asset.starts_with("assets/engine-") || asset.starts_with("assets/words-en") => later.push(file),
            asset if asset.starts_with("assets/") => first.push(file),
            "manifest.webmanifest" | "icon-192.png" | "icon-512.png" => later.push(file),
            _ => {}
        }
    }
    if first.is_empty() {
        return Err(format!("there is no site in {}: run `cargo xtask build`", dist.display()));
    }
    Ok(Site { dist: dist.to_owned(), first, later })
}

fn clear(folder: &Path) -> Done {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", folder.display())),
        _ => Ok(()),
    }
}

fn text(bytes: Vec<u8>) -> Done<String> {
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// The generated glue can also load a Wasm by its address. Ours is always handed over, so that way is taken out:
/// what is left cannot ask the network for anything.
fn without_fetch(glue: &str) -> Done<String> {
    const LOADING: &str = "module_or_path = fetch(module_or_path);";
    if glue.matches("fetch(").count() != 1 || !glue.contains(LOADING) {
        return Err(format!("the glue of wasm-bindgen should hold `{LOADING}` once and no other fetch"));
    }
    Ok(glue.replace(LOADING, "throw new TypeError('the Wasm is handed over, never fetched here');"))
}

fn filled(script: &str, build: &Value) -> Done<String> {
    let source = sh::read_text(Path::new(BROWSER).join(script))?;
    if source.matches(FILL).count() != 1 {
        return Err(format!("{BROWSER}/{script} must hold {FILL} once"));
    }
    Ok(source.replace(FILL, &build.to_string()))
}

fn tag<'a>(html: &'a str, start: &str, end: &str) -> Done<&'a str> {
    let missing = || format!("index.html from trunk has no `{start}…{end}`");
    let from = html.find(start).ok_or_else(missing)?;
    let length = html[from..].find(end).ok_or_else(missing)? + end.len();
    Ok(&html[from..from + length])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Done<&'a str> {
    let value = tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.ok_or_else(|| format!("no {name} in `{tag}`"))
}

/// The `<link rel="stylesheet">` tags in their order.
fn sheet_links(html: &str) -> Vec<&str> {
    let links = html.match_indices("<link ").filter_map(|(start, _)| html[start..].split_inclusive('>').next());
    links.filter(|link| link.contains("rel=\"stylesheet\"")).collect()
}

/// All sheets as one, in the order of index.html, which must name every file of `styles/`.
fn styles(html: &str, from: &Path) -> Done<String> {
    let source = sh::read_text("index.html")?;
    for entry in fs::read_dir("styles").map_err(|error| format!("styles: {error}"))?.flatten() {
        let path = entry.path().display().to_string();
        if path.ends_with(".css") && !source.contains(&format!("href=\"{path}\"")) {
            return Err(format!("index.html does not link {path}: add it where it belongs in the order"));
        }
    }
    let mut whole = String::new();
    for link in sheet_links(html) {
        let path = attribute(link, "href")?.trim_start_matches("./").trim_start_matches('/');
        whole.push_str(&sh::read_text(from.join(path))?);
        whole.push('\n');
    }
    Ok(whole)
}

/// The final page: policy first, one sheet, the loader and the glue under their hashes.
fn page(html: &str, script: &str, out: &Output, [style, boot, glue]: [&String; 3]) -> Done<String> {
    let sum = |path: &str| -> Done<String> { Ok(digest::integrity(&sh::read(out.folder.join(path))?)) };
    let mut page = html.replace(script, "");
    for link in sheet_links(html) {
        page = page.replace(link, "");
    }
    let head = format!(
        "<link rel=\"stylesheet\" href=\"{style}\" integrity=\"{}\">\n\
         <link rel=\"modulepreload\" href=\"{glue}\" integrity=\"{}\">\n\
         <script type=\"module\" src=\"{boot}\" integrity=\"{}\"></script>\n</head>",
        sum(style)?,
        sum(glue)?,
        sum(boot)?
    );
    // A script before the policy would run unchecked, so the policy is the first element.
    let policy = format!("<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy::in_page());
    page = page.replacen("</head>", &head, 1).replacen("<head>", &policy, 1);
    while page.contains("\n\n") {
        page = page.replace("\n\n", "\n");
    }
    if page.matches("<script").count() != 1 || page.contains("style=\"") {
        return Err("the page must hold one script, the loader, and no style attribute".to_owned());
    }
    Ok(page)
}

fn icons(out: &Output) -> Done {
    let svg = sh::read_text(Path::new(BROWSER).join("icon.svg"))?;
    let icon = Icon::read(&svg)?;
    out.put("icon.svg", svg.as_bytes())?;
    out.put("icon-192.png", &icon.png(192))?;
    out.put("icon-512.png", &icon.png(512))
}

fn manifest() -> String {
    let icon = |side: u32| json!({ "src": format!("icon-{side}.png"), "sizes": format!("{side}x{side}"), "type": "image/png" });
    json!({
        "name": "信镜 Credit Mirror",
        "short_name": "信镜",
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fcfbf8",
        "theme_color": "#fcfbf8",
        "icons": [icon(192), icon(512), { "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" }],
    })
    .to_string()
}

/// Every file of the site, relative to its folder, sorted.
pub fn files(folder: &Path) -> Done<Vec<String>> {
    let mut found = Vec::new();
    for part in ["", "assets"] {
        let entries = fs::read_dir(folder.join(part)).map_err(|error| format!("{}: {error}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()) {
            if let Ok(path) = path.strip_prefix(folder) {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// `sha256sum --check SHA256SUMS` compares a downloaded site with this build.
fn sums(out: &Output) -> Done {
    let mut text = String::new();
    for file in files(&out.folder)? {
        let sum = digest::sha256(&sh::read(out.folder.join(&file))?);
        text.push_str(&format!("{sum}  {file}\n"));
    }
    out.put("SHA256SUMS", text.as_bytes())
}

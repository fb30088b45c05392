//! Compiles the words in `locales/` and the packs in `packs/` into the program. A key that one language lacks, or
//! whose arguments differ between languages, stops the build with the file and line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/rules/layer.rs"]
mod layer;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=packs");
    println!("cargo::rerun-if-changed=src/rules/layer.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("messages.rs"), messages()).expect("OUT_DIR can be written");
    packs(&out);
}

/// One message of one language: where it stands and its text.
struct Line {
    place: String,
    text: String,
}

fn locale(code: &str) -> BTreeMap<String, Line> {
    let mut lines = BTreeMap::new();
    for file in files(Path::new("locales").join(code).as_path(), "txt") {
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}", file.display(), number + 1);
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (key, text) = line.split_once('=').unwrap_or_else(|| panic!("{place}: expected `key = text`"));
            let (key, text) = (key.trim().to_owned(), text.trim().to_owned());
            assert!(!text.is_empty(), "{place}: `{key}` has no text");
            let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '_';
            assert!(key.chars().all(word), "{place}: `{key}` must be lower-case letters, digits, dots and underscores");
            if let Some(earlier) = lines.insert(key.clone(), Line { place: place.clone(), text }) {
                panic!("{place}: `{key}` stands already at {}", earlier.place);
            }
        }
    }
    lines
}

/// Splits a text at its placeholders: `{name}` prints an argument, `{name#one|many}` picks a word by it.
fn arguments(line: &Line) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = line.text.as_str();
    while let Some(start) = rest.find('{') {
        let end = rest[start..].find('}').unwrap_or_else(|| panic!("{}: `{{` without `}}`", line.place)) + start;
        let name = rest[start + 1..end].split('#').next().unwrap_or_default().to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
        rest = &rest[end + 1..];
    }
    names
}

/// The text with arguments by number.
fn numbered(line: &Line, names: &[String]) -> String {
    let mut text = line.text.clone();
    for (number, name) in names.iter().enumerate() {
        text = text.replace(&format!("{{{name}}}"), &format!("{{{number}}}"));
        text = text.replace(&format!("{{{name}#"), &format!("{{{number}#"));
    }
    text
}

fn messages() -> String {
    let (zh, en) = (locale("zh"), locale("en"));
    for (key, line) in &en {
        assert!(zh.contains_key(key), "{}: `{key}` is not in locales/zh", line.place);
    }
    let mut consts = String::new();
    for (key, line) in &zh {
        let other = en.get(key).unwrap_or_else(|| panic!("{}: `{key}` is not in locales/en", line.place));
        let names = arguments(line);
        let (mut a, mut b) = (names.clone(), arguments(other));
        a.sort();
        b.sort();
        assert!(a == b, "{}: `{key}` has the arguments {b:?}, but {a:?} at {}", other.place, line.place);
        let name = key.replace('.', "_").to_uppercase();
        let shown = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        writeln!(consts, "/// {} Arguments: {shown}.", other.text.replace('[', "\\[").replace('<', "\\<"))
            .expect("string");
        let texts = (numbered(line, &names), numbered(other, &names));
        writeln!(consts, "pub const {name}: Msg<{}> = Msg(&[{:?}, {:?}]);", names.len(), texts.0, texts.1)
            .expect("string");
    }
    format!(
        "/// Every message, as a constant.\n#[allow(missing_docs, rustdoc::all)]\npub mod t {{\nuse super::Msg;\n{consts}}}\n"
    )
}

/// Writes `<pack>.json` for each folder of `packs/` with a head: an object of its TOML files by path without ending,
/// laid over the packs that it names. `common/` has no head: it is only laid under others.
fn packs(out: &Path) {
    let read: BTreeMap<String, serde_json::Map<String, serde_json::Value>> =
        folders(Path::new("packs")).iter().map(|folder| (stem(folder), files_of(folder))).collect();
    for (name, own) in read.iter().filter(|(_, own)| own.contains_key("pack")) {
        let mut whole = serde_json::Map::new();
        for (base, wanted) in layer::under(own) {
            let base = read.get(&base).unwrap_or_else(|| panic!("packs/{name}/pack.toml: no folder packs/{base}"));
            whole = layer::laid_over(whole, layer::taken(base, &wanted));
        }
        let whole = serde_json::Value::Object(layer::laid_over(whole, own.clone()));
        fs::write(out.join(format!("pack-{name}.json")), whole.to_string()).expect("OUT_DIR can be written");
    }
}

fn stem(folder: &Path) -> String {
    folder.file_name().expect("a folder").to_string_lossy().into_owned()
}

fn files_of(folder: &Path) -> serde_json::Map<String, serde_json::Value> {
    let mut object = serde_json::Map::new();
    for file in files(folder, "toml") {
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let value: toml::Value = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let name = file.strip_prefix(folder).expect("inside").with_extension("");
        object.insert(name.to_string_lossy().replace('\\', "/"), json(value));
    }
    object
}

/// TOML as JSON; dates become text.
fn json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(when) => when.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect::<Vec<_>>().into(),
        toml::Value::Table(table) => {
            serde_json::Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
        }
    }
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> =
        fs::read_dir(root).into_iter().flatten().flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    found.sort();
    found
}

fn files(root: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

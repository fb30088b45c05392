//! Compiles the words in `locales/` and the packs in `packs/` into the program. A key that one language lacks, or
//! whose arguments differ between languages, stops the build with the file and line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/rules/layer.rs"]
mod layer;
#[path = "xtask/src/words.rs"]
mod words;

use words::{arguments, files, locale, numbered};

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=packs");
    println!("cargo::rerun-if-changed=src/rules/layer.rs");
    println!("cargo::rerun-if-changed=xtask/src/words.rs");
    println!("cargo::rustc-check-cfg=cfg(words_beside)");
    let page = env::var_os("CARGO_FEATURE_UI").is_some();
    let beside = page && env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if beside {
        println!("cargo::rustc-cfg=words_beside");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("messages.rs"), messages(beside)).expect("OUT_DIR can be written");
    packs(&out);
}

fn messages(beside: bool) -> String {
    let (zh, en) = (locale("zh"), locale("en"));
    for (key, line) in &en {
        assert!(zh.contains_key(key), "{}: `{key}` is not in locales/zh", line.place);
    }
    let mut consts = String::new();
    let mut place = 0;
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
        let text = if beside && line.listed {
            format!("Text::Listed({place})")
        } else {
            format!("Text::Here(&[{:?}, {:?}])", texts.0, texts.1)
        };
        place += usize::from(line.listed);
        writeln!(consts, "pub const {name}: Msg<{}> = Msg({text});", names.len()).expect("string");
    }
    format!(
        "/// Every message, as a constant.\n#[allow(missing_docs, rustdoc::all)]\npub mod t {{\nuse super::{{Msg, Text}};\n{consts}}}\n"
    )
}

/// Writes `<pack>.json` for each folder of `packs/` with a head: an object of its TOML files by path without ending,
/// laid over the packs that it names. `common/` has no head: it is only laid under others. Neither has `models/`, whose
/// sub-models serve every pack: `pack-models.json`.
fn packs(out: &Path) {
    let read: BTreeMap<String, serde_json::Map<String, serde_json::Value>> =
        folders(Path::new("packs")).iter().map(|folder| (stem(folder), files_of(folder))).collect();
    for (name, own) in read.iter().filter(|(name, own)| own.contains_key("pack") || *name == "models") {
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

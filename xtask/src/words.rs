//! The words in `locales/`, read for the program by `build.rs` and for the page's lists of words by `cargo xtask build`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files whose words the page needs at once and in one language: they lie beside the program as a list for each
/// language. All other words are compiled in where they are said.
pub const LISTED: [&str; 2] = ["app", "fields"];

/// One message of one language: where it stands and its text.
pub struct Line {
    /// File and line.
    pub place: String,
    /// The text.
    pub text: String,
    /// Whether the page says it from its list of words.
    pub listed: bool,
}

/// The messages of a language by key.
pub fn locale(code: &str) -> BTreeMap<String, Line> {
    let mut lines = BTreeMap::new();
    for file in files(Path::new("locales").join(code).as_path(), "txt") {
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let listed = file.file_stem().is_some_and(|stem| LISTED.iter().any(|name| stem == *name));
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
            if let Some(earlier) = lines.insert(key.clone(), Line { place: place.clone(), text, listed }) {
                panic!("{place}: `{key}` stands already at {}", earlier.place);
            }
        }
    }
    lines
}

/// Splits a text at its placeholders: `{name}` prints an argument, `{name#one|many}` picks a word by it.
pub fn arguments(line: &Line) -> Vec<String> {
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
pub fn numbered(line: &Line, names: &[String]) -> String {
    let mut text = line.text.clone();
    for (number, name) in names.iter().enumerate() {
        text = text.replace(&format!("{{{name}}}"), &format!("{{{number}}}"));
        text = text.replace(&format!("{{{name}#"), &format!("{{{number}#"));
    }
    text
}

/// The page's words of a language, in the order of their keys.
#[allow(dead_code, reason = "read by cargo xtask build only")]
pub fn list(code: &str) -> Vec<String> {
    let named = locale("zh");
    let lines = locale(code);
    let listed = named.iter().filter(|(_, line)| line.listed);
    listed.filter_map(|(key, first)| Some(numbered(lines.get(key)?, &arguments(first)))).collect()
}

/// Every file below a folder with an ending, sorted.
pub fn files(root: &Path, ending: &str) -> Vec<PathBuf> {
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

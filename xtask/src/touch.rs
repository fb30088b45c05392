//! What the program can touch: every function that the two Wasm modules ask of the browser, and every word in the
//! scripts that could reach the network or leave the page. Both must stand in `tests/imports.allow`, with a reason.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::json;

use crate::{Done, sh, site, wasm};

const ALLOWED: &str = "tests/imports.allow";

/// Words by which a script can send, load code or leave the page. Each place of each must be allowed.
const WORDS: &[&str] = &[
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "importScripts",
    "import(",
    "Worker(",
    "eval(",
    "Function(",
    "open(",
    "location",
    "navigate(",
    ".submit",
    ".src",
    ".href",
    "cookie",
];

/// Parts of import names that are refused even before the list is read.
const NEVER: &[&str] =
    &["fetch", "xmlhttprequest", "websocket", "eventsource", "sendbeacon", "rtcpeer", "webtransport"];

/// One line of what the program touches: where (the file without its hash) and what.
type Touch = (String, String);

/// Fails when the built site touches something that is not allowed, or the list names what is no longer touched.
pub fn check(dist: &Path) -> Done {
    let found = touches(dist)?;
    let text = sh::read_text(ALLOWED)?;
    let mut allowed = BTreeSet::new();
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let mut parts = line.splitn(3, ' ').map(str::trim).filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (Some(file), Some(what), Some(_reason)) => {
                if NEVER
                    .iter()
                    .any(|word| file.ends_with(".wasm") && what.to_lowercase().contains(&word.to_lowercase()))
                {
                    return Err(format!("{ALLOWED}:{}: `{what}` may never be asked by a Wasm", place + 1));
                }
                allowed.insert((file.to_owned(), what.to_owned()));
            }
            _ => return Err(format!("{ALLOWED}:{}: expected `file what reason`", place + 1)),
        }
    }
    let new: Vec<_> = found.difference(&allowed).map(|(file, what)| format!("  {file} {what}")).collect();
    if !new.is_empty() {
        return Err(format!(
            "the program touches what {ALLOWED} does not allow. If it is right, add these lines with a reason each:\n{}",
            new.join("\n")
        ));
    }
    for (file, what) in allowed.difference(&found) {
        println!("note: {ALLOWED} allows `{file} {what}`, which is not used any more");
    }
    println!("the program touches {} things, all of them allowed by {ALLOWED}", found.len());
    Ok(())
}

/// The list as a JSON text, for the published site.
pub fn list(dist: &Path) -> Done<String> {
    let lines: Vec<_> =
        touches(dist)?.into_iter().map(|(file, what)| json!({ "file": file, "touches": what })).collect();
    serde_json::to_string_pretty(&lines).map_err(|error| error.to_string())
}

fn touches(dist: &Path) -> Done<BTreeSet<Touch>> {
    let mut found = BTreeSet::new();
    for file in site::files(dist)? {
        let name = without_hash(&file);
        if file.ends_with(".wasm") {
            let bytes = sh::read(dist.join(&file))?;
            for import in wasm::imports(&bytes)? {
                found.insert((name.clone(), plain(&import.name)));
            }
            for word in NEVER.iter().filter(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes())) {
                found.insert((name.clone(), format!("\"{word}\"")));
            }
        } else if file.ends_with(".js") {
            let text = code(&sh::read_text(dist.join(&file))?);
            for word in WORDS.iter().filter(|word| text.contains(**word)) {
                found.insert((name.clone(), (*word).to_owned()));
            }
        }
    }
    Ok(found)
}

/// `assets/app-0123456789ab.js` is `app.js`.
fn without_hash(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = stem.rsplit_once('-').filter(|(_, hash)| hash.len() == 12).map_or(stem, |(stem, _)| stem);
    format!("{stem}.{ending}")
}

/// `__wbg_appendChild_0123456789abcdef` is `appendChild`.
fn plain(import: &str) -> String {
    let name = import.strip_prefix("__wbg_").unwrap_or(import);
    let hash = |text: &str| text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
    name.rsplit_once('_').filter(|(_, end)| hash(end)).map_or(name, |(start, _)| start).to_owned()
}

/// The script without the lines that are only comments.
fn code(text: &str) -> String {
    let comment = |line: &str| ["//", "/*", "* ", "*/"].iter().any(|start| line.trim_start().starts_with(start));
    text.lines().filter(|line| !comment(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_hashes() {
        assert_eq!(without_hash("assets/app-0123456789ab.js"), "app.js");
        assert_eq!(without_hash("sw.js"), "sw.js");
        assert_eq!(plain("__wbg_appendChild_8204974b7328bf98"), "appendChild");
        assert_eq!(plain("__wbindgen_init_externref_table"), "__wbindgen_init_externref_table");
    }

    #[test]
    fn comments_are_not_code() {
        assert_eq!(code("// fetch(\na(); // b\n  * fetch("), "a(); // b");
    }
}

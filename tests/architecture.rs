//! A room uses only rooms above it: reads the order from `src/lib.rs` and every `crate::` path.

use std::fs;
use std::path::{Path, PathBuf};

fn rooms() -> Vec<String> {
    fs::read_to_string("src/lib.rs")
        .expect("src/lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect()
}

fn sources(root: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a line names after `crate::`, also in `use crate::{a, b}`.
fn named(line: &str, rooms: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (start, _) in line.match_indices("crate::") {
        let rest = &line[start + "crate::".len()..];
        let list = rest.strip_prefix('{').map_or(rest, |inner| inner.split('}').next().unwrap_or(inner));
        let items: Vec<&str> = if rest.starts_with('{') { list.split(',').collect() } else { vec![rest] };
        for item in items {
            let room: String = item.trim().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if rooms.contains(&room) {
                found.push(room);
            }
        }
    }
    found
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    let rooms = rooms();
    assert!(rooms.len() >= 10, "the list of rooms in src/lib.rs was not read: {rooms:?}");
    let mut wrong = Vec::new();
    for (place, room) in rooms.iter().enumerate() {
        let mut files = Vec::new();
        let folder = PathBuf::from("src").join(room);
        if folder.is_dir() {
            sources(&folder, &mut files);
        } else {
            files.push(PathBuf::from("src").join(format!("{room}.rs")));
        }
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file");
            for (number, line) in text.lines().enumerate() {
                for used in named(line, &rooms) {
                    let at = rooms.iter().position(|r| *r == used).expect("a room");
                    if at > place {
                        wrong.push(format!(
                            "{}:{}: `{room}` uses `{used}`, which is below it",
                            file.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_paths_sees_lists_and_single_paths() {
    let rooms = ["kernel".to_owned(), "report".to_owned()];
    assert_eq!(named("use crate::{kernel, report::Node};", &rooms), ["kernel", "report"]);
    assert_eq!(named("let x = crate::report::y();", &rooms), ["report"]);
    assert_eq!(named("use super::kernel;", &rooms), Vec::<String>::new());
}

#[test]
fn the_engine_has_no_clock_no_io_and_no_browser() {
    let mut wrong = Vec::new();
    for room in rooms() {
        let mut files = Vec::new();
        let folder = PathBuf::from("src").join(&room);
        if folder.is_dir() {
            sources(&folder, &mut files);
        } else {
            files.push(PathBuf::from("src").join(format!("{room}.rs")));
        }
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file");
            for (number, line) in text.lines().enumerate() {
                for word in [
                    "std::fs",
                    "std::net",
                    "std::time",
                    "std::env",
                    "SystemTime",
                    "Instant::",
                    "web_sys",
                    "js_sys",
                    "yew::",
                    "thread_local!",
                    "static mut",
                    "Zoned",
                    "Timestamp::now",
                ] {
                    if line.contains(word) {
                        wrong.push(format!("{}:{}: `{word}` in the engine", file.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! The command line as a user runs it: what it prints and its exit status.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const DAY: &str = "2026-11-21";

fn mirror(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mirror")).args(arguments).args(["--lang", "en"]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A file of this test, removed when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("credit-mirror-{}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn sample(firm: &str, ending: &str) -> String {
    let folder = std::fs::read_dir(format!("tests/firms/{firm}")).unwrap().flatten();
    let found = folder.map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == ending)).unwrap();
    found.to_str().unwrap().to_owned()
}

#[test]
fn import_prints_rows_findings_and_totals() {
    let file = sample("wholesaler", "csv");
    let output = mirror(&["import", &file, "--json"]);
    assert!(output.status.success(), "{}", said(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let read = &json["files"][0];
    assert_eq!(read["format"], "delimited");
    assert_eq!(read["encoding"], "gb18030");
    assert_eq!(read["rows_unread"], 0);
    let rows = json["transactions"].as_array().unwrap();
    assert_eq!(read["rows_read"], rows.len());
    assert_eq!(json["totals"]["count"], rows.len());
    // The first row of the file, read by eye.
    assert_eq!(rows[0]["date"], "2025-05-02");
    assert_eq!(rows[0]["amount"], "79665.57");
    assert_eq!(rows[0]["currency"], "CNY");
    assert_eq!(rows[0]["balance"], "599665.57");
    assert_eq!(rows[0]["line"], 7);
    let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let sum: i64 = rows.iter().map(|row| cents(row["amount"].as_str().unwrap())).sum();
    let total = |side: &str| cents(json["totals"][side].as_str().unwrap());
    assert_eq!(total("in") - total("out"), sum);
}

#[test]
fn files_that_cannot_be_read_are_answered_with_status_1() {
    let png = Scratch::new("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let empty = Scratch::new("empty.csv", b"");
    for (file, word) in [(&png, "PNG"), (&empty, "empty")] {
        let output = mirror(&["import", file.path(), "--json"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains(word), "{}", said(&output));
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(json["findings"][0]["severity"], "error");
        assert_eq!(json["totals"]["count"], 0);
    }
    let output = mirror(&["import", "tests/firms/there-is-no-such-file.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("there-is-no-such-file.csv"));
}

#[test]
fn bad_usage_is_status_2_with_the_usage() {
    for arguments in [&["fly"][..], &["import"], &["assess", "case.json"], &["assess", "x", "--as-of", "31.02."]] {
        let output = mirror(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("mirror import FILE"), "{arguments:?}");
    }
}

#[test]
fn a_case_is_assessed_reported_and_verified() {
    let (case, file) = (sample("parts-maker", "json"), sample("parts-maker", "csv"));
    let output = mirror(&["assess", &case, "--with", &file, "--as-of", DAY, "--json"]);
    assert!(output.status.success(), "{}", said(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["as_of"], DAY);
    assert!(json["indicators"].as_object().unwrap().len() >= 40);
    assert_eq!(json["portrait"]["dimensions"].as_object().unwrap().len(), 10);
    assert_eq!(json["financing"].as_array().unwrap().len(), 35);

    let report = Scratch::new("report.html", b"");
    let output = mirror(&["report", &case, "--with", &file, "--as-of", DAY, "-o", report.path()]);
    assert!(output.status.success(), "{}", said(&output));
    let output = mirror(&["verify", report.path()]);
    assert!(output.status.success() && printed(&output).starts_with("Same"), "{}", printed(&output));

    let html = std::fs::read_to_string(report.path()).unwrap();
    let at = html.find("<script").unwrap() + html[html.find("<script").unwrap()..].find("\"amount\":\"1").unwrap() + 10;
    let mut changed = html.clone();
    changed.replace_range(at..=at, "7");
    std::fs::write(report.path(), changed).unwrap();
    let output = mirror(&["verify", report.path()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).starts_with("Not the same"), "{}", printed(&output));
}

#[test]
fn a_report_without_its_case_says_so() {
    let case = sample("noodle-restaurant", "json");
    let report = Scratch::new("bare.html", b"");
    let output = mirror(&["report", &case, "--as-of", DAY, "-o", report.path(), "--without-case"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = mirror(&["verify", report.path()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("carries no data"), "{}", said(&output));
}

#[test]
fn a_batch_answers_each_line_in_its_place() {
    let case = std::fs::read_to_string(sample("wholesaler", "json")).unwrap();
    let line = serde_json::from_str::<Value>(&case).unwrap().to_string();
    let newer = line.replace("\"version\":1", "\"version\":9");
    let mut child = Command::new(env!("CARGO_BIN_EXE_mirror"))
        .args(["batch", "--as-of", DAY, "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = format!("{line}\nnot json\n{newer}\n{line}\n");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<Value> = printed(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let types: Vec<&str> = answers.iter().map(|answer| answer["type"].as_str().unwrap()).collect();
    let (good, bad) = ("credit-mirror/assessment", "credit-mirror/error");
    assert_eq!(types, [good, bad, bad, good]);
    assert_eq!(answers[1]["line"], 2);
    assert!(answers[2]["message"].as_str().unwrap().contains("version 9"), "{}", answers[2]);
    assert_eq!(answers[0], answers[3]);
}

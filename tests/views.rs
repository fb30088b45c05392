//! The sample firms as reports: whole, in both languages, without a name that only the program knows.
//! With `CREDIT_MIRROR_LOOK=FOLDER` the reports are written there, to be looked at.

#![allow(clippy::unwrap_used)]

use credit_mirror::assessment::{Assessment, Case, assess};
use credit_mirror::books::Corrections;
use credit_mirror::facts::{Answers, Entry, FactKey, Field, FieldKey};
use credit_mirror::indicators::IndicatorKey;
use credit_mirror::intake::{Recipe, read};
use credit_mirror::kernel::{AmountUnit, Currency, date};
use credit_mirror::report::{Links, ReportOptions, View, write_report};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Language, Words};
use std::fs;
use std::rc::Rc;

/// A sample firm with its files.
fn firm(name: &str) -> Case {
    let folder = format!("tests/firms/{name}");
    let saved: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(format!("{folder}/case.json")).unwrap()).unwrap();
    let mut answers = Answers::in_unit(AmountUnit::One);
    for (id, text) in saved["answers"].as_object().unwrap() {
        let entry = text.as_str().map_or(Entry::DontKnow, |text| Entry::Text(text.to_owned()));
        answers.set(FieldKey::parse(id).unwrap_or_else(|| panic!("{id}")), Some(entry));
    }
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    files.sort();
    let set = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        Rc::new(read(&bytes, &name, &Recipe::default(), Currency::CNY, &mut |_| ()).unwrap())
    };
    Case::new(answers, files.into_iter().map(set).collect(), Corrections::default())
}

const FIRMS: [&str; 3] = ["wholesaler", "noodle-restaurant", "parts-maker"];

fn each(mut check: impl FnMut(&str, &Assessment, &str)) {
    let pack = Pack::china();
    for name in FIRMS {
        let case = firm(name);
        let assessment = assess(&case, &pack, date(2026, 11, 21).unwrap());
        for language in Language::ALL {
            let words = Words::new(language);
            let view = View { case: &case, assessment: &assessment, pack: &pack, words, links: Links::Report };
            let html = write_report(&view, ReportOptions { embed_case: false });
            check(&format!("{name} {}", language.tag()), &assessment, &html);
        }
    }
}

/// The text of a page, without markup and styles.
fn text(html: &str) -> String {
    let body = html.split("<body>").nth(1).unwrap();
    let mut out = String::new();
    for piece in body.split('<') {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        out.push('\n');
    }
    out
}

#[test]
fn every_report_is_whole_and_speaks_in_words() {
    let ids: Vec<&str> = FactKey::ALL
        .iter()
        .map(|key| key.as_str())
        .chain(IndicatorKey::ALL.iter().map(|key| key.as_str()))
        .chain(Field::ALL.iter().map(|spec| spec.id))
        .chain(["formula.", "dimension.", "cn.", "answer:", "file:0"])
        .collect();
    each(|name, assessment, html| {
        if let Ok(folder) = std::env::var("CREDIT_MIRROR_LOOK") {
            fs::write(format!("{folder}/{}.html", name.replace(' ', ".")), html).unwrap();
        }
        let text = text(html);
        for id in &ids {
            if let Some(line) = text.lines().find(|line| line.contains(id)) {
                panic!("{name}: `{id}` stands in: {line}");
            }
        }
        for wrong in ["未命名的一项", "an unnamed item", "{", "}"] {
            if let Some(line) = text.lines().find(|line| line.contains(wrong)) {
                panic!("{name}: `{wrong}` stands in: {line}");
            }
        }
        let number = |word: &str| matches!(word, "NaN" | "inf" | "-inf");
        assert!(!text.split_whitespace().any(number), "{name}: a figure that is none");
        for item in assessment.indicators.all() {
            assert!(html.contains(&format!("id=\"{}\"", item.key.as_str())), "{name}: {}", item.key.as_str());
        }
        for mode in assessment.financing.options() {
            assert!(html.contains(&format!("id=\"{}\"", mode.mode)), "{name}: {}", mode.mode);
        }
    });
}

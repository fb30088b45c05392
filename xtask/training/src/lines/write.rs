//! The model as a file of a pack. The same model gives the same bytes.

use super::{LEAST_SHARE, SURE};
use credit_mirror::rules::{Category, LineCard, LineModel, LineSide, Text, UNCLEAR};
use std::fmt::Write as _;

/// The file's text; `sides` are money in and money out.
pub fn text(card: &LineCard, sides: &[LineSide]) -> String {
    let mut out = String::from(
        "# Written by `cargo xtask train`; change the examples in xtask/training/lines or the training, not this file.\n\
         # A word a line: the word, then the weight of each class by its letter (the first class is a), in sixteenths\n\
         # of log-odds. `~` ends the first letters of longer words; `~nobody` is a line without a party.\n",
    );
    out.push_str("id = \"model.lines\"\nname = { zh = \"流水用语模型\", en = \"Words of lines\" }\n");
    out.push_str("from = 2026-01-01\nstatus = \"assumption\"\nsource = \"line_examples\"\n");
    let shown: Vec<&str> = LineModel::NEVER_DECIDES.iter().map(|one| one.as_str()).collect();
    let _ = write!(out, "sure = {SURE}\nleast_share = {LEAST_SHARE}\nonly_shown = {shown:?}\n\n[card]\n");
    words(&mut out, "data", &card.data);
    let _ = writeln!(out, "period = {:?}", card.period);
    words(&mut out, "limits", &card.limits);
    let counts = [("rows", card.rows), ("groups", card.groups), ("folds", card.folds), ("repeats", card.repeats)];
    let real = [
        ("open_rows", card.open_rows),
        ("real_rows", card.real_rows),
        ("real_given", card.real_given),
        ("real_right", card.real_right),
        ("first_given", card.first_given),
        ("first_right", card.first_right),
    ];
    for (key, count) in counts.into_iter().chain(real) {
        let _ = writeln!(out, "{key} = {count}");
    }
    for (key, share) in [
        ("right", card.right),
        ("given", card.given),
        ("given_right", card.given_right),
        ("open_given", card.open_given),
        ("open_right", card.open_right),
    ] {
        let _ = writeln!(out, "{key} = {share:?}");
    }
    out.push_str("class = [\n");
    for class in &card.class {
        let (name, trusted) = (word(class.class), class.trusted.map(|share| format!(", trusted = {share:?}")));
        let _ = writeln!(
            out,
            "  {{ inward = {}, class = {name:?}, rows = {}, right = {:?}, found = {:?}{} }},",
            class.inward,
            class.rows,
            class.right,
            class.found,
            trusted.unwrap_or_default()
        );
    }
    out.push_str("]\ntold = [\n");
    for told in &card.told {
        let _ = writeln!(out, "  {{ rows = {}, told = {:?}, right = {:?} }},", told.rows, told.told, told.right);
    }
    out.push_str("]\n");
    for (name, side) in ["in", "out"].into_iter().zip(sides) {
        one_side(&mut out, name, side);
    }
    out
}

fn one_side(out: &mut String, name: &str, side: &LineSide) {
    let classes: Vec<&str> = side.classes.iter().map(|class| word(*class)).collect();
    let _ = write!(out, "\n[{name}]\nclasses = {classes:?}\nconstants = {:?}\nwords = '''\n", side.constants);
    for (word, weights) in &side.words {
        let _ = write!(out, "{word}=");
        for (class, steps) in weights {
            let _ = write!(out, "{}{steps}", char::from(b'a' + class));
        }
        out.push('\n');
    }
    out.push_str("'''\n");
}

fn word(class: Option<Category>) -> &'static str {
    class.map_or(UNCLEAR, Category::as_str)
}

fn words(out: &mut String, key: &str, text: &Text) {
    let _ = writeln!(out, "{key} = {{ zh = {:?}, en = {:?} }}", text.zh, text.en);
}

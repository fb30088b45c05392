//! A model as a file of a pack.

use credit_mirror::kernel::Date;
use credit_mirror::rules::{Better, Model, Term, Text};
use std::fmt::Write as _;

/// The file's text. The same model gives the same bytes.
pub fn text(model: &Model) -> String {
    let mut out = String::new();
    let card = &model.card;
    line(
        &mut out,
        "# Written by `cargo xtask train` (specification of 2026-11-22); change the training, not this file. More log-odds is riskier.",
    );
    line(&mut out, &format!("id = {:?}", model.id.as_str()));
    words(&mut out, "name", &model.name);
    line(&mut out, &format!("from = {}", day(model.from)));
    line(&mut out, &format!("status = {:?}", model.status.as_str()));
    line(&mut out, &format!("source = {:?}", model.source.as_str()));
    for (key, number) in
        [("intercept", model.intercept), ("mean", model.mean), ("sd", model.sd), ("sigma", model.sigma)]
    {
        line(&mut out, &format!("{key} = {number:?}"));
    }
    pairs(&mut out, "centre", &model.centre);
    line(&mut out, "\n[card]");
    words(&mut out, "data", &card.data);
    line(&mut out, &format!("period = {:?}", card.period));
    words(&mut out, "outcome", &card.outcome);
    line(&mut out, &format!("rows = {}\nevents = {}", card.rows, card.events));
    words(&mut out, "left_out", &card.left_out);
    words(&mut out, "limits", &card.limits);
    let c = &card.checked;
    line(
        &mut out,
        &format!(
            "checked = {{ folds = {}, repeats = {}, auc = {:?}, auc_sd = {:?}, ks = {:?}, skill = {:?}, slope = {:?} }}",
            c.folds, c.repeats, c.auc, c.auc_sd, c.ks, c.skill, c.slope
        ),
    );
    for other in &card.others {
        line(&mut out, "\n[[card.others]]");
        words(&mut out, "name", &other.name);
        line(&mut out, &format!("auc = {:?}", other.auc));
    }
    for one in &model.term {
        term(&mut out, one);
    }
    out
}

fn term(out: &mut String, term: &Term) {
    line(out, "\n[[term]]");
    line(out, &format!("measure = {:?}", term.measure.as_str()));
    words(out, "name", &term.name);
    line(out, &format!("dimension = {:?}", term.dimension.as_str()));
    line(out, &format!("concept = {:?}", term.concept.as_str()));
    let better = match term.better {
        Better::Up => "up",
        Better::Down => "down",
        Better::Peak => "peak",
        Better::None => "none",
    };
    line(out, &format!("better = {better:?}"));
    if term.log {
        line(out, "log = true");
    }
    line(out, &format!("mean = {:?}\nsd = {:?}", term.mean, term.sd));
    if term.level.is_empty() {
        pairs(out, "curve", &term.curve.0);
    }
    for level in &term.level {
        line(out, &format!("[[term.level]]\ncode = {:?}\nodds = {:?}", level.code, level.odds));
    }
    if let Some(data) = &term.data {
        line(out, &format!("[term.data]\nsource = {:?}", data.source.as_str()));
        words(out, "name", &data.name);
        line(out, &format!("period = {:?}", data.period));
        words(out, "outcome", &data.outcome);
        line(out, &format!("rows = {}\nevents = {}", data.rows, data.events));
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn words(out: &mut String, key: &str, text: &Text) {
    line(out, &format!("{key} = {{ zh = {:?}, en = {:?} }}", text.zh, text.en));
}

fn pairs(out: &mut String, key: &str, pairs: &[(f64, f64)]) {
    let mut list = String::new();
    for (place, (x, y)) in pairs.iter().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        let _ = write!(list, "{comma}[{x:?}, {y:?}]");
    }
    line(out, &format!("{key} = [{list}]"));
}

fn day(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

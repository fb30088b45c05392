//! A beginning for a pack of one's own: a text that opens as it is and changes nothing until its values are changed.

use crate::kernel::Date;
use crate::rules::{Pack, Param, ParamAt, ParamValue};
use crate::wording::{Words, t};
use std::fmt::Write as _;

/// The text for the pack of a jurisdiction: its head, a source to fill in, every value that lenders usually set, and one
/// rule to write after.
pub fn start(pack: &Pack, words: Words, day: Date) -> String {
    let head = pack.header();
    let mut text = String::new();
    for line in [t::OWN_START_TITLE, t::OWN_START_WHAT, t::OWN_START_UNCHANGED] {
        push(&mut text, &format!("# {}", words.get(line)));
    }
    push(&mut text, "\n[pack]\nid = \"own\"");
    push(&mut text, &format!("jurisdiction = \"{}\"", head.jurisdiction));
    push(&mut text, "name = { zh = \"我的银行\", en = \"My bank\" }\nversion = \"1\"");
    push(&mut text, &format!("as_of = {day}\ncurrency = \"{}\"\nunder = [\"{}\"]", head.currency, head.id));
    push(&mut text, &format!("\n# {}\n[sources.own_bank]", words.get(t::OWN_START_SOURCE)));
    push(&mut text, "title = { zh = \"客户经理说的\", en = \"What the loan officer said\" }");
    push(&mut text, "publisher = { zh = \"我的银行\", en = \"My bank\" }");
    push(&mut text, &format!("# {}", words.get(t::OWN_START_PARAMS)));
    let lender = pack.own("lender.");
    for param in pack.params().values().filter(|param| param.id.as_str().starts_with(lender.as_str())) {
        if let Ok(at) = param.at(day) {
            entry(&mut text, pack, words, param, at);
        }
    }
    push(&mut text, &format!("\n# {}\n# {}", words.get(t::OWN_START_RULE), words.get(t::OWN_START_UNCOMMENT)));
    for line in RULE {
        push(&mut text, &format!("# {line}"));
    }
    text
}

/// A rule of one's own, to be taken out of its comment.
pub const RULE: [&str; 16] = [
    "[[params.param]]",
    "id = \"@own.turnover\"",
    "name = { zh = \"本行要求的年收入\", en = \"Yearly revenue that this bank asks for\" }",
    "unit = \"money\"",
    "values = [ { from = 2025-01-01, value = 3_000_000, status = \"market\", source = \"own_bank\" } ]",
    "",
    "[[\"modes/working_capital\".rule]]",
    "id = \"own_turnover\"",
    "force = \"soft\"",
    "scope = \"lender_typical\"",
    "expr = \"entity.revenue_12m >= p('@own.turnover')\"",
    "says = { zh = \"年收入达到本行要求\", en = \"Yearly revenue reaches what this bank asks for\" }",
    "weight = 2",
    "rising = [\"entity.revenue_12m\"]",
    "status = \"market\"",
    "source = \"own_bank\"",
];

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn entry(text: &mut String, pack: &Pack, words: Words, param: &Param, at: &ParamAt) {
    let short = param.id.as_str().replacen(&format!("{}.", pack.id()), "@", 1);
    let value = match &at.value {
        ParamValue::Number(number) => number.to_string(),
        ParamValue::Table(table) => {
            let mut inner = String::new();
            for (key, number) in table {
                let separator = if inner.is_empty() { "" } else { ", " };
                // Writing to a text has no way to fail.
                let _ = write!(inner, "{separator}\"{key}\" = {number}");
            }
            format!("{{ {inner} }}")
        }
    };
    push(text, &format!("\n# {}\n[[params.param]]\nid = \"{short}\"", words.pack_text(&param.name)));
    let (status, source) = (at.status.as_str(), &at.source);
    let from = at.from;
    push(
        text,
        &format!("values = [ {{ from = {from}, value = {value}, status = \"{status}\", source = \"{source}\" }} ]"),
    );
}

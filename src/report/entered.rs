//! What went in: answers as entered, files with their proof lines, findings.

use super::markup::{Cell, el, p, pairs, quiet, table};
use super::names::{answer_name, typed};
use super::node::Node;
use super::view::View;
use crate::facts::{Entry, FieldKey, FieldSpec, Repeat, Section, Understood};
use crate::intake::RecordSet;
use crate::kernel::{Money, Value};
use crate::wording::t;
use std::collections::BTreeSet;

/// Everything entered, subject by subject. Each answer has a place that reasons link to.
pub(super) fn answers(view: &View) -> Node {
    let words = view.words;
    let part = view.section("entered stack", "entered", 2, words.get(t::ENTERED_TITLE));
    if view.case.answers().iter().next().is_none() {
        return part.with(p(words.get(t::ENTERED_NOTHING)));
    }
    part.with_all(Section::ALL.into_iter().flat_map(|section| section_part(view, section)))
}

fn section_part(view: &View, section: Section) -> Vec<Node> {
    let mut keys: Vec<FieldKey> =
        view.case.answers().iter().map(|(key, _)| key).filter(|key| key.field.spec().section == section).collect();
    if keys.is_empty() {
        return Vec::new();
    }
    keys.sort_by_key(|key| (key.row, key.field));
    let (yearly, other): (Vec<_>, Vec<_>) =
        keys.into_iter().partition(|key| key.field.spec().repeat == Repeat::PerYear);
    let mut nodes = vec![view.heading(3, view.words.section(section))];
    if !yearly.is_empty() {
        nodes.push(accounts(view, &yearly));
    }
    if !other.is_empty() {
        let row = |key: &FieldKey| (answer_name(view, *key), place(view, *key));
        nodes.push(pairs("pairs answers", other.iter().map(row)));
    }
    nodes
}

/// The accounts: a row an item, a column a year.
fn accounts(view: &View, keys: &[FieldKey]) -> Node {
    let words = view.words;
    let years: BTreeSet<u16> = keys.iter().map(|key| key.row).collect();
    let specs: Vec<&FieldSpec> =
        crate::facts::Field::ALL.iter().filter(|spec| keys.iter().any(|key| key.field == spec.field)).collect();
    let head: Vec<Cell> = [Cell::words(words.get(t::ENTERED_ITEM))]
        .into_iter()
        .chain(years.iter().map(|year| Cell::number(words.say(t::ENTERED_YEAR, [&year.to_string()]))))
        .collect();
    let cell = |spec: &FieldSpec, year: u16| {
        let key = FieldKey { field: spec.field, row: year };
        Cell::number(if keys.contains(&key) { place(view, key) } else { Node::text(words.get(t::FORMAT_NONE)) })
    };
    let rows = specs
        .into_iter()
        .map(|spec| {
            let name = Cell::words(words.field(spec.field));
            [name].into_iter().chain(years.iter().map(|year| cell(spec, *year))).collect()
        })
        .collect();
    let caption = words.say(t::ENTERED_ACCOUNTS, [view.currency().as_str()]);
    table("figures accounts", &caption, &head, rows)
}

/// An answer at its place: as understood; what could not be read stands as typed.
fn place(view: &View, key: FieldKey) -> Node {
    let words = view.words;
    let text = match (view.case.answers().understood(key), view.case.answers().get(key)) {
        (Ok(Understood::Value(Value::Money(money))), _) => words.amount(money),
        (Ok(Understood::Value(value)), Some(Entry::Text(text))) => match value {
            Value::Code(_) => typed(view, key.field, text),
            value => words.value(&value, view.currency()),
        },
        (_, Some(Entry::Text(text))) => words.say(t::ENTERED_UNREAD, [text]),
        (_, Some(Entry::DontKnow) | None) => words.get(t::NAMES_DONT_KNOW).to_owned(),
    };
    Node::new("span").attr("id", format!("answer:{}", key.id())).with(text)
}

/// One line: how many files, how many lines, from when to when.
pub(super) fn one_line_of_files(view: &View) -> String {
    let words = view.words;
    let sets = view.case.sets();
    let read: u32 = sets.iter().map(|set| set.parts().proof.read).sum();
    let first = sets.iter().filter_map(|set| Some(set.parts().proof.span?.0)).min();
    let last = sets.iter().filter_map(|set| Some(set.parts().proof.span?.1)).max();
    match (first, last) {
        (Some(first), Some(last)) => words.say(
            t::FILES_LINE,
            [&sets.len().to_string(), &words.count(read.into()), &words.date(first), &words.date(last)],
        ),
        _ => words.get(t::FILES_NONE).to_owned(),
    }
}

/// The files with their proof lines.
pub(super) fn files(view: &View) -> Option<Node> {
    let words = view.words;
    if view.case.sets().is_empty() {
        return None;
    }
    let part = view.section("files stack", "files", 2, words.get(t::FILES_TITLE)).with(quiet(words.get(t::FILES_LEAD)));
    let numbers = [t::FILES_READ, t::FILES_UNREAD, t::FILES_IN, t::FILES_OUT, t::FILES_OPENING, t::FILES_CLOSING];
    let head: Vec<Cell> = [Cell::words(words.get(t::FILES_NAME))]
        .into_iter()
        .chain(numbers.map(|message| Cell::number(words.get(message))))
        .chain([Cell::words(words.get(t::FILES_TIES))])
        .collect();
    let rows = view.case.sets().iter().enumerate().map(|(number, set)| file_row(view, number, set)).collect();
    let digests = view
        .case
        .sets()
        .iter()
        .map(|set| Node::new("li").with(words.say(t::FILES_DIGEST, [&set.parts().name, &set.parts().digest])));
    Some(
        part.with(table("figures files", words.get(t::FILES_TITLE), &head, rows))
            .with(el("ul", "digests").with_all(digests)),
    )
}

fn file_row(view: &View, number: usize, set: &RecordSet) -> Vec<Cell> {
    let words = view.words;
    let (parts, proof) = (set.parts(), &set.parts().proof);
    let sums = |sums: &[Money]| {
        let told: Vec<String> = sums.iter().map(|money| words.money_exact(*money)).collect();
        Cell::number(if told.is_empty() { words.get(t::FORMAT_NONE).to_owned() } else { told.join(" ") })
    };
    let balance = |balance: Option<crate::intake::Opening>| {
        let told = balance.map_or_else(|| words.get(t::FORMAT_NONE).to_owned(), |balance| words.amount(balance.money));
        Cell::number(told)
    };
    let ties = match proof.ties {
        Some(true) => t::FILES_TIES_YES,
        Some(false) => t::FILES_TIES_NO,
        None => t::FILES_TIES_NONE,
    };
    vec![
        Cell::words(Node::new("span").attr("id", format!("file:{number}")).with(parts.name.as_str())),
        Cell::number(words.count(proof.read.into())),
        Cell::number(words.count(proof.unread.into())),
        sums(&proof.sum_in),
        sums(&proof.sum_out),
        balance(proof.opening),
        balance(proof.closing),
        Cell::words(words.get(ties)),
    ]
}

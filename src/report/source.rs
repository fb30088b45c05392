//! What a figure or rule rests on: status, source, day.

use super::markup::{el, tag};
use super::node::Node;
use super::view::View;
use crate::kernel::{Id, ParamUse, Status, Unit};
use crate::rules::Source;
use crate::wording::t;

/// Whether a status is judgement, which is always shown as such.
#[must_use]
pub const fn is_judgement(status: Status) -> bool {
    matches!(status, Status::Convention | Status::Assumption)
}

/// The status as a framed word.
pub(super) fn status_tag(view: &View, status: Status) -> Node {
    tag(if is_judgement(status) { "tag judged" } else { "tag faint" }, view.words.status(status))
}

/// Status and source in one quiet line: `监管规定 · 金规〔2024〕26号，第十条 · 2026 年 11 月 21 日读过`.
pub(super) fn source_line(view: &View, status: Status, source: &Id) -> Node {
    let line = el("p", "src").with(status_tag(view, status));
    match describe(view, source) {
        Some(text) => line.with(format!(" {text}")),
        None => line,
    }
}

/// The same for a source of the models.
pub(super) fn model_source(view: &View, status: Status, source: &Id) -> Node {
    let line = el("p", "src").with(status_tag(view, status));
    match view.pack.models().source(source) {
        Some(source) => line.with(format!(" {}", told(view, source))),
        None => line,
    }
}

/// Title, publisher, number, place and day of a source.
fn describe(view: &View, source: &Id) -> Option<String> {
    view.pack.source(source).map(|source| told(view, source))
}

fn told(view: &View, source: &Source) -> String {
    let words = view.words;
    let mut parts = vec![words.say(t::SOURCE_TITLE, [view.text(&source.title), view.text(&source.publisher)])];
    parts.extend(source.number.clone());
    parts.extend(source.locator.clone());
    parts.push(match source.read_on {
        Some(day) => words.say(t::SOURCE_READ, [&words.date(day)]),
        None => words.get(t::SOURCE_NOT_READ).to_owned(),
    });
    parts.join(" · ")
}

/// A parameter as it was used: name, value, since when, status and source.
pub(super) fn parameter(view: &View, param: &ParamUse) -> Node {
    let words = view.words;
    let known = known(view, param);
    let since = words.say(t::SOURCE_SINCE, [&words.date(param.from)]);
    let value = match (param.value, known.unit) {
        (Some(value), Some(unit)) => words.measure(value, unit, view.currency()),
        (Some(value), None) => words.number(value, 2),
        (None, _) => words.get(t::SOURCE_TABLE).to_owned(),
    };
    let node = Node::new("li")
        .with(el("span", "name").with(known.name))
        .with(" ")
        .with(el("span", "value").with(value))
        .with(" ")
        .with(el("span", "src").with(status_tag(view, param.status)).with(format!(" {since}")));
    match known.source.and_then(|source| describe(view, source)) {
        Some(text) => node.with(" ").with(el("span", "src").with(text)),
        None => node,
    }
}

/// What the pack says of a parameter.
struct Known<'a> {
    name: String,
    unit: Option<Unit>,
    source: Option<&'a Id>,
}

/// A number or table of the pack: its name, its unit, and the source of the value of that day.
fn known<'a>(view: &'a View, used: &ParamUse) -> Known<'a> {
    let words = view.words;
    if let Ok(param) = view.pack.param(&used.id) {
        let value = param.values.iter().find(|value| value.from == used.from);
        let name = view.text(&param.name).to_owned();
        return Known { name, unit: Some(param.unit), source: value.map(|value| &value.source) };
    }
    if let Some((_, item)) = view.pack.scorecard().item(&used.id) {
        let name = words.say(t::SOURCE_BINS, [&super::names::name(view, &item.input)]);
        return Known { name, unit: Some(Unit::Points), source: Some(&item.source) };
    }
    let tables =
        [(&view.pack.size_table().table, t::SOURCE_SIZE_TABLE), (&view.pack.industries().table, t::SOURCE_INDUSTRIES)];
    let table = tables.into_iter().find(|(table, _)| table.id == used.id);
    let name = words.get(table.map_or(t::NAMES_UNNAMED, |(_, name)| name)).to_owned();
    Known { name, unit: None, source: table.map(|(table, _)| &table.source) }
}

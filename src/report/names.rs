//! Names and values of everything that has an id.

use super::view::View;
use crate::facts::{Entry, FactKey, Field, FieldKey, Repeat, held_codes};
use crate::indicators::IndicatorKey;
use crate::kernel::{Id, Reading, Value};
use crate::portrait::Dimension;
use crate::wording::t;

/// What an id stands for.
pub(super) enum Thing {
    /// An indicator.
    Indicator(IndicatorKey),
    /// A fact.
    Fact(FactKey),
    /// Something entered.
    Answer(FieldKey),
    /// An imported file, by its number.
    File(usize),
    /// A dimension.
    Dimension(Dimension),
    /// A parameter of the pack, or something only the pack knows.
    Other,
}

/// Finds out what an id stands for.
pub(super) fn thing(id: &Id) -> Thing {
    let text = id.as_str();
    if let Some(key) = text.strip_prefix("answer:").and_then(FieldKey::parse) {
        return Thing::Answer(key);
    }
    if let Some(number) = text.strip_prefix("file:").and_then(|number| number.parse().ok()) {
        return Thing::File(number);
    }
    if let Some(key) = IndicatorKey::parse(text) {
        return Thing::Indicator(key);
    }
    if let Some(key) = FactKey::parse(text) {
        return Thing::Fact(key);
    }
    match Dimension::ALL.into_iter().find(|dimension| dimension.as_str() == text) {
        Some(dimension) => Thing::Dimension(dimension),
        None => Thing::Other,
    }
}

/// The name of what an id stands for.
pub(super) fn name(view: &View, id: &Id) -> String {
    let words = view.words;
    match thing(id) {
        Thing::Indicator(key) => words.indicator(key).to_owned(),
        Thing::Fact(key) => words.fact(key),
        Thing::Answer(key) => answer_name(view, key),
        Thing::File(number) => file_name(view, number),
        Thing::Dimension(dimension) => words.dimension(dimension).to_owned(),
        Thing::Other => match view.pack.param(id) {
            Ok(param) => view.text(&param.name).to_owned(),
            Err(_) => words.get(t::NAMES_UNNAMED).to_owned(),
        },
    }
}

/// `货币资金（2025 年）`, `余额（第 2 笔）`.
pub(super) fn answer_name(view: &View, key: FieldKey) -> String {
    let (words, label) = (view.words, view.words.field(key.field));
    match key.field.spec().repeat {
        Repeat::Once => label.to_owned(),
        Repeat::PerYear => words.say(t::NAMES_YEAR, [label, &key.row.to_string()]),
        Repeat::Rows(_) => words.say(t::NAMES_ROW, [label, &key.row.to_string()]),
    }
}

fn file_name(view: &View, number: usize) -> String {
    match view.case.sets().get(number) {
        Some(set) => view.words.say(t::NAMES_FILE, [&set.parts().name]),
        None => view.words.get(t::NAMES_UNNAMED).to_owned(),
    }
}

/// The value of what an id stands for, as told; nothing for what has none.
pub(super) fn value(view: &View, id: &Id) -> Option<String> {
    let (words, assessment) = (view.words, view.assessment);
    match thing(id) {
        Thing::Indicator(key) => {
            let indicator = assessment.indicators.get(key)?;
            Some(words.reading(&indicator.reading, key.unit(), view.currency()))
        }
        Thing::Fact(key) => Some(match assessment.facts.get(key) {
            Reading::Known(fact) => value_of(view, id, &fact.value),
            Reading::Missing(_) => words.get(t::FORMAT_MISSING).to_owned(),
            Reading::NotApplicable(why) => words.not_applicable(why).to_owned(),
        }),
        Thing::Answer(key) => Some(match view.case.answers().get(key)? {
            Entry::Text(text) => typed(view, key.field, text),
            Entry::DontKnow => words.get(t::NAMES_DONT_KNOW).to_owned(),
        }),
        Thing::File(_) | Thing::Dimension(_) | Thing::Other => None,
    }
}

/// The name of an industry in the pack.
fn industry<'v>(view: &View<'v>, code: &str) -> Option<&'v str> {
    Some(view.text(&view.pack.industries().get(code)?.name))
}

/// What was typed, in quotation marks; a choice in words.
pub(super) fn typed(view: &View, field: Field, text: &str) -> String {
    if let Some(industry) = industry(view, text).filter(|_| field == Field::Industry) {
        return industry.to_owned();
    }
    if field == Field::DocumentsHeld {
        let name = |code: &str| match view.pack.document_name(&Id::owned(code.to_owned())) {
            Some(name) => view.text(name).to_owned(),
            None => code.to_owned(),
        };
        return view.words.list(&held_codes(text).map(name).collect::<Vec<_>>());
    }
    match view.words.choice(field, text) {
        Some(choice) => choice.to_owned(),
        None => view.words.say(t::NAMES_TYPED, [text]),
    }
}

/// A value as told; a code in words.
pub(super) fn value_of(view: &View, id: &Id, value: &Value) -> String {
    match (value, thing(id)) {
        (_, Thing::Fact(key)) => view.words.fact_value(key, value, view.currency(), view.pack),
        (Value::Number(number, _), Thing::Indicator(key)) => view.words.measure(*number, key.unit(), view.currency()),
        _ => view.words.value(value, view.currency()),
    }
}

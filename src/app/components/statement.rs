//! A part of the accounts as a table: a line for each item, a column for each year.

use super::TextInput;
use crate::app::browser::clock;
use crate::app::context::{use_words, use_workspace, use_writes};
use crate::app::form;
use crate::app::state::Action;
use credit_mirror::facts::{Entry, FieldKey, FieldSpec, Group};
use credit_mirror::wording::t;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Statement`].
#[derive(Clone, PartialEq, Properties)]
pub struct StatementProps {
    /// Which part.
    pub group: Group,
    /// The columns.
    pub years: Rc<Vec<u16>>,
    /// The items that were left.
    pub left: Rc<BTreeSet<FieldKey>>,
    /// Whether all problems are shown.
    pub show_all: bool,
    /// Called when an item is left.
    pub on_leave: Callback<FieldKey>,
}

/// What a cell tells its table. The callbacks stay the same from one drawing to the next, so that only the cell that
/// changed is drawn again.
#[derive(Clone, PartialEq)]
struct Calls {
    /// A text was meant.
    enter: Callback<(FieldKey, String)>,
    /// Several cells were pasted.
    paste: Callback<(FieldKey, String)>,
    /// The cell was left.
    leave: Callback<FieldKey>,
}

/// The table.
#[component]
pub fn Statement(props: &StatementProps) -> Html {
    let (words, workspace, writes, today) = (use_words(), use_workspace(), use_writes(), clock::today());
    let outside = use_state(|| 0_usize);
    let enter = use_callback(workspace.dispatcher(), |(place, text): (FieldKey, String), dispatcher| {
        dispatcher.dispatch(Action::Enter(place, Some(entry_of(text))));
    });
    let paste = use_callback(
        (workspace.dispatcher(), outside.setter(), props.group, props.years.clone()),
        |(place, text): (FieldKey, String), (dispatcher, outside, group, years)| {
            let inside = filled(*group, years, place, &text);
            outside.set(cells(&text).saturating_sub(inside.len()));
            dispatcher.dispatch(Action::EnterAll(inside));
        },
    );
    let calls = Calls { enter, paste, leave: props.on_leave.clone() };
    let answers = &workspace.case().answers;
    let unit = form::amount_unit(words, answers, answers.amount_unit);
    let cell = |spec: &FieldSpec, year: u16| {
        let place = FieldKey { field: spec.field, row: year };
        let shown = props.show_all || props.left.contains(&place);
        let problem = shown.then(|| form::problem(words, answers, place, today)).flatten();
        let value = match answers.get(place) {
            Some(Entry::Text(text)) => text.clone(),
            Some(Entry::DontKnow) => words.get(t::APP_DONT_KNOW_SIGN).to_owned(),
            None => String::new(),
        };
        let label = words.say(t::APP_CELL, [words.field(spec.field), &year.to_string(), &unit]);
        html! {
            <Cell key={year} {place} {value} {label} problem={problem.map(AttrValue::from)} disabled={!writes}
                calls={calls.clone()} />
        }
    };
    html! {
        <>
        <p key="outside" class="note watch" role="status" hidden={*outside == 0}>
            { words.say(t::APP_PASTE_OUTSIDE, [&outside.to_string()]) }
        </p>
        <div key="table" class="scroll" tabindex="0" role="region" aria-label={words.group(props.group)}>
            <table class="statement">
                <thead><tr>
                    <th key="name" scope="col">{ words.group(props.group) }</th>
                    { for props.years.iter().map(|year| html! { <th key={*year} scope="col">{ year }</th> }) }
                </tr></thead>
                <tbody>
                    { for props.group.fields().map(|spec| html! {
                        <tr key={spec.id} class="sub">
                            <th key="name" scope="row">{ words.field(spec.field) }<span class="why">{ words.field_why(spec.field) }</span></th>
                            { for props.years.iter().map(|year| cell(spec, *year)) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
        </>
    }
}

/// Properties of [`Cell`].
#[derive(Clone, PartialEq, Properties)]
struct CellProps {
    place: FieldKey,
    value: AttrValue,
    label: AttrValue,
    problem: Option<AttrValue>,
    disabled: bool,
    calls: Calls,
}

/// One amount of one year.
#[component]
fn Cell(props: &CellProps) -> Html {
    let place = props.place;
    let id = place.id();
    let with = |call: &Callback<(FieldKey, String)>| {
        let call = call.clone();
        Callback::from(move |text: String| call.emit((place, text)))
    };
    let on_leave = {
        let leave = props.calls.leave.clone();
        Callback::from(move |()| leave.emit(place))
    };
    html! {
        <td><div class="cell">
            <TextInput key="input" id={id.clone()} value={props.value.clone()} inputmode="decimal" label={props.label.clone()}
                disabled={props.disabled} described_by={AttrValue::from(format!("{id}-problem"))} invalid={props.problem.is_some()}
                on_text={with(&props.calls.enter)} {on_leave} on_cells={with(&props.calls.paste)} />
            <span key="problem" id={format!("{id}-problem")} class="message" hidden={props.problem.is_none()}>
                { props.problem.clone().unwrap_or_default() }
            </span>
        </div></td>
    }
}

/// An entry of the accounts; a question mark means "don't know".
fn entry_of(text: String) -> Entry {
    if matches!(text.trim(), "?" | "？") { Entry::DontKnow } else { Entry::Text(text) }
}

/// Cells of a pasted text.
fn cells(text: &str) -> usize {
    text.trim_end_matches(['\n', '\r']).lines().map(|line| line.split('\t').count()).sum()
}

/// Pasted cells, from the place downwards and to later years. What lies outside the table is not entered; the page
/// says how many cells that were.
fn filled(group: Group, years: &[u16], from: FieldKey, text: &str) -> Vec<(FieldKey, Option<Entry>)> {
    let fields: Vec<&FieldSpec> = group.fields().collect();
    let top = fields.iter().position(|spec| spec.field == from.field).unwrap_or(0);
    let start = years.iter().position(|year| *year == from.row).unwrap_or(0);
    let lines = text.trim_end_matches(['\n', '\r']).lines().zip(fields.get(top..).unwrap_or_default());
    lines
        .flat_map(|(line, spec)| {
            let years = years.get(start..).unwrap_or_default();
            line.split('\t').zip(years).map(|(cell, year)| {
                (FieldKey { field: spec.field, row: *year }, Some(entry_of(cell.trim().to_owned())))
            })
        })
        .collect()
}

//! A part of the accounts as a table: a line for each item, a column for each year.

use super::TextInput;
use crate::app::context::{use_assessment, use_saving, use_words, use_workspace};
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

/// The table.
#[component]
pub fn Statement(props: &StatementProps) -> Html {
    let words = use_words();
    let outside = use_state(|| 0_usize);
    let on_outside = {
        let outside = outside.clone();
        Callback::from(move |count: usize| outside.set(count))
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
                            { for props.years.iter().map(|year| html! {
                                <Cell key={*year} place={FieldKey { field: spec.field, row: *year }} table={props.clone()} on_outside={on_outside.clone()} />
                            }) }
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
    table: StatementProps,
    /// Called with the number of pasted cells that lie outside the table.
    on_outside: Callback<usize>,
}

/// One amount of one year.
#[component]
fn Cell(props: &CellProps) -> Html {
    let (words, workspace, assessment, saving) = (use_words(), use_workspace(), use_assessment(), use_saving());
    let (place, answers) = (props.place, workspace.case().answers());
    let id = place.id();
    let unit = form::amount_unit(words, answers, answers.amount_unit);
    let label = words.say(t::APP_CELL, [words.field(place.field), &place.row.to_string(), &unit]);
    let shown = props.table.show_all || props.table.left.contains(&place);
    let problem = shown.then(|| form::problem(words, answers, place, assessment.as_of)).flatten();
    let entry = answers.get(place);
    let value = match entry {
        Some(Entry::Text(text)) => text.clone(),
        Some(Entry::DontKnow) => words.get(t::APP_DONT_KNOW_SIGN).to_owned(),
        None => String::new(),
    };
    let on_text = {
        let dispatcher = workspace.dispatcher();
        Callback::from(move |text: String| dispatcher.dispatch(Action::Enter(place, Some(entry_of(text)))))
    };
    let on_cells = {
        let (dispatcher, table, on_outside) = (workspace.dispatcher(), props.table.clone(), props.on_outside.clone());
        Callback::from(move |text: String| {
            let inside = filled(&table, place, &text);
            on_outside.emit(cells(&text).saturating_sub(inside.len()));
            dispatcher.dispatch(Action::EnterAll(inside));
        })
    };
    let on_leave = {
        let on_leave = props.table.on_leave.clone();
        Callback::from(move |()| on_leave.emit(place))
    };
    html! {
        <td><div class="cell">
            <TextInput key="input" id={id.clone()} {value} inputmode="decimal" label={AttrValue::from(label)} disabled={!saving.writes}
                described_by={AttrValue::from(format!("{id}-problem"))} invalid={problem.is_some()} {on_text} {on_leave} {on_cells} />
            <span key="problem" id={format!("{id}-problem")} class="message" hidden={problem.is_none()}>{ problem.unwrap_or_default() }</span>
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
fn filled(table: &StatementProps, from: FieldKey, text: &str) -> Vec<(FieldKey, Option<Entry>)> {
    let fields: Vec<&FieldSpec> = table.group.fields().collect();
    let top = fields.iter().position(|spec| spec.field == from.field).unwrap_or(0);
    let start = table.years.iter().position(|year| *year == from.row).unwrap_or(0);
    let lines = text.trim_end_matches(['\n', '\r']).lines().zip(fields.get(top..).unwrap_or_default());
    lines
        .flat_map(|(line, spec)| {
            let years = table.years.get(start..).unwrap_or_default();
            line.split('\t').zip(years).map(|(cell, year)| {
                (FieldKey { field: spec.field, row: *year }, Some(entry_of(cell.trim().to_owned())))
            })
        })
        .collect()
}

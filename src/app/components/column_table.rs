//! The columns of a file: what each was taken to mean, why, three samples, and a choice to correct it.

use crate::app::browser::input;
use crate::app::context::use_words;
use credit_mirror::intake::{ColumnReading, Recipe, RecordSet, Role};
use credit_mirror::wording::{Words, t};
use std::rc::Rc;
use yew::prelude::*;

/// Every meaning, the ones that matter most first.
const ROLES: [Role; 17] = [
    Role::Date,
    Role::Time,
    Role::Amount,
    Role::Debit,
    Role::Credit,
    Role::Direction,
    Role::Balance,
    Role::Party,
    Role::PartyAccount,
    Role::Text,
    Role::Kind,
    Role::Status,
    Role::Reference,
    Role::Currency,
    Role::OwnAccount,
    Role::OtherDate,
    Role::Ignored,
];

/// Properties of [`ColumnTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct ColumnTableProps {
    /// The file.
    pub set: Rc<RecordSet>,
    /// The choices so far.
    pub recipe: Recipe,
    /// Called with other choices.
    pub on_recipe: Callback<Recipe>,
}

/// The table of columns.
#[component]
pub fn ColumnTable(props: &ColumnTableProps) -> Html {
    let words = use_words();
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.get(t::APP_COLUMNS)}>
            <table class="figures columns">
                <caption class="visually-hidden">{ words.get(t::APP_COLUMNS) }</caption>
                <thead><tr>
                    <th key="heading" scope="col">{ words.get(t::APP_COLUMN_HEADING) }</th>
                    <th key="meaning" scope="col">{ words.get(t::APP_COLUMN_MEANING) }</th>
                    <th key="why" scope="col">{ words.get(t::APP_COLUMN_WHY) }</th>
                    <th key="samples" scope="col">{ words.get(t::APP_COLUMN_SAMPLES) }</th>
                </tr></thead>
                <tbody>{ for props.set.parts().columns.iter().map(|column| row(words, column, props)) }</tbody>
            </table>
        </div>
    }
}

fn row(words: Words, column: &ColumnReading, props: &ColumnTableProps) -> Html {
    let number = (column.index + 1).to_string();
    let heading =
        if column.heading.is_empty() { words.say(t::APP_COLUMN_NUMBER, [&number]) } else { column.heading.clone() };
    let pick = {
        let (recipe, on_recipe, index) = (props.recipe.clone(), props.on_recipe.clone(), column.index);
        Callback::from(move |event: Event| {
            let chosen = input::value(&event).parse::<usize>().ok().and_then(|at| ROLES.get(at));
            if let Some(role) = chosen {
                let mut recipe = recipe.clone();
                recipe.roles.insert(index, *role);
                on_recipe.emit(recipe);
            }
        })
    };
    html! {
        <tr key={column.index}>
            <th key="heading" scope="row">{ heading.clone() }</th>
            <td key="meaning">
                <select class="input" aria-label={words.say(t::APP_COLUMN_CHOOSE, [&heading])} onchange={pick}>
                    { for ROLES.iter().enumerate().map(|(at, role)| html! {
                        <option key={at} value={at.to_string()} selected={*role == column.role}>{ words.column_role(*role) }</option>
                    }) }
                </select>
            </td>
            <td key="why">{ column.evidence.iter().map(|evidence| words.column_evidence(evidence)).collect::<Vec<_>>().join(words.get(t::APP_AND)) }</td>
            <td key="samples">{ for column.samples.iter().enumerate().map(|(at, sample)| html! { <span key={at} class="sample">{ sample.clone() }</span> }) }</td>
        </tr>
    }
}

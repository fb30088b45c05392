//! A list of rows, such as debts or customers.

use super::GroupView;
use crate::app::context::{use_words, use_workspace, use_writes};
use crate::app::state::Action;
use credit_mirror::facts::{FieldKey, Group, Repeat};
use credit_mirror::wording::t;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`RowList`].
#[derive(Clone, PartialEq, Properties)]
pub struct RowListProps {
    /// Which list.
    pub group: Group,
    /// The items that were left.
    pub left: Rc<BTreeSet<FieldKey>>,
    /// Whether all problems are shown.
    pub show_all: bool,
    /// Called when an item is left.
    pub on_leave: Callback<FieldKey>,
}

/// The rows in use, one to begin with, and the buttons to add and remove.
#[component]
pub fn RowList(props: &RowListProps) -> Html {
    let (words, workspace, writes) = (use_words(), use_workspace(), use_writes());
    let wanted = use_state(|| 1_u16);
    let used = workspace.case().answers.rows(props.group).last().copied().unwrap_or(0);
    let rows = used.max(*wanted);
    let most = match props.group.repeat() {
        Repeat::Rows(most) => most,
        Repeat::Once | Repeat::PerYear => 1,
    };
    let add = {
        let wanted = wanted.clone();
        Callback::from(move |_: MouseEvent| wanted.set(rows + 1))
    };
    let remove = |row: u16| {
        let (workspace, wanted, group) = (workspace.clone(), wanted.clone(), props.group);
        Callback::from(move |_: MouseEvent| {
            wanted.set(rows.saturating_sub(1).max(1));
            workspace.dispatch(Action::RemoveRow(group, row));
        })
    };
    html! {
        <>
            { for (1..=rows).map(|row| html! {
                <fieldset key={row} class="list-row stack">
                    <legend class="visually-hidden">{ words.say(t::APP_ROW, [&row.to_string()]) }</legend>
                    <div class="row ends">
                        <b aria-hidden="true">{ words.say(t::APP_ROW, [&row.to_string()]) }</b>
                        <button type="button" class="link" disabled={!writes} onclick={remove(row)}
                            aria-label={words.say(t::APP_ROW_REMOVE_LONG, [&row.to_string()])}>{ words.get(t::APP_ROW_REMOVE) }</button>
                    </div>
                    <div class="fields">
                        <GroupView group={props.group} {row} left={props.left.clone()} show_all={props.show_all} on_leave={props.on_leave.clone()} />
                    </div>
                </fieldset>
            }) }
            <p key="add"><button type="button" class="button second" hidden={rows >= most} disabled={!writes} onclick={add}>{ words.get(t::APP_ROW_ADD) }</button></p>
        </>
    }
}

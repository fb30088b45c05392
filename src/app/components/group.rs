//! The items of one heading that are entered once.

use super::FieldView;
use crate::app::browser::clock;
use crate::app::context::{use_words, use_workspace, use_writes};
use crate::app::form;
use credit_mirror::facts::{FieldKey, Group};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`GroupView`].
#[derive(Clone, PartialEq, Properties)]
pub struct GroupProps {
    /// Which heading.
    pub group: Group,
    /// The row, where the group repeats; else 0.
    pub row: u16,
    /// The items that were left, so that their problems are shown.
    pub left: Rc<BTreeSet<FieldKey>>,
    /// Whether all problems are shown.
    pub show_all: bool,
    /// Called when an item is left.
    pub on_leave: Callback<FieldKey>,
}

/// The items of a group, without its heading.
#[component]
pub fn GroupView(props: &GroupProps) -> Html {
    let (words, workspace, writes, today) = (use_words(), use_workspace(), use_writes(), clock::today());
    let answers = &workspace.case().answers;
    let on_entry = {
        let dispatcher = workspace.dispatcher();
        use_memo((), move |()| {
            Callback::from(move |(key, entry)| dispatcher.dispatch(crate::app::state::Action::Enter(key, entry)))
        })
    };
    html! {
        { for props.group.fields().filter(|spec| spec.is_asked(answers, props.row)).map(|spec| {
            let place = FieldKey { field: spec.field, row: props.row };
            let shown = props.show_all || props.left.contains(&place);
            let problem = shown.then(|| form::problem(words, answers, place, today)).flatten();
            html! {
                <FieldView key={spec.id} {place} entry={answers.get(place).cloned()}
                    echo={form::echo(words, answers, place)} problem={problem.map(AttrValue::from)}
                    unit={form::unit(words, answers, spec.kind)} disabled={!writes}
                    on_entry={(*on_entry).clone()} on_leave={props.on_leave.clone()} />
            }
        }) }
    }
}

//! What every form keeps: which items were left, and whether all problems are shown.

use crate::app::browser::{clock, page};
use crate::app::context::{use_words, use_workspace};
use crate::app::form;
use crate::app::route::Route;
use credit_mirror::facts::{FieldKey, Section};
use gloo_timers::callback::Timeout;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds from leaving an item to its message. Pressing a button leaves the item; a message at once would move
/// the button from under the pointer before it is released, and the press would be lost.
const PRESS: u32 = 250;

/// A form's state.
pub struct FormState {
    /// The items that were left.
    pub left: Rc<BTreeSet<FieldKey>>,
    /// How often "save and continue" was asked for.
    pub asked: u32,
    /// Problems of the section: ids and words.
    pub problems: Vec<(String, String)>,
    /// Notes that an item was left.
    pub on_leave: Callback<FieldKey>,
    /// Goes on, or shows what is wrong.
    pub on_continue: Callback<MouseEvent>,
}

/// The state of a section's form.
#[hook]
pub fn use_form(section: Section) -> FormState {
    let (words, workspace, today) = (use_words(), use_workspace(), clock::today());
    let left = use_state(Rc::<BTreeSet<FieldKey>>::default);
    let asked = use_state(|| 0_u32);
    let answers = &workspace.case().answers;
    let problems: Vec<(String, String)> = answers
        .problems(today)
        .into_iter()
        .filter(|(key, _)| key.field.spec().section == section)
        .filter_map(|(key, _)| Some((key.id(), form::problem_of_row(words, answers, key, today)?)))
        .collect();
    let gathered = use_mut_ref(BTreeSet::<FieldKey>::new);
    // The same from one drawing to the next, so that fields that did not change are not drawn again.
    let on_leave = use_callback((left.setter(), gathered), |key: FieldKey, (left, gathered)| {
        let (left, gathered) = (left.clone(), gathered.clone());
        let show = move || {
            if gathered.borrow_mut().insert(key) {
                left.set(Rc::new(gathered.borrow().clone()));
            }
        };
        Timeout::new(PRESS, show).forget();
    });
    let on_continue = {
        let (asked, wrong) = (asked.clone(), !problems.is_empty());
        Callback::from(move |_: MouseEvent| {
            if wrong {
                asked.set(*asked + 1);
            } else {
                page::go(&Route::Section(section).next().href());
            }
        })
    };
    FormState { left: (*left).clone(), asked: *asked, problems, on_leave, on_continue }
}

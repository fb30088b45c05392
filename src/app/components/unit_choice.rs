//! The unit that amounts are written in.

use crate::app::context::{use_words, use_workspace, use_writes};
use crate::app::form;
use crate::app::state::Action;
use credit_mirror::kernel::AmountUnit;
use credit_mirror::wording::{Language, t};
use yew::prelude::*;

/// Chooses the unit; amounts already entered are written anew, so that none changes its meaning.
#[component]
pub fn UnitChoice() -> Html {
    let (words, workspace, writes) = (use_words(), use_workspace(), use_writes());
    let answers = &workspace.case().answers;
    let large = match words.language {
        Language::Zh => AmountUnit::TenThousand,
        Language::En => AmountUnit::Thousand,
    };
    let mut units = vec![AmountUnit::One, large];
    if !units.contains(&answers.amount_unit) {
        units.push(answers.amount_unit);
    }
    let pick = |unit: AmountUnit| {
        let workspace = workspace.clone();
        Callback::from(move |_: Event| workspace.dispatch(Action::SetUnit(unit)))
    };
    html! {
        <fieldset class="field">
            <legend class="label">{ words.get(t::APP_UNIT_TITLE) }</legend>
            <div class="choices">
                { for units.into_iter().map(|unit| html! {
                    <label key={unit.factor().to_string()}>
                        <input type="radio" name="amount-unit" checked={unit == answers.amount_unit} disabled={!writes} onchange={pick(unit)} />
                        { form::amount_unit(words, answers, unit) }
                    </label>
                }) }
            </div>
        </fieldset>
    }
}

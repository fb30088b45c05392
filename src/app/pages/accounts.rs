//! Short accounts: three tables, what does not tie, by year.

use crate::app::browser::clock;
use crate::app::components::{ErrorSummary, Statement, Tree, UnitChoice, route_name};
use crate::app::context::{use_words, use_workspace};
use crate::app::hooks::use_form;
use crate::app::progress::account_years;
use crate::app::route::Route;
use credit_mirror::desk::Tab;
use credit_mirror::facts::Section;
use credit_mirror::wording::t;
use std::rc::Rc;
use yew::prelude::*;

/// The page of the accounts.
#[component]
pub fn Accounts() -> Html {
    let (words, workspace) = (use_words(), use_workspace());
    let state = use_form(Section::Accounts);
    let years = Rc::new(account_years(&workspace.case().answers, clock::today()));
    html! {
        <>
            <h1 key="title" tabindex="-1">{ route_name(words, Route::Section(Section::Accounts)) }</h1>
            <p key="lead">{ words.get(t::APP_LEAD_ACCOUNTS) }</p>
            <ErrorSummary key="errors" problems={state.problems.clone()} asked={state.asked} />
            <div key="findings"><Tree tab={Tab::Findings} /></div>
            <div key="unit"><UnitChoice /></div>
            <div key="tables" class="stack wide">
                { for Section::Accounts.groups().enumerate().map(|(place, group)| html! {
                    <Statement key={place} {group} years={years.clone()} left={state.left.clone()}
                        show_all={state.asked > 0} on_leave={state.on_leave.clone()} />
                }) }
            </div>
            <p key="next" class="row">
                <button type="button" class="button" onclick={state.on_continue.clone()}>{ words.get(t::APP_CONTINUE) }</button>
                <a class="button second" href={Route::Section(Section::Accounts).next().href()}>{ words.get(t::APP_SKIP_SECTION) }</a>
            </p>
        </>
    }
}

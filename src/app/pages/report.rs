//! The report: the banker's page as it will be, and the ways to take it along.

use crate::app::browser::{files, input, page};
use crate::app::components::Tree;
use crate::app::context::{use_desk, use_words};
use crate::app::hooks::looks;
use crate::app::route::Route;
use credit_mirror::desk::{Ask, Tab, Told};
use credit_mirror::wording::t;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The page of the report.
#[component]
pub fn Report() -> Html {
    let (words, desk) = (use_words(), use_desk());
    let with_case = use_state(|| true);
    let toggle = {
        let with_case = with_case.clone();
        Callback::from(move |event: Event| with_case.set(input::checked(&event)))
    };
    let download = {
        let embed_case = *with_case;
        Callback::from(move |_: MouseEvent| {
            let desk = desk.clone();
            spawn_local(async move {
                if let Ok(Told::File(name, html)) = desk.ask(Ask::Report(looks(words, true), embed_case)).await {
                    // A browser that cannot make a file from text could not have run this program.
                    let _ = files::download(&name, "text/html;charset=utf-8", &html);
                }
            });
        })
    };
    html! {
        <>
            <div key="commands" class="stack no-print">
                <p key="lead">{ words.get(t::APP_REPORT_LEAD) }</p>
                <label key="case" class="check"><input type="checkbox" checked={*with_case} onchange={toggle} />{ words.get(t::APP_REPORT_WITH_CASE) }</label>
                <p key="case-why" class="quiet">{ words.get(if *with_case { t::APP_REPORT_WITH_CASE_WHY } else { t::APP_REPORT_WITHOUT_CASE_WHY }) }</p>
                <p key="buttons" class="row">
                    <button type="button" class="button" onclick={download}>{ words.get(t::APP_REPORT_SAVE) }</button>
                    <button type="button" class="button second" onclick={Callback::from(|_: MouseEvent| page::print())}>{ words.get(t::APP_REPORT_PRINT) }</button>
                    <a href={Route::Check.href()}>{ words.get(t::APP_CHECK) }</a>
                </p>
            </div>
            <div key="preview" class="group"><Tree tab={Tab::Banker} whole={true} /></div>
        </>
    }
}

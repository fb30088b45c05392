//! The report: the banker's page as it will be, and the ways to take it along.

use crate::app::browser::{files, input, page};
use crate::app::components::node_view;
use crate::app::context::{use_assessment, use_pack, use_words, use_workspace};
use crate::app::route::Route;
use crate::app::view::view;
use credit_mirror::report::{self, ReportOptions, report_name, write_report};
use credit_mirror::wording::t;
use yew::prelude::*;

/// The page of the report.
#[component]
pub fn Report() -> Html {
    let (words, workspace, assessment, pack) = (use_words(), use_workspace(), use_assessment(), use_pack());
    let with_case = use_state(|| true);
    let toggle = {
        let with_case = with_case.clone();
        Callback::from(move |event: Event| with_case.set(input::checked(&event)))
    };
    let download = {
        let (workspace, assessment, pack, embed_case) =
            (workspace.clone(), assessment.clone(), pack.clone(), *with_case);
        Callback::from(move |_: MouseEvent| {
            let view = view(&workspace, &assessment, &pack, words);
            let html = write_report(&view, ReportOptions { embed_case });
            // A browser that cannot make a file from text could not have run this program.
            let _ = files::download(&format!("{}.html", report_name(&view)), "text/html;charset=utf-8", &html);
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
            <div key="preview" class="group">{ node_view(&report::banker(&view(&workspace, &assessment, &pack, words))) }</div>
        </>
    }
}

//! The imported lines: what each was taken to be, why, and a choice to correct it.

use crate::app::browser::input;
use crate::app::components::{BooksFindings, LineRow};
use crate::app::context::{use_pack, use_words, use_workspace};
use crate::app::route::Route;
use credit_mirror::books::{Counted, Posting, Reason};
use credit_mirror::rules::Category;
use credit_mirror::wording::t;
use yew::prelude::*;

/// Lines a page.
const PAGE: usize = 50;

/// Which lines are shown.
#[derive(Clone, PartialEq, Default)]
struct Filter {
    category: Option<Category>,
    kind: Kind,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Default)]
enum Kind {
    #[default]
    All,
    /// No rule matched.
    Unrecognised,
    /// Not in the sums.
    Uncounted,
    /// Corrected by the user.
    Corrected,
}

impl Filter {
    fn lets(&self, line: &Posting) -> bool {
        let kind = match self.kind {
            Kind::All => true,
            Kind::Unrecognised => line.reason == Reason::Direction,
            Kind::Uncounted => line.counted != Counted::Yes,
            Kind::Corrected => matches!(line.reason, Reason::Chosen | Reason::ChosenForParty),
        };
        let text = self.text.trim();
        kind && self.category.is_none_or(|category| line.category == category)
            && (text.is_empty() || line.party.contains(text) || line.text.contains(text))
    }
}

/// The page of lines.
#[component]
pub fn Lines() -> Html {
    let (words, workspace, pack) = (use_words(), use_workspace(), use_pack());
    let filter = use_state(Filter::default);
    let page = use_state(|| 0_usize);
    let ledger = workspace.case().ledger();
    // The latest lines first: they matter most.
    let lines: Vec<&Posting> = ledger.postings().iter().rev().filter(|line| filter.lets(line)).collect();
    let pages = lines.len().div_ceil(PAGE).max(1);
    let here = (*page).min(pages - 1);
    let change = |update: fn(&mut Filter, String)| {
        let (filter, page) = (filter.clone(), page.clone());
        Callback::from(move |text: String| {
            let mut next = (*filter).clone();
            update(&mut next, text);
            filter.set(next);
            page.set(0);
        })
    };
    let category = change(|filter, code| filter.category = Category::parse(&code));
    let kind = change(|filter, code| {
        filter.kind = match code.as_str() {
            "unrecognised" => Kind::Unrecognised,
            "uncounted" => Kind::Uncounted,
            "corrected" => Kind::Corrected,
            _ => Kind::All,
        };
    });
    let text = change(|filter, text| filter.text = text);
    let turn = |to: usize| {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| page.set(to))
    };
    let total = words.count(i64::try_from(lines.len()).unwrap_or(i64::MAX));
    html! {
        <>
            <h1 key="title" tabindex="-1">{ words.get(t::APP_LINES) }</h1>
            <p key="rule">{ words.revenue_rule(pack.categories()) }</p>
            <p key="none" hidden={!ledger.is_empty()}><a href={Route::Files.href()}>{ words.get(t::APP_LINES_NONE) }</a></p>
            <div key="findings"><BooksFindings /></div>
            <div key="filters" class="filters" hidden={ledger.is_empty()}>
                <label>{ words.get(t::APP_FILTER_CATEGORY) }
                    <select class="input" onchange={category.reform(|event: Event| input::value(&event))}>
                        <option key="" value="">{ words.get(t::APP_FILTER_ALL) }</option>
                        { for Category::ALL.iter().map(|category| html! { <option key={category.as_str()} value={category.as_str()}>{ words.category(*category) }</option> }) }
                    </select></label>
                <label>{ words.get(t::APP_FILTER_KIND) }
                    <select class="input" onchange={kind.reform(|event: Event| input::value(&event))}>
                        <option key="all" value="all">{ words.get(t::APP_FILTER_ALL) }</option>
                        <option key="unrecognised" value="unrecognised">{ words.get(t::APP_FILTER_UNRECOGNISED) }</option>
                        <option key="uncounted" value="uncounted">{ words.get(t::APP_FILTER_UNCOUNTED) }</option>
                        <option key="corrected" value="corrected">{ words.get(t::APP_FILTER_CORRECTED) }</option>
                    </select></label>
                <label>{ words.get(t::APP_FILTER_TEXT) }
                    <input class="input" type="search" onchange={text.reform(|event: Event| input::value(&event))} /></label>
            </div>
            <p key="count" role="status" class="quiet" hidden={ledger.is_empty()}>
                { words.say(t::APP_LINES_COUNT, [&total, &(here + 1).to_string(), &pages.to_string()]) }
            </p>
            <div key="lines" hidden={lines.is_empty()}>
                <table class="figures lines">
                    <thead><tr>
                        <th key="date" scope="col">{ words.get(t::APP_LINE_DATE) }</th>
                        <th key="who" scope="col">{ words.get(t::APP_LINE_WHO) }</th>
                        <th key="amount" scope="col" class="number">{ words.get(t::APP_LINE_AMOUNT) }</th>
                        <th key="what" scope="col">{ words.get(t::APP_LINE_WHAT) }</th>
                    </tr></thead>
                    <tbody>
                        { for lines.iter().skip(here * PAGE).take(PAGE).map(|line| html! {
                            <LineRow key={format!("{}:{}", line.id.file, line.id.line)} line={(*line).clone()} />
                        }) }
                    </tbody>
                </table>
            </div>
            <p key="pages" class="row" hidden={pages == 1}>
                <button type="button" class="button second small" disabled={here == 0} onclick={turn(here.saturating_sub(1))}>{ words.get(t::APP_PAGE_BEFORE) }</button>
                <button type="button" class="button second small" disabled={here + 1 == pages} onclick={turn(here + 1)}>{ words.get(t::APP_PAGE_AFTER) }</button>
            </p>
        </>
    }
}

//! The list of what to enter, with how far each subject is, and of what comes out.

use crate::app::browser::clock;
use crate::app::context::{use_place, use_words, use_workspace};
use crate::app::progress::{Progress, progress};
use crate::app::route::Route;
use credit_mirror::wording::{Words, t};
use yew::prelude::*;

/// A page's name.
#[must_use]
pub fn route_name(words: Words, route: Route) -> &'static str {
    words.get(match route {
        Route::Home => t::APP_NAME,
        Route::Tasks => t::APP_TASKS,
        Route::Section(section) => return words.section(section),
        Route::Files => t::APP_FILES,
        Route::Lines => t::APP_LINES,
        Route::Portrait => t::APP_PORTRAIT,
        Route::Score => t::APP_SCORE,
        Route::Better => t::APP_BETTER,
        Route::Opinions => t::APP_OPINIONS,
        Route::Quality => t::APP_QUALITY,
        Route::Indicators => t::APP_INDICATORS,
        Route::Months => t::APP_MONTHS,
        Route::Financing => t::APP_FINANCING,
        Route::Way => t::APP_WAY,
        Route::Capacity => t::APP_CAPACITY,
        Route::Costs => t::APP_COSTS,
        Route::Refused => t::APP_REFUSED,
        Route::Campaign => t::APP_CAMPAIGN,
        Route::Report => t::APP_REPORT,
        Route::Check => t::APP_CHECK,
        Route::Pack => t::APP_PACK,
        Route::Settings => t::APP_SETTINGS,
        Route::Unknown => t::APP_UNKNOWN,
    })
}

fn state_words(words: Words, state: &Progress) -> (String, &'static str) {
    match state {
        Progress::Empty => (words.get(t::APP_STATE_EMPTY).to_owned(), "state todo"),
        Progress::Open(left) => (words.say(t::APP_STATE_OPEN, [&left.to_string()]), "state todo"),
        Progress::Done => (words.get(t::APP_STATE_DONE).to_owned(), "state"),
        Progress::Wrong(count) => (words.say(t::APP_STATE_WRONG, [&count.to_string()]), "state fix"),
        Progress::Files(count) => (words.say(t::APP_STATE_FILES, [&count.to_string()]), "state"),
    }
}

/// Properties of [`TaskList`].
#[derive(Clone, PartialEq, Properties)]
pub struct TaskListProps {
    /// Whether it is the page itself rather than the list beside a page.
    #[prop_or_default]
    pub large: bool,
}

/// The task list.
#[component]
pub fn TaskList(props: &TaskListProps) -> Html {
    let (words, workspace, place) = (use_words(), use_workspace(), use_place());
    let class = if props.large { "tasks large" } else { "tasks" };
    let item = |route: Route, state: Option<(String, &'static str)>| {
        let current = (route == place.route).then_some("page");
        let (text, class) = state.unwrap_or_default();
        html! {
            <li key={route.slug()}><a href={route.href()} aria-current={current}>
                <span class="name">{ route_name(words, route) }</span><span class={class}>{ text }</span>
            </a></li>
        }
    };
    let as_of = clock::today();
    html! {
        <>
            <ul key="steps" class={class}>
                { for Route::steps().into_iter().map(|route| item(route, Some(state_words(words, &progress(workspace.case(), route, as_of))))) }
            </ul>
            <ul key="results" class={class}>
                { for Route::results().into_iter().map(|route| item(route, None)) }
            </ul>
        </>
    }
}

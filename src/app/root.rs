//! The root: the contexts, the shell, and the page of the address.

use super::browser::{clock, page};
use super::components::{Dock, Foot, Mast, MirrorView, Notices, TaskList, route_name};
use super::context::{Look, LookHandle, Shared, WorkspaceHandle};
use super::hooks::{Imports, Saving, use_address, use_focus_kept, use_imports_of, use_saving_of};
use super::pages;
use super::route::{Place, Route};
use super::state::{Action, Workspace};
use credit_mirror::assessment::{Assessment, assess_with};
use credit_mirror::facts::LedgerFacts;
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Words, t};
use yew::prelude::*;

/// The application.
#[component]
pub fn App() -> Html {
    let workspace = use_reducer(Workspace::default);
    let look = use_state(Look::kept);
    let pack = Shared::new(use_memo((), |()| Pack::china()));
    let today = clock::today();
    // The facts of the books are worked out when the books change, not at every answer.
    let of_ledger = {
        let (ledger, pack) = (Shared::new(workspace.case().shared_ledger()), pack.clone());
        Shared::new(use_memo((ledger, today), move |(ledger, today)| LedgerFacts::of(ledger, &pack, *today)))
    };
    let assessment = {
        let (workspace, pack) = (workspace.clone(), pack.clone());
        let known = (workspace.revision, of_ledger, today);
        Shared::new(use_memo(known, move |(_, of_ledger, today)| {
            assess_with(workspace.case(), of_ledger, &pack, *today)
        }))
    };
    let saving = use_saving_of(&workspace);
    let imports = use_imports_of(workspace.case().answers().currency());
    let place = use_address();
    use_effect_with(*look, |look| look.apply());
    let handle = LookHandle { look: *look, set: Callback::from(move |new| look.set(new)) };
    html! {
        <ContextProvider<LookHandle> context={handle}>
        <ContextProvider<WorkspaceHandle> context={workspace}>
        <ContextProvider<Shared<Pack>> context={pack}>
        <ContextProvider<Shared<Assessment>> context={assessment}>
        <ContextProvider<Saving> context={saving}>
        <ContextProvider<Imports> context={imports}>
        <ContextProvider<Place> context={place.clone()}>
            <Shell {place} />
        </ContextProvider<Place>>
        </ContextProvider<Imports>>
        </ContextProvider<Saving>>
        </ContextProvider<Shared<Assessment>>>
        </ContextProvider<Shared<Pack>>>
        </ContextProvider<WorkspaceHandle>>
        </ContextProvider<LookHandle>>
    }
}

/// Properties of [`Shell`].
#[derive(Clone, PartialEq, Properties)]
struct ShellProps {
    place: Place,
}

/// Masthead, task list, page, mirror, foot.
#[component]
fn Shell(props: &ShellProps) -> Html {
    let words = super::context::use_words();
    let workspace = super::context::use_workspace();
    let route = props.place.route;
    let (writes, jobs) = (super::context::use_saving().writes, super::context::use_imports().jobs().len());
    use_focus_kept((workspace.revision, writes, jobs));
    use_effect_with((), move |()| {
        let listener =
            page::on_undo_keys(move |back| workspace.dispatch(if back { Action::Undo } else { Action::Redo }));
        move || drop(listener)
    });
    use_effect_with((route, words.language), move |(route, language)| {
        let words = Words::new(*language);
        let name = words.get(t::APP_NAME);
        page::set_title(&match route {
            Route::Home => words.say(t::APP_TITLE_HOME, [name]),
            route => format!("{} · {name}", route_name(words, *route)),
        });
    });
    let class = match (route, route.has_mirror()) {
        (Route::Home, _) => "mirror alone",
        (_, true) => "mirror",
        (_, false) => "mirror no-aside",
    };
    html! {
        <>
            <a key="skip" class="skip" href="#main" onclick={skip()}>{ words.get(t::APP_SKIP) }</a>
            <Mast key="mast" />
            <div key="mirror" class={class}>
                <nav key="nav" hidden={route == Route::Home} aria-label={words.get(t::APP_TASKS)}><TaskList /></nav>
                <main key="main" id="main">
                    <Notices key="notices" />
                    <div key={route.slug()} class={page_class(route)}>{ page_of(route) }</div>
                </main>
                if route.has_mirror() {
                    <aside key="aside" aria-label={words.get(t::APP_MIRROR)}><MirrorView /></aside>
                }
            </div>
            <Foot key="foot" />
            <Dock key="dock" shown={route.has_mirror()} />
        </>
    }
}

/// The skip link moves the focus without changing the address, which names the page.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        page::focus_heading();
    })
}

const fn page_class(route: Route) -> &'static str {
    match route {
        Route::Home
        | Route::Files
        | Route::Lines
        | Route::Portrait
        | Route::Indicators
        | Route::Months
        | Route::Financing
        | Route::Report => "page broad stack",
        Route::Tasks | Route::Section(_) | Route::Check | Route::Settings | Route::Unknown => "page stack",
    }
}

fn page_of(route: Route) -> Html {
    use credit_mirror::facts::Section;
    match route {
        Route::Home => html! { <pages::Home /> },
        Route::Tasks => html! { <pages::Tasks /> },
        Route::Section(Section::Accounts) => html! { <pages::Accounts /> },
        Route::Section(section) => html! { <pages::SectionPage {section} /> },
        Route::Files => html! { <pages::Files /> },
        Route::Lines => html! { <pages::Lines /> },
        Route::Portrait | Route::Indicators | Route::Months | Route::Financing => html! { <pages::Results {route} /> },
        Route::Report => html! { <pages::Report /> },
        Route::Settings => html! { <pages::Settings /> },
        Route::Check => html! { <pages::Check /> },
        Route::Unknown => html! { <pages::Unknown /> },
    }
}

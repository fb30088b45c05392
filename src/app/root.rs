//! The root: the contexts, the shell, and the page of the address.

use super::browser::{page, words};
use super::components::{Dock, Foot, Mast, Notices, TaskList, Tree, route_name};
use super::context::{Look, LookHandle, WorkspaceHandle, Writes};
use super::desk::Desk;
use super::hooks::{Imports, Saving, use_address, use_focus_kept, use_imports_of, use_saving_of};
use super::pages;
use super::route::{Place, Route};
use super::state::{Action, Workspace};
use credit_mirror::desk::Tab;
use credit_mirror::wording::t;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The application.
#[component]
pub fn App() -> Html {
    let workspace = use_reducer(Workspace::default);
    let look = use_state(Look::kept);
    let desk = (*use_memo((), |()| Desk::open())).clone();
    desk.know(workspace.case());
    let saving = use_saving_of(&workspace, &desk);
    let imports = use_imports_of(&desk);
    let place = use_address();
    use_effect_with(*look, |look| look.apply());
    let set = use_callback(look.setter(), |new: Look, look| {
        let look = look.clone();
        spawn_local(async move {
            // Without its words a language is not switched to.
            if words::ensure(new.language).await {
                look.set(new);
            }
        });
    });
    let handle = LookHandle { look: *look, set };
    html! {
        <ContextProvider<LookHandle> context={handle}>
        <ContextProvider<WorkspaceHandle> context={workspace}>
        <ContextProvider<Desk> context={desk}>
        <ContextProvider<Writes> context={Writes(saving.writes)}>
        <ContextProvider<Saving> context={saving}>
        <ContextProvider<Imports> context={imports}>
        <ContextProvider<Place> context={place.clone()}>
            <Shell {place} />
        </ContextProvider<Place>>
        </ContextProvider<Imports>>
        </ContextProvider<Saving>>
        </ContextProvider<Writes>>
        </ContextProvider<Desk>>
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
    let (writes, jobs) = (super::context::use_writes(), super::context::use_imports().jobs().len());
    use_focus_kept((workspace.revision, writes, jobs));
    use_effect_with((), move |()| {
        let listener =
            page::on_undo_keys(move |back| workspace.dispatch(if back { Action::Undo } else { Action::Redo }));
        move || drop(listener)
    });
    use_effect_with((route, words.language), move |(route, language)| {
        let words = words::of(*language);
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
                    <aside key="aside" aria-label={words.get(t::APP_MIRROR)}><Tree key={route.slug()} tab={beside(route)} /></aside>
                }
            </div>
            <Foot key="foot" />
            <Dock key="dock" shown={route.has_mirror()} tab={beside(route)} />
        </>
    }
}

/// What stands beside a form: the costs beside the offers, else the mirror.
const fn beside(route: Route) -> Tab {
    match route {
        Route::Section(credit_mirror::facts::Section::Offers) => Tab::OffersBeside,
        _ => Tab::Mirror,
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
        | Route::Score
        | Route::Better
        | Route::Opinions
        | Route::Quality
        | Route::Indicators
        | Route::Months
        | Route::Financing
        | Route::Way
        | Route::Capacity
        | Route::Costs
        | Route::Refused
        | Route::Campaign
        | Route::Report
        | Route::Pack => "page broad stack",
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
        Route::Portrait
        | Route::Score
        | Route::Opinions
        | Route::Quality
        | Route::Indicators
        | Route::Months
        | Route::Financing
        | Route::Way
        | Route::Capacity
        | Route::Costs
        | Route::Refused
        | Route::Campaign => {
            html! { <pages::Results {route} /> }
        }
        Route::Better => html! { <pages::Better /> },
        Route::Report => html! { <pages::Report /> },
        Route::Settings => html! { <pages::Settings /> },
        Route::Check => html! { <pages::Check /> },
        Route::Pack => html! { <pages::OwnPack /> },
        Route::Unknown => html! { <pages::Unknown /> },
    }
}

//! The application: forms over a draft, and the pages that the desk makes of it.

mod browser;
mod commands;
mod components;
mod context;
mod desk;
mod form;
mod hooks;
mod pages;
mod progress;
mod root;
mod route;
mod samples;
mod state;

/// Starts the application in the element `app` of the page, or in its body.
pub fn start() {
    browser::words::take(browser::words::start_language());
    match browser::page::mount() {
        Some(place) => drop(yew::Renderer::<root::App>::with_root(place).render()),
        None => drop(yew::Renderer::<root::App>::new().render()),
    }
}

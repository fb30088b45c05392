//! The application: a view of a case and its assessment.

mod browser;
mod commands;
mod components;
mod context;
mod form;
mod hooks;
mod pages;
mod progress;
mod root;
mod route;
mod samples;
mod state;
mod view;

/// Starts the application in the element `app` of the page, or in its body.
pub fn start() {
    match browser::page::mount() {
        Some(place) => drop(yew::Renderer::<root::App>::with_root(place).render()),
        None => drop(yew::Renderer::<root::App>::new().render()),
    }
}

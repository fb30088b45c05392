//! The application.

use yew::prelude::*;

#[component]
fn Hello() -> Html {
    html! { <main><h1>{ "信镜 Credit Mirror" }</h1></main> }
}

fn main() {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<Hello>::with_root(root).render();
    }
}

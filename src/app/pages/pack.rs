//! A pack of the user's own: opened, kept in the browser, removed. What it holds and does is told by the desk.

use crate::app::browser::files::{self, Chosen};
use crate::app::browser::storage::{self, Slot};
use crate::app::commands::Act;
use crate::app::components::{Tree, trouble_words};
use crate::app::context::{use_desk, use_words};
use crate::app::hooks::looks;
use credit_mirror::desk::{Ask, Tab, Told};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The page. The file's input stands in the tree; what is chosen in it or dropped on the page is heard here.
#[component]
pub fn OwnPack() -> Html {
    let (words, desk) = (use_words(), use_desk());
    let turn = use_state(|| 0_u32);
    let trouble = use_state(|| None);
    let open = {
        let (desk, turn, trouble) = (desk.clone(), turn.setter(), trouble.setter());
        let next = use_mut_ref(|| 0_u32);
        Rc::new(move |name: String, text: String, keep: bool| {
            let (desk, turn, trouble, next) = (desk.clone(), turn.clone(), trouble.clone(), next.clone());
            spawn_local(async move {
                if let Ok(Told::Text(text)) = desk.ask(Ask::Pack(name, text)).await
                    && keep
                {
                    trouble.set(storage::save(Slot::Pack, &text, &[], &[]).await.err());
                }
                *next.borrow_mut() += 1;
                turn.set(*next.borrow());
            });
        })
    };
    {
        let open = open.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                // A browser that keeps nothing is told of wherever something is saved.
                if let Ok(Some(text)) = storage::text(Slot::Pack).await {
                    open(String::new(), text, false);
                }
            });
        });
    }
    let take = {
        let open = open.clone();
        move |chosen: Vec<Chosen>| {
            let (open, Some(file)) = (open.clone(), chosen.into_iter().next()) else { return };
            spawn_local(async move {
                // What cannot be read is no pack: the browser's words are told as what is wrong with it.
                let text = file.text().await.unwrap_or_else(|words| words);
                open(file.name.clone(), text + "\n", true);
            });
        }
    };
    let chosen = {
        let take = take.clone();
        Callback::from(move |event: Event| take(files::chosen(&event)))
    };
    let dropped = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        take(files::dropped(event.data_transfer()));
    });
    let on_act = Callback::from(move |act: Act| match act.name.as_str() {
        "pack.drop" => open(String::new(), String::new(), true),
        "pack.start" => {
            let desk = desk.clone();
            spawn_local(async move {
                if let Ok(Told::File(name, text)) = desk.ask(Ask::PackStart(looks(words, true))).await {
                    // A browser that cannot make a file from text could not have run this program.
                    let _ = files::download(&name, "application/toml", &text);
                }
            });
        }
        _ => {}
    });
    html! {
        <div onchange={chosen} ondrop={dropped} ondragover={Callback::from(|event: DragEvent| event.prevent_default())}>
            <p key="trouble" class="note bad" role="alert" hidden={trouble.is_none()}>{ trouble.as_ref().map(|trouble| trouble_words(words, trouble)) }</p>
            <Tree key="tree" tab={Tab::Pack(*turn)} whole={true} {on_act} />
        </div>
    }
}

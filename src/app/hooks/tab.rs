//! A page that the desk makes, kept up to date.

use crate::app::browser::clock;
use crate::app::context::{use_desk, use_words, use_workspace, use_writes};
use credit_mirror::desk::{Ask, Looks, Shown, Tab, Told};
use credit_mirror::wording::{Language, Words};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// How a page of the desk stands.
#[derive(Clone, PartialEq)]
pub enum Seen {
    /// On its way for the first time.
    Waiting,
    /// As it was last told. While a newer one is made, this one stays.
    Shown(Rc<Shown>),
    /// The engine is not there; the browser's words.
    Failed(String),
}

/// How the desk is to make pages now.
pub fn looks(words: Words, writes: bool) -> Looks {
    let day = clock::today();
    Looks { english: words.language == Language::En, writes, day: (day.year(), day.month(), day.day()) }
}

/// A page of the desk. It is asked for again whenever the case, the language or the page itself changes; while one is
/// being made, only the latest wish waits.
#[hook]
pub fn use_tab(tab: Tab) -> Seen {
    let (words, workspace, desk, writes) = (use_words(), use_workspace(), use_desk(), use_writes());
    let seen = use_state_eq(|| Seen::Waiting);
    let busy = use_memo((), |()| Cell::new(false));
    let wish = use_memo((), |()| RefCell::new(None::<(Tab, Looks)>));
    let wanted = (tab, looks(words, writes), workspace.revision);
    {
        let seen = seen.clone();
        use_effect_with(wanted, move |(tab, looks, _)| {
            *wish.borrow_mut() = Some((tab.clone(), *looks));
            if busy.replace(true) {
                return;
            }
            spawn_local(async move {
                loop {
                    let Some((tab, looks)) = wish.borrow_mut().take() else { break };
                    let told = desk.ask(Ask::Show(tab, looks)).await;
                    if wish.borrow().is_none() {
                        match told {
                            Ok(Told::Shown(shown)) => seen.set(Seen::Shown(Rc::new(shown))),
                            Ok(_) => {}
                            Err(words) => seen.set(Seen::Failed(words)),
                        }
                    }
                }
                busy.set(false);
            });
        });
    }
    (*seen).clone()
}

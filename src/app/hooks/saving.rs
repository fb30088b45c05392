//! Keeps the case in the browser: shortly after each change, when the page is hidden, and from one tab only.

use crate::app::browser::storage::{self, Slot, Trouble};
use crate::app::browser::{clock, keep, page, tabs};
use crate::app::context::WorkspaceHandle;
use crate::app::desk::Desk;
use crate::app::state::{Action, Source, Workspace};
use credit_mirror::desk::{Ask, Draft, Said, Told};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Milliseconds from a change to its saving.
const DELAY: u32 = 300;

/// How saving stands.
#[derive(Clone, PartialEq, Debug)]
pub enum SaveState {
    /// The browser's store is being read.
    Opening,
    /// Nothing was entered yet.
    Blank,
    /// Changes wait to be saved.
    Waiting,
    /// Saved in this browser, at this time of day.
    Saved(String),
    /// Found in this browser at the start and not changed since.
    Found,
    /// The browser does not keep it.
    Trouble(Trouble),
    /// Something is kept, but the engine that opens it is not here; the browser's words. Nothing is saved meanwhile.
    NoEngine(String),
    /// What the browser kept could not be opened: why, and its text, which was put aside untouched.
    Unreadable(Said, Rc<str>),
}

/// Saving, as components see it.
#[derive(Clone, PartialEq)]
pub struct Saving {
    /// How it stands.
    pub state: SaveState,
    /// Whether something can be entered: not while the kept case is on its way, nor while another tab writes.
    pub writes: bool,
    /// Whether another tab writes and this one only shows.
    pub other: bool,
    /// Whether the browser agreed not to clear the data by itself; unknown until asked.
    pub persistent: Option<bool>,
    /// Makes this tab the one that writes.
    pub take_over: Callback<()>,
}

fn source_kept() -> Source {
    keep::read("sample").and_then(|number| number.parse().ok()).map_or(Source::Own, Source::Sample)
}

fn keep_source(source: Source) {
    keep::write(
        "sample",
        &match source {
            Source::Own => String::new(),
            Source::Sample(number) => number.to_string(),
        },
    );
}

async fn save(slot: Slot, desk: &Desk, draft: &Rc<Draft>) -> Result<(), Trouble> {
    desk.know(draft);
    let Told::Light(case, files) = desk.ask(Ask::Light).await.map_err(Trouble::Other)? else {
        return Err(Trouble::Other(String::new()));
    };
    let digests: Vec<String> = files.iter().map(|file| file.digest.clone()).collect();
    let missing = storage::missing(&digests).await?;
    let mut records = Vec::new();
    for file in files.iter().filter(|file| missing.contains(&file.digest)) {
        match desk.ask(Ask::Records(file.number)).await.map_err(Trouble::Other)? {
            Told::Bytes(bytes) if !bytes.is_empty() => records.push((file.digest.clone(), bytes)),
            _ => return Err(Trouble::Other(file.digest.clone())),
        }
    }
    storage::save(slot, &case, &digests, &records).await
}

/// Opens another case; the user's own one is put aside first, so that it can be taken up again.
pub fn open_case(workspace: &WorkspaceHandle, desk: &Desk, case: Draft, source: Source) {
    let (case, workspace, desk) = (Rc::new(case), workspace.clone(), desk.clone());
    if workspace.source != Source::Own || workspace.is_blank() {
        workspace.dispatch(Action::Open(case, source));
        return;
    }
    let own = workspace.case().clone();
    spawn_local(async move {
        // If the browser refuses, the step can still be undone in this visit; the state of saving shows the refusal.
        let _ = save(Slot::Aside, &desk, &own).await;
        workspace.dispatch(Action::Open(case, source));
    });
}

/// Takes up the user's own case again, or a blank one.
pub fn back_to_own(workspace: &WorkspaceHandle, desk: &Desk) {
    let (workspace, desk) = (workspace.clone(), desk.clone());
    spawn_local(async move {
        let own = match storage::load(Slot::Aside).await.ok().flatten() {
            Some(kept) => desk.ask(Ask::OpenKept(kept.case, kept.files)).await.ok(),
            None => None,
        };
        let own = if let Some(Told::Opened(draft)) = own { *draft } else { Draft::default() };
        workspace.dispatch(Action::Open(Rc::new(own), Source::Own));
    });
}

/// Reads the kept case and shows it. `after` hears how it went.
fn restore(workspace: UseReducerDispatcher<Workspace>, desk: Desk, after: impl FnOnce(SaveState) + 'static) {
    spawn_local(async move {
        let kept = match storage::load(Slot::Current).await {
            Ok(None) => return after(SaveState::Blank),
            Ok(Some(kept)) => kept,
            Err(trouble) => return after(SaveState::Trouble(trouble)),
        };
        match desk.ask(Ask::OpenKept(kept.case.clone(), kept.files)).await {
            Ok(Told::Opened(draft)) => {
                workspace.dispatch(Action::Restore(Rc::new(*draft), source_kept()));
                after(SaveState::Found);
            }
            Ok(Told::Refused(said)) => {
                // Put aside before anything new can be saved in its place.
                let aside = storage::save(Slot::Unreadable, &kept.case, &[], &[]).await;
                after(match aside {
                    Ok(()) => SaveState::Unreadable(said, kept.case.into()),
                    Err(trouble) => SaveState::Trouble(trouble),
                });
            }
            Ok(_) => after(SaveState::NoEngine(String::new())),
            Err(words) => after(SaveState::NoEngine(words)),
        }
    });
}

/// Keeps a workspace saved.
#[hook]
pub fn use_saving_of(workspace: &WorkspaceHandle, desk: &Desk) -> Saving {
    let state = use_state_eq(|| SaveState::Opening);
    let writes = use_state(|| true);
    let persistent = use_state(|| None::<bool>);
    let saved_revision = use_mut_ref(|| 0_u64);
    let save_now = {
        let (workspace, state, persistent, desk) = (workspace.clone(), state.clone(), persistent.clone(), desk.clone());
        let saved_revision = saved_revision.clone();
        move || {
            let (case, source, revision) = (workspace.case().clone(), workspace.source, workspace.revision);
            let (state, persistent, saved_revision) = (state.clone(), persistent.clone(), saved_revision.clone());
            let desk = desk.clone();
            spawn_local(async move {
                match save(Slot::Current, &desk, &case).await {
                    Ok(()) => {
                        keep_source(source);
                        *saved_revision.borrow_mut() = revision;
                        state.set(SaveState::Saved(clock::time_of_day()));
                        tabs::tell_saved();
                        if persistent.is_none() {
                            persistent.set(Some(storage::ask_to_persist().await));
                        }
                    }
                    Err(trouble) => state.set(SaveState::Trouble(trouble)),
                }
            });
        }
    };
    let opening = matches!(*state, SaveState::Opening | SaveState::NoEngine(_));
    let due = !opening && *writes && workspace.revision > workspace.restored.max(*saved_revision.borrow());

    {
        let (workspace, state, writes, desk) = (workspace.dispatcher(), state.clone(), writes.clone(), desk.clone());
        use_effect_with((), move |()| {
            tabs::write_here(false, move |mine| writes.set(mine));
            restore(workspace, desk, move |how| state.set(how));
        });
    }
    {
        let (state, save_now) = (state.clone(), save_now.clone());
        use_effect_with((workspace.revision, due), move |(_, due)| {
            let timer = due.then(|| {
                if !matches!(*state, SaveState::Trouble(_)) {
                    state.set(SaveState::Waiting);
                }
                Timeout::new(DELAY, save_now)
            });
            move || drop(timer)
        });
    }
    use_effect_with((workspace.revision, due), move |(_, due)| {
        let listener = if *due { page::on_hidden(save_now) } else { None };
        move || drop(listener)
    });
    {
        let (workspace, state, desk) = (workspace.dispatcher(), state.clone(), desk.clone());
        use_effect_with(*writes, move |writes| {
            let reads_only = !*writes;
            let ear = if reads_only {
                tabs::Ear::new(move || {
                    let state = state.clone();
                    restore(workspace.clone(), desk.clone(), move |how| state.set(how));
                })
            } else {
                None
            };
            move || drop(ear)
        });
    }
    // The same from one drawing to the next, so that a keystroke does not draw everything that looks at saving.
    let take_over = use_callback(
        (workspace.dispatcher(), state.setter(), writes.setter(), desk.clone()),
        |(), (workspace, state, writes, desk)| {
            let (after, writes) = (state.clone(), writes.clone());
            state.set(SaveState::Opening);
            restore(workspace.clone(), desk.clone(), move |how| after.set(how));
            tabs::write_here(true, move |mine| writes.set(mine));
        },
    );
    // While the kept case is on its way nothing can be entered that it would then replace.
    Saving { state: (*state).clone(), writes: *writes && !opening, other: !*writes, persistent: *persistent, take_over }
}

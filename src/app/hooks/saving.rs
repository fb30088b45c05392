//! Keeps the case in the browser: shortly after each change, when the page is hidden, and from one tab only.

use crate::app::browser::storage::{self, Kept, Slot, Trouble};
use crate::app::browser::{clock, keep, page, tabs};
use crate::app::context::WorkspaceHandle;
use crate::app::state::{Action, Source};
use credit_mirror::assessment::Case;
use credit_mirror::dossier::{self, Refused};
use gloo_timers::callback::Timeout;
use std::collections::BTreeMap;
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
    /// What the browser kept could not be opened: why, and its text, which was put aside untouched.
    Unreadable(Refused, Rc<str>),
}

/// Saving, as components see it.
#[derive(Clone, PartialEq)]
pub struct Saving {
    /// How it stands.
    pub state: SaveState,
    /// Whether this tab writes; if not, another one does and this one only shows.
    pub writes: bool,
    /// Whether the browser agreed not to clear the data by itself; unknown until asked.
    pub persistent: Option<bool>,
    /// Makes this tab the one that writes.
    pub take_over: Callback<()>,
}

/// Opens what was kept.
fn open(kept: &Kept) -> Result<Case, Refused> {
    let files: BTreeMap<&str, &[u8]> =
        kept.files.iter().map(|(digest, bytes)| (digest.as_str(), bytes.as_slice())).collect();
    dossier::read_light(&kept.case, &|digest| dossier::read_records(files.get(digest)?).ok().map(Rc::new))
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

async fn save(slot: Slot, case: Rc<Case>) -> Result<(), Trouble> {
    let light = dossier::write_light(&case);
    let records = |place: usize| case.sets().get(place).map(|set| dossier::write_records(set)).unwrap_or_default();
    storage::save(slot, &light.case, &light.files, &records).await
}

/// Opens another case; the user's own one is put aside first, so that it can be taken up again.
pub fn open_case(workspace: &WorkspaceHandle, case: Case, source: Source) {
    let (case, workspace) = (Rc::new(case), workspace.clone());
    if workspace.source != Source::Own || workspace.is_blank() {
        workspace.dispatch(Action::Open(case, source));
        return;
    }
    let own = workspace.case().clone();
    spawn_local(async move {
        // If the browser refuses, the step can still be undone in this visit; the state of saving shows the refusal.
        let _ = save(Slot::Aside, own).await;
        workspace.dispatch(Action::Open(case, source));
    });
}

/// Takes up the user's own case again, or a blank one.
pub fn back_to_own(workspace: &WorkspaceHandle) {
    let workspace = workspace.clone();
    spawn_local(async move {
        let own = storage::load(Slot::Aside).await.ok().flatten().and_then(|kept| open(&kept).ok());
        workspace.dispatch(Action::Open(Rc::new(own.unwrap_or_default()), Source::Own));
    });
}

/// Reads the kept case and shows it. `after` hears how it went.
fn restore(workspace: WorkspaceHandle, after: impl FnOnce(SaveState) + 'static) {
    spawn_local(async move {
        match storage::load(Slot::Current).await {
            Ok(None) => after(SaveState::Blank),
            Ok(Some(kept)) => match open(&kept) {
                Ok(case) => {
                    workspace.dispatch(Action::Restore(Rc::new(case), source_kept()));
                    after(SaveState::Found);
                }
                Err(refused) => {
                    // Put aside before anything new can be saved in its place.
                    let aside = storage::save(Slot::Unreadable, &kept.case, &[], &|_| Vec::new()).await;
                    after(match aside {
                        Ok(()) => SaveState::Unreadable(refused, kept.case.into()),
                        Err(trouble) => SaveState::Trouble(trouble),
                    });
                }
            },
            Err(trouble) => after(SaveState::Trouble(trouble)),
        }
    });
}

/// Keeps a workspace saved.
#[hook]
pub fn use_saving_of(workspace: &WorkspaceHandle) -> Saving {
    let state = use_state(|| SaveState::Opening);
    let writes = use_state(|| true);
    let persistent = use_state(|| None::<bool>);
    let saved_revision = use_mut_ref(|| 0_u64);
    let save_now = {
        let (workspace, state, persistent) = (workspace.clone(), state.clone(), persistent.clone());
        let saved_revision = saved_revision.clone();
        move || {
            let (case, source, revision) = (workspace.case().clone(), workspace.source, workspace.revision);
            let (state, persistent, saved_revision) = (state.clone(), persistent.clone(), saved_revision.clone());
            spawn_local(async move {
                match save(Slot::Current, case).await {
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
    let opening = *state == SaveState::Opening;
    let due = !opening && *writes && workspace.revision > workspace.restored.max(*saved_revision.borrow());

    {
        let (workspace, state, writes) = (workspace.clone(), state.clone(), writes.clone());
        use_effect_with((), move |()| {
            tabs::write_here(false, move |mine| writes.set(mine));
            restore(workspace, move |how| state.set(how));
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
        let (workspace, state) = (workspace.clone(), state.clone());
        use_effect_with(*writes, move |writes| {
            let reads_only = !*writes;
            let ear = if reads_only {
                tabs::Ear::new(move || {
                    let state = state.clone();
                    restore(workspace.clone(), move |how| state.set(how));
                })
            } else {
                None
            };
            move || drop(ear)
        });
    }
    let take_over = {
        let (workspace, state, writes) = (workspace.clone(), state.clone(), writes.clone());
        Callback::from(move |()| {
            let (workspace, state, writes) = (workspace.clone(), state.clone(), writes.clone());
            state.set(SaveState::Opening);
            restore(workspace, move |how| state.set(how));
            tabs::write_here(true, move |mine| writes.set(mine));
        })
    };
    Saving { state: (*state).clone(), writes: *writes, persistent: *persistent, take_over }
}

//! Files on their way in: read one after the other in a worker, looked at, corrected, taken in or put away.

use crate::app::browser::engine::{EngineWorker, Heard};
use crate::app::browser::files::{Bytes, Chosen};
use crate::app::desk::Desk;
use credit_mirror::desk::{Ask, FileRef, Said, Told};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The largest file that is handed to the reader, in bytes. Its own limit is lower; this one spares the memory.
const LARGEST: u64 = 200 << 20;

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its number in this visit.
    pub id: u32,
    /// The file chosen.
    pub file: Chosen,
    /// Its bytes, kept until the file is taken in or put away.
    pub bytes: Option<Bytes>,
    /// How often it was asked to be read again.
    pub again: u32,
    /// How often it was read; what was read last stays to be looked at while it is read again.
    pub readings: u32,
    /// How it stands.
    pub state: JobState,
}

/// How a file stands.
#[derive(Clone, Debug, PartialEq)]
pub enum JobState {
    /// Waits for its turn.
    Waiting,
    /// Being read: share done (0 to 1), rows so far.
    Reading(f64, f64),
    /// Read; to be looked at.
    Read(Vec<FileRef>),
    /// Not a file that can be read, and why.
    Refused(Said),
    /// Larger than can be handed to the reader.
    TooLarge,
    /// The browser or the reader broke; its words.
    Failed(String),
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Jobs {
    jobs: Vec<Job>,
    next: u32,
}

/// What happens to the files on their way in.
#[derive(Debug)]
pub enum Step {
    /// Files were chosen.
    Add(Vec<Chosen>),
    /// The bytes of a file came.
    Opened(u32, Bytes),
    /// A file stands otherwise, in the reading that was asked for at this time.
    State(u32, u32, JobState),
    /// A file is to be read again with other choices.
    Again(u32),
    /// A file was taken in or put away.
    Drop(u32),
}

impl Reducible for Jobs {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = (*self).clone();
        let mut with = |id: u32, change: &dyn Fn(&mut Job)| {
            if let Some(job) = next.jobs.iter_mut().find(|job| job.id == id) {
                change(job);
            }
        };
        match step {
            Step::Add(files) => {
                for file in files {
                    let state = if file.size() > LARGEST { JobState::TooLarge } else { JobState::Waiting };
                    next.jobs.push(Job { id: next.next, file, bytes: None, again: 0, readings: 0, state });
                    next.next += 1;
                }
            }
            Step::Opened(id, bytes) => with(id, &|job| job.bytes = Some(bytes.clone())),
            // What an earlier reading gives comes too late.
            Step::State(id, again, state) => with(id, &|job| {
                if job.again == again {
                    job.readings += u32::from(matches!(state, JobState::Read(_)));
                    job.state = state.clone();
                }
            }),
            Step::Again(id) => with(id, &|job| {
                job.again += 1;
                job.state = JobState::Waiting;
            }),
            Step::Drop(id) => next.jobs.retain(|job| job.id != id),
        }
        Rc::new(next)
    }
}

/// The files on their way in, as components see them.
#[derive(Clone, PartialEq)]
pub struct Imports {
    jobs: UseReducerHandle<Jobs>,
    desk: Desk,
}

impl Imports {
    /// All of them, in the order chosen.
    pub fn jobs(&self) -> Vec<Job> {
        self.jobs.jobs.clone()
    }

    /// Adds files.
    pub fn add(&self, files: Vec<Chosen>) {
        self.jobs.dispatch(Step::Add(files));
    }

    /// Makes a choice about a file and reads it again.
    pub fn choose(&self, id: u32, what: &str, of: &str, value: String) {
        self.desk.tell(Ask::Choose(id, what.to_owned(), of.to_owned(), value));
        self.jobs.dispatch(Step::Again(id));
    }

    /// What a file holds, if it was read.
    pub fn files_of(&self, id: u32) -> Vec<FileRef> {
        let job = self.jobs.jobs.iter().find(|job| job.id == id);
        job.map(|job| if let JobState::Read(files) = &job.state { files.clone() } else { Vec::new() })
            .unwrap_or_default()
    }

    /// Puts a file away; one that is being read is given up.
    pub fn put_away(&self, id: u32) {
        self.desk.tell(Ask::Drop(id));
        self.jobs.dispatch(Step::Drop(id));
    }
}

/// Reads the files that wait, one at a time, for as long as the application lives.
#[hook]
pub fn use_imports_of(desk: &Desk) -> Imports {
    let jobs = use_reducer(Jobs::default);
    // The worker of the file being read. Dropping it ends the work.
    let worker = use_mut_ref(|| None::<(u32, EngineWorker)>);
    let reading = jobs.jobs.iter().find(|job| matches!(job.state, JobState::Reading(..))).map(|job| job.id);
    if worker.borrow().as_ref().is_some_and(|(id, _)| Some(*id) != reading) {
        *worker.borrow_mut() = None;
    }
    let turn =
        if reading.is_some() { None } else { jobs.jobs.iter().find(|job| job.state == JobState::Waiting).cloned() };
    {
        let (jobs, desk) = (jobs.clone(), desk.clone());
        use_effect_with(turn, move |turn| {
            let Some(job) = turn.clone() else { return };
            jobs.dispatch(Step::State(job.id, job.again, JobState::Reading(0.0, 0.0)));
            spawn_local(async move {
                match start(&job, &jobs, &desk).await {
                    // Put away while its bytes were fetched: the worker is dropped here.
                    Ok(started) if jobs.jobs.iter().any(|other| other.id == job.id) => {
                        *worker.borrow_mut() = Some((job.id, started));
                    }
                    Ok(_) => {}
                    Err(words) => jobs.dispatch(Step::State(job.id, job.again, JobState::Failed(words))),
                }
            });
        });
    }
    Imports { jobs, desk: desk.clone() }
}

async fn start(job: &Job, jobs: &UseReducerHandle<Jobs>, desk: &Desk) -> Result<EngineWorker, String> {
    let bytes = match &job.bytes {
        Some(bytes) => bytes.clone(),
        None => job.file.bytes().await?,
    };
    jobs.dispatch(Step::Opened(job.id, bytes.clone()));
    let Told::Text(request) = desk.ask(Ask::Request(job.id)).await? else { return Err(String::new()) };
    let (id, again, heard_jobs, desk) = (job.id, job.again, jobs.clone(), desk.clone());
    let worker = EngineWorker::start(move |heard| {
        let state = |state| heard_jobs.dispatch(Step::State(id, again, state));
        match heard {
            Heard::Progress { done, total, rows } => {
                state(JobState::Reading(if total > 0.0 { done / total } else { 0.0 }, rows));
            }
            Heard::Failed(_, words) => state(JobState::Failed(words)),
            Heard::Read(readings) => look_at((id, again), &readings, heard_jobs.clone(), desk.clone()),
            Heard::Answer(_) => {}
        }
    })?;
    worker.read(&job.file.name, &bytes, &request)?;
    Ok(worker)
}

/// Hands what was read to the desk, which says what it is.
fn look_at((id, again): (u32, u32), readings: &JsValue, jobs: UseReducerHandle<Jobs>, desk: Desk) {
    desk.hold(id, readings);
    spawn_local(async move {
        let state = match desk.ask(Ask::Preview(id, Vec::new())).await {
            Ok(Told::Previewed(files)) => JobState::Read(files),
            Ok(Told::Refused(said)) => JobState::Refused(said),
            Ok(_) => JobState::Failed(String::new()),
            Err(words) => JobState::Failed(words),
        };
        jobs.dispatch(Step::State(id, again, state));
    });
}

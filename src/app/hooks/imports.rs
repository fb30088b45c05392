//! Files on their way in: read one after the other in a worker, looked at, corrected, taken in or put away.

use crate::app::browser::files::{Bytes, Chosen};
use crate::app::browser::importer::{Importer, Told};
use credit_mirror::dossier::{read_reading, write_request};
use credit_mirror::intake::{Recipe, RecordSet, Refusal};
use credit_mirror::kernel::Currency;
use std::rc::Rc;
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
    /// What the user has chosen about it.
    pub recipe: Recipe,
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
    Read(Rc<RecordSet>),
    /// Not a file that can be read, and why.
    Refused(Rc<Refusal>),
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
    /// A file stands otherwise.
    State(u32, JobState),
    /// A file is to be read again with other choices.
    Again(u32, Recipe),
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
                    next.jobs.push(Job { id: next.next, file, bytes: None, recipe: Recipe::default(), state });
                    next.next += 1;
                }
            }
            Step::Opened(id, bytes) => with(id, &|job| job.bytes = Some(bytes.clone())),
            Step::State(id, state) => with(id, &|job| job.state = state.clone()),
            Step::Again(id, recipe) => with(id, &|job| {
                job.recipe = recipe.clone();
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

    /// Reads a file again with other choices.
    pub fn again(&self, id: u32, recipe: Recipe) {
        self.jobs.dispatch(Step::Again(id, recipe));
    }

    /// Puts a file away; one that is being read is given up.
    pub fn put_away(&self, id: u32) {
        self.jobs.dispatch(Step::Drop(id));
    }
}

/// Reads the files that wait, one at a time, for as long as the application lives.
#[hook]
pub fn use_imports_of(currency: Currency) -> Imports {
    let jobs = use_reducer(Jobs::default);
    // The worker of the file being read. Dropping it ends the work.
    let worker = use_mut_ref(|| None::<(u32, Importer)>);
    let reading = jobs.jobs.iter().find(|job| matches!(job.state, JobState::Reading(..))).map(|job| job.id);
    if worker.borrow().as_ref().is_some_and(|(id, _)| Some(*id) != reading) {
        *worker.borrow_mut() = None;
    }
    let turn =
        if reading.is_some() { None } else { jobs.jobs.iter().find(|job| job.state == JobState::Waiting).cloned() };
    {
        let jobs = jobs.clone();
        use_effect_with(turn, move |turn| {
            let Some(job) = turn.clone() else { return };
            jobs.dispatch(Step::State(job.id, JobState::Reading(0.0, 0.0)));
            spawn_local(async move {
                let bytes = match job.bytes {
                    Some(bytes) => Ok(bytes),
                    None => job.file.bytes().await,
                };
                let started = bytes.and_then(|bytes| {
                    jobs.dispatch(Step::Opened(job.id, bytes.clone()));
                    let request = write_request(currency, &job.recipe);
                    let (id, jobs) = (job.id, jobs.clone());
                    Importer::start(&job.file.name, &bytes, &request, move |told| {
                        jobs.dispatch(Step::State(id, state(told)))
                    })
                });
                match started {
                    // Put away while its bytes were fetched: the worker is dropped here.
                    Ok(importer) if jobs.jobs.iter().any(|other| other.id == job.id) => {
                        *worker.borrow_mut() = Some((job.id, importer));
                    }
                    Ok(_) => {}
                    Err(words) => jobs.dispatch(Step::State(job.id, JobState::Failed(words))),
                }
            });
        });
    }
    Imports { jobs }
}

/// What the worker's words mean for a file.
fn state(told: Told) -> JobState {
    match told {
        Told::Progress { done, total, rows } => JobState::Reading(if total > 0.0 { done / total } else { 0.0 }, rows),
        Told::Failed(words) => JobState::Failed(words),
        Told::Done(json) => match read_reading(&json) {
            Ok(Ok(set)) => JobState::Read(Rc::new(set)),
            Ok(Err(refusal)) => JobState::Refused(Rc::new(*refusal)),
            Err(words) => JobState::Failed(words),
        },
    }
}

//! The line to the desk: the engine in its worker.

use super::browser::engine::{EngineWorker, Heard};
use credit_mirror::desk::{Ask, Call, Draft, Told, pack, unpack};
use futures_channel::oneshot;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::platform::spawn_local;

/// Who waits for the answer of a number, and the letter that the question went with.
type Waiting = Rc<RefCell<BTreeMap<u32, (u32, oneshot::Sender<Result<Told, String>>)>>>;

/// The line to the desk; equal only to itself. What is said in one turn of the page goes as one letter, so that a
/// keystroke costs one journey, and all pages that follow from it change together.
#[derive(Clone)]
pub struct Desk {
    worker: Rc<Result<EngineWorker, String>>,
    waiting: Waiting,
    next: Rc<Cell<u32>>,
    letter: Rc<RefCell<Vec<Call<Ask>>>>,
    known: Rc<RefCell<Option<Rc<Draft>>>>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.worker, &other.worker)
    }
}

fn answer(waiting: &Waiting, number: u32, told: Result<Told, String>) {
    let asker = waiting.borrow_mut().remove(&number);
    // One who no longer waits is no problem.
    let _ = asker.map(|(_, asker)| asker.send(told));
}

fn fail(waiting: &Waiting, letter: u32, words: &str) {
    let numbers: Vec<u32> =
        waiting.borrow().iter().filter(|(_, (of, _))| *of == letter).map(|(number, _)| *number).collect();
    for number in numbers {
        answer(waiting, number, Err(words.to_owned()));
    }
}

impl Desk {
    /// Opens the line. What is asked before the engine has arrived is answered when it has.
    pub fn open() -> Self {
        let waiting = Waiting::default();
        let asked = waiting.clone();
        let worker = EngineWorker::start(move |heard| match heard {
            Heard::Answer(bytes) => {
                for call in unpack::<Vec<Call<Told>>>(&bytes).unwrap_or_default() {
                    answer(&asked, call.number, Ok(call.message));
                }
            }
            Heard::Failed(letter, words) => fail(&asked, letter, &words),
            Heard::Progress { .. } | Heard::Read(_) => {}
        });
        Self { worker: Rc::new(worker), waiting, next: Rc::default(), letter: Rc::default(), known: Rc::default() }
    }

    /// Tells the desk what the case is now, if it does not know yet.
    pub fn know(&self, draft: &Rc<Draft>) {
        let same = self.known.borrow().as_ref().is_some_and(|known| Rc::ptr_eq(known, draft));
        if !same {
            *self.known.borrow_mut() = Some(draft.clone());
            self.tell(Ask::Draft(Box::new((**draft).clone())));
        }
    }

    /// Says something that needs no answer.
    pub fn tell(&self, ask: Ask) {
        self.write(ask);
    }

    /// Gives the desk the readings of a file, ahead of the question that is about them. Where they cannot be sent, the
    /// question finds none and is answered so.
    pub fn hold(&self, file: u32, readings: &JsValue) {
        let _ = self.worker.as_ref().as_ref().map(|worker| worker.hold(file, readings));
    }

    /// Adds a message to the letter of this turn. Gives its number and that of the letter.
    fn write(&self, message: Ask) -> (u32, u32) {
        let number = self.next.get();
        self.next.set(number.wrapping_add(1));
        let mut letter = self.letter.borrow_mut();
        letter.push(Call { number, message });
        if letter.len() == 1 {
            let desk = self.clone();
            spawn_local(async move { desk.post() });
        }
        (number, letter.first().map_or(number, |first| first.number))
    }

    fn post(&self) {
        let calls = self.letter.take();
        let Some(first) = calls.first().map(|call| call.number) else { return };
        let sent = match &*self.worker {
            Ok(worker) => worker.send(first, &pack(&calls)),
            Err(words) => Err(words.clone()),
        };
        if let Err(words) = sent {
            fail(&self.waiting, first, &words);
        }
    }

    /// Asks something.
    ///
    /// # Errors
    /// The browser's words when the engine did not arrive or stopped.
    pub async fn ask(&self, ask: Ask) -> Result<Told, String> {
        let (asker, answer) = oneshot::channel();
        let (number, letter) = self.write(ask);
        self.waiting.borrow_mut().insert(number, (letter, asker));
        answer.await.map_err(|gone| gone.to_string())?
    }
}

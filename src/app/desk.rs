//! The line to the desk: the engine in its worker.

use super::browser::engine::{EngineWorker, Heard};
use credit_mirror::desk::{Ask, Call, Draft, Told, pack, unpack};
use futures_channel::oneshot;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

type Waiting = Rc<RefCell<BTreeMap<u32, oneshot::Sender<Result<Told, String>>>>>;

/// The line to the desk; equal only to itself.
#[derive(Clone)]
pub struct Desk {
    worker: Rc<Result<EngineWorker, String>>,
    waiting: Waiting,
    next: Rc<Cell<u32>>,
    known: Rc<RefCell<Option<Rc<Draft>>>>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.worker, &other.worker)
    }
}

impl Desk {
    /// Opens the line. What is asked before the engine has arrived is answered when it has.
    pub fn open() -> Self {
        let waiting = Waiting::default();
        let asked = waiting.clone();
        let worker = EngineWorker::start(move |heard| {
            let (number, told) = match heard {
                Heard::Answer(bytes) => match unpack::<Call<Told>>(&bytes) {
                    Some(call) => (call.number, Ok(call.message)),
                    None => return,
                },
                Heard::Failed(number, words) => (number, Err(words)),
                Heard::Progress { .. } => return,
            };
            let asker = asked.borrow_mut().remove(&number);
            // One who no longer waits is no problem.
            let _ = asker.map(|asker| asker.send(told));
        });
        Self { worker: Rc::new(worker), waiting, next: Rc::default(), known: Rc::default() }
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
        // A message that is not taken shows itself in the next question's answer.
        let _ = self.send(ask);
    }

    fn send(&self, message: Ask) -> Result<u32, String> {
        let number = self.next.get();
        self.next.set(number.wrapping_add(1));
        let worker = (*self.worker).as_ref().map_err(Clone::clone)?;
        worker.send(number, &pack(&Call { number, message }))?;
        Ok(number)
    }

    /// Asks something.
    ///
    /// # Errors
    /// The browser's words when the engine did not arrive or stopped.
    pub async fn ask(&self, ask: Ask) -> Result<Told, String> {
        let (asker, answer) = oneshot::channel();
        let number = self.send(ask)?;
        self.waiting.borrow_mut().insert(number, asker);
        answer.await.map_err(|gone| gone.to_string())?
    }
}

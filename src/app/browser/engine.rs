//! The engine's workers: one that answers the page, and one for each file being read. `boot.js` starts them.

use super::files::Bytes;
use super::js::{call, get, number, object, text};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// What a worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Bytes done and in all, rows so far.
    Progress {
        /// Bytes worked through.
        done: f64,
        /// Bytes in all.
        total: f64,
        /// Rows read so far.
        rows: f64,
    },
    /// The answer of the desk.
    Answer(Vec<u8>),
    /// What reading a file gave: for [`EngineWorker::hold`].
    Read(JsValue),
    /// The message of this number failed; in the browser's words.
    Failed(u32, String),
}

/// A running worker. Dropping it ends the work.
pub struct EngineWorker {
    worker: Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

fn words(problem: &JsValue) -> String {
    text(problem, "message").unwrap_or_else(|| format!("{problem:?}"))
}

impl EngineWorker {
    /// Starts a worker.
    ///
    /// # Errors
    /// When the browser does not.
    pub fn start(told: impl Fn(Heard) + 'static) -> Result<Self, String> {
        let boot = get(&js_sys::global(), "creditMirror").ok_or_else(|| "creditMirror".to_owned())?;
        let started = call(&boot, "startEngine", &[]).and_then(JsCast::dyn_into);
        let worker: Worker = started.map_err(|problem| words(&problem))?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = read(&event.data()) {
                told(message);
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Ok(Self { worker, _heard: heard })
    }

    /// Sends a message to the desk under a number.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub fn send(&self, number: u32, message: &[u8]) -> Result<(), String> {
        let buffer = Uint8Array::from(message).buffer();
        self.post(&[("id", number.into()), ("call", buffer.clone().into())], &Array::of1(&buffer))
    }

    /// Gives the readings of a file to the desk's worker, ahead of the message that asks for them.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub fn hold(&self, number: u32, readings: &JsValue) -> Result<(), String> {
        self.post(&[("id", number.into()), ("held", readings.clone())], &Array::of1(readings))
    }

    /// Gives a file to be read.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub fn read(&self, name: &str, bytes: &Bytes, request: &str) -> Result<(), String> {
        let message = [("id", 0.into()), ("name", name.into()), ("file", bytes.0.clone()), ("options", request.into())];
        self.post(&message, &Array::new())
    }

    fn post(&self, message: &[(&str, JsValue)], transfer: &Array) -> Result<(), String> {
        self.worker.post_message_with_transfer(&object(message), transfer).map_err(|problem| words(&problem))
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn read(data: &JsValue) -> Option<Heard> {
    match text(data, "kind")?.as_str() {
        "progress" => Some(Heard::Progress {
            done: number(data, "done")?,
            total: number(data, "total")?,
            rows: number(data, "rows").unwrap_or_default(),
        }),
        "told" => Some(Heard::Answer(Uint8Array::new(&get(data, "bytes")?).to_vec())),
        "done" => Some(Heard::Read(get(data, "bytes")?)),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers of messages are ours")]
        "failed" => Some(Heard::Failed(
            number(data, "id").unwrap_or_default() as u32,
            text(data, "message").unwrap_or_default(),
        )),
        _ => None,
    }
}

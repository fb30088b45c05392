//! The importer's worker: reads files off the main thread. `boot.js` starts it; ending it cancels.

use super::files::Bytes;
use super::js::{call, get, number, object, text};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// What the worker says about a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Bytes done and in all, rows so far.
    Progress {
        /// Bytes worked through.
        done: f64,
        /// Bytes in all.
        total: f64,
        /// Rows read so far.
        rows: f64,
    },
    /// The result as JSON.
    Done(Vec<u8>),
    /// It failed; in the browser's words.
    Failed(String),
}

/// A running worker for one piece of work.
pub struct Importer {
    worker: Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Importer {
    /// Starts reading a file; `options` is the recipe as JSON text. The bytes are copied, so that they can be read again.
    ///
    /// # Errors
    /// When no worker could be started.
    pub fn start(name: &str, bytes: &Bytes, options: &str, told: impl Fn(Told) + 'static) -> Result<Self, String> {
        let buffer = bytes.0.slice(0, bytes.0.length()).buffer();
        let message =
            [("id", 1.into()), ("name", name.into()), ("bytes", buffer.clone().into()), ("options", options.into())];
        Self::ask(&object(&message), &Array::of1(&buffer), told)
    }

    /// Starts making the case of an invented firm, by its number.
    ///
    /// # Errors
    /// When no worker could be started.
    pub fn sample(number: u32, told: impl Fn(Told) + 'static) -> Result<Self, String> {
        Self::ask(&object(&[("id", 1.into()), ("sample", number.into())]), &Array::new(), told)
    }

    fn ask(message: &JsValue, transfer: &Array, told: impl Fn(Told) + 'static) -> Result<Self, String> {
        let words = |problem: JsValue| text(&problem, "message").unwrap_or_else(|| format!("{problem:?}"));
        let boot = get(&js_sys::global(), "creditMirror").ok_or_else(|| "creditMirror".to_owned())?;
        let worker: Worker = call(&boot, "startImporter", &[]).and_then(JsCast::dyn_into).map_err(words)?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = read(&event.data()) {
                told(message);
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.post_message_with_transfer(message, transfer).map_err(words)?;
        Ok(Self { worker, _heard: heard })
    }
}

impl Drop for Importer {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn read(data: &JsValue) -> Option<Told> {
    match text(data, "kind")?.as_str() {
        "progress" => Some(Told::Progress {
            done: number(data, "done")?,
            total: number(data, "total")?,
            rows: number(data, "rows").unwrap_or_default(),
        }),
        "done" => Some(Told::Done(Uint8Array::new(&get(data, "json")?).to_vec())),
        "failed" => Some(Told::Failed(text(data, "message").unwrap_or_default())),
        _ => None,
    }
}

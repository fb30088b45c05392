//! The second program: the engine in a worker. It reads files and makes every page that follows from the case, so that
//! the first program stays small and alive.

#[cfg(target_arch = "wasm32")]
#[path = "engine/samples.rs"]
mod samples;

// A file is a million small texts, and Rust's own allocator for Wasm takes several times as long for each.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exports {
    use super::samples;
    use credit_mirror::assessment::{Packs, assess};
    use credit_mirror::desk::{Ask, Call, Desk, pack, unpack};
    use credit_mirror::dossier::{read, read_request, write_readings};
    use credit_mirror::intake::{Incoming, Progress, Reading, Recipe, read_digested};
    use credit_mirror::kernel::{Currency, Date};
    use credit_mirror::report::assessment_json;
    use credit_mirror::wording::Words;
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    thread_local! {
        static DESK: RefCell<Desk> = RefCell::new(Desk::new(samples::case));
        static BYTES: RefCell<Incoming> = RefCell::default();
        static READ: RefCell<Vec<Reading>> = const { RefCell::new(Vec::new()) };
        static HELD: RefCell<BTreeMap<u32, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
    }

    /// Answers the messages of one letter of the page, as `desk::pack` writes them.
    ///
    /// # Errors
    /// When the bytes are no letter of this build.
    #[wasm_bindgen]
    pub fn desk(letter: &[u8]) -> Result<Vec<u8>, JsValue> {
        let calls: Vec<Call<_>> = unpack(letter).ok_or_else(|| JsValue::from_str("not a letter of this build"))?;
        let told = DESK.with_borrow_mut(|desk| {
            calls
                .into_iter()
                .map(|call| Call { number: call.number, message: desk.answer(with_held(call.message)) })
                .collect::<Vec<_>>()
        });
        Ok(pack(&told))
    }

    /// Keeps the readings of a file, so that they need not pass through the page's memory: the next question about this
    /// file that brings none means these.
    #[wasm_bindgen]
    pub fn hold(file: u32, readings: Vec<u8>) {
        HELD.with_borrow_mut(|held| held.insert(file, readings));
    }

    fn with_held(message: Ask) -> Ask {
        match message {
            Ask::Preview(file, readings) if readings.is_empty() => {
                let held = HELD.with_borrow_mut(|held| held.remove(&file)).unwrap_or_default();
                Ask::Preview(file, held)
            }
            other => other,
        }
    }

    /// Bytes that are free in one piece while a file is read.
    const ROOM: usize = 4 << 20;

    /// Makes sure that so much memory is free in one piece. The allocator asks the browser for 64 KiB at a time, and each
    /// growth is dear: where V8 collects garbage for it, a file of 50 MB waits for memory longer than it is read.
    fn room(bytes: usize) {
        let mut room = Vec::<u8>::new();
        // What cannot be had at once is asked for piece by piece when it is needed.
        let _ = room.try_reserve_exact(bytes);
        std::hint::black_box(&mut room);
    }

    /// Takes the bytes of a file. Rows, cells and records of a table are asked for in one exact piece each, so that no
    /// more room is needed ahead than for what is small.
    #[wasm_bindgen]
    pub fn open_file(bytes: Vec<u8>) {
        room(ROOM);
        BYTES.set(bytes.into());
    }

    /// Makes room for a file of so many bytes, which [`add_bytes`] gives.
    #[wasm_bindgen]
    pub fn open_large(size: usize) {
        room(ROOM);
        BYTES.set(Incoming::of_size(size));
    }

    /// Takes the next bytes of a file.
    #[wasm_bindgen]
    pub fn add_bytes(piece: &[u8]) {
        BYTES.with_borrow_mut(|bytes| bytes.push(piece));
    }

    /// Reads the file whose bytes were given. `request` is a list of part names with JSON as `dossier::write_request`
    /// writes it; [`take_readings`] gives what was read. `digested` says that it will be told the bytes' SHA-256, which
    /// the browser works out meanwhile. `on_progress` is called with bytes done, bytes in all and rows.
    ///
    /// # Errors
    /// The words of the reader of the request.
    #[wasm_bindgen]
    pub fn import_file(
        name: &str,
        request: &str,
        digested: bool,
        on_progress: &js_sys::Function,
    ) -> Result<(), JsValue> {
        let requests: Vec<(String, String)> =
            serde_json::from_str(request).map_err(|error| JsValue::from_str(&error.to_string()))?;
        let mut currency = Currency::CNY;
        let mut recipes = Vec::new();
        for (part, request) in requests {
            let (of_case, recipe) = read_request(&request).map_err(|words| JsValue::from_str(&words))?;
            currency = of_case;
            recipes.push((part, recipe));
        }
        let choose = |name: &str| Recipe::of_part(&recipes, name);
        let mut progress = |progress: Progress| {
            room(ROOM);
            // A page that no longer listens is no reason to stop.
            #[expect(clippy::cast_precision_loss, reason = "files are far below 2^53 bytes")]
            let _ = on_progress.call3(
                &JsValue::NULL,
                &JsValue::from_f64(progress.done_bytes as f64),
                &JsValue::from_f64(progress.total_bytes as f64),
                &JsValue::from_f64(f64::from(progress.rows)),
            );
        };
        let readings = read_digested(BYTES.take(), digested.then_some(""), name, &choose, currency, &mut progress);
        READ.set(readings);
        Ok(())
    }

    /// What was read of the file, for `dossier::read_readings`; its last 64 bytes are the place of the bytes' SHA-256 in
    /// hexadecimal, if it was promised.
    #[wasm_bindgen]
    #[must_use]
    pub fn take_readings() -> Vec<u8> {
        write_readings(READ.take())
    }

    /// Assesses one saved case: the assessment as JSON, or the reason why the case cannot be used.
    #[wasm_bindgen]
    #[must_use]
    pub fn assess_case(case: &str, as_of: &str) -> String {
        let Ok(as_of) = as_of.parse::<Date>() else { return format!("{as_of:?} is not a date") };
        match read(case) {
            Ok(case) => {
                let pack = Packs::default().of(case.answers());
                assessment_json(&assess(&case.under(&pack), &pack, as_of)).to_string()
            }
            Err(refused) => Words::default().refused(&refused),
        }
    }
}

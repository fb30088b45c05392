//! The second program: reads files in a worker, so that the page stays alive and its first load stays small.

#[cfg(target_arch = "wasm32")]
#[path = "importer/samples.rs"]
mod samples;

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exports {
    use super::samples;
    use credit_mirror::assessment::assess;
    use credit_mirror::dossier::{read, read_request, write_reading};
    use credit_mirror::kernel::Date;
    use credit_mirror::report::assessment_json;
    use credit_mirror::rules::Pack;
    use credit_mirror::wording::Words;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    /// Reads one file. `request` is JSON as `dossier::write_request` writes it; the answer is JSON as
    /// `dossier::read_reading` reads it. `on_progress` is called with bytes done, bytes in all and rows.
    ///
    /// # Errors
    /// The words of the reader of the request.
    #[wasm_bindgen]
    pub fn import_file(
        bytes: Vec<u8>,
        name: &str,
        request: &str,
        on_progress: &js_sys::Function,
    ) -> Result<Vec<u8>, JsValue> {
        let (currency, recipe) = read_request(request).map_err(|words| JsValue::from_str(&words))?;
        let reading = credit_mirror::intake::read(&bytes, name, &recipe, currency, &mut |progress| {
            // A page that no longer listens is no reason to stop.
            #[expect(clippy::cast_precision_loss, reason = "files are far below 2^53 bytes")]
            let _ = on_progress.call3(
                &JsValue::NULL,
                &JsValue::from_f64(progress.done_bytes as f64),
                &JsValue::from_f64(progress.total_bytes as f64),
                &JsValue::from_f64(f64::from(progress.rows)),
            );
        });
        Ok(write_reading(&reading))
    }

    /// The saved case of an invented firm by its number, with its files read anew.
    ///
    /// # Errors
    /// Why it cannot be made.
    #[wasm_bindgen]
    pub fn sample_firm(number: usize) -> Result<Vec<u8>, JsValue> {
        samples::case(number).map(String::into_bytes).map_err(|words| JsValue::from_str(&words))
    }

    /// Assesses one saved case: the assessment as JSON, or the reason why the case cannot be used.
    #[wasm_bindgen]
    #[must_use]
    pub fn assess_case(case: &str, as_of: &str) -> String {
        let Ok(as_of) = as_of.parse::<Date>() else { return format!("{as_of:?} is not a date") };
        match read(case) {
            Ok(case) => assessment_json(&assess(&case, &Pack::china(), as_of)).to_string(),
            Err(refused) => Words::default().refused(&refused),
        }
    }
}

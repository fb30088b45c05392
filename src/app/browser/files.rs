//! Files from and to the user's device.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, Event, File, FileList, HtmlElement, HtmlInputElement, Url};

/// The largest file whose bytes are kept, in bytes. A larger one is read again where it lies.
const KEPT: u64 = 8 << 20;

/// The bytes of a file, as the browser holds them, or a large file itself; equal only to themselves.
#[derive(Clone, Debug)]
pub struct Bytes(pub(super) JsValue);

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        js_sys::Object::is(&self.0, &other.0)
    }
}

/// A file that the user chose.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    file: File,
}

impl Chosen {
    /// Its size in bytes.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and not negative")]
    pub fn size(&self) -> u64 {
        self.file.size() as u64
    }

    /// Its bytes, as the browser holds them.
    ///
    /// # Errors
    /// The browser's words when the file cannot be read (moved, or no permission).
    pub async fn bytes(&self) -> Result<Bytes, String> {
        if self.size() > KEPT {
            return Ok(Bytes(self.file.clone().into()));
        }
        JsFuture::from(self.file.array_buffer()).await.map(Bytes).map_err(|e| words(&e))
    }

    /// Its text, as UTF-8.
    ///
    /// # Errors
    /// The browser's words when the file cannot be read.
    pub async fn text(&self) -> Result<String, String> {
        let text = JsFuture::from(self.file.text()).await.map_err(|e| words(&e))?;
        Ok(text.as_string().unwrap_or_default())
    }
}

fn words(problem: &JsValue) -> String {
    super::js::text(problem, "message").unwrap_or_else(|| format!("{problem:?}"))
}

fn listed(files: Option<FileList>) -> Vec<Chosen> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|i| files.get(i)).map(|file| Chosen { name: file.name(), file }).collect()
}

/// The files chosen in an input; the input is emptied, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Vec<Chosen> {
    let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files dropped on an element.
#[must_use]
pub fn dropped(transfer: Option<DataTransfer>) -> Vec<Chosen> {
    listed(transfer.and_then(|t| t.files()))
}

/// Offers text as a file to save.
///
/// # Errors
/// When the browser cannot make a file.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), String> {
    let bag = BlobPropertyBag::new();
    bag.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &bag).map_err(|e| words(&e))?;
    let url = Url::create_object_url_with_blob(&blob).map_err(|e| words(&e))?;
    let anchor = super::page::document()
        .and_then(|d| d.create_element("a").ok())
        .and_then(|a| a.dyn_into::<HtmlElement>().ok())
        .ok_or_else(|| "no document".to_owned())?;
    let set = anchor.set_attribute("href", &url).and_then(|()| anchor.set_attribute("download", name));
    set.map_err(|e| words(&e))?;
    anchor.click();
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

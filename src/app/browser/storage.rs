//! The browser's database: the case as one text, each file's records beside it, stored once.

use super::js::{call, get, object};
use super::page::window;
use credit_mirror::dossier::names_file;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

const DATABASE: &str = "credit-mirror";
const CASES: &str = "cases";
const FILES: &str = "files";

/// Which case is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// The one being worked on.
    Current,
    /// The user's own one that was put aside for another.
    Aside,
    /// One that this program could not open, kept as it was found.
    Unreadable,
    /// No case: the text of the pack that the user opened.
    Pack,
}

impl Slot {
    const fn key(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Aside => "aside",
            Self::Unreadable => "unreadable",
            Self::Pack => "pack",
        }
    }
}

/// Why the browser did not keep or give the data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser has no database here, or forbids it.
    Refused,
    /// There is no room left.
    Full,
    /// Something else; the browser's words.
    Other(String),
}

impl From<JsValue> for Trouble {
    fn from(problem: JsValue) -> Self {
        let text = |name| super::js::text(&problem, name).unwrap_or_default();
        match text("name").as_str() {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "InvalidStateError" | "NotAllowedError" | "UnknownError" | "TypeError" => Self::Refused,
            name => Self::Other(format!("{name} {}", text("message"))),
        }
    }
}

/// A promise that an event settles: `good` resolves with the target's result, each of `bad` rejects with its error.
fn settled(target: &JsValue, good: &str, bad: &[&str]) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let source = target.clone();
        let done = Closure::once_into_js(move |_: JsValue| {
            let result = get(&source, "result").unwrap_or(JsValue::UNDEFINED);
            let _ = resolve.call1(&JsValue::UNDEFINED, &result);
        });
        let _ = js_sys::Reflect::set(target, &JsValue::from_str(good), &done);
        for name in bad {
            let (source, reject) = (target.clone(), reject.clone());
            let failed = Closure::once_into_js(move |_: JsValue| {
                let _ = reject.call1(&JsValue::UNDEFINED, &get(&source, "error").unwrap_or(JsValue::NULL));
            });
            let _ = js_sys::Reflect::set(target, &JsValue::from_str(name), &failed);
        }
    })
}

/// The answer to a request. Listens at once, since the answer may come before anyone waits for it.
fn answer(request: IdbRequest) -> impl Future<Output = Result<JsValue, Trouble>> {
    let promise = settled(&request, "onsuccess", &["onerror"]);
    async move { Ok(JsFuture::from(promise).await?) }
}

async fn database() -> Result<IdbDatabase, Trouble> {
    let factory = window().ok_or(Trouble::Refused)?.indexed_db()?.ok_or(Trouble::Refused)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let source = request.clone();
    let upgrade = Closure::once_into_js(move |_: JsValue| {
        if let Some(database) = source.result().ok().and_then(|r| r.dyn_into::<IdbDatabase>().ok()) {
            // The stores do not exist yet at version 1, so neither call can fail.
            let _ = database.create_object_store(CASES);
            let _ = database.create_object_store(FILES);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let result = JsFuture::from(settled(&request, "onsuccess", &["onerror", "onblocked"])).await?;
    result.dyn_into().map_err(Trouble::from)
}

/// A transaction over both stores. Writing asks the browser to wait until the data are on the disk.
fn transaction(database: &IdbDatabase, write: bool) -> Result<IdbTransaction, Trouble> {
    let stores = Array::of2(&CASES.into(), &FILES.into());
    let options = object(&[("durability", "strict".into())]);
    let mode = if write { "readwrite" } else { "readonly" };
    let made = call(database, "transaction", &[stores.into(), mode.into(), options])?;
    made.dyn_into().map_err(Trouble::from)
}

fn stores(transaction: &IdbTransaction) -> Result<(IdbObjectStore, IdbObjectStore), Trouble> {
    Ok((transaction.object_store(CASES)?, transaction.object_store(FILES)?))
}

/// The digests whose records are not kept yet.
///
/// # Errors
/// Why the browser does not say.
pub async fn missing(digests: &[String]) -> Result<Vec<String>, Trouble> {
    if digests.is_empty() {
        return Ok(Vec::new());
    }
    let database = database().await?;
    let (_, files) = stores(&transaction(&database, false)?)?;
    let kept = strings(answer(files.get_all_keys()?).await?);
    database.close();
    Ok(digests.iter().filter(|digest| !kept.contains(digest)).cloned().collect())
}

fn strings(list: JsValue) -> Vec<String> {
    Array::from(&list).iter().map(|one| one.as_string().unwrap_or_default()).collect()
}

/// Keeps a case with its files by digest; `records` has those not yet kept.
///
/// # Errors
/// Why the browser did not keep it; what it had before stays.
pub async fn save(slot: Slot, case: &str, digests: &[String], records: &[(String, Vec<u8>)]) -> Result<(), Trouble> {
    let database = database().await?;
    let saved = save_in(&database, slot, case, digests, records).await;
    database.close();
    saved
}

async fn save_in(
    database: &IdbDatabase,
    slot: Slot,
    case: &str,
    digests: &[String],
    records: &[(String, Vec<u8>)],
) -> Result<(), Trouble> {
    let reading = transaction(database, false)?;
    let (cases, files) = stores(&reading)?;
    let (keys, slots, texts) = (answer(files.get_all_keys()?), answer(cases.get_all_keys()?), answer(cases.get_all()?));
    let (kept, slots, texts) = (strings(keys.await?), strings(slots.await?), strings(texts.await?));
    // Files that no kept case names any more are cleared.
    let named_elsewhere =
        |digest: &str| slots.iter().zip(&texts).any(|(other, text)| other != slot.key() && names_file(text, digest));
    let writing = transaction(database, true)?;
    let done = settled(&writing, "oncomplete", &["onerror", "onabort"]);
    let (cases, files) = stores(&writing)?;
    for (digest, bytes) in records {
        files.put_with_key(&Uint8Array::from(bytes.as_slice()), &JsValue::from_str(digest))?;
    }
    for digest in kept.iter().filter(|digest| !digests.contains(digest) && !named_elsewhere(digest)) {
        files.delete(&JsValue::from_str(digest))?;
    }
    cases.put_with_key(&JsValue::from_str(case), &JsValue::from_str(slot.key()))?;
    JsFuture::from(done).await?;
    Ok(())
}

/// A case as kept, and the records of the files kept, by digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The case's text.
    pub case: String,
    /// Digests and records.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The case that the browser keeps, if any.
///
/// # Errors
/// Why the browser does not give it.
pub async fn load(slot: Slot) -> Result<Option<Kept>, Trouble> {
    let database = database().await?;
    let reading = transaction(&database, false)?;
    let (cases, files) = stores(&reading)?;
    // All three are asked for at once: a transaction ends when it waits for anything else.
    let (case, keys, values) =
        (answer(cases.get(&JsValue::from_str(slot.key()))?), answer(files.get_all_keys()?), answer(files.get_all()?));
    let (case, keys, values) = (case.await?, Array::from(&keys.await?), Array::from(&values.await?));
    database.close();
    let files = keys
        .iter()
        .zip(values.iter())
        .filter_map(|(key, value)| Some((key.as_string()?, value.dyn_into::<Uint8Array>().ok()?.to_vec())))
        .collect();
    Ok(case.as_string().map(|case| Kept { case, files }))
}

/// The text kept in a place, without files.
///
/// # Errors
/// Why the browser does not give it.
pub async fn text(slot: Slot) -> Result<Option<String>, Trouble> {
    let database = database().await?;
    let (cases, _) = stores(&transaction(&database, false)?)?;
    let text = answer(cases.get(&JsValue::from_str(slot.key()))?).await?;
    database.close();
    Ok(text.as_string())
}

/// Forgets every case and file.
///
/// # Errors
/// Why the browser did not.
pub async fn forget() -> Result<(), Trouble> {
    let database = database().await?;
    let writing = transaction(&database, true)?;
    let done = settled(&writing, "oncomplete", &["onerror", "onabort"]);
    let (cases, files) = stores(&writing)?;
    cases.clear()?;
    files.clear()?;
    JsFuture::from(done).await?;
    database.close();
    Ok(())
}

/// Asks the browser not to clear the data of this page by itself; says whether it agreed.
pub async fn ask_to_persist() -> bool {
    let Some(manager) = window().and_then(|w| get(&w.navigator(), "storage")) else { return false };
    let Ok(promise) = call(&manager, "persist", &[]) else { return false };
    JsFuture::from(Promise::resolve(&promise)).await.is_ok_and(|agreed| agreed.is_truthy())
}

//! The page's words, a list for each language, fetched by `boot.js`.

use super::js::{call, get};
use credit_mirror::wording::{Language, Words};
use js_sys::{Array, Promise};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const fn code(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh",
        Language::En => "en",
    }
}

/// The language that the page starts in, whose words are here.
#[must_use]
pub fn start_language() -> Language {
    let boot = get(&js_sys::global(), "creditMirror");
    let code = boot.and_then(|boot| super::js::text(&boot, "language")).unwrap_or_default();
    Language::of_tag(&code)
}

/// Takes in the words of a language that have been fetched.
pub fn take(language: Language) {
    let list = get(&js_sys::global(), "creditMirror").and_then(|boot| get(&boot, "words"));
    if let Some(list) = list.and_then(|words| get(&words, code(language))) {
        put(language, &list);
    }
}

/// Waits for the words of a language; says whether they are here.
pub async fn ensure(language: Language) -> bool {
    if has(language) {
        return true;
    }
    let Some(boot) = get(&js_sys::global(), "creditMirror") else { return false };
    let Ok(promise) = call(&boot, "wordsOf", &[code(language).into()]) else { return false };
    if let Ok(list) = JsFuture::from(Promise::resolve(&promise)).await {
        put(language, &list);
    }
    has(language)
}

thread_local! {
    /// The lists of both languages, kept as long as the program runs.
    static LISTS: Cell<[&'static [&'static str]; 2]> = const { Cell::new([&[], &[]]) };
}

fn put(language: Language, list: &JsValue) {
    let list = Array::from(list);
    let words: Vec<&'static str> = list.iter().map(|word| &*word.as_string().unwrap_or_default().leak()).collect();
    let mut lists = LISTS.get();
    lists[language as usize] = words.leak();
    LISTS.set(lists);
}

fn has(language: Language) -> bool {
    !LISTS.get()[language as usize].is_empty()
}

/// The words of a language.
#[cfg(words_beside)]
#[must_use]
pub fn of(language: Language) -> Words {
    Words::new(language).with(LISTS.get()[language as usize])
}

/// Outside the page the words are compiled in.
#[cfg(not(words_beside))]
#[must_use]
pub fn of(language: Language) -> Words {
    Words::new(language)
}

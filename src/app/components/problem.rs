//! Words for what went wrong with opening and saving.

use crate::app::browser::storage::Trouble;
use credit_mirror::dossier::Refused;
use credit_mirror::wording::{Words, t};

/// Why the browser does not keep the case.
#[must_use]
pub fn trouble_words(words: Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused => words.get(t::APP_TROUBLE_REFUSED).to_owned(),
        Trouble::Full => words.get(t::APP_TROUBLE_FULL).to_owned(),
        Trouble::Other(text) => words.say(t::APP_TROUBLE_OTHER, [text]),
    }
}

/// Why a file is not opened.
#[must_use]
pub fn refused_words(words: Words, refused: &Refused) -> String {
    match refused {
        Refused::NotJson(text) => words.say(t::APP_REFUSED_NOT_JSON, [text]),
        Refused::NotACase(kind) => words.say(t::APP_REFUSED_NOT_A_CASE, [kind]),
        Refused::Newer { found, known } => words.say(t::APP_REFUSED_NEWER, [&found.to_string(), &known.to_string()]),
        Refused::Broken(text) => words.say(t::APP_REFUSED_BROKEN, [text]),
        Refused::UnknownItems(ids) => words.say(t::APP_REFUSED_ITEMS, [&ids.join(", ")]),
        Refused::UnknownCode(code) => words.say(t::APP_REFUSED_CODE, [code]),
        Refused::FileMissing(digest) => words.say(t::APP_REFUSED_FILE, [digest]),
    }
}

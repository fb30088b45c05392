//! Words for what went wrong with saving.

use crate::app::browser::storage::Trouble;
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

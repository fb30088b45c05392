//! Kinds and figures become text. Words live in `locales/`; a key that is not there does not compile.

mod books;
mod choices;
mod entries;
mod fact_findings;
mod facts;
mod fields;
mod documents;
mod dossier;
mod financing;
mod indicators;
mod intake;
mod portrait;
mod message;
mod format;
mod kinds;

#[cfg(words_beside)]
pub use message::beside;
pub use message::{Language, Msg, Words, t};

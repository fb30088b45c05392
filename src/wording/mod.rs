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
mod offers;
mod portrait;
mod routes;
mod message;
mod format;
mod kinds;

pub use message::{Language, Msg, Words, t};

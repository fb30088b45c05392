//! Credit Mirror's engine: what a firm enters and imports becomes the portrait a lender would see.
//!
//! The rooms below are in the order of the flow; a room uses only rooms above it (`tests/architecture.rs`).
//! The engine has no clock, no locale, no sentence, no input or output and no global.

pub mod kernel;
pub mod rules;
pub mod intake;
pub mod books;
pub mod facts;
pub mod indicators;
pub mod portrait;
pub mod score;
pub mod opinions;
pub mod loans;
pub mod financing;
pub mod offers;
pub mod assessment;
pub mod routes;
pub mod dossier;
pub mod charts;
pub mod wording;
pub mod report;
pub mod desk;

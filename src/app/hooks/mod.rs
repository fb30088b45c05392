//! Hooks: where one is, and saving.

mod address;
mod saving;

pub use address::use_address;
pub use saving::{SaveState, Saving, back_to_own, open_case, use_saving_of};

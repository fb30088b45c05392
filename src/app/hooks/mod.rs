//! Hooks: where one is, saving, forms, imports, the pages of the desk.

mod address;
mod focus;
mod form;
mod imports;
mod saving;
mod tab;

pub use address::use_address;
pub use focus::use_focus_kept;
pub use form::use_form;
pub use imports::{Imports, Job, JobState, use_imports_of};
pub use saving::{SaveState, Saving, back_to_own, open_case, use_saving_of};
pub use tab::{Seen, looks, use_tab};

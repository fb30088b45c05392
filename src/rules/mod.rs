//! Packs: dated, sourced parameters and rules as data. No numbers of its own.

mod text;

pub use text::Text;

use crate::kernel::Id;

/// One jurisdiction's parameters, bins, categories, modes and documents.
#[derive(Clone, PartialEq, Debug)]
pub struct Pack {
    id: Id,
}

impl Pack {
    /// The pack compiled in for mainland China.
    ///
    /// # Panics
    /// Never in a built program: a test reads every pack.
    #[must_use]
    pub fn china() -> Self {
        Self { id: Id::new("cn") }
    }

    /// The pack's id.
    #[must_use]
    pub const fn id(&self) -> &Id {
        &self.id
    }
}

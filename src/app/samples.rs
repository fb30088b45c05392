//! The invented firms that can be opened to look around.

use credit_mirror::assessment::Case;
use credit_mirror::wording::Msg;

/// One invented firm.
pub struct Story {
    /// Its name.
    pub name: Msg<0>,
    /// What happens to it.
    pub text: Msg<0>,
    /// Its case.
    pub case: fn() -> Case,
}

/// All of them.
pub const SAMPLES: &[Story] = &[];

//! The invented firms that can be opened to look around. Their cases come from the desk.

use credit_mirror::wording::{Msg, t};

/// One invented firm.
pub struct Story {
    /// Its name.
    pub name: Msg<0>,
    /// What happens to it.
    pub text: Msg<0>,
}

/// All of them, in the order of the engine's list.
pub const SAMPLES: [Story; 3] = [
    Story { name: t::APP_SAMPLE_WHOLESALER, text: t::APP_SAMPLE_WHOLESALER_TEXT },
    Story { name: t::APP_SAMPLE_NOODLES, text: t::APP_SAMPLE_NOODLES_TEXT },
    Story { name: t::APP_SAMPLE_PARTS, text: t::APP_SAMPLE_PARTS_TEXT },
];

//! `cargo xtask samples`.

use crate::Done;

/// Writes the sample firms.
pub fn run(_arguments: &[String]) -> Done {
    Err("there are no sample firms yet".to_owned())
}

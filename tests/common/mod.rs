//! What several tests need.

use std::path::PathBuf;

/// The folder of facts, vectors and fixtures kept outside the repository, or `None` (said loudly) where it is absent.
pub fn shared(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CREDIT_MIRROR_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("SKIPPED: {test}: ../shared is not there");
    None
}

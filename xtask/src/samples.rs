//! `cargo xtask samples`: writes the sample firms of `tests/firms/`. All firms, persons and account numbers are
//! invented. The same program writes the same bytes: the only randomness is a generator with a fixed seed.

#[path = "samples/accounts.rs"]
mod accounts;
#[path = "samples/base.rs"]
mod base;
#[path = "samples/noodles.rs"]
mod noodles;
#[path = "samples/parts.rs"]
mod parts;
#[path = "samples/wholesaler.rs"]
mod wholesaler;

use crate::Done;
use base::Firm;
use std::path::Path;

/// All sample firms.
fn firms() -> Vec<Firm> {
    vec![wholesaler::firm(), noodles::firm(), parts::firm()]
}

/// Writes the sample firms.
pub fn run(_arguments: &[String]) -> Done {
    for firm in firms() {
        let folder = Path::new("tests/firms").join(firm.name);
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        for (name, bytes) in firm.files() {
            let path = folder.join(name);
            std::fs::write(&path, &bytes).map_err(|e| format!("{}: {e}", path.display()))?;
            println!("{} ({} bytes)", path.display(), bytes.len());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_sample_firms_are_the_ones_written_here() {
        for firm in firms() {
            for (name, bytes) in firm.files() {
                let path = Path::new("../tests/firms").join(firm.name).join(&name);
                let committed = std::fs::read(&path).expect("the sample is committed");
                assert!(committed == bytes, "{} differs: run `cargo xtask samples`", path.display());
                assert!(bytes.len() < 60_000, "{} has {} bytes", path.display(), bytes.len());
            }
        }
    }
}

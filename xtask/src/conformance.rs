//! `cargo xtask conformance DIR`.

use crate::{Done, sh};

/// Runs the test vectors in the folder named first: passed, failed and unsupported per set.
pub fn run(arguments: &[String]) -> Done {
    let [folder] = arguments else {
        return Err("name one folder of test vectors: cargo xtask conformance DIR".to_owned());
    };
    sh::run("cargo", &["run", "--locked", "--quiet", "--example", "conformance", "--", folder])
}

/// The vectors beside the checkout, where they are there.
pub fn beside() -> Done {
    let folder = std::env::var("CREDIT_MIRROR_SHARED").unwrap_or_else(|_| "../shared".to_owned()) + "/vectors";
    if std::path::Path::new(&folder).is_dir() {
        return run(&[folder]);
    }
    println!("SKIPPED: {folder} is not there, so its test vectors were not run");
    Ok(())
}

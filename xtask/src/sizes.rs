//! How much a first visit downloads, and the most it may.

use crate::{Done, sh};
use std::path::Path;

/// First load at most: HTML, CSS, loader, glue, importer's worker text and main Wasm, brotli 11.
const FIRST_LOAD: usize = 250 * 1024;

/// Prints the size of every file, and fails when the first load is over the budget.
pub fn check(dist: &Path, first: &[String], later: &[String]) -> Done {
    println!("\n{:<44} {:>10} {:>10}", "file", "bytes", "brotli");
    let total = list(dist, first)?;
    println!("{:<44} {:>10} {total:>10}   of at most {FIRST_LOAD}", "first load", "");
    list(dist, later)?;
    if total > FIRST_LOAD {
        return Err(format!("the first load is {total} bytes, {} over the budget", total - FIRST_LOAD));
    }
    Ok(())
}

fn list(dist: &Path, files: &[String]) -> Done<usize> {
    let mut total = 0;
    for file in files {
        let bytes = sh::read(dist.join(file))?;
        let small = packed(&bytes, 11).len();
        println!("{file:<44} {:>10} {small:>10}", bytes.len());
        total += small;
    }
    Ok(total)
}

/// Compressed with brotli, 0 fastest to 11 smallest.
pub fn packed(bytes: &[u8], quality: i32) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut out = Vec::new();
    // Neither side of the copy is a file or a network, so it cannot fail.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters);
    out
}

//! How much a first visit downloads, and the most it may.

use crate::{Done, sh};
use std::path::Path;

/// The most that the first load may be: HTML, CSS, loader, glue, the engine worker's text and the page's Wasm, brotli 11.
/// The engine's Wasm follows when the page runs.
const MOST: usize = 250 * 1024;

/// Prints the size of every file, and fails when the first load is over its budget.
pub fn check(dist: &Path, first: &[String], later: &[String]) -> Done {
    println!("\n{:<44} {:>10} {:>10}", "file", "bytes", "brotli");
    let total = list(dist, first)?;
    println!("{:<44} {:>10} {total:>10}", "first load", "");
    list(dist, later)?;
    if total > MOST {
        return Err(format!("the first load is {total} bytes; it may be at most {MOST}"));
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

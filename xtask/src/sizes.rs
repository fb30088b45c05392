//! How much a first visit downloads, and the most it may.

use crate::{Done, sh};
use std::path::Path;

/// What the first load is to come down to: HTML, CSS, loader, glue, importer's worker text and main Wasm, brotli 11.
const TARGET: usize = 250 * 1024;

/// What the first load may not grow beyond. The program is over its target: this holds what has been reached, and may
/// only be lowered. How to come down is in ARCHITECTURE.md.
const CEILING: usize = 712 * 1024;

/// Prints the size of every file, says how far the first load is from its target, and fails when it has grown.
pub fn check(dist: &Path, first: &[String], later: &[String]) -> Done {
    println!("\n{:<44} {:>10} {:>10}", "file", "bytes", "brotli");
    let total = list(dist, first)?;
    println!("{:<44} {:>10} {total:>10}", "first load", "");
    list(dist, later)?;
    if total > TARGET {
        println!("\nTHE FIRST LOAD IS OVER ITS TARGET: {total} bytes, the target is {TARGET}");
    }
    if total > CEILING {
        return Err(format!("the first load is {total} bytes; it may not grow beyond {CEILING}"));
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

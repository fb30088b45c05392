//! The model of words in lines: examples, fit, cross-validation, file. The examples are our own (`xtask/training/lines`).

mod check;
mod examples;
mod fit;
mod open;
mod write;

use crate::Done;
use credit_mirror::rules::Category;
use examples::Example;
use std::path::Path;
use std::time::Instant;

/// Certainty in percent below which a line stays unexplained.
const SURE: u8 = 90;

/// Least share, in percent, of a line's letters that the words speaking for a guess make up.
const LEAST_SHARE: u8 = 25;

/// What `tests/line_words.rs` counts on lines of real files: lines, given, right; and given and right at the first look.
const REAL: [u32; 5] = [243, 1, 1, 7, 1];

/// Fits the model on the examples, measures it on examples it has not seen, and writes its file.
pub fn write(out: &Path) -> Done {
    let start = Instant::now();
    let examples = examples::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lines"))?;
    let open = open::by_rules(&examples);
    let mut told = Vec::new();
    let mut sides = Vec::new();
    for inward in [true, false] {
        let rows: Vec<(&Example, bool)> = examples
            .iter()
            .zip(&open)
            .filter(|(one, _)| one.inward == inward)
            .map(|(one, open)| (one, *open))
            .collect();
        let checked = check::check(&rows);
        sides.push(fit::fit(&rows.iter().map(|(one, _)| *one).collect::<Vec<_>>(), checked.slope));
        println!("lines {:<3} n {:>5}  slope {:.3}", if inward { "in" } else { "out" }, rows.len(), checked.slope);
        told.extend(checked.told);
    }
    let card = check::card(&examples, &told);
    let path = out.join("lines.toml");
    let text = write::text(&card, &sides);
    std::fs::write(&path, &text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!(
        "lines         n {:>6}  groups {}  right {:.3}  given {:.3} of which right {:.3}  open {} given {:.3} right {:.3}  {} bytes ({:.0} s)",
        card.rows,
        card.groups,
        card.right,
        card.given,
        card.given_right,
        card.open_rows,
        card.open_given,
        card.open_right,
        text.len(),
        start.elapsed().as_secs_f64()
    );
    for class in &card.class {
        println!(
            "  {:<3} {:<16} {:>4} right {:.2} found {:.2} trusted {}",
            if class.inward { "in" } else { "out" },
            class.class.map_or("unclear", Category::as_str),
            class.rows,
            class.right,
            class.found,
            class.trusted.map_or_else(String::new, |share| format!("{share:.3}"))
        );
    }
    for told in &card.told {
        println!("  told {:.3} right {:.3} n {}", told.told, told.right, told.rows);
    }
    Ok(())
}

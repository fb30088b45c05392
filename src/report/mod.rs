//! The assessment as pages: one tree of nodes, shown on screen and written as HTML alike; verification.

mod embed;
mod figures;
mod node;

pub use embed::{BLOCK_ID, PROGRAM, REPORT_TYPE, REPORT_VERSION, embed, find_block};
pub use figures::{ASSESSMENT_TYPE, assessment_json, figures, verdict_word};
pub use node::{Attr, Node, Tag, write_html};

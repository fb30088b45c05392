//! The assessment as pages: one tree of nodes, shown on screen and written as HTML alike; verification.

mod node;

pub use node::{Attr, Node, Tag, write_html};

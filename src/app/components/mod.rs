//! Components: what they show follows from their properties and the contexts.

mod dock;
mod errors;
mod field;
mod foot;
mod group;
mod mast;
mod mirror;
mod node_view;
mod notices;
mod problem;
mod row_list;
mod statement;
mod task_list;
mod text_input;

pub use dock::Dock;
pub use errors::ErrorSummary;
pub use field::FieldView;
pub use foot::Foot;
pub use group::GroupView;
pub use mast::{Mast, saved_words};
pub use mirror::MirrorView;
pub use node_view::node_view;
pub use notices::Notices;
pub use problem::{refused_words, trouble_words};
pub use row_list::RowList;
pub use statement::Statement;
pub use task_list::{TaskList, route_name};
pub use text_input::TextInput;

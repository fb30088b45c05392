//! Components: what they show follows from their properties and the contexts.

mod dock;
mod errors;
mod field;
mod foot;
mod group;
mod industry;
mod mast;
mod node_view;
mod notices;
mod problem;
mod row_list;
mod statement;
mod task_list;
mod text_input;
mod tree;
mod unit_choice;

pub use dock::Dock;
pub use errors::ErrorSummary;
pub use field::FieldView;
pub use foot::Foot;
pub use group::GroupView;
pub use industry::Industry;
pub use mast::{Mast, saved_words};
pub use node_view::node_view;
pub use notices::Notices;
pub use problem::trouble_words;
pub use row_list::RowList;
pub use statement::Statement;
pub use task_list::{TaskList, route_name};
pub use text_input::TextInput;
pub use tree::Tree;
pub use unit_choice::UnitChoice;

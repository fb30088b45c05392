//! What the report room needs to make a page for the screen.

use super::context::WorkspaceHandle;
use credit_mirror::assessment::Assessment;
use credit_mirror::report::{Links, View};
use credit_mirror::rules::Pack;
use credit_mirror::wording::Words;

/// The view of a case for the screen.
pub fn view<'a>(workspace: &'a WorkspaceHandle, assessment: &'a Assessment, pack: &'a Pack, words: Words) -> View<'a> {
    View { case: workspace.case(), assessment, pack, words, links: Links::Screen }
}

//! What the user can ask for from several pages: save to a file, open a file.

use super::browser::{clock, files};
use super::context::WorkspaceHandle;
use super::hooks::open_case;
use super::state::Source;
use credit_mirror::assessment::Case;
use credit_mirror::dossier::{self, Refused};
use credit_mirror::facts::{Entry, Field, FieldKey};
use credit_mirror::report::find_block;

/// The name of the firm, or nothing.
pub fn firm_name(workspace: &WorkspaceHandle) -> String {
    match workspace.case().answers().get(FieldKey::once(Field::FirmName)) {
        Some(Entry::Text(name)) => name.chars().filter(|c| !c.is_control() && !"\\/:*?\"<>|".contains(*c)).collect(),
        Some(Entry::DontKnow) | None => String::new(),
    }
}

/// A file name for the case: the firm's name and the date.
pub fn file_name(workspace: &WorkspaceHandle, ending: &str) -> String {
    let name = firm_name(workspace);
    let name = if name.trim().is_empty() { "credit-mirror".to_owned() } else { name.trim().to_owned() };
    format!("{name} {}{ending}", clock::today())
}

/// Saves the whole case, files included, to a file on the device.
pub fn save_to_file(workspace: &WorkspaceHandle) {
    let text = dossier::write(workspace.case());
    // A browser that cannot make a file from text could not have run this program.
    let _ = files::download(&file_name(workspace, ".cmirror.json"), "application/json", &text);
}

/// Saves what this program could not open to a file, as it was found.
pub fn save_unreadable(text: &str) {
    // As above.
    let _ = files::download("credit-mirror.json", "application/json", text);
}

/// Opens a saved case, or the case within a report.
///
/// # Errors
/// Why the text cannot be used.
pub fn open_text(workspace: &WorkspaceHandle, text: &str) -> Result<(), Refused> {
    let case = match find_block(text) {
        Some(block) => case_of_block(block)?,
        None => dossier::read(text)?,
    };
    open_case(workspace, case, Source::Own);
    Ok(())
}

/// The case within a report's data block.
fn case_of_block(block: &str) -> Result<Case, Refused> {
    let mut value: serde_json::Value = serde_json::from_str(block).map_err(|e| Refused::NotJson(e.to_string()))?;
    let case = value.get_mut("case").map(serde_json::Value::take);
    dossier::read_value(case.ok_or_else(|| Refused::NotACase("credit-mirror/report".to_owned()))?)
}

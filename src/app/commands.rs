//! What the user can ask for from several pages: save to a file, open a file, what commands in trees mean.

use super::browser::{clock, files, page};
use super::context::WorkspaceHandle;
use super::desk::Desk;
use super::hooks::{Imports, open_case};
use super::route::Route;
use super::state::{Action, Source};
use credit_mirror::books::{Category, LineId, StatementItem};
use credit_mirror::desk::{Ask, Said, Told};
use credit_mirror::facts::{Entry, Field, FieldKey, held_toggled};
use yew::platform::spawn_local;

/// The name of the firm, or nothing.
pub fn firm_name(workspace: &WorkspaceHandle) -> String {
    match workspace.case().answers.get(FieldKey::once(Field::FirmName)) {
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
pub fn save_to_file(workspace: &WorkspaceHandle, desk: &Desk) {
    desk.know(workspace.case());
    let (name, desk) = (file_name(workspace, ".cmirror.json"), desk.clone());
    spawn_local(async move {
        if let Ok(Told::Text(text)) = desk.ask(Ask::Whole).await {
            // A browser that cannot make a file from text could not have run this program.
            let _ = files::download(&name, "application/json", &text);
        }
    });
}

/// Saves what this program could not open to a file, as it was found.
pub fn save_unreadable(text: &str) {
    // As above.
    let _ = files::download("credit-mirror.json", "application/json", text);
}

/// Opens a saved case, or the case within a report, or an invented firm, and says why it cannot be used if so.
pub async fn open(workspace: &WorkspaceHandle, desk: &Desk, ask: Ask, source: Source) -> Result<(), Said> {
    match desk.ask(ask).await {
        Ok(Told::Opened(draft)) => {
            open_case(workspace, desk, *draft, source);
            Ok(())
        }
        Ok(Told::Refused(said)) => Err(said),
        Ok(_) => Err(Said::default()),
        Err(words) => Err(Said { zh: words.clone(), en: words }),
    }
}

/// A command within a tree: its name, what it is about, and the value chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct Act {
    /// What is to be done.
    pub name: String,
    /// To what.
    pub of: String,
    /// The value of the control.
    pub value: String,
}

fn line(text: &str) -> Option<LineId> {
    let (file, line) = text.split_once(':')?;
    Some(LineId { file: file.parse().ok()?, line: line.parse().ok()? })
}

/// Does what a command on the case or on a file on its way in says; gives nothing for one that is not known here.
pub fn act(workspace: &WorkspaceHandle, imports: &Imports, act: &Act) -> Option<()> {
    let mut of = act.of.splitn(3, '|');
    let (first, second, third) = (of.next()?, of.next().unwrap_or_default(), of.next().unwrap_or_default());
    match act.name.as_str() {
        "file.remove" => workspace.dispatch(Action::RemoveFile(first.parse().ok()?)),
        "line" => {
            let chosen = if second.is_empty() { &act.value } else { second };
            workspace.dispatch(Action::CorrectLine(line(first)?, Category::parse(chosen)));
        }
        "party" => {
            workspace.dispatch(Action::CorrectParty(third.to_owned(), first == "in", Category::parse(second)));
        }
        "account" => {
            let item = act.value.parse().ok().and_then(|at: usize| StatementItem::ALL.get(at).copied());
            workspace.dispatch(Action::PlaceAccount(act.of.clone(), item));
        }
        "exclude" => {
            let wish = match second {
                "out" => Some(true),
                "in" => Some(false),
                _ => None,
            };
            workspace.dispatch(Action::Exclude(line(first)?, wish));
        }
        "paper" => {
            let key = FieldKey::once(Field::DocumentsHeld);
            let text = match workspace.case().answers.get(key) {
                Some(Entry::Text(text)) => text.as_str(),
                _ => "",
            };
            workspace.dispatch(Action::EnterAll(vec![(key, Some(Entry::Text(held_toggled(text, first))))]));
        }
        "job.take" => {
            let job = first.parse().ok()?;
            let files = imports.files_of(job);
            // While it is being read again there is nothing to take in yet.
            if !files.is_empty() {
                workspace.dispatch(Action::AddFiles(files));
                imports.put_away(job);
            }
        }
        "job.drop" => imports.put_away(first.parse().ok()?),
        "job.choose" => imports.choose(first.parse().ok()?, second, third, act.value.clone()),
        "go" => page::go(first),
        _ => return None,
    }
    Some(())
}

/// The first page that says what came out.
pub fn to_results() {
    page::go(&Route::Portrait.href());
}

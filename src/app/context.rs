//! What components share: the workspace, the line to the desk, the words and how the page looks.

use super::browser::keep;
use super::browser::{page, words};
use super::desk::Desk;
use super::route::Place;
use super::state::Workspace;
use credit_mirror::wording::{Language, Words};
use yew::prelude::*;

/// The workspace and the way to change it.
pub type WorkspaceHandle = UseReducerHandle<Workspace>;

/// Light, dark, or as the device is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, the device's first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The value of `data-theme`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How the page looks and speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// The language.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Large text.
    pub large: bool,
}

impl Look {
    /// As kept from an earlier visit, in the language that the page starts in.
    #[must_use]
    pub fn kept() -> Self {
        let theme = keep::read("theme");
        Self {
            language: words::start_language(),
            theme: Theme::ALL.into_iter().find(|t| Some(t.as_str()) == theme.as_deref()).unwrap_or_default(),
            large: keep::read("text").as_deref() == Some("large"),
        }
    }

    /// Keeps it and shows it on the page's root element.
    pub fn apply(self) {
        let text = if self.large { "large" } else { "" };
        keep::write("language", self.language.tag());
        keep::write("theme", self.theme.as_str());
        keep::write("text", text);
        page::set_root("lang", self.language.tag());
        page::set_root("data-theme", self.theme.as_str());
        page::set_root("data-text", text);
    }
}

/// The look and the way to change it.
#[derive(Clone, PartialEq)]
pub struct LookHandle {
    /// As it is.
    pub look: Look,
    /// Changes it.
    pub set: Callback<Look>,
}

fn shared<T: Clone + PartialEq + 'static>(found: Option<T>) -> T {
    found.expect("the root provides every context")
}

/// The workspace.
#[hook]
pub fn use_workspace() -> WorkspaceHandle {
    shared(use_context::<WorkspaceHandle>())
}

/// The line to the desk.
#[hook]
pub fn use_desk() -> Desk {
    shared(use_context::<Desk>())
}

/// The words of the language chosen.
#[hook]
pub fn use_words() -> Words {
    words::of(shared(use_context::<LookHandle>()).look.language)
}

/// The look.
#[hook]
pub fn use_look() -> LookHandle {
    shared(use_context::<LookHandle>())
}

/// Where one is.
#[hook]
pub fn use_place() -> Place {
    shared(use_context::<Place>())
}

/// Whether something can be entered. Apart from [`use_saving`], which changes with every change of the case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Writes(pub bool);

/// Whether something can be entered.
#[hook]
pub fn use_writes() -> bool {
    shared(use_context::<Writes>()).0
}

/// Saving in the browser.
#[hook]
pub fn use_saving() -> super::hooks::Saving {
    shared(use_context::<super::hooks::Saving>())
}

/// The files on their way in.
#[hook]
pub fn use_imports() -> super::hooks::Imports {
    shared(use_context::<super::hooks::Imports>())
}

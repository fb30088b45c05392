//! The pack of rules that the user opened beside the built-in ones.

use crate::financing::open_pack;
use crate::rules::{Pack, PackProblem};
use std::rc::Rc;

/// A text that is no pack: the name of its file, its lines, and everything that is wrong with it.
#[derive(Clone, PartialEq, Debug)]
pub struct RefusedPack {
    /// The file's name; empty for the one that the browser kept.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What is wrong.
    pub problems: Vec<PackProblem>,
}

/// The pack in use, and the latest text that was refused.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct OwnPack {
    /// The pack.
    pub pack: Option<Rc<Pack>>,
    /// What was refused after it was opened.
    pub refused: Option<RefusedPack>,
}

impl OwnPack {
    /// Opens a text as the pack in use; an empty one removes it. One that is refused leaves the pack in use as it was.
    /// Gives whether it was taken.
    pub fn take(&mut self, name: String, text: String) -> bool {
        if text.is_empty() {
            *self = Self::default();
            return true;
        }
        match open_pack(&text) {
            Ok(pack) => *self = Self { pack: Some(Rc::new(pack)), refused: None },
            Err(problems) => self.refused = Some(RefusedPack { name, text, problems }),
        }
        self.refused.is_none()
    }
}

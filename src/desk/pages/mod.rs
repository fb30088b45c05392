//! Pages that only the screen has: files, lines, what came of a check. Commands in them are attributes: `data-act`
//! names what is to be done, `data-of` to what; the page hands them on as they are pressed or chosen.

mod act;
mod checked;
mod columns;
mod days;
mod fields;
mod file;
mod findings;
mod job;
mod lines;
mod mapping;
mod pack;
mod pack_start;
mod papers;
mod proof;

pub use act::only_shown;
pub use job::{Job, like};
pub use pack_start::start;

use super::message::Tab;
use super::own::OwnPack;
use crate::report::{Node, Verification, View};
use std::collections::BTreeMap;

/// What these pages are made from.
pub struct Scene<'a> {
    /// The case and its assessment.
    pub view: &'a View<'a>,
    /// Whether commands can be used.
    pub writes: bool,
    /// Files on their way in.
    pub jobs: &'a BTreeMap<u32, Job>,
    /// The latest check of a report: the file's name and the outcome.
    pub checked: Option<&'a (String, Verification)>,
    /// The pack that the user opened.
    pub own: &'a OwnPack,
}

/// The page of a tab that only the screen has.
pub fn tree(scene: &Scene, tab: &Tab) -> Node {
    match tab {
        Tab::Findings => findings::entries(scene),
        Tab::Files => file::files(scene),
        Tab::Job(number, _) => job::preview(scene, *number),
        Tab::Lines(filter) => lines::lines(scene, filter),
        Tab::Checked => checked::outcome(scene),
        Tab::Pack(_) => pack::pack(scene),
        _ => Node::new("div"),
    }
}

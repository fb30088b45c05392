//! The scorecard: which figures a dimension is scored from, with what weight, and the points of each bin.

mod check;
mod item;

pub use item::{Better, Bin, CodePoints, Edges, Item, Undefined};

pub(super) use check::check;

use super::problem::{PackProblem, PackProblemKind};
use super::read::{Section, date_from, id_from};
use super::text::Text;
use crate::kernel::{Date, Id, ParamUse};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// A dimension's part of the scorecard.
#[derive(Clone, PartialEq, Debug)]
pub struct Card {
    /// The dimension, such as `dimension.liquidity`.
    pub dimension: Id,
    /// The first day the bins hold.
    pub from: Date,
    /// The scored figures, heaviest first as the pack lists them.
    pub items: Vec<Item>,
}

impl Card {
    /// How an item's bins are noted in a reason.
    #[must_use]
    pub fn used(&self, item: &Item, points: Option<f64>) -> ParamUse {
        ParamUse { id: item.id(), from: self.from, status: item.status, value: points }
    }
}

/// What holds for all items.
#[derive(Clone, Copy, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reasons {
    /// Points of a typical firm: at more an item speaks for a firm, at fewer against it.
    pub typical: f64,
}

/// The scorecard of a pack.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scorecard {
    cards: BTreeMap<Id, Card>,
    reasons: Reasons,
    documents: BTreeMap<Id, Text>,
}

impl Scorecard {
    /// A dimension's part.
    #[must_use]
    pub fn card(&self, dimension: &Id) -> Option<&Card> {
        self.cards.get(dimension)
    }

    /// All parts, by dimension.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.cards.values()
    }

    /// What holds for all items.
    #[must_use]
    pub const fn reasons(&self) -> &Reasons {
        &self.reasons
    }

    /// The name of a document that shows figures.
    #[must_use]
    pub fn document(&self, code: &Id) -> Option<&Text> {
        self.documents.get(code)
    }

    /// All documents by code.
    #[must_use]
    pub const fn documents(&self) -> &BTreeMap<Id, Text> {
        &self.documents
    }

    /// The item of a parameter's id as [`Item::id`] writes it, with its part.
    #[must_use]
    pub fn item(&self, id: &Id) -> Option<(&Card, &Item)> {
        self.cards().find_map(|card| Some((card, card.items.iter().find(|item| item.id() == *id)?)))
    }

    /// Reads the files `scorecard/*` of a pack, but for the sources.
    pub(super) fn read(files: &Map<String, Json>, problems: &mut Vec<PackProblem>) -> Self {
        let mut scorecard = Self::default();
        for (name, json) in files.iter().filter(|(name, _)| name.starts_with(FOLDER)) {
            match name.strip_prefix(FOLDER) {
                Some("documents") => match BTreeMap::<String, Text>::read(name, "", json) {
                    Ok(texts) => scorecard.documents = texts.into_iter().map(|(k, v)| (Id::owned(k), v)).collect(),
                    Err(problem) => problems.push(problem),
                },
                Some("reasons") => match Reasons::read(name, "", json) {
                    Ok(reasons) => scorecard.reasons = reasons,
                    Err(problem) => problems.push(problem),
                },
                Some("sources") | None => {}
                Some(_) => scorecard.read_card(name, json, problems),
            }
        }
        scorecard
    }

    fn read_card(&mut self, name: &str, json: &Json, problems: &mut Vec<PackProblem>) {
        let file = match CardFile::read(name, "", json) {
            Ok(file) => file,
            Err(problem) => return problems.push(problem),
        };
        let mut items = Vec::new();
        for json in &file.item {
            let input = json.get("input").and_then(Json::as_str).unwrap_or_default();
            match Item::read(name, input, json) {
                Ok(item) => items.push(item),
                Err(problem) => problems.push(problem),
            }
        }
        let card = Card { dimension: file.dimension.clone(), from: file.from, items };
        if self.cards.insert(file.dimension, card).is_some() {
            problems.push(PackProblem::new(name, "dimension", PackProblemKind::Twice));
        }
    }
}

/// The folder of the scorecard within a pack.
pub(super) const FOLDER: &str = "scorecard/";

/// The file of the sources that the scorecard rests on.
pub(super) const SOURCES: &str = "scorecard/sources";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardFile {
    #[serde(deserialize_with = "id_from")]
    dimension: Id,
    #[serde(deserialize_with = "date_from")]
    from: Date,
    item: Vec<Json>,
}

//! What a pack tells beside its modes: figures of law, repayment capacity with its stresses, programmes worth asking,
//! what a refusal may mean, and how often campaigns succeed.

use super::mode::{Formula, Items, Names};
use super::problem::{PackProblem, PackProblemKind};
use super::read::{date_from, id_from, ids_from, maybe_date, maybe_id, status_from, unit_from};
use super::source::Source;
use super::text::Text;
use crate::kernel::{Date, Id, Status, Unit};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// What a figure of law is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The most that borrowing may cost.
    CostCeiling,
    /// When customers must pay.
    PaymentTerm,
    /// What they owe when they pay late.
    LateInterest,
    /// What a lender must tell before signing.
    Disclosure,
    /// What a lender must tell when it refuses.
    Refusal,
    /// How tax credit is graded.
    TaxGrade,
    /// Aid, size and the like.
    Size,
}

/// One figure of law or custom, worked out on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct LawFigure {
    /// Its id.
    pub id: Id,
    /// What it is about.
    pub topic: Topic,
    /// In words.
    pub says: Text,
    /// The figure.
    pub value: Formula,
    /// Its unit.
    pub unit: Unit,
    /// What it rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
}

/// One figure of repayment capacity; each may use those before it.
#[derive(Clone, PartialEq, Debug)]
pub struct CapacityFigure {
    /// Its id.
    pub id: Id,
    /// In words.
    pub says: Text,
    /// The figure.
    pub value: Formula,
    /// Its unit.
    pub unit: Unit,
}

/// One stress: what cash and debt service would be.
#[derive(Clone, PartialEq, Debug)]
pub struct StressRule {
    /// Its id.
    pub id: Id,
    /// In words.
    pub says: Text,
    /// Cash for debt service in the year.
    pub cash: Formula,
    /// Debt service in the year.
    pub service: Formula,
}

/// Who runs a programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeKind {
    /// Government or a public body.
    Public,
    /// A platform for data, receivables or offers.
    Platform,
    /// A duty to pass a refused firm on.
    Referral,
}

/// A public programme or platform worth asking.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its id.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it does and whom to ask.
    pub says: Text,
    /// Who runs it.
    pub kind: ProgrammeKind,
    /// The modes it helps with.
    #[serde(default, deserialize_with = "ids_from")]
    pub modes: Vec<Id>,
    /// The first day.
    #[serde(deserialize_with = "date_from")]
    pub from: Date,
    /// The last day, if it ends.
    #[serde(default, deserialize_with = "maybe_date")]
    pub to: Option<Date>,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
}

/// What a lender says when it refuses.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Its id.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// What it means, in plain words.
    pub says: Text,
    /// Words by which it is known; lower case.
    pub words: Vec<String>,
    /// Its likely causes with their weight.
    pub causes: BTreeMap<String, f64>,
}

/// A likely cause of a refusal.
#[derive(Clone, PartialEq, Debug)]
pub struct Cause {
    /// Its id.
    pub id: Id,
    /// In words.
    pub says: Text,
    /// True when the firm's figures point to it; none where no figure of the firm can.
    pub points: Option<Formula>,
    /// What to ask the lender.
    pub ask: Text,
    /// What to mend.
    pub mend: Text,
    /// Days until it is worth trying again.
    pub wait_days: u32,
    /// What it rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
}

/// How often campaigns of a kind succeeded.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OddsRow {
    /// By what: `all`, `category`, `goal` or `days`.
    pub by: String,
    /// The category.
    pub key: Option<String>,
    /// Goals in dollars, or days, up to here; none for the last.
    pub upto: Option<f64>,
    /// Campaigns.
    pub tried: u32,
    /// Those that reached their goal.
    pub won: u32,
}

/// Measured odds of campaigns.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Odds {
    /// What they were measured on, and their limits.
    pub says: Text,
    /// Parameter: how much of the pack's currency a dollar is, roughly; none where that is not known.
    #[serde(default, deserialize_with = "maybe_id")]
    pub per_dollar: Option<Id>,
    /// What they rest on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of the source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// The rows.
    pub row: Vec<OddsRow>,
}

/// Everything a pack tells beside its modes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Guide {
    /// Figures of law.
    pub law: Vec<LawFigure>,
    /// Figures of repayment capacity.
    pub capacity: Vec<CapacityFigure>,
    /// Stresses.
    pub stresses: Vec<StressRule>,
    /// Programmes and platforms.
    pub programmes: Vec<Programme>,
    /// What lenders say.
    pub phrases: Vec<Phrase>,
    /// What it may mean.
    pub causes: Vec<Cause>,
    /// How often campaigns succeed.
    pub odds: Option<Odds>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureItem {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    topic: Option<Topic>,
    says: Text,
    expr: String,
    #[serde(deserialize_with = "unit_from")]
    unit: Unit,
    status: Option<String>,
    #[serde(default, deserialize_with = "maybe_id")]
    source: Option<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StressItem {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    says: Text,
    cash: String,
    service: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CauseItem {
    #[serde(deserialize_with = "id_from")]
    id: Id,
    says: Text,
    points: Option<String>,
    ask: Text,
    mend: Text,
    wait_days: u32,
    #[serde(deserialize_with = "status_from")]
    status: Status,
    #[serde(deserialize_with = "id_from")]
    source: Id,
}

/// A file of lists.
type Lists = BTreeMap<String, Vec<Json>>;

impl Guide {
    pub(super) fn read(files: &Map<String, Json>, pack: &str, problems: &mut Vec<PackProblem>) -> Self {
        let names = Names { pack, mode: pack };
        let mut items = Items { file: "law", names, problems };
        let mut guide = Self::default();
        for file in ["law", "capacity", "programmes", "refusals"] {
            items.file = file;
            let Some(lists) = files.get(file).and_then(|json| items.one::<Lists>("", json)) else { continue };
            for (list, rows) in lists {
                guide.list(&mut items, &list, &rows);
            }
        }
        items.file = "plan";
        guide.odds = files.get("plan").and_then(|json| items.one("", json));
        if let Some(odds) = &mut guide.odds {
            odds.per_dollar = odds.per_dollar.take().map(|id| names.id(id.as_str()));
        }
        guide
    }

    fn list(&mut self, items: &mut Items<'_>, list: &str, rows: &[Json]) {
        match (items.file, list) {
            ("law", "law") => {
                for item in items.all::<FigureItem>(list, rows) {
                    let (status, source) = (item.status.as_deref().and_then(Status::parse), item.source);
                    let (Some(topic), Some(status), Some(source)) = (item.topic, status, source) else {
                        let kind = PackProblemKind::Shape("topic, status and source are needed".to_owned());
                        items.problems.push(PackProblem::new("law", item.id.as_str(), kind));
                        continue;
                    };
                    let FigureItem { id, says, unit, expr, .. } = item;
                    let Some(value) = items.formula(id.as_str(), expr) else { continue };
                    self.law.push(LawFigure { id, topic, says, value, unit, status, source });
                }
            }
            ("capacity", "figure") => {
                for FigureItem { id, says, unit, expr, .. } in items.all::<FigureItem>(list, rows) {
                    let Some(value) = items.formula(id.as_str(), expr) else { continue };
                    self.capacity.push(CapacityFigure { id, says, value, unit });
                }
            }
            ("capacity", "stress") => {
                for StressItem { id, says, cash, service } in items.all::<StressItem>(list, rows) {
                    let (cash, service) = (items.formula(id.as_str(), cash), items.formula(id.as_str(), service));
                    let (Some(cash), Some(service)) = (cash, service) else { continue };
                    self.stresses.push(StressRule { id, says, cash, service });
                }
            }
            ("programmes", "programme") => {
                let names = items.names;
                for mut programme in items.all::<Programme>(list, rows) {
                    programme.modes = programme.modes.iter().map(|id| names.id(id.as_str())).collect();
                    self.programmes.push(programme);
                }
            }
            ("refusals", "phrase") => self.phrases = items.all(list, rows),
            ("refusals", "cause") => {
                for item in items.all::<CauseItem>(list, rows) {
                    let CauseItem { id, says, points, ask, mend, wait_days, status, source } = item;
                    let points = match points {
                        None => None,
                        Some(text) => match items.formula(id.as_str(), text) {
                            None => continue,
                            some => some,
                        },
                    };
                    self.causes.push(Cause { id, says, points, ask, mend, wait_days, status, source });
                }
            }
            _ => {
                let kind = PackProblemKind::Shape(format!("`{list}` is not known here"));
                items.problems.push(PackProblem::new(items.file, list, kind));
            }
        }
    }

    /// Every formula with its file and the item it stands in.
    pub fn formulas(&self) -> impl Iterator<Item = (&'static str, &str, &Formula)> {
        let law = self.law.iter().map(|item| ("law", item.id.as_str(), &item.value));
        let capacity = self.capacity.iter().map(|item| ("capacity", item.id.as_str(), &item.value));
        let stresses = self.stresses.iter().flat_map(|item| {
            [("capacity", item.id.as_str(), &item.cash), ("capacity", item.id.as_str(), &item.service)]
        });
        let causes = self.causes.iter().filter_map(|item| Some(("refusals", item.id.as_str(), item.points.as_ref()?)));
        law.chain(capacity).chain(stresses).chain(causes)
    }

    /// The sources that it rests on, with the status claimed.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&'static str, &str, &Id, Status)> {
        let law = self.law.iter().map(|item| ("law", item.id.as_str(), &item.source, item.status));
        let programmes = self.programmes.iter().map(|p| ("programmes", p.id.as_str(), &p.source, p.status));
        let causes = self.causes.iter().map(|c| ("refusals", c.id.as_str(), &c.source, c.status));
        let odds = self.odds.iter().map(|odds| ("plan", "odds", &odds.source, odds.status));
        law.chain(programmes).chain(causes).chain(odds)
    }

    /// What does not hold together within it.
    pub(super) fn check(&self, sources: &BTreeMap<Id, Source>, modes: &[super::Mode], problems: &mut Vec<PackProblem>) {
        for phrase in &self.phrases {
            for cause in phrase.causes.keys().filter(|id| self.causes.iter().all(|cause| cause.id.as_str() != *id)) {
                let kind = PackProblemKind::NoShared(cause.clone());
                problems.push(PackProblem::new("refusals", phrase.id.as_str(), kind));
            }
        }
        for programme in &self.programmes {
            for id in programme.modes.iter().filter(|id| modes.iter().all(|mode| mode.id != **id)) {
                problems.push(PackProblem::new(
                    "programmes",
                    programme.id.as_str(),
                    PackProblemKind::NoMode(id.clone()),
                ));
            }
        }
        for (file, item, source, status) in self.sources() {
            let kind = match sources.get(source) {
                None => PackProblemKind::NoSource(source.clone()),
                Some(found) if super::check::official(status) && found.read_on.is_none() => {
                    PackProblemKind::SourceNotRead(source.clone())
                }
                Some(_) => continue,
            };
            problems.push(PackProblem::new(file, item, kind));
        }
        for row in self.odds.iter().flat_map(|odds| &odds.row).filter(|row| row.won > row.tried || row.tried == 0) {
            problems.push(PackProblem::new("plan", &row.by, PackProblemKind::Shape("won of tried".to_owned())));
        }
    }
}

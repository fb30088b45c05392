//! A pack, read whole or refused whole.

use super::categories::CategoryRules;
use super::check::check;
use super::guide::Guide;
use super::layer;
use super::mode::{self, DocumentSpec, Mode};
use super::model::Models;
use super::param::{LookUpError, Param, Stale, Table};
use super::problem::{PackProblem, PackProblemKind};
use super::read::{Section, date_from, id_from};
use super::scorecard::{self, Scorecard};
use super::size::{Industries, SizeTable};
use super::source::Source;
use super::text::Text;
use crate::kernel::{Currency, Date, Id, ParamUse};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The head of a pack.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The pack's id, such as `cn`.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// The jurisdiction's code as answers use it, such as `CN`.
    pub jurisdiction: String,
    /// The jurisdiction's name.
    pub name: Text,
    /// The pack's version.
    pub version: String,
    /// The day up to which its values were collected.
    #[serde(deserialize_with = "date_from")]
    pub as_of: Date,
    /// The currency of its amounts, ISO 4217.
    pub currency: String,
    /// Packs it is laid over, each with the files taken from it.
    #[serde(default)]
    pub under: Vec<String>,
}

/// The files of a pack, besides `modes/` and the scorecard's folder.
const FILES: [&str; 17] = [
    "pack",
    "sources",
    "params",
    "documents",
    "ranking",
    "categories",
    "size",
    "industries",
    "rules",
    "figures",
    "cases",
    "law",
    "programmes",
    "refusals",
    "plan",
    "capacity",
    "routes",
];

/// The packs compiled in: id, jurisdiction as answers name it, text. The first stands in where none is answered.
const BUILT_IN: [(&str, &str, &str); 5] = [
    ("cn", "CN", include_str!(concat!(env!("OUT_DIR"), "/pack-cn.json"))),
    ("us", "US", include_str!(concat!(env!("OUT_DIR"), "/pack-us.json"))),
    ("eu", "EU", include_str!(concat!(env!("OUT_DIR"), "/pack-eu.json"))),
    ("uk", "UK", include_str!(concat!(env!("OUT_DIR"), "/pack-uk.json"))),
    ("gx", "GX", include_str!(concat!(env!("OUT_DIR"), "/pack-gx.json"))),
];

/// The folders of a pack.
const FOLDERS: [&str; 3] = ["modes/", scorecard::FOLDER, MODELS];

/// The folder of a pack's own models.
const MODELS: &str = "models/";

/// One jurisdiction's parameters, bins, categories, modes and documents.
#[derive(Clone, PartialEq, Debug)]
pub struct Pack {
    pub(super) header: Header,
    pub(super) currency: Currency,
    pub(super) sources: BTreeMap<Id, Source>,
    pub(super) params: BTreeMap<Id, Param>,
    pub(super) modes: Vec<Mode>,
    pub(super) documents: BTreeMap<Id, DocumentSpec>,
    pub(super) ranking: Option<Text>,
    pub(super) categories: Rc<CategoryRules>,
    pub(super) scorecard: Scorecard,
    pub(super) size: SizeTable,
    pub(super) industries: Industries,
    pub(super) guide: Guide,
    pub(super) models: Rc<Models>,
}

impl Pack {
    /// The pack compiled in for mainland China.
    ///
    /// # Panics
    /// Never in a built program: a test reads every pack.
    #[must_use]
    pub fn china() -> Self {
        Self::compiled(BUILT_IN[0].2)
    }

    /// The pack compiled in under an id, such as `us`; none for any other id.
    #[must_use]
    pub fn built_in(id: &str) -> Option<Self> {
        BUILT_IN.iter().find(|(name, ..)| *name == id).map(|(.., text)| Self::compiled(text))
    }

    /// The pack compiled in for a jurisdiction as answers name it, such as `UK`; for one that has none, and as long as
    /// none is answered, mainland China's, whose currency answers have then too.
    #[must_use]
    pub fn for_jurisdiction(code: &str) -> Self {
        let found = BUILT_IN.iter().find(|(_, jurisdiction, _)| *jurisdiction == code);
        Self::compiled(found.map_or(BUILT_IN[0].2, |(.., text)| text))
    }

    /// The ids of all packs compiled in, with the jurisdiction of each as answers name it.
    pub fn built_in_ids() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUILT_IN.iter().map(|(id, jurisdiction, _)| (*id, *jurisdiction))
    }

    fn compiled(text: &str) -> Self {
        match Self::parse(text) {
            Ok(pack) => pack,
            Err(problems) => panic!("a pack compiled in does not parse: {problems:?}"),
        }
    }

    /// Reads a pack of the user's own: TOML or JSON of one object with the files by path (`[pack]`, `["modes/x"]`). The
    /// packs compiled in that its head names under `under` are laid beneath it, so that it need only hold what differs.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn open(text: &str) -> Result<Self, Vec<PackProblem>> {
        Self::open_layers(text).map_err(|mut problems| {
            PackProblem::locate(text, &mut problems);
            problems
        })
    }

    fn open_layers(text: &str) -> Result<Self, Vec<PackProblem>> {
        let whole = |message: String| vec![PackProblem::new("", "", PackProblemKind::Shape(message))];
        let own: Map<String, Json> = if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|e| whole(e.to_string()))?
        } else {
            super::toml_text::read(text)?
        };
        let mut files = Map::new();
        for (name, wanted) in layer::under(&own) {
            let Some((.., base)) = BUILT_IN.iter().find(|(id, ..)| *id == name) else {
                return Err(vec![PackProblem::new("pack", "under", PackProblemKind::NoPack(name))]);
            };
            let base: Map<String, Json> = serde_json::from_str(base).map_err(|e| whole(e.to_string()))?;
            files = layer::laid_over(files, layer::taken(&base, &wanted));
        }
        Self::parse_files(&layer::laid_over(files, own))
    }

    /// Reads a pack: an object of its files by path without ending.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(json: &str) -> Result<Self, Vec<PackProblem>> {
        let whole = |kind| vec![PackProblem::new("", "", kind)];
        let files: Map<String, Json> =
            serde_json::from_str(json).map_err(|e| whole(PackProblemKind::Shape(e.to_string())))?;
        Self::parse_files(&files)
    }

    fn parse_files(files: &Map<String, Json>) -> Result<Self, Vec<PackProblem>> {
        let mut reader = Reader { problems: Vec::new() };
        let header: Option<Header> = reader.file(files, "pack");
        let sources = reader.file::<BTreeMap<String, Json>>(files, "sources").unwrap_or_default();
        let params = reader.file::<Params>(files, "params").map(|file| file.param).unwrap_or_default();
        let of_routes = files.get("routes").and_then(|json| reader.keep(Params::read("routes", "", json)));
        let mut sources = reader.by_key("sources", sources);
        reader.more_sources(files, scorecard::SOURCES, &mut sources);
        let id = header.as_ref().map_or("", |header| header.id.as_str());
        let mut params = reader.params(id, "params", &params);
        let more = reader.params(id, "routes", &of_routes.map(|file| file.param).unwrap_or_default());
        reader.more_params(more.into_values().collect(), &mut params);
        let shared = mode::Shared::read(files, &mut reader.problems);
        let (modes, more) = mode::modes(files, id, &shared, &mut reader.problems);
        reader.more_params(more, &mut params);
        let documents = mode::documents(files, id, &mut reader.problems);
        let guide = Guide::read(files, id, &mut reader.problems);
        let ranking = reader.ranking(files);
        if ranking.is_none() && !modes.is_empty() {
            reader.problems.push(PackProblem::new("ranking", "", PackProblemKind::NoFile));
        }
        let scorecard = Scorecard::read(files, &mut reader.problems);
        let (size, industries) = (reader.file(files, "size"), reader.file(files, "industries"));
        let known = |name: &str| FILES.contains(&name) || FOLDERS.iter().any(|folder| name.starts_with(folder));
        for name in files.keys().filter(|name| !known(name)) {
            reader.problems.push(PackProblem::new(name, "", PackProblemKind::UnknownFile));
        }
        let models = reader.models(files);
        let categories = reader.categories(files, &models);
        let (Some(header), Some(categories), Some(size), Some(industries)) = (header, categories, size, industries)
        else {
            return Err(reader.problems);
        };
        let Some(currency) = Currency::parse(&header.currency) else {
            let message = format!("`{}` is not a currency", header.currency);
            reader.problems.push(PackProblem::new("pack", "currency", PackProblemKind::Shape(message)));
            return Err(reader.problems);
        };
        let pack = Self {
            header,
            currency,
            sources,
            params,
            modes,
            documents,
            ranking,
            categories,
            scorecard,
            size,
            industries,
            guide,
            models,
        };
        check(&pack, &mut reader.problems);
        if reader.problems.is_empty() { Ok(pack) } else { Err(reader.problems) }
    }

    /// The pack's id.
    #[must_use]
    pub const fn id(&self) -> &Id {
        &self.header.id
    }

    /// The pack's head.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The currency of its amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The scorecard.
    #[must_use]
    pub const fn scorecard(&self) -> &Scorecard {
        &self.scorecard
    }

    /// The official size table.
    #[must_use]
    pub const fn size_table(&self) -> &SizeTable {
        &self.size
    }

    /// The industries that can be chosen.
    #[must_use]
    pub const fn industries(&self) -> &Industries {
        &self.industries
    }

    /// The sub-models that a score is made of: those compiled in, or the pack's own.
    #[must_use]
    pub const fn models(&self) -> &Rc<Models> {
        &self.models
    }

    /// All sources by key.
    #[must_use]
    pub const fn sources(&self) -> &BTreeMap<Id, Source> {
        &self.sources
    }

    /// A source by key.
    #[must_use]
    pub fn source(&self, key: &Id) -> Option<&Source> {
        self.sources.get(key)
    }

    /// All parameters by id.
    #[must_use]
    pub const fn params(&self) -> &BTreeMap<Id, Param> {
        &self.params
    }

    /// A parameter.
    ///
    /// # Errors
    /// The pack has none of this id.
    pub fn param(&self, id: &Id) -> Result<&Param, LookUpError> {
        self.params.get(id).ok_or_else(|| LookUpError::NoParam(id.clone()))
    }

    /// A parameter's number on a day, and its use.
    ///
    /// # Errors
    /// There is none on that day; a look-up never defaults.
    pub fn number(&self, id: &Id, day: Date) -> Result<(f64, ParamUse), LookUpError> {
        let param = self.param(id)?;
        let value = param.at(day)?;
        let number = value.value.number().ok_or_else(|| LookUpError::Kind(id.clone()))?;
        Ok((number, param.used(value)))
    }

    /// A parameter's table on a day, and its use.
    ///
    /// # Errors
    /// There is none on that day.
    pub fn table(&self, id: &Id, day: Date) -> Result<(&Table, ParamUse), LookUpError> {
        let param = self.param(id)?;
        let value = param.at(day)?;
        match &value.value {
            super::param::ParamValue::Table(table) => Ok((table, param.used(value))),
            super::param::ParamValue::Number(_) => Err(LookUpError::Kind(id.clone())),
        }
    }

    /// The rules that say what a line of an account is.
    #[must_use]
    pub const fn categories(&self) -> &Rc<CategoryRules> {
        &self.categories
    }

    /// The financing modes, in the order of their files.
    #[must_use]
    pub fn modes(&self) -> &[Mode] {
        &self.modes
    }

    /// What it tells beside its modes.
    #[must_use]
    pub const fn guide(&self) -> &Guide {
        &self.guide
    }

    /// The id of one of its own parameters, such as `cn.rank.weight` for `rank.weight`.
    #[must_use]
    pub fn own(&self, name: &str) -> Id {
        Id::owned(format!("{}.{name}", self.header.id))
    }

    /// The documents that modes ask for, by code.
    #[must_use]
    pub const fn documents(&self) -> &BTreeMap<Id, DocumentSpec> {
        &self.documents
    }

    /// The name of a document that a mode asks for or that would show a figure of the scorecard.
    #[must_use]
    pub fn document_name(&self, code: &Id) -> Option<&Text> {
        self.documents.get(code).map(|document| &document.name).or_else(|| self.scorecard.document(code))
    }

    /// How the modes are ranked, in words; `None` only in a pack without modes.
    #[must_use]
    pub const fn ranking(&self) -> Option<&Text> {
        self.ranking.as_ref()
    }

    /// The parameters that should have been read again by a day.
    #[must_use]
    pub fn stale(&self, day: Date) -> Vec<Stale> {
        self.params.values().filter_map(|param| param.stale(day)).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Params {
    #[serde(default)]
    param: Vec<Json>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ranking {
    says: Text,
}

/// Collects problems while reading.
struct Reader {
    problems: Vec<PackProblem>,
}

impl Reader {
    fn keep<T>(&mut self, read: Result<T, PackProblem>) -> Option<T> {
        read.map_err(|problem| self.problems.push(problem)).ok()
    }

    /// A file that every pack needs.
    fn file<T: Section>(&mut self, files: &Map<String, Json>, name: &str) -> Option<T> {
        let Some(json) = files.get(name) else {
            self.problems.push(PackProblem::new(name, "", PackProblemKind::NoFile));
            return None;
        };
        self.keep(T::read(name, "", json))
    }

    /// How the modes are ranked, in words.
    fn ranking(&mut self, files: &Map<String, Json>) -> Option<Text> {
        self.keep(Ranking::read("ranking", "", files.get("ranking")?)).map(|ranking| ranking.says)
    }

    fn categories(&mut self, files: &Map<String, Json>, models: &Models) -> Option<Rc<CategoryRules>> {
        let name = "categories";
        let Some(json) = files.get(name) else {
            self.problems.push(PackProblem::new(name, "", PackProblemKind::NoFile));
            return None;
        };
        let shape = |problem| PackProblem::new(name, "", PackProblemKind::Shape(problem));
        CategoryRules::parse(json)
            .map(|rules| Rc::new(CategoryRules { model: models.lines().cloned(), ..rules }))
            .map_err(|problems| self.problems.extend(problems.into_iter().map(shape)))
            .ok()
    }

    /// The pack's own models, else those compiled in.
    fn models(&mut self, files: &Map<String, Json>) -> Rc<Models> {
        let own = files.iter().filter_map(|(name, json)| Some((name.strip_prefix(MODELS)?.to_owned(), json.clone())));
        let own: Map<String, Json> = own.collect();
        if own.is_empty() {
            let builtin = Models::builtin().map_err(|problems| self.problems.extend(problems));
            return Rc::new(builtin.unwrap_or_default());
        }
        Rc::new(Models::read(&own, &mut self.problems))
    }

    fn by_key<T: Section>(&mut self, file: &str, items: BTreeMap<String, Json>) -> BTreeMap<Id, T> {
        let read = items.into_iter().filter_map(|(key, json)| Some((self.keep(T::read(file, &key, &json))?, key)));
        read.map(|(item, key)| (Id::owned(key), item)).collect()
    }

    /// Sources that stand beside the part of the pack that uses them.
    fn more_sources(&mut self, files: &Map<String, Json>, file: &str, sources: &mut BTreeMap<Id, Source>) {
        let Some(json) = files.get(file) else { return };
        let Some(items) = self.keep(BTreeMap::<String, Json>::read(file, "", json)) else { return };
        for (key, source) in self.by_key::<Source>(file, items) {
            if sources.insert(key.clone(), source).is_some() {
                self.problems.push(PackProblem::new(file, key.as_str(), PackProblemKind::Twice));
            }
        }
    }

    /// Parameters that stand with the mode that uses them.
    fn more_params(&mut self, more: Vec<Param>, params: &mut BTreeMap<Id, Param>) {
        for param in more {
            let (id, file) = (param.id.clone(), param.file.clone());
            if params.insert(id.clone(), param).is_some() {
                self.problems.push(PackProblem::new(&file, id.as_str(), PackProblemKind::Twice));
            }
        }
    }

    fn params(&mut self, pack: &str, file: &str, items: &[Json]) -> BTreeMap<Id, Param> {
        let mut params = BTreeMap::new();
        for item in items {
            let name = item.get("id").and_then(Json::as_str).unwrap_or_default();
            let Some(param) = self.keep(Param::read(file, name, item)) else { continue };
            let id = match param.id.as_str().strip_prefix('@') {
                Some(rest) => Id::owned(format!("{pack}.{rest}")),
                None => param.id.clone(),
            };
            let param = Param { id, file: file.to_owned(), ..param };
            if params.insert(param.id.clone(), param).is_some() {
                self.problems.push(PackProblem::new(file, name, PackProblemKind::Twice));
            }
        }
        params
    }
}

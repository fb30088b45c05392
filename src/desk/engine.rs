//! The desk itself: the contents of files by number, the case, its assessment, and the answers to what is asked.

use super::draft::{Draft, FileRef};
use super::message::{Ask, Looks, Said, Shown, Tab, Told};
use super::own::OwnPack;
use super::pages::{self, Job, Scene, like};
use crate::assessment::{Assessment, Case, Packs, assess_with};
use crate::books::Corrections;
use crate::dossier::{self, Refused};
use crate::facts::{Answers, LedgerFacts};
use crate::intake::{Recipe, RecordSet};
use crate::kernel::Date;
use crate::report::{
    self, Links, Node, ReportOptions, Verification, View, find_block, report_name, verify, write_report,
};
use crate::routes::{Positions, Routes, WhatIf};
use crate::rules::{Pack, Text};
use crate::wording::{Language, Words};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Makes the case of an invented firm by its number; the desk itself has no files to read.
pub type Samples = fn(u32) -> Result<Case, String>;

/// The desk.
pub struct Desk {
    samples: Samples,
    packs: Packs,
    pack: Rc<Pack>,
    /// What was read, by number. Kept as long as the desk lives: a step back may need it again.
    sets: BTreeMap<u32, Rc<RecordSet>>,
    next: u32,
    case: Case,
    files: Vec<FileRef>,
    ledger_facts: Option<(Date, LedgerFacts)>,
    assessed: Option<(Date, Assessment)>,
    /// The ways to a better grade, found when the page first asks after a change.
    routes: Option<Option<Routes>>,
    jobs: BTreeMap<u32, Job>,
    checked: Option<(String, Verification)>,
    own: OwnPack,
    /// The day of the latest page.
    day: Date,
}

impl Desk {
    /// A desk with an empty case.
    #[must_use]
    pub fn new(samples: Samples) -> Self {
        let mut packs = Packs::default();
        let answers = Answers::default();
        let pack = packs.of(&answers);
        let rules = pack.categories().clone();
        Self {
            samples,
            packs,
            pack,
            sets: BTreeMap::new(),
            next: 0,
            case: Case::with_rules(answers, Vec::new(), Corrections::default(), rules),
            files: Vec::new(),
            ledger_facts: None,
            assessed: None,
            routes: None,
            jobs: BTreeMap::new(),
            checked: None,
            own: OwnPack::default(),
            day: Looks::default().as_of(),
        }
    }

    /// Answers what was asked.
    pub fn answer(&mut self, ask: Ask) -> Told {
        match ask {
            Ask::Draft(draft) => {
                self.take(*draft);
                Told::Nothing
            }
            Ask::Show(tab, looks) => Told::Shown(self.show(&tab, looks)),
            Ask::OpenKept(text, files) => self.open_kept(&text, &files),
            Ask::OpenText(text) => self.opened(open_text(&text)),
            Ask::OpenSample(number) => match (self.samples)(number) {
                Ok(case) => self.opened(Ok(case)),
                Err(words) => Told::Refused(Said { zh: words.clone(), en: words }),
            },
            Ask::Whole => Told::Text(dossier::write(&self.case)),
            Ask::Light => Told::Light(dossier::write_light(&self.case).case, self.files.clone()),
            Ask::Records(number) => {
                Told::Bytes(self.sets.get(&number).map(|set| dossier::write_records(set)).unwrap_or_default())
            }
            Ask::Report(looks, embed_case) => self.report(looks, embed_case),
            Ask::Check(name, text) => self.check(name, &text),
            Ask::Pack(name, text) => {
                if self.own.take(name, text.clone()) {
                    Told::Text(text)
                } else {
                    Told::Nothing
                }
            }
            Ask::PackStart(looks) => self
                .with_view(looks, |view| pages::start(view.pack, view.words, looks.as_of()))
                .map_or(Told::Nothing, |text| Told::File("my-bank.toml".to_owned(), text)),
            Ask::Preview(number, readings) => self.preview(number, &readings),
            Ask::Choose(job, what, of, value) => {
                if what == "recipe" {
                    self.choose_like(job, &of);
                } else {
                    let as_of = self.day;
                    self.jobs.entry(job).or_default().choose(&what, &of, &value, as_of);
                }
                self.request(job)
            }
            Ask::Request(job) => self.request(job),
            Ask::Drop(job) => {
                self.jobs.remove(&job);
                Told::Nothing
            }
        }
    }

    /// Reads a part of a file with the choices made about another of its shape: `of` is the part's place and the other's
    /// name.
    fn choose_like(&mut self, job: u32, of: &str) {
        let Some((part, name)) = of.split_once(',') else { return };
        let Some(set) = part.parse::<usize>().ok().and_then(|part| self.jobs.get(&job)?.sets.get(part).cloned()) else {
            return;
        };
        let kept = like(&self.case, &self.jobs, &set).find(|other| other.parts().name == name);
        let Some(recipe) = kept.map(|other| other.parts().recipe.of_shape()) else { return };
        let own = self.jobs.entry(job).or_default().recipes.entry(set.parts().name.clone()).or_default();
        *own = Recipe { periods: std::mem::take(&mut own.periods), ..recipe };
    }

    fn request(&self, job: u32) -> Told {
        let currency = self.case.answers().currency();
        let request = |recipe: &Recipe| dossier::write_request(currency, recipe);
        let mut requests = vec![(String::new(), request(&Recipe::default()))];
        if let Some(job) = self.jobs.get(&job) {
            requests.extend(job.recipes.iter().map(|(part, recipe)| (part.clone(), request(recipe))));
        }
        // A list of texts has no way to fail.
        Told::Text(serde_json::to_string(&requests).unwrap_or_default())
    }

    /// Makes a draft the case. The books are joined again only when files, corrections, names, currency or rules changed.
    fn take(&mut self, draft: Draft) {
        let pack = self.packs.of(&draft.answers);
        let books_same = draft.files == self.files && draft.corrections == *self.case.corrections();
        let case = if books_same {
            self.case.with_answers(draft.answers)
        } else {
            let sets = draft.files.iter().filter_map(|file| self.sets.get(&file.number).cloned()).collect();
            Case::with_rules(draft.answers, sets, draft.corrections, pack.categories().clone())
        };
        let case = case.under(&pack);
        if !Rc::ptr_eq(&self.case.shared_ledger(), &case.shared_ledger()) || !Rc::ptr_eq(&self.pack, &pack) {
            self.ledger_facts = None;
        }
        self.files = draft.files;
        self.assessed = None;
        self.pack = pack;
        self.case = case;
    }

    /// Takes a case apart into what the page holds.
    fn apart(&mut self, case: &Case) -> Draft {
        let files = case.sets().iter().map(|set| self.file(set.clone())).collect();
        Draft { answers: case.answers().clone(), files, corrections: case.corrections().clone() }
    }

    fn file(&mut self, set: Rc<RecordSet>) -> FileRef {
        let file = FileRef { number: self.next, digest: dossier::kept_as(&set) };
        self.sets.insert(self.next, set);
        self.next += 1;
        file
    }

    fn opened(&mut self, case: Result<Case, Refused>) -> Told {
        match case {
            Ok(case) => Told::Opened(Box::new(self.apart(&case))),
            Err(refused) => Told::Refused(said(|words| words.refused(&refused))),
        }
    }

    fn open_kept(&mut self, text: &str, files: &[(String, Vec<u8>)]) -> Told {
        let read = |digest: &str| {
            let (_, bytes) = files.iter().find(|(kept, _)| kept == digest)?;
            dossier::read_records(bytes).ok().map(Rc::new)
        };
        let case = dossier::read_light(text, &read);
        self.opened(case)
    }

    fn assess(&mut self, day: Date) {
        self.day = day;
        if self.ledger_facts.as_ref().is_none_or(|(of, _)| *of != day) {
            self.ledger_facts = Some((day, LedgerFacts::of(self.case.ledger(), &self.pack, day)));
            self.assessed = None;
        }
        if self.assessed.as_ref().is_none_or(|(of, _)| *of != day)
            && let Some((_, facts)) = &self.ledger_facts
        {
            self.assessed = Some((day, assess_with(&self.case, facts, &self.pack, day)));
            self.routes = None;
        }
    }

    fn with_view<T>(&mut self, looks: Looks, make: impl FnOnce(&View) -> T) -> Option<T> {
        self.assess(looks.as_of());
        let (_, assessment) = self.assessed.as_ref()?;
        let words = Words::new(looks.language());
        Some(make(&View { case: &self.case, assessment, pack: &self.pack, words, links: Links::Screen }))
    }

    fn show(&mut self, tab: &Tab, looks: Looks) -> Shown {
        if *tab == Tab::Industries {
            return Shown::Options(self.industries(looks.language()));
        }
        if let Tab::Better(positions) = tab {
            return Shown::Tree(self.better(positions, looks));
        }
        let jobs = std::mem::take(&mut self.jobs);
        let checked = self.checked.take();
        let own = std::mem::take(&mut self.own);
        let tree = self.with_view(looks, |view| match tab {
            Tab::Mirror => report::mirror(view),
            Tab::MirrorLine => report::mirror_line(view).into(),
            Tab::Portrait => report::portrait(view),
            Tab::Score => report::score(view),
            Tab::Opinions => report::opinions(view),
            Tab::Quality => report::quality(view),
            Tab::Indicators => report::indicators(view),
            Tab::Months => report::months(view),
            Tab::Financing => report::financing(view),
            Tab::Way if looks.writes => report::route(view),
            Tab::Way => pages::only_shown(report::route(view)),
            Tab::Capacity => report::repayment(view),
            Tab::Refusal => report::refusal(view),
            Tab::Plan => report::plan(view),
            Tab::Banker => report::banker(view),
            Tab::Offers => report::offers(view),
            Tab::OffersBeside => report::offers_beside(view),
            Tab::OffersLine => report::offers_line(view).into(),
            other => pages::tree(
                &Scene { view, writes: looks.writes, jobs: &jobs, checked: checked.as_ref(), own: &own },
                other,
            ),
        });
        self.jobs = jobs;
        self.checked = checked;
        self.own = own;
        Shown::Tree(tree.unwrap_or_else(|| "".into()))
    }

    /// The ways are found once for a case; what is tried is worked out each time.
    fn better(&mut self, positions: &Positions, looks: Looks) -> Node {
        self.assess(looks.as_of());
        let (Some((_, facts)), Some((_, now))) = (&self.ledger_facts, &self.assessed) else { return "".into() };
        let routes = self.routes.get_or_insert_with(|| Routes::find(&self.case, facts, now, &self.pack));
        let tried = WhatIf::of(&self.case, facts, now, &self.pack, positions);
        let words = Words::new(looks.language());
        let view = View { case: &self.case, assessment: now, pack: &self.pack, words, links: Links::Screen };
        report::better(&view, routes.as_ref(), tried.as_ref())
    }

    fn industries(&self, language: Language) -> Vec<(String, String)> {
        let name = |text: &Text| match language {
            Language::Zh => text.zh.clone(),
            Language::En => text.en.clone(),
        };
        let all = &self.pack.industries().all;
        all.iter().map(|one| (one.code.clone(), format!("{} {}", one.code, name(&one.name)))).collect()
    }

    fn report(&mut self, looks: Looks, embed_case: bool) -> Told {
        let made = self.with_view(looks, |view| {
            (format!("{}.html", report_name(view)), write_report(view, ReportOptions { embed_case }))
        });
        made.map_or(Told::Nothing, |(name, html)| Told::File(name, html))
    }

    fn check(&mut self, name: String, text: &str) -> Told {
        let outcome = verify(text, &Pack::built_in);
        let told = match &outcome {
            Verification::Same(verified) | Verification::Differs { verified, .. } => {
                Told::Opened(Box::new(self.apart(&verified.case)))
            }
            _ => Told::Nothing,
        };
        self.checked = Some((name, outcome));
        told
    }

    fn preview(&mut self, number: u32, readings: &[u8]) -> Told {
        let readings = match dossier::read_readings(readings) {
            Ok(readings) => readings,
            Err(words) => return Told::Refused(Said { zh: words.clone(), en: words }),
        };
        let mut sets = Vec::new();
        let mut refusals = Vec::new();
        for reading in readings {
            match reading {
                Ok(set) => sets.push(Rc::new(set)),
                Err(refusal) => refusals.push(*refusal),
            }
        }
        if let (true, [refusal, ..]) = (sets.is_empty(), &refusals[..]) {
            return Told::Refused(said(|words| words.intake_finding(&refusal.finding.kind)));
        }
        let files = sets.iter().map(|set| self.file(set.clone())).collect();
        let job = self.jobs.entry(number).or_default();
        job.sets = sets;
        job.refusals = refusals;
        Told::Previewed(files)
    }
}

fn said(words: impl Fn(Words) -> String) -> Said {
    Said { zh: words(Words::new(Language::Zh)), en: words(Words::new(Language::En)) }
}

/// A saved case, or the case within a report.
fn open_text(text: &str) -> Result<Case, Refused> {
    let Some(block) = find_block(text) else { return dossier::read(text) };
    let mut value: serde_json::Value = serde_json::from_str(block).map_err(|e| Refused::NotJson(e.to_string()))?;
    let case = value.get_mut("case").map(serde_json::Value::take);
    dossier::read_value(case.ok_or_else(|| Refused::NotACase("credit-mirror/report".to_owned()))?)
}

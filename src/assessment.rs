//! The one function at the heart: a case, a pack and a date become an assessment. The only place that composes rooms.

use crate::books::{Corrections, Ledger};
use crate::facts::{Answers, Entry, FactSheet, Field, FieldKey, LedgerFacts};
use crate::financing::{Decoded, Figures, Financing, PlanCheck, decode};
use crate::indicators::IndicatorSet;
use crate::intake::RecordSet;
use crate::kernel::{Date, Id};
use crate::offers::Offers;
use crate::opinions::Opinions;
use crate::portrait::Portrait;
use crate::rules::{CategoryRules, Pack};
use crate::score::Score;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Everything that goes in: what was entered, what was imported, what was corrected.
/// The ledger is a pure function of the rest, kept so that an answer does not join the files again.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    answers: Answers,
    sets: Vec<Rc<RecordSet>>,
    corrections: Rc<Corrections>,
    rules: Rc<CategoryRules>,
    ledger: Rc<Ledger>,
}

impl Default for Case {
    fn default() -> Self {
        Self::new(Answers::default(), Vec::new(), Corrections::default())
    }
}

impl Case {
    /// A case from its parts, with the category rules compiled in.
    #[must_use]
    pub fn new(answers: Answers, sets: Vec<Rc<RecordSet>>, corrections: Corrections) -> Self {
        Self::with_rules(answers, sets, corrections, Pack::china().categories().clone())
    }

    /// A case whose lines are read by given category rules.
    #[must_use]
    pub fn with_rules(
        answers: Answers,
        sets: Vec<Rc<RecordSet>>,
        corrections: Corrections,
        rules: Rc<CategoryRules>,
    ) -> Self {
        let ledger = Ledger::build(&sets, &corrections, &own_names(&answers), answers.currency(), &rules);
        Self { answers, sets, corrections: Rc::new(corrections), rules, ledger: Rc::new(ledger) }
    }

    /// The same case with other answers. Joins the files again only if the currency or the firm's names changed.
    #[must_use]
    pub fn with_answers(&self, answers: Answers) -> Self {
        if own_names(&answers) == own_names(&self.answers) && answers.currency() == self.answers.currency() {
            return Self { answers, ..self.clone() };
        }
        Self::with_rules(answers, self.sets.clone(), (*self.corrections).clone(), self.rules.clone())
    }

    /// The same case with other files and corrections.
    #[must_use]
    pub fn with_books(&self, sets: Vec<Rc<RecordSet>>, corrections: Corrections) -> Self {
        Self::with_rules(self.answers.clone(), sets, corrections, self.rules.clone())
    }

    /// What was entered.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What was imported.
    #[must_use]
    pub fn sets(&self) -> &[Rc<RecordSet>] {
        &self.sets
    }

    /// What was corrected.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The joined books, shared: two cases with the same books hold the same one.
    #[must_use]
    pub fn shared_ledger(&self) -> Rc<Ledger> {
        self.ledger.clone()
    }

    /// The joined books.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}

impl Case {
    /// The same case, its lines read by the category rules of a pack. The books are joined again only if these differ.
    #[must_use]
    pub fn under(self, pack: &Pack) -> Self {
        if *self.rules == **pack.categories() {
            return self;
        }
        Self::with_rules(self.answers, self.sets, (*self.corrections).clone(), pack.categories().clone())
    }
}

/// The packs compiled in, each read once when a case first needs it.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    read: BTreeMap<String, Rc<Pack>>,
}

impl Packs {
    /// The pack of the jurisdiction answered; mainland China's until one is answered.
    pub fn of(&mut self, answers: &Answers) -> Rc<Pack> {
        let code = match answers.get(FieldKey::once(Field::Jurisdiction)) {
            Some(Entry::Text(code)) => code.trim().to_owned(),
            Some(Entry::DontKnow) | None => String::new(),
        };
        let read = || Rc::new(Pack::for_jurisdiction(&code));
        self.read.entry(code.clone()).or_insert_with(read).clone()
    }
}

/// Names that mean the firm or its owner itself.
fn own_names(answers: &Answers) -> Vec<String> {
    [Field::FirmName, Field::OwnerName]
        .into_iter()
        .filter_map(|field| match answers.get(FieldKey::once(field)) {
            Some(Entry::Text(name)) => Some(name.trim().to_owned()),
            Some(Entry::DontKnow) | None => None,
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// What comes out. A screen is a view of it, a report a rendering of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Assessment {
    /// The pack it rests on.
    pub pack: Id,
    /// The day it holds for.
    pub as_of: Date,
    /// All facts.
    pub facts: FactSheet,
    /// All indicators.
    pub indicators: IndicatorSet,
    /// The portrait.
    pub portrait: Portrait,
    /// The score; nothing where the pack's rules for it begin later than the day.
    pub score: Option<Score>,
    /// What published formulas say beside it.
    pub opinions: Opinions,
    /// The financing modes.
    pub financing: Financing,
    /// The plan of a campaign, checked.
    pub plan: PlanCheck,
    /// A refusal, read; none where none was entered.
    pub refusal: Option<Decoded>,
    /// What the offers entered cost.
    pub offers: Offers,
}

/// Assesses a case. Pure, total and deterministic: the same bytes in give the same bytes out, natively and in Wasm.
#[must_use]
pub fn assess(case: &Case, pack: &Pack, as_of: Date) -> Assessment {
    assess_with(case, &LedgerFacts::of(&case.ledger, pack, as_of), pack, as_of)
}

/// The same, with the facts of the case's ledger worked out before, so that an answer does not walk the lines again.
#[must_use]
pub fn assess_with(case: &Case, of_ledger: &LedgerFacts, pack: &Pack, as_of: Date) -> Assessment {
    let facts = FactSheet::collect_with(&case.answers, &case.ledger, of_ledger, pack, as_of);
    let indicators = IndicatorSet::compute(&facts);
    let portrait = Portrait::compute(&facts, &indicators, pack, as_of);
    let score = Score::compute(&facts, &indicators, &portrait, pack, as_of);
    let opinions = Opinions::compute(&facts, case.answers.currency(), pack, as_of);
    let financing = Financing::evaluate(&facts, &indicators, pack, as_of);
    let plan = PlanCheck::of(&case.answers, pack, as_of);
    let figures = Figures { facts: &facts, indicators: &indicators };
    let refusal = decode(&case.answers, &figures, pack, as_of);
    let offers = Offers::evaluate(&case.answers, &facts, pack, as_of);
    Assessment {
        pack: pack.id().clone(),
        as_of,
        facts,
        indicators,
        portrait,
        score,
        opinions,
        financing,
        plan,
        refusal,
        offers,
    }
}

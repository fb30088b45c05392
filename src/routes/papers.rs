//! Which one paper would narrow the interval most: doubt worked out again as if the paper were there.

use crate::assessment::Assessment;
use crate::facts::FactKey;
use crate::indicators::IndicatorKey;
use crate::kernel::{Id, NotApplicable, Reading};
use crate::rules::{Pack, ScoreRules};
use crate::score::{Block, DoubtParts, Level, Score, ScoreTerm, checked};

/// A kind of paper that the firm could still give.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Paper {
    /// Bank or wallet statements.
    BankStatement,
    /// A list of invoices.
    Invoices,
    /// Accounts of the latest year.
    Accounts,
    /// The owner's credit report.
    CreditReport,
}

impl Paper {
    /// All papers.
    pub const ALL: [Self; 4] = [Self::BankStatement, Self::Invoices, Self::Accounts, Self::CreditReport];

    /// The stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BankStatement => "bank_statement",
            Self::Invoices => "invoices",
            Self::Accounts => "accounts",
            Self::CreditReport => "credit_report",
        }
    }

    const fn block(self) -> Block {
        match self {
            Self::BankStatement => Block::Bank,
            Self::Invoices => Block::Invoices,
            Self::Accounts => Block::Accounts,
            Self::CreditReport => Block::Owner,
        }
    }

    /// What the facts that it gives begin with.
    const fn gives(self) -> &'static str {
        match self {
            Self::BankStatement => "bank.",
            Self::Invoices => "inv.",
            Self::Accounts => "fin.",
            Self::CreditReport => "credit.",
        }
    }

    /// Whether this program reads it as a file whose figures nobody typed.
    const fn is_read(self) -> bool {
        matches!(self, Self::BankStatement | Self::Invoices)
    }
}

/// How much narrower the interval would be.
#[derive(Clone, PartialEq, Debug)]
pub struct Narrowing {
    /// The paper.
    pub paper: Paper,
    /// Measures that it would show and that nobody has seen.
    pub shows: Vec<Id>,
    /// Measures that are typed and that it would prove.
    pub proves: Vec<Id>,
    /// Standard deviation of the log-odds now and then.
    pub deviation: (f64, f64),
    /// Where the score would stand, at the same point, with the doubt and the cap of then.
    pub level: Level,
}

/// The papers that are not there, those that narrow the interval most first. One may narrow nothing: where its model
/// rests on few cases and what is known says enough already.
#[must_use]
pub fn papers(now: &Assessment, pack: &Pack) -> Vec<Narrowing> {
    let Some((score, rules)) = now.score.as_ref().zip(pack.models().score()) else { return Vec::new() };
    let mut found: Vec<Narrowing> =
        Paper::ALL.into_iter().filter_map(|paper| with_paper(paper, now, (score, rules), pack)).collect();
    // Of papers alike the first of the list.
    found.sort_by(|a, b| (a.deviation.1).total_cmp(&b.deviation.1).then(a.level.cap.cmp(&b.level.cap)));
    found
}

fn with_paper(paper: Paper, now: &Assessment, (score, rules): (&Score, &ScoreRules), pack: &Pack) -> Option<Narrowing> {
    let of_block = || score.terms.iter().filter(|term| term.block == paper.block());
    let shows: Vec<&ScoreTerm> = of_block().filter(|term| shown_by(paper, term)).collect();
    let typed = |term: &&ScoreTerm| term.counts() && !term.evidence.is_some_and(checked);
    let proves: Vec<&ScoreTerm> =
        of_block().filter(typed).filter(|term| paper.is_read() && gives(paper, &term.measure)).collect();
    if shows.is_empty() && proves.is_empty() {
        return None;
    }
    let read: Vec<&ScoreTerm> =
        shows.iter().copied().filter(|term| proved(paper, now, &term.measure)).chain(proves.iter().copied()).collect();
    let doubt = doubt(paper.block(), (score, rules), pack, (&shows, &read));
    let cap = if read.is_empty() { score.cap } else { cap(paper.block(), score, rules) };
    let level = Level::of(score.free, doubt.total(), cap, rules);
    let names = |terms: &[&ScoreTerm]| terms.iter().map(|term| term.measure.clone()).collect();
    let deviation = (score.doubt.total(), doubt.total());
    Some(Narrowing { paper, shows: names(&shows), proves: names(&proves), deviation, level })
}

/// Whether a term is missing only for facts that the paper gives.
fn shown_by(paper: Paper, term: &ScoreTerm) -> bool {
    match &term.reading {
        Reading::Missing(ids) => ids.iter().all(|id| id.as_str().starts_with(paper.gives())),
        // A longer statement shows what a short one cannot.
        Reading::NotApplicable(NotApplicable::ShortHistory) => paper == Paper::BankStatement,
        Reading::Known(_) | Reading::NotApplicable(_) => false,
    }
}

/// Whether a measure is a fact that the paper gives.
fn gives(paper: Paper, measure: &Id) -> bool {
    IndicatorKey::parse(measure.as_str()).is_none() && measure.as_str().starts_with(paper.gives())
}

/// Whether a measure that a paper shows would then rest on nothing that was only typed.
fn proved(paper: Paper, now: &Assessment, measure: &Id) -> bool {
    let indicator = IndicatorKey::parse(measure.as_str()).and_then(|key| now.indicators.get(key));
    let inputs = indicator.map_or_else(Vec::new, |indicator| indicator.because.inputs.clone());
    paper.is_read()
        && inputs
            .iter()
            .filter(|id| !id.as_str().starts_with(paper.gives()))
            .all(|id| FactKey::parse(id.as_str()).and_then(|key| now.facts.support(key)).is_none_or(checked))
}

/// The doubt if the paper were there: the part of its block that it shows is known, what it proves is imported.
fn doubt(
    of: Block,
    (score, rules): (&Score, &ScoreRules),
    pack: &Pack,
    (shows, read): (&[&ScoreTerm], &[&ScoreTerm]),
) -> DoubtParts {
    let (mut whole, mut estimate, mut unknown, mut imported) = (0.0, 0.0, 1.0, 0.0);
    let part = |terms: &[&ScoreTerm]| terms.iter().map(|term| term.part).sum::<f64>();
    for block in Block::ALL {
        let Some(model) = pack.models().get(block.as_str()) else { continue };
        let known: Vec<&ScoreTerm> = score.terms.iter().filter(|term| term.block == block && term.counts()).collect();
        let sure: Vec<&ScoreTerm> = known.iter().copied().filter(|term| term.evidence.is_some_and(checked)).collect();
        let (mut now, mut proved) = (part(&known), part(&sure));
        if block == of {
            now += part(shows);
            proved += part(read);
        }
        whole += now;
        estimate += now * model.sigma;
        // The owner's record is not the firm's.
        let tells = if block == Block::Owner { rules.doubt.owner_tells } else { 1.0 };
        unknown *= (1.0 - tells * now).clamp(0.0, 1.0);
        imported += proved;
    }
    let share = if whole > 0.0 { imported / whole } else { 0.0 };
    DoubtParts {
        estimate: if whole > 0.0 { (estimate / whole).max(rules.doubt.estimate) } else { rules.doubt.estimate },
        missing: rules.doubt.missing * libm::sqrt(unknown),
        shift: score.doubt.shift,
        stated: rules.doubt.stated - (rules.doubt.stated - rules.doubt.imported) * share,
    }
}

/// The best grade that the evidence would allow.
fn cap(of: Block, score: &Score, rules: &ScoreRules) -> u8 {
    let read = |block: Block| {
        let terms = score.terms.iter().filter(|term| term.block == block && term.counts());
        block == of || terms.into_iter().any(|term| term.evidence.is_some_and(checked))
    };
    let blocks = Block::ALL.into_iter().filter(|block| *block != Block::Judgement && read(*block)).count();
    if blocks < 2 { score.cap } else { score.cap.min(rules.scale.cap_two_sources) }
}

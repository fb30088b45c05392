//! The terms of every block, and how blocks are added.

use super::term::{Block, ScoreTerm};
use super::{Seen, checked, neutral};
use crate::facts::{EvidenceGrade, FactKey};
use crate::indicators::IndicatorKey;
use crate::kernel::{Currency, Id, NotApplicable, Reading};
use crate::portrait::Contribution;
use crate::rules::{Model, ScoreRules, Term};
use std::collections::BTreeSet;

/// The terms with their weights.
pub(super) struct Added {
    pub(super) terms: Vec<ScoreTerm>,
    pub(super) lambda: f64,
    pub(super) blocks: f64,
    pub(super) centre: f64,
    /// Part of each block that is known, and its model's error of estimation.
    pub(super) known: Vec<(Block, f64, f64)>,
    /// The curves of the terms, where they have one.
    pub(super) curves: Vec<Option<Term>>,
}

impl Added {
    /// What the terms add.
    pub(super) fn sum(&self) -> f64 {
        self.terms.iter().map(|term| term.odds).sum()
    }

    /// Sources that were checked: filed accounts, bank lines, invoices. One bank file is one source, whatever it tells.
    pub(super) fn sources(&self) -> usize {
        let checked =
            |term: &ScoreTerm| term.evidence.filter(|_| term.counts() && !term.judged).filter(|e| checked(*e));
        self.terms.iter().filter_map(checked).collect::<BTreeSet<_>>().len()
    }
}

/// How a block is weighed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weighed {
    /// The block.
    pub block: Block,
    /// Part of it that is known, 0 to 1.
    pub known: f64,
    /// Mean reliability of what is known.
    pub reliability: f64,
    /// Sum of its curves, weights left out.
    pub raw: f64,
    /// What it adds to the log-odds.
    pub odds: f64,
}

/// The blocks with a figure.
pub(super) fn weighed(added: &Added) -> Vec<Weighed> {
    let one = |block: Block| {
        let of = || counted(&added.terms).filter(move |term| term.block == block);
        let known: f64 = of().map(|term| term.part).sum();
        let reliable: f64 = of().map(|term| term.part * term.reliability).sum();
        of().next().map(|_| Weighed {
            block,
            known,
            reliability: if known > 0.0 { reliable / known } else { 0.0 },
            raw: of().map(|term| term.raw).sum(),
            odds: of().map(|term| term.odds).sum(),
        })
    };
    Block::ALL.into_iter().filter_map(one).collect()
}

/// Adds all blocks.
pub(super) fn add(seen: &Seen<'_>, rules: &ScoreRules) -> Added {
    let mut terms = Vec::new();
    let mut curves = Vec::new();
    let models: Vec<(Block, &Model)> = Block::ALL
        .into_iter()
        .filter_map(|block| Some((block, seen.pack.models().get(block.as_str())?)))
        .filter(|(_, model)| model.from <= seen.as_of)
        .collect();
    for (block, model) in &models {
        let whole: f64 = model.term.iter().map(|term| term.sd * term.sd).sum();
        for term in &model.term {
            if let Some(one) = of_model(seen, rules, *block, term, whole) {
                terms.push(one);
                curves.push(Some(term.clone()));
            }
        }
    }
    let read: BTreeSet<&Id> =
        seen.pack.models().iter().flat_map(|(_, model)| model.term.iter().map(|term| &term.measure)).collect();
    let judged = judgement(seen, rules, &read, &terms);
    curves.extend(judged.iter().map(|_| None));
    terms.extend(judged);
    let blocks: f64 = counted(&terms).map(|term| term.reliability * term.part).sum();
    let lambda = rules.weights.lambda(blocks);
    for block in Block::ALL {
        let sum: f64 = counted(&terms).filter(|term| term.block == block).map(|term| term.reliability * term.raw).sum();
        let held = sum.clamp(-rules.weights.cap, rules.weights.cap);
        let ratio = if sum.abs() > rules.weights.cap { held / sum } else { 1.0 };
        for term in terms.iter_mut().filter(|term| term.block == block) {
            term.weight = lambda * term.reliability * ratio;
            term.odds = term.weight * term.raw;
        }
    }
    let known = known(&terms, &models);
    let centre = centre(&terms, &models, &known, lambda);
    Added { terms, lambda, blocks, centre, known, curves }
}

fn counted(terms: &[ScoreTerm]) -> impl Iterator<Item = &ScoreTerm> {
    terms.iter().filter(|term| term.counts())
}

/// A term of a model; `None` for a measure that no fact of a firm gives.
fn of_model(seen: &Seen<'_>, rules: &ScoreRules, block: Block, term: &Term, whole: f64) -> Option<ScoreTerm> {
    let (reading, evidence) = measure(seen, &term.measure)?;
    let reading = if block == Block::Invoices && few_invoices(seen, rules) {
        Reading::NotApplicable(NotApplicable::FewInvoices)
    } else {
        reading
    };
    let evidence = evidence.filter(|_| reading.is_known());
    let trusted = evidence.is_some_and(checked);
    let reliability = match block {
        // What stands on an application tells little, however well it is proved.
        Block::Profile | Block::Judgement => rules.weights.judged,
        _ if trusted => rules.weights.imported,
        Block::Accounts if accounts_doubted(seen, rules) => rules.trust.accounts_doubted,
        _ => rules.weights.stated,
    };
    Some(ScoreTerm {
        block,
        measure: term.measure.clone(),
        dimension: term.dimension.clone(),
        concept: term.concept.clone(),
        better: term.better,
        raw: reading.known().map_or(0.0, |figure| term.of_number(*figure)),
        neutral: reading.known().and_then(|figure| neutral::of_curve(term, *figure)),
        counted: reading.is_known(),
        reading,
        best: term.curve.best(),
        part: if whole > 0.0 { term.sd * term.sd / whole } else { 0.0 },
        reliability,
        weight: 0.0,
        odds: 0.0,
        usual: (term.mean, term.sd),
        judged: false,
        evidence,
    })
}

/// Whether invoices are too small a part of revenue to stand for the firm, or consumers too great a part of its sales.
fn few_invoices(seen: &Seen<'_>, rules: &ScoreRules) -> bool {
    let number = |key| seen.facts.number(key).known().copied();
    let revenue = number(FactKey::Revenue12m).into_iter().chain(number(FactKey::BankRevenue12)).fold(0.0, f64::max);
    let few = number(FactKey::InvSales12m).is_some_and(|sales| sales < rules.trust.invoices_of_revenue * revenue);
    few || number(FactKey::ConsumerShare).is_some_and(|share| share > rules.trust.consumers_of_sales)
}

/// Whether the bank lines do not bear out what the accounts say was sold.
pub(super) fn accounts_doubted(seen: &Seen<'_>, rules: &ScoreRules) -> bool {
    let gap = seen.indicators.get(IndicatorKey::RevenueGap).and_then(|one| one.reading.known().copied());
    gap.is_some_and(|gap| gap < rules.trust.accounts_below || gap > rules.trust.accounts_above)
}

/// A measure of the firm, and what supports it.
fn measure(seen: &Seen<'_>, id: &Id) -> Option<(Reading<f64>, Option<EvidenceGrade>)> {
    if let Some(indicator) = IndicatorKey::parse(id.as_str()).and_then(|key| seen.indicators.get(key)) {
        let inputs = indicator.because.inputs.iter().filter_map(|input| FactKey::parse(input.as_str()));
        return Some((indicator.reading.clone(), inputs.filter_map(|key| seen.facts.support(key)).max()));
    }
    if *id == IDLE {
        let key = FactKey::InvMonths12m;
        return Some((seen.facts.number(key).map(|months| 1.0 - months / 12.0), seen.facts.support(key)));
    }
    let key = FactKey::parse(id.as_str())?;
    // Sales were measured in yuan; in another currency their size says nothing here.
    if key == FactKey::InvSales12m && seen.pack.currency() != Currency::CNY {
        return None;
    }
    Some((seen.facts.number(key), seen.facts.support(key)))
}

/// Share of months without an invoice.
const IDLE: Id = Id::new("inv.idle_share");

/// Items of the scorecard that no model reads, dimension by dimension.
fn judgement(seen: &Seen<'_>, rules: &ScoreRules, read: &BTreeSet<&Id>, data: &[ScoreTerm]) -> Vec<ScoreTerm> {
    let rule = &rules.judgement;
    let counts = |item: &&Contribution| {
        !read.contains(&item.input) && (item.points.is_some() || matches!(item.reading, Reading::Missing(_)))
    };
    let judged: Vec<(Id, Vec<&Contribution>)> = seen
        .portrait
        .dimensions()
        .iter()
        .map(|one| (one.dimension.id(), one.contributions.iter().filter(counts).collect()))
        .filter(|(id, items): &(Id, Vec<_>)| {
            !items.is_empty() && (rule.beside_models.contains(id) || rule.without_models.contains(id))
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "ten dimensions")]
    let count = judged.len() as f64;
    let of_one = |(dimension, items): &(Id, Vec<&Contribution>)| -> Vec<ScoreTerm> {
        let room = if rule.without_models.contains(dimension) { 1.0 - known_by_models(data, dimension) } else { 1.0 };
        // What is left out keeps its share, so that the others do not grow.
        let whole: f64 = items.iter().map(|item| item.weight).sum();
        let items = items.iter().filter(|item| !rule.left_out.contains(&item.input));
        let term =
            |item: &&Contribution| judged_term(seen, rules, dimension, item, (room * item.weight / whole, count));
        items.map(term).collect()
    };
    judged.iter().flat_map(of_one).collect()
}

/// Share of what the models' measures of a dimension tell, by variance, that is known; zero where none applies.
fn known_by_models(data: &[ScoreTerm], dimension: &Id) -> f64 {
    let of = |term: &&ScoreTerm| term.dimension == *dimension && (term.counts() || term.missing());
    let variance = |term: &ScoreTerm| term.usual.1 * term.usual.1;
    let whole: f64 = data.iter().filter(of).map(variance).sum();
    let known: f64 = data.iter().filter(of).filter(|term| term.counts()).map(variance).sum();
    if whole > 0.0 { known / whole } else { 0.0 }
}

/// The spread of points dealt evenly from 0 to 100, as a share of the way from typical to either end: 1/√3.
const EVEN: f64 = 0.577_350_269_189_625_8;

/// An item with its share of the dimension, one of so many.
fn judged_term(
    seen: &Seen<'_>,
    rules: &ScoreRules,
    dimension: &Id,
    item: &Contribution,
    (share, count): (f64, f64),
) -> ScoreTerm {
    let typical = seen.pack.scorecard().reasons().typical;
    let reach = rules.weights.judged_reach * share;
    let card = seen.pack.scorecard().card(dimension);
    let spec = card.and_then(|card| card.items.iter().find(|spec| spec.input == item.input));
    let odds = |points: f64| reach * (typical - points) / typical.max(100.0 - typical);
    ScoreTerm {
        block: Block::Judgement,
        measure: item.input.clone(),
        dimension: dimension.clone(),
        concept: item.concept.clone(),
        better: item.better,
        raw: item.points.map_or(0.0, odds),
        best: odds(item.best),
        counted: item.points.is_some(),
        neutral: spec.zip(item.reading.known()).and_then(|(spec, figure)| neutral::of_item(spec, *figure, typical)),
        reading: item.reading.clone(),
        part: share / count,
        reliability: rules.weights.judged,
        weight: 0.0,
        odds: 0.0,
        usual: (0.0, reach * EVEN),
        judged: true,
        evidence: item.evidence,
    }
}

fn known(terms: &[ScoreTerm], models: &[(Block, &Model)]) -> Vec<(Block, f64, f64)> {
    let part = |block: Block| -> f64 { counted(terms).filter(|t| t.block == block).map(|t| t.part).sum() };
    models.iter().map(|(block, model)| (*block, part(*block), model.sigma)).collect()
}

/// What keeps the mean probability at the base rate: the mean of the blocks' corrections by what is known of each.
fn centre(terms: &[ScoreTerm], models: &[(Block, &Model)], known: &[(Block, f64, f64)], lambda: f64) -> f64 {
    let mut sum = 0.0;
    for ((block, model), (_, part, _)) in models.iter().zip(known) {
        let of_block = || counted(terms).filter(|term| term.block == *block);
        if *part > 0.0 {
            let reliability = of_block().map(|term| term.reliability * term.part).sum::<f64>() / part;
            sum += part * model.centre_at(lambda * reliability);
        }
    }
    sum / known.iter().map(|(_, part, _)| part).sum::<f64>().max(1.0)
}

//! Second opinions: published formulas beside the score. None enters it.
//!
//! Each formula of [`OpinionRules`] is worked out from the latest accounts where it can be, with the zone of its authors,
//! what drives it, and why it may not be meant for this firm. How often a zone was right stands in the pack's
//! [`crate::rules::Measured`].

mod figures;
#[cfg(test)]
mod tests;

use crate::facts::{FactKey, FactSheet};
use crate::kernel::{Because, Currency, Date, Id, NotApplicable, ParamUse, Reading, Value};
use crate::rules::{Better, Measured, OpinionChance, OpinionFigure, OpinionModel, OpinionRules, Pack, SPREAD, Side};
use figures::Reader;

/// One weighted figure of a formula.
#[derive(Clone, PartialEq, Debug)]
pub struct OpinionPart {
    /// The figure.
    pub figure: OpinionFigure,
    /// Its coefficient.
    pub weight: f64,
    /// The firm's figure.
    pub reading: Reading<f64>,
    /// Whether the neutral value of the authors stands in its place.
    pub assumed: bool,
    /// What it adds; nothing while it is not known.
    pub adds: Option<f64>,
    /// The median among firms of the outcome data that did not fail, where it was measured.
    pub usual: Option<f64>,
}

/// Why a formula cannot be, or should hardly be, applied to the firm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unfit {
    /// It needs the market value of shares.
    NotListed,
    /// It measures size in another currency.
    OtherCurrency,
    /// It was built for another trade; it is worked out all the same.
    OtherTrade,
}

/// What one formula says.
#[derive(Clone, PartialEq, Debug)]
pub struct Opinion {
    /// The formula.
    pub id: Id,
    /// Its value.
    pub reading: Reading<f64>,
    /// The formula, the facts, and the coefficients' status.
    pub because: Because,
    /// Its figures.
    pub parts: Vec<OpinionPart>,
    /// The place of the zone.
    pub zone: Option<usize>,
    /// Which way the zone points. A repayment test without cash to repay from is weak, though it has no value.
    pub side: Option<Side>,
    /// The probability that its authors give the value.
    pub chance: Option<f64>,
    /// Where it is not meant for this firm.
    pub unfit: Vec<Unfit>,
    /// The place of the part that pulls most the way of the zone, against surviving firms of the outcome data.
    pub driver: Option<usize>,
}

/// All second opinions, in the order of the pack.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Opinions {
    all: Vec<Opinion>,
}

impl Opinions {
    /// Works out every formula; none where the pack's begin later than the day.
    #[must_use]
    pub fn compute(facts: &FactSheet, currency: Currency, pack: &Pack, as_of: Date) -> Self {
        let Some(rules) = pack.models().opinions().filter(|rules| rules.from <= as_of) else {
            return Self::default();
        };
        let firm = Firm { facts, currency, measured: pack.models().measured(), rules };
        Self { all: rules.opinion.iter().map(|model| firm.opinion(model)).collect() }
    }

    /// All.
    #[must_use]
    pub fn all(&self) -> &[Opinion] {
        &self.all
    }

    /// One by its id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Opinion> {
        self.all.iter().find(|opinion| opinion.id.as_str() == id)
    }
}

/// What formulas read.
struct Firm<'a> {
    facts: &'a FactSheet,
    currency: Currency,
    measured: Option<&'a Measured>,
    rules: &'a OpinionRules,
}

impl Firm<'_> {
    fn opinion(&self, model: &OpinionModel) -> Opinion {
        let reader = Reader::new(self.facts, self.rules.price_level.value);
        let unfit = self.unfit(model);
        let mut inputs: Vec<Id> = Vec::new();
        let mut reading = Reading::Known(model.constant);
        let mut parts = Vec::new();
        for term in &model.term {
            let figure = reader.figure(term.figure);
            inputs.extend(figure.inputs.into_iter().filter(|id| !inputs.contains(id)).collect::<Vec<_>>());
            let assumed = !figure.reading.is_known() && term.if_missing.is_some();
            let number = figure.reading.known().copied().or(term.if_missing);
            let adds = number.map(|number| term.weight * number);
            let added = adds.map_or_else(|| figure.reading.clone(), Reading::Known);
            reading = reading.zip(added).map(|(sum, part)| sum + part);
            let usual = self.measured.and_then(|measured| measured.figure(term.figure)).map(|s| s.other[MEDIAN]);
            parts.push(OpinionPart {
                figure: term.figure,
                weight: term.weight,
                reading: figure.reading,
                assumed,
                adds,
                usual,
            });
        }
        // A size in the wrong currency has no meaning, whatever else is known.
        if unfit.contains(&Unfit::OtherCurrency) || unfit.contains(&Unfit::NotListed) {
            reading = Reading::NotApplicable(NotApplicable::Jurisdiction);
        }
        let value = reading.known().copied();
        let zone = value.and_then(|value| model.zone_of(value));
        let side = zone.and_then(|zone| model.zone.get(zone)).map(|zone| zone.side).or_else(|| spent(model, &reading));
        Opinion {
            id: model.id.clone(),
            because: Because::new(model.id.clone(), inputs).with(ParamUse {
                id: model.id.clone(),
                from: self.rules.from,
                status: model.status,
                value: None,
            }),
            chance: value.and_then(|value| chance(model, value)),
            driver: side.and_then(|side| driver(model, &parts, side)),
            reading,
            parts,
            zone,
            side,
            unfit,
        }
    }

    fn unfit(&self, model: &OpinionModel) -> Vec<Unfit> {
        let market = model.term.iter().any(|term| term.figure == OpinionFigure::MarketEquityToLiabilities);
        let currency = model.currency.as_ref().is_some_and(|code| code != self.currency.as_str());
        let trade = match self.facts.get(FactKey::Industry).known().map(|fact| &fact.value) {
            Some(Value::Code(code)) => !model.serves(code),
            _ => false,
        };
        let marks = [(market, Unfit::NotListed), (currency, Unfit::OtherCurrency), (trade, Unfit::OtherTrade)];
        marks.into_iter().filter(|(set, _)| *set).map(|(_, unfit)| unfit).collect()
    }
}

/// The place of the median in a spread.
const MEDIAN: usize = SPREAD.len() / 2;

/// A test of repayment that fails for want of cash to repay from says so.
fn spent(model: &OpinionModel, reading: &Reading<f64>) -> Option<Side> {
    let repays = model.term.iter().any(|term| term.figure == OpinionFigure::NetDebtToFreeCash);
    (repays && *reading == Reading::NotApplicable(NotApplicable::NegativeDenominator)).then_some(Side::Weak)
}

/// The probability that a value stands for.
fn chance(model: &OpinionModel, value: f64) -> Option<f64> {
    model.chance.map(|kind| match kind {
        OpinionChance::Logistic => 1.0 / (1.0 + libm::exp(-value)),
        OpinionChance::Survival => 1.0 / (1.0 + libm::exp(value)),
        OpinionChance::Normal => 0.5 * libm::erfc(-value / std::f64::consts::SQRT_2),
    })
}

/// The part that pulls most the way of a side, against the usual surviving firm; none for grey zones or where the usual
/// figures were not measured.
fn driver(model: &OpinionModel, parts: &[OpinionPart], side: Side) -> Option<usize> {
    let sign = match model.better {
        Better::Up => 1.0,
        Better::Down => -1.0,
        Better::Peak | Better::None => return None,
    };
    let sign = match side {
        Side::Sound => sign,
        Side::Weak => -sign,
        Side::Grey => return None,
    };
    let pull = |part: &OpinionPart| Some(sign * (part.adds? - part.weight * part.usual?));
    let pulls: Vec<f64> = parts.iter().map(pull).collect::<Option<_>>()?;
    let (place, most) = pulls.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
    (*most > 0.0).then_some(place)
}

//! What the firm can repay: cash against debt service now, with the money asked for, under stress, and what falls due
//! in one sum. The formulas stand in the pack.

use super::firm::Firm;
use super::{CostBasis, ModeOption, Need, Repaid, Verdict};
use crate::kernel::{Because, Date, Id, NotApplicable, Reading, Unit};
use crate::rules::{Answer, Env, ExprValue, Formula, Outcome, Pack, Text, Truth, Unknown, eval};
use std::collections::BTreeMap;

/// One figure, worked out.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// Its id, such as `cover_with`.
    pub id: Id,
    /// In words.
    pub says: Text,
    /// The figure; major units for money.
    pub value: Reading<f64>,
    /// Its unit.
    pub unit: Unit,
    /// Formula, inputs and parameters.
    pub because: Because,
}

/// Debt service coverage if something goes wrong.
#[derive(Clone, PartialEq, Debug)]
pub struct Stress {
    /// Its id, such as `revenue`.
    pub id: Id,
    /// What goes wrong, in words.
    pub says: Text,
    /// Cash for debt service in the year.
    pub cash: Reading<f64>,
    /// Debt service in the year.
    pub service: Reading<f64>,
    /// Cash over debt service.
    pub cover: Reading<f64>,
    /// Whether cash still covers debt service.
    pub holds: Truth,
    /// Formula, inputs and parameters.
    pub because: Because,
}

/// What the firm can repay.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Capacity {
    /// The mode whose rates and term were used: the first that could serve, is repaid out of earnings and has a yearly rate.
    pub mode: Option<Id>,
    /// Its longest usual term in months.
    pub months: Option<u32>,
    /// The figures, in the pack's order.
    pub figures: Vec<Figure>,
    /// The stresses.
    pub stresses: Vec<Stress>,
    /// Months of the longest usual term and months asked for, where the first is shorter: the rest needs a renewal.
    pub renewal: Option<(u32, u32)>,
}

impl Capacity {
    /// A figure by id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id.as_str() == id)
    }

    /// Works it out for the modes as ranked.
    pub(super) fn of(firm: &dyn Firm, pack: &Pack, options: &[ModeOption], need: &Need, day: Date) -> Self {
        let serves = |option: &&ModeOption| {
            matches!(option.verdict, Verdict::Fits | Verdict::FitsIf)
                && option.cost.as_ref().is_some_and(|cost| cost.basis == CostBasis::YearlyRate)
                && option.months.is_some()
                && option.repaid == Repaid::Earnings
        };
        let offered = options.iter().find(serves);
        let mut derived = BTreeMap::new();
        let rates = offered.and_then(|option| Some((option.cost.as_ref()?, option.months?.1)));
        for (name, value) in [
            ("offer_low", rates.map(|(cost, _)| cost.low)),
            ("offer_high", rates.map(|(cost, _)| cost.high)),
            ("offer_months", rates.map(|(_, months)| f64::from(months))),
        ] {
            derived.insert(Id::new(name), given(value, rates.map(|(cost, _)| &cost.because)));
        }
        let mut run = Run { firm, pack, day, derived };
        let figures = pack.guide().capacity.iter().map(|figure| {
            let answer = run.answer(&figure.value);
            let value = answer.number();
            let because = because(pack, &figure.id, &[&answer]);
            run.derived.insert(figure.id.clone(), answer);
            Figure { id: figure.id.clone(), says: figure.says.clone(), value, unit: figure.unit, because }
        });
        let figures = figures.collect();
        let stresses = pack.guide().stresses.iter().map(|stress| {
            let (cash, service) = (run.answer(&stress.cash), run.answer(&stress.service));
            let because = because(pack, &stress.id, &[&cash, &service]);
            let (cash, service) = (cash.number(), service.number());
            let cover = cash.clone().zip(service.clone()).and_then(|(cash, service)| cover(cash, service));
            let holds = match (&cash, &service) {
                (Reading::Known(cash), Reading::Known(service)) if cash >= service => Truth::True,
                (Reading::Known(_), Reading::Known(_)) => Truth::False,
                _ => Truth::Unknown,
            };
            Stress { id: stress.id.clone(), says: stress.says.clone(), cash, service, cover, holds, because }
        });
        let stresses = stresses.collect();
        let renewal =
            offered.and_then(|option| option.months).zip(need.months).map(|((_, longest), need)| (longest, need));
        let renewal = renewal.filter(|(longest, need)| longest < need);
        let months = offered.and_then(|option| option.months).map(|(_, longest)| longest);
        Self { mode: offered.map(|option| option.mode.clone()), months, figures, stresses, renewal }
    }
}

/// Cash over debt service; without meaning where nothing is owed.
fn cover(cash: f64, service: f64) -> Reading<f64> {
    if service > 0.0 { Reading::Known(cash / service) } else { Reading::NotApplicable(NotApplicable::NoDebt) }
}

/// A figure that the program gives to the pack's formulas, with the reason it has itself.
fn given(value: Option<f64>, because: Option<&Because>) -> Answer {
    let outcome = match value {
        Some(value) => Outcome::Known(ExprValue::Number(value)),
        // No mode could serve: there is no rate to reckon with.
        None => Outcome::Unknown(Unknown { why: Some(NotApplicable::Jurisdiction), ..Unknown::default() }),
    };
    let (inputs, params) = because.map(|b| (b.inputs.clone(), b.params.clone())).unwrap_or_default();
    Answer { outcome, inputs, params }
}

/// Formula, inputs and parameters of one or more answers, each once.
pub(super) fn because(pack: &Pack, id: &Id, answers: &[&Answer]) -> Because {
    let mut because = Because::new(pack.own(&format!("formula.{id}")), Vec::new());
    for answer in answers {
        for input in &answer.inputs {
            if !because.inputs.contains(input) {
                because.inputs.push(input.clone());
            }
        }
        for param in &answer.params {
            if !because.params.contains(param) {
                because.params.push(param.clone());
            }
        }
    }
    because
}

/// Formulas of the pack that stand in no mode.
pub(super) struct Run<'a> {
    pub(super) firm: &'a dyn Firm,
    pub(super) pack: &'a Pack,
    pub(super) day: Date,
    pub(super) derived: BTreeMap<Id, Answer>,
}

impl Run<'_> {
    pub(super) fn answer(&self, formula: &Formula) -> Answer {
        let env = Env { pack: self.pack, day: self.day, names: self.firm, derived: &self.derived };
        eval(&formula.expr, &env)
    }
}

//! Figures of law and custom on the day: ceilings on cost, terms of payment, what a lender must tell.

use super::capacity::{Run, because};
use super::firm::Firm;
use crate::kernel::{Because, Date, Id, Reading, Status, Unit};
use crate::rules::{Pack, Text, Topic};
use std::collections::BTreeMap;

/// One figure of law, worked out on the day.
#[derive(Clone, PartialEq, Debug)]
pub struct LawValue {
    /// Its id.
    pub id: Id,
    /// What it is about.
    pub topic: Topic,
    /// In words.
    pub says: Text,
    /// The figure; before its day or after its end it is missing.
    pub value: Reading<f64>,
    /// Its unit.
    pub unit: Unit,
    /// What it rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
    /// Formula, inputs and parameters.
    pub because: Because,
}

pub(super) fn law(firm: &dyn Firm, pack: &Pack, day: Date) -> Vec<LawValue> {
    let run = Run { firm, pack, day, derived: BTreeMap::new() };
    let value = |figure: &crate::rules::LawFigure| {
        let answer = run.answer(&figure.value);
        LawValue {
            id: figure.id.clone(),
            topic: figure.topic,
            says: figure.says.clone(),
            value: answer.number(),
            unit: figure.unit,
            status: figure.status,
            source: figure.source.clone(),
            because: because(pack, &figure.id, &[&answer]),
        }
    };
    pack.guide().law.iter().map(value).collect()
}

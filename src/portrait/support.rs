//! How well a figure is supported: as well as the weakest fact it comes from.

use crate::facts::{EvidenceGrade, FactKey, FactSheet};
use crate::indicators::{IndicatorKey, IndicatorSet};
use crate::kernel::Id;

/// Facts that come from facts that come from facts are followed this far.
const DEPTH: u8 = 8;

/// The weakest support among the facts that an indicator or fact comes from; `None` when none of them is known.
pub(super) fn support(facts: &FactSheet, indicators: &IndicatorSet, id: &Id) -> Option<EvidenceGrade> {
    match IndicatorKey::parse(id.as_str()).and_then(|key| indicators.get(key)) {
        Some(indicator) => weakest(facts, &indicator.because.inputs, DEPTH),
        None => of_fact(facts, id, DEPTH),
    }
}

fn of_fact(facts: &FactSheet, id: &Id, depth: u8) -> Option<EvidenceGrade> {
    let fact = *facts.get(FactKey::parse(id.as_str())?).known()?;
    match fact.evidence {
        // A fact worked out from others says nothing of its own support; those it comes from do.
        EvidenceGrade::Derived if depth > 0 => {
            weakest(facts, &fact.because.inputs, depth - 1).or(Some(EvidenceGrade::Derived))
        }
        grade => Some(grade),
    }
}

fn weakest(facts: &FactSheet, ids: &[Id], depth: u8) -> Option<EvidenceGrade> {
    ids.iter().filter_map(|id| of_fact(facts, id, depth)).max()
}

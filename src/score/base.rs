//! Where a firm starts: the base rate, its trade, its age, the state of the economy.

use super::lines::LineKind;
use super::{Seen, logit};
use crate::facts::FactKey;
use crate::kernel::Value;
use crate::rules::ScoreRules;

/// One step from the base rate.
pub(super) struct Step {
    pub(super) kind: LineKind,
    pub(super) odds: f64,
}

/// The steps; their sum is the log-odds of a firm of which nothing else is known.
pub(super) fn steps(seen: &Seen<'_>, rules: &ScoreRules) -> Vec<Step> {
    let base = &rules.base;
    let mut steps = vec![Step { kind: LineKind::Base, odds: logit(base.rate) }];
    if let Some(relative) = trade(seen, rules) {
        steps.push(Step { kind: LineKind::Trade, odds: base.trade.power * libm::log(relative) });
    }
    if let Some(months) = seen.facts.number(FactKey::AgeMonths).known() {
        let factor = base.age.iter().find(|age| age.below.is_none_or(|below| *months < below));
        if let Some(age) = factor {
            steps.push(Step { kind: LineKind::Age, odds: libm::log(age.factor) });
        }
    }
    steps.push(Step { kind: LineKind::Cycle, odds: libm::log(base.cycle) });
    let sum: f64 = steps.iter().map(|step| step.odds).sum();
    let held = sum.clamp(logit(base.least), logit(base.most));
    steps.push(Step { kind: LineKind::Held, odds: held - sum });
    steps
}

fn trade(seen: &Seen<'_>, rules: &ScoreRules) -> Option<f64> {
    let fact = *seen.facts.get(FactKey::Industry).known()?;
    let Value::Code(code) = &fact.value else { return None };
    rules.base.trade.relative(&seen.pack.header().jurisdiction, code)
}

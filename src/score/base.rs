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

/// Where the start comes from: what the firm entered, else the pack.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// The default rate of small firms.
    pub rate: f64,
    /// Whether the firm entered it.
    pub rate_entered: bool,
    /// The state of the economy: `good`, `normal` or `bad`.
    pub cycle: String,
    /// Whether the firm entered it.
    pub cycle_entered: bool,
    /// What it multiplies the odds by.
    pub factor: f64,
    /// The probability as it would be with other base rates: rate, probability.
    pub also: Vec<(f64, f64)>,
}

impl Start {
    /// What the firm entered, else what the pack has.
    pub(super) fn of(seen: &Seen<'_>, rules: &ScoreRules) -> Self {
        let base = &rules.base;
        let rate = seen.facts.number(FactKey::ScoreBaseRate).known().copied().filter(|rate| *rate > 0.0 && *rate < 1.0);
        let entered = match seen.facts.get(FactKey::ScoreCycle).known().map(|fact| &fact.value) {
            Some(Value::Code(code)) => base.cycles.get_key_value(code.as_ref()),
            _ => None,
        };
        let normal = (&base.cycle, base.cycles.get(&base.cycle).unwrap_or(&1.0));
        let (cycle, factor) = entered.unwrap_or(normal);
        Self {
            rate: rate.unwrap_or(base.rate),
            rate_entered: rate.is_some(),
            cycle: cycle.clone(),
            cycle_entered: entered.is_some(),
            factor: *factor,
            also: Vec::new(),
        }
    }
}

/// The steps; their sum is the log-odds of a firm of which nothing else is known.
pub(super) fn steps(seen: &Seen<'_>, start: &Start, rules: &ScoreRules) -> Vec<Step> {
    let base = &rules.base;
    let mut steps = vec![Step { kind: LineKind::Base, odds: logit(start.rate) }];
    if let Some(relative) = trade(seen, rules) {
        steps.push(Step { kind: LineKind::Trade, odds: base.trade.power * libm::log(relative) });
    }
    if let Some(months) = seen.facts.number(FactKey::AgeMonths).known() {
        let factor = base.age.iter().find(|age| age.below.is_none_or(|below| *months < below));
        if let Some(age) = factor {
            steps.push(Step { kind: LineKind::Age, odds: libm::log(age.factor) });
        }
    }
    steps.push(Step { kind: LineKind::Cycle, odds: libm::log(start.factor) });
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

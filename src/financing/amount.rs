//! How much, and at what cost.

use super::evaluate::Run;
use super::{Cost, Limit, Need};
use crate::kernel::{Because, Id, Money, NotApplicable, ParamUse, Reading, Rounding};
use crate::rules::{Answer, Truth};

/// Every limit of the mode, with the careful and the generous figure.
pub(super) fn limits(run: &Run<'_>) -> Vec<Limit> {
    let money = |major: f64| {
        // A limit below zero is no money; cents are dropped, so that nothing is promised that is not there. A share of a
        // sum may miss its last bit, which must not cost a cent.
        Money::from_f64(major.max(0.0) * (1.0 + 1e-12), run.pack.currency(), Rounding::Down)
    };
    let reading = |answer: &Answer| {
        answer.number().and_then(|major| {
            money(major).map_or(Reading::NotApplicable(NotApplicable::ZeroDenominator), Reading::Known)
        })
    };
    let limit = |rule: &crate::rules::LimitRule| {
        let (low, high) = (run.answer(&rule.low), run.answer(&rule.high));
        let (amount, careful) = (reading(&high), reading(&low));
        Limit {
            id: rule.id.clone(),
            says: rule.says.clone(),
            at_most: if amount.is_known() { None } else { high.at_most().and_then(money) },
            low: least(careful, &amount),
            amount,
            because: because(run.item_id(rule.id.as_str()), low, high),
        }
    };
    run.mode.limits.iter().map(limit).collect()
}

/// The careful figure, never above the generous one.
fn least(careful: Reading<Money>, generous: &Reading<Money>) -> Reading<Money> {
    match (careful, generous) {
        (Reading::Known(careful), Reading::Known(generous)) => Reading::Known(careful.min(*generous)),
        (careful, _) => careful,
    }
}

fn because(formula: Id, low: Answer, high: Answer) -> Because {
    let mut inputs: Vec<Id> = high.inputs;
    inputs.extend(low.inputs);
    let mut params: Vec<ParamUse> = high.params;
    params.extend(low.params);
    let mut because = Because::new(formula, Vec::new());
    for id in inputs {
        if !because.inputs.contains(&id) {
            because.inputs.push(id);
        }
    }
    for param in params {
        if !because.params.contains(&param) {
            because.params.push(param);
        }
    }
    because
}

/// The range that the known limits allow, the limit that binds, and whether an unknown limit may lower it.
/// A limit that has no meaning for the firm does not bind.
pub(super) fn amount(limits: &[Limit]) -> (Reading<(Money, Money)>, Option<usize>, bool) {
    let mut binding: Option<(usize, Money)> = None;
    let mut low: Option<Money> = None;
    let mut missing = Vec::new();
    for (index, limit) in limits.iter().enumerate() {
        if let Reading::Missing(ids) = &limit.amount {
            missing.extend(ids.iter().cloned());
        }
        let high = limit.amount.known().copied().or(limit.at_most);
        if let Some(high) = high.filter(|high| binding.is_none_or(|(_, least)| *high < least)) {
            binding = Some((index, high));
        }
        if let Some(careful) = limit.low.known() {
            low = Some(low.map_or(*careful, |least| least.min(*careful)));
        }
    }
    missing.sort();
    missing.dedup();
    let open = !missing.is_empty();
    match binding {
        Some((index, high)) => (Reading::Known((low.unwrap_or(high).min(high), high)), Some(index), open),
        None if open => (Reading::Missing(missing), None, false),
        None => (Reading::NotApplicable(NotApplicable::Jurisdiction), None, false),
    }
}

/// Whether the amount covers the need: yes when even the careful figure does, no when not even the generous one does.
/// A ceiling below the need is enough to say no.
pub(super) fn covers(amount: &Reading<(Money, Money)>, at_most: bool, need: &Need) -> Truth {
    match (amount, need.amount) {
        (Reading::Known((_, high)), Some(need)) if *high < need => Truth::False,
        (Reading::Known((low, _)), Some(need)) if *low >= need && !at_most => Truth::True,
        _ => Truth::Unknown,
    }
}

/// The cost; none when a parameter it rests on has no value on the day.
pub(super) fn cost(run: &Run<'_>) -> Option<Cost> {
    let rule = run.mode.cost.as_ref()?;
    let (low, high) = (run.answer(&rule.low), run.answer(&rule.high));
    let (Reading::Known(from), Reading::Known(to)) = (low.number(), high.number()) else { return None };
    Some(Cost {
        basis: rule.basis,
        low: from.min(to),
        high: to,
        status: rule.status,
        source: rule.source.clone(),
        because: because(run.item_id("cost"), low, high),
    })
}

//! The written rule by which modes are ranked; the pack tells it in words.

use super::{CostBasis, ModeOption, Need};
use crate::rules::Truth;

/// Sorts: by verdict; then those that are enough and in time before those of which one is not known, and these before
/// those that are too small or too late, and these before those that give nothing; then enough before in time; then by cost over the time asked for; then by the
/// share of soft rules that hold; then by id, so that the order never depends on the pack's.
pub(super) fn rank(options: &mut [ModeOption], need: &Need) {
    options.sort_by(|a, b| {
        let plain = |option: &ModeOption| {
            let enough = if option.gives_nothing() { 3 } else { order(option.covers_need) };
            let in_time = order(option.in_time);
            (option.verdict, enough.max(in_time), enough, in_time)
        };
        let soft = |option: &ModeOption| f64::from(option.soft.0) / f64::from(option.soft.1.max(1));
        plain(a)
            .cmp(&plain(b))
            .then_with(|| burden(a, need).total_cmp(&burden(b, need)))
            .then_with(|| soft(b).total_cmp(&soft(a)))
            .then_with(|| a.mode.cmp(&b.mode))
    });
}

/// True, then unknown, then false.
const fn order(truth: Truth) -> u8 {
    match truth {
        Truth::True => 0,
        Truth::Unknown => 1,
        Truth::False => 2,
    }
}

/// Cost in the middle of the range as a share of the amount, over the months asked for, a year when none are given.
/// Without a cost, last.
fn burden(option: &ModeOption, need: &Need) -> f64 {
    let Some(cost) = &option.cost else { return f64::INFINITY };
    let middle = (cost.low + cost.high) / 2.0;
    match cost.basis {
        CostBasis::YearlyRate => middle * f64::from(need.months.unwrap_or(12)) / 12.0,
        CostBasis::ShareOfAmount => middle,
        // An expense of money is spread over what is asked for.
        CostBasis::MoneyOnce => need.amount.map_or(f64::INFINITY, |amount| middle / amount.to_f64().max(1.0)),
    }
}

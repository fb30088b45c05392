//! How much money a mode gives, at what cost and when.

use super::super::super::drawing::figure;
use super::super::super::markup::{p, pairs, quiet, span};
use super::super::super::node::Node;
use super::super::super::source::status_tag;
use super::super::super::view::View;
use crate::charts::{Interval, interval};
use crate::financing::{Cost, CostBasis, ModeOption, Repaid, Truth, Verdict};
use crate::kernel::{Money, Reading, Rounding};
use crate::wording::t;

/// Amount, cost, days and months in four columns.
pub(super) fn facts(view: &View, mode: &ModeOption) -> Node {
    let words = view.words;
    let not_known = || Node::text(words.get(t::OPTIONS_NOT_KNOWN));
    let cost = mode.cost.as_ref().map_or_else(not_known, |cost| {
        span([Node::text(cost_range(view, cost)), Node::text(" "), status_tag(view, cost.status)])
    });
    let once = mode.cost.as_ref().is_some_and(|cost| cost.basis != CostBasis::YearlyRate);
    let cost_name = words.get(if once { t::OPTIONS_COST_ONCE } else { t::OPTIONS_COST });
    let days = mode.days.map(|(low, high)| words.say(t::OPTIONS_DAYS_VALUE, [&words.count_range(low, high)]));
    let months = mode.months.map(|(low, high)| words.say(t::OPTIONS_MONTHS_VALUE, [&words.count_range(low, high)]));
    pairs(
        "facts",
        [
            (words.get(t::OPTIONS_AMOUNT).to_owned(), Node::text(amount(view, mode))),
            (cost_name.to_owned(), cost),
            (words.get(t::OPTIONS_DAYS).to_owned(), days.map_or_else(not_known, Node::text)),
            (words.get(t::OPTIONS_MONTHS).to_owned(), months.map_or_else(not_known, Node::text)),
        ],
    )
}

/// The amount as told: a range, or at most so much where some limits are not known.
pub(in super::super) fn amount(view: &View, mode: &ModeOption) -> String {
    let words = view.words;
    match &mode.amount {
        Reading::Known((_, high)) if mode.at_most => words.say(t::OPTIONS_AT_MOST, [&words.money(*high)]),
        Reading::Known((low, high)) => words.money_range(*low, *high),
        Reading::Missing(_) => words.get(t::OPTIONS_AMOUNT_MISSING).to_owned(),
        Reading::NotApplicable(why) => words.not_applicable(*why).to_owned(),
    }
}

/// The cost as told: a yearly rate, or a share of the money paid once.
pub(in super::super) fn cost_range(view: &View, cost: &Cost) -> String {
    let range = view.words.percent_range(cost.low, cost.high);
    match cost.basis {
        CostBasis::YearlyRate => view.words.say(t::OPTIONS_COST_YEARLY, [&range]),
        CostBasis::ShareOfAmount => view.words.say(t::OPTIONS_COST_SHARE, [&range]),
        CostBasis::MoneyOnce => {
            let money = |major| Money::from_f64(major, view.pack.currency(), Rounding::HalfUp);
            match (money(cost.low), money(cost.high)) {
                (Some(low), Some(high)) => view.words.money_range(low, high),
                _ => view.words.get(t::OPTIONS_NOT_KNOWN).to_owned(),
            }
        }
    }
}

/// What decides the amount, and the amount beside the need.
pub(super) fn amount_line(view: &View, mode: &ModeOption) -> Vec<Node> {
    let words = view.words;
    let mut nodes = Vec::new();
    if let Reading::Known((low, high)) = &mode.amount
        && !mode.at_most
        && matches!(mode.verdict, Verdict::Fits | Verdict::FitsIf)
    {
        nodes.extend(beside_need(view, mode, *low, *high));
    }
    if let Some(limit) = mode.binding.and_then(|place| mode.limits.get(place)) {
        nodes.push(p(words.say(t::OPTIONS_BINDING, [view.text(&limit.says)])));
    }
    if mode.repaid == Repaid::Proceeds {
        nodes.push(quiet(words.get(t::OPTIONS_REPAID_PROCEEDS)));
    }
    if mode.at_most {
        nodes.push(quiet(words.get(t::OPTIONS_CEILING)));
    }
    if mode.gives_nothing() && matches!(mode.verdict, Verdict::FitsIf | Verdict::CannotSay) {
        nodes.push(p(words.get(t::OPTIONS_TOO_LITTLE)));
    }
    if mode.covers_need == Truth::False {
        nodes.push(p(words.get(t::OPTIONS_NOT_ENOUGH)));
    }
    if mode.in_time == Truth::False {
        nodes.push(p(words.get(t::OPTIONS_NOT_IN_TIME)));
    }
    nodes
}

fn beside_need(view: &View, mode: &ModeOption, low: Money, high: Money) -> Option<Node> {
    let words = view.words;
    let need = view.assessment.financing.need().amount?.to_f64();
    let tell = |amount: f64| {
        Money::from_f64(amount, high.currency(), Rounding::HalfUp).map(|m| words.money(m)).unwrap_or_default()
    };
    let (range, wanted) = (words.money_range(low, high), tell(need));
    let drawing = interval(
        &Interval {
            title: words.say(t::OPTIONS_CHART_TITLE, [view.text(&mode.name)]),
            desc: words.say(t::OPTIONS_CHART_DESC, [&range, &wanted]),
            range: (low.to_f64().max(0.0), high.to_f64().max(0.0)),
            mark: Some((need, words.say(t::OPTIONS_CHART_NEED, [&wanted]))),
        },
        &tell,
    );
    Some(figure(words, &format!("amount-{}", mode.mode), &drawing))
}

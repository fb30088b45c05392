//! What the firm can repay, and under stress.

use super::super::markup::{Cell, details, el, p, quiet, table};
use super::super::node::Node;
use super::super::view::{Target, View};
use super::super::why::because;
use super::option::linked;
use crate::facts::FactKey;
use crate::financing::{Capacity, Figure, Repaid, Stress};
use crate::kernel::{Reading, Unit, Value};
use crate::rules::Truth;
use crate::wording::t;

/// The page of repayment capacity: the answer, the figures behind it, three stresses, and what falls due in one sum.
#[must_use]
pub fn repayment(view: &View) -> Node {
    let words = view.words;
    let capacity = view.assessment.financing.capacity();
    let page = el("div", "page-repayment stack").with(view.heading(1, headline(view, capacity)));
    let page = page.with_all(mode(view, capacity)).with_all(other_ways(view, capacity));
    let figures = el("section", "stack").with(view.heading(2, words.get(t::GUIDE_FIGURES)));
    let figures = figures.with_all(capacity.figures.iter().map(|figure| figure_line(view, figure)));
    let head = [t::GUIDE_STRESS, t::GUIDE_CASH, t::GUIDE_SERVICE, t::GUIDE_COVER, t::GUIDE_HOLDS];
    let head: Vec<Cell> = head
        .into_iter()
        .enumerate()
        .map(
            |(place, name)| {
                if (1..4).contains(&place) { Cell::number(words.get(name)) } else { Cell::words(words.get(name)) }
            },
        )
        .collect();
    let rows = capacity.stresses.iter().map(|stress| stress_row(view, stress)).collect();
    let stresses = el("section", "stack")
        .with(view.heading(2, words.get(t::GUIDE_STRESSES)))
        .with(table("figures", words.get(t::GUIDE_STRESSES), &head, rows))
        .with_all(capacity.stresses.iter().map(|stress| {
            details("why", words.say(t::GUIDE_WHY_OF, [view.text(&stress.says)]), because(view, &stress.because))
        }));
    let renewal = capacity
        .renewal
        .map(|(longest, need)| p(words.say(t::GUIDE_RENEWAL, [&longest.to_string(), &need.to_string()])));
    page.with(figures).with_all(renewal).with(stresses).with(quiet(words.get(t::GUIDE_CAPACITY_LIMITS)))
}

/// The answer in a sentence.
fn headline(view: &View, capacity: &Capacity) -> String {
    let words = view.words;
    let known = |id: &str| capacity.figure(id).and_then(|figure| figure.value.known().copied());
    let Some(cover) = known("cover_with") else { return words.get(t::GUIDE_CAPACITY_OPEN).to_owned() };
    let times = |cover| words.measure(cover, Unit::Times, view.pack.currency());
    let cover_told = times(cover);
    let failed = capacity.stresses.iter().filter(|stress| stress.holds == Truth::False).count();
    let months = view.assessment.financing.need().months.map(|months| months.to_string()).unwrap_or_default();
    let longest = capacity.months.map(|months| months.to_string()).unwrap_or_default();
    if let Some(long) = known("cover_long").filter(|long| cover < 1.0 && *long >= 1.0) {
        words.say(t::GUIDE_CAPACITY_LONG, [&months, &cover_told, &longest, &times(long)])
    } else if cover < 1.0 {
        words.say(t::GUIDE_CAPACITY_NO, [&cover_told])
    } else if failed > 0 {
        words.say(t::GUIDE_CAPACITY_TIGHT, [&cover_told, &capacity.stresses.len().to_string(), &failed.to_string()])
    } else {
        words.say(t::GUIDE_CAPACITY_YES, [&cover_told])
    }
}

/// Which mode's rates were used.
fn mode(view: &View, capacity: &Capacity) -> Option<Node> {
    let id = capacity.mode.as_ref()?;
    let option = view.assessment.financing.options().iter().find(|option| option.mode == *id)?;
    Some(quiet(view.words.say(t::GUIDE_CAPACITY_MODE, [view.text(&option.name)])))
}

/// What is not paid back out of the year's earnings: the mode that fits best, or money that goods bring back.
fn other_ways(view: &View, capacity: &Capacity) -> Vec<Node> {
    let words = view.words;
    let best = view.assessment.financing.options().first();
    let best = best.filter(|option| option.repaid == Repaid::Proceeds && capacity.mode.as_ref() != Some(&option.mode));
    let proceeds = best.map(|option| p(words.say(t::GUIDE_CAPACITY_PROCEEDS, [view.text(&option.name)])));
    let short = capacity.figure("cover_with").and_then(|figure| figure.value.known()).is_some_and(|cover| *cover < 1.0);
    let purpose = match view.assessment.facts.get(FactKey::NeedPurpose) {
        Reading::Known(fact) => matches!(&fact.value, Value::Code(code) if matches!(&**code, "stock" | "order")),
        Reading::Missing(_) | Reading::NotApplicable(_) => false,
    };
    let goods = (short && purpose).then(|| p(words.get(t::GUIDE_CAPACITY_GOODS)));
    proceeds.into_iter().chain(goods).collect()
}

fn figure_line(view: &View, figure: &Figure) -> Node {
    let value = match &figure.value {
        Reading::Known(number) => Node::text(view.words.measure(*number, figure.unit, view.pack.currency())),
        Reading::Missing(ids) => Node::new("span")
            .with(view.words.get(t::OPTIONS_LIMIT_MISSING))
            .with(view.words.gap())
            .with_all(linked(view, ids)),
        Reading::NotApplicable(why) => Node::text(view.words.not_applicable(*why)),
    };
    el("div", "row")
        .attr("id", format!("capacity-{}", figure.id))
        .with(el("span", "name").with(view.text(&figure.says)))
        .with(el("span", "value").with(value))
        .with(details("why", view.words.get(t::WHY_ASK), because(view, &figure.because)))
}

fn stress_row(view: &View, stress: &Stress) -> Vec<Cell> {
    let words = view.words;
    let tell = |value: &Reading<f64>, unit| Cell::number(words.reading(value, unit, view.pack.currency()));
    let holds = match stress.holds {
        Truth::True => t::GUIDE_HOLDS_YES,
        Truth::False => t::GUIDE_HOLDS_NO,
        Truth::Unknown => t::GUIDE_HOLDS_OPEN,
    };
    vec![
        Cell::words(view.text(&stress.says)),
        tell(&stress.cash, Unit::Money),
        tell(&stress.service, Unit::Money),
        tell(&stress.cover, Unit::Times),
        Cell::words(words.get(holds)),
    ]
}

/// A mode by its name, with a link to where it is answered.
pub(super) fn mode_link(view: &View, id: &crate::kernel::Id) -> Node {
    match view.assessment.financing.options().iter().find(|option| option.mode == *id) {
        Some(option) => super::super::markup::link(&view.place(Target::Financing, id), view.text(&option.name)),
        None => Node::text(id.as_str()),
    }
}

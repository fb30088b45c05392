//! One offer: warnings, what it rests on, the schedule with early repayment, both official layouts, a fair price.

mod layouts;

use self::layouts::{cost_list, fair, schedule, smart_box};
use super::super::markup::{details, el, link, list, p, quiet, tag};
use super::super::node::Node;
use super::super::source::parameter;
use super::super::view::{Links, View};
use super::offers::offer_name;
use crate::facts::{Field, FieldKey};
use crate::kernel::{Severity, Status, Value};
use crate::loans::{Form, OfferSchedule};
use crate::offers::{Costed, Flag, Offer, Outcome};
use crate::wording::{Msg, t};

/// An offer as a card.
pub(super) fn card(view: &View, offer: &Offer) -> Node {
    let card = el("section", "offer stack")
        .attr("id", format!("offer-{}", offer.row))
        .with(view.heading(2, offer_name(view, offer)))
        .with_all(what(view, offer))
        .with_all(flags(view, offer))
        .with_all(trouble(view, offer));
    let Some(costed) = offer.costed() else { return card };
    card.with_all(notes(view, offer, costed))
        .with_all(law(view, costed))
        .with(cost_list(view, costed))
        .with(smart_box(view, costed, offer))
        .with(schedule(view, costed, offer))
        .with(fair(view, costed))
}

/// Who would lend, and in which form.
fn what(view: &View, offer: &Offer) -> Option<Node> {
    let words = view.words;
    let lender = offer.lender.and_then(|lender| words.choice(Field::OfferLender, lender.as_str()));
    let form = offer.form.as_deref().and_then(|form| words.choice(Field::OfferForm, form));
    let parts: Vec<&str> = [lender, form].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| quiet(parts.join(" · ")))
}

fn flags(view: &View, offer: &Offer) -> Option<Node> {
    (!offer.flags.is_empty()).then(|| list("flags", offer.flags.iter().map(|flag| one_flag(view, flag))))
}

fn one_flag(view: &View, flag: &Flag) -> Node {
    let words = view.words;
    let class = match flag.severity {
        Severity::Error => "tag bad",
        Severity::Warning => "tag watch",
        Severity::Note => "tag open",
    };
    let basis = el("ul", "hops").with_all(flag.params.iter().map(|used| parameter(view, used)));
    let stale = flag.params.iter().filter(|used| used.status != Status::Stated).filter_map(|used| {
        let param = view.pack.param(&used.id).ok()?;
        Some(quiet(words.stale(param, &param.stale(view.assessment.as_of)?)))
    });
    el("div", "flag")
        .with(p(tag(class, words.offer_gravity(flag.severity))).with(" ").with(words.offer_flag(flag)))
        .with_all(stale)
        .with(details("basis", words.get(t::OPTIONS_BASIS), [basis]))
}

/// What is missing, contradicts itself or cannot be read.
pub(super) fn trouble(view: &View, offer: &Offer) -> Vec<Node> {
    let words = view.words;
    let mut nodes = Vec::new();
    match &offer.outcome {
        Outcome::Open(fields) => {
            let mut line = Node::new("p").with(words.get(t::OFFERS_NEEDED)).with(words.gap());
            for (place, field) in fields.iter().enumerate() {
                let gap = if place > 0 { words.list(&["", ""]) } else { String::new() };
                let label = words.field(*field);
                let key = FieldKey { field: *field, row: offer.row };
                line = line.with(gap).with(match view.links {
                    Links::Screen => link(&view.answer(key), label),
                    Links::Report => Node::text(label),
                });
            }
            nodes.push(line);
        }
        Outcome::Impossible(error) => nodes.push(el("div", "note bad").with(p(words.terms_error(*error)))),
        Outcome::Costed(_) => {}
    }
    nodes.extend(offer.unused.iter().map(|unused| {
        let key = FieldKey { field: unused.field, row: offer.row };
        let text = match view.case.answers().get(key) {
            Some(crate::facts::Entry::Text(text)) => text.as_str(),
            Some(crate::facts::Entry::DontKnow) | None => "",
        };
        p(words.say(t::OFFERS_UNREAD, [&words.entry_problem(key, text, &unused.problem)]))
    }));
    nodes
}

/// How the entries were taken, and what is special about the rate.
fn notes(view: &View, offer: &Offer, costed: &Costed) -> Vec<Node> {
    let words = view.words;
    let code = |field| match view.case.answers().value(FieldKey { field, row: offer.row }, view.assessment.as_of) {
        Some(Value::Code(code)) => Some(code),
        _ => None,
    };
    let mut notes: Vec<String> = Vec::new();
    let mut note = |message: Msg<0>| notes.push(words.get(message).to_owned());
    match code(Field::OfferPer).as_deref() {
        Some("month") => note(t::OFFERS_TAKEN_MONTH),
        Some("day") if !matches!(costed.terms.form, Form::Daily { .. } | Form::Discount { .. }) => {
            note(t::OFFERS_TAKEN_DAY);
        }
        _ => {}
    }
    if matches!(costed.terms.form, Form::InterestOnly { .. }) && code(Field::OfferEvery).is_none() {
        note(t::OFFERS_TAKEN_MONTHLY);
    }
    if matches!(costed.terms.form, Form::Factor { per_year: 252, .. }) {
        note(t::OFFERS_TAKEN_BUSINESS);
    }
    if !offer.fees_told {
        note(t::OFFERS_FEES_OPEN);
    }
    match &costed.cost {
        Err(_) => note(t::OFFERS_NO_RATE),
        Ok(_) if costed.totals.total.is_zero() => note(t::OFFERS_FREE),
        Ok(_) if costed.totals.total.is_negative() => note(t::OFFERS_GAIN),
        Ok(cost) if !cost.other_rates.is_empty() => {
            let rates: Vec<String> = cost.other_rates.iter().map(|rate| words.cost_rate(*rate)).collect();
            notes.push(words.say(t::OFFERS_OTHER_RATES, [&words.list(&rates)]));
        }
        Ok(_) => {}
    }
    notes.into_iter().map(quiet).collect()
}

fn law(view: &View, costed: &Costed) -> Vec<Node> {
    let words = view.words;
    if costed.law.is_empty() {
        return vec![quiet(words.get(t::OFFERS_LAW_NONE)), quiet(words.get(t::OFFERS_CEILING_NONE))];
    }
    let line = |law: &crate::offers::LawRate| {
        let rate = law.rate.map(|rate| words.cost_rate_to(rate, law.decimals));
        let rate = rate.unwrap_or_else(|| words.get(t::OFFERS_LAW_NO_RATE).to_owned());
        p(words.say(t::OFFERS_LAW_LINE, [words.law_rule(law.rule), &rate, words.law_coverage(law)]))
    };
    let mut nodes: Vec<Node> = costed.law.iter().map(line).collect();
    if view.pack.header().jurisdiction != "CN" {
        nodes.push(quiet(words.get(t::OFFERS_CEILING_NONE)));
    }
    nodes
}

/// A time of the schedule in the words of its period.
fn when(view: &View, schedule: &OfferSchedule, period: f64, [month, week, business, day]: [Msg<1>; 4]) -> String {
    let message = match schedule.per_year {
        years if years < 20.0 => month,
        years if years < 100.0 => week,
        years if years < 300.0 => business,
        _ => day,
    };
    let whole = libm::floor(period).total_cmp(&period).is_eq();
    view.words.say(message, [&view.words.number(period, if whole { 0 } else { 2 })])
}

/// The time of the last payment.
pub(super) fn term(view: &View, costed: &Costed) -> String {
    let last = costed.schedule.rows.last().map_or(0.0, |row| row.period);
    let words = [t::OFFERS_TERM_MONTH, t::OFFERS_TERM_WEEK, t::OFFERS_TERM_BUSINESS, t::OFFERS_TERM_DAY];
    when(view, &costed.schedule, last, words)
}

//! One offer: warnings, what it rests on, the schedule with early repayment, both official layouts, a fair price.

use super::super::markup::{Cell, details, el, link, list, p, pairs, quiet, table, tag};
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

/// The official list of costs.
fn cost_list(view: &View, costed: &Costed) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::OFFERS_ITEM)),
        Cell::words(words.get(t::OFFERS_PAYEE)),
        Cell::number(words.get(t::OFFERS_AMOUNT)),
        Cell::number(words.get(t::OFFERS_YEARLY)),
    ];
    let row = |name: &str, payee: &str, amount, yearly: Option<f64>| {
        let yearly = yearly.map_or_else(|| words.get(t::FORMAT_NONE).to_owned(), |rate| words.cost_rate(rate));
        vec![Cell::words(name), Cell::words(payee), Cell::number(words.amount(amount)), Cell::number(yearly)]
    };
    let mut rows: Vec<Vec<Cell>> = costed
        .items
        .iter()
        .map(|item| row(words.cost_item(item.payee), words.cost_payee(item.payee), item.amount, Some(item.yearly)))
        .collect();
    let cost = costed.cost.as_ref().ok();
    rows.push(row(words.get(t::OFFERS_ITEMS_TOTAL), "", costed.totals.total, cost.map(|cost| cost.simple)));
    let rate = cost.map_or_else(|| words.get(t::FORMAT_NONE).to_owned(), |cost| words.cost_rate(cost.nominal));
    let principal = (words.get(t::OFFERS_BOX_LOAN).to_owned(), words.money_exact(costed.terms.principal).into());
    let received = (words.get(t::OFFERS_RECEIVED).to_owned(), words.money_exact(costed.totals.received).into());
    let body = [
        quiet(words.get(t::OFFERS_ITEMS_LEAD)),
        pairs("pairs", [principal, received]),
        table("figures", words.get(t::OFFERS_ITEMS), &head, rows),
        p(words.say(t::OFFERS_ITEMS_BASIS, [&rate])),
    ];
    details("offer-part", words.get(t::OFFERS_ITEMS), body)
}

/// One page to compare, in the style of a SMART Box.
fn smart_box(view: &View, costed: &Costed, offer: &Offer) -> Node {
    let (words, totals) = (view.words, costed.totals);
    let pair = |name: Msg<0>, value: String| (words.get(name).to_owned(), Node::text(value));
    let share = words.percent(totals.per_hundred / 100.0);
    let payments = words.say(t::OFFERS_PAYMENTS_VALUE, [&costed.schedule.rows.len().to_string(), &term(view, costed)]);
    let cost = costed.cost.as_ref().ok();
    let apr = cost.map_or_else(|| words.get(t::FORMAT_NONE).to_owned(), |cost| words.cost_rate(cost.nominal));
    let penalty = penalty(view, offer);
    let early = match costed.terms.form {
        _ if costed.schedule.rows.len() == 1 => words.get(t::OFFERS_BOX_EARLY_SINGLE).to_owned(),
        Form::Factor { .. } | Form::RevenueShare { .. } => words.get(t::OFFERS_BOX_EARLY_WHOLE).to_owned(),
        _ if penalty > 0.0 => words.say(t::OFFERS_BOX_EARLY_PENALTY, [&words.percent(penalty)]),
        _ => words.get(t::OFFERS_BOX_EARLY_FREE).to_owned(),
    };
    let body = pairs(
        "pairs smart-box",
        [
            pair(t::OFFERS_BOX_LOAN, words.money_exact(costed.terms.principal)),
            pair(t::OFFERS_BOX_DISBURSED, words.money_exact(totals.received)),
            pair(t::OFFERS_BOX_REPAID, words.money_exact(totals.repaid)),
            pair(t::OFFERS_BOX_TERM, payments),
            pair(t::OFFERS_BOX_COST, words.say(t::OFFERS_BOX_COST_VALUE, [&words.money_exact(totals.total), &share])),
            pair(t::OFFERS_BOX_APR, apr),
            pair(t::OFFERS_BOX_MEAN, words.money_exact(totals.mean_payment)),
            pair(t::OFFERS_BOX_CENTS, words.number(totals.per_hundred / 100.0, 4)),
            pair(t::OFFERS_BOX_EARLY, early),
        ],
    );
    details("offer-part", words.get(t::OFFERS_BOX), [body])
}

fn penalty(view: &View, offer: &Offer) -> f64 {
    let key = FieldKey { field: Field::OfferPenalty, row: offer.row };
    view.case.answers().value(key, view.assessment.as_of).and_then(|value| value.as_f64()).unwrap_or(0.0)
}

/// The schedule, with what settles the loan after each payment.
fn schedule(view: &View, costed: &Costed, offer: &Offer) -> Node {
    let words = view.words;
    let numbers = [
        t::OFFERS_PAYMENT,
        t::OFFERS_INTEREST,
        t::OFFERS_PRINCIPAL,
        t::OFFERS_FEES,
        t::OFFERS_BALANCE,
        t::OFFERS_EARLY_PAY,
        t::OFFERS_EARLY_TOTAL,
        t::OFFERS_EARLY_YEARLY,
    ];
    let head: Vec<Cell> = [Cell::words(words.get(t::OFFERS_PERIOD))]
        .into_iter()
        .chain(numbers.map(|message| Cell::number(words.get(message))))
        .collect();
    let none = || words.get(t::FORMAT_NONE).to_owned();
    let at = [t::OFFERS_AT_MONTH, t::OFFERS_AT_WEEK, t::OFFERS_AT_BUSINESS, t::OFFERS_AT_DAY];
    let rows = costed.schedule.rows.iter().enumerate().map(|(place, row)| {
        let paid = [row.principal, row.fees].into_iter().try_fold(row.interest, crate::kernel::Money::checked_add);
        let early = costed.early.iter().find(|early| early.after == place);
        let yearly = early.and_then(|early| early.effective).map_or_else(none, |rate| words.cost_rate(rate));
        let amounts = [paid, Some(row.interest), Some(row.principal), Some(row.fees), Some(row.balance)];
        let settled = [early.map(|early| early.to_pay), early.map(|early| early.total)];
        let told = amounts.into_iter().chain(settled).map(|money| money.map_or_else(none, |money| words.amount(money)));
        [Cell::words(when(view, &costed.schedule, row.period, at))]
            .into_iter()
            .chain(told.chain([yearly]).map(Cell::number))
            .collect()
    });
    let rows = rows.collect();
    let early = match costed.terms.form {
        Form::Factor { .. } | Form::RevenueShare { .. } => words.get(t::OFFERS_EARLY_WHOLE).to_owned(),
        _ => words.say(t::OFFERS_EARLY_BALANCE, [&words.percent(penalty(view, offer))]),
    };
    let step = costed.early.first().map_or(1, |early| early.after + 1);
    let some = (step > 1).then(|| quiet(words.say(t::OFFERS_EARLY_SOME, [&step.to_string()])));
    let body = [quiet(words.get(t::OFFERS_SCHEDULE_LEAD)), quiet(early)].into_iter().chain(some);
    let body = body.chain([table("figures", words.get(t::OFFERS_SCHEDULE), &head, rows)]);
    details("offer-part", words.get(t::OFFERS_SCHEDULE), body)
}

/// The price that the lender's own costs would explain.
fn fair(view: &View, costed: &Costed) -> Node {
    let words = view.words;
    let Some(fair) = &costed.fair else { return quiet(words.get(t::OFFERS_FAIR_LENDER)) };
    let head = [t::OFFERS_FAIR_PD, t::OFFERS_FAIR_LOSS, t::OFFERS_FAIR_PRICE].map(|name| Cell::number(words.get(name)));
    let rows = fair.prices.iter().map(|price| {
        [words.percent(price.pd), words.cost_rate(price.loss), words.cost_rate(price.price)].map(Cell::number).to_vec()
    });
    let shares = [fair.funding, fair.operating, fair.margin].map(|share| words.percent(share));
    let [funding, operating, margin] = &shares;
    let lead = words.say(t::OFFERS_FAIR_LEAD, [funding, &words.percent(fair.lgd), operating, margin]);
    let rate = costed.cost.as_ref().ok().map(|cost| words.cost_rate(cost.nominal));
    let verdict = match (rate, fair.implied_pd) {
        (None, _) => None,
        (Some(_), None) => Some(words.get(t::OFFERS_FAIR_BELOW).to_owned()),
        (Some(_), Some(pd)) if pd > 1.0 => Some(words.get(t::OFFERS_FAIR_ABOVE).to_owned()),
        (Some(rate), Some(pd)) => Some(words.say(t::OFFERS_FAIR_IMPLIED, [&rate, &words.percent(pd)])),
    };
    let basis = el("ul", "hops").with_all(fair.params.iter().map(|used| parameter(view, used)));
    let body = [p(lead)]
        .into_iter()
        .chain(verdict.map(p))
        .chain([table("figures", words.get(t::OFFERS_FAIR), &head, rows.collect())])
        .chain([details("basis", words.get(t::OPTIONS_BASIS), [basis])]);
    details("offer-part", words.get(t::OFFERS_FAIR), body)
}

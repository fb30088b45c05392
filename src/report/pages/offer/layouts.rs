//! An offer in both official layouts, its schedule with early repayment, and a fair price.

use super::super::super::markup::{Cell, details, el, p, pairs, quiet, table};
use super::super::super::node::Node;
use super::super::super::source::parameter;
use super::super::super::view::View;
use super::{term, when};
use crate::facts::{Field, FieldKey};
use crate::loans::Form;
use crate::offers::{Costed, Offer};
use crate::wording::{Msg, t};

/// The official list of costs.
pub(super) fn cost_list(view: &View, costed: &Costed) -> Node {
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
pub(super) fn smart_box(view: &View, costed: &Costed, offer: &Offer) -> Node {
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
pub(super) fn schedule(view: &View, costed: &Costed, offer: &Offer) -> Node {
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
pub(super) fn fair(view: &View, costed: &Costed) -> Node {
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

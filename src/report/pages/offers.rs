//! What offers cost: the answer, the offers side by side, then each by itself.

use super::super::markup::{Cell, el, link, p, quiet, table, tag};
use super::super::node::Node;
use super::super::view::{Links, View};
use super::offer::{card, term, trouble};
use crate::facts::Section;
use crate::offers::{Costed, Offer};
use crate::wording::t;

/// The page of offers.
#[must_use]
pub fn offers(view: &View) -> Node {
    let (words, all) = (view.words, view.assessment.offers.all());
    let page = el("div", "page-offers stack").with(view.heading(1, offers_headline(view)));
    let way = |message| p(view.screen_link(&view.section_page(Section::Offers), words.get(message)));
    if all.is_empty() {
        return page.with(p(words.get(t::OFFERS_NONE))).with(way(t::OFFERS_ENTER));
    }
    page.with(quiet(words.get(t::OFFERS_RULE)))
        .with_all(comparison(view))
        .with_all((view.links == Links::Screen).then(|| way(t::OFFERS_EDIT)))
        .with_all(all.iter().map(|offer| card(view, offer)))
}

/// The answer in a sentence: which offer is the cheapest, and what the others cost.
#[must_use]
pub fn offers_headline(view: &View) -> String {
    let (words, offers) = (view.words, &view.assessment.offers);
    let ranked = offers.ranked();
    let rate = |offer: &Offer| offer.cost().map(|cost| words.cost_rate(cost.effective)).unwrap_or_default();
    match &ranked[..] {
        [] if offers.all().is_empty() => words.get(t::OFFERS_TITLE).to_owned(),
        [] => match offers.all().iter().find_map(|offer| Some((offer, offer.costed()?))) {
            Some((offer, costed)) => words
                .say(t::OFFERS_NO_RATE_HEADLINE, [&offer_name(view, offer), &words.money_exact(costed.totals.total)]),
            None => words.get(t::OFFERS_UNFINISHED).to_owned(),
        },
        [only] => {
            let totals = only.costed().map(|costed| costed.totals);
            let (total, per) = totals
                .map(|totals| (words.money_exact(totals.total), words.number(totals.per_hundred, 2)))
                .unwrap_or_default();
            words.say(t::OFFERS_ONE, [&offer_name(view, only), &rate(only), &total, &per])
        }
        [best, others @ ..] => {
            let tell = |offer: &&Offer| words.say(t::OFFERS_OTHER, [&offer_name(view, offer), &rate(offer)]);
            let others: Vec<String> = others.iter().map(tell).collect();
            words.say(t::OFFERS_BEST, [&offer_name(view, best), &rate(best), &words.list(&others)])
        }
    }
}

/// The answer in one line.
#[must_use]
pub fn offers_line(view: &View) -> String {
    offers_headline(view)
}

/// The offers in few words, beside the form where they are entered.
#[must_use]
pub fn offers_beside(view: &View) -> Node {
    let (words, all) = (view.words, view.assessment.offers.all());
    let part = el("div", "offers-beside stack").with(el("h2", "").with(offers_headline(view)));
    if all.is_empty() {
        return part.with(p(words.get(t::OFFERS_NONE)));
    }
    let target = view.page(super::super::view::Target::Costs);
    part.with_all(all.iter().map(|offer| beside(view, offer))).with(p(link(&target, words.get(t::APP_COSTS))))
}

fn beside(view: &View, offer: &Offer) -> Node {
    let words = view.words;
    let part = el("section", "stack tight").with(el("h3", "").with(offer_name(view, offer)));
    let Some(costed) = offer.costed() else { return part.with_all(trouble(view, offer)) };
    let pair = |name, value: String| (words.get(name).to_owned(), Node::text(value));
    let mut pairs: Vec<(String, Node)> =
        measures(view, costed).into_iter().map(|(name, value)| (name, value.into())).collect();
    pairs.truncate(7);
    if !offer.flags.is_empty() {
        let count = words.say(t::OFFERS_WARNINGS_COUNT, [&offer.flags.len().to_string()]);
        pairs.push(pair(t::OFFERS_WARNINGS, count));
    }
    part.with(super::super::markup::pairs("pairs", pairs))
        .with_all(offer.flags.iter().map(|flag| quiet(words.offer_flag(flag))))
        .with_all(trouble(view, offer))
}

/// `报价 A`, or what the owner calls it.
pub(super) fn offer_name(view: &View, offer: &Offer) -> String {
    let letter = char::from(b'A' + u8::try_from(offer.row.saturating_sub(1) % 26).unwrap_or(0));
    offer.name.clone().unwrap_or_else(|| view.words.say(t::OFFERS_LETTER, [&letter.to_string()]))
}

/// The figures of an offer, by name; the yearly cost first.
pub(super) fn measures(view: &View, costed: &Costed) -> Vec<(String, String)> {
    let (words, totals) = (view.words, costed.totals);
    let none = || words.get(t::FORMAT_NONE).to_owned();
    let rate = |rate: Option<f64>| rate.map_or_else(none, |rate| words.cost_rate(rate));
    let cost = costed.cost.as_ref().ok();
    let named = |name, value: String| (words.get(name).to_owned(), value);
    vec![
        named(t::OFFERS_EFFECTIVE, rate(cost.map(|cost| cost.effective))),
        named(t::OFFERS_NOMINAL, rate(cost.map(|cost| cost.nominal))),
        named(t::OFFERS_RECEIVED, words.money_exact(totals.received)),
        named(t::OFFERS_REPAID, words.money_exact(totals.repaid)),
        named(t::OFFERS_TOTAL, words.money_exact(totals.total)),
        named(t::OFFERS_PER_HUNDRED, words.number(totals.per_hundred, 2)),
        named(t::OFFERS_MEAN, words.money_exact(totals.mean_payment)),
        named(
            t::OFFERS_PAYMENTS,
            words.say(t::OFFERS_PAYMENTS_VALUE, [&costed.schedule.rows.len().to_string(), &term(view, costed)]),
        ),
        named(t::OFFERS_SIMPLE, rate(cost.map(|cost| cost.simple))),
    ]
}

/// The offers with a cost side by side: a row a measure, a column an offer.
fn comparison(view: &View) -> Option<Node> {
    let words = view.words;
    let costed: Vec<(&Offer, &Costed)> =
        view.assessment.offers.all().iter().filter_map(|offer| Some((offer, offer.costed()?))).collect();
    if costed.is_empty() {
        return None;
    }
    let head: Vec<Cell> = [Cell::words(words.get(t::OFFERS_MEASURE))]
        .into_iter()
        .chain(costed.iter().map(|(offer, _)| Cell::number(offer_name(view, offer))))
        .collect();
    let columns: Vec<Vec<(String, String)>> = costed.iter().map(|(_, costed)| measures(view, costed)).collect();
    let names = columns.first().map(|column| column.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    let mut rows: Vec<Vec<Cell>> = names
        .unwrap_or_default()
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let values = columns.iter().map(|column| Cell::number(column[place].1.clone()));
            [Cell::words(name)].into_iter().chain(values).collect()
        })
        .collect();
    rows.extend(law_rows(view, &costed));
    let flags = costed.iter().map(|(offer, _)| {
        if offer.flags.is_empty() {
            Cell::number(words.get(t::OFFERS_WARNINGS_NONE))
        } else {
            let count = words.say(t::OFFERS_WARNINGS_COUNT, [&offer.flags.len().to_string()]);
            Cell::number(tag("tag bad", &count))
        }
    });
    rows.push([Cell::words(words.get(t::OFFERS_WARNINGS))].into_iter().chain(flags).collect());
    let table = table("figures offers", words.get(t::OFFERS_SIDE_BY_SIDE), &head, rows);
    Some(el("div", "stack tight").with(table).with(quiet(words.get(t::OFFERS_BASES))))
}

fn law_rows(view: &View, costed: &[(&Offer, &Costed)]) -> Vec<Vec<Cell>> {
    let words = view.words;
    let rules = costed.first().map(|(_, first)| first.law.as_slice()).unwrap_or_default();
    let row = |rule: &crate::offers::LawRate| {
        let values = costed.iter().map(|(_, costed)| {
            let law = costed.law.iter().find(|law| law.rule == rule.rule);
            let rate = law.and_then(|law| Some(words.cost_rate_to(law.rate?, law.decimals)));
            Cell::number(rate.unwrap_or_else(|| words.get(t::FORMAT_NONE).to_owned()))
        });
        [Cell::words(words.law_rule(rule.rule))].into_iter().chain(values).collect()
    };
    rules.iter().map(row).collect()
}

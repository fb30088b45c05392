//! How well the model of words sorts lines that no rule explains: the figures of its card, on the page of quality.

use super::super::markup::{Cell, details, p, quiet, table};
use super::super::node::Node;
use super::super::source::model_source;
use super::super::view::View;
use crate::rules::{ClassRates, LineCard, LineModel};
use crate::wording::t;

/// Figures and card; nothing where the pack's models have no model of words.
pub(super) fn words_of_lines(view: &View) -> Vec<Node> {
    let words = view.words;
    let Some(model) = view.pack.models().lines() else { return Vec::new() };
    let (card, share) = (&model.card, |share: f64| words.percent(share));
    let count = |rows: u32| words.count(i64::from(rows));
    let lead = words.say(t::QUALITY_WORDS_LEAD, [&model.sure.to_string(), &only_shown(view, model)]);
    let checked = words.say(
        t::QUALITY_WORDS_CHECKED,
        [&count(card.rows), &count(card.groups), &share(card.given), &share(card.given_right)],
    );
    let open =
        words.say(t::QUALITY_WORDS_OPEN, [&count(card.open_rows), &share(card.open_given), &share(card.open_right)]);
    let real =
        words.say(t::QUALITY_WORDS_REAL, [&count(card.real_rows), &count(card.real_given), &count(card.real_right)]);
    let first = words.say(t::QUALITY_WORDS_FIRST, [&count(card.first_given), &count(card.first_right)]);
    let body = vec![
        p(words.say(t::QUALITY_CARD_DATA, [view.text(&card.data), &card.period])),
        p(words.say(t::QUALITY_CARD_LIMITS, [view.text(&card.limits)])),
        p(words.say(t::QUALITY_CARD_CHECKED, [&card.repeats.to_string(), &card.folds.to_string()])),
        model_source(view, model.status, &model.source),
        classes(view, card),
        quiet(words.get(t::QUALITY_WORDS_EXPLAIN)),
        told(view, card),
    ];
    vec![
        view.heading(2, words.get(t::QUALITY_WORDS)),
        p(lead),
        p(checked),
        p(open),
        p(real),
        p(first),
        details("card", view.text(&model.name), body),
    ]
}

fn only_shown(view: &View, model: &LineModel) -> String {
    let names: Vec<&str> = model.only_shown.iter().map(|category| view.words.category(*category)).collect();
    view.words.list(&names)
}

/// One row a class and direction.
fn classes(view: &View, card: &LineCard) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::QUALITY_WORDS_CLASS)),
        Cell::number(words.get(t::QUALITY_WORDS_EXAMPLES)),
        Cell::number(words.get(t::QUALITY_WORDS_RIGHT)),
        Cell::number(words.get(t::QUALITY_WORDS_FOUND)),
        Cell::number(words.get(t::QUALITY_WORDS_TRUSTED)),
    ];
    let row = |one: &ClassRates| {
        let name = one.class.map_or(words.get(t::QUALITY_WORDS_UNCLEAR), |category| words.category(category));
        let way = words.get(if one.inward { t::QUALITY_WORDS_IN } else { t::QUALITY_WORDS_OUT });
        vec![
            Cell::words(words.say(t::QUALITY_WORDS_WAY, [name, way])),
            Cell::number(words.count(i64::from(one.rows))),
            Cell::number(words.percent(one.right)),
            Cell::number(words.percent(one.found)),
            Cell::number(one.trusted.map(|share| words.percent(share)).unwrap_or_default()),
        ]
    };
    table("figures", words.get(t::QUALITY_WORDS), &head, card.class.iter().map(row).collect())
}

/// Certainty told against share right.
fn told(view: &View, card: &LineCard) -> Node {
    let words = view.words;
    let head = [
        Cell::number(words.get(t::QUALITY_WORDS_TOLD)),
        Cell::number(words.get(t::QUALITY_WORDS_SO)),
        Cell::number(words.get(t::QUALITY_WORDS_EXAMPLES)),
    ];
    let rows = card.told.iter().map(|one| {
        let count = words.count(i64::from(one.rows));
        vec![Cell::number(words.percent(one.told)), Cell::number(words.percent(one.right)), Cell::number(count)]
    });
    table("figures", words.get(t::QUALITY_WORDS_TOLD), &head, rows.collect())
}

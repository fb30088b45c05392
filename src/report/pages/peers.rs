//! The firm beside others: published distributions, and firms of the outcome data that later failed or did not.

use super::super::markup::{Cell, el, p, quiet, table, tag};
use super::super::node::Node;
use super::super::source::model_source;
use super::super::view::View;
use crate::indicators::IndicatorKey;
use crate::kernel::{Reading, Unit};
use crate::rules::{MeasureSpread, PublicSpread, Spread};
use crate::score::ScoreTerm;
use crate::wording::t;

/// The part of the page.
pub(super) fn peers(view: &View) -> Node {
    let words = view.words;
    let part = view.section("peers stack", "peers", 2, words.get(t::PEERS_TITLE)).with(p(words.get(t::PEERS_LEAD)));
    let Some(measured) = view.pack.models().measured() else { return part.with(p(words.get(t::PEERS_NONE))) };
    let mut files: Vec<&str> = Vec::new();
    for spread in &measured.measure {
        if !files.contains(&spread.model.as_str()) {
            files.push(&spread.model);
        }
    }
    let tables: Vec<Node> = files
        .into_iter()
        .filter_map(|file| of_file(view, file, measured.measure.iter().filter(|spread| spread.model == file)))
        .flatten()
        .collect();
    let part = if tables.is_empty() { part.with(p(words.get(t::PEERS_NONE))) } else { part.with_all(tables) };
    part.with_all(public(view))
}

/// The firm's figure: an indicator's, else that of a term of the score.
fn reading(view: &View, id: &str) -> Option<(Reading<f64>, Unit)> {
    if let Some(key) = IndicatorKey::parse(id) {
        return Some((view.assessment.indicators.get(key)?.reading.clone(), key.unit()));
    }
    let own = |term: &&ScoreTerm| term.measure.as_str() == id;
    let term = view.assessment.score.as_ref()?.terms.iter().find(own)?;
    Some((term.reading.clone(), Unit::Plain))
}

fn name(view: &View, id: &str) -> String {
    if let Some(key) = IndicatorKey::parse(id) {
        return view.words.indicator(key).to_owned();
    }
    let named = view.pack.models().iter().find_map(|(_, model)| model.term(id));
    named.map(|term| view.text(&term.name).to_owned()).unwrap_or_default()
}

fn told(view: &View, number: f64, unit: Unit) -> String {
    match unit {
        Unit::Plain => plain(view, number),
        unit => view.words.measure(number, unit, view.currency()),
    }
}

/// Whole numbers and large ones without decimals.
fn plain(view: &View, number: f64) -> String {
    let whole = number.abs() >= 100.0 || number.fract().abs() < 1e-9;
    #[expect(clippy::cast_possible_truncation, reason = "amounts and counts of small firms")]
    let rounded = libm::round(number) as i64;
    if whole { view.words.count(rounded) } else { view.words.number(number, 2) }
}

/// One table for one file of data: the known figures of the firm; nothing where none is known.
fn of_file<'a>(view: &View, file: &str, spreads: impl Iterator<Item = &'a MeasureSpread>) -> Option<Vec<Node>> {
    let words = view.words;
    let model = view.pack.models().get(file)?;
    let (mut rows, mut most) = (Vec::new(), (0, 0));
    for spread in spreads {
        let Some((Reading::Known(figure), unit)) = reading(view, spread.id.as_str()) else { continue };
        let of = &spread.spread;
        most = (most.0.max(of.failed_rows), most.1.max(of.other_rows));
        rows.push(vec![
            Cell::words(name(view, spread.id.as_str())),
            Cell::number(told(view, figure, unit)),
            Cell::number(middle(view, &of.failed, unit)),
            Cell::number(middle(view, &of.other, unit)),
            Cell::words(near(view, of, figure)),
        ]);
    }
    if rows.is_empty() {
        return None;
    }
    let head = [
        Cell::words(words.get(t::PEERS_MEASURE)),
        Cell::number(words.get(t::PEERS_YOURS)),
        Cell::number(words.get(t::PEERS_FAILED)),
        Cell::number(words.get(t::PEERS_OTHER)),
        Cell::words(words.get(t::PEERS_NEAR)),
    ];
    let data = view.text(&model.card.data);
    let title = words.say(t::PEERS_ROWS, [data, &words.count(i64::from(most.0)), &words.count(i64::from(most.1))]);
    Some(vec![view.heading(3, view.text(&model.name)), quiet(title.as_str()), table("figures", &title, &head, rows)])
}

/// Median and middle half.
fn middle(view: &View, at: &[f64; 5], unit: Unit) -> String {
    // The unit stands with the firm's own figure; shares keep their sign.
    let unit = if unit == Unit::Percent { unit } else { Unit::Plain };
    let [_, low, median, high, _] = at.map(|number| told(view, number, unit));
    view.words.say(t::PEERS_MIDDLE, [&median, &low, &high])
}

/// Which median the figure is nearer to; neither where the medians lie within a quarter of the surviving firms' middle
/// half of one another.
fn near(view: &View, of: &Spread, figure: f64) -> Node {
    let words = view.words;
    let [failed, other] = [of.failed[2], of.other[2]];
    let apart = (failed - other).abs();
    if apart <= 0.25 * (of.other[3] - of.other[1]).abs() {
        return Node::text(words.get(t::PEERS_NEAR_NONE));
    }
    match (figure - failed).abs() < (figure - other).abs() {
        true => tag("tag watch", words.get(t::PEERS_NEAR_FAILED)),
        false => tag("tag good", words.get(t::PEERS_NEAR_OTHER)),
    }
}

/// Published distributions of the whole trade.
fn public(view: &View) -> Vec<Node> {
    let words = view.words;
    let Some(rules) = view.pack.models().opinions().filter(|rules| !rules.public.is_empty()) else { return Vec::new() };
    let mut nodes = vec![view.heading(3, words.get(t::PEERS_PUBLIC))];
    nodes.extend(rules.public.iter().filter_map(|spread| one_public(view, spread)));
    nodes
}

fn one_public(view: &View, spread: &PublicSpread) -> Option<Node> {
    let words = view.words;
    let (reading, unit) = reading(view, spread.id.as_str())?;
    let name = name(view, spread.id.as_str());
    let [low, median, high] = spread.quartiles.map(|number| told(view, number, unit));
    let said = match reading {
        Reading::Known(figure) => {
            let place = words.get(match spread.quartiles.iter().filter(|end| figure >= **end).count() {
                0 => t::PEERS_PLACE_LOWEST,
                1 => t::PEERS_PLACE_LOW,
                2 => t::PEERS_PLACE_HIGH,
                _ => t::PEERS_PLACE_HIGHEST,
            });
            words.say(t::PEERS_PUBLIC_ITEM, [&name, &told(view, figure, unit), &low, &median, &high, place])
        }
        Reading::Missing(_) | Reading::NotApplicable(_) => {
            words.say(t::PEERS_PUBLIC_MISSING, [&name, &low, &median, &high])
        }
    };
    let node = el("div", "stack tight").with(p(said)).with(quiet(view.text(&spread.whose)));
    Some(node.with(model_source(view, spread.status, &spread.source)))
}

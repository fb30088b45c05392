//! A term of the score in words: its name, the firm's figure, what it is told as, and what it rests on.

use super::super::markup::{details, el, link, quiet};
use super::super::names::{Thing, name, thing, value_of};
use super::super::node::Node;
use super::super::source::source_line;
use super::super::view::{Target, View};
use super::super::why::because;
use crate::facts::FactKey;
use crate::indicators::IndicatorKey;
use crate::kernel::{Because, Id, Reading, Unit, Value};
use crate::portrait::Contribution;
use crate::rules::{Better, Item};
use crate::score::{Score, ScoreTerm};
use crate::wording::t;

/// The name of a measure: of a model's term, or of the indicator or fact.
pub(super) fn measure(view: &View, id: &Id) -> String {
    let models = view.pack.models();
    let named = models.iter().find_map(|(_, model)| model.term(id.as_str())).map(|term| view.text(&term.name));
    named.map_or_else(|| name(view, id), str::to_owned)
}

/// The name with a link to the indicator, where it is one.
pub(super) fn measure_link(view: &View, id: &Id) -> Node {
    match thing(id) {
        Thing::Indicator(key) => link(&view.place(Target::Indicators, &key.id()), measure(view, id)),
        _ => Node::text(measure(view, id)),
    }
}

/// Points with their sign: `+12`, `−7`.
pub(super) fn signed(points: i32) -> String {
    if points > 0 { format!("+{points}") } else { points.to_string().replace('-', "−") }
}

fn item_of<'v>(view: &View<'v>, term: &ScoreTerm) -> Option<&'v Contribution> {
    view.assessment.portrait.item(&term.measure).filter(|_| term.judged)
}

fn spec_of<'v>(view: &View<'v>, item: &Contribution) -> Option<&'v Item> {
    Some(view.pack.scorecard().item(&Id::owned(format!("score.{}", item.input)))?.1)
}

fn unit(view: &View, term: &ScoreTerm) -> Unit {
    if let Some(sentences) = view.pack.models().sentences(&term.measure) {
        return sentences.unit;
    }
    match item_of(view, term).and_then(|item| item.value.as_ref()) {
        Some(Value::Number(_, unit)) => *unit,
        Some(Value::Money(_)) => Unit::Money,
        _ => IndicatorKey::parse(term.measure.as_str()).map_or(Unit::Plain, IndicatorKey::unit),
    }
}

/// The firm's figure.
pub(super) fn figure(view: &View, term: &ScoreTerm) -> String {
    let words = view.words;
    match (item_of(view, term), &term.reading) {
        (Some(item), Reading::Known(_)) => words.scored_value(item, view.currency(), view.pack),
        (None, Reading::Known(figure)) => match term.neutral {
            Some(edge) => words.measure_apart(*figure, edge, unit(view, term), view.currency()),
            None => words.measure(*figure, unit(view, term), view.currency()),
        },
        (_, Reading::Missing(_)) => words.get(t::FORMAT_MISSING).to_owned(),
        (_, Reading::NotApplicable(why)) => words.not_applicable(*why).to_owned(),
    }
}

/// Another figure of a model's measure, told apart from a second one.
pub(super) fn figure_at(view: &View, measure: &Id, figure: f64, other: f64) -> String {
    let told = view.pack.models().sentences(measure).map(|sentences| sentences.unit);
    let own = || IndicatorKey::parse(measure.as_str()).map_or(Unit::Plain, IndicatorKey::unit);
    view.words.measure_apart(figure, other, told.unwrap_or_else(own), view.currency())
}

/// The figure that neither costs nor carries; a count is rounded to the side that costs nothing.
pub(super) fn threshold(view: &View, term: &ScoreTerm) -> Option<String> {
    if let Some(code) = item_of(view, term).and_then(|item| typical_code(view, item)) {
        return Some(code);
    }
    let (edge, unit) = (term.neutral?, unit(view, term));
    let whole = matches!(unit, Unit::Count | Unit::Days | Unit::Months | Unit::Years) && !term.judged;
    let edge = match (whole, term.better) {
        (true, Better::Down) => libm::floor(edge),
        (true, Better::Up) => libm::ceil(edge),
        (true, Better::Peak | Better::None) => libm::round(edge),
        (false, _) => edge,
    };
    let figure = term.reading.known().copied().unwrap_or(edge);
    Some(view.words.measure_apart(edge, figure, unit, view.currency()))
}

/// The least good code that costs nothing.
fn typical_code(view: &View, item: &Contribution) -> Option<String> {
    let Some(Value::Code(_)) = &item.value else { return None };
    let typical = view.pack.scorecard().reasons().typical;
    let code = spec_of(view, item)?.codes.iter().rev().find(|code| code.points >= typical)?;
    Some(value_of(view, &item.input, &Value::Code(code.code.clone().into())))
}

/// What a term is told as: the firm's figure and the one that costs nothing, in a sentence.
pub(super) fn sentence(view: &View, term: &ScoreTerm) -> String {
    let (words, costs) = (view.words, term.odds > 0.0);
    let (figure, threshold) = (figure(view, term), threshold(view, term));
    if let Some(sentences) = view.pack.models().sentences(&term.measure).filter(|_| !term.judged) {
        let text = view.text(if costs { &sentences.costs } else { &sentences.carries });
        let edge = threshold.unwrap_or_else(|| words.get(t::FORMAT_NONE).to_owned());
        return tight(&text.replace("{figure}", &figure).replace("{threshold}", &edge));
    }
    let name = measure(view, &term.measure);
    let item = item_of(view, term);
    let ordered = item.is_none_or(|item| matches!(item.value, Some(Value::Number(..) | Value::Money(_))));
    let coded = item.is_some_and(|item| matches!(item.value, Some(Value::Code(_))));
    match (threshold, term.better, costs) {
        (Some(edge), _, true) if coded => words.say(t::SCORE_SAYS_CODE, [&name, &figure, &edge]),
        (Some(edge), Better::Up, true) if ordered => words.say(t::SCORE_SAYS_ABOVE, [&name, &figure, &edge]),
        (Some(edge), Better::Down, true) if ordered => words.say(t::SCORE_SAYS_WITHIN, [&name, &figure, &edge]),
        (Some(edge), Better::Peak, true) if ordered => words.say(t::SCORE_SAYS_NEAR, [&name, &figure, &edge]),
        (Some(edge), Better::Up, false) if ordered => words.say(t::SCORE_SAYS_OVER, [&name, &figure, &edge]),
        (Some(edge), Better::Down, false) if ordered => words.say(t::SCORE_SAYS_UNDER, [&name, &figure, &edge]),
        (_, _, true) => words.say(t::SCORE_SAYS_COSTS, [&name, &figure]),
        (_, _, false) => words.say(t::SCORE_SAYS_CARRIES, [&name, &figure]),
    }
}

/// Without spaces between Chinese characters, as a unit at the end of a figure would leave them.
fn tight(text: &str) -> String {
    let han = |c: Option<&char>| c.is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(c));
    let all: Vec<char> = text.chars().collect();
    let between = |place: usize| all[place] == ' ' && han(all.get(place + 1)) && place > 0 && han(all.get(place - 1));
    (0..all.len()).filter(|place| !between(*place)).map(|place| all[place]).collect()
}

/// What a term rests on: the model's data, or the source of the scorecard's bins.
pub(super) fn rests_on(view: &View, term: &ScoreTerm) -> Node {
    let words = view.words;
    if let Some(item) = item_of(view, term) {
        return source_line(view, item.status, &item.source);
    }
    let Some(model) = view.pack.models().get(term.block.as_str()) else { return Node::text("") };
    let card = &model.card;
    let own = model.term(term.measure.as_str()).and_then(|term| term.data.as_ref());
    let (data, period, outcome) =
        own.map_or((&card.data, &card.period, &card.outcome), |own| (&own.name, &own.period, &own.outcome));
    let counts = own.map_or((card.rows, card.events), |own| (own.rows, own.events));
    let (rows, events) = (words.count(i64::from(counts.0)), words.count(i64::from(counts.1)));
    quiet(words.say(t::SCORE_MEASURED_ON, [view.text(data), period, &rows, &events, view.text(outcome)]))
}

/// How the points come about: the figure's own reason, then curve × weight.
fn worked_out(view: &View, score: &Score, place: usize, term: &ScoreTerm) -> Node {
    let words = view.words;
    let (raw, weight) = (words.number(term.raw, 3), words.number(term.weight, 3));
    let scale = view.pack.models().score().map_or(0.0, |rules| rules.scale.factor());
    let points = signed(score.points_of(place));
    let line = words.say(t::SCORE_WORKED, [&raw, &weight, &words.number(scale, 1), &points]);
    let own = reason_of(view, &term.measure).map(|reason| because(view, reason)).unwrap_or_default();
    let body = [el("p", "plain").with(line), rests_on(view, term)].into_iter().chain(own);
    details("why", words.get(t::WHY_POINTS), body)
}

fn reason_of<'v>(view: &View<'v>, id: &Id) -> Option<&'v Because> {
    match IndicatorKey::parse(id.as_str()) {
        Some(key) => Some(&view.assessment.indicators.get(key)?.because),
        None => Some(&view.assessment.facts.get(FactKey::parse(id.as_str())?).known()?.because),
    }
}

/// Reasons: points, the sentence, and, if wanted, what each rests on and how it is worked out.
pub(super) fn reason_list(view: &View, score: &Score, places: &[usize], full: bool) -> Node {
    let one = |place: &usize| {
        let term = score.terms.get(*place)?;
        let class = if term.odds > 0.0 { "pts minus" } else { "pts plus" };
        let points = view.words.say(t::REASONS_POINTS, [&signed(score.points_of(*place))]);
        let says = el("div", "says").with(Node::new("p").with(sentence(view, term)));
        let says = says.with_all(full.then(|| worked_out(view, score, *place, term)));
        Some(Node::new("li").with(el("span", class).with(points)).with(says))
    };
    el("ul", "reasons").with_all(places.iter().filter_map(one))
}

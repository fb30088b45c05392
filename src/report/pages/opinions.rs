//! Second opinions: what published formulas say, how often they were right, where they disagree and why.

use super::super::markup::{Cell, details, el, link, list, p, quiet, span, table, tag};
use super::super::node::Node;
use super::super::source::model_source;
use super::super::view::{Links, View};
use super::super::why::because;
use super::option::linked;
use super::peers::peers;
use crate::kernel::{Because, Reading};
use crate::opinions::{Opinion, OpinionPart, Unfit};
use crate::rules::{OpinionAsks, OpinionModel, OpinionRules, Side, ZoneRates};
use crate::wording::t;

/// The page of second opinions, with the firm's place among others below.
#[must_use]
pub fn opinions(view: &View) -> Node {
    let words = view.words;
    let page = el("div", "page-opinions stack wide");
    let Some(rules) = view.pack.models().opinions() else {
        return page.with(view.heading(1, words.get(t::OPINIONS_HEADLINE_NONE)));
    };
    let all = view.assessment.opinions.all();
    let told: Vec<&Opinion> = all.iter().filter(|one| one.reading.is_known() || one.side.is_some()).collect();
    let silent: Vec<&Opinion> = all.iter().filter(|one| !one.reading.is_known() && one.side.is_none()).collect();
    let mut page = page
        .with(view.heading(1, headline(view, all)))
        .with(p(words.get(t::OPINIONS_LEAD)))
        .with(score_line(view, rules));
    if !told.is_empty() {
        page = page
            .with(view.heading(2, words.get(t::OPINIONS_DIFFER)))
            .with(differ(view, rules, &told))
            .with(view.heading(2, words.get(t::OPINIONS_TABLE)))
            .with(summary(view, rules, &told))
            .with(view.heading(2, words.get(t::OPINIONS_EACH)))
            .with_all(told.iter().filter_map(|one| article(view, rules, one)));
    }
    if !silent.is_empty() {
        page = page
            .with(view.heading(2, words.get(t::OPINIONS_CANNOT)))
            .with_all(silent.iter().filter_map(|one| article(view, rules, one)));
    }
    page.with(peers(view))
}

/// Links to the pages beside the score.
pub(super) fn beside(view: &View) -> Node {
    let links = [("opinions", t::OPINIONS_TO_OPINIONS), ("quality", t::OPINIONS_TO_QUALITY)];
    list("plain-list", links.map(|(page, text)| link(&page_address(view, page), view.words.get(text))))
}

/// The address of a page of the score: a page on the screen, a part of the report.
pub(super) fn page_address(view: &View, page: &str) -> String {
    match view.links {
        Links::Screen => format!("#/{page}"),
        Links::Report => format!("#{page}"),
    }
}

fn headline(view: &View, all: &[Opinion]) -> String {
    let count = |side| all.iter().filter(|one| one.side == Some(side)).count();
    let (sound, grey, weak) = (count(Side::Sound), count(Side::Grey), count(Side::Weak));
    if sound + grey + weak == 0 {
        return view.words.get(t::OPINIONS_HEADLINE_NONE).to_owned();
    }
    let [sound_text, grey_text, weak_text] = [sound, grey, weak].map(|count| count.to_string());
    let known = (sound + grey + weak).to_string();
    view.words.say(t::OPINIONS_HEADLINE, [&known, &sound_text, &grey_text, &weak_text])
}

/// Which way the score points; nothing where its range lies across several steps.
fn side_of_score(view: &View, rules: &OpinionRules) -> Option<(Side, u8)> {
    let grade = view.assessment.score.as_ref()?.single_grade()?;
    Some((rules.side_of_grade(grade), grade))
}

fn score_line(view: &View, rules: &OpinionRules) -> Node {
    let words = view.words;
    let said = match (&view.assessment.score, side_of_score(view, rules)) {
        (_, Some((side, grade))) => words.say(t::OPINIONS_SCORE_SIDE, [&format!("M{grade}"), side_word(view, side)]),
        (Some(score), None) => {
            words.say(t::OPINIONS_SCORE_RANGE, [&format!("M{}", score.grades.0), &format!("M{}", score.grades.1)])
        }
        (None, None) => words.get(t::OPINIONS_SCORE_NONE).to_owned(),
    };
    let line = p(said);
    let links = [("score", t::OPINIONS_TO_SCORE), ("quality", t::OPINIONS_TO_QUALITY)];
    let link = |(page, text)| [Node::text(" "), link(&page_address(view, page), words.get(text))];
    line.with_all(links.into_iter().flat_map(link))
}

pub(super) fn side_word(view: &View, side: Side) -> &'static str {
    view.words.get(match side {
        Side::Sound => t::OPINIONS_SIDE_SOUND,
        Side::Grey => t::OPINIONS_SIDE_GREY,
        Side::Weak => t::OPINIONS_SIDE_WEAK,
    })
}

fn side_tag(view: &View, side: Side) -> Node {
    let class = match side {
        Side::Sound => "tag good",
        Side::Grey => "tag watch",
        Side::Weak => "tag bad",
    };
    tag(class, side_word(view, side))
}

fn question(view: &View, asks: OpinionAsks) -> &'static str {
    view.words.get(match asks {
        OpinionAsks::Failure => t::OPINIONS_ASKS_FAILURE,
        OpinionAsks::Manipulation => t::OPINIONS_ASKS_MANIPULATION,
        OpinionAsks::Strength => t::OPINIONS_ASKS_STRENGTH,
        OpinionAsks::Repayment => t::OPINIONS_ASKS_REPAYMENT,
    })
}

/// Formulas that say the opposite of the score, or of most formulas where the score has no side, and why.
fn differ(view: &View, rules: &OpinionRules, told: &[&Opinion]) -> Node {
    let words = view.words;
    let count = |side| told.iter().filter(|one| one.side == Some(side)).count();
    let of_score = side_of_score(view, rules).map(|(side, _)| side);
    let most = if count(Side::Weak) > count(Side::Sound) { Side::Weak } else { Side::Sound };
    let against = of_score.unwrap_or(most);
    let opposite = |side: Side| side != Side::Grey && (against == Side::Grey || side != against);
    let items: Vec<Node> = told
        .iter()
        .filter(|one| one.side.is_some_and(opposite))
        .filter_map(|one| Some(differs(view, rules, rules.get(one.id.as_str())?, one)))
        .collect();
    if items.is_empty() {
        return p(words.get(t::OPINIONS_DIFFER_NONE));
    }
    let lead = if of_score.is_some() { t::OPINIONS_DIFFER_LEAD_SCORE } else { t::OPINIONS_DIFFER_LEAD_MOST };
    el("div", "stack tight").with(p(words.get(lead))).with(list("plain-list", items))
}

fn differs(view: &View, rules: &OpinionRules, model: &OpinionModel, one: &Opinion) -> Node {
    let words = view.words;
    let side = one.side.map(|side| side_word(view, side)).unwrap_or_default();
    let mut said = vec![words.say(t::OPINIONS_DIFFER_ITEM, [view.text(&model.name), side])];
    if model.asks != OpinionAsks::Failure {
        said.push(words.say(t::OPINIONS_DIFFER_QUESTION, [question(view, model.asks)]));
    }
    if one.unfit.contains(&Unfit::OtherTrade) {
        said.push(words.get(t::OPINIONS_DIFFER_TRADE).to_owned());
    }
    if let Some(part) = one.driver.and_then(|place| one.parts.get(place))
        && let (Some(value), Some(usual), Some(name)) = (part.reading.known(), part.usual, rules.name(part.figure))
    {
        let [value, usual] = [*value, usual].map(|number| words.number(number, 2));
        said.push(words.say(t::OPINIONS_DIFFER_DRIVER, [view.text(name), &value, &usual]));
    }
    let gap = words.gap();
    Node::text(said.join(gap))
}

/// One row a formula: value, zone, and how many firms of that zone failed within a year.
fn summary(view: &View, rules: &OpinionRules, told: &[&Opinion]) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::OPINIONS_HEAD_NAME)),
        Cell::number(words.get(t::OPINIONS_HEAD_VALUE)),
        Cell::words(words.get(t::OPINIONS_HEAD_ZONE)),
        Cell::number(words.get(t::OPINIONS_HEAD_FAILED)),
    ];
    let row = |one: &&Opinion| {
        let model = rules.get(one.id.as_str())?;
        let zone = match one.side {
            Some(side) => side_tag(view, side),
            None => Node::text(words.get(t::OPINIONS_NO_ZONE)),
        };
        Some(vec![
            Cell::words(link(&address(view, one), view.text(&model.name))),
            Cell::number(value(view, one)),
            Cell::words(zone),
            Cell::number(hit_rate(view, one)),
        ])
    };
    table("figures formulas", words.get(t::OPINIONS_TABLE), &head, told.iter().filter_map(row).collect())
}

/// The address of a formula's part of the page.
fn address(view: &View, one: &Opinion) -> String {
    match view.links {
        Links::Screen => format!("#/opinions/{}", one.id),
        Links::Report => format!("#{}", one.id),
    }
}

fn value(view: &View, one: &Opinion) -> String {
    match one.reading {
        Reading::Known(value) => view.words.number(value, 2),
        Reading::Missing(_) => view.words.get(t::FORMAT_MISSING).to_owned(),
        Reading::NotApplicable(why) => view.words.not_applicable(why).to_owned(),
    }
}

/// The formula's zones on the file of one year.
fn zones<'a>(view: &'a View, one: &'a Opinion) -> impl Iterator<Item = &'a ZoneRates> {
    view.pack.models().measured().into_iter().flat_map(|measured| measured.zones_of(&one.id))
}

/// How many firms in the firm's zone failed within a year; that it was not measured where it was not.
fn hit_rate(view: &View, one: &Opinion) -> String {
    let words = view.words;
    let counted = one.zone.and_then(|zone| zones(view, one).find(|rates| rates.years == 1)?.zone.get(zone).copied());
    match counted {
        Some((rows, events)) if rows > 0 => {
            let share = words.percent(f64::from(events) / f64::from(rows));
            let [rows, events] = [rows, events].map(|count| words.count(i64::from(count)));
            words.say(t::OPINIONS_RATE, [&rows, &events, &share])
        }
        _ => words.get(t::OPINIONS_RATE_NONE).to_owned(),
    }
}

/// One formula: what it says, for whom it was built, how it is worked out, how right its zones were.
fn article(view: &View, rules: &OpinionRules, one: &Opinion) -> Option<Node> {
    let (words, model) = (view.words, rules.get(one.id.as_str())?);
    let mut body = el("article", "indicator").attr("id", one.id.as_str()).with(view.heading(3, view.text(&model.name)));
    let class = if one.reading.is_known() { "value" } else { "value none" };
    body = body.with(el("p", class).with(value(view, one)));
    let mut says = vec![Node::text(words.say(t::OPINIONS_ANSWERS, [question(view, model.asks)]))];
    if let Some(zone) = one.zone.and_then(|zone| model.zone.get(zone)) {
        says.extend([Node::text(" "), side_tag(view, zone.side), Node::text(format!(" {}", view.text(&zone.name)))]);
    } else if let Some(side) = one.side {
        says.extend([Node::text(" "), side_tag(view, side)]);
    }
    body = body.with(el("p", "").with(span(says)));
    body = body.with_all(notes(view, model, one).into_iter().map(p));
    if let Reading::Missing(ids) = &one.reading {
        body = body.with(p(words.get(t::OPINIONS_LACKS)).with(words.gap()).with_all(linked(view, ids)));
    }
    let about = el("p", "tells").with([view.text(&model.built), view.text(&model.limits)].join(words.gap()));
    let source = model_source(view, model.status, &model.source);
    let told = one.reading.is_known() || one.side.is_some();
    // What cannot be worked out is told in short; the rest is behind a click.
    if !told {
        return Some(body.with(details("why", words.get(t::OPINIONS_ABOUT), [about, source])));
    }
    body = body.with(about);
    let mut working = vec![parts(view, rules, model, one), source];
    // The coefficients stand in the table; the facts are followed to what was entered.
    working.extend(because(view, &Because::new(one.id.clone(), one.because.inputs.clone())));
    Some(body.with(details("why", words.get(t::OPINIONS_WORKING), working)).with(details(
        "why",
        words.get(t::OPINIONS_MEASURED),
        measured(view, model, one),
    )))
}

fn notes(view: &View, model: &OpinionModel, one: &Opinion) -> Vec<String> {
    let words = view.words;
    let mut notes = Vec::new();
    if let (Some(value), Some(scale)) = (one.reading.known(), &model.scale)
        && let Some(step) = model.reads_like(*value)
    {
        notes.push(words.say(t::OPINIONS_READS, [view.text(scale), step]));
    }
    if let Some(chance) = one.chance {
        notes.push(words.say(t::OPINIONS_CHANCE, [&words.percent(chance)]));
    }
    for unfit in &one.unfit {
        let text = match unfit {
            Unfit::NotListed => t::OPINIONS_UNFIT_LISTED,
            Unfit::OtherCurrency => t::OPINIONS_UNFIT_CURRENCY,
            Unfit::OtherTrade => t::OPINIONS_UNFIT_TRADE,
        };
        notes.push(words.get(text).to_owned());
    }
    if one.side.is_some() && !one.reading.is_known() {
        notes.push(words.get(t::OPINIONS_SPENT).to_owned());
    }
    notes
}

/// The formula with the firm's own figures, line by line.
fn parts(view: &View, rules: &OpinionRules, model: &OpinionModel, one: &Opinion) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::OPINIONS_PART)),
        Cell::number(words.get(t::OPINIONS_PART_YOURS)),
        Cell::number(words.get(t::OPINIONS_PART_WEIGHT)),
        Cell::number(words.get(t::OPINIONS_PART_ADDS)),
        Cell::number(words.get(t::OPINIONS_PART_USUAL)),
    ];
    let number = |number: f64| words.number(number, 4);
    let row = |part: &OpinionPart| {
        let yours = match (&part.reading, part.assumed) {
            (Reading::Known(figure), _) => words.number(*figure, 4),
            (_, true) => {
                let neutral = part.adds.map(|adds| words.number(adds / part.weight, 2)).unwrap_or_default();
                words.say(t::OPINIONS_NEUTRAL, [&neutral])
            }
            (Reading::Missing(_), _) => words.get(t::FORMAT_MISSING).to_owned(),
            (Reading::NotApplicable(why), _) => words.not_applicable(*why).to_owned(),
        };
        vec![
            Cell::words(rules.name(part.figure).map(|name| view.text(name)).unwrap_or_default()),
            Cell::number(yours),
            Cell::number(number(part.weight)),
            Cell::number(part.adds.map(number).unwrap_or_default()),
            Cell::number(part.usual.map(|usual| words.number(usual, 2)).unwrap_or_default()),
        ]
    };
    let alone = |name: &str, number: String| {
        vec![Cell::words(name), Cell::number(""), Cell::number(""), Cell::number(number), Cell::number("")]
    };
    let constant = (model.constant.abs() > 0.0).then(|| alone(words.get(t::OPINIONS_CONSTANT), number(model.constant)));
    let mut rows: Vec<Vec<Cell>> = constant.into_iter().chain(one.parts.iter().map(row)).collect();
    if let Some(value) = one.reading.known() {
        rows.push(alone(words.get(t::OPINIONS_SUM), number(*value)));
    }
    table("figures", view.text(&model.name), &head, rows)
}

/// The zones on every file of outcome data: how many failed, and which share of all failed and of all surviving they hold.
fn measured(view: &View, model: &OpinionModel, one: &Opinion) -> Vec<Node> {
    let words = view.words;
    if let Some(why) = &model.not_measured {
        return vec![p(words.say(t::OPINIONS_NOT_MEASURED, [view.text(why)]))];
    }
    let head = [
        Cell::words(words.get(t::OPINIONS_MEASURED_ZONE)),
        Cell::number(words.get(t::OPINIONS_MEASURED_ROWS)),
        Cell::number(words.get(t::OPINIONS_MEASURED_FAILED)),
        Cell::number(words.get(t::OPINIONS_MEASURED_OF_FAILED)),
        Cell::number(words.get(t::OPINIONS_MEASURED_OF_OTHERS)),
    ];
    let share = |part: u32, whole: u32| {
        if whole == 0 { String::new() } else { words.percent(f64::from(part) / f64::from(whole)) }
    };
    let mut nodes = Vec::new();
    for rates in zones(view, one) {
        let [years, rows, events] =
            [u32::from(rates.years), rates.rows, rates.events].map(|count| words.count(i64::from(count)));
        let [auc, low, high] = [rates.auc.0, rates.auc.1, rates.auc.2].map(|area| words.number(area, 3));
        let title = words.say(t::OPINIONS_MEASURED_YEARS, [&years, &rows, &events, &auc, &low, &high]);
        let row = |(place, (rows, events)): (usize, &(u32, u32))| {
            let name = model.zone.get(place).map(|zone| view.text(&zone.name)).unwrap_or_default();
            let here = one.zone == Some(place);
            vec![
                Cell::words(if here { Node::new("strong").with(name) } else { Node::text(name) }),
                Cell::number(words.count(i64::from(*rows))),
                Cell::number(share(*events, *rows)),
                Cell::number(share(*events, rates.events)),
                Cell::number(share(rows - events, rates.rows - rates.events)),
            ]
        };
        nodes.push(p(title.as_str()));
        nodes.push(table("figures", &title, &head, rates.zone.iter().enumerate().map(row).collect()));
    }
    if nodes.is_empty() {
        nodes.push(p(words.get(t::OPINIONS_RATE_NONE)));
    } else {
        nodes.push(quiet(words.get(t::OPINIONS_MEASURED_NOTE)));
    }
    nodes
}

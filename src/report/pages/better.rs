//! Ways to a better grade, "what if", and which paper would narrow the doubt.

use super::super::markup::{Cell, details, el, list, p, quiet, table};
use super::super::node::Node;
use super::super::source::parameter;
use super::super::view::{Links, View};
use super::terms::{measure, signed};
use crate::kernel::{Id, Money, ParamUse, Unit, Value};
use crate::portrait::Dimension;
use crate::routes::{Change, Held, Kind, Narrowing, Route, Routes, Slider, WhatIf, papers};
use crate::score::{DimensionSum, Level};
use crate::wording::t;

/// The page. `tried` is there on the screen alone.
#[must_use]
pub fn better(view: &View, routes: Option<&Routes>, tried: Option<&WhatIf>) -> Node {
    let words = view.words;
    let page = el("div", "page-better stack wide");
    let Some(routes) = routes else {
        return page.with(view.heading(1, words.get(t::ROUTES_TITLE))).with(p(words.get(t::ROUTES_NONE)));
    };
    page.with(view.heading(1, headline(view, routes)))
        .with(p(lead(view, &routes.now)))
        .with_all(routes.ways.iter().enumerate().map(|(place, way)| way_card(view, routes, place, way)))
        .with_all(held(view, routes))
        .with(searched(view, routes))
        .with_all(tried.filter(|tried| !tried.sliders.is_empty()).map(|tried| what_if(view, routes, tried)))
        .with_all((view.links == Links::Screen).then(|| narrowing(view, 2)))
}

fn grade(grade: u8) -> String {
    format!("M{grade}")
}

/// The answer.
fn headline(view: &View, routes: &Routes) -> String {
    let words = view.words;
    if let Some(way) = routes.ways.first() {
        let grade = grade(way.level.grade);
        return match way.cost.is_positive() {
            true => words.say(t::ROUTES_HEADLINE, [&grade, &words.money(way.cost)]),
            false => words.say(t::ROUTES_HEADLINE_FREE, [&grade]),
        };
    }
    match &routes.held {
        Some(Held::Best) => words.get(t::ROUTES_HEADLINE_BEST).to_owned(),
        Some(Held::Evidence(cap)) => words.say(t::ROUTES_HEADLINE_EVIDENCE, [&grade(*cap)]),
        Some(Held::TooFar(way)) => words.say(t::ROUTES_HEADLINE_FAR, [&way.level.points.to_string()]),
        Some(Held::Unknown) => words.get(t::ROUTES_HEADLINE_UNKNOWN).to_owned(),
        Some(Held::NoChange) | None => words.get(t::ROUTES_HEADLINE_NO_CHANGE).to_owned(),
    }
}

fn lead(view: &View, now: &Level) -> String {
    let grades = [now.grade, now.grades.0, now.grades.1].map(grade);
    view.words.say(t::ROUTES_LEAD, [&now.points.to_string(), &grades[0], &grades[1], &grades[2]])
}

fn way_card(view: &View, routes: &Routes, place: usize, way: &Route) -> Node {
    let title = view.words.say(t::ROUTES_WAY, [&(place + 1).to_string()]);
    el("section", "option stack")
        .attr("id", format!("way-{}", place + 1))
        .with(view.heading(2, title))
        .with_all(told(view, routes, way))
}

/// A way: what to do, what comes of it, what it rests on.
fn told(view: &View, routes: &Routes, way: &Route) -> Vec<Node> {
    let words = view.words;
    let level = &way.level;
    let percent = |share: f64| words.percent(share);
    let then = words.say(
        t::ROUTES_THEN,
        [
            &level.points.to_string(),
            &grade(level.grade),
            &percent(level.probability),
            &percent(level.interval.0),
            &percent(level.interval.1),
            &percent(routes.now.probability),
        ],
    );
    let mut nodes = vec![
        el("p", "figure-value").with(words.way_cost(way.cost, way.months)),
        el("div", "changes").with(list("stack tight", way.parts.iter().map(|part| change(view, part)))),
        p(then),
    ];
    if !way.modes.is_empty() {
        let modes: Vec<&str> = way.modes.iter().map(|id| mode_name(view, id)).collect();
        nodes.push(p(words.say(t::ROUTES_MODES, [&words.list(&modes)])));
    }
    let used = way.parts.iter().filter_map(|part| part.used.as_ref());
    nodes.push(basis(view, used));
    nodes
}

fn mode_name<'v>(view: &View<'v>, id: &Id) -> &'v str {
    let option = view.assessment.financing.options().iter().find(|option| option.mode == *id);
    option.map_or("", |option| view.text(&option.name))
}

fn basis<'a>(view: &View, used: impl Iterator<Item = &'a ParamUse>) -> Node {
    let items = el("ul", "params").with_all(used.map(|used| parameter(view, used)));
    details("why", view.words.get(t::ROUTES_BASIS), [items])
}

/// One change: what to do, and what it costs, saves and takes.
fn change(view: &View, part: &Change) -> Node {
    let words = view.words;
    let mut more = Vec::new();
    if part.charge.is_positive() {
        more.push(words.say(t::ROUTES_CHARGE, [&words.money(part.charge)]));
    }
    if part.forgone.is_positive() {
        more.push(words.say(t::ROUTES_FORGONE, [&words.money(part.forgone)]));
    }
    if let Some(saved) = part.saves.filter(|saved| saved.is_positive()) {
        more.push(words.say(t::ROUTES_SAVES, [&words.money(saved)]));
    }
    if part.months > 0.0 {
        more.push(words.say(t::ROUTES_MONTHS, [&words.number(part.months, 0)]));
    }
    let says = el("div", "").with(p(words.change(part, view.currency())));
    says.with_all((!more.is_empty()).then(|| quiet(words.clauses(&more))))
}

/// Why there is no way, and what comes closest.
fn held(view: &View, routes: &Routes) -> Option<Node> {
    match routes.held.as_ref()? {
        Held::TooFar(way) => {
            let title = view.heading(2, view.words.get(t::ROUTES_CLOSEST));
            Some(el("section", "option stack").with(title).with_all(told(view, routes, way)))
        }
        Held::Best | Held::Evidence(_) | Held::Unknown | Held::NoChange => None,
    }
}

/// What was tried, what cash allows, and the changes that were left out.
fn searched(view: &View, routes: &Routes) -> Node {
    let words = view.words;
    let rules = &routes.rules;
    let part = el("div", "stack tight");
    let part = match routes.sets {
        0 => part,
        sets => {
            let counts = [
                rules.most_changes.to_string(),
                rules.steps.to_string(),
                words.count(sets.try_into().unwrap_or(i64::MAX)),
            ];
            part.with(quiet(words.say(t::ROUTES_SEARCHED, [&counts[0], &counts[1], &counts[2]])))
        }
    };
    let spare = match routes.spare {
        Some(spare) => words.say(t::ROUTES_SPARE, [&words.number(rules.cash_days, 0), &words.money(spare)]),
        None => words.get(t::ROUTES_SPARE_UNKNOWN).to_owned(),
    };
    let days = rules.used().iter().filter(|used| used.id.as_str() == "routes.cash_days");
    let part = part.with(quiet(spare)).with(basis(view, days));
    if routes.closed.is_empty() {
        return part;
    }
    let closed = routes.closed.iter().map(|(kind, why)| Node::text(words.change_closed(*kind, *why)));
    part.with(details("", words.get(t::ROUTES_CLOSED), [list("plain-list", closed)]))
}

/// Which one paper would narrow the doubt most; also for the page of the score.
pub(super) fn narrowing(view: &View, level: usize) -> Node {
    let words = view.words;
    let part = view.section("stack", "narrowing", level, words.get(t::ROUTES_PAPERS));
    let found = papers(view.assessment, view.pack);
    if found.is_empty() {
        return part.with(p(words.get(t::ROUTES_PAPERS_NONE)));
    }
    part.with(quiet(words.get(t::ROUTES_PAPERS_LEAD)))
        .with(list("plain-list", found.iter().map(|one| paper(view, one))))
}

fn paper(view: &View, one: &Narrowing) -> Node {
    let words = view.words;
    let now =
        view.assessment.score.as_ref().map_or((one.level.grades, one.level.cap), |score| (score.grades, score.cap));
    let (grades, cap) = now;
    let less = 1.0 - one.deviation.1 / one.deviation.0;
    let ends = [grades.0, grades.1, one.level.grades.0, one.level.grades.1].map(grade);
    let line = if less < 0.005 {
        words.say(t::ROUTES_PAPER_SAME, [words.paper(one.paper)])
    } else {
        let share = words.percent(libm::round(less * 100.0) / 100.0);
        words.say(t::ROUTES_PAPER, [words.paper(one.paper), &ends[0], &ends[1], &ends[2], &ends[3], &share])
    };
    let mut more = Vec::new();
    if one.level.cap < cap {
        more.push(words.say(t::ROUTES_PAPER_CAP, [&grade(cap), &grade(one.level.cap)]));
    }
    for (message, measures) in [(t::ROUTES_PAPER_SHOWS, &one.shows), (t::ROUTES_PAPER_PROVES, &one.proves)] {
        if !measures.is_empty() {
            let names: Vec<String> = measures.iter().map(|id| measure(view, id)).collect();
            more.push(words.say(message, [&words.list(&names)]));
        }
    }
    el("div", "").with(p(line)).with(quiet(words.clauses(&more)))
}

/// The sliders, and the mirror beside them.
fn what_if(view: &View, routes: &Routes, tried: &WhatIf) -> Node {
    let words = view.words;
    let part = view.section("stack", "what-if", 2, words.get(t::ROUTES_TRY)).with(quiet(words.get(t::ROUTES_TRY_LEAD)));
    let part = part.with_all(tried.blind.then(|| quiet(words.get(t::ROUTES_TRY_BLIND))));
    let sliders = tried.sliders.iter().map(|slider| control(view, slider));
    let reset = el("button", "button second").attr("type", "button").attr("data-act", "what_if").attr("data-of", "");
    let held =
        tried.level.filter(|level| level.free < level.odds && tried.sliders.iter().any(|slider| slider.now != 0));
    let held = held.map(|level| quiet(words.say(t::ROUTES_TRY_HELD, [&grade(level.cap)])));
    let status = el("div", "stack tight").attr("role", "status");
    let status = status.with(p(outcome(view, &routes.now, tried))).with_all(held);
    part.with(el("div", "note").with(status))
        .with(el("div", "stack").with_all(sliders))
        .with(el("div", "row").with(reset.with(words.get(t::ROUTES_TRY_RESET))))
        .with(mirror(view, &routes.now, tried))
}

fn outcome(view: &View, now: &Level, tried: &WhatIf) -> String {
    let words = view.words;
    let told = |level: &Level| [level.points.to_string(), grade(level.grade), words.percent(level.probability)];
    let before = told(now);
    match (&tried.level, tried.short) {
        (None, Some(short)) if short.is_positive() => words.say(t::ROUTES_TRY_SHORT, [&words.money(short)]),
        (None, _) => words.get(t::ROUTES_TRY_SHORT_OPEN).to_owned(),
        (Some(_), _) if tried.sliders.iter().all(|slider| slider.now == 0) => {
            words.say(t::ROUTES_TRY_NOW, [&before[0], &before[1], &before[2]])
        }
        (Some(level), _) => {
            let then = told(level);
            words.say(t::ROUTES_TRY_THEN, [&then[0], &before[0], &then[1], &before[1], &then[2], &before[2]])
        }
    }
}

/// The place of a kind among the positions.
fn place(kind: Kind) -> usize {
    Kind::ALL.iter().position(|one| *one == kind).unwrap_or_default()
}

/// A slider with its number, or a button for what is done or not done.
fn control(view: &View, slider: &Slider) -> Node {
    let words = view.words;
    let (at, name) = (place(slider.kind), words.slider(slider.kind));
    if slider.kind.is_whole() {
        let (message, next) = if slider.now > 0 { (t::ROUTES_TRY_DONE, 0) } else { (t::ROUTES_TRY_DO, 1) };
        let button = el("button", "button second").attr("type", "button").attr("data-act", "what_if");
        let pressed = if slider.now > 0 { "true" } else { "false" };
        let button = button.attr("data-of", format!("{at}|{next}")).attr("aria-pressed", pressed);
        return el("div", "row").with(button.with(words.say(message, [name])));
    }
    let (id, number) = (format!("try-{}", slider.kind.as_str()), position(view, slider));
    let range = el("input", "slider")
        .attr("id", &*id)
        .attr("type", "range")
        .attr("min", slider.least.to_string())
        .attr("max", slider.most.to_string())
        .attr("step", "1")
        .attr("value", slider.now.to_string())
        .attr("aria-valuetext", &*number)
        .attr("data-act", "what_if")
        .attr("data-of", at.to_string());
    let label = Node::new("label").attr("for", &*id).with(name);
    let output = Node::new("output").attr("for", &*id).class("quiet").with(number);
    el("div", "field").with(label).with(el("div", "line").with(range).with(output))
}

/// Where a slider stands, in the firm's figures, with the present one.
fn position(view: &View, slider: &Slider) -> String {
    let words = view.words;
    let change = &slider.change;
    let told = |value: &Value| words.value(value, view.currency());
    let percent = |share: f64| {
        let sign = if share > 0.0 { "+" } else { "" };
        format!("{sign}{}", words.measure(share, Unit::Percent, view.currency()))
    };
    match (&change.from, &change.to) {
        (Some(now), _) if slider.now == 0 => words.say(t::ROUTES_TRY_STILL, [&told(now)]),
        (Some(now), Some(then)) => words.say(t::ROUTES_TRY_MOVED, [&told(then), &told(now)]),
        _ if slider.now == 0 => words.get(t::ROUTES_TRY_NONE).to_owned(),
        _ if slider.kind == Kind::Margin => percent(slider.share),
        _ => change.amount.map(|amount: Money| words.money(amount)).unwrap_or_default(),
    }
}

/// Score and dimensions, now and like this.
fn mirror(view: &View, now: &Level, tried: &WhatIf) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::ROUTES_TRY_ITEM)),
        Cell::number(words.get(t::ROUTES_TRY_BEFORE)),
        Cell::number(words.get(t::ROUTES_TRY_AFTER)),
    ];
    let percent = |share: f64| words.percent(share);
    type Told<'a> = &'a dyn Fn(&Level) -> String;
    let lines: [(_, Told<'_>); 5] = [
        (t::ROUTES_TRY_POINTS, &|level| level.points.to_string()),
        (t::ROUTES_TRY_GRADE, &|level| grade(level.grade)),
        (t::ROUTES_TRY_PROBABILITY, &|level| percent(level.probability)),
        (t::ROUTES_TRY_INTERVAL, &|level| words.percent_range(level.interval.0, level.interval.1)),
        (t::ROUTES_TRY_GRADES, &|level| format!("{}–{}", grade(level.grades.0), grade(level.grades.1))),
    ];
    let none = || words.get(t::FORMAT_NONE).to_owned();
    let mut rows: Vec<Vec<Cell>> = lines
        .into_iter()
        .map(|(name, told)| row(words.get(name).to_owned(), told(now), tried.level.as_ref().map_or_else(none, told)))
        .collect();
    let before = view.assessment.score.as_ref();
    for dimension in Dimension::ALL {
        let points = |found: Option<&DimensionSum>| {
            found.map_or_else(|| words.get(t::MIRROR_NOT_SEEN).to_owned(), |sum| signed(sum.points))
        };
        let then = tried.dimensions.iter().find(|sum| sum.dimension == dimension.id());
        let now = before.and_then(|score| score.dimension(&dimension.id()));
        let then = if tried.level.is_some() { points(then) } else { none() };
        rows.push(row(words.dimension(dimension).to_owned(), points(now), then));
    }
    table("figures", words.get(t::ROUTES_TRY_TABLE), &head, rows)
}

/// A row; what differs stands out.
fn row(name: String, now: String, then: String) -> Vec<Cell> {
    let then: Node = if then == now { then.into() } else { Node::new("b").with(then) };
    vec![Cell::words(name), Cell::number(now), Cell::number(then)]
}

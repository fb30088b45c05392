//! The ten dimensions: picture, table, reasons, and what could not be seen.

use super::super::drawing::{decoration, figure};
use super::super::markup::{Cell, el, link, p, quiet, span, table, tag};
use super::super::node::Node;
use super::super::view::{Links, Target, View};
use super::reasons::{dimension_detail, points_of, reasons, unseen};
use super::score::flags;
use super::terms::signed;
use crate::charts::{Axis, Bar, Radar, Share, bar, radar, shares};
use crate::facts::{EvidenceGrade, Section};
use crate::portrait::DimensionItems;
use crate::score::{DimensionSum, LineKind, Score};
use crate::wording::t;
use std::collections::BTreeMap;

/// Where a dimension neither adds to the score nor takes from it.
pub(super) const NEUTRAL: f64 = 50.0;

/// The portrait page.
#[must_use]
pub fn portrait(view: &View) -> Node {
    let words = view.words;
    let page = el("div", "page-portrait stack wide")
        .with(view.heading(1, portrait_headline(view)))
        .with(quiet(words.get(t::PORTRAIT_LEAD)));
    let score = view.assessment.score.as_ref().filter(|score| !score.dimensions.is_empty());
    let Some(score) = score else {
        return page.with(first_steps(view)).with_all(unseen(view));
    };
    let picture =
        el("div", "portrait").with(figure(words, "radar", &picture(view))).with(dimension_table(view, "dims-portrait"));
    let dimensions = view.assessment.portrait.dimensions();
    page.with_all(flags(view, &score.flags))
        .with(picture)
        .with(adds_up(view, score))
        .with(reasons(view, score))
        .with(evidence(view, "evidence"))
        .with_all(unseen(view))
        .with(
            el("section", "dimensions")
                .with(view.heading(2, words.get(t::PORTRAIT_DETAIL)))
                .with_all(dimensions.iter().map(|one| dimension_detail(view, score, one))),
        )
}

/// The dimensions that are known, the one that adds most first.
fn ranked<'v>(view: &View<'v>) -> Vec<(&'v DimensionItems, &'v DimensionSum)> {
    let Some(score) = &view.assessment.score else { return Vec::new() };
    let sum = |one: &'v DimensionItems| Some((one, score.dimension(&one.dimension.id())?));
    let mut known: Vec<_> = view.assessment.portrait.dimensions().iter().filter_map(sum).collect();
    known.sort_by(|a, b| a.1.odds.total_cmp(&b.1.odds));
    known
}

/// The answer in a sentence: how much was seen, what adds most and what takes most.
#[must_use]
pub fn portrait_headline(view: &View) -> String {
    let words = view.words;
    let seen = words.percent(seen(view));
    let tell = |(one, sum): &(&DimensionItems, &DimensionSum)| {
        words.say(t::PORTRAIT_NAMED, [words.dimension(one.dimension), &signed(sum.points)])
    };
    match ranked(view).as_slice() {
        [] => words.get(t::PORTRAIT_NOTHING).to_owned(),
        [only] => words.say(t::PORTRAIT_ONE, [&tell(only)]),
        [best, .., worst] if best.1.points == worst.1.points => words.say(t::PORTRAIT_EVEN, [&seen]),
        [best, .., worst] if worst.1.points >= 0 => words.say(t::PORTRAIT_NONE_WEAK, [&tell(best), &seen]),
        [best, .., worst] if best.1.points <= 0 => words.say(t::PORTRAIT_NONE_STRONG, [&tell(worst), &seen]),
        [best, .., worst] => words.say(t::PORTRAIT_HEADLINE, [&tell(best), &tell(worst), &seen]),
    }
}

/// The dimensions, the start and the rest add up to the score.
fn adds_up(view: &View, score: &Score) -> Node {
    let words = view.words;
    let of = |test: fn(LineKind) -> bool| -> i32 {
        score.lines.iter().filter(|line| test(line.kind)).map(|line| line.points).sum()
    };
    let rest = |kind: LineKind| matches!(kind, LineKind::Centre | LineKind::Cap | LineKind::End);
    let (dimensions, rest) = (of(|kind| matches!(kind, LineKind::Term(_))), of(rest));
    let start = score.points - dimensions - rest;
    let sum =
        words.say(t::PORTRAIT_SUM, [&start.to_string(), &signed(dimensions), &signed(rest), &score.points.to_string()]);
    p(sum).with(words.gap()).with(link(&view.page(Target::Score), words.get(t::PORTRAIT_SCORE_PAGE)))
}

/// The share of all dimensions' weight that has a figure; each dimension counts alike.
pub(super) fn seen(view: &View) -> f64 {
    let dimensions = view.assessment.portrait.dimensions();
    #[expect(clippy::cast_precision_loss, reason = "ten dimensions")]
    let count = dimensions.len().max(1) as f64;
    dimensions.iter().map(|score| score.seen).sum::<f64>() / count
}

/// What to do first when nothing is known.
pub(super) fn first_steps(view: &View) -> Node {
    let words = view.words;
    let files = view.page(Target::Files);
    let steps = [
        (files, t::PORTRAIT_FIRST_FILES),
        (view.section_page(Section::Accounts), t::PORTRAIT_FIRST_ACCOUNTS),
        (view.section_page(Section::Need), t::PORTRAIT_FIRST_NEED),
    ];
    let part = el("div", "first").with(el("p", "plain").with(words.get(t::PORTRAIT_FIRST)));
    let items = steps.into_iter().map(|(href, message)| {
        Node::new("li").with(match view.links {
            Links::Screen => link(&href, words.get(message)),
            Links::Report => Node::text(words.get(message)),
        })
    });
    part.with(el("ul", "plain-list").with_all(items))
}

fn picture(view: &View) -> crate::charts::Drawing {
    let words = view.words;
    let axis = |one: &DimensionItems| {
        let sum = sum(view, one);
        Axis {
            label: words.dimension_lines(one.dimension),
            name: words.dimension(one.dimension).to_owned(),
            value: sum.map(|sum| sum.standing),
            text: points_text(view, one),
            judged: sum.is_some_and(|sum| sum.judged),
        }
    };
    radar(&Radar {
        title: words.get(t::PORTRAIT_CHART_TITLE).to_owned(),
        desc: portrait_headline(view),
        head: [words.get(t::PORTRAIT_DIMENSION).to_owned(), words.get(t::PORTRAIT_SCORE).to_owned()],
        axes: view.assessment.portrait.dimensions().iter().map(axis).collect(),
        typical: NEUTRAL,
    })
}

pub(super) fn sum<'v>(view: &View<'v>, one: &DimensionItems) -> Option<&'v DimensionSum> {
    view.assessment.score.as_ref()?.dimension(&one.dimension.id())
}

pub(super) fn points_text(view: &View, one: &DimensionItems) -> String {
    points_of(view, one.dimension).unwrap_or_else(|| view.words.get(t::PORTRAIT_UNSEEN_SHORT).to_owned())
}

/// The dimensions as rows: name, bar, points, the most they could add, how much was seen, what it rests on.
pub(in super::super) fn dimension_table(view: &View, class: &'static str) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::PORTRAIT_DIMENSION)),
        Cell::words(words.get(t::PORTRAIT_BAR)),
        Cell::number(words.get(t::PORTRAIT_SCORE)),
        Cell::number(words.get(t::PORTRAIT_BEST)),
        Cell::number(words.get(t::PORTRAIT_SEEN)),
        Cell::words(words.get(t::PORTRAIT_RESTS)),
    ];
    let row = |one: &DimensionItems| {
        let sum = sum(view, one);
        let rests = match sum {
            None => Node::text(words.get(t::FORMAT_NONE)),
            Some(sum) if sum.judged => tag("tag judged", words.get(t::PORTRAIT_JUDGED)),
            Some(_) => tag("tag faint", words.get(t::PORTRAIT_MEASURED)),
        };
        vec![
            Cell::words(dimension_name(view, one)),
            Cell::words(dimension_bar(view, one)),
            Cell::number(points_text(view, one)),
            Cell::number(best_text(view, one)),
            Cell::number(words.percent(one.seen)),
            Cell::words(span([rests].into_iter().chain(stops(view, one)))),
        ]
    };
    let rows = view.assessment.portrait.dimensions().iter().map(row).collect();
    table(class, words.get(t::PORTRAIT_CHART_TITLE), &head, rows)
}

/// A mark where a lender stops at something of the dimension, whatever its points.
fn stops(view: &View, one: &DimensionItems) -> Vec<Node> {
    let score = view.assessment.score.as_ref();
    let here = score.is_some_and(|score| score.flags.iter().any(|flag| flag.kind.dimension() == one.dimension));
    let mark = || vec![Node::text(" "), tag("tag bad", view.words.get(t::PORTRAIT_STOPS))];
    if here { mark() } else { Vec::new() }
}

/// Points that the known figures would give at their best.
pub(super) fn best_text(view: &View, one: &DimensionItems) -> String {
    let told = sum(view, one).map(|sum| {
        let best = view.words.number(sum.best, 0);
        if sum.best >= 0.5 { format!("+{best}") } else { best }
    });
    told.unwrap_or_else(|| view.words.get(t::FORMAT_NONE).to_owned())
}

fn dimension_name(view: &View, one: &DimensionItems) -> Node {
    link(&view.place(Target::Portrait, &one.dimension.id()), view.words.dimension(one.dimension))
}

/// A dimension's bar; the number beside it says the same.
pub(super) fn dimension_bar(view: &View, one: &DimensionItems) -> Node {
    let sum = sum(view, one);
    let level = if sum.is_some_and(|sum| sum.standing < NEUTRAL) { "low" } else { "even" };
    let judged = sum.is_some_and(|sum| sum.judged);
    decoration(&bar(&Bar { value: sum.map(|sum| sum.standing), typical: NEUTRAL, judged, level }))
}

/// Which share of the portrait rests on which evidence.
pub(in super::super) fn evidence(view: &View, id: &str) -> Node {
    let words = view.words;
    let parts: Vec<Share> = evidence_shares(view)
        .into_iter()
        .map(|(grade, share)| Share {
            name: words.evidence(grade).to_owned(),
            share,
            text: words.percent(share),
            class: match grade {
                EvidenceGrade::Filed => "share filed",
                EvidenceGrade::BankLines => "share bank",
                EvidenceGrade::Invoices => "share invoices",
                EvidenceGrade::Books => "share books",
                EvidenceGrade::BankSorted => "share bank",
                EvidenceGrade::Stated => "share stated",
                EvidenceGrade::Adjusted => "share adjusted",
                EvidenceGrade::Derived => "share derived",
            },
            hatched: matches!(grade, EvidenceGrade::BankSorted | EvidenceGrade::Stated | EvidenceGrade::Adjusted),
        })
        .collect();
    let unseen = words.percent(1.0 - parts.iter().map(|part| part.share).sum::<f64>());
    let told: Vec<String> = parts.iter().map(|part| words.say(t::EVIDENCE_PART, [&part.name, &part.text])).collect();
    let sentence = match parts.iter().map(|part| part.share).sum::<f64>() {
        all if all > 0.9995 => words.say(t::EVIDENCE_ALL, [&words.list(&told)]),
        _ => words.say(t::EVIDENCE_SENTENCE, [&words.list(&told), &unseen]),
    };
    let title = words.get(t::EVIDENCE_TITLE).to_owned();
    let head = [words.get(t::EVIDENCE_GRADE).to_owned(), words.get(t::EVIDENCE_SHARE).to_owned()];
    let mut drawing = shares(title.clone(), sentence.clone(), head, &parts);
    drawing.table.rows.push(vec![words.get(t::EVIDENCE_UNSEEN).to_owned(), unseen]);
    el("section", "evidence stack tight")
        .with(view.heading(2, title))
        .with(p(sentence))
        .with(figure(words, id, &drawing))
        .with_all((!parts.is_empty()).then(|| quiet(words.get(t::EVIDENCE_UNCHECKED))))
}

/// Shares by evidence grade, best first; each dimension counts alike, each item by its weight in it.
fn evidence_shares(view: &View) -> Vec<(EvidenceGrade, f64)> {
    let dimensions = view.assessment.portrait.dimensions();
    #[expect(clippy::cast_precision_loss, reason = "ten dimensions")]
    let count = dimensions.len().max(1) as f64;
    let mut sums: BTreeMap<EvidenceGrade, f64> = BTreeMap::new();
    for score in dimensions {
        let scored = || score.contributions.iter().filter(|item| item.points.is_some());
        let weight: f64 = scored().map(|item| item.weight).sum();
        for item in scored().filter(|_| weight > 0.0) {
            let grade = item.evidence.unwrap_or(EvidenceGrade::Derived);
            *sums.entry(grade).or_default() += item.weight / weight * score.seen / count;
        }
    }
    sums.into_iter().collect()
}

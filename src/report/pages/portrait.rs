//! The ten dimensions: picture, table, reasons, and what could not be seen.

use super::super::drawing::{decoration, figure};
use super::super::markup::{Cell, el, link, p, quiet, table, tag};
use super::super::names::name;
use super::super::node::Node;
use super::super::view::{Links, Target, View};
use super::reasons::{dimension_detail, reasons, unseen};
use crate::charts::{Axis, Bar, Radar, Share, bar, radar, shares};
use crate::facts::{EvidenceGrade, Section};
use crate::kernel::Id;
use crate::portrait::DimensionScore;
use crate::wording::t;
use std::collections::BTreeMap;

/// The score of a typical firm; the bins of every pack are set so.
pub(super) const TYPICAL: f64 = 50.0;

/// The portrait page.
#[must_use]
pub fn portrait(view: &View) -> Node {
    let words = view.words;
    let page = el("div", "page-portrait stack wide")
        .with(view.heading(1, portrait_headline(view)))
        .with(quiet(words.get(t::PORTRAIT_LEAD)));
    let dimensions = view.assessment.portrait.dimensions();
    if dimensions.iter().all(|score| !score.score.is_known()) {
        return page.with(first_steps(view)).with_all(unseen(view));
    }
    let picture =
        el("div", "portrait").with(figure(words, "radar", &picture(view))).with(dimension_table(view, "dims-portrait"));
    page.with(picture).with(reasons(view)).with(evidence(view, "evidence")).with_all(unseen(view)).with(
        el("section", "dimensions")
            .with(view.heading(2, words.get(t::PORTRAIT_DETAIL)))
            .with_all(dimensions.iter().map(|score| dimension_detail(view, score))),
    )
}

/// The answer in a sentence: how much was seen, what is strongest and weakest.
#[must_use]
pub fn portrait_headline(view: &View) -> String {
    let words = view.words;
    let mut known: Vec<(f64, &DimensionScore)> =
        view.assessment.portrait.dimensions().iter().filter_map(|score| Some((*score.score.known()?, score))).collect();
    known.sort_by(|a, b| b.0.total_cmp(&a.0));
    let seen = words.percent(seen(view));
    let tell = |(score, dimension): &(f64, &DimensionScore)| {
        words.say(t::PORTRAIT_NAMED, [words.dimension(dimension.dimension), &words.number(*score, 0)])
    };
    match known.as_slice() {
        [] => words.get(t::PORTRAIT_NOTHING).to_owned(),
        [only] => words.say(t::PORTRAIT_ONE, [&tell(only)]),
        [best, .., worst] if best.0.total_cmp(&worst.0).is_eq() => words.say(t::PORTRAIT_EVEN, [&seen]),
        [best, .., worst] => words.say(t::PORTRAIT_HEADLINE, [&tell(best), &tell(worst), &seen]),
    }
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
    let axis = |score: &DimensionScore| Axis {
        label: words.dimension_lines(score.dimension),
        name: words.dimension(score.dimension).to_owned(),
        value: score.score.known().copied(),
        text: score_text(view, score),
        judged: score.judged,
    };
    radar(&Radar {
        title: words.get(t::PORTRAIT_CHART_TITLE).to_owned(),
        desc: portrait_headline(view),
        head: [words.get(t::PORTRAIT_DIMENSION).to_owned(), words.get(t::PORTRAIT_SCORE).to_owned()],
        axes: view.assessment.portrait.dimensions().iter().map(axis).collect(),
        typical: TYPICAL,
    })
}

fn score_text(view: &View, score: &DimensionScore) -> String {
    match score.score.known() {
        Some(points) => view.words.number(*points, 0),
        None => view.words.get(t::PORTRAIT_UNSEEN_SHORT).to_owned(),
    }
}

/// The dimensions as rows: name, bar, score, how much was seen, what it rests on.
pub(in super::super) fn dimension_table(view: &View, class: &'static str) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::PORTRAIT_DIMENSION)),
        Cell::words(words.get(t::PORTRAIT_BAR)),
        Cell::number(words.get(t::PORTRAIT_SCORE)),
        Cell::number(words.get(t::PORTRAIT_SEEN)),
        Cell::words(words.get(t::PORTRAIT_RESTS)),
    ];
    let row = |score: &DimensionScore| {
        let known = score.score.known().copied();
        let rests = match (known, score.judged) {
            (None, _) => Node::text(words.get(t::FORMAT_NONE)),
            (Some(_), true) => tag("tag judged", words.get(t::PORTRAIT_JUDGED)),
            (Some(_), false) => tag("tag faint", words.get(t::PORTRAIT_MEASURED)),
        };
        vec![
            Cell::words(dimension_name(view, score)),
            Cell::words(dimension_bar(score)),
            Cell::number(score_text(view, score)),
            Cell::number(words.percent(score.seen)),
            Cell::words(rests),
        ]
    };
    let rows = view.assessment.portrait.dimensions().iter().map(row).collect();
    table(class, words.get(t::PORTRAIT_CHART_TITLE), &head, rows)
}

fn dimension_name(view: &View, score: &DimensionScore) -> Node {
    let id = Id::new(score.dimension.as_str());
    link(&view.place(Target::Portrait, &id), view.words.dimension(score.dimension))
}

/// A dimension's bar; the number beside it says the same.
pub(super) fn dimension_bar(score: &DimensionScore) -> Node {
    let value = score.score.known().copied();
    let level = if value.is_some_and(|value| value < TYPICAL) { "low" } else { "even" };
    decoration(&bar(&Bar { value, typical: TYPICAL, judged: score.judged, level }))
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
                EvidenceGrade::Stated => "share stated",
                EvidenceGrade::Adjusted => "share adjusted",
                EvidenceGrade::Derived => "share derived",
            },
            hatched: matches!(grade, EvidenceGrade::Stated | EvidenceGrade::Adjusted),
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

/// The name of a scored item, with a link to its figure.
pub(super) fn item_name(view: &View, id: &Id) -> Node {
    match super::super::names::thing(id) {
        super::super::names::Thing::Indicator(key) => link(&view.place(Target::Indicators, &key.id()), name(view, id)),
        _ => Node::text(name(view, id)),
    }
}

//! How good the score is: figures of the model cards, reliability, leaks, what was never seen, what users must be told.
//! Every figure is read from the pack's models, so that card, page and program cannot disagree.

use super::super::drawing::figure;
use super::super::markup::{Cell, details, el, link, list, p, quiet, table};
use super::super::node::Node;
use super::super::source::model_source;
use super::super::view::View;
use super::opinions::page_address;
use super::words_of_lines::words_of_lines;
use crate::charts::{Reliability as Diagram, Table, Told, reliability, wilson};
use crate::facts::EvidenceGrade;
use crate::indicators::IndicatorKey;
use crate::portrait::Dimension;
use crate::rules::{Model, Reliability};
use crate::wording::{Msg, t};
use std::collections::BTreeSet;

/// The part whose figures head the page.
const FIRST: &str = "accounts";

/// Parts in the order of the page.
const ORDER: [&str; 7] = ["accounts", "bank", "invoices", "owner", "profile", "receivables", "crowdfunding"];

/// The page.
#[must_use]
pub fn quality(view: &View) -> Node {
    let words = view.words;
    let models = view.pack.models();
    let headline = models.get(FIRST).map_or_else(
        || words.get(t::QUALITY_TITLE).to_owned(),
        |model| words.say(t::QUALITY_HEADLINE, [&words.percent(model.card.checked.auc)]),
    );
    el("div", "page-quality stack wide")
        .with(view.heading(1, headline))
        .with(p(words.get(t::QUALITY_LEAD)))
        .with(view.heading(2, words.get(t::QUALITY_MUST)))
        .with(must(view))
        .with(view.heading(2, words.get(t::QUALITY_MODELS)))
        .with(figures(view))
        .with(quiet(words.get(t::QUALITY_EXPLAIN)))
        .with(view.heading(2, words.get(t::QUALITY_RELIABILITY)))
        .with_all(diagram(view, FIRST))
        .with_all(words_of_lines(view))
        .with(view.heading(2, words.get(t::QUALITY_LEAKS)))
        .with(p(words.get(t::QUALITY_LEAK_LEAD)))
        .with_all(leaks(view))
        .with(view.heading(2, words.get(t::QUALITY_UNSEEN)))
        .with(unseen(view))
        .with(view.heading(2, words.get(t::QUALITY_CARDS)))
        .with_all(parts(view).map(|(file, model)| card(view, file, model)))
        .with(p(link(&page_address(view, "opinions"), words.get(t::OPINIONS_TO_OPINIONS))))
}

fn parts<'a>(view: &'a View) -> impl Iterator<Item = (&'static str, &'a Model)> {
    ORDER.into_iter().filter_map(|file| Some((file, view.pack.models().get(file)?)))
}

fn area(view: &View, auc: f64) -> String {
    view.words.number(auc, 3)
}

/// One row a part.
fn figures(view: &View) -> Node {
    let words = view.words;
    let number = |text: Msg<0>| Cell::number(words.get(text));
    let head = [
        Cell::words(words.get(t::QUALITY_HEAD_MODEL)),
        number(t::QUALITY_HEAD_ROWS),
        number(t::QUALITY_HEAD_EVENTS),
        number(t::QUALITY_HEAD_AUC),
        number(t::QUALITY_HEAD_CEILING),
        number(t::QUALITY_HEAD_KS),
        number(t::QUALITY_HEAD_SKILL),
        number(t::QUALITY_HEAD_SLOPE),
    ];
    let row = |(file, model): (&str, &Model)| {
        let (card, checked) = (&model.card, &model.card.checked);
        let spread = |auc: f64, sd: f64| words.say(t::QUALITY_SPREAD, [&area(view, auc), &area(view, sd)]);
        let ceiling = view.pack.models().measured().and_then(|measured| measured.ceiling(file));
        vec![
            Cell::words(view.text(&model.name)),
            Cell::number(words.count(i64::from(card.rows))),
            Cell::number(words.count(i64::from(card.events))),
            Cell::number(spread(checked.auc, checked.auc_sd)),
            Cell::number(ceiling.map(|one| spread(one.auc, one.auc_sd)).unwrap_or_default()),
            Cell::number(words.number(checked.ks, 2)),
            Cell::number(words.number(checked.skill, 2)),
            Cell::number(words.number(checked.slope, 2)),
        ]
    };
    table("figures", words.get(t::QUALITY_MODELS), &head, parts(view).map(row).collect())
}

/// Told against observed by grade, drawn, with the same data as a table.
fn diagram(view: &View, file: &str) -> Option<Node> {
    let words = view.words;
    let model = view.pack.models().get(file)?;
    let found = view.pack.models().measured()?.reliability(file)?;
    let share = |events: u32, rows: u32| f64::from(events) / f64::from(rows.max(1));
    let group = |grade: &crate::rules::GradeRate| Told {
        name: format!("M{}", grade.grade),
        told: grade.told,
        observed: share(grade.events, grade.rows),
        range: wilson(f64::from(grade.events), f64::from(grade.rows)),
    };
    let head = [
        t::QUALITY_HEAD_GRADE,
        t::QUALITY_HEAD_ROWS,
        t::QUALITY_HEAD_EVENTS,
        t::QUALITY_HEAD_TOLD,
        t::QUALITY_HEAD_OBSERVED,
    ];
    let row = |grade: &crate::rules::GradeRate| {
        vec![
            format!("M{}", grade.grade),
            words.count(i64::from(grade.rows)),
            words.count(i64::from(grade.events)),
            words.percent(grade.told),
            words.percent(share(grade.events, grade.rows)),
        ]
    };
    let drawn = Diagram {
        title: words.say(t::QUALITY_RELIABILITY_TITLE, [view.text(&model.name)]),
        desc: words.get(t::QUALITY_RELIABILITY_DESC).to_owned(),
        axes: (words.get(t::QUALITY_AXIS_TOLD).to_owned(), words.get(t::QUALITY_AXIS_OBSERVED).to_owned()),
        groups: found.grade.iter().map(group).collect(),
        table: Table {
            head: head.map(|text| words.get(text).to_owned()).to_vec(),
            rows: found.grade.iter().map(row).collect(),
        },
    };
    let drawing = reliability(&drawn, &|share| words.percent(share));
    let node = el("div", "stack tight").with(p(drawn.title.as_str()));
    let node = node.with(figure(words, &format!("reliability-{file}"), &drawing));
    Some(node.with(quiet(drawn.desc.as_str())).with(quiet(overall(view, found))))
}

fn overall(view: &View, found: &Reliability) -> String {
    let words = view.words;
    let rows: u32 = found.grade.iter().map(|grade| grade.rows).sum();
    let said = [words.count(i64::from(rows)), words.percent(found.told), words.percent(found.observed)];
    words.say(t::QUALITY_OVERALL, [&said[0], &said[1], &said[2], &words.number(found.brier, 4)])
}

/// Public figures that leaks inflate, beside ours.
fn leaks(view: &View) -> Vec<Node> {
    let words = view.words;
    let Some(rules) = view.pack.models().opinions() else { return Vec::new() };
    let one = |leak: &crate::rules::LeakyFigure| {
        let model = view.pack.models().get(&leak.model)?;
        let ceiling = view.pack.models().measured().and_then(|measured| measured.ceiling(&leak.model));
        let mut lines = vec![words.say(t::QUALITY_LEAK_PUBLISHED, [&area(view, leak.auc)])];
        lines.extend(leak.alone.map(|auc| words.say(t::QUALITY_LEAK_ALONE, [&area(view, auc)])));
        lines.push(words.say(t::QUALITY_LEAK_OURS, [&area(view, model.card.checked.auc)]));
        lines.extend(ceiling.map(|one| words.say(t::QUALITY_LEAK_CEILING, [&area(view, one.auc)])));
        let part = el("div", "stack tight").with(view.heading(3, view.text(&model.name)));
        let part = part.with(p(view.text(&leak.says))).with(list("plain-list", lines.into_iter().map(Node::text)));
        Some(part.with(model_source(view, leak.status, &leak.source)))
    };
    rules.leak.iter().filter_map(one).collect()
}

fn unseen(view: &View) -> Node {
    let lines = [
        t::QUALITY_UNSEEN_REFUSED,
        t::QUALITY_UNSEEN_TOGETHER,
        t::QUALITY_UNSEEN_CHINA,
        t::QUALITY_UNSEEN_TOPICS,
        t::QUALITY_UNSEEN_TIMES,
        t::QUALITY_UNSEEN_SMALL,
    ];
    list("plain-list", lines.map(|line| Node::text(view.words.get(line))))
}

/// What users must be told, with what holds for this case.
fn must(view: &View) -> Node {
    let words = view.words;
    let mut lines = vec![
        words.get(t::QUALITY_MUST_SELF).to_owned(),
        words.get(t::QUALITY_MUST_LEVEL).to_owned(),
        words.get(t::QUALITY_MUST_QUERIED).to_owned(),
    ];
    lines.extend(typed(view));
    lines.push(rests_on(view));
    lines.push(words.get(t::QUALITY_MUST_BINDING).to_owned());
    let cover = view.assessment.indicators.get(IndicatorKey::Dscr);
    let short = cover.and_then(|one| one.reading.known()).is_some_and(|cover| *cover < 1.0);
    if !short {
        lines.push(words.get(t::QUALITY_MUST_DEBT).to_owned());
    }
    let node = el("div", "stack").with(list("plain-list", lines.into_iter().map(Node::text)));
    if short { node.with(el("div", "note bad").with(p(words.get(t::QUALITY_MUST_DEBT_NOW)))) } else { node }
}

/// How many figures of the score were typed and how many come from files.
fn typed(view: &View) -> Option<String> {
    let score = view.assessment.score.as_ref()?;
    let counted: Vec<EvidenceGrade> =
        score.terms.iter().filter(|term| term.counts()).filter_map(|term| term.evidence).collect();
    let typed = counted.iter().filter(|grade| **grade == EvidenceGrade::Stated).count();
    let imported = counted.len() - typed;
    Some(view.words.say(t::QUALITY_MUST_TYPED, [&imported.to_string(), &typed.to_string()]))
}

/// Which aspects rest on outcome data and which on judgement alone.
fn rests_on(view: &View) -> String {
    let words = view.words;
    let Some(score) = &view.assessment.score else { return words.get(t::QUALITY_MUST_JUDGED_NONE).to_owned() };
    let of = |judged: bool| -> BTreeSet<&str> {
        score.terms.iter().filter(|term| term.judged == judged).map(|term| term.dimension.as_str()).collect()
    };
    let data = of(false);
    let named = |wanted: &dyn Fn(&str) -> bool| {
        let names: Vec<&str> = Dimension::ALL
            .into_iter()
            .filter(|dimension| wanted(dimension.as_str()))
            .map(|dimension| words.dimension(dimension))
            .collect();
        words.list(&names)
    };
    let judged = named(&|id| !data.contains(id));
    words.say(t::QUALITY_MUST_JUDGED, [&named(&|id| data.contains(id)), &judged])
}

/// A model card: what the model was fitted on, what was left out, what it cannot say, its reliability.
fn card(view: &View, file: &str, model: &Model) -> Node {
    let words = view.words;
    let card = &model.card;
    let checked = &card.checked;
    let says = [
        words.say(t::QUALITY_CARD_DATA, [view.text(&card.data), &card.period]),
        words.say(t::QUALITY_CARD_OUTCOME, [view.text(&card.outcome)]),
        words.say(t::QUALITY_CARD_CHECKED, [&checked.repeats.to_string(), &checked.folds.to_string()]),
        words.say(t::QUALITY_CARD_LEFT_OUT, [view.text(&card.left_out)]),
        words.say(t::QUALITY_CARD_LIMITS, [view.text(&card.limits)]),
    ];
    let mut body: Vec<Node> = says.into_iter().map(p).collect();
    body.push(model_source(view, model.status, &model.source));
    if !card.others.is_empty() {
        let other = |other: &crate::rules::Other| {
            Node::text(words.say(t::QUALITY_CARD_OTHER, [view.text(&other.name), &area(view, other.auc)]))
        };
        body.push(p(words.get(t::QUALITY_CARD_OTHERS)));
        body.push(list("plain-list", card.others.iter().map(other)));
    }
    if file != FIRST {
        body.extend(diagram(view, file));
    }
    details("card", view.text(&model.name), body)
}

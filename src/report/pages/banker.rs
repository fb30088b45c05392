//! One page for the banker.

use super::super::entered::one_line_of_files;
use super::super::markup::{Cell, el, list, p, quiet, table};
use super::super::names::{name, value};
use super::super::node::Node;
use super::super::view::View;
use super::financing::{financing_headline, verdict_tag};
use super::option::{amount, cost_range};
use super::portrait::{best_text, dimension_bar, evidence, points_text, portrait_headline, sum};
use super::reasons::document_name;
use super::score::{flags, headline};
use super::terms::reason_list;
use crate::facts::{Entry, FactKey, Field, FieldKey};
use crate::financing::{ModeOption, Verdict};
use crate::indicators::IndicatorKey;
use crate::kernel::{Id, Reading};
use crate::portrait::{DimensionItems, Unseen};
use crate::score::Score;
use crate::wording::{Msg, t};

/// Figures that a credit officer looks for first.
const KEY_FACTS: [FactKey; 5] =
    [FactKey::Revenue12m, FactKey::FinNetProfit, FactKey::FinTotalAssets, FactKey::FinEquity, FactKey::DebtTotal];

/// Ratios that a credit officer looks for first.
const KEY_INDICATORS: [IndicatorKey; 7] = [
    IndicatorKey::Dscr,
    IndicatorKey::DebtRatio,
    IndicatorKey::CurrentRatio,
    IndicatorKey::CashBufferDays,
    IndicatorKey::DaysSalesOutstanding,
    IndicatorKey::TopCustomerShare,
    IndicatorKey::InflowVariation,
];

/// The page: who, what for, what it rests on, dimensions, key figures, reasons, modes, what was not seen, what it proves.
#[must_use]
pub fn banker(view: &View) -> Node {
    let words = view.words;
    let page = el("div", "page-banker")
        .with(head(view))
        .with(el("p", "answer").with(financing_headline(view)))
        .with(el("p", "answer second").with(portrait_headline(view)))
        .with_all(points(view))
        .with(
            el("div", "two")
                .with(
                    el("section", "col").with(view.heading(2, words.get(t::BANKER_DIMENSIONS))).with(dimensions(view)),
                )
                .with(el("section", "col").with(view.heading(2, words.get(t::BANKER_FIGURES))).with(figures(view))),
        )
        .with(
            el("div", "two")
                .with(reasons(view, t::REASONS_WEAKNESSES, t::REASONS_NO_WEAKNESS, |score| &score.against))
                .with(reasons(view, t::REASONS_STRENGTHS, t::REASONS_NO_STRENGTH, |score| &score.in_favour)),
        )
        .with(el("div", "two").with(modes(view)).with(not_seen(view)));
    page.with(el("div", "two").with(rests(view)).with(proves(view)))
}

fn rests(view: &View) -> Node {
    el("section", "col").with(evidence(view, "banker-evidence")).with(quiet(one_line_of_files(view)))
}

/// The firm's name as entered, if any.
pub(in super::super) fn firm_name(view: &View) -> Option<String> {
    match view.case.answers().get(FieldKey::once(Field::FirmName)) {
        Some(Entry::Text(name)) if !name.trim().is_empty() => Some(name.trim().to_owned()),
        _ => None,
    }
}

fn head(view: &View) -> Node {
    let words = view.words;
    let name_of_firm = firm_name(view).unwrap_or_else(|| words.get(t::BANKER_NO_NAME).to_owned());
    let facts = [FactKey::LegalForm, FactKey::Industry, FactKey::SizeClass, FactKey::AgeMonths, FactKey::Staff];
    let known = facts.into_iter().filter(|key| view.assessment.facts.get(*key).is_known());
    let told: Vec<String> = known
        .filter_map(|key| Some(words.say(t::BANKER_PAIR, [&name(view, &key.id()), &value(view, &key.id())?])))
        .collect();
    el("header", "banker-head")
        .with(view.heading(1, name_of_firm))
        .with(quiet(words.say(t::BANKER_AS_OF, [&words.date(view.assessment.as_of)])))
        .with(p(told.join(" · ")))
}

fn dimensions(view: &View) -> Node {
    let words = view.words;
    let row = |one: &DimensionItems| {
        let judged = sum(view, one).is_some_and(|sum| sum.judged);
        let name = Node::text(words.dimension(one.dimension));
        let name =
            if judged { super::super::markup::span([name, Node::text(words.get(t::BANKER_STAR))]) } else { name };
        vec![
            Cell::words(name),
            Cell::words(dimension_bar(view, one)),
            Cell::number(points_text(view, one)),
            Cell::number(best_text(view, one)),
            Cell::number(words.percent(one.seen)),
        ]
    };
    let head = [
        Cell::words(words.get(t::PORTRAIT_DIMENSION)),
        Cell::words(words.get(t::PORTRAIT_BAR)),
        Cell::number(words.get(t::PORTRAIT_SCORE)),
        Cell::number(words.get(t::PORTRAIT_BEST)),
        Cell::number(words.get(t::PORTRAIT_SEEN)),
    ];
    let rows = view.assessment.portrait.dimensions().iter().map(row).collect();
    el("div", "dims-block")
        .with(table("dims-banker", words.get(t::BANKER_DIMENSIONS), &head, rows))
        .with(quiet(words.get(t::BANKER_STAR_MEANS)))
}

fn figures(view: &View) -> Node {
    let words = view.words;
    let ids = KEY_FACTS.into_iter().map(FactKey::id).chain(KEY_INDICATORS.into_iter().map(IndicatorKey::id));
    let row = |id: Id| {
        let told = value(view, &id).unwrap_or_else(|| words.get(t::FORMAT_MISSING).to_owned());
        vec![Cell::words(name(view, &id)), Cell::number(told)]
    };
    let head = [Cell::words(words.get(t::BANKER_FIGURE)), Cell::number(words.get(t::BANKER_VALUE))];
    table("figures key", words.get(t::BANKER_FIGURES), &head, ids.map(row).collect())
}

/// What costs most or carries most.
fn reasons(view: &View, title: Msg<0>, none: Msg<0>, places: fn(&Score) -> &[usize]) -> Node {
    let part = el("section", "col").with(view.heading(2, view.words.get(title)));
    match view.assessment.score.as_ref().map(|score| (score, places(score))) {
        Some((score, places)) if !places.is_empty() => part.with(reason_list(view, score, places, false)),
        _ => part.with(quiet(view.words.get(none))),
    }
}

/// The score with its doubt, and what a lender stops at whatever it is.
fn points(view: &View) -> Vec<Node> {
    let Some(score) = &view.assessment.score else { return Vec::new() };
    [el("p", "answer second").with(headline(view, score))].into_iter().chain(flags(view, &score.flags)).collect()
}

fn modes(view: &View) -> Node {
    let words = view.words;
    let part = el("section", "col").with(view.heading(2, words.get(t::BANKER_MODES)));
    let fitting: Vec<&ModeOption> = view
        .assessment
        .financing
        .options()
        .iter()
        .filter(|mode| matches!(mode.verdict, Verdict::Fits | Verdict::FitsIf) && !allows_nothing(mode))
        .take(3)
        .collect();
    if fitting.is_empty() {
        return part.with(quiet(words.get(t::OPTIONS_NO_FIT)));
    }
    let line = |mode: &ModeOption| {
        let amount = amount(view, mode);
        let cost = mode.cost.as_ref().map(|cost| cost_range(view, cost));
        let cost = cost.unwrap_or_else(|| words.get(t::OPTIONS_NOT_KNOWN).to_owned());
        Node::new("p")
            .with(Node::new("b").with(view.text(&mode.name)))
            .with(" ")
            .with(verdict_tag(words, mode))
            .with(Node::new("br"))
            .with(words.say(t::BANKER_MODE, [&amount, &cost]))
    };
    part.with(list("modes", fitting.into_iter().map(line)))
}

/// Whether the limits leave no money at all.
fn allows_nothing(mode: &ModeOption) -> bool {
    matches!(mode.amount, Reading::Known((_, high)) if !high.is_positive())
}

fn not_seen(view: &View) -> Node {
    let words = view.words;
    let part = el("section", "col").with(view.heading(2, words.get(t::UNSEEN_TITLE)));
    let documents = view.assessment.portrait.unseen_by_document();
    if documents.is_empty() {
        return part.with(quiet(words.get(t::BANKER_ALL_SEEN)));
    }
    let line = |(document, items): (&Id, Vec<&Unseen>)| {
        let mut dimensions: Vec<&str> = items.iter().map(|item| words.dimension(item.dimension)).collect();
        dimensions.dedup();
        let name = document_name(view, document);
        Node::text(words.say(t::BANKER_UNSEEN, [&name, &words.list(&dimensions)]))
    };
    part.with(list("plain-list", documents.into_iter().take(4).map(line)))
}

/// What the page proves and what not.
fn proves(view: &View) -> Node {
    let words = view.words;
    let header = view.pack.header();
    let versions = words.say(
        t::BANKER_VERSIONS,
        [env!("CARGO_PKG_VERSION"), view.text(&header.name), &header.version, &words.date(header.as_of)],
    );
    el("section", "col proves")
        .with(view.heading(2, words.get(t::BANKER_PROVES_TITLE)))
        .with(p(words.get(t::BANKER_PROVES)))
        .with(p(words.get(t::BANKER_NOT_PROVES)))
        .with(p(words.get(t::BANKER_NOT_RATING)))
        .with(quiet(versions))
}

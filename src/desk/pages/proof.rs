//! The proof line of a file: rows read and unread, sums, opening + sum = closing, the file's own totals.

use super::act::shown;
use crate::intake::{Opening, RecordSetParts};
use crate::kernel::Money;
use crate::report::Node;
use crate::report::markup::{el, tag};
use crate::wording::{Words, t};

/// The proof line.
pub fn proof(words: Words, parts: &RecordSetParts) -> Node {
    let proof = &parts.proof;
    let amounts = |sums: &[Money]| match sums {
        [] => words.money_exact(Money::zero(parts.currency)),
        sums => sums.iter().map(|sum| words.money_exact(*sum)).collect::<Vec<_>>().join("；"),
    };
    let balances = proof.opening.is_some() || proof.closing.is_some();
    let (class, verdict) = match proof.ties {
        Some(true) => ("tag good", t::APP_PROOF_TIES),
        Some(false) => ("tag bad", t::APP_PROOF_TIES_NOT),
        None => ("tag faint", t::APP_PROOF_NO_BALANCE),
    };
    let part = |sign: &str, name, value: String| {
        let op = shown(el("span", "op").attr("aria-hidden", "true"), balances && !sign.is_empty()).with(sign);
        let value = Node::new("span").with(Node::new("small").with(words.get(name))).with(value);
        el("span", "part").with(op).with(value)
    };
    let mut sum = el("p", "sum");
    if balances {
        sum = sum.with(part("", t::APP_PROOF_OPENING, opening(words, proof.opening)));
    }
    sum = sum.with(part("＋", t::APP_PROOF_IN, amounts(&proof.sum_in))).with(part(
        "－",
        t::APP_PROOF_OUT,
        amounts(&proof.sum_out),
    ));
    if balances {
        sum = sum.with(part("＝", t::APP_PROOF_CLOSING, opening(words, proof.closing)));
    }
    let read = [proof.read, proof.unread].map(|rows| words.count(rows.into()));
    let span = proof.span.map(|(from, to)| words.say(t::APP_PROOF_SPAN, [&words.date(from), &words.date(to)]));
    let rows = Node::new("p").with(words.say(t::APP_PROOF_ROWS, [&read[0], &read[1]])).with(words.gap());
    let neutral = words.say(t::APP_PROOF_NEUTRAL, [&words.count(proof.neutral.into()), &amounts(&proof.sum_neutral)]);
    // Invoices and statements move no money: their own totals prove them.
    let moves = parts.papers.is_empty() || !parts.rows.is_empty();
    el("div", "proof stack tight")
        .with(rows.with(span.unwrap_or_default()))
        .with(shown(sum.with(tag(class, words.get(verdict))), moves))
        .with(shown(Node::new("p"), proof.neutral > 0).with(neutral))
        .with(shown(el("ul", "plain-list"), !proof.controls.is_empty()).with_all(controls(words, parts)))
}

fn opening(words: Words, opening: Option<Opening>) -> String {
    match opening {
        None => words.get(t::APP_PROOF_UNKNOWN).to_owned(),
        Some(Opening { money, stated: true }) => words.money_exact(money),
        Some(Opening { money, stated: false }) => words.say(t::APP_PROOF_DERIVED, [&words.money_exact(money)]),
    }
}

fn controls(words: Words, parts: &RecordSetParts) -> impl Iterator<Item = Node> {
    parts.proof.controls.iter().map(move |control| {
        let same = control.stated == control.computed;
        let (class, verdict) =
            if same { ("tag good", t::APP_CONTROL_SAME) } else { ("tag bad", t::APP_CONTROL_DIFFERS) };
        let figures = [control.stated, control.computed].map(|figure| words.control_figure(figure));
        let text = words.say(t::APP_CONTROL, [&control.text, &figures[0], &figures[1]]);
        Node::new("li").with(text).with(" ").with(tag(class, words.get(verdict)))
    })
}

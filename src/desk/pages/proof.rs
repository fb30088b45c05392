//! The proof line of a file: rows read and unread, sums, opening + sum = closing, the file's own totals.

use super::act::shown;
use crate::intake::{Equation, Opening, RecordSetParts};
use crate::kernel::Money;
use crate::report::Node;
use crate::report::markup::{el, tag};
use crate::wording::{Words, t};

/// Equations shown at most.
const SHOWN: usize = 12;

/// The proof line.
pub fn proof(words: Words, parts: &RecordSetParts) -> Node {
    let proof = &parts.proof;
    let amounts = |sums: &[Money]| match sums {
        [] => words.money_exact(Money::zero(parts.currency)),
        sums => sums.iter().map(|sum| words.money_exact(*sum)).collect::<Vec<_>>().join("；"),
    };
    let whole = Line {
        opening: proof.opening,
        sum_in: amounts(&proof.sum_in),
        sum_out: amounts(&proof.sum_out),
        closing: proof.closing,
        ties: proof.ties,
    };
    let read = [proof.read, proof.unread].map(|rows| words.count(rows.into()));
    let span = proof.span.map(|(from, to)| words.say(t::APP_PROOF_SPAN, [&words.date(from), &words.date(to)]));
    let rows = Node::new("p").with(words.say(t::APP_PROOF_ROWS, [&read[0], &read[1]])).with(words.gap());
    let neutral = words.say(t::APP_PROOF_NEUTRAL, [&words.count(proof.neutral.into()), &amounts(&proof.sum_neutral)]);
    // Invoices and statements move no money: their own totals prove them.
    let moves = parts.papers.is_empty() || !parts.rows.is_empty();
    el("div", "proof stack tight")
        .with(rows.with(span.unwrap_or_default()))
        .with_all(lines(words, whole, &proof.accounts).into_iter().map(|line| shown(line, moves)))
        .with(shown(Node::new("p"), proof.neutral > 0).with(neutral))
        .with(shown(el("ul", "plain-list"), !proof.controls.is_empty()).with_all(controls(words, parts)))
}

/// One equation.
struct Line {
    opening: Option<Opening>,
    sum_in: String,
    sum_out: String,
    closing: Option<Opening>,
    ties: Option<bool>,
}

/// The equation of the file; of one with several accounts or currencies, one for each.
fn lines(words: Words, whole: Line, accounts: &[Equation]) -> Vec<Node> {
    if accounts.is_empty() {
        return vec![equation(words, whole, "")];
    }
    let own = |one: &Equation| Line {
        opening: one.opening,
        sum_in: words.money_exact(one.sum_in),
        sum_out: words.money_exact(one.sum_out),
        closing: one.closing,
        ties: one.ties,
    };
    let more = accounts.len().saturating_sub(SHOWN);
    let rest = (more > 0).then(|| Node::new("p").with(words.say(t::APP_MORE, [&more.to_string()])));
    let all = accounts.iter().take(SHOWN);
    all.map(|one| equation(words, own(one), &format!("{} {}", one.account, one.sum_in.currency().as_str())))
        .chain(rest)
        .collect()
}

fn equation(words: Words, line: Line, name: &str) -> Node {
    let balances = line.opening.is_some() || line.closing.is_some();
    let (class, verdict) = match line.ties {
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
    if !name.is_empty() {
        sum = sum.with(Node::new("b").with(name.trim()));
    }
    if balances {
        sum = sum.with(part("", t::APP_PROOF_OPENING, opening(words, line.opening)));
    }
    sum = sum.with(part("＋", t::APP_PROOF_IN, line.sum_in)).with(part("－", t::APP_PROOF_OUT, line.sum_out));
    if balances {
        sum = sum.with(part("＝", t::APP_PROOF_CLOSING, opening(words, line.closing)));
    }
    sum.with(tag(class, words.get(verdict)))
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

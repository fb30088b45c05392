//! The proof line of a file: rows read and unread, sums, opening + sum = closing, the file's own totals.

use crate::app::context::use_words;
use credit_mirror::intake::{Opening, RecordSetParts};
use credit_mirror::kernel::Money;
use credit_mirror::wording::{Words, t};
use yew::prelude::*;

/// Properties of [`ProofLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProofProps {
    /// The file.
    pub set: std::rc::Rc<credit_mirror::intake::RecordSet>,
}

/// The proof line.
#[component]
pub fn ProofLine(props: &ProofProps) -> Html {
    let words = use_words();
    let parts = props.set.parts();
    let proof = &parts.proof;
    let amounts = |sums: &[Money]| {
        let zero = words.money_exact(Money::zero(parts.currency));
        if sums.is_empty() {
            zero
        } else {
            sums.iter().map(|sum| words.money_exact(*sum)).collect::<Vec<_>>().join("；")
        }
    };
    let balances = proof.opening.is_some() || proof.closing.is_some();
    let (class, verdict) = match proof.ties {
        Some(true) => ("tag good", words.get(t::APP_PROOF_TIES)),
        Some(false) => ("tag bad", words.get(t::APP_PROOF_TIES_NOT)),
        None => ("tag faint", words.get(t::APP_PROOF_NO_BALANCE)),
    };
    html! {
        <div class="proof stack tight">
            <p key="rows">
                { words.say(t::APP_PROOF_ROWS, [&words.count(proof.read.into()), &words.count(proof.unread.into())]) }
                { words.gap() }
                { proof.span.map(|(from, to)| words.say(t::APP_PROOF_SPAN, [&words.date(from), &words.date(to)])).unwrap_or_default() }
            </p>
            <p key="sum" class="sum">
                { for [("opening", "", t::APP_PROOF_OPENING, opening(words, proof.opening)),
                    ("in", "＋", t::APP_PROOF_IN, amounts(&proof.sum_in)),
                    ("out", "－", t::APP_PROOF_OUT, amounts(&proof.sum_out)),
                    ("closing", "＝", t::APP_PROOF_CLOSING, opening(words, proof.closing))]
                    .into_iter()
                    .filter(|(key, ..)| balances || matches!(*key, "in" | "out"))
                    .map(|(key, sign, name, value)| html! {
                        <span {key} class="part">
                            <span class="op" aria-hidden="true" hidden={!balances || sign.is_empty()}>{ sign }</span>
                            <span><small>{ words.get(name) }</small>{ value }</span>
                        </span>
                    }) }
                <span key="verdict" {class}>{ verdict }</span>
            </p>
            <p key="neutral" hidden={proof.neutral == 0}>
                { words.say(t::APP_PROOF_NEUTRAL, [&words.count(proof.neutral.into()), &amounts(&proof.sum_neutral)]) }
            </p>
            <ul key="controls" class="plain-list" hidden={proof.controls.is_empty()}>{ controls(words, parts) }</ul>
        </div>
    }
}

fn opening(words: Words, opening: Option<Opening>) -> String {
    match opening {
        None => words.get(t::APP_PROOF_UNKNOWN).to_owned(),
        Some(Opening { money, stated: true }) => words.money_exact(money),
        Some(Opening { money, stated: false }) => words.say(t::APP_PROOF_DERIVED, [&words.money_exact(money)]),
    }
}

fn controls(words: Words, parts: &RecordSetParts) -> Html {
    parts
        .proof
        .controls
        .iter()
        .enumerate()
        .map(|(at, control)| {
            let same = control.stated == control.computed;
            let (class, verdict) =
                if same { ("tag good", t::APP_CONTROL_SAME) } else { ("tag bad", t::APP_CONTROL_DIFFERS) };
            let text = words.say(
                t::APP_CONTROL,
                [&control.text, &words.control_figure(control.stated), &words.control_figure(control.computed)],
            );
            html! { <li key={at}>{ text }{ " " }<span {class}>{ words.get(verdict) }</span></li> }
        })
        .collect()
}

//! Which financing modes fit, which do not, and why.

use super::super::markup::{details, el, link, p, quiet, tag};
use super::super::node::Node;
use super::super::view::{Links, View};
use super::option::{self, amount};
use crate::financing::{ModeOption, Verdict};
use crate::wording::{Msg, Words, t};

const VERDICTS: [(Verdict, Msg<1>); 5] = [
    (Verdict::Fits, t::OPTIONS_COUNT_FITS),
    (Verdict::FitsIf, t::OPTIONS_COUNT_FITS_IF),
    (Verdict::CannotSay, t::OPTIONS_COUNT_CANNOT_SAY),
    (Verdict::DoesNotFit, t::OPTIONS_COUNT_DOES_NOT_FIT),
    (Verdict::NotAvailable, t::OPTIONS_COUNT_NOT_AVAILABLE),
];

/// The page of financing modes: the answer, how it was reached, then every mode with its reasons.
#[must_use]
pub fn financing(view: &View) -> Node {
    let options = view.assessment.financing.options();
    let page = el("div", "page-financing stack").with(view.heading(1, financing_headline(view)));
    if options.is_empty() {
        return page.with(p(view.words.get(t::OPTIONS_NONE)));
    }
    let ranking = view.assessment.financing.ranking().map(|rule| p(view.text(rule)));
    let ranking = ranking.into_iter().chain([p(view.words.get(t::OPTIONS_RANKING_SIGNS))]);
    let own = matches!(view.links, Links::Screen).then(|| p(link("#/pack", view.words.get(t::OWN_LINK))));
    page.with(quiet(counts(view)))
        .with_all(own)
        .with(details("rule-text", view.words.get(t::OPTIONS_RANKING), ranking))
        .with_all(options.iter().map(|mode| option::card(view, mode)))
}

/// The answer in a sentence: what is needed and what fits it best.
#[must_use]
pub fn financing_headline(view: &View) -> String {
    let words = view.words;
    let need = need(view);
    let best = view.assessment.financing.options().first();
    let part = view.assessment.financing.options().iter().find(|mode| mode.helps_in_part());
    let name = best.map(|mode| view.text(&mode.name)).unwrap_or_default();
    let answer = match best.map(|mode| mode.verdict) {
        Some(Verdict::Fits | Verdict::FitsIf) if best.is_some_and(ModeOption::gives_nothing) => {
            words.get(t::FINANCING_NOTHING_NOW).to_owned()
        }
        Some(Verdict::Fits) => words.say(t::OPTIONS_BEST, [name]),
        Some(Verdict::FitsIf) => words.say(t::OPTIONS_BEST_IF, [name]),
        Some(Verdict::CannotSay) if part.is_some() => {
            let (name, amount) = part.map(|mode| (view.text(&mode.name), amount(view, mode))).unwrap_or_default();
            words.say(t::OPTIONS_PART, [name, &amount])
        }
        Some(Verdict::CannotSay) => words.get(t::OPTIONS_CANNOT_SAY).to_owned(),
        Some(Verdict::DoesNotFit | Verdict::NotAvailable) => words.get(t::OPTIONS_NO_FIT).to_owned(),
        None => return words.get(t::OPTIONS_TITLE).to_owned(),
    };
    match need {
        Some(need) => words.say(t::OPTIONS_NEED_ANSWER, [&need, &answer]),
        None => words.say(t::OPTIONS_ANSWER, [&answer]),
    }
}

/// `80 万元、9 个月、30 天内到位`: what was entered of the need.
fn need(view: &View) -> Option<String> {
    let (words, need) = (view.words, view.assessment.financing.need());
    let amount = words.money(need.amount?);
    Some(match (need.months, need.days) {
        (Some(months), Some(days)) => {
            words.say(t::OPTIONS_NEED_BOTH, [&amount, &months.to_string(), &days.to_string()])
        }
        (Some(months), None) => words.say(t::OPTIONS_NEED_MONTHS, [&amount, &months.to_string()]),
        (None, Some(days)) => words.say(t::OPTIONS_NEED_DAYS, [&amount, &days.to_string()]),
        (None, None) => amount,
    })
}

/// `8 种方式都看过：1 种合适，…`.
fn counts(view: &View) -> String {
    let words = view.words;
    let options = view.assessment.financing.options();
    let count = |verdict| options.iter().filter(|mode| mode.verdict == verdict).count();
    let parts: Vec<String> = VERDICTS
        .into_iter()
        .map(|(verdict, message)| (count(verdict), message))
        .filter(|(count, _)| *count > 0)
        .map(|(count, message)| words.say(message, [&count.to_string()]))
        .collect();
    words.say(t::OPTIONS_COUNTS, [&options.len().to_string(), &words.clauses(&parts)])
}

/// The verdict as a framed word.
pub(in super::super) fn verdict_tag(words: Words, mode: &ModeOption) -> Node {
    let (class, message) = match mode.verdict {
        Verdict::Fits => ("tag good", t::OPTIONS_FITS),
        Verdict::FitsIf => ("tag watch", t::OPTIONS_FITS_IF),
        Verdict::CannotSay => ("tag open", t::OPTIONS_ASK_FIRST),
        Verdict::DoesNotFit => ("tag bad", t::OPTIONS_DOES_NOT_FIT),
        Verdict::NotAvailable => ("tag faint", t::OPTIONS_NOT_AVAILABLE),
    };
    tag(class, words.get(message))
}

//! What each line is: by the user's choice, the firm's own names, the written rules, its words, else by direction.

use super::ledger::{BooksFinding, Corrections, Reason};
use super::lines::Line;
use super::months::clamp;
use super::party::{fold, party_name};
use super::words::RuleWords;
use crate::kernel::{Currency, Finding, Origin, Severity};
use crate::rules::{Category, LineModel, Matching, WordGuess};
use std::collections::BTreeMap;

/// A name that means the firm or its owner.
pub(super) struct OwnName {
    /// As typed.
    typed: String,
    /// As parties are written.
    party: String,
    /// Whether it is a firm's name; a person's otherwise.
    firm: bool,
}

/// The own names in the form of parties.
pub(super) fn own_names(names: &[String], words: &RuleWords<'_>, matching: &Matching) -> Vec<OwnName> {
    let read = |name: &String| {
        let folded = fold(name);
        OwnName { typed: name.clone(), party: party_name(&folded, matching), firm: words.is_company(&folded) }
    };
    names.iter().map(read).filter(|own| !own.party.is_empty()).collect()
}

/// Gives every line its category and the reason.
pub(super) fn classify(lines: &mut [Line<'_>], words: &RuleWords<'_>, own: &[OwnName], corrections: &Corrections) {
    for line in lines {
        let money_in = line.money_in();
        if let Some(category) = corrections.lines.get(&line.id) {
            (line.category, line.reason) = (*category, Reason::Chosen);
        } else if let Some(category) = chosen_for_party(line, corrections) {
            (line.category, line.reason) = (category, Reason::ChosenForParty);
        } else if let Some(own) = own.iter().find(|own| own.party == line.party) {
            // What moves between a firm and its owner is the owner's money unless both accounts were imported.
            line.category = match (own.firm, money_in) {
                (true, _) => Category::OwnTransfer,
                (false, true) => Category::OwnerIn,
                (false, false) => Category::OwnerDraw,
            };
            line.reason = Reason::OwnName(own.typed.clone());
        } else if let Some((rule, word)) = words.find(&line.folded, money_in, line.row.neutral) {
            line.category = rule.category;
            line.reason = Reason::Rule { rule: rule.id.clone(), word: word.to_owned() };
            line.inside = rule.inside;
        } else if line.row.neutral {
            line.reason = Reason::BillSays(if line.row.kind.is_empty() {
                "/".to_owned()
            } else {
                line.row.kind.as_str().to_owned()
            });
        }
    }
}

/// At most this many lines are named as the place of a finding.
const PLACES: usize = 5;

/// Asks the model of words about every line that nothing else explains. It comes after transfers were matched, so that
/// no guess keeps two sides apart; equal words are read once.
pub(super) fn by_words(
    lines: &mut [Line<'_>],
    model: &LineModel,
    currency: Currency,
    findings: &mut Vec<Finding<BooksFinding>>,
) {
    let mut read: BTreeMap<(bool, [String; 3]), Option<WordGuess>> = BTreeMap::new();
    let (mut sorted, mut shown, mut inflow, mut outflow) = (0_u32, 0_u32, 0_i128, 0_i128);
    let mut origins = Vec::new();
    for line in lines.iter_mut().filter(|line| line.reason == Reason::Direction && line.minor() != 0) {
        let [party, text, kind, _] = &line.folded.fields;
        let key = (line.money_in(), [party, text, kind].map(String::clone));
        let guess = read
            .entry(key)
            .or_insert_with_key(|(inward, [party, text, kind])| model.guess([party, text, kind], *inward));
        let Some(guess) = guess.clone() else { continue };
        let decides = model.decides(guess.category);
        if line.counts() && decides {
            sorted += 1;
            inflow += i128::from(line.minor().max(0));
            outflow -= i128::from(line.minor().min(0));
            origins.push(Origin::Line { file: line.id.file, line: line.id.line });
        } else if line.counts() {
            shown += 1;
        }
        if decides {
            line.category = guess.category;
        }
        line.reason = if decides { Reason::Words(guess) } else { Reason::Shown(guess) };
    }
    if sorted + shown > 0 {
        origins.sort();
        origins.truncate(PLACES);
        let (inflow, outflow) = (clamp(inflow, currency), clamp(outflow, currency));
        let kind = BooksFinding::ByWords { lines: sorted, inflow, outflow, shown };
        findings.push(Finding { severity: Severity::Note, kind, origins });
    }
}

fn chosen_for_party(line: &Line<'_>, corrections: &Corrections) -> Option<Category> {
    if corrections.parties.is_empty() || line.party.is_empty() {
        return None;
    }
    corrections.parties.get(&(line.party.clone(), line.money_in())).copied()
}

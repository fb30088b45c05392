//! What each line is: by the user's choice, the firm's own names, the written rules, else by direction.

use super::ledger::{Corrections, Reason};
use super::lines::Line;
use super::party::{fold, party_name};
use super::words::RuleWords;
use crate::rules::{Category, Matching};

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

fn chosen_for_party(line: &Line<'_>, corrections: &Corrections) -> Option<Category> {
    if corrections.parties.is_empty() || line.party.is_empty() {
        return None;
    }
    corrections.parties.get(&(line.party.clone(), line.money_in())).copied()
}

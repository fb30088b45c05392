//! The meaning of each column and the evidence for it.

use super::Given;
use crate::intake::columns::Profile;
use crate::intake::money::{self, Found, Mode, Money};
use crate::intake::record::{ColumnReading, Evidence, Role};
use crate::intake::words;
use std::collections::BTreeMap;

/// The meaning of every column.
pub(super) fn roles(
    profiles: &[Profile],
    fixed: &BTreeMap<usize, Role>,
    date: Option<usize>,
    found: Option<&Found>,
    currency: Option<usize>,
) -> Vec<Role> {
    let mut roles = vec![Role::Ignored; profiles.len()];
    let mut open = Vec::new();
    let most = profiles.iter().map(|profile| profile.filled).max().unwrap_or(0);
    for (column, profile) in profiles.iter().enumerate() {
        let money = found.and_then(|found| money_role(found, column));
        roles[column] = if let Some(role) = fixed.get(&column) {
            *role
        } else if Some(column) == date {
            Role::Date
        } else if let Some(role) = money {
            role
        } else if Some(column) == currency {
            Role::Currency
        } else if found.is_some_and(|found| told_by_words(found, profile, most)) {
            Role::Direction
        } else if profile.is_date() {
            Role::OtherDate
        } else if profile.is_time() {
            Role::Time
        } else {
            open.push(column);
            Role::Ignored
        };
    }
    for column in open.iter().copied() {
        let taken = |role: Role| roles.contains(&role);
        let role = match profiles[column].named() {
            Some(Role::Text) => Role::Text,
            // The second of a kind stays in sight, as text where it is one.
            Some(
                role @ (Role::Party
                | Role::PartyAccount
                | Role::Kind
                | Role::Reference
                | Role::Status
                | Role::OwnAccount),
            ) => {
                if taken(role) {
                    Role::Ignored
                } else {
                    role
                }
            }
            Some(Role::Currency | Role::Ignored) => Role::Ignored,
            Some(_) if profiles[column].is_money() || profiles[column].filled == 0 => Role::Ignored,
            Some(_) | None => unnamed(&profiles[column]),
        };
        roles[column] = role;
    }
    // A file needs a text: the longest column of words that is left.
    if !roles.contains(&Role::Text) {
        let wordy = |column: &usize| {
            let profile = &profiles[*column];
            roles[*column] == Role::Ignored && profile.filled > 0 && profile.amounts * 2 < profile.filled
        };
        if let Some(column) = open.iter().copied().filter(wordy).max_by_key(|column| profiles[*column].chars) {
            roles[column] = Role::Text;
        }
    }
    roles
}

/// Whether a column of known directions stands beside signed amounts: it bears the signs out.
fn told_by_words(found: &Found, profile: &Profile, most: u32) -> bool {
    let signed = matches!(found.money, Money::One { mode: Mode::Direct | Mode::Flipped, .. });
    signed && profile.is_direction() && profile.filled * 2 >= most
}

/// The role of a column whose heading says nothing: status when all its words are known ones, text when it is words,
/// and more than a few different ones.
fn unnamed(profile: &Profile) -> Role {
    if !profile.more_words && profile.filled > 0 && profile.words.keys().all(|word| words::is_status(word)) {
        return Role::Status;
    }
    let wordy = profile.amounts * 2 < profile.filled && profile.filled > 0;
    let long = profile.chars / profile.filled.max(1) >= 8;
    if wordy && long && (profile.more_words || profile.words.len() > 3 || profile.filled <= 3) {
        Role::Text
    } else {
        Role::Ignored
    }
}

fn money_role(found: &Found, column: usize) -> Option<Role> {
    if found.balance == Some(column) {
        return Some(Role::Balance);
    }
    match found.money {
        Money::One { column: amount, mode } => {
            if amount == column {
                return Some(Role::Amount);
            }
            matches!(mode, Mode::Word(c) | Mode::WordOnly(c) if c == column).then_some(Role::Direction)
        }
        Money::Two { debit, credit, .. } => {
            if debit == Some(column) {
                Some(Role::Debit)
            } else if credit == Some(column) {
                Some(Role::Credit)
            } else {
                None
            }
        }
    }
}

/// The columns as they are shown.
pub(super) fn shown(
    profiles: &[Profile],
    roles: &[Role],
    found: Option<&Found>,
    given: &Given<'_>,
) -> Vec<ColumnReading> {
    profiles
        .iter()
        .enumerate()
        .map(|(index, profile)| {
            let role = roles[index];
            let mut evidence = Vec::new();
            if given.recipe.roles.contains_key(&index) {
                evidence.push(Evidence::Chosen);
            } else if given.layout.contains_key(&index) {
                evidence.push(Evidence::Layout);
            }
            let of = profile.filled;
            match role {
                Role::Date | Role::OtherDate => evidence.push(Evidence::Reads { cells: profile.dates, of }),
                Role::Time => evidence.push(Evidence::Reads { cells: profile.times, of }),
                Role::Amount | Role::Debit | Role::Credit | Role::Balance => {
                    evidence.push(Evidence::Reads { cells: profile.amounts, of });
                }
                Role::Currency => evidence.push(Evidence::Reads { cells: profile.currencies, of }),
                Role::Direction => evidence.push(Evidence::KnownWords),
                Role::Party
                | Role::PartyAccount
                | Role::Text
                | Role::Kind
                | Role::Reference
                | Role::Status
                | Role::OwnAccount
                | Role::Fee
                | Role::Ignored => {}
            }
            if profile.named() == Some(role) && role != Role::Ignored {
                evidence.push(Evidence::Heading);
            }
            if let Some(found) = found {
                evidence.extend(money::evidence(found, index));
            }
            ColumnReading { index, heading: profile.title.clone(), role, evidence, samples: profile.samples.clone() }
        })
        .collect()
}

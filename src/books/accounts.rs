//! Which files belong to one account, and which of their lines are the same line.

use super::ledger::{BooksFinding, Counted, LineId};
use super::lines::Line;
use crate::intake::RecordSet;
use crate::kernel::{Date, Finding, Origin, Severity};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What makes two lines of one account the same: the file's own id where it is unique in the file, else the balance
/// after the line and the words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Same {
    date: Date,
    minor: i64,
    reference: String,
    balance: Option<i64>,
    words: String,
}

/// A file, or the part of a file that names one account of several.
struct Unit {
    file: u16,
    account: String,
    span: (Date, Date),
    lines: Vec<usize>,
}

/// Gives every line its account's number. Returns the number of accounts.
pub(super) fn group(sets: &[Rc<RecordSet>], lines: &mut [Line<'_>]) -> usize {
    let units = units(sets, lines);
    let mut root: Vec<usize> = (0..units.len()).collect();
    let shared = shared(&units, lines);
    for a in 0..units.len() {
        for b in 0..a {
            let common = shared.get(&(b, a)).copied().unwrap_or(0);
            if same_account(sets, &units[b], &units[a], common, lines) {
                let (old, new) = (root[a].max(root[b]), root[a].min(root[b]));
                root.iter_mut().filter(|r| **r == old).for_each(|r| *r = new);
            }
        }
    }
    for (unit, account) in units.iter().zip(&root) {
        for line in &unit.lines {
            lines[*line].account = *account;
        }
    }
    units.len()
}

fn units(sets: &[Rc<RecordSet>], lines: &[Line<'_>]) -> Vec<Unit> {
    let mut found: BTreeMap<(u16, &str), Unit> = BTreeMap::new();
    for (number, line) in lines.iter().enumerate() {
        // A wallet's own-account column names the means of payment, not the account.
        let own = if line.in_wallet() { "" } else { line.row.own_account.trim() };
        let date = line.row.date;
        let unit = found.entry((line.id.file, own)).or_insert_with(|| {
            let named = if own.is_empty() { sets[usize::from(line.id.file)].parts().account.trim() } else { own };
            let account = named.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
            Unit { file: line.id.file, account, span: (date, date), lines: Vec::new() }
        });
        unit.span = (unit.span.0.min(date), unit.span.1.max(date));
        unit.lines.push(number);
    }
    found.into_values().collect()
}

/// The key of every line of some units, by line number.
fn keys(units: &[&Unit], lines: &[Line<'_>]) -> Vec<(Same, usize, usize)> {
    let mut keys = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        for line in &unit.lines {
            *seen.entry(lines[*line].row.reference.trim()).or_default() += 1;
        }
        for at in &unit.lines {
            let line = &lines[*at];
            let reference = line.row.reference.trim();
            let strong = !reference.is_empty() && seen.get(reference) == Some(&1);
            let (date, minor) = (line.row.date, line.minor());
            let key = if strong {
                Same { date, minor, reference: reference.to_owned(), balance: None, words: String::new() }
            } else {
                let words = format!("{}\u{0}{}", line.folded.fields[1], line.party);
                let balance = line.row.balance.map(|b| b.minor());
                Same { date, minor, reference: String::new(), balance, words }
            };
            keys.push((key, number, *at));
        }
    }
    keys
}

/// How many lines two units have in common.
fn shared(units: &[Unit], lines: &[Line<'_>]) -> BTreeMap<(usize, usize), usize> {
    let all: Vec<&Unit> = units.iter().collect();
    let mut by_key: BTreeMap<Same, BTreeMap<usize, usize>> = BTreeMap::new();
    if all.len() > 1 {
        for (key, unit, _) in keys(&all, lines) {
            *by_key.entry(key).or_default().entry(unit).or_default() += 1;
        }
    }
    let mut shared = BTreeMap::new();
    for counts in by_key.values().filter(|counts| counts.len() > 1) {
        for (a, in_a) in counts {
            for (b, in_b) in counts.range(a + 1..) {
                *shared.entry((*a, *b)).or_default() += in_a.min(in_b);
            }
        }
    }
    shared
}

/// Whether two files tell of one account: by its name; without names, by half of the lines of the days that both
/// cover; without common days, by a closing balance that is the next opening balance.
fn same_account(sets: &[Rc<RecordSet>], a: &Unit, b: &Unit, common: usize, lines: &[Line<'_>]) -> bool {
    let (first, second) = (sets[usize::from(a.file)].parts(), sets[usize::from(b.file)].parts());
    let wallet = first.format.is_wallet() || second.format.is_wallet();
    if a.file == b.file || (wallet && first.format != second.format) {
        return false;
    }
    if first.digest == second.digest {
        return a.account == b.account;
    }
    if !a.account.is_empty() && !b.account.is_empty() {
        return same_number(&a.account, &b.account);
    }
    let days = (a.span.0.max(b.span.0), a.span.1.min(b.span.1));
    if days.0 <= days.1 {
        let inside =
            |unit: &Unit| unit.lines.iter().filter(|l| (days.0..=days.1).contains(&lines[**l].row.date)).count();
        return common > 0 && common * 2 >= inside(a).min(inside(b));
    }
    if wallet {
        return true;
    }
    let (early, late) = if a.span.1 < b.span.0 { (first, second) } else { (second, first) };
    match (early.proof.closing, late.proof.opening) {
        (Some(closing), Some(opening)) => closing.money == opening.money,
        _ => false,
    }
}

/// Equal account numbers; of a number with hidden digits only the last four are compared.
fn same_number(a: &str, b: &str) -> bool {
    let last = |text: &str| text.chars().rev().take(4).collect::<String>();
    a == b || ((a.contains('*') || b.contains('*')) && last(a) == last(b))
}

/// Marks lines that stand in several files of an account. Two genuine equal lines of one file stay two.
pub(super) fn mark_duplicates(
    sets: &[Rc<RecordSet>],
    lines: &mut [Line<'_>],
    accounts: usize,
    findings: &mut Vec<Finding<BooksFinding>>,
) {
    let mut pairs: BTreeMap<(u16, u16), u32> = BTreeMap::new();
    let units = units(sets, lines);
    for account in 0..accounts {
        let of: Vec<&Unit> = units.iter().filter(|unit| lines[unit.lines[0]].account == account).collect();
        if of.len() < 2 {
            continue;
        }
        let mut slots: BTreeMap<(Same, usize), LineId> = BTreeMap::new();
        let mut seen: BTreeMap<(Same, usize), usize> = BTreeMap::new();
        let mut keys = keys(&of, lines);
        keys.sort_by_key(|(_, _, at)| lines[*at].id);
        for (key, unit, at) in keys {
            let nth = seen.entry((key.clone(), unit)).and_modify(|n| *n += 1).or_insert(0);
            let id = lines[at].id;
            let kept = *slots.entry((key, *nth)).or_insert(id);
            if kept != id {
                *pairs.entry((kept.file, id.file)).or_default() += 1;
                if lines[at].counts() {
                    lines[at].mark(Counted::DuplicateOf(kept));
                }
            }
        }
    }
    for ((first, second), count) in pairs {
        let (a, b) = (sets[usize::from(first)].parts(), sets[usize::from(second)].parts());
        let kind = if a.digest == b.digest {
            BooksFinding::SameFile { name: b.name.clone() }
        } else {
            BooksFinding::Overlap { lines: count, first: a.name.clone(), second: b.name.clone() }
        };
        let origins = vec![Origin::File(first), Origin::File(second)];
        findings.push(Finding { severity: Severity::Note, kind, origins });
    }
}

//! What the books cannot see: missing months, other currencies, accounts of which no file was imported.

use super::ledger::{BooksFinding, Counted, Reason};
use super::lines::Line;
use super::pairs::names_of;
use crate::intake::{Format, RecordSet};
use crate::kernel::{Currency, Finding, Month, Origin, Severity};
use crate::rules::{Category, Matching};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// At most this many lines are named as the place of a finding.
const PLACES: usize = 5;

/// At most this many missing months are named for one gap; a longer gap is more likely a wrong date.
const MONTHS: usize = 36;

/// Months without a line between the first and the last line of an account.
pub(super) fn missing_months(
    sets: &[Rc<RecordSet>],
    lines: &[Line<'_>],
    accounts: usize,
    findings: &mut Vec<Finding<BooksFinding>>,
) {
    let mut seen: Vec<BTreeMap<i32, u16>> = vec![BTreeMap::new(); accounts];
    for line in lines {
        seen[line.account].insert(Month::of(line.row.date).index(), line.id.file);
    }
    for months in seen {
        let pairs: Vec<_> = months.iter().zip(months.iter().skip(1)).collect();
        for ((before, file), (after, _)) in pairs {
            for month in (before + 1..*after).filter_map(Month::from_index).take(MONTHS) {
                let name = sets[usize::from(*file)].parts().name.clone();
                let kind = BooksFinding::MissingMonth { name, month };
                findings.push(Finding::at(Severity::Warning, kind, Origin::File(*file)));
            }
        }
    }
}

/// Lines that are not in the sums because of their currency.
pub(super) fn other_currencies(lines: &[Line<'_>], findings: &mut Vec<Finding<BooksFinding>>) {
    let mut found: BTreeMap<Currency, (u32, BTreeSet<u16>)> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.counted == Counted::OtherCurrency) {
        let (count, files) = found.entry(line.row.amount.currency()).or_default();
        *count += 1;
        files.insert(line.id.file);
    }
    for (currency, (lines, files)) in found {
        let origins = files.into_iter().map(Origin::File).collect();
        let kind = BooksFinding::OtherCurrency { currency, lines };
        findings.push(Finding { severity: Severity::Warning, kind, origins });
    }
}

/// Transfers whose other side stands in no imported file.
pub(super) fn accounts_not_imported(
    lines: &[Line<'_>],
    matching: &Matching,
    findings: &mut Vec<Finding<BooksFinding>>,
) {
    let mut found: BTreeMap<&str, Vec<Origin>> = BTreeMap::new();
    let mut sorted: Vec<&Line<'_>> = lines.iter().filter(|line| open_transfer(line)).collect();
    sorted.sort_by_key(|line| line.id);
    // A wallet and a bank that name each other are both imported, although a fee kept the amounts from matching.
    let names = |line: &Line<'_>, words: &[String]| !line.in_wallet() && line.folded.names(words);
    let wallets: Vec<_> = [Format::WeChat, Format::Alipay, Format::Jd, Format::Meituan]
        .into_iter()
        .map(|format| (format, names_of(matching, format)))
        .filter(|(format, words)| {
            lines.iter().any(|line| line.format == *format) && sorted.iter().any(|line| names(line, words))
        })
        .collect();
    for line in &sorted {
        let known = |(format, words): &(Format, &[String])| line.format == *format || names(line, words);
        if !wallets.iter().any(known) {
            let origin = Origin::Line { file: line.id.file, line: line.id.line };
            found.entry(other_account(line)).or_default().push(origin);
        }
    }
    for (account, mut origins) in found {
        let lines = u32::try_from(origins.len()).unwrap_or(u32::MAX);
        origins.truncate(PLACES);
        let kind = BooksFinding::AccountNotImported { account: account.to_owned(), lines };
        findings.push(Finding { severity: Severity::Warning, kind, origins });
    }
}

/// A counted transfer that leaves its account and whose other side was not found.
fn open_transfer(line: &Line<'_>) -> bool {
    let matched = matches!(line.reason, Reason::MatchedTransfer(_));
    line.counts() && line.category == Category::OwnTransfer && !matched && !line.inside
}

/// The best name of the other account.
fn other_account<'l>(line: &'l Line<'_>) -> &'l str {
    let row = line.row;
    let names =
        [line.party.as_str(), row.own_account.trim(), row.party_account.trim(), row.kind.trim(), row.text.trim()];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

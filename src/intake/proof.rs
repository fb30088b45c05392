//! The proof line: sums, balances that roll, and the totals that the file itself states.

use super::controls;
use super::finding::IntakeFinding;
use super::money::Run;
use super::record::{Equation, Opening, Proof, Record};
use crate::kernel::{Currency, Date, Finding, Money, Origin, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Breaks of the balance that are listed one by one.
const LISTED: u32 = 20;
/// Statements on paper are older than any file: dates before this year are doubtful.
const OLDEST_YEAR: i16 = 1970;

/// A sum in minor units for each of the few currencies of a file.
#[derive(Default)]
struct Sums(Vec<(Currency, i128)>);

impl Sums {
    fn add(&mut self, currency: Currency, minor: i128) {
        match self.0.iter_mut().find(|(of, _)| *of == currency) {
            Some((_, sum)) => *sum += minor,
            None => self.0.push((currency, minor)),
        }
    }

    /// By code.
    fn list(mut self, main: Currency) -> Vec<Money> {
        if self.0.is_empty() {
            return vec![Money::zero(main)];
        }
        self.0.sort_unstable_by_key(|(currency, _)| *currency);
        self.0.into_iter().map(|(currency, sum)| money(sum, currency)).collect()
    }
}

/// What is summed over all rows.
#[derive(Default)]
struct Totals<'r> {
    sum_in: Sums,
    sum_out: Sums,
    sum_neutral: Sums,
    neutral: u32,
    /// The net sum in the main currency.
    all: i128,
    /// The first row with a date of long ago.
    old: Option<&'r Record>,
    span: Option<(Date, Date)>,
}

/// Rows that are summed at a call.
const BLOCK: usize = 1_024;

impl<'r> Totals<'r> {
    #[inline(never)] // see `table::blocks`
    fn add(&mut self, block: &'r [Record], main: Currency) {
        for record in block {
            let (minor, currency) = (i128::from(record.amount.minor()), record.amount.currency());
            let sums = if record.neutral {
                self.neutral += 1;
                &mut self.sum_neutral
            } else if minor < 0 {
                &mut self.sum_out
            } else {
                &mut self.sum_in
            };
            sums.add(currency, minor.abs());
            self.all += if currency == main { minor } else { 0 };
            if record.date.year() < OLDEST_YEAR && self.old.is_none() {
                self.old = Some(record);
            }
            let (first, last) = self.span.unwrap_or((record.date, record.date));
            self.span = Some((first.min(record.date), last.max(record.date)));
        }
    }
}

/// The balances of one account in one currency.
struct Chain<'r> {
    account: &'r str,
    currency: Currency,
    opening: i64,
    last: i64,
    rolls: bool,
}

/// What the file states about its balances.
#[derive(Clone, Copy, Default)]
pub(super) struct Stated {
    /// Balance before the first row.
    pub opening: Option<Money>,
    /// Balance after the last row.
    pub closing: Option<Money>,
}

/// Sums and balances of the rows. Control totals are added by [`controls`].
pub(super) fn make(
    records: &[Record],
    unread: usize,
    main: Currency,
    stated: Stated,
    run: Option<Run>,
    findings: &mut Vec<Finding<IntakeFinding>>,
) -> Proof {
    let mut totals = Totals::default();
    records.chunks(BLOCK).for_each(|block| totals.add(block, main));
    let Totals { sum_in, sum_out, sum_neutral, neutral, all, old, span } = totals;
    if let Some(record) = old {
        let origin = Origin::Line { file: 0, line: record.line };
        findings.push(Finding::at(Severity::Warning, IntakeFinding::OldDate { date: record.date }, origin));
    }
    let first = records.first().map(|record| record.amount.currency());
    let mixed = [&sum_in, &sum_out, &sum_neutral].iter().any(|sums| sums.0.iter().any(|(of, _)| Some(*of) != first));
    let backward = match run {
        Some(run) => run == Run::Backward,
        None => newest_first(records),
    };
    let chains = chains(records, backward, findings);
    let of_main = || chains.iter().filter(|chain| chain.currency == main);
    let derived = |value: fn(&Chain<'_>) -> i64| {
        let sum: i128 = of_main().map(|chain| i128::from(value(chain))).sum();
        of_main().next().map(|_| Opening { money: money(sum, main), stated: false })
    };
    let own =
        |money: Option<Money>| money.filter(|m| m.currency() == main).map(|money| Opening { money, stated: true });
    let opening = own(stated.opening).or_else(|| derived(|chain| chain.opening));
    let closing = own(stated.closing).or_else(|| derived(|chain| chain.last));
    let ties = match (opening, closing) {
        (Some(opening), Some(closing)) => {
            let computed = money(i128::from(opening.money.minor()) + all, main);
            let ties = computed == closing.money && of_main().all(|chain| chain.rolls);
            if computed != closing.money {
                let kind = IntakeFinding::SumBreak { stated: closing.money, computed };
                findings.push(Finding::at(Severity::Warning, kind, Origin::File(0)));
            }
            Some(ties)
        }
        _ => None,
    };
    Proof {
        read: count(records.len()),
        unread: count(unread),
        sum_in: sum_in.list(main),
        sum_out: sum_out.list(main),
        neutral,
        sum_neutral: if neutral > 0 { sum_neutral.list(main) } else { Vec::new() },
        span,
        opening,
        closing,
        ties,
        accounts: equations(records, &chains, main, (opening, closing, ties), mixed),
        controls: Vec::new(),
    }
}

/// Walks the balances, account by account and currency by currency, and lists where they do not roll.
fn chains<'r>(records: &'r [Record], backward: bool, findings: &mut Vec<Finding<IntakeFinding>>) -> Vec<Chain<'r>> {
    if records.iter().all(|record| record.balance.is_none()) {
        return Vec::new();
    }
    let mut walk =
        Walk { places: BTreeMap::new(), chains: Vec::new(), gaps: BTreeMap::new(), broken: 0, at: 0, findings };
    if backward {
        records.rchunks(BLOCK).for_each(|block| walk.steps(block.iter().rev()));
    } else {
        records.chunks(BLOCK).for_each(|block| walk.steps(block.iter()));
    }
    let Walk { mut chains, gaps, broken, .. } = walk;
    for chain in &mut chains {
        let rest = gaps.get(&(chain.account, chain.currency)).copied().unwrap_or(0);
        chain.last = chain.last.saturating_add(rest);
    }
    if broken > LISTED {
        let kind = IntakeFinding::MoreBalanceBreaks { count: broken - LISTED };
        findings.push(Finding::at(Severity::Warning, kind, Origin::File(0)));
    }
    chains
}

/// The walk along the balances.
struct Walk<'r, 'f> {
    places: BTreeMap<(&'r str, Currency), usize>,
    chains: Vec<Chain<'r>>,
    /// Rows without a balance since the last row that has one, by account and currency.
    gaps: BTreeMap<(&'r str, Currency), i64>,
    broken: u32,
    /// The chain of the row before.
    at: usize,
    findings: &'f mut Vec<Finding<IntakeFinding>>,
}

impl<'r> Walk<'r, '_> {
    #[inline(never)] // see `table::blocks`
    fn steps(&mut self, records: impl Iterator<Item = &'r Record>) {
        records.for_each(|record| self.step(record));
    }

    fn step(&mut self, record: &'r Record) {
        let (account, amount, currency) =
            (record.own_account.as_str(), record.amount.minor(), record.amount.currency());
        let Some(balance) = record.balance else {
            let gap = self.gaps.entry((account, currency)).or_default();
            *gap = gap.saturating_add(amount);
            return;
        };
        let gap = if self.gaps.is_empty() { 0 } else { self.gaps.remove(&(account, currency)).unwrap_or(0) };
        // Most rows are of the account of the row before.
        if self.chains.get(self.at).is_none_or(|chain| chain.account != account || chain.currency != currency) {
            self.at = *self.places.entry((account, currency)).or_insert(self.chains.len());
        }
        let Some(chain) = self.chains.get_mut(self.at) else {
            let opening = balance.minor().saturating_sub(amount).saturating_sub(gap);
            self.chains.push(Chain { account, currency, opening, last: balance.minor(), rolls: true });
            return;
        };
        // Rows without a balance moved it, or are still waiting to.
        let waiting = chain.last.saturating_add(amount);
        let moved = waiting.saturating_add(gap);
        let computed = if waiting == balance.minor() { waiting } else { moved };
        if computed != balance.minor() {
            chain.rolls = false;
            self.broken += 1;
            if self.broken <= LISTED {
                let computed = Money::from_minor(computed, currency);
                let kind = IntakeFinding::BalanceBreak { stated: balance, computed };
                let origin = Origin::Line { file: 0, line: record.line };
                self.findings.push(Finding::at(Severity::Warning, kind, origin));
            }
        }
        chain.last = balance.minor();
    }
}

/// The equation of each account and currency, where there are several. Rows of a currency without any balance are one
/// equation, whatever account or means of payment they name. `mixed`: whether there are several currencies.
fn equations(
    records: &[Record],
    chains: &[Chain<'_>],
    main: Currency,
    (opening, closing, ties): (Option<Opening>, Option<Opening>, Option<bool>),
    mixed: bool,
) -> Vec<Equation> {
    if !mixed && chains.len() < 2 {
        return Vec::new();
    }
    let chain = |account: &str, currency: Currency| {
        chains.iter().find(|chain| chain.account == account && chain.currency == currency)
    };
    let with_balances: BTreeSet<Currency> = chains.iter().map(|chain| chain.currency).collect();
    let mut sums: BTreeMap<(&str, Currency), [i128; 2]> = BTreeMap::new();
    for record in records {
        let currency = record.amount.currency();
        let account = if with_balances.contains(&currency) { record.own_account.as_str() } else { "" };
        let minor = i128::from(record.amount.minor());
        sums.entry((account, currency)).or_default()[usize::from(minor < 0)] += minor.abs();
    }
    let alone = sums.keys().filter(|(_, currency)| *currency == main).count() == 1;
    let one = |((account, currency), [sum_in, sum_out]): (&(&str, Currency), &[i128; 2])| {
        let mut out = Equation {
            account: (*account).to_owned(),
            sum_in: money(*sum_in, *currency),
            sum_out: money(*sum_out, *currency),
            opening: None,
            closing: None,
            ties: None,
        };
        if *currency == main && alone {
            (out.opening, out.closing, out.ties) = (opening, closing, ties);
        } else if let Some(chain) = chain(account, *currency) {
            let balance = |minor: i64| Some(Opening { money: Money::from_minor(minor, *currency), stated: false });
            let computed = i128::from(chain.opening) + sum_in - sum_out;
            (out.opening, out.closing) = (balance(chain.opening), balance(chain.last));
            out.ties = Some(chain.rolls && computed == i128::from(chain.last));
        }
        out
    };
    sums.iter().map(one).collect()
}

/// Whether the dates say that the newest row stands first.
pub(super) fn newest_first(records: &[Record]) -> bool {
    let steps = records.windows(2).map(|pair| pair[1].date.cmp(&pair[0].date));
    steps.fold(0_i64, |sum, step| sum + step as i64) < 0
}

/// A sum as an amount; sums beyond the range of an amount stop at its end.
pub(super) fn money(sum: i128, currency: Currency) -> Money {
    let end = if sum < 0 { i64::MIN } else { i64::MAX };
    Money::from_minor(i64::try_from(sum).unwrap_or(end), currency)
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Adds the file's own totals to a proof, and a finding for each that differs.
pub(super) fn with_controls(
    mut proof: Proof,
    found: Vec<controls::Control>,
    findings: &mut Vec<Finding<IntakeFinding>>,
) -> Proof {
    for control in found {
        let total = control.total;
        if total.stated != total.computed {
            let kind = IntakeFinding::ControlDiffers {
                stated: total.stated,
                computed: total.computed,
                text: total.text.clone(),
            };
            findings.push(Finding::at(control.severity, kind, Origin::Line { file: 0, line: total.line }));
        }
        proof.controls.push(total);
    }
    proof
}

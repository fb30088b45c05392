//! Lines that belong together: payments that came back, one payment in wallet and bank, transfers between own accounts.

use super::ledger::{Counted, LineId, Reason};
use super::lines::Line;
use super::words::RuleWords;
use crate::intake::Format;
use crate::kernel::{Date, days_between};
use crate::rules::{Category, Matching};
use std::collections::BTreeMap;

/// Lines by the size of their amount, in the order of their content.
fn by_size(lines: &[Line<'_>], wanted: impl Fn(&Line<'_>) -> bool) -> BTreeMap<i64, Vec<usize>> {
    let mut sizes: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if line.counts() && line.minor() != 0 && wanted(line) {
            sizes.entry(line.minor().saturating_abs()).or_default().push(at);
        }
    }
    sizes
}

/// Marks lines that never happened, and payments that came back whole together with the line that gave them back.
pub(super) fn mark_not_executed(lines: &mut [Line<'_>], matching: &Matching) {
    let status = |line: &Line<'_>, words: &[String]| words.iter().any(|word| line.folded.status().contains(word));
    let refund = |line: &Line<'_>| line.folded.names(&matching.refund_words) || status(line, &matching.refund_words);
    let void = |line: &Line<'_>| status(line, &matching.not_executed) || status(line, &matching.refunded);
    for group in by_size(lines, |line| void(line) || refund(line)).into_values() {
        let (voided, mut refunds): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|at| void(&lines[*at]));
        for at in voided {
            let line = &lines[at];
            let partner = refunds.iter().position(|other| {
                let other = &lines[*other];
                let (ours, theirs) = (line.row.reference.trim(), other.row.reference.trim());
                let by_reference = !ours.is_empty() && theirs.starts_with(ours);
                let by_party = !line.party.is_empty() && line.party == other.party;
                // A refund tried again after it failed goes the same way and gives nothing back.
                let back = line.minor() == -other.minor() && other.row.date >= line.row.date;
                other.account == line.account && back && (by_reference || by_party)
            });
            lines[at].mark(Counted::NotExecuted);
            if let Some(partner) = partner {
                lines[refunds.remove(partner)].mark(Counted::NotExecuted);
            }
        }
    }
}

/// Marks the bank's line of a payment that a wallet's bill tells too. The wallet's line counts: it says to whom.
pub(super) fn mark_same_payments(lines: &mut [Line<'_>], matching: &Matching) {
    for group in by_size(lines, |_| true).into_values() {
        let (wallet, mut bank): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|at| lines[*at].in_wallet());
        for at in wallet {
            let paid = &lines[at];
            let by_bank = paid_through(paid, &matching.bank_means);
            let unknown = paid.row.own_account.trim().is_empty() && !paid.money_in() && !of_merchant(paid);
            // A neutral row moves own money, unless it is a refund to the card: that the bank tells too.
            let given_back = paid.money_in()
                && (paid.folded.names(&matching.refund_words)
                    || matching.refund_words.iter().any(|word| paid.folded.status().contains(word)));
            if (paid.row.neutral && !given_back) || paid_through(paid, &matching.wallet_money) || !(by_bank || unknown)
            {
                continue;
            }
            let channel = names_of(matching, paid.format);
            let fits = |other: &Line<'_>| {
                let named = other.folded.names(channel) || (by_bank && other.folded.names(&matching.card_payment));
                other.minor() == paid.minor() && other.category != Category::OwnTransfer && named
            };
            if let Some(place) = nearest(lines, at, &bank, matching, fits) {
                let id = paid.id;
                lines[bank.remove(place)].mark(Counted::SamePaymentAs(id));
            }
        }
    }
}

/// Whether a line is an order or a refund in the trade bill of a merchant, which states them by these words.
fn of_merchant(line: &Line<'_>) -> bool {
    let state = line.row.status.trim();
    line.format == Format::WeChat && ["SUCCESS", "REFUND"].iter().any(|word| state.eq_ignore_ascii_case(word))
}

/// Marks what the wallet pays out to the bank for orders that a merchant's bill tells one by one: the orders count. It
/// comes in one sum, mostly on the next day, less charges and refunds, so that no single amount is the same.
pub(super) fn mark_settlements(lines: &mut [Line<'_>], matching: &Matching) {
    let mut days: BTreeMap<Date, LineId> = BTreeMap::new();
    let order = |line: &&Line<'_>| line.counts() && line.category == Category::Sales && of_merchant(line);
    for line in lines.iter().filter(order) {
        days.entry(line.row.date).and_modify(|first| *first = line.id.min(*first)).or_insert(line.id);
    }
    if days.is_empty() {
        return;
    }
    for line in lines.iter_mut() {
        let paid_out = line.counts() && !line.in_wallet() && line.money_in() && line.category == Category::Sales;
        if !paid_out || !line.folded.names(&matching.wechat_words) {
            continue;
        }
        let near = |day: &Date| (0..=matching.transfer_days).contains(&days_between(*day, line.row.date));
        let told = days.range(..=line.row.date).next_back().filter(|(day, _)| near(day)).map(|(_, id)| *id);
        if let Some(id) = told {
            line.mark(Counted::SamePaymentAs(id));
        }
    }
}

/// Whether the bill says that a line was paid by something that one of the words names.
fn paid_through(line: &Line<'_>, words: &[String]) -> bool {
    let own = line.row.own_account.to_lowercase();
    words.iter().any(|word| own.contains(word.as_str()))
}

/// The place among others of the one nearest in days that tells the payment of a line again.
fn nearest(
    lines: &[Line<'_>],
    at: usize,
    others: &[usize],
    matching: &Matching,
    fits: impl Fn(&Line<'_>) -> bool,
) -> Option<usize> {
    let days = |other: usize| days_between(lines[at].row.date, lines[other].row.date).abs();
    let near = |other: usize| days(other) <= matching.same_payment_days && fits(&lines[other]);
    let found = others.iter().enumerate().filter(|(_, other)| near(**other));
    found.min_by_key(|(_, other)| days(**other)).map(|(place, _)| place)
}

/// The words by which others name a wallet.
pub(super) fn names_of(matching: &Matching, wallet: Format) -> &[String] {
    match wallet {
        Format::WeChat => &matching.wechat_words,
        Format::Alipay => &matching.alipay_words,
        Format::Jd => &matching.jd_words,
        Format::Meituan => &matching.meituan_words,
        _ => &[],
    }
}

/// Marks a wallet's line of a purchase on a platform whose own bill tells it too. The platform's line counts: it says
/// what was bought.
pub(super) fn mark_platform_payments(lines: &mut [Line<'_>], matching: &Matching) {
    let platform = |line: &Line<'_>| matches!(line.format, Format::Jd | Format::Meituan);
    let wallet = |line: &Line<'_>| matches!(line.format, Format::WeChat | Format::Alipay);
    if !lines.iter().any(platform) || !lines.iter().any(wallet) {
        return;
    }
    for group in by_size(lines, |line| platform(line) || wallet(line)).into_values() {
        let (bought, mut paid): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|at| platform(&lines[*at]));
        for at in bought {
            let purchase = &lines[at];
            let through = |other: &Line<'_>| {
                paid_through(purchase, names_of(matching, other.format))
                    && other.folded.names(names_of(matching, purchase.format))
                    && other.minor() == purchase.minor()
            };
            if let Some(place) = nearest(lines, at, &paid, matching, through) {
                let id = purchase.id;
                lines[paid.remove(place)].mark(Counted::SamePaymentAs(id));
            }
        }
    }
}

/// Finds both sides of transfers between accounts of which files were imported.
pub(super) fn match_transfers(lines: &mut [Line<'_>], words: &RuleWords<'_>, matching: &Matching) {
    let evident = |line: &Line<'_>| {
        line.category == Category::OwnTransfer && !line.inside || matches!(line.reason, Reason::OwnName(_))
    };
    let possible = |line: &Line<'_>| {
        let unknown = line.reason == Reason::Direction && !words.is_company(line.folded.party());
        let chosen = matches!(line.reason, Reason::Chosen | Reason::ChosenForParty);
        !chosen && (evident(line) || unknown || line.party.is_empty() || line.folded.names(&matching.channels))
    };
    for group in by_size(lines, possible).into_values() {
        let (ins, mut outs): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|at| lines[*at].money_in());
        for at in ins {
            let days = |out: usize| days_between(lines[at].row.date, lines[out].row.date).abs();
            let near = outs.iter().enumerate().filter(|(_, out)| {
                lines[**out].account != lines[at].account
                    && days(**out) <= matching.transfer_days
                    && (evident(&lines[at]) || evident(&lines[**out]))
            });
            if let Some(place) = near.min_by_key(|(_, out)| days(**out)).map(|(place, _)| place) {
                let out = outs.remove(place);
                let (to, from) = (lines[at].id, lines[out].id);
                for (line, other) in [(at, from), (out, to)] {
                    lines[line].category = Category::OwnTransfer;
                    lines[line].reason = Reason::MatchedTransfer(other);
                }
            }
        }
    }
}

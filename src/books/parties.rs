//! The largest customers and suppliers.

use super::ledger::{MonthFlow, PartyFlow, Posting, Revenue};
use super::months::clamp;
use crate::kernel::{Currency, Month};
use crate::rules::{Category, Matching};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Sums by party over the last months of the ledger.
pub(super) fn parties(
    postings: &[Posting],
    months: &[MonthFlow],
    currency: Currency,
    matching: &Matching,
) -> Vec<PartyFlow> {
    let Some(last) = months.last() else { return Vec::new() };
    let first = last.month.index() - matching.party_months + 1;
    let mut sums: BTreeMap<&str, (i128, i128, Vec<&Posting>)> = BTreeMap::new();
    for posting in postings.iter().filter(|p| !p.party.is_empty() && !p.collector && Month::of(p.date).index() >= first)
    {
        let amount = i128::from(posting.amount.minor());
        let counted = posting.counted == super::ledger::Counted::Yes;
        let supply = counted && matches!(posting.category, Category::Suppliers | Category::SupplierRefund);
        let sale = posting.revenue != Revenue::No;
        if sale || supply {
            let (received, paid, lines) = sums.entry(&posting.party).or_default();
            *received += if sale { amount } else { 0 };
            *paid -= if supply { amount } else { 0 };
            lines.push(posting);
        }
    }
    let mut flows: Vec<PartyFlow> = sums
        .into_iter()
        .filter_map(|(party, (received, paid, lines))| {
            Some(PartyFlow {
                party: party.to_owned(),
                received: clamp(received, currency),
                paid: clamp(paid, currency),
                lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
                first: lines.first()?.date,
                last: lines.last()?.date,
            })
        })
        .collect();
    flows.sort_by(|a, b| {
        (Reverse(a.received), Reverse(a.paid), &a.party).cmp(&(Reverse(b.received), Reverse(b.paid), &b.party))
    });
    flows
}

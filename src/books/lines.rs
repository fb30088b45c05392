//! The lines of all files on their way into the ledger.

use super::ledger::{Corrections, Counted, LineId, Reason};
use super::party::{fold, party_name};
use super::words::{Folded, holds_any};
use crate::intake::{Format, Record, RecordSet};
use crate::kernel::{Currency, Date};
use crate::rules::{Category, CategoryRules};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One line on its way.
pub(super) struct Line<'s> {
    pub(super) id: LineId,
    pub(super) row: &'s Record,
    pub(super) format: Format,
    /// Number of the account, set by `accounts`.
    pub(super) account: usize,
    pub(super) party: String,
    /// Whether that party only hands over what others paid.
    pub(super) collector: bool,
    pub(super) folded: Folded,
    pub(super) counted: Counted,
    /// Whether the user wants it counted whatever it looks like.
    pub(super) forced: bool,
    pub(super) category: Category,
    pub(super) reason: Reason,
    /// Whether a rule says that the money stayed inside the account.
    pub(super) inside: bool,
}

impl Line<'_> {
    /// Signed minor units.
    pub(super) const fn minor(&self) -> i64 {
        self.row.amount.minor()
    }

    /// Whether money came in.
    pub(super) const fn money_in(&self) -> bool {
        self.minor() > 0
    }

    /// Takes the line out of the sums, unless the user wants it in.
    pub(super) fn mark(&mut self, counted: Counted) {
        if !self.forced {
            self.counted = counted;
        }
    }

    /// Whether the line enters the sums.
    pub(super) fn counts(&self) -> bool {
        self.counted == Counted::Yes
    }

    /// Whether the line stands in a wallet's bill.
    pub(super) const fn in_wallet(&self) -> bool {
        self.format.is_wallet()
    }

    /// The line's content in a fixed order, so that the order of files and rows decides nothing.
    pub(super) fn content(&self) -> (Date, i64, &str, &str, &str, Option<i64>, Option<u32>) {
        let row = self.row;
        (
            row.date,
            self.minor(),
            &self.party,
            &self.folded.fields[1],
            &row.reference,
            row.balance.map(|b| b.minor()),
            row.time,
        )
    }
}

/// Every row of every file, in an order that the content alone decides (as far as it can).
pub(super) fn gather<'s>(
    sets: &'s [Rc<RecordSet>],
    rules: &CategoryRules,
    currency: Currency,
    corrections: &Corrections,
) -> Vec<Line<'s>> {
    let mut lines = Vec::new();
    let mut names: BTreeMap<&str, (String, String, bool)> = BTreeMap::new();
    for (file, set) in (0_u16..).zip(sets) {
        for row in &set.parts().rows {
            let id = LineId { file, line: row.line };
            let (party_folded, party, collector) = names.entry(&row.party).or_insert_with(|| {
                let folded = fold(&row.party);
                let name = party_name(&folded, &rules.matching);
                let collector = holds_any(&name.to_lowercase(), &rules.matching.collectors);
                (folded, name, collector)
            });
            let folded = Folded { fields: [party_folded.clone(), fold(&row.text), fold(&row.kind), fold(&row.status)] };
            let counted = match corrections.excluded.get(&id) {
                _ if row.amount.currency() != currency => Counted::OtherCurrency,
                Some(true) => Counted::Excluded,
                Some(false) | None => Counted::Yes,
            };
            lines.push(Line {
                id,
                row,
                format: set.parts().format,
                account: 0,
                party: party.clone(),
                collector: *collector,
                folded,
                counted,
                forced: corrections.excluded.get(&id) == Some(&false),
                category: if row.amount.minor() > 0 { Category::OtherIn } else { Category::OtherOut },
                reason: Reason::Direction,
                inside: false,
            });
        }
    }
    lines.sort_by(|a, b| a.content().cmp(&b.content()).then_with(|| a.id.cmp(&b.id)));
    lines
}

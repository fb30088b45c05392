//! Books of vouchers of Tally: a day book (and the ledger of a customer or supplier) shows each voucher once, with the
//! side of one account. A receipt stands under credit there, since the payer is credited; in the ledger of a bank
//! account it stands under debit. Nothing of the former moved on an account of the firm by itself.

use super::heading::{Columns, is_total, skip};
use crate::intake::amounts;
use crate::intake::draft::Draft;
use crate::intake::finding::IntakeFinding;
use crate::intake::format::Format;
use crate::intake::table::Table;
use crate::kernel::{Finding, Origin, Severity};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Role {
    Date,
    Text,
    Kind,
    Debit,
    Credit,
    Balance,
}

const ROLES: &[(Role, &[&str])] = &[
    (Role::Date, &["date"]),
    (Role::Text, &["particulars"]),
    (Role::Kind, &["vch type", "voucher type"]),
    (Role::Debit, &["debit", "debit amount", "debit amount/ inwards qty", "debit amount / inwards qty"]),
    (Role::Credit, &["credit", "credit amount", "credit amount/ outwards qty", "credit amount / outwards qty"]),
    (Role::Balance, &["balance", "closing balance"]),
];
const MUST: &[&[Role]] = &[&[Role::Date], &[Role::Text], &[Role::Kind], &[Role::Debit], &[Role::Credit]];

/// What the vouchers say about the book.
#[derive(Default)]
struct Seen {
    vouchers: u32,
    /// Receipts under credit and payments under debit.
    of_others: u32,
    /// Receipts under debit and payments under credit, as on the firm's own account.
    of_own: u32,
    /// Sales, purchases and notes.
    trade: u32,
    /// Whether a row states a balance.
    balances: bool,
}

/// The draft of such a book: no row is a movement of money, and a finding says so.
pub(super) fn draft(table: &Table<'_>) -> Option<Draft> {
    let columns = Columns::find(table, ROLES, MUST).filter(|columns| !columns.has(Role::Balance))?;
    let seen = look(table, &columns)?;
    let above: String = (0..columns.row).map(|row| table.line_text(row).to_lowercase() + "\n").collect();
    let titled = above.contains("day book") || above.contains("daybook");
    let told = seen.of_others + seen.of_own;
    let by_side = told > 0 && seen.of_own * 10 <= told;
    let own = ["ledger", "bank", "cash"].iter().any(|word| above.contains(word)) || seen.balances;
    let by_trade = told == 0 && seen.trade > 0 && !own;
    if seen.vouchers == 0 || !(titled || by_side || by_trade) {
        return None;
    }
    let mut draft = Draft::new(Format::EntryJournal);
    for row in (0..table.rows.len()).filter(|row| *row != columns.row) {
        skip(table, row, &mut draft);
    }
    draft.paper_rows = usize::try_from(seen.vouchers).unwrap_or(usize::MAX);
    let kind = IntakeFinding::OneSided { count: seen.vouchers };
    draft.findings.push(Finding::at(Severity::Error, kind, Origin::File(0)));
    Some(draft)
}

/// Counts the vouchers; nothing when a row without a day has an amount, for then both sides are shown.
fn look(table: &Table<'_>, columns: &Columns<Role>) -> Option<Seen> {
    let mut seen = Seen::default();
    for row in columns.row + 1..table.rows.len() {
        let filled = |role: Role| !amounts::is_nothing(&columns.text(table, row, role));
        let kind = columns.text(table, row, Role::Kind).to_lowercase();
        let text = columns.text(table, row, Role::Text).to_lowercase();
        let (debit, credit) = (filled(Role::Debit), filled(Role::Credit));
        if ["opening balance", "closing balance"].iter().any(|word| text.contains(word)) {
            seen.balances = true;
        } else if !filled(Role::Date) || kind.is_empty() {
            let valued = (debit || credit) && !text.is_empty() && !is_total(table, row) && !text.contains("total");
            if valued {
                return None;
            }
        } else if debit || credit {
            seen.vouchers += 1;
            let (receipt, payment) = (kind.contains("receipt"), kind.contains("payment"));
            seen.of_others += u32::from((receipt && credit) || (payment && debit));
            seen.of_own += u32::from((receipt && debit) || (payment && credit));
            seen.trade += u32::from(["sale", "purchase", "note"].iter().any(|word| kind.contains(word)));
        }
    }
    Some(seen)
}

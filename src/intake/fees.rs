//! Charges held back: what moved the account is the amount less the charge, what was sold is the whole amount. A row
//! that holds one becomes two records, the full amount and the charge, whose sum is what moved the balance.
//!
//! Whether a column of charges came off is proven, never guessed: full amount and charge make the net amount of another
//! column in every row, or the balance follows them and not the amounts alone. Else a finding says that it is open.

use super::amounts::{self, Cell};
use super::finding::IntakeFinding;
use super::money::{Mode, Money as Where, Run};
use super::plan::Plan;
use super::proof;
use super::record::{Record, Role};
use super::table::Table;
use super::words;
use crate::kernel::{Currency, Money};

/// Columns of amounts that are tried as full or net amount.
const COLUMNS: usize = 16;
/// The least number by which the number of a charge stands above its line.
const NUMBER: u32 = 1_000;

/// A column of charges that came off the amounts.
struct Fees {
    column: usize,
    /// The column of full amounts; `None` when the records hold them.
    gross: Option<usize>,
    /// Whether a charge is written as a positive number.
    positive: bool,
}

/// What was done about charges.
#[derive(Default)]
pub(super) struct Told {
    /// What is to be told.
    pub finding: Option<IntakeFinding>,
    /// Records added.
    pub added: u32,
}

/// A table of amounts and the records read from it.
struct Sheet<'s, 't> {
    table: &'s Table<'t>,
    plan: &'s Plan,
    records: &'s [Record],
    rows: Vec<usize>,
}

impl Sheet<'_, '_> {
    /// The signed value of a cell of a record's row, in the record's currency; an empty cell is nothing.
    fn value(&self, at: usize, column: usize) -> Option<i64> {
        let places = self.records[at].amount.currency().minor_digits();
        match amounts::lex(self.table.raw(self.rows[at], column)) {
            Cell::Amount(amount) => {
                let minor = self.plan.minor(&amount, column, places).ok()?;
                Some(if amount.minus { -minor } else { minor })
            }
            Cell::Nothing => Some(0),
            Cell::Other => None,
        }
    }

    /// How many charges a column holds; `None` when it holds something else or nothing.
    fn charges(&self, column: usize) -> Option<u32> {
        let values: Option<Vec<i64>> = (0..self.records.len()).map(|at| self.value(at, column)).collect();
        let count = values?.into_iter().filter(|value| *value != 0).count();
        u32::try_from(count).ok().filter(|count| *count > 0)
    }

    /// Whether most charges of a column take money away when read so; some are given back with a refund.
    fn costs(&self, fee: usize, positive: bool) -> bool {
        let values = || (0..self.records.len()).filter_map(|at| self.value(at, fee)).filter(|value| *value != 0);
        let taken = values().filter(|value| (*value > 0) == positive).count();
        taken * 2 > values().count()
    }

    /// Whether full amount and charge make the net amount in every row.
    fn adds_up(&self, fee: usize, gross: usize, net: usize, positive: bool) -> bool {
        (0..self.records.len()).all(|at| {
            let (Some(fee), Some(gross), Some(net)) = (self.value(at, fee), self.value(at, gross), self.value(at, net))
            else {
                return false;
            };
            let charge = if positive { fee.checked_neg() } else { Some(fee) };
            charge.and_then(|charge| gross.checked_add(charge)) == Some(net)
        })
    }

    /// In how many rows with a charge the balance follows the amount alone, and the amount less the charge.
    fn follows(&self, fee: usize, positive: bool, backward: bool) -> (u32, u32) {
        let (mut alone, mut with) = (0, 0);
        let mut last: Option<(Currency, i64)> = None;
        let mut order: Vec<usize> = (0..self.records.len()).collect();
        if backward {
            order.reverse();
        }
        for at in order {
            let record = &self.records[at];
            let Some(balance) = record.balance else { continue };
            let before = last.replace((balance.currency(), balance.minor()));
            let Some(before) = before.filter(|(currency, _)| *currency == balance.currency()) else { continue };
            let charge = self.value(at, fee).unwrap_or(0);
            if charge == 0 {
                continue;
            }
            let step = balance.minor().saturating_sub(before.1);
            let charge = if positive { charge.saturating_neg() } else { charge };
            alone += u32::from(step == record.amount.minor());
            with += u32::from(step == record.amount.minor().saturating_add(charge));
        }
        (alone, with)
    }

    /// The columns that may hold full or net amounts, the one that was read first.
    fn amounts(&self, read: usize, fee: usize) -> Vec<usize> {
        let role = |column: &usize| self.plan.roles[*column];
        let free = |column: &usize| {
            *column != fee
                && *column != read
                && matches!(role(column), Role::Ignored | Role::Amount)
                && self.charges(*column).is_some()
        };
        let others = (0..self.plan.roles.len()).filter(free).take(COLUMNS);
        std::iter::once(read).chain(others).collect()
    }

    /// The column of full amounts of which the charges make a net amount in every row; the amounts were read from `read`.
    fn adding_up(&self, fee: usize, read: usize) -> Option<Fees> {
        let columns = self.amounts(read, fee);
        let net = |column: usize| words::is_net(&self.plan.columns[column].heading);
        // The amount read is the net one, or the net one says so, or the amount read is the full one.
        let pairs = columns.iter().flat_map(|net| columns.iter().map(|gross| (*gross, *net)));
        let rank = |(gross, less): (usize, usize)| match (less == read, net(less), gross == read && !net(gross)) {
            _ if gross == less => None,
            (true, ..) => Some(0),
            (_, true, _) => Some(1),
            (.., true) => Some(2),
            _ => None,
        };
        let mut pairs: Vec<(i32, (usize, usize))> = pairs.filter_map(|pair| Some((rank(pair)?, pair))).collect();
        pairs.sort_by_key(|(rank, _)| *rank);
        for (_, (gross, less)) in pairs {
            let way = [true, false]
                .into_iter()
                .find(|positive| self.costs(fee, *positive) && self.adds_up(fee, gross, less, *positive));
            if let Some(positive) = way {
                return Some(Fees { column: fee, gross: Some(gross), positive });
            }
        }
        None
    }

    /// How a column of charges came off, if it is proven or chosen; the amounts were read from `read`.
    fn proven(&self, fee: usize, read: Option<usize>, backward: bool) -> Proven {
        let positive_first = [true, false];
        if self.plan.roles[fee] == Role::Fee {
            let minus =
                (0..self.records.len()).filter(|at| self.value(*at, fee).is_some_and(|value| value < 0)).count();
            let charges = usize::try_from(self.charges(fee).unwrap_or(0)).unwrap_or(0);
            return Proven::Off(Fees { column: fee, gross: None, positive: self.plan.bill || minus * 2 <= charges });
        }
        if let Some(fees) = read.and_then(|read| self.adding_up(fee, read)) {
            return Proven::Off(fees);
        }
        let follows = positive_first.map(|positive| (positive, self.follows(fee, positive, backward)));
        if let Some((positive, _)) = follows.into_iter().find(|(_, (alone, with))| *with > 0 && *alone == 0) {
            return Proven::Off(Fees { column: fee, gross: None, positive });
        }
        if follows.iter().any(|(_, (alone, _))| *alone > 0) { Proven::Inside } else { Proven::Open }
    }
}

/// What is known of a column of charges.
enum Proven {
    /// They came off the full amounts.
    Off(Fees),
    /// The balance follows the amounts alone: they are inside, or rows of their own.
    Inside,
    /// Nothing shows it.
    Open,
}

/// Splits rows that hold a charge. `run` says which way the rows run, where the balance proves it.
pub(super) fn split(table: &Table<'_>, plan: &mut Plan, run: Option<Run>, records: &mut Vec<Record>) -> Told {
    // Amounts whose sign stands in another column make no sums by themselves.
    let read = match plan.found.map(|found| found.money) {
        Some(Where::One { column, mode: Mode::Direct }) => Some(column),
        Some(_) => None,
        None => return Told::default(),
    };
    let fee_like = |column: &usize| match plan.roles[*column] {
        Role::Fee => true,
        Role::Ignored => words::is_fee(&plan.columns[*column].heading),
        _ => false,
    };
    let columns: Vec<usize> = (0..plan.roles.len()).filter(fee_like).collect();
    if columns.is_empty() || records.is_empty() {
        return Told::default();
    }
    let row_of = |record: &Record| table.rows.binary_search_by_key(&record.line, |row| row.line).ok();
    let Some(rows) = records.iter().map(row_of).collect::<Option<Vec<usize>>>() else { return Told::default() };
    let backward = run.map_or_else(|| proof::newest_first(records), |run| run == Run::Backward);
    let sheet = Sheet { table, plan, records, rows };
    let mut open = None;
    let mut off = None;
    for column in columns {
        let Some(count) = sheet.charges(column) else {
            // A column that is known to hold charges, and one of them cannot be read.
            let unread = (0..records.len()).filter(|at| sheet.value(*at, column).is_none()).count();
            if plan.roles[column] == Role::Fee && unread > 0 {
                let (column, count) = (plan.columns[column].heading.clone(), proof::count(unread));
                open = open.or(Some(IntakeFinding::FeesApart { column, count }));
            }
            continue;
        };
        match sheet.proven(column, read, backward) {
            Proven::Off(fees) => {
                off = Some((fees, count));
                break;
            }
            Proven::Inside => {}
            Proven::Open => {
                let column = plan.columns[column].heading.clone();
                open = open.or(Some(IntakeFinding::FeesApart { column, count }));
            }
        }
    }
    let Some((fees, count)) = off else { return Told { finding: open, added: 0 } };
    let (made, total) = apart(&sheet, &fees, plan.flip, backward);
    let heading = plan.columns[fees.column].heading.clone();
    let number = offset(records).saturating_add(7);
    *records = made;
    plan.columns[fees.column].role = Role::Fee;
    Told { finding: Some(IntakeFinding::FeesSplit { column: heading, count, total, number }), added: count }
}

/// What is added to a line to number its charge: a power of ten above all lines.
pub(super) fn offset(records: &[Record]) -> u32 {
    let last = records.iter().map(|record| record.line).max().unwrap_or(0);
    std::iter::successors(Some(NUMBER), |number| number.checked_mul(10)).find(|number| *number > last).unwrap_or(last)
}

/// The records with charges as records of their own, and the sum of the charges; positive is money out.
fn apart(sheet: &Sheet<'_, '_>, fees: &Fees, flip: bool, backward: bool) -> (Vec<Record>, Money) {
    let offset = offset(sheet.records);
    let heading = &sheet.plan.columns[fees.column].heading;
    let mut out = Vec::with_capacity(sheet.records.len() * 2);
    let main = sheet.records[0].amount.currency();
    let mut total = 0_i64;
    for (at, record) in sheet.records.iter().enumerate() {
        let currency = record.amount.currency();
        let side = |value: i64, turned: bool| if turned { value.saturating_neg() } else { value };
        let charge = side(sheet.value(at, fees.column).unwrap_or(0), fees.positive != flip);
        let gross = fees.gross.and_then(|column| sheet.value(at, column)).map(|value| side(value, flip));
        let amount = gross.map_or(record.amount, |gross| Money::from_minor(gross, currency));
        if charge == 0 {
            out.push(Record { amount, ..record.clone() });
            continue;
        }
        if currency == main {
            total = total.saturating_sub(charge);
        }
        let fee = Money::from_minor(charge, currency);
        let reference = match record.reference.as_str() {
            "" => record.reference.clone(),
            own => format!("{own} {heading}").into(),
        };
        let whole = Record { amount, balance: record.balance.and_then(|b| b.checked_sub(fee)), ..record.clone() };
        let charged = Record {
            line: record.line.saturating_add(offset),
            amount: fee,
            party: super::label::Label::EMPTY,
            party_account: super::label::Label::EMPTY,
            text: heading.as_str().into(),
            kind: heading.as_str().into(),
            reference,
            ..record.clone()
        };
        out.extend(if backward { [charged, whole] } else { [whole, charged] });
    }
    (out, Money::from_minor(total, main))
}

//! Each row of the table becomes a record, an unread row with its reason, or a line outside the table.

mod amount;

use self::amount::Read;
use super::amounts::{self, Cell, Side};
use super::dates::{self, Form, Problem};
use super::draft::Tally;
use super::finding::UnreadReason;
use super::label::{Label, Labels};
use super::plan::Plan;
use super::recipe::Progress;
use super::record::{Record, Role, SkippedLine, UnreadRow};
use super::shape::Shape;
use super::table::Table;
use super::words::{self, Summary};
use crate::kernel::{Currency, Date, Money as Amt, Month};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Characters kept of a row that is not read.
const KEPT: usize = 400;

/// What the rows gave.
#[derive(Default)]
pub(super) struct Rows {
    /// Rows read.
    pub records: Vec<Record>,
    /// Rows unread.
    pub unread: Vec<UnreadRow>,
    /// Lines outside the table, by their row.
    pub skipped: Vec<usize>,
    /// Among them, balances and totals.
    pub summaries: Vec<(Summary, usize)>,
    /// Refunds named inside the amount cells of rows of spending, in minor units.
    pub refunds: i64,
    /// Whether the file ends inside its last row.
    pub cut: bool,
    /// Rows whose direction word and sign differ: place in `records` and the word.
    pub conflicts: Vec<(usize, String)>,
    /// Signs that stand for more than one currency, with the one used.
    pub signs: BTreeMap<char, Currency>,
    /// Amounts that were rounded, and the first as written.
    pub rounded: Option<(u32, String)>,
    /// How many rows took the case's currency.
    pub assumed: u32,
    /// Whether one of them has something else than a currency in its column of currencies.
    pub strange: bool,
    /// How many records are of each currency.
    pub currencies: Tally,
    /// How many records are of money out.
    pub minus: usize,
}

/// Reads rows by a plan.
pub(super) struct RowReader<'r, 't> {
    table: &'r Table<'t>,
    shape: Shape,
    plan: &'r Plan,
    sides: BTreeMap<&'t str, Option<Side>>,
    money: Vec<usize>,
    words: Vec<usize>,
    columns: Columns,
    labels: Labels,
    day: Day<'t>,
    out: Rows,
}

/// The date cell read last: most rows are of the day of the row before.
#[derive(Clone, Copy, Default)]
struct Day<'t> {
    text: &'t str,
    read: Option<dates::DateText>,
    date: Option<Date>,
}

/// The columns that each row is asked for.
#[derive(Clone, Copy)]
struct Columns {
    time: Option<usize>,
    balance: Option<usize>,
    currency: Option<usize>,
    direction: Option<usize>,
    party: Option<usize>,
    party_account: Option<usize>,
    kind: Option<usize>,
    reference: Option<usize>,
    status: Option<usize>,
    more_status: Option<usize>,
    own_account: Option<usize>,
}

impl Columns {
    fn of(plan: &Plan) -> Self {
        Self {
            time: plan.column(Role::Time),
            balance: plan.column(Role::Balance),
            currency: plan.column(Role::Currency),
            direction: plan.column(Role::Direction),
            party: plan.column(Role::Party),
            party_account: plan.column(Role::PartyAccount),
            kind: plan.column(Role::Kind),
            reference: plan.column(Role::Reference),
            status: plan.column(Role::Status),
            more_status: plan.roles.iter().rposition(|role| *role == Role::Status),
            own_account: plan.column(Role::OwnAccount),
        }
    }
}

impl<'r, 't> RowReader<'r, 't> {
    /// A reader.
    pub fn new(table: &'r Table<'t>, shape: Shape, plan: &'r Plan) -> Self {
        let money = plan.found.map(|found| found.money.columns()).unwrap_or_default();
        let wordy = |column: &usize| {
            matches!(plan.roles[*column], Role::Text | Role::Kind | Role::Party | Role::Reference | Role::Ignored)
        };
        let words = (0..plan.roles.len()).filter(wordy).collect();
        let (columns, labels, day) = (Columns::of(plan), Labels::default(), Day::default());
        Self { table, shape, plan, sides: BTreeMap::new(), money, words, columns, labels, day, out: Rows::default() }
    }

    /// Reads all rows.
    pub fn read(mut self, bytes: usize, progress: &mut dyn FnMut(Progress)) -> Rows {
        let rows = self.table.rows.len();
        let data = |row: &usize| self.dated(*row) || self.valued(*row);
        let last_typed = (self.shape.body..rows).rev().find(data);
        // Without a heading the table begins where the first row of data stands.
        let first = match self.shape.header {
            Some(_) => self.shape.body,
            None => (self.shape.body..rows).find(data).unwrap_or(self.shape.body),
        };
        self.out.records.reserve_exact(rows.saturating_sub(self.shape.body));
        let text = rows.checked_sub(1).map_or(1, |last| self.table.end(last)).max(1);
        let step = (bytes / 100).max(64 * 1024);
        let mut told = 0;
        for row in 0..rows {
            if row < self.shape.body {
                self.skip(row);
            } else {
                self.row(row, row >= first && last_typed.is_some_and(|last| row <= last));
            }
            let done = scale(self.table.end(row), bytes, text);
            if done >= told + step {
                told = done;
                progress(Progress {
                    done_bytes: wide(done),
                    total_bytes: wide(bytes),
                    rows: u32::try_from(row + 1).unwrap_or(u32::MAX),
                });
            }
        }
        self.out
    }

    fn date_text(&self, row: usize) -> &'t str {
        self.plan.date.map_or("", |column| self.table.raw(row, column))
    }

    fn dated(&self, row: usize) -> bool {
        dates::lex(self.date_text(row)).is_some()
    }

    /// Whether an amount other than zero stands in a column of amounts.
    fn valued(&self, row: usize) -> bool {
        self.money.iter().any(|column| match amounts::lex(self.table.raw(row, *column)) {
            Cell::Amount(amount) => self.plan.minor(&amount, *column, 6).is_ok_and(|minor| minor != 0),
            Cell::Nothing | Cell::Other => false,
        })
    }

    #[inline(never)] // see `table::blocks`
    fn row(&mut self, row: usize, inside: bool) {
        let text = self.date_text(row);
        if self.cut_off(row) {
            self.out.cut = true;
            self.unread(row, UnreadReason::CutOff);
            return;
        }
        if self.day.text != text {
            let read = dates::lex(text);
            self.day = Day { text, read, date: read.and_then(|read| self.date(read).ok()) };
        }
        let Day { read, date, .. } = self.day;
        match read {
            Some(read) => {
                if let Some(summary) = self.summary_beside_date(row) {
                    self.out.summaries.push((summary, row));
                    self.skip(row);
                    return;
                }
                match date.map_or_else(|| self.date(read), Ok) {
                    Ok(date) => self.dated_row(row, date, read.time),
                    Err(reason) if self.valued(row) || read.form != Form::NoYear => self.unread(row, reason),
                    Err(_) => self.skip(row),
                }
            }
            None => self.undated_row(row, text, inside),
        }
    }

    fn undated_row(&mut self, row: usize, date: &str, inside: bool) {
        let count = self.table.rows[row].count;
        let cells = || (0..count).map(|column| self.table.raw(row, column));
        if let Some(summary) = cells().find_map(words::summary) {
            self.out.summaries.push((summary, row));
            self.skip(row);
            return;
        }
        if self.valued(row) {
            self.unread(row, if amounts::is_nothing(date) { UnreadReason::NoDate } else { UnreadReason::BadDate });
            return;
        }
        let filled = cells().filter(|cell| !cell.is_empty()).count();
        let same_as_header = self.shape.header.is_some_and(|header| {
            filled > 1 && (0..count).all(|column| self.table.raw(row, column) == self.table.raw(header, column))
        });
        if filled == 0 || same_as_header || !inside {
            // Below the last row of data nothing but a wrapped text belongs to the table.
            if filled > 0 && !same_as_header {
                self.wrapped(row, date);
            }
            self.skip(row);
        } else if self.wrapped(row, date) || filled <= 1 {
            self.skip(row);
        } else if date.is_empty() {
            self.unread(row, UnreadReason::NoDate);
        } else {
            self.unread(row, UnreadReason::BadDate);
        }
    }

    /// A row with nothing but words in its columns of text goes on with the text of the row above it.
    fn wrapped(&mut self, row: usize, date: &str) -> bool {
        let above =
            row.checked_sub(1).map(|above| self.table.rows[above].line + u32::from(self.table.rows[above].lines));
        let close = above == Some(self.table.rows[row].line);
        let texts: Vec<&str> =
            self.plan.texts.iter().map(|column| self.table.raw(row, *column)).filter(|text| !text.is_empty()).collect();
        let filled = (0..self.table.rows[row].count).filter(|c| !self.table.raw(row, *c).is_empty()).count();
        if !close || !date.is_empty() || texts.is_empty() || texts.len() != filled || filled == 0 {
            return false;
        }
        let more = texts.join(" ");
        if let Some(record) = self.out.records.last_mut() {
            record.text = if record.text.is_empty() { more.into() } else { format!("{} {more}", record.text).into() };
            return true;
        }
        false
    }

    fn dated_row(&mut self, row: usize, date: Date, time: Option<u32>) {
        if self.shape.header.is_some() && self.table.rows[row].count > self.plan.width {
            let width = self.table.width(row);
            if width > self.plan.width {
                self.unread(row, UnreadReason::CellCount { expected: self.plan.width, found: width });
                return;
            }
        }
        match self.amount(row) {
            Ok(read) => self.record(row, date, time, read),
            Err(reason) => self.unread(row, reason),
        }
    }

    fn date(&self, read: dates::DateText) -> Result<Date, UnreadReason> {
        let found = if read.form == Form::NoYear {
            let Some(period) = self.plan.period else { return Err(UnreadReason::BadDate) };
            let (month, _) = read.month_day();
            let last = period.last;
            let year = u16::try_from(last.year()).unwrap_or(0);
            let here = read.in_year(year);
            let late = here.is_ok_and(|date| date > last) || i8::try_from(month).is_ok_and(|m| m > last.month());
            let found = if late { read.in_year(year.saturating_sub(1)) } else { here };
            match (found, period.first) {
                // The day before a period may be the day of the deal; a whole month before is not.
                (Ok(date), Some(first)) if date < before(first) => return Err(UnreadReason::BadDate),
                (found, _) => found,
            }
        } else {
            read.resolve(self.plan.order)
        };
        found.map_err(|problem| match problem {
            Problem::Order => UnreadReason::BadDate,
            Problem::NoSuchDay => UnreadReason::NoSuchDay,
        })
    }

    fn record(&mut self, row: usize, date: Date, time: Option<u32>, read: Read) {
        let plan = self.plan;
        let columns = self.columns;
        let time = time.or_else(|| columns.time.and_then(|column| dates::time(self.table.raw(row, column))));
        let balance = columns.balance.and_then(|column| {
            let Cell::Amount(amount) = amounts::lex(self.table.raw(row, column)) else { return None };
            let minor = plan.minor(&amount, column, read.currency.minor_digits()).ok()?;
            let debt = amount.minus || amount.side == Some(Side::Out);
            Some(Amt::from_minor(if debt { -minor } else { minor }, read.currency))
        });
        let mut status = self.label(row, columns.status);
        if columns.more_status != columns.status {
            let more = self.label(row, columns.more_status);
            status = if more.is_empty() { status } else { format!("{status} {more}").trim().into() };
        }
        if let Some(refund) = read.refund {
            if !read.neutral {
                self.out.refunds = self.out.refunds.saturating_add(refund);
            }
            let words = self.table.raw(row, self.money[0]);
            let inner = words.split_once(['(', '（']).map_or("", |(_, rest)| rest.trim_end_matches([')', '）']));
            status = format!("{status} {inner}").trim().into();
        }
        if let Some(word) = read.conflict {
            self.out.conflicts.push((self.out.records.len(), word));
        }
        self.out.currencies.add(read.currency);
        self.out.minus += usize::from(read.minor < 0);
        let record = Record {
            line: self.table.rows[row].line,
            date,
            time,
            amount: Amt::from_minor(read.minor, read.currency),
            balance,
            party: self.label(row, columns.party),
            party_account: self.label(row, columns.party_account),
            text: self.text(row),
            kind: self.label(row, columns.kind),
            reference: self.label(row, columns.reference),
            status,
            own_account: self.label(row, columns.own_account),
            neutral: read.neutral,
        };
        self.out.records.push(record);
    }

    fn label(&mut self, row: usize, column: Option<usize>) -> Label {
        let Some(text) = column.map(|column| self.table.cell(row, column)) else { return Label::EMPTY };
        if amounts::is_nothing(&text) {
            return Label::EMPTY;
        }
        match (self.table.shared, text) {
            (Some(shared), Cow::Borrowed(text)) => shared.label(text),
            // Ids differ in every row: looking for an equal one would be in vain.
            (_, text) if column == self.columns.reference => text.into(),
            (_, text) => self.labels.of(&text),
        }
    }

    /// The columns of text of a row, one after the other.
    fn text(&mut self, row: usize) -> Label {
        let plan = self.plan;
        if let [only] = plan.texts[..] {
            return self.label(row, Some(only));
        }
        let mut text = String::new();
        for column in &plan.texts {
            let more = self.table.cell(row, *column);
            if !amounts::is_nothing(&more) && more != text {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&more);
            }
        }
        self.labels.of(&text)
    }

    fn summary_beside_date(&self, row: usize) -> Option<Summary> {
        self.words.iter().find_map(|column| words::summary_alone(self.table.raw(row, *column)))
    }

    /// Whether the file ends inside this row: it is the last, no line end follows, and it lacks cells or decimals
    /// that all other rows have.
    fn cut_off(&self, row: usize) -> bool {
        if row + 1 != self.table.rows.len() || self.table.closed || !self.shape.typed {
            return false;
        }
        if self.table.rows[row].unclosed || self.table.line_text(row).ends_with('\u{fffd}') {
            return true;
        }
        let typed =
            (self.shape.body..row).filter(|r| super::shape::typed(self.table, *r, self.shape.yearless).is_some());
        let (mut least, mut most, mut rows) = (usize::MAX, 0, 0);
        let mut decimals = usize::MAX;
        let count = self.table.rows[row].count;
        let ending = count.saturating_sub(1);
        let decimal = self.plan.decimals.get(ending).copied();
        for other in typed.take(500) {
            rows += 1;
            least = least.min(self.table.rows[other].count);
            most = most.max(self.table.rows[other].count);
            if let (Cell::Amount(amount), Some(sign)) = (amounts::lex(self.table.raw(other, ending)), decimal) {
                decimals = decimals.min(amount.decimals(sign));
            }
        }
        if rows < 2 {
            return false;
        }
        let begins =
            self.dated(row) || count > 1 || self.table.line_text(row).starts_with(|c: char| c.is_ascii_digit());
        if count < least && begins && words::summary(self.table.raw(row, 0)).is_none() {
            return true;
        }
        let money = self.money.contains(&ending) || self.plan.column(Role::Balance) == Some(ending);
        match (amounts::lex(self.table.raw(row, ending)), decimal) {
            (Cell::Amount(amount), Some(sign)) if money && most == count && decimals != usize::MAX => {
                amount.decimals(sign) < decimals
            }
            _ => false,
        }
    }

    fn unread(&mut self, row: usize, reason: UnreadReason) {
        let text = kept(self.table.line_text(row));
        self.out.unread.push(UnreadRow { line: self.table.rows[row].line, text, reason });
    }

    fn skip(&mut self, row: usize) {
        self.out.skipped.push(row);
    }
}

/// A line outside the table, as it is kept.
pub(super) fn skipped_line(table: &Table<'_>, row: usize) -> SkippedLine {
    SkippedLine { line: table.rows[row].line, text: kept(table.line_text(row)) }
}

fn kept(text: &str) -> String {
    text.trim().chars().take(KEPT).collect()
}

/// The first day of the month before a date.
fn before(first: Date) -> Date {
    Month::of(first).plus(-1).map_or(first, Month::first_day)
}

fn scale(at: usize, bytes: usize, text: usize) -> usize {
    usize::try_from(wide(at).saturating_mul(wide(bytes)) / wide(text)).unwrap_or(bytes)
}

fn wide(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

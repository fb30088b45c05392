//! Statements in formats that name each field: rows, the balances around them, and the proof of each statement.
//!
//! A file may hold several statements, of several accounts, in several currencies. Each is proven for itself:
//! opening balance plus its booked rows is its closing balance. Accounts are kept apart by [`Record::own_account`].

use super::amounts::{self, Cell};
use super::controls::Control;
use super::draft::Draft;
use super::finding::{ControlFigure, IntakeFinding, UnreadReason};
use super::format::Format;
use super::label::{Label, Labels};
use super::proof::{self, Stated};
use super::readers::{Ask, Source};
use super::recipe::{DecimalSign, Progress, Recipe};
use super::record::{ControlTotal, Record, RecordSet, SkippedLine, UnreadRow};
use crate::kernel::{Currency, Date, Finding, Money, Month, Origin, Severity, date};
use std::collections::{BTreeMap, BTreeSet};

/// Characters kept of a row that is not read.
const KEPT: usize = 400;
/// Findings of one kind that are listed one by one.
const LISTED: usize = 50;
/// Rows between two reports of progress.
const STEP: usize = 2_048;

/// A balance at the end of a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Balance {
    /// The balance; below zero is owed.
    pub money: Money,
    /// The day, if it can be read.
    pub date: Option<Date>,
}

/// The first opening and the last closing balance of an account.
type Ends = (Option<Balance>, Option<Balance>);

/// One statement while it is read.
#[derive(Clone, Default, Debug)]
pub(super) struct Statement {
    /// The line that states its closing balance, or where it begins.
    pub line: u32,
    /// The account as written.
    pub account: String,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Balance before its rows.
    pub opening: Option<Balance>,
    /// Balance after its rows.
    pub closing: Option<Balance>,
    /// The words that state the closing balance.
    pub text: String,
    from: usize,
    to: usize,
}

/// Where a finding of this module belongs.
#[derive(Clone, Copy)]
enum At {
    File,
    Row(usize),
    Line(u32),
}

/// Everything read so far.
pub(super) struct Statements {
    /// What the reader gives at its end.
    pub draft: Draft,
    /// The user's choices.
    pub recipe: Recipe,
    /// Whether an entry of the open statement was read as its parts.
    pub split: bool,
    case: Currency,
    bytes: usize,
    text: usize,
    done: Vec<Statement>,
    open: Option<Statement>,
    pending: BTreeSet<usize>,
    value_dates: u32,
    assumed: bool,
    listed: BTreeMap<&'static str, usize>,
    notes: Vec<(Severity, IntakeFinding, At)>,
    too_many: bool,
    labels: Labels,
}

/// An amount as read from a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// The amount.
    pub money: Money,
    /// Whether decimals beyond the currency's smallest unit were rounded away.
    pub rounded: bool,
}

/// Reads an amount with a known decimal sign.
pub(super) fn amount(text: &str, decimal: DecimalSign, currency: Currency) -> Result<Read, UnreadReason> {
    match amounts::lex(text) {
        Cell::Nothing => Err(UnreadReason::NoAmount),
        Cell::Other => Err(UnreadReason::BadAmount),
        Cell::Amount(amount) => {
            let (minor, rounded) =
                amount.rounded(decimal, currency.minor_digits()).map_err(|()| UnreadReason::BadAmount)?;
            let out = amount.minus || amount.side == Some(amounts::Side::Out);
            Ok(Read { money: Money::from_minor(if out { -minor } else { minor }, currency), rounded })
        }
    }
}

/// The decimal sign that the amounts of a file show, and an example if they leave it open.
pub(super) fn decimal_sign<'t>(texts: impl Iterator<Item = &'t str>) -> (DecimalSign, Option<String>) {
    let (mut point, mut comma, mut open) = (0_u32, 0_u32, None);
    for text in texts {
        let Cell::Amount(amount) = amounts::lex(text) else { continue };
        match amount.hint() {
            amounts::Hint::Sure(DecimalSign::Point) => point += 10,
            amounts::Hint::Sure(DecimalSign::Comma) => comma += 10,
            amounts::Hint::Likely(DecimalSign::Point) => point += 1,
            amounts::Hint::Likely(DecimalSign::Comma) => comma += 1,
            amounts::Hint::Open => open = open.or_else(|| Some(text.trim().to_owned())),
            amounts::Hint::Plain | amounts::Hint::Wrong => {}
        }
    }
    match (point, comma) {
        (0, 0) => {
            let sign = if open.as_ref().is_some_and(|text| text.contains(',')) {
                DecimalSign::Comma
            } else {
                DecimalSign::Point
            };
            (sign, open)
        }
        (point, comma) if point >= comma => (DecimalSign::Point, None),
        _ => (DecimalSign::Comma, None),
    }
}

/// A day of the calendar; a day from 29 to 31 that its month lacks becomes the month's last day. The second value
/// says whether that was done.
pub(super) fn day(year: i16, month: i8, day: i8) -> Result<(Date, bool), UnreadReason> {
    if let Some(found) = date(year, month, day) {
        return Ok((found, false));
    }
    match Month::new(year, month) {
        Some(month) if (29..=31).contains(&day) => Ok((month.last_day(), true)),
        _ => Err(UnreadReason::BadDate),
    }
}

/// The full year of one of two digits: 70–99 are of the last century.
pub(super) const fn full_year(year: i16) -> i16 {
    if year >= 100 {
        year
    } else if year < 70 {
        2000 + year
    } else {
        1900 + year
    }
}

/// At most so many characters of a text.
pub(super) fn kept(text: &str) -> String {
    text.chars().take(KEPT).collect()
}

/// A text with its runs of blanks and line breaks as single blanks.
pub(super) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A record with nothing but its place, day and amount.
pub(super) const fn blank(line: u32, date: Date, amount: Money) -> Record {
    Record {
        line,
        date,
        time: None,
        amount,
        balance: None,
        party: Label::EMPTY,
        party_account: Label::EMPTY,
        text: Label::EMPTY,
        kind: Label::EMPTY,
        reference: Label::EMPTY,
        status: Label::EMPTY,
        own_account: Label::EMPTY,
        neutral: false,
    }
}

impl Statements {
    /// Nothing read yet.
    pub fn new(format: Format, source: &Source<'_>, ask: &Ask<'_>) -> Self {
        Self {
            draft: Draft::new(format),
            recipe: ask.recipe(source.name),
            split: false,
            case: ask.currency,
            bytes: source.bytes.len(),
            text: source.text().map_or(1, |decoded| decoded.text.len()).max(1),
            done: Vec::new(),
            open: None,
            pending: BTreeSet::new(),
            value_dates: 0,
            assumed: false,
            listed: BTreeMap::new(),
            notes: Vec::new(),
            too_many: false,
            labels: Labels::default(),
        }
    }

    /// Begins a statement; the one before it ends.
    pub fn begin(&mut self, line: u32) -> &mut Statement {
        self.end();
        let from = self.draft.rows.len();
        self.open.insert(Statement { line, from, to: from, ..Statement::default() })
    }

    /// The statement being read; begins one where none is open.
    pub fn statement(&mut self, line: u32) -> &mut Statement {
        if self.open.is_none() {
            self.begin(line);
        }
        let from = self.draft.rows.len();
        self.open.get_or_insert_with(|| Statement { line, from, to: from, ..Statement::default() })
    }

    /// Whether a statement is open.
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Ends the statement being read.
    pub fn end(&mut self) {
        if let Some(mut statement) = self.open.take() {
            statement.to = self.draft.rows.len();
            self.done.push(statement);
        }
    }

    /// The currency of a row that names none: the user's choice, the statement's, else the case's with a finding.
    pub fn currency(&mut self) -> Currency {
        let own = self.open.as_ref().and_then(|statement| statement.currency);
        if let Some(currency) = self.recipe.currency.or(own) {
            return currency;
        }
        self.assumed = true;
        self.case
    }

    /// Whether the limit of rows is reached; then nothing more is to be read.
    pub fn full(&mut self) -> bool {
        let rows = self.draft.rows.len() + self.draft.unread.len();
        self.too_many |= u64::try_from(rows).unwrap_or(u64::MAX) >= super::MAX_ROWS;
        self.too_many
    }

    /// Takes a row in. `place` is how many bytes of the text are behind it. Returns its number.
    pub fn push(&mut self, mut record: Record, place: usize, ask: &mut Ask<'_>) -> usize {
        if record.own_account.is_empty()
            && let Some(statement) = &self.open
        {
            record.own_account = self.labels.of(&statement.account);
        }
        if self.recipe.flip_sign == Some(true) {
            record.amount = record.amount.negated();
        }
        self.draft.rows.push(record);
        let rows = self.draft.rows.len();
        if rows.is_multiple_of(STEP) {
            let share = u64::try_from(place).unwrap_or(0).saturating_mul(wide(self.bytes)) / wide(self.text);
            (ask.progress)(Progress {
                done_bytes: share.min(wide(self.bytes)),
                total_bytes: wide(self.bytes),
                rows: u32::try_from(rows).unwrap_or(u32::MAX),
            });
        }
        rows - 1
    }

    /// Keeps a row that cannot be read.
    pub fn unread(&mut self, line: u32, text: &str, reason: UnreadReason) {
        self.draft.unread.push(UnreadRow { line, text: kept(&squeezed(text)), reason });
    }

    /// Keeps a line outside the rows.
    pub fn skip(&mut self, line: u32, text: &str) {
        self.draft.skipped.push(SkippedLine { line, text: kept(text) });
    }

    /// Marks a row as not booked yet: it is kept and counts in no balance.
    pub fn mark_pending(&mut self, row: usize) {
        self.pending.insert(row);
        if let Some(record) = self.draft.rows.get_mut(row) {
            record.neutral = true;
        }
    }

    /// Counts a row whose value date is not its booking date.
    pub const fn value_date_differs(&mut self) {
        self.value_dates = self.value_dates.saturating_add(1);
    }

    /// A finding about a row; of each kind the first fifty are listed.
    pub fn note_row(&mut self, row: usize, severity: Severity, kind: IntakeFinding) {
        self.note(severity, kind, At::Row(row));
    }

    /// A finding about a line.
    pub fn note_line(&mut self, line: u32, severity: Severity, kind: IntakeFinding) {
        self.note(severity, kind, At::Line(line));
    }

    /// A finding about the file.
    pub fn note_file(&mut self, severity: Severity, kind: IntakeFinding) {
        self.note(severity, kind, At::File);
    }

    fn note(&mut self, severity: Severity, kind: IntakeFinding, at: At) {
        let name = match &kind {
            IntakeFinding::Rounded { .. } => "rounded",
            IntakeFinding::DateReplaced { .. } => "date",
            IntakeFinding::DirectionDiffers { .. } => "direction",
            IntakeFinding::PartsDiffer { .. } => "parts",
            IntakeFinding::Unbalanced { .. } => "unbalanced",
            IntakeFinding::NotApplied { .. } => "applied",
            _ => "",
        };
        let seen = self.listed.entry(name).or_default();
        *seen += 1;
        if name.is_empty() || *seen <= LISTED {
            self.notes.push((severity, kind, at));
        }
    }

    /// What only the user can decide.
    pub fn ask(&mut self, question: super::question::Question) {
        self.draft.question = Some(question);
    }

    /// A total that the file states, beside ours.
    pub fn control(&mut self, line: u32, text: &str, stated: ControlFigure, computed: ControlFigure) {
        let total = ControlTotal { line, text: kept(text), stated, computed };
        self.draft.controls.push(Control { total, severity: Severity::Warning });
    }

    /// Number and sum of booked rows of the open statement on one side, in one currency.
    pub fn side(&self, currency: Currency, money_in: bool) -> (u64, Money) {
        let from = self.open.as_ref().map_or(0, |statement| statement.from);
        let rows = self.booked(from, self.draft.rows.len());
        let own = rows.filter(|row| row.amount.currency() == currency && row.amount.is_negative() != money_in);
        let (mut count, mut sum) = (0, 0_i128);
        for row in own {
            count += 1;
            sum += i128::from(row.amount.minor()).abs();
        }
        (count, proof::money(sum, currency))
    }

    /// Turns the signs of some rows of the open statement round if its balances tie so and not otherwise.
    pub fn turn_if_it_ties(&mut self, rows: &[usize]) {
        let Some(statement) = &self.open else { return };
        let (Some(opening), Some(closing)) = (statement.opening, statement.closing) else { return };
        let currency = opening.money.currency();
        let minor = |row: &Record| {
            if row.amount.currency() == currency { i128::from(row.amount.minor()) } else { 0 }
        };
        let sum: i128 = self.booked(statement.from, self.draft.rows.len()).map(minor).sum();
        let turned: i128 = rows.iter().filter_map(|row| self.draft.rows.get(*row)).map(minor).sum();
        let moved = i128::from(closing.money.minor()) - i128::from(opening.money.minor());
        if turned == 0 || sum == moved || sum - 2 * turned != moved {
            return;
        }
        for row in rows {
            let Some(record) = self.draft.rows.get_mut(*row) else { continue };
            record.amount = record.amount.negated();
            let kind = IntakeFinding::DirectionDiffers { word: "RvslInd".to_owned(), amount: record.amount };
            self.note_row(*row, Severity::Warning, kind);
        }
    }

    fn booked(&self, from: usize, to: usize) -> impl Iterator<Item = &Record> {
        let all = self.draft.rows.get(from..to).unwrap_or_default().iter().enumerate();
        all.filter(move |(at, _)| !self.pending.contains(&(from + at))).map(|(_, row)| row)
    }

    /// The record set: every statement proven, every row with a line of its own.
    pub fn finish(mut self, source: &Source<'_>, ask: &Ask<'_>) -> Result<RecordSet, IntakeFinding> {
        self.end();
        if self.too_many {
            let rows = wide(self.draft.rows.len() + self.draft.unread.len());
            return Err(IntakeFinding::TooManyRows { rows, limit: super::MAX_ROWS });
        }
        self.name_account();
        let ties: Vec<Option<bool>> = (0..self.done.len()).map(|at| self.prove(at)).collect();
        self.gaps();
        self.draft.currency = self.draft.currency.or_else(|| {
            super::draft::main_currency(&self.draft.rows)
                .or_else(|| self.done.iter().find_map(|statement| statement.currency))
                .or(self.recipe.currency)
        });
        self.stated(&ties);
        self.tell();
        Ok(self.draft.finish(source, ask))
    }

    /// The user's name for the account, or the one that all statements share.
    fn name_account(&mut self) {
        let of_rows = self.draft.rows.iter().map(|row| row.own_account.as_str());
        let mut names: BTreeSet<&str> = self.done.iter().map(|statement| statement.account.as_str()).collect();
        let mut last = None;
        // Most rows are of the account of the row before.
        names.extend(of_rows.filter(|name| last.replace(*name) != Some(*name)));
        let single = names.len() <= 1;
        let name = names.first().map(|name| (*name).to_owned()).unwrap_or_default();
        match self.recipe.account.clone() {
            Some(chosen) if single => {
                self.draft.account.clone_from(&chosen);
                let label = Label::from(chosen.as_str());
                self.draft.rows.iter_mut().for_each(|row| row.own_account.clone_from(&label));
                self.done.iter_mut().for_each(|statement| statement.account.clone_from(&chosen));
            }
            _ if single => self.draft.account = name,
            _ => {}
        }
    }

    /// Proves one statement and gives its rows the running balance when it ties and its days run one way.
    fn prove(&mut self, at: usize) -> Option<bool> {
        let statement = self.done[at].clone();
        let (opening, closing) = (statement.opening?.money, statement.closing?.money);
        let currency = opening.currency();
        if closing.currency() != currency {
            return None;
        }
        let own = |row: &&Record| row.amount.currency() == currency;
        let sum: i128 =
            self.booked(statement.from, statement.to).filter(own).map(|row| i128::from(row.amount.minor())).sum();
        let computed = proof::money(i128::from(opening.minor()) + sum, currency);
        let label = if statement.account.is_empty() {
            statement.text.clone()
        } else {
            format!("{} {}", statement.account, statement.text)
        };
        // The proof line says it of a file with one statement.
        if self.done.len() > 1 {
            self.control(statement.line, &label, ControlFigure::Sum(closing), ControlFigure::Sum(computed));
        }
        let ties = computed == closing;
        if ties {
            self.run_balance(statement.from, statement.to, opening);
        }
        Some(ties)
    }

    fn run_balance(&mut self, from: usize, to: usize, opening: Money) {
        let rows = self.draft.rows.get(from..to).unwrap_or_default();
        let whole = rows
            .iter()
            .enumerate()
            .all(|(at, row)| row.amount.currency() == opening.currency() && !self.pending.contains(&(from + at)));
        let forward = rows.windows(2).all(|pair| pair[0].date <= pair[1].date);
        if !whole || !forward || rows.iter().any(|row| row.balance.is_some()) {
            return;
        }
        let mut balance = opening;
        for row in self.draft.rows.get_mut(from..to).unwrap_or_default() {
            let Some(next) = balance.checked_add(row.amount) else { return };
            balance = next;
            row.balance = Some(balance);
        }
    }

    /// Statements of one account and currency that do not follow each other.
    fn gaps(&mut self) {
        let mut last: BTreeMap<(String, Currency), Balance> = BTreeMap::new();
        let mut order: Vec<usize> = (0..self.done.len()).collect();
        order.sort_by_key(|at| {
            let statement = &self.done[*at];
            let day = statement.closing.and_then(|balance| balance.date);
            (day.or(statement.opening.and_then(|balance| balance.date)), *at)
        });
        for at in order {
            let statement = &self.done[at];
            let (Some(opening), Some(closing)) = (statement.opening, statement.closing) else { continue };
            let key = (statement.account.clone(), opening.money.currency());
            let line = statement.line;
            if let Some(before) = last.get(&key).copied()
                && before.money != opening.money
            {
                let kind = IntakeFinding::StatementGap { closing: before.money, opening: opening.money };
                self.note_line(line, Severity::Warning, kind);
            }
            last.insert(key, closing);
        }
    }

    /// Opening and closing balance of the whole file in its main currency, where every row lies between two balances.
    fn stated(&mut self, ties: &[Option<bool>]) {
        let Some(main) = self.draft.currency else { return };
        let mut first: BTreeMap<&str, Ends> = BTreeMap::new();
        let mut covered = 0;
        let mut whole = self.pending.is_empty();
        for (statement, ties) in self.done.iter().zip(ties) {
            let rows = self.draft.rows.get(statement.from..statement.to).unwrap_or_default();
            covered += rows.iter().filter(|row| row.amount.currency() == main).count();
            let own = |balance: Option<Balance>| balance.filter(|balance| balance.money.currency() == main);
            let (opening, closing) = (own(statement.opening), own(statement.closing));
            whole &= ties.is_some() || rows.is_empty();
            if opening.is_none() && closing.is_none() {
                continue;
            }
            let entry = first.entry(&statement.account).or_insert((opening, closing));
            let day = |balance: Option<Balance>| balance.and_then(|balance| balance.date);
            if day(opening) < day(entry.0) {
                entry.0 = opening;
            }
            if day(closing) >= day(entry.1) {
                entry.1 = closing;
            }
        }
        let all = self.draft.rows.iter().filter(|row| row.amount.currency() == main).count();
        let sum = |pick: fn(&Ends) -> Option<Balance>| -> Option<Money> {
            let mut total = Money::zero(main);
            for balances in first.values() {
                total = total.checked_add(pick(balances)?.money)?;
            }
            (!first.is_empty()).then_some(total)
        };
        let opening = if whole && covered == all { sum(|balances| balances.0) } else { None };
        self.draft.stated = Stated::of(opening, sum(|balances| balances.1));
    }

    /// Findings of all kinds, in the file's order.
    fn tell(&mut self) {
        self.own_lines();
        if self.assumed && !(self.draft.rows.is_empty() && self.draft.unread.is_empty()) {
            self.notes.push((Severity::Note, IntakeFinding::CurrencyAssumed, At::File));
        }
        if self.value_dates > 0 {
            self.notes.push((Severity::Note, IntakeFinding::ValueDates { count: self.value_dates }, At::File));
        }
        if !self.pending.is_empty() {
            let count = u32::try_from(self.pending.len()).unwrap_or(u32::MAX);
            self.notes.push((Severity::Note, IntakeFinding::Pending { count }, At::File));
        }
        let failed = self.notes.iter().any(|(severity, _, _)| *severity == Severity::Error);
        if self.draft.rows.is_empty() && self.draft.unread.is_empty() && !failed {
            self.notes.push((Severity::Note, IntakeFinding::NoEntries, At::File));
        }
        for (severity, kind, at) in std::mem::take(&mut self.notes) {
            let origin = match at {
                At::File => Origin::File(0),
                At::Line(line) => Origin::Line { file: 0, line },
                At::Row(row) => self
                    .draft
                    .rows
                    .get(row)
                    .map_or(Origin::File(0), |record| Origin::Line { file: 0, line: record.line }),
            };
            self.draft.findings.push(Finding::at(severity, kind, origin));
        }
    }

    /// Rows are told apart by their lines. Where several begin on one line, all are numbered through instead.
    fn own_lines(&mut self) {
        if self.draft.rows.windows(2).all(|pair| pair[0].line < pair[1].line) {
            return;
        }
        let mut seen = BTreeSet::new();
        if self.draft.rows.iter().map(|row| row.line).all(|line| seen.insert(line)) {
            return;
        }
        for (number, row) in (1..).zip(&mut self.draft.rows) {
            row.line = number;
        }
    }
}

fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

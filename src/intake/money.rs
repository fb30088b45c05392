//! Which columns carry the amount, how its sign is told, and which column is the balance. Every combination is
//! tried against the rows; a balance that rolls proves amount, sign and order of rows at once.

mod score;

use super::amounts::{self, Amount, Cell, Side};
use super::columns::Profile;
use super::recipe::DecimalSign;
use super::record::{Evidence, Role};
use super::table::Table;
use super::words;
use std::collections::BTreeMap;

/// Rows on which combinations are tried.
const SAMPLE: usize = 1_500;
/// Columns of amounts that are tried.
const COLUMNS: usize = 9;

/// How the sign of one column of amounts is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// As written: minus is money out.
    Direct,
    /// The other way round: minus is money in.
    Flipped,
    /// By the word in a direction column; a minus turns it round.
    Word(usize),
    /// As [`Mode::Word`], but the sign of the cell carries nothing.
    WordOnly(usize),
    /// By the first words of a text column.
    Text(usize),
    /// Amounts without plus, `CR` or minus are money out, others as marked.
    PlusIsIn,
    /// By the change of the balance.
    Balance,
}

/// Where amounts stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Money {
    /// In one column.
    One {
        /// The column.
        column: usize,
        /// How the sign is told.
        mode: Mode,
    },
    /// Money out and money in have a column each.
    Two {
        /// Money out.
        debit: Option<usize>,
        /// Money in.
        credit: Option<usize>,
        /// Whether money out is written with a minus.
        minus: bool,
    },
}

impl Money {
    /// The columns that carry amounts.
    pub fn columns(&self) -> Vec<usize> {
        match *self {
            Self::One { column, .. } => vec![column],
            Self::Two { debit, credit, .. } => debit.into_iter().chain(credit).collect(),
        }
    }
}

/// Which way the rows run, as the balance proves it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Run {
    /// Oldest first.
    Forward,
    /// Newest first.
    Backward,
}

/// How far a balance column rolls with the amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Roll {
    /// Which way.
    pub run: Run,
    /// Rows that roll.
    pub rows: u32,
    /// Rows that could be checked.
    pub of: u32,
}

impl Roll {
    /// Whether it proves anything: at least two rows, and most of them.
    pub const fn proves(&self) -> bool {
        self.rows >= 2 && self.rows * 10 >= self.of * 6
    }
}

/// The combination that explains the rows best.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Found {
    /// Where the amounts stand.
    pub money: Money,
    /// The balance.
    pub balance: Option<usize>,
    /// How far it rolls.
    pub roll: Option<Roll>,
    /// Whether the sign is certain.
    pub sure: bool,
    /// Whether the balance moves as if debit and credit were the other way round, in too few rows to prove it.
    pub against: bool,
    score: i64,
}

/// What the search needs to know.
pub(super) struct Search<'s, 't> {
    /// The rows.
    pub table: &'s Table<'t>,
    /// The first row of the body.
    pub body: usize,
    /// The column of dates; rows without one are not looked at.
    pub date: Option<usize>,
    /// Columns' contents.
    pub profiles: &'s [Profile],
    /// Decimal signs by column.
    pub decimals: &'s [DecimalSign],
    /// Minor digits of the currency.
    pub places: u32,
    /// Meanings the user chose.
    pub chosen: &'s BTreeMap<usize, Role>,
    /// Column of currencies.
    pub currency: Option<usize>,
    /// Whether the table is a sheet of a workbook, whose numbers may have more decimals than the currency.
    pub mixed: bool,
}

/// Cells of the sampled rows.
struct Sample {
    rows: Vec<usize>,
    /// By column: the amounts of the sampled rows; `None` for nothing or something else.
    values: BTreeMap<usize, Vec<Option<(Amount, i64)>>>,
    currencies: Vec<u32>,
}

impl Search<'_, '_> {
    /// The best combination; `None` when no column has amounts.
    pub fn find(&self) -> Option<Found> {
        let money = self.money_columns();
        let sample = self.sample(&money);
        let chosen = |role: Role| self.chosen.iter().find(|(_, r)| **r == role).map(|(column, _)| *column);
        let mut best: Option<Found> = None;
        let mut offer = |found: Found| {
            if best.is_none_or(|best| found.score > best.score) {
                best = Some(found);
            }
        };
        let (amount, debit, credit) = (chosen(Role::Amount), chosen(Role::Debit), chosen(Role::Credit));
        if debit.is_none() && credit.is_none() {
            for column in money.iter().copied().filter(|column| amount.is_none_or(|chosen| chosen == *column)) {
                for mode in self.modes(&sample, column, &money) {
                    self.offer_with_balances(&sample, Money::One { column, mode }, &money, &mut offer);
                }
            }
        }
        if amount.is_none() {
            for (out, into) in self.pairs(&money, debit, credit) {
                let minus = out.is_some_and(|column| self.mostly_minus(&sample, column));
                let two = Money::Two { debit: out, credit: into, minus };
                self.offer_with_balances(&sample, two, &money, &mut offer);
            }
        }
        best.map(|found| Found { against: self.is_against(&sample, &found), ..found })
    }

    fn is_against(&self, sample: &Sample, found: &Found) -> bool {
        let Money::Two { debit: Some(debit), credit: Some(credit), minus: false } = found.money else { return false };
        let (Some(balance), Some(roll)) = (found.balance, found.roll) else { return false };
        let turned = Money::Two { debit: Some(credit), credit: Some(debit), minus: false };
        let other = || self.roll(sample, turned, balance);
        roll.rows == 0 && roll.of > 0 && matches!(other(), turned if turned.rows == turned.of && turned.of == roll.of)
    }

    fn money_columns(&self) -> Vec<usize> {
        let role = |column: &usize| self.chosen.get(column).copied();
        let is_money = |role: Role| matches!(role, Role::Amount | Role::Debit | Role::Credit | Role::Balance);
        let mut columns: Vec<usize> = (0..self.profiles.len())
            .filter(|column| Some(*column) != self.date)
            .filter(|column| role(column).map_or_else(|| self.profiles[*column].is_money(), is_money))
            .collect();
        columns.sort_by_key(|column| {
            let profile = &self.profiles[*column];
            let named = profile.named().is_some_and(is_money);
            (role(column).is_none(), !named, std::cmp::Reverse(profile.telling), *column)
        });
        columns.truncate(COLUMNS);
        columns.sort_unstable();
        columns
    }

    fn sample(&self, money: &[usize]) -> Sample {
        let dated = |row: &usize| {
            self.date.is_none_or(|date| super::dates::lex(self.table.raw(*row, date)).is_some())
                && !(0..self.table.rows[*row].count).any(|c| words::summary_alone(self.table.raw(*row, c)).is_some())
        };
        let rows: Vec<usize> = (self.body..self.table.rows.len()).filter(dated).take(SAMPLE).collect();
        let value = |row: usize, column: usize| match amounts::lex(self.table.raw(row, column)) {
            Cell::Amount(amount) => {
                let minor = amount.minor(self.decimals[column], self.places);
                let minor = if self.mixed {
                    minor.or_else(|()| amount.rounded(DecimalSign::Point, self.places).map(|(minor, _)| minor))
                } else {
                    minor
                };
                minor.ok().map(|minor| (amount, minor))
            }
            Cell::Nothing | Cell::Other => None,
        };
        let values = money.iter().map(|c| (*c, rows.iter().map(|row| value(*row, *c)).collect())).collect();
        let mut names = BTreeMap::new();
        let currencies = rows
            .iter()
            .map(|row| {
                let name = self.currency.map_or("", |column| self.table.raw(*row, column));
                let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
                *names.entry(name).or_insert(next)
            })
            .collect();
        Sample { rows, values, currencies }
    }

    /// The ways in which the sign of a column may be told.
    fn modes(&self, sample: &Sample, column: usize, money: &[usize]) -> Vec<Mode> {
        let values: Vec<(Amount, i64)> = sample.values[&column].iter().copied().flatten().collect();
        let minus = values.iter().filter(|(amount, minor)| amount.minus && *minor != 0).count();
        let marked = values.iter().filter(|(amount, _)| amount.plus || amount.side.is_some()).count();
        let mut modes = Vec::new();
        for direction in 0..self.profiles.len() {
            let chosen = self.chosen.get(&direction).copied();
            let fits = chosen.map_or_else(|| self.profiles[direction].is_direction(), |role| role == Role::Direction);
            if direction != column && fits {
                modes.push(self.by_word(sample, column, direction));
            }
        }
        if self.chosen.values().any(|role| *role == Role::Direction) && !modes.is_empty() {
            return modes;
        }
        if minus > 0 || marked == values.len() {
            modes.push(Mode::Direct);
            modes.push(Mode::Flipped);
        } else if marked > 0 {
            modes.push(Mode::PlusIsIn);
        } else {
            modes.push(Mode::Direct);
            modes.push(Mode::Flipped);
            if money.len() > 1 {
                modes.push(Mode::Balance);
            }
            modes.extend(self.text_column(sample).map(Mode::Text));
        }
        modes
    }

    /// How a direction column and the signs of the amounts go together.
    fn by_word(&self, sample: &Sample, column: usize, direction: usize) -> Mode {
        let (mut out, mut into) = (0_i64, 0_i64);
        for (at, value) in sample.values[&column].iter().enumerate() {
            let Some((amount, minor)) = value.filter(|(_, minor)| *minor != 0) else { continue };
            let sign = if amount.minus || minor < 0 { -1 } else { 1 };
            match words::direction(self.table.raw(sample.rows[at], direction)) {
                Some(Side::Out) => out += sign,
                Some(Side::In) => into += sign,
                Some(Side::Neither) | None => {}
            }
        }
        match (out.signum(), into.signum()) {
            (-1, 1 | 0) => Mode::Direct,
            (1, -1) | (0, -1) => Mode::Flipped,
            (-1, -1) => Mode::WordOnly(direction),
            _ => Mode::Word(direction),
        }
    }

    /// A text column whose first words tell the direction of nearly every row.
    fn text_column(&self, sample: &Sample) -> Option<usize> {
        (0..self.profiles.len()).find(|column| {
            let told =
                sample.rows.iter().filter(|row| words::side_of_text(self.table.raw(**row, *column)).is_some()).count();
            told > 0 && told * 10 >= sample.rows.len() * 7
        })
    }

    fn mostly_minus(&self, sample: &Sample, column: usize) -> bool {
        let Some(values) = sample.values.get(&column) else { return false };
        let filled = values.iter().flatten().filter(|(_, minor)| *minor != 0);
        let (minus, all) = filled.fold((0, 0), |(minus, all), (amount, _)| (minus + i64::from(amount.minus), all + 1));
        minus * 2 > all
    }

    fn pairs(
        &self,
        money: &[usize],
        debit: Option<usize>,
        credit: Option<usize>,
    ) -> Vec<(Option<usize>, Option<usize>)> {
        let fits = |column: usize, chosen: Option<usize>| chosen.is_none_or(|chosen| chosen == column);
        let mut pairs = Vec::new();
        for out in money.iter().copied().filter(|column| fits(*column, debit)) {
            for into in money.iter().copied().filter(|column| fits(*column, credit)) {
                if out != into {
                    pairs.push((Some(out), Some(into)));
                }
            }
        }
        // One column alone, when its heading or the user says which side it is.
        for column in money.iter().copied() {
            let named = self.chosen.get(&column).copied().or_else(|| self.profiles[column].named());
            if named == Some(Role::Debit) && credit.is_none() && fits(column, debit) {
                pairs.push((Some(column), None));
            }
            if named == Some(Role::Credit) && debit.is_none() && fits(column, credit) {
                pairs.push((None, Some(column)));
            }
        }
        pairs
    }

    fn offer_with_balances(&self, sample: &Sample, money: Money, columns: &[usize], offer: &mut impl FnMut(Found)) {
        let used = money.columns();
        let chosen = self.chosen.iter().find(|(_, role)| **role == Role::Balance).map(|(column, _)| *column);
        let mut any = false;
        for balance in columns.iter().copied() {
            if used.contains(&balance) || chosen.is_some_and(|chosen| chosen != balance) {
                continue;
            }
            let heading = self.profiles[balance].named();
            let named = heading == Some(Role::Balance) || chosen == Some(balance);
            let other = matches!(heading, Some(Role::Debit | Role::Credit | Role::Ignored));
            let roll = self.roll(sample, money, balance);
            if !named && (other || !roll.proves()) {
                continue;
            }
            if chosen.is_none() && roll.rows == 0 && roll.of > 0 && constant(sample, balance) {
                continue;
            }
            any = true;
            if let Some(found) = self.score(sample, money, Some((balance, roll, named))) {
                offer(found);
            }
        }
        if let (false, Some(found)) = (any && chosen.is_some(), self.score(sample, money, None)) {
            offer(found);
        }
    }

    /// The signed amount of a sampled row; `None` when nothing can be said.
    fn signed(&self, sample: &Sample, money: Money, at: usize) -> Option<i64> {
        let written = |column: usize| {
            sample.values[&column][at].map(|(amount, minor)| (amount, if amount.minus { -minor } else { minor }))
        };
        match money {
            Money::One { column, mode } => {
                let (amount, value) = written(column)?;
                let row = sample.rows[at];
                let side = match mode {
                    Mode::Word(c) | Mode::WordOnly(c) => Some(words::direction(self.table.raw(row, c))?),
                    Mode::Text(c) => Some(words::side_of_text(self.table.raw(row, c))?),
                    Mode::Direct | Mode::Flipped | Mode::PlusIsIn | Mode::Balance => None,
                };
                signed(amount, value, mode, side)
            }
            Money::Two { debit, credit, minus } => {
                let out = debit.and_then(written).map_or(0, |(_, value)| value);
                let into = credit.and_then(written).map_or(0, |(_, value)| value);
                let some = debit.and_then(written).is_some() || credit.and_then(written).is_some();
                let out = if minus { out } else { out.checked_neg()? };
                if some && (out == 0 || into == 0) { out.checked_add(into) } else { None }
            }
        }
    }

    /// How far a balance rolls with the amounts, in the better of both directions.
    fn roll(&self, sample: &Sample, money: Money, balance: usize) -> Roll {
        let by_balance = matches!(money, Money::One { mode: Mode::Balance, .. });
        let mut last: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
        let (mut forward, mut backward, mut of) = (0, 0, 0);
        for at in 0..sample.rows.len() {
            let Some((amount, minor)) = sample.values[&balance][at] else { continue };
            let now = if amount.minus { -minor } else { minor };
            let Some(value) = self.signed(sample, money, at) else { continue };
            if let Some((before, earlier)) = last.insert(sample.currencies[at], (now, value)) {
                let step = now.saturating_sub(before);
                if value == 0 && step == 0 {
                    continue;
                }
                of += 1;
                forward += u32::from(step == value || (by_balance && step.saturating_abs() == value));
                let back = step.saturating_neg();
                backward += u32::from(back == earlier || (by_balance && step.saturating_abs() == earlier));
            }
        }
        if backward > forward {
            Roll { run: Run::Backward, rows: backward, of }
        } else {
            Roll { run: Run::Forward, rows: forward, of }
        }
    }
}

/// Whether a column has the same value in every row: a balance of the file that stands beside each row, not one after it.
fn constant(sample: &Sample, column: usize) -> bool {
    let mut values = sample.values[&column].iter().flatten().map(|(amount, minor)| (amount.minus, *minor));
    let first = values.next();
    first.is_some() && values.all(|value| Some(value) == first)
}

/// The signed amount of a cell. `side` is what the direction column or the text says.
pub(super) fn signed(amount: Amount, value: i64, mode: Mode, side: Option<Side>) -> Option<i64> {
    let sided = |side: Side, value: i64| match side {
        Side::In | Side::Neither => Some(value),
        Side::Out => value.checked_neg(),
    };
    match mode {
        Mode::Direct => match amount.side {
            Some(side) => sided(side, value.checked_abs()?),
            None => Some(value),
        },
        Mode::Flipped => value.checked_neg(),
        Mode::Word(_) | Mode::Text(_) => sided(side?, value),
        Mode::WordOnly(_) => sided(side?, value.checked_abs()?),
        Mode::PlusIsIn => match (amount.plus, amount.side) {
            (_, Some(side)) => sided(side, value.checked_abs()?),
            (true, None) => Some(value),
            (false, None) => value.checked_neg(),
        },
        Mode::Balance => Some(value),
    }
}

/// The evidence for a column of amounts or the balance.
pub(super) fn evidence(found: &Found, column: usize) -> Vec<Evidence> {
    let mut out = Vec::new();
    let shows =
        |roll: &Roll| found.balance == Some(column) || (roll.proves() && found.money.columns().contains(&column));
    if let Some(roll) = found.roll.filter(|roll| roll.of > 0 && shows(roll)) {
        out.push(Evidence::BalanceRolls { rows: roll.rows, of: roll.of });
    }
    if let Money::Two { debit: Some(debit), credit: Some(credit), .. } = found.money
        && (column == debit || column == credit)
    {
        out.push(Evidence::Exclusive);
    }
    out
}

//! How well a combination of columns explains the rows.

use super::{Found, Mode, Money, Roll, Sample, Search};
use crate::intake::record::Role;

impl Search<'_, '_> {
    /// How well a combination explains the rows; `None` when it cannot hold.
    pub(super) fn score(&self, sample: &Sample, money: Money, balance: Option<(usize, Roll, bool)>) -> Option<Found> {
        let rows = i64::try_from(sample.rows.len()).unwrap_or(i64::MAX).max(1);
        let usable = match money {
            Money::One { column, mode: Mode::Balance } => sample.values[&column].iter().flatten().count(),
            // A column of zeros beside the real amounts explains nothing.
            Money::One { .. } => {
                (0..sample.rows.len()).filter(|at| self.signed(sample, money, *at).is_some_and(|v| v != 0)).count()
            }
            Money::Two { .. } => (0..sample.rows.len()).filter(|at| self.signed(sample, money, *at).is_some()).count(),
        };
        let usable = i64::try_from(usable).unwrap_or(0);
        let mut score = 400 * usable / rows;
        let roll = balance.map(|(_, roll, _)| roll);
        let proven = roll.is_some_and(|roll| roll.proves());
        if let Some((_, roll, named)) = balance {
            score += if named { 60 } else { 0 };
            if roll.proves() {
                score += if roll.rows == roll.of { 100 } else { 0 };
                score += 400 * i64::from(roll.rows) / i64::from(roll.of.max(1)) + i64::from(roll.rows.min(20)) * 5;
            } else if roll.rows == 1 && roll.of == 1 && named {
                score += 90;
            }
        }
        let (own, sure) = match money {
            Money::One { column, mode } => {
                // Every row that can be checked rises by what it says: amounts are what they are written as, the first
                // one too, whose balance has none before it.
                let rises = roll.is_some_and(|roll| roll.rows >= 3 && roll.rows == roll.of);
                let (own, sure) = self.score_one(sample, column, mode, proven)?;
                if mode == Mode::Direct && rises && !sure { (own + 40, true) } else { (own, sure) }
            }
            Money::Two { debit, credit, minus } => {
                let whole = roll.is_some_and(|roll| roll.proves() && roll.rows == roll.of);
                self.score_two(sample, debit, credit, minus, (proven, whole))?
            }
        };
        score += own;
        Some(Found {
            money,
            balance: balance.map(|(column, _, _)| column),
            roll,
            sure: sure || proven,
            against: false,
            score,
        })
    }

    fn telling(&self, column: usize) -> i64 {
        let profile = &self.profiles[column];
        100 * i64::from(profile.telling) / i64::from(profile.amounts.max(1))
    }

    fn score_one(&self, sample: &Sample, column: usize, mode: Mode, proven: bool) -> Option<(i64, bool)> {
        let profile = &self.profiles[column];
        let named = match profile.heading {
            Some(heading) if heading.role == Role::Amount => {
                180 + if heading.exact { 60 } else { 0 } + if heading.booked { 30 } else { 0 }
            }
            Some(heading) if matches!(heading.role, Role::Debit | Role::Credit) => 40,
            Some(heading) if heading.role == Role::Balance => -400,
            Some(heading) if heading.role == Role::Ignored => -300,
            Some(heading) if heading.role == Role::Text => -40,
            Some(_) => -250,
            None => 0,
        };
        let values = || sample.values[&column].iter().flatten().filter(|(_, minor)| *minor != 0);
        let all = values().count();
        let minus = values().filter(|(amount, _)| amount.minus).count();
        let marked = values().filter(|(amount, _)| amount.plus || amount.side.is_some()).count();
        let (more, sure) = match mode {
            Mode::Direct if minus + marked > 0 => (80, true),
            Mode::Direct => (0, false),
            Mode::Flipped if proven => (20, true),
            // Against the words of a direction column the sign of the cells is turned round.
            Mode::Flipped if self.word_turns(sample, column) => (110, true),
            Mode::Flipped => return None,
            Mode::Word(_) | Mode::WordOnly(_) => (150, true),
            Mode::Text(_) => (70, true),
            Mode::PlusIsIn => (60, true),
            Mode::Balance if proven => (30, true),
            Mode::Balance => return None,
        };
        Some((named + more + self.telling(column) + i64::from(all > 0) * 10, sure))
    }

    fn word_turns(&self, sample: &Sample, column: usize) -> bool {
        (0..self.profiles.len()).any(|direction| {
            direction != column
                && self.profiles[direction].is_direction()
                && self.by_word(sample, column, direction) == Mode::Flipped
        })
    }

    fn score_two(
        &self,
        sample: &Sample,
        debit: Option<usize>,
        credit: Option<usize>,
        minus: bool,
        (proven, whole): (bool, bool),
    ) -> Option<(i64, bool)> {
        let heading = |column: Option<usize>, right: Role| {
            let Some(column) = column else { return -50 };
            // Who says which column is which side, the user or a known layout, leaves no doubt.
            if self.chosen.get(&column) == Some(&right) {
                return 180;
            }
            match self.profiles[column].heading {
                Some(heading) if heading.role == right => 120 + if heading.booked { 15 } else { 0 },
                Some(heading) if heading.role == Role::Amount => -60,
                Some(_) => -400,
                None => 0,
            }
        };
        // In a firm's own books a debit is money in: the balance of every row shows it.
        let is = |column: Option<usize>, role: Role| {
            column.and_then(|column| self.profiles[column].heading).is_some_and(|heading| heading.role == role)
        };
        let own_books = whole && is(debit, Role::Credit) && is(credit, Role::Debit);
        let named = if own_books { 0 } else { heading(debit, Role::Debit) + heading(credit, Role::Credit) };
        let filled = |column: usize| sample.values[&column].iter().flatten().filter(|(_, minor)| *minor != 0);
        let (out, into) = (debit.map_or(0, |c| filled(c).count()), credit.map_or(0, |c| filled(c).count()));
        if let (Some(debit), Some(credit)) = (debit, credit) {
            let both = sample.values[&debit].iter().zip(&sample.values[&credit]);
            let both = both.filter(|(a, b)| a.is_some_and(|a| a.1 != 0) && b.is_some_and(|b| b.1 != 0)).count();
            let few = if named > 0 { (sample.rows.len() / 4).max(1) } else { sample.rows.len() / 20 };
            if both > few && both > 0 {
                return None;
            }
            // Without headings a column that is never filled is no side.
            if named <= 0 && (out == 0 || into == 0) {
                return None;
            }
        }
        let minus_in = credit.is_some_and(|c| self.mostly_minus(sample, c));
        let plus_out = debit.is_some_and(|c| filled(c).any(|(amount, _)| amount.plus));
        let plus_in = credit.is_some_and(|c| filled(c).any(|(amount, _)| amount.plus));
        let signs =
            i64::from(minus) * 60 + i64::from(plus_in) * 40 - i64::from(minus_in) * 80 - i64::from(plus_out) * 80;
        let told = (minus && !minus_in) || (plus_in && !plus_out);
        let telling = debit.into_iter().chain(credit).map(|c| self.telling(c)).sum::<i64>()
            / i64::try_from(debit.into_iter().chain(credit).count().max(1)).unwrap_or(1);
        // With nothing else to go by, the side with more rows is money out.
        let more = if out > into { 3 } else { 0 };
        Some((named + signs + telling + more, named > 60 || told || proven))
    }
}

//! The signed amount of one row.

use super::RowReader;
use crate::intake::amounts::{self, Amount, Cell, Side, Unit};
use crate::intake::finding::UnreadReason;
use crate::intake::money::{self, Mode, Money};
use crate::intake::recipe::DecimalSign;
use crate::intake::record::Role;
use crate::intake::words;
use crate::kernel::Currency;

/// One amount as read.
pub(super) struct Read {
    pub minor: i64,
    pub currency: Currency,
    pub neutral: bool,
    pub refund: Option<i64>,
    pub conflict: Option<String>,
}

impl<'t> RowReader<'_, 't> {
    fn side(&mut self, row: usize, column: usize) -> Option<Side> {
        let text = self.table.raw(row, column);
        if text.is_empty() && self.plan.bill {
            return Some(Side::Neither);
        }
        *self.sides.entry(text).or_insert_with(|| words::direction(text))
    }

    fn currency(&self, row: usize, amount: &Amount) -> (Currency, Option<Unit>) {
        let named = self.columns.currency.and_then(|column| {
            let text = self.table.raw(row, column);
            let code = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
            words::currency(text).or_else(|| if code { Currency::parse(text) } else { None })
        });
        match (named, amount.unit) {
            (Some(currency), _) => (currency, Some(Unit::Is(currency))),
            (None, Some(Unit::Is(currency))) => (currency, Some(Unit::Is(currency))),
            (None, unit) => match (self.plan.heading_currency, unit) {
                (Some(currency), _) => (currency, Some(Unit::Is(currency))),
                (None, Some(Unit::Sign(sign, currency))) => (currency, Some(Unit::Sign(sign, currency))),
                (None, _) => (self.plan.currency, None),
            },
        }
    }

    /// The amount of a row, or why it has none.
    pub(super) fn amount(&mut self, row: usize) -> Result<Read, UnreadReason> {
        let found = self.plan.found.ok_or(UnreadReason::NoAmount)?;
        let cell = |column: usize| match amounts::lex(self.table.raw(row, column)) {
            Cell::Amount(amount) => Ok(Some(amount)),
            Cell::Nothing => Ok(None),
            Cell::Other => Err(UnreadReason::BadAmount),
        };
        let (amount, column) = match found.money {
            Money::One { column, .. } => (cell(column)?.ok_or(UnreadReason::NoAmount)?, column),
            Money::Two { debit, credit, .. } => self.one_side(debit, credit, cell)?,
        };
        let (currency, unit) = self.currency(row, &amount);
        match unit {
            None => {
                self.out.assumed += 1;
                let cell = self.columns.currency.map(|column| self.table.raw(row, column));
                self.out.strange |= cell.is_some_and(|cell| !amounts::is_nothing(cell));
            }
            Some(Unit::Sign(sign, currency)) => {
                self.out.signs.insert(sign, currency);
            }
            Some(Unit::Is(_)) => {}
        }
        let plain = match self.plan.minor(&amount, column, currency.minor_digits()) {
            Ok(plain) => plain,
            Err(()) => self.rounded(row, &amount, column, currency).ok_or(UnreadReason::BadAmount)?,
        };
        let written = if amount.minus { -plain } else { plain };
        let mut neutral = false;
        let mut conflict = None;
        let minor = match found.money {
            Money::One { mode, .. } => {
                let side = match mode {
                    Mode::Word(c) | Mode::WordOnly(c) => Some(self.side(row, c).ok_or(UnreadReason::UnknownDirection)?),
                    Mode::Text(c) => {
                        let side = words::side_of_text(self.table.raw(row, c));
                        Some(side.ok_or(UnreadReason::UnknownDirection)?)
                    }
                    Mode::Direct | Mode::Flipped | Mode::PlusIsIn | Mode::Balance => None,
                };
                let mut value = money::signed(amount, written, mode, side).ok_or(UnreadReason::BadAmount)?;
                neutral = side == Some(Side::Neither);
                if neutral && self.neutral_side(row) == Side::Out {
                    value = -value;
                }
                if let (None, Some(direction)) = (side, self.columns.direction) {
                    let word = self.side(row, direction);
                    neutral |= word == Some(Side::Neither) && !amounts::is_nothing(self.table.raw(row, direction));
                    if matches!((word, value.signum()), (Some(Side::In), -1) | (Some(Side::Out), 1)) {
                        conflict = Some(self.table.raw(row, direction).to_owned());
                    }
                }
                value
            }
            Money::Two { debit, minus, .. } => {
                let out = debit == Some(column);
                if out && !minus { -written } else { written }
            }
        };
        let minor = if self.plan.flip { -minor } else { minor };
        Ok(Read { minor, currency, neutral, refund: amount.refund(), conflict })
    }

    /// The amount of a number in a workbook, rounded; counted so that it is told.
    fn rounded(&mut self, row: usize, amount: &Amount, column: usize, currency: Currency) -> Option<i64> {
        // Numbers of a workbook have a point, whatever its texts have.
        let numeric = self.plan.mixed && amount.unit.is_none();
        let (minor, _) = amount.rounded(DecimalSign::Point, currency.minor_digits()).ok().filter(|_| numeric)?;
        let cell = || self.table.raw(row, column).to_owned();
        let before = self.out.rounded.take();
        self.out.rounded = Some(before.map_or_else(|| (1, cell()), |(count, first)| (count + 1, first)));
        Some(minor)
    }

    /// The filled one of two columns; a zero beside it counts as empty.
    fn one_side(
        &self,
        debit: Option<usize>,
        credit: Option<usize>,
        cell: impl Fn(usize) -> Result<Option<Amount>, UnreadReason>,
    ) -> Result<(Amount, usize), UnreadReason> {
        let mut zero = None;
        let mut filled = None;
        for column in credit.into_iter().chain(debit) {
            let Some(amount) = cell(column)? else { continue };
            let minor = self.plan.minor(&amount, column, 6).map_err(|()| UnreadReason::BadAmount)?;
            if minor == 0 {
                zero = Some((amount, column));
            } else if filled.is_some() {
                return Err(UnreadReason::BothSides);
            } else {
                filled = Some((amount, column));
            }
        }
        filled.or(zero).ok_or(UnreadReason::NoAmount)
    }

    /// Which way the money of a neutral row went, by the bill's own words.
    fn neutral_side(&self, row: usize) -> Side {
        const IN: [&str; 8] = ["退款", "退回", "零钱充值", "到零钱", "卖出", "赎回", "收益", "余额充值"];
        let says = |role: Role| self.plan.column(role).map_or("", |column| self.table.raw(row, column));
        let kind = says(Role::Kind);
        let texts = [kind, says(Role::Text), says(Role::Status)];
        let into = texts.iter().any(|text| IN.iter().any(|word| text.contains(word)));
        if into || kind.starts_with("充值") { Side::In } else { Side::Out }
    }
}

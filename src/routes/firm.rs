//! The firm as it stands: the lines, loans and lists that changes move, and how far each change can go.

use super::kind::{Changes, Kind};
use super::rules::RouteRules;
use crate::assessment::Case;
use crate::facts::{Answers, Before, EvidenceGrade, FactKey, FactSheet, Field, FieldKey, Group, LedgerFacts};
use crate::indicators::{IndicatorKey, IndicatorSet};
use crate::kernel::{AmountUnit, Currency, Date, Money, Rounding, Value};
use crate::rules::Pack;
use std::collections::BTreeMap;

/// Lines of the latest accounts that changes move, with the fact of each.
const LINES: [(Field, FactKey); 14] = [
    (Field::Cash, FactKey::FinCash),
    (Field::Receivables, FactKey::FinReceivables),
    (Field::Inventory, FactKey::FinInventory),
    (Field::TotalAssets, FactKey::FinTotalAssets),
    (Field::ShortDebt, FactKey::FinShortDebt),
    (Field::Payables, FactKey::FinPayables),
    (Field::OtherCurrentLiabilities, FactKey::FinOtherCurrentLiabilities),
    (Field::LongDebt, FactKey::FinLongDebt),
    (Field::RetainedEarnings, FactKey::FinRetainedEarnings),
    (Field::Revenue, FactKey::FinRevenue),
    (Field::CostOfSales, FactKey::FinCostOfSales),
    (Field::OperatingExpenses, FactKey::FinOperatingExpenses),
    (Field::NetProfit, FactKey::FinNetProfit),
    (Field::Dividends, FactKey::FinDividends),
];

/// One loan of the list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Loan {
    pub(super) row: u16,
    pub(super) balance: Money,
    pub(super) payment: Option<Money>,
    pub(super) rate: Option<f64>,
    pub(super) months: Option<f64>,
}

/// Why a kind of change has nothing to offer this firm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// There is none of it: no debt, no stock, no overdue.
    Nothing,
    /// It is as low as is asked for already.
    AtFloor,
    /// A fact is not known.
    Unknown(FactKey),
    /// No cash can be spared for it.
    NoCash,
}

/// How far a kind of change can go.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Reach {
    /// Up to an amount.
    Amount(Money),
    /// From whole days down to whole days; the amount is the balance less what the days leave of the flow of a year.
    Days { now: f64, least: f64, balance: Money, flow: f64 },
    /// A share down by at most so much.
    Share(f64),
    /// Done or not.
    Whole,
    /// Either side of now, as a share.
    Either(f64),
}

/// The firm.
pub(super) struct Firm<'a> {
    pub(super) case: &'a Case,
    pub(super) of_ledger: &'a LedgerFacts,
    pub(super) pack: &'a Pack,
    pub(super) as_of: Date,
    pub(super) rules: RouteRules,
    /// The answers, amounts in whole units of the currency, and what they mean.
    pub(super) before: Before,
    pub(super) facts: &'a FactSheet,
    pub(super) year: Option<u16>,
    pub(super) lines: BTreeMap<Field, Money>,
    pub(super) loans: Vec<Loan>,
    /// Debt that can be repaid.
    pub(super) debt: Option<Money>,
    /// The largest customer's share.
    pub(super) top_share: Option<f64>,
    /// Cash above what has to stay; `None` where it is not known.
    pub(super) spare: Option<Money>,
    /// Whether changes are only tried: where cash is not known, it then sets no limit.
    pub(super) tried: bool,
    /// The facts of the books without reasons, for trials.
    pub(super) bare: LedgerFacts,
    /// The evidence that each fact rests on in the end.
    pub(super) supports: BTreeMap<FactKey, EvidenceGrade>,
    /// How far each kind of change can go, in the order of [`Kind::ALL`].
    reaches: Vec<Result<Reach, Why>>,
}

impl<'a> Firm<'a> {
    pub(super) fn of(
        case: &'a Case,
        of_ledger: &'a LedgerFacts,
        (facts, indicators): (&'a FactSheet, &IndicatorSet),
        pack: &'a Pack,
        as_of: Date,
        rules: RouteRules,
        tried: bool,
    ) -> Self {
        let year = match facts.get(FactKey::FinLatestYear).known().map(|fact| &fact.value) {
            Some(Value::Code(year)) => year.parse().ok(),
            _ => None,
        };
        let lines = LINES.iter().filter_map(|(field, key)| Some((*field, money(facts, *key)?))).collect();
        let answers = case.answers().convert_unit(AmountUnit::One);
        let loans = loans(&answers, as_of);
        let top_share = indicators.get(IndicatorKey::TopCustomerShare).and_then(|one| one.reading.known().copied());
        let debt = match (money(facts, FactKey::DebtTotal), money(facts, FactKey::FinDebt)) {
            (Some(listed), Some(booked)) => Some(listed.min(booked)),
            (listed, booked) => listed.or(booked),
        };
        let mut firm = Self {
            case,
            of_ledger,
            pack,
            as_of,
            rules,
            before: Before::of(answers, as_of),
            facts,
            year,
            lines,
            loans,
            debt,
            top_share,
            spare: None,
            tried,
            bare: of_ledger.bare(),
            supports: facts.iter().filter_map(|(key, _)| Some((key, facts.support(key)?))).collect(),
            reaches: Vec::new(),
        };
        firm.spare = firm.spare_cash();
        // What can be paid depends on how far the other changes reach, which do not depend on it.
        firm.reaches = Kind::ALL.into_iter().map(|kind| firm.found(kind)).collect();
        firm
    }

    /// The answers, amounts in whole units of the currency.
    pub(super) const fn answers(&self) -> &Answers {
        self.before.answers()
    }

    /// How far a kind of change can go.
    pub(super) fn reach(&self, kind: Kind) -> Result<Reach, Why> {
        self.reaches.get(kind as usize).copied().unwrap_or_else(|| self.found(kind))
    }

    pub(super) fn currency(&self) -> Currency {
        self.answers().currency()
    }

    pub(super) fn zero(&self) -> Money {
        Money::zero(self.currency())
    }

    pub(super) fn line(&self, field: Field) -> Option<Money> {
        self.lines.get(&field).copied()
    }

    pub(super) fn number(&self, key: FactKey) -> Option<f64> {
        self.facts.number(key).known().copied()
    }

    pub(super) fn money(&self, key: FactKey) -> Option<Money> {
        money(self.facts, key)
    }

    /// An amount of major units, cut to whole minor units.
    pub(super) fn amount(&self, major: f64) -> Money {
        Money::from_f64(major, self.currency(), Rounding::Down).unwrap_or(self.zero())
    }

    /// What is paid out on a usual day, by the accounts, else by bank lines.
    fn daily_outgoings(&self) -> Option<f64> {
        let of_accounts = || {
            let cost = self.line(Field::CostOfSales)?.to_f64() + self.line(Field::OperatingExpenses)?.to_f64();
            Some((cost - self.number(FactKey::FinDepreciation).unwrap_or(0.0)) / self.rules.year)
        };
        let half_year = || Some(self.number(FactKey::BankOutflow6)? * 2.0 / self.rules.year);
        let quarter = || Some(self.number(FactKey::BankOutflow3)? * 4.0 / self.rules.year);
        of_accounts().or_else(half_year).or_else(quarter)
    }

    /// Cash above the days of outgoings that stay, and never more than the lowest balance of the last months.
    fn spare_cash(&self) -> Option<Money> {
        let cash = self.number(FactKey::FinCash).or_else(|| self.number(FactKey::BankMeanBalance3))?;
        let above = cash - self.rules.cash_days * self.daily_outgoings()?;
        let lowest = self.number(FactKey::BankMinBalance3).or_else(|| self.number(FactKey::BankMinBalance6));
        Some(self.amount(lowest.map_or(above, |lowest| above.min(lowest)).max(0.0)))
    }

    fn found(&self, kind: Kind) -> Result<Reach, Why> {
        match kind {
            Kind::PayDown => self.payable(self.debt.ok_or(Why::Unknown(FactKey::DebtTotal))?),
            Kind::Collect => {
                let terms = self.number(FactKey::CustomerTerms).unwrap_or(0.0)
                    * self.number(FactKey::CreditSalesShare).unwrap_or(1.0);
                let (floor, most) = (terms.max(self.rules.collect_floor), self.rules.collect_most);
                self.days(FactKey::FinReceivables, FactKey::FinRevenue, floor, most)
            }
            Kind::LowerStock if self.number(FactKey::StockPerishable) == Some(1.0) => Err(Why::AtFloor),
            Kind::LowerStock => {
                let (floor, most) = (self.rules.stock_floor, self.rules.stock_most);
                self.days(FactKey::FinInventory, FactKey::FinCostOfSales, floor, most)
            }
            Kind::Retain => {
                let profit = self.line(Field::NetProfit).ok_or(Why::Unknown(FactKey::FinNetProfit))?;
                if profit.is_positive() { Ok(Reach::Amount(profit)) } else { Err(Why::Nothing) }
            }
            Kind::Spread => {
                let top = self.top_share.ok_or(Why::Unknown(FactKey::CustomerTop1))?;
                let least = self.rules.spread_floor.max(self.second_share()).max(top - self.rules.spread_most);
                // Less than one point is not worth the way.
                if top - least >= 0.01 { Ok(Reach::Share(top - least)) } else { Err(Why::AtFloor) }
            }
            Kind::PayCard => {
                self.payable(self.money(FactKey::CreditCardUsed).ok_or(Why::Unknown(FactKey::CreditCardUsed))?)
            }
            Kind::ClearRecord => {
                let overdue = self.overdue();
                match self.affordable() {
                    _ if !overdue.is_positive() => Err(Why::Nothing),
                    most if most >= overdue || (self.tried && self.spare.is_none()) => Ok(Reach::Whole),
                    _ if self.spare.is_none() => Err(Why::Unknown(FactKey::FinCash)),
                    _ => Err(Why::NoCash),
                }
            }
            Kind::WaitQueries => match self.number(FactKey::CreditInquiries) {
                Some(queries) if queries > 0.0 => Ok(Reach::Whole),
                Some(_) => Err(Why::Nothing),
                None => Err(Why::Unknown(FactKey::CreditInquiries)),
            },
            Kind::Import => {
                let typed = |key: &FactKey| self.facts.support(*key) == Some(EvidenceGrade::Stated);
                if OF_INVOICES.iter().any(typed) { Ok(Reach::Whole) } else { Err(Why::Nothing) }
            }
            Kind::Revenue if self.line(Field::Revenue).is_some() => Ok(Reach::Either(self.rules.revenue_range)),
            Kind::Margin if self.line(Field::OperatingExpenses).is_some() && self.line(Field::Revenue).is_some() => {
                Ok(Reach::Either(self.rules.margin_range))
            }
            Kind::Revenue | Kind::Margin => Err(Why::Unknown(FactKey::FinRevenue)),
        }
    }

    /// Something that cash could pay, as far as cash can ever reach.
    fn payable(&self, owed: Money) -> Result<Reach, Why> {
        let most = owed.min(self.affordable());
        match self.spare {
            _ if !owed.is_positive() => Err(Why::Nothing),
            None if self.tried => Ok(Reach::Amount(owed)),
            None if !most.is_positive() => Err(Why::Unknown(FactKey::FinCash)),
            _ if !most.is_positive() => Err(Why::NoCash),
            _ => Ok(Reach::Amount(most)),
        }
    }

    /// The most that could ever be paid: spare cash and all that other changes can raise.
    fn affordable(&self) -> Money {
        let raised = [Kind::Collect, Kind::LowerStock, Kind::Retain].into_iter().filter_map(|kind| {
            let mut changes = Changes::none(self.currency());
            self.put(&mut changes, kind, 1.0);
            changes.collect.checked_add(changes.stock)?.checked_add(changes.retain)
        });
        raised.fold(self.spare.unwrap_or(self.zero()), |sum, more| sum.checked_add(more).unwrap_or(sum))
    }

    fn days(&self, balance: FactKey, flow: FactKey, floor: f64, most: f64) -> Result<Reach, Why> {
        let amount = self.money(balance).ok_or(Why::Unknown(balance))?;
        let year = self.number(flow).ok_or(Why::Unknown(flow))?;
        if !amount.is_positive() || year <= 0.0 {
            return Err(Why::Nothing);
        }
        let now = amount.to_f64() / year * self.rules.year;
        let least = libm::ceil(floor.max(now * (1.0 - most)));
        if least + 1.0 > now {
            return Err(Why::AtFloor);
        }
        Ok(Reach::Days { now, least, balance: amount, flow: year })
    }

    /// The second largest share among the customers listed.
    fn second_share(&self) -> f64 {
        let mut shares: Vec<f64> = self.customers().into_iter().map(|(_, share)| share).collect();
        shares.sort_by(|a, b| b.total_cmp(a));
        shares.get(1).copied().unwrap_or(0.0)
    }

    /// The customers listed with their shares.
    pub(super) fn customers(&self) -> Vec<(u16, f64)> {
        let rows = self.answers().rows(Group::Customers);
        let place = |row| FieldKey { field: Field::CustomerShare, row };
        rows.into_iter()
            .filter_map(|row| Some((row, self.answers().value(place(row), self.as_of)?.as_f64()?)))
            .collect()
    }

    /// What is overdue and could be paid: loans of firm and owner, tax.
    pub(super) fn overdue(&self) -> Money {
        let parts = [FactKey::CreditFirmOverdue, FactKey::CreditOwnerOverdue, FactKey::TaxArrears];
        parts
            .into_iter()
            .filter_map(|key| self.money(key))
            .fold(self.zero(), |sum, part| sum.checked_add(part).unwrap_or(sum))
    }

    /// Sets a kind of change to a part of its reach, 0 to 1 (−1 to 1 either side). Amounts are cut to two figures, days
    /// to whole days, so that an owner can act on them.
    pub(super) fn put(&self, changes: &mut Changes, kind: Kind, part: f64) {
        let Ok(reach) = self.reach(kind) else { return };
        let amount = match reach {
            Reach::Amount(most) => self.neat(most, part),
            Reach::Days { now, least, balance, flow } => {
                let to = least + libm::round((libm::floor(now) - least) * (1.0 - part));
                if part > 0.0 { self.amount(balance.to_f64() - to / self.rules.year * flow) } else { self.zero() }
            }
            Reach::Share(_) | Reach::Whole | Reach::Either(_) => self.zero(),
        };
        match (kind, reach) {
            (Kind::PayDown, _) => changes.pay_down = amount,
            (Kind::Collect, _) => changes.collect = amount,
            (Kind::LowerStock, _) => changes.stock = amount,
            (Kind::Retain, _) => changes.retain = amount,
            (Kind::PayCard, _) => changes.card = amount,
            (Kind::Spread, Reach::Share(most)) => changes.spread = libm::round(most * part * 1000.0) / 1000.0,
            (Kind::ClearRecord, _) => changes.record = part > 0.0,
            (Kind::WaitQueries, _) => changes.queries = part > 0.0,
            (Kind::Import, _) => changes.import = part > 0.0,
            (Kind::Revenue, Reach::Either(range)) => changes.revenue = range * part,
            (Kind::Margin, Reach::Either(range)) => changes.margin = range * part,
            (Kind::Spread | Kind::Revenue | Kind::Margin, _) => {}
        }
    }

    /// A part of an amount, cut to two figures; all of it stays whole.
    fn neat(&self, most: Money, part: f64) -> Money {
        if part >= 1.0 && (self.debt == Some(most) || self.money(FactKey::CreditCardUsed) == Some(most)) {
            return most;
        }
        let exact = most.to_f64() * part;
        if exact < 1.0 {
            return self.zero();
        }
        let unit = libm::pow(10.0, (libm::floor(libm::log10(exact)) - 1.0).max(0.0));
        self.amount(libm::floor(exact / unit + 1e-9) * unit)
    }
}

/// Facts of the invoices that a list of invoices gives where nothing is typed.
pub(super) const OF_INVOICES: [FactKey; 3] = [FactKey::InvSales12m, FactKey::InvMonths12m, FactKey::InvVoidShare];

pub(super) fn money(facts: &FactSheet, key: FactKey) -> Option<Money> {
    match facts.get(key).known()?.value {
        Value::Money(money) => Some(money),
        _ => None,
    }
}

/// The loans listed; none where one has no balance.
fn loans(answers: &Answers, as_of: Date) -> Vec<Loan> {
    let amount = |place| match answers.value(place, as_of) {
        Some(Value::Money(money)) => Some(money),
        _ => None,
    };
    let one = |row: u16| {
        let place = |field| FieldKey { field, row };
        let number = |field| answers.value(place(field), as_of).and_then(|value| value.as_f64());
        Some(Loan {
            row,
            balance: amount(place(Field::DebtBalance))?,
            payment: amount(place(Field::DebtPayment)),
            rate: number(Field::DebtRate),
            months: number(Field::DebtMonths),
        })
    };
    let mut loans: Vec<Loan> =
        answers.rows(Group::DebtRows).into_iter().map(one).collect::<Option<Vec<_>>>().unwrap_or_default();
    // The dearest first; of loans alike, the first listed.
    loans.sort_by(|a, b| b.rate.unwrap_or(-1.0).total_cmp(&a.rate.unwrap_or(-1.0)).then(a.row.cmp(&b.row)));
    loans
}

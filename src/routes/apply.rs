//! Changes carried into the answers and the facts of the books, so that both sides of the balance sheet move alike.
//!
//! What moves with each change: debt repaid takes cash, debt in the accounts and in the list, and payments in proportion;
//! receivables collected and stock sold give cash; profit kept gives cash and retained earnings and leaves less to pay
//! out; cards and overdue amounts of the owner are paid as a payout. Charges are booked as operating expenses. Balances of
//! the bank move by the sum, as if the change had been in place all along.

use super::firm::{Firm, OF_INVOICES};
use super::kind::{Changes, Kind};
use crate::facts::{Answers, Entry, EvidenceGrade, FactKey, FactSheet, Field, FieldKey, Group, LedgerFacts};
use crate::indicators::IndicatorSet;
use crate::kernel::{Money, Value};
use crate::portrait::Portrait;
use crate::score::{Level, Score};
use std::collections::BTreeSet;

/// A firm after changes.
pub(super) struct Changed {
    pub(super) answers: Answers,
    pub(super) of_ledger: Option<LedgerFacts>,
    pub(super) import: bool,
}

impl Firm<'_> {
    /// What a change costs in its first year: what is paid and booked, and what the money would have earned.
    pub(super) fn cost(&self, changes: &Changes, kind: Kind) -> (Money, Money) {
        let rules = &self.rules;
        let share = |amount: Money, share: f64| self.amount(amount.to_f64() * share);
        match kind {
            Kind::PayDown => (share(changes.pay_down, rules.pay_charge), share(changes.pay_down, rules.pay_forgone)),
            Kind::Collect => {
                let chased = self.late().min(changes.collect);
                let early = minus(changes.collect, chased);
                (plus(share(chased, rules.collect_overdue), share(early, rules.collect_early)), self.zero())
            }
            Kind::LowerStock => (share(changes.stock, rules.stock_charge), self.zero()),
            Kind::Retain => (self.zero(), share(changes.retain, rules.retain_forgone)),
            Kind::Spread => {
                let sales = self.money(FactKey::Revenue12m).unwrap_or(self.zero());
                (share(sales, changes.spread * rules.spread_charge), self.zero())
            }
            Kind::PayCard => (self.zero(), share(changes.card, rules.card_forgone)),
            Kind::ClearRecord | Kind::WaitQueries | Kind::Import | Kind::Revenue | Kind::Margin => {
                (self.zero(), self.zero())
            }
        }
    }

    /// Receivables that are overdue, by the ageing.
    fn late(&self) -> Money {
        let bands = [FactKey::Ar30, FactKey::Ar60, FactKey::Ar90, FactKey::Ar180, FactKey::ArOld];
        bands.into_iter().filter_map(|key| self.money(key)).fold(self.zero(), plus)
    }

    /// All that is paid and booked.
    pub(super) fn charges(&self, changes: &Changes) -> Money {
        Kind::ALL.into_iter().map(|kind| self.cost(changes, kind).0).fold(self.zero(), plus)
    }

    /// Cash that is paid out beyond what may be spent; zero or less when all can be paid.
    pub(super) fn short_of(&self, changes: &Changes) -> Money {
        if self.tried && self.spare.is_none() {
            return self.zero();
        }
        let record = if changes.record { self.overdue() } else { self.zero() };
        let out = [changes.pay_down, changes.card, record, self.charges(changes)].into_iter().fold(self.zero(), plus);
        let spare = self.spare.unwrap_or(self.zero());
        let in_ = [changes.collect, changes.stock, changes.retain].into_iter().fold(spare, plus);
        minus(out, in_)
    }

    /// Carries changes into the answers and the facts of the books.
    pub(super) fn apply(&self, changes: &Changes) -> Changed {
        self.applied(changes, self.of_ledger)
    }

    /// The same with given facts of the books.
    fn applied(&self, changes: &Changes, books: &LedgerFacts) -> Changed {
        let mut edit = Edit {
            firm: self,
            answers: self.answers().clone(),
            lines: self.lines.clone(),
            moved: BTreeSet::new(),
            cash: self.zero(),
        };
        edit.collect(changes.collect);
        edit.stock(changes.stock);
        edit.retain(changes.retain);
        edit.pay_down(changes.pay_down);
        edit.card(changes.card);
        if changes.record {
            edit.record();
        }
        if changes.queries {
            edit.number(Field::FirmQueries, "0");
            edit.number(Field::OwnerQueries, "0");
        }
        edit.revenue(changes.revenue);
        edit.earn(edit.firm.amount(changes.margin * edit.of(Field::Revenue).to_f64()), Field::OperatingExpenses);
        edit.earn(self.charges(changes).negated(), Field::OperatingExpenses);
        let mut of_ledger = None;
        if changes.spread > 0.0
            && let Some(top) = self.top_share
        {
            edit.spread(top - changes.spread);
            of_ledger = Some(books.with_largest_payer_at_most(top - changes.spread));
        }
        let (answers, cash) = edit.finish();
        if !cash.is_zero() {
            of_ledger = Some(of_ledger.as_ref().unwrap_or(books).with_balances_moved(cash));
        }
        Changed { answers, of_ledger, import: changes.import }
    }

    /// The facts of a firm after changes; what was filed or imported keeps its evidence.
    pub(super) fn facts_after(&self, changed: &Changed) -> FactSheet {
        let of_ledger = changed.of_ledger.as_ref().unwrap_or(self.of_ledger);
        let facts = FactSheet::collect_with(&changed.answers, self.case.ledger(), of_ledger, self.pack, self.as_of);
        self.graded(facts, changed.import)
    }

    fn graded(&self, facts: FactSheet, import: bool) -> FactSheet {
        facts.regraded(|key, grade| match (import && OF_INVOICES.contains(&key), grade) {
            (true, EvidenceGrade::Stated) => EvidenceGrade::Invoices,
            (_, grade) => self.supports.get(&key).copied().filter(|before| *before < grade).unwrap_or(grade),
        })
    }

    /// Where the score of the firm would stand after changes: facts, indicators, portrait and score, all anew.
    pub(super) fn level_after(&self, changes: &Changes) -> Option<Level> {
        let changed = self.applied(changes, &self.bare);
        let of_ledger = changed.of_ledger.as_ref().unwrap_or(&self.bare);
        let ledger = self.case.ledger();
        let facts = FactSheet::tried(&changed.answers, &self.before, ledger, of_ledger, self.pack, self.as_of);
        let facts = self.graded(facts, changed.import);
        let indicators = IndicatorSet::compute(&facts);
        let portrait = Portrait::tried(&facts, &indicators, self.pack, self.as_of);
        Score::level(&facts, &indicators, &portrait, self.pack, self.as_of)
    }
}

/// Sums that stay within the range of an amount.
pub(super) fn plus(a: Money, b: Money) -> Money {
    a.checked_add(b).unwrap_or(a)
}

pub(super) fn minus(a: Money, b: Money) -> Money {
    a.checked_sub(b).unwrap_or(a)
}

/// A case being changed.
struct Edit<'a> {
    firm: &'a Firm<'a>,
    answers: Answers,
    lines: std::collections::BTreeMap<Field, Money>,
    moved: BTreeSet<Field>,
    /// Change of cash.
    cash: Money,
}

impl Edit<'_> {
    fn of(&self, field: Field) -> Money {
        self.lines.get(&field).copied().unwrap_or(self.firm.zero())
    }

    /// Moves a line of the accounts, where it is known.
    fn line(&mut self, field: Field, by: Money) {
        if by.is_zero() {
            return;
        }
        if let Some(line) = self.lines.get_mut(&field) {
            *line = plus(*line, by);
            self.moved.insert(field);
        }
    }

    /// Takes an amount off a line, at most to zero; gives what is left over.
    fn take(&mut self, field: Field, amount: Money) -> Money {
        let taken = amount.min(self.of(field)).max(self.firm.zero());
        self.line(field, taken.negated());
        minus(amount, taken)
    }

    fn money_in(&mut self, amount: Money) {
        self.cash = plus(self.cash, amount);
        self.line(Field::Cash, amount);
    }

    /// An asset line changes; total assets as stated follow.
    fn asset(&mut self, field: Field, by: Money) {
        self.line(field, by);
        self.line(Field::TotalAssets, by);
    }

    fn cash_asset(&mut self, amount: Money) {
        self.money_in(amount);
        self.line(Field::TotalAssets, amount);
    }

    fn text(&mut self, place: FieldKey, text: String) {
        self.answers.set(place, Some(Entry::Text(text)));
    }

    fn number(&mut self, field: Field, text: &str) {
        if self.answers.get(FieldKey::once(field)).is_some() {
            self.text(FieldKey::once(field), text.to_owned());
        }
    }

    fn entered(&self, place: FieldKey) -> Option<Money> {
        match self.answers.value(place, self.firm.as_of) {
            Some(Value::Money(money)) => Some(money),
            _ => None,
        }
    }

    fn enter(&mut self, place: FieldKey, amount: Money) {
        self.text(place, amount.to_decimal_string());
    }

    /// Multiplies an amount entered once.
    fn scale(&mut self, field: Field, factor: f64) {
        let place = FieldKey::once(field);
        if let Some(amount) = self.entered(place) {
            self.enter(place, self.firm.amount(amount.to_f64() * factor));
        }
    }

    /// Receivables become cash; in the ageing the oldest go first, and what is told of the rest shrinks with it.
    fn collect(&mut self, amount: Money) {
        if amount.is_zero() {
            return;
        }
        self.asset(Field::Receivables, amount.negated());
        self.cash_asset(amount);
        const OLDEST_FIRST: [Field; 6] =
            [Field::ArOld, Field::Ar180, Field::Ar90, Field::Ar60, Field::Ar30, Field::ArNotDue];
        let sum = |edit: &Self, fields: &[Field]| {
            let amounts = fields.iter().filter_map(|field| edit.entered(FieldKey::once(*field)));
            amounts.fold(edit.firm.zero(), plus).to_f64()
        };
        let before = [sum(self, &OLDEST_FIRST), sum(self, &OLDEST_FIRST[2..]), sum(self, &OLDEST_FIRST[..5])];
        let mut left = amount;
        for place in OLDEST_FIRST.map(FieldKey::once) {
            if let Some(band) = self.entered(place) {
                let taken = band.min(left);
                self.enter(place, minus(band, taken));
                left = minus(left, taken);
            }
        }
        let after = [sum(self, &OLDEST_FIRST), sum(self, &OLDEST_FIRST[2..]), sum(self, &OLDEST_FIRST[..5])];
        let [all, young, late] = [0, 1, 2].map(|i| if before[i] > 0.0 { after[i] / before[i] } else { 1.0 });
        self.scale(Field::ArLargest, all);
        for part in
            [Field::ArPublic, Field::ArListed, Field::ArLarge, Field::ArDisputed, Field::ArRelated, Field::ArPledged]
        {
            self.scale(part, young);
        }
        for row in self.answers.rows(Group::Customers) {
            let place = FieldKey { field: Field::CustomerOverdue, row };
            if let Some(share) = self.answers.value(place, self.firm.as_of).and_then(|value| value.as_f64()) {
                self.text(place, per_cent(share * late));
            }
        }
    }

    /// Stock becomes cash; the oldest goes first.
    fn stock(&mut self, amount: Money) {
        if amount.is_zero() {
            return;
        }
        self.asset(Field::Inventory, amount.negated());
        self.cash_asset(amount);
        let parts = [Field::StockRaw, Field::StockWip, Field::StockFinished];
        let held = parts.iter().filter_map(|field| self.entered(FieldKey::once(*field))).fold(self.firm.zero(), plus);
        if held.is_positive() {
            let factor = (1.0 - amount.to_f64() / held.to_f64()).max(0.0);
            parts.into_iter().for_each(|part| self.scale(part, factor));
        }
        let mut left = amount;
        for place in [Field::StockOld, Field::StockAge180].map(FieldKey::once) {
            if let Some(old) = self.entered(place) {
                let taken = old.min(left);
                self.enter(place, minus(old, taken));
                left = minus(left, taken);
            }
        }
    }

    /// A year's profit, as large as the last, of which an amount stays. What is paid out can then be no more than the rest.
    fn retain(&mut self, amount: Money) {
        if amount.is_zero() {
            return;
        }
        self.cash_asset(amount);
        self.line(Field::RetainedEarnings, amount);
        let rest = minus(self.of(Field::NetProfit), amount);
        let over = minus(self.of(Field::Dividends), rest);
        if over.is_positive() {
            self.line(Field::Dividends, over.negated());
        }
    }

    /// Debt is repaid with cash, the dearest loan first.
    fn pay_down(&mut self, amount: Money) {
        if amount.is_zero() {
            return;
        }
        let listed = self.firm.loans.iter().fold(self.firm.zero(), |sum, loan| plus(sum, loan.balance));
        let (mut left, mut long) = (amount, self.firm.zero());
        for loan in &self.firm.loans {
            let paid = loan.balance.min(left);
            if !paid.is_positive() {
                continue;
            }
            left = minus(left, paid);
            let rest = minus(loan.balance, paid);
            let place = |field| FieldKey { field, row: loan.row };
            self.enter(place(Field::DebtBalance), rest);
            if let Some(payment) = loan.payment {
                let part = rest.to_f64() / loan.balance.to_f64();
                self.enter(place(Field::DebtPayment), self.firm.amount(payment.to_f64() * part));
            }
            if loan.months.is_some_and(|months| months > 12.0) {
                long = plus(long, paid);
            }
        }
        if listed.is_positive() {
            self.scale(Field::DebtService, 1.0 - amount.to_f64() / listed.to_f64());
        }
        let over = self.take(Field::LongDebt, long);
        let over = self.take(Field::ShortDebt, plus(minus(amount, long), over));
        self.take(Field::LongDebt, over);
        self.cash_asset(amount.negated());
    }

    /// Money paid out to the owner, who pays cards with it.
    fn card(&mut self, amount: Money) {
        if amount.is_zero() {
            return;
        }
        let place = FieldKey::once(Field::CardUsed);
        if let Some(used) = self.entered(place) {
            self.enter(place, minus(used, amount));
        }
        self.cash_asset(amount.negated());
        self.line(Field::RetainedEarnings, amount.negated());
    }

    /// All that is overdue is paid: the firm's from its debt, tax from other liabilities, the owner's as a payout. What
    /// is not in the accounts as a liability is a loss.
    fn record(&mut self) {
        let firm = self.firm.money(FactKey::CreditFirmOverdue).unwrap_or(self.firm.zero());
        let tax = self.firm.money(FactKey::TaxArrears).unwrap_or(self.firm.zero());
        let all = self.firm.overdue();
        let over = self.take(Field::ShortDebt, firm);
        let over = plus(over, self.take(Field::OtherCurrentLiabilities, tax));
        let owner = minus(minus(all, firm), tax);
        self.line(Field::RetainedEarnings, plus(over, owner).negated());
        self.cash_asset(all.negated());
        for field in [Field::FirmOverdue, Field::OwnerOverdue, Field::TaxArrears] {
            self.number(field, "0");
        }
    }

    /// Revenue rises or falls; costs of sales, receivables, stock and payables with it, other expenses not.
    fn revenue(&mut self, share: f64) {
        if share == 0.0 {
            return;
        }
        let part = |edit: &Self, field| edit.firm.amount(edit.of(field).to_f64() * share);
        let (revenue, cost) = (part(self, Field::Revenue), part(self, Field::CostOfSales));
        let (owed, stock, payables) =
            (part(self, Field::Receivables), part(self, Field::Inventory), part(self, Field::Payables));
        let profit = minus(revenue, cost);
        self.line(Field::Revenue, revenue);
        self.line(Field::CostOfSales, cost);
        self.line(Field::NetProfit, profit);
        self.line(Field::RetainedEarnings, profit);
        self.asset(Field::Receivables, owed);
        self.asset(Field::Inventory, stock);
        self.line(Field::Payables, payables);
        self.cash_asset(minus(minus(plus(profit, payables), owed), stock));
        self.scale(Field::InvoicedSales, 1.0 + share);
    }

    /// A line of cost falls (or rises, below zero), and profit, cash and retained earnings rise by it.
    fn earn(&mut self, amount: Money, cost: Field) {
        if amount.is_zero() {
            return;
        }
        self.line(cost, amount.negated());
        self.line(Field::NetProfit, amount);
        self.line(Field::RetainedEarnings, amount);
        self.cash_asset(amount);
    }

    /// The largest customers have at most a share; the rest goes to customers outside the list.
    fn spread(&mut self, most: f64) {
        let customers = self.firm.customers();
        for (row, share) in &customers {
            if *share > most {
                self.text(FieldKey { field: Field::CustomerShare, row: *row }, per_cent(most));
            }
        }
        if !customers.is_empty() {
            return;
        }
        // Shares that invoices tell are written down, so that the largest can be lowered; the next four share theirs.
        let (top, five) = (self.firm.number(FactKey::CustomerTop1), self.firm.number(FactKey::CustomerTop5));
        if let (Some(top), Some(five)) = (top.filter(|top| *top > most), five) {
            let others = ((five - top) / 4.0).max(0.0);
            for (row, share) in [(1, most), (2, others), (3, others), (4, others), (5, others)] {
                self.text(FieldKey { field: Field::CustomerShare, row }, per_cent(share));
            }
        }
    }

    /// Writes the lines that moved.
    fn finish(mut self) -> (Answers, Money) {
        if let Some(row) = self.firm.year {
            for field in std::mem::take(&mut self.moved) {
                let amount = self.of(field);
                self.enter(FieldKey { field, row }, amount);
            }
        }
        (self.answers, self.cash)
    }
}

/// A share as an entry in per cent, to a ten-thousandth of a point.
fn per_cent(share: f64) -> String {
    format!("{}", libm::round(share * 1_000_000.0) / 10_000.0)
}

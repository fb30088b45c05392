//! Ways to a better grade in words.

use super::{Words, t};
use crate::kernel::{Currency, Money, Value};
use crate::routes::{Change, Kind, Paper, Why};

impl Words {
    /// A kind of change, as a name.
    #[must_use]
    pub fn change_kind(self, kind: Kind) -> &'static str {
        self.get(match kind {
            Kind::PayDown => t::ROUTES_KIND_PAY_DOWN,
            Kind::Collect => t::ROUTES_KIND_COLLECT,
            Kind::LowerStock => t::ROUTES_KIND_LOWER_STOCK,
            Kind::Retain => t::ROUTES_KIND_RETAIN,
            Kind::Spread => t::ROUTES_KIND_SPREAD,
            Kind::PayCard => t::ROUTES_KIND_PAY_CARD,
            Kind::ClearRecord => t::ROUTES_KIND_CLEAR_RECORD,
            Kind::WaitQueries => t::ROUTES_KIND_WAIT_QUERIES,
            Kind::Import => t::ROUTES_KIND_IMPORT,
            Kind::Revenue => t::ROUTES_KIND_REVENUE,
            Kind::Margin => t::ROUTES_KIND_MARGIN,
        })
    }

    /// What to do, with its figures.
    #[must_use]
    pub fn change(self, change: &Change, currency: Currency) -> String {
        let value = |value: &Option<Value>| value.as_ref().map(|v| self.value(v, currency)).unwrap_or_default();
        let (from, to) = (value(&change.from), value(&change.to));
        let amount = change.amount.map(|amount| self.money(amount)).unwrap_or_default();
        match change.kind {
            Kind::PayDown => self.say(t::ROUTES_PAY_DOWN, [&amount, &from, &to]),
            Kind::Collect => self.say(t::ROUTES_COLLECT, [&from, &to, &amount]),
            Kind::LowerStock => self.say(t::ROUTES_LOWER_STOCK, [&from, &to, &amount]),
            Kind::Retain => self.say(t::ROUTES_RETAIN, [&amount]),
            Kind::Spread => self.say(t::ROUTES_SPREAD, [&from, &to]),
            Kind::PayCard => self.say(t::ROUTES_PAY_CARD, [&amount, &from, &to]),
            Kind::ClearRecord => self.say(t::ROUTES_CLEAR_RECORD, [&amount]),
            Kind::WaitQueries => self.say(t::ROUTES_WAIT_QUERIES, [&from]),
            Kind::Import => self.get(t::ROUTES_IMPORT).to_owned(),
            Kind::Revenue | Kind::Margin => self.change_kind(change.kind).to_owned(),
        }
    }

    /// Why a kind of change has nothing to offer.
    #[must_use]
    pub fn change_closed(self, kind: Kind, why: Why) -> String {
        let change = self.change_kind(kind);
        match why {
            Why::Nothing => self.say(t::ROUTES_CLOSED_NOTHING, [change]),
            Why::AtFloor => self.say(t::ROUTES_CLOSED_FLOOR, [change]),
            Why::NoCash => self.say(t::ROUTES_CLOSED_CASH, [change]),
            Why::Unknown(fact) => self.say(t::ROUTES_CLOSED_UNKNOWN, [change, &self.fact(fact)]),
        }
    }

    /// A paper's name.
    #[must_use]
    pub fn paper(self, paper: Paper) -> &'static str {
        self.get(match paper {
            Paper::BankStatement => t::ROUTES_PAPER_BANK,
            Paper::Invoices => t::ROUTES_PAPER_INVOICES,
            Paper::Accounts => t::ROUTES_PAPER_ACCOUNTS,
            Paper::CreditReport => t::ROUTES_PAPER_CREDIT,
        })
    }

    /// What a way costs and how long it takes.
    #[must_use]
    pub fn way_cost(self, cost: Money, months: f64) -> String {
        let told = self.number(months, 0);
        match (cost.is_positive(), months > 0.0) {
            (true, _) => self.say(t::ROUTES_COST, [&self.money(cost), &told]),
            (false, true) => self.say(t::ROUTES_COST_FREE, [&told]),
            (false, false) => self.get(t::ROUTES_COST_NOW).to_owned(),
        }
    }
}

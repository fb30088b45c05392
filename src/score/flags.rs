//! Hard flags: facts that a lender stops at, whatever the score. They stand beside it, never inside.

use super::Seen;
use crate::facts::{FactFinding, FactKey};
use crate::indicators::IndicatorKey;
use crate::kernel::{Id, Value};
use crate::portrait::Dimension;
use crate::rules::{FlagLimits, Trust};

/// What a flag is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FlagKind {
    /// Equity is below zero.
    NegativeEquity,
    /// Tax is due and not paid.
    TaxArrears,
    /// The firm or its owner is on a public list.
    Listed,
    /// Something is overdue now.
    OverdueNow,
    /// The account was below zero in the last three months.
    Overdraft,
    /// Cash earnings do not cover debt service.
    DebtServiceNotCovered,
    /// One customer buys too much of everything.
    OneCustomer,
    /// Money leaves again on the day it comes.
    SameDayMoney,
    /// A debtor whose debt is guaranteed is late.
    GuaranteeLate,
    /// More approval queries than lenders usually accept.
    ManyQueries,
    /// The bank lines show less revenue than the accounts.
    BankShowsLess,
    /// The balance sheet does not tie.
    AccountsDoNotTie,
}

impl FlagKind {
    /// The stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NegativeEquity => "negative_equity",
            Self::TaxArrears => "tax_arrears",
            Self::Listed => "listed",
            Self::OverdueNow => "overdue_now",
            Self::Overdraft => "overdraft",
            Self::DebtServiceNotCovered => "debt_service_not_covered",
            Self::OneCustomer => "one_customer",
            Self::SameDayMoney => "same_day_money",
            Self::GuaranteeLate => "guarantee_late",
            Self::ManyQueries => "many_queries",
            Self::BankShowsLess => "bank_shows_less",
            Self::AccountsDoNotTie => "accounts_do_not_tie",
        }
    }

    /// The dimension that it belongs to.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::NegativeEquity | Self::GuaranteeLate => Dimension::Leverage,
            Self::TaxArrears | Self::Listed | Self::BankShowsLess | Self::AccountsDoNotTie => Dimension::Governance,
            Self::OverdueNow | Self::ManyQueries => Dimension::CreditHistory,
            Self::Overdraft | Self::SameDayMoney => Dimension::Liquidity,
            Self::DebtServiceNotCovered => Dimension::Repayment,
            Self::OneCustomer => Dimension::SupplyChain,
        }
    }
}

/// One flag.
#[derive(Clone, PartialEq, Debug)]
pub struct Flag {
    /// What it is about.
    pub kind: FlagKind,
    /// The figure it rests on.
    pub input: Id,
    /// Its value; `None` where a check failed instead.
    pub value: Option<Value>,
    /// The limit that was passed.
    pub limit: f64,
}

/// The parameter of the most approval queries in three months that lenders usually accept.
const QUERIES: Id = Id::new("@lender.queries_3m");

/// The flags of a firm.
pub(super) fn flags(seen: &Seen<'_>, limits: &FlagLimits, trust: &Trust) -> Vec<Flag> {
    let mut found = Vec::new();
    let mut fact = |kind, key: FactKey, limit: f64, wrong: &dyn Fn(f64) -> bool| {
        if let Some(fact) = seen.facts.get(key).known()
            && fact.value.as_f64().is_some_and(wrong)
        {
            found.push(Flag { kind, input: key.id(), value: Some(fact.value.clone()), limit });
        }
    };
    let above = |limit: f64| move |figure: f64| figure > limit;
    fact(FlagKind::NegativeEquity, FactKey::FinEquity, 0.0, &|equity| equity < 0.0);
    fact(FlagKind::TaxArrears, FactKey::TaxArrears, 0.0, &above(0.0));
    fact(FlagKind::OverdueNow, FactKey::CreditCurrentOverdue, 0.0, &above(0.0));
    fact(FlagKind::Overdraft, FactKey::BankNegativeDays3, 0.0, &above(0.0));
    let same_day = limits.same_day_above;
    fact(FlagKind::SameDayMoney, FactKey::BankSameDayShare3, same_day, &above(same_day));
    for (kind, key) in
        [(FlagKind::Listed, FactKey::LegalListed), (FlagKind::GuaranteeLate, FactKey::GuaranteeDebtorLate)]
    {
        if let Some(fact) = seen.facts.get(key).known()
            && fact.value == Value::Bool(true)
        {
            found.push(Flag { kind, input: key.id(), value: Some(fact.value.clone()), limit: 0.0 });
        }
    }
    let mut indicator = |kind, key: IndicatorKey, limit: f64, wrong: &dyn Fn(f64) -> bool| {
        let figure = seen.indicators.get(key).and_then(|one| one.reading.known().copied());
        if let Some(figure) = figure.filter(|figure| wrong(*figure)) {
            found.push(Flag { kind, input: key.id(), value: Some(Value::Number(figure, key.unit())), limit });
        }
    };
    let cover = limits.dscr_below;
    indicator(FlagKind::DebtServiceNotCovered, IndicatorKey::Dscr, cover, &|dscr| dscr < cover);
    let share = limits.top_customer_above;
    indicator(FlagKind::OneCustomer, IndicatorKey::TopCustomerShare, share, &above(share));
    // Where the pack knows how many queries lenders usually accept; their pages say so, whatever else is right.
    if let Ok((most, _)) = seen.pack.number(&QUERIES, seen.as_of) {
        indicator(FlagKind::ManyQueries, IndicatorKey::CreditQueries, most, &above(most));
    }
    let below = trust.accounts_below;
    indicator(FlagKind::BankShowsLess, IndicatorKey::RevenueGap, below, &|gap| gap < below);
    let untied = |finding: &FactFinding| matches!(finding, FactFinding::BalanceSheetDoesNotTie { .. });
    if seen.facts.findings().iter().any(|finding| untied(&finding.kind)) {
        let input = FactKey::FinTotalAssets.id();
        found.push(Flag { kind: FlagKind::AccountsDoNotTie, input, value: None, limit: 0.0 });
    }
    found
}

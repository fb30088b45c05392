//! The yearly rate under the rules of a jurisdiction.

use super::Lender;
use crate::kernel::{Date, Money};
use crate::loans::{Cost, Drawn, Form, OfferSchedule, Terms, UnitPeriodFlow, regulation_z_apr};
use crate::rules::Pack;

/// A rule that fixes how a yearly cost is reckoned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LawRule {
    /// China: announcement of the People's Bank 2021 no. 3, internal rate of return.
    Pboc2021,
    /// United States: Regulation Z, Appendix J, actuarial method, nominal; California (10 CCR 940, 943) and New York
    /// (23 NYCRR 600) take it for commercial financing.
    RegulationZ,
    /// European Union: annual percentage rate of charge, effective, one decimal.
    EuAprc,
    /// United Kingdom: APR, effective, one decimal.
    UkApr,
}

/// Whether the rule binds the lender for this offer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Coverage {
    /// Every lender must show it.
    Always,
    /// California and New York ask for it up to their limits; banks are exempt.
    ByState {
        /// Whether California's disclosure covers the sum.
        california: bool,
        /// Whether New York's does.
        new_york: bool,
    },
    /// Written for consumers; a company's lender need not show it.
    Consumers,
}

/// A yearly rate under a rule.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LawRate {
    /// The rule.
    pub rule: LawRule,
    /// The rate as a share, rounded as the rule says; nothing where the rule's method does not fit these payments.
    pub rate: Option<f64>,
    /// Decimals of the per cent that the rule shows.
    pub decimals: u32,
    /// Whom it binds.
    pub coverage: Coverage,
}

/// The yearly rates under the rules of a pack's jurisdiction; none where no rule is known.
#[must_use]
pub fn law_rates(
    terms: &Terms,
    schedule: &OfferSchedule,
    cost: Option<&Cost>,
    lender: Option<Lender>,
    pack: &Pack,
    day: Date,
) -> Vec<LawRate> {
    let effective = cost.map(|cost| rounded(cost.effective, 1));
    let one = |rule, rate, decimals, coverage| vec![LawRate { rule, rate, decimals, coverage }];
    match pack.header().jurisdiction.as_str() {
        "CN" => one(LawRule::Pboc2021, cost.map(|cost| cost.nominal), 2, Coverage::Always),
        "US" => {
            let coverage = by_state(terms.principal, lender, pack, day);
            one(LawRule::RegulationZ, regulation_z(terms, schedule), 2, coverage)
        }
        "EU" => one(LawRule::EuAprc, effective, 1, Coverage::Consumers),
        "UK" => one(LawRule::UkApr, effective, 1, Coverage::Consumers),
        _ => Vec::new(),
    }
}

/// A share with its per cent rounded half away from zero to some decimals.
fn rounded(share: f64, decimals: i32) -> f64 {
    let factor = libm::pow(10.0, f64::from(decimals) + 2.0);
    libm::round(share * factor) / factor
}

fn by_state(principal: Money, lender: Option<Lender>, pack: &Pack, day: Date) -> Coverage {
    let up_to = |name| {
        let limit = pack.number(&pack.own(name), day).ok();
        lender != Some(Lender::Bank) && limit.is_some_and(|(limit, _)| principal.to_f64() <= limit)
    };
    Coverage::ByState { california: up_to("law.ca"), new_york: up_to("law.ny") }
}

/// Regulation Z's rate: payments at whole months, weeks or business days are whole unit-periods; one payment after less
/// than a year makes the term the unit-period. Draws and repayments on single days have no common unit-period.
fn regulation_z(terms: &Terms, schedule: &OfferSchedule) -> Option<f64> {
    if matches!(terms.form, Form::Daily { .. }) {
        return None;
    }
    let flows = schedule.flows();
    let last = schedule.rows.last()?.period;
    let single = schedule.rows.len() == 1 && last <= schedule.per_year;
    let (unit, per_year) = if single { (last, schedule.per_year / last) } else { (1.0, schedule.per_year) };
    let flow = |(period, amount): (f64, Money)| {
        let units = period / unit;
        let whole = libm::floor(units);
        let drawn = if amount.is_negative() { Drawn::Payment } else { Drawn::Advance };
        UnitPeriodFlow { drawn, amount: amount.abs().to_f64(), whole, fraction: units - whole }
    };
    let flows: Vec<UnitPeriodFlow> = flows.into_iter().map(flow).collect();
    regulation_z_apr(&flows, per_year).ok().filter(|rate| rate.is_finite())
}

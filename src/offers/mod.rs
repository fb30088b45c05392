//! What offers of money truly cost: what was entered becomes terms, a schedule to the cent, yearly rates with their
//! basis, early repayment, warnings with their source, and the price that the lender's own costs would explain.

mod early;
mod fair;
mod flags;
mod items;
mod law;
mod read;

pub use early::{Early, early};
pub use fair::{FairPrice, FairPrices, fair_price};
pub use flags::{Flag, FlagKind};
pub use items::{CostItem, Payee, items};
pub use law::{Coverage, LawRate, LawRule, law_rates};
pub use read::{Lender, Reading as OfferReading, Unused, read_offer};

use crate::facts::{Answers, FactSheet, Field, Group};
use crate::kernel::{Date, Money};
use crate::loans::{Cost, CostError, OfferSchedule, Terms, TermsError, Totals, cost, plan, totals};
use crate::rules::Pack;

/// What an offer comes to.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// These items are still needed.
    Open(Vec<Field>),
    /// These terms have no schedule.
    Impossible(TermsError),
    /// Schedule and cost.
    Costed(Box<Costed>),
}

/// An offer with its schedule and cost.
#[derive(Clone, PartialEq, Debug)]
pub struct Costed {
    /// The terms as understood.
    pub terms: Terms,
    /// The schedule to the cent.
    pub schedule: OfferSchedule,
    /// The cost in money, which every schedule has.
    pub totals: Totals,
    /// The yearly cost, or why there is none.
    pub cost: Result<Cost, CostError>,
    /// The yearly rate under the rules of the jurisdiction.
    pub law: Vec<LawRate>,
    /// Repaying all at once after each payment.
    pub early: Vec<Early>,
    /// Interest and every other item, as the official list of costs has them.
    pub items: Vec<CostItem>,
    /// What the lender's own costs would explain.
    pub fair: Option<FairPrices>,
}

/// One offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// Its row among the entries, from 1.
    pub row: u16,
    /// What the owner calls it.
    pub name: Option<String>,
    /// Who would lend.
    pub lender: Option<Lender>,
    /// The code of the form.
    pub form: Option<String>,
    /// Items with an entry that cannot be read or that contradicts another one, so that it is not used.
    pub unused: Vec<Unused>,
    /// Whether other fees were asked for and answered.
    pub fees_told: bool,
    /// What it comes to.
    pub outcome: Outcome,
    /// Warnings, gravest first.
    pub flags: Vec<Flag>,
}

impl Offer {
    /// Schedule and cost, if there are.
    #[must_use]
    pub fn costed(&self) -> Option<&Costed> {
        match &self.outcome {
            Outcome::Costed(costed) => Some(costed),
            Outcome::Open(_) | Outcome::Impossible(_) => None,
        }
    }

    /// The yearly cost, if there is.
    #[must_use]
    pub fn cost(&self) -> Option<&Cost> {
        self.costed()?.cost.as_ref().ok()
    }
}

/// All offers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Offers {
    offers: Vec<Offer>,
}

impl Offers {
    /// Works out every offer entered.
    #[must_use]
    pub fn evaluate(answers: &Answers, facts: &FactSheet, pack: &Pack, as_of: Date) -> Self {
        let readings: Vec<_> =
            answers.rows(Group::OfferRows).iter().map(|row| read_offer(answers, *row, as_of)).collect();
        let sweeps = readings.iter().filter(|reading| reading.swept_daily).count();
        let offers = readings.into_iter().map(|reading| offer(reading, sweeps, facts, pack, as_of)).collect();
        Self { offers }
    }

    /// The offers, in the order of entry.
    #[must_use]
    pub fn all(&self) -> &[Offer] {
        &self.offers
    }

    /// The offers with a yearly cost, cheapest first by effective yearly rate, then by order of entry.
    #[must_use]
    pub fn ranked(&self) -> Vec<&Offer> {
        let mut ranked: Vec<&Offer> = self.offers.iter().filter(|offer| offer.cost().is_some()).collect();
        ranked.sort_by(|a, b| match (a.cost(), b.cost()) {
            (Some(x), Some(y)) => x.effective.total_cmp(&y.effective),
            _ => std::cmp::Ordering::Equal,
        });
        ranked
    }
}

fn offer(reading: OfferReading, sweeps: usize, facts: &FactSheet, pack: &Pack, as_of: Date) -> Offer {
    let outcome = match &reading.terms {
        Err(missing) => Outcome::Open(missing.clone()),
        Ok(terms) => match costed(terms, &reading, pack, as_of) {
            Ok(costed) => Outcome::Costed(Box::new(costed)),
            Err(error) => Outcome::Impossible(error),
        },
    };
    let costed = match &outcome {
        Outcome::Costed(costed) => Some(&**costed),
        Outcome::Open(_) | Outcome::Impossible(_) => None,
    };
    let flags = flags::flags(&reading, costed, sweeps, facts, pack, as_of);
    let OfferReading { row, name, lender, form, unused, fees_told, .. } = reading;
    Offer { row, name, lender, form, unused, fees_told, outcome, flags }
}

fn costed(terms: &Terms, reading: &OfferReading, pack: &Pack, as_of: Date) -> Result<Costed, TermsError> {
    let schedule = plan(terms)?;
    let totals = totals(&schedule).map_err(|_| TermsError::Range)?;
    let cost = cost(&schedule);
    let law = law_rates(terms, &schedule, cost.as_ref().ok(), reading.lender, pack, as_of);
    let early = early(terms, &schedule, reading.penalty);
    let items = items(terms, &schedule, &totals);
    let fair = fair::fair_prices(reading.lender, cost.as_ref().ok(), pack, as_of);
    Ok(Costed { terms: terms.clone(), schedule, totals, cost, law, early, items, fair })
}

/// The sum of some amounts; nothing out of range.
fn sum(zero: Money, amounts: impl Iterator<Item = Money>) -> Option<Money> {
    let mut total = zero;
    for amount in amounts {
        total = total.checked_add(amount)?;
    }
    Some(total)
}

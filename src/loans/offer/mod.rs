//! An offer of money as it is made, its schedule to the cent, and what it truly costs.

mod cost;
mod plan;
mod terms;

pub use cost::{Cost, CostError, Totals, cost, totals};
pub use plan::{OfferRow, OfferSchedule, TermsError, plan};
pub use terms::{Fee, FeeAmount, FeeKind, FeeTime, Form, Movement, Terms};

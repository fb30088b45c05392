//! The mathematics of loans: day counts, time value of money, rates that price flows to zero, schedules.

mod day_count;
mod offer;
mod rate;
mod roots;
mod schedule;
mod tvm;

pub use day_count::{DayCount, EuInterval, EuUnit, act_act_isma, eu_interval};
pub use offer::{
    Cost, CostError, Fee, FeeAmount, FeeKind, FeeTime, Form, Movement, OfferRow, OfferSchedule, Terms, TermsError,
    Totals, cost, plan, totals,
};
pub use rate::{
    DatedFlow, Drawn, TimedFlow, UnitPeriodFlow, choose_rate, irr, mirr, npv, regulation_z_apr, timed_rates, xirr,
    xnfv, xnpv,
};
pub use roots::{ExponentialSum, NoRate};
pub use schedule::{FirstPeriod, Instalment, Plan, rate_per_payment_canada, schedule};
pub use tvm::{
    Due, TvmError, cumulative_interest, cumulative_principal, effective, future_value, future_value_schedule,
    interest_part, ispmt, nominal, payment, pduration, periods, present_value, principal_part, rate, rri,
};

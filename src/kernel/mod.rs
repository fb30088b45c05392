//! What every other room speaks in: money, dates, readings, reasons, findings. Knows nothing of credit.

mod amount_text;
mod because;
mod date;
mod finding;
mod id;
mod money;
mod reading;
mod value;

pub use amount_text::{AmountProblem, AmountText, AmountUnit, normalise_digits, parse_amount};
pub use because::{Because, ParamUse, Status};
pub use date::{Date, Month, date, days_between, months_between};
pub use finding::{Finding, Origin, Severity};
pub use id::{Id, Names};
pub use money::{Currency, Money, Rounding, round_half_even, round_half_up};
pub use reading::{NotApplicable, Reading};
pub use value::{Unit, Value};

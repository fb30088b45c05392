//! Schedules of repayment in exact arithmetic, without rounding to cents.

use super::tvm::{Due, payment};

/// How principal is repaid.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Plan {
    /// Level payments (annuity), set anew when the rate changes.
    Level,
    /// Equal principal each month.
    EqualPrincipal,
    /// Payments that grow by a share every so many months.
    Growing {
        /// Growth at each step, as a share.
        growth: f64,
        /// Months between steps.
        every: u32,
    },
    /// Interest each month, principal at the end.
    InterestOnly,
    /// Level payments as if over more months, the rest at the end.
    Balloon {
        /// Months over which the payment is reckoned.
        over: u32,
    },
    /// A share of the balance as principal each month, the rest at the end.
    ShareOfBalance(f64),
}

/// A first period that is longer than a month: days beyond it bear simple interest.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FirstPeriod {
    /// Days beyond the first month.
    pub days: f64,
    /// Days of the year.
    pub year_days: f64,
}

/// One instalment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Instalment {
    /// Month, from 1.
    pub month: u32,
    /// Balance before.
    pub opening: f64,
    /// Interest of the month.
    pub interest: f64,
    /// Principal repaid.
    pub principal: f64,
    /// Balance after.
    pub closing: f64,
}

impl Instalment {
    /// Interest and principal together.
    #[must_use]
    pub fn payment(&self) -> f64 {
        self.interest + self.principal
    }
}

/// The schedule of a loan in months. `rate` gives the yearly nominal rate of a month (from 1), as a share; interest of
/// a month is the opening balance times a twelfth of it. The last instalment repays what is left. Empty for 0 months.
#[must_use]
pub fn schedule(
    amount: f64,
    months: u32,
    rate: &dyn Fn(u32) -> f64,
    plan: Plan,
    first: Option<FirstPeriod>,
) -> Vec<Instalment> {
    let mut rows = Vec::new();
    let mut opening = amount;
    let mut level = first_payment(amount, months, rate(1), plan, first);
    for month in 1..=months {
        let monthly = rate(month) / 12.0;
        if month > 1 {
            level = next_payment(level, opening, month, months, rate, plan);
        }
        let extra = if month == 1 { first.map_or(0.0, |f| amount * rate(1) * f.days / f.year_days) } else { 0.0 };
        let interest = opening * monthly + extra;
        let planned = match plan {
            Plan::Level | Plan::Growing { .. } | Plan::Balloon { .. } => level - interest,
            Plan::EqualPrincipal => amount / f64::from(months),
            Plan::InterestOnly => 0.0,
            Plan::ShareOfBalance(share) => opening * share,
        };
        let principal = if month == months { opening } else { planned };
        let closing = opening - principal;
        rows.push(Instalment { month, opening, interest, principal, closing });
        opening = closing;
    }
    rows
}

fn level_payment(monthly: f64, months: u32, balance: f64) -> f64 {
    -payment(monthly, f64::from(months), balance, 0.0, Due::End).unwrap_or(0.0)
}

fn first_payment(amount: f64, months: u32, rate: f64, plan: Plan, first: Option<FirstPeriod>) -> f64 {
    let monthly = rate / 12.0;
    // A longer first period makes the debt larger by its interest, as seen from the start of the last month of it.
    let stretched = first.map_or(amount, |f| amount * (1.0 + monthly + rate * f.days / f.year_days) / (1.0 + monthly));
    match plan {
        Plan::Level => level_payment(monthly, months, stretched),
        Plan::Balloon { over } => level_payment(monthly, over, stretched),
        Plan::Growing { growth, every } => {
            // Value of a first payment of 1 that grows by steps.
            let (mut value, mut paid) = (0.0, 1.0);
            for month in 1..=months {
                if month > 1 && (month - 1).is_multiple_of(every.max(1)) {
                    paid *= 1.0 + growth;
                }
                value += paid / libm::pow(1.0 + monthly, f64::from(month));
            }
            stretched / value
        }
        Plan::EqualPrincipal | Plan::InterestOnly | Plan::ShareOfBalance(_) => 0.0,
    }
}

fn next_payment(level: f64, opening: f64, month: u32, months: u32, rate: &dyn Fn(u32) -> f64, plan: Plan) -> f64 {
    let changed = (rate(month) - rate(month - 1)).abs() > 0.0;
    match plan {
        Plan::Level if changed => level_payment(rate(month) / 12.0, months - month + 1, opening),
        Plan::Balloon { over } if changed => level_payment(rate(month) / 12.0, over - month + 1, opening),
        Plan::Growing { growth, every } if (month - 1).is_multiple_of(every.max(1)) => level * (1.0 + growth),
        _ => level,
    }
}

/// The rate per payment of a Canadian mortgage: nominal yearly rate compounded twice a year, as the Interest Act asks
/// (section 6): (1 + j/2)^(2/p) − 1.
#[must_use]
pub fn rate_per_payment_canada(annual: f64, payments_per_year: f64) -> f64 {
    libm::expm1(2.0 / payments_per_year * libm::log1p(annual / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked by hand from the annuity formula: 100,000 at 12 % nominal over 12 months.
    #[test]
    fn principal_repaid_is_the_loan_in_every_plan() {
        let plans = [
            Plan::Level,
            Plan::EqualPrincipal,
            Plan::Growing { growth: 0.03, every: 12 },
            Plan::InterestOnly,
            Plan::Balloon { over: 24 },
            Plan::ShareOfBalance(0.02),
        ];
        for plan in plans {
            let rows = schedule(100_000.0, 12, &|_| 0.12, plan, None);
            let repaid: f64 = rows.iter().map(|row| row.principal).sum();
            assert!((repaid - 100_000.0).abs() < 1e-6, "{plan:?} repays {repaid}");
            assert!(rows.last().is_some_and(|row| row.closing.abs() < 1e-9), "{plan:?}");
        }
        let rows = schedule(100_000.0, 12, &|_| 0.12, Plan::Level, None);
        assert!((rows[0].payment() - 8_884.88).abs() < 0.005);
        let rows = schedule(100_000.0, 12, &|_| 0.12, Plan::EqualPrincipal, None);
        assert!((rows[0].payment() - 9_333.33).abs() < 0.005);
        assert!((rows[11].payment() - 8_416.67).abs() < 0.005);
    }
}

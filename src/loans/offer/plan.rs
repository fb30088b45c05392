//! The schedule of an offer, each payment rounded to the cent half away from zero; the last one takes up the rest.

use super::terms::{FeeAmount, FeeTime, Form, Movement, Terms};
use crate::kernel::{Currency, Money, Rounding};

/// Why terms have no schedule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TermsError {
    /// The principal is not positive.
    Principal,
    /// No payment, or more than 100 years of them.
    Length,
    /// A rate, share or factor is not finite, or below the least that has a meaning.
    Rate,
    /// Revenue share: the share of revenue never pays the sum within 100 years.
    NeverRepaid,
    /// A repayment is larger than the balance, or days run backwards.
    Movement,
    /// Deductions, fees and deposit leave nothing to pay out.
    NothingPaidOut,
    /// An amount is beyond the range of an amount.
    Range,
}

/// One payment of the firm.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct OfferRow {
    /// When, in periods of the schedule.
    pub period: f64,
    /// Interest (or the fee that takes its place).
    pub interest: Money,
    /// Principal; negative for a further draw.
    pub principal: Money,
    /// Other fees.
    pub fees: Money,
    /// Balance after it.
    pub balance: Money,
}

/// The schedule of an offer.
#[derive(Clone, PartialEq, Debug)]
pub struct OfferSchedule {
    /// What reaches the firm's account at the start.
    pub received: Money,
    /// Fees at the start, in all.
    pub fees_at_start: Money,
    /// Interest taken in advance.
    pub deducted: Money,
    /// Held back at the start and given back at the end.
    pub held_back: Money,
    /// Payments, by time.
    pub rows: Vec<OfferRow>,
    /// Periods of a year: 12, 52, 252 or 365.
    pub per_year: f64,
}

impl OfferSchedule {
    /// Flows by period, as the firm sees them: money received is positive.
    #[must_use]
    pub fn flows(&self) -> Vec<(f64, Money)> {
        let mut flows = vec![(0.0, self.received)];
        flows.extend(self.rows.iter().map(|row| {
            let paid = row.interest.minor() + row.principal.minor() + row.fees.minor();
            (row.period, Money::from_minor(-paid, row.interest.currency()))
        }));
        if let (false, Some(last)) = (self.held_back.is_zero(), self.rows.last()) {
            flows.push((last.period, self.held_back));
        }
        flows
    }
}

/// Months in 100 years.
const LONGEST: u32 = 1_200;

/// The schedule of an offer.
///
/// # Errors
/// The first rule that the terms break.
pub fn plan(terms: &Terms) -> Result<OfferSchedule, TermsError> {
    if !terms.principal.is_positive() {
        return Err(TermsError::Principal);
    }
    let sums = Sums { currency: terms.principal.currency() };
    let (mut rows, per_year) = rows(terms, &sums)?;
    if rows.is_empty() {
        return Err(TermsError::Length);
    }
    let amount = |amount: FeeAmount| match amount {
        FeeAmount::Amount(money) => Ok(money),
        FeeAmount::Share(share) => sums.share(terms.principal, share),
    };
    let zero = Money::zero(sums.currency);
    let deducted = terms.deducted.map_or(Ok(zero), amount)?;
    let held_back = terms.held_back.map_or(Ok(zero), amount)?;
    let mut fees_at_start = zero;
    for fee in &terms.fees {
        let fee_amount = amount(fee.amount)?;
        match fee.time {
            FeeTime::Start => fees_at_start = sums.add(fees_at_start, fee_amount)?,
            FeeTime::EachPayment => {
                for row in &mut rows {
                    row.fees = sums.add(row.fees, fee_amount)?;
                }
            }
            FeeTime::End => {
                if let Some(last) = rows.last_mut() {
                    last.fees = sums.add(last.fees, fee_amount)?;
                }
            }
        }
    }
    let advanced = match terms.form {
        Form::Discount { rate, days, basis } => {
            let discount = sums.share(terms.principal, rate * f64::from(days) / f64::from(basis))?;
            sums.sub(terms.principal, discount)?
        }
        Form::Factoring { advance, .. } => sums.share(terms.principal, advance)?,
        _ => terms.principal,
    };
    let received = sums.sub(sums.sub(sums.sub(advanced, deducted)?, fees_at_start)?, held_back)?;
    if !received.is_positive() {
        return Err(TermsError::NothingPaidOut);
    }
    Ok(OfferSchedule { received, fees_at_start, deducted, held_back, rows, per_year })
}

/// Sums in one currency, with named errors.
struct Sums {
    currency: Currency,
}

impl Sums {
    fn money(&self, major: f64) -> Result<Money, TermsError> {
        Money::from_f64(major, self.currency, Rounding::HalfUp).ok_or(TermsError::Range)
    }

    fn share(&self, of: Money, share: f64) -> Result<Money, TermsError> {
        of.times(share, Rounding::HalfUp).ok_or(TermsError::Range)
    }

    fn add(&self, a: Money, b: Money) -> Result<Money, TermsError> {
        a.checked_add(b).ok_or(TermsError::Range)
    }

    fn sub(&self, a: Money, b: Money) -> Result<Money, TermsError> {
        a.checked_sub(b).ok_or(TermsError::Range)
    }

    fn row(&self, period: f64, interest: Money, principal: Money, before: Money) -> Result<OfferRow, TermsError> {
        let balance = self.sub(before, principal)?;
        Ok(OfferRow { period, interest, principal, fees: Money::zero(self.currency), balance })
    }
}

fn checked(rate: f64, months: u32) -> Result<(), TermsError> {
    if months == 0 || months > LONGEST {
        Err(TermsError::Length)
    } else if rate.is_finite() && rate >= 0.0 {
        Ok(())
    } else {
        Err(TermsError::Rate)
    }
}

/// Level payment of a balance over some months, and of a rest that is still owed at the end.
fn level(balance: f64, rest: f64, monthly: f64, months: u32) -> Result<f64, TermsError> {
    crate::loans::payment(monthly, f64::from(months), -balance, rest, crate::loans::Due::End)
        .map_err(|_| TermsError::Rate)
}

fn rows(terms: &Terms, sums: &Sums) -> Result<(Vec<OfferRow>, f64), TermsError> {
    let principal = terms.principal;
    let monthly = |rows: Result<Vec<OfferRow>, TermsError>| rows.map(|rows| (rows, 12.0));
    match &terms.form {
        Form::Annuity { rate, months, grace } => {
            checked(*rate, *months)?;
            if grace >= months {
                return Err(TermsError::Length);
            }
            let pay = sums.money(level(principal.to_f64(), 0.0, rate / 12.0, months - grace)?)?;
            let zero = Money::zero(sums.currency);
            monthly(months_of(sums, principal, *rate, *months, &|k, interest, _| {
                if k <= *grace { Ok(zero) } else { sums.sub(pay, interest) }
            }))
        }
        Form::Balloon { rate, months, share } => {
            checked(*rate, *months)?;
            checked(*share, 1)?;
            let rest = principal.to_f64() * share;
            let pay = sums.money(level(principal.to_f64(), rest, rate / 12.0, *months)?)?;
            monthly(months_of(sums, principal, *rate, *months, &|_, interest, _| sums.sub(pay, interest)))
        }
        Form::EqualPrincipal { rate, months } => {
            checked(*rate, *months)?;
            let part = sums.money(principal.to_f64() / f64::from(*months))?;
            monthly(months_of(sums, principal, *rate, *months, &|_, _, _| Ok(part)))
        }
        Form::InterestOnly { rate, months, every } => {
            checked(*rate, *months)?;
            let every = (*every).clamp(1, *months);
            let mut rows = Vec::new();
            let mut from = 0;
            while from < *months {
                let to = (from + every).min(*months);
                let interest = sums.money(principal.to_f64() * rate * f64::from(to - from) / 12.0)?;
                let repaid = if to == *months { principal } else { Money::zero(sums.currency) };
                rows.push(sums.row(f64::from(to), interest, repaid, principal)?);
                from = to;
            }
            Ok((rows, 12.0))
        }
        Form::Bullet { rate, months } => {
            checked(*rate, *months)?;
            let interest = sums.money(principal.to_f64() * rate * f64::from(*months) / 12.0)?;
            Ok((vec![sums.row(f64::from(*months), interest, principal, principal)?], 12.0))
        }
        Form::Flat { monthly: fee, months } => {
            checked(*fee, *months)?;
            let (fee, part) = (sums.share(principal, *fee)?, sums.money(principal.to_f64() / f64::from(*months))?);
            let mut rows = Vec::new();
            let mut balance = principal;
            for k in 1..=*months {
                let repaid = if k == *months { balance } else { part };
                let row = sums.row(f64::from(k), fee, repaid, balance)?;
                balance = row.balance;
                rows.push(row);
            }
            Ok((rows, 12.0))
        }
        Form::Seasonal { rate, paying } => seasonal(sums, principal, *rate, paying).map(|rows| (rows, 12.0)),
        Form::Factor { factor, payments, per_year } => {
            checked(*factor - 1.0, 1)?;
            if *payments == 0 || *payments > 40_000 || *per_year == 0 {
                return Err(TermsError::Length);
            }
            let owed = sums.share(principal, *factor)?;
            let part = sums.money(owed.to_f64() / f64::from(*payments))?;
            equal_parts(sums, principal, owed, part, *payments).map(|rows| (rows, f64::from(*per_year)))
        }
        Form::RevenueShare { cap, share, revenue } => {
            checked(*cap - 1.0, 1)?;
            let owed = sums.share(principal, *cap)?;
            let part = sums.share(*revenue, *share)?;
            if !part.is_positive() || owed.minor() / part.minor() >= i64::from(LONGEST) {
                return Err(TermsError::NeverRepaid);
            }
            let whole = u32::try_from(owed.minor() / part.minor()).map_err(|_| TermsError::NeverRepaid)?;
            let payments = whole + u32::from(owed.minor() % part.minor() != 0);
            let mut rows = equal_parts(sums, principal, owed, part, payments)?;
            // The rest is paid as soon as its share of a month's revenue has come in.
            if let Some(last) = rows.last_mut() {
                let rest = owed.minor() - part.minor() * i64::from(payments - 1);
                last.period = f64::from(payments - 1) + Money::from_minor(rest, sums.currency).to_f64() / part.to_f64();
            }
            Ok((rows, 12.0))
        }
        Form::Discount { rate, days, basis } => {
            checked(*rate, 1)?;
            if *days == 0 || *basis == 0 {
                return Err(TermsError::Length);
            }
            let discount = sums.share(principal, rate * f64::from(*days) / f64::from(*basis))?;
            let lent = sums.sub(principal, discount)?;
            Ok((vec![sums.row(f64::from(*days), discount, lent, lent)?], 365.0))
        }
        Form::Factoring { advance, fee, days } => {
            checked(*fee, 1)?;
            if *days == 0 {
                return Err(TermsError::Length);
            }
            let (lent, fee) = (sums.share(principal, *advance)?, sums.share(principal, *fee)?);
            Ok((vec![sums.row(f64::from(*days), fee, lent, lent)?], 365.0))
        }
        Form::Daily { rate, movements } => {
            checked(*rate, 1)?;
            daily(sums, principal, *rate, movements).map(|rows| (rows, 365.0))
        }
        Form::Irregular { payments } => irregular(sums, principal, payments).map(|rows| (rows, 12.0)),
    }
}

/// Monthly rows with interest on the balance; `repaid` tells the principal of month k, the last repays the balance.
fn months_of(
    sums: &Sums,
    principal: Money,
    rate: f64,
    months: u32,
    repaid: &dyn Fn(u32, Money, Money) -> Result<Money, TermsError>,
) -> Result<Vec<OfferRow>, TermsError> {
    let mut rows = Vec::new();
    let mut balance = principal;
    for k in 1..=months {
        let interest = sums.share(balance, rate / 12.0)?;
        let part = if k == months { balance } else { repaid(k, interest, balance)? };
        let row = sums.row(f64::from(k), interest, part, balance)?;
        balance = row.balance;
        rows.push(row);
    }
    Ok(rows)
}

/// Equal payments of a sum owed; what is above the principal is spread over them as cost.
fn equal_parts(
    sums: &Sums,
    principal: Money,
    owed: Money,
    part: Money,
    payments: u32,
) -> Result<Vec<OfferRow>, TermsError> {
    let mut rows = Vec::new();
    let (mut balance, mut left) = (principal, owed);
    for k in 1..=payments {
        let last = k == payments;
        let pay = if last || left < part { left } else { part };
        let repaid = if last { balance } else { sums.money(principal.to_f64() * pay.to_f64() / owed.to_f64())? };
        let row = sums.row(f64::from(k), sums.sub(pay, repaid)?, repaid, balance)?;
        (balance, left) = (row.balance, sums.sub(left, pay)?);
        rows.push(row);
    }
    Ok(rows)
}

fn seasonal(sums: &Sums, principal: Money, rate: f64, paying: &[u32]) -> Result<Vec<OfferRow>, TermsError> {
    let end = *paying.last().ok_or(TermsError::Length)?;
    checked(rate, end)?;
    if paying.windows(2).any(|pair| pair[0] >= pair[1]) || paying.first() == Some(&0) {
        return Err(TermsError::Length);
    }
    let monthly = rate / 12.0;
    let value: f64 = paying.iter().map(|k| libm::pow(1.0 + monthly, -f64::from(*k))).sum();
    let pay = sums.money(principal.to_f64() / value)?;
    let mut rows = Vec::new();
    let (mut balance, mut from) = (principal, 0);
    for k in paying {
        let interest = sums.share(balance, libm::pow(1.0 + monthly, f64::from(k - from)) - 1.0)?;
        let repaid = if *k == end { balance } else { sums.sub(pay, interest)? };
        let row = sums.row(f64::from(*k), interest, repaid, balance)?;
        (balance, from) = (row.balance, *k);
        rows.push(row);
    }
    Ok(rows)
}

fn daily(sums: &Sums, principal: Money, rate: f64, movements: &[Movement]) -> Result<Vec<OfferRow>, TermsError> {
    let mut rows = Vec::new();
    let (mut balance, mut from, mut accrued) = (principal, 0, 0.0);
    for movement in movements {
        if movement.day < from || movement.amount.currency() != sums.currency {
            return Err(TermsError::Movement);
        }
        accrued += balance.to_f64() * rate * f64::from(movement.day - from);
        from = movement.day;
        let repaid = movement.amount.negated();
        if repaid > balance {
            return Err(TermsError::Movement);
        }
        // Interest is paid with a repayment; a further draw only lets it run on.
        let interest = if repaid.is_positive() { sums.money(accrued)? } else { Money::zero(sums.currency) };
        if repaid.is_positive() {
            accrued = 0.0;
        }
        let row = sums.row(f64::from(from), interest, repaid, balance)?;
        balance = row.balance;
        rows.push(row);
    }
    if balance.is_zero() { Ok(rows) } else { Err(TermsError::Movement) }
}

fn irregular(sums: &Sums, principal: Money, payments: &[(f64, Money)]) -> Result<Vec<OfferRow>, TermsError> {
    let total = payments.iter().try_fold(Money::zero(sums.currency), |sum, (_, paid)| sums.add(sum, *paid))?;
    if !total.is_positive() {
        return Err(TermsError::Length);
    }
    let mut rows = Vec::new();
    let (mut balance, mut before) = (principal, 0.0);
    for (index, (month, paid)) in payments.iter().enumerate() {
        if !month.is_finite() || *month < before || *month > f64::from(LONGEST) {
            return Err(TermsError::Movement);
        }
        before = *month;
        let last = index + 1 == payments.len();
        let repaid = if last { balance } else { sums.money(principal.to_f64() * paid.to_f64() / total.to_f64())? };
        let row = sums.row(*month, sums.sub(*paid, repaid)?, repaid, balance)?;
        balance = row.balance;
        rows.push(row);
    }
    Ok(rows)
}

//! The terms of an offer, in the words lenders use.

use crate::kernel::Money;

/// How the money comes back.
#[derive(Clone, PartialEq, Debug)]
pub enum Form {
    /// Level monthly payments (等额本息), the first `grace` months interest only.
    Annuity {
        /// Yearly nominal rate, as a share.
        rate: f64,
        /// Months.
        months: u32,
        /// Months of interest only at the beginning.
        grace: u32,
    },
    /// Equal principal each month (等额本金).
    EqualPrincipal {
        /// Yearly nominal rate.
        rate: f64,
        /// Months.
        months: u32,
    },
    /// Interest every so many months, principal at the end (先息后本).
    InterestOnly {
        /// Yearly nominal rate.
        rate: f64,
        /// Months.
        months: u32,
        /// Months between interest payments; 1, 3, 6 or 12.
        every: u32,
    },
    /// Principal and simple interest at the end (到期一次还本付息).
    Bullet {
        /// Yearly nominal rate.
        rate: f64,
        /// Months.
        months: u32,
    },
    /// Equal principal and a fee on the first principal each month (等本等息, 手续费分期): `P/n + P·f`.
    Flat {
        /// Fee a month, as a share of the first principal.
        monthly: f64,
        /// Months.
        months: u32,
    },
    /// A multiple of the sum, in equal payments (factor rate).
    Factor {
        /// Owed in all, as a multiple of the principal.
        factor: f64,
        /// Number of payments.
        payments: u32,
        /// Payments a year: 252 business days, 52 weeks, 12 months.
        per_year: u32,
    },
    /// A share of monthly revenue until a multiple of the sum is paid.
    RevenueShare {
        /// Owed in all, as a multiple of the principal.
        cap: f64,
        /// Share of revenue.
        share: f64,
        /// Revenue a month, as expected.
        revenue: Money,
    },
    /// A bill or note: the discount is taken at the start, the face is due at the end.
    Discount {
        /// Yearly discount rate.
        rate: f64,
        /// Days to maturity.
        days: u32,
        /// Days of the year that the discount is reckoned with: 360 or 365.
        basis: u32,
    },
    /// An invoice sold or advanced on: a share of the face now, a fee on the face, the rest when the debtor pays.
    Factoring {
        /// Share of the face advanced.
        advance: f64,
        /// Fee, as a share of the face.
        fee: f64,
        /// Days until the debtor pays.
        days: u32,
    },
    /// Level payments and a share of the principal at the end.
    Balloon {
        /// Yearly nominal rate.
        rate: f64,
        /// Months.
        months: u32,
        /// Share of the principal that falls due with the last payment.
        share: f64,
    },
    /// Level payments in some months only; interest accrues in the others.
    Seasonal {
        /// Yearly nominal rate.
        rate: f64,
        /// The months with a payment, from 1, rising; the last is the end.
        paying: Vec<u32>,
    },
    /// Drawn and repaid by days (随借随还): interest on the balance each day, paid with each repayment.
    Daily {
        /// Rate a day, as a share.
        rate: f64,
        /// Further draws after the first, and repayments.
        movements: Vec<Movement>,
    },
    /// Payments as the contract lists them: months from the start and amount.
    Irregular {
        /// The payments, in order of time.
        payments: Vec<(f64, Money)>,
    },
}

/// A draw (positive) or a repayment of principal (negative) on a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Movement {
    /// Days from the start.
    pub day: u32,
    /// Positive is drawn, negative repaid.
    pub amount: Money,
}

/// What a fee is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FeeKind {
    /// The lender's own fee: arrangement, service, management.
    Lender,
    /// Guarantee company.
    Guarantee,
    /// Appraisal.
    Appraisal,
    /// Registration.
    Registration,
    /// Notary.
    Notary,
    /// Insurance or membership that must be bought.
    Insurance,
    /// Agent or broker.
    Agent,
    /// Anything else.
    Other,
}

/// How much a fee is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum FeeAmount {
    /// An amount.
    Amount(Money),
    /// A share of the principal.
    Share(f64),
}

/// When a fee falls due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeeTime {
    /// At the start; taken from what is paid out, or paid beside it.
    Start,
    /// With every payment.
    EachPayment,
    /// At the end.
    End,
}

/// A fee.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fee {
    /// What for.
    pub kind: FeeKind,
    /// How much.
    pub amount: FeeAmount,
    /// When.
    pub time: FeeTime,
}

/// An offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Terms {
    /// What the contract calls the loan: principal, face of the bill or invoice, first draw.
    pub principal: Money,
    /// How it comes back.
    pub form: Form,
    /// Interest taken out of the sum at the start (砍头息).
    pub deducted: Option<FeeAmount>,
    /// Fees.
    pub fees: Vec<Fee>,
    /// A deposit or compensating balance held back at the start and given back at the end.
    pub held_back: Option<FeeAmount>,
}

impl Terms {
    /// An offer without fees.
    #[must_use]
    pub const fn plain(principal: Money, form: Form) -> Self {
        Self { principal, form, deducted: None, fees: Vec::new(), held_back: None }
    }
}

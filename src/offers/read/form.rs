//! How an offer comes back: the entries that each way of repayment needs.

use super::Row;
use crate::facts::Field;
use crate::loans::Form;

impl Row<'_> {
    /// The quoted rate as a yearly one: a month's times 12, a day's times 365, the practice for loans by the month.
    fn yearly(&mut self) -> Option<f64> {
        let (rate, per) = (self.needs(Field::OfferRate, Self::number), self.needs(Field::OfferPer, Self::code));
        Some(
            rate?
                * if per.as_deref()? == "year" {
                    1.0
                } else if per.as_deref()? == "month" {
                    12.0
                } else {
                    365.0
                },
        )
    }

    fn days_of_year(&mut self) -> Option<u32> {
        self.needs(Field::OfferBasis, Self::code)?.parse().ok()
    }

    pub(super) fn form(&mut self, code: &str) -> Option<Form> {
        match code {
            "annuity" => {
                let (rate, months) = (self.yearly(), self.needs(Field::OfferMonths, Self::whole));
                let grace = self.whole(Field::OfferGrace).unwrap_or(0);
                Some(Form::Annuity { rate: rate?, months: months?, grace })
            }
            "equal_principal" => {
                let (rate, months) = (self.yearly(), self.needs(Field::OfferMonths, Self::whole));
                Some(Form::EqualPrincipal { rate: rate?, months: months? })
            }
            "interest_only" => {
                let (rate, months) = (self.yearly(), self.needs(Field::OfferMonths, Self::whole));
                let every = self.code(Field::OfferEvery).and_then(|code| code.parse().ok()).unwrap_or(1);
                Some(Form::InterestOnly { rate: rate?, months: months?, every })
            }
            "bullet" => {
                let (rate, months) = (self.yearly(), self.needs(Field::OfferMonths, Self::whole));
                Some(Form::Bullet { rate: rate?, months: months? })
            }
            "balloon" => {
                let (rate, months) = (self.yearly(), self.needs(Field::OfferMonths, Self::whole));
                let share = self.needs(Field::OfferBalloon, Self::number);
                Some(Form::Balloon { rate: rate?, months: months?, share: share? })
            }
            "flat" => {
                let (monthly, months) =
                    (self.needs(Field::OfferFlat, Self::number), self.needs(Field::OfferMonths, Self::whole));
                Some(Form::Flat { monthly: monthly?, months: months? })
            }
            "instalment_fee" => {
                let (total, months) =
                    (self.needs(Field::OfferTotalFee, Self::number), self.needs(Field::OfferMonths, Self::whole));
                Some(Form::Flat { monthly: total? / f64::from(months?), months: months? })
            }
            "seasonal" => {
                let (rate, paying) = (self.yearly(), self.needs(Field::OfferPaying, Self::months));
                Some(Form::Seasonal { rate: rate?, paying: paying? })
            }
            "factor" => self.factor(),
            "revenue_share" => {
                let cap = self.needs(Field::OfferFactor, Self::number);
                let share = self.needs(Field::OfferShare, Self::number);
                let revenue = self.needs(Field::OfferRevenue, Self::money);
                Some(Form::RevenueShare { cap: cap?, share: share?, revenue: revenue? })
            }
            "discount" => {
                let (rate, days) = (self.yearly_by_basis(), self.needs(Field::OfferDays, Self::whole));
                let (rate, basis) = rate?;
                Some(Form::Discount { rate, days: days?, basis })
            }
            "factoring" => {
                let advance = self.needs(Field::OfferAdvance, Self::number);
                let fee = self.needs(Field::OfferFaceFee, Self::number);
                let days = self.needs(Field::OfferDays, Self::whole);
                Some(Form::Factoring { advance: advance?, fee: fee?, days: days? })
            }
            "daily" => {
                let (rate, movements) = (self.yearly_by_basis(), self.needs(Field::OfferMovements, Self::movements));
                let (rate, basis) = rate?;
                Some(Form::Daily { rate: rate / f64::from(basis), movements: movements? })
            }
            _ => Some(Form::Irregular {
                payments: self.needs(Field::OfferPayments, |row, field| row.flows(field, false))?,
            }),
        }
    }

    /// The quoted rate as a yearly one by the contract's days of the year, and these days. A day's rate needs none.
    fn yearly_by_basis(&mut self) -> Option<(f64, u32)> {
        let (rate, per) = (self.needs(Field::OfferRate, Self::number), self.needs(Field::OfferPer, Self::code));
        let basis = match per.as_deref() {
            Some("day") => self.code(Field::OfferBasis).and_then(|code| code.parse().ok()).or(Some(365)),
            _ => self.days_of_year(),
        };
        let (rate, basis) = (rate?, basis?);
        Some(match per?.as_str() {
            "day" => (rate * f64::from(basis), basis),
            "month" => (rate * 12.0, basis),
            _ => (rate, basis),
        })
    }

    /// A factor: 252 business days, 52 weeks or 12 months a year.
    fn factor(&mut self) -> Option<Form> {
        let factor = self.needs(Field::OfferFactor, Self::number);
        let months = self.needs(Field::OfferMonths, Self::whole);
        let sweep = self.needs(Field::OfferSweep, Self::code);
        let per_year = match sweep?.as_str() {
            "daily" => 252,
            "weekly" => 52,
            _ => 12,
        };
        // Half a payment or more counts as one.
        let payments = (months? * per_year + 6) / 12;
        Some(Form::Factor { factor: factor?, payments, per_year })
    }
}

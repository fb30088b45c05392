//! Values with units.

use super::{Date, Money, Month};
use std::borrow::Cow;

/// The unit a number is told in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// An amount of money in the case's currency; the number is in major units.
    Money,
    /// A share; 0.25 is told as 25 %.
    Percent,
    /// A yearly rate; 0.045 is told as 4.5 % a year.
    RatePerYear,
    /// A multiple; 1.25 is told as 1.25 times.
    Times,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// A number of things.
    Count,
    /// Points of a score.
    Points,
    /// A statistic without unit, such as a coefficient of variation.
    Plain,
}

/// A value with its unit.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// An amount of money.
    Money(Money),
    /// A number in a unit. Always finite.
    Number(f64, Unit),
    /// Yes or no.
    Bool(bool),
    /// One of a list of codes, such as a tax grade or an industry.
    Code(Cow<'static, str>),
    /// A date.
    Date(Date),
    /// A month.
    Month(Month),
    /// Words of the firm.
    Text(String),
}

impl Value {
    /// The value as a number: major units for money, 1 or 0 for yes or no, nothing for the rest.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Money(money) => Some(money.to_f64()),
            Self::Number(number, _) => Some(*number),
            Self::Bool(yes) => Some(if *yes { 1.0 } else { 0.0 }),
            Self::Code(_) | Self::Date(_) | Self::Month(_) | Self::Text(_) => None,
        }
    }
}

//! Civil dates and months. No clock: today's date is always given by the caller.

use std::fmt;

/// A civil date (proleptic Gregorian), without time or zone.
pub type Date = jiff::civil::Date;

/// The date of a year, month (1–12) and day, or `None` when there is no such day.
#[must_use]
pub fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// Days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    const DAY: i64 = 86_400;
    // Two dates are at most 7.3 million days apart.
    i32::try_from(from.duration_until(to).as_secs() / DAY).unwrap_or(0)
}

/// Whole months from `from` to `to`; a month counts when the same day of month has been reached.
/// Negative when `to` is earlier.
#[must_use]
pub fn months_between(from: Date, to: Date) -> i32 {
    if to < from {
        return -months_between(to, from);
    }
    let whole = Month::of(to).index() - Month::of(from).index();
    if to.day() < from.day() && to.day() < Month::of(to).last_day().day() { whole - 1 } else { whole }
}

/// A calendar month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month `month` (1–12) of `year`, or `None` outside that range or the years 1–9999.
    #[must_use]
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month a date lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1–12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.month
    }

    /// Months since January of year 0; differences count months.
    #[must_use]
    pub const fn index(self) -> i32 {
        self.year as i32 * 12 + self.month as i32 - 1
    }

    /// The month with a given [`Month::index`], or `None` outside the years 1–9999.
    #[must_use]
    pub fn from_index(index: i32) -> Option<Self> {
        let year = i16::try_from(index.div_euclid(12)).ok()?;
        let month = i8::try_from(index.rem_euclid(12) + 1).ok()?;
        Self::new(year, month)
    }

    /// The month `by` months later (earlier when negative), or `None` outside the years 1–9999.
    #[must_use]
    pub fn plus(self, by: i32) -> Option<Self> {
        Self::from_index(self.index() + by)
    }

    /// The first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::constant(self.year, self.month, 1)
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

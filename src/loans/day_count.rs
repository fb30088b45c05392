//! Day counts: how much of a year lies between two dates.

use crate::kernel::{Date, date, days_between};

/// A convention.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DayCount {
    /// Actual days over 365. Sterling loans; XIRR.
    Actual365Fixed,
    /// Actual days over 360. Chinese and US commercial loans, money markets.
    Actual360,
    /// Actual days over 365.25. Some published UK rates.
    Actual36525,
    /// Days in leap years over 366, the others over 365 (ISDA 2006 §4.16(b)).
    ActualActualIsda,
    /// Whole years back from the end; the rest over 366 if it holds a 29 February, else 365 (AFB 1994).
    ActualActualAfb,
    /// Months of 30 days; the 31st becomes the 30th, at the end only if the start is the 30th or 31st (ISDA 30/360).
    Thirty360Bond,
    /// Months of 30 days; the 31st always becomes the 30th (ISDA 30E/360).
    ThirtyE360,
    /// Months of 30 days; the last day of any month becomes the 30th, except a February end that is `termination`.
    ThirtyE360Isda {
        /// The day the contract ends.
        termination: Option<Date>,
    },
}

impl DayCount {
    /// Days from `start` to `end` as the convention counts them.
    #[must_use]
    pub fn days(self, start: Date, end: Date) -> i32 {
        let thirty = |d1: i32, d2: i32| {
            360 * (i32::from(end.year()) - i32::from(start.year()))
                + 30 * (i32::from(end.month()) - i32::from(start.month()))
                + (d2 - d1)
        };
        let (d1, d2) = (i32::from(start.day()), i32::from(end.day()));
        match self {
            Self::Actual365Fixed
            | Self::Actual360
            | Self::Actual36525
            | Self::ActualActualIsda
            | Self::ActualActualAfb => days_between(start, end),
            Self::Thirty360Bond => thirty(d1.min(30), if d2 == 31 && d1 >= 30 { 30 } else { d2 }),
            Self::ThirtyE360 => thirty(d1.min(30), d2.min(30)),
            Self::ThirtyE360Isda { termination } => {
                let start_day = if is_month_end(start) { 30 } else { d1 };
                let february_end = end.month() == 2 && termination == Some(end);
                thirty(start_day, if is_month_end(end) && !february_end { 30 } else { d2 })
            }
        }
    }

    /// Years from `start` to `end`; negative when `end` is earlier.
    #[must_use]
    pub fn years(self, start: Date, end: Date) -> f64 {
        let days = f64::from(self.days(start, end));
        match self {
            Self::Actual365Fixed => days / 365.0,
            Self::Actual360 | Self::Thirty360Bond | Self::ThirtyE360 | Self::ThirtyE360Isda { .. } => days / 360.0,
            Self::Actual36525 => days / 365.25,
            Self::ActualActualIsda => act_act_isda(start, end),
            Self::ActualActualAfb => act_act_afb(start, end),
        }
    }
}

fn is_month_end(day: Date) -> bool {
    day == day.last_of_month()
}

fn year_start(year: i16) -> Date {
    Date::constant(year, 1, 1)
}

fn act_act_isda(start: Date, end: Date) -> f64 {
    if end < start {
        return -act_act_isda(end, start);
    }
    let length = |year: i16| if year_start(year).in_leap_year() { 366.0 } else { 365.0 };
    if start.year() == end.year() {
        return f64::from(days_between(start, end)) / length(start.year());
    }
    let head = f64::from(days_between(start, year_start(start.year() + 1))) / length(start.year());
    let tail = f64::from(days_between(year_start(end.year()), end)) / length(end.year());
    head + f64::from(end.year() - start.year() - 1) + tail
}

fn act_act_afb(start: Date, end: Date) -> f64 {
    if end < start {
        return -act_act_afb(end, start);
    }
    let mut whole = 0;
    let mut reached = end;
    loop {
        let earlier = months_back(end, 12 * (whole + 1));
        if earlier < start {
            break;
        }
        whole += 1;
        reached = earlier;
    }
    let leap_day =
        (start.year()..=reached.year()).filter_map(|year| date(year, 2, 29)).any(|d| start <= d && d < reached);
    f64::from(whole) + f64::from(days_between(start, reached)) / if leap_day { 366.0 } else { 365.0 }
}

/// The date a number of months earlier: the same day of the month, or its last day.
fn months_back(day: Date, months: i32) -> Date {
    months_on(day, -months)
}

fn months_on(day: Date, months: i32) -> Date {
    let Some(month) = crate::kernel::Month::of(day).plus(months) else { return day };
    let last = month.last_day();
    date(month.year(), month.month(), day.day()).unwrap_or(last)
}

/// Years by the rule of coupon periods (ISMA rule 251): whole reference periods, and a part of one by actual days.
/// `reference` is the period that `start` and `end` belong to.
#[must_use]
pub fn act_act_isma(start: Date, end: Date, reference: (Date, Date)) -> f64 {
    if start >= end {
        return 0.0;
    }
    let (mut from, mut to) = reference;
    // The reference period in whole months, to the nearest.
    #[expect(clippy::cast_possible_truncation, reason = "a small whole number")]
    let mut months = libm::round(12.0 * f64::from(days_between(from, to)) / 365.0) as i32;
    if months == 0 {
        (from, to, months) = (start, months_on(start, 12), 12);
    }
    let period = f64::from(months) / 12.0;
    let part = |a: Date, b: Date, from: Date, to: Date| {
        period * f64::from(days_between(a, b)) / f64::from(days_between(from, to))
    };
    let mut years = 0.0;
    // Before the reference period: earlier periods of the same length, counted back from its start.
    let (mut back_to, mut edge, mut k) = (end.min(from), from, 0);
    while start < back_to {
        k += 1;
        let earlier = months_back(from, months * k);
        let a = start.max(earlier);
        if a < back_to {
            years += part(a, back_to, earlier, edge);
        }
        (back_to, edge) = (back_to.min(earlier), earlier);
    }
    // Inside it.
    let (a, b) = (start.max(from), end.min(to));
    if a < b {
        years += part(a, b, from, to);
    }
    // After it: later periods, counted on from its end.
    let (mut edge, mut k) = (to, 0);
    while edge < end {
        k += 1;
        let later = months_on(to, months * k);
        let a = start.max(edge);
        if a < end.min(later) {
            years += part(a, end.min(later), edge, later);
        }
        edge = later;
    }
    years
}

/// The unit in which whole periods are counted back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EuUnit {
    /// Months; 12 are a year.
    Month,
    /// Weeks; 52 are a year.
    Week,
    /// Years.
    Year,
}

/// A time interval by Annex I of directives 2008/48/EC and 2014/17/EU.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct EuInterval {
    /// Whole units counted back from the end.
    pub whole: i32,
    /// Days left.
    pub days: i32,
    /// Days of the year that ends at the date reached: 365 or 366.
    pub year_days: i32,
    /// Years.
    pub years: f64,
}

/// The interval from the first drawdown to a flow: whole units counted back from the flow, then the days left over
/// the days (365 or 366) of the year that ends at the date reached. Negative when the flow is earlier.
#[must_use]
pub fn eu_interval(start: Date, end: Date, unit: EuUnit) -> EuInterval {
    if end < start {
        let turned = eu_interval(end, start, unit);
        return EuInterval { whole: -turned.whole, days: -turned.days, years: -turned.years, ..turned };
    }
    let back = |whole: i32| match unit {
        EuUnit::Month => months_back(end, whole),
        EuUnit::Year => months_back(end, 12 * whole),
        EuUnit::Week => end.checked_sub(jiff::Span::new().weeks(whole)).unwrap_or(start),
    };
    let mut whole = 0;
    while back(whole + 1) >= start && back(whole + 1) < back(whole) {
        whole += 1;
    }
    let reached = back(whole);
    let days = days_between(start, reached);
    let year_days = days_between(months_back(reached, 12), reached);
    let per_year = match unit {
        EuUnit::Month => 12.0,
        EuUnit::Week => 52.0,
        EuUnit::Year => 1.0,
    };
    EuInterval { whole, days, year_days, years: f64::from(whole) / per_year + f64::from(days) / f64::from(year_days) }
}

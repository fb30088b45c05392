//! The only clock.

use credit_mirror::kernel::{Date, date};

/// Today in the browser's time zone. 2000-01-01 if the browser's clock is out of range.
#[must_use]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let small = |number: u32| i8::try_from(number).unwrap_or(1);
    i16::try_from(now.get_full_year())
        .ok()
        .and_then(|year| date(year, small(now.get_month() + 1), small(now.get_date())))
        .unwrap_or_else(|| Date::constant(2000, 1, 1))
}

/// The time of day, `14:05`.
#[must_use]
pub fn time_of_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

//! Cases about day counts and time intervals.

use crate::{Outcome, number};
use credit_mirror::kernel::Date;
use credit_mirror::loans::{DayCount, EuUnit, act_act_isma, eu_interval};
use serde_json::Value;

/// The convention of a name in the vectors.
pub fn convention(name: &str, termination: Option<Date>) -> Option<DayCount> {
    Some(match name.to_ascii_lowercase().as_str() {
        "act/365f" | "act/365" => DayCount::Actual365Fixed,
        "act/360" => DayCount::Actual360,
        "act/365.25" => DayCount::Actual36525,
        "act/act isda" => DayCount::ActualActualIsda,
        "act/act afb" => DayCount::ActualActualAfb,
        "30/360 bond basis" | "30/360 isda" => DayCount::Thirty360Bond,
        "30e/360 eurobond" | "30e/360" => DayCount::ThirtyE360,
        "30e/360 isda" => DayCount::ThirtyE360Isda { termination },
        _ => return None,
    })
}

fn day(input: &Value, key: &str) -> Option<Date> {
    input.get(key)?.as_str()?.parse().ok()
}

pub fn day_count(input: &Value, expected: &Value) -> Option<Outcome> {
    let (start, end) = (day(input, "start")?, day(input, "end")?);
    let name = input.get("convention")?.as_str()?;
    if name.eq_ignore_ascii_case("act/act ISMA") {
        let reference = (day(input, "ref_start").unwrap_or(start), day(input, "ref_end").unwrap_or(end));
        let years = act_act_isma(start, end, reference);
        return Some(Outcome::close("years", years, number(expected, "years")?, number(expected, "abs_tol")?));
    }
    let Some(convention) = convention(name, day(input, "termination")) else { return Some(Outcome::Unsupported) };
    Some(match number(expected, "days") {
        Some(days) => Outcome::close("days", f64::from(convention.days(start, end)), days, 0.0),
        None => Outcome::close(
            "years",
            convention.years(start, end),
            number(expected, "years")?,
            number(expected, "abs_tol")?,
        ),
    })
}

pub fn interval(input: &Value, expected: &Value) -> Option<Outcome> {
    let unit = match input.get("unit")?.as_str()? {
        "month" => EuUnit::Month,
        "week" => EuUnit::Week,
        "year" => EuUnit::Year,
        _ => return Some(Outcome::Unsupported),
    };
    let found = eu_interval(day(input, "start")?, day(input, "end")?, unit);
    let mut outcomes = vec![
        Outcome::close("whole units", f64::from(found.whole), number(expected, "whole_units")?, 0.0),
        Outcome::close("days", f64::from(found.days), number(expected, "days")?, 0.0),
        Outcome::close("years", found.years, number(expected, "years")?, number(expected, "abs_tol")?),
    ];
    if let Some(days) = number(expected, "year_days") {
        outcomes.push(Outcome::close("days of the year", f64::from(found.year_days), days, 0.0));
    }
    Some(Outcome::all(outcomes))
}

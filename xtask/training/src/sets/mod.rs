//! One file a sub-model: what it is made of, and how its rows are read.

pub mod accounts;
pub mod bank;
pub mod crowdfunding;
pub mod invoices;
pub mod owner;
pub mod profile;
pub mod queries;
pub mod receivables;

use crate::spec::Spec;

/// All sub-models.
pub fn all() -> Vec<Spec> {
    vec![
        accounts::spec(),
        bank::spec(),
        invoices::spec(),
        owner::spec(),
        profile::spec(),
        receivables::spec(),
        crowdfunding::spec(),
    ]
}

/// Days from 1970-01-01 of a civil date (proleptic Gregorian).
pub fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// A date of numbers between signs that are none, in a given order; `None` when it is not one.
pub fn day_of(text: &str, order: [usize; 3]) -> Option<i64> {
    let parts: Vec<i64> =
        text.split(|c: char| !c.is_ascii_digit()).take(3).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [year, month, day] = order.map(|place| parts.get(place).copied());
    let (year, month, day) = (year?, month?, day?);
    let year = if year < 100 { year + 2000 } else { year };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| day_number(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::{day_number, day_of};

    #[test]
    fn days_are_counted_as_in_the_calendar() {
        // Unix time / 86,400: 2000-03-01 is day 11,017; 2020-02-29 is day 18,321.
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(day_number(2000, 3, 1), 11_017);
        assert_eq!(day_of("2/29/2020", [2, 0, 1]), Some(18_321));
        assert_eq!(day_of("2020-13-01", [0, 1, 2]), None);
    }
}

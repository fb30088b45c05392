//! The packs of the program: every one parses, and a parameter is looked up by its date.

use credit_mirror::financing::{check_names, prove};
use credit_mirror::kernel::{Id, date};
use credit_mirror::rules::{LookUpError, Pack};

const LPR: Id = Id::new("cn.lpr_1y");

#[test]
fn a_parameter_is_looked_up_by_date_and_never_defaults() {
    let pack = Pack::china();
    // LPR announcements: 3.10 % from 2024-10-21, 3.00 % from 2025-05-20; the mechanism began on 2019-08-20.
    for (day, expected) in [(date(2025, 5, 19), 0.031), (date(2025, 5, 20), 0.03), (date(2019, 8, 20), 0.0425)] {
        let (number, used) = pack.number(&LPR, day.unwrap()).unwrap();
        assert!((number - expected).abs() < 1e-12, "{day:?}: {number}");
        assert_eq!(used.value, Some(number));
    }
    let early = pack.number(&LPR, date(2019, 8, 19).unwrap());
    assert_eq!(early, Err(LookUpError::NotYet { id: LPR, first: date(2019, 8, 20).unwrap() }));
    let none = Id::new("cn.no_such_thing");
    assert_eq!(pack.number(&none, date(2025, 5, 20).unwrap()), Err(LookUpError::NoParam(none)));
}

#[test]
fn a_parameter_not_read_again_in_time_is_stale() {
    let pack = Pack::china();
    // Last seen on 2026-08-20, to be read again after 35 days: 24 September is the 35th day.
    let stale = |day| pack.stale(day).into_iter().find(|stale| stale.id == LPR).map(|stale| stale.days);
    assert_eq!(stale(date(2026, 9, 24).unwrap()), None);
    assert_eq!(stale(date(2026, 9, 25).unwrap()), Some(36));
}

#[test]
fn every_name_in_the_packs_is_a_fact_or_an_indicator() {
    assert_eq!(check_names(&Pack::china()), []);
}

#[test]
fn the_packs_own_worked_cases_come_out_as_they_say() {
    let pack = Pack::china();
    let cases: usize = pack.modes().iter().map(|mode| mode.tests.len()).sum();
    assert!(cases >= 25, "the worked cases were not read: {cases}");
    let failures: Vec<_> = prove(&pack).iter().map(|failure| format!("{failure:?}")).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for mode in pack.modes() {
        assert!(mode.tests.len() >= 2, "{} has no worked cases", mode.id);
    }
}

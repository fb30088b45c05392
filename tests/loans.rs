//! Loan mathematics: published examples and properties.

#![allow(clippy::disallowed_methods)]

use credit_mirror::loans::{
    Drawn, Plan, TimedFlow, UnitPeriodFlow, choose_rate, irr, npv, regulation_z_apr, schedule, timed_rates,
};
use proptest::prelude::*;

/// 12 CFR 1026, Appendix J, example of 24 payments of 230 for an advance of 5,000: 9.69 %.
#[test]
fn regulation_z_example() {
    let payment = |whole| UnitPeriodFlow { drawn: Drawn::Payment, amount: 230.0, whole, fraction: 0.0 };
    let mut flows: Vec<_> = (1..=24).map(|k| payment(f64::from(k))).collect();
    flows.push(UnitPeriodFlow { drawn: Drawn::Advance, amount: 5_000.0, whole: 0.0, fraction: 0.0 });
    let apr = regulation_z_apr(&flows, 12.0).unwrap();
    assert!((apr * 100.0 - 9.69).abs() < 0.005, "{apr}");
}

/// A flat fee of 0.60 % a month over 12 months on the first principal costs 13.03 % a year nominal, 13.84 % effective.
#[test]
fn a_flat_monthly_fee_costs_nearly_twice_its_face() {
    let mut flows = vec![100_000.0];
    flows.extend([-(100_000.0 / 12.0 + 600.0); 12]);
    let monthly = choose_rate(&irr(&flows).unwrap()).unwrap();
    assert!((monthly * 1_200.0 - 13.03).abs() < 0.005, "{monthly}");
    assert!((((1.0 + monthly).powi(12) - 1.0) * 100.0 - 13.84).abs() < 0.005, "{monthly}");
}

/// Directive examples: 6,000 for 24 payments of 274.11 costs 9.38 % effective; for 4 yearly payments of 1,852.00, 9.00 %.
#[test]
fn effective_cost_of_directive_examples() {
    for (payments, amount, per_year, expected) in [(24, 274.11, 12.0, 9.38), (4, 1_852.0, 1.0, 9.00)] {
        let mut flows = vec![TimedFlow { time: 0.0, amount: 6_000.0 }];
        flows.extend((1..=payments).map(|k| TimedFlow { time: f64::from(k) / per_year, amount: -amount }));
        let rate = choose_rate(&timed_rates(&flows).unwrap()).unwrap();
        assert!((rate * 100.0 - expected).abs() < 0.006, "{payments} payments of {amount}: {rate}");
    }
}

proptest! {
    #[test]
    fn every_rate_prices_the_flows_to_zero(values in prop::collection::vec(-1e6..1e6_f64, 2..40)) {
        for rate in irr(&values).unwrap_or_default() {
            let size: f64 = values.iter().enumerate()
                .map(|(k, a)| a.abs() * (1.0 + rate).powi(-i32::try_from(k).unwrap())).sum();
            prop_assert!(npv(rate, &values, true).abs() <= 1e-9 * size, "{rate} leaves {}", npv(rate, &values, true));
        }
    }

    #[test]
    fn one_change_of_sign_gives_exactly_one_rate(
        paid in prop::collection::vec(1.0..1e6_f64, 1..20), drawn in 1.0..1e6_f64,
    ) {
        let mut flows = vec![drawn];
        flows.extend(paid.iter().map(|p| -p));
        prop_assert_eq!(irr(&flows).map(|rates| rates.len()), Ok(1));
    }

    #[test]
    fn principal_repaid_is_the_loan(amount in 1.0..1e8_f64, months in 1..360_u32, rate in 0.0..0.5_f64) {
        for plan in [Plan::Level, Plan::EqualPrincipal, Plan::InterestOnly, Plan::Balloon { over: 400 }] {
            let rows = schedule(amount, months, &|_| rate, plan, None);
            let repaid: f64 = rows.iter().map(|row| row.principal).sum();
            prop_assert!((repaid - amount).abs() <= 1e-9 * amount, "{:?} repays {} of {}", plan, repaid, amount);
            prop_assert!(rows.last().unwrap().closing.abs() <= 1e-9 * amount);
        }
    }
}

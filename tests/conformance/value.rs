//! Cases about the time value of money and schedules.

use crate::{Outcome, number};
use credit_mirror::loans::{
    Due, FirstPeriod, Instalment, Plan, TvmError, cumulative_interest, cumulative_principal, effective, future_value,
    future_value_schedule, interest_part, ispmt, mirr, nominal, npv, payment, pduration, periods, present_value,
    principal_part, rate, rate_per_payment_canada, rri, schedule,
};
use serde_json::Value;

pub fn tvm(input: &Value, expected: &Value) -> Option<Outcome> {
    let args = input.get("args")?;
    let get = |key: &str| number(args, key);
    let or_zero = |key: &str| number(args, key).unwrap_or(0.0);
    let values = || -> Option<Vec<f64>> { args.get("values")?.as_array()?.iter().map(Value::as_f64).collect() };
    let due = match args.get("type").map_or(Some(0), Value::as_u64) {
        Some(0) => Some(Due::End),
        Some(1) => Some(Due::Beginning),
        _ => None,
    };
    let (pv, fv) = (or_zero("pv"), or_zero("fv"));
    let result = match (input.get("fn")?.as_str()?, due) {
        (_, None) => Err(TvmError::Range),
        ("PMT", Some(due)) => payment(get("rate")?, get("nper")?, pv, fv, due),
        ("FV", Some(due)) => future_value(get("rate")?, get("nper")?, or_zero("pmt"), pv, due),
        ("PV", Some(due)) => present_value(get("rate")?, get("nper")?, or_zero("pmt"), fv, due),
        ("NPER", Some(due)) => periods(get("rate")?, get("pmt")?, pv, fv, due),
        ("RATE", Some(due)) => rate(get("nper")?, or_zero("pmt"), pv, fv, due, get("guess").unwrap_or(0.1)),
        ("IPMT", Some(due)) => interest_part(get("rate")?, get("per")?, get("nper")?, pv, fv, due),
        ("PPMT", Some(due)) => principal_part(get("rate")?, get("per")?, get("nper")?, pv, fv, due),
        ("CUMIPMT", Some(due)) => cumulative_interest(get("rate")?, get("nper")?, pv, get("start")?, get("end")?, due),
        ("CUMPRINC", Some(due)) => {
            cumulative_principal(get("rate")?, get("nper")?, pv, get("start")?, get("end")?, due)
        }
        ("NPV", _) => {
            let at_zero = args.get("start_at_zero").and_then(Value::as_bool).unwrap_or(false);
            Ok(npv(get("rate")?, &values()?, at_zero))
        }
        ("MIRR", _) => mirr(&values()?, get("finance_rate")?, get("reinvest_rate")?).ok_or(TvmError::NoSolution),
        ("EFFECT", _) => effective(get("nominal_rate")?, get("npery")?),
        ("NOMINAL", _) => nominal(get("effect_rate")?, get("npery")?),
        ("PDURATION", _) => pduration(get("rate")?, pv, fv),
        ("RRI", _) => rri(get("nper")?, pv, fv),
        ("FVSCHEDULE", _) => Ok(future_value_schedule(pv, &values()?)),
        ("ISPMT", _) => ispmt(get("rate")?, get("per")?, get("nper")?, pv),
        _ => return Some(Outcome::Unsupported),
    };
    Some(match (result, number(expected, "value")) {
        (Ok(found), Some(value)) => {
            let tolerance = number(expected, "abs_tol").unwrap_or(1e-9 * value.abs().max(1.0));
            Outcome::close("value", found, value, tolerance)
        }
        (Err(_), None) => Outcome::Passed,
        (Ok(found), None) => Outcome::Failed(format!("{found} where there is no result")),
        (Err(why), Some(value)) => Outcome::Failed(format!("{why:?}, expected {value}")),
    })
}

fn plan(input: &Value) -> Option<Plan> {
    let months = |key: &str| input.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    Some(match input.get("rule")?.as_str()? {
        rule if rule.starts_with("level") => Plan::Level,
        "equal_capital" => Plan::EqualPrincipal,
        "interest_only" => Plan::InterestOnly,
        "balloon" => Plan::Balloon { over: months("instalment_over_months")? },
        "growing" => Plan::Growing {
            growth: number(input, "growth")?,
            every: months("every_months").or_else(|| months("step_months")).unwrap_or(12),
        },
        _ => return None,
    })
}

pub fn amortization(input: &Value, expected: &Value) -> Option<Outcome> {
    let months = u32::try_from(input.get("months")?.as_u64()?).ok()?;
    let Some(plan) = plan(input) else { return Some(Outcome::Unsupported) };
    let first = input.get("first_period").map(|first| FirstPeriod {
        days: number(first, "days").unwrap_or(0.0),
        year_days: number(first, "year_days").unwrap_or(365.0),
    });
    let ranges: Vec<(f64, f64, f64)> = match input.get("rates").and_then(Value::as_array) {
        Some(list) => list
            .iter()
            .map(|range| Some((range.get(0)?.as_f64()?, range.get(1)?.as_f64()?, range.get(2)?.as_f64()?)))
            .collect::<Option<_>>()?,
        None => vec![(1.0, f64::from(months), number(input, "rate")?)],
    };
    let rate_of = |month: u32| {
        let month = f64::from(month);
        ranges.iter().find(|(from, to, _)| *from <= month && month <= *to).map_or(0.0, |range| range.2)
    };
    let rows = schedule(number(input, "principal")?, months, &rate_of, plan, first);
    let mut outcomes = Vec::new();
    let tolerance = number(expected, "abs_tol").unwrap_or(0.0051);
    for wanted in expected.get("rows")?.as_array()? {
        let cell = |index: usize| wanted.get(index).and_then(Value::as_f64);
        let row = rows.iter().find(|row| cell(0) == Some(f64::from(row.month)))?;
        let figures = [row.opening, row.interest, row.principal, row.payment(), row.closing];
        for (index, (figure, name)) in
            figures.into_iter().zip(["opening", "interest", "principal", "payment", "closing"]).enumerate()
        {
            outcomes.push(Outcome::close(
                &format!("{name} of month {}", row.month),
                figure,
                cell(index + 1)?,
                tolerance,
            ));
        }
    }
    let tolerance = number(expected, "abs_tol_years").unwrap_or(0.0051);
    for wanted in expected.get("years").and_then(Value::as_array).into_iter().flatten() {
        let cell = |index: usize| wanted.get(index).and_then(Value::as_f64);
        let year = u32::try_from(wanted.get(0)?.as_u64()?).ok()?;
        let of_year = || rows.iter().filter(|row| (row.month - 1) / 12 + 1 == year);
        let sum = |pick: fn(&Instalment) -> f64| of_year().map(pick).sum::<f64>();
        outcomes.push(Outcome::close(&format!("interest of year {year}"), sum(|r| r.interest), cell(1)?, tolerance));
        outcomes.push(Outcome::close(&format!("principal of year {year}"), sum(|r| r.principal), cell(2)?, tolerance));
        outcomes.push(Outcome::close(
            &format!("payments of year {year}"),
            sum(Instalment::payment),
            cell(3)?,
            tolerance,
        ));
    }
    Some(Outcome::all(outcomes))
}

pub fn mortgage(input: &Value, expected: &Value) -> Option<Outcome> {
    let per_year = number(input, "payments_per_year")?;
    let annual = number(input, "annual_rate")?;
    let per_payment = rate_per_payment_canada(annual, per_year);
    let tolerance = number(expected, "abs_tol").unwrap_or(0.005);
    let mut outcomes = Vec::new();
    if let Some(wanted) = number(expected, "rate_per_payment").or_else(|| number(expected, "rate_per_month")) {
        outcomes.push(Outcome::close("rate", per_payment, wanted, tolerance));
    }
    if let Some(wanted) = number(expected, "effective_rate") {
        outcomes.push(Outcome::close(
            "effective rate",
            (1.0 + annual / 2.0) * (1.0 + annual / 2.0) - 1.0,
            wanted,
            tolerance,
        ));
    }
    if let Some(wanted) = number(expected, "payment") {
        let n = number(input, "months")? / 12.0 * per_year;
        let found = -payment(per_payment, n, number(input, "principal")?, 0.0, Due::End).ok()?;
        outcomes.push(Outcome::close("payment", found, wanted, tolerance));
    }
    if outcomes.is_empty() { None } else { Some(Outcome::all(outcomes)) }
}

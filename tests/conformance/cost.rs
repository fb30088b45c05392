//! Cases about rates that price flows to zero.

use crate::{Outcome, number};
use credit_mirror::kernel::Date;
use credit_mirror::loans::{
    DatedFlow, DayCount, Drawn, NoRate, TimedFlow, UnitPeriodFlow, choose_rate, irr, regulation_z_apr, timed_rates,
    xirr, xnfv, xnpv,
};
use serde_json::Value;

pub fn regulation_z(input: &Value, expected: &Value) -> Option<Outcome> {
    let mut flows = Vec::new();
    for (key, drawn) in [("advances", Drawn::Advance), ("payments", Drawn::Payment)] {
        for group in input.get(key)?.as_array()? {
            let (t, step) = (number(group, "t")?, number(group, "step").unwrap_or(1.0));
            let (amount, fraction) = (number(group, "amount")?, number(group, "f").unwrap_or(0.0));
            for k in 0..group.get("count")?.as_u64()? {
                flows.push(UnitPeriodFlow { drawn, amount, whole: t + step * k as f64, fraction });
            }
        }
    }
    let decimals = i32::try_from(expected.get("decimals")?.as_i64()?).ok()?;
    Some(match regulation_z_apr(&flows, number(input, "unit_periods_per_year")?) {
        Ok(apr) => Outcome::rounded("APR", apr * 100.0, number(expected, "apr_percent")?, decimals),
        Err(why) => Outcome::Failed(format!("no rate: {why:?}")),
    })
}

pub fn aprc(input: &Value, expected: &Value) -> Option<Outcome> {
    let mut flows = Vec::new();
    for group in input.get("flows")?.as_array()? {
        let sign = if group.get("sign")?.as_str()? == "drawdown" { 1.0 } else { -1.0 };
        let step = number(group, "step_months").unwrap_or(1.0);
        for k in 0..group.get("count").and_then(Value::as_u64).unwrap_or(1) {
            let time = match number(group, "years") {
                Some(years) => years + step * k as f64 / 12.0,
                None => {
                    let days = number(group, "days").unwrap_or(0.0) / number(group, "year_days").unwrap_or(365.0);
                    (number(group, "months")? + step * k as f64) / 12.0 + days
                }
            };
            flows.push(TimedFlow { time, amount: sign * number(group, "amount")? });
        }
    }
    let Some(rate) = timed_rates(&flows).ok().and_then(|rates| choose_rate(&rates)) else {
        return Some(Outcome::Failed("no rate".to_owned()));
    };
    let decimals = i32::try_from(expected.get("decimals_aprc").and_then(Value::as_i64).unwrap_or(1)).ok()?;
    Some(Outcome::all([
        Outcome::close("X", rate * 100.0, number(expected, "X_percent")?, number(expected, "abs_tol_X")?),
        Outcome::rounded("APRC", rate * 100.0, number(expected, "aprc_percent")?, decimals),
    ]))
}

pub fn uk(input: &Value, expected: &Value) -> Option<Outcome> {
    let year_days = number(input, "year_days").unwrap_or(365.25);
    let mut flows = vec![TimedFlow { time: 0.0, amount: number(input, "advance")? }];
    for group in input.get("payments")?.as_array()? {
        for k in 0..group.get("count").and_then(Value::as_u64).unwrap_or(1) {
            let time = match (number(group, "days"), number(group, "months")) {
                (Some(days), _) => days / year_days,
                (None, Some(months)) => (months + k as f64) / 12.0,
                (None, None) => return None,
            };
            flows.push(TimedFlow { time, amount: -number(group, "amount")? });
        }
    }
    let Some(rate) = timed_rates(&flows).ok().and_then(|rates| choose_rate(&rates)) else {
        return Some(Outcome::Failed("no rate".to_owned()));
    };
    let decimals = i32::try_from(expected.get("decimals")?.as_i64()?).ok()?;
    Some(Outcome::rounded("APR", rate * 100.0, number(expected, "apr_percent")?, decimals))
}

/// Every root that the list knows must be found; the one chosen must be one of them (the sources' own rules differ).
fn judge(found: &Result<Vec<f64>, NoRate>, expected: &Value, computed: &Value) -> Option<Outcome> {
    let roots: Vec<f64> = computed
        .get("all_rates_above_minus_one")
        .and_then(Value::as_array)
        .map(|list| list.iter().filter_map(Value::as_f64).collect())
        .unwrap_or_default();
    let tolerance = number(expected, "abs_tol").unwrap_or(1e-8);
    let near = |a: f64, b: f64| (a - b).abs() <= tolerance.max(1e-8) * (1.0 + b.abs());
    let rates = found.as_deref().unwrap_or_default();
    let missed: Vec<&f64> = roots.iter().filter(|root| !rates.iter().any(|rate| near(*rate, **root))).collect();
    if !missed.is_empty() {
        return Some(Outcome::Failed(format!("roots {missed:?} are missing from {found:?}")));
    }
    let chosen = choose_rate(rates);
    Some(match (number(expected, "rate"), chosen) {
        (None, None) => Outcome::Passed,
        (None, Some(rate)) if roots.iter().any(|root| near(rate, *root)) => Outcome::Passed,
        (None, Some(rate)) => Outcome::Failed(format!("found {rate} where there is no rate")),
        (Some(rate), None) => Outcome::Failed(format!("found none: {found:?}, expected {rate}")),
        (Some(rate), Some(_)) if rates.iter().any(|one| (one - rate).abs() <= tolerance) => Outcome::Passed,
        (Some(rate), Some(one)) if !roots.iter().any(|root| near(one, *root)) => {
            Outcome::Failed(format!("found {rates:?}, expected {rate} ± {tolerance}"))
        }
        (Some(rate), Some(_)) => Outcome::Failed(format!("expected {rate} ± {tolerance} among {rates:?}")),
    })
}

pub fn irr_case(input: &Value, expected: &Value, computed: &Value) -> Option<Outcome> {
    let values: Vec<f64> = input.get("values")?.as_array()?.iter().map(Value::as_f64).collect::<Option<_>>()?;
    judge(&irr(&values), expected, computed)
}

fn dated(input: &Value) -> Option<(Vec<DatedFlow>, DayCount)> {
    let flows = input
        .get("flows")?
        .as_array()?
        .iter()
        .map(|flow| {
            let date: Date = flow.get(0)?.as_str()?.parse().ok()?;
            Some(DatedFlow { date, amount: flow.get(1)?.as_f64()? })
        })
        .collect::<Option<Vec<_>>>()?;
    let convention = input.get("day_count").and_then(Value::as_str).unwrap_or("act/365F");
    Some((flows, crate::days::convention(convention, None)?))
}

pub fn xirr_case(input: &Value, expected: &Value, computed: &Value) -> Option<Outcome> {
    let (flows, convention) = dated(input)?;
    judge(&xirr(&flows, convention), expected, computed)
}

pub fn dated_value(input: &Value, expected: &Value) -> Option<Outcome> {
    let (flows, convention) = dated(input)?;
    let rate = number(input, "rate")?;
    let value = if input.get("fn")?.as_str()? == "XNPV" { xnpv } else { xnfv };
    Some(Outcome::close(
        "value",
        value(rate, &flows, convention)?,
        number(expected, "value")?,
        number(expected, "abs_tol").unwrap_or(1e-6),
    ))
}

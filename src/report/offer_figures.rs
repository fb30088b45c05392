//! Offers as data.

use super::figures::money;
use crate::loans::{Cost, OfferRow};
use crate::offers::{Costed, Early, Flag, LawRate, LawRule, Offer, Offers, Outcome};
use serde_json::{Value as Json, json};

pub(super) fn offers(offers: &Offers) -> Json {
    offers.all().iter().map(offer).collect()
}

fn offer(offer: &Offer) -> Json {
    let outcome = match &offer.outcome {
        Outcome::Open(fields) => json!({ "missing": fields.iter().map(|field| field.spec().id).collect::<Vec<_>>() }),
        Outcome::Impossible(error) => json!({ "impossible": format!("{error:?}") }),
        Outcome::Costed(costed) => cost_of(costed),
    };
    json!({
        "row": offer.row,
        "lender": offer.lender.map(crate::offers::Lender::as_str),
        "form": offer.form,
        "outcome": outcome,
        "flags": offer.flags.iter().map(flag).collect::<Vec<_>>(),
    })
}

fn cost_of(costed: &Costed) -> Json {
    let totals = costed.totals;
    json!({
        "received": money(totals.received),
        "repaid": money(totals.repaid),
        "total": money(totals.total),
        "per_hundred": totals.per_hundred,
        "mean_payment": money(totals.mean_payment),
        "yearly": costed.cost.as_ref().ok().map(yearly),
        "law": costed.law.iter().map(law).collect::<Vec<_>>(),
        "payments": costed.schedule.rows.iter().map(row).collect::<Vec<_>>(),
        "early": costed.early.iter().map(early).collect::<Vec<_>>(),
        "fair": costed.fair.as_ref().map(|fair| json!({
            "prices": fair.prices.iter().map(|p| json!({ "pd": p.pd, "price": p.price })).collect::<Vec<_>>(),
            "implied_pd": fair.implied_pd,
        })),
    })
}

fn yearly(cost: &Cost) -> Json {
    json!({ "nominal": cost.nominal, "effective": cost.effective, "simple": cost.simple, "others": cost.other_rates })
}

fn law(law: &LawRate) -> Json {
    let rule = match law.rule {
        LawRule::Pboc2021 => "pboc_2021_3",
        LawRule::RegulationZ => "regulation_z",
        LawRule::EuAprc => "eu_aprc",
        LawRule::UkApr => "uk_apr",
    };
    json!({ "rule": rule, "rate": law.rate })
}

fn row(row: &OfferRow) -> Json {
    json!([
        row.period,
        row.interest.to_decimal_string(),
        row.principal.to_decimal_string(),
        row.fees.to_decimal_string()
    ])
}

fn early(early: &Early) -> Json {
    json!([early.after, early.to_pay.to_decimal_string(), early.total.to_decimal_string(), early.effective])
}

fn flag(flag: &Flag) -> Json {
    let params: Vec<&str> = flag.params.iter().map(|used| used.id.as_str()).collect();
    json!({ "flag": flag.kind.as_str(), "params": params })
}

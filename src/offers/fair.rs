//! What the lender's own costs would explain: the cost of its money, losses, running costs, margin.

use super::Lender;
use crate::kernel::{Date, Id, ParamUse};
use crate::loans::Cost;
use crate::rules::Pack;

/// A price explained by a lender's costs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FairPrice {
    /// Probability that the firm fails within a year.
    pub pd: f64,
    /// Expected loss a year: PD × LGD.
    pub loss: f64,
    /// Yearly price: funding + loss + operating + margin.
    pub price: f64,
}

/// Prices over several probabilities of default.
#[derive(Clone, PartialEq, Debug)]
pub struct FairPrices {
    /// Yearly cost of the lender's money.
    pub funding: f64,
    /// Yearly running cost.
    pub operating: f64,
    /// Margin.
    pub margin: f64,
    /// Loss given default.
    pub lgd: f64,
    /// The prices, by rising probability.
    pub prices: Vec<FairPrice>,
    /// The probability of default at which the offer's nominal yearly cost would be fair; nothing below zero.
    pub implied_pd: Option<f64>,
    /// The parameters used.
    pub params: Vec<ParamUse>,
}

/// The price that a lender's costs explain at a probability of default: funding + PD × LGD + operating + margin.
#[must_use]
pub fn fair_price(base: &FairPrices, pd: f64) -> FairPrice {
    let loss = pd * base.lgd;
    FairPrice { pd, loss, price: base.funding + loss + base.operating + base.margin }
}

/// The prices of a lender, by the pack's estimates; nothing where the lender is not told or the pack has none.
pub(super) fn fair_prices(lender: Option<Lender>, cost: Option<&Cost>, pack: &Pack, day: Date) -> Option<FairPrices> {
    let key = lender?.as_str();
    let of_lender = |id: &'static str| {
        let (table, used) = pack.table(&Id::new(id), day).ok()?;
        Some((*table.get(key)?, used))
    };
    let (funding, a) = of_lender("offer.funding")?;
    let (operating, b) = of_lender("offer.operating")?;
    let (margin, c) = pack.number(&Id::new("offer.margin"), day).ok()?;
    let (lgd, d) = pack.number(&Id::new("offer.lgd"), day).ok()?;
    let (pds, e) = pack.table(&Id::new("offer.pds"), day).ok()?;
    let mut base = FairPrices {
        funding,
        operating,
        margin,
        lgd,
        prices: Vec::new(),
        implied_pd: None,
        params: vec![a, b, c, d, e],
    };
    let mut pds: Vec<f64> = pds.values().copied().collect();
    pds.sort_by(f64::total_cmp);
    base.prices = pds.into_iter().map(|pd| fair_price(&base, pd)).collect();
    let rest = cost.map(|cost| (cost.nominal - funding - operating - margin) / lgd);
    base.implied_pd = rest.filter(|pd| pd.is_finite() && *pd >= 0.0);
    Some(base)
}

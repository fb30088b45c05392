//! The scorecard and the engine know each other: every item is a figure of the engine, every indicator is scored or
//! on the list of those that are shown only, and a scorecard with a mistake is refused with its place.

use credit_mirror::facts::FactKey;
use credit_mirror::indicators::IndicatorKey;
use credit_mirror::kernel::{Id, Status};
use credit_mirror::portrait::Dimension;
use credit_mirror::rules::{Better, Pack, PackProblemKind as Kind};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// Indicators that no dimension scores, and why.
const SHOWN_ONLY: &[(IndicatorKey, &str)] = &[
    (IndicatorKey::WorkingCapitalShare, "tells the same as the current ratio"),
    (IndicatorKey::CashDays, "the cash buffer by bank lines tells it from more days"),
    (IndicatorKey::EquityRatio, "one less the debt ratio"),
    (IndicatorKey::NetDebtToEbitda, "tells nearly the same as debt to EBITDA"),
    (IndicatorKey::ContingentRatio, "made of the debt ratio and the guarantees, both scored"),
    (IndicatorKey::NeedToRevenue, "about the need, not about the firm"),
    (IndicatorKey::GrossMargin, "differs too much between trades to have one set of bins"),
    (IndicatorKey::NetMargin, "tells nearly the same as the operating margin"),
    (IndicatorKey::EbitdaMargin, "tells nearly the same as the operating margin"),
    (IndicatorKey::ReturnOnEquity, "high with thin equity, which is no strength"),
    (IndicatorKey::DaysPayable, "long terms and late payment look the same"),
    (IndicatorKey::AssetTurnover, "no weight in the measured model"),
    (IndicatorKey::FixedAssetTurnover, "differs too much between trades to have one set of bins"),
    (IndicatorKey::WorkingCapitalTurnover, "without meaning where working capital is thin"),
    (IndicatorKey::SustainableGrowth, "scored through the growth gap"),
    (IndicatorKey::MeanBalanceToInstalment, "the lowest balance tells more"),
    (IndicatorKey::OutflowToInflow, "hardly told good from bad loans where it was measured"),
    (IndicatorKey::MonthsOfData, "how much is seen must not raise or lower a score"),
    (IndicatorKey::CustomerConcentration, "the largest customer's share tells it more plainly"),
    (IndicatorKey::TaxToRevenue, "differs between trades and kinds of taxpayer"),
];

#[test]
fn every_item_is_a_figure_of_the_engine_and_every_indicator_is_scored_or_listed() {
    let pack = Pack::china();
    let mut scored = BTreeSet::new();
    for card in pack.scorecard().cards() {
        assert!(Dimension::ALL.iter().any(|dimension| dimension.id() == card.dimension), "{}", card.dimension);
        for item in &card.items {
            let id = item.input.as_str();
            let known = IndicatorKey::parse(id).is_some() || FactKey::parse(id).is_some();
            assert!(known, "{}: `{id}` is no indicator and no fact", card.dimension);
            // Trade, place and person are never scored.
            for never in ["industry", "sector", "size_class", "registered_in", "owner.age", "premises"] {
                assert!(!id.contains(never), "`{id}` must not be scored");
            }
            scored.insert(id.to_owned());
        }
    }
    for dimension in Dimension::ALL {
        assert!(pack.scorecard().card(&dimension.id()).is_some(), "{} has no items", dimension.as_str());
    }
    for key in IndicatorKey::ALL {
        let listed = SHOWN_ONLY.iter().any(|(shown, _)| shown == key);
        assert_ne!(scored.contains(key.as_str()), listed, "{} must be scored or listed, not both", key.as_str());
    }
}

#[test]
fn measured_bins_name_a_publication_that_was_read_and_judgement_says_so() {
    let pack = Pack::china();
    let own = Id::new("own_judgement");
    for item in pack.scorecard().cards().flat_map(|card| &card.items) {
        let source = pack.source(&item.source).unwrap();
        match item.status {
            Status::Statistic => assert!(source.read_on.is_some() && item.source != own, "{}", item.input),
            Status::Market => assert_ne!(item.source, own, "{}", item.input),
            Status::Assumption => assert_eq!(item.source, own, "{}", item.input),
            other => panic!("{}: bins cannot be {}", item.input, other.as_str()),
        }
    }
}

#[test]
fn points_of_measured_bins_follow_from_their_contributions() {
    // The quick ratio's contributions as measured; mean −.158 and sd .347 over the training part; points are
    // 100·Φ(−(c − mean)/sd), rounded.
    let pack = Pack::china();
    let (_, quick) = pack.scorecard().item(&Id::new("score.indicator.quick_ratio")).unwrap();
    let points: Vec<f64> = quick.bins.iter().map(|bin| bin.points).collect();
    let expected: Vec<f64> = [0.82, 0.46, 0.20, -0.06, -0.26, -0.40]
        .iter()
        .map(|c| (100.0 * 0.5 * libm::erfc((c + 0.158) / 0.347 / std::f64::consts::SQRT_2)).round())
        .collect();
    assert_eq!(points, expected);
}

/// The pack with one scorecard item changed, and what it is refused for.
fn refused(change: impl FnOnce(&mut Json)) -> Vec<Kind> {
    let mut pack: Json =
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/pack-cn.json"))).expect("the pack is JSON");
    change(&mut pack);
    Pack::parse(&pack.to_string()).err().unwrap_or_default().into_iter().map(|problem| problem.kind).collect()
}

fn first(change: impl FnOnce(&mut Json)) -> Vec<Kind> {
    refused(|pack| change(&mut pack["scorecard/liquidity"]["item"][0]))
}

#[test]
fn a_mistake_in_the_scorecard_is_refused() {
    assert_eq!(refused(|_| ()), []);
    let bins = |bins: Json| first(|item| item["bins"] = bins);
    let two = |edge: Json, a: Json, b: Json| bins(json!([{ "upto": edge, "points": a }, { "points": b }]));
    assert_eq!(two(json!(1), json!(20), json!(60)), []);
    assert_eq!(two(json!(1), json!(60), json!(20)), [Kind::PointsAgainstDirection(2)]);
    assert_eq!(two(json!(1), json!(20), json!(101)), [Kind::PointsOutside(2)]);
    assert_eq!(two(json!(1), json!(-1), json!(20)), [Kind::PointsOutside(1)]);
    assert_eq!(bins(json!([])), [Kind::BinsOrCodes]);
    assert_eq!(bins(json!([{ "points": 20 }, { "points": 30 }])), [Kind::BinEnd(1)]);
    assert_eq!(bins(json!([{ "upto": 1, "points": 20 }, { "upto": 2, "points": 30 }])), [Kind::BinEnd(2)]);
    let twice = json!([{ "upto": 1, "points": 20 }, { "upto": 1, "points": 30 }, { "points": 40 }]);
    assert_eq!(bins(twice), [Kind::BinsNotRising(2)]);
    let dips = json!([{ "upto": 1, "points": 20 }, { "upto": 2, "points": 10 }, { "points": 40 }]);
    let peak = first(|item| {
        item["bins"] = dips;
        item["better"] = json!("peak");
    });
    assert_eq!(peak, [Kind::PointsAgainstDirection(3)]);
    assert_eq!(first(|item| item["weight"] = json!(0)), [Kind::WeightNotPositive]);
    assert_eq!(first(|item| item["source"] = json!("nobody")), [Kind::NoSource(Id::new("nobody"))]);
    assert_eq!(first(|item| item["document"] = json!("no_paper")), [Kind::NoDocument(Id::new("no_paper"))]);
    let judged = first(|item| item["source"] = json!("own_judgement"));
    assert_eq!(judged, [Kind::SourceNotRead(Id::new("own_judgement"))]);
    let again = first(|item| item["input"] = json!("indicator.quick_ratio"));
    assert_eq!(again, [Kind::Twice]);
    for (field, value) in [("status", json!("sure")), ("better", json!("sideways")), ("colour", json!("red"))] {
        let kinds = first(|item| item[field] = value);
        assert!(matches!(kinds.as_slice(), [Kind::Shape(_)]), "{field}: {kinds:?}");
    }
}

#[test]
fn only_growth_and_the_gap_between_two_books_are_best_in_the_middle() {
    // Nobody should be told to collect later or to hold more stock.
    let pack = Pack::china();
    let peaks: BTreeSet<_> = pack
        .scorecard()
        .cards()
        .flat_map(|card| &card.items)
        .filter(|item| item.better == Better::Peak)
        .map(|item| item.input.to_string())
        .collect();
    let allowed = [
        "indicator.asset_growth",
        "indicator.revenue_gap",
        "indicator.revenue_growth",
        "indicator.revenue_growth_two_years",
    ];
    assert_eq!(peaks, allowed.map(str::to_owned).into());
}

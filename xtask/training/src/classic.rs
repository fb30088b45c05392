//! Published formulas on the Polish ratios: the pack's own, worked out by the engine's own code, and a few ratios alone.

use crate::sample::{Column, Sample};
use crate::sets::accounts::SALES_TO_ASSETS;
use credit_mirror::rules::{Better, OpinionFigure as O, OpinionModel, OpinionRules};

/// Figures of formulas that the data hold, with their columns.
///
/// Column 7, said to be EBIT / assets, is profit before tax / assets in every row (it is column 18). Column 6, said to be
/// retained earnings / assets, is zero in two rows of five; what the engine calls retained earnings, equity less paid-in
/// capital, is column 25, which is taken.
pub const FIGURES: &[(O, &str)] = &[
    (O::WorkingCapitalToAssets, "x3"),
    (O::RetainedToAssets, "indicator.retained_share"),
    (O::EbitToAssets, "x7"),
    (O::EquityToLiabilities, "x8"),
    (O::SalesToAssets, SALES_TO_ASSETS),
    (O::NetIncomeToAssets, "x1"),
    (O::LiabilitiesToAssets, "x2"),
    (O::CurrentRatio, "x4"),
    (O::PretaxToCurrentLiabilities, "x12"),
    (O::CurrentAssetsToLiabilities, "x50"),
    (O::CurrentLiabilitiesToAssets, "x51"),
    (O::NoCreditDays, "x5"),
    (O::InterestCover, "indicator.interest_cover"),
];

/// A column's cell; `NaN` where it is missing.
pub fn cell(sample: &Sample, name: &str, row: usize) -> f64 {
    match sample.columns.get(name) {
        Some(Column::Numbers(numbers)) => numbers[row],
        _ => f64::NAN,
    }
}

/// A formula's value in every row; `NaN` where a figure is missing.
pub fn values(model: &OpinionModel, sample: &Sample) -> Vec<f64> {
    let of = |row: usize| {
        model.value(|figure| {
            let (_, column) = FIGURES.iter().find(|(known, _)| *known == figure)?;
            Some(cell(sample, column, row)).filter(|number| number.is_finite())
        })
    };
    sample.all().into_iter().map(|row| of(row).unwrap_or(f64::NAN)).collect()
}

/// Whether the data hold every figure of a formula, and it is meant to be measured on them.
pub fn measurable(model: &OpinionModel) -> bool {
    let held = |figure: O| FIGURES.iter().any(|(known, _)| *known == figure);
    model.not_measured.is_none() && model.term.iter().all(|term| held(term.figure))
}

/// The value turned so that more is riskier.
pub fn riskier(model: &OpinionModel, value: f64) -> f64 {
    if model.better == Better::Down { value } else { -value }
}

/// A score from columns by name.
type Formula<'a> = dyn Fn(&dyn Fn(&str) -> f64) -> f64 + 'a;

/// Ratios alone, and formulas with one figure exchanged; more is riskier.
pub fn others(rules: &OpinionRules, sample: &Sample) -> Vec<(&'static str, Vec<f64>)> {
    let of = |formula: &Formula<'_>| -> Vec<f64> {
        sample.all().into_iter().map(|row| formula(&|name| cell(sample, name, row))).collect()
    };
    let weight = |id: &str, figure: O| {
        let model = rules.get(id);
        model.and_then(|m| m.term.iter().find(|term| term.figure == figure)).map_or(0.0, |term| term.weight)
    };
    let z2 = |figure| weight("opinion.altman_z2", figure);
    let z = |figure| weight("opinion.altman_z", figure);
    vec![
        (
            "Altman Z″ with the column called retained earnings",
            of(&|x| {
                -(z2(O::WorkingCapitalToAssets) * x("x3")
                    + z2(O::RetainedToAssets) * x("x6")
                    + z2(O::EbitToAssets) * x("x7")
                    + z2(O::EquityToLiabilities) * x("x8"))
            }),
        ),
        (
            "Altman Z with book equity",
            of(&|x| {
                -(z(O::WorkingCapitalToAssets) * x("x3")
                    + z(O::RetainedToAssets) * x("indicator.retained_share")
                    + z(O::EbitToAssets) * x("x7")
                    + z(O::MarketEquityToLiabilities) * x("x8")
                    + z(O::SalesToAssets) * x(SALES_TO_ASSETS))
            }),
        ),
        ("return on assets alone", of(&|x| -x("x1"))),
        ("current ratio alone", of(&|x| -x("x4"))),
        ("debt ratio alone", of(&|x| x("x2"))),
    ]
}

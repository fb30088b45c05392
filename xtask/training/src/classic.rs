//! The classic models on the Polish ratios. Formulas and coefficients: Altman 1968, 1983, 1995; Zmijewski 1984;
//! Springate 1978; Grover 2001; Taffler 1983. More is riskier here, so that scores that praise are turned round.

use crate::sample::{Column, Sample};

/// A score from ratios by name.
type Formula<'a> = dyn Fn(&dyn Fn(&str) -> f64) -> f64 + 'a;

/// A model and its scores; `NaN` where a ratio is missing.
pub fn all(sample: &Sample) -> Vec<(&'static str, Vec<f64>)> {
    let x = |name: &str, row: usize| match sample.columns.get(name) {
        Some(Column::Numbers(numbers)) => numbers[row],
        _ => f64::NAN,
    };
    let of = |formula: &Formula<'_>| -> Vec<f64> {
        sample.all().into_iter().map(|row| formula(&|name| x(name, row))).collect()
    };
    vec![
        ("Altman Z″", of(&|x| -(6.56 * x("x3") + 3.26 * x("x6") + 6.72 * x("x7") + 1.05 * x("x8")))),
        (
            "Altman Z′",
            of(&|x| -(0.717 * x("x3") + 0.847 * x("x6") + 3.107 * x("x7") + 0.42 * x("x8") + 0.998 * x("x9"))),
        ),
        (
            "Altman Z, book equity",
            of(&|x| -(1.2 * x("x3") + 1.4 * x("x6") + 3.3 * x("x7") + 0.6 * x("x8") + 0.999 * x("x9"))),
        ),
        ("Zmijewski", of(&|x| -4.336 - 4.513 * x("x1") + 5.679 * x("x2") + 0.004 * x("x4"))),
        ("Springate", of(&|x| -(1.03 * x("x3") + 3.07 * x("x7") + 0.66 * x("x12") + 0.4 * x("x9")))),
        ("Grover", of(&|x| -(1.65 * x("x3") + 3.404 * x("x7") - 0.016 * x("x1") + 0.057))),
        ("Taffler", of(&|x| -(3.2 + 12.18 * x("x12") + 2.5 * x("x50") - 10.68 * x("x51") + 0.029 * x("x5")))),
        ("return on assets alone", of(&|x| -x("x1"))),
        ("current ratio alone", of(&|x| -x("x4"))),
        ("debt ratio alone", of(&|x| x("x2"))),
    ]
}

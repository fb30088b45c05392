//! Round steps for axes.

/// The step of 1, 2 or 5 times a power of ten that cuts `span` into at most `most` parts; `None` when there is
/// nothing to cut.
#[must_use]
pub fn nice_step(span: f64, most: u32) -> Option<f64> {
    if !span.is_finite() || span <= 0.0 || most == 0 {
        return None;
    }
    let rough = span / f64::from(most);
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * power).find(|step| *step >= rough * (1.0 - 1e-9))
}

/// Round values from at or below `low` to at or above `high`, zero among them, in at most about `most` steps.
#[must_use]
pub fn ticks(low: f64, high: f64, most: u32) -> Vec<f64> {
    let (low, high) = (low.min(0.0), high.max(0.0));
    let Some(step) = nice_step(high - low, most) else { return vec![0.0] };
    #[expect(clippy::cast_possible_truncation, reason = "a handful of steps")]
    let (first, last) = (libm::floor(low / step + 1e-9) as i32, libm::ceil(high / step - 1e-9) as i32);
    (first..=last).map(|n| f64::from(n) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_cover_the_span() {
        for (low, high, most, expected) in [
            (0.0, 100.0, 5, vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
            (-30.0, 90.0, 3, vec![-50.0, 0.0, 50.0, 100.0]),
            (3.0, 3.5, 2, vec![0.0, 2.0, 4.0]),
            (0.0, 0.0, 4, vec![0.0]),
            (0.0, f64::NAN, 4, vec![0.0]),
        ] {
            assert_eq!(ticks(low, high, most), expected, "{low} {high}");
        }
    }
}

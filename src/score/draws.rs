//! Draws: how the grade comes out when figures are a little wrong and what is missing takes a usual value.

use super::blocks::Added;
use super::doubt::DoubtParts;
use super::{checked, logistic, logit};
use crate::kernel::Id;
use crate::rules::{Better, ScoreRules, Term};

/// The outcome of the draws.
#[derive(Clone, PartialEq, Debug)]
pub struct Draws {
    /// How many.
    pub count: u32,
    /// Share of the draws by grade, best grade first; grades that never came are left out. No draw is better than the
    /// evidence allows.
    pub shares: Vec<(u8, f64)>,
    /// The same by the figures alone, as if everything could be checked.
    pub free: Vec<(u8, f64)>,
}

impl Draws {
    /// The grade that came most often, and its share.
    #[must_use]
    pub fn usual(&self) -> Option<(u8, f64)> {
        most(&self.shares)
    }

    /// The same by the figures alone.
    #[must_use]
    pub fn usual_free(&self) -> Option<(u8, f64)> {
        most(&self.free)
    }
}

fn most(shares: &[(u8, f64)]) -> Option<(u8, f64)> {
    shares.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))
}

/// The least change of one figure that costs a grade.
#[derive(Clone, PartialEq, Debug)]
pub struct Tipping {
    /// The measure.
    pub measure: Id,
    /// The firm's figure.
    pub from: f64,
    /// The figure at which the grade falls.
    pub to: f64,
    /// The grade then.
    pub grade: u8,
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Between 0 and 1, neither included.
    fn share(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let number = (self.next() >> 11) as f64;
        (number + 0.5) / 9_007_199_254_740_992.0
    }

    /// A standard normal number (Box and Muller 1958).
    fn normal(&mut self) -> f64 {
        let (a, b) = (self.share(), self.share());
        libm::sqrt(-2.0 * libm::log(a)) * libm::cos(2.0 * core::f64::consts::PI * b)
    }
}

/// A seed of the case: the same figures give the same draws (FNV-1a).
fn seed(added: &Added) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for term in &added.terms {
        for byte in term.odds.to_bits().to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// Draws the log-odds: each figure moves by its error, what is missing and estimated by its deviation.
pub(super) fn draws(added: &Added, odds: f64, floor: f64, doubt: &DoubtParts, rules: &ScoreRules) -> Draws {
    let mut random = Random(seed(added));
    let mut counts = vec![0_u32; rules.scale.grades.len() + 1];
    let mut free = counts.clone();
    let other = libm::sqrt(doubt.missing * doubt.missing + doubt.estimate * doubt.estimate);
    let moving: Vec<(&Term, f64, f64, f64)> = added
        .terms
        .iter()
        .zip(&added.curves)
        .filter_map(|(term, curve)| {
            let (curve, figure) = (curve.as_ref()?, *term.reading.known()?);
            let imported = term.evidence.is_some_and(checked);
            let error = if imported { rules.doubt.figure_imported } else { rules.doubt.figure_stated };
            Some((curve, figure, error, term.weight))
        })
        .collect();
    for _ in 0..rules.doubt.draws {
        let mut drawn = odds + other * random.normal();
        for (curve, figure, error, weight) in &moving {
            let moved = shaken(curve, *figure, *error * random.normal());
            drawn += weight * (curve.of_number(moved) - curve.of_number(*figure));
        }
        let probability = logistic(drawn);
        for (counts, probability) in [(&mut counts, probability.max(floor)), (&mut free, probability)] {
            if let Some(count) = counts.get_mut(usize::from(rules.scale.grade(probability)) - 1) {
                *count += 1;
            }
        }
    }
    let all = f64::from(rules.doubt.draws.max(1));
    let shares = |counts: Vec<u32>| -> Vec<(u8, f64)> {
        let came = (1_u8..).zip(counts).filter(|(_, count)| *count > 0);
        came.map(|(grade, count)| (grade, f64::from(count) / all)).collect()
    };
    Draws { count: rules.doubt.draws, shares: shares(counts), free: shares(free) }
}

/// A figure moved by a share of the middle half of its curve; on a logarithmic scale, of itself.
fn shaken(curve: &Term, figure: f64, by: f64) -> f64 {
    if curve.log { figure * libm::exp(by) } else { figure + by * usual(curve) }
}

/// The middle half of a curve's corners.
fn usual(curve: &Term) -> f64 {
    let corners = &curve.curve.0;
    let at = |place: usize| corners.get(place).map_or(0.0, |corner| corner.0);
    let last = corners.len().saturating_sub(1);
    at(last - last / 4) - at(last / 4)
}

/// A count moves by whole steps: the next whole figure further out.
fn whole(corners: &[(f64, f64)], from: f64, to: f64) -> f64 {
    let count = |figure: f64| (figure - libm::round(figure)).abs() < 1e-9;
    match count(from) && corners.iter().all(|(place, _)| count(*place)) {
        true if to > from => libm::ceil(to),
        true => libm::floor(to),
        false => to,
    }
}

/// The figure that has least to move until the grade falls.
pub(super) fn tipping(added: &Added, grade: u8, free: f64, rules: &ScoreRules) -> Option<Tipping> {
    let end = rules.scale.grades.get(usize::from(grade) - 1)?;
    // From where the figures stand, not from where the evidence holds the grade: that way is the longer one.
    let short = logit(*end) - free;
    let candidates = added.terms.iter().zip(&added.curves).filter_map(|(term, curve)| {
        let (curve, from) = (curve.as_ref()?, *term.reading.known()?);
        let corners = &curve.curve.0;
        let worst = match term.better {
            Better::Up => corners.first()?.0,
            Better::Down => corners.last()?.0,
            Better::Peak | Better::None => return None,
        };
        let ahead = if term.better == Better::Up { worst < from } else { worst > from };
        let adds = |figure: f64| term.weight * (curve.of_number(figure) - curve.of_number(from));
        if !ahead || term.weight <= 0.0 || adds(worst) < short {
            return None;
        }
        let (mut near, mut far) = (from, worst);
        for _ in 0..60 {
            let middle = f64::midpoint(near, far);
            if adds(middle) < short { near = middle } else { far = middle }
        }
        let far = whole(corners, from, far);
        let distance = (far - from).abs() / usual(curve).abs().max(1e-9);
        Some((distance, Tipping { measure: term.measure.clone(), from, to: far, grade: grade + 1 }))
    });
    candidates.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, tipping)| tipping)
}

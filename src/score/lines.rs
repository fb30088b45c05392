//! What adds up to the points, and the same by dimension.

use super::base::Step;
use super::blocks::Added;
use crate::kernel::Id;
use crate::rules::ScoreRules;

/// What a line of the score is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LineKind {
    /// The base rate.
    Base,
    /// The firm's trade.
    Trade,
    /// Its age.
    Age,
    /// The state of the economy.
    Cycle,
    /// The start held within its limits.
    Held,
    /// A term, by its place.
    Term(usize),
    /// What keeps the mean probability at the base rate.
    Centre,
    /// What the evidence does not allow.
    Cap,
    /// The end of the scale.
    End,
}

/// One line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// What it adds to the log-odds; the end of the scale adds nothing.
    pub odds: f64,
    /// Its whole points. All lines add up to the score.
    pub points: i32,
}

/// A dimension as the score sees it: the sum of its terms.
#[derive(Clone, PartialEq, Debug)]
pub struct DimensionSum {
    /// The dimension.
    pub dimension: Id,
    /// What its terms add to the log-odds.
    pub odds: f64,
    /// Their points: never more than one away from the exact ones, and never of the other sign.
    pub points: i32,
    /// Points, not rounded, that the known figures would give if each stood at its best.
    pub best: f64,
    /// Where it stands, 0 to 100: 100·Φ(−odds / spread), with the spread among the firms of the samples of all its terms
    /// that apply to the firm. At 50 it neither adds nor takes; above 50 it adds; where little was seen it stays near.
    pub standing: f64,
    /// Whether everything known of it rests on judgement.
    pub judged: bool,
}

/// The points and their lines. Fractions of points are dealt out by the largest remainder, so that whole points add up.
pub(super) fn lines(steps: &[Step], added: &Added, lifted: f64, rules: &ScoreRules) -> (i32, Vec<Line>) {
    let scale = &rules.scale;
    let mut all: Vec<(LineKind, f64)> = steps.iter().map(|step| (step.kind, step.odds)).collect();
    let terms = added.terms.iter().enumerate().filter(|(_, term)| term.counts());
    all.extend(terms.map(|(place, term)| (LineKind::Term(place), term.odds)));
    all.push((LineKind::Centre, -added.centre));
    all.push((LineKind::Cap, lifted));
    let exact = |(kind, odds): &(LineKind, f64)| match kind {
        LineKind::Base => scale.points(*odds),
        _ => -scale.factor() * odds,
    };
    let mut points: Vec<f64> = all.iter().map(exact).collect();
    let free: f64 = points.iter().sum();
    let held = free.clamp(scale.least, scale.most);
    all.push((LineKind::End, 0.0));
    points.push(held - free);
    let whole = dealt_twice(&all, &points, whole_points(held), added);
    let line = |((kind, odds), points): (&(LineKind, f64), i32)| Line { kind: *kind, odds: *odds, points };
    (whole.iter().sum(), all.iter().zip(whole.iter().copied()).map(line).collect())
}

/// Whole points, first for each dimension and each line of no dimension, then within each dimension: so neither a line
/// nor a dimension is more than a point away from its exact points, nor ever of the other sign.
fn dealt_twice(all: &[(LineKind, f64)], points: &[f64], sum: i32, added: &Added) -> Vec<i32> {
    let group = |place: usize| match all[place].0 {
        LineKind::Term(term) => Ok(&added.terms[term].dimension),
        _ => Err(place),
    };
    let mut groups: Vec<(Result<&Id, usize>, Vec<usize>)> = Vec::new();
    for place in 0..all.len() {
        match groups.iter_mut().find(|(one, _)| *one == group(place)) {
            Some((_, places)) => places.push(place),
            None => groups.push((group(place), vec![place])),
        }
    }
    let exact: Vec<f64> = groups.iter().map(|(_, places)| places.iter().map(|place| points[*place]).sum()).collect();
    let mut whole = vec![0; all.len()];
    for ((_, places), of_group) in groups.iter().zip(dealt(&exact, sum)) {
        let within: Vec<f64> = places.iter().map(|place| points[*place]).collect();
        for (place, points) in places.iter().zip(dealt(&within, of_group)) {
            whole[*place] = points;
        }
    }
    whole
}

/// Points so near to a whole number are that number.
const NOISE: f64 = 1e-9;

/// Whole numbers near the given ones with a given sum.
fn dealt(points: &[f64], sum: i32) -> Vec<i32> {
    let mut whole: Vec<i32> = points.iter().map(|points| whole_points(libm::floor(*points + NOISE))).collect();
    let mut short = sum - whole.iter().sum::<i32>();
    let rest = |place: &usize| points[*place] - libm::floor(points[*place] + NOISE);
    let mut order: Vec<usize> = (0..points.len()).filter(|place| rest(place) > NOISE).collect();
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)).then(a.cmp(b)));
    for place in order.iter().cycle().take(order.len() * 2) {
        if short <= 0 {
            break;
        }
        whole[*place] += 1;
        short -= 1;
    }
    whole
}

#[expect(clippy::cast_possible_truncation, reason = "points stay within some thousands")]
fn whole_points(points: f64) -> i32 {
    libm::round(points) as i32
}

/// The terms by dimension, in the order that dimensions first come.
pub(super) fn dimensions(added: &Added, lines: &[Line], rules: &ScoreRules) -> Vec<DimensionSum> {
    let mut found: Vec<Id> = Vec::new();
    for term in added.terms.iter().filter(|term| term.counts()) {
        if !found.contains(&term.dimension) {
            found.push(term.dimension.clone());
        }
    }
    found.sort();
    let one = |dimension: Id| {
        let places: Vec<usize> = (0..added.terms.len())
            .filter(|place| added.terms[*place].counts() && added.terms[*place].dimension == dimension)
            .collect();
        let points = |line: &&Line| matches!(line.kind, LineKind::Term(place) if places.contains(&place));
        let terms = || places.iter().map(|place| &added.terms[*place]);
        let odds: f64 = terms().map(|term| term.odds).sum();
        let square = |x: f64| x * x;
        // Measured by all that the dimension could tell of this firm: where little was seen it stays near the middle.
        let whole = added.terms.iter().filter(|term| term.dimension == dimension && (term.counts() || term.missing()));
        let spread = libm::sqrt(whole.map(|term| square(term.weight * term.usual.1)).sum());
        DimensionSum {
            odds,
            points: lines.iter().filter(points).map(|line| line.points).sum(),
            best: -rules.scale.factor() * terms().map(|term| term.weight * term.best).sum::<f64>(),
            standing: if spread > 0.0 { 100.0 * share_below(-odds / spread) } else { 50.0 },
            judged: terms().all(|term| term.judged || term.reliability <= rules.weights.judged),
            dimension,
        }
    };
    found.into_iter().map(one).collect()
}

/// The standard normal distribution.
fn share_below(deviations: f64) -> f64 {
    libm::erfc(-deviations / core::f64::consts::SQRT_2) / 2.0
}

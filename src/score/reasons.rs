//! Main reasons and strengths, from the same terms that make the score. Never a missing figure, a trade or a place.

use super::term::ScoreTerm;
use crate::rules::ScoreReasons;

/// Places of the terms that cost the firm most, and of those that carry it, of other concepts.
pub(super) fn reasons(terms: &[ScoreTerm], rule: &ScoreReasons) -> (Vec<usize>, Vec<usize>) {
    let against = chosen(terms, rule.against, &[], |term| (term.odds >= rule.least).then_some(term.odds));
    let taken: Vec<usize> = (0..terms.len()).filter(|place| terms[*place].odds >= rule.least).collect();
    let for_it = chosen(terms, rule.in_favour, &taken, |term| (term.odds <= -rule.least).then_some(-term.odds));
    (against, for_it)
}

/// The heaviest terms with a figure, one of each concept, and none of a concept taken already.
fn chosen(terms: &[ScoreTerm], most: usize, taken: &[usize], worth: impl Fn(&ScoreTerm) -> Option<f64>) -> Vec<usize> {
    let mut weighed: Vec<(usize, f64)> = terms
        .iter()
        .enumerate()
        .filter(|(_, term)| term.counts())
        .filter_map(|(place, term)| Some((place, worth(term)?)))
        .filter(|(_, worth)| *worth > 0.0)
        .collect();
    weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut concepts: Vec<_> =
        taken.iter().filter(|place| terms[**place].counts()).map(|place| &terms[*place].concept).collect();
    let mut found = Vec::new();
    for (place, _) in weighed {
        if found.len() < most && !concepts.contains(&&terms[place].concept) {
            concepts.push(&terms[place].concept);
            found.push(place);
        }
    }
    found
}

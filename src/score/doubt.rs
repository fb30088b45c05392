//! How sure the log-odds are.

use super::blocks::Added;
use super::checked;
use super::term::Block;
use crate::rules::ScoreRules;

/// Standard deviations in log-odds by cause.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DoubtParts {
    /// The models were fitted on samples.
    pub estimate: f64,
    /// Not everything is known.
    pub missing: f64,
    /// The data are from other countries and times.
    pub shift: f64,
    /// The firm says so itself.
    pub stated: f64,
}

impl DoubtParts {
    /// Their root sum of squares.
    #[must_use]
    pub fn total(&self) -> f64 {
        let square = |x: f64| x * x;
        libm::sqrt(square(self.estimate) + square(self.missing) + square(self.shift) + square(self.stated))
    }
}

/// The parts. What is missing is lost in the measure that no data block tells it: a block fully known leaves nothing,
/// but for the owner's record, which is not the firm's.
pub(super) fn parts(added: &Added, local: bool, rules: &ScoreRules) -> DoubtParts {
    let doubt = &rules.doubt;
    let whole: f64 = added.known.iter().map(|(_, part, _)| part).sum();
    let estimate: f64 = added.known.iter().map(|(_, part, sigma)| part * sigma).sum();
    let tells = |block: Block| if block == Block::Owner { doubt.owner_tells } else { 1.0 };
    let left = |(block, part, _): &(Block, f64, f64)| (1.0 - tells(*block) * part).clamp(0.0, 1.0);
    let unknown: f64 = added.known.iter().map(left).product();
    let data = || added.terms.iter().filter(|term| term.counts() && term.block != Block::Judgement);
    let imported: f64 = data().filter(|term| term.evidence.is_some_and(checked)).map(|term| term.part).sum();
    let share = if whole > 0.0 { imported / whole } else { 0.0 };
    DoubtParts {
        estimate: if whole > 0.0 { (estimate / whole).max(doubt.estimate) } else { doubt.estimate },
        missing: doubt.missing * libm::sqrt(unknown),
        shift: if local { doubt.shift_local } else { doubt.shift },
        stated: doubt.stated - (doubt.stated - doubt.imported) * share,
    }
}

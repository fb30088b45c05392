//! What must hold across a pack.

use super::pack::Pack;
use super::param::Param;
use super::problem::{PackProblem, PackProblemKind};
use crate::kernel::{Id, Status};

/// Finds everything that does not hold together.
pub(super) fn check(pack: &Pack, problems: &mut Vec<PackProblem>) {
    for param in pack.params.values() {
        check_param(pack, param, problems);
    }
    super::mode::check(pack, problems);
    super::size::check(pack, problems);
    check_guide(pack, problems);
    super::scorecard::check(&pack.scorecard, &pack.sources, problems);
}

fn check_param(pack: &Pack, param: &Param, problems: &mut Vec<PackProblem>) {
    let mut add = |kind| problems.push(PackProblem::new(&param.file, param.id.as_str(), kind));
    if param.values.is_empty() && param.typed.is_none() {
        add(PackProblemKind::Empty);
    }
    for pair in param.values.windows(2) {
        if pair[0].from >= pair[1].from {
            add(PackProblemKind::DatesNotRising(pair[1].from));
        }
    }
    for value in &param.values {
        if value.to.is_some_and(|to| to < value.from) {
            add(PackProblemKind::EndsBeforeStart(value.from));
        }
        check_source(pack, &value.source, value.status).into_iter().for_each(&mut add);
    }
}

/// The formulas and sources of what stands beside the modes. Names without a dot are figures of repayment capacity, and
/// the three that the program adds for the mode compared.
fn check_guide(pack: &Pack, problems: &mut Vec<PackProblem>) {
    pack.guide.check(&pack.sources, &pack.modes, problems);
    let offered = OFFERED;
    let known = pack.guide.capacity.iter().map(|figure| &figure.id).chain(&offered).collect();
    for (file, item, formula) in pack.guide.formulas() {
        super::mode::check_formula(pack, formula, &known, &mut |kind| {
            problems.push(PackProblem::new(file, item, kind));
        });
    }
}

/// What the program adds to the figures of repayment capacity: rates and longest term of the mode compared.
pub(super) const OFFERED: [Id; 3] = [Id::new("offer_low"), Id::new("offer_high"), Id::new("offer_months")];

/// A source that is not there, or that was not read although an official text is claimed.
pub(super) fn check_source(pack: &Pack, key: &Id, status: Status) -> Option<PackProblemKind> {
    match pack.sources.get(key) {
        None => Some(PackProblemKind::NoSource(key.clone())),
        Some(source) if official(status) && source.read_on.is_none() => {
            Some(PackProblemKind::SourceNotRead(key.clone()))
        }
        Some(_) => None,
    }
}

/// Whether a status claims an official text.
pub(super) const fn official(status: Status) -> bool {
    matches!(status, Status::Law | Status::Regulation | Status::Guidance | Status::Statistic)
}

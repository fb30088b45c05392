//! What must hold across a pack.

use super::pack::Pack;
use super::param::Param;
use super::problem::{PackProblem, PackProblemKind};
use crate::kernel::Status;

/// Finds everything that does not hold together.
pub(super) fn check(pack: &Pack, problems: &mut Vec<PackProblem>) {
    for param in pack.params.values() {
        check_param(pack, param, problems);
    }
    super::scorecard::check(&pack.scorecard, &pack.sources, problems);
}

fn check_param(pack: &Pack, param: &Param, problems: &mut Vec<PackProblem>) {
    let mut add = |kind| problems.push(PackProblem::new("params", param.id.as_str(), kind));
    if param.values.is_empty() {
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
        match pack.sources.get(&value.source) {
            None => add(PackProblemKind::NoSource(value.source.clone())),
            Some(source) if official(value.status) && source.read_on.is_none() => {
                add(PackProblemKind::SourceNotRead(value.source.clone()));
            }
            Some(_) => {}
        }
    }
}

/// Whether a status claims an official text.
pub(super) const fn official(status: Status) -> bool {
    matches!(status, Status::Law | Status::Regulation | Status::Guidance | Status::Statistic)
}

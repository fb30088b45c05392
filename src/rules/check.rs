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

//! The written rule by which modes are ranked; the pack tells it in words.

use super::{ModeOption, Verdict};
use crate::rules::Truth;

/// Where a mode stands before its score is looked at.
pub(super) const fn group(option: &ModeOption, nothing: bool) -> u8 {
    let falls_short = matches!(option.covers_need, Truth::False) || matches!(option.in_time, Truth::False);
    match option.verdict {
        Verdict::NotAvailable => 5,
        Verdict::DoesNotFit => 4,
        _ if nothing => 3,
        Verdict::CannotSay => 1,
        Verdict::Fits | Verdict::FitsIf if falls_short => 2,
        Verdict::Fits | Verdict::FitsIf => 0,
    }
}

/// Sorts: first the modes that no rule refuses and that are not surely too small or too late; then those that cannot be
/// told; then those that only help in part; then those that give nothing; then those that do not fit, and those not on
/// offer. Within each, by the score with the owner's weights; then by id, so that the order never depends on the pack's.
pub(super) fn rank(options: &mut [ModeOption]) {
    options.sort_by(|a, b| {
        let place = |option: &ModeOption| group(option, option.gives_nothing());
        place(a).cmp(&place(b)).then_with(|| b.score.total_cmp(&a.score)).then_with(|| a.mode.cmp(&b.mode))
    });
}

//! Chance of approval in three words with why, and the score by which modes are ranked, with the owner's weights.

use super::firm::Firm;
use super::{CostBasis, Force, ModeOption, Need, Verdict};
use crate::kernel::{Date, Id, Reading};
use crate::rules::{ExprValue, Pack, Truth};

/// How likely a lender is to say yes. Never a number: there are no outcomes to measure it on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Chance {
    /// Most of what lenders usually ask holds, nothing heavy fails.
    High,
    /// Something heavy is not known, or something lighter fails.
    Medium,
    /// Something fails that usually ends it, or little holds.
    Low,
}

/// What the owner can weigh.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Criterion {
    /// Enough money.
    Enough,
    /// Soon enough.
    Soon,
    /// Low cost.
    Cost,
    /// A good chance.
    Chance,
    /// Keeping control.
    Control,
    /// Nothing pledged.
    Collateral,
}

impl Criterion {
    /// All, in the order of the ranking rule.
    pub const ALL: [Self; 6] = [Self::Enough, Self::Soon, Self::Cost, Self::Chance, Self::Control, Self::Collateral];

    /// The word used in packs and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enough => "enough",
            Self::Soon => "soon",
            Self::Cost => "cost",
            Self::Chance => "chance",
            Self::Control => "control",
            Self::Collateral => "collateral",
        }
    }
}

/// The weights in use, and whether each is the owner's own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Weights {
    /// Criterion, weight, and whether the owner set it.
    pub all: Vec<(Criterion, f64, bool)>,
    /// The yearly cost at which a mode gets no points for cost.
    dear: f64,
    /// Points by what stands behind a mode.
    secured: std::collections::BTreeMap<String, f64>,
}

impl Weights {
    /// The owner's weights, the pack's where the owner set none.
    pub(super) fn of(firm: &dyn Firm, pack: &Pack, day: Date) -> Self {
        let table = |name: &str| pack.table(&pack.own(name), day).map(|(table, _)| table.clone()).unwrap_or_default();
        let usual = table("rank.weight");
        let weigh = |criterion: Criterion| {
            let own = Id::owned(format!("weight.{}", criterion.as_str()));
            match firm.value(&own) {
                Reading::Known(ExprValue::Number(weight)) => (criterion, weight, true),
                _ => (criterion, usual.get(criterion.as_str()).copied().unwrap_or(1.0), false),
            }
        };
        let dear = pack.number(&pack.own("rank.dear"), day).map_or(1.0, |(number, _)| number);
        Self { all: Criterion::ALL.map(weigh).to_vec(), dear, secured: table("rank.secured") }
    }
}

/// The chance of a mode and the rules (by index) that hold it down, the heavier first.
pub(super) fn chance(option: &ModeOption, pack: &Pack, day: Date) -> Option<(Chance, Vec<usize>)> {
    if !matches!(option.verdict, Verdict::Fits | Verdict::FitsIf) {
        return None;
    }
    let edges = pack.table(&pack.own("rank.chance"), day).map(|(table, _)| table.clone()).unwrap_or_default();
    let edge = |name: &str, usual: f64| edges.get(name).copied().unwrap_or(usual);
    let share = f64::from(option.soft.0) / f64::from(option.soft.1.max(1));
    let mut why: Vec<usize> = (0..option.rules.len())
        .filter(|at| option.rules[*at].force == Force::Soft && option.rules[*at].truth != Truth::True)
        .collect();
    why.sort_by_key(|at| (option.rules[*at].truth, std::cmp::Reverse(option.rules[*at].weight)));
    let heavy = |truth| {
        why.iter()
            .any(|at| option.rules[*at].truth == truth && f64::from(option.rules[*at].weight) >= edge("heavy", 3.0))
    };
    let chance = if option.verdict == Verdict::Fits {
        Chance::High
    } else if heavy(Truth::False) || share < edge("medium", 0.5) {
        Chance::Low
    } else if share >= edge("high", 0.9) && !heavy(Truth::Unknown) {
        Chance::High
    } else {
        Chance::Medium
    };
    Some((chance, why))
}

/// The points of a mode by each criterion, 0 to 1, and their weighted mean.
pub(super) fn score(option: &ModeOption, need: &Need, weights: &Weights) -> (Vec<(Criterion, f64)>, f64) {
    let points: Vec<(Criterion, f64)> =
        Criterion::ALL.into_iter().map(|criterion| (criterion, points(criterion, option, need, weights))).collect();
    let all: f64 = weights.all.iter().map(|(_, weight, _)| weight).sum();
    let sum: f64 = points.iter().zip(&weights.all).map(|((_, points), (_, weight, _))| points * weight).sum();
    (points, if all > 0.0 { sum / all } else { 0.0 })
}

fn points(criterion: Criterion, option: &ModeOption, need: &Need, weights: &Weights) -> f64 {
    let truth = |truth| match truth {
        Truth::True => 1.0,
        Truth::Unknown => 0.5,
        Truth::False => 0.0,
    };
    match criterion {
        Criterion::Enough => match (option.covers_need, option.amount.known(), need.amount) {
            (Truth::False, Some((_, high)), Some(need)) if need.is_positive() => {
                (high.to_f64() / need.to_f64()).clamp(0.0, 1.0)
            }
            (covers, ..) => truth(covers),
        },
        Criterion::Soon => truth(option.in_time),
        Criterion::Cost => yearly(option, need).map_or(0.0, |cost| (1.0 - cost / weights.dear).clamp(0.0, 1.0)),
        Criterion::Chance => match option.chance {
            Some((Chance::High, _)) => 1.0,
            Some((Chance::Medium, _)) => 0.5,
            Some((Chance::Low, _)) | None => 0.0,
        },
        Criterion::Control => f64::from(u8::from(!option.gives_up_shares)),
        Criterion::Collateral => {
            let behind = option.secured_by.iter().filter_map(|code| weights.secured.get(code));
            behind.copied().fold(1.0, f64::min)
        }
    }
}

/// Cost in the middle of the range as a yearly rate; what is paid once is spread over the months asked for.
fn yearly(option: &ModeOption, need: &Need) -> Option<f64> {
    let cost = option.cost.as_ref()?;
    let middle = (cost.low + cost.high) / 2.0;
    let years = f64::from(need.months.unwrap_or(12).max(1)) / 12.0;
    match cost.basis {
        CostBasis::YearlyRate => Some(middle),
        CostBasis::ShareOfAmount => Some(middle / years),
        CostBasis::MoneyOnce => need.amount.map(|amount| middle / amount.to_f64().max(1.0) / years),
    }
}

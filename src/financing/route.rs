//! The order of applications that spares the credit record, and what to do when nothing fits.

use super::firm::Firm;
use super::rank::group;
use super::{ModeOption, Verdict};
use crate::kernel::{Date, Id, Reading};
use crate::rules::{ExprValue, Pack, Programme};
use jiff::Span;

/// One application.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The mode.
    pub mode: Id,
    /// Whether it leaves a query on the credit record.
    pub query: bool,
    /// When to apply.
    pub start: Date,
    /// By when an answer usually comes.
    pub answer: Date,
}

/// In which order to apply.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// The applications. Those without a query start at once; each with a query waits for the answer of the one before.
    pub steps: Vec<Step>,
    /// Modes that could serve and would need a query more than the record bears now.
    pub held_back: Vec<Id>,
    /// Queries that the record still bears: what lenders usually accept less what was asked in three months.
    pub queries_left: Reading<u32>,
    /// When nothing could serve: the modes nearest to serving: those that help in part, then as ranked.
    pub nearest: Vec<Id>,
    /// Programmes and platforms worth asking on the day.
    pub programmes: Vec<Programme>,
}

/// Modes named at most where nothing serves.
const NEAREST: usize = 3;

pub(super) fn route(firm: &dyn Firm, pack: &Pack, options: &[ModeOption], day: Date) -> Route {
    let number = |name: &str| pack.number(&pack.own(name), day).map(|(number, _)| number);
    let asked = match firm.value(&Id::new("credit.inquiries_3m")) {
        Reading::Known(ExprValue::Number(asked)) => Reading::Known(asked),
        _ => Reading::missing(Id::new("credit.inquiries_3m")),
    };
    let bears = number("route.queries").unwrap_or(0.0);
    let left = asked.map(|asked| whole((bears - asked).max(0.0)));
    // As long as the record is not known, one query at a time is the most to risk.
    let room = left.known().copied().unwrap_or(1);
    let serves: Vec<&ModeOption> = options.iter().filter(|option| group(option, option.gives_nothing()) == 0).collect();
    let (mut steps, mut held_back, mut free) = (Vec::new(), Vec::new(), day);
    for option in &serves {
        let wait = option.days.map_or(0, |(_, latest)| latest);
        if !option.query {
            steps.push(step(option, day, wait));
        } else if steps.iter().filter(|step: &&Step| step.query).count() < room as usize {
            let next = step(option, free, wait);
            free = next.answer;
            steps.push(next);
        } else {
            held_back.push(option.mode.clone());
        }
    }
    let nearest = if serves.is_empty() {
        let mut near: Vec<&ModeOption> =
            options.iter().filter(|o| !matches!(o.verdict, Verdict::NotAvailable)).collect();
        near.sort_by_key(|option| !option.helps_in_part());
        near.into_iter().take(NEAREST).map(|option| option.mode.clone()).collect()
    } else {
        Vec::new()
    };
    let on = |programme: &&Programme| programme.from <= day && programme.to.is_none_or(|to| to >= day);
    let programmes = pack.guide().programmes.iter().filter(on).cloned().collect();
    Route { steps, held_back, queries_left: left, nearest, programmes }
}

fn step(option: &ModeOption, start: Date, wait: u32) -> Step {
    let answer = start.checked_add(Span::new().days(i64::from(wait))).unwrap_or(start);
    Step { mode: option.mode.clone(), query: option.query, start, answer }
}

fn whole(number: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative and small")]
    let whole = number.min(1e6) as u32;
    whole
}

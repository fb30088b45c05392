//! The plan of a campaign: what is complete, what lacks, and how often campaigns like it succeeded.

use super::super::markup::{Cell, el, list, p, quiet, span, table, tag};
use super::super::node::Node;
use super::super::source::source_line;
use super::super::view::View;
use crate::facts::Field;
use crate::financing::{PlanGap, PlanItem, PlanOdds};
use crate::wording::{Msg, t};

const fn name(item: PlanItem) -> Msg<0> {
    match item {
        PlanItem::Goal => t::GUIDE_PLAN_GOAL,
        PlanItem::Uses => t::GUIDE_PLAN_USES,
        PlanItem::Background => t::GUIDE_PLAN_BACKGROUND,
        PlanItem::Market => t::GUIDE_PLAN_MARKET,
        PlanItem::Returns => t::GUIDE_PLAN_RETURNS,
        PlanItem::Milestones => t::GUIDE_PLAN_MILESTONES,
        PlanItem::Risks => t::GUIDE_PLAN_RISKS,
        PlanItem::Days => t::GUIDE_PLAN_DAYS,
        PlanItem::Category => t::GUIDE_PLAN_CATEGORY,
    }
}

/// The page of the funding plan.
#[must_use]
pub fn plan(view: &View) -> Node {
    let words = view.words;
    let check = &view.assessment.plan;
    let open = check.items.iter().filter(|(_, gap)| gap.is_some()).count();
    let headline = if check.is_complete() {
        words.get(t::GUIDE_PLAN_COMPLETE).to_owned()
    } else {
        words.say(t::GUIDE_PLAN_OPEN, [&check.items.len().to_string(), &open.to_string()])
    };
    let items = check.items.iter().map(|(item, gap)| {
        let (class, state) = match gap {
            None => ("tag good", words.get(t::GUIDE_PLAN_OK).to_owned()),
            Some(gap) => ("tag open", self::gap(view, gap)),
        };
        let label = view.screen_link(&view.answer(item.place()), words.get(name(*item)));
        span([tag(class, &state), Node::text(" "), label])
    });
    let page = el("div", "page-plan stack").with(view.heading(1, headline)).with(list("plain-list", items));
    let Some((says, status, source)) = &check.basis else { return page };
    let head: Vec<Cell> = [t::GUIDE_ODDS_OF, t::GUIDE_ODDS_COUNT, t::GUIDE_ODDS_SHARE, t::GUIDE_ODDS_RANGE]
        .into_iter()
        .enumerate()
        .map(|(place, name)| if place == 0 { Cell::words(words.get(name)) } else { Cell::number(words.get(name)) })
        .collect();
    let rows = check.odds.iter().map(|odds| odds_row(view, odds)).collect();
    page.with(
        el("section", "stack")
            .attr("id", "odds")
            .with(view.heading(2, words.get(t::GUIDE_ODDS)))
            .with(table("figures", words.get(t::GUIDE_ODDS), &head, rows))
            .with(p(view.text(says)))
            .with(quiet(words.get(t::GUIDE_ODDS_RANGE_SAYS)))
            .with(source_line(view, *status, source)),
    )
}

fn gap(view: &View, gap: &PlanGap) -> String {
    let words = view.words;
    match gap {
        PlanGap::Missing => words.get(t::GUIDE_GAP_MISSING).to_owned(),
        PlanGap::Short(..) => words.get(t::GUIDE_GAP_SHORT).to_owned(),
        PlanGap::UsesDiffer(sum, goal) => words.say(t::GUIDE_GAP_USES, [&words.money(*sum), &words.money(*goal)]),
        PlanGap::HalfRow(row) => words.say(t::GUIDE_GAP_ROW, [&row.to_string()]),
        PlanGap::FewSteps => words.get(t::GUIDE_GAP_STEPS).to_owned(),
        PlanGap::StepsOutOfOrder(row) => words.say(t::GUIDE_GAP_ORDER, [&row.to_string()]),
    }
}

fn odds_row(view: &View, odds: &PlanOdds) -> Vec<Cell> {
    let words = view.words;
    let upto = odds.row.upto.map(|upto| words.number(upto, 0));
    let of = match (odds.by.as_str(), &odds.row.key, upto) {
        ("category", Some(key), _) => words.choice(Field::PlanCategory, key).unwrap_or_default().to_owned(),
        ("goal", _, Some(upto)) => words.say(t::GUIDE_ODDS_GOAL, [&upto]),
        ("goal", ..) => words.get(t::GUIDE_ODDS_GOAL_OVER).to_owned(),
        ("days", _, Some(upto)) => words.say(t::GUIDE_ODDS_DAYS, [&upto]),
        ("days", ..) => words.get(t::GUIDE_ODDS_DAYS_OVER).to_owned(),
        _ => words.get(t::GUIDE_ODDS_ALL).to_owned(),
    };
    let (won, tried) = (odds.row.won.to_string(), odds.row.tried.to_string());
    vec![
        Cell::words(of),
        Cell::number(words.say(t::GUIDE_ODDS_WON, [&tried, &won])),
        Cell::number(words.percent_range(odds.share, odds.share)),
        Cell::number(words.percent_range(odds.range.0, odds.range.1)),
    ]
}

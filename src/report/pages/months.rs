//! Money in and out, month by month, from the imported files.

use super::super::drawing::figure;
use super::super::markup::{Cell, el, link, p, quiet, table};
use super::super::node::Node;
use super::super::view::{Target, View};
use crate::books::MonthFlow;
use crate::charts::{MonthChart, MonthPoint, months as draw};
use crate::kernel::{Money, Rounding};
use crate::wording::t;

/// Months drawn at most; the table has all.
const DRAWN: usize = 24;

/// The page of months.
#[must_use]
pub fn months(view: &View) -> Node {
    let words = view.words;
    let all = view.case.ledger().months();
    let page = el("div", "page-months stack").with(view.heading(1, headline(view)));
    if all.is_empty() {
        return page.with(p(view.screen_link(&view.page(Target::Files), words.get(t::MONTHS_IMPORT))));
    }
    let lead = quiet(words.get(t::MONTHS_LEAD));
    let lead = match view.links {
        super::super::view::Links::Screen => {
            lead.with(" ").with(link(&view.page(Target::Lines), words.get(t::MONTHS_LINES)))
        }
        super::super::view::Links::Report => lead,
    };
    let drawn = &all[all.len().saturating_sub(DRAWN)..];
    page.with(lead).with(figure(words, "months", &chart(view, drawn))).with(month_table(view, all))
}

fn total(view: &View, all: &[MonthFlow], part: impl Fn(&MonthFlow) -> Money) -> Option<Money> {
    let start = Money::zero(view.case.ledger().currency());
    all.iter().try_fold(start, |sum, month| sum.checked_add(part(month)))
}

/// The answer in a sentence: how much revenue in how many months, and the lowest balance.
fn headline(view: &View) -> String {
    let words = view.words;
    let all = view.case.ledger().months();
    let last = &all[all.len().saturating_sub(12)..];
    let Some(revenue) = total(view, last, |month| month.revenue).filter(|_| !last.is_empty()) else {
        return words.get(t::MONTHS_NONE).to_owned();
    };
    let count = last.len().to_string();
    let lowest = last.iter().filter_map(|month| Some((month.min_balance?, month.month))).min_by_key(|pair| pair.0);
    match lowest {
        Some((balance, month)) => {
            words.say(t::MONTHS_HEADLINE, [&count, &words.money(revenue), &words.money(balance), &words.month(month)])
        }
        None => words.say(t::MONTHS_HEADLINE_NO_BALANCE, [&count, &words.money(revenue)]),
    }
}

fn chart(view: &View, all: &[MonthFlow]) -> crate::charts::Drawing {
    let words = view.words;
    let currency = view.case.ledger().currency();
    let tell = |major: f64| {
        Money::from_f64(major, currency, Rounding::HalfUp).map(|money| words.money(money)).unwrap_or_default()
    };
    let none = words.get(t::FORMAT_NONE).to_owned();
    let point = |month: &MonthFlow| MonthPoint {
        short: month.month.to_string(),
        name: words.month(month.month),
        column: Some(month.revenue.to_f64()),
        column_text: words.amount(month.revenue),
        line: month.end_balance.map(Money::to_f64),
        line_text: month.end_balance.map_or_else(|| none.clone(), |money| words.amount(money)),
    };
    let head = [t::MONTHS_MONTH, t::MONTHS_REVENUE, t::MONTHS_BALANCE].map(|message| words.get(message).to_owned());
    let chart = MonthChart {
        title: words.get(t::MONTHS_CHART).to_owned(),
        desc: headline(view),
        head,
        points: all.iter().map(point).collect(),
    };
    let mut drawing = draw(&chart, &tell);
    // The table under the chart would repeat the fuller table of the page.
    drawing.table.rows.clear();
    drawing
}

fn month_table(view: &View, all: &[MonthFlow]) -> Node {
    let words = view.words;
    let numbers = [
        t::MONTHS_REVENUE,
        t::MONTHS_IN,
        t::MONTHS_OUT,
        t::MONTHS_BALANCE,
        t::MONTHS_LOWEST,
        t::MONTHS_LINES_COUNT,
        t::MONTHS_DAYS,
    ];
    let head: Vec<Cell> = [Cell::words(words.get(t::MONTHS_MONTH))]
        .into_iter()
        .chain(numbers.map(|message| Cell::number(words.get(message))))
        .collect();
    let none = || words.get(t::FORMAT_NONE).to_owned();
    let amount = |money: Option<Money>| Cell::number(money.map_or_else(none, |money| words.amount(money)));
    let row = |month: &MonthFlow| {
        vec![
            Cell::words(words.month(month.month)),
            amount(Some(month.revenue)),
            amount(Some(month.total.inflow)),
            amount(Some(month.total.outflow)),
            amount(month.end_balance),
            amount(month.min_balance),
            Cell::number(month.lines.to_string()),
            Cell::number(month.covered_days.to_string()),
        ]
    };
    let caption = words.say(t::MONTHS_CAPTION, [view.case.ledger().currency().as_str()]);
    table("figures months", &caption, &head, all.iter().map(row).collect())
}

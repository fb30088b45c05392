//! All indicators, family by family, each with its reason.

use super::super::markup::{el, p, quiet};
use super::super::node::Node;
use super::super::view::{Links, View};
use super::super::why::why;
use super::option::linked;
use super::size::size_class;
use crate::indicators::{Family, Indicator};
use crate::kernel::Reading;
use crate::wording::t;

/// The page of indicators.
#[must_use]
pub fn indicators(view: &View) -> Node {
    let words = view.words;
    let all = view.assessment.indicators.all();
    let count = |test: fn(&Reading<f64>) -> bool| all.iter().filter(|item| test(&item.reading)).count().to_string();
    let known = count(Reading::is_known);
    let missing = count(|reading| matches!(reading, Reading::Missing(_)));
    let meaningless = count(|reading| matches!(reading, Reading::NotApplicable(_)));
    let headline = words.say(t::INDICATORS_HEADLINE, [&all.len().to_string(), &known]);
    el("div", "page-indicators stack")
        .with(view.heading(1, headline))
        .with(quiet(words.say(t::INDICATORS_LEAD, [&missing, &meaningless])))
        .with_all(Family::ALL.into_iter().filter_map(|family| family_part(view, family)))
        // In a report the size class is a part of its own.
        .with_all((view.links == Links::Screen).then(|| size_class(view)))
}

fn family_part(view: &View, family: Family) -> Option<Node> {
    let items: Vec<&Indicator> =
        view.assessment.indicators.all().iter().filter(|item| item.key.family() == family).collect();
    if items.is_empty() {
        return None;
    }
    let heading = view.heading(2, view.words.family(family));
    Some(el("section", "family").with(heading).with_all(items.into_iter().map(|item| indicator(view, item))))
}

/// One indicator: name, figure, what it tells, and why.
pub(in super::super) fn indicator(view: &View, item: &Indicator) -> Node {
    let words = view.words;
    let figure = words.reading(&item.reading, item.key.unit(), view.currency());
    let class = if item.reading.is_known() { "value" } else { "value none" };
    let part = el("article", "indicator")
        .attr("id", item.key.as_str())
        .with(view.heading(3, words.indicator(item.key)))
        .with(el("p", class).with(figure))
        .with(el("p", "tells").with(words.indicator_tells(item.key)));
    match &item.reading {
        Reading::Known(_) | Reading::NotApplicable(_) => part.with(why(view, &item.because)),
        Reading::Missing(ids) => {
            let line = p(words.get(t::INDICATORS_LACKS)).with(words.gap());
            part.with(line.with_all(linked(view, ids))).with(why(view, &item.because))
        }
    }
}

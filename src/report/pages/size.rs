//! The firm's size class by the official table, with its working.

use super::super::markup::{Cell, el, p, quiet, table};
use super::super::names::value_of;
use super::super::node::Node;
use super::super::source::parameter;
use super::super::view::View;
use super::option::linked;
use crate::facts::{FactKey, SizeResult, SizeStep};
use crate::kernel::{Reading, Unit};
use crate::rules::{SizeClass, SizeMeasure};
use crate::wording::t;

/// The size class: the answer, then each measure with the firm's figure and the table's limits.
#[must_use]
pub fn size_class(view: &View) -> Node {
    let words = view.words;
    let reading = view.assessment.facts.get(FactKey::SizeClass);
    let part = el("section", "size stack tight").attr("id", FactKey::SizeClass.as_str());
    let part = match (&reading, view.assessment.facts.size().and_then(SizeResult::class)) {
        (_, Some(class)) => part.with(view.heading(2, words.say(t::SIZE_HEADLINE, [words.size_class(class)]))),
        (Reading::NotApplicable(why), None) => {
            part.with(view.heading(2, words.get(t::SIZE_NONE))).with(p(words.not_applicable(*why)))
        }
        (_, None) => part.with(view.heading(2, words.get(t::SIZE_MISSING))),
    };
    let part = match &reading {
        Reading::Missing(ids) => part.with(p(words.get(t::SIZE_LACKS)).with(words.gap()).with_all(linked(view, ids))),
        Reading::Known(_) | Reading::NotApplicable(_) => part,
    };
    match view.assessment.facts.size() {
        Some(result) => part.with_all(working(view, result)),
        None => part,
    }
}

fn working(view: &View, result: &SizeResult) -> Vec<Node> {
    let words = view.words;
    let industry = words.say(t::SIZE_ROW, [view.text(&result.industry_name), view.text(&result.row_name)]);
    let head = [
        Cell::words(words.get(t::SIZE_MEASURE)),
        Cell::number(words.get(t::DETAIL_VALUE)),
        Cell::number(words.size_class(SizeClass::Large)),
        Cell::number(words.size_class(SizeClass::Medium)),
        Cell::number(words.size_class(SizeClass::Small)),
        Cell::words(words.get(t::SIZE_ALLOWS)),
    ];
    let rows = result.steps.iter().map(|step| step_row(view, step)).collect();
    let params = result.because.params.iter().map(|param| parameter(view, param));
    vec![
        p(industry),
        table("figures", words.get(t::SIZE_WORKING), &head, rows),
        quiet(words.get(t::SIZE_RULE)),
        el("ul", "hops params").with_all(params),
    ]
}

fn step_row(view: &View, step: &SizeStep) -> Vec<Cell> {
    let words = view.words;
    let value = step.value.as_ref().map(|value| value_of(view, &step.fact.id(), value));
    let unit = match step.measure {
        SizeMeasure::Staff => Unit::Count,
        SizeMeasure::Revenue | SizeMeasure::Assets => Unit::Money,
    };
    #[expect(clippy::cast_precision_loss, reason = "limits of the table are far below 2⁵³")]
    let limit =
        |least: i64| Cell::number(words.say(t::SIZE_FROM, [&words.measure(least as f64, unit, view.currency())]));
    let allows = step.allows.map_or(words.get(t::FORMAT_NONE), |class| words.size_class(class));
    vec![
        Cell::words(words.size_measure(step.measure)),
        Cell::number(value.unwrap_or_else(|| words.get(t::FORMAT_MISSING).to_owned())),
        limit(step.limits.large),
        limit(step.limits.medium),
        limit(step.limits.small),
        Cell::words(allows),
    ]
}

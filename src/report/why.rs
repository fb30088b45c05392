//! "Why this number?": one hop a line, from the figure to what was entered or imported.

use super::markup::{details, el, link};
use super::names::{Thing, name, thing, value};
use super::node::Node;
use super::source::parameter;
use super::view::{Target, View};
use crate::facts::FactFormula;
use crate::kernel::{Because, Id};
use crate::wording::t;

/// Hops that are followed at most; the longest way is indicator, sum, fact, answer.
const DEPTH: usize = 5;

/// The reason for a figure, behind a click.
pub(super) fn why(view: &View, reason: &Because) -> Node {
    details("why", view.words.get(t::WHY_ASK), because(view, reason))
}

/// Formula, inputs and parameters.
pub(super) fn because(view: &View, reason: &Because) -> Vec<Node> {
    let words = view.words;
    let mut nodes = Vec::new();
    if let Some(formula) = formula(view, &reason.formula) {
        nodes.push(el("p", "formula").with(formula));
    }
    if !reason.inputs.is_empty() {
        let lines = reason.inputs.iter().map(|id| hop(view, id, DEPTH));
        nodes.push(el("ul", "hops").attr("aria-label", words.get(t::WHY_INPUTS)).with_all(lines));
    }
    if !reason.params.is_empty() {
        let lines = reason.params.iter().map(|param| parameter(view, param));
        nodes.push(el("ul", "hops params").attr("aria-label", words.get(t::WHY_PARAMS)).with_all(lines));
    }
    nodes
}

/// A formula in words; rules of modes tell themselves.
fn formula(view: &View, id: &Id) -> Option<&'static str> {
    let words = view.words;
    words
        .formula_of_indicator(id)
        .or_else(|| words.formula_of_portrait(id))
        .or_else(|| FactFormula::parse(id.as_str()).map(|formula| words.fact_formula(formula)))
}

/// One input: its name, its value, and what it comes from itself.
fn hop(view: &View, id: &Id, depth: usize) -> Node {
    let named = name(view, id);
    let label = match thing(id) {
        Thing::Answer(key) => link(&view.answer(key), named),
        Thing::File(_) => link(&file_address(view, id), named),
        Thing::Indicator(key) => link(&view.place(Target::Indicators, &key.id()), named),
        Thing::Fact(_) | Thing::Dimension(_) | Thing::Other => Node::text(named),
    };
    let line = Node::new("li").with(el("span", "name").with(label));
    let line = line.with_all(value(view, id).map(|text| el("span", "value").with(text)));
    let Thing::Fact(key) = thing(id) else { return line };
    let Some(fact) = view.assessment.facts.get(key).known().copied() else { return line };
    let line = line.with(el("span", "src").with(view.words.evidence(fact.evidence)));
    let inner = &fact.because;
    if depth == 0 || (inner.inputs.is_empty() && inner.params.is_empty()) {
        return line;
    }
    let hops = inner.inputs.iter().filter(|input| *input != id).map(|input| hop(view, input, depth - 1));
    let params = inner.params.iter().map(|param| parameter(view, param));
    line.with(el("ul", "hops").with_all(hops).with_all(params))
}

fn file_address(view: &View, id: &Id) -> String {
    match view.links {
        super::view::Links::Screen => view.page(Target::Files),
        super::view::Links::Report => format!("#{id}"),
    }
}

//! The firm's size class by the official table, with its working.

use super::super::markup::{el, p};
use super::super::names::{name, value, value_of};
use super::super::node::Node;
use super::super::view::View;
use super::super::why::because;
use super::option::linked;
use crate::facts::FactKey;
use crate::kernel::Reading;
use crate::wording::t;

/// The size class: the answer, then what went in and the rows of the table used.
#[must_use]
pub fn size_class(view: &View) -> Node {
    let words = view.words;
    let id = FactKey::SizeClass.id();
    let part = el("section", "size stack tight").attr("id", id.as_str());
    match view.assessment.facts.get(FactKey::SizeClass) {
        Reading::Known(fact) => {
            let class = value_of(view, &id, &fact.value);
            part.with(view.heading(2, words.say(t::SIZE_HEADLINE, [&class]))).with_all(because(view, &fact.because))
        }
        Reading::Missing(ids) => {
            let known: Vec<String> = [FactKey::Sector, FactKey::Staff, FactKey::Revenue12m, FactKey::FinTotalAssets]
                .into_iter()
                .filter(|key| view.assessment.facts.get(*key).is_known())
                .filter_map(|key| Some(words.say(t::SIZE_PART, [&name(view, &key.id()), &value(view, &key.id())?])))
                .collect();
            let part = part.with(view.heading(2, words.get(t::SIZE_MISSING)));
            let part = part.with(p(words.get(t::SIZE_LACKS)).with(words.gap()).with_all(linked(view, &ids)));
            if known.is_empty() { part } else { part.with(p(words.say(t::SIZE_SO_FAR, [&words.list(&known)]))) }
        }
        Reading::NotApplicable(why) => part.with(p(words.not_applicable(why))),
    }
}

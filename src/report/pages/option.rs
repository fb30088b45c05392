//! One financing mode: verdict, amount, cost, time, rules, what would change the answer.

mod amounts;

pub(super) use self::amounts::{amount, cost_range};

use self::amounts::{amount_line, facts};
use super::super::markup::{details, el, link, list, p, quiet, span, tag};
use super::super::names::{name, value_of};
use super::super::node::Node;
use super::super::places::place_to_enter;
use super::super::source::source_line;
use super::super::view::{Links, Target, View};
use super::super::why::because;
use super::financing::verdict_tag;
use super::papers::listed;
use crate::financing::{Chance, Document, Force, ModeOption, RuleOutcome, Scope, Truth, Verdict};
use crate::kernel::{Id, Reading, Status};
use crate::wording::t;

/// A mode as a card.
pub(super) fn card(view: &View, mode: &ModeOption) -> Node {
    let head = el("div", "head").with(view.heading(2, view.text(&mode.name))).with(verdict_tag(view.words, mode));
    let card = el("section", "option stack").attr("id", mode.mode.as_str()).with(head);
    if let Some(unavailable) = unavailable(view, mode) {
        return card.with_all(unavailable);
    }
    card.with(el("p", "what").with(view.text(&mode.what)))
        .with_all(
            matches!(mode.verdict, Verdict::Fits | Verdict::FitsIf | Verdict::CannotSay).then(|| facts(view, mode)),
        )
        .with_all(chance(view, mode))
        .with_all(stale(view, mode))
        .with_all(amount_line(view, mode))
        .with(rules(view, mode))
        .with_all(ask(view, mode))
        .with_all(changes(view, mode))
        .with(el("div", "more").with_all(more(view, mode)))
}

/// Since when the mode is not on offer, why, what replaces it.
fn unavailable(view: &View, mode: &ModeOption) -> Option<Vec<Node>> {
    let (words, gone) = (view.words, mode.unavailable.as_ref()?);
    let since = words
        .say(t::OPTIONS_SINCE, [&words.date(gone.since), view.text(&view.pack.header().name), view.text(&gone.why)]);
    let mut nodes = vec![el("p", "what").with(view.text(&mode.what)), p(since)];
    if let Some(warning) = &gone.warning {
        nodes.push(el("div", "note bad").with(p(view.text(warning))));
    }
    if !gone.instead.is_empty() {
        let options = view.assessment.financing.options();
        let mut line = Node::new("p").with(words.get(t::OPTIONS_INSTEAD)).with(words.gap());
        for (place, id) in gone.instead.iter().enumerate() {
            let Some(other) = options.iter().find(|option| option.mode == *id) else { continue };
            let separator = if place > 0 { words.list(&["", ""]) } else { String::new() };
            line = line.with(separator).with(link(&view.place(Target::Financing, id), view.text(&other.name)));
        }
        nodes.push(line);
    }
    nodes.push(source_line(view, gone.status, &gone.source));
    Some(nodes)
}

/// All rules: what refuses first, then what is not known, then what holds.
fn rules(view: &View, mode: &ModeOption) -> Node {
    let mut sorted: Vec<&RuleOutcome> = mode.rules.iter().collect();
    sorted.sort_by_key(|rule| {
        let truth = match rule.truth {
            Truth::False => 0,
            Truth::Unknown => 1,
            Truth::True => 2,
        };
        (truth, rule.force == Force::Soft)
    });
    el("ul", "rules").with_all(sorted.into_iter().map(|rule| rule_line(view, mode, rule)))
}

fn rule_line(view: &View, mode: &ModeOption, rule: &RuleOutcome) -> Node {
    let words = view.words;
    let (class, sign, meaning) = match (rule.truth, rule.force) {
        (Truth::True, _) => ("sign good", "✓", t::OPTIONS_HOLDS),
        (Truth::Unknown, _) => ("sign watch", "？", t::OPTIONS_UNKNOWN),
        (Truth::False, Force::Hard) => ("sign bad", "✕", t::OPTIONS_REFUSES),
        (Truth::False, Force::Soft) => ("sign watch", "！", t::OPTIONS_LOWERS),
    };
    let sign = el("span", class)
        .with(el("span", "glyph").attr("aria-hidden", "true").with(sign))
        .with(el("span", "visually-hidden").with(words.get(meaning)));
    let says = el("div", "says").with(Node::new("span").with(view.text(&rule.says)));
    let says = rule.firm.iter().fold(says, |says, (id, value)| {
        let text = match value {
            Some(value) => words.say(t::OPTIONS_FIRM, [&name(view, id), &value_of(view, id, value)]),
            None => words.say(t::OPTIONS_FIRM_MISSING, [&name(view, id)]),
        };
        let line = el("span", "firm").with(text);
        match (value, place_to_enter(view, id)) {
            (None, Some(href)) => says.with(line.with(" ").with(link(&href, words.get(t::OPTIONS_ENTER)))),
            _ => says.with(line),
        }
    });
    let says = says.with_all(able_to(view, mode, rule).map(|text| el("span", "firm").with(text)));
    let says = says.with_all(thresholds(view, rule).map(|text| el("span", "firm").with(text)));
    Node::new("li").with(sign).with(says).with(details("basis", words.get(t::OPTIONS_BASIS), basis(view, rule)))
}

/// What the firm can repay, beside the rule that asks for it.
fn able_to(view: &View, mode: &ModeOption, rule: &RuleOutcome) -> Option<String> {
    let limit = mode.limits.iter().find(|limit| limit.id.as_str().starts_with("capacity"))?;
    match (&limit.low, &limit.amount) {
        (Reading::Known(low), Reading::Known(high)) if rule.id.as_str().starts_with("able") => {
            Some(view.words.say(t::OPTIONS_ABLE, [&view.words.money(*low), &view.words.money(*high)]))
        }
        _ => None,
    }
}

/// The rule's own values beside the firm's: `标准：… 12 个月`.
fn thresholds(view: &View, rule: &RuleOutcome) -> Option<String> {
    let words = view.words;
    let told = rule.because.params.iter().filter_map(|used| {
        let param = view.pack.param(&used.id).ok()?;
        let value = words.measure(used.value?, param.unit, view.currency());
        Some(words.say(t::FINANCING_NAME_VALUE, [view.text(&param.name), &value]))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| words.say(t::FINANCING_THRESHOLD, [&words.clauses(&told)]))
}

/// Parameters behind the cost that should have been read again by the day of the assessment.
fn stale(view: &View, mode: &ModeOption) -> Vec<Node> {
    let used = mode.cost.iter().flat_map(|cost| &cost.because.params);
    let told = used.filter_map(|used| {
        let param = view.pack.param(&used.id).ok().filter(|_| used.status != Status::Stated)?;
        Some(quiet(view.words.stale(param, &param.stale(view.assessment.as_of)?)))
    });
    told.collect()
}

fn basis(view: &View, rule: &RuleOutcome) -> Vec<Node> {
    let words = view.words;
    let scope = match rule.scope {
        Scope::Law => t::OPTIONS_SCOPE_LAW,
        Scope::Regulator => t::OPTIONS_SCOPE_REGULATOR,
        Scope::Product => t::OPTIONS_SCOPE_PRODUCT,
        Scope::LenderTypical => t::OPTIONS_SCOPE_LENDER,
    };
    let mut nodes = vec![p(words.get(scope)), source_line(view, rule.status, &rule.source)];
    nodes.extend(because(view, &rule.because));
    nodes
}

/// The chance in a word, and what holds it down.
fn chance(view: &View, mode: &ModeOption) -> Option<Node> {
    let words = view.words;
    let (chance, why) = mode.chance.as_ref()?;
    let (class, name) = match chance {
        Chance::High => ("tag good", t::GUIDE_CHANCE_HIGH),
        Chance::Medium => ("tag watch", t::GUIDE_CHANCE_MEDIUM),
        Chance::Low => ("tag bad", t::GUIDE_CHANCE_LOW),
    };
    let line = el("div", "chance").with(tag(class, words.get(name)));
    let rules: Vec<Node> =
        why.iter().filter_map(|place| mode.rules.get(*place)).map(|rule| Node::text(view.text(&rule.says))).collect();
    Some(if rules.is_empty() {
        line.with(quiet(words.get(t::GUIDE_CHANCE_ALL)))
    } else {
        line.with(details("why", words.get(t::GUIDE_CHANCE_WHY), [list("plain-list", rules)]))
    })
}

/// What should be entered first.
fn ask(view: &View, mode: &ModeOption) -> Option<Node> {
    if mode.ask.is_empty() || !matches!(mode.verdict, Verdict::CannotSay | Verdict::FitsIf) {
        return None;
    }
    let line = el("p", "ask").with(tag("tag open", view.words.get(t::OPTIONS_ASK))).with(" ");
    Some(line.with_all(linked(view, &mode.ask)))
}

/// Names that are listed at most; a page of links helps nobody.
const NAMED: usize = 6;

/// Names with links to where they are entered; the first few, then how many more.
pub(in super::super) fn linked(view: &View, ids: &[Id]) -> Vec<Node> {
    let words = view.words;
    let mut nodes = Vec::new();
    for (place, id) in ids.iter().take(NAMED).enumerate() {
        if place > 0 {
            nodes.push(Node::text(words.list(&["", ""])));
        }
        let text = name(view, id);
        nodes.push(
            place_to_enter(view, id).map_or_else(|| Node::text(text.as_str()), |href| link(&href, text.as_str())),
        );
    }
    if ids.len() > NAMED {
        nodes.push(Node::text(words.say(t::UNSEEN_MORE, [&(ids.len() - NAMED).to_string()])));
    }
    nodes
}

fn changes(view: &View, mode: &ModeOption) -> Option<Node> {
    let rules: Vec<&RuleOutcome> = mode.changes.iter().filter_map(|place| mode.rules.get(*place)).collect();
    if rules.is_empty() {
        return None;
    }
    let says = |rule: &RuleOutcome| Node::text(view.text(rule.advice.as_ref().unwrap_or(&rule.says)));
    Some(
        el("div", "changes")
            .with(el("p", "plain").with(view.words.get(t::OPTIONS_CHANGES)))
            .with(list("plain-list", rules.into_iter().map(says))),
    )
}

fn document_line(view: &View, document: &Document) -> Node {
    let words = view.words;
    let name = match &document.issuer {
        Some(issuer) => words.say(t::OPTIONS_DOCUMENT, [view.text(&document.name), view.text(issuer)]),
        None => view.text(&document.name).to_owned(),
    };
    if document.conditional { Node::text(words.say(t::OPTIONS_DOCUMENT_MAYBE, [&name])) } else { Node::text(name) }
}

/// How the amount comes about, documents, risks: behind a click.
fn more(view: &View, mode: &ModeOption) -> Vec<Node> {
    let words = view.words;
    let mut nodes = Vec::new();
    if !mode.limits.is_empty() {
        let limits = mode.limits.iter().enumerate().map(|(place, limit)| {
            let amount = match (&limit.amount, &limit.low) {
                (Reading::Known(high), Reading::Known(low)) => Node::text(words.money_range(*low, *high)),
                (Reading::Known(high), _) => Node::text(words.money(*high)),
                (Reading::Missing(ids), _) => {
                    span([Node::text(words.get(t::OPTIONS_LIMIT_MISSING)), Node::text(words.gap())])
                        .with_all(linked(view, ids))
                }
                (Reading::NotApplicable(why), _) => Node::text(words.not_applicable(*why)),
            };
            let line = Node::new("li").with(el("span", "name").with(view.text(&limit.says)));
            let most = limit.at_most.map(|most| words.say(t::OPTIONS_AT_MOST, [&words.money(most)]));
            let line = line
                .with(el("span", "value").with(most.filter(|_| !limit.amount.is_known()).map_or(amount, Node::text)));
            let binds = mode.binding == Some(place);
            line.with_all(binds.then(|| tag("tag watch", words.get(t::OPTIONS_BINDS))))
                .with_all(because(view, &limit.because))
        });
        nodes.push(details("limits", words.get(t::OPTIONS_LIMITS), [el("ul", "hops").with_all(limits)]));
    }
    if let Some(cost) = &mode.cost {
        let mut body = vec![source_line(view, cost.status, &cost.source)];
        body.extend(because(view, &cost.because));
        nodes.push(details("cost", words.get(t::OPTIONS_COST_BASIS), body));
    }
    if !mode.documents.is_empty() {
        let count = mode.documents.len().to_string();
        let items = mode.documents.iter().map(|document| document_line(view, document));
        let way = (matches!(view.links, Links::Screen) && listed(view, &mode.mode))
            .then(|| p(link(&format!("#/way/papers-{}", mode.mode), words.get(t::OPTIONS_DOCUMENTS_TICK))));
        let body = [list("plain-list", items)].into_iter().chain(way);
        nodes.push(details("documents", words.say(t::OPTIONS_DOCUMENTS, [&count]), body));
    }
    if !mode.risks.is_empty() {
        let items = mode.risks.iter().map(|risk| Node::text(view.text(risk)));
        nodes.push(details("risks", words.get(t::OPTIONS_RISKS), [list("plain-list", items)]));
    }
    nodes
}

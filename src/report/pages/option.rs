//! One financing mode: verdict, amount, cost, time, rules, what would change the answer.

use super::super::drawing::figure;
use super::super::markup::{details, el, link, list, p, pairs, quiet, span, tag};
use super::super::names::{name, value_of};
use super::super::node::Node;
use super::super::places::place_to_enter;
use super::super::source::{source_line, status_tag};
use super::super::view::{Links, Target, View};
use super::super::why::because;
use super::financing::verdict_tag;
use super::papers::listed;
use crate::charts::{Interval, interval};
use crate::financing::{
    Chance, Cost, CostBasis, Document, Force, ModeOption, Repaid, RuleOutcome, Scope, Truth, Verdict,
};
use crate::kernel::{Id, Money, Reading, Rounding, Status};
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

/// Amount, cost, days and months in four columns.
fn facts(view: &View, mode: &ModeOption) -> Node {
    let words = view.words;
    let not_known = || Node::text(words.get(t::OPTIONS_NOT_KNOWN));
    let cost = mode.cost.as_ref().map_or_else(not_known, |cost| {
        span([Node::text(cost_range(view, cost)), Node::text(" "), status_tag(view, cost.status)])
    });
    let once = mode.cost.as_ref().is_some_and(|cost| cost.basis != CostBasis::YearlyRate);
    let cost_name = words.get(if once { t::OPTIONS_COST_ONCE } else { t::OPTIONS_COST });
    let days = mode.days.map(|(low, high)| words.say(t::OPTIONS_DAYS_VALUE, [&words.count_range(low, high)]));
    let months = mode.months.map(|(low, high)| words.say(t::OPTIONS_MONTHS_VALUE, [&words.count_range(low, high)]));
    pairs(
        "facts",
        [
            (words.get(t::OPTIONS_AMOUNT).to_owned(), Node::text(amount(view, mode))),
            (cost_name.to_owned(), cost),
            (words.get(t::OPTIONS_DAYS).to_owned(), days.map_or_else(not_known, Node::text)),
            (words.get(t::OPTIONS_MONTHS).to_owned(), months.map_or_else(not_known, Node::text)),
        ],
    )
}

/// The amount as told: a range, or at most so much where some limits are not known.
pub(super) fn amount(view: &View, mode: &ModeOption) -> String {
    let words = view.words;
    match &mode.amount {
        Reading::Known((_, high)) if mode.at_most => words.say(t::OPTIONS_AT_MOST, [&words.money(*high)]),
        Reading::Known((low, high)) => words.money_range(*low, *high),
        Reading::Missing(_) => words.get(t::OPTIONS_AMOUNT_MISSING).to_owned(),
        Reading::NotApplicable(why) => words.not_applicable(*why).to_owned(),
    }
}

/// The cost as told: a yearly rate, or a share of the money paid once.
pub(super) fn cost_range(view: &View, cost: &Cost) -> String {
    let range = view.words.percent_range(cost.low, cost.high);
    match cost.basis {
        CostBasis::YearlyRate => view.words.say(t::OPTIONS_COST_YEARLY, [&range]),
        CostBasis::ShareOfAmount => view.words.say(t::OPTIONS_COST_SHARE, [&range]),
        CostBasis::MoneyOnce => {
            let money = |major| Money::from_f64(major, view.pack.currency(), Rounding::HalfUp);
            match (money(cost.low), money(cost.high)) {
                (Some(low), Some(high)) => view.words.money_range(low, high),
                _ => view.words.get(t::OPTIONS_NOT_KNOWN).to_owned(),
            }
        }
    }
}

/// What decides the amount, and the amount beside the need.
fn amount_line(view: &View, mode: &ModeOption) -> Vec<Node> {
    let words = view.words;
    let mut nodes = Vec::new();
    if let Reading::Known((low, high)) = &mode.amount
        && !mode.at_most
        && matches!(mode.verdict, Verdict::Fits | Verdict::FitsIf)
    {
        nodes.extend(beside_need(view, mode, *low, *high));
    }
    if let Some(limit) = mode.binding.and_then(|place| mode.limits.get(place)) {
        nodes.push(p(words.say(t::OPTIONS_BINDING, [view.text(&limit.says)])));
    }
    if mode.repaid == Repaid::Proceeds {
        nodes.push(quiet(words.get(t::OPTIONS_REPAID_PROCEEDS)));
    }
    if mode.at_most {
        nodes.push(quiet(words.get(t::OPTIONS_CEILING)));
    }
    if mode.gives_nothing() && matches!(mode.verdict, Verdict::FitsIf | Verdict::CannotSay) {
        nodes.push(p(words.get(t::OPTIONS_TOO_LITTLE)));
    }
    if mode.covers_need == Truth::False {
        nodes.push(p(words.get(t::OPTIONS_NOT_ENOUGH)));
    }
    if mode.in_time == Truth::False {
        nodes.push(p(words.get(t::OPTIONS_NOT_IN_TIME)));
    }
    nodes
}

fn beside_need(view: &View, mode: &ModeOption, low: Money, high: Money) -> Option<Node> {
    let words = view.words;
    let need = view.assessment.financing.need().amount?.to_f64();
    let tell = |amount: f64| {
        Money::from_f64(amount, high.currency(), Rounding::HalfUp).map(|m| words.money(m)).unwrap_or_default()
    };
    let (range, wanted) = (words.money_range(low, high), tell(need));
    let drawing = interval(
        &Interval {
            title: words.say(t::OPTIONS_CHART_TITLE, [view.text(&mode.name)]),
            desc: words.say(t::OPTIONS_CHART_DESC, [&range, &wanted]),
            range: (low.to_f64().max(0.0), high.to_f64().max(0.0)),
            mark: Some((need, words.say(t::OPTIONS_CHART_NEED, [&wanted]))),
        },
        &tell,
    );
    Some(figure(words, &format!("amount-{}", mode.mode), &drawing))
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
    el("ul", "rules").with_all(sorted.into_iter().map(|rule| rule_line(view, rule)))
}

fn rule_line(view: &View, rule: &RuleOutcome) -> Node {
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
    let says = says.with_all(thresholds(view, rule).map(|text| el("span", "firm").with(text)));
    Node::new("li").with(sign).with(says).with(details("basis", words.get(t::OPTIONS_BASIS), basis(view, rule)))
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

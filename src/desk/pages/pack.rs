//! A pack of the user's own: opening it, what is wrong with it, what it is, and the firm under both.

use super::Scene;
use super::act::button;
use crate::assessment::assess;
use crate::desk::own::RefusedPack;
use crate::report::markup::{details, el, link, list, p, pairs, quiet};
use crate::report::{Node, View, is_judgement, packs_beside};
use crate::rules::Pack;
use crate::wording::{Words, t};
use std::collections::BTreeMap;

/// The page.
pub fn pack(scene: &Scene) -> Node {
    let (view, words) = (scene.view, scene.view.words);
    let page = el("div", "page-pack stack wide")
        .with(Node::new("h1").attr("tabindex", "-1").with(words.get(t::OWN_TITLE)))
        .with(p(words.get(t::OWN_LEAD)))
        .with(door(words, scene.writes))
        .with(
            el("div", "stack")
                .attr("role", "status")
                .with_all(scene.own.refused.as_ref().map(|one| refused(words, one))),
        );
    let page = match &scene.own.pack {
        None => page.with(quiet(words.get(t::OWN_NONE))),
        Some(pack) => page.with(about(view, pack, scene.writes)).with(beside(view, pack)),
    };
    page.with(writing(scene))
}

/// Where a file is chosen or dropped.
fn door(words: Words, enabled: bool) -> Node {
    let input =
        el("input", "visually-hidden").attr("id", "pack-file").attr("type", "file").attr("accept", ".toml,.json,.txt");
    let input = if enabled { input } else { input.attr("disabled", "") };
    let label = el("label", "button second").attr("for", "pack-file").with(words.get(t::OWN_CHOOSE));
    el("div", "drop stack tight").with(el("p", "pick").with(input).with(label)).with(quiet(words.get(t::OWN_KINDS)))
}

/// Everything that is wrong with a file that was refused, each with its line.
fn refused(words: Words, one: &RefusedPack) -> Node {
    let name = if one.name.is_empty() { words.get(t::OWN_KEPT_ONE) } else { &one.name };
    let count = one.problems.len().to_string();
    let problem = |problem: &crate::rules::PackProblem| {
        let line = Node::new("span").with(words.pack_problem(problem));
        let text = problem.line.and_then(|line| one.text.lines().nth(line - 1)).map(str::trim);
        line.with_all(
            text.filter(|text| !text.is_empty()).map(|text| Node::new("div").with(Node::new("code").with(text))),
        )
    };
    el("div", "note bad stack tight")
        .attr("role", "alert")
        .with(p(Node::new("b").with(words.say(t::OWN_REFUSED, [name, &count]))))
        .with(list("plain-list", one.problems.iter().map(problem)))
}

/// What the pack is, and what it rests on.
fn about(view: &View, pack: &Pack, writes: bool) -> Node {
    let words = view.words;
    let head = pack.header();
    let day = view.assessment.as_of;
    let values: Vec<_> = pack.params().values().filter_map(|param| param.at(day).ok()).collect();
    let mut by_status: BTreeMap<&str, usize> = BTreeMap::new();
    for value in &values {
        *by_status.entry(words.status(value.status)).or_default() += 1;
    }
    let statuses: Vec<String> =
        by_status.iter().map(|(name, count)| words.say(t::OWN_STATUS_COUNT, [name, &count.to_string()])).collect();
    let unread =
        values.iter().filter(|at| pack.source(&at.source).is_none_or(|source| source.read_on.is_none())).count();
    let judged = values.iter().filter(|at| is_judgement(at.status)).count();
    let under = if head.under.is_empty() { words.get(t::OWN_ALONE).to_owned() } else { words.clauses(&head.under) };
    let rows = [
        (t::OWN_ID, format!("{} · {}", head.id, head.version)),
        (t::OWN_JURISDICTION, format!("{} · {}", head.jurisdiction, head.currency)),
        (t::OWN_AS_OF, words.date(head.as_of)),
        (t::OWN_UNDER, under),
        (t::OWN_MODES, pack.modes().len().to_string()),
        (t::OWN_PARAMS, words.say(t::OWN_PARAMS_COUNT, [&pack.params().len().to_string(), &words.clauses(&statuses)])),
        (t::OWN_UNREAD, words.say(t::OWN_UNREAD_COUNT, [&unread.to_string(), &judged.to_string()])),
    ];
    let rows = rows.into_iter().map(|(name, value)| (words.get(name).to_owned(), Node::text(value)));
    el("section", "stack")
        .attr("id", "own")
        .with(Node::new("h2").with(view.text(&head.name)))
        .with(pairs("named", rows))
        .with(quiet(words.get(t::OWN_REPORT)))
        .with(p(button("button second", "pack.drop", "", words.get(t::OWN_DROP), writes)))
}

/// The case under both packs.
fn beside(view: &View, pack: &Pack) -> Node {
    let words = view.words;
    if view.case.answers().iter().next().is_none() && view.case.sets().is_empty() {
        return p(link("#/tasks", words.get(t::OWN_NO_CASE)));
    }
    let case = view.case.clone().under(pack);
    let assessment = assess(&case, pack, view.assessment.as_of);
    packs_beside(view, &View { case: &case, assessment: &assessment, pack, ..*view })
}

/// How a pack is written, and a beginning to save.
fn writing(scene: &Scene) -> Node {
    let words = scene.view.words;
    let steps = [t::OWN_STEP_SAVE, t::OWN_STEP_CHANGE, t::OWN_STEP_RULE, t::OWN_STEP_SOURCE, t::OWN_STEP_OPEN];
    let steps = Node::new("ol").with_all(steps.map(|step| Node::new("li").with(words.get(step))));
    let body = [
        steps,
        p(button("button second", "pack.start", "", words.get(t::OWN_SAVE_START), true)),
        quiet(words.get(t::OWN_CHECKS)),
    ];
    let how = details("", words.get(t::OWN_HOW), body);
    if scene.own.pack.is_none() { how.attr("open", "") } else { how }
}

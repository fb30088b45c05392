//! A file on its way in: what it is, its proof, its columns, what could not be read; to be taken in or put away.

use super::Scene;
use super::act::{Select, button, shown};
use super::columns::columns;
use super::days::{self, Typed};
use super::fields::fields;
use super::findings::finding;
use super::papers::papers;
use super::proof::proof;
use crate::assessment::Case;
use crate::intake::{DateOrder, DecimalSign, IntakeFinding, Question, Recipe, RecordSet, RecordSetParts, Refusal};
use crate::kernel::{Date, Origin};
use crate::report::Node;
use crate::report::markup::{details, el};
use crate::wording::{Words, t};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Rows without reading that are listed at most; the rest are counted.
const SHOWN: usize = 50;

const ENCODINGS: [&str; 7] = ["utf-8", "gb18030", "utf-16le", "utf-16be", "big5", "shift_jis", "windows-1252"];

/// What one file on its way in gave, and what was chosen about it.
#[derive(Debug, Default)]
pub struct Job {
    /// The choices by the name of the part they are about.
    pub recipes: BTreeMap<String, Recipe>,
    /// What was read: one record set, or several from a folder of files in one.
    pub sets: Vec<Rc<RecordSet>>,
    /// Parts of it that could not be read.
    pub refusals: Vec<Refusal>,
    /// Days typed, by the name of the part and the heading that they are of.
    typed: BTreeMap<(String, String), Typed>,
}

impl Job {
    /// Takes in a choice; a code that is no choice takes it back. `of` names the part by its place, and what within it.
    pub fn choose(&mut self, what: &str, of: &str, value: &str, as_of: Date) {
        let (part, within) = of.split_once(',').unwrap_or((of, ""));
        let Some(set) = part.parse::<usize>().ok().and_then(|part| self.sets.get(part)) else { return };
        let name = &set.parts().name;
        let recipe = self.recipes.entry(name.clone()).or_default();
        let question = set.parts().question.as_ref();
        let typed = |heading: &str| (name.clone(), heading.to_owned());
        match what {
            "answer" => {
                let answer = within.parse::<usize>().ok().and_then(|at| question?.choices.get(at).cloned());
                if let Some(answer) = answer {
                    answer.sets.apply(recipe);
                }
                self.typed.remove(&typed(question.map_or("", |question| &question.sample)));
            }
            "first" | "last" | "days" | "clear" => {
                if let Some(question) = question.filter(|question| question.kind.asks_days()) {
                    let key = typed(&question.sample);
                    let now = days::choose(self.typed.remove(&key), what, value, question, recipe, as_of);
                    self.typed.insert(key, now);
                }
            }
            "forget" => {
                recipe.periods.remove(within);
                self.typed.remove(&typed(within));
            }
            "role" => {
                let role = value.parse::<usize>().ok().and_then(|at| super::columns::ROLES.get(at).copied());
                if let (Ok(column), Some(role)) = (within.parse::<usize>(), role) {
                    recipe.roles.insert(column, role);
                }
            }
            "encoding" => recipe.encoding = Some(value.to_owned()).filter(|code| !code.is_empty()),
            "order" => recipe.date_order = DateOrder::parse(value),
            "decimal" => {
                recipe.decimal = match value {
                    "." => Some(DecimalSign::Point),
                    "," => Some(DecimalSign::Comma),
                    _ => None,
                }
            }
            "sign" => {
                recipe.flip_sign = match value {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                }
            }
            _ => {}
        }
    }
}

/// The preview of a file on its way in; an empty node when it is there no more.
pub fn preview(scene: &Scene, number: u32) -> Node {
    let words = scene.view.words;
    let Some(job) = scene.jobs.get(&number) else { return Node::new("div") };
    let [first, ..] = &job.sets[..] else { return Node::new("div") };
    let of = number.to_string();
    let rows: u32 = job.sets.iter().map(|set| set.parts().proof.read).sum();
    let take = words.say(t::APP_FILE_TAKE, [&words.count(rows.into())]);
    let commands = el("p", "row").with(button("button", "job.take", &of, &take, scene.writes)).with(button(
        "button second",
        "job.drop",
        &of,
        words.get(t::APP_FILE_DROP),
        true,
    ));
    let part = |(at, set): (usize, &Rc<RecordSet>)| {
        let parts = set.parts();
        let recipe = job.recipes.get(&parts.name).cloned().unwrap_or_default();
        let has_table = !parts.columns.is_empty();
        let of = (number, at);
        el("div", "stack wide")
            .with(one(scene, of, set))
            .with(or_hidden(offer(scene, of, set)))
            .with(or_hidden(parts.question.as_ref().map(|question| ask(scene, of, question, job, &recipe))))
            .with(days::others(words, of, &recipe, parts.question.as_ref()))
            .with(or_hidden(has_table.then(|| choices(words, &recipe, of))))
            .with(or_hidden(if has_table { Some(columns(words, parts, of)) } else { fields(words, parts) }))
            .with_all(papers(words, &parts.papers))
            .with_all(outside(words, parts))
    };
    el("section", "stack group")
        .attr("aria-label", first.parts().name.clone())
        .with_all(job.refusals.iter().map(|refusal| refused(words, refusal)))
        .with_all(job.sets.iter().enumerate().map(part))
        .with(commands)
}

/// A part, or a hidden one in its place: the parts behind it stay where they are, and the focus in them.
fn or_hidden(part: Option<Node>) -> Node {
    part.unwrap_or_else(|| shown(Node::new("div"), false))
}

/// What only the owner can decide: one question, and what the sample cell would mean under each answer.
fn ask(scene: &Scene, (number, at): (u32, usize), question: &Question, job: &Job, recipe: &Recipe) -> Node {
    let words = scene.view.words;
    if question.kind.asks_days() {
        let part = job.sets.get(at).map(|set| set.parts().name.clone()).unwrap_or_default();
        let typed = job.typed.get(&(part, question.sample.clone()));
        return days::ask(words, (number, at), question, recipe, typed, scene.view.assessment.as_of);
    }
    let answers = question.choices.iter().enumerate().map(|(place, choice)| {
        let class = if choice.used { "button" } else { "button second" };
        let of = format!("{number}|answer|{at},{place}");
        button(class, "job.choose", &of, &words.answer(choice), true).attr("aria-pressed", choice.used.to_string())
    });
    el("div", "note watch stack tight")
        .with(Node::new("p").with(Node::new("b").with(words.question(question))))
        .with(el("p", "row").with_all(answers))
}

/// Files of the case, and others on their way in, that were read with choices and have the shape of this one.
pub fn like<'a>(
    case: &'a Case,
    jobs: &'a BTreeMap<u32, Job>,
    set: &'a Rc<RecordSet>,
) -> impl Iterator<Item = &'a Rc<RecordSet>> {
    let all = case.sets().iter().chain(jobs.values().flat_map(|job| &job.sets));
    all.filter(move |other| {
        !Rc::ptr_eq(other, set) && !other.parts().recipe.of_shape().is_empty() && other.has_shape_of(set)
    })
}

/// Offers the choices made about a file of the same shape, while none was made about this one.
fn offer(scene: &Scene, (number, at): (u32, usize), set: &Rc<RecordSet>) -> Option<Node> {
    let words = scene.view.words;
    let other = like(scene.view.case, scene.jobs, set).next().filter(|_| set.parts().recipe.of_shape().is_empty())?;
    let name = &other.parts().name;
    let of = format!("{number}|recipe|{at},{name}");
    let use_it = button("button", "job.choose", &of, words.get(t::APP_RECIPE_USE), true);
    let note = el("div", "note watch stack tight").with(Node::new("p").with(words.say(t::APP_RECIPE_KEPT, [name])));
    Some(note.with(el("p", "row").with(use_it)))
}

fn refused(words: Words, refusal: &Refusal) -> Node {
    let name = Node::new("p").with(Node::new("b").with(refusal.name.clone()));
    el("div", "note bad").with(name).with(Node::new("p").with(words.intake_finding(&refusal.finding.kind)))
}

fn one(scene: &Scene, (number, at): (u32, usize), set: &RecordSet) -> Node {
    let words = scene.view.words;
    let parts = set.parts();
    let rows = words.count(i64::from(parts.proof.read) + i64::from(parts.proof.unread));
    let what = words.say(t::APP_FILE_WHAT, [words.file_format(parts.format), &parts.encoding, &rows]);
    let clue = words.clue(&parts.clue);
    let same = scene.view.case.sets().iter().any(|other| other.parts().digest == parts.digest);
    let id = if at == 0 { format!("preview-{number}") } else { format!("preview-{number}-{at}") };
    el("div", "stack")
        .with(Node::new("h2").attr("id", id).attr("tabindex", "-1").with(parts.name.clone()))
        .with(Node::new("p").with(format!("{what}{}{clue}", words.gap())))
        .with(shown(el("p", "note watch"), same).with(words.get(t::APP_FILE_SAME)))
        .with(proof(words, parts))
        .with(findings(words, parts))
}

/// What was found about a file, the worst first; rows without reading have their own list.
fn findings(words: Words, parts: &RecordSetParts) -> Node {
    let mut found: Vec<_> = parts.findings.iter().filter(|f| !matches!(f.kind, IntakeFinding::Unread { .. })).collect();
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let list = shown(el("ul", "stack tight"), !found.is_empty());
    let more = found.len().saturating_sub(SHOWN);
    list.with_all(found.iter().take(SHOWN).map(|one| {
        let text = words.intake_finding(&one.kind);
        finding(words, one.severity, text).with(" ").with(Node::new("small").with(lines(words, &one.origins)))
    }))
    .with_all((more > 0).then(|| Node::new("li").with(words.say(t::APP_MORE, [&more.to_string()]))))
}

fn outside(words: Words, parts: &RecordSetParts) -> Vec<Node> {
    let count = |rows: usize| words.count(i64::try_from(rows).unwrap_or(i64::MAX));
    let number = |line: u32| words.say(t::APP_LINE_NUMBER, [&line.to_string()]);
    let mut nodes = Vec::new();
    if !parts.unread.is_empty() {
        let list = el("ul", "stack tight").with_all(parts.unread.iter().take(SHOWN).map(|row| {
            Node::new("li")
                .with(Node::new("b").with(number(row.line)))
                .with(" ")
                .with(words.unread_reason(&row.reason))
                .with(el("span", "raw").with(format!(" {}", row.text)))
        }));
        nodes.push(details("", words.say(t::APP_UNREAD, [&count(parts.unread.len())]), [list]));
    }
    if !parts.skipped.is_empty() {
        let rows = parts.skipped.iter().take(SHOWN);
        let list = Node::new("ul")
            .with_all(rows.map(|row| el("li", "raw").with(format!("{} {}", number(row.line), row.text))));
        nodes.push(details("", words.say(t::APP_SKIPPED, [&count(parts.skipped.len())]), [list]));
    }
    nodes
}

/// The lines that a finding speaks of, the first few of them.
fn lines(words: Words, origins: &[Origin]) -> String {
    let numbers = origins.iter().filter_map(|origin| match origin {
        Origin::Line { line, .. } => Some(words.say(t::APP_LINE_NUMBER, [&line.to_string()])),
        Origin::File(_) | Origin::Answer(_) | Origin::Figure(_) => None,
    });
    words.list(&numbers.take(5).collect::<Vec<_>>())
}

/// What else can be chosen about a file: encoding, order of dates, decimal sign, which way the signs go.
fn choices(words: Words, recipe: &Recipe, (number, at): (u32, usize)) -> Node {
    let select = |what: &str, name, now: &str, options: &[(&str, &str)]| {
        let of = format!("{number}|{what}|{at}");
        let auto = (String::new(), words.get(t::APP_CHOICE_AUTO).to_owned());
        let options = options.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned()));
        let list = Select { act: "job.choose", of: &of, label: "", now, enabled: true };
        Node::new("label").with(words.get(name)).with(list.with(std::iter::once(auto).chain(options)))
    };
    let orders = [
        ("ymd", words.get(t::APP_ORDER_YMD)),
        ("dmy", words.get(t::APP_ORDER_DMY)),
        ("mdy", words.get(t::APP_ORDER_MDY)),
    ];
    let signs = [("no", words.get(t::APP_SIGN_AS_READ)), ("yes", words.get(t::APP_SIGN_FLIPPED))];
    let decimal = recipe.decimal.map(|sign| sign.sign().to_string()).unwrap_or_default();
    let flip = recipe.flip_sign.map_or("", |flip| if flip { "yes" } else { "no" });
    let encodings = ENCODINGS.map(|code| (code, code));
    el("div", "filters")
        .with(select("encoding", t::APP_CHOICE_ENCODING, recipe.encoding.as_deref().unwrap_or_default(), &encodings))
        .with(select("order", t::APP_CHOICE_ORDER, recipe.date_order.map_or("", DateOrder::as_str), &orders))
        .with(select("decimal", t::APP_CHOICE_DECIMAL, &decimal, &[(".", "1,234.56"), (",", "1.234,56")]))
        .with(select("sign", t::APP_CHOICE_SIGN, flip, &signs))
}

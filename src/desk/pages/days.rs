//! Days of accounts that name none: typed in, checked, and used when they are whole and right. The fields are what was
//! typed; an answer that is wrong or unfinished is none.

use super::act::{button, shown};
use crate::facts::entered_day;
use crate::intake::{Question, QuestionKind, Recipe, SampleReading, StatementPeriod};
use crate::kernel::Date;
use crate::report::Node;
use crate::report::markup::el;
use crate::wording::{Words, t};

/// Accounts of earlier days are a slip of the hand.
const EARLIEST: Date = Date::constant(1990, 1, 1);

/// What was typed as an answer: one day, or the first and the last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typed {
    texts: [String; 2],
    /// Whether the answer was given as it stands, so that what is missing is told.
    given: bool,
}

/// What is wrong with a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wrong {
    Missing,
    NoDay,
    Early,
    Future(Date),
    BeforeFirst(Date),
}

impl Typed {
    /// What is known of an answer that was not typed.
    fn of(period: Option<StatementPeriod>) -> Self {
        let texts = match period {
            Some(StatementPeriod::On(day)) => [day.to_string(), String::new()],
            Some(StatementPeriod::Span(first, last)) => [first.to_string(), last.to_string()],
            None => Default::default(),
        };
        Self { texts, given: false }
    }

    fn day(&self, place: usize, as_of: Date) -> Result<Date, Wrong> {
        let text = &self.texts[place];
        if text.trim().is_empty() {
            return Err(Wrong::Missing);
        }
        let day = entered_day(text).ok_or(Wrong::NoDay)?;
        match day {
            day if day < EARLIEST => Err(Wrong::Early),
            day if day > as_of => Err(Wrong::Future(as_of)),
            day => Ok(day),
        }
    }

    /// The days typed, or what is wrong with each.
    fn days(&self, kind: QuestionKind, as_of: Date) -> Result<StatementPeriod, [Option<Wrong>; 2]> {
        let first = self.day(0, as_of);
        if kind != QuestionKind::Span {
            return first.map(StatementPeriod::On).map_err(|wrong| [Some(wrong), None]);
        }
        match (first, self.day(1, as_of)) {
            (Ok(first), Ok(last)) if last < first => Err([None, Some(Wrong::BeforeFirst(first))]),
            (Ok(first), Ok(last)) => Ok(StatementPeriod::Span(first, last)),
            (first, last) => Err([first.err(), last.err()]),
        }
    }
}

/// Takes in what was typed or pressed about a question; gives what is typed from now on. The choices follow it.
pub fn choose(
    typed: Option<Typed>,
    what: &str,
    value: &str,
    question: &Question,
    recipe: &mut Recipe,
    as_of: Date,
) -> Typed {
    let heading = &question.sample;
    let mut typed = typed.unwrap_or_else(|| Typed::of(recipe.periods.get(heading).copied()));
    match what {
        "first" => typed.texts[0] = value.trim().to_owned(),
        "last" => typed.texts[1] = value.trim().to_owned(),
        "days" => typed.given = true,
        _ => typed = Typed::default(),
    }
    match typed.days(question.kind, as_of) {
        Ok(period) => recipe.periods.insert(heading.clone(), period),
        Err(_) => recipe.periods.remove(heading),
    };
    typed
}

/// The question with its fields.
pub fn ask(
    words: Words,
    (number, at): (u32, usize),
    question: &Question,
    recipe: &Recipe,
    typed: Option<&Typed>,
    as_of: Date,
) -> Node {
    let chosen = recipe.periods.get(&question.sample).copied();
    let typed = typed.cloned().unwrap_or_else(|| Typed::of(chosen));
    let wrong = typed.days(question.kind, as_of).err().unwrap_or_default();
    let of = |what: &str| format!("{number}|{what}|{at}");
    let field = |place: usize, what: &str, label: &str| {
        let told = wrong[place].filter(|wrong| *wrong != Wrong::Missing || typed.given);
        let text = &typed.texts[place];
        let message = told.map(|wrong| message(words, wrong, text));
        let id = format!("days-{number}-{at}-{place}");
        let input = el("input", "input medium")
            .attr("id", id.clone())
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("data-act", "job.choose")
            .attr("data-of", of(what))
            .attr("aria-describedby", format!("{id}-why {id}-problem"))
            .attr("value", text.clone());
        let input = if message.is_some() { input.attr("aria-invalid", "true") } else { input };
        let problem = shown(el("span", "message").attr("id", format!("{id}-problem")), message.is_some());
        el("div", if message.is_some() { "field error" } else { "field" })
            .with(Node::new("label").attr("for", id.clone()).with(label))
            .with(el("span", "why").attr("id", format!("{id}-why")).with(words.get(t::INTAKE_DAYS_SUCH_AS)))
            .with(problem.with(message.unwrap_or_default()))
            .with(input)
    };
    let fields = if question.kind != QuestionKind::Span {
        vec![field(0, "first", words.get(t::INTAKE_DAYS_DAY))]
    } else {
        vec![field(0, "first", words.get(t::INTAKE_DAYS_FIRST)), field(1, "last", words.get(t::INTAKE_DAYS_LAST))]
    };
    let commands = el("p", "row")
        .with(button(
            if chosen.is_some() { "button second" } else { "button" },
            "job.choose",
            &of("days"),
            words.get(t::INTAKE_DAYS_USE),
            true,
        ))
        .with(button("link", "job.choose", &of("clear"), words.get(t::INTAKE_DAYS_CLEAR), true));
    let told = chosen.map(|period| words.say(t::INTAKE_DAYS_CHOSEN, [&words.period(period)]));
    el("div", if chosen.is_some() { "note stack tight" } else { "note watch stack tight" })
        .with(Node::new("p").with(Node::new("b").with(words.question(question))))
        .with(suggested(words, (number, at), question))
        .with(el("div", "row").with_all(fields))
        .with(commands)
        .with(shown(Node::new("p").attr("role", "status"), told.is_some()).with(told.unwrap_or_default()))
}

/// What name and title of the file suggest; out of sight when they suggest nothing.
fn suggested(words: Words, (number, at): (u32, usize), question: &Question) -> Node {
    let answers = question.choices.iter().enumerate().filter_map(|(place, choice)| {
        let SampleReading::Period(period) = choice.reading else { return None };
        let of = format!("{number}|answer|{at},{place}");
        let class = if choice.used { "button" } else { "button second" };
        let answer = button(class, "job.choose", &of, &words.period(period), true);
        Some(answer.attr("aria-pressed", choice.used.to_string()))
    });
    shown(el("div", "stack tight"), !question.choices.is_empty())
        .with(Node::new("p").with(words.get(t::INTAKE_DAYS_SUGGESTED)))
        .with(el("p", "row").with_all(answers))
}

/// Answers to other questions for days of the same file, each to be taken back; out of sight when there are none.
pub fn others(words: Words, (number, at): (u32, usize), recipe: &Recipe, asked: Option<&Question>) -> Node {
    let asked = asked.filter(|question| question.kind.asks_days()).map(|question| question.sample.as_str());
    let others = || recipe.periods.iter().filter(|(heading, _)| asked != Some(heading));
    let one = |(heading, period): (&String, &StatementPeriod)| {
        let of = format!("{number}|forget|{at},{heading}");
        let back = button("link", "job.choose", &of, words.get(t::INTAKE_DAYS_CLEAR), true);
        el("p", "row").with(Node::new("span").with(said(words, heading, *period))).with(back)
    };
    shown(el("div", "stack tight"), others().next().is_some()).with_all(others().map(one))
}

/// The sentence that a time is the user's word.
pub fn said(words: Words, heading: &str, period: StatementPeriod) -> String {
    let period = words.period(period);
    if heading.is_empty() {
        words.say(t::INTAKE_DAYS_CHOSEN, [&period])
    } else {
        words.say(t::INTAKE_DAYS_CHOSEN_OF, [heading, &period])
    }
}

fn message(words: Words, wrong: Wrong, text: &str) -> String {
    match wrong {
        Wrong::Missing => words.get(t::INTAKE_DAYS_MISSING).to_owned(),
        Wrong::NoDay => words.say(t::INTAKE_DAYS_NO_DAY, [text]),
        Wrong::Early => words.say(t::INTAKE_DAYS_EARLY, [&words.date(EARLIEST), text]),
        Wrong::Future(as_of) => words.say(t::INTAKE_DAYS_FUTURE, [&words.date(as_of), text]),
        Wrong::BeforeFirst(first) => words.say(t::INTAKE_DAYS_ORDER, [&words.date(first), text]),
    }
}

//! The score: what it says, how sure it is, what it is made of.

use super::super::markup::{Cell, details, el, link, list, p, quiet, table};
use super::super::names::value_of;
use super::super::node::Node;
use super::super::view::{Target, View};
use super::score_start::start;
use super::terms::{figure, figure_at, measure, reason_list, signed};
use crate::kernel::Value;
use crate::score::{Block, Flag, FlagKind, Line, LineKind, Score, logistic};
use crate::wording::t;

/// The page of the score.
#[must_use]
pub fn score(view: &View) -> Node {
    let words = view.words;
    let page = el("div", "page-score stack wide");
    let Some(score) = &view.assessment.score else {
        let page = page.with(view.heading(1, words.get(t::SCORE_TITLE)));
        return page.with(p(words.get(t::SCORE_NONE)));
    };
    page.with(view.heading(1, headline(view, score)))
        .with(p(words.get(t::SCORE_WHAT)))
        .with_all(flags(view, &score.flags))
        .with_all(
            (!(score.against.is_empty() && score.in_favour.is_empty()))
                .then(|| view.heading(2, words.get(t::SCORE_WHY))),
        )
        .with_all(reasons(view, score, &score.against, t::SCORE_AGAINST))
        .with_all(reasons(view, score, &score.in_favour, t::SCORE_IN_FAVOUR))
        .with(view.heading(2, words.get(t::SCORE_DOUBT)))
        .with(doubt(view, score))
        .with(super::better::narrowing(view, 2))
        .with(view.heading(2, words.get(t::SCORE_LINES)))
        .with(quiet(words.get(t::SCORE_LINES_LEAD)))
        .with(lines(view, score))
        .with_all(start(view, score))
        .with(quiet(words.get(t::SCORE_LIMITS)))
        .with(super::opinions::beside(view))
}

/// The answer: grade or range of grades, probability with its interval.
pub(super) fn headline(view: &View, score: &Score) -> String {
    let words = view.words;
    let interval = [score.interval.0, score.interval.1].map(|share| words.percent(share));
    let probability = words.percent(score.probability);
    match score.single_grade() {
        Some(grade) => words.say(
            t::SCORE_HEADLINE,
            [&score.points.to_string(), &format!("M{grade}"), &probability, &interval[0], &interval[1]],
        ),
        None => words.say(
            t::SCORE_HEADLINE_WIDE,
            [&format!("M{}", score.grades.0), &format!("M{}", score.grades.1), &interval[0], &interval[1]],
        ),
    }
}

/// What a lender stops at, whatever the points.
pub(super) fn flags(view: &View, flags: &[Flag]) -> Option<Node> {
    let note = el("div", "note bad stack tight").with(p(view.words.get(t::SCORE_FLAGS)));
    (!flags.is_empty()).then(|| note.with(list("plain-list", flags.iter().map(|one| Node::text(flag(view, one))))))
}

/// A flag as a sentence with its figure.
pub(super) fn flag(view: &View, flag: &Flag) -> String {
    let words = view.words;
    let figure = flag.value.as_ref().map(|value| value_of(view, &flag.input, value)).unwrap_or_default();
    let limit = match flag.value {
        Some(Value::Number(_, unit)) => words.measure(flag.limit, unit, view.currency()),
        _ => words.number(flag.limit, 2),
    };
    match flag.kind {
        FlagKind::NegativeEquity => words.say(t::FLAG_NEGATIVE_EQUITY, [&figure]),
        FlagKind::TaxArrears => words.say(t::FLAG_TAX_ARREARS, [&figure]),
        FlagKind::Listed => words.get(t::FLAG_LISTED).to_owned(),
        FlagKind::OverdueNow => words.say(t::FLAG_OVERDUE_NOW, [&figure]),
        FlagKind::Overdraft => words.say(t::FLAG_OVERDRAFT, [&figure]),
        FlagKind::DebtServiceNotCovered => words.say(t::FLAG_DEBT_SERVICE, [&figure, &limit]),
        FlagKind::OneCustomer => words.say(t::FLAG_ONE_CUSTOMER, [&figure, &limit]),
        FlagKind::SameDayMoney => words.say(t::FLAG_SAME_DAY, [&figure, &limit]),
        FlagKind::GuaranteeLate => words.get(t::FLAG_GUARANTEE).to_owned(),
        FlagKind::ManyQueries => words.say(t::FLAG_MANY_QUERIES, [&figure, &limit]),
        FlagKind::BankShowsLess => {
            let gap = match flag.value {
                Some(Value::Number(gap, unit)) => words.measure(-gap, unit, view.currency()),
                _ => figure,
            };
            words.say(t::FLAG_BANK_SHOWS_LESS, [&gap])
        }
        FlagKind::AccountsDoNotTie => words.get(t::FLAG_ACCOUNTS).to_owned(),
    }
}

fn reasons(view: &View, score: &Score, places: &[usize], title: crate::wording::Msg<0>) -> Option<Node> {
    let part = || el("div", "stack tight").with(view.heading(3, view.words.get(title)));
    (!places.is_empty()).then(|| part().with(reason_list(view, score, places, true)))
}

fn doubt(view: &View, score: &Score) -> Node {
    let words = view.words;
    let mut says = Vec::new();
    says.extend(drawn(view, score).map(p));
    if let Some(tipping) = &score.tipping {
        let [from, to] = [(tipping.from, tipping.to), (tipping.to, tipping.from)]
            .map(|(figure, other)| figure_at(view, &tipping.measure, figure, other));
        says.push(p(
            words.say(t::SCORE_TIPPING, [&measure(view, &tipping.measure), &from, &to, &format!("M{}", tipping.grade)])
        ));
    }
    if score.accounts_doubted {
        let trust = view.pack.models().score().map_or(0.0, |rules| rules.trust.accounts_doubted);
        says.push(p(words.say(t::SCORE_ACCOUNTS_DOUBTED, [&words.number(trust, 1)])));
    }
    says.extend(cap(view, score).into_iter().map(p));
    says.push(quiet(words.get(t::EVIDENCE_UNCHECKED)));
    let parts = [
        (t::SCORE_DOUBT_ESTIMATE, score.doubt.estimate),
        (t::SCORE_DOUBT_MISSING, score.doubt.missing),
        (t::SCORE_DOUBT_SHIFT, score.doubt.shift),
        (t::SCORE_DOUBT_STATED, score.doubt.stated),
    ];
    let items = parts.map(|(text, part)| Node::text(words.say(text, [&words.number(part, 2)])));
    el("div", "stack tight").with_all(says).with(details(
        "",
        words.get(t::SCORE_DOUBT_PARTS),
        [list("plain-list", items)],
    ))
}

/// How the draws came out; where the evidence holds the grade, also as they would without it.
fn drawn(view: &View, score: &Score) -> Option<String> {
    let words = view.words;
    let (count, tell) = (score.draws.count.to_string(), |grade: u8| format!("M{grade}"));
    let (grade, share) = score.draws.usual()?;
    let share = words.percent(share);
    if grade > score.cap || score.draws.free == score.draws.shares {
        return Some(words.say(t::SCORE_DRAWS, [&count, &share, &tell(grade)]));
    }
    let (free, free_share) = score.draws.usual_free()?;
    let ends = [score.draws.free.first()?.0, score.draws.free.last()?.0].map(tell);
    let told = [&count, &share, &tell(grade), &words.percent(free_share), &tell(free), &ends[0], &ends[1]];
    Some(words.say(t::SCORE_DRAWS_HELD, told.map(String::as_str)))
}

/// The best grade that the evidence allows, whether it holds the score, and what would lift it.
fn cap(view: &View, score: &Score) -> Vec<String> {
    let words = view.words;
    let Some(scale) = view.pack.models().score().map(|rules| &rules.scale) else { return Vec::new() };
    let tell = |grade: u8| format!("M{grade}");
    let (free, most) = (logistic(score.free), tell(score.cap));
    let limit = if score.held() {
        words.say(t::SCORE_CAP_HOLDS, [&tell(scale.grade(free)), &words.percent(free), &most])
    } else {
        words.say(t::SCORE_CAP, [&most])
    };
    let next = if score.cap > scale.cap_two_sources {
        Some(words.say(t::SCORE_CAP_TWO, [&tell(scale.cap_two_sources)]))
    } else if score.cap > scale.cap_whole {
        Some(words.say(t::SCORE_CAP_WHOLE, [&tell(scale.cap_whole)]))
    } else {
        None
    };
    [Some(limit), next].into_iter().flatten().collect()
}

fn line_name(view: &View, score: &Score, line: &Line) -> String {
    let words = view.words;
    let place = match line.kind {
        LineKind::Term(place) => place,
        LineKind::Base => return words.get(t::SCORE_LINE_BASE).to_owned(),
        LineKind::Trade => return words.get(t::SCORE_LINE_TRADE).to_owned(),
        LineKind::Age => return words.get(t::SCORE_LINE_AGE).to_owned(),
        LineKind::Cycle => return words.get(t::SCORE_LINE_CYCLE).to_owned(),
        LineKind::Held => return words.get(t::SCORE_LINE_HELD).to_owned(),
        LineKind::Centre => return words.get(t::SCORE_LINE_CENTRE).to_owned(),
        LineKind::Cap => return words.get(t::SCORE_LINE_CAP).to_owned(),
        LineKind::End => return words.get(t::SCORE_LINE_END).to_owned(),
    };
    score.terms.get(place).map(|term| measure(view, &term.measure)).unwrap_or_default()
}

/// Every line of the score; they add up to its points.
fn lines(view: &View, score: &Score) -> Node {
    let words = view.words;
    let head = [
        Cell::words(words.get(t::SCORE_LINE)),
        Cell::words(words.get(t::SCORE_BLOCK)),
        Cell::number(words.get(t::SCORE_FIGURE)),
        Cell::number(words.get(t::SCORE_POINTS)),
    ];
    let row = |line: &Line| {
        let term = if let LineKind::Term(place) = line.kind { score.terms.get(place) } else { None };
        vec![
            Cell::words(line_name(view, score, line)),
            Cell::words(term.map(|term| block(view, term.block)).unwrap_or_default()),
            Cell::number(term.map(|term| figure(view, term)).unwrap_or_default()),
            Cell::number(signed(line.points)),
        ]
    };
    // What rests on judgement is many small lines: one here, each of them with its dimension on the portrait.
    let judged = |line: &&Line| matches!(line.kind, LineKind::Term(place) if score.terms[place].judged);
    let shown = |line: &&Line| line.points != 0 && !judged(line);
    let (before, after): (Vec<&Line>, Vec<&Line>) = score
        .lines
        .iter()
        .filter(shown)
        .partition(|line| !matches!(line.kind, LineKind::Centre | LineKind::Cap | LineKind::End));
    let mut rows: Vec<_> = before.into_iter().map(row).collect();
    let count = score.lines.iter().filter(judged).count();
    let sum: i32 = score.lines.iter().filter(judged).map(|line| line.points).sum();
    rows.extend((count > 0).then(|| {
        let items = words.say(t::SCORE_JUDGED_ITEMS, [&count.to_string()]);
        let name = link(&view.page(Target::Portrait), items);
        vec![Cell::words(name), Cell::words(words.get(t::SCORE_JUDGEMENT)), Cell::number(""), Cell::number(signed(sum))]
    }));
    rows.extend(after.into_iter().map(row));
    rows.push(vec![
        Cell::words(words.get(t::SCORE_SUM)),
        Cell::words(""),
        Cell::number(""),
        Cell::number(score.points.to_string()),
    ]);
    table("figures", words.get(t::SCORE_LINES), &head, rows)
}

pub(super) fn block(view: &View, block: Block) -> String {
    let named = view.pack.models().get(block.as_str()).map(|model| view.text(&model.name).to_owned());
    named.unwrap_or_else(|| view.words.get(t::SCORE_JUDGEMENT).to_owned())
}

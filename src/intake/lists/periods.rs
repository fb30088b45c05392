//! Days of accounts that name none: the question for them, what the user said, and what name and title of the file
//! suggest. A suggestion is never used before the user chose it.

use super::times::{self, Time};
use crate::intake::document::{DocumentFinding, StatementPeriod};
use crate::intake::finding::IntakeFinding;
use crate::intake::preamble;
use crate::intake::question::{Choice, Question, QuestionKind, SampleReading, Setting};
use crate::intake::recipe::Recipe;
use crate::kernel::{Date, Finding, Month, Origin, Severity, date};

/// Accounts whose time is open.
pub(super) struct Open<'r> {
    /// The line of the heading.
    pub line: u32,
    /// Whether they tell of a period and not of a day.
    pub flow: bool,
    /// The time that the title names, too vague to be used.
    pub title: Option<Time>,
    /// The user's choices.
    pub recipe: &'r Recipe,
}

impl Open<'_> {
    /// What the user said about the columns with a heading; with an empty one, about the whole.
    pub fn chosen(&self, heading: &str) -> Option<StatementPeriod> {
        chosen(self.recipe, self.flow, heading)
    }

    /// The question about the columns with a heading; with an empty one, about the whole.
    pub fn ask(&self, column: Option<usize>, heading: &str) -> Question {
        let kind = if self.flow { QuestionKind::Span } else { QuestionKind::Day };
        let mut question = Question { kind, column, line: self.line, sample: heading.to_owned(), choices: Vec::new() };
        if let Some(time) = self.title {
            offer(time, self.recipe, &mut question);
        }
        question
    }
}

/// What the user said about the columns with a heading: a period of a flow, a day of a balance.
pub(super) fn chosen(recipe: &Recipe, flow: bool, heading: &str) -> Option<StatementPeriod> {
    let fits = |period: &StatementPeriod| matches!(period, StatementPeriod::Span(..)) == flow;
    recipe.periods.get(heading).copied().filter(fits)
}

/// Some time of a whole statement, to try what follows from one.
pub(super) const fn example(flow: bool) -> Time {
    let last = Date::constant(2001, 12, 31);
    if flow { Time::Span(Date::constant(2001, 1, 1), last) } else { Time::Day(last) }
}

/// Tells that a time is the user's word and not the file's.
pub(super) fn told(
    period: Option<StatementPeriod>,
    heading: &str,
    line: u32,
    findings: &mut Vec<Finding<IntakeFinding>>,
) {
    let Some(period) = period else { return };
    let kind = IntakeFinding::Document(DocumentFinding::PeriodChosen { of: heading.to_owned(), period });
    let finding = Finding::at(Severity::Note, kind, Origin::Line { file: 0, line });
    if !findings.contains(&finding) {
        findings.push(finding);
    }
}

/// Adds what the name of a file (`archive/book/sheet`) suggests to the answers of a question for days; the innermost
/// name that tells a time counts.
pub(in crate::intake) fn suggest(name: &str, recipe: &Recipe, question: &mut Question) {
    if !question.kind.asks_days() {
        return;
    }
    if let Some(time) = name.rsplit('/').find_map(named) {
        offer(time, recipe, question);
    }
}

fn offer(time: Time, recipe: &Recipe, question: &mut Question) {
    for period in meant(time, question.kind == QuestionKind::Span) {
        let reading = SampleReading::Period(period);
        if question.choices.iter().all(|choice| choice.reading != reading) {
            let used = recipe.periods.get(&question.sample) == Some(&period);
            question.choices.push(Choice { reading, sets: Setting::Period(question.sample.clone(), period), used });
        }
    }
}

/// What a time may mean for a balance, or for a flow: a month may be told alone or as the end of the year so far.
fn meant(time: Time, flow: bool) -> Vec<StatementPeriod> {
    if !flow {
        return time.end().map(StatementPeriod::On).into_iter().collect();
    }
    let year_to = |end: Date| date(end.year(), 1, 1).map(|first| (first, end));
    let month_of = |end: Date| Month::new(end.year(), end.month()).filter(|month| month.last_day() == end);
    let spans = match time {
        Time::Span(first, last) => vec![Some((first, last))],
        Time::Year(_) => vec![time.end().and_then(year_to)],
        Time::Day(end) => vec![year_to(end), month_of(end).map(|month| (month.first_day(), end))],
        Time::Month(month) => vec![year_to(month.last_day()), Some((month.first_day(), month.last_day()))],
    };
    let mut out: Vec<StatementPeriod> = Vec::new();
    for (first, last) in spans.into_iter().flatten() {
        let span = StatementPeriod::Span(first, last);
        if !out.contains(&span) {
            out.push(span);
        }
    }
    out
}

/// The time in the name of a file or sheet: `资产负债表2025-12.xlsx`, `balance sheet 31 Dec 2025.csv`, `PL_202503`.
fn named(name: &str) -> Option<Time> {
    let stem = name.rsplit_once('.').filter(|(_, end)| end.len() <= 5 && end.chars().any(char::is_alphabetic));
    let text = stem.map_or(name, |(stem, _)| stem).replace('_', " ");
    let (mut days, mut months, mut years) = (Vec::new(), Vec::new(), Vec::new());
    preamble::times(&text, &mut days, &mut months, &mut years);
    match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) if first != last => return Some(Time::Span(*first, *last)),
        (Some(day), _) => return Some(Time::Day(*day)),
        _ => {}
    }
    let told = times::time(&text);
    if told.is_some_and(|time| !matches!(time, Time::Year(_))) {
        return told;
    }
    months.extend(text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 6).filter_map(|run| {
        let (year, month) = (run[..4].parse::<i16>().ok()?, run[4..].parse::<i8>().ok()?);
        Month::new(year, month).filter(|_| (1990..=2199).contains(&year))
    }));
    match (months.iter().min(), months.iter().max()) {
        (Some(first), Some(last)) if first != last => Some(Time::Span(first.first_day(), last.last_day())),
        (Some(month), _) => Some(Time::Month(*month)),
        _ => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::recipe::Recipe;

    fn suggested(name: &str, kind: QuestionKind) -> Vec<String> {
        let mut question = Question { kind, column: None, line: 1, sample: String::new(), choices: Vec::new() };
        suggest(name, &Recipe::default(), &mut question);
        assert!(question.choices.iter().all(|choice| !choice.used), "{name}: used unasked");
        let text = |choice: &Choice| match choice.reading {
            SampleReading::Period(StatementPeriod::On(day)) => day.to_string(),
            SampleReading::Period(StatementPeriod::Span(first, last)) => format!("{first}..{last}"),
            _ => panic!("{choice:?}"),
        };
        question.choices.iter().map(text).collect()
    }

    #[test]
    fn names_of_files_suggest_days() {
        for (name, expected) in [
            ("资产负债表2025-12.xlsx", "2025-12-31"),
            ("balance sheet 31 Dec 2025.csv", "2025-12-31"),
            ("BS_20251231.csv", "2025-12-31"),
            ("BS-2025-06-30.csv", "2025-06-30"),
            ("资产负债表 2025年9月.csv", "2025-09-30"),
            ("甲公司2024年度资产负债表.csv", "2024-12-31"),
            ("archive 2023.zip/book.xlsx/2024.12", "2024-12-31"),
            ("balance_202503.csv", "2025-03-31"),
            ("资产负债表.csv", ""),
            ("balance sheet (3).csv", ""),
            ("a.xlsx/Sheet1", ""),
        ] {
            assert_eq!(suggested(name, QuestionKind::Day).join(" "), expected, "{name}");
        }
    }

    #[test]
    fn names_of_files_suggest_periods() {
        for (name, expected) in [
            ("利润表2025-12.xlsx", "2025-01-01..2025-12-31 2025-12-01..2025-12-31"),
            ("利润表2025年1月.csv", "2025-01-01..2025-01-31"),
            ("利润表2025年1-9月.csv", "2025-01-01..2025-09-30"),
            ("P&L FY2024.csv", "2024-01-01..2024-12-31"),
            ("pl 2024-04-01 2025-03-31.csv", "2024-04-01..2025-03-31"),
            ("Profit and loss year ended 31 March 2025.csv", "2024-04-01..2025-03-31"),
            ("profit.csv", ""),
        ] {
            assert_eq!(suggested(name, QuestionKind::Span).join(" "), expected, "{name}");
        }
    }
}

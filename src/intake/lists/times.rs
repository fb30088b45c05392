//! The time that a title or a heading of a statement names.

use super::trial::months_of;
use crate::intake::dates;
use crate::intake::document::StatementPeriod;
use crate::intake::preamble;
use crate::intake::recipe::DateOrder;
use crate::intake::words;
use crate::kernel::{Date, Month, date, days_between};

/// A time as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Time {
    /// A day.
    Day(Date),
    /// From one day to another, both written or meant by words such as 年度 or 第四季度.
    Span(Date, Date),
    /// One month, which may be the end of what is told.
    Month(Month),
    /// A year alone.
    Year(i16),
}

impl Time {
    /// Its last day; of a year alone, that of the calendar.
    pub fn end(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Span(_, day) => Some(day),
            Self::Month(month) => Some(month.last_day()),
            Self::Year(year) => date(year, 12, 31),
        }
    }
}

impl From<StatementPeriod> for Time {
    fn from(period: StatementPeriod) -> Self {
        match period {
            StatementPeriod::On(day) => Self::Day(day),
            StatementPeriod::Span(first, last) => Self::Span(first, last),
        }
    }
}

/// The time that a text names; `None` when it names none, or only the day of printing.
pub(super) fn time(text: &str) -> Option<Time> {
    const OTHER: [&str; 12] =
        ["打印", "报送", "制表", "导出", "填报", "填表", "申报日期", "批准", "成立", "print", "generated", "created"];
    let lower = text.to_lowercase();
    if OTHER.iter().any(|word| lower.contains(word)) || !text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    if words::is_chinese(text) {
        return chinese(text);
    }
    // A day whose order is open is not read as its year.
    let dated = text.split(apart).any(|word| slashed(word).is_some());
    if dated { numeric(text) } else { english(&lower) }
}

fn chinese(text: &str) -> Option<Time> {
    if let Some(found) = quarter(text) {
        return Some(found);
    }
    let (mut days, mut months, mut years) = (Vec::new(), Vec::new(), Vec::new());
    preamble::times(text, &mut days, &mut months, &mut years);
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        return Some(if first == last { Time::Day(*last) } else { Time::Span(*first, *last) });
    }
    if let Some(year) = years.first().or(months.first().map(|month| month.year()).as_ref()).copied()
        && text.contains("年度")
    {
        return whole(year);
    }
    // A year alone is a day for a balance and a span for a flow.
    let alone = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count() == 1;
    let named = if alone && !years.is_empty() { None } else { months_of(text) };
    if let Some((first, last)) = named.as_deref().and_then(|all| Some((*all.first()?, *all.last()?))) {
        return Some(if first == last { Time::Month(last) } else { Time::Span(first.first_day(), last.last_day()) });
    }
    years.first().map(|year| Time::Year(*year))
}

fn whole(year: i16) -> Option<Time> {
    Some(Time::Span(date(year, 1, 1)?, date(year, 12, 31)?))
}

/// `2025年第四季度`, `2025年4季度`.
fn quarter(text: &str) -> Option<Time> {
    let before = &text[..text.find("季度").or_else(|| text.find('季'))?];
    let last = before.chars().next_back()?;
    let number = "一二三四".chars().position(|c| c == last).or_else(|| "1234".find(last))?;
    let year: i16 = before.chars().filter(char::is_ascii_digit).take(4).collect::<String>().parse().ok()?;
    let first = i8::try_from(number * 3 + 1).ok()?;
    (1990..=2199).contains(&year).then_some(())?;
    Some(Time::Span(Month::new(year, first)?.first_day(), Month::new(year, first + 2)?.last_day()))
}

fn apart(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';')
}

/// A day in digits with a sign between them.
fn slashed(word: &str) -> Option<dates::DateText> {
    // `Dec-25` is a month of a year here, no day of some year.
    let read = dates::lex(word.trim_matches(['(', ')', ':'])).filter(|_| word.contains(['-', '/', '.']));
    read.filter(|read| read.form != dates::Form::NoYear || !word.contains(char::is_alphabetic))
}

/// Days in digits: `12/31/2025`, `2025-12-31`. What fits two orders names no day.
fn numeric(text: &str) -> Option<Time> {
    let mut days = Vec::new();
    for read in text.split(apart).filter_map(slashed) {
        let orders = [DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear];
        let mut fits: Vec<Date> = orders.iter().filter_map(|order| read.resolve(*order).ok()).collect();
        fits.dedup();
        match fits.as_slice() {
            [day] => days.push(*day),
            _ => return None,
        }
    }
    match days.as_slice() {
        [] => None,
        [day] => Some(Time::Day(*day)),
        [first, .., last] => Some(Time::Span(*first, *last)),
    }
}

/// A part of a date in words.
#[derive(Clone, Copy, Default)]
struct Part {
    month: Option<i8>,
    day: Option<i8>,
    year: Option<i16>,
}

/// `As of December 31, 2025`, `31 Dec 2025`, `Jan - Dec 2025`, `Year ended 31 March 2025`, `2025`.
fn english(text: &str) -> Option<Time> {
    let tokens: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let number = |token: &str| token.parse::<i16>().ok().filter(|_| token.len() <= 4);
    let is_year = |token: &str| token.len() == 4 && number(token).is_some_and(|year| (1990..=2199).contains(&year));
    let day = |token: &str| number(token).filter(|n| token.len() <= 2 && (1..=31).contains(n));
    let mut parts: Vec<Part> = Vec::new();
    let mut used = vec![false; tokens.len()];
    for (at, token) in tokens.iter().enumerate() {
        let Some(month) = words::month_named(token) else { continue };
        let mut part = Part { month: i8::try_from(month).ok(), ..Part::default() };
        let mut next = at + 1;
        let before = at.checked_sub(1).filter(|before| !used[*before]).and_then(|before| day(tokens[before]));
        let after = tokens.get(next).and_then(|token| day(token));
        if let Some(found) = before {
            part.day = i8::try_from(found).ok();
        } else if let Some(found) = after.filter(|_| {
            tokens.get(next + 1).is_some_and(|t| is_year(t) || day(t).is_some() || words::month_named(t).is_some())
        }) {
            part.day = i8::try_from(found).ok();
            used[next] = true;
            next += 1;
        }
        if let Some(token) = tokens.get(next) {
            if is_year(token) {
                part.year = number(token);
                used[next] = true;
            } else if let Some(short) = number(token).filter(|_| token.len() == 2) {
                // `Dec 31, 25` and `Jan - Dec 25`.
                part.year = Some(2000 + short);
                used[next] = true;
            }
        }
        parts.push(part);
    }
    let ended = text.contains("ended") || text.contains("ending");
    if parts.is_empty() {
        let years: Vec<i16> = tokens.iter().filter(|token| is_year(token)).filter_map(|token| number(token)).collect();
        let short = tokens.iter().find_map(|token| token.strip_prefix("fy").and_then(|rest| rest.parse::<i16>().ok()));
        let short = short.map(|year| if year < 100 { 2000 + year } else { year });
        return match (years.as_slice(), short) {
            ([year], None) => Some(Time::Year(*year)),
            ([], Some(year)) => Some(Time::Year(year)),
            _ => None,
        };
    }
    let year = parts.iter().rev().find_map(|part| part.year)?;
    let begins = |part: &Part| {
        let (year, month) = (part.year.unwrap_or(year), part.month?);
        part.day.map_or_else(|| Some(Month::new(year, month)?.first_day()), |day| date(year, month, day))
    };
    let ends = |part: &Part| {
        let (year, month) = (part.year.unwrap_or(year), part.month?);
        part.day.map_or_else(|| Some(Month::new(year, month)?.last_day()), |day| date(year, month, day))
    };
    match parts.as_slice() {
        [only] if ended && (text.contains("year") || text.contains("12 months") || text.contains("twelve")) => {
            let last = ends(only)?;
            Some(Time::Span(year_before(last)?.tomorrow().ok()?, last))
        }
        [only] if only.day.is_some() => ends(only).map(Time::Day),
        [only] => Some(Time::Month(Month::new(only.year.unwrap_or(year), only.month?)?)),
        [first, .., last] => Some(Time::Span(begins(first)?, ends(last)?)),
        [] => None,
    }
}

/// The same day a year earlier; the last of February stays the last.
pub(super) fn year_before(day: Date) -> Option<Date> {
    let year = day.year() - 1;
    let end = day.tomorrow().is_ok_and(|next| next.month() != day.month());
    if end { Month::new(year, day.month()).map(Month::last_day) } else { date(year, day.month(), day.day()) }
}

/// What a column of a statement tells, by its heading and by the title above the table.
pub(super) fn column(flow: bool, heading: &str, title: Option<Time>, cumulative: bool) -> Option<StatementPeriod> {
    let text = words::normal(heading);
    let has = |all: &[&str]| all.iter().any(|word| text.contains(word));
    let own = time(heading);
    if flow {
        return span(&has, own, title, cumulative).map(|(first, last)| StatementPeriod::Span(first, last));
    }
    let before = has(&["年初", "上年", "上期", "去年", "prior", "previous", "last year", "opening", "beginning"]);
    let start = before || has(&["期初"]);
    let day = match own {
        Some(Time::Day(day) | Time::Span(_, day)) => Some(day),
        Some(Time::Month(month)) => Some(month.last_day()),
        Some(Time::Year(year)) => title.and_then(Time::end).map_or_else(
            || words::is_chinese(heading).then(|| date(year, 12, 31)).flatten(),
            |end| {
                Month::new(year, end.month()).map(|month| if start { month.last_day() } else { same_day(month, end) })
            },
        ),
        None => {
            let end = title.and_then(Time::end)?;
            let months = matches!(title, Some(Time::Month(_))) || end.month() != 12;
            if start {
                // The beginning of a month or quarter is not that of the year; and years of accounts that are not the
                // calendar's end when a Chinese heading does not mean.
                if months && (!before || !words::is_chinese(heading)) {
                    return None;
                }
                date(end.year() - 1, 12, 31)
            } else {
                Some(end)
            }
        }
    };
    day.map(StatementPeriod::On)
}

fn same_day(month: Month, day: Date) -> Date {
    date(month.year(), month.month(), day.day()).unwrap_or_else(|| month.last_day())
}

fn span(
    has: &dyn Fn(&[&str]) -> bool,
    own: Option<Time>,
    title: Option<Time>,
    cumulative: bool,
) -> Option<(Date, Date)> {
    let end = title.and_then(Time::end);
    let earlier = has(&["上年", "上期", "去年", "同期", "prior", "previous", "last year"]);
    let back = |(first, last): (Date, Date)| Some((year_before(first)?, year_before(last)?));
    // A year of accounts may be another than the calendar's.
    let of_year = |end: Date| match title {
        Some(Time::Span(first, last)) if last == end && days_between(first, last) >= 350 => Some((first, last)),
        _ => Some((date(end.year(), 1, 1)?, end)),
    };
    let total = has(&["累计", "ytd", "year to date"]);
    let now = match own {
        Some(Time::Span(first, last)) => return Some((first, last)),
        Some(Time::Month(month)) => return Some((month.first_day(), month.last_day())),
        Some(Time::Day(day)) => return if total { of_year(day) } else { title_span(title, day) },
        // A year alone is a whole one, in the months of the title's.
        Some(Time::Year(year)) => {
            return match title {
                Some(Time::Span(first, last)) if days_between(first, last) >= 350 => {
                    let back = i32::from(last.year()) - i32::from(year);
                    if back < 0 {
                        return None;
                    }
                    (0..back).try_fold((first, last), |(a, b), _| Some((year_before(a)?, year_before(b)?)))
                }
                _ => Some((date(year, 1, 1)?, date(year, 12, 31)?)),
            };
        }
        None if has(&["本月", "当月", "month"]) && !has(&["months"]) => {
            let month = Month::new(end?.year(), end?.month())?;
            Some((month.first_day(), month.last_day()))
        }
        None if total
            || has(&["本年", "全年", "this year"])
            || (earlier && has(&["上年", "去年"]) && !has(&["同期"])) =>
        {
            of_year(end?)
        }
        None => match title? {
            Time::Span(first, last) => Some((first, last)),
            Time::Year(year) => Some((date(year, 1, 1)?, date(year, 12, 31)?)),
            // Beside a column of the year so far, the period is the month.
            Time::Month(month) if cumulative => Some((month.first_day(), month.last_day())),
            Time::Month(_) | Time::Day(_) => None,
        },
    }?;
    if earlier { back(now) } else { Some(now) }
}

fn title_span(title: Option<Time>, day: Date) -> Option<(Date, Date)> {
    match title {
        Some(Time::Span(first, last)) if last == day => Some((first, last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match time(text) {
            None => String::new(),
            Some(Time::Day(day)) => day.to_string(),
            Some(Time::Span(first, last)) => format!("{first}..{last}"),
            Some(Time::Month(month)) => month.to_string(),
            Some(Time::Year(year)) => year.to_string(),
        }
    }

    #[test]
    fn titles_name_days_spans_months_and_years() {
        for (text, expected) in [
            ("编制单位：甲公司 2025年12月31日 单位：元", "2025-12-31"),
            ("2025年度", "2025-01-01..2025-12-31"),
            ("2025年12月", "2025-12"),
            ("2025年1-12月", "2025-01-01..2025-12-31"),
            ("2025年第四季度", "2025-10-01..2025-12-31"),
            ("税款所属期：2025-10-01 至 2025-12-31", "2025-10-01..2025-12-31"),
            ("打印日期：2026-01-15", ""),
            ("2024年", "2024"),
            ("As of December 31, 2025", "2025-12-31"),
            ("Dec 31, 25", "2025-12-31"),
            ("31 Dec 2025", "2025-12-31"),
            ("January - December 2025", "2025-01-01..2025-12-31"),
            ("Jan - Dec 25", "2025-01-01..2025-12-31"),
            ("January 1 - December 31, 2025", "2025-01-01..2025-12-31"),
            ("For the year ended 31 March 2025", "2024-04-01..2025-03-31"),
            ("Jan 2025", "2025-01"),
            // Words that begin as a month of some language does name none.
            ("Profit and loss account for the year ended 31 December 2025", "2025-01-01..2025-12-31"),
            ("Group balance sheet as at 31 December 2025", "2025-12-31"),
            ("Marketing Ltd profit and loss, January to March 2025", "2025-01-01..2025-03-31"),
            ("Compte de résultat des exercices, 31 décembre 2025", "2025-12-31"),
            ("2025", "2025"),
            ("FY2025", "2025"),
            ("12/31/2025", "2025-12-31"),
            ("03/04/2025", ""),
            ("Total", ""),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn headings_take_their_year_from_the_title() {
        let day = time("2025年12月31日");
        let year = time("2025年度");
        let month = time("2025年12月");
        for (flow, heading, title, cumulative, expected) in [
            (false, "期末余额", day, false, "2025-12-31"),
            (false, "年初余额", day, false, "2024-12-31"),
            (false, "上年年末余额", day, false, "2024-12-31"),
            (false, "年初数", time("2025年9月30日"), false, "2024-12-31"),
            (false, "期初余额", time("2025年9月"), false, ""),
            (false, "2024年12月31日", day, false, "2024-12-31"),
            (true, "本期金额", year, false, "2025-01-01..2025-12-31"),
            (true, "上期金额", year, false, "2024-01-01..2024-12-31"),
            (true, "本年累计金额", month, true, "2025-01-01..2025-12-31"),
            (true, "本月金额", month, true, "2025-12-01..2025-12-31"),
            (true, "本期金额", month, true, "2025-12-01..2025-12-31"),
            (true, "本期金额", month, false, ""),
            (true, "上年同期累计", month, true, "2024-01-01..2024-12-31"),
            (true, "2024年度", year, false, "2024-01-01..2024-12-31"),
            (true, "期末余额", None, false, ""),
            (false, "Last year", time("31 December 2025"), false, "2024-12-31"),
            (false, "This year", time("31 March 2025"), false, "2025-03-31"),
            (false, "Last year", time("31 March 2025"), false, ""),
            (true, "This year", time("Year ended 31 March 2025"), false, "2024-04-01..2025-03-31"),
            (true, "Last year", time("Year ended 31 March 2025"), false, "2023-04-01..2024-03-31"),
        ] {
            let told = match column(flow, heading, title, cumulative) {
                None => String::new(),
                Some(StatementPeriod::On(day)) => day.to_string(),
                Some(StatementPeriod::Span(first, last)) => format!("{first}..{last}"),
            };
            assert_eq!(told, expected, "{heading} {title:?}");
        }
    }
}

//! Date cells: lexed once, resolved when the column's order is known.

use super::recipe::DateOrder;
use super::words;
use crate::kernel::{Date, date, normalise_digits};

/// How a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// Year first, or the month by name: one reading only.
    Certain,
    /// Two short parts, then a year of four digits.
    YearLast,
    /// Three parts of at most two digits.
    Short,
    /// Two parts without a year.
    NoYear,
}

/// A date cell taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DateText {
    /// The parts as they stand; year, month, day when certain.
    parts: [u16; 3],
    /// How it is written.
    pub form: Form,
    /// The separator.
    pub separator: char,
    /// Seconds after midnight.
    pub time: Option<u32>,
}

/// Why a date cell gives no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Problem {
    /// Not in the order used.
    Order,
    /// No such day.
    NoSuchDay,
}

/// What most cells are: `2024-01-05`, with any of three separators.
fn lex_plain(bytes: &[u8]) -> Option<DateText> {
    let [y0, y1, y2, y3, first, m0, m1, second, d0, d1] = *bytes else { return None };
    let digits = [y0, y1, y2, y3, m0, m1, d0, d1];
    if first != second || !matches!(first, b'-' | b'/' | b'.') || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |value, digit| value * 10 + u16::from(digit - b'0'));
    let parts = [number(&digits[..4]), number(&digits[4..6]), number(&digits[6..])];
    let certain = (1000..=2999).contains(&parts[0]);
    certain.then_some(DateText { parts, form: Form::Certain, separator: char::from(first), time: None })
}

/// Takes a cell apart; `None` when it is no date.
pub(super) fn lex(text: &str) -> Option<DateText> {
    if let Some(read) = lex_plain(text.as_bytes()) {
        return Some(read);
    }
    // Full-width digits begin with these bytes.
    if text.len() <= 80 && text.as_bytes().starts_with(b"\xef\xbc") {
        // Not all signs that begin so are digits: what stays as it was is no date.
        let plain = normalise_digits(text);
        return if plain.as_bytes().starts_with(b"\xef\xbc") { None } else { lex(&plain) };
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '[' | ']'));
    // `04/17/2023 as of 04/15/2023`: booked on the first day, for the second.
    let text = before_as_of(text);
    let bytes = text.as_bytes();
    if bytes.len() < 4 || bytes.len() > 48 {
        return None;
    }
    let run = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    match run {
        8 | 14 => compact(text, run),
        1..=4 => separated(text, run).or_else(|| named(text)),
        0 => named(text),
        _ => None,
    }
}

/// What stands before ` as of ` and a day. Every cell may be asked, so it is not made ready for long texts.
pub(super) fn before_as_of(text: &str) -> &str {
    const OF: &[u8; 7] = b" as of ";
    let place = text.as_bytes().windows(OF.len()).position(|part| part == OF);
    place.and_then(|place| text.get(..place)).unwrap_or(text)
}

/// `20240105` and `20240105123000[0:GMT]`.
fn compact(text: &str, run: usize) -> Option<DateText> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let (y, m, d) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    if !(1900..=2199).contains(&y) || !(1..=12).contains(&m) || !(1..=31).contains(&d) {
        return None;
    }
    let rest = &text[run..];
    let time = if run == 14 {
        if !rest.is_empty() && !rest.starts_with(['[', '.', 'Z', '+', '-', ' ']) {
            return None;
        }
        compact_time(&text[8..14])
    } else if rest.is_empty() {
        None
    } else {
        Some(time_of(rest)?)
    };
    Some(DateText { parts: [y, m, d], form: Form::Certain, separator: '\0', time })
}

/// Parts between `-`, `/`, `.`, blanks or 年月日.
fn separated(text: &str, run: usize) -> Option<DateText> {
    let mut parts = [0_u16; 3];
    let mut lengths = [0_usize; 3];
    let (mut rest, mut separator) = (text, '\0');
    let mut count = 0;
    while count < 3 {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 4 {
            break;
        }
        parts[count] = rest[..digits].parse().ok()?;
        lengths[count] = digits;
        count += 1;
        rest = &rest[digits..];
        let Some(next) = rest.chars().next() else { break };
        if count == 3 && next != '日' {
            break;
        }
        if !matches!(next, '-' | '/' | '.' | '年' | '月' | '日' | '‐' | '–') {
            break;
        }
        if separator == '\0' {
            separator = next;
        } else if separator != next && !matches!(separator, '年' | '月') {
            return None;
        }
        rest = &rest[next.len_utf8()..];
        if matches!(rest.chars().next(), Some(' ')) && separator == '.' {
            rest = rest.trim_start();
        }
    }
    let time = if rest.is_empty() || (rest == "." && separator == '.') { None } else { Some(time_of(rest)?) };
    let short = |i: usize| (1..=2).contains(&lengths[i]);
    let form = match count {
        3 if run == 4 && short(1) && short(2) => Form::Certain,
        3 if short(0) && short(1) && lengths[2] == 4 => Form::YearLast,
        3 if short(0) && short(1) && lengths[2] == 2 => Form::Short,
        2 if short(0) && short(1) && matches!(separator, '/' | '-' | '月') => Form::NoYear,
        _ => return None,
    };
    if matches!(form, Form::Certain) && !(1000..=2999).contains(&parts[0]) {
        return None;
    }
    Some(DateText { parts, form, separator, time })
}

/// A month by name: `12-Dec-2019`, `27 Feb 2018`, `Dec 12, 2019`, `10-Nov-9`, `Fri, 5 January 2024`.
fn named(text: &str) -> Option<DateText> {
    let mut tokens =
        text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',')).filter(|token| !token.is_empty());
    let mut first = tokens.next()?;
    let mut second = tokens.next()?;
    let word = |token: &str| token.chars().all(char::is_alphabetic);
    if word(first) && (word(second) || words::month(first).is_none()) {
        // A weekday stands in front.
        first = second;
        second = tokens.next()?;
    }
    let Some(year) = tokens.next() else { return yearless(first, second) };
    let (day, month) = match (first.parse::<u16>(), second.parse::<u16>()) {
        (Ok(day), Err(_)) => (day, words::month(second)?),
        (Err(_), Ok(day)) => (day, words::month(first)?),
        _ => return None,
    };
    if !(1..=31).contains(&day) || year.len() == 3 || year.len() > 4 {
        return None;
    }
    let year = full_year(year.parse().ok()?);
    let time = match tokens.next() {
        None => None,
        Some(_) => {
            let at = text.find(':')?;
            let from = text[..at].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
            Some(time_of(&text[from..])?)
        }
    };
    Some(DateText { parts: [year, month, day], form: Form::Certain, separator: ' ', time })
}

/// `1 Jan`, `Jan 1`. The month must be a whole word: `Product 7` is no day.
fn yearless(first: &str, second: &str) -> Option<DateText> {
    let (day, month) = match (first.parse::<u16>(), second.parse::<u16>()) {
        (Ok(day), Err(_)) => (day, second),
        (Err(_), Ok(day)) => (day, first),
        _ => return None,
    };
    let month = words::month_named(&month.to_lowercase())?;
    let parts = [month, day, 0];
    (1..=31).contains(&day).then_some(DateText { parts, form: Form::NoYear, separator: ' ', time: None })
}

/// The full year of a year of one or two digits: 70–99 are of the last century.
const fn full_year(year: u16) -> u16 {
    if year >= 100 {
        year
    } else if year < 70 {
        2000 + year
    } else {
        1900 + year
    }
}

/// A time of day behind a date: `T12:34:56Z`, ` 12:34:56 +0000`, ` 9:05 PM`, ` 123456`. `None` when it is something
/// else. A zone is read over: the day is the one written.
fn time_of(rest: &str) -> Option<u32> {
    let rest = rest.strip_prefix('T').unwrap_or(rest).trim_start_matches([' ', ',', '\u{a0}', '-']).trim_end();
    time(rest)
}

/// Names of zones behind a time of day.
const ZONES: [&str; 32] = [
    "Z", "UTC", "GMT", "CST", "CET", "CEST", "BST", "MEZ", "MESZ", "WET", "WEST", "EET", "EEST", "MSK", "EST", "EDT",
    "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST", "JST", "KST", "HKT", "SGT", "IST", "AEST", "AEDT",
    "NZDT",
];

/// A time of day: `12:34`, `12:34:56.789+08:00`, `9:05 PM`, `123456`.
pub(super) fn time(text: &str) -> Option<u32> {
    if let Some(time) = plain_time(text.as_bytes()) {
        return Some(time);
    }
    let text = text.trim();
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        return compact_time(text);
    }
    let (late, text) = match (text.strip_prefix("上午"), text.strip_prefix("下午")) {
        (Some(rest), _) => (Some("AM"), rest.trim_start()),
        (_, Some(rest)) => (Some("PM"), rest.trim_start()),
        _ => (None, text),
    };
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len());
    let tail = late.unwrap_or_else(|| text[end..].trim());
    let mut parts = text[..end].split([':', '.']);
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let second: u32 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    // Databases write dots, and a fraction behind: 08.30.00.123456.
    let stamp = tail.is_empty() && text[..end].split('.').count() == 4;
    if !stamp && !text[..end].contains(':') {
        return None;
    }
    let upper = tail.to_ascii_uppercase().replace("A.M.", "AM").replace("P.M.", "PM");
    let half = ["AM", "PM"].into_iter().find(|half| upper.starts_with(half));
    let hour = match half {
        Some("AM") if hour == 12 => 0,
        Some("PM") if hour < 12 => hour + 12,
        _ => hour,
    };
    let zone = half.map_or(&*upper, |half| upper[half.len()..].trim_start());
    let zone = zone.is_empty() || zone.starts_with(['+', '-', '[']) || ZONES.contains(&zone);
    (zone && hour < 24 && minute < 60 && second < 61).then(|| hour * 3600 + minute * 60 + second.min(59))
}

/// What most times are: `12:34:56`.
fn plain_time(bytes: &[u8]) -> Option<u32> {
    let [h0, h1, b':', m0, m1, b':', s0, s1] = *bytes else { return None };
    if ![h0, h1, m0, m1, s0, s1].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |tens: u8, ones: u8| u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
    let (hour, minute, second) = (number(h0, h1), number(m0, m1), number(s0, s1));
    (hour < 24 && minute < 60 && second < 60).then(|| hour * 3600 + minute * 60 + second)
}

fn compact_time(text: &str) -> Option<u32> {
    let number = |from: usize| text.get(from..from + 2)?.parse::<u32>().ok();
    let (hour, minute, second) = (number(0)?, number(2)?, number(4)?);
    (hour < 24 && minute < 60 && second < 60).then(|| hour * 3600 + minute * 60 + second)
}

impl DateText {
    /// Whether its parts can be in an order, by their ranges alone.
    pub fn fits(&self, order: DateOrder) -> bool {
        self.split(order).is_some_and(|(_, month, day)| (1..=12).contains(&month) && (1..=31).contains(&day))
    }

    /// Year, month and day in an order; `None` when the form excludes it.
    fn split(&self, order: DateOrder) -> Option<(u16, u16, u16)> {
        let [a, b, c] = self.parts;
        match (self.form, order) {
            (Form::Certain, _) => Some((a, b, c)),
            (Form::YearLast | Form::Short, DateOrder::DayMonthYear) => Some((full_year(c), b, a)),
            (Form::YearLast | Form::Short, DateOrder::MonthDayYear) => Some((full_year(c), a, b)),
            (Form::Short, DateOrder::YearMonthDay) => Some((full_year(a), b, c)),
            (Form::YearLast, DateOrder::YearMonthDay) | (Form::NoYear, _) => None,
        }
    }

    /// The date in an order.
    pub fn resolve(&self, order: DateOrder) -> Result<Date, Problem> {
        let (year, month, day) = self.split(order).ok_or(Problem::Order)?;
        build(year, month, day)
    }

    /// The date in a year taken from elsewhere, month before day (`12/29`, `12月29日`).
    pub fn in_year(&self, year: u16) -> Result<Date, Problem> {
        build(year, self.parts[0], self.parts[1])
    }

    /// Month and day of a date without a year.
    pub const fn month_day(&self) -> (u16, u16) {
        (self.parts[0], self.parts[1])
    }
}

fn build(year: u16, month: u16, day: u16) -> Result<Date, Problem> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return Err(Problem::Order);
    }
    let small = |part: u16| i8::try_from(part).map_err(|_| Problem::Order);
    let year = i16::try_from(year).map_err(|_| Problem::Order)?;
    date(year, small(month)?, small(day)?).ok_or(Problem::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear as Dmy, MonthDayYear as Mdy, YearMonthDay as Ymd};

    #[test]
    fn dates_as_banks_write_them() {
        let noon = Some(12 * 3600);
        for (text, order, expected, seconds) in [
            ("2024-01-05", Dmy, Some("2024-01-05"), None),
            ("2024/1/5 12:00", Dmy, Some("2024-01-05"), noon),
            ("2024年1月5日", Dmy, Some("2024-01-05"), None),
            ("20240105", Dmy, Some("2024-01-05"), None),
            ("20240105 12:00:00", Dmy, Some("2024-01-05"), noon),
            ("20091224120000[0:GMT]", Dmy, Some("2009-12-24"), noon),
            ("2018-02-25 12:34:56 +0000", Dmy, Some("2018-02-25"), Some(45_296)),
            ("2024-01-05T12:00:00Z", Dmy, Some("2024-01-05"), noon),
            ("2024-01-05T12:00:00.123+08:00", Dmy, Some("2024-01-05"), noon),
            ("05/01/2024", Dmy, Some("2024-01-05"), None),
            ("05/01/2024", Mdy, Some("2024-05-01"), None),
            ("18.09.2017", Dmy, Some("2017-09-18"), None),
            ("05/01/15", Mdy, Some("2015-05-01"), None),
            ("24-01-05", Ymd, Some("2024-01-05"), None),
            ("12-Dec-2019", Ymd, Some("2019-12-12"), None),
            ("27 Feb 2018", Ymd, Some("2018-02-27"), None),
            ("Dec 12, 2019", Ymd, Some("2019-12-12"), None),
            ("10-Nov-9", Ymd, Some("2009-11-10"), None),
            ("1 mars 2014", Ymd, Some("2014-03-01"), None),
            ("1111/11/11", Ymd, Some("1111-11-11"), None),
            ("4/1/2008 9:05 PM", Mdy, Some("2008-04-01"), Some(75_900)),
            ("Jan 2, 2024 3:20:01 PM PST", Ymd, Some("2024-01-02"), Some(55_201)),
            ("2024/01/05 0:12:33JST", Ymd, Some("2024-01-05"), Some(753)),
            ("05/01/2024 12:30 a.m.", Dmy, Some("2024-01-05"), Some(1_800)),
            ("12.34", Dmy, None, None),
            ("1234567", Dmy, None, None),
            ("99999999", Dmy, None, None),
            ("Pending", Dmy, None, None),
            ("05354 SUBWAY", Dmy, None, None),
            ("12/2024/5", Dmy, None, None),
        ] {
            let read = lex(text).and_then(|read| read.resolve(order).ok().map(|date| (date.to_string(), read.time)));
            assert_eq!(read, expected.map(|date| (date.to_owned(), seconds)), "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_a_wrong_order() {
        for (text, order, expected) in [
            ("31.02.2024", Dmy, Problem::NoSuchDay),
            ("2023-02-29", Dmy, Problem::NoSuchDay),
            ("13/25/2024", Dmy, Problem::Order),
            ("2024-13-01", Dmy, Problem::Order),
        ] {
            assert_eq!(lex(text).unwrap().resolve(order), Err(expected), "{text}");
        }
    }

    #[test]
    fn dates_without_a_year_wait_for_one() {
        let read = lex("12/29").unwrap();
        assert_eq!((read.form, read.resolve(Mdy)), (Form::NoYear, Err(Problem::Order)));
        assert_eq!(read.in_year(2023).map(|d| d.to_string()), Ok("2023-12-29".to_owned()));
    }
}

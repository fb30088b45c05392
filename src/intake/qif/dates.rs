//! Dates as Quicken and its followers write them: `6/17/97`, `1/ 1'00`, `2/10'2020`, `31.12.05`, `03/25/099`.

use super::super::finding::UnreadReason;
use super::super::recipe::DateOrder;
use super::super::statement;
use super::super::words;
use crate::kernel::Date;

/// A date taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Written {
    parts: [i16; 3],
    digits: [usize; 3],
    /// Whether an apostrophe stands before the year.
    apostrophe: bool,
    /// Whether points stand between the parts.
    dotted: bool,
    /// Whether the month is a word, so that the order is certain: day, month, year.
    named: bool,
}

/// Takes a date apart; what stands behind its third number is read over.
pub(super) fn lex(text: &str) -> Option<Written> {
    let mut out = Written { parts: [0; 3], digits: [0; 3], apostrophe: false, dotted: false, named: false };
    let mut rest = text.trim_start();
    for part in 0..3 {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 && part == 1 {
            let word = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            out.parts[1] = i16::try_from(words::month(&rest[..word])?).ok()?;
            (out.digits[1], out.named) = (2, true);
            rest = &rest[word..];
        } else {
            // Eight digits in a row are year, month and day.
            if part == 0 && digits == 8 {
                let number = |from: usize, to: usize| rest[from..to].parse::<i16>().ok();
                out.parts = [number(0, 4)?, number(4, 6)?, number(6, 8)?];
                out.digits = [4, 2, 2];
                return Some(out);
            }
            if digits == 0 || digits > 4 {
                return None;
            }
            out.parts[part] = rest[..digits].parse().ok()?;
            out.digits[part] = digits;
            rest = &rest[digits..];
        }
        if part == 2 {
            break;
        }
        let mark = rest.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let between = &rest[..mark];
        if between.is_empty() || !between.chars().all(|c| matches!(c, '/' | '-' | '.' | '\'' | '’' | ' ')) {
            return None;
        }
        out.apostrophe |= part == 1 && between.contains(['\'', '’']);
        out.dotted |= between.contains('.');
        rest = &rest[mark..];
    }
    Some(out)
}

impl Written {
    /// Whether the order of its parts is open by its form.
    pub const fn open(&self) -> bool {
        !self.named && self.digits[0] < 3
    }

    fn split(&self, order: DateOrder) -> (i16, i16, i16, usize) {
        let [a, b, c] = self.parts;
        if self.named {
            return if self.digits[0] == 4 { (a, b, c, self.digits[0]) } else { (c, b, a, self.digits[2]) };
        }
        if self.digits[0] >= 3 {
            return (a, b, c, self.digits[0]);
        }
        match order {
            DateOrder::DayMonthYear => (c, b, a, self.digits[2]),
            DateOrder::MonthDayYear => (c, a, b, self.digits[2]),
            DateOrder::YearMonthDay => (a, b, c, self.digits[0]),
        }
    }

    fn fits(&self, order: DateOrder) -> bool {
        let (_, month, day, digits) = self.split(order);
        let apostrophe = !self.apostrophe || order != DateOrder::YearMonthDay;
        let long = self.digits[2] < 3 || order != DateOrder::YearMonthDay;
        (1..=12).contains(&month) && (1..=31).contains(&day) && digits > 0 && apostrophe && long
    }

    /// The date in an order, and whether a day that does not exist was replaced.
    pub fn resolve(&self, order: DateOrder) -> Result<(Date, bool), UnreadReason> {
        let (year, month, day, digits) = self.split(order);
        let year = match digits {
            // Some programs count the years since 1900: `099`, `103`.
            3 => 1900 + year,
            4 => year,
            // An apostrophe is Quicken's sign for this century.
            _ if self.apostrophe => 2000 + year,
            _ => statement::full_year(year),
        };
        let small = |part: i16| i8::try_from(part).map_err(|_| UnreadReason::BadDate);
        if !self.fits(order) {
            return Err(UnreadReason::BadDate);
        }
        statement::day(year, small(month)?, small(day)?)
    }
}

/// The order that the dates show, and whether it is a guess.
pub(super) fn order(dates: &[Written]) -> (DateOrder, bool) {
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
    let open: Vec<&Written> = dates.iter().filter(|date| date.open()).collect();
    let count = |order: DateOrder| open.iter().filter(|date| date.fits(order)).count();
    let orders = [MonthDayYear, DayMonthYear, YearMonthDay];
    let most = orders.iter().map(|order| count(*order)).max().unwrap_or(0);
    // A year in front with two digits only where nothing else fits.
    let mut best: Vec<DateOrder> = orders.into_iter().filter(|order| count(*order) == most).collect();
    if best.len() > 1 {
        best.retain(|order| *order != YearMonthDay);
    }
    if let [one] = best[..] {
        return (one, false);
    }
    if open.is_empty() {
        return (MonthDayYear, false);
    }
    if open.iter().all(|date| date.dotted) {
        return (DayMonthYear, false);
    }
    let differ = open.iter().any(|date| date.resolve(best[0]).ok() != date.resolve(best[1]).ok());
    // Rows of an account run one way; the order in which they do is the right one when the other breaks it.
    let breaks = |order: DateOrder| {
        let days: Vec<Date> = open.iter().filter_map(|date| date.resolve(order).ok()).map(|(date, _)| date).collect();
        let back = days.windows(2).filter(|pair| pair[1] < pair[0]).count();
        let forth = days.windows(2).filter(|pair| pair[1] > pair[0]).count();
        back.min(forth)
    };
    let (us, eu) = (breaks(MonthDayYear), breaks(DayMonthYear));
    if us == 0 && eu >= 2 {
        return (MonthDayYear, false);
    }
    if eu == 0 && us >= 2 {
        return (DayMonthYear, false);
    }
    (if eu < us { DayMonthYear } else { MonthDayYear }, differ)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear as Dmy, MonthDayYear as Mdy, YearMonthDay as Ymd};

    #[test]
    fn dates_in_all_forms() {
        for (text, order, expected) in [
            ("6/17/97", Mdy, Some("1997-06-17")),
            ("8/ 1/97", Mdy, Some("1997-08-01")),
            ("1/ 1'00", Mdy, Some("2000-01-01")),
            ("2/10'2020", Mdy, Some("2020-02-10")),
            ("31/12'05", Dmy, Some("2005-12-31")),
            ("31.12.05", Dmy, Some("2005-12-31")),
            ("31.12.2005", Dmy, Some("2005-12-31")),
            ("03/25/099Share Withdrawal", Mdy, Some("1999-03-25")),
            ("03/25/103", Mdy, Some("2003-03-25")),
            ("2022-09-23", Mdy, Some("2022-09-23")),
            ("2022/9/3", Dmy, Some("2022-09-03")),
            ("20220923", Dmy, Some("2022-09-23")),
            ("05/09/23", Ymd, Some("2005-09-23")),
            ("25-Dec-2019", Mdy, Some("2019-12-25")),
            ("12/31' 5", Mdy, Some("2005-12-31")),
            ("13/13/05", Mdy, None),
            ("2/30/05", Mdy, Some("2005-02-28")),
            ("Pending", Mdy, None),
            ("", Mdy, None),
        ] {
            let found = lex(text).and_then(|date| date.resolve(order).ok()).map(|(date, _)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_order_is_decided_over_all_dates() {
        for (texts, expected) in [
            (&["1/2/05", "1/13/05"][..], (Mdy, false)),
            (&["1/2/05", "13/1/05"], (Dmy, false)),
            (&["1.2.05"], (Dmy, false)),
            (&["2005-01-02"], (Mdy, false)),
            // Run one way only when the day stands first.
            (&["01/02/05", "03/02/05", "05/02/05", "02/03/05", "04/03/05", "01/04/05"], (Dmy, false)),
            (&["1/2/05"], (Mdy, true)),
            (&["1/1/05"], (Mdy, false)),
        ] {
            let dates: Vec<Written> = texts.iter().filter_map(|text| lex(text)).collect();
            assert_eq!(order(&dates), expected, "{texts:?}");
        }
    }
}

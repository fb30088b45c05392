//! Numbers, amounts and dates as text. Deterministic: the same figure gives the same characters everywhere.
//! The minus sign is U+2212, ranges have a spaced en dash, thousands a comma.

use super::{Language, Words, t};
use crate::kernel::{Currency, Date, Money, Month, Reading, Unit, Value};

const MINUS: char = '\u{2212}';
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Size of the unit an amount is told in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scale {
    /// Major units.
    Plain,
    /// 万 in Chinese, million in English.
    Middle,
    /// 亿 in Chinese, billion in English.
    Great,
}

impl Words {
    /// An amount in few digits: `128.6 万元`, `CNY 12.86 million`. Rounded half away from zero.
    #[must_use]
    pub fn money(self, money: Money) -> String {
        let (scale, digits) = self.scaled(money);
        self.in_scale(scale, &signed(money.is_negative(), &digits), money.currency())
    }

    /// An amount with all minor digits: `12,864,000.00 元`, `CNY 12,864,000.00`.
    #[must_use]
    pub fn money_exact(self, money: Money) -> String {
        self.in_scale(Scale::Plain, &plain_amount(money), money.currency())
    }

    /// An amount with all minor digits and without the currency, for columns whose heading names it.
    #[must_use]
    pub fn amount(self, money: Money) -> String {
        plain_amount(money)
    }

    /// A range of amounts: `62 – 88 万元`, `CNY 620,000 – 880,000`. One amount when both read the same.
    #[must_use]
    pub fn money_range(self, low: Money, high: Money) -> String {
        let (low_text, high_text) = (self.money(low), self.money(high));
        let ((low_scale, low_digits), (high_scale, high_digits)) = (self.scaled(low), self.scaled(high));
        if low_text == high_text {
            return high_text;
        }
        let shared = low_scale == high_scale || low.is_zero();
        if shared && low.currency() == high.currency() {
            let low_digits = signed(low.is_negative(), &low_digits);
            let both = self.span(&low_digits, &signed(high.is_negative(), &high_digits));
            return self.in_scale(high_scale, &both, high.currency());
        }
        self.span(&low_text, &high_text)
    }

    /// A number with thousands and a fixed number of decimals.
    #[must_use]
    pub fn number(self, number: f64, decimals: u32) -> String {
        fixed(number, decimals)
    }

    /// A whole number with thousands.
    #[must_use]
    pub fn count(self, count: i64) -> String {
        signed(count < 0, &grouped(&count.unsigned_abs().to_string()))
    }

    /// A share as per cent: 0.125 is `12.5%`.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        self.say(t::FORMAT_PERCENT, [&per_cent(share)])
    }

    /// A range of shares: `3.4 – 6.5%`.
    #[must_use]
    pub fn percent_range(self, low: f64, high: f64) -> String {
        let (low, high) = (per_cent(low), per_cent(high));
        if low == high {
            return self.say(t::FORMAT_PERCENT, [&high]);
        }
        self.say(t::FORMAT_PERCENT, [&self.span(&low, &high)])
    }

    /// A range of whole numbers: `5 – 15`.
    #[must_use]
    pub fn count_range(self, low: u32, high: u32) -> String {
        let (low, high) = (self.count(low.into()), self.count(high.into()));
        if low == high { high } else { self.span(&low, &high) }
    }

    /// A month: `2025 年 12 月`, `Dec 2025`.
    #[must_use]
    pub fn month(self, month: Month) -> String {
        self.say(t::FORMAT_MONTH, [&month.year().to_string(), &self.month_name(month.month())])
    }

    /// A date: `2025 年 12 月 31 日`, `31 Dec 2025`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let (year, day) = (date.year().to_string(), date.day().to_string());
        self.say(t::FORMAT_DATE, [&year, &self.month_name(date.month()), &day])
    }

    fn month_name(self, month: i8) -> String {
        match self.language {
            Language::Zh => month.to_string(),
            Language::En => {
                usize::try_from(month - 1).ok().and_then(|place| MONTHS.get(place)).copied().unwrap_or("?").to_owned()
            }
        }
    }

    /// A figure in its unit; money is in major units of the currency.
    #[must_use]
    pub fn measure(self, number: f64, unit: Unit, currency: Currency) -> String {
        self.with_decimals(number, unit, currency, 0)
    }

    /// A figure beside another one, with as many more decimals (up to four) as it takes to tell them apart:
    /// 0.999 beside 1 is not told as `1.00`.
    #[must_use]
    pub fn measure_apart(self, number: f64, other: f64, unit: Unit, currency: Currency) -> String {
        let tell = |more| self.with_decimals(number, unit, currency, more);
        let same = number.total_cmp(&other).is_eq();
        let apart = |more: &u32| same || tell(*more) != self.with_decimals(other, unit, currency, *more);
        (0..5).find(apart).map_or_else(|| tell(4), tell)
    }

    fn with_decimals(self, number: f64, unit: Unit, currency: Currency, more: u32) -> String {
        if !number.is_finite() {
            return self.get(t::FORMAT_NONE).to_owned();
        }
        let kept = |decimals: u32| fixed(number, decimals + more);
        let short = |decimals: u32| stripped(&fixed(number, decimals + more));
        let small = libm::fabs(number) < 10.0;
        match unit {
            Unit::Money => match Money::from_f64(number, currency, crate::kernel::Rounding::HalfUp) {
                Some(money) if more == 0 => self.money(money),
                Some(money) => self.money_exact(money),
                None => self.get(t::FORMAT_NONE).to_owned(),
            },
            Unit::Percent => {
                let decimals = percent_decimals(number) + more;
                self.say(t::FORMAT_PERCENT, [&stripped(&fixed(number * 100.0, decimals))])
            }
            Unit::RatePerYear => self.say(t::FORMAT_RATE, [&stripped(&fixed(number * 100.0, 2 + more))]),
            Unit::Times => self.say(t::FORMAT_TIMES, [&kept(two_or_none(number))]),
            Unit::Days => self.say(t::FORMAT_DAYS, [&short(u32::from(small))]),
            Unit::Months => self.say(t::FORMAT_MONTHS, [&short(1)]),
            Unit::Years => self.say(t::FORMAT_YEARS, [&short(1)]),
            Unit::Count => short(1),
            Unit::Points => self.say(t::FORMAT_POINTS, [&short(0)]),
            Unit::Plain => kept(two_or_none(number)),
        }
    }

    /// A value. A code is given as it is: its words belong to the field it answers.
    #[must_use]
    pub fn value(self, value: &Value, currency: Currency) -> String {
        match value {
            Value::Money(money) => self.money(*money),
            Value::Number(number, unit) => self.measure(*number, *unit, currency),
            Value::Bool(yes) => self.yes_no(*yes).to_owned(),
            Value::Code(code) => code.to_string(),
            Value::Date(date) => self.date(*date),
            Value::Month(month) => self.month(*month),
            Value::Text(text) => text.clone(),
        }
    }

    /// Yes or no.
    #[must_use]
    pub fn yes_no(self, yes: bool) -> &'static str {
        self.get(if yes { t::FORMAT_YES } else { t::FORMAT_NO })
    }

    /// A figure, or that it is not known, or why it has no meaning.
    #[must_use]
    pub fn reading(self, reading: &Reading<f64>, unit: Unit, currency: Currency) -> String {
        match reading {
            Reading::Known(number) => self.measure(*number, unit, currency),
            Reading::Missing(_) => self.get(t::FORMAT_MISSING).to_owned(),
            Reading::NotApplicable(why) => self.not_applicable(*why).to_owned(),
        }
    }

    /// Names in a row: `a、b` and `a, b`.
    #[must_use]
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let comma = match self.language {
            Language::Zh => "、",
            Language::En => ", ",
        };
        items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(comma)
    }

    /// Parts of a sentence in a row: `a，b` and `a; b`.
    #[must_use]
    pub fn clauses<S: AsRef<str>>(self, items: &[S]) -> String {
        let comma = match self.language {
            Language::Zh => "，",
            Language::En => "; ",
        };
        items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(comma)
    }

    /// A name and what it is, as one line: `a：b` and `a: b`.
    #[must_use]
    pub const fn colon(self) -> &'static str {
        match self.language {
            Language::Zh => "：",
            Language::En => ": ",
        }
    }

    /// What stands between two sentences, or after a colon: nothing in Chinese, a space in English.
    #[must_use]
    pub const fn gap(self) -> &'static str {
        match self.language {
            Language::Zh => "",
            Language::En => " ",
        }
    }

    fn span(self, low: &str, high: &str) -> String {
        self.say(t::FORMAT_RANGE, [low, high])
    }

    /// The scale and the digits (without sign) that tell an amount in few digits.
    fn scaled(self, money: Money) -> (Scale, String) {
        let minor = i128::from(money.minor()).abs();
        let per_major = i128::from(money.currency().minor_per_major());
        let (middle, great) = match self.language {
            Language::Zh => (10_000, 100_000_000),
            Language::En => (1_000_000, 1_000_000_000),
        };
        if minor < 100 * per_major && minor % per_major != 0 {
            return (Scale::Plain, plain_amount(money.abs()));
        }
        let units = divided(minor, per_major, 0);
        if units < middle {
            return (Scale::Plain, grouped(&units.to_string()));
        }
        let decimals = |size: i128| {
            let precise = match self.language {
                Language::Zh => 10 * size,
                Language::En => 100 * size,
            };
            if minor < precise * per_major { 2 } else { 1 }
        };
        let in_middle = divided(minor, middle * per_major, decimals(middle));
        let limit = great / middle * ten_to(decimals(middle));
        if in_middle < limit {
            return (Scale::Middle, stripped(&decimal(in_middle, decimals(middle))));
        }
        (Scale::Great, stripped(&decimal(divided(minor, great * per_major, 2), 2)))
    }

    fn in_scale(self, scale: Scale, digits: &str, currency: Currency) -> String {
        if currency == Currency::CNY {
            let message = match scale {
                Scale::Plain => t::FORMAT_YUAN,
                Scale::Middle => t::FORMAT_WAN,
                Scale::Great => t::FORMAT_YI,
            };
            return self.say(message, [digits]);
        }
        let name = match currency {
            Currency::USD => self.get(t::FORMAT_USD),
            Currency::EUR => self.get(t::FORMAT_EUR),
            Currency::GBP => self.get(t::FORMAT_GBP),
            Currency::NONE => "",
            ref other => other.as_str(),
        };
        let message = match scale {
            Scale::Plain => t::FORMAT_OTHER_PLAIN,
            Scale::Middle => t::FORMAT_OTHER_WAN,
            Scale::Great => t::FORMAT_OTHER_YI,
        };
        self.say(message, [digits, name]).trim().to_owned()
    }
}

/// `minor / by` with a number of decimals kept as whole units, halves away from zero; both are positive.
const fn divided(minor: i128, by: i128, decimals: u32) -> i128 {
    (minor * ten_to(decimals) * 2 + by) / (by * 2)
}

const fn ten_to(decimals: u32) -> i128 {
    10_i128.pow(decimals)
}

/// Whole units of the last decimal as text with thousands.
fn decimal(units: i128, decimals: u32) -> String {
    let (whole, part) = (units / ten_to(decimals), units % ten_to(decimals));
    let whole = grouped(&whole.to_string());
    if decimals == 0 { whole } else { format!("{whole}.{part:0width$}", width = decimals as usize) }
}

fn plain_amount(money: Money) -> String {
    let text = money.to_decimal_string();
    let text = text.trim_start_matches('-');
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = part.map_or_else(|| grouped(whole), |part| format!("{}.{part}", grouped(whole)));
    signed(money.is_negative(), &digits)
}

/// A number with thousands and decimals, halves away from zero where the binary fraction is one.
fn fixed(number: f64, decimals: u32) -> String {
    if !number.is_finite() {
        return "—".to_owned();
    }
    #[expect(clippy::cast_precision_loss, reason = "a small power of ten")]
    let factor = ten_to(decimals) as f64;
    let scaled = libm::round(libm::fabs(number) * factor);
    let text = if scaled < 9.0e15 {
        #[expect(clippy::cast_possible_truncation, reason = "below 9e15")]
        decimal(scaled as i128, decimals)
    } else {
        grouped(&format!("{:.0}", libm::fabs(number)))
    };
    let zero = text.chars().all(|c| matches!(c, '0' | '.' | ','));
    signed(number < 0.0 && !zero, &text)
}

fn percent_decimals(share: f64) -> u32 {
    match libm::fabs(share) {
        size if size < 0.01 => 2,
        size if size < 10.0 => 1,
        _ => 0,
    }
}

fn per_cent(share: f64) -> String {
    stripped(&fixed(share * 100.0, percent_decimals(share)))
}

fn two_or_none(number: f64) -> u32 {
    if libm::fabs(number) < 1_000.0 { 2 } else { 0 }
}

/// Without the zeros after the last digit that counts.
fn stripped(text: &str) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
}

fn signed(negative: bool, digits: &str) -> String {
    if negative { format!("{MINUS}{digits}") } else { digits.to_owned() }
}

/// Digits with a comma after each three from the right.
fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;

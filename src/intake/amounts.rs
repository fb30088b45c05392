//! Amount cells: `1,234.56`, `1.234,56-`, `CNY 5`, `（5）`, `+ £1,100.00`, `131.77(已退款89.84)`, `5.00 CR`, `--`.

use super::recipe::DecimalSign;
use super::words;
use crate::kernel::{Currency, normalise_digits};

/// What is said of a direction beside or inside an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// Money in.
    In,
    /// Money out.
    Out,
    /// Neither, as the bill itself says.
    Neither,
}

/// The currency as an amount cell names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    /// A code or a sign of one currency.
    Is(Currency),
    /// A sign that several currencies use, with the one most use.
    Sign(char, Currency),
}

const MOST: usize = 32;
/// Digits and a separator that fit into a number whatever they are.
const FEW: usize = 18;

/// The digits and separators of an amount.
#[derive(Clone, Copy, Debug)]
enum Digits {
    /// Few digits with at most one separator, as most amounts are written, or with thousands set off by threes.
    Few(Few),
    /// Anything else, as it stands.
    Many {
        /// The digits and separators.
        text: [u8; MOST],
        /// How many.
        length: u8,
    },
}

/// A whole number that may stand anywhere: an amount of more than 64 bytes is copied by a call, not by a few
/// instructions, and each cell's is copied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Whole([u8; 8]);

impl Whole {
    const fn of(value: i64) -> Self {
        Self(value.to_le_bytes())
    }

    const fn get(self) -> i64 {
        i64::from_le_bytes(self.0)
    }
}

const _: () = assert!(size_of::<Cell>() <= 64);

/// Few digits, read once: the number that all of them make, and where the separator stands.
#[derive(Clone, Copy, Debug)]
struct Few {
    value: Whole,
    length: u8,
    /// The separator; zero for none.
    separator: u8,
    /// Digits behind it.
    behind: u8,
    /// What sets off thousands, where they can be nothing else; zero for nothing. Then the separator, if there is one,
    /// is the decimal sign.
    groups: u8,
    /// Whether the first digit or separator is a zero.
    zero: bool,
}

/// An amount cell taken apart; the decimal sign is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    digits: Digits,
    /// A minus or brackets.
    pub minus: bool,
    /// An explicit plus.
    pub plus: bool,
    /// A word such as `CR` behind the digits.
    pub side: Option<Side>,
    /// The currency named in the cell.
    pub unit: Option<Unit>,
    refund: Option<Whole>,
}

const EMPTY: Amount = Amount {
    digits: Digits::Many { text: [0; MOST], length: 0 },
    minus: false,
    plus: false,
    side: None,
    unit: None,
    refund: None,
};

/// A cell of a column of amounts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cell {
    /// Empty, or a mark for nothing such as `--` or `/`.
    Nothing,
    /// Something else than an amount.
    Other,
    /// An amount.
    Amount(Amount),
}

/// What the separators of one amount show about the decimal sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hint {
    /// No separator.
    Plain,
    /// The sign is certain.
    Sure(DecimalSign),
    /// One separator, not followed by three digits.
    Likely(DecimalSign),
    /// One separator followed by three digits.
    Open,
    /// Separators that fit no way of writing.
    Wrong,
}

/// Whether a cell is a mark for "nothing".
pub(super) fn is_nothing(text: &str) -> bool {
    // Most cells are told by their first byte: the first one of each mark below, 无 and — included.
    let Some(first) = text.as_bytes().first() else { return true };
    if text.len() > 6 || !matches!(first, b'/' | b'\\' | b'N' | b'n' | b'-' | 0xe2 | 0xe6) {
        return false;
    }
    matches!(text, "/" | "\\" | "N/A" | "n/a" | "NA" | "null" | "NULL" | "无" | "—" | "——" | "None")
        || (text.len() <= 4 && text.bytes().all(|b| b == b'-'))
}

/// Takes a cell apart.
pub(super) fn lex(text: &str) -> Cell {
    // Nothing that is trimmed or means "nothing" is among these.
    if let Some(amount) = lex_few(text.as_bytes()).or_else(|| lex_groups(text.as_bytes())) {
        return Cell::Amount(amount);
    }
    // A leading apostrophe is how spreadsheets keep a number as text.
    let text = text.trim().trim_start_matches('\'').trim_start();
    if is_nothing(text) {
        return Cell::Nothing;
    }
    let read = lex_digits(text.as_bytes()).or_else(|| if text.is_ascii() { lex_plain(text) } else { lex_wide(text) });
    read.map_or(Cell::Other, Cell::Amount)
}

/// What most cells are: an optional minus and few digits with at most one separator, not a comma at the end.
fn lex_few(text: &[u8]) -> Option<Amount> {
    let (minus, body) = match text {
        [b'-', body @ ..] => (true, body),
        body => (false, body),
    };
    if body.len() > FEW {
        return None;
    }
    let (mut value, mut separator, mut at) = (0_i64, 0, 0);
    for (place, b) in body.iter().enumerate() {
        let digit = b.wrapping_sub(b'0');
        if digit < 10 {
            value = value * 10 + i64::from(digit);
        } else if separator == 0 && matches!(b, b'.' | b',') {
            (separator, at) = (*b, place);
        } else {
            return None;
        }
    }
    let digits = body.len() - usize::from(separator != 0);
    let behind = if separator == 0 { 0 } else { body.len() - at - 1 };
    if digits == 0 || (separator == b',' && behind == 0) {
        return None;
    }
    let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    let zero = body.first() == Some(&b'0');
    let value = Whole::of(value);
    let few = Few { value, length: small(body.len()), separator, behind: small(behind), groups: 0, zero };
    Some(Amount { digits: Digits::Few(few), minus, ..EMPTY })
}

/// What most other cells are: an optional minus and few digits whose thousands are set off by threes, as in
/// `1,234.50` and `1.234.567`.
fn lex_groups(text: &[u8]) -> Option<Amount> {
    let (minus, body) = match text {
        [b'-', body @ ..] => (true, body),
        body => (false, body),
    };
    let groups = body.iter().take(4).copied().find(|b| !b.is_ascii_digit()).filter(|b| matches!(b, b'.' | b','))?;
    if body[0] == groups || body[0] == b'0' {
        return None;
    }
    // Digits since the last sign, and signs of thousands so far.
    let (mut value, mut digits, mut run, mut many, mut separator) = (0_i64, 0_usize, 0_u8, 0_u8, 0_u8);
    for b in body {
        let digit = b.wrapping_sub(b'0');
        if digit < 10 {
            digits += 1;
            run += 1;
            if digits > FEW {
                return None;
            }
            value = value * 10 + i64::from(digit);
            continue;
        }
        // Behind the decimal sign nothing follows but digits; each group but the first has three.
        if separator != 0 || !matches!(b, b'.' | b',') || (many > 0 && run != 3) {
            return None;
        }
        if *b == groups {
            many += 1;
        } else {
            separator = *b;
        }
        run = 0;
    }
    let behind = if separator == 0 { 0 } else { run };
    let whole = if separator == 0 { run == 3 && many > 1 } else { run > 0 };
    let length = u8::try_from(body.len()).ok()?;
    let few = Few { value: Whole::of(value), length, separator, behind, groups, zero: false };
    whole.then_some(Amount { digits: Digits::Few(few), minus, ..EMPTY })
}

/// What many cells are: an optional minus, digits and separators.
fn lex_digits(text: &[u8]) -> Option<Amount> {
    let (minus, body) = match text {
        [b'-', body @ ..] => (true, body),
        body => (false, body),
    };
    let separator = |b: &u8| matches!(b, b'.' | b',');
    let digits = body.iter().filter(|b| b.is_ascii_digit()).count();
    let plain = digits > 0 && body.len() <= MOST && body.iter().all(|b| b.is_ascii_digit() || separator(b));
    if !plain || body.last() == Some(&b',') {
        return None;
    }
    let mut text = [0; MOST];
    text[..body.len()].copy_from_slice(body);
    Some(Amount { digits: many(text, body.len()), minus, ..EMPTY })
}

/// Digits and separators as they stand; none beyond [`MOST`].
fn many(text: [u8; MOST], length: usize) -> Digits {
    Digits::Many { text, length: u8::try_from(length.min(MOST)).unwrap_or(0) }
}

fn lex_wide(text: &str) -> Option<Amount> {
    let plain = normalise_digits(text);
    let (body, refund) = match plain.split_once('(') {
        Some((body, rest)) if rest.contains("退款") && !body.trim().is_empty() => (body.trim(), Some(rest)),
        _ => (plain.trim(), None),
    };
    let mut amount = lex_plain(body)?;
    amount.refund = refund.and_then(|rest| {
        if rest.contains("全额") {
            return amount.minor(DecimalSign::Point, 2).ok().map(Whole::of);
        }
        let digits: String = rest.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
        lex_plain(&digits)?.minor(DecimalSign::Point, 2).ok().map(Whole::of)
    });
    Some(amount)
}

fn lex_plain(text: &str) -> Option<Amount> {
    let mut amount = EMPTY;
    let mut body = text;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        amount.minus = true;
        body = inner.trim();
    }
    body = amount.front(body)?;
    body = amount.back(body)?;
    let (mut text, mut length, mut digits) = ([0; MOST], 0, 0);
    for c in body.chars() {
        let b = match c {
            '0'..='9' => {
                digits += 1;
                u8::try_from(c).unwrap_or(b'0')
            }
            '.' | ',' | '\'' | ' ' => u8::try_from(c).unwrap_or(b' '),
            '’' => b'\'',
            _ => return None,
        };
        *text.get_mut(length)? = b;
        length += 1;
    }
    amount.digits = many(text, length);
    (digits > 0).then_some(amount)
}

impl Amount {
    /// Signs and currencies before the digits, in any order.
    fn front<'t>(&mut self, mut body: &'t str) -> Option<&'t str> {
        for _ in 0..5 {
            body = body.trim_start();
            let first = body.chars().next()?;
            if first.is_ascii_digit() || matches!(first, '.' | ',') {
                return Some(body);
            }
            if first == '-' || first == '+' {
                if self.minus || self.plus {
                    return None;
                }
                self.minus = first == '-';
                self.plus = first == '+';
                body = &body[1..];
            } else {
                let (unit, rest) = words::unit_before(body)?;
                self.unit = Some(unit);
                body = rest;
            }
        }
        None
    }

    /// Signs, direction words and currencies behind the digits.
    fn back<'t>(&mut self, mut body: &'t str) -> Option<&'t str> {
        for _ in 0..4 {
            body = body.trim_end();
            let last = body.chars().next_back()?;
            if last.is_ascii_digit() || last == '.' {
                return Some(body);
            }
            if last == '-' || last == '+' {
                if self.minus || self.plus {
                    return None;
                }
                self.minus = last == '-';
                self.plus = last == '+';
                body = &body[..body.len() - 1];
            } else if let Some((side, rest)) = side_behind(body) {
                self.side = Some(side);
                body = rest;
            } else {
                let (unit, rest) = words::unit_behind(body)?;
                self.unit = unit.or(self.unit);
                body = rest;
            }
        }
        None
    }

    /// The refund that the part of the cell behind the digits names, in minor units.
    pub fn refund(&self) -> Option<i64> {
        self.refund.map(Whole::get)
    }

    /// The digits and separators, when they are kept as they stand.
    fn text(text: &[u8; MOST], length: u8) -> &[u8] {
        &text[..usize::from(length).min(MOST)]
    }

    /// Whether it is written without any separator, sign or currency.
    pub fn bare(&self) -> bool {
        let digits = match &self.digits {
            Digits::Few(few) => few.separator == 0 && few.groups == 0,
            Digits::Many { text, length } => Self::text(text, *length).iter().all(u8::is_ascii_digit),
        };
        digits && !self.minus && !self.plus && self.unit.is_none()
    }

    /// Whether it has a needless first zero, as ids have.
    pub const fn padded(&self) -> bool {
        match &self.digits {
            Digits::Few(few) => few.zero && few.length > 1 && (few.separator == 0 || few.whole() > 1),
            Digits::Many { text, length } => *length > 1 && text[0] == b'0' && text[1].is_ascii_digit(),
        }
    }

    /// Number of digits and separators.
    pub const fn length(&self) -> usize {
        match &self.digits {
            Digits::Few(few) => few.length as usize,
            Digits::Many { length, .. } => *length as usize,
        }
    }

    /// Digits behind the decimal sign.
    pub fn decimals(&self, decimal: DecimalSign) -> usize {
        let sign = sign_of(decimal);
        match &self.digits {
            Digits::Few(few) if few.groups == sign => {
                3 + if few.separator == 0 { 0 } else { 1 + usize::from(few.behind) }
            }
            Digits::Few(few) => usize::from(if few.separator == sign { few.behind } else { 0 }),
            Digits::Many { text, length } => {
                Self::text(text, *length).iter().rev().position(|b| *b == sign).unwrap_or(0)
            }
        }
    }

    /// What the separators show.
    pub fn hint(&self) -> Hint {
        let text = match &self.digits {
            Digits::Few(few) => return few.hint(),
            Digits::Many { text, length } => Self::text(text, *length),
        };
        let (mut points, mut commas, mut other) = (0, 0, false);
        let (mut last_point, mut last_comma) = (None, None);
        for (at, b) in text.iter().enumerate() {
            match b {
                b'.' => (points, last_point) = (points + 1, Some(at)),
                b',' => (commas, last_comma) = (commas + 1, Some(at)),
                b' ' | b'\'' => other = true,
                _ => {}
            }
        }
        let sure = |sign: DecimalSign| {
            if self.value(sign, 18).is_ok() { Hint::Sure(sign) } else { Hint::Wrong }
        };
        match (points, commas) {
            (0, 0) => Hint::Plain,
            (_, _) if points > 0 && commas > 0 => {
                sure(if last_point > last_comma { DecimalSign::Point } else { DecimalSign::Comma })
            }
            (many, 0) if many > 1 => sure(DecimalSign::Comma),
            (0, many) if many > 1 => sure(DecimalSign::Point),
            _ => {
                let sign = if points == 1 { DecimalSign::Point } else { DecimalSign::Comma };
                let at = last_point.or(last_comma).unwrap_or(0);
                let behind = text.len() - at - 1;
                if other {
                    sure(sign)
                } else if behind == 3 && (1..=3).contains(&at) && text[0] != b'0' {
                    Hint::Open
                } else {
                    Hint::Likely(sign)
                }
            }
        }
    }

    /// Whole minor units without sign, for a currency of so many decimals.
    pub fn minor(&self, decimal: DecimalSign, places: u32) -> Result<i64, ()> {
        let (digits, decimals) = self.value(decimal, 18)?;
        let mut value = digits;
        for _ in decimals..places {
            value = value.checked_mul(10).ok_or(())?;
        }
        for _ in places..decimals {
            if value % 10 != 0 {
                return Err(());
            }
            value /= 10;
        }
        Ok(value)
    }

    /// Whole minor units without sign, halves rounded up, and whether digits were lost.
    pub fn rounded(&self, decimal: DecimalSign, places: u32) -> Result<(i64, bool), ()> {
        let (mut value, decimals) = self.value(decimal, 18)?;
        for _ in decimals..places {
            value = value.checked_mul(10).ok_or(())?;
        }
        let lost = 10_i64.checked_pow(decimals.saturating_sub(places)).ok_or(())?;
        let (whole, rest) = (value / lost, value % lost);
        Ok((whole + i64::from(rest != 0 && rest >= lost - rest), rest != 0))
    }

    /// As [`Amount::minor`], for a sheet in which cells of text may have a comma and cells of numbers always have a
    /// point: a separator that can only be the other sign is taken as that.
    pub fn minor_mixed(&self, decimal: DecimalSign, places: u32) -> Result<i64, ()> {
        match (self.minor(decimal, places), self.hint()) {
            (Err(()), Hint::Likely(own) | Hint::Sure(own)) => self.minor(own, places),
            (read, _) => read,
        }
    }

    /// All digits as one number and how many of them are decimals.
    fn value(&self, decimal: DecimalSign, most: u32) -> Result<(i64, u32), ()> {
        let sign = sign_of(decimal);
        let text = match &self.digits {
            Digits::Few(few) => return few.value(sign),
            Digits::Many { text, length } => Self::text(text, *length),
        };
        let cut = text.iter().position(|b| *b == sign).unwrap_or(text.len());
        let (whole, fraction) = (&text[..cut], text.get(cut + 1..).unwrap_or_default());
        let mut value: i64 = 0;
        let mut push = |b: u8| {
            value = value.checked_mul(10).and_then(|v| v.checked_add(i64::from(b - b'0'))).ok_or(())?;
            Ok(())
        };
        groups(whole)?;
        for b in whole.iter().filter(|b| b.is_ascii_digit()) {
            push(*b)?;
        }
        for b in fraction {
            if !b.is_ascii_digit() {
                return Err(());
            }
            push(*b)?;
        }
        let decimals = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
        if decimals > most || (whole.is_empty() && fraction.is_empty()) { Err(()) } else { Ok((value, decimals)) }
    }
}

impl Few {
    /// Digits before the separator.
    const fn whole(self) -> u8 {
        if self.separator == 0 { self.length } else { self.length - 1 - self.behind }
    }

    /// As [`Amount::hint`].
    const fn hint(self) -> Hint {
        match (self.groups, self.separator) {
            (0, _) => {}
            (_, b'.') | (b',', _) => return Hint::Sure(DecimalSign::Point),
            _ => return Hint::Sure(DecimalSign::Comma),
        }
        let sign = match self.separator {
            0 => return Hint::Plain,
            b',' => DecimalSign::Comma,
            _ => DecimalSign::Point,
        };
        let open = self.behind == 3 && matches!(self.whole(), 1..=3) && !self.zero;
        if open { Hint::Open } else { Hint::Likely(sign) }
    }

    /// All digits as one number and how many of them are decimals. A separator that is not the decimal sign stands
    /// before three digits and behind one to three.
    fn value(self, sign: u8) -> Result<(i64, u32), ()> {
        if self.groups == sign {
            return Err(());
        }
        if self.separator == sign || self.separator == 0 {
            return Ok((self.value.get(), u32::from(self.behind)));
        }
        if self.behind == 3 && matches!(self.whole(), 1..=3) { Ok((self.value.get(), 0)) } else { Err(()) }
    }
}

fn sign_of(decimal: DecimalSign) -> u8 {
    u8::try_from(decimal.sign()).unwrap_or(b'.')
}

/// Checks thousands: one kind of separator, groups of three, or two and at last three as in India.
fn groups(whole: &[u8]) -> Result<(), ()> {
    let Some(first) = whole.iter().position(|b| !b.is_ascii_digit()) else { return Ok(()) };
    let sign = whole[first];
    if first == 0 || first > 3 {
        return Err(());
    }
    let mut parts = whole[first + 1..].split(|b| *b == sign).peekable();
    let mut twos = 0;
    let mut threes = 0;
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        if !part.iter().all(u8::is_ascii_digit) {
            return Err(());
        }
        match part.len() {
            3 => threes += 1,
            2 if !last && first <= 2 => twos += 1,
            _ => return Err(()),
        }
    }
    if twos > 0 && threes != 1 { Err(()) } else { Ok(()) }
}

fn side_behind(body: &str) -> Option<(Side, &str)> {
    for (word, side) in [
        ("CR", Side::In),
        ("Cr", Side::In),
        ("cr", Side::In),
        ("DR", Side::Out),
        ("Dr", Side::Out),
        ("dr", Side::Out),
        ("DB", Side::Out),
        ("(CR)", Side::In),
        ("(DR)", Side::Out),
        ("C", Side::In),
        ("D", Side::Out),
        ("H", Side::In),
        ("S", Side::Out),
        ("贷", Side::In),
        ("借", Side::Out),
    ] {
        if let Some(rest) = body.strip_suffix(word) {
            let rest = rest.trim_end();
            // One letter behind whole digits may be part of a number of something else, such as a room.
            if word.len() == 1 && !rest.contains(['.', ',']) {
                return None;
            }
            return rest.ends_with(|c: char| c.is_ascii_digit()).then_some((side, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalSign::{Comma, Point};
    use proptest::prelude::*;

    fn read(text: &str, decimal: DecimalSign) -> Option<i64> {
        match lex(text) {
            Cell::Amount(amount) => {
                amount.minor(decimal, 2).ok().map(|minor| if amount.minus { -minor } else { minor })
            }
            Cell::Nothing | Cell::Other => None,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

        /// Cells read in one pass mean what the reader of all cells makes of them.
        #[test]
        fn cells_read_at_once_mean_the_same(
            text in proptest::string::string_regex("-?[0-9]{0,4}([.,][0-9]{2,4}|[.,][0-9]{3}){0,4}([.,][0-9]{0,4})?").unwrap(),
        ) {
            let quick = lex_few(text.as_bytes()).or_else(|| lex_groups(text.as_bytes()));
            if let Some(quick) = quick {
                let whole = lex_digits(text.as_bytes()).unwrap();
                for sign in [Point, Comma] {
                    for places in [0, 2] {
                        prop_assert_eq!(quick.minor(sign, places), whole.minor(sign, places), "{}", text);
                        prop_assert_eq!(quick.rounded(sign, places), whole.rounded(sign, places), "{}", text);
                    }
                    prop_assert_eq!(quick.decimals(sign), whole.decimals(sign), "{}", text);
                }
                let told = |amount: &Amount| (amount.hint(), amount.bare(), amount.padded(), amount.length(), amount.minus);
                prop_assert_eq!(told(&quick), told(&whole), "{}", text);
            }
        }
    }

    #[test]
    fn thousands_are_read_at_once() {
        for text in ["1,234.50", "-82,345,678.90", "1.234.567,8", "1,234,567", "12.345.678"] {
            assert!(lex_groups(text.as_bytes()).is_some(), "{text}");
        }
        for text in ["1,23,456.00", "1,234,56", "0,123.45", "1,234.", "1.234,567.8", "12,345", ",123.4", "1234,567.8"] {
            assert!(lex_groups(text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn amounts_as_banks_write_them() {
        for (text, decimal, expected) in [
            ("1,234.56", Point, Some(123_456)),
            ("1.234,56", Comma, Some(123_456)),
            ("1 234,56", Comma, Some(123_456)),
            ("1'234.56", Point, Some(123_456)),
            ("1,23,456.00", Point, Some(12_345_600)),
            ("+10000.00", Point, Some(1_000_000)),
            ("-33,87", Comma, Some(-3_387)),
            ("12.50-", Point, Some(-1_250)),
            ("($85.00)", Point, Some(-8_500)),
            ("$.23", Point, Some(23)),
            ("-$76.00", Point, Some(-7_600)),
            ("+ £1,100.00", Point, Some(110_000)),
            ("CNY13.50", Point, Some(1_350)),
            ("CNY 123.18", Point, Some(12_318)),
            ("20.00 EUR", Point, Some(2_000)),
            ("¥28.16", Point, Some(2_816)),
            ("￥-28.16", Point, Some(-2_816)),
            ("131.77(已退款89.84)", Point, Some(13_177)),
            ("468.32(已全额退款)", Point, Some(46_832)),
            ("5.00 CR", Point, Some(500)),
            ("16.54元", Point, Some(1_654)),
            ("12,34", Point, None),
            ("1,2345", Point, None),
            ("12.345", Point, None),
            ("12.340", Point, Some(1_234)),
            ("2024-01-05", Point, None),
            ("12:30", Point, None),
            ("T1", Point, None),
            ("--", Point, None),
            ("/", Point, None),
            ("xx,yyyy.zz", Point, None),
            ("99999999999999999999", Point, None),
        ] {
            assert_eq!(read(text, decimal), expected, "{text}");
        }
    }

    #[test]
    fn separators_tell_the_decimal_sign() {
        for (text, expected) in [
            ("12", Hint::Plain),
            ("1,234.56", Hint::Sure(Point)),
            ("1.234,56", Hint::Sure(Comma)),
            ("1,234,567", Hint::Sure(Point)),
            ("1 234,56", Hint::Sure(Comma)),
            ("12.5", Hint::Likely(Point)),
            ("12,34", Hint::Likely(Comma)),
            ("14.000", Hint::Open),
            ("0.123", Hint::Likely(Point)),
            ("1.23,4.5", Hint::Wrong),
        ] {
            match lex(text) {
                Cell::Amount(amount) => assert_eq!(amount.hint(), expected, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_refund_inside_the_cell_is_kept() {
        for (text, expected) in [("131.77(已退款89.84)", 8_984), ("468.32(已全额退款)", 46_832)] {
            match lex(text) {
                Cell::Amount(amount) => assert_eq!(amount.refund(), Some(expected), "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}

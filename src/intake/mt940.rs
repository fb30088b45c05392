//! SWIFT MT940 statements and MT942 interim reports, as banks write them.
//!
//! Fields: SWIFT Standards, Category 9. Row (`:61:`): value date, entry date, mark, funds code, amount, kind, the
//! owner's reference, `//` and the bank's. `RC` takes money out (a credit is reversed), `RD` brings it back.

mod details;
mod tags;

use self::details::Details;
use self::tags::Field;
use super::finding::{ControlFigure, IntakeFinding, UnreadReason};
use super::format::Format;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::{DecimalSign, Reading};
use super::statement::{self, Balance, Statements, squeezed};
use crate::kernel::{Currency, Date, Money, Severity, days_between};

/// MT940 and MT942.
pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    let begins = |tag: &str, test: fn(&str) -> bool| {
        head.lines().any(|line| {
            let line = line.trim_start_matches(|c: char| c.is_control() || c.is_whitespace());
            let line = line.rsplit_once("{4:").map_or(line, |(_, rest)| rest);
            line.strip_prefix(tag).is_some_and(test)
        })
    };
    let balance = |rest: &str| rest.trim_start().starts_with(['C', 'D']);
    let dated = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count() >= 6;
    for (tag, test) in [
        (":60F:", balance as fn(&str) -> bool),
        (":60M:", balance),
        (":62F:", balance),
        (":61:", dated),
        (":34F:", |rest| rest.bytes().take(3).all(|b| b.is_ascii_uppercase())),
        (":90C:", |rest| rest.bytes().next().is_some_and(|b| b.is_ascii_digit())),
    ] {
        if begins(tag, test) {
            return Some(Claim::certain(Clue::word(tag)));
        }
    }
    let message = head.contains("{2:O940") || head.contains("{2:I940") || head.contains("{2:O942");
    message.then(|| Claim::certain(Clue::word("{2:O940")))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let Some(decoded) = source.text() else { return Err(IntakeFinding::NoTable) };
    let fields = tags::fields(&decoded.text);
    let interim = fields.iter().any(|field| matches!(field.tag, "34F" | "90C" | "90D"));
    let booked = fields.iter().any(|field| matches!(field.tag, "60F" | "60M" | "62F" | "62M"));
    let named = source.head().contains("{2:O942") || source.head().contains("{2:I942");
    let format = if named || (interim && !booked) { Format::Mt942 } else { Format::Mt940 };
    let mut swift = Swift { all: Statements::new(format, source, ask), row: None, turnovers: Vec::new() };
    for field in &fields {
        if swift.all.full() {
            break;
        }
        swift.field(field, ask);
    }
    swift.end_row(ask);
    swift.end_statement();
    Ok(vec![Ok(swift.all.finish(source, ask)?)])
}

/// A row taken apart.
#[derive(Clone, Debug)]
struct Row {
    date: Date,
    value: Option<Date>,
    money: Money,
    rounded: bool,
    expected: bool,
    kind: String,
    owner: String,
    bank: String,
    /// What else stands on its first line: in old layouts the other party.
    beside: String,
    /// Its further lines.
    more: String,
    replaced: Option<String>,
}

/// A row while its texts are gathered.
struct Open<'t> {
    row: Row,
    line: u32,
    place: usize,
    lines: Vec<&'t str>,
}

struct Swift<'t> {
    all: Statements,
    row: Option<Open<'t>>,
    turnovers: Vec<(u32, String, bool)>,
}

impl<'t> Swift<'t> {
    fn field(&mut self, field: &Field<'t>, ask: &mut Ask<'_>) {
        let value = field.lines.first().copied().unwrap_or_default().trim();
        match field.tag {
            "-" => {
                self.end_row(ask);
                self.end_statement();
            }
            "20" => {
                self.end_row(ask);
                self.end_statement();
                self.all.begin(field.line);
            }
            "25" | "25P" => {
                self.end_row(ask);
                let known = self.all.statement(field.line);
                if known.opening.is_some() || known.closing.is_some() {
                    // A statement without its field 20.
                    self.end_statement();
                    self.all.begin(field.line);
                }
                let statement = self.all.statement(field.line);
                if statement.account.is_empty() {
                    let (account, currency) = account(value);
                    account.clone_into(&mut statement.account);
                    statement.currency = currency;
                }
            }
            "34F" => {
                let currency = value.get(..3).and_then(Currency::parse);
                let statement = self.all.statement(field.line);
                statement.currency = statement.currency.or(currency);
            }
            "60F" | "60M" => self.opening(field, value, ask),
            "62F" | "62M" => self.closing(field, value, ask),
            "90C" | "90D" => {
                self.end_row(ask);
                self.all.statement(field.line);
                self.turnovers.push((field.line, value.to_owned(), field.tag == "90C"));
            }
            "61" => self.row(field, ask),
            "86" => self.words(field),
            "" => self.all.skip(field.line, value),
            _ => {
                self.end_row(ask);
                if !matches!(field.tag, "28" | "28C" | "21" | "13" | "13D" | "64" | "65" | "940" | "942") {
                    self.all.skip(field.line, &format!(":{}:{value}", field.tag));
                }
            }
        }
    }

    fn opening(&mut self, field: &Field<'t>, value: &str, ask: &mut Ask<'_>) {
        self.end_row(ask);
        let read = self.balance(field, value);
        let again = self.all.statement(field.line).opening.is_some();
        if again {
            // Two openings without an end between them: the account goes on.
            let account = self.all.statement(field.line).account.clone();
            self.end_statement();
            self.all.begin(field.line).account = account;
        }
        if let Some(balance) = read {
            let statement = self.all.statement(field.line);
            statement.currency = Some(balance.money.currency());
            statement.opening = Some(balance);
        }
    }

    fn closing(&mut self, field: &Field<'t>, value: &str, ask: &mut Ask<'_>) {
        self.end_row(ask);
        if let Some(balance) = self.balance(field, value) {
            let statement = self.all.statement(field.line);
            statement.currency = statement.currency.or(Some(balance.money.currency()));
            statement.closing = Some(balance);
            statement.line = field.line;
            statement.text = format!(":{}:{value}", field.tag);
        }
    }

    /// `C240101EUR1234,56`
    fn balance(&mut self, field: &Field<'t>, value: &str) -> Option<Balance> {
        let read = balance(value);
        if read.is_none() {
            let text = format!(":{}:{value}", field.tag);
            let kind = IntakeFinding::Unread { reason: UnreadReason::BadAmount, text };
            self.all.note_line(field.line, Severity::Error, kind);
        }
        read
    }

    fn row(&mut self, field: &Field<'t>, ask: &mut Ask<'_>) {
        self.end_row(ask);
        let currency = self.all.currency();
        let first = field.lines.first().copied().unwrap_or_default();
        let rest = field.lines.get(1..).unwrap_or_default();
        // A line broken inside the row goes on in the next one.
        let joined = format!("{first}{}", rest.first().copied().unwrap_or_default().trim_start());
        let read = match row(first, currency) {
            Ok(read) => Ok((read, rest)),
            Err(_) if !rest.is_empty() => row(&joined, currency).map(|read| (read, &rest[1..])),
            Err(reason) => Err(reason),
        };
        match read {
            Ok((mut row, rest)) => {
                row.more = squeezed(&rest.join(" "));
                self.row = Some(Open { row, line: field.line, place: field.place, lines: Vec::new() });
            }
            Err(reason) => {
                let text = format!(":61:{}", field.lines.join(" "));
                self.all.unread(field.line, &text, reason);
            }
        }
    }

    fn words(&mut self, field: &Field<'t>) {
        if let Some(open) = &mut self.row {
            // A second field 86 for one row is a further line of it.
            open.lines.extend(field.lines.iter().copied());
        } else {
            for (line, text) in (field.line..).zip(&field.lines) {
                if !text.trim().is_empty() {
                    self.all.skip(line, text);
                }
            }
        }
    }

    fn end_row(&mut self, ask: &mut Ask<'_>) {
        let Some(open) = self.row.take() else { return };
        let (row, words) = (open.row, details::read(&open.lines));
        let mut record = statement::blank(open.line, row.date, row.money);
        record.reference = reference(&row, &words).into();
        record.party = (if words.party.is_empty() { row.beside } else { words.party }).into();
        record.party_account = words.account.into();
        record.kind = (if words.kind.is_empty() { row.kind } else { words.kind }).into();
        record.text = (if words.text.is_empty() { row.more.clone() } else { words.text }).into();
        if row.expected {
            record.status = "pending".into();
        }
        let number = self.all.push(record, open.place, ask);
        if row.expected {
            self.all.mark_pending(number);
        }
        if row.value.is_some_and(|value| value != row.date) {
            self.all.value_date_differs();
        }
        if row.rounded {
            let text = row.money.to_decimal_string();
            self.all.note_row(number, Severity::Note, IntakeFinding::Rounded { text, amount: row.money });
        }
        if let Some(text) = row.replaced {
            self.all.note_row(number, Severity::Warning, IntakeFinding::DateReplaced { text, date: row.date });
        }
    }

    fn end_statement(&mut self) {
        for (line, text, credit) in std::mem::take(&mut self.turnovers) {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (count, rest) = text.split_at(digits);
            let currency = rest.get(..3).and_then(Currency::parse);
            let (Ok(stated), Some(currency)) = (count.parse::<u64>(), currency) else { continue };
            let (rows, sum) = self.all.side(currency, credit);
            let label = format!(":90{}:{text}", if credit { 'C' } else { 'D' });
            self.all.control(line, &label, ControlFigure::Count(stated), ControlFigure::Count(rows));
            if let Ok(read) = statement::amount(rest[3..].trim(), DecimalSign::Comma, currency) {
                self.all.control(line, &label, ControlFigure::Sum(read.money), ControlFigure::Sum(sum));
            }
        }
        self.all.end();
    }
}

/// The strongest id that a row gives: the bank's, the owner's, the payer's.
fn reference(row: &Row, words: &Details) -> String {
    let known = |text: &&str| !text.is_empty() && !text.eq_ignore_ascii_case("NONREF") && *text != "NOTPROVIDED";
    [row.bank.as_str(), row.owner.as_str(), words.end_to_end.as_str()]
        .into_iter()
        .find(known)
        .unwrap_or_default()
        .to_owned()
}

/// The account, and the currency that some banks write behind its number.
fn account(value: &str) -> (&str, Option<Currency>) {
    let split = value.len().checked_sub(3).and_then(|cut| value.split_at_checked(cut));
    let named = split.filter(|(number, code)| {
        code.bytes().all(|b| b.is_ascii_uppercase()) && number.trim_end().ends_with(|c: char| c.is_ascii_digit())
    });
    match named.and_then(|(number, code)| Some((number, Currency::parse(code)?))) {
        Some((number, currency)) => (number.trim_end(), Some(currency)),
        None => (value, None),
    }
}

fn balance(value: &str) -> Option<Balance> {
    let value = value.trim();
    let owed = match value.as_bytes().first()? {
        b'C' | b'c' => false,
        b'D' | b'd' => true,
        _ => return None,
    };
    let rest = &value[1..];
    let (date, rest) = (rest.get(..6)?, rest.get(6..)?);
    let currency = Currency::parse(rest.get(..3)?)?;
    let number: String = rest[3..].chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ')).collect();
    let read = statement::amount(&closed(number.trim()), sign(&number), currency).ok()?;
    let money = if owed { read.money.negated() } else { read.money };
    let date = six(date).and_then(|(y, m, d)| statement::day(y, m, d).ok()).map(|(date, _)| date);
    Some(Balance { money, date })
}

/// The comma is the decimal sign; some banks write a point.
fn sign(number: &str) -> DecimalSign {
    if number.contains('.') && !number.contains(',') { DecimalSign::Point } else { DecimalSign::Comma }
}

/// A number with nothing behind its decimal sign is whole.
fn closed(number: &str) -> String {
    let whole = number.trim_end_matches([',', '.']);
    if whole.is_empty() { "0".to_owned() } else { whole.to_owned() }
}

/// Year, month and day of `YYMMDD`.
fn six(text: &str) -> Option<(i16, i8, i8)> {
    if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((statement::full_year(text[..2].parse().ok()?), text[2..4].parse().ok()?, text[4..].parse().ok()?))
}

/// Takes the first line of a row apart.
fn row(text: &str, currency: Currency) -> Result<Row, UnreadReason> {
    let text = text.trim_start();
    let (year, month, number) = text.get(..6).and_then(six).ok_or(UnreadReason::BadDate)?;
    let value = statement::day(year, month, number);
    let valued = value.as_ref().ok().map(|(date, _)| *date);
    let (entry, rest) = entry(&text[6..]);
    let booked = entry.and_then(|(month, day)| beside(year, month, day, valued));
    // The booking date decides; a value date that no calendar has matters only where there is no other.
    let (date, replaced) = match (booked, value) {
        (Some(date), value) => (date, value.is_err()),
        (None, Ok((date, replaced))) => (date, replaced),
        (None, Err(reason)) => return Err(reason),
    };
    let (credit, expected, rest) = mark(rest).ok_or(UnreadReason::UnknownDirection)?;
    // The funds code: the third letter of the currency.
    let rest = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let length = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let (number, rest) = rest.split_at(length);
    let read = statement::amount(&closed(number), sign(number), currency)?;
    if number.is_empty() {
        return Err(UnreadReason::NoAmount);
    }
    if rest.trim().is_empty() && !number.contains([',', '.']) {
        // Broken inside the amount.
        return Err(UnreadReason::BadAmount);
    }
    let (kind, owner, bank, beside) = references(rest);
    Ok(Row {
        date,
        value: valued,
        money: if credit { read.money } else { read.money.negated() },
        rounded: read.rounded,
        expected,
        kind,
        owner,
        bank,
        beside,
        more: String::new(),
        replaced: replaced.then(|| text[..6].to_owned()),
    })
}

/// The entry date `MMDD`, which may be missing or blank.
fn entry(text: &str) -> (Option<(i8, i8)>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits >= 4 {
        let part = |from: usize| text[from..from + 2].parse::<i8>().ok();
        return (part(0).zip(part(2)), &text[4..]);
    }
    (None, text.trim_start())
}

/// The entry date in the year that brings it nearest to the value date.
fn beside(year: i16, month: i8, day: i8, value: Option<Date>) -> Option<Date> {
    let dates = [year - 1, year, year + 1].into_iter().filter_map(|year| statement::day(year, month, day).ok());
    let dates = dates.map(|(date, _)| date);
    match value {
        Some(value) => dates.min_by_key(|date| days_between(value, *date).abs()),
        None => statement::day(year, month, day).ok().map(|(date, _)| date),
    }
}

/// Whether money comes in, whether it is only expected, and the rest: `C`, `D`, `RC`, `RD`, `EC`, `ED`.
fn mark(text: &str) -> Option<(bool, bool, &str)> {
    let text = text.trim_start();
    let upper = text.get(..2.min(text.len()))?.to_ascii_uppercase();
    match upper.as_str() {
        "RC" => Some((false, false, &text[2..])),
        "RD" => Some((true, false, &text[2..])),
        "EC" => Some((true, true, &text[2..])),
        "ED" => Some((false, true, &text[2..])),
        _ if upper.starts_with('C') => Some((true, false, &text[1..])),
        _ if upper.starts_with('D') => Some((false, false, &text[1..])),
        _ => None,
    }
}

/// Kind, the owner's reference, the bank's reference and what else stands on the line.
fn references(text: &str) -> (String, String, String, String) {
    let text = text.trim_end();
    let kind: String = text.chars().take(4).collect();
    let rest = text.get(kind.len()..).unwrap_or_default();
    let (owner, behind) = rest.split_once("//").unwrap_or((rest, ""));
    // Old layouts put the other party behind sixteen characters of reference.
    let wide = owner.chars().count() > 16;
    let cut = owner.char_indices().nth(16).map_or(owner.len(), |(at, _)| at);
    let blank = owner[..cut].trim_end().len() < cut || owner[cut..].starts_with(' ');
    let (owner, more) = if wide && blank { owner.split_at(cut) } else { (owner, "") };
    let (bank, more) = match behind.split_once("  ") {
        Some((bank, rest)) => (bank, squeezed(&format!("{more} {rest}"))),
        None => (behind, squeezed(more)),
    };
    (kind.trim().to_owned(), squeezed(owner), squeezed(bank), more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_all_variants() {
        for (text, expected) in [
            ("2401020103C1234,56NTRFREF1//BANK1", ("2024-01-03", 123_456, false, "NTRF", "REF1", "BANK1")),
            ("240102D1,NMSCNONREF", ("2024-01-02", -100, false, "NMSC", "NONREF", "")),
            ("240102RC10,5NTRFX", ("2024-01-02", -1_050, false, "NTRF", "X", "")),
            ("240102RD10,5NTRFX", ("2024-01-02", 1_050, false, "NTRF", "X", "")),
            ("2401020102DR6,00N024NONREF", ("2024-01-02", -600, false, "N024", "NONREF", "")),
            ("2401020102RDR6,00N024NONREF", ("2024-01-02", 600, false, "N024", "NONREF", "")),
            ("240102CN50,00NZ10NONREF", ("2024-01-02", 5_000, false, "NZ10", "NONREF", "")),
            ("240102EC50,00NTRFX", ("2024-01-02", 5_000, true, "NTRF", "X", "")),
            ("240102    D233,15NMSC", ("2024-01-02", -23_315, false, "NMSC", "", "")),
            // The entry date lies in the year before or after.
            ("2401011231D1,00NMSC", ("2023-12-31", -100, false, "NMSC", "", "")),
            ("2312310101D1,00NMSC", ("2024-01-01", -100, false, "NMSC", "", "")),
            // A value date of 30 February with and without an entry date.
            ("2402300301D1,00NMSC", ("2024-03-01", -100, false, "NMSC", "", "")),
            ("240230D1,00NMSC", ("2024-02-29", -100, false, "NMSC", "", "")),
            ("240102D1.50NMSCA", ("2024-01-02", -150, false, "NMSC", "A", "")),
        ] {
            let found = row(text, Currency::EUR).unwrap_or_else(|reason| panic!("{text}: {reason:?}"));
            let date = found.date.to_string();
            let got = (&*date, found.money.minor(), found.expected, &*found.kind, &*found.owner, &*found.bank);
            assert_eq!(got, expected, "{text}");
        }
    }

    #[test]
    fn rows_that_cannot_be_read_say_why() {
        for (text, expected) in [
            ("24013", UnreadReason::BadDate),
            ("241302D1,00NMSC", UnreadReason::BadDate),
            ("2401020102X1,00NMSC", UnreadReason::UnknownDirection),
            ("2401020102DNMSC", UnreadReason::NoAmount),
        ] {
            assert_eq!(row(text, Currency::EUR).err(), Some(expected), "{text}");
        }
    }

    #[test]
    fn balances_in_all_variants() {
        for (text, minor) in [
            ("C240101EUR1234,56", Some(123_456)),
            ("D240101EUR1234,5", Some(-123_450)),
            ("C240101EUR0,", Some(0)),
            ("C240101EUR000000000473,17", Some(47_317)),
            ("C240101EUR001,12", Some(112)),
            ("C240101JPY1500,", Some(1_500)),
            ("C240101EU", None),
            ("X240101EUR1,00", None),
        ] {
            assert_eq!(balance(text).map(|balance| balance.money.minor()), minor, "{text}");
        }
    }
}

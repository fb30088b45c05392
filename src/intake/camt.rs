//! ISO 20022 account reports, statements and notifications: camt.052, camt.053 and camt.054 in every version.
//!
//! Elements are found by their local names, so that prefixes, namespaces and versions do not matter. The credit and
//! debit mark gives the sign; a reversal carries the mark of what it does itself (ISO 20022, `ReversalIndicator`),
//! and where the balances prove a bank to mean the contrary, its signs are turned. An entry of several transactions
//! is read as those only when they add up to it.

mod parts;

use self::parts::{detail, of_entry};
use super::declared;
use super::finding::{ControlFigure, IntakeFinding, Limit, UnreadReason};
use super::format::Format;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::{DecimalSign, Reading};
use super::statement::{self, Balance, Read, Statements};
use super::xml::{self, Broken, Part};
use crate::kernel::{Currency, Date, Money, Severity};

/// camt.052, camt.053 and camt.054.
pub(super) const READER: Reader = Reader { claim, read };

/// The element that holds each kind of message; version 1 adds `V01`.
const MESSAGES: [(&str, Format); 3] = [
    ("BkToCstmrAcctRpt", Format::Camt052),
    ("BkToCstmrStmt", Format::Camt053),
    ("BkToCstmrDbtCdtNtfctn", Format::Camt054),
];

fn claim(source: &Source<'_>) -> Option<Claim> {
    let found = message(source.head())?;
    Some(Claim::certain(Clue::word(found.0)))
}

fn message(head: &str) -> Option<(&'static str, Format)> {
    MESSAGES.into_iter().find(|(name, _)| head.match_indices(name).any(|(at, _)| head[..at].ends_with(['<', ':'])))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let label = declared::of_xml(source.head());
    let Some(file) = declared::text(source, ask, label) else { return Err(IntakeFinding::NoTable) };
    let format = message(source.head()).map_or(Format::Camt053, |(_, format)| format);
    let mut camt = Camt {
        all: Statements::new(format, source, ask),
        totals: Vec::new(),
        reversals: Vec::new(),
        last: 1,
        day: None,
    };
    camt.all.draft.encoding = file.encoding;
    if let Some(finding) = file.finding {
        camt.all.note_file(Severity::Note, finding);
    }
    let lines = xml::line_breaks(&file.text).max(1);
    let per_line = file.text.len() / lines;
    let mut wanted =
        |name: &str| matches!(name, "GrpHdr" | "Id" | "CreDtTm" | "FrToDt" | "Acct" | "Bal" | "TxsSummry" | "Ntry");
    let end = xml::stream_parts(&file.text, &mut wanted, &mut |element, around| {
        let inside = around.last().is_some_and(|name| matches!(name.as_str(), "Stmt" | "Rpt" | "Ntfctn"));
        if inside && !camt.all.full() {
            camt.element(element, per_line, ask);
        }
    });
    camt.end();
    let last = u32::try_from(lines).unwrap_or(u32::MAX);
    match end {
        Ok(()) => {}
        Err(Broken::CutOff) => camt.all.note_line(last, Severity::Error, IntakeFinding::CutOff),
        Err(Broken::At(line)) => camt.all.note_line(line, Severity::Error, IntakeFinding::Damaged),
        Err(Broken::TooMuch) => {
            let limit = IntakeFinding::OverLimit { what: Limit::Nesting, limit: xml::MAX_DEPTH as u64 };
            camt.all.note_line(camt.last, Severity::Error, limit);
        }
    }
    Ok(vec![Ok(camt.all.finish(source, ask)?)])
}

struct Camt {
    all: Statements,
    totals: Vec<(u32, bool, String, String)>,
    reversals: Vec<usize>,
    last: u32,
    /// The last day of the statement, for entries without a date of their own.
    day: Option<Date>,
}

impl Camt {
    fn element(&mut self, element: Part<'_>, per_line: usize, ask: &mut Ask<'_>) {
        self.last = element.line();
        match element.name() {
            "Id" => {
                self.end();
                self.day = None;
                self.all.begin(element.line());
            }
            "CreDtTm" => self.day = self.day.or(parts::date(element).map(|(date, _)| date)),
            "FrToDt" => {
                let to = element.child("ToDtTm").or_else(|| element.child("ToDt"));
                self.day = to.and_then(parts::date).map(|(date, _)| date).or(self.day);
            }
            "Acct" => {
                if self.all.is_open() && !self.all.statement(element.line()).account.is_empty() {
                    self.end();
                    self.all.begin(element.line());
                }
                let statement = self.all.statement(element.line());
                statement.account = parts::account(element);
                statement.currency = Currency::parse(&element.text_at(&["Ccy"]));
            }
            "Bal" => self.balance(element),
            "TxsSummry" => self.summary(element),
            "Ntry" => self.entry(element, per_line, ask),
            _ => {}
        }
    }

    /// Ends a statement: its totals, and the signs of reversals that only its balances can settle.
    fn end(&mut self) {
        let reversals = std::mem::take(&mut self.reversals);
        self.all.turn_if_it_ties(&reversals);
        for (line, credit, count, sum) in std::mem::take(&mut self.totals) {
            let currency = self.all.currency();
            let (rows, computed) = self.all.side(currency, credit);
            let label = if credit { "TtlCdtNtries" } else { "TtlDbtNtries" };
            // Entries that were read as their transactions are counted as those; then only the sum can be compared.
            if let (Ok(stated), false) = (count.parse::<u64>(), self.all.split) {
                self.all.control(line, label, ControlFigure::Count(stated), ControlFigure::Count(rows));
            }
            if let Ok(read) = statement::amount(&sum, DecimalSign::Point, currency) {
                self.all.control(line, label, ControlFigure::Sum(read.money.abs()), ControlFigure::Sum(computed));
            }
        }
        self.all.split = false;
        self.all.end();
    }

    fn balance(&mut self, element: Part<'_>) {
        let kind = element.text_at(&["Tp", "CdOrPrtry"]);
        let kind = if kind.is_empty() { element.text_at(&["Tp"]) } else { kind };
        let (opens, closes) = match kind.get(..4).unwrap_or_default() {
            "OPBD" => (2, 0),
            "PRCD" => (1, 0),
            "CLBD" => (0, 2),
            "ITBD" => (0, 1),
            _ => return,
        };
        let Some(read) = self.amount(element, element) else {
            let text = format!("{kind} {}", element.text_at(&["Amt"]));
            let finding = IntakeFinding::Unread { reason: UnreadReason::BadAmount, text };
            self.all.note_line(element.line(), Severity::Error, finding);
            return;
        };
        let date = element.child("Dt").and_then(parts::date).map(|(date, _)| date);
        let balance = Balance { money: read.money, date };
        let statement = self.all.statement(element.line());
        let currency = read.money.currency();
        if *statement.currency.get_or_insert(currency) != currency {
            return;
        }
        // The booked opening balance is better than the closing one of the day before, a final than an interim one.
        if opens == 2 || (opens == 1 && statement.opening.is_none()) {
            statement.opening = Some(balance);
        }
        if closes == 2 || (closes == 1 && !statement.text.starts_with("CLBD")) {
            statement.closing = Some(balance);
            statement.line = element.line();
            statement.text = format!("{} {}", &kind[..4], element.text_at(&["Amt"]));
        }
    }

    fn summary(&mut self, element: Part<'_>) {
        for (name, credit) in [("TtlCdtNtries", true), ("TtlDbtNtries", false)] {
            if let Some(total) = element.child(name) {
                let figure = |name: &str| total.text_at(&[name]).into_owned();
                self.totals.push((total.line(), credit, figure("NbOfNtries"), figure("Sum")));
            }
        }
    }

    /// The amount of an element with the sign that another one gives.
    fn amount(&mut self, element: Part<'_>, mark: Part<'_>) -> Option<Read> {
        let amount = element.child("Amt")?;
        let currency = amount.attribute("Ccy").and_then(Currency::parse).unwrap_or_else(|| self.all.currency());
        let read = statement::amount(&amount.text(), DecimalSign::Point, currency).ok()?;
        match &*mark.text_at(&["CdtDbtInd"]) {
            "CRDT" => Some(read),
            "DBIT" => Some(Read { money: read.money.negated(), ..read }),
            _ => None,
        }
    }

    fn entry(&mut self, entry: Part<'_>, per_line: usize, ask: &mut Ask<'_>) {
        let Some(read) = self.amount(entry, entry) else {
            let known = matches!(&*entry.text_at(&["CdtDbtInd"]), "CRDT" | "DBIT");
            let reason = match (entry.child("Amt"), known) {
                (None, _) => UnreadReason::NoAmount,
                (_, false) => UnreadReason::UnknownDirection,
                _ => UnreadReason::BadAmount,
            };
            self.all.unread(entry.line(), &entry.text(), reason);
            return;
        };
        let booked = entry.child("BookgDt").and_then(parts::date);
        let value = entry.child("ValDt").and_then(parts::date);
        let own = booked.or(value).or_else(|| parts::related(entry));
        let Some((date, time)) = own.or(self.day.map(|day| (day, None))) else {
            let written = entry.child("BookgDt").or(entry.child("ValDt")).is_some();
            let reason = if written { UnreadReason::BadDate } else { UnreadReason::NoDate };
            self.all.unread(entry.line(), &entry.text(), reason);
            return;
        };
        if booked.or(value).is_none() {
            let kind = IntakeFinding::DateReplaced { text: entry.text_at(&["BookgDt"]).into_owned(), date };
            self.all.note_line(entry.line(), Severity::Warning, kind);
        }
        let whole = Whole { entry, read, date, time, booked: booked.is_some(), value: value.map(|(date, _)| date) };
        let place = usize::try_from(entry.line()).unwrap_or(0).saturating_mul(per_line);
        let details: Vec<Part<'_>> =
            entry.all("NtryDtls").flat_map(|group| group.all("TxDtls")).chain(entry.all("TxDtls")).collect();
        let split = self.parts_of(&whole, &details);
        if split.is_empty() {
            let record = of_entry(entry, &details, &whole);
            self.push(record, &whole, place, ask);
            return;
        }
        self.all.split = true;
        let ids = parts::own_ids(&details);
        for (at, (line, money, of)) in split.into_iter().enumerate() {
            let id = ids.get(at).map_or("", |id| id);
            let mut record = detail(entry, of, &whole, at + 1, id);
            (record.line, record.amount) = (line, money);
            if of.is_none() {
                record.kind = "CHRG".into();
            }
            self.push(record, &whole, place, ask);
        }
    }

    /// The transactions of an entry with their amounts, when there are several and they add up to it; charges that
    /// make up the rest are a part of their own. Empty when the entry is to be read as one.
    fn parts_of<'e>(&mut self, whole: &Whole<'e>, details: &[Part<'e>]) -> Vec<(u32, Money, Option<Part<'e>>)> {
        let currency = whole.read.money.currency();
        if details.is_empty() || whole.read.rounded {
            return Vec::new();
        }
        let negative = whole.read.money.is_negative();
        let mut parts = Vec::new();
        let mut sum = Money::zero(currency);
        for detail in details.iter().copied() {
            let Some(money) = parts::amount(detail, currency, negative) else { return Vec::new() };
            let Some(next) = sum.checked_add(money) else { return Vec::new() };
            sum = next;
            parts.push((detail.line(), money, Some(detail)));
        }
        let Some(rest) = whole.read.money.checked_sub(sum) else { return Vec::new() };
        let one = details.len() == 1;
        if rest.is_zero() {
            return if one { Vec::new() } else { parts };
        }
        let charged = parts::charges(whole.entry, details, currency) == Some(rest.abs());
        if charged && one {
            return Vec::new();
        }
        if charged {
            parts.push((whole.entry.line(), rest, None));
            return parts;
        }
        let finding = IntakeFinding::PartsDiffer { whole: whole.read.money, parts: sum };
        self.all.note_line(whole.entry.line(), Severity::Note, finding);
        Vec::new()
    }

    fn push(&mut self, record: super::record::Record, whole: &Whole<'_>, place: usize, ask: &mut Ask<'_>) {
        let money = record.amount;
        let row = self.all.push(record, place, ask);
        if parts::not_booked(whole.entry).is_some() {
            self.all.mark_pending(row);
        }
        if whole.entry.text_at(&["RvslInd"]).eq_ignore_ascii_case("true") {
            self.reversals.push(row);
        }
        if whole.booked && whole.value.is_some_and(|value| value != whole.date) {
            self.all.value_date_differs();
        }
        if whole.read.rounded {
            let text = whole.entry.text_at(&["Amt"]).into_owned();
            self.all.note_row(row, Severity::Note, IntakeFinding::Rounded { text, amount: money });
        }
    }
}

/// An entry with what was read of it.
struct Whole<'e> {
    entry: Part<'e>,
    read: Read,
    date: Date,
    time: Option<u32>,
    booked: bool,
    value: Option<Date>,
}

//! OFX 1.x (SGML), OFX 2.x (XML) and QFX: statements of bank, card and securities accounts.
//!
//! Both versions are read as a list of tags, because banks write headers of one over bodies of the other, leave tags
//! open, close others wrongly and put several statements in a file. Fields: OFX 1.0.3 and 2.2, chapters 11 and 13.

mod sgml;

use self::sgml::{Mark, Marks, decoded};
use super::dates::{self, Form};
use super::declared;
use super::finding::{IntakeFinding, UnreadReason};
use super::format::Format;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::{DateOrder, DecimalSign, Reading};
use super::statement::{self, Balance, Statements};
use crate::kernel::{Currency, Date, Severity};
use std::collections::BTreeMap;

/// OFX and QFX.
pub(super) const READER: Reader = Reader { claim, read };

/// Transactions of securities accounts (OFX 2.2, 13.9.2.4.1).
const TRADES: [&str; 20] = [
    "BUYDEBT",
    "BUYMF",
    "BUYOPT",
    "BUYOTHER",
    "BUYSTOCK",
    "CLOSUREOPT",
    "INCOME",
    "INVEXPENSE",
    "JRNLFUND",
    "JRNLSEC",
    "MARGININTEREST",
    "REINVEST",
    "RETOFCAP",
    "SELLDEBT",
    "SELLMF",
    "SELLOPT",
    "SELLOTHER",
    "SELLSTOCK",
    "SPLIT",
    "TRANSFER",
];
/// Those that are income or cost and not an exchange of money for securities.
const INCOME: [&str; 3] = ["INCOME", "INVEXPENSE", "MARGININTEREST"];
/// Kinds that take money out, where the amounts carry no sign at all.
const OUT: [&str; 9] = ["DEBIT", "CHECK", "ATM", "POS", "FEE", "SRVCHG", "PAYMENT", "DIRECTDEBIT", "REPEATPMT"];

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    if tag(head) {
        return Some(Claim::certain(Clue::word("<OFX>")));
    }
    head.trim_start().starts_with("OFXHEADER:").then(|| Claim::certain(Clue::word("OFXHEADER")))
}

/// Whether the tag stands in a text, with or without blanks, in either case.
fn tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(5).any(|window| {
        window[..4].eq_ignore_ascii_case(b"<OFX") && matches!(window[4], b'>' | b' ' | b'\r' | b'\n' | b'\t' | b'<')
    })
}

/// The encoding that the header of version 1 or the XML declaration names.
fn declared_encoding(head: &str) -> Option<&str> {
    let field = |name: &str| {
        let at = head.find(name)? + name.len();
        head[at..].split(|c: char| c.is_whitespace() || c == '<').find(|word| !word.is_empty())
    };
    if let Some(label) = declared::of_xml(head) {
        return Some(label);
    }
    match field("ENCODING:") {
        Some(encoding) if encoding.starts_with("UTF") || encoding.eq_ignore_ascii_case("UNICODE") => Some("utf-8"),
        _ => field("CHARSET:").filter(|label| *label != "NONE"),
    }
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let Some(file) = declared::text(source, ask, declared_encoding(source.head())) else {
        return Err(IntakeFinding::NoTable);
    };
    let head = source.head();
    let xml = head.trim_start().starts_with("<?xml") || head.contains("<?OFX") || head.contains("OFXHEADER=\"200\"");
    let mut ofx = Ofx::new(Statements::new(if xml { Format::Ofx2 } else { Format::Ofx1 }, source, ask), &file.text);
    ofx.all.draft.encoding = file.encoding;
    if let Some(finding) = file.finding {
        ofx.all.note_file(Severity::Note, finding);
    }
    for mark in Marks::new(&file.text) {
        if ofx.all.full() {
            break;
        }
        ofx.mark(&mark, ask);
    }
    ofx.close_transaction(ask);
    ofx.close_status();
    ofx.tell(&file.text);
    Ok(vec![Ok(ofx.all.finish(source, ask)?)])
}

/// Which of the parts that share field names is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    OwnAccount,
    OtherAccount,
    Ledger,
    Currency,
    Other,
}

struct Transaction {
    name: String,
    line: u32,
    place: usize,
    fields: BTreeMap<String, String>,
}

struct Ofx {
    all: Statements,
    decimal: DecimalSign,
    /// Whether no amount of the file has a sign while its kinds tell money in from money out.
    unsigned: bool,
    part: Part,
    default: Option<Currency>,
    balance: Option<(u32, String, String)>,
    status: BTreeMap<String, String>,
    status_line: u32,
    open: Option<Transaction>,
    trades: u32,
}

impl Ofx {
    fn new(mut all: Statements, text: &str) -> Self {
        let amounts = || Marks::new(text).filter(|mark| matches!(mark.name.as_str(), "TRNAMT" | "TOTAL"));
        let (found, example) = statement::decimal_sign(amounts().map(|mark| mark.value));
        let decimal = all.recipe.decimal.unwrap_or(found);
        if let (Some(example), None) = (example, all.recipe.decimal) {
            all.note_file(Severity::Warning, IntakeFinding::DecimalUndecided { example });
        }
        let kinds: Vec<String> = Marks::new(text)
            .filter(|mark| mark.name == "TRNTYPE")
            .map(|mark| mark.value.to_ascii_uppercase())
            .collect();
        let has = |kind: &str| kinds.iter().any(|seen| seen == kind);
        let plain = amounts().all(|mark| !mark.value.contains(['-', '(']));
        let unsigned = plain && has("DEBIT") && has("CREDIT") && all.recipe.flip_sign.is_none();
        Self {
            all,
            decimal,
            unsigned,
            part: Part::None,
            default: None,
            balance: None,
            status: BTreeMap::new(),
            status_line: 0,
            open: None,
            trades: 0,
        }
    }

    fn mark(&mut self, mark: &Mark<'_>, ask: &mut Ask<'_>) {
        let name = mark.name.as_str();
        match name {
            "CURRENCY" if !mark.value.is_empty() => self.keep("CURRENCY", decoded(mark.value)),
            // Also LOANSTMTRS and what later versions add.
            _ if name.ends_with("STMTRS") => {
                self.close_transaction(ask);
                self.close_balance();
                if mark.closes {
                    self.all.end();
                } else {
                    let default = self.default;
                    self.all.begin(mark.line).currency = default;
                }
                self.part = Part::None;
            }
            _ if name.ends_with("STMTTRN") || name == "STMTTRNP" => self.transaction(mark, ask),
            _ if TRADES.contains(&name) => self.transaction(mark, ask),
            "BANKTRANLIST" | "INVTRANLIST" | "BANKTRANLISTP" | "INVBANKTRAN" | "OFX" | "INVPOSLIST" | "SECLIST" => {
                self.close_transaction(ask);
                self.part = Part::None;
            }
            "BANKACCTFROM" | "CCACCTFROM" | "INVACCTFROM" | "CCACCTINFO" => self.part(Part::OwnAccount, mark, ask),
            "BANKACCTTO" | "CCACCTTO" => self.part(Part::OtherAccount, mark, ask),
            "LEDGERBAL" => {
                self.close_transaction(ask);
                self.part(Part::Ledger, mark, ask);
                if mark.closes {
                    self.close_balance();
                } else {
                    self.balance = Some((mark.line, String::new(), String::new()));
                }
            }
            "AVAILBAL" | "INVBAL" | "INVBALLIST" | "BAL" => {
                self.close_transaction(ask);
                self.part(Part::Other, mark, ask);
            }
            "CURRENCY" => self.part(Part::Currency, mark, ask),
            "ORIGCURRENCY" | "PAYEE" | "SECID" => self.part(Part::Other, mark, ask),
            "STATUS" => {
                self.close_status();
                self.status_line = mark.line;
            }
            _ if !mark.value.is_empty() && !mark.closes => self.field(name, mark),
            _ => {}
        }
    }

    fn part(&mut self, part: Part, mark: &Mark<'_>, ask: &mut Ask<'_>) {
        if part == Part::OwnAccount && !mark.closes {
            self.close_transaction(ask);
        }
        self.part = if mark.closes { Part::None } else { part };
    }

    fn field(&mut self, name: &str, mark: &Mark<'_>) {
        let value = decoded(mark.value);
        match name {
            "CURDEF" => {
                self.default = Currency::parse(&value);
                if self.all.is_open() {
                    let default = self.default;
                    self.all.statement(mark.line).currency = default;
                }
            }
            "CODE" | "SEVERITY" | "MESSAGE" => {
                self.status_line = self.status_line.max(1);
                self.status.insert(name.to_owned(), value);
            }
            "ACCTID" if self.part == Part::OwnAccount && self.open.is_none() => {
                self.all.statement(mark.line).account = value;
            }
            "ACCTID" if self.part == Part::OtherAccount => self.keep("ACCTTO", value),
            "ACCTID" => {}
            "BALAMT" | "DTASOF" if self.part == Part::Ledger => {
                if let Some(balance) = &mut self.balance {
                    *(if name == "BALAMT" { &mut balance.1 } else { &mut balance.2 }) = value;
                }
            }
            "CURSYM" if self.part == Part::Currency => self.keep("CURRENCY", value),
            "CURSYM" => {}
            _ => self.keep(name, value),
        }
    }

    fn keep(&mut self, name: &str, value: String) {
        if let Some(open) = &mut self.open {
            open.fields.entry(name.to_owned()).or_insert(value);
        }
    }

    fn transaction(&mut self, mark: &Mark<'_>, ask: &mut Ask<'_>) {
        self.close_transaction(ask);
        self.close_balance();
        self.part = Part::None;
        if !mark.closes {
            let name = mark.name.clone();
            self.open = Some(Transaction { name, line: mark.line, place: mark.place, fields: BTreeMap::new() });
        }
    }

    fn close_balance(&mut self) {
        let Some((line, money, date)) = self.balance.take() else { return };
        let currency = self.all.currency();
        match statement::amount(&money, self.decimal, currency) {
            Ok(read) => {
                let date = day(&date, None).ok().map(|(date, _, _)| date);
                let open = self.all.statement(line);
                open.closing = Some(Balance { money: read.money, date });
                open.line = line;
                open.text = format!("LEDGERBAL {money}");
            }
            Err(UnreadReason::NoAmount) => {}
            Err(reason) => {
                self.all.note_line(line, Severity::Warning, IntakeFinding::Unread { reason, text: money });
            }
        }
    }

    fn close_status(&mut self) {
        let status = std::mem::take(&mut self.status);
        let code = status.get("CODE").cloned().unwrap_or_default();
        let wrong = status.get("SEVERITY").is_some_and(|severity| severity.eq_ignore_ascii_case("ERROR"));
        if wrong || !code.bytes().all(|b| b == b'0') {
            let text = status.get("MESSAGE").cloned().unwrap_or_default();
            let severity = if wrong { Severity::Error } else { Severity::Warning };
            self.all.note_line(self.status_line, severity, IntakeFinding::ServerSaid { code, text });
        }
    }

    fn close_transaction(&mut self, ask: &mut Ask<'_>) {
        let Some(open) = self.open.take() else { return };
        let field = |name: &str| open.fields.get(name).map_or("", String::as_str);
        let trade = TRADES.contains(&open.name.as_str());
        let money = if trade { field("TOTAL") } else { field("TRNAMT") };
        let currency = Currency::parse(field("CURRENCY")).unwrap_or_else(|| self.all.currency());
        let amount = statement::amount(money, self.decimal, currency);
        let posted = if trade { field("DTTRADE") } else { field("DTPOSTED") };
        let other = if trade { field("DTSETTLE") } else { field("DTUSER") };
        let order = self.all.recipe.date_order;
        let mut replaced = None;
        let date = day(posted, order).or_else(|reason| {
            let instead = day(other, order).map_err(|_| reason)?;
            replaced = Some(instead.0);
            Ok(instead)
        });
        let (date, amount) = match (date, amount) {
            (Ok(date), Ok(amount)) => (date, amount),
            (Err(reason), _) | (_, Err(reason)) => {
                self.all.unread(open.line, &written(&open), reason);
                return;
            }
        };
        let kind = if trade { open.name.clone() } else { field("TRNTYPE").to_ascii_uppercase() };
        let mut money = amount.money;
        if self.unsigned && OUT.contains(&kind.as_str()) {
            money = money.negated();
        }
        let mut record = statement::blank(open.line, date.0, money);
        record.time = date.2;
        record.party = field("NAME").into();
        record.party_account = field("ACCTTO").into();
        record.text = field("MEMO").into();
        record.reference = field("FITID").into();
        record.neutral = trade && !INCOME.contains(&open.name.as_str());
        self.trades += u32::from(record.neutral);
        let differs = matches!((kind.as_str(), money.minor().signum()), ("DEBIT", 1) | ("CREDIT", -1));
        record.kind = kind.as_str().into();
        if open.name == "STMTTRNP" {
            record.status = "pending".into();
        }
        let row = self.all.push(record, open.place, ask);
        if open.name == "STMTTRNP" {
            self.all.mark_pending(row);
        }
        if amount.rounded {
            let text = open.fields.get(if trade { "TOTAL" } else { "TRNAMT" }).cloned().unwrap_or_default();
            self.all.note_row(row, Severity::Note, IntakeFinding::Rounded { text, amount: money });
        }
        if date.1 || replaced.is_some() {
            let kind = IntakeFinding::DateReplaced { text: posted.to_owned(), date: date.0 };
            self.all.note_row(row, Severity::Warning, kind);
        }
        if differs {
            self.all.note_row(row, Severity::Warning, IntakeFinding::DirectionDiffers { word: kind, amount: money });
        }
    }

    /// What concerns the whole file.
    fn tell(&mut self, text: &str) {
        if self.unsigned && !self.all.draft.rows.is_empty() {
            self.all.note_file(Severity::Warning, IntakeFinding::SignUndecided);
        }
        if self.trades > 0 {
            self.all.note_file(Severity::Note, IntakeFinding::Trades { count: self.trades });
        }
        let last = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
        let end = text.len().saturating_sub(4_096);
        let closed = text.as_bytes()[end..].windows(5).any(|window| window.eq_ignore_ascii_case(b"</OFX"));
        if !closed {
            self.all.note_line(last.max(1), Severity::Warning, IntakeFinding::CutOff);
        }
    }
}

/// The fields of a transaction that cannot be read, as they stand.
fn written(open: &Transaction) -> String {
    let mut out = open.name.clone();
    for (name, value) in &open.fields {
        out.push(' ');
        out.push_str(name);
        out.push('=');
        out.push_str(value);
    }
    out
}

/// The day of `20191223100000.000[-3:EST]`, as written, and the time; also of dates with separators where they can
/// mean one day only. The second value says whether a day that does not exist was replaced.
fn day(text: &str, order: Option<DateOrder>) -> Result<(Date, bool, Option<u32>), UnreadReason> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if text.is_empty() || (digits >= 8 && text[..8].bytes().all(|b| b == b'0')) {
        return Err(UnreadReason::NoDate);
    }
    if digits >= 8 {
        let number = |from: usize, to: usize| text[from..to].parse::<i16>().unwrap_or(0);
        let small = |from: usize| i8::try_from(number(from, from + 2)).unwrap_or(0);
        if !(1900..=2199).contains(&number(0, 4)) {
            return Err(UnreadReason::BadDate);
        }
        let (date, replaced) = statement::day(number(0, 4), small(4), small(6))?;
        let part = |from: usize| text.get(from..from + 2).and_then(|part| part.parse::<u32>().ok());
        let time = match (digits >= 12, part(8), part(10)) {
            (true, Some(hour), Some(minute)) if hour < 24 && minute < 60 => {
                let second = if digits >= 14 { part(12).filter(|second| *second < 60).unwrap_or(0) } else { 0 };
                Some(hour * 3600 + minute * 60 + second)
            }
            _ => None,
        };
        return Ok((date, replaced, time));
    }
    let read = dates::lex(text).ok_or(UnreadReason::BadDate)?;
    let orders: Vec<DateOrder> = match order {
        Some(order) => vec![order],
        None => DateOrder::ALL.into_iter().filter(|order| read.fits(*order)).collect(),
    };
    let mut found = orders.iter().filter_map(|order| read.resolve(*order).ok());
    match (found.next(), read.form == Form::Certain || found.next().is_none()) {
        (Some(date), true) => Ok((date, false, read.time)),
        _ => Err(UnreadReason::BadDate),
    }
}

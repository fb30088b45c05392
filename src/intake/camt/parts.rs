//! What the elements of an entry say, in the places where the versions put it.

use super::super::dates;
use super::super::finding::UnreadReason;
use super::super::label::Label;
use super::super::recipe::DecimalSign;
use super::super::record::Record;
use super::super::statement::{self, squeezed};
use super::super::xml::Part;
use super::Whole;
use crate::kernel::{Currency, Date, Money};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Words that stand where an id is missing.
const NO_ID: [&str; 4] = ["NOTPROVIDED", "NONREF", "NOTAVAILABLE", "N/A"];

/// Most pieces of text of one row.
const TEXTS: usize = 40;

/// The account: IBAN, or what else identifies it.
pub(super) fn account(element: Part<'_>) -> String {
    let Some(id) = element.child("Id") else { return String::new() };
    let places: [&[&str]; 5] = [&["IBAN"], &["Othr", "Id"], &["BBAN"], &["PrtryAcct", "Id"], &["UPIC"]];
    let found = places.iter().map(|path| id.text_at(path)).find(|text| !text.is_empty());
    found.unwrap_or_else(|| id.text()).split_whitespace().collect()
}

/// The day, and the time where it is given: `Dt` or `DtTm` inside, or the text itself (version 1). The day is the one
/// written; a zone moves nothing.
pub(super) fn date(element: Part<'_>) -> Option<(Date, Option<u32>)> {
    let inner = element.child("Dt").or_else(|| element.child("DtTm")).unwrap_or(element);
    let text = inner.text();
    let (day, rest) = (text.get(..10)?, text.get(10..)?);
    let number = |from: usize, to: usize| day.get(from..to)?.parse::<i16>().ok();
    let small = |from: usize| i8::try_from(number(from, from + 2)?).ok();
    let found: Result<(Date, bool), UnreadReason> = statement::day(number(0, 4)?, small(5)?, small(8)?);
    let date = found.ok().filter(|(_, replaced)| !replaced)?.0;
    let time = rest.strip_prefix('T').and_then(|time| dates::time(time.get(..8)?));
    Some((date, time))
}

/// The day that the transactions of an entry name where it has none itself.
pub(super) fn related(entry: Part<'_>) -> Option<(Date, Option<u32>)> {
    let mut details = entry.all("NtryDtls").flat_map(|group| group.all("TxDtls")).chain(entry.all("TxDtls"));
    let dates = details.find_map(|detail| detail.child("RltdDts"))?;
    ["IntrBkSttlmDt", "TxDtTm", "AccptncDtTm"].iter().find_map(|name| date(dates.child(name)?))
}

/// The status of an entry that is not booked yet: a code inside (since version 8) or the text itself.
pub(super) fn not_booked(entry: Part<'_>) -> Option<Cow<'_, str>> {
    let code = entry.child("Sts").map(Part::text)?;
    if code.is_empty() || code.eq_ignore_ascii_case("BOOK") { None } else { Some(code) }
}

/// The amount of a transaction in the currency of its entry, with its own mark or that of the entry.
pub(super) fn amount(detail: Part<'_>, currency: Currency, negative: bool) -> Option<Money> {
    let places: [&[&str]; 4] =
        [&["Amt"], &["AmtDtls", "TxAmt", "Amt"], &["AmtDtls", "InstdAmt", "Amt"], &["AmtDtls", "PrtryAmt", "Amt"]];
    let own =
        |element: &Part<'_>| element.attribute("Ccy").and_then(Currency::parse).is_none_or(|named| named == currency);
    let found = places.iter().find_map(|path| detail.at(path).filter(own))?;
    let read = statement::amount(&found.text(), DecimalSign::Point, currency).ok().filter(|read| !read.rounded)?;
    let debit = match &*detail.text_at(&["CdtDbtInd"]) {
        "DBIT" => true,
        "CRDT" => false,
        _ => negative,
    };
    Some(if debit { read.money.negated() } else { read.money })
}

/// All charges that an entry and its transactions state, without sign; `None` when one cannot be read.
pub(super) fn charges(entry: Part<'_>, details: &[Part<'_>], currency: Currency) -> Option<Money> {
    let mut sum = Money::zero(currency);
    for place in std::iter::once(&entry).chain(details) {
        for charges in place.all("Chrgs") {
            let records: Vec<Part<'_>> = charges.all("Rcrd").collect();
            let total = charges.child("TtlChrgsAndTaxAmt");
            let amounts: Vec<Part<'_>> = match total {
                Some(total) => vec![total],
                None if records.is_empty() => charges.all("Amt").collect(),
                None => records.iter().filter_map(|record| record.child("Amt")).collect(),
            };
            for amount in amounts {
                let read = statement::amount(&amount.text(), DecimalSign::Point, currency).ok()?;
                sum = sum.checked_add(read.money.abs())?;
            }
        }
    }
    Some(sum)
}

/// A text with its runs of blanks and line breaks as single blanks; most have none, and are not copied.
fn words(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut before = b' ';
    let single = text.bytes().all(|b| {
        let blanks = before == b' ' && b == b' ';
        before = b;
        !blanks && matches!(b, b' '..=b'~')
    });
    if single && (before != b' ' || text.is_empty()) { text } else { squeezed(&text).into() }
}

/// The text at the end of a path with single blanks.
fn words_at<'a>(part: Part<'a>, path: &[&str]) -> Cow<'a, str> {
    words(part.text_at(path))
}

/// The record of an entry read as one.
pub(super) fn of_entry(entry: Part<'_>, details: &[Part<'_>], whole: &Whole<'_>) -> Record {
    let mut record = base(entry, whole);
    if let [one] = *details {
        tell(&mut record, one, entry);
    } else if let Some(first) = details.first().copied() {
        let parties: Vec<(Cow<'_, str>, String)> = details.iter().map(|detail| party(*detail, &record)).collect();
        if parties.iter().all(|party| *party == parties[0]) {
            let (party, account) = &parties[0];
            (record.party, record.party_account) = ((&**party).into(), account.as_str().into());
        }
        let texts = details.iter().map(|detail| text(*detail)).filter(|text| !text.is_empty());
        let texts: Vec<Cow<'_, str>> = texts.take(TEXTS).collect();
        record.text = texts.join("; ").chars().take(400).collect::<String>().into();
        if record.kind.is_empty() {
            record.kind = kind(first).into();
        }
    }
    if record.text.is_empty() {
        record.text = words_at(entry, &["AddtlNtryInf"]).into();
    }
    if record.reference.is_empty()
        && let [one] = *details
    {
        record.reference = ids(one).into();
    }
    record
}

/// The ids of the transactions of an entry; empty where none is given or several share it.
pub(super) fn own_ids<'a>(details: &[Part<'a>]) -> Vec<Cow<'a, str>> {
    let all: Vec<Cow<'a, str>> = details.iter().map(|detail| ids(*detail)).collect();
    let mut count: BTreeMap<&str, u32> = BTreeMap::new();
    all.iter().for_each(|id| *count.entry(id).or_default() += 1);
    let own = |id: &Cow<'a, str>| if count.get(&**id) == Some(&1) { id.clone() } else { Cow::default() };
    all.iter().map(own).collect()
}

/// The record of the `nth` transaction of an entry, from 1, with its own id; `None` for the charges.
pub(super) fn detail(entry: Part<'_>, of: Option<Part<'_>>, whole: &Whole<'_>, nth: usize, id: &str) -> Record {
    let mut record = base(entry, whole);
    match of {
        Some(of) => tell(&mut record, of, entry),
        None => record.text = words_at(entry, &["AddtlNtryInf"]).into(),
    }
    // What several transactions share tells them apart only with their number.
    if !id.is_empty() {
        record.reference = id.into();
    } else if !record.reference.is_empty() {
        record.reference = format!("{}/{nth}", record.reference).into();
    }
    record
}

fn base(entry: Part<'_>, whole: &Whole<'_>) -> Record {
    let mut record = statement::blank(entry.line(), whole.date, whole.read.money);
    record.time = whole.time;
    record.kind = kind(entry).into();
    let pending = |code: Cow<'_, str>| format!("pending {}", code.to_ascii_uppercase()).into();
    record.status = not_booked(entry).map_or(Label::EMPTY, pending);
    let id = |name: &str| Some(words_at(entry, &[name])).filter(|id| known(id));
    record.reference = id("AcctSvcrRef").or_else(|| id("NtryRef").filter(|id| id.len() > 4)).unwrap_or_default().into();
    record
}

fn tell(record: &mut Record, detail: Part<'_>, entry: Part<'_>) {
    let (party, account) = party(detail, record);
    (record.party, record.party_account) = (party.into(), account.into());
    record.text = text(detail).into();
    if record.text.is_empty() {
        record.text = words_at(entry, &["AddtlNtryInf"]).into();
    }
    let own = kind(detail);
    if !own.is_empty() {
        record.kind = own.into();
    }
}

fn known(id: &str) -> bool {
    !id.is_empty() && !NO_ID.iter().any(|word| id.eq_ignore_ascii_case(word)) && id.bytes().any(|b| b != b'0')
}

/// The strongest id of a transaction.
fn ids(detail: Part<'_>) -> Cow<'_, str> {
    let places = ["TxId", "EndToEndId", "UETR", "AcctSvcrRef", "InstrId", "PmtInfId", "ChqNb"];
    let found = places.iter().map(|name| words_at(detail, &["Refs", name]));
    found.into_iter().find(|id| known(id)).unwrap_or_default()
}

/// The bank's code of the transaction: the common one, else its own.
fn kind(element: Part<'_>) -> Cow<'_, str> {
    let Some(codes) = element.child("BkTxCd") else { return Cow::default() };
    let common = [
        codes.text_at(&["Domn", "Cd"]),
        codes.text_at(&["Domn", "Fmly", "Cd"]),
        codes.text_at(&["Domn", "Fmly", "SubFmlyCd"]),
    ];
    let common: Vec<&str> = common.iter().map(|code| &**code).filter(|code| !code.is_empty()).collect();
    if common.is_empty() { words_at(codes, &["Prtry", "Cd"]) } else { common.join(" ").into() }
}

/// The other party and its account: who pays when money comes in, who is paid when it goes out.
fn party<'a>(detail: Part<'a>, record: &Record) -> (Cow<'a, str>, String) {
    let Some(parties) = detail.child("RltdPties") else { return (agent(detail, record), String::new()) };
    let negative = record.amount.is_negative();
    let (side, last, number) =
        if negative { ("Cdtr", "UltmtCdtr", "CdtrAcct") } else { ("Dbtr", "UltmtDbtr", "DbtrAcct") };
    let name = |role: &str| {
        let role = parties.child(role)?;
        let places: [&[&str]; 4] = [&["Nm"], &["Pty", "Nm"], &["Agt", "FinInstnId", "Nm"], &["Pty", "PrvtId", "Nm"]];
        places.iter().map(|path| words_at(role, path)).find(|name| !name.is_empty())
    };
    let found = name(side).or_else(|| name(last)).unwrap_or_else(|| agent(detail, record));
    (found, parties.child(number).map(account).unwrap_or_default())
}

/// The other party's bank, where no party is named.
fn agent<'a>(detail: Part<'a>, record: &Record) -> Cow<'a, str> {
    let role = if record.amount.is_negative() { "CdtrAgt" } else { "DbtrAgt" };
    words_at(detail, &["RltdAgts", role, "FinInstnId", "Nm"])
}

/// What a transaction was for: free text, structured references, else the bank's words.
fn text<'a>(detail: Part<'a>) -> Cow<'a, str> {
    let mut all: Vec<Cow<'a, str>> = Vec::new();
    let mut add = |text: Cow<'a, str>| {
        let text = words(text);
        if !text.is_empty() && all.len() < TEXTS && !all.contains(&text) {
            all.push(text);
        }
    };
    for remittance in detail.all("RmtInf") {
        remittance.all("Ustrd").for_each(|free| add(free.text()));
        for structured in remittance.all("Strd") {
            add(structured.text_at(&["CdtrRefInf", "Ref"]));
            add(structured.text_at(&["CdtrRefInf", "CdtrRef"]));
            add(structured.text_at(&["RfrdDocInf", "Nb"]));
            structured.all("AddtlRmtInf").for_each(|more| add(more.text()));
        }
    }
    match &mut all[..] {
        [] => words_at(detail, &["AddtlTxInf"]),
        [one] => std::mem::take(one),
        all => all.join(" ").into(),
    }
}

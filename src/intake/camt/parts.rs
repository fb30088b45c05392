//! What the elements of an entry say, in the places where the versions put it.

use super::super::dates;
use super::super::finding::UnreadReason;
use super::super::recipe::DecimalSign;
use super::super::record::Record;
use super::super::statement::{self, squeezed};
use super::super::xml::Element;
use super::Whole;
use crate::kernel::{Currency, Date, Money};
use std::collections::BTreeMap;

/// Words that stand where an id is missing.
const NO_ID: [&str; 4] = ["NOTPROVIDED", "NONREF", "NOTAVAILABLE", "N/A"];

/// Most pieces of text of one row.
const TEXTS: usize = 40;

/// The account: IBAN, or what else identifies it.
pub(super) fn account(element: &Element) -> String {
    let Some(id) = element.child("Id") else { return String::new() };
    let places: [&[&str]; 5] = [&["IBAN"], &["Othr", "Id"], &["BBAN"], &["PrtryAcct", "Id"], &["UPIC"]];
    let found = places.iter().map(|path| id.text_at(path)).find(|text| !text.is_empty());
    found.unwrap_or_else(|| id.text()).split_whitespace().collect()
}

/// The day, and the time where it is given: `Dt` or `DtTm` inside, or the text itself (version 1). The day is the one
/// written; a zone moves nothing.
pub(super) fn date(element: &Element) -> Option<(Date, Option<u32>)> {
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
pub(super) fn related(entry: &Element) -> Option<(Date, Option<u32>)> {
    let mut details = entry.all("NtryDtls").flat_map(|group| group.all("TxDtls")).chain(entry.all("TxDtls"));
    let dates = details.find_map(|detail| detail.child("RltdDts"))?;
    ["IntrBkSttlmDt", "TxDtTm", "AccptncDtTm"].iter().find_map(|name| date(dates.child(name)?))
}

/// The status of an entry: a code inside (since version 8) or the text itself.
pub(super) fn code(entry: &Element) -> String {
    entry.child("Sts").map(Element::text).unwrap_or_default().to_ascii_uppercase()
}

/// The amount of a transaction in the currency of its entry, with its own mark or that of the entry.
pub(super) fn amount(detail: &Element, currency: Currency, negative: bool) -> Option<Money> {
    let places: [&[&str]; 4] =
        [&["Amt"], &["AmtDtls", "TxAmt", "Amt"], &["AmtDtls", "InstdAmt", "Amt"], &["AmtDtls", "PrtryAmt", "Amt"]];
    let own =
        |element: &&Element| element.attribute("Ccy").and_then(Currency::parse).is_none_or(|named| named == currency);
    let found = places.iter().find_map(|path| detail.at(path).filter(own))?;
    let read = statement::amount(&found.text(), DecimalSign::Point, currency).ok().filter(|read| !read.rounded)?;
    let debit = match detail.text_at(&["CdtDbtInd"]).as_str() {
        "DBIT" => true,
        "CRDT" => false,
        _ => negative,
    };
    Some(if debit { read.money.negated() } else { read.money })
}

/// All charges that an entry and its transactions state, without sign; `None` when one cannot be read.
pub(super) fn charges(entry: &Element, details: &[&Element], currency: Currency) -> Option<Money> {
    let mut sum = Money::zero(currency);
    for place in std::iter::once(&entry).chain(details) {
        for charges in place.all("Chrgs") {
            let records: Vec<&Element> = charges.all("Rcrd").collect();
            let total = charges.child("TtlChrgsAndTaxAmt");
            let amounts: Vec<&Element> = match total {
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

/// The record of an entry read as one.
pub(super) fn of_entry(entry: &Element, details: &[&Element], whole: &Whole<'_>) -> Record {
    let mut record = base(entry, whole);
    let first = details.first().copied();
    if let [one] = details {
        tell(&mut record, one, entry);
    } else if let Some(first) = first {
        let parties: Vec<(String, String)> = details.iter().map(|detail| party(detail, &record)).collect();
        if parties.iter().all(|party| *party == parties[0]) {
            let (party, account) = &parties[0];
            (record.party, record.party_account) = (party.as_str().into(), account.as_str().into());
        }
        let texts = details.iter().map(|detail| text(detail)).filter(|text| !text.is_empty());
        let texts: Vec<String> = texts.take(TEXTS).collect();
        record.text = texts.join("; ").chars().take(400).collect::<String>().into();
        if record.kind.is_empty() {
            record.kind = kind(first).into();
        }
    }
    if record.text.is_empty() {
        record.text = squeezed(&entry.text_at(&["AddtlNtryInf"])).into();
    }
    if record.reference.is_empty()
        && let [one] = details
    {
        record.reference = ids(one).into();
    }
    record
}

/// The ids of the transactions of an entry; empty where none is given or several share it.
pub(super) fn own_ids(details: &[&Element]) -> Vec<String> {
    let all: Vec<String> = details.iter().map(|detail| ids(detail)).collect();
    let mut count: BTreeMap<&str, u32> = BTreeMap::new();
    all.iter().for_each(|id| *count.entry(id).or_default() += 1);
    all.iter().map(|id| if count.get(id.as_str()) == Some(&1) { id.clone() } else { String::new() }).collect()
}

/// The record of the `nth` transaction of an entry, from 1, with its own id; `None` for the charges.
pub(super) fn detail(entry: &Element, of: Option<&Element>, whole: &Whole<'_>, nth: usize, id: &str) -> Record {
    let mut record = base(entry, whole);
    match of {
        Some(of) => tell(&mut record, of, entry),
        None => record.text = squeezed(&entry.text_at(&["AddtlNtryInf"])).into(),
    }
    // What several transactions share tells them apart only with their number.
    if !id.is_empty() {
        record.reference = id.into();
    } else if !record.reference.is_empty() {
        record.reference = format!("{}/{nth}", record.reference).into();
    }
    record
}

fn base(entry: &Element, whole: &Whole<'_>) -> Record {
    let mut record = statement::blank(entry.line, whole.date, whole.read.money);
    record.time = whole.time;
    record.kind = kind(entry).into();
    record.status = match code(entry).as_str() {
        "" | "BOOK" => String::new(),
        other => format!("pending {other}"),
    }
    .into();
    let id = |name: &str| Some(squeezed(&entry.text_at(&[name]))).filter(|id| known(id));
    record.reference = id("AcctSvcrRef").or_else(|| id("NtryRef").filter(|id| id.len() > 4)).unwrap_or_default().into();
    record
}

fn tell(record: &mut Record, detail: &Element, entry: &Element) {
    let (party, account) = party(detail, record);
    (record.party, record.party_account) = (party.into(), account.into());
    record.text = text(detail).into();
    if record.text.is_empty() {
        record.text = squeezed(&entry.text_at(&["AddtlNtryInf"])).into();
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
fn ids(detail: &Element) -> String {
    let places = ["TxId", "EndToEndId", "UETR", "AcctSvcrRef", "InstrId", "PmtInfId", "ChqNb"];
    let found = places.iter().map(|name| squeezed(&detail.text_at(&["Refs", name])));
    found.into_iter().find(|id| known(id)).unwrap_or_default()
}

/// The bank's code of the transaction: the common one, else its own.
fn kind(element: &Element) -> String {
    let Some(codes) = element.child("BkTxCd") else { return String::new() };
    let common = [
        codes.text_at(&["Domn", "Cd"]),
        codes.text_at(&["Domn", "Fmly", "Cd"]),
        codes.text_at(&["Domn", "Fmly", "SubFmlyCd"]),
    ];
    let common: Vec<&str> = common.iter().map(String::as_str).filter(|code| !code.is_empty()).collect();
    if common.is_empty() { squeezed(&codes.text_at(&["Prtry", "Cd"])) } else { common.join(" ") }
}

/// The other party and its account: who pays when money comes in, who is paid when it goes out.
fn party(detail: &Element, record: &Record) -> (String, String) {
    let Some(parties) = detail.child("RltdPties") else { return (agent(detail, record), String::new()) };
    let (side, last) = if record.amount.is_negative() { ("Cdtr", "UltmtCdtr") } else { ("Dbtr", "UltmtDbtr") };
    let name = |role: &str| {
        let places: [&[&str]; 4] =
            [&[role, "Nm"], &[role, "Pty", "Nm"], &[role, "Agt", "FinInstnId", "Nm"], &[role, "Pty", "PrvtId", "Nm"]];
        places.iter().map(|path| squeezed(&parties.text_at(path))).find(|name| !name.is_empty())
    };
    let number = |role: &str| parties.child(role).map(account).unwrap_or_default();
    let found = name(side).or_else(|| name(last)).unwrap_or_else(|| agent(detail, record));
    (found, number(&format!("{side}Acct")))
}

/// The other party's bank, where no party is named.
fn agent(detail: &Element, record: &Record) -> String {
    let role = if record.amount.is_negative() { "CdtrAgt" } else { "DbtrAgt" };
    squeezed(&detail.text_at(&["RltdAgts", role, "FinInstnId", "Nm"]))
}

/// What a transaction was for: free text, structured references, else the bank's words.
fn text(detail: &Element) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut add = |text: String| {
        let text = squeezed(&text);
        if !text.is_empty() && words.len() < TEXTS && !words.contains(&text) {
            words.push(text);
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
    if words.is_empty() { squeezed(&detail.text_at(&["AddtlTxInf"])) } else { words.join(" ") }
}

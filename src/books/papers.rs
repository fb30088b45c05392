//! Invoices and orders in the books: which side the firm is on, and which documents count once.

use super::ledger::{BooksFinding, Corrections, Counted, LineId};
use super::party::{fold, party_name};
use crate::intake::{Document, DocumentKind, DocumentParty, DocumentState, Format, RecordSet};
use crate::kernel::{Currency, Date, Finding, Money, Origin, Severity};
use crate::rules::Matching;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Documents that one party must stand in before most of them can tell that it is the firm.
const MAJORITY: u32 = 3;

/// The firm's side of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DocumentSide {
    /// The firm sells.
    Sale,
    /// The firm buys.
    Purchase,
    /// Neither side, or both, is known to be the firm.
    Unknown,
}

/// Why a party of the documents is taken to be the firm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OwnReason {
    /// Chosen by the user.
    Chosen,
    /// Its name is the one entered for the firm or its owner.
    Typed,
    /// It stands in most documents.
    Majority {
        /// Documents that it stands in.
        count: u32,
        /// All documents with a party.
        of: u32,
    },
}

/// The firm as the documents name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnFirm {
    /// Its name as the first document writes it.
    pub name: String,
    /// Its tax numbers.
    pub tax_ids: BTreeSet<String>,
    /// Why.
    pub reason: OwnReason,
    names: BTreeSet<String>,
}

/// One document in the books.
#[derive(Clone, PartialEq, Debug)]
pub struct BookedDocument {
    /// Where it stands.
    pub id: LineId,
    /// What it is.
    pub kind: DocumentKind,
    /// What has become of it.
    pub state: DocumentState,
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub date: Option<Date>,
    /// Day it falls due.
    pub due: Option<Date>,
    /// The firm's side.
    pub side: DocumentSide,
    /// The other party, normalised; empty when unknown.
    pub party: String,
    /// Its amount without tax where that is stated, else with tax: negative for what takes back, nothing when void.
    /// For an order what was paid less what was paid back.
    pub amount: Option<Money>,
    /// What is still to be paid, where the file says so.
    pub open: Option<Money>,
    /// Whether it enters the sums.
    pub counted: Counted,
}

/// Takes the documents of all files into the books.
pub(super) fn book(
    sets: &[Rc<RecordSet>],
    corrections: &Corrections,
    names: &[String],
    currency: Currency,
    matching: &Matching,
    findings: &mut Vec<Finding<BooksFinding>>,
) -> (Option<OwnFirm>, Vec<BookedDocument>) {
    let core = |name: &str| party_name(&fold(name), matching);
    let all: Vec<(u16, Format, &Document)> = (0_u16..)
        .zip(sets)
        .flat_map(|(file, set)| set.parts().papers.documents.iter().map(move |d| (file, set.parts().format, d)))
        .collect();
    if all.is_empty() {
        return (None, Vec::new());
    }
    let own = own(&all, corrections, names, &core, findings);
    let mut first: BTreeMap<(String, String, Option<Date>, Option<Money>), LineId> = BTreeMap::new();
    let mut booked = Vec::new();
    let mut others: BTreeMap<Currency, (u32, BTreeSet<u16>)> = BTreeMap::new();
    let mut doubles: BTreeMap<(u16, u16), u32> = BTreeMap::new();
    for (file, format, document) in &all {
        let id = LineId { file: *file, line: document.line };
        let (side, other) = side(document, *format, own.as_ref(), &core);
        let key = (key(&document.seller, &core), document.number.clone(), document.date, document.total);
        let counted = if document.currency != currency {
            let (count, files) = others.entry(document.currency).or_default();
            *count += 1;
            files.insert(*file);
            Counted::OtherCurrency
        } else if let Some(earlier) = first.get(&key).filter(|_| !document.number.is_empty()) {
            *doubles.entry((earlier.file, *file)).or_default() += 1;
            Counted::DuplicateOf(*earlier)
        } else {
            first.insert(key, id);
            Counted::Yes
        };
        booked.push(BookedDocument {
            id,
            kind: document.kind,
            state: document.state,
            number: document.number.clone(),
            date: document.date,
            due: document.due,
            side,
            party: other.map(|party| core(&party.name)).unwrap_or_default(),
            amount: amount(document),
            open: document.payable,
            counted,
        });
    }
    for (currency, (lines, files)) in others {
        let origins = files.into_iter().map(Origin::File).collect();
        findings.push(Finding {
            severity: Severity::Warning,
            kind: BooksFinding::OtherCurrency { currency, lines },
            origins,
        });
    }
    let name = |file: u16| sets.get(usize::from(file)).map(|set| set.parts().name.clone()).unwrap_or_default();
    for ((one, two), lines) in doubles {
        let kind = BooksFinding::Overlap { lines, first: name(one), second: name(two) };
        findings.push(Finding { severity: Severity::Note, kind, origins: vec![Origin::File(one), Origin::File(two)] });
    }
    booked.sort_by_key(|document| (document.date, document.id));
    (own, booked)
}

/// Letters and digits of a tax number.
fn plain(tax_id: &str) -> String {
    tax_id.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// What a party is known by: its tax number, else its name.
fn key(party: &DocumentParty, core: &dyn Fn(&str) -> String) -> String {
    let id = plain(&party.tax_id);
    if id.is_empty() { core(&party.name) } else { id }
}

impl OwnFirm {
    fn is(&self, party: &DocumentParty, core: &dyn Fn(&str) -> String) -> bool {
        let id = plain(&party.tax_id);
        (!id.is_empty() && self.tax_ids.contains(&id)) || self.names.contains(&core(&party.name))
    }
}

/// Which party the firm is: chosen, by the name entered, or the one that most documents name.
fn own(
    all: &[(u16, Format, &Document)],
    corrections: &Corrections,
    typed: &[String],
    core: &dyn Fn(&str) -> String,
    findings: &mut Vec<Finding<BooksFinding>>,
) -> Option<OwnFirm> {
    let parties = || all.iter().flat_map(|(_, _, document)| [&document.seller, &document.buyer]);
    let named = |names: BTreeSet<String>, ids: BTreeSet<String>, reason: OwnReason| {
        let mut own = OwnFirm { name: String::new(), tax_ids: ids, reason, names };
        let is = |own: &OwnFirm, party: &DocumentParty| own.is(party, core);
        let first = parties().find(|party| is(&own, party))?;
        own.name.clone_from(&first.name);
        // Documents that name the firm also tell its tax number, by which others know it.
        let ids: Vec<String> = parties().filter(|party| is(&own, party)).map(|party| plain(&party.tax_id)).collect();
        own.tax_ids.extend(ids.into_iter().filter(|id| !id.is_empty()));
        Some(own)
    };
    if let Some(chosen) = &corrections.own_party {
        let found = named([core(chosen)].into(), [plain(chosen)].into(), OwnReason::Chosen);
        if found.is_some() {
            return found;
        }
    }
    let names: BTreeSet<String> = typed.iter().map(|name| core(name)).filter(|name| !name.is_empty()).collect();
    if let Some(found) = named(names, BTreeSet::new(), OwnReason::Typed) {
        return Some(found);
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut of = 0;
    for (_, _, document) in all.iter().filter(|(_, _, document)| document.kind != DocumentKind::Order) {
        let sides: BTreeSet<String> = [&document.seller, &document.buyer]
            .map(|party| key(party, core))
            .into_iter()
            .filter(|k| !k.is_empty())
            .collect();
        // A list that names one side only is the firm's own, of its customers or its suppliers.
        if sides.len() < 2 {
            continue;
        }
        of += 1;
        for side in sides {
            *counts.entry(side).or_default() += 1;
        }
    }
    if of == 0 {
        return None;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    let mut best = counts.iter().filter(|(_, count)| **count == most);
    let (winner, tie) = (best.next().map(|(key, _)| key.clone()), best.next().is_some());
    let found = winner.filter(|_| !tie && most >= MAJORITY && most * 2 > of).and_then(|winner| {
        let is_id = parties().any(|party| plain(&party.tax_id) == winner);
        let (names, ids) = if is_id { (BTreeSet::new(), [winner].into()) } else { ([winner].into(), BTreeSet::new()) };
        named(names, ids, OwnReason::Majority { count: most, of })
    });
    let kind = match &found {
        Some(own) => BooksFinding::OwnFirmByMajority { name: own.name.clone(), count: most, of },
        None => BooksFinding::OwnFirmUnknown { documents: of },
    };
    let files: BTreeSet<u16> = all.iter().map(|(file, _, _)| *file).collect();
    findings.push(Finding {
        severity: Severity::Warning,
        kind,
        origins: files.into_iter().map(Origin::File).collect(),
    });
    found
}

/// The firm's side and the other party.
fn side<'d>(
    document: &'d Document,
    format: Format,
    own: Option<&OwnFirm>,
    core: &dyn Fn(&str) -> String,
) -> (DocumentSide, Option<&'d DocumentParty>) {
    match format {
        // A shop exports its own orders; an order page is saved by who ordered.
        Format::ShopOrders => return (DocumentSide::Sale, Some(&document.buyer)),
        Format::AmazonOrder => return (DocumentSide::Purchase, Some(&document.seller)),
        Format::InvoiceList => {
            let named = |party: &DocumentParty| !party.name.is_empty() || !party.tax_id.is_empty();
            match (named(&document.seller), named(&document.buyer)) {
                (false, true) => return (DocumentSide::Sale, Some(&document.buyer)),
                (true, false) => return (DocumentSide::Purchase, Some(&document.seller)),
                _ => {}
            }
        }
        _ => {}
    }
    let is = |party: &DocumentParty| own.is_some_and(|own| own.is(party, core));
    match (is(&document.seller), is(&document.buyer)) {
        (true, false) => (DocumentSide::Sale, Some(&document.buyer)),
        (false, true) => (DocumentSide::Purchase, Some(&document.seller)),
        _ => (DocumentSide::Unknown, None),
    }
}

/// See [`BookedDocument::amount`].
fn amount(document: &Document) -> Option<Money> {
    let zero = Money::zero(document.currency);
    match (document.kind, document.state) {
        (_, DocumentState::Void) => Some(zero),
        (DocumentKind::Order, DocumentState::Open) => Some(zero),
        (DocumentKind::Order, state) => {
            let back = document.refunded.or((state == DocumentState::Reversed).then_some(document.total).flatten());
            document.total?.checked_sub(back.unwrap_or(zero))
        }
        (DocumentKind::Invoice, _) => document.net.or(document.total),
        (DocumentKind::CreditNote, _) => document.net.or(document.total).map(|amount| amount.abs().negated()),
    }
}

//! Electronic invoices in XML, alone or several in an envelope: UBL, cross-industry and Chinese ones.

use super::document::{Document, DocumentFinding, DocumentKind};
use super::draft::Draft;
use super::finding::{IntakeFinding, Limit};
use super::format::Format;
use super::invoice::Sheet;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use super::xml::{self, Broken, Element};
use super::{cii, cn_invoice, ubl};
use crate::kernel::Currency;
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader { claim, read };

/// Words that only such documents have, near their start.
const MARKS: [&str; 11] = [
    "CrossIndustryInvoice",
    "CrossIndustryDocument",
    "SCRDMCCBDACIOMessageStructure",
    "CrossIndustryOrder",
    "ubl:schema:xsd:Invoice-2",
    "ubl:schema:xsd:CreditNote-2",
    "ubl:schema:xsd:DebitNote-2",
    "ubl:schema:xsd:Order-2",
    "<EInvoice>",
    "<EInvoice ",
    "www.edrm.org.cn/schema/e-invoice",
];

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    if let Some(mark) = MARKS.iter().find(|mark| head.contains(**mark)) {
        return Some(Claim::certain(Clue::word(mark.trim_start_matches('<').trim_end_matches([' ', '>']))));
    }
    // Without their namespaces they can still be told by their parts.
    let parts = ["LegalMonetaryTotal", "TaxInclusiveTotalAmount", "AccountingSupplierParty"];
    parts.iter().find(|part| head.contains(**part)).map(|part| Claim::likely(Clue::word(*part)))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let decoded = source.text().ok_or(IntakeFinding::NoTable)?;
    let root = xml::parse(&decoded.text).map_err(refused)?;
    let found = of_root(&root, ask.currency);
    if found.documents.is_empty() {
        return Err(IntakeFinding::NoTable);
    }
    let mut draft = Draft::new(found.format);
    found.into_draft(&mut draft);
    Ok(vec![Ok(draft.finish(source, ask))])
}

/// What is said of XML that cannot be used.
pub(super) fn refused(broken: Broken) -> IntakeFinding {
    match broken {
        Broken::At(line) => IntakeFinding::Document(DocumentFinding::BrokenXml { line }),
        Broken::CutOff => IntakeFinding::CutOff,
        Broken::TooMuch => IntakeFinding::OverLimit { what: Limit::Nesting, limit: xml::MAX_DEPTH as u64 },
    }
}

/// The documents of one text of XML.
pub(super) struct Found {
    /// The kind of the first.
    pub format: Format,
    /// All of them.
    pub documents: Vec<Document>,
    sheet: Sheet,
}

/// Reads all documents inside an element, however deep they lie in envelopes.
pub(super) fn of_root(root: &Element, case: Currency) -> Found {
    let mut found = Found { format: Format::Ubl, documents: Vec::new(), sheet: Sheet::new(case) };
    root.walk(&mut |element| {
        let sheet = &mut found.sheet;
        let (format, document) = if ubl::is_document(element) {
            (Format::Ubl, ubl::read(element, sheet))
        } else if cii::is_document(element) {
            (Format::Cii, cii::read(element, sheet))
        } else if cn_invoice::is_document(element) {
            (Format::CnEinvoice, cn_invoice::read(element, sheet))
        } else {
            return true;
        };
        if found.documents.is_empty() {
            found.format = format;
        }
        found.documents.push(document);
        false
    });
    found
}

impl Found {
    /// The documents of another text behind these.
    pub fn join(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.sheet.findings.extend(other.sheet.findings);
    }

    /// Documents and findings into a draft.
    pub fn into_draft(self, draft: &mut Draft) {
        draft.currency = draft.currency.or_else(|| main_currency(&self.documents));
        draft.paper_rows += rows(&self.documents);
        draft.papers.documents.extend(self.documents);
        draft.findings.extend(self.sheet.findings);
    }
}

/// The rows that documents are: the lines of a single one, the documents where there are several.
pub(super) fn rows(documents: &[Document]) -> usize {
    match documents {
        [one] if one.kind == DocumentKind::Order && one.shipments > 0 => one.shipments as usize,
        [one] => one.items.len(),
        many => many.len(),
    }
}

/// The currency of most documents; the first by code when equal.
pub(super) fn main_currency(documents: &[Document]) -> Option<Currency> {
    let mut counts = BTreeMap::<Currency, u32>::new();
    for document in documents {
        *counts.entry(document.currency).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(currency, count)| (*count, std::cmp::Reverse(*currency))).map(|(c, _)| c)
}

//! Accounts whose figures are tagged: XBRL instances and inline XBRL.

use super::document::{DocumentParty, StatementFigure};
use super::draft::Draft;
use super::einvoice::refused;
use super::finding::IntakeFinding;
use super::format::Format;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use super::xbrl::Frame;
use super::xml::{self, Element};
use super::{ixbrl, xbrl};
use crate::kernel::Currency;
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let mark =
        ["http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL", "www.xbrl.org/2003/instance"];
    let found = mark.iter().find(|mark| head.contains(**mark))?;
    // A taxonomy names the instance's namespace too.
    let root = xml::root(head)?;
    let own = matches!(root.name.as_str(), "xbrl" | "html" | "XBRL" | "HTML") || head.contains("inlineXBRL");
    own.then(|| Claim::certain(Clue::word(*found)))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let decoded = source.text().ok_or(IntakeFinding::NoTable)?;
    let root = xml::parse(&decoded.text).map_err(refused)?;
    let frame = Frame::of(&root);
    let inline = ixbrl::figures(&root);
    let (format, tagged) = if inline.is_empty() { (Format::Xbrl, xbrl::facts(&root)) } else { (Format::Ixbrl, inline) };
    let format = if root.name.eq_ignore_ascii_case("html") { Format::Ixbrl } else { format };
    if frame.is_empty() && tagged.is_empty() {
        return Err(IntakeFinding::NoTable);
    }
    let figures = frame.resolve(tagged);
    let mut draft = Draft::new(format);
    draft.paper_rows = figures.rows.len();
    draft.papers.firm = firm(&root);
    draft.papers.statement = figures.rows;
    draft.unread = figures.unread;
    draft.findings = figures.findings;
    draft.currency = currency(&draft);
    Ok(vec![Ok(draft.finish(source, ask))])
}

/// The currency of most amounts.
fn currency(draft: &Draft) -> Option<Currency> {
    let mut counts = BTreeMap::<Currency, u32>::new();
    for row in &draft.papers.statement {
        if let StatementFigure::Amount(money) = row.figure {
            *counts.entry(money.currency()).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(currency, count)| (*count, std::cmp::Reverse(*currency))).map(|(c, _)| c)
}

/// The firm that the accounts name.
fn firm(root: &Element) -> DocumentParty {
    let mut firm = DocumentParty::default();
    root.walk(&mut |element| {
        let name =
            if element.name == "nonNumeric" { element.attribute("name").unwrap_or_default() } else { &element.name };
        let place = match name.rsplit(':').next().unwrap_or(name) {
            "EntityCurrentLegalOrRegisteredName"
            | "EntityRegistrantName"
            | "NameOfReportingEntityOrOtherMeansOfIdentification" => &mut firm.name,
            "UKCompaniesHouseRegisteredNumber" | "EntityTaxIdentificationNumber" => &mut firm.tax_id,
            _ => return true,
        };
        if place.is_empty() {
            *place = xbrl::shown(element);
        }
        true
    });
    if firm.tax_id.is_empty() {
        firm.tax_id = registered(root).unwrap_or_default();
    }
    firm
}

/// The number by which the contexts name the firm in a public register: of Companies House, the SEC, or as an LEI.
fn registered(root: &Element) -> Option<String> {
    const REGISTERS: [&str; 3] = ["companieshouse.gov.uk", "sec.gov/CIK", "standards.iso.org/iso/17442"];
    let mut found = None;
    root.walk(&mut |element| {
        let scheme = element.attribute("scheme").unwrap_or_default();
        if found.is_none() && element.name == "identifier" && REGISTERS.iter().any(|register| scheme.contains(register))
        {
            found = Some(element.text().trim().to_owned()).filter(|number| !number.is_empty());
        }
        found.is_none()
    });
    found
}

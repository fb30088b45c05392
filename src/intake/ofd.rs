//! OFD documents with a Chinese invoice: a zip whose attachment, or whose tags, hold the invoice's data.

use super::archive;
use super::document::DocumentFinding;
use super::draft::Draft;
use super::finding::IntakeFinding;
use super::format::Format;
use super::invoice::Sheet;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use super::xml::{self, Element};
use super::{cn_invoice, decode, einvoice};
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    let entry = source.entries().iter().find(|name| name.eq_ignore_ascii_case("OFD.xml"))?;
    Some(Claim::certain(Clue::Entry(entry.clone())))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let parts = parts(source, ask)?;
    let mut draft = Draft::new(Format::CnOfd);
    draft.encoding = "utf-8".to_owned();
    let mut all: Option<einvoice::Found> = None;
    for (_, root) in &parts {
        let found = einvoice::of_root(root, ask.currency);
        if !found.documents.is_empty() {
            match &mut all {
                Some(all) => all.join(found),
                None => all = Some(found),
            }
        }
    }
    if let Some(found) = all {
        found.into_draft(&mut draft);
    } else {
        let names = names(&parts);
        if !["发票号码", "InvoiceNo", "InvoiceNumber"].iter().any(|name| names.contains_key(*name)) {
            return Err(IntakeFinding::Document(DocumentFinding::NoInvoiceInside));
        }
        let mut sheet = Sheet::new(ask.currency);
        let document = cn_invoice::from_names(&names, &mut sheet);
        draft.currency = Some(document.currency);
        draft.paper_rows = document.items.len();
        draft.papers.documents.push(document);
        draft.findings = sheet.findings;
    }
    Ok(vec![Ok(draft.finish(source, ask))])
}

/// Every part of the document that is XML, by name. A part that cannot be read is left out: pictures of seals and the
/// like are not needed, and a missing invoice is told.
fn parts(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<(String, Element)>, IntakeFinding> {
    let mut archive = archive::open(source.bytes).ok_or(IntakeFinding::Damaged)?;
    let mut out = Vec::new();
    for (at, name) in source.entries().iter().enumerate() {
        if !name.to_ascii_lowercase().ends_with(".xml") {
            continue;
        }
        let bytes = archive::inflate(&mut archive, at, ask)?;
        let root = decode::decode(&bytes.into(), None).and_then(|decoded| xml::parse(&decoded.text).ok());
        out.extend(root.map(|root| (name.clone(), root)));
    }
    Ok(out)
}

/// What the document's own data and its tags say, by name.
fn names(parts: &[(String, Element)]) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut texts = BTreeMap::new();
    for (_, root) in parts {
        root.walk(&mut |element| {
            if element.name == "CustomData" {
                let name = element.attribute("Name").unwrap_or_default();
                out.entry(name.to_owned()).or_default().push(element.text());
            }
            if element.name == "TextObject" {
                let text: String = element.all("TextCode").map(Element::text).collect();
                texts.insert(element.attribute("ID").unwrap_or_default().to_owned(), text);
            }
            true
        });
    }
    for (name, root) in parts {
        if name.contains("Tags/") {
            root.walk(&mut |element| {
                let ids: Vec<String> = element.all("ObjectRef").map(Element::text).collect();
                if ids.is_empty() {
                    return true;
                }
                // A sign of money and its number may be two objects of the page.
                let text: String = ids.iter().filter_map(|id| texts.get(id)).map(String::as_str).collect();
                out.entry(element.name.as_str().to_owned()).or_default().push(text.trim().to_owned());
                false
            });
        }
    }
    out
}

//! PDF invoices that carry their data as XML: Factur-X, ZUGFeRD, Order-X. Pages are not looked at.

use super::document::DocumentFinding;
use super::draft::Draft;
use super::finding::IntakeFinding;
use super::format::Format;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use super::{decode, einvoice, pdf, xml};

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    pdf::is_pdf(source.bytes).then(|| Claim::certain(Clue::Bytes))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let mut draft = Draft::new(Format::FacturX);
    let mut all: Option<einvoice::Found> = None;
    let mut broken = None;
    for file in pdf::xml_files(source.bytes) {
        let Some(decoded) = decode::decode(&file.into(), None) else { continue };
        match xml::parse(&decoded.text) {
            Ok(root) => {
                let found = einvoice::of_root(&root, ask.currency);
                if found.documents.is_empty() {
                    continue;
                }
                draft.encoding = decoded.encoding;
                match &mut all {
                    Some(all) => all.join(found),
                    None => all = Some(found),
                }
            }
            Err(error) => broken = Some(einvoice::refused(error)),
        }
    }
    match (all, broken) {
        (Some(found), _) => {
            found.into_draft(&mut draft);
            Ok(vec![Ok(draft.finish(source, ask))])
        }
        (None, _) if pdf::is_encrypted(source.bytes) => Err(IntakeFinding::Document(DocumentFinding::EncryptedPdf)),
        (None, Some(broken)) => Err(broken),
        (None, None) => Err(IntakeFinding::Document(DocumentFinding::NoInvoiceInside)),
    }
}

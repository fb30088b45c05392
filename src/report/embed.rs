//! The case inside a report: what anyone needs to run it again.

use super::figures::figures;
use crate::assessment::{Assessment, Case};
use crate::dossier;
use crate::wording::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the data block of a report calls itself.
pub const REPORT_TYPE: &str = "credit-mirror/report";

/// The version of the data block written.
pub const REPORT_VERSION: u32 = 1;

/// The `id` of the data block's element.
pub const BLOCK_ID: &str = "credit-mirror-case";

/// The version of this program.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Block {
    pub r#type: String,
    pub version: u32,
    pub program: String,
    pub pack: String,
    pub as_of: String,
    pub language: String,
    pub case: serde_json::Value,
    pub figures: BTreeMap<String, String>,
}

/// The data block of a report as JSON that can stand inside a `script` element: `<` is written as an escape.
#[must_use]
pub fn embed(case: &Case, assessment: &Assessment, language: Language) -> String {
    let block = Block {
        r#type: REPORT_TYPE.to_owned(),
        version: REPORT_VERSION,
        program: PROGRAM.to_owned(),
        pack: assessment.pack.as_str().to_owned(),
        as_of: assessment.as_of.to_string(),
        language: language.tag().to_owned(),
        case: dossier::write_value(case),
        figures: figures(assessment),
    };
    serde_json::to_string(&block).unwrap_or_default().replace('<', "\\u003c")
}

/// The text of the data block in a report, if it has one.
#[must_use]
pub fn find_block(html: &str) -> Option<&str> {
    let opening = format!("id=\"{BLOCK_ID}\"");
    let at = html.find(&opening)?;
    let start = at + html[at..].find('>')? + 1;
    let end = start + html[start..].find("</script>")?;
    Some(&html[start..end])
}

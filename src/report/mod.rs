//! The assessment as pages: one tree of nodes, shown on screen and written as HTML alike; verification.

mod embed;
mod figures;
mod scored;
mod guide_json;
mod offer_figures;
mod node;
pub(crate) mod markup;
mod view;
mod drawing;
mod names;
mod places;
mod source;
mod why;
mod entered;
mod findings;
mod pages;
mod html;
mod verify;

pub use embed::{BLOCK_ID, PROGRAM, REPORT_TYPE, REPORT_VERSION, embed, find_block};
pub use figures::{ASSESSMENT_TYPE, assessment_json, figures, verdict_word};
pub use html::{ReportOptions, report_name, write_report};
pub use node::{Attr, Node, Tag, write_html};
pub use pages::{
    banker, better, financing, financing_headline, indicators, law, mirror, mirror_line, months, offers, offers_beside,
    offers_headline, offers_line, opinions, packs_beside, plan, portrait, portrait_headline, quality, refusal,
    repayment, route, score, size_class,
};
pub use source::is_judgement;
pub use verify::{Difference, Verification, Verified, verify};
pub use view::{Links, Target, View};

#[cfg(test)]
mod handmade;
#[cfg(test)]
mod tests;

use super::handmade::{assessment, case};
use super::*;
use crate::rules::Pack;
use crate::wording::{Language, Words};

#[test]
fn look() {
    let (case, pack) = (case(), Pack::china());
    let assessment = assessment(&case, &pack);
    for language in Language::ALL {
        let words = Words::new(language);
        let view = View { case: &case, assessment: &assessment, pack: &pack, words, links: Links::Report };
        let html = write_report(&view, ReportOptions { embed_case: true });
        std::fs::write(format!("/tmp/views/report.{}.html", language.tag()), html).unwrap();
    }
}

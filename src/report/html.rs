//! A report as one HTML file: styles inline, drawings inline, no script that runs, nothing loaded.

use super::embed::{BLOCK_ID, PROGRAM, embed};
use super::entered::{answers, files};
use super::findings::findings;
use super::markup::{el, link, list, p, quiet};
use super::node::{Node, write_html};
use super::pages::{
    banker, better, financing, firm_name, indicators, law, months, offers, opinions, plan, portrait, quality, refusal,
    repayment, route, score, size_class,
};
use super::view::{Links, View};
use crate::facts::LedgerFacts;
use crate::routes::Routes;
use crate::wording::{Language, t};
use sha2::{Digest, Sha256};

/// The styles, in the order in which they are laid over each other.
const STYLES: [&str; 13] = [
    include_str!("../../styles/reset.css"),
    include_str!("../../styles/tokens.css"),
    include_str!("../../styles/base.css"),
    include_str!("../../styles/layout.css"),
    include_str!("../../styles/parts.css"),
    include_str!("../../styles/view-charts.css"),
    include_str!("../../styles/view-portrait.css"),
    include_str!("../../styles/view-reasons.css"),
    include_str!("../../styles/view-indicators.css"),
    include_str!("../../styles/view-options.css"),
    include_str!("../../styles/view-banker.css"),
    include_str!("../../styles/view-offers.css"),
    include_str!("../../styles/report.css"),
];

/// What a report may do: nothing but be styled by its own style sheet, named by its SHA-256.
fn policy(style: &str) -> String {
    let digest = base64(&Sha256::digest(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().enumerate().fold(0_u32, |bits, (n, byte)| bits | u32::from(*byte) << (16 - 8 * n));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// What the owner chooses about a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ReportOptions {
    /// Whether the case goes along, so that anyone can open it and compute it again.
    pub embed_case: bool,
}

/// The name of the report's file, without ending; also its title, which browsers propose when it is saved as PDF.
#[must_use]
pub fn report_name(view: &View) -> String {
    let firm = firm_name(view).unwrap_or_else(|| view.words.get(t::BANKER_NO_NAME).to_owned());
    let name = view.words.say(t::REPORT_NAME, [&firm, &view.assessment.as_of.to_string()]);
    name.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).collect()
}

/// Writes the report. `view.links` is taken as [`Links::Report`].
#[must_use]
pub fn write_report(view: &View, options: ReportOptions) -> String {
    let view = &View { links: Links::Report, ..*view };
    let style = STYLES.concat();
    let head = Node::new("head")
        .with(Node::new("meta").attr("charset", "utf-8"))
        .with(Node::new("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy(&style)))
        .with(Node::new("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1"))
        .with(Node::new("meta").attr("name", "referrer").attr("content", "no-referrer"))
        .with(Node::new("meta").attr("name", "generator").attr("content", format!("Credit Mirror {PROGRAM}")))
        .with(Node::new("title").with(report_name(view)));
    let mut html = format!("<!doctype html>\n<html lang=\"{}\">\n", view.words.language.tag());
    let mut text = String::new();
    write_html(&head, &mut text);
    html += text.trim_end_matches("</head>");
    html += "\n<style>";
    html += &style;
    html += "</style>\n</head>\n";
    let mut text = String::new();
    write_html(&Node::new("body").with(body(view, options)), &mut text);
    html += text.trim_end_matches("</body>");
    if options.embed_case {
        html += &format!("\n<script type=\"application/json\" id=\"{BLOCK_ID}\">");
        html += &embed(view.case, view.assessment, view.words.language);
        html += "</script>";
    }
    html + "\n</body>\n</html>\n"
}

fn body(view: &View, options: ReportOptions) -> Node {
    let words = view.words;
    let class = match words.language {
        Language::Zh => "report zh",
        Language::En => "report en",
    };
    let part = |id: &'static str, node: Node| el("section", "report-part").attr("id", id).with(node);
    let carried = if options.embed_case { t::REPORT_CARRIES } else { t::REPORT_CARRIES_NOT };
    el("main", class)
        .with(Node::new("h1").attr("class", "report-title").with(words.get(t::REPORT_TITLE)))
        .with(el("section", "report-part first-page").attr("id", "banker").with(banker(view)))
        .with(contents(view))
        .with(part("portrait", portrait(view)))
        .with(part("score", score(view)))
        .with_all(view.assessment.score.as_ref().map(|_| part("better", ways(view))))
        .with(part("opinions", opinions(view)))
        .with(part("quality", quality(view)))
        .with(part("financing", financing(view)))
        .with(part("repayment", repayment(view)))
        .with(part("route", route(view)))
        .with_all(view.assessment.plan.begun.then(|| part("plan", plan(view))))
        .with(match view.assessment.refusal {
            Some(_) => part("refusal", refusal(view)),
            None => part("rights", law(view)),
        })
        .with_all(has_offers(view).then(|| part("costs", offers(view))))
        .with(part("indicators", indicators(view)))
        .with(part("size", size_class(view)))
        .with_all((!view.case.ledger().is_empty()).then(|| part("months", months(view))))
        .with_all(files(view).map(|node| part("files-part", node)))
        .with(part("entered-part", answers(view)))
        .with_all(findings(view).map(|node| part("findings-part", node)))
        .with(el("footer", "report-foot").with(p(words.get(t::BANKER_NOT_RATING))).with(quiet(words.get(carried))))
}

/// The ways to a better grade, found anew: a report holds what the page shows, but for what is tried.
fn ways(view: &View) -> Node {
    let of_ledger = LedgerFacts::of(view.case.ledger(), view.pack, view.assessment.as_of);
    better(view, Routes::find(view.case, &of_ledger, view.assessment, view.pack).as_ref(), None)
}

fn has_offers(view: &View) -> bool {
    !view.assessment.offers.all().is_empty()
}

fn contents(view: &View) -> Node {
    let words = view.words;
    let entries = [
        link("#portrait", words.get(t::REPORT_PORTRAIT)),
        link("#score", words.get(t::SCORE_TITLE)),
        link("#financing", words.get(t::OPTIONS_TITLE)),
    ]
    .into_iter()
    .chain(has_offers(view).then(|| link("#costs", words.get(t::OFFERS_TITLE))))
    .chain([link("#indicators", words.get(t::REPORT_INDICATORS)), link("#entered-part", words.get(t::ENTERED_TITLE))]);
    el("nav", "contents")
        .attr("aria-label", words.get(t::REPORT_CONTENTS))
        .with(list("contents-list", entries))
        .with(quiet(words.get(t::REPORT_FOLDED)))
}

#[cfg(test)]
mod tests {
    use super::base64;

    /// The examples of RFC 4648, section 10.
    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }
}

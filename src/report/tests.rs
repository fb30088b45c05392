//! Every page in both languages, for an empty case, a case without results and a full one.

use super::handmade::{assessment, case, day};
use super::*;
use crate::assessment::{Assessment, Case, assess};
use crate::rules::Pack;
use crate::wording::{Language, Words};
use std::collections::BTreeSet;

/// Everything a tree says: attributes by name, and text.
#[derive(Default)]
struct Seen {
    ids: Vec<String>,
    hrefs: Vec<String>,
    texts: Vec<String>,
    tags: BTreeSet<String>,
}

fn walk(node: &Node, seen: &mut Seen) {
    match node {
        Node::Text(text) => seen.texts.push(text.clone()),
        Node::Element { tag, attrs, children } => {
            seen.tags.insert(tag.to_string());
            for attr in attrs {
                match &*attr.name {
                    "id" => seen.ids.push(attr.value.clone()),
                    "href" => seen.hrefs.push(attr.value.clone()),
                    "style" => panic!("an inline style, which the policy forbids"),
                    _ => assert!(!attr.value.contains("NaN"), "{}: {}", attr.name, attr.value),
                }
            }
            children.iter().for_each(|child| walk(child, seen));
        }
    }
}

type Page = (&'static str, fn(&View) -> Node);

const PAGES: [Page; 7] = [
    ("mirror", mirror),
    ("portrait", portrait),
    ("indicators", indicators),
    ("financing", financing),
    ("months", months),
    ("size", size_class),
    ("banker", banker),
];

fn each(mut check: impl FnMut(&View, &str)) {
    let pack = Pack::china();
    let (empty, full) = (Case::default(), case());
    let handmade = assessment(&full, &pack);
    let cases: [(&str, &Case, Assessment); 3] = [
        ("empty", &empty, assess(&empty, &pack, day())),
        ("assessed", &full, assess(&full, &pack, day())),
        ("full", &full, handmade),
    ];
    for (name, case, assessment) in &cases {
        for language in Language::ALL {
            for links in [Links::Screen, Links::Report] {
                let view = View { case, assessment, pack: &pack, words: Words::new(language), links };
                check(&view, &format!("{name} {} {links:?}", language.tag()));
            }
        }
    }
}

#[test]
fn every_page_is_whole_in_both_languages() {
    each(|view, name| {
        for (page, make) in PAGES {
            let mut seen = Seen::default();
            walk(&make(view), &mut seen);
            for text in &seen.texts {
                assert!(!text.contains("NaN") && !text.contains("inf "), "{name} {page}: {text}");
                assert!(
                    !text.contains('{') && !text.contains('}'),
                    "{name} {page}: an argument was not filled: {text}"
                );
            }
            assert!(
                seen.hrefs.iter().all(|href| href.len() > 1 && href.starts_with('#')),
                "{name} {page}: {:?}",
                seen.hrefs
            );
            let unique: BTreeSet<&String> = seen.ids.iter().collect();
            assert_eq!(unique.len(), seen.ids.len(), "{name} {page}: an id stands twice: {:?}", seen.ids);
            for forbidden in ["script", "style", "img", "iframe", "object", "form"] {
                assert!(!seen.tags.contains(forbidden), "{name} {page}: {forbidden}");
            }
        }
    });
}

#[test]
fn links_on_the_screen_lead_to_the_applications_pages() {
    each(|view, name| {
        if view.links == Links::Screen {
            for (page, make) in PAGES {
                let mut seen = Seen::default();
                walk(&make(view), &mut seen);
                for href in seen.hrefs {
                    assert!(href.starts_with("#/"), "{name} {page}: {href}");
                }
            }
        }
    });
}

/// Values of an attribute in written HTML.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let opening = format!(" {name}=\"");
    html.match_indices(&opening).filter_map(|(at, _)| html[at + opening.len()..].split('"').next()).collect()
}

#[test]
fn links_in_a_report_lead_to_places_in_it_and_ids_are_unique() {
    each(|view, name| {
        let html = write_report(view, ReportOptions { embed_case: false });
        let ids = attributes(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        for id in &unique {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{name}: the id {id} stands twice");
        }
        for href in attributes(&html, "href") {
            let place = href.strip_prefix('#').unwrap_or_else(|| panic!("{name}: {href} leads out of the report"));
            assert!(unique.contains(place), "{name}: {href} leads nowhere");
        }
        for reference in attributes(&html, "aria-labelledby") {
            assert!(reference.split(' ').all(|id| unique.contains(id)), "{name}: {reference} names nothing");
        }
    });
}

#[test]
fn what_the_firm_wrote_never_becomes_markup() {
    each(|view, name| {
        let html = write_report(view, ReportOptions { embed_case: true });
        assert!(!html.contains("<img"), "{name}");
        assert_eq!(html.matches("<script").count(), 1, "{name}: only the data block");
        assert_eq!(html.matches("</script>").count(), 1, "{name}: only the data block");
        let name_is_shown = html.contains("&lt;img src=x onerror=alert(1)&gt; 商行 &amp; Co");
        assert_eq!(name_is_shown, !name.starts_with("empty"), "{name}");
    });
}

#[test]
fn the_data_block_is_found_again_and_is_only_there_when_wanted() {
    each(|view, name| {
        let block = embed(view.case, view.assessment, view.words.language);
        let with = write_report(view, ReportOptions { embed_case: true });
        assert_eq!(find_block(&with), Some(block.as_str()), "{name}");
        let without = write_report(view, ReportOptions { embed_case: false });
        assert_eq!(find_block(&without), None, "{name}");
    });
}

#[test]
fn a_report_names_its_style_and_allows_nothing_else() {
    each(|view, name| {
        let html = write_report(view, ReportOptions { embed_case: true });
        assert!(html.contains("default-src &#39;none&#39;; style-src &#39;sha256-"), "{name}");
        let head = html.split("<body>").next().unwrap_or_default();
        for word in ["http://", "https://", "url(", "@import", "javascript:"] {
            assert!(!head.contains(word), "{name}: {word} in the head or the styles");
        }
        assert!(html.starts_with("<!doctype html>\n<html lang="), "{name}");
    });
}

#[test]
fn the_reports_name_is_a_file_name() {
    let (pack, case) = (Pack::china(), case());
    let assessment = assess(&case, &pack, day());
    let view =
        View { case: &case, assessment: &assessment, pack: &pack, words: Words::default(), links: Links::Screen };
    assert_eq!(report_name(&view), "信镜报告 img src=x onerror=alert(1) 商行 & Co 2026-11-21");
}

#[test]
fn every_known_indicator_says_why() {
    each(|view, name| {
        let mut html = String::new();
        write_html(&indicators(view), &mut html);
        for item in view.assessment.indicators.all().iter().filter(|item| item.reading.is_known()) {
            let id = format!("id=\"{}\"", item.key.as_str());
            let part = html.split(&id).nth(1).and_then(|rest| rest.split("</article>").next()).unwrap_or_default();
            assert!(part.contains("class=\"formula\"") && part.contains("class=\"hops\""), "{name}: {id}");
        }
    });
}

//! Runs a report again and says "same", or every figure that differs.

use super::embed::{Block, PROGRAM, REPORT_TYPE, REPORT_VERSION, find_block};
use super::figures::figures;
use super::html::{ReportOptions, write_report};
use super::view::{Links, View};
use crate::assessment::{Assessment, Case, assess};
use crate::dossier::{self, Refused};
use crate::facts::FactKey;
use crate::indicators::IndicatorKey;
use crate::kernel::Date;
use crate::portrait::Dimension;
use crate::rules::Pack;
use crate::wording::{Language, Words, t};

/// What running a report again showed.
#[derive(Clone, PartialEq, Debug)]
pub enum Verification {
    /// Every figure and every word of the page is the same.
    Same(Box<Verified>),
    /// Something differs.
    Differs {
        /// The case as it was run again.
        verified: Box<Verified>,
        /// Figures of the data block that differ from those computed again.
        figures: Vec<Difference>,
        /// Words of the page that differ from the page written again.
        page: Vec<Difference>,
    },
    /// The report carries no case; it cannot be run again.
    NoCase,
    /// The text is not one of our reports.
    NotAReport,
    /// Written by a newer program.
    Newer {
        /// The version found.
        found: u32,
        /// The newest version that this program reads.
        known: u32,
    },
    /// The data block breaks its format; the reader's words.
    Broken(String),
    /// The case inside cannot be used.
    Case(Refused),
    /// The report rests on a pack that this program does not have.
    UnknownPack(String),
}

/// A report that could be run again.
#[derive(Clone, PartialEq, Debug)]
pub struct Verified {
    /// The case inside.
    pub case: Case,
    /// The assessment computed again.
    pub assessment: Assessment,
    /// The version of the program that wrote the report.
    pub program: String,
    /// Whether the page could be compared word by word: only if this program has the same version.
    pub page_compared: bool,
}

/// One thing that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The figure's path, or the words before it on the page.
    pub place: String,
    /// What the report says; empty if it says nothing.
    pub stated: String,
    /// What comes out now; empty if nothing does.
    pub computed: String,
}

/// Runs a report again. `pack` gives packs by id.
#[must_use]
pub fn verify(html: &str, pack: &dyn Fn(&str) -> Option<Pack>) -> Verification {
    let Some(text) = find_block(html) else {
        let ours = html.contains("name=\"generator\" content=\"Credit Mirror");
        return if ours { Verification::NoCase } else { Verification::NotAReport };
    };
    let value: serde_json::Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return Verification::Broken(error.to_string()),
    };
    if value.get("type").and_then(serde_json::Value::as_str) != Some(REPORT_TYPE) {
        return Verification::NotAReport;
    }
    let version = value.get("version").and_then(serde_json::Value::as_u64).unwrap_or_default();
    if version > u64::from(REPORT_VERSION) {
        return Verification::Newer { found: u32::try_from(version).unwrap_or(u32::MAX), known: REPORT_VERSION };
    }
    let block: Block = match serde_json::from_value(value) {
        Ok(block) => block,
        Err(error) => return Verification::Broken(error.to_string()),
    };
    run_again(html, block, pack)
}

fn run_again(html: &str, block: Block, pack: &dyn Fn(&str) -> Option<Pack>) -> Verification {
    let Some(pack) = pack(&block.pack) else { return Verification::UnknownPack(block.pack) };
    let as_of: Date = match block.as_of.parse() {
        Ok(day) => day,
        Err(_) => return Verification::Broken(block.as_of),
    };
    let case = match dossier::read_value_with(block.case, pack.categories()) {
        Ok(case) => case,
        Err(refused) => return Verification::Case(refused),
    };
    let assessment = assess(&case, &pack, as_of);
    let computed = figures(&assessment);
    let mut differing: Vec<Difference> = Vec::new();
    for (place, stated) in &block.figures {
        let now = computed.get(place).map_or("", String::as_str);
        if now != stated {
            differing.push(Difference { place: place.clone(), stated: stated.clone(), computed: now.to_owned() });
        }
    }
    for (place, now) in computed.iter().filter(|(place, _)| !block.figures.contains_key(*place)) {
        differing.push(Difference { place: place.clone(), stated: String::new(), computed: now.clone() });
    }
    let page_compared = block.program == PROGRAM;
    let page = if page_compared {
        let words = Words::new(Language::of_tag(&block.language));
        let view = View { case: &case, assessment: &assessment, pack: &pack, words, links: Links::Report };
        let again = write_report(&view, ReportOptions { embed_case: true });
        compare_pages(html, &again)
    } else {
        Vec::new()
    };
    let verified = Box::new(Verified { case, assessment, program: block.program, page_compared });
    if differing.is_empty() && page.is_empty() {
        Verification::Same(verified)
    } else {
        Verification::Differs { verified, figures: differing, page }
    }
}

impl Verification {
    /// The outcome in one sentence.
    #[must_use]
    pub fn says(&self, words: Words) -> String {
        match self {
            Self::Same(_) => words.get(t::VERIFY_SAME).to_owned(),
            Self::Differs { figures, page, .. } => {
                words.say(t::VERIFY_DIFFERS, [&figures.len().to_string(), &page.len().to_string()])
            }
            Self::NoCase => words.get(t::VERIFY_NO_CASE).to_owned(),
            Self::NotAReport => words.get(t::VERIFY_NOT_A_REPORT).to_owned(),
            Self::Newer { found, known } => words.say(t::VERIFY_NEWER, [&found.to_string(), &known.to_string()]),
            Self::Broken(reader) => words.say(t::VERIFY_BROKEN, [reader]),
            Self::Case(refused) => words.refused(refused),
            Self::UnknownPack(pack) => words.say(t::VERIFY_UNKNOWN_PACK, [pack]),
        }
    }
}

impl Difference {
    /// A figure that differs, in one sentence.
    #[must_use]
    pub fn figure_says(&self, words: Words, assessment: &Assessment) -> String {
        let place = match figure_name(&self.place, words, assessment) {
            Some(name) => words.say(t::VERIFY_NAMED, [&name, &self.place]),
            None => self.place.clone(),
        };
        words.say(t::VERIFY_FIGURE, [&place, shown(&self.stated, words), shown(&self.computed, words)])
    }

    /// Words of the page that differ, in one sentence.
    #[must_use]
    pub fn page_says(&self, words: Words) -> String {
        words.say(t::VERIFY_PAGE, [&self.place, shown(&self.stated, words), shown(&self.computed, words)])
    }
}

/// The name of what a figure's path leads to: an indicator, a fact, a dimension or a financing mode.
fn figure_name(path: &str, words: Words, assessment: &Assessment) -> Option<String> {
    let (kind, rest) = path.split_once('.')?;
    let rest = rest.strip_prefix("dimensions.").unwrap_or(rest);
    let ends = rest.match_indices('.').map(|(at, _)| at).chain([rest.len()]);
    ends.map(|end| &rest[..end]).find_map(|id| match kind {
        "indicators" => IndicatorKey::parse(id).map(|key| words.indicator(key).to_owned()),
        "facts" => FactKey::parse(id).map(|key| words.fact(key)),
        "portrait" => Dimension::ALL.into_iter().find(|d| d.as_str() == id).map(|d| words.dimension(d).to_owned()),
        "financing" => {
            let mode = assessment.financing.options().iter().find(|option| option.mode.as_str() == id)?;
            Some(match words.language {
                Language::Zh => mode.name.zh.clone(),
                Language::En => mode.name.en.clone(),
            })
        }
        _ => None,
    })
}

fn shown(text: &str, words: Words) -> &str {
    if text.is_empty() { words.get(t::VERIFY_NOTHING) } else { text }
}

/// Tags and texts of a page, without its data block.
fn pieces(html: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>']) {
        let end = if rest.as_bytes()[at] == b'>' { at + 1 } else { at };
        let piece = rest[..end].trim();
        if !piece.is_empty() {
            pieces.push(piece);
        }
        if end == 0 {
            let close = rest.find('>').map_or(rest.len(), |close| close + 1);
            let tag = &rest[..close];
            rest = &rest[close..];
            pieces.push(tag);
            if tag.contains(super::embed::BLOCK_ID) {
                rest = rest.find("</script>").map_or("", |end| &rest[end..]);
            }
        } else {
            rest = &rest[end..];
        }
    }
    let piece = rest.trim();
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// How far to look ahead for the place where two pages agree again.
const WINDOW: usize = 60;

/// Pieces that differ, with the words before them.
fn compare_pages(stated: &str, computed: &str) -> Vec<Difference> {
    let (a, b) = (pieces(stated), pieces(computed));
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    let mut before = "";
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            if !a[i].starts_with('<') {
                before = a[i];
            }
            i += 1;
            j += 1;
            continue;
        }
        let (skip_a, skip_b) = resync(&a[i..], &b[j..]);
        found.push(Difference {
            place: before.to_owned(),
            stated: a[i..i + skip_a].join(" "),
            computed: b[j..j + skip_b].join(" "),
        });
        i += skip_a;
        j += skip_b;
    }
    found
}

/// How many pieces to leave out on either side until three in a row agree; as few as possible.
fn resync(a: &[&str], b: &[&str]) -> (usize, usize) {
    for total in 1..=WINDOW * 2 {
        for x in total.saturating_sub(WINDOW)..=total.min(WINDOW) {
            let y = total - x;
            if x > a.len() || y > b.len() {
                continue;
            }
            let agree = a[x..].iter().take(3).eq(b[y..].iter().take(3));
            let both_end = x == a.len() && y == b.len();
            if both_end || (agree && x < a.len() && y < b.len()) {
                return (x, y);
            }
        }
    }
    (a.len(), b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_digit_is_shown_with_the_words_before_it() {
        let page = "<p>Revenue</p><td>1,286.4</td><td>1,241.0</td><p>end</p>";
        let found = compare_pages(&page.replace("1,286.4", "1,986.4"), page);
        assert_eq!(
            found,
            [Difference { place: "Revenue".to_owned(), stated: "1,986.4".to_owned(), computed: "1,286.4".to_owned() }]
        );
    }

    #[test]
    fn a_row_added_or_removed_does_not_make_the_rest_differ() {
        let page = "<p>a</p><p>b</p><p>c</p><p>d</p>";
        assert_eq!(compare_pages(page, page), []);
        let found = compare_pages(&page.replace("<p>b</p>", ""), page);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].stated.is_empty() && found[0].computed.contains('b'), "{found:?}");
    }

    #[test]
    fn a_changed_attribute_is_seen_too() {
        let found = compare_pages("<rect width=\"9\"></rect>", "<rect width=\"5\"></rect>");
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn texts_that_are_not_reports_are_told_apart() {
        let none = |_: &str| None;
        assert_eq!(verify("<p>hello</p>", &none), Verification::NotAReport);
        let ours = "<meta name=\"generator\" content=\"Credit Mirror 0.1.0\">";
        assert_eq!(verify(ours, &none), Verification::NoCase);
    }
}

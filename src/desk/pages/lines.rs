//! The imported lines: what each was taken to be, why, and a choice to correct it.

use super::super::message::{Filter, Kind};
use super::Scene;
use super::act::{Select, button, shown};
use super::findings::books;
use crate::books::{Category, Counted, Posting, Reason, Revenue};
use crate::report::Node;
use crate::report::markup::{el, link, p};
use crate::wording::{Words, t};

/// Lines a page.
const PAGE: usize = 50;

impl Filter {
    fn lets(&self, line: &Posting) -> bool {
        let kind = match self.kind {
            Kind::All => true,
            Kind::Unrecognised => matches!(line.reason, Reason::Direction | Reason::Shown(_)),
            Kind::ByWords => matches!(line.reason, Reason::Words(_) | Reason::Shown(_)),
            Kind::Uncounted => line.counted != Counted::Yes,
            Kind::Corrected => matches!(line.reason, Reason::Chosen | Reason::ChosenForParty),
        };
        let text = self.text.trim();
        kind && Category::parse(&self.category).is_none_or(|category| line.category == category)
            && (text.is_empty() || line.party.contains(text) || line.text.contains(text))
    }
}

/// The page of lines, below its heading.
pub fn lines(scene: &Scene, filter: &Filter) -> Node {
    let words = scene.view.words;
    let ledger = scene.view.case.ledger();
    let page = el("div", "stack").with(p(words.revenue_rule(scene.view.pack.categories())));
    if ledger.is_empty() {
        return page.with(p(link("#/files", words.get(t::APP_LINES_NONE))));
    }
    // The latest lines first: they matter most.
    let lines: Vec<&Posting> = ledger.postings().iter().rev().filter(|line| filter.lets(line)).collect();
    let pages = lines.len().div_ceil(PAGE).max(1);
    let here = filter.page.min(pages - 1);
    let total = words.count(i64::try_from(lines.len()).unwrap_or(i64::MAX));
    let count = words.say(t::APP_LINES_COUNT, [&total, &(here + 1).to_string(), &pages.to_string()]);
    let head = [(t::APP_LINE_DATE, ""), (t::APP_LINE_WHO, ""), (t::APP_LINE_AMOUNT, "number"), (t::APP_LINE_WHAT, "")];
    let headings = head.map(|(text, class)| el("th", class).attr("scope", "col").with(words.get(text)));
    let rows = lines.iter().skip(here * PAGE).take(PAGE).map(|line| row(scene, line));
    let table = el("table", "figures lines")
        .with(Node::new("thead").with(Node::new("tr").with_all(headings)))
        .with(Node::new("tbody").with_all(rows));
    let turn = |to: usize, text, enabled| {
        button("button second small", "lines.page", &to.to_string(), words.get(text), enabled)
    };
    let turns = shown(el("p", "row"), pages > 1)
        .with(turn(here.saturating_sub(1), t::APP_PAGE_BEFORE, here > 0))
        .with(turn(here + 1, t::APP_PAGE_AFTER, here + 1 < pages));
    page.with(books(scene))
        .with(filters(words, filter))
        .with(el("p", "quiet").attr("role", "status").with(count))
        .with(shown(Node::new("div"), !lines.is_empty()).with(table))
        .with(turns)
}

fn filters(words: Words, filter: &Filter) -> Node {
    let select = |name, act, now: &str, options: Vec<(String, String)>| {
        let list = Select { act, of: "", label: "", now, enabled: true };
        Node::new("label").with(words.get(name)).with(list.with(options))
    };
    let all = words.get(t::APP_FILTER_ALL).to_owned();
    let categories = Category::ALL.iter().map(|one| (one.as_str().to_owned(), words.category(*one).to_owned()));
    let categories = std::iter::once((String::new(), all.clone())).chain(categories).collect();
    let kinds = [
        ("all", t::APP_FILTER_ALL),
        ("unrecognised", t::APP_FILTER_UNRECOGNISED),
        ("words", t::APP_FILTER_WORDS),
        ("uncounted", t::APP_FILTER_UNCOUNTED),
        ("corrected", t::APP_FILTER_CORRECTED),
    ];
    let kind = match filter.kind {
        Kind::All => "all",
        Kind::Unrecognised => "unrecognised",
        Kind::ByWords => "words",
        Kind::Uncounted => "uncounted",
        Kind::Corrected => "corrected",
    };
    let kinds = kinds.map(|(code, text)| (code.to_owned(), words.get(text).to_owned())).to_vec();
    let text = el("input", "input").attr("type", "search").attr("data-act", "lines.text").attr("value", &*filter.text);
    el("div", "filters")
        .with(select(t::APP_FILTER_CATEGORY, "lines.category", &filter.category, categories))
        .with(select(t::APP_FILTER_KIND, "lines.kind", kind, kinds))
        .with(Node::new("label").with(words.get(t::APP_FILTER_TEXT)).with(text))
}

fn row(scene: &Scene, line: &Posting) -> Node {
    let words = scene.view.words;
    let inward = line.amount.is_positive();
    let counts = line.counted == Counted::Yes;
    let who = if line.party.is_empty() { words.get(t::APP_LINE_NO_PARTY).to_owned() } else { line.party.clone() };
    let text = |text: String| el("span", "text").with(text);
    let row = if counts { Node::new("tr") } else { el("tr", "uncounted") };
    let amount = el("td", if inward { "number in" } else { "number" });
    row.attr("id", format!("line:{}:{}", line.id.file, line.id.line))
        .with(el("td", "nowrap").with(line.date.to_string()))
        .with(
            Node::new("th")
                .attr("scope", "row")
                .with(who)
                .with(text(line.text.clone()))
                .with(text(words.line_place(line.id))),
        )
        .with(amount.with(format!("{}{}", if inward { "＋" } else { "－" }, words.amount(line.amount.abs()))))
        .with(meaning(scene, line))
}

/// What a line was taken to be, and the ways to correct it.
fn meaning(scene: &Scene, line: &Posting) -> Node {
    let words = scene.view.words;
    let of = format!("{}:{}", line.id.file, line.id.line);
    let label = words.say(t::APP_LINE_CHOOSE, [&line.date.to_string(), &words.amount(line.amount)]);
    let categories = Category::ALL.iter().map(|one| (one.as_str().to_owned(), words.category(*one).to_owned()));
    let select = Select { act: "line", of: &of, label: &label, now: line.category.as_str(), enabled: scene.writes };
    let counts = line.counted == Counted::Yes;
    let counted = if counts { words.revenue(line.revenue).to_owned() } else { words.counted(line.counted) };
    let reason = words.category_reason(&line.reason, scene.view.pack.categories());
    Node::new("td")
        .with(select.with(categories))
        .with(el("span", "text").with(reason))
        .with(shown(el("span", "text"), !counts || line.revenue != Revenue::No).with(counted))
        .with(commands(scene, line, &of))
}

fn commands(scene: &Scene, line: &Posting, of: &str) -> Node {
    let words = scene.view.words;
    let inward = line.amount.is_positive();
    let direction = if inward { "in" } else { "out" };
    let mut row = el("span", "row");
    if line.reason == Reason::Chosen && !line.party.is_empty() {
        let text = if inward { t::APP_LINE_ALL_IN } else { t::APP_LINE_ALL_OUT };
        let of = format!("{direction}|{}|{}", line.category.as_str(), line.party);
        row = row.with(button("link", "party", &of, &words.say(text, [&line.party]), scene.writes));
    }
    let back = words.get(t::APP_LINE_BACK);
    match &line.reason {
        Reason::Words(guess) | Reason::Shown(guess) => {
            let text = words.say(t::APP_LINE_CONFIRM, [words.category(guess.category)]);
            row = row.with(button("link", "line", &format!("{of}|{}", guess.category.as_str()), &text, scene.writes));
        }
        Reason::Chosen => row = row.with(button("link", "line", of, back, scene.writes)),
        Reason::ChosenForParty => {
            let of = format!("{direction}||{}", line.party);
            row = row.with(button("link", "party", &of, back, scene.writes));
        }
        _ => {}
    }
    // What the switch would do: leave a counted line out, or count one that is left out.
    let counts = line.counted == Counted::Yes;
    if matches!(line.counted, Counted::Yes | Counted::Excluded | Counted::DuplicateOf(_) | Counted::SamePaymentAs(_)) {
        let known = scene.view.case.corrections().excluded.contains_key(&line.id);
        let wish = match (known, counts) {
            (true, _) => "",
            (false, true) => "out",
            (false, false) => "in",
        };
        let text = words.get(if counts { t::APP_LINE_LEAVE_OUT } else { t::APP_LINE_COUNT });
        row = row.with(button("link", "exclude", &format!("{of}|{wish}"), text, scene.writes));
    }
    row
}

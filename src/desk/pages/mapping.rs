//! Lines of accounts beside the lines of the short accounts that they fill, with the reason and a choice to correct it.

use super::Scene;
use super::act::Select;
use crate::books::{StatementItem, StatementLine};
use crate::facts::Field;
use crate::report::Node;
use crate::report::markup::{Cell, details, table};
use crate::wording::{Words, t};

/// Lines shown at most; those without a place come first.
const SHOWN: usize = 60;

/// What the lines of a file fill; nothing for a file without accounts.
pub fn mapping(scene: &Scene, file: usize) -> Option<Node> {
    let words = scene.view.words;
    let of_file = |line: &&StatementLine| usize::from(line.id.file) == file;
    let mut lines: Vec<&StatementLine> = scene.view.case.ledger().statement().iter().filter(of_file).collect();
    let placed = lines.iter().filter(|line| line.item.is_some()).count();
    let open = lines.iter().filter(|line| line.reason.is_none()).count();
    if lines.is_empty() {
        return None;
    }
    lines.sort_by_key(|line| (line.reason.is_some(), line.item.is_none()));
    let count = |lines: usize| words.count(i64::try_from(lines).unwrap_or(i64::MAX));
    let summary = words.say(t::APP_MAPPING, [&count(placed), &count(open)]);
    let head = [
        (t::APP_PAPER_NAME, false),
        (t::APP_MAPPING_YEAR, false),
        (t::APP_PAPER_TOTAL, true),
        (t::APP_MAPPING_LINE, false),
        (t::APP_COLUMN_WHY, false),
    ];
    let head = head.map(|(text, number)| Cell { node: words.get(text).into(), number });
    let rows = lines.iter().take(SHOWN).map(|line| row(scene, line)).collect();
    let list = table("figures", words.get(t::APP_PAPER_TABLE), &head, rows);
    let more = lines.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| Node::new("p").with(words.say(t::APP_MORE, [&more.to_string()])));
    Some(details("", summary, std::iter::once(list).chain(more)))
}

fn row(scene: &Scene, line: &StatementLine) -> Vec<Cell> {
    let words = scene.view.words;
    let why = line.reason.as_ref().map(|reason| words.mapping_reason(reason));
    vec![
        Cell::words(line.label()),
        Cell::words(line.year.to_string()),
        Cell::number(words.money_exact(line.amount)),
        Cell::words(place(scene, line)),
        Cell::words(why.unwrap_or_else(|| words.get(t::APP_MAPPING_OPEN).to_owned())),
    ]
}

/// Where the line goes, to be chosen again; the result of books that are not closed has no line of its own.
fn place(scene: &Scene, line: &StatementLine) -> Node {
    let words = scene.view.words;
    let key = if line.code.is_empty() { &line.name } else { &line.code };
    if key.is_empty() {
        return line.item.map(|item| item_name(words, item)).unwrap_or_default().into();
    }
    let at = line.item.and_then(|item| StatementItem::ALL.iter().position(|other| *other == item));
    let now = at.map(|at| at.to_string()).unwrap_or_default();
    let label = words.say(t::APP_MAPPING_CHOOSE, [&line.label()]);
    let select = Select { act: "account", of: key, label: &label, now: &now, enabled: scene.writes };
    let none = (String::new(), words.get(t::APP_MAPPING_NONE).to_owned());
    let items = StatementItem::ALL.iter().enumerate().map(|(at, item)| (at.to_string(), item_name(words, *item)));
    select.with(std::iter::once(none).chain(items))
}

fn item_name(words: Words, item: StatementItem) -> String {
    Field::parse(item.as_str()).map_or_else(|| item.as_str().to_owned(), |field| words.field(field).to_owned())
}

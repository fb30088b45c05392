//! What a file says beside rows of money moved: invoices, orders, lines of accounts.

use crate::intake::{Document, DocumentKind, Papers, StatementFigure, StatementRow};
use crate::report::Node;
use crate::report::markup::{Cell, details, el, table};
use crate::wording::{Words, t};

/// Documents or lines shown at most; the sentence above them has the count.
const SHOWN: usize = 50;

/// The documents and lines of accounts of a file; nothing when it has none.
pub fn papers(words: Words, papers: &Papers) -> Vec<Node> {
    let mut nodes = Vec::new();
    if !papers.documents.is_empty() {
        let count = |kind| papers.documents.iter().filter(|document| document.kind == kind).count();
        let kinds = DocumentKind::ALL.into_iter().filter(|kind| count(*kind) > 0);
        let counts: Vec<_> = kinds.map(|kind| format!("{} {}", words.document_kind(kind), count(kind))).collect();
        nodes.push(Node::new("p").with(words.say(t::APP_PAPERS, [&counts.join("，")])));
        nodes.push(documents(words, &papers.documents));
    }
    if !papers.statement.is_empty() {
        let rows = papers.statement.len().to_string();
        nodes.push(details("", words.say(t::APP_STATEMENT, [&rows]), [statement(words, &papers.statement)]));
    }
    nodes
}

fn documents(words: Words, documents: &[Document]) -> Node {
    let head = [
        (t::APP_PAPER_NUMBER, false),
        (t::APP_LINE_DATE, false),
        (t::APP_PAPER_SELLER, false),
        (t::APP_PAPER_BUYER, false),
        (t::APP_PAPER_TOTAL, true),
        (t::APP_PAPER_STATE, false),
    ];
    let head = head.map(|(text, number)| Cell { node: words.get(text).into(), number });
    let rows = documents.iter().take(SHOWN).map(|one| {
        let kind = words.document_kind(one.kind);
        vec![
            Cell::words(if one.number.is_empty() { kind.to_owned() } else { one.number.clone() }),
            Cell::words(one.date.map(|date| words.date(date)).unwrap_or_default()),
            Cell::words(one.seller.name.clone()),
            Cell::words(one.buyer.name.clone()),
            Cell::number(one.total.map(|total| words.money_exact(total)).unwrap_or_default()),
            Cell::words(format!("{kind} {}", words.document_state(one.state))),
        ]
    });
    table("figures", words.get(t::APP_PAPER_TABLE), &head, rows.collect())
}

fn statement(words: Words, rows: &[StatementRow]) -> Node {
    // The number of a statement's line is its name without marks.
    let numbered = |row: &StatementRow| row.name.is_empty() || !row.name.to_lowercase().contains(&row.code);
    let numbers = rows.iter().any(numbered);
    let head = [
        (t::APP_PAPER_NUMBER, false),
        (t::APP_PAPER_NAME, false),
        (t::APP_LINE_DATE, false),
        (t::APP_PAPER_TOTAL, true),
    ];
    let head = head.map(|(text, number)| Cell { node: words.get(text).into(), number });
    let head = if numbers { &head[..] } else { &head[1..] };
    let body = rows.iter().take(SHOWN).map(|row| {
        let figure = match &row.figure {
            StatementFigure::Amount(money) => words.money_exact(*money),
            StatementFigure::Number { value, unit } => format!("{value} {unit}"),
            StatementFigure::Balance { closing: Some(money), .. } => words.money_exact(*money),
            StatementFigure::Balance { closing: None, .. } | StatementFigure::Account | StatementFigure::Nil => {
                String::new()
            }
        };
        let code = Cell::words(if numbered(row) { row.code.clone() } else { String::new() });
        let cells = [
            Cell::words(row.name.clone()),
            Cell::words(row.period.map(|period| words.period(period)).unwrap_or_default()),
            Cell::number(figure),
        ];
        numbers.then_some(code).into_iter().chain(cells).collect()
    });
    el("div", "stack").with(table("figures", words.get(t::APP_PAPER_TABLE), head, body.collect()))
}

//! Invoices, orders and lines of accounts as `mirror import --json` prints them. They are no movement of money and
//! stand apart from the transactions.

use credit_mirror::books::{Corrections, Ledger};
use credit_mirror::intake::{
    Document, DocumentItem, DocumentParty, RecordSet, StatementFigure, StatementPeriod, StatementRow,
};
use credit_mirror::kernel::{Date, Money, days_between};
use credit_mirror::rules::Pack;
use credit_mirror::wording::Words;
use serde_json::{Value, json};
use std::rc::Rc;

fn amount(money: Option<Money>) -> Value {
    json!(money.map(Money::to_decimal_string))
}

fn day(date: Option<Date>) -> Value {
    json!(date.map(|date| date.to_string()))
}

fn party(party: &DocumentParty) -> Value {
    json!({ "name": party.name, "tax_id": party.tax_id })
}

/// One document.
pub fn document(document: &Document, file: &str) -> Value {
    let item = |item: &DocumentItem| {
        json!({
            "text": item.text,
            "quantity": item.quantity,
            "amount": amount(item.net),
            "tax": amount(item.tax),
            "line": item.line,
        })
    };
    json!({
        "kind": document.kind.as_str(),
        "state": document.state.as_str(),
        "number": document.number,
        "date": day(document.date),
        "due": day(document.due),
        "seller": party(&document.seller),
        "buyer": party(&document.buyer),
        "currency": document.currency.as_str(),
        "net": amount(document.net),
        "tax": amount(document.tax),
        "total": amount(document.total),
        "prepaid": amount(document.prepaid),
        "payable": amount(document.payable),
        "refunded": amount(document.refunded),
        "refers_to": document.refers_to,
        "shipments": document.shipments,
        "items": document.items.iter().map(item).collect::<Vec<_>>(),
        "file": file,
        "line": document.line,
    })
}

/// The lines of accounts of a file, each with its place in the short accounts where it has one.
pub fn statement(set: &Rc<RecordSet>, file: &str, words: Words) -> Vec<Value> {
    let parts = set.parts();
    if parts.papers.statement.is_empty() {
        return Vec::new();
    }
    let pack = Pack::china();
    let ledger =
        Ledger::build(std::slice::from_ref(set), &Corrections::default(), &[], parts.currency, pack.categories());
    let row = |row: &StatementRow| {
        let mut out = statement_row(row, file);
        let same = |line: &&credit_mirror::books::StatementLine| {
            let place = line.id.line == row.line && line.code == row.code && line.name == row.name;
            // Only years fill the short accounts: a month that ends with its year is not one.
            let year = match row.period {
                Some(StatementPeriod::Span(first, last)) => days_between(first, last) >= 350,
                _ => true,
            };
            place && year && row.dimensions.is_empty() && row.period.map(|p| p.end()) == Some(line.end)
        };
        if let (Some(line), Value::Object(out)) = (ledger.statement().iter().find(same), &mut out) {
            out.insert("item".to_owned(), json!(line.item.map(|item| item.as_str())));
            out.insert("item_amount".to_owned(), json!(line.amount.to_decimal_string()));
            out.insert("year".to_owned(), json!(line.year));
            out.insert("why".to_owned(), json!(line.reason.as_ref().map(|reason| words.mapping_reason(reason))));
        }
        out
    };
    parts.papers.statement.iter().map(row).collect()
}

fn statement_row(row: &StatementRow, file: &str) -> Value {
    let (from, to) = match row.period {
        None => (None, None),
        Some(StatementPeriod::On(day)) => (None, Some(day)),
        Some(StatementPeriod::Span(first, last)) => (Some(first), Some(last)),
    };
    let mut out = json!({
        "code": row.code,
        "name": row.name,
        "group": row.group,
        "parent": row.parent,
        "from": day(from),
        "to": day(to),
        "dimensions": row.dimensions,
        "file": file,
        "line": row.line,
    });
    let figure = match &row.figure {
        StatementFigure::Account => json!({}),
        StatementFigure::Nil => json!({ "nil": true }),
        StatementFigure::Amount(money) => {
            json!({ "amount": money.to_decimal_string(), "currency": money.currency().as_str() })
        }
        StatementFigure::Number { value, unit } => json!({ "number": value, "unit": unit }),
        StatementFigure::Balance { opening, debit, credit, year_debit, year_credit, closing } => {
            let first = [opening, debit, credit, closing].into_iter().flatten().next();
            let currency = first.map(|money| money.currency().as_str().to_owned());
            json!({
            "opening": amount(*opening),
            "debit": amount(*debit),
            "credit": amount(*credit),
            "year_debit": amount(*year_debit),
            "year_credit": amount(*year_credit),
            "closing": amount(*closing),
            "currency": currency,
            })
        }
    };
    if let (Value::Object(out), Value::Object(figure)) = (&mut out, figure) {
        out.extend(figure);
    }
    out
}

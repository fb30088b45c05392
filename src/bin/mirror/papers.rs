//! Invoices, orders and lines of accounts as `mirror import --json` prints them. They are no movement of money and
//! stand apart from the transactions.

use credit_mirror::intake::{Document, DocumentItem, DocumentParty, StatementFigure, StatementPeriod, StatementRow};
use credit_mirror::kernel::{Date, Money};
use serde_json::{Value, json};

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

/// One line of accounts.
pub fn statement_row(row: &StatementRow, file: &str) -> Value {
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

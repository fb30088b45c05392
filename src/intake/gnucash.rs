//! Accounts of GnuCash: its templates, and the accounts of a book with the balances its entries give.

use super::decimal::Decimal;
use super::document::{StatementFigure, StatementRow};
use super::draft::Draft;
use super::einvoice::refused;
use super::finding::IntakeFinding;
use super::format::Format;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use super::xml::{self, Element};
use crate::kernel::{Currency, Money};
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    let mark = ["<gnc-account-example", "<gnc-v2"].into_iter().find(|mark| head.contains(mark))?;
    Some(Claim::certain(Clue::word(mark.trim_start_matches('<'))))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let decoded = source.text().ok_or(IntakeFinding::NoTable)?;
    let mut accounts = Vec::new();
    let mut sums: BTreeMap<String, Option<Decimal>> = BTreeMap::new();
    let mut wanted = |name: &str| matches!(name, "account" | "transaction");
    xml::stream(&decoded.text, &mut wanted, &mut |element, around| match element.name.as_str() {
        "account" => accounts.push(element),
        // Templates of future entries have happened as little as their amounts.
        _ if around.iter().any(|name| name == "template-transactions") => {}
        _ => splits(&element, &mut sums),
    })
    .map_err(refused)?;
    let mut draft = Draft::new(if sums.is_empty() { Format::ChartOfAccounts } else { Format::TrialBalance });
    let books = !sums.is_empty();
    draft.paper_rows = accounts.len();
    draft.papers.statement = accounts.iter().map(|account| row(account, &sums, books, ask.currency)).collect();
    let currency = accounts.iter().find_map(currency);
    draft.currency = currency;
    if draft.papers.statement.is_empty() {
        return Err(IntakeFinding::NoTable);
    }
    Ok(vec![Ok(draft.finish(source, ask))])
}

fn currency(account: &Element) -> Option<Currency> {
    Currency::parse(&account.text_at(&["commodity", "id"]))
}

fn row(account: &Element, sums: &BTreeMap<String, Option<Decimal>>, books: bool, case: Currency) -> StatementRow {
    let own = currency(account).unwrap_or(case);
    let sum = match sums.get(&account.text_at(&["id"])) {
        Some(sum) => sum.and_then(|sum| sum.money(own)).map(|(money, _)| money),
        None => Some(Money::zero(own)),
    };
    let figure = if books {
        let none = None;
        StatementFigure::Balance {
            opening: none,
            debit: none,
            credit: none,
            year_debit: none,
            year_credit: none,
            closing: sum,
        }
    } else {
        StatementFigure::Account
    };
    StatementRow {
        line: account.line,
        code: account.text_at(&["code"]),
        name: account.text_at(&["name"]),
        group: account.text_at(&["type"]),
        parent: account.text_at(&["parent"]),
        period: None,
        dimensions: Vec::new(),
        decimals: None,
        figure,
    }
}

/// Adds the parts of an entry to its accounts. A part that cannot be read makes the account's sum unknown.
fn splits(transaction: &Element, sums: &mut BTreeMap<String, Option<Decimal>>) {
    for split in transaction.child("splits").into_iter().flat_map(|splits| splits.all("split")) {
        let value = quotient(&split.text_at(&["quantity"]));
        let sum = sums.entry(split.text_at(&["account"])).or_insert(Some(Decimal::ZERO));
        *sum = sum.zip(value).and_then(|(sum, value)| sum.plus(value));
    }
}

/// `123450/100`.
fn quotient(text: &str) -> Option<Decimal> {
    let (number, of) = text.split_once('/')?;
    let places = of.strip_prefix('1').filter(|zeros| zeros.bytes().all(|b| b == b'0'))?.len();
    Decimal::parse(number)?.scaled(-i32::try_from(places).ok()?)
}

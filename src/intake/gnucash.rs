//! Accounts of GnuCash: its templates, and the accounts of a book with the balances its entries give, and what moved on
//! those that are bank or cash.

use super::decimal::Decimal;
use super::document::{StatementFigure, StatementRow};
use super::draft::Draft;
use super::einvoice::refused;
use super::finding::{IntakeFinding, UnreadReason};
use super::format::Format;
use super::invoice::iso_date;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::Reading;
use super::record::UnreadRow;
use super::statement;
use super::xml::{self, Element};
use crate::kernel::{Currency, Finding, Money, Origin, Severity};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    let mark = ["<gnc-account-example", "<gnc-v2"].into_iter().find(|mark| head.contains(mark))?;
    Some(Claim::certain(Clue::word(mark.trim_start_matches('<'))))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let decoded = source.text().ok_or(IntakeFinding::NoTable)?;
    let mut accounts = Vec::new();
    let mut entries = Vec::new();
    let mut sums: BTreeMap<String, Option<Decimal>> = BTreeMap::new();
    let mut wanted = |name: &str| matches!(name, "account" | "transaction");
    xml::stream(&decoded.text, &mut wanted, &mut |element, around| match element.name.as_str() {
        "account" => accounts.push(element),
        // Templates of future entries have happened as little as their amounts.
        _ if around.iter().any(|name| name == "template-transactions") => {}
        _ => {
            splits(&element, &mut sums);
            entries.push(element);
        }
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
    movements(&accounts, &entries, ask.currency, ask.recipe(source.name).account.as_deref(), &mut draft);
    Ok(vec![Ok(draft.finish(source, ask))])
}

/// What moved on the accounts that the book itself calls bank or cash.
fn movements(accounts: &[Element], entries: &[Element], case: Currency, chosen: Option<&str>, draft: &mut Draft) {
    let by_id: BTreeMap<String, &Element> =
        accounts.iter().map(|account| (account.text_at(&["id"]), account)).collect();
    let path = |id: &str| {
        let mut names = Vec::new();
        let mut next = by_id.get(id).copied();
        while let Some(account) = next.filter(|account| account.text_at(&["type"]) != "ROOT" && names.len() < 32) {
            names.push(account.words_at(&["name"]));
            next = by_id.get(&account.text_at(&["parent"])).copied();
        }
        names.reverse();
        names.join(":")
    };
    let under = |name: &str, root: &str| name == root || name.strip_prefix(root).is_some_and(|r| r.starts_with(':'));
    let is_own = |account: &&Element| match chosen {
        Some(chosen) => {
            let name = path(&account.text_at(&["id"]));
            chosen.split([',', ';']).any(|root| under(&name, root.trim()))
        }
        None => matches!(account.text_at(&["type"]).as_str(), "BANK" | "CASH"),
    };
    let mut names = BTreeSet::new();
    for entry in entries {
        let all: Vec<&Element> = entry.child("splits").into_iter().flat_map(|splits| splits.all("split")).collect();
        let account = |split: &Element| by_id.get(&split.text_at(&["account"])).copied();
        let other = all.iter().filter(|split| !account(split).as_ref().is_some_and(is_own));
        let kind: BTreeSet<String> = other.map(|split| path(&split.text_at(&["account"]))).collect();
        for split in &all {
            let Some(own) = account(split).filter(|account| is_own(account)) else { continue };
            let currency = currency(own).unwrap_or(case);
            let day = entry.at(&["date-posted", "date"]).and_then(|day| iso_date(&day.text()));
            let money = quotient(&split.text_at(&["quantity"])).and_then(|value| value.money(currency));
            let reason = if day.is_none() { UnreadReason::BadDate } else { UnreadReason::BadAmount };
            let (Some(day), Some((money, _))) = (day, money) else {
                draft.unread.push(UnreadRow { line: split.line, text: entry.words_at(&["description"]), reason });
                continue;
            };
            let name = path(&split.text_at(&["account"]));
            let mut record = statement::blank(split.line, day, money);
            record.party = entry.words_at(&["description"]).as_str().into();
            record.text = split.words_at(&["memo"]).as_str().into();
            record.reference = entry.text_at(&["num"]).as_str().into();
            let against: Vec<&str> = kind.iter().map(String::as_str).collect();
            record.kind = against.join("; ").chars().take(400).collect::<String>().into();
            record.own_account = name.as_str().into();
            names.insert(name);
            draft.rows.push(record);
        }
    }
    draft.rows.sort_by_key(|record| record.date);
    if !names.is_empty() {
        if names.len() == 1 {
            draft.account = names.first().cloned().unwrap_or_default();
        }
        let names = names.into_iter().take(20).collect();
        draft.findings.push(Finding::at(Severity::Note, IntakeFinding::OwnAccounts { names }, Origin::File(0)));
    }
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

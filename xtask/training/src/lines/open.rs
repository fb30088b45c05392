//! Which examples the written rules leave unexplained: those are all that the model is ever asked.

use super::examples::Example;
use credit_mirror::books::{Corrections, Ledger, Reason};
use credit_mirror::intake::{Clue, Format, Label, Papers, Proof, Recipe, Record, RecordSet, RecordSetParts};
use credit_mirror::kernel::{Currency, Date, Money};
use credit_mirror::rules::{CategoryRules, Pack};
use std::collections::BTreeSet;
use std::rc::Rc;

/// For each example, whether no rule explains it.
pub fn by_rules(examples: &[Example]) -> Vec<bool> {
    let rules = CategoryRules { model: None, ..Pack::china().categories().as_ref().clone() };
    let rows = (1_u32..).zip(examples).map(|(line, example)| record(line, example)).collect();
    let ledger = Ledger::build(&[statement(rows)], &Corrections::default(), &[], Currency::CNY, &rules);
    let open: BTreeSet<u32> =
        ledger.postings().iter().filter(|line| line.reason == Reason::Direction).map(|line| line.id.line).collect();
    (1_u32..).zip(examples).map(|(line, _)| open.contains(&line)).collect()
}

fn record(line: u32, example: &Example) -> Record {
    let [party, text, kind] = example.fields.clone().map(Label::from);
    let minor = if example.inward { i64::from(line) } else { -i64::from(line) };
    Record {
        line,
        date: Date::constant(2026, 1, 1),
        time: None,
        amount: Money::from_minor(minor, Currency::CNY),
        balance: None,
        party,
        party_account: Label::EMPTY,
        text,
        kind,
        reference: Label::EMPTY,
        status: Label::EMPTY,
        own_account: Label::EMPTY,
        neutral: false,
    }
}

fn statement(rows: Vec<Record>) -> Rc<RecordSet> {
    let proof = Proof {
        read: rows.len() as u32,
        unread: 0,
        sum_in: Vec::new(),
        sum_out: Vec::new(),
        neutral: 0,
        sum_neutral: Vec::new(),
        span: None,
        opening: None,
        closing: None,
        ties: None,
        controls: Vec::new(),
        accounts: Vec::new(),
    };
    Rc::new(RecordSet::from_parts(RecordSetParts {
        name: "examples".to_owned(),
        bytes: 0,
        digest: String::new(),
        format: Format::Delimited,
        clue: Clue::Columns,
        encoding: "utf-8".to_owned(),
        currency: Currency::CNY,
        account: String::new(),
        columns: Vec::new(),
        rows,
        papers: Papers::default(),
        unread: Vec::new(),
        skipped: Vec::new(),
        proof,
        findings: Vec::new(),
        question: None,
        recipe: Recipe::default(),
    }))
}

//! Smoke test of the category rules on the invented lines of `vectors/txn_labels_zh.json`: personal bills, so only the
//! labels that a firm's books know are compared.

#![allow(clippy::unwrap_used)]

use credit_mirror::books::{Category, Corrections, Ledger};
use credit_mirror::intake::{Format, Label, Papers, Proof, Record, RecordSet, RecordSetParts};
use credit_mirror::kernel::{Currency, Money, Rounding, date};
use credit_mirror::rules::Pack;
use serde_json::Value;
use std::rc::Rc;

mod common;

/// The categories that fit a label; `None` for labels that say nothing ("FIXME") or nothing that a firm's books know.
fn fitting(account: &str) -> Option<&'static [Category]> {
    use Category as C;
    match account {
        "Income:Interest" => Some(&[C::InterestIn]),
        "Expenses:Tax" => Some(&[C::TaxSocial]),
        "Expenses:Investment:Funds" => Some(&[C::Investment]),
        "Expenses:Electricity" | "Expenses:Mobile" => Some(&[C::Utilities]),
        "Income:Rebate" => Some(&[C::SupplierRefund]),
        "Income:Service" => Some(&[C::Sales]),
        "Income:Wechat:RedPacket" => Some(&[C::OtherIn]),
        account if account.ends_with(":FIXME") || account.ends_with(":Salary") => None,
        // What a person buys is a purchase or stays unexplained; it must never become tax, wages, a loan or a transfer.
        account if account.starts_with("Expenses:") => Some(&[C::Suppliers, C::OtherOut, C::SupplierRefund]),
        _ => None,
    }
}

#[test]
fn labels_of_example_bills_are_met() {
    let Some(shared) = common::shared("labels_of_example_bills_are_met") else { return };
    let text = std::fs::read_to_string(shared.join("vectors/txn_labels_zh.json")).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let (mut met, mut of) = (0, 0);
    for vector in json["vectors"].as_array().unwrap() {
        let input = &vector["input"];
        let word = |key: &str| input[key].as_str().unwrap_or_default().to_owned();
        // In the vectors money out is positive.
        let amount = Money::from_f64(-input["amount"].as_f64().unwrap(), Currency::CNY, Rounding::HalfUp).unwrap();
        let account = vector["expected"]["account"].as_str().unwrap();
        let Some(fitting) = fitting(account).filter(|_| amount.minor() != 0) else { continue };
        let ledger = Ledger::build(
            &[one_line(amount, word("payee"), word("narration"))],
            &Corrections::default(),
            &[],
            Currency::CNY,
            Pack::china().categories(),
        );
        let found = ledger.postings()[0].category;
        of += 1;
        if fitting.contains(&found) {
            met += 1;
        } else {
            println!("{}: {} {}: {account}, found {}", vector["id"], word("payee"), word("narration"), found.as_str());
        }
    }
    println!("labels met: {met} of {of}");
    assert_eq!(of, 45);
    assert!(met >= 43, "measured 43 of 45 when written, now {met}");
}

fn one_line(amount: Money, party: String, text: String) -> Rc<RecordSet> {
    let row = Record {
        line: 1,
        date: date(2025, 1, 1).unwrap(),
        time: None,
        amount,
        balance: None,
        party: party.into(),
        party_account: Label::EMPTY,
        text: text.into(),
        kind: Label::EMPTY,
        reference: Label::EMPTY,
        status: Label::EMPTY,
        own_account: Label::EMPTY,
        neutral: false,
    };
    let proof = Proof {
        read: 1,
        unread: 0,
        sum_in: Vec::new(),
        sum_out: Vec::new(),
        neutral: 0,
        sum_neutral: Vec::new(),
        span: None,
        opening: None,
        closing: None,
        ties: None,
        accounts: Vec::new(),
        controls: Vec::new(),
    };
    Rc::new(RecordSet::from_parts(RecordSetParts {
        name: "line.csv".to_owned(),
        bytes: 0,
        digest: String::new(),
        format: Format::Delimited,
        clue: credit_mirror::intake::Clue::Columns,
        encoding: "utf-8".to_owned(),
        currency: Currency::CNY,
        account: String::new(),
        columns: Vec::new(),
        rows: vec![row],
        papers: Papers::default(),
        unread: Vec::new(),
        skipped: Vec::new(),
        proof,
        findings: Vec::new(),
        question: None,
        recipe: credit_mirror::intake::Recipe::default(),
    }))
}

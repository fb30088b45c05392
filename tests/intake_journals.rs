//! Which accounts of a journal are the firm's own money: asked where several fit, never asked where the journal says so.

use credit_mirror::dossier::{read_records, read_request, write_records, write_request};
use credit_mirror::intake::{IntakeFinding, Recipe, RecordSet, SampleReading, read_all};
use credit_mirror::kernel::Currency;

fn load(text: &str, recipe: &Recipe) -> RecordSet {
    let mut readings = read_all(text.as_bytes(), "a.journal", &|_| recipe.clone(), Currency::CNY, &mut |_| {});
    let set = readings.remove(0).unwrap_or_else(|refusal| panic!("{:?}", refusal.finding));
    assert_eq!(read_records(&write_records(&set)).as_ref(), Ok(&set), "comes back as it was saved");
    set
}

const TWO: &str = "2025-01-02 Sale\n    Assets:Bank:Firm    100.00 CNY\n    Income:Sales\n\n2025-01-03 Salary\n    Assets:Bank:Private    50.00 CNY\n    Income:Salary\n\n\
    2025-01-04 Rent\n    Expenses:Rent    30.00 CNY\n    Assets:Bank:Firm\n";

fn accounts(set: &RecordSet) -> Vec<String> {
    set.parts().rows.iter().map(|row| row.own_account.as_str().to_owned()).collect()
}

#[test]
fn several_bank_accounts_give_one_question_with_each_of_them() {
    let set = load(TWO, &Recipe::default());
    assert_eq!(accounts(&set), ["Assets:Bank:Firm", "Assets:Bank:Private", "Assets:Bank:Firm"]);
    let question = set.parts().question.clone().expect("a question");
    let told: Vec<(Vec<String>, bool)> = question
        .choices
        .iter()
        .map(|choice| match &choice.reading {
            SampleReading::Accounts(names) => (names.clone(), choice.used),
            other => panic!("{other:?}"),
        })
        .collect();
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            (names(&["Assets:Bank:Firm", "Assets:Bank:Private"]), true),
            (names(&["Assets:Bank:Firm"]), false),
            (names(&["Assets:Bank:Private"]), false),
        ]
    );
    let mut recipe = Recipe::default();
    question.choices[1].sets.clone().apply(&mut recipe);
    let sent = read_request(&write_request(Currency::CNY, &recipe)).expect("our own writing");
    assert_eq!(sent.1, recipe, "the answer reaches the reader");
    let answered = load(TWO, &recipe);
    assert_eq!(accounts(&answered), ["Assets:Bank:Firm", "Assets:Bank:Firm"]);
    let again = answered.parts().question.clone().expect("it can be answered otherwise");
    assert!(again.choices[1].used && !again.choices[0].used);
}

#[test]
fn one_account_or_a_declared_one_needs_no_question() {
    let one = "2025-01-02 Sale\n    Assets:Bank:Firm    100.00 CNY\n    Income:Sales\n\n2025-01-03 Sale\n    Assets:Bank:Firm    50.00 CNY\n    Assets:Receivable\n";
    assert!(load(one, &Recipe::default()).parts().question.is_none());
    let declared = format!("account Assets:Bank:Firm  ; type: C\n\n{TWO}");
    let set = load(&declared, &Recipe::default());
    assert_eq!((accounts(&set).len(), set.parts().question.is_none()), (2, true));
}

#[test]
fn a_journal_without_an_account_that_fits_asks_for_one() {
    let odd =
        "2025-01-02 Sale\n    Till    100.00 CNY\n    Turnover\n\n2025-01-03 Rent\n    Rent    30.00 CNY\n    Till\n";
    let set = load(odd, &Recipe::default());
    assert!(set.parts().rows.is_empty());
    let question = set.parts().question.clone().expect("a question");
    assert!(question.choices.iter().all(|choice| !choice.used));
    let mut recipe = Recipe::default();
    question.choices[0].sets.clone().apply(&mut recipe);
    assert_eq!(accounts(&load(odd, &recipe)), ["Till", "Till"]);
}

/// Day and amount of each row, and the texts of what was read over.
fn told(set: &RecordSet) -> (Vec<String>, Vec<String>) {
    let rows = set.parts().rows.iter().map(|row| format!("{} {}", row.date, row.amount.to_decimal_string())).collect();
    let text = |kind: &IntakeFinding| match kind {
        IntakeFinding::NotApplied { text } => Some(text.clone()),
        _ => None,
    };
    (rows, set.parts().findings.iter().filter_map(|finding| text(&finding.kind)).collect())
}

#[test]
fn what_is_only_expected_or_made_by_a_rule_is_no_booked_money() {
    let beancount = "2025-01-01 open Assets:Bank:Firm CNY\n2025-01-01 open Income:Sales CNY\n\n\
        2025-01-02 * \"Shop\" \"Sale\"\n  Assets:Bank:Firm  100.00 CNY\n  Income:Sales\n\n\
        2025-01-03 # \"Landlord\" \"Rent [MONTHLY REPEAT 12 TIMES]\"\n  Assets:Bank:Firm  -900.00 CNY\n  Expenses:Rent\n\n\
        2025-01-04 ! \"Shop\" \"Sale\"\n  Assets:Bank:Firm  50.00 CNY\n  Income:Sales\n";
    let (rows, skipped) = told(&load(beancount, &Recipe::default()));
    assert_eq!(rows, ["2025-01-02 100.00", "2025-01-04 50.00"]);
    assert_eq!(skipped, ["2025-01-03 # \"Landlord\" \"Rent [MONTHLY REPEAT 12 TIMES]\""]);
    let sale = "2025-01-02 * Sale\n    Assets:Bank:Firm    100.00 CNY\n    Income:Sales\n\n";
    for entry in [
        "~ Monthly",
        "~ monthly from 2025-01-01",
        "~every 2 weeks in 2025  Rent",
        "= /Sales/",
        "= expr account =~ /Sales/",
        "=^Income",
    ] {
        let text = format!("{entry}\n    Assets:Bank:Firm    -900.00 CNY\n    Expenses:Rent    900.00 CNY\n\n{sale}");
        let (rows, skipped) = told(&load(&text, &Recipe::default()));
        assert_eq!((rows, skipped), (vec!["2025-01-02 100.00".to_owned()], vec![entry.to_owned()]), "{entry}");
    }
}

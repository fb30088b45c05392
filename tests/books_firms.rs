//! The sample firms, from file to financing: what `tests/firms/<firm>/expect.toml` says is what comes out.

#![allow(clippy::unwrap_used)]

use credit_mirror::assessment::{Assessment, Case, assess};
use credit_mirror::books::{BooksFinding, Corrections, Counted};
use credit_mirror::dossier;
use credit_mirror::facts::{FactFinding, Understood};
use credit_mirror::financing::Verdict;
use credit_mirror::intake::{Recipe, RecordSet, read};
use credit_mirror::kernel::{Currency, Finding, Money, Reading, Severity};
use credit_mirror::rules::Pack;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use toml::Value;

const FIRMS: [&str; 3] = ["wholesaler", "noodle-restaurant", "parts-maker"];

struct Firm {
    name: &'static str,
    expect: Value,
    case: Case,
    assessment: Assessment,
}

fn open(name: &'static str) -> Firm {
    let folder = Path::new("tests/firms").join(name);
    let text = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let expect: Value = toml::from_str(&text("expect.toml")).unwrap();
    let answers = dossier::read(&text("case.json")).unwrap().answers().clone();
    let sets = list(&expect, "file").iter().map(|file| import(&folder.join(word(file, "name")))).collect();
    let case = Case::new(answers, sets, Corrections::default());
    let as_of = word(&expect["outcome"], "as_of").parse().unwrap();
    let assessment = assess(&case, &Pack::china(), as_of);
    Firm { name, expect, case, assessment }
}

fn import(path: &PathBuf) -> Rc<RecordSet> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let set = read(&fs::read(path).unwrap(), &name, &Recipe::default(), Currency::CNY, &mut |_| {});
    Rc::new(set.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}")))
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).map_or(&[], |list| list.as_array().unwrap())
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap()
}

fn number(value: &Value, key: &str) -> usize {
    usize::try_from(value[key].as_integer().unwrap()).unwrap()
}

fn total(sums: &[Money]) -> String {
    sums.first().map_or("0.00".to_owned(), |sum| sum.to_decimal_string())
}

#[test]
fn every_file_is_read_whole_and_proves_itself() {
    for name in FIRMS {
        let firm = open(name);
        for (expect, set) in list(&firm.expect, "file").iter().zip(firm.case.sets()) {
            let (parts, file) = (set.parts(), word(expect, "name"));
            let serious: Vec<_> = parts.findings.iter().filter(|f| f.severity != Severity::Note).collect();
            assert!(serious.is_empty() && parts.unread.is_empty(), "{file}: {serious:?} {:?}", parts.unread);
            assert_eq!(parts.encoding, word(expect, "encoding"), "{file}");
            assert_eq!(parts.rows.len(), number(expect, "rows"), "{file}");
            assert_eq!(total(&parts.proof.sum_in), word(expect, "sum_in"), "{file}: in");
            assert_eq!(total(&parts.proof.sum_out), word(expect, "sum_out"), "{file}: out");
            if let Some(opening) = expect.get("opening") {
                let balances = [parts.proof.opening, parts.proof.closing].map(|b| b.unwrap().money.to_decimal_string());
                assert_eq!(balances[0], opening.as_str().unwrap(), "{file}: opening");
                assert_eq!(balances[1], word(expect, "closing"), "{file}: closing");
                assert_eq!(parts.proof.ties, Some(true), "{file}");
            } else {
                assert_eq!(parts.proof.neutral as usize, number(expect, "neutral"), "{file}");
                assert_eq!(total(&parts.proof.sum_neutral), word(expect, "sum_neutral"), "{file}");
            }
        }
    }
}

#[test]
fn the_books_hold_what_the_files_say() {
    for name in FIRMS {
        let firm = open(name);
        let (ledger, expect) = (firm.case.ledger(), &firm.expect["books"]);
        let months = ledger.months();
        assert_eq!(months.len(), number(expect, "months"), "{name}");
        assert_eq!(months[0].month.to_string(), word(expect, "first"), "{name}");
        let revenue = |from: usize, to: usize| {
            let minor = months[months.len() - from..months.len() - to].iter().map(|m| m.revenue.minor()).sum();
            Money::from_minor(minor, Currency::CNY).to_decimal_string()
        };
        assert_eq!(revenue(12, 0), word(expect, "revenue_12m"), "{name}");
        assert_eq!(revenue(3, 0), word(expect, "last_3m"), "{name}");
        assert_eq!(revenue(6, 3), word(expect, "previous_3m"), "{name}");
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for posting in ledger.postings() {
            assert_eq!(posting.counted, Counted::Yes, "{name}: {posting:?}");
            *lines.entry(posting.category.as_str().to_owned()).or_default() += 1;
        }
        let expected: BTreeMap<String, usize> =
            expect["lines"].as_table().unwrap().keys().map(|k| (k.clone(), number(&expect["lines"], k))).collect();
        assert_eq!(lines, expected, "{name}");
        let missing = |finding: &Finding<BooksFinding>| match &finding.kind {
            BooksFinding::AccountNotImported { account, .. } => account.clone(),
            other => panic!("{name}: {other:?}"),
        };
        let missing: Vec<String> = ledger.findings().iter().map(missing).collect();
        let expected: Vec<&str> = list(expect, "not_imported").iter().map(|name| name.as_str().unwrap()).collect();
        assert_eq!(missing, expected, "{name}");
        if let Some(top) = expect.get("top_customer") {
            let first = &ledger.parties()[0];
            let all: i64 = months[months.len() - 12..].iter().map(|m| m.revenue.minor()).sum();
            let share = first.received.to_f64() / Money::from_minor(all, Currency::CNY).to_f64();
            assert_eq!(
                (first.party.as_str(), format!("{share:.4}").as_str()),
                (top.as_str().unwrap(), word(expect, "top_share"))
            );
        }
    }
}

#[test]
fn the_answers_are_understood_and_agree_with_the_files() {
    for name in FIRMS {
        let firm = open(name);
        for (key, entry) in firm.case.answers().iter() {
            let understood = firm.case.answers().understood(key);
            assert!(matches!(understood, Ok(Understood::Value(_) | Understood::DontKnow)), "{}: {entry:?}", key.id());
        }
        let findings: Vec<&Finding<FactFinding>> = firm.assessment.facts.findings().iter().collect();
        assert!(findings.is_empty(), "{name}: {findings:?}");
        for indicator in firm.assessment.indicators.all() {
            let minus_zero =
                matches!(indicator.reading, Reading::Known(number) if number == 0.0 && number.is_sign_negative());
            assert!(!minus_zero, "{name}: {} is -0", indicator.key.as_str());
        }
        // Bank receipts with value-added tax and stated revenue of the year before agree within ten per cent.
        let gap = firm.assessment.indicators.all().iter().find(|i| i.key.as_str() == "indicator.revenue_gap").unwrap();
        let Reading::Known(gap) = gap.reading else { panic!("{name}: {:?}", gap.reading) };
        assert!(gap.abs() <= 0.10, "{name}: {gap}");
    }
}

#[test]
fn each_story_has_its_outcome() {
    for name in FIRMS {
        let firm = open(name);
        let of = |verdict| {
            let options = firm.assessment.financing.options().iter().filter(|option| option.verdict == verdict);
            let mut ids: Vec<String> = options.map(|option| option.mode.to_string()).collect();
            ids.sort();
            ids
        };
        let expected = |key| {
            let mut ids: Vec<String> =
                list(&firm.expect["outcome"], key).iter().map(|id| id.as_str().unwrap().to_owned()).collect();
            ids.sort();
            ids
        };
        assert_eq!(of(Verdict::NotAvailable), expected("not_available"), "{}", firm.name);
        assert_eq!(of(Verdict::DoesNotFit), expected("does_not_fit"), "{}", firm.name);
        let (fits, wanted) = (of(Verdict::Fits), expected("fits"));
        assert!(wanted.iter().all(|id| fits.contains(id)), "{}: {fits:?}", firm.name);
        assert!(!wanted.is_empty() || fits.is_empty(), "{}: nothing should simply fit, but {fits:?} do", firm.name);
    }
}

#[test]
fn where_nothing_is_sure_what_helps_in_part_is_nearest() {
    let firm = open("noodle-restaurant");
    let all = firm.assessment.financing.options();
    let route = firm.assessment.financing.route();
    let nearest: Vec<_> = route.nearest.iter().filter_map(|id| all.iter().find(|option| option.mode == *id)).collect();
    // Not the bills it does not hold, of which only an answer is awaited.
    assert!(route.steps.is_empty() && nearest.len() == 3, "{route:?}");
    assert!(nearest.iter().all(|near| near.helps_in_part()), "{route:?}");
}

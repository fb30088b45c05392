//! How long a firm with 36 months and 20,000 bank lines takes natively: reading its file, joining its books, and
//! one more answer to a full new assessment. `cargo bench` prints the table; the file it reads is left in
//! `target/bench/statement.csv` for the measurement in the browser.

use credit_mirror::assessment::{Case, assess, assess_with};
use credit_mirror::books::{Corrections, Ledger};
use credit_mirror::facts::{Answers, Entry, FactSheet, Field, FieldKey, LedgerFacts};
use credit_mirror::financing::Financing;
use credit_mirror::indicators::IndicatorSet;
use credit_mirror::intake::{Recipe, read};
use credit_mirror::kernel::{Currency, Date};
use credit_mirror::portrait::Portrait;
use credit_mirror::routes::{Positions, Routes, WhatIf};
use credit_mirror::rules::{CategoryRules, Pack};
use credit_mirror::score::Score;
use std::fmt::Write as _;
use std::rc::Rc;
use std::time::{Duration, Instant};

const MONTHS: usize = 36;
const LINES: usize = 20_000;
const ROUNDS: usize = 15;

/// A statement with a running balance: receipts from forty customers, and payments.
fn statement() -> String {
    let mut csv = String::from("交易日期,交易金额,账户余额,对方户名,摘要\n");
    let mut balance = 80_000_000_i64;
    for line in 0..LINES {
        let month = line * MONTHS / LINES;
        let day = 1 + line * 28 * MONTHS / LINES % 28;
        let amount =
            if line % 3 == 0 { -(20_000 + (line * 37 % 90_000) as i64) } else { 9_000 + (line * 53 % 40_000) as i64 };
        balance += amount;
        let (party, text) = match line % 3 {
            0 if line % 30 == 0 => ("国家税务总局".to_owned(), "实时缴税"),
            0 => (format!("供应商{}有限公司", line % 25), "采购货款"),
            _ => (format!("客户{}商贸有限公司", line % 40), "货款"),
        };
        let money =
            |minor: i64| format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100);
        let (year, month) = (2023 + (month + 6) / 12, (month + 6) % 12 + 1);
        writeln!(csv, "{year}-{month:02}-{day:02},{},{},{party},{text}", money(amount), money(balance)).expect("text");
    }
    csv
}

/// A statement of which no rule explains a line: persons, and one of five thousand wordings each.
fn unexplained() -> String {
    let mut csv = String::from("交易日期,交易金额,对方户名,摘要\n");
    for line in 0..LINES {
        let (year, month, day) = (2023 + line * 3 / LINES, 1 + line * MONTHS / LINES % 12, 1 + line % 28);
        let (who, what) = (["王某", "李某某", "赵某"][line % 3], ["薪水", "转账", "余款", "房费", "工钱"][line % 5]);
        let letter = |place: usize| char::from(b'a' + (line / place % 10) as u8);
        let words = format!("{what} {}{}{}{}", letter(1), letter(10), letter(100), letter(2_000));
        writeln!(csv, "{year}-{month:02}-{day:02},-{}.00,{who},{words}", 10 + line % 500).expect("text");
    }
    csv
}

/// Runs the work several times; gives the median and the slowest.
fn measure<T>(mut work: impl FnMut(usize) -> T) -> (T, Duration, Duration) {
    let mut times = Vec::new();
    let mut last = work(0);
    for round in 0..ROUNDS {
        let start = Instant::now();
        last = work(round);
        times.push(start.elapsed());
    }
    times.sort();
    (last, times[ROUNDS / 2], times[ROUNDS - 1])
}

fn row(name: &str, median: Duration, slowest: Duration) {
    println!("{name:<52} {:>9.2} {:>9.2}", median.as_secs_f64() * 1e3, slowest.as_secs_f64() * 1e3);
}

fn main() {
    let csv = statement();
    let folder = std::path::Path::new("target/bench");
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(folder.join("statement.csv"), &csv)).expect("target");
    let as_of: Date = "2026-06-30".parse().expect("a date");
    let pack = Pack::china();
    println!("natively, {LINES} lines in {MONTHS} months{:>15} {:>9}", "median ms", "slowest");

    let (set, median, slowest) = measure(|_| {
        read(csv.as_bytes(), "statement.csv", &Recipe::default(), Currency::CNY, &mut |_| {})
            .expect("our own statement")
    });
    row("file to records", median, slowest);
    let sets = vec![Rc::new(set)];
    let (case, median, slowest) = measure(|_| Case::new(Answers::default(), sets.clone(), Corrections::default()));
    assert_eq!(case.ledger().postings().len(), LINES, "every line is in the books");
    row("records to books", median, slowest);
    let pack_rules = pack.categories();
    let set = read(unexplained().as_bytes(), "unexplained.csv", &Recipe::default(), Currency::CNY, &mut |_| {});
    let open = vec![Rc::new(set.expect("our own statement"))];
    let silent = CategoryRules { model: None, ..pack_rules.as_ref().clone() };
    let books = |rules: &CategoryRules| Ledger::build(&open, &Corrections::default(), &[], Currency::CNY, rules);
    let (_, median, slowest) = measure(|_| books(&silent));
    row("the same, of lines that no rule explains, words unread", median, slowest);
    let (_, median, slowest) = measure(|_| books(pack_rules));
    row("  their words read, 5,000 wordings", median, slowest);
    let changed = |round: usize| {
        let mut answers = case.answers().clone();
        answers.set(FieldKey::once(Field::Staff), Some(Entry::Text((10 + round).to_string())));
        case.with_answers(answers)
    };
    let (_, median, slowest) = measure(|round| assess(&changed(round), &pack, as_of));
    row("a full assessment from answers and books", median, slowest);
    let (of_ledger, median, slowest) = measure(|_| LedgerFacts::of(case.ledger(), &pack, as_of));
    row("  of which facts of the books, kept by the page", median, slowest);
    let (_, median, slowest) = measure(|round| assess_with(&changed(round), &of_ledger, &pack, as_of));
    row("one answer to a full new assessment, as the page does", median, slowest);
    let (facts, median, slowest) =
        measure(|round| FactSheet::collect_with(changed(round).answers(), case.ledger(), &of_ledger, &pack, as_of));
    row("  of which facts", median, slowest);
    let (indicators, median, slowest) = measure(|_| IndicatorSet::compute(&facts));
    row("  of which indicators", median, slowest);
    let (_, median, slowest) = measure(|_| Portrait::compute(&facts, &indicators, &pack, as_of));
    row("  of which the portrait", median, slowest);
    let (_, median, slowest) = measure(|_| Financing::evaluate(&facts, &indicators, &pack, as_of));
    row("  of which financing", median, slowest);
    trials(&pack);
}

/// A sample firm with its files.
fn sample(firm: &str) -> Case {
    let folder = std::path::Path::new("tests/firms").join(firm);
    let text = std::fs::read_to_string(folder.join("case.json")).expect("a case");
    let answers = credit_mirror::dossier::read(&text).expect("a case").answers().clone();
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_none_or(|end| end != "json" && end != "toml"));
    paths.sort();
    let set = |path: &std::path::PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let bytes = std::fs::read(path).expect("a file");
        Rc::new(read(&bytes, name, &Recipe::default(), Currency::CNY, &mut |_| {}).expect("a statement"))
    };
    Case::new(answers, paths.iter().map(set).collect(), Corrections::default())
}

/// What is tried again and again on the page of ways, for the sample firms: accounts, lists and a statement each.
fn trials(pack: &Pack) {
    let as_of: Date = "2026-11-21".parse().expect("a date");
    for firm in ["parts-maker", "wholesaler", "noodle-restaurant"] {
        let case = sample(firm);
        let of_ledger = LedgerFacts::of(case.ledger(), pack, as_of);
        println!("{firm}");
        let (now, median, slowest) = measure(|_| assess_with(&case, &of_ledger, pack, as_of));
        row("  assessed", median, slowest);
        let (_, median, slowest) = measure(|_| Score::compute(&now.facts, &now.indicators, &now.portrait, pack, as_of));
        row("  of which the score with its draws", median, slowest);
        let (_, median, slowest) = measure(|_| Score::level(&now.facts, &now.indicators, &now.portrait, pack, as_of));
        row("  the same without draws, lines and reasons", median, slowest);
        let mut positions = Positions::default();
        positions[1] = 10;
        let (_, median, slowest) = measure(|_| WhatIf::of(&case, &of_ledger, &now, pack, &positions));
        row("  what if: a slider moved", median, slowest);
        let (routes, median, slowest) = measure(|_| Routes::find(&case, &of_ledger, &now, pack).expect("rules"));
        row(&format!("  ways to the next grade ({} of {} sets)", routes.tried, routes.sets), median, slowest);
        let (all, median, slowest) = measure(|_| Routes::reach_all(&case, &of_ledger, &now, pack));
        row(&format!("  if no set reached it: all {}", all.unwrap_or(0)), median, slowest);
    }
}

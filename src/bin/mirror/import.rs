//! `mirror import`: files in, rows out, with what could not be read.

use crate::papers;
use crate::{Failure, Options, bytes_of, name_of};
use credit_mirror::dossier::kind_word;
use credit_mirror::intake::{Choice, IntakeFinding, Question, Reading, Recipe, read_all};
use credit_mirror::kernel::{Currency, Finding, Money, Origin};
use credit_mirror::wording::{Words, t};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

/// Reads one file and everything in it, with nothing chosen: names as they are shown, and what was read.
pub fn read_file(path: &Path, currency: Currency) -> Result<Vec<(String, Reading)>, Failure> {
    let bytes = bytes_of(path)?;
    let all = read_all(&bytes, &name_of(path), &|_| Recipe::default(), currency, &mut |_| {});
    let name = |reading: &Reading| match reading {
        Ok(set) => set.parts().name.clone(),
        Err(refusal) => refusal.name.clone(),
    };
    Ok(all.into_iter().map(|reading| (name(&reading), reading)).collect())
}

pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    if options.files.is_empty() {
        return Err(Failure::Usage(options.words.get(t::CLI_NEEDS_SOME).to_owned()));
    }
    let currency = options.currency.unwrap_or(Currency::CNY);
    let mut readings = Vec::new();
    for path in &options.files {
        readings.extend(read_file(path, currency)?);
    }
    if options.json {
        println!("{}", as_json(&readings, options.words));
    } else {
        print_summary(&readings, options.words);
    }
    let mut code = ExitCode::SUCCESS;
    for (name, reading) in &readings {
        if let Err(refusal) = reading {
            let message = options.words.intake_finding(&refusal.finding.kind);
            eprintln!("mirror: {}", options.words.say(t::CLI_FILE_REFUSED, [name, &message]));
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}

/// Lines that a finding speaks of.
fn lines(finding: &Finding<IntakeFinding>) -> Vec<u32> {
    let line = |origin: &Origin| match origin {
        Origin::Line { line, .. } => Some(*line),
        Origin::File(_) | Origin::Answer(_) | Origin::Figure(_) => None,
    };
    finding.origins.iter().filter_map(line).collect()
}

fn finding_json(finding: &Finding<IntakeFinding>, file: &str, words: Words) -> Value {
    json!({
        "severity": finding.severity.as_str(),
        "kind": kind_word(&finding.kind),
        "message": words.intake_finding(&finding.kind),
        "file": file,
        "line": lines(finding).first(),
    })
}

/// What the file leaves to the user: the words, and the reading of the sample under each answer.
fn question_json(question: &Question, words: Words) -> Value {
    let answer = |choice: &Choice| json!({ "reading": words.answer(choice), "used": choice.used });
    json!({
        "kind": question.kind.as_str(),
        "line": question.line,
        "sample": question.sample,
        "message": words.question(question),
        "answers": question.choices.iter().map(answer).collect::<Vec<_>>(),
    })
}

fn as_json(readings: &[(String, Reading)], words: Words) -> Value {
    let (mut files, mut transactions, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    let (mut documents, mut statement) = (Vec::new(), Vec::new());
    let mut sums: BTreeMap<String, (Money, Money)> = BTreeMap::new();
    for (name, reading) in readings {
        let set = match reading {
            Ok(set) => set.parts(),
            Err(refusal) => {
                files.push(json!({
                    "name": name, "format": null, "encoding": null, "rows_read": 0, "rows_unread": 0,
                }));
                findings.push(finding_json(&refusal.finding, name, words));
                continue;
            }
        };
        files.push(json!({
            "name": name,
            "question": set.question.as_ref().map(|question| question_json(question, words)),
            "format": set.format.as_str(),
            "encoding": set.encoding,
            "rows_read": set.proof.read,
            "rows_unread": set.unread.len(),
        }));
        findings.extend(set.findings.iter().map(|finding| finding_json(finding, name, words)));
        documents.extend(set.papers.documents.iter().map(|document| papers::document(document, name)));
        if let Ok(set) = reading {
            statement.extend(papers::statement(&Rc::new(set.clone()), name, words));
        }
        for row in &set.rows {
            let currency = row.amount.currency();
            let zero = Money::zero(currency);
            let sum = sums.entry(currency.as_str().to_owned()).or_insert((zero, zero));
            let side = if row.amount.is_negative() { &mut sum.1 } else { &mut sum.0 };
            *side = side.checked_add(row.amount.abs()).unwrap_or(*side);
            transactions.push(json!({
                "date": row.date.to_string(),
                "amount": row.amount.to_decimal_string(),
                "currency": currency.as_str(),
                "balance": row.balance.map(Money::to_decimal_string),
                "party": row.party.as_str(),
                "text": row.text.as_str(),
                "file": name,
                "line": row.line,
            }));
        }
    }
    let side = |pick: fn(&(Money, Money)) -> Money| -> Value {
        let texts: BTreeMap<&String, String> =
            sums.iter().map(|(code, sum)| (code, pick(sum).to_decimal_string())).collect();
        if texts.len() > 1 {
            json!(texts)
        } else {
            json!(texts.into_values().next().unwrap_or_else(|| "0.00".to_owned()))
        }
    };
    let totals = json!({ "count": transactions.len(), "in": side(|s| s.0), "out": side(|s| s.1) });
    json!({
        "files": files,
        "transactions": transactions,
        "documents": documents,
        "statement": statement,
        "findings": findings,
        "totals": totals,
    })
}

fn print_summary(readings: &[(String, Reading)], words: Words) {
    for (name, reading) in readings {
        let Ok(set) = reading else { continue };
        let set = set.parts();
        let counts = [set.proof.read.to_string(), set.proof.unread.to_string()];
        let encoding = if set.encoding.is_empty() { "—" } else { &set.encoding };
        println!("{}", words.say(t::CLI_READ, [name, &counts[0], &counts[1], set.format.as_str(), encoding]));
        let sums = |sums: &[Money]| sums.iter().map(|sum| words.money_exact(*sum)).collect::<Vec<_>>().join(" + ");
        println!("  {}", words.say(t::CLI_SUMS, [&sums(&set.proof.sum_in), &sums(&set.proof.sum_out)]));
        for finding in &set.findings {
            let at = lines(finding).first().map_or_else(String::new, |line| format!(":{line}"));
            println!("  {}{at}: {}", finding.severity.as_str(), words.intake_finding(&finding.kind));
        }
    }
}

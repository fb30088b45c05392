//! `mirror assess`, `report`, `verify` and `batch`: saved cases in, assessments and reports out.

use crate::import::read_file;
use crate::{Failure, Options, bytes_of, name_of, program, today};
use credit_mirror::assessment::{Assessment, Case, Packs, assess};
use credit_mirror::dossier;
use credit_mirror::facts::{Answers, LedgerFacts};
use credit_mirror::kernel::Date;
use credit_mirror::report::{
    Links, PROGRAM, ReportOptions, Verification, View, assessment_json, financing_headline, portrait_headline,
    routes_json, verify as verify_report, write_report,
};
use credit_mirror::routes::{Routes, papers};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Words, t};
use serde_json::json;
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

fn one_file(options: &Options) -> Result<&Path, Failure> {
    match options.files.as_slice() {
        [file] => Ok(file),
        files => Err(Failure::Usage(options.words.say(t::CLI_NEEDS_ONE, [&files.len().to_string()]))),
    }
}

fn text_of(path: &Path, words: Words) -> Result<String, Failure> {
    String::from_utf8(bytes_of(path)?).map_err(|_| Failure::Input(words.say(t::CLI_NOT_UTF8, [&name_of(path)])))
}

fn as_of(options: &Options) -> Result<Date, Failure> {
    options.as_of.ok_or_else(|| Failure::Usage(options.words.get(t::CLI_NEEDS_AS_OF).to_owned()))
}

/// The case of a file, with the files of `--with` added.
fn case_of(options: &Options) -> Result<Case, Failure> {
    let path = one_file(options)?;
    let words = options.words;
    let refused = |message: String| Failure::Input(words.say(t::CLI_FILE_REFUSED, [&name_of(path), &message]));
    let case = dossier::read(&text_of(path, words)?).map_err(|why| refused(words.refused(&why)))?;
    if options.with.is_empty() {
        return Ok(case);
    }
    let mut sets = case.sets().to_vec();
    for file in &options.with {
        for (name, reading) in read_file(file, options.currency.unwrap_or_else(|| case.answers().currency()))? {
            let set = reading.map_err(|refusal| {
                let message = words.intake_finding(&refusal.finding.kind);
                Failure::Input(words.say(t::CLI_FILE_REFUSED, [&name, &message]))
            })?;
            sets.push(Rc::new(set));
        }
    }
    Ok(Case::new(case.answers().clone(), sets, case.corrections().clone()))
}

/// A case with the pack of its jurisdiction.
fn under_its_pack(case: Case) -> (Case, Rc<Pack>) {
    let pack = Packs::default().of(case.answers());
    (case.under(&pack), pack)
}

pub fn assess_one(options: &Options) -> Result<ExitCode, Failure> {
    let as_of = as_of(options)?;
    if options.ways && !options.json {
        return Err(Failure::Usage("--ways needs --json".to_owned()));
    }
    let (case, pack) = under_its_pack(case_of(options)?);
    let assessment = assess(&case, &pack, as_of);
    if options.json {
        let mut json = assessment_json(&assessment);
        if options.ways {
            let of_ledger = LedgerFacts::of(case.ledger(), &pack, as_of);
            let ways = Routes::find(&case, &of_ledger, &assessment, &pack);
            json["ways"] = json!(ways.map(|ways| routes_json(&ways, &papers(&assessment, &pack))));
        }
        println!("{json}");
    } else {
        print_summary(&case, &assessment, &pack, options.words);
    }
    Ok(ExitCode::SUCCESS)
}

fn print_summary(case: &Case, assessment: &Assessment, pack: &Pack, words: Words) {
    let view = View { case, assessment, pack, words, links: Links::Report };
    println!("{} · {}", program(words), assessment.as_of);
    println!("{}", portrait_headline(&view));
    println!("{}", financing_headline(&view));
}

pub fn report(options: &Options) -> Result<ExitCode, Failure> {
    let words = options.words;
    let output = options.output.as_deref().ok_or_else(|| Failure::Usage(words.get(t::CLI_NEEDS_OUTPUT).to_owned()))?;
    let as_of = options.as_of.or_else(today).ok_or_else(|| Failure::Usage(words.get(t::CLI_NEEDS_AS_OF).to_owned()))?;
    let (case, pack) = under_its_pack(case_of(options)?);
    let assessment = assess(&case, &pack, as_of);
    let view = View { case: &case, assessment: &assessment, pack: &pack, words, links: Links::Report };
    let html = write_report(&view, ReportOptions { embed_case: !options.without_case });
    let name = output.display().to_string();
    let written =
        if name == "-" { std::io::stdout().lock().write_all(html.as_bytes()) } else { std::fs::write(output, html) };
    written.map_err(|error| Failure::Input(words.say(t::CLI_WRITE_FAILED, [&name, &error.to_string()])))?;
    if name != "-" {
        eprintln!("{}", words.say(t::CLI_WRITTEN, [&name]));
    }
    Ok(ExitCode::SUCCESS)
}

pub fn verify(options: &Options) -> Result<ExitCode, Failure> {
    let words = options.words;
    let html = text_of(one_file(options)?, words)?;
    let outcome = verify_report(&html, &Pack::built_in);
    match &outcome {
        Verification::Same(verified) => {
            println!("{}", outcome.says(words));
            if verified.page_compared {
                println!("{}", words.get(t::VERIFY_SAME_PAGE));
            } else {
                println!("{}", words.say(t::VERIFY_PAGE_NOT_COMPARED, [&verified.program, PROGRAM]));
            }
            println!("{}", words.get(t::VERIFY_PROVES));
            Ok(ExitCode::SUCCESS)
        }
        Verification::Differs { verified, figures, page } => {
            println!("{}", outcome.says(words));
            for figure in figures {
                println!("  {}", figure.figure_says(words, &verified.assessment));
            }
            for place in page {
                println!("  {}", place.page_says(words));
            }
            Ok(ExitCode::from(1))
        }
        _ => Err(Failure::Input(outcome.says(words))),
    }
}

/// One case a line in, one assessment a line out. A line that cannot be used is answered in its place.
pub fn batch(options: &Options) -> Result<ExitCode, Failure> {
    let as_of = as_of(options)?;
    let words = options.words;
    let mut packs = Packs::default();
    let first = packs.of(&Answers::default());
    let input: Box<dyn BufRead> = match options.files.as_slice() {
        [] => Box::new(std::io::stdin().lock()),
        [file] if file.as_os_str() == "-" => Box::new(std::io::stdin().lock()),
        [file] => {
            let opened = std::fs::File::open(file).map_err(|error| {
                Failure::Input(words.say(t::CLI_WRITE_FAILED, [&name_of(file), &error.to_string()]))
            })?;
            Box::new(std::io::BufReader::new(opened))
        }
        files => return Err(Failure::Usage(words.say(t::CLI_NEEDS_ONE, [&files.len().to_string()]))),
    };
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut bad = false;
    for (index, line) in input.split(b'\n').enumerate() {
        let line = line.map_err(|error| Failure::Input(error.to_string()))?;
        let answer = match String::from_utf8(line) {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => dossier::read_with(&text, first.categories())
                .map(|case| {
                    let pack = packs.of(case.answers());
                    assessment_json(&assess(&case.under(&pack), &pack, as_of))
                })
                .map_err(|why| words.refused(&why)),
            Err(_) => Err(words.say(t::CLI_NOT_UTF8, [&(index + 1).to_string()])),
        };
        let answer = answer.unwrap_or_else(|message| {
            bad = true;
            json!({ "type": "credit-mirror/error", "line": index + 1, "message": message })
        });
        writeln!(output, "{answer}").map_err(|error| Failure::Input(error.to_string()))?;
    }
    output.flush().map_err(|error| Failure::Input(error.to_string()))?;
    Ok(if bad { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

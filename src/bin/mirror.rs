//! The command line: the same engine as the page. Reads files, assesses saved cases, writes and verifies reports.

#[path = "mirror/cases.rs"]
mod cases;
#[path = "mirror/import.rs"]
mod import;
#[path = "mirror/papers.rs"]
mod papers;

use credit_mirror::kernel::{Currency, Date};
use credit_mirror::wording::{Language, Words, t};
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
mirror: Credit Mirror on the command line

  mirror import FILE… [--json] [--currency CODE]     read bank statements and bills
  mirror assess CASE --as-of DATE [--json]           assess a saved case
                [--ways]                             … with the ways to a better grade (in JSON)
  mirror report CASE -o FILE [--as-of DATE]          write the report as one HTML file
                [--without-case]                     … without the case inside
  mirror verify FILE                                 run a report again
  mirror batch [FILE] --as-of DATE                   a case a line in, an assessment a line out
  mirror --version

  --with FILE     (assess, report; repeatable) add a bank statement or bill to the case
  --lang zh|en    language of messages and reports (else that of LC_ALL or LANG)

FILE may be - for standard input. Exit status: 0 done, 1 bad input, 2 bad usage.";

/// What went wrong, and so the exit status.
enum Failure {
    /// The input cannot be used; status 1.
    Input(String),
    /// The command line cannot be understood; status 2.
    Usage(String),
}

/// Everything that the command line can say.
#[derive(Default)]
struct Options {
    files: Vec<PathBuf>,
    with: Vec<PathBuf>,
    output: Option<PathBuf>,
    as_of: Option<Date>,
    currency: Option<Currency>,
    json: bool,
    ways: bool,
    without_case: bool,
    words: Words,
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(Failure::Input(message)) => {
            eprintln!("mirror: {message}");
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            eprintln!("mirror: {message}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Failure> {
    let mut parser = lexopt::Parser::from_env();
    let usage = |error: lexopt::Error| Failure::Usage(error.to_string());
    let command = match parser.next().map_err(usage)? {
        Some(Value(word)) => word.to_string_lossy().into_owned(),
        Some(Long("version")) => {
            println!("mirror {}", env!("CARGO_PKG_VERSION"));
            return Ok(ExitCode::SUCCESS);
        }
        Some(Long("help") | Short('h')) => {
            println!("{USAGE}");
            return Ok(ExitCode::SUCCESS);
        }
        Some(other) => return Err(usage(other.unexpected())),
        None => return Err(Failure::Usage("a command is needed".to_owned())),
    };
    let options = options(&mut parser)?;
    match command.as_str() {
        "import" => import::run(&options),
        "assess" => cases::assess_one(&options),
        "report" => cases::report(&options),
        "verify" => cases::verify(&options),
        "batch" => cases::batch(&options),
        "help" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Failure::Usage(format!("{other:?} is not a command"))),
    }
}

fn options(parser: &mut lexopt::Parser) -> Result<Options, Failure> {
    let usage = |error: lexopt::Error| Failure::Usage(error.to_string());
    let mut options = Options { words: Words::new(language_of_machine()), ..Options::default() };
    while let Some(argument) = parser.next().map_err(usage)? {
        match argument {
            Value(file) => options.files.push(file.into()),
            Long("json") => options.json = true,
            Long("ways") => options.ways = true,
            Long("without-case") => options.without_case = true,
            Long("with") => options.with.push(parser.value().map_err(usage)?.into()),
            Short('o') | Long("output") => options.output = Some(parser.value().map_err(usage)?.into()),
            Long("as-of") => {
                let text = parser.value().map_err(usage)?.string().map_err(usage)?;
                let day = text
                    .parse()
                    .map_err(|_| Failure::Usage(format!("--as-of must be a date such as 2026-11-21, not {text:?}")))?;
                options.as_of = Some(day);
            }
            Long("currency") => {
                let text = parser.value().map_err(usage)?.string().map_err(usage)?;
                let code = Currency::parse(&text).ok_or_else(|| {
                    Failure::Usage(format!("--currency must be three letters such as CNY, not {text:?}"))
                })?;
                options.currency = Some(code);
            }
            Long("lang") => {
                let text = parser.value().map_err(usage)?.string().map_err(usage)?;
                if text != "zh" && text != "en" {
                    return Err(Failure::Usage(format!("--lang must be zh or en, not {text:?}")));
                }
                options.words = Words::new(Language::of_tag(&text));
            }
            other => return Err(usage(other.unexpected())),
        }
    }
    Ok(options)
}

fn language_of_machine() -> Language {
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|tag| !tag.is_empty()))
        .unwrap_or_default();
    Language::of_tag(&tag)
}

/// The bytes of a file, or of standard input for `-`.
fn bytes_of(path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    let read = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    read.map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}

/// The name that a file goes by in cases and messages: its last part.
fn name_of(path: &std::path::Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Today as the machine has it, for reports without `--as-of`.
fn today() -> Option<Date> {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
    let days = i64::try_from(seconds / 86_400).ok()?;
    let epoch = credit_mirror::kernel::date(1970, 1, 1)?;
    epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The program's name in the language of the messages.
fn program(words: Words) -> &'static str {
    words.get(t::APP_NAME)
}

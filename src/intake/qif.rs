//! Quicken interchange (QIF): accounts of all types, split rows, dates in every national order.
//!
//! One letter begins each line, `^` ends a record. The order of day and month and the decimal sign are decided over
//! the whole file; where they stay open a finding says so.

mod dates;

use self::dates::Written;
use super::finding::{IntakeFinding, UnreadReason};
use super::format::Format;
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::{DateOrder, DecimalSign, Reading};
use super::statement::{self, Statements};
use crate::kernel::{Money, Severity};

/// QIF.
pub(super) const READER: Reader = Reader { claim, read };

/// Headings of lists that hold no rows; every other list is one of an account, whatever its language calls it.
const LISTS: [&str; 11] =
    ["cat", "class", "memorized", "security", "prices", "budget", "template", "tag", "invitem", "bill", "payee"];

/// Whether a list holds rows.
fn holds_rows(kind: &str) -> bool {
    !kind.is_empty() && kind != "account" && !LISTS.iter().any(|list| kind.starts_with(list))
}

/// Actions in securities accounts that take cash out.
const PAYS: [&str; 9] = ["buy", "miscexp", "margint", "xout", "shrsin", "cvrshrt", "reinv", "withdrwx", "contribx"];
/// Those that bring or cost cash. All others, in whatever language, exchange it for securities or move it.
const EARNS: [&str; 12] =
    ["div", "int", "cg", "miscinc", "miscexp", "margint", "rtrncap", "cash", "xin", "xout", "withdrw", "contrib"];

fn claim(source: &Source<'_>) -> Option<Claim> {
    let found = source.head().lines().find_map(|line| {
        let line = line.trim_start_matches('\u{feff}').trim();
        let lower = line.to_ascii_lowercase();
        ["!type:", "!account", "!option:", "!clear:"].iter().any(|word| lower.starts_with(word)).then_some(line)
    })?;
    Some(Claim::certain(Clue::word(found.chars().take(40).collect::<String>())))
}

/// One record: its lines with the letter taken off.
#[derive(Default)]
struct Raw<'t> {
    line: u32,
    place: usize,
    fields: Vec<(char, &'t str)>,
}

impl<'t> Raw<'t> {
    fn get(&self, letter: char) -> &'t str {
        self.fields.iter().find(|(l, _)| *l == letter).map_or("", |(_, value)| value.trim())
    }

    fn written(&self) -> String {
        self.fields.iter().map(|(letter, value)| format!("{letter}{value}")).collect::<Vec<_>>().join(" ")
    }
}

/// A record in its list and account.
struct Entry<'t> {
    raw: Raw<'t>,
    account: String,
    kind: String,
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let Some(decoded) = source.text() else { return Err(IntakeFinding::NoTable) };
    let mut all = Statements::new(Format::Qif, source, ask);
    let (mut entries, cut) = entries(&decoded.text, &mut all);
    name_lone(&mut entries);
    let decimal = decimal(&entries, &mut all);
    let order = order(&entries, &mut all);
    let mut trades = 0;
    for entry in &entries {
        if all.full() {
            break;
        }
        trades += u32::from(row(entry, decimal, order, &mut all, ask));
    }
    if trades > 0 {
        all.note_file(Severity::Note, IntakeFinding::Trades { count: trades });
    }
    if let Some(line) = cut {
        all.note_line(line, Severity::Warning, IntakeFinding::CutOff);
    }
    Ok(vec![Ok(all.finish(source, ask)?)])
}

/// All records of rows, each with the account named before it. The second value is the line of a last record that
/// has no end.
fn entries<'t>(text: &'t str, all: &mut Statements) -> (Vec<Entry<'t>>, Option<u32>) {
    let mut out = Vec::new();
    let (mut account, mut kind, mut listed) = (String::new(), String::new(), 0_u32);
    let mut raw = Raw::default();
    let mut place = 0;
    let mut last = 1;
    for (number, whole) in (1_u32..).zip(text.split_inclusive(['\n', '\r'])) {
        let line = whole.trim_end();
        let at = place;
        place += whole.len();
        // Line numbers count line feeds alone; a file of carriage returns alone is rare enough to count those.
        let body = line.trim_start_matches('\u{feff}').trim_start();
        last = number;
        if let Some(heading) = body.strip_prefix('!') {
            listed += u32::from(end(&mut raw, &mut account, &kind, &mut out));
            let lower = heading.trim().to_ascii_lowercase();
            if let Some(list) = lower.strip_prefix("type:") {
                list.trim().clone_into(&mut kind);
            } else if lower.starts_with("account") {
                "account".clone_into(&mut kind);
            } else if lower.starts_with("option:autoswitch") {
                listed = 0;
            } else if lower.starts_with("clear:autoswitch") && listed > 1 {
                // What ends here is the list of all accounts, not the account of the rows below.
                account.clear();
            }
            continue;
        }
        if body.starts_with('^') {
            listed += u32::from(end(&mut raw, &mut account, &kind, &mut out));
            continue;
        }
        let Some(letter) = body.chars().next() else { continue };
        if kind.is_empty() {
            all.skip(number, body);
            continue;
        }
        if raw.fields.is_empty() {
            (raw.line, raw.place) = (number, at);
        }
        raw.fields.push((letter, &body[letter.len_utf8()..]));
    }
    let open = !raw.fields.is_empty() && holds_rows(&kind);
    let cut = open && (raw.get('D').is_empty() || (raw.get('T').is_empty() && raw.get('U').is_empty()));
    end(&mut raw, &mut account, &kind, &mut out);
    (out, cut.then_some(last))
}

/// Ends a record. Says whether it was one of an account, which is that of the rows below.
fn end<'t>(raw: &mut Raw<'t>, account: &mut String, kind: &str, out: &mut Vec<Entry<'t>>) -> bool {
    let raw = std::mem::take(raw);
    if raw.fields.is_empty() {
        return false;
    }
    if kind == "account" {
        raw.get('N').clone_into(account);
        return true;
    }
    if holds_rows(kind) {
        out.push(Entry { raw, account: account.clone(), kind: kind.to_owned() });
    }
    false
}

/// The opening row of a lone account names it.
fn name_lone(entries: &mut [Entry<'_>]) {
    let named = entries.iter().any(|entry| !entry.account.is_empty());
    let opening = entries.iter().find(|entry| is_opening(&entry.raw, ""));
    if let (false, Some(name)) = (named, opening.and_then(|entry| transfer(entry.raw.get('L')))) {
        let name = name.to_owned();
        entries.iter_mut().for_each(|entry| entry.account.clone_from(&name));
    }
}

fn decimal(entries: &[Entry<'_>], all: &mut Statements) -> DecimalSign {
    let amounts = entries.iter().flat_map(|entry| {
        entry.raw.fields.iter().filter(|(letter, _)| matches!(letter, 'T' | 'U' | '$')).map(|(_, value)| *value)
    });
    let (found, example) = statement::decimal_sign(amounts);
    match (all.recipe.decimal, example) {
        (Some(chosen), _) => chosen,
        (None, Some(example)) => {
            all.note_file(Severity::Warning, IntakeFinding::DecimalUndecided { example });
            found
        }
        (None, None) => found,
    }
}

fn order(entries: &[Entry<'_>], all: &mut Statements) -> DateOrder {
    if let Some(chosen) = all.recipe.date_order {
        return chosen;
    }
    let found: Vec<Written> = entries.iter().filter_map(|entry| dates::lex(entry.raw.get('D'))).collect();
    let (order, open) = dates::order(&found);
    if open && let Some(entry) = entries.iter().find(|entry| dates::lex(entry.raw.get('D')).is_some_and(|d| d.open())) {
        let example = entry.raw.get('D').to_owned();
        all.note_file(Severity::Warning, IntakeFinding::DateOrderUndecided { example });
    }
    order
}

/// Reads one record. Says whether it exchanges money for securities.
fn row(entry: &Entry<'_>, decimal: DecimalSign, order: DateOrder, all: &mut Statements, ask: &mut Ask<'_>) -> bool {
    let raw = &entry.raw;
    if !all.is_open() || all.statement(raw.line).account != entry.account {
        all.begin(raw.line).account.clone_from(&entry.account);
    }
    let securities = ["invst", "port", "mutual"].iter().any(|list| entry.kind.starts_with(list));
    let action = raw.get('N').to_ascii_lowercase();
    let first = |letters: [char; 3]| {
        letters.into_iter().map(|letter| raw.get(letter)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let written = if securities { first(['T', 'U', '$']) } else { first(['T', 'U', 'T']) };
    let currency = all.currency();
    let amount = statement::amount(written, decimal, currency);
    let date = match raw.get('D') {
        "" => Err(UnreadReason::NoDate),
        text => dates::lex(text).ok_or(UnreadReason::BadDate).and_then(|date| date.resolve(order)),
    };
    let ((date, replaced), amount) = match (date, amount) {
        (Ok(date), Ok(amount)) => (date, amount),
        (Err(reason), _) | (_, Err(reason)) => {
            all.unread(raw.line, &raw.written(), reason);
            return false;
        }
    };
    let pays = PAYS.iter().any(|word| action.starts_with(word));
    let trade = securities && !EARNS.iter().any(|word| action.starts_with(word));
    let money = if securities && pays { amount.money.abs().negated() } else { amount.money };
    let mut record = statement::blank(raw.line, date, money);
    record.party = statement::squeezed(if securities { first(['P', 'Y', 'P']) } else { raw.get('P') }).into();
    record.kind = statement::squeezed(if securities { raw.get('N') } else { raw.get('L') }).into();
    record.text = text(raw).into();
    record.status = statement::squeezed(raw.get('C')).into();
    // A check number; words such as ATM or DEP name a way of paying and are no id.
    if !securities && raw.get('N').bytes().any(|b| b.is_ascii_digit()) {
        record.reference = statement::squeezed(raw.get('N')).into();
    }
    let opening = is_opening(raw, &entry.account);
    record.neutral = trade || opening;
    let row = all.push(record, raw.place, ask);
    if opening {
        all.note_row(row, Severity::Note, IntakeFinding::OpeningRow { amount: money });
    }
    if amount.rounded {
        let text = written.to_owned();
        all.note_row(row, Severity::Note, IntakeFinding::Rounded { text, amount: money });
    }
    if replaced {
        let text = raw.get('D').to_owned();
        all.note_row(row, Severity::Warning, IntakeFinding::DateReplaced { text, date });
    }
    if let Some(parts) = splits(raw, decimal, money).filter(|parts| *parts != money) {
        all.note_row(row, Severity::Warning, IntakeFinding::PartsDiffer { whole: money, parts });
    }
    trade
}

/// The memo and the memos of the parts.
fn text(raw: &Raw<'_>) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for (letter, value) in &raw.fields {
        let value = value.trim();
        if matches!(letter, 'M' | 'E') && !value.is_empty() && parts.len() < 40 && !parts.contains(&value) {
            parts.push(value);
        }
    }
    statement::squeezed(&parts.join("; "))
}

/// The sum of the parts of a split row; `None` when it has none that can all be read.
fn splits(raw: &Raw<'_>, decimal: DecimalSign, whole: Money) -> Option<Money> {
    let split = raw.fields.iter().any(|(letter, _)| *letter == 'S');
    let mut sum = Money::zero(whole.currency());
    let mut seen = false;
    for (_, value) in raw.fields.iter().filter(|(letter, _)| split && *letter == '$') {
        sum = sum.checked_add(statement::amount(value, decimal, whole.currency()).ok()?.money)?;
        seen = true;
    }
    seen.then_some(sum)
}

/// Whether a row states the opening balance: it says so and is a transfer from the account to itself.
fn is_opening(raw: &Raw<'_>, account: &str) -> bool {
    let says = raw.get('P').to_ascii_lowercase().starts_with("opening balance");
    says && transfer(raw.get('L')).is_some_and(|other| account.is_empty() || other == account)
}

/// The account that a category in brackets names.
fn transfer(category: &str) -> Option<&str> {
    category.strip_prefix('[')?.split_once(']').map(|(name, _)| name)
}

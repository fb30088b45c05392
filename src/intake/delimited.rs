//! Delimited text: from the decoded text to the record set.

use super::draft::{Draft, LISTED};
use super::finding::{IntakeFinding, Limit, UnreadReason};
use super::format::Format;
use super::guard::MAX_LINE;
use super::label::Label;
use super::money::{Mode, Money as Where, Run};
use super::open_question::{Doubt, yearless};
use super::plan::{self, Given, Plan};
use super::readers::{self, Ask, Claim, Clue, Reader, Source};
use super::recipe::{Progress, Reading, Recipe};
use super::record::{Record, Role, UnreadRow};
use super::rows::{self, RowReader, Rows};
use super::shape::{self, Shape};
use super::table::{Table, TooMany};
use super::tables::{self, Sheet};
use super::{alipay, bill, controls, dates, day_numbers, fees, lists, preamble};
use crate::kernel::{Currency, Finding, Money, Origin, Severity};

pub(super) const READER: Reader = Reader { claim, read };

fn claim(source: &Source<'_>) -> Option<Claim> {
    source.text().map(|_| Claim::possible(Clue::Columns))
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let Some(decoded) = source.text() else { return Err(IntakeFinding::NoTable) };
    let recipe = ask.recipe(source.name);
    (ask.progress)(Progress { done_bytes: 0, total_bytes: readers::wide(source.bytes.len()), rows: 0 });
    if has_long_line(&decoded.text) {
        return Err(IntakeFinding::OverLimit { what: Limit::Line, limit: MAX_LINE });
    }
    let delimiter = recipe.delimiter.unwrap_or_else(|| shape::delimiter(&decoded.text));
    let mut table = Table::cut(&decoded.text, delimiter, None)
        .map_err(|TooMany { rows }| IntakeFinding::TooManyRows { rows, limit: super::MAX_ROWS })?;
    table.shared = Some(&decoded.text);
    let sheet = Sheet { table: &table, plain: Format::Delimited, recipe: &recipe };
    let drafts = tables::read_all(&sheet, "", source, ask)?;
    Ok(drafts.into_iter().map(|draft| Ok(draft.finish(source, ask))).collect())
}

/// Whether a line is longer than lines may be. A line that long holds a whole block of half its length without an end,
/// and in most texts the end of each block is near one.
fn has_long_line(text: &str) -> bool {
    let most = usize::try_from(MAX_LINE).unwrap_or(usize::MAX);
    let ends = |block: &[u8]| block.iter().rev().any(|b| matches!(b, b'\n' | b'\r'));
    let mut blocks = text.as_bytes().chunks_exact((most / 2).max(1));
    blocks.any(|block| !ends(block)) && text.split(['\n', '\r']).any(|line| line.len() > most)
}

/// Reads a statement or a wallet's bill from a table of whatever kind of file.
pub(super) fn draft(sheet: &Sheet<'_>, source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Draft, IntakeFinding> {
    let Sheet { table, plain, recipe } = *sheet;
    let mut days = day_numbers::rewritten(table);
    let rewritten = days.as_mut().map(super::grid::Grid::table);
    let table = rewritten.as_ref().unwrap_or(table);
    let bill = bill::find(table);
    if let Some(list) = bill.is_none().then(|| lists::draft(table, recipe, ask)).flatten() {
        return Ok(list);
    }
    let header_line = recipe.header_line.or(bill.as_ref().map(|bill| bill.line));
    let shape = shape::find(table, header_line);
    if !shape.typed && shape.header.is_none() && recipe.is_empty() && !tabular(table) {
        return Err(IntakeFinding::NoTable);
    }
    let above = preamble::read(table, shape.header.unwrap_or_else(|| first_typed(table, shape)));
    let mut draft = Draft::new(bill.as_ref().map_or(plain, |bill| bill.format));
    let wallet = bill.is_some() || bill::is_bill(table, shape.body);
    let chinese_bill = wallet.then_some(Currency::CNY);
    let base = above.currency.or(chinese_bill);
    let given = Given {
        recipe,
        layout: bill.map(|bill| bill.roles).unwrap_or_default(),
        currency: base.unwrap_or(ask.currency),
        period: above.period,
        mixed: matches!(plain, Format::Xlsx | Format::Xls | Format::Ods | Format::SpreadsheetXml),
    };
    let mut plan = plan::make(table, shape, &given);
    settle_years(table, shape, &mut plan);
    let yearless = yearless::settle(table, shape, recipe, &mut plan);
    let unstated = base.is_none() && recipe.currency.is_none();
    let (mut rows, unnamed) = read_rows(table, shape, &mut plan, unstated, source, ask);
    let main = std::mem::take(&mut rows.currencies).main().unwrap_or(plan.currency);
    draft.stated = controls::stated(table, &plan, &rows, main);
    draft.run = plan.found.and_then(|found| found.roll).filter(|roll| roll.proves()).map(|roll| roll.run);
    if matches!(plan.found.map(|f| f.money), Some(Where::One { mode: Mode::Balance, .. })) {
        signs_from_balance(&mut rows, draft.run, draft.stated.opening);
    }
    one_account(&mut plan, recipe, &mut rows.records);
    draft.findings = doubts(table, shape, &plan, &rows);
    draft.findings.extend(unnamed.map(|(severity, kind)| Finding::at(severity, kind, Origin::File(0))));
    let card = names_card(table, shape.body) && recipe.flip_sign.is_none();
    let mut turned = false;
    let card = card && plan.found.is_some_and(|found| card_like(found.money, &plan, &rows, 2));
    if card || (plan.debit_in && recipe.flip_sign.is_none()) {
        // A card's statement writes spending as positive, in the firm's own books a debit is money in; the doubt stays
        // listed for the user to settle.
        for record in &mut rows.records {
            record.amount = record.amount.negated();
        }
        turned = true;
        if !draft.findings.iter().any(|finding| finding.kind == IntakeFinding::SignUndecided) {
            draft.findings.push(Finding::at(Severity::Warning, IntakeFinding::SignUndecided, Origin::File(0)));
        }
    }
    let open = draft.findings.iter().any(|finding| finding.kind == IntakeFinding::SignUndecided);
    let (sign, case) = (open.then_some(turned), ask.currency);
    let doubt = Doubt { table, shape, plan: &plan, rows: &rows, recipe, case, sign }.question();
    draft.question = match &yearless {
        Some(years) if years.is_open() || doubt.is_none() => Some(years.question()),
        _ => doubt,
    };
    draft.findings.extend(yearless.and_then(|years| years.finding()));
    draft.controls = controls::find(table, &plan, &rows, main, wallet);
    draft.account = recipe.account.clone().unwrap_or_else(|| account(&above.account, &plan, &rows.records));
    draft.skipped = rows.skipped.iter().map(|row| rows::skipped_line(table, *row)).collect();
    draft.currency = Some(main);
    let told = fees::split(table, &mut plan, draft.run, &mut rows.records);
    draft.added = told.added;
    draft.findings.extend(told.finding.map(|kind| Finding::at(Severity::Note, kind, Origin::File(0))));
    let told = alipay::refunds(draft.format, table, &plan, &mut rows.records);
    draft.added += told.added;
    draft.findings.extend(told.finding.map(|kind| Finding::at(Severity::Note, kind, Origin::File(0))));
    draft.columns = plan.columns;
    draft.rows = rows.records;
    draft.unread = rows.unread;
    Ok(draft)
}

/// Reads the rows, and says which currency those got that name none: the one that all others name, else the case's.
fn read_rows(
    table: &Table<'_>,
    shape: Shape,
    plan: &mut Plan,
    unstated: bool,
    source: &Source<'_>,
    ask: &mut Ask<'_>,
) -> (Rows, Option<(Severity, IntakeFinding)>) {
    let bytes = source.bytes.len();
    let rows = RowReader::new(table, shape, plan).read(bytes, ask.progress);
    let count = rows.assumed;
    if !unstated || count == 0 || rows.records.is_empty() {
        return (rows, None);
    }
    let named: Vec<Currency> = rows.currencies.without(count, plan.currency).collect();
    match named[..] {
        [] => (rows, Some((Severity::Note, IntakeFinding::CurrencyAssumed))),
        [currency] if !rows.strange => {
            // Their smallest units may differ, so the rows are read again.
            let signs = rows.signs;
            drop(rows.records);
            plan.heading_currency = Some(currency);
            let again = RowReader::new(table, shape, plan).read(bytes, ask.progress);
            (Rows { signs, ..again }, Some((Severity::Note, IntakeFinding::CurrencyOfFile { count, currency })))
        }
        _ => {
            let kind = IntakeFinding::CurrencyOfRowsAssumed { count, currency: plan.currency };
            (rows, Some((Severity::Warning, kind)))
        }
    }
}

/// Whether the rows look like a table at all, so that the user can say what its columns are.
fn tabular(table: &Table<'_>) -> bool {
    let wide = table.rows.iter().take(200).filter(|row| row.count >= 3).count();
    wide >= 2 && wide * 2 >= table.rows.len().min(200)
}

fn first_typed(table: &Table<'_>, shape: Shape) -> usize {
    (0..table.rows.len()).find(|row| shape::typed(table, *row, shape.yearless).is_some()).unwrap_or(0)
}

/// A year named alone fits all rows or none: rows of December and January cannot both lie in it.
fn settle_years(table: &Table<'_>, shape: Shape, plan: &mut Plan) {
    let (Some(column), Some(period)) = (plan.date, plan.period) else { return };
    let whole = period.first.is_some_and(|first| (first.month(), first.day()) == (1, 1))
        && (period.last.month(), period.last.day()) == (12, 31);
    if !whole {
        return;
    }
    let months: Vec<u16> = (shape.body..table.rows.len())
        .filter_map(|row| dates::lex(table.raw(row, column)))
        .filter(|read| read.form == dates::Form::NoYear)
        .map(|read| read.month_day().0)
        .collect();
    if months.contains(&12) && months.contains(&1) {
        plan.period = None;
    }
}

/// Gives unsigned amounts the sign by which the balance moved. A row whose balance tells nothing stays unread.
fn signs_from_balance(rows: &mut Rows, run: Option<Run>, opening: Option<Money>) {
    let records = std::mem::take(&mut rows.records);
    let backward = run == Some(Run::Backward);
    let mut signed: Vec<Option<Money>> = vec![None; records.len()];
    let mut last = opening;
    let order: Vec<usize> = if backward { (0..records.len()).rev().collect() } else { (0..records.len()).collect() };
    for at in order {
        let (amount, balance) = (records[at].amount, records[at].balance);
        let step = last.zip(balance).and_then(|(last, balance)| balance.checked_sub(last));
        signed[at] = step.filter(|step| step.abs() == amount.abs());
        last = balance.or(last);
    }
    for (record, amount) in records.into_iter().zip(signed) {
        match amount {
            Some(amount) => rows.records.push(Record { amount, ..record }),
            None => {
                let text = format!("{} {} {}", record.date, record.text, record.amount.to_decimal_string());
                rows.unread.push(UnreadRow { line: record.line, text, reason: UnreadReason::UnknownDirection });
            }
        }
    }
    rows.unread.sort_by_key(|row| row.line);
}

/// Where the balance rolls from each row to the next whatever account the rows name, they are of one account, and the
/// column names something else: the card that paid.
fn one_account(plan: &mut Plan, recipe: &Recipe, records: &mut [Record]) {
    let all = plan.found.and_then(|found| found.roll).is_some_and(|roll| roll.proves() && roll.rows == roll.of);
    let Some(column) = plan.column(Role::OwnAccount).filter(|column| all && !recipe.roles.contains_key(column)) else {
        return;
    };
    let first = records.first().map(|record| record.own_account.clone());
    if records.iter().all(|record| Some(&record.own_account) == first.as_ref()) {
        return;
    }
    for record in records {
        record.own_account = Label::EMPTY;
    }
    plan.columns[column].role = Role::Ignored;
    plan.columns[column].evidence.clear();
}

/// Everything that could not be decided or read.
fn doubts(table: &Table<'_>, shape: Shape, plan: &Plan, rows: &Rows) -> Vec<Finding<IntakeFinding>> {
    let mut out = Vec::new();
    let whole = |severity: Severity, kind: IntakeFinding| Finding::at(severity, kind, Origin::File(0));
    let line = |severity: Severity, kind: IntakeFinding, line: u32| {
        Finding::at(severity, kind, Origin::Line { file: 0, line })
    };
    if rows.records.is_empty() && (!shape.typed || rows.unread.is_empty()) {
        let severity = if shape.header.is_some() { Severity::Warning } else { Severity::Error };
        out.push(whole(severity, IntakeFinding::NoTable));
    }
    if !rows.records.is_empty() {
        out.extend(plan.doubts.iter().cloned().map(|doubt| whole(Severity::Warning, doubt)));
    }
    if rows.cut {
        let last = table.rows.last().map_or(0, |row| row.line);
        out.push(line(Severity::Error, IntakeFinding::CutOff, last));
    }
    if let Some((count, example)) = rows.rounded.clone() {
        out.push(whole(Severity::Note, IntakeFinding::AmountsRounded { count, example }));
    }
    for (sign, currency) in &rows.signs {
        out.push(whole(Severity::Note, IntakeFinding::CurrencyBySign { sign: *sign, currency: *currency }));
    }
    for (at, word) in rows.conflicts.iter().take(LISTED) {
        if let Some(record) = rows.records.get(*at) {
            let kind = IntakeFinding::DirectionDiffers { word: word.clone(), amount: record.amount };
            out.push(line(Severity::Warning, kind, record.line));
        }
    }
    if let Some(found) = plan.found.filter(|found| card_like(found.money, plan, rows, 4)) {
        let known = plan.doubts.contains(&IntakeFinding::SignUndecided) || found.roll.is_some_and(|r| r.proves());
        if !known {
            out.push(whole(Severity::Warning, IntakeFinding::SignUndecided));
        }
    }
    out
}

/// Whether signed amounts look like those of a card on which spending is written as positive: at most one in `share`
/// is negative, and among those are payments or refunds.
fn card_like(money: Where, plan: &Plan, rows: &Rows, share: usize) -> bool {
    const LOOK: usize = 2_000;
    const BACK: [&str; 8] = ["payment", "thank you", "refund", "credit", "还款", "退款", "退货", "zahlung"];
    let direct = matches!(money, Where::One { mode: Mode::Direct, .. });
    if !direct || plan.flip || plan.column(Role::Direction).is_some() {
        return false;
    }
    let few = rows.minus > 0 && rows.minus * share <= rows.records.len();
    // On a card's statement that writes spending as positive, these are few.
    let minus = || rows.records.iter().filter(|record| record.amount.is_negative()).take(LOOK);
    let says = |record: &Record, words: &[&str]| {
        let text = record.text.to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    // Only a card thanks for a payment.
    minus().any(|record| says(record, &["thank you"])) || (few && minus().any(|record| says(record, &BACK)))
}

/// Whether the lines above the rows say that this is a credit card's statement.
fn names_card(table: &Table<'_>, end: usize) -> bool {
    (0..end).any(|row| {
        let line = table.line_text(row).to_lowercase();
        line.contains("信用卡") || line.contains("credit card")
    })
}

/// The account of the lines above the table, or the one that every row names.
fn account(above: &str, plan: &Plan, records: &[Record]) -> String {
    let first = records.first().map(|record| &record.own_account);
    let same = above.is_empty()
        && plan.column(Role::OwnAccount).is_some()
        && records.iter().all(|record| Some(&record.own_account) == first);
    let own = first.filter(|_| same).map(|first| first.trim_matches('\'').to_owned());
    own.unwrap_or_else(|| above.to_owned())
}

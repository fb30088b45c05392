//! Trial balances (科目余额表) of accounting programs: 用友, 金蝶 and others. Headings may stand in two rows, the
//! balance before and after the period in one column with a side, in two columns, or signed.

use super::chart::{CODES, NAMES};
use super::heading::{Form, currency, has_dates, is_total, plain, skip};
use super::{periods, times};
use crate::intake::decimal::Decimal;
use crate::intake::document::{DocumentFinding, DocumentPart, StatementFigure, StatementPeriod, StatementRow, SumRule};
use crate::intake::draft::Draft;
use crate::intake::finding::{IntakeFinding, UnreadReason};
use crate::intake::format::Format;
use crate::intake::readers::Ask;
use crate::intake::recipe::Recipe;
use crate::intake::record::UnreadRow;
use crate::intake::table::Table;
use crate::intake::words;
use crate::kernel::{Currency, Date, Finding, Money, Month, Origin, Severity, date};
use std::collections::BTreeMap;

/// Rows in which the heading is looked for.
const LOOK: usize = 30;

/// Which balance or movement a column belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum When {
    Opening,
    Period,
    Year,
    Closing,
}

/// What a column of figures holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum What {
    Debit,
    Credit,
    /// A balance; its side stands beside it or in its sign.
    Signed,
    /// 借 or 贷.
    Side,
}

struct Heads {
    first: usize,
    last: usize,
    code: Option<usize>,
    name: usize,
    figures: BTreeMap<(When, What), usize>,
}

pub(super) fn draft(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>) -> Option<Draft> {
    let heads = heads(table)?;
    if has_dates(table, heads.last) {
        return None;
    }
    let mut draft = Draft::new(Format::TrialBalance);
    let amounts: Vec<usize> =
        heads.figures.iter().filter(|((_, what), _)| *what != What::Side).map(|(_, column)| *column).collect();
    let form = Form::decide(table, heads.last, &[], &amounts, recipe, &mut draft);
    let own = currency(table, heads.first, recipe, ask.currency, &mut draft);
    let moves = heads.figures.keys().any(|(when, _)| *when == When::Period);
    let told = period(table, heads.first, moves);
    let period = told.or_else(|| periods::chosen(recipe, true, ""));
    if told.is_none() {
        let line = table.rows[heads.first].line;
        let title = (0..heads.first).find_map(|row| times::time(table.line_text(row)));
        draft.question = Some(periods::Open { line, flow: true, title, recipe }.ask(None, ""));
        periods::told(period, "", line, &mut draft.findings);
    }
    if period.is_none() {
        let kind = DocumentFinding::Lacks { of: String::new(), part: DocumentPart::Period };
        draft.findings.push(Finding::at(Severity::Warning, IntakeFinding::Document(kind), Origin::File(0)));
    }
    let mut totals = Vec::new();
    for row in 0..table.rows.len() {
        let code = heads.code.map(|column| table.cell(row, column).trim().to_owned()).unwrap_or_default();
        let name = table.cell(row, heads.name).trim().to_owned();
        let text = |column: usize| table.raw(row, column);
        if (heads.first..=heads.last).contains(&row) {
            continue;
        }
        if row < heads.first || (code.is_empty() && name.is_empty()) || is_total(table, row) {
            if row > heads.last && is_total(table, row) {
                totals.push(row);
            }
            skip(table, row, &mut draft);
            continue;
        }
        match figures(&heads, form, own, &text) {
            // A line of notes below the table has no figure.
            Ok(None) if code.is_empty() => skip(table, row, &mut draft),
            Ok(figure) => draft.papers.statement.push(StatementRow {
                line: table.rows[row].line,
                code,
                name,
                group: String::new(),
                parent: String::new(),
                period,
                dimensions: Vec::new(),
                decimals: None,
                figure: figure.unwrap_or(const { empty() }),
            }),
            Err(reason) => {
                let text = table.line_text(row).trim().chars().take(400).collect();
                draft.unread.push(UnreadRow { line: table.rows[row].line, text, reason });
            }
        }
    }
    draft.paper_rows = draft.papers.statement.len();
    if draft.paper_rows == 0 {
        return None;
    }
    parents(&mut draft.papers.statement, &heads.parts(table));
    prove(table, &heads, form, own, &totals, &mut draft);
    draft.currency = Some(own);
    Some(draft)
}

const fn empty() -> StatementFigure {
    StatementFigure::Balance {
        opening: None,
        debit: None,
        credit: None,
        year_debit: None,
        year_credit: None,
        closing: None,
    }
}

/// Finds the heading: a row with the name (and mostly the number) of accounts, and columns of debits and credits in it
/// or in the row below.
fn heads(table: &Table<'_>) -> Option<Heads> {
    let titled = |end: usize| {
        (0..end).any(|row| {
            let line = table.line_text(row).to_lowercase();
            ["trial balance", "科目余额表", "balance générale", "summen und salden", "susa"]
                .iter()
                .any(|title| line.contains(title))
        })
    };
    (0..table.rows.len().min(LOOK)).find_map(|row| {
        let width = table.rows[row].count.max(table.rows.get(row + 1).map_or(0, |next| next.count));
        let text = |row: usize, column: usize| label(&table.cell(row, column));
        let code = (0..width).find(|column| CODES.contains(&text(row, *column).as_str()));
        // Under the title of a trial balance, and beside a first and a last balance, the names may stand in a first column
        // without a heading.
        let framed = || {
            let below = over(table, row, (row + 1).min(table.rows.len() - 1), width);
            [When::Opening, When::Closing].iter().all(|when| below.contains_key(&(*when, What::Debit)))
        };
        let nameless = || (code.is_none() && text(row, 0).is_empty() && (titled(row) || framed())).then_some(0);
        let name = (0..width)
            .find(|column| Some(*column) != code && NAMES.contains(&text(row, *column).as_str()))
            .or_else(nameless)?;
        let heading = text(row, name);
        if code.is_none() && !heading.is_empty() && !heading.contains("科目") && !heading.contains("account") {
            return None;
        }
        // With a heading in one row, each column names both; in two rows, the upper names the time for several columns.
        let mut one = BTreeMap::new();
        let mut bare = BTreeMap::new();
        for column in (0..width).filter(|column| Some(*column) != code && *column != name) {
            let own = text(row, column);
            if let Some(key) = role(&own, "") {
                let list = if when(&own).is_some() { &mut one } else { &mut bare };
                list.entry(key).or_insert(column);
            }
        }
        // Debits and credits without a time are the movements beside a balance, and the balance where there is none.
        let beside = one.keys().any(|(when, _)| *when == When::Closing);
        for ((_, what), column) in bare {
            one.entry((if beside { When::Period } else { When::Closing }, what)).or_insert(column);
        }
        // A side that names no time belongs to the balance beside it.
        for column in (0..width).filter(|column| side(&text(row, *column)) == Some(What::Side)) {
            let beside = [Some(column + 1), column.checked_sub(1)].into_iter().flatten();
            let when = beside.filter_map(|next| role(&text(row, next), "")).find(|(_, what)| *what == What::Signed);
            if let Some((when, _)) = when {
                one.entry((when, What::Side)).or_insert(column);
            }
        }
        let enough = |found: &BTreeMap<(When, What), usize>| {
            let has = |what: What| found.keys().any(|(_, other)| *other == what);
            (has(What::Debit) && has(What::Credit)) || (has(What::Signed) && found.len() >= 2)
        };
        let two = if row + 1 < table.rows.len() { over(table, row, row + 1, width) } else { BTreeMap::new() };
        let above = row.checked_sub(1).map(|times| over(table, times, row, width)).unwrap_or_default();
        let (mut figures, last) = if enough(&two) && two.len() >= one.len() { (two, row + 1) } else { (one, row) };
        if enough(&above) && above.len() > figures.len() {
            figures = above;
        }
        // What only ran up to the day is the balance of the day.
        if figures.keys().all(|(when, _)| *when == When::Year) {
            figures = figures.into_iter().map(|((_, what), column)| ((When::Closing, what), column)).collect();
        }
        let plausible = enough(&figures) && !figures.is_empty();
        plausible.then_some(Heads { first: row, last, code, name, figures })
    })
}

/// A heading without what stands in brackets, unless that is the side: `Opening (Dr)`, `期初余额(借方)`.
fn label(cell: &str) -> String {
    let base = plain(cell);
    let whole = words::normal(cell);
    let inner = whole.split_once('(').map(|(_, rest)| rest.split(')').next().unwrap_or_default().trim());
    let sided = |text: &&str| matches!(side(text), Some(What::Debit | What::Credit));
    match inner.filter(sided) {
        Some(inner) if !sided(&&*base) => format!("{base} {inner}"),
        _ => base,
    }
}

/// Columns whose times stand in the row above that of the accounts: `Initial Balance`, `2024`, `End Balance`.
fn over(table: &Table<'_>, times: usize, row: usize, width: usize) -> BTreeMap<(When, What), usize> {
    let (mut upper, mut found, mut open) = (String::new(), BTreeMap::new(), BTreeMap::new());
    for column in 0..width {
        let own = label(&table.cell(times, column));
        if !own.is_empty() {
            upper = own;
        }
        let lower = label(&table.cell(row, column));
        let Some(what) = side(&lower).filter(|_| !upper.is_empty()) else { continue };
        match when(&format!("{upper} {lower}")) {
            Some(when) => found.entry((when, what)).or_insert(column),
            None => open.entry(what).or_insert(column),
        };
    }
    // Between a first and a last balance stands what moved, by whatever name.
    let has = |when: When| found.keys().any(|(other, _)| *other == when);
    let time = if has(When::Opening) && has(When::Closing) { When::Period } else { When::Closing };
    for (what, column) in open {
        found.entry((time, what)).or_insert(column);
    }
    found
}

/// What a heading says: its time by the words of both rows, its side by the lower one or by its own.
fn role(upper: &str, lower: &str) -> Option<(When, What)> {
    let what = side(lower).or_else(|| side(upper));
    let when = match when(&format!("{upper} {lower}")) {
        Some(when) => when,
        None => {
            // A plain pair of debit and credit is the balance of the day.
            what.filter(|what| matches!(what, What::Debit | What::Credit))?;
            When::Closing
        }
    };
    let what = what.or_else(|| matches!(when, When::Opening | When::Closing).then_some(What::Signed))?;
    Some((when, what))
}

/// The balance or movement that words name.
fn when(text: &str) -> Option<When> {
    const OPENING: &[&str] = &[
        "期初",
        "上期",
        "年初",
        "opening",
        "beginning",
        "initial",
        "start",
        "anfang",
        "eröffnung",
        "eb wert",
        "inngående",
        "ingående",
        "ouverture",
        "à nouveau",
        "inicial",
        "apertura",
        "beginsaldo",
        "iniziale",
    ];
    const CLOSING: &[&str] = &[
        "期末",
        "本期余额",
        "closing",
        "ending",
        "end balance",
        "schluss",
        "saldo",
        "utgående",
        "余额",
        "balance",
        "net",
        "solde",
        "clôture",
    ];
    const PERIOD: &[&str] = &[
        "本期",
        "发生",
        "period",
        "movement",
        "activity",
        "turnover",
        "verkehrszahlen",
        "umsatz",
        "change",
        "mouvement",
        "bewegung",
        "movimiento",
    ];
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&["累计", "year to date", "ytd", "本年发生"]) {
        Some(When::Year)
    } else if any(OPENING) {
        Some(When::Opening)
    } else if any(&["net change", "net movement", "net activity"]) {
        Some(When::Period)
    } else if any(CLOSING) {
        Some(When::Closing)
    } else {
        any(PERIOD).then_some(When::Period)
    }
}

fn side(text: &str) -> Option<What> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let word = |all: &[&str]| words.iter().any(|word| all.contains(word));
    if text.contains("方向") || matches!(text, "dc" | "d/c" | "dr/cr" | "借贷") {
        Some(What::Side)
    } else if text.contains('借')
        || word(&["debit", "debits", "dr", "soll", "debet", "débit", "débiteur", "debe", "deudor", "dare"])
    {
        Some(What::Debit)
    } else if text.contains('贷')
        || word(&["credit", "credits", "cr", "haben", "kredit", "crédit", "créditeur", "haber", "acreedor", "avere"])
    {
        Some(What::Credit)
    } else if text.contains("余额") || text.contains("金额") || word(&["balance", "saldo", "amount", "solde", "eb"])
    {
        Some(What::Signed)
    } else {
        None
    }
}

/// The figures of one row; nothing when all cells are empty.
fn figures<'t>(
    heads: &Heads,
    form: Form,
    own: Currency,
    text: &dyn Fn(usize) -> &'t str,
) -> Result<Option<StatementFigure>, UnreadReason> {
    let mut any = false;
    let mut read = |when: When, what: What| -> Result<Option<Money>, UnreadReason> {
        let Some(column) = heads.figures.get(&(when, what)) else { return Ok(None) };
        let value = form.amount(text(*column)).map_err(|()| UnreadReason::BadAmount)?;
        any |= value.is_some();
        Ok(value.and_then(|value| value.money(own)).map(|(money, _)| money))
    };
    let mut balance = |when: When| -> Result<Option<Money>, UnreadReason> {
        let (debit, credit, signed) = (read(when, What::Debit)?, read(when, What::Credit)?, read(when, What::Signed)?);
        if let Some(signed) = signed {
            let side = heads.figures.get(&(when, What::Side)).map(|column| text(*column).trim());
            return match side {
                Some(word) if word.contains('贷') || matches!(word, "C" | "Cr" | "CR" | "H" | "K") => {
                    Ok(Some(signed.negated()))
                }
                // 平 says that the balance is nothing.
                Some("") if signed.minor() != 0 => Err(UnreadReason::UnknownDirection),
                _ => Ok(Some(signed)),
            };
        }
        let zero = Money::zero(own);
        Ok((debit.is_some() || credit.is_some())
            .then(|| debit.unwrap_or(zero).checked_sub(credit.unwrap_or(zero)))
            .flatten())
    };
    let (opening, closing) = (balance(When::Opening)?, balance(When::Closing)?);
    let (debit, credit) = (read(When::Period, What::Debit)?, read(When::Period, What::Credit)?);
    let (year_debit, year_credit) = (read(When::Year, What::Debit)?, read(When::Year, What::Credit)?);
    Ok(any.then_some(StatementFigure::Balance { opening, debit, credit, year_debit, year_credit, closing }))
}

impl Heads {
    /// Lines on which an account is split by customer, department or the like: they are in the account's own line.
    fn parts(&self, table: &Table<'_>) -> std::collections::BTreeSet<u32> {
        const SPLIT: [&str; 5] = ["核算维度", "辅助核算", "核算项目", "辅助项", "往来单位"];
        let width = table.rows[self.first].count;
        let column = (0..width).find(|column| SPLIT.contains(&plain(&table.cell(self.first, *column)).as_str()));
        let Some(column) = column else { return std::collections::BTreeSet::new() };
        let body = self.last + 1..table.rows.len();
        body.filter(|row| !table.cell(*row, column).trim().is_empty()).map(|row| table.rows[row].line).collect()
    }
}

/// Marks each account that is a part of another: its number begins with the other's, or it is one of the parts of the
/// account above.
fn parents(rows: &mut [StatementRow], parts: &std::collections::BTreeSet<u32>) {
    let mut above = std::collections::BTreeSet::new();
    for row in rows.iter_mut() {
        if parts.contains(&row.line) && above.contains(&row.code) {
            row.parent.clone_from(&row.code);
        } else {
            above.insert(row.code.clone());
        }
    }
    let codes: std::collections::BTreeSet<String> = rows.iter().map(|row| row.code.clone()).collect();
    for row in rows.iter_mut().filter(|row| row.parent.is_empty()) {
        let mut prefix = row.code.as_str();
        while let Some((at, _)) = prefix.char_indices().next_back() {
            prefix = &prefix[..at];
            let whole = prefix.trim_end_matches(['.', '-', '\\', '/', ' ']);
            if whole.len() >= 3 && codes.contains(whole) {
                whole.clone_into(&mut row.parent);
                break;
            }
        }
    }
}

/// Opening plus movements is the closing balance of each account; over all accounts of the first level debits are
/// credits; and the table's own totals are ours.
fn prove(table: &Table<'_>, heads: &Heads, form: Form, own: Currency, totals: &[usize], draft: &mut Draft) {
    let mut findings = Vec::new();
    let mut differ = |of: &str, rule: SumRule, stated: Money, computed: Money, line: Option<u32>| {
        let kind = DocumentFinding::SumDiffers {
            of: of.to_owned(),
            rule,
            stated: stated.to_decimal_string(),
            computed: computed.to_decimal_string(),
        };
        let origin = line.map_or(Origin::File(0), |line| Origin::Line { file: 0, line });
        findings.push(Finding::at(Severity::Warning, IntakeFinding::Document(kind), origin));
    };
    let mut sums: BTreeMap<(When, What), Vec<Money>> = BTreeMap::new();
    for row in &draft.papers.statement {
        let StatementFigure::Balance { opening, debit, credit, year_debit, year_credit, closing } = row.figure else {
            continue;
        };
        let zero = Money::zero(own);
        if let (Some(opening), Some(closing)) = (opening, closing)
            && (debit.is_some() || credit.is_some())
        {
            let rolled =
                opening.checked_add(debit.unwrap_or(zero)).and_then(|sum| sum.checked_sub(credit.unwrap_or(zero)));
            if let Some(rolled) = rolled.filter(|rolled| *rolled != closing) {
                let of = if row.code.is_empty() { &row.name } else { &row.code };
                differ(of, SumRule::Roll, closing, rolled, Some(row.line));
            }
        }
        if !row.parent.is_empty() {
            continue;
        }
        let mut add =
            |when: When, what: What, money: Option<Money>| sums.entry((when, what)).or_default().extend(money);
        for (when, balance) in [(When::Opening, opening), (When::Closing, closing)] {
            add(when, What::Debit, balance.filter(|money| !money.is_negative()));
            add(when, What::Credit, balance.filter(|money| money.is_negative()).map(Money::abs));
        }
        add(When::Period, What::Debit, debit);
        add(When::Period, What::Credit, credit);
        add(When::Year, What::Debit, year_debit);
        add(When::Year, What::Credit, year_credit);
    }
    let total = |when: When, what: What| -> Option<Money> {
        let all = sums.get(&(when, what))?;
        all.iter().try_fold(Money::zero(own), |sum, money| sum.checked_add(*money))
    };
    for when in [When::Opening, When::Period, When::Year, When::Closing] {
        if let (Some(debit), Some(credit)) = (total(when, What::Debit), total(when, What::Credit))
            && debit != credit
        {
            differ("", SumRule::DebitsCredits, debit, credit, None);
        }
    }
    if let Some(row) = totals.last() {
        for ((when, what), column) in
            heads.figures.iter().filter(|((_, what), _)| matches!(what, What::Debit | What::Credit))
        {
            let stated =
                form.amount(table.raw(*row, *column)).ok().flatten().and_then(|value: Decimal| value.money(own));
            if let (Some((stated, _)), Some(computed)) = (stated, total(*when, *what))
                && stated != computed
            {
                let label = plain(&table.cell(*row, heads.name));
                differ(&label, SumRule::AccountTotal, stated, computed, Some(table.rows[*row].line));
            }
        }
    }
    draft.findings.append(&mut findings);
}

/// The period that lines above the heading name: `2025年1期-12期`, `期间：2025.01-2025.12`, `2025年12月`.
/// `moves` says that there are movements of a period too, of which the day tells no beginning.
fn period(table: &Table<'_>, end: usize, moves: bool) -> Option<StatementPeriod> {
    let mut months = Vec::new();
    let mut named = None;
    for row in 0..end {
        for column in 0..table.rows[row].count {
            let text = table.cell(row, column);
            if let Some(found) = months_of(&text) {
                months = found;
            } else if let Some(found) = times::time(&text) {
                named = Some(found);
            }
        }
    }
    match (months.first(), months.last()) {
        (Some(first), Some(last)) => Some(StatementPeriod::Span(first.first_day(), last.last_day())),
        // Balances of the last day of a year are those of the year; those of another day are asked about.
        _ => match named? {
            times::Time::Span(first, last) => Some(StatementPeriod::Span(first, last)),
            times::Time::Day(day)
                if (day.month(), day.day()) == (12, 31) && (!moves || heads_year(table, end, day)) =>
            {
                Some(StatementPeriod::Span(date(day.year(), 1, 1)?, day))
            }
            _ => None,
        },
    }
}

/// Whether a heading of columns is the year of a day: what moved did so in the whole of it.
fn heads_year(table: &Table<'_>, heading: usize, day: Date) -> bool {
    let year = day.year().to_string();
    let rows = heading.saturating_sub(1)..(heading + 2).min(table.rows.len());
    rows.flat_map(|row| (0..table.rows[row].count).map(move |column| (row, column)))
        .any(|(row, column)| table.raw(row, column) == year)
}

/// The first and last month that a line names.
pub(super) fn months_of(text: &str) -> Option<Vec<Month>> {
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut run: Option<u32> = None;
    for c in text.chars().chain([' ']) {
        match (c.to_digit(10), run) {
            (Some(digit), Some(value)) => run = value.checked_mul(10).and_then(|v| v.checked_add(digit)),
            (Some(digit), None) => run = Some(digit),
            (None, Some(value)) => {
                let length = value.to_string().len();
                if length == 6 && (190_001..=219_912).contains(&value) {
                    numbers.push((value / 100, 4));
                    numbers.push((value % 100, 2));
                } else {
                    numbers.push((value, length));
                }
                run = None;
            }
            (None, None) => {}
        }
    }
    let mut out = Vec::new();
    let mut year = None;
    for (at, (value, length)) in numbers.iter().enumerate() {
        if *length == 4 && (1990..=2100).contains(value) {
            year = i16::try_from(*value).ok();
            let next = numbers.get(at + 1);
            // A year alone is the whole year.
            if next.is_none_or(|(_, length)| *length == 4) && (text.contains("年度") || numbers.len() == 1) {
                out.extend(year.and_then(|year| Month::new(year, 1)));
                out.extend(year.and_then(|year| Month::new(year, 12)));
            }
        } else if let Some(year) = year {
            let day = at > 0 && numbers[at - 1].1 <= 2 && at > 1 && numbers[at - 2].1 == 4 && is_date(text);
            if !day {
                out.extend(i8::try_from(*value).ok().and_then(|month| Month::new(year, month)));
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Whether the numbers of a text are whole dates: `2025-01-01 至 2025-12-31`.
fn is_date(text: &str) -> bool {
    // `1期-12期` and `2025年1-12月` are months, not days.
    let numbered = text.match_indices('期').any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()));
    let last = text.rfind(|c: char| c.is_ascii_digit()).map_or(text, |at| &text[at + 1..]);
    if numbered || last.starts_with('月') {
        return false;
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let dated = |three: &[&str]| -> Option<Date> {
        date(three[0].parse().ok()?, three[1].parse().ok()?, three[2].parse().ok()?)
    };
    parts.len() >= 3 && parts[0].len() == 4 && parts.chunks(3).all(|three| three.len() == 3 && dated(three).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_above_trial_balances() {
        for (text, expected) in [
            ("期间：2025年01月-2025年12月", Some(("2025-01", "2025-12"))),
            ("2025年1期-12期", Some(("2025-01", "2025-12"))),
            ("会计期间: 2025.01-2025.06", Some(("2025-01", "2025-06"))),
            ("2025年12月", Some(("2025-12", "2025-12"))),
            ("202501-202512", Some(("2025-01", "2025-12"))),
            ("2025-01-01 至 2025-12-31", Some(("2025-01", "2025-12"))),
            ("2025年度", Some(("2025-01", "2025-12"))),
            ("单位：元", None),
            ("核算单位：某公司 001", None),
        ] {
            let months = months_of(text);
            let ends = months.as_ref().and_then(|m| Some((m.first()?.to_string(), m.last()?.to_string())));
            let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
            assert_eq!(ends, expected, "{text}");
        }
    }

    #[test]
    fn headings_say_time_and_side() {
        for (upper, lower, expected) in [
            ("期初余额", "借方", Some((When::Opening, What::Debit))),
            ("本期发生额", "贷方", Some((When::Period, What::Credit))),
            ("本年累计发生额", "借方", Some((When::Year, What::Debit))),
            ("期末余额", "方向", Some((When::Closing, What::Side))),
            ("期末余额", "余额", Some((When::Closing, What::Signed))),
            ("期末借方余额", "", Some((When::Closing, What::Debit))),
            ("closing balance", "", Some((When::Closing, What::Signed))),
            ("debit", "", Some((When::Closing, What::Debit))),
            ("部门", "", None),
        ] {
            assert_eq!(role(upper, lower), expected, "{upper} {lower}");
        }
    }
}

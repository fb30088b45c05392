//! Where the names and the amounts of a statement stand, and what its title says.

use super::names;
use super::periods;
use super::times::{self, Time};
use super::{Sheet, heading};
use crate::intake::amounts::{self, Cell, Hint};
use crate::intake::document::StatementPeriod;
use crate::intake::recipe::{DecimalSign, Recipe};
use crate::intake::table::Table;
use crate::intake::words;
use crate::kernel::Currency;
use std::collections::{BTreeMap, BTreeSet};

/// A statement has fewer rows than this.
const MOST_ROWS: usize = 1_000;
/// Rows and columns in which names are looked for.
const LOOK: usize = 400;
const WIDE: usize = 40;
/// Known names, a key sum among them, that make a table a statement.
const ENOUGH: usize = 4;

/// A column of amounts.
pub(super) struct Column {
    pub at: usize,
    /// Its heading.
    pub heading: String,
    /// The time it tells of.
    pub period: Option<StatementPeriod>,
    /// The user said the time, or what it follows from.
    pub chosen: bool,
    /// The time would follow from that of the whole statement.
    pub by_whole: bool,
    /// It says the same of the same time as a column before.
    pub twin: bool,
}

/// Names with the columns of amounts that belong to them.
pub(super) struct Side {
    /// First column of names, and the column behind the last.
    pub names: (usize, usize),
    /// Columns of amounts.
    pub columns: Vec<Column>,
    /// Notes that explain the statement (补充资料).
    pub notes: bool,
}

/// Where everything is.
pub(super) struct Layout {
    pub sheet: Sheet,
    /// The row of the heading.
    pub heading: usize,
    /// The first row of lines.
    pub body: usize,
    pub sides: Vec<Side>,
    /// The time that the title names.
    pub title: Option<Time>,
    /// The power of ten of the unit, where the title names it.
    pub unit: Option<i32>,
    /// The currency that the title names.
    pub currency: Option<Currency>,
    /// Most decimals of an amount.
    pub decimals: usize,
}

/// Finds a statement.
pub(super) fn find(table: &Table<'_>, recipe: &Recipe) -> Option<Layout> {
    if table.rows.len() > MOST_ROWS || table.rows.len() < ENOUGH {
        return None;
    }
    let (sheet, columns, first) = tell(table)?;

    let starts = sides(table, &columns, first);
    let end = (first..table.rows.len()).map(|row| table.width(row)).max()?;
    let mut out = Layout {
        sheet,
        heading: 0,
        body: first,
        sides: Vec::new(),
        title: None,
        unit: None,
        currency: None,
        decimals: 0,
    };
    let mut regions = Vec::new();
    for (place, start) in starts.iter().enumerate() {
        let stop = starts.get(place + 1).copied().unwrap_or(end);
        let amounts: Vec<usize> = (start + 1..stop).filter(|column| is_amounts(table, *column, first)).collect();
        regions.push((*start, amounts));
    }
    let all: Vec<usize> = regions.iter().flat_map(|(_, amounts)| amounts.clone()).collect();
    out.heading = head(table, &all, first)?;
    out.body = out.heading + 1;
    out.title = title(table, out.heading);
    out.unit = unit(table, out.heading);
    out.currency = named_currency(table, out.heading);
    for (start, amounts) in regions {
        let texts: Vec<(usize, String)> =
            amounts.into_iter().map(|column| (column, text_above(table, column, out.heading))).collect();
        let numbered =
            |column: usize| texts.iter().any(|(at, _)| *at == column) && numbers_lines(table, column, out.body);
        let kept: Vec<(usize, String)> = texts
            .iter()
            .filter(|(at, text)| !is_aside(text) && (!text.trim().is_empty() || !numbered(*at)))
            .cloned()
            .collect();
        let Some(names_end) = (start + 1..end).find(|column| {
            kept.iter().any(|(at, _)| at == column) || is_aside(&text_above(table, *column, out.heading))
        }) else {
            continue;
        };
        let cumulative = kept.iter().any(|(_, text)| text.contains("累计") || text.to_lowercase().contains("ytd"));
        let flow = sheet != Sheet::Balance;
        let columns = kept
            .into_iter()
            .map(|(at, heading)| column(at, heading, (flow, cumulative), out.title, recipe))
            .collect::<Vec<_>>();
        if columns.is_empty() {
            continue;
        }
        let own = table.cell(out.heading, start);
        out.sides.push(Side { names: (start, names_end), columns, notes: own.contains("补充资料") });
    }
    out.decimals = decimals(table, &out);
    (!out.sides.is_empty()).then_some(out)
}

/// A column with its time: as the file says, else as the user does.
fn column(
    at: usize,
    heading: String,
    (flow, cumulative): (bool, bool),
    title: Option<Time>,
    recipe: &Recipe,
) -> Column {
    let told = times::column(flow, &heading, title, cumulative);
    let follows = |whole: Time| times::column(flow, &heading, Some(whole), cumulative);
    let own = periods::chosen(recipe, flow, &heading).filter(|_| !heading.is_empty());
    let whole = periods::chosen(recipe, flow, "").filter(|_| told.is_none());
    let chosen = own.or_else(|| follows(Time::from(whole?)));
    let by_whole = told.is_none() && follows(periods::example(flow)).is_some();
    Column { at, period: chosen.or(told), heading, chosen: chosen.is_some(), by_whole, twin: false }
}

/// Which statement the names tell of, the columns that they stand in, and the first row of them.
fn tell(table: &Table<'_>) -> Option<(Sheet, BTreeSet<usize>, usize)> {
    let mut found: BTreeMap<(Sheet, usize), BTreeSet<String>> = BTreeMap::new();
    let mut first: BTreeMap<Sheet, usize> = BTreeMap::new();
    let mut keys = BTreeSet::new();
    for row in 0..table.rows.len().min(LOOK) {
        for column in 0..table.rows[row].count.min(WIDE) {
            let cell = table.raw(row, column);
            if cell.is_empty() || cell.len() > 120 || cell.as_bytes()[0].is_ascii_digit() && cell.len() < 3 {
                continue;
            }
            let name = names::name(cell).text;
            for (sheet, key) in names::tells(&name) {
                first.entry(sheet).or_insert(row);
                if key {
                    keys.insert(sheet);
                }
                found.entry((sheet, column)).or_default().insert(name.clone());
            }
        }
    }
    let count =
        |sheet: Sheet| found.iter().filter(|((of, _), _)| *of == sheet).map(|(_, names)| names.len()).sum::<usize>();
    let sheet = Sheet::ALL
        .into_iter()
        .filter(|sheet| keys.contains(sheet) && count(*sheet) >= ENOUGH)
        .max_by_key(|s| count(*s))?;
    let columns: BTreeSet<usize> = found
        .iter()
        .filter(|((of, _), names)| *of == sheet && (names.len() > 1 || count(sheet) < 8))
        .map(|((_, c), _)| *c)
        .collect();
    Some((sheet, columns, *first.get(&sheet)?))
}

/// The first columns of the sides: columns of names with amounts between them.
fn sides(table: &Table<'_>, columns: &BTreeSet<usize>, first: usize) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for column in columns {
        let apart = out.last().is_none_or(|last| (last + 1..*column).any(|between| is_amounts(table, between, first)));
        if apart {
            out.push(*column);
        }
    }
    // Names of an outline may begin further left than the first known one.
    if let Some(start) = out.first_mut() {
        while *start > 0 && !is_amounts(table, *start - 1, first) && holds_words(table, *start - 1, first) {
            *start -= 1;
        }
    }
    let notes = (0..WIDE).find(|column| (0..first.min(LOOK)).any(|row| table.raw(row, *column).contains("补充资料")));
    out.extend(notes.filter(|column| out.last().is_some_and(|last| column > last)));
    out
}

fn holds_words(table: &Table<'_>, column: usize, first: usize) -> bool {
    let cells = (first.saturating_sub(3)..table.rows.len()).map(|row| table.raw(row, column));
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    filled.iter().filter(|cell| cell.chars().count() > 2 && cell.chars().any(char::is_alphabetic)).count() * 2
        > filled.len()
}

/// Whether a column holds amounts below a row.
fn is_amounts(table: &Table<'_>, column: usize, first: usize) -> bool {
    let (mut filled, mut amounts) = (0, 0);
    for row in first..table.rows.len() {
        match amounts::lex(table.raw(row, column)) {
            Cell::Nothing => {}
            Cell::Amount(_) => (filled, amounts) = (filled + 1, amounts + 1),
            Cell::Other => filled += 1,
        }
    }
    amounts > 0 && amounts * 5 >= filled * 3
}

/// The row of the heading: the last one above the lines that has words or years over amounts.
fn head(table: &Table<'_>, amounts: &[usize], first: usize) -> Option<usize> {
    let over = |row: usize| {
        amounts.iter().any(|column| {
            let cell = table.raw(row, *column);
            !cell.is_empty()
                && (matches!(amounts::lex(cell), Cell::Other) || is_year(cell) || times::time(cell).is_some())
        })
    };
    (0..first).rev().find(|row| over(*row)).or_else(|| first.checked_sub(1))
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4 && cell.parse::<u16>().is_ok_and(|year| (1990..=2199).contains(&year))
}

/// The heading of a column; the words of the row above, which may span several columns, before its own.
fn text_above(table: &Table<'_>, column: usize, heading: usize) -> String {
    let own = table.cell(heading, column).trim().to_owned();
    let Some(above) = heading.checked_sub(1) else { return own };
    let filled = (0..table.rows[above].count).filter(|at| !table.raw(above, *at).is_empty()).count();
    let upper = (0..=column).rev().map(|at| table.raw(above, at)).find(|cell| !cell.is_empty()).unwrap_or_default();
    let direct = table.raw(above, column);
    let remarks = table.line_text(above).contains([':', '：']);
    let spans = filled > 1 && upper.chars().count() <= 24 && !remarks;
    if own.is_empty() && spans {
        direct.to_owned()
    } else if spans && times::time(&own).is_none() && !names_time(&own) {
        format!("{upper} {own}").trim().to_owned()
    } else {
        own
    }
}

fn names_time(text: &str) -> bool {
    ["期", "年", "月", "季", "累计"].iter().any(|word| text.contains(word))
}

/// Columns that tell no amount of the statement: numbers of lines, notes, changes.
fn is_aside(text: &str) -> bool {
    let plain = heading::plain(text);
    let is = [
        "行次",
        "序号",
        "行号",
        "附注",
        "附注编号",
        "注释",
        "注释号",
        "附注号",
        "note",
        "notes",
        "line",
        "no",
        "ref",
        "code",
    ];
    let has = ["%", "增减", "变动", "比例", "占比", "change", "variance", "budget", "预算", "计划"];
    is.contains(&plain.as_str()) || has.iter().any(|word| text.to_lowercase().contains(word))
}

/// Whether a column without a heading counts the lines.
fn numbers_lines(table: &Table<'_>, column: usize, body: usize) -> bool {
    let numbers: Option<Vec<u32>> = (body..table.rows.len())
        .map(|row| table.raw(row, column))
        .filter(|cell| !cell.is_empty())
        .map(|cell| cell.parse().ok())
        .collect();
    numbers.is_some_and(|all| {
        all.len() > 2 && all[0] <= 60 && all.windows(2).all(|pair| pair[1] > pair[0] && pair[1] < pair[0] + 20)
    })
}

/// The time that the lines above the heading name; the most exact one.
fn title(table: &Table<'_>, heading: usize) -> Option<Time> {
    let cells = || (0..heading).flat_map(|row| (0..table.rows[row].count).map(move |column| (row, column)));
    let times: Vec<Time> = cells().filter_map(|(row, column)| times::time(&table.cell(row, column))).collect();
    let mut days: Vec<_> =
        times.iter().filter_map(|time| if let Time::Day(day) = time { Some(*day) } else { None }).collect();
    days.sort_unstable();
    days.dedup();
    let range = cells().any(|(row, column)| {
        let cell = table.raw(row, column);
        ["起", "止", "至", "from"].iter().any(|word| cell.to_lowercase().contains(word))
    });
    let span = times.iter().find(|time| matches!(time, Time::Span(..)));
    let both =
        if let ([first, last], true) = (days.as_slice(), range) { Some(Time::Span(*first, *last)) } else { None };
    let day = days.last().map(|day| Time::Day(*day));
    let month = times.iter().find(|time| matches!(time, Time::Month(_)));
    span.copied().or(both).or(day).or(month.copied()).or(times.first().copied())
}

/// The power of ten of the unit that the lines down to the heading name.
fn unit(table: &Table<'_>, heading: usize) -> Option<i32> {
    let mut found = None;
    for row in 0..=heading {
        for column in 0..table.rows[row].count {
            let cell: String = table.cell(row, column).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
            if cell.chars().count() > 120 {
                continue;
            }
            let has = |words: &[&str]| words.iter().any(|word| cell.contains(word));
            let power = if has(&["百万元", "百万人民币", "inmillions", "(millions)", "£m", "$m"]) {
                Some(6)
            } else if has(&["亿元"]) {
                Some(8)
            } else if has(&["万元"]) {
                Some(4)
            } else if has(&["千元", "inthousands", "(thousands)", "'000", "’000", "000s", "£000", "$000", "€000"])
            {
                Some(3)
            } else if (has(&["单位"]) && has(&["元"])) || has(&["(元)", "（元）", "人民币元"]) {
                Some(0)
            } else {
                None
            };
            found = found.or(power);
        }
    }
    found
}

/// The currency that a line about unit or currency names.
fn named_currency(table: &Table<'_>, heading: usize) -> Option<Currency> {
    (0..=heading).find_map(|row| {
        (0..table.rows[row].count).find_map(|column| {
            let cell = table.raw(row, column);
            let about =
                ["单位", "币种", "货币", "urrency", "mounts in", "xpressed in"].iter().any(|word| cell.contains(word));
            let behind = cell.rsplit(['：', ':']).next().unwrap_or(cell).trim();
            let alone = cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_uppercase());
            (about || alone)
                .then(|| words::currency(behind).or_else(|| words::heading_currency(behind)))
                .flatten()
                .or_else(|| {
                    let sign = ["£000", "€000", "£'000", "€'000"].iter().any(|sign| cell.contains(sign))
                        || matches!(cell, "£" | "€");
                    sign.then(|| words::heading_currency(cell)).flatten()
                })
        })
    })
}

/// The decimal sign, where every amount is whole and a sign groups its thousands: no statement is written in
/// thousandths.
pub(super) fn grouped(table: &Table<'_>, layout: &Layout) -> Option<DecimalSign> {
    let columns = layout.sides.iter().flat_map(|side| &side.columns);
    let mut found = None;
    for cell in columns.flat_map(|column| (layout.body..table.rows.len()).map(move |row| table.raw(row, column.at))) {
        let Cell::Amount(amount) = amounts::lex(cell) else { continue };
        match amount.hint() {
            Hint::Plain => {}
            Hint::Open => found = Some(if cell.contains(',') { DecimalSign::Point } else { DecimalSign::Comma }),
            Hint::Sure(_) | Hint::Likely(_) | Hint::Wrong => return None,
        }
    }
    found
}

/// Most decimals of an amount in the columns.
fn decimals(table: &Table<'_>, layout: &Layout) -> usize {
    let columns = layout.sides.iter().flat_map(|side| &side.columns);
    let cells = columns.flat_map(|column| (layout.body..table.rows.len()).map(move |row| table.raw(row, column.at)));
    let behind = cells.filter(|cell| matches!(amounts::lex(cell), Cell::Amount(_))).filter_map(|cell| {
        let digits = cell.trim_end_matches(|c: char| !c.is_ascii_digit());
        let at = digits.rfind(['.', ','])?;
        Some(digits.len() - at - 1).filter(|count| *count <= 2 || *count > 3)
    });
    behind.max().unwrap_or(0)
}

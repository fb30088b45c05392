//! How a table is to be read: which column is what, decided by the user, the layout of a known bill, or the content.

mod roles;

use super::amounts::{self, Cell, Unit};
use super::columns::{self, Orders, Profile, Separators};
use super::dates::{self, Form};
use super::finding::IntakeFinding;
use super::money::{Found, Money, Search};
use super::recipe::{DateOrder, DecimalSign, Recipe};
use super::record::{ColumnReading, Role};
use super::shape::Shape;
use super::table::Table;
use super::words;
use crate::kernel::{Currency, Date};
use std::collections::BTreeMap;

/// How dates without a year get one: the last day of the period the preamble names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Period {
    /// First day, when the preamble names it.
    pub first: Option<Date>,
    /// Last day.
    pub last: Date,
}

/// How to read the rows.
pub(super) struct Plan {
    /// Meaning of each column.
    pub roles: Vec<Role>,
    /// The columns as they are shown.
    pub columns: Vec<ColumnReading>,
    /// The date.
    pub date: Option<usize>,
    /// Order of day, month and year.
    pub order: DateOrder,
    /// The orders that the content leaves open, when it leaves more than one.
    pub orders: Vec<DateOrder>,
    /// The column whose decimal sign the content leaves open.
    pub open_decimal: Option<usize>,
    /// For dates without a year.
    pub period: Option<Period>,
    /// Where the amounts are.
    pub found: Option<Found>,
    /// Decimal sign by column.
    pub decimals: Vec<DecimalSign>,
    /// Columns of text, in order.
    pub texts: Vec<usize>,
    /// Cells of most rows.
    pub width: usize,
    /// Whether the user says that the signs are the other way round.
    pub flip: bool,
    /// Currency of rows that name none.
    pub currency: Currency,
    /// Currency that the heading of an amount column names.
    pub heading_currency: Option<Currency>,
    /// Whether cells of numbers stand beside cells of text, as in workbooks.
    pub mixed: bool,
    /// Whether a known layout of a bill was found: there an empty direction means neither.
    pub bill: bool,
    /// Whether a debit seems to be money in, as in the firm's own books, though too little proves it.
    pub debit_in: bool,
    /// What could not be decided.
    pub doubts: Vec<IntakeFinding>,
}

impl Plan {
    /// The minor units of an amount in a column.
    pub fn minor(&self, amount: &amounts::Amount, column: usize, places: u32) -> Result<i64, ()> {
        let decimal = self.decimals.get(column).copied().unwrap_or(DecimalSign::Point);
        if self.mixed { amount.minor_mixed(decimal, places) } else { amount.minor(decimal, places) }
    }

    /// The first column of a meaning.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|r| *r == role)
    }
}

/// What decides about columns before their content does.
pub(super) struct Given<'g> {
    /// The user's choices.
    pub recipe: &'g Recipe,
    /// Meanings that the layout of a known bill fixes, by column.
    pub layout: BTreeMap<usize, Role>,
    /// Currency of the case.
    pub currency: Currency,
    /// For dates without a year.
    pub period: Option<Period>,
    /// Whether the table is a sheet of a workbook.
    pub mixed: bool,
}

/// The one currency that some amounts of a file name beside others that name none: `900.00` below `£900.00`.
fn currency_of_cells(table: &Table<'_>, shape: Shape, columns: &[usize]) -> Option<Currency> {
    const DOLLARS: [&str; 9] = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP"];
    let (mut named, mut dollars) = (None::<Currency>, false);
    for row in shape.body..table.rows.len() {
        for column in columns {
            let text = table.raw(row, *column);
            // Most cells are nothing but digits, signs and separators.
            if text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b'-')) {
                continue;
            }
            let Cell::Amount(amount) = amounts::lex(text) else { continue };
            match (amount.unit, named) {
                (Some(Unit::Is(currency)), None) => named = Some(currency),
                (Some(Unit::Is(currency)), Some(other)) if currency != other => return None,
                (Some(Unit::Sign(..)), _) => dollars = true,
                _ => {}
            }
        }
    }
    named.filter(|currency| !dollars || DOLLARS.contains(&currency.as_str()))
}

/// Makes the plan.
pub(super) fn make(table: &Table<'_>, shape: Shape, given: &Given<'_>) -> Plan {
    let profiles = columns::profiles(table, shape);
    let mut fixed = given.layout.clone();
    fixed.extend(given.recipe.roles.iter().map(|(column, role)| (*column, *role)));
    fixed.retain(|column, _| *column < profiles.len());
    let mut doubts = Vec::new();
    let date = date_column(&profiles, &fixed, shape);
    let mut orders = Vec::new();
    let order = date_order(table, shape, &profiles, date, given, &mut orders);
    if !orders.is_empty() {
        doubts.push(IntakeFinding::DateOrderUndecided { example: example_date(table, shape, date) });
    }
    let Signs { decimals, open: open_decimal, unnamed } =
        decimal_signs(table, shape, &profiles, &fixed, given, &mut doubts);
    let currency_column = fixed
        .iter()
        .find(|(_, role)| **role == Role::Currency)
        .map(|(column, _)| *column)
        .or_else(|| currency_column(&profiles, &fixed));
    let currency = given.recipe.currency.unwrap_or(given.currency);
    let search = Search {
        table,
        body: shape.body,
        date,
        profiles: &profiles,
        decimals: &decimals,
        places: currency.minor_digits(),
        chosen: &fixed,
        currency: currency_column,
        mixed: given.mixed,
    };
    let found = search.find();
    let debit_in = found.is_some_and(|found| is_debit_in(&profiles, &fixed, &found));
    if (debit_in || found.is_some_and(|found| !found.sure)) && given.recipe.flip_sign.is_none() {
        doubts.push(IntakeFinding::SignUndecided);
    }
    let currency_column = currency_column.filter(|column| {
        // The currency of the purchase is not that of the amount booked.
        let original = |column: usize| words::is_original(&profiles[column].title);
        let read = found.map(|found| found.money.columns()).unwrap_or_default();
        fixed.contains_key(column) || !original(*column) || read.into_iter().any(original)
    });
    let roles = roles::roles(&profiles, &fixed, date, found.as_ref(), currency_column);
    let heading_currency = found.and_then(|found| {
        let columns = found.money.columns();
        let named = columns.iter().find_map(|column| words::heading_currency(&profiles[*column].title));
        let open = currency_column.is_none() && given.recipe.currency.is_none();
        let may = open && !columns.iter().all(|column| unnamed.contains(column));
        named.or_else(|| if may { currency_of_cells(table, shape, &columns) } else { None })
    });
    let width = width(table, shape);
    let texts = (0..roles.len()).filter(|column| roles[*column] == Role::Text).collect();
    let shown = roles::shown(&profiles, &roles, found.as_ref(), given);
    Plan {
        roles,
        columns: shown,
        date,
        order,
        orders,
        open_decimal,
        period: given.period,
        found,
        decimals,
        texts,
        width,
        flip: given.recipe.flip_sign.unwrap_or(false),
        currency,
        heading_currency,
        mixed: given.mixed,
        bill: !given.layout.is_empty(),
        debit_in,
        doubts,
    }
}

/// Whether no balance proves the sides of columns of debit and credit, and the few steps of it or headings that no bank
/// writes speak for a firm's own books.
fn is_debit_in(profiles: &[Profile], fixed: &BTreeMap<usize, Role>, found: &Found) -> bool {
    const HEADINGS: [&str; 7] = ["vch type", "vch no", "vch no.", "voucher type", "对方科目", "凭证字号", "凭证字"];
    let Money::Two { debit: Some(debit), credit: Some(credit), .. } = found.money else { return false };
    let sides = profiles[debit].named() == Some(Role::Debit) && profiles[credit].named() == Some(Role::Credit);
    let word = |column: usize| {
        let title = profiles[column].title.to_lowercase();
        ["debit", "借"].iter().any(|word| title.contains(word))
    };
    let headed = || profiles.iter().any(|profile| HEADINGS.contains(&profile.title.trim().to_lowercase().as_str()));
    let chosen = fixed.contains_key(&debit) || fixed.contains_key(&credit);
    let proven = found.roll.is_some_and(|roll| roll.proves());
    sides && !chosen && !proven && word(debit) && (found.against || headed())
}

/// The column of currencies: by its heading, that of the booked amount first, else by its cells.
fn currency_column(profiles: &[Profile], fixed: &BTreeMap<usize, Role>) -> Option<usize> {
    let score = |column: &usize| {
        let profile = &profiles[*column];
        let named = profile.named() == Some(Role::Currency);
        let other = matches!(profile.named(), Some(role) if role != Role::Currency);
        let fits = !fixed.contains_key(column) && !other && profile.is_currency();
        let booked = profile.heading.is_some_and(|heading| heading.booked);
        fits.then(|| (u8::from(named) * 2 + u8::from(booked), std::cmp::Reverse(*column)))
    };
    (0..profiles.len()).filter_map(|column| score(&column)).max().map(|(_, column)| column.0)
}

fn date_column(profiles: &[Profile], fixed: &BTreeMap<usize, Role>, shape: Shape) -> Option<usize> {
    if let Some((column, _)) = fixed.iter().find(|(_, role)| **role == Role::Date) {
        return Some(*column);
    }
    let most = profiles.iter().map(|profile| profile.filled).max().unwrap_or(0).max(1);
    let score = |column: usize| {
        let profile = &profiles[column];
        let free = !fixed.contains_key(&column);
        // Without a row of data only the heading can tell.
        let fits =
            if shape.typed { profile.is_date() } else { profile.is_date() || profile.named() == Some(Role::Date) };
        let named = match profile.named() {
            Some(Role::Date) => 30,
            Some(Role::OtherDate) => 12,
            Some(_) => 0,
            None => 8,
        };
        let exact = i64::from(profile.heading.is_some_and(|heading| heading.exact));
        let filled = 20 * i64::from(profile.filled) / i64::from(most);
        let share = 10 * i64::from(profile.dates) / i64::from(profile.filled.max(1));
        (free && fits).then_some(named + exact + filled + share)
    };
    (0..profiles.len())
        .filter_map(|column| score(column).map(|score| (score, column)))
        .max_by_key(|(score, column)| (*score, std::cmp::Reverse(*column)))
        .map(|(_, column)| column)
}

fn date_order(
    table: &Table<'_>,
    shape: Shape,
    profiles: &[Profile],
    date: Option<usize>,
    given: &Given<'_>,
    open: &mut Vec<DateOrder>,
) -> DateOrder {
    if let Some(chosen) = given.recipe.date_order {
        return chosen;
    }
    let Some(date) = date else { return DateOrder::YearMonthDay };
    let own = Orders::count(table, shape.body, date);
    if own.open == 0 {
        return DateOrder::YearMonthDay;
    }
    let best = own.best();
    if let [one] = best[..] {
        return one;
    }
    // A day above 12 in another column of dates decides for all of them.
    for column in (0..profiles.len()).filter(|column| *column != date && profiles[*column].is_date()) {
        let other = Orders::count(table, shape.body, column);
        if let ([one], true) = (&other.best()[..], other.open > 0)
            && best.contains(one)
        {
            return *one;
        }
    }
    if own.dotted == own.open && best.contains(&DateOrder::DayMonthYear) {
        return DateOrder::DayMonthYear;
    }
    if let Some(one) = columns::running_order(table, shape.body, date, &best) {
        return one;
    }
    if let Some(one) = columns::tight_order(table, shape.body, date, &best) {
        return one;
    }
    let chinese = profiles.iter().any(|profile| words::is_chinese(&profile.title));
    let dollar = profiles.iter().any(|profile| profile.samples.iter().any(|sample| sample.contains('$')));
    let preferred = if chinese {
        DateOrder::YearMonthDay
    } else if dollar && profiles.iter().any(|profile| !profile.title.is_empty()) {
        DateOrder::MonthDayYear
    } else {
        DateOrder::DayMonthYear
    };
    let used = if best.contains(&preferred) { preferred } else { best.first().copied().unwrap_or(preferred) };
    if differs(table, shape.body, date, &best) {
        *open = best;
    }
    used
}

/// The first date that does not tell its order.
fn example_date(table: &Table<'_>, shape: Shape, date: Option<usize>) -> String {
    let cells = (shape.body..table.rows.len()).filter_map(|row| Some(table.raw(row, date?)));
    let mut open =
        cells.filter(|text| dates::lex(text).is_some_and(|read| matches!(read.form, Form::YearLast | Form::Short)));
    open.next().unwrap_or_default().to_owned()
}

/// Whether the orders give different dates at all (`01/01/2011` does not).
fn differs(table: &Table<'_>, body: usize, column: usize, orders: &[DateOrder]) -> bool {
    (body..table.rows.len()).any(|row| {
        let Some(read) = dates::lex(table.raw(row, column)) else { return false };
        let mut dates = orders.iter().map(|order| read.resolve(*order));
        let first = dates.next();
        dates.any(|date| Some(date) != first)
    })
}

/// The decimal signs of the columns.
struct Signs {
    /// By column.
    decimals: Vec<DecimalSign>,
    /// The column whose sign the content leaves open.
    open: Option<usize>,
    /// Columns in which no cell names a currency.
    unnamed: Vec<usize>,
}

fn decimal_signs(
    table: &Table<'_>,
    shape: Shape,
    profiles: &[Profile],
    fixed: &BTreeMap<usize, Role>,
    given: &Given<'_>,
    doubts: &mut Vec<IntakeFinding>,
) -> Signs {
    let (recipe, mixed) = (given.recipe, given.mixed);
    if let Some(chosen) = recipe.decimal {
        return Signs { decimals: vec![chosen; profiles.len()], open: None, unnamed: Vec::new() };
    }
    let money = |column: usize| {
        profiles[column].is_money()
            || matches!(fixed.get(&column), Some(Role::Amount | Role::Debit | Role::Credit | Role::Balance))
    };
    let own: Vec<Separators> = (0..profiles.len())
        .map(|c| if money(c) { Separators::count(table, shape.body, c) } else { Separators::default() })
        .collect();
    let all = own.iter().fold(Separators::default(), |sum, one| sum.plus(*one));
    let chinese = profiles.iter().any(|profile| words::is_chinese(&profile.title));
    let fallback = all.sign().unwrap_or(DecimalSign::Point);
    let undecided = own.iter().position(|one| one.open() && one.sign().is_none() && all.sign().is_none());
    let torn = own.iter().position(|one| one.divided()).filter(|_| !mixed);
    let open = undecided.filter(|_| !chinese);
    if let Some(column) = open.or(torn) {
        let example = profiles[column].samples.first().cloned().unwrap_or_default();
        doubts.push(IntakeFinding::DecimalUndecided { example });
    }
    // With nothing but groups of three digits, they are thousands: no bank writes three decimals.
    let thousands = |column: usize| {
        let comma = (shape.body..table.rows.len()).any(|row| table.raw(row, column).contains(','));
        if comma || !own[column].open() { DecimalSign::Point } else { DecimalSign::Comma }
    };
    let signs = (0..profiles.len()).map(|column| {
        own[column].sign().unwrap_or_else(|| if undecided.is_some() { thousands(column) } else { fallback })
    });
    let unnamed = (0..profiles.len()).filter(|column| money(*column) && !own[*column].units).collect();
    Signs { decimals: signs.collect(), open, unnamed }
}

/// Cells up to the last filled one that most rows of data have; at least the heading's.
fn width(table: &Table<'_>, shape: Shape) -> usize {
    let mut widths = BTreeMap::<usize, usize>::new();
    for row in shape.body..table.rows.len().min(shape.body + 1_000) {
        if super::shape::typed(table, row, shape.yearless).is_some() {
            *widths.entry(table.rows[row].count).or_default() += 1;
        }
    }
    let usual = widths.iter().max_by_key(|(width, count)| (**count, **width)).map_or(0, |(width, _)| *width);
    usual.max(shape.header.map_or(0, |header| (header..shape.body).map(|row| table.width(row)).max().unwrap_or(0)))
}

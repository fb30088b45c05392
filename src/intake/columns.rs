//! What each column holds, counted over its cells.

use super::amounts::{self, Cell, Hint, Side};
use super::dates::{self, Form};
use super::recipe::{DateOrder, DecimalSign};
use super::record::Role;
use super::shape::Shape;
use super::table::{self, Table};
use super::words::{self, Heading};
use crate::kernel::{Date, days_between};
use std::collections::BTreeMap;
use std::ops::Range;

/// Rows of the body that are counted for what a column holds; the decimal sign and the order of dates are decided
/// over all rows.
const SAMPLE: usize = 1_000;
/// Different short words kept of a column.
const WORDS: usize = 12;

/// What the cells of a column are.
#[derive(Default, Debug)]
pub(super) struct Profile {
    /// The heading as written.
    pub title: String,
    /// What the heading says.
    pub heading: Option<Heading>,
    /// Cells that are not empty.
    pub filled: u32,
    /// Cells that read as dates.
    pub dates: u32,
    /// Cells that read as a time of day.
    pub times: u32,
    /// Cells that read as amounts.
    pub amounts: u32,
    /// Amounts with a separator, a sign or a currency.
    pub telling: u32,
    /// Amounts without any of these and longer than seven digits or with a needless first zero.
    pub ids: u32,
    /// Marks for nothing (`--`, `/`).
    pub nothing: u32,
    /// Cells that are a known direction.
    pub directions: u32,
    /// Of them, in or out.
    pub sided: u32,
    /// Cells that are a currency.
    pub currencies: u32,
    /// Characters of all cells.
    pub chars: u32,
    /// Different short words and how often they occur; not more than a dozen.
    pub words: BTreeMap<String, u32>,
    /// Whether there are more.
    pub more_words: bool,
    /// The first three cells that are not empty.
    pub samples: Vec<String>,
}

impl Profile {
    /// The heading's meaning.
    pub fn named(&self) -> Option<Role> {
        self.heading.map(|heading| heading.role)
    }

    /// Whether most cells are dates.
    pub const fn is_date(&self) -> bool {
        self.dates > 0 && self.dates * 10 >= self.filled.saturating_sub(self.nothing) * 6
    }

    /// Whether most cells are times of day.
    pub fn is_time(&self) -> bool {
        let named = matches!(self.named(), Some(Role::Time | Role::Date));
        self.dates == 0
            && self.times > 0
            && self.times * 10 >= self.filled.saturating_sub(self.nothing) * 6
            && (named || self.amounts == 0)
    }

    /// Whether the column can be one of amounts.
    pub fn is_money(&self) -> bool {
        let values = self.filled - self.nothing;
        let ids = self.ids * 2 > self.amounts && self.telling * 2 < self.amounts;
        let other = matches!(
            self.named(),
            Some(
                Role::Reference
                    | Role::PartyAccount
                    | Role::OwnAccount
                    | Role::Fee
                    | Role::Time
                    | Role::Party
                    | Role::Status
                    | Role::Kind
                    | Role::Date
                    | Role::OtherDate
            )
        );
        if self.is_date() || self.is_time() || (other && self.telling * 2 < self.amounts) {
            return false;
        }
        if values == 0 {
            return matches!(self.named(), Some(Role::Debit | Role::Credit | Role::Amount));
        }
        self.amounts > 0 && self.amounts * 10 >= values * 5 && !ids
    }

    /// Whether the column tells directions: few words, nearly all known.
    pub fn is_direction(&self) -> bool {
        let named = self.named() == Some(Role::Direction);
        let share = self.directions * 10 >= self.filled * 8;
        let told = self.directions > 0 && (named || self.sided > 0);
        told && !self.more_words && self.words.len() <= 6 && share && (named || !self.only_marks())
    }

    /// Nothing but `/` and `-`, which stand for "nothing" in most columns.
    fn only_marks(&self) -> bool {
        self.words.keys().all(|word| amounts::is_nothing(word))
    }

    /// Whether most cells are currencies.
    pub const fn is_currency(&self) -> bool {
        self.currencies > 0 && self.currencies * 10 >= self.filled.saturating_sub(self.nothing) * 8
    }
}

/// Profiles of all columns, over the rows of data; over all rows of the body when none has a date and an amount.
pub(super) fn profiles(table: &Table<'_>, shape: Shape) -> Vec<Profile> {
    let (header, body) = (shape.header, shape.body);
    let data = |row: &usize| !shape.typed || super::shape::typed(table, *row, shape.yearless).is_some();
    let rows: Vec<usize> = (body..table.rows.len().min(body + SAMPLE)).filter(data).collect();
    let mut width = rows.iter().map(|row| table.width(*row)).max().unwrap_or(0);
    if let Some(header) = header {
        width = (header..body).map(|row| table.width(row)).max().unwrap_or(0).max(width);
    }
    let mut all: Vec<Profile> = (0..width)
        .map(|column| {
            let title = shape.title(table, column);
            let heading = words::heading(&title);
            Profile { title, heading, ..Profile::default() }
        })
        .collect();
    for row in rows {
        for (column, profile) in all.iter_mut().enumerate() {
            let text = table.raw(row, column);
            if !text.is_empty() {
                count(profile, text);
            }
        }
    }
    all
}

fn count(profile: &mut Profile, text: &str) {
    profile.filled += 1;
    if profile.samples.len() < 3 {
        profile.samples.push(text.chars().take(60).collect());
    }
    profile.chars += u32::try_from(text.len()).unwrap_or(u32::MAX).min(500);
    let short = text.len() <= 24;
    if short {
        if profile.words.len() < WORDS || profile.words.contains_key(text) {
            *profile.words.entry(text.to_owned()).or_default() += 1;
        } else {
            profile.more_words = true;
        }
        let direction = words::direction(text);
        profile.directions += u32::from(direction.is_some());
        profile.sided += u32::from(matches!(direction, Some(Side::In | Side::Out)));
        // Under a heading that says so any code will do; elsewhere `BND` is as well a share.
        let headed = profile.named() == Some(Role::Currency);
        let code = headed && text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
        profile.currencies += u32::from(code || words::currency(text).is_some());
    } else {
        profile.more_words = true;
    }
    let digits = text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if digits && dates::lex(text).is_some_and(|read| read.form != Form::NoYear) {
        profile.dates += 1;
        return;
    }
    if digits && dates::lex(text).is_some() {
        profile.dates += 1;
    }
    if digits && dates::time(text).is_some() {
        profile.times += 1;
    }
    match amounts::lex(text) {
        Cell::Amount(amount) => {
            profile.amounts += 1;
            profile.telling += u32::from(!amount.bare());
            profile.ids += u32::from(amount.bare() && (amount.padded() || amount.length() > 7));
        }
        Cell::Nothing => profile.nothing += 1,
        Cell::Other => {}
    }
}

/// How the separators of a column's cells speak.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Separators {
    point: u32,
    comma: u32,
    open: u32,
    /// Whether any cell names a currency.
    pub units: bool,
}

impl Separators {
    /// Counts over all rows of the body.
    pub fn count(table: &Table<'_>, body: usize, column: usize) -> Self {
        let blocks = table::blocks(body..table.rows.len());
        blocks.fold(Self::default(), |sum, rows| sum.plus(Self::of_rows(table, rows, column)))
    }

    #[inline(never)] // see `table::blocks`
    fn of_rows(table: &Table<'_>, rows: Range<usize>, column: usize) -> Self {
        let mut out = Self::default();
        for row in rows {
            if let Cell::Amount(amount) = amounts::lex(table.raw(row, column)) {
                out.units |= amount.unit.is_some();
                match amount.hint() {
                    Hint::Sure(DecimalSign::Point) => out.point += 2,
                    Hint::Sure(DecimalSign::Comma) => out.comma += 2,
                    Hint::Likely(DecimalSign::Point) => out.point += 1,
                    Hint::Likely(DecimalSign::Comma) => out.comma += 1,
                    Hint::Open => out.open += 1,
                    Hint::Plain | Hint::Wrong => {}
                }
            }
        }
        out
    }

    /// Both counts together.
    pub const fn plus(self, other: Self) -> Self {
        Self {
            point: self.point + other.point,
            comma: self.comma + other.comma,
            open: self.open + other.open,
            units: self.units || other.units,
        }
    }

    /// The decimal sign that the cells show; `None` when they show none.
    pub fn sign(self) -> Option<DecimalSign> {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Some(DecimalSign::Point),
            std::cmp::Ordering::Less => Some(DecimalSign::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Whether the cells speak for both signs nearly as much.
    pub const fn divided(self) -> bool {
        let (most, least) = if self.point > self.comma { (self.point, self.comma) } else { (self.comma, self.point) };
        most > 0 && least * 3 > most
    }

    /// Whether separators stand there that both signs explain.
    pub const fn open(self) -> bool {
        self.open > 0
    }
}

/// How the dates of the body speak about their order.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Orders {
    /// Dates that do not tell by their form.
    pub open: u32,
    /// How many of them fit each order, by the position in [`DateOrder::ALL`].
    pub fits: [u32; 3],
    /// Of them, with a dot as separator: day first everywhere.
    pub dotted: u32,
}

impl Orders {
    /// Counts over all rows of the body.
    pub fn count(table: &Table<'_>, body: usize, column: usize) -> Self {
        let mut out = Self::default();
        table::blocks(body..table.rows.len()).for_each(|rows| out.add_rows(table, rows, column));
        out
    }

    #[inline(never)] // see `table::blocks`
    fn add_rows(&mut self, table: &Table<'_>, rows: Range<usize>, column: usize) {
        let (mut last, mut certain) = ("", false);
        for row in rows {
            let text = table.raw(row, column);
            // Most rows are of the day of the row before.
            if certain && text == last {
                continue;
            }
            let read = dates::lex(text);
            (last, certain) = (text, read.is_some_and(|read| read.form == Form::Certain));
            let Some(read) = read else { continue };
            if !matches!(read.form, Form::YearLast | Form::Short) {
                continue;
            }
            self.open += 1;
            self.dotted += u32::from(read.separator == '.');
            for (at, order) in DateOrder::ALL.into_iter().enumerate() {
                self.fits[at] += u32::from(read.fits(order));
            }
        }
    }

    /// The orders that fit the most dates.
    pub fn best(&self) -> Vec<DateOrder> {
        let most = self.fits.iter().copied().max().unwrap_or(0);
        DateOrder::ALL.into_iter().zip(self.fits).filter(|(_, fits)| *fits == most).map(|(order, _)| order).collect()
    }
}

/// The order among `orders` in which the rows' dates run one way, if only one does; `None` otherwise.
pub(super) fn running_order(table: &Table<'_>, body: usize, column: usize, orders: &[DateOrder]) -> Option<DateOrder> {
    let steps = |order: DateOrder| {
        let (mut up, mut down) = (0_u32, 0_u32);
        let mut last = None;
        for row in body..table.rows.len() {
            let Some(Ok(date)) = dates::lex(table.raw(row, column)).map(|read| read.resolve(order)) else { continue };
            match last.map(|last| date.cmp(&last)) {
                Some(std::cmp::Ordering::Greater) => up += 1,
                Some(std::cmp::Ordering::Less) => down += 1,
                Some(std::cmp::Ordering::Equal) | None => {}
            }
            last = Some(date);
        }
        (up.min(down), up.max(down))
    };
    let all: Vec<(DateOrder, (u32, u32))> = orders.iter().map(|order| (*order, steps(*order))).collect();
    let smooth = |(wrong, right): (u32, u32)| right >= 3 && wrong * 20 <= right;
    let rough = |(wrong, right): (u32, u32)| wrong * 5 >= right && right > 0;
    let best: Vec<DateOrder> = all.iter().filter(|(_, steps)| smooth(*steps)).map(|(order, _)| *order).collect();
    match best[..] {
        [one] if all.iter().all(|(order, steps)| *order == one || rough(*steps)) => Some(one),
        _ => None,
    }
}

/// The order among `orders` in which all rows lie within about two years, if in every other one they are spread over
/// many: `24/01/05` and `24/01/18` are days of one month, or of 2005 and 2018.
pub(super) fn tight_order(table: &Table<'_>, body: usize, column: usize, orders: &[DateOrder]) -> Option<DateOrder> {
    let spread = |order: DateOrder| {
        let dates = (body..table.rows.len()).filter_map(|row| dates::lex(table.raw(row, column))?.resolve(order).ok());
        let (first, last) = dates.fold((None, None), |(first, last): (Option<Date>, Option<Date>), date| {
            (Some(first.map_or(date, |f| f.min(date))), Some(last.map_or(date, |l| l.max(date))))
        });
        Some((order, days_between(first?, last?)))
    };
    let all: Vec<(DateOrder, i32)> = orders.iter().filter_map(|order| spread(*order)).collect();
    let tight: Vec<DateOrder> = all.iter().filter(|(_, days)| *days <= 800).map(|(order, _)| *order).collect();
    match tight[..] {
        [one] if all.iter().all(|(order, days)| *order == one || *days > 1_500) => Some(one),
        _ => None,
    }
}

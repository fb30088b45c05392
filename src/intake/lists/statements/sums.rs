//! The sums of a statement, proven from the lines above them.

use super::names;
use super::{Line, Sheet, Sign};
use crate::intake::decimal::Decimal;

/// A sum that the statement gives, beside what its lines give, in one column.
pub(super) struct Check {
    /// The line of the sum among the lines.
    pub line: usize,
    /// The column of amounts.
    pub column: usize,
    /// As stated.
    pub stated: Decimal,
    /// As its lines give it.
    pub computed: Decimal,
    /// Lines added up.
    pub parts: usize,
}

/// A line, or a sum that stands for its lines, in the sign in which it enters sums.
struct Item {
    values: Vec<Option<Decimal>>,
    /// What is owed, in a sum such as net assets.
    owed: bool,
}

/// A heading and how many items stood before it.
struct Mark {
    name: String,
    at: usize,
}

/// What was worked out of one list of lines.
#[derive(Default)]
pub(super) struct Sums {
    /// The sums.
    pub checks: Vec<Check>,
    /// Sums without parts, which stand for themselves.
    pub alone: Vec<usize>,
}

impl Sums {
    /// Sums that differ by more than rounding.
    pub fn wrong(&self, unit: Decimal) -> usize {
        self.checks.iter().filter(|check| !near(check.stated, check.computed, check.parts, unit)).count()
    }
}

/// Whether two sums are the same but for the rounding of so many parts to a unit.
pub(super) fn near(stated: Decimal, computed: Decimal, parts: usize, unit: Decimal) -> bool {
    let (low, high) = if stated < computed { (stated, computed) } else { (computed, stated) };
    let room = (0..parts.div_ceil(2)).try_fold(Decimal::ZERO, |sum, _| sum.plus(unit));
    stated == computed || high.minus(low).zip(room).is_some_and(|(gap, room)| gap <= room && unit != Decimal::ZERO)
}

/// Adds the lines of one list up.
pub(super) fn add_up(sheet: Sheet, lines: &[Line], unit: Decimal) -> Sums {
    let mut out = Sums::default();
    let (mut items, mut marks): (Vec<Item>, Vec<Mark>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        match line.role {
            None => marks.push(Mark { name: line.name.clone(), at: items.len() }),
            Some(names::Role::Part) => {}
            Some(names::Role::Item) => {
                items.push(Item { values: effect(line), owed: line.owed });
            }
            Some(role) => {
                let found = extent(sheet, line, &items, &marks, unit);
                let Some((from, sums)) = found else {
                    out.alone.push(at);
                    items.push(Item { values: effect(line), owed: line.owed });
                    continue;
                };
                // A net value without its parts stands for them.
                let empty = sums.iter().all(|sum| *sum == Decimal::ZERO);
                if role == names::Role::Net && (empty || from == items.len()) {
                    out.alone.push(at);
                    items.push(Item { values: effect(line), owed: line.owed });
                    continue;
                }
                let parts = items.len() - from;
                for (column, (stated, sum)) in line.values.iter().zip(&sums).enumerate() {
                    if let Some(stated) = *stated {
                        out.checks.push(Check { line: at, column, stated, computed: turned(line, *sum), parts });
                    }
                }
                items.truncate(from);
                marks.retain(|mark| mark.at <= from && mark.name != of_total(&line.name));
                items.push(Item { values: effect(line), owed: line.owed });
            }
        }
    }
    out
}

/// What a line adds to a sum.
fn effect(line: &Line) -> Vec<Option<Decimal>> {
    line.values.iter().map(|value| value.map(|value| turned(line, value))).collect()
}

fn turned(line: &Line, value: Decimal) -> Decimal {
    if line.sign == Sign::Less { value.negated() } else { value }
}

/// The name of what a total sums.
fn of_total(name: &str) -> String {
    let name = name.strip_prefix("total ").or_else(|| name.strip_suffix(" total")).unwrap_or(name);
    ["合计", "总计", "小计"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).to_owned()
}

/// The items that a total sums: the longest run of the latest ones that gives it in all columns; else those under its
/// own heading, else under the latest heading that has some, else all. `None` when there are none.
fn extent(sheet: Sheet, line: &Line, items: &[Item], marks: &[Mark], unit: Decimal) -> Option<(usize, Vec<Decimal>)> {
    if items.is_empty() || line.values.iter().all(Option::is_none) {
        return None;
    }
    let net = sheet == Sheet::Balance && line.name.starts_with("net ");
    let sums = |turn: bool| suffixes(items, line.values.len(), turn);
    let stated = effect(line);
    let fits = |sums: &[Decimal], parts: usize, unit: Decimal| {
        stated.iter().zip(sums).all(|(stated, sum)| stated.is_none_or(|stated| near(stated, *sum, parts, unit)))
    };
    let turns: &[bool] = if net { &[true, false] } else { &[false] };
    let all: Vec<Vec<Vec<Decimal>>> = turns.iter().map(|turn| sums(*turn)).collect();
    // Sums that fit exactly come before those that fit but for rounding.
    for (unit, sums) in [Decimal::ZERO, unit].into_iter().flat_map(|unit| all.iter().map(move |sums| (unit, sums))) {
        let found = sums.iter().enumerate().find(|(from, sums)| fits(sums, items.len() - from, unit));
        if let Some((from, sums)) = found {
            return Some((from, sums.clone()));
        }
    }
    let own = of_total(&line.name);
    let named = marks.iter().rev().find(|mark| mark.name == own && mark.at < items.len());
    let open = named.or_else(|| marks.iter().rev().find(|mark| mark.at < items.len() && sheet == Sheet::Balance));
    let from = open.map_or(0, |mark| mark.at);
    Some((from, all.first()?.get(from)?.clone()))
}

/// The sums of the latest items by the place of the first of them. `turn`: what is owed lowers the sum.
fn suffixes(items: &[Item], columns: usize, turn: bool) -> Vec<Vec<Decimal>> {
    let mut sum = vec![Decimal::ZERO; columns];
    let mut out = Vec::with_capacity(items.len());
    for item in items.iter().rev() {
        for (sum, value) in sum.iter_mut().zip(&item.values) {
            let value = value.unwrap_or(Decimal::ZERO);
            let value = if turn && item.owed { value.negated() } else { value };
            *sum = sum.plus(value).unwrap_or(*sum);
        }
        out.push(sum.clone());
    }
    out.reverse();
    out
}

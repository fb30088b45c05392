//! Dates that name no year (`12/29`, `12月29日`, `29 Dec`), in a file whose lines above say none either: the user is asked
//! up to which day the file goes, which gives each of them its year.

use crate::intake::dates::{self, Form};
use crate::intake::document::StatementPeriod;
use crate::intake::finding::IntakeFinding;
use crate::intake::plan::{Period, Plan};
use crate::intake::question::{Question, QuestionKind};
use crate::intake::recipe::Recipe;
use crate::intake::shape::Shape;
use crate::intake::table::Table;
use crate::kernel::{Date, Finding, Origin, Severity};

/// The user's word for a file that says no year itself.
pub(in crate::intake) struct Yearless {
    until: Option<Date>,
    line: u32,
}

/// Gives the plan the user's last day, if the file leaves its years open; nothing otherwise, and nothing where it is open
/// which part of `03/04` is the month.
pub(in crate::intake) fn settle(table: &Table<'_>, shape: Shape, recipe: &Recipe, plan: &mut Plan) -> Option<Yearless> {
    let column = plan.date.filter(|_| shape.yearless && plan.period.is_none())?;
    let read = |row: usize| Some((row, dates::lex(table.raw(row, column))?));
    let all = || (shape.body..table.rows.len()).filter_map(read).filter(|(_, read)| read.form == Form::NoYear);
    let (first, _) = all().next()?;
    let parts = || all().map(|(_, read)| (read.separator, read.month_day()));
    let named = |separator: char| matches!(separator, '月' | ' ');
    if parts().any(|(_, (month, _))| month > 12) || !parts().any(|(sign, (_, day))| named(sign) || day > 12) {
        return None;
    }
    let until = match recipe.periods.get("") {
        Some(StatementPeriod::On(day)) => Some(*day),
        _ => None,
    };
    plan.period = until.map(|last| Period { first: None, last });
    Some(Yearless { until, line: table.rows[first].line })
}

impl Yearless {
    /// The question; it stays when it is answered, so that the answer can be changed.
    pub fn question(&self) -> Question {
        let sample = String::new();
        Question { kind: QuestionKind::Until, column: None, line: self.line, sample, choices: Vec::new() }
    }

    /// Whether it is not answered yet.
    pub const fn is_open(&self) -> bool {
        self.until.is_none()
    }

    /// That the years are the user's word.
    pub fn finding(&self) -> Option<Finding<IntakeFinding>> {
        let kind = IntakeFinding::YearChosen { until: self.until? };
        Some(Finding::at(Severity::Note, kind, Origin::Line { file: 0, line: self.line }))
    }
}

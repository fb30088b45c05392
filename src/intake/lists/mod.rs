//! Tables that are no statement of an account: lists of invoices, journals of bookings, financial statements, trial balances, charts of accounts, orders of a shop.
//! Each is told by its heading; a table whose heading is none of theirs is left to the reader of statements.

mod chart;
mod day_book;
mod entries;
mod heading;
mod invoices;
mod orders;
mod periods;
mod settlement;
mod statements;
mod times;
mod trial;

pub(super) use periods::suggest;

use super::draft::Draft;
use super::readers::Ask;
use super::recipe::Recipe;
use super::table::Table;

/// The draft of a table that is one of these lists; `None` when it is none.
pub(super) fn draft(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>) -> Option<Draft> {
    // Whoever chose the meaning of columns reads a statement.
    if !recipe.roles.is_empty() {
        return None;
    }
    entries::draft(table, recipe, ask)
        .or_else(|| day_book::draft(table))
        .or_else(|| settlement::draft(table, recipe, ask))
        .or_else(|| statements::draft(table, recipe, ask))
        .or_else(|| invoices::draft(table, recipe, ask))
        .or_else(|| trial::draft(table, recipe, ask))
        .or_else(|| orders::draft(table, recipe, ask))
        .or_else(|| chart::draft(table))
}

//! Settlement reports of Amazon, one row an amount: the price of an article, a commission, a refund. The first row is
//! the settlement itself with what was paid out, which the others sum to.

use super::heading::{Columns, Form, currency, plain, skip};
use crate::intake::controls::Control;
use crate::intake::decimal::{Decimal, sum};
use crate::intake::draft::Draft;
use crate::intake::finding::{ControlFigure, UnreadReason};
use crate::intake::format::Format;
use crate::intake::readers::Ask;
use crate::intake::recipe::Recipe;
use crate::intake::record::{ControlTotal, UnreadRow};
use crate::intake::statement;
use crate::intake::table::Table;
use crate::kernel::{Currency, Severity};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Role {
    Settlement,
    Total,
    Currency,
    Kind,
    Order,
    Amount,
    What,
    Date,
}

const ROLES: &[(Role, &[&str])] = &[
    (Role::Settlement, &["settlement id"]),
    (Role::Total, &["total amount"]),
    (Role::Currency, &["currency"]),
    (Role::Kind, &["transaction type"]),
    (Role::Order, &["order id"]),
    (Role::Amount, &["amount", "price amount"]),
    (Role::What, &["amount description", "price type"]),
    (Role::Date, &["posted date"]),
];

/// Columns of amounts in reports of the first version, each row with one or some of them.
const PARTS: [&str; 8] = [
    "price amount",
    "item related fee amount",
    "order fee amount",
    "shipment fee amount",
    "promotion amount",
    "direct payment amount",
    "misc fee amount",
    "other amount",
];

pub(super) fn draft(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>) -> Option<Draft> {
    let must: &[&[Role]] = &[&[Role::Settlement], &[Role::Total], &[Role::Kind], &[Role::Amount], &[Role::Date]];
    let columns = Columns::find(table, ROLES, must)?;
    let mut draft = Draft::new(Format::Delimited);
    let all = 0..table.rows[columns.row].count;
    let part = |column: &usize| PARTS.contains(&plain(&table.cell(columns.row, *column)).as_str());
    let mut amounts: Vec<usize> = all.filter(part).collect();
    if amounts.is_empty() {
        amounts.extend(columns.of.get(&Role::Amount));
    }
    let dates: Vec<usize> = columns.of.get(&Role::Date).copied().into_iter().collect();
    let form = Form::decide(table, columns.row, &dates, &amounts, recipe, &mut draft);
    // Only the first row of a settlement names its currency.
    let mut named: Option<Currency> = recipe.currency;
    let mut totals: Vec<(usize, Decimal)> = Vec::new();
    for row in 0..table.rows.len() {
        let text = |role: Role| columns.text(table, row, role);
        if row <= columns.row {
            if row != columns.row {
                skip(table, row, &mut draft);
            }
            continue;
        }
        named = recipe.currency.or_else(|| Currency::parse(&text(Role::Currency))).or(named);
        let own = match named {
            Some(named) => named,
            None => *named.insert(currency(table, columns.row, recipe, ask.currency, &mut draft)),
        };
        if let (true, Ok(Some(total))) = (text(Role::Kind).is_empty(), form.amount(&text(Role::Total))) {
            totals.push((row, total));
            skip(table, row, &mut draft);
            continue;
        }
        let values: Result<Vec<Option<Decimal>>, ()> =
            amounts.iter().map(|column| form.amount(table.raw(row, *column))).collect();
        let value = values.map(|values| sum(values.into_iter().flatten()));
        let stated = text(Role::Date);
        let date = form.date(&stated).or_else(|()| form.date(stated.split(['T', ' ']).next().unwrap_or_default()));
        let reason = match (value, date) {
            (Ok(Some(value)), Ok(Some(date))) => {
                if let Some((money, _)) = value.money(own) {
                    let mut record = statement::blank(table.rows[row].line, date, money);
                    record.text = text(Role::What).as_str().into();
                    record.kind = text(Role::Kind).as_str().into();
                    record.reference = text(Role::Order).as_str().into();
                    draft.rows.push(record);
                    continue;
                }
                UnreadReason::BadAmount
            }
            (Ok(Some(_)), _) => UnreadReason::BadDate,
            _ => UnreadReason::BadAmount,
        };
        let text = table.line_text(row).trim().chars().take(400).collect();
        draft.unread.push(UnreadRow { line: table.rows[row].line, text, reason });
    }
    if draft.rows.is_empty() && draft.unread.is_empty() {
        return None;
    }
    prove(table, &totals, &mut draft);
    draft.currency = named;
    Some(draft)
}

/// What the file says was paid out, beside the sum of its rows.
fn prove(table: &Table<'_>, totals: &[(usize, Decimal)], draft: &mut Draft) {
    let ([(row, total)], Some(first)) = (totals, draft.rows.first()) else { return };
    let own = first.amount.currency();
    let all = draft.rows.iter().try_fold(crate::kernel::Money::zero(own), |sum, row| sum.checked_add(row.amount));
    if let (Some(computed), Some((stated, _))) = (all, total.money(own)) {
        let total = ControlTotal {
            line: table.rows[*row].line,
            text: table.line_text(*row).trim().chars().take(200).collect(),
            stated: ControlFigure::Sum(stated),
            computed: ControlFigure::Sum(computed),
        };
        draft.controls.push(Control { total, severity: Severity::Warning });
    }
}

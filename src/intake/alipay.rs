//! Alipay (支付宝) bills: the app's export since 2021 and the older one of the web site, both recognised by words.

use super::amounts::{self, Cell};
use super::bill::Layout;
use super::dates;
use super::fees::{self, Told};
use super::finding::IntakeFinding;
use super::format::Format;
use super::plan::Plan;
use super::recipe::DateOrder;
use super::record::{Record, Role};
use super::table::Table;
use super::words;
use crate::kernel::{Currency, Money};
use std::collections::BTreeMap;

/// Headings of all known layouts.
pub(super) const LAYOUT: Layout = Layout {
    format: Format::Alipay,
    // The app's bill names the goods and both order numbers, the web site's the trade number and the flow of money.
    marks: &[&["收/支", "交易对方", "商品说明", "交易状态"], &["收/支", "交易对方", "商品名称", "交易状态"]],
    roles: &[
        ("交易时间", Role::Date),
        ("交易创建时间", Role::Date),
        ("付款时间", Role::OtherDate),
        ("最近修改时间", Role::OtherDate),
        ("交易分类", Role::Kind),
        ("类型", Role::Kind),
        ("交易对方", Role::Party),
        ("对方账号", Role::PartyAccount),
        ("商品说明", Role::Text),
        ("商品名称", Role::Text),
        ("收/支", Role::Direction),
        ("金额", Role::Amount),
        ("金额(元)", Role::Amount),
        ("收/付款方式", Role::OwnAccount),
        ("交易状态", Role::Status),
        ("交易订单号", Role::Reference),
        ("交易号", Role::Reference),
        ("商家订单号", Role::Ignored),
        ("服务费(元)", Role::Ignored),
        ("成功退款(元)", Role::Ignored),
        ("资金状态", Role::Ignored),
        ("交易来源地", Role::Ignored),
        ("备注", Role::Text),
    ],
};

/// The column of the web site's bill that tells, in the row of what was paid, how much of it came back.
const REFUNDED: &str = "成功退款(元)";

/// Rows that tell of refunds, by what may tie them to what was paid. Each is used once.
struct Refunds<'r> {
    records: &'r [Record],
    by_number: BTreeMap<&'r str, Vec<usize>>,
    by_order: BTreeMap<&'r str, Vec<usize>>,
    by_party: BTreeMap<(&'r str, i64), Vec<usize>>,
    used: Vec<bool>,
}

impl<'r> Refunds<'r> {
    fn of(records: &'r [Record], order: &dyn Fn(usize) -> &'r str) -> Self {
        let used = vec![false; records.len()];
        let (by_number, by_order, by_party) = Default::default();
        let mut out = Self { records, by_number, by_order, by_party, used };
        for (at, record) in records.iter().enumerate().filter(|(_, record)| is_refund(record)) {
            out.by_number.entry(record.reference.as_str()).or_default().push(at);
            out.by_order.entry(order(at)).or_default().push(at);
            let size = record.amount.minor().saturating_abs();
            out.by_party.entry((record.party.as_str(), size)).or_default().push(at);
        }
        out
    }

    /// The sum of the rows that give a payment back: those with its number or its order's, which may be longer, else one
    /// with the same party that gives just so much.
    fn given(&mut self, at: usize, order: &str, stated: i64) -> i64 {
        let paid = &self.records[at];
        let begins = |all: &BTreeMap<&'r str, Vec<usize>>, number: &str| -> Vec<usize> {
            if number.trim().is_empty() {
                return Vec::new();
            }
            let from = all.range(number..).take_while(|(other, _)| other.starts_with(number));
            from.flat_map(|(_, rows)| rows.iter().copied()).collect()
        };
        let mut rows = begins(&self.by_number, paid.reference.as_str());
        rows.extend(begins(&self.by_order, order));
        if rows.is_empty() && !paid.party.is_empty() {
            let same = self.by_party.get(&(paid.party.as_str(), stated)).into_iter().flatten().copied();
            rows.extend(same.filter(|row| !self.used[*row] && self.records[*row].date >= paid.date).take(1));
        }
        let mut sum = 0_i64;
        for row in rows {
            if !std::mem::replace(&mut self.used[row], true) {
                sum = sum.saturating_add(self.records[row].amount.minor().saturating_abs());
            }
        }
        sum
    }
}

/// Whether a row is itself the one that gives money back.
fn is_refund(record: &Record) -> bool {
    record.status.contains("退款") || record.text.starts_with("退款")
}

/// Adds a record for each refund that only the row of the payment tells of. The bill's other layouts have no such column.
/// A payment that was given back whole is closed, which the books know.
pub(super) fn refunds(format: Format, table: &Table<'_>, plan: &Plan, records: &mut Vec<Record>) -> Told {
    let heading = |name: &str| {
        let plain = |heading: &str| words::normal(heading).replace(' ', "");
        plan.columns.iter().position(|column| plain(&column.heading) == name)
    };
    let Some(column) = (format == Format::Alipay).then(|| heading(REFUNDED)).flatten() else { return Told::default() };
    let (changed, orders) = (heading("最近修改时间"), heading("商家订单号"));
    let rows: Vec<Option<usize>> =
        records.iter().map(|record| table.rows.binary_search_by_key(&record.line, |row| row.line).ok()).collect();
    let cell = |at: usize, column: Option<usize>| {
        rows[at].zip(column).map_or("", |(row, column)| table.raw(row, column).trim())
    };
    let order = |at: usize| cell(at, orders);
    let mut known = Refunds::of(records, &order);
    let offset = fees::offset(records);
    let mut added: BTreeMap<usize, Record> = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        let Some(stated) = stated(cell(at, Some(column)), plan, column, record.amount.currency()) else { continue };
        if is_refund(record) || record.status.contains("关闭") {
            continue;
        }
        let rest = stated.saturating_sub(known.given(at, order(at), stated));
        if rest <= 0 {
            continue;
        }
        let back = if record.amount.is_negative() { rest } else { rest.saturating_neg() };
        let day = dates::lex(cell(at, changed)).and_then(|read| read.resolve(DateOrder::YearMonthDay).ok());
        let refund = Record {
            line: record.line.saturating_add(offset),
            date: day.map_or(record.date, |day| day.max(record.date)),
            time: None,
            amount: Money::from_minor(back, record.amount.currency()),
            kind: REFUNDED.into(),
            reference: format!("{} {REFUNDED}", record.reference).trim().into(),
            ..record.clone()
        };
        added.insert(at, refund);
    }
    told(records, added, offset)
}

/// The refund that a cell states, above zero.
fn stated(text: &str, plan: &Plan, column: usize, currency: Currency) -> Option<i64> {
    let Cell::Amount(amount) = amounts::lex(text) else { return None };
    plan.minor(&amount, column, currency.minor_digits()).ok().filter(|minor| *minor > 0)
}

/// Puts each refund behind its payment and says so.
fn told(records: &mut Vec<Record>, mut added: BTreeMap<usize, Record>, offset: u32) -> Told {
    let Some(first) = added.values().next() else { return Told::default() };
    let currency = first.amount.currency();
    let own = added.values().filter(|record| record.amount.currency() == currency);
    let total: i64 = own.map(|record| record.amount.minor().saturating_abs()).fold(0, i64::saturating_add);
    let count = u32::try_from(added.len()).unwrap_or(u32::MAX);
    let all = std::mem::take(records);
    for (at, record) in all.into_iter().enumerate() {
        records.push(record);
        records.extend(added.remove(&at));
    }
    let total = Money::from_minor(total, currency);
    let column = REFUNDED.to_owned();
    let kind = IntakeFinding::RefundsSplit { column, count, total, number: offset.saturating_add(7) };
    Told { finding: Some(kind), added: count }
}
